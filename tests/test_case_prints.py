"""Minutes bound of the prints of their cases: the name of the document over each, the treatments of the bodies before with their day; nb and nn."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text
from minutes_parser.model import Case, Minutes

PRINTS = """MØTEBOK
Saksnr.: Utvalg Møtedato
0031/96 Kommunestyret 14.11.96
Saksbehandler: Aud Skar Arkiv: 233
Arkivsaksnr.: 96/00412
HAVNEAVGIFTER FOR 1997
Forslag til vedtak:
Avgiftene økes med 3 prosent.
Formannskapets behandling 30.10.96:
Disse forslagene kom fram:
Side 4
Forslag 1 fra Ap og Sp v/ Leif Moen:
Avgiftene økes med 4 prosent.
Side 5
Forslag 2 fra Ap og Sp v/ Leif Moen:
Båter under 5 meter betaler ikke.
Side 9
Forslag 3 fra Ap og Sp v/ Leif Moen:
Avgiften for slipp faller bort.
Votering:
Forslag 1: vedtatt med 4 mot 1 stemme.
Formannskapets innstilling, mot 1 stemme:
Avgiftene økes med 4 prosent.
Kommunestyrets behandling:
Forslag nr. 1 fra Eva Lien (H):
Avgiftene økes ikke.
Forslag nr. 2 fra Odd Berg (KrF):
Avgiftene økes med 2 prosent.
Votering:
Forslag nr. 1 fra Eva Lien (H): - falt med 5 stemmer for og 14 mot
Forslag nr. 2 fra Odd Berg (KrF): - falt med 7 stemmer for og 12 mot
Formannskapets innstilling tiltres med 12 stemmer for og 7 mot.
Kommunestyrets vedtak, 7 stemmer mot:
Innstillingen fra formannskapet tiltres.
MØTEBOK
Saksnr.: Utvalg Møtedato
0007/96 Havnestyret 02.10.96
0032/96 Kommunestyret 14.11.96
Saksbehandler: Aud Skar Arkiv: 033
VALG AV HAVNESTYRE
Kommunestyrets behandling:
Valgkomiteens forslag:
Medlem: 1. Tor Inge Haug Vara: Liv Sund
2. Berit Anne Lie Nils Moe
Kommunestyrets vedtak, enst.:
Valgkomiteens forslag tiltres.
"""


@pytest.fixture(scope="module")
def prints() -> Minutes:
    return parse_text(PRINTS)


def test_the_name_of_the_document_over_the_next_case_is_no_decision(prints: Minutes) -> None:
    assert [(c.number and c.number.raw, c.title, c.decision and c.decision.text) for c in prints.cases] == [
        ("0031/96", "HAVNEAVGIFTER FOR 1997", "Innstillingen fra formannskapet tiltres."),
        ("0032/96", "VALG AV HAVNESTYRE", "Valgkomiteens forslag tiltres."),
    ]


def test_what_an_earlier_body_treated_on_its_day_is_its_own(prints: Minutes) -> None:
    case = prints.cases[0]
    assert [(r.by, r.text) for r in case.recommendations] == [
        (None, "Avgiftene økes med 3 prosent."),
        ("Formannskapets", "Avgiftene økes med 4 prosent."),
    ]
    assert [(p.by, p.party, p.text) for p in case.proposals] == [
        ("Eva Lien (H)", "H", "Avgiftene økes ikke."),
        ("Odd Berg (KrF)", "KrF", "Avgiftene økes med 2 prosent."),
    ]
    assert "Forslag 2 fra Ap og Sp v/ Leif Moen" in [s.heading for s in case.sections]


def test_a_line_that_tells_how_a_proposal_fared_is_a_vote(prints: Minutes) -> None:
    assert [(v.subject, v.for_, v.against, v.result) for v in prints.cases[0].votes] == [
        ("Forslag nr. 1 fra Eva Lien (H)", 5, 14, "rejected"),
        ("Forslag nr. 2 fra Odd Berg (KrF)", 7, 12, "rejected"),
        ("Formannskapets innstilling", 12, 7, "carried"),
    ]


def test_a_name_in_a_list_is_not_cut_for_a_word_that_heads_lists(prints: Minutes) -> None:
    (proposal,) = prints.cases[1].proposals
    assert proposal.text == "Medlem: 1. Tor Inge Haug\nVara: Liv Sund\n2. Berit Anne Lie Nils Moe"
    decision = prints.cases[1].decision
    assert decision and decision.resolved and decision.resolved.text == proposal.text


HEAD = "MØTEBOK\n\nLauvdal kommunestyre\nMøtedato: 14.11.1996\n\nSak 31/96 Havneavgifter\n\n"


def one_case(text: str) -> Case:
    (case,) = parse_text(HEAD + text).cases
    return case


@pytest.mark.parametrize(
    "day", ["30.10.96", "30.10.1996", "30. oktober 1996", "den 30.10.1996", "i møte den 30.10.96", "i møte 30.10.1996, sak 77/96"]
)
@pytest.mark.parametrize("label", ["Formannskapets behandling", "Formannskapet si handsaming"])
def test_the_day_may_follow_the_label(label: str, day: str) -> None:
    case = one_case(f"{label} {day}:\n\nVedtatt mot 2 stemmer.\n\nKommunestyrets vedtak:\n\nAvgiftene økes.\n")
    assert (case.votes, case.decision and case.decision.text) == ((), "Avgiftene økes.")


@pytest.mark.parametrize(
    "told", ["Falt med 3 mot 16 stemmer.", "- falt mot 3 stemmer", "Enstemmig vedtatt", "Vedtatt mot 2 stemmer.", "Fall mot 3 røyster"]
)
def test_how_it_fared_is_no_proposal(told: str) -> None:
    case = one_case(f"Forslag fra Eva Lien (H):\nAvgiftene økes ikke.\n\nVotering:\nForslag fra Eva Lien (H): {told}\n\nVedtak:\nAvgiftene økes.\n")
    assert [p.text for p in case.proposals] == ["Avgiftene økes ikke."]
    assert [v.subject for v in case.votes] == ["Forslag fra Eva Lien (H)"]


@pytest.mark.parametrize("put", ["Saken utsettes.", "Avgiftene avvises ikke av oss.", "Vedtas som innstilt, med 3 prosent.", "Godkjennes."])
def test_what_is_put_in_the_label_s_own_line_is_a_proposal(put: str) -> None:
    case = one_case(f"Forslag fra Eva Lien (H): {put}\n\nVedtak:\nAvgiftene økes.\n")
    assert [p.text for p in case.proposals] == [put]


def test_a_list_number_is_not_part_of_what_stands_above_it() -> None:
    minutes = parse_text(
        "UTSKRIFT AV MØTEBOK\n\nOppvekstutvalget i Lauvdal\nTid: 24.05.04\n\nTil stede:\n"
        "1. Leder: Jon Erik Balke - Sp\n2. Nestleder: Stine Eriksen - KrF\n3. Medlem: Per Inge Dahl - Ap\n\n"
        "Sak 1/04 Skolestruktur\n\nVedtak:\nSaken utsettes.\n"
    )
    assert [(a.name, a.represents, a.role) for a in minutes.attendance.attendees] == [
        ("Jon Erik Balke", "Sp", "chair"),
        ("Stine Eriksen", "KrF", "deputy_chair"),
        ("Per Inge Dahl", "Ap", None),
    ]


def test_a_roman_number_before_a_label_is_nobody() -> None:
    case = one_case("I DOKUMENTER\n- Brev fra Havna\n\nII INNSTILLING\n\nAvgiftene økes.\n\nIV VEDTAK\n\nAvgiftene økes ikke.\n")
    assert [(r.by, r.text) for r in case.recommendations] == [(None, "Avgiftene økes.")]
    assert case.decision and case.decision.text == "Avgiftene økes ikke."


@pytest.mark.parametrize("title", ["Godkjenning av innkalling og saksliste", "Godkjenning av protokoll"])
def test_a_formality_under_its_number_is_the_title(title: str) -> None:
    minutes = parse_text(f"MØTEBOK\n\nLauvdal valgnemnd\nTid: 25.01.2005\n\nSak VN 01/05\n{title}\nArkivsaksnr.\n2005000159\nVedtak:\nGodkjent.\n")
    assert [(c.number and c.number.raw, c.title) for c in minutes.cases] == [("VN 01/05", title)]


PAPERS = """MØTEINNKALLING

Utvalg: Kommunestyre
Møtedato: 08.06.2006 Tid: 18:30

SAKSLISTE
Saksnr. Tittel
0021/06 Havneregnskapet 2005. 0022/06 Bruk av kaifondet. 0023/06 Havnereglement.

Saksnr.: Utvalg Møtedato
0021/06 Formannskapet 22.05.2006
0021/06 Kommunestyret 08.06.2006
Saksbehandler: Aud Skar Arkiv: 233
HAVNEREGNSKAPET 2005
Forslag til vedtak:
Regnskapet godkjennes.
Saksnr.: Utvalg Møtedato
0022/06 Formannskapet 22.05.2006
0022/06 Kommunestyret 08.06.2006
Saksbehandler: Aud Skar Arkiv: 242
BRUK AV KAIFONDET
Forslag til vedtak:
Fondet brukes til ny kai.
Saksnr.: Utvalg Møtedato
0009/06 Havnestyret 03.04.2006
0023/06 Formannskapet 22.05.2006
0023/06 Kommunestyret 08.06.2006
Saksbehandler: Odd Berg Arkiv: 033
Utskrift sendes:
HAVNEREGLEMENT
Forslag til vedtak:
Havnereglementet vedtas.
Vedlegg til kst sak 23/06
HAVNEREGLEMENT
Alle båter skal ha nummer.
"""


def test_the_last_case_may_begin_with_who_is_sent_a_copy() -> None:
    minutes = parse_text(PAPERS)
    assert [(c.number and c.number.raw, c.title, [r.text for r in c.recommendations]) for c in minutes.cases] == [
        ("0021/06", "HAVNEREGNSKAPET 2005", ["Regnskapet godkjennes."]),
        ("0022/06", "BRUK AV KAIFONDET", ["Fondet brukes til ny kai."]),
        ("0023/06", "HAVNEREGLEMENT", ["Havnereglementet vedtas."]),
    ]
    assert [row.number and row.number.raw for row in minutes.agenda] == ["0021/06", "0022/06", "0023/06"]
