"""Case papers and prints: rows of the bodies before, cited cases, lists of those proposed, what a notice says under its list; nb and nn."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text
from minutes_parser.model import Minutes

PRINTS = """MØTEBOK
Saksnr.: Utvalg Møtedato
0041/97 Kommunestyret 11.12.97
Saksbehandler: Aud Skar Arkiv: 233
Arkivsaksnr.: 97/00412
HAVNEAVGIFTER FOR 1998
Det vises til:
- Kommunestyresak 12/97
- Havnestyresak 7/97
- Havnestyresak 9/97
Forslag til vedtak:
Avgiftene økes med 3 prosent.
Kommunestyrets vedtak, enst.:
Innstillingen tiltres.
MØTEBOK
Saksnr.: Utvalg Møtedato
0009/97 Havn og fiske 02.10.97
0017/97 Formannskapet 27.11.97
0042/97 Kommunestyret 11.12.97
/ Kommunestyret
Saksbehandler: Aud Skar Arkiv: 033
OPPNEVNING AV HAVNESTYRE
Det vises til:
Kommunestyrets vedtak i sak 38/86
Havnestyrets vedtak i sak 4/92
Forslag til vedtak:
Som medlem oppnevnes ______ med vara ______.
Kommunestyrets behandling:
Valgkomiteens forslag:
Tor Inge Haug Vara: Liv Sund
Berit Anne Lie Nils Moe
Kommunestyrets vedtak, enst.:
Valgkomiteens forslag tiltres.
"""

NOTICE = """MØTEINNKALLING
Utvalg: Formannskapet
Møtedato: 14.05.2003 Tid: 10:00

SAKSLISTE
Saksnr. Tittel
0021/03 Ny kai i Lia.
0022/03 Salg av tomt.
0023/03 Vei til Nes.
Referater
Eventuelt
Forfall meldes snarest, slik at varamedlemmer kan innkalles.
Møtet er åpent for alle.
Lia, 02.05.03

Saksnr.: Utvalg Møtedato
0021/03 Formannskapet 14.05.2003
NY KAI I LIA
Forslag til vedtak:
Kaia bygges i 2004.
Saksnr.: Utvalg Møtedato
0022/03 Formannskapet 14.05.2003
SALG AV TOMT
Forslag til vedtak:
Tomten selges.
Saksnr.: Utvalg Møtedato
0023/03 Formannskapet 14.05.2003
VEI TIL NES
Forslag til vedtak:
Veien bygges.
Vedlegg til sak 23/03
Resultat: Forslag vedtatt
Ungdomsrådets forslag:
Veien får fortau.
"""


@pytest.fixture(scope="module")
def prints() -> Minutes:
    return parse_text(PRINTS)


def test_numbers_of_cited_cases_are_no_headings(prints: Minutes) -> None:
    assert [c.number and c.number.raw for c in prints.cases] == ["0041/97", "0042/97"]
    assert [c.title for c in prints.cases] == ["HAVNEAVGIFTER FOR 1998", "OPPNEVNING AV HAVNESTYRE"]


def test_the_rows_of_the_bodies_before_belong_to_the_case_that_follows(prints: Minutes) -> None:
    first, second = prints.cases
    assert first.decision is not None and first.decision.text == "Innstillingen tiltres."
    assert prints.locate(second.span)[0].line == 16
    assert not prints.unparsed


def test_a_decision_of_another_case_is_cited(prints: Minutes) -> None:
    decision = prints.cases[1].decision
    assert decision is not None and decision.text == "Valgkomiteens forslag tiltres."


def test_those_proposed_with_their_substitutes_are_the_proposal(prints: Minutes) -> None:
    decision = prints.cases[1].decision
    assert decision is not None and decision.resolved is not None
    assert decision.resolved.text == "Tor Inge Haug Vara: Liv Sund\nBerit Anne Lie Nils Moe"
    assert not prints.attendance.attendees


def test_what_a_notice_says_under_its_list_is_no_row() -> None:
    minutes = parse_text(NOTICE)
    assert [row.title for row in minutes.agenda] == ["Ny kai i Lia.", "Salg av tomt.", "Vei til Nes.", "Referater", "Eventuelt"]


def test_papers_that_quote_one_result_are_still_a_notice() -> None:
    assert parse_text(NOTICE).kind == "notice"


@pytest.mark.parametrize(
    "decision", ["Næringskomiteens innstilling med Kari Moes endringsforslag enstemmig vedtatt.", "Møteleders tilråding samrøystes vedteken."]
)
def test_a_decision_that_only_tells_that_papers_were_carried_replaces_nothing(decision: str) -> None:
    text = (
        f"MØTEBOK\nStyret\nMøtedato: 03.02.2004\n\nSak 1/04 Ny bru\n\nInnstilling:\n\nKommunen bygger bru over elva i Lia.\n\nVedtak:\n\n{decision}\n"
    )
    read = parse_text(text).cases[0].decision
    assert read is not None and read.text == decision and read.follows_recommendation is None


STROKES = """MØTEBOK 2/96
Tinget
Møtedato: 20.03.1996

SAKLISTE:
SAK 31/96
SAK 32/96
SAK 33/96
KONSTITUERING
NYE SAKER
NOU 1995: 18 OPPLÆRING
Vedtak:
Innkallingen ble godkjent.

SAK 32/96
NYE SAKER

Vedtak:
Sakene oversendes rådet.

SAK 33196
OPPLÆRING
Dokumenter:
NOU 1995: 18 Ny lov om opplæring

Vedtak:
Saken utsettes.

SAK 34/96
HAVNER

Vedtak:
Planen for havnene vedtas.
"""


def test_a_misread_stroke_between_its_neighbours_is_read_and_a_year_is_no_case() -> None:
    minutes = parse_text(STROKES)
    numbers = [(c.number.sequence, c.number.year, c.title) for c in minutes.cases if c.number]
    assert numbers == [(32, 1996, "NYE SAKER"), (33, 1996, "OPPLÆRING"), (34, 1996, "HAVNER")]


def test_numbers_in_a_column_of_their_own_are_given_to_no_title() -> None:
    rows = parse_text(STROKES).agenda
    assert [(row.number, row.title) for row in rows] == [(None, "KONSTITUERING"), (None, "NYE SAKER"), (None, "NOU 1995: 18 OPPLÆRING")]


SCANNED = """Tid: 8. mars 1994
SAKLISTE:
SAK 61/94 TINGRÅDETS BERETNING, HERUNDER
REFERATSAKER
SAK 62/94 NYE SAKER
SAK 63/94 PLAN FOR HAVNENE I LIA OG
PÅ NES
EVENTUELT
REFERAT 3/94 - VEDTAKSDEL
SIDE: 2
SAK 61/94 TINGRÅDETS BERETNING, HERUNDER REFERATSAKER
Presidenten orienterte.
REFERAT 3/94 - VEDTAKSDEL
SIDE: 3
SAK 62/94 NYE SAKER
Representanten Liv Sund fremmet en sak om fuglene på Nes:
I tillegg blir sjeldne fugler hardt utsatt.
Utsett arbeidet med kaia
REFERAT 3/94 - VEDTAKSDEL
SIDE: 4 1. Representanten Per Moe fremmet en sak om kaia.
REFERAT 3/94 - VEDTAKSDEL
SIDE: 5 Det ble bedt om svar.
SAK 63/94
PLAN FOR HAVNENE I LIA OG
På NES

Tinget fattet følgende vedtak:
Tinget ser det som viktig at havnene i Lia bygges ut i samsvar med planen, og at dette skjer
REFERAT 3/94 - VEDTAKSDEL
SIDE: 6 så snart det lar seg gjøre.
REFERAT 3/94 - VEDTAKSDEL
SIDE: 7
Tinget ber om en plan for Nes.
REFERAT 3/94 - VEDTAKSDEL
SIDE: 8
Planen sendes rådet.
REFERAT 3/94 - VEDTAKSDEL
SIDE: 9
"""


@pytest.fixture(scope="module")
def scanned() -> Minutes:
    return parse_text(SCANNED)


def test_a_page_count_before_the_first_words_of_a_page_is_left_out(scanned: Minutes) -> None:
    decision = scanned.cases[2].decision
    assert decision is not None and "og at dette skjer så snart det lar seg gjøre.\n" in decision.text
    assert "SIDE" not in decision.text


def test_rows_of_the_agenda_go_on_as_the_titles_of_their_cases_do(scanned: Minutes) -> None:
    titles = ["TINGRÅDETS BERETNING, HERUNDER REFERATSAKER", "NYE SAKER", "PLAN FOR HAVNENE I LIA OG PÅ NES", "EVENTUELT"]
    assert [row.title for row in scanned.agenda] == titles


def test_capitals_misread_as_a_small_letter_are_capitals(scanned: Minutes) -> None:
    assert scanned.cases[2].title == "PLAN FOR HAVNENE I LIA OG På NES"


def test_the_agenda_names_neither_the_document_nor_the_body(scanned: Minutes) -> None:
    assert scanned.meeting.title is None and scanned.meeting.body is None


def test_what_is_exposed_is_not_put_off(scanned: Minutes) -> None:
    assert scanned.cases[1].decision is None


OPINION = """Fjelltinget
Fjelltingets plenum Møtebok 3/98
Tid: 24. mars 1998

SAKSLISTE
007/98 Kunst i fjellet
008/98 Fiske i vannene

FK 007/98 Kunst i fjellet
Tillegg og endring av rådets innstilling:
Rådet ber om en plan.
Tinget fattet følgende vedtak:
Innledning
Fjelltinget støtter kunsten i fjellet.
FK 008/98 Fiske i vannene
Vedtak:
Fjelltinget vil sikre fisket for alle som bor ved vannene, i samsvar med planen,
Møtesekretær: Åse Vik
Side 2 av 9
og ber om svar.
Forslag 1
Erstatter rådets forslag.
Fiske i vannene
Det er fisk nok.
Møtesekretær: Åse Vik
Side 3 av 9
Vannene er mange.
Møtesekretær: Åse Vik
Side 4 av 9
Ingen er tomme.
"""


@pytest.fixture(scope="module")
def opinion() -> Minutes:
    return parse_text(OPINION)


def test_a_title_that_stands_again_in_a_numbered_case_begins_no_other(opinion: Minutes) -> None:
    assert [(c.number and c.number.sequence, c.title) for c in opinion.cases] == [(7, "Kunst i fjellet"), (8, "Fiske i vannene")]


def test_the_name_of_a_document_may_stand_after_its_body(opinion: Minutes) -> None:
    assert (opinion.meeting.title, opinion.meeting.number) == ("Fjelltingets plenum Møtebok 3/98", "3/98")


def test_an_opinion_may_begin_with_a_heading(opinion: Minutes) -> None:
    decision = opinion.cases[0].decision
    assert decision is not None and decision.text == "Innledning\nFjelltinget støtter kunsten i fjellet."


def test_an_addition_to_a_recommendation_is_put_forward(opinion: Minutes) -> None:
    case = opinion.cases[0]
    assert not case.recommendations and [p.text for p in case.proposals] == ["Rådet ber om en plan."]


def test_what_stands_over_each_page_count_does_not_cut_a_decision(opinion: Minutes) -> None:
    decision = opinion.cases[1].decision
    assert decision is not None
    assert decision.text == "Fjelltinget vil sikre fisket for alle som bor ved vannene, i samsvar med planen, og ber om svar."


PARTS = """Fjellrådet
Møtebok 3/98
Tid: 24. mars 1998

SAK 7/98 KUNST I FJELLET
FRAMSATTE FORSLAG
Rådets innstilling:
Rådet ber om en plan.
III.
Votering
Innstillingen ble enstemmig vedtatt.
Komiteen viser også til Vannrådet sitt vedtak i sak 23/97:
Fisken skal vernes.

SAK 8/98 FISKE
Vedtak:
Fisken fredes.
"""


def test_parts_of_a_case_end_its_title_and_its_passages() -> None:
    case = parse_text(PARTS).cases[0]
    assert case.title == "KUNST I FJELLET"
    assert [r.text for r in case.recommendations] == ["Rådet ber om en plan."]
    assert case.decision is not None and "vernes" not in case.decision.text


def test_an_opinion_under_the_line_that_puts_it_forward_is_what_was_recommended() -> None:
    text = (
        "MØTEBOK\n\nUtvalg: Havnerådet\nMøtedato: 14.05.1991\n\nSAK 8/91 SKOLEN I VIKA\n\nINNSTILLING\n\n"
        "Skolekomiteen fremmet følgende innstilling for rådet ved saksordfører Kari Moe:\n\nSKOLEN I VIKA - UTTALELSE\n\n"
        "Rådet viser til at skolen i Vika er gammel, og at taket har lekket i mange år.\n\nVOTERING\n\nKomiteens innstilling ble enstemmig vedtatt.\n"
    )
    [case] = parse_text(text).cases
    assert [r.by for r in case.recommendations] == ["Skolekomiteen"]
    assert case.decision and case.decision.text == "Komiteens innstilling ble enstemmig vedtatt." and case.decision.resolved


def test_one_case_as_an_office_lays_it_before_the_meeting_is_a_notice() -> None:
    paper = "Sak nr 12/345\nNye ruter for ferja\nSaksbeh.:\nGro Vikmark\nArkivkode:\nN05\n"
    paper += "Fylkesrådets innstilling til vedtak:\nRuta legges om til Bekkevik.\n"
    minutes = parse_text(paper)
    assert minutes.kind == "notice"
    assert [(c.title, c.case_handler, c.recommendations[0].text) for c in minutes.cases] == [
        ("Nye ruter for ferja", "Gro Vikmark", "Ruta legges om til Bekkevik.")
    ]
    assert parse_text(paper.replace("Saksbeh.:\nGro Vikmark\nArkivkode:\nN05\n", "")).kind == "other"


AMONG_PAPERS = """MØTEBOK
Kommunestyret
Møtedato: 20.03.2001

Sak 11/01 Ny skole i Lia

I. Dokumenter
Brev fra rektor av 3.1.01
Sak R 41/01 Tomt til skole
Sak 22/95 Plan for skolene
Sak 5/01 Spørsmål om skyss
II. Votering
Innstillingen ble enstemmig vedtatt.
III. Vedtak
Skolen bygges i Lia.

Sak 12/01 Ny kai
Vedlegg: Kart

Sak 13/01 Salg av tomt
Vedtak:
Tomta selges.

Sak 9/01 Utsatt fra forrige møte
Vedlegg: Kart

Sak 8/01 Ny lærer

Vedtak:
Stillingen lyses ut.
"""


def test_cases_listed_among_the_papers_of_another_are_no_cases() -> None:
    minutes = parse_text(AMONG_PAPERS)
    assert [c.number.raw for c in minutes.cases if c.number] == ["11/01", "12/01", "13/01", "9/01", "8/01"]
    assert minutes.cases[0].decision is not None
    assert minutes.cases[0].decision.text == "Skolen bygges i Lia."


def test_beside_a_series_of_its_own_a_number_without_it_is_of_the_same_years() -> None:
    own = "".join(
        f"PS {n}/13 Sak om veg {n}\n\nVedtak:\nVegen bygges.\n\nI fjor hadde utvalget denne:\n\nSak {n + 20}/12 Veg {n}\n\n" for n in range(1, 6)
    )
    minutes = parse_text("MØTEBOK\nSamferdselsutvalget\nMøtedato: 20.03.2013\n\n" + own)
    assert [c.number.raw for c in minutes.cases if c.number] == [f"PS {n}/13" for n in range(1, 6)]


def test_what_was_decided_once_told_in_the_middle_of_a_paragraph_is_no_decision() -> None:
    text = "MØTEBOK\nMøtedato: 3.2.1998\n\nSak 9/98 Navn på veger\n\n"
    text += "Saken var oppe 21.11.96. Det ble fattet slikt vedtak: «Navnene blir stående.»\n\nVedtak:\nNavnene endres.\n"
    (case,) = parse_text(text).cases
    assert case.decision is not None
    assert case.decision.text == "Navnene endres."


def test_cases_added_in_the_first_case_come_in_their_place() -> None:
    later = "".join(f"Sak {n}/02 Sak om {n}\n\nVedtak:\nSom tilrådd.\n\n" for n in (13, 14, 24, 25))
    first = (
        "Sak 12/02 Konstituering\n\nInnkallingen godkjennes med tilleggssaker:\nSak 24/02\nSak om 24\nSak 25/02\nSak om 25\n\nVedtak:\nGodkjent.\n\n"
    )
    minutes = parse_text("MØTEBOK\nMøtedato: 3.2.2002\n\n" + first + later)
    assert [c.number.raw for c in minutes.cases if c.number] == ["12/02", "13/02", "14/02", "24/02", "25/02"]
