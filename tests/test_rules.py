"""The rules, each on invented documents of several bodies, in bokmål and nynorsk. The answer is marked in the text."""
# ruff: noqa: E501  # a small document is one string, which reads best unbroken

from __future__ import annotations

import pytest

from marked import check, read_marks
from minutes_parser import Attendee, parse_text
from minutes_parser.span import Span

VASSVERK = "MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\nTil stede: Kari Solvang, Per Ånestad\n\n"
SOKN = "MØTEBOK\n\nStorvika sokneråd\nMøtedato: 03.09.2022\nTil stades: Mona Tveitane, Liv Moldskred\n\n"
NEXT = "\n\nSak 2/24 Eventuelt\n\n<section>Det var ingen saker.</section>\n"
NESTE = "\n\nSak 8/22 Ymse\n\n<section>Det var ingen saker.</section>\n"


def nb(case: str) -> str:
    return VASSVERK + case + NEXT


def nn(case: str) -> str:
    return SOKN + case + NESTE


def test_marks_are_read() -> None:
    text, marks = read_marks("a <decision>b</decision> c <+decision>d</+decision> <section>e</section>")
    assert text == "a b c d e"
    assert marks == {"decision": [(Span(2, 3), Span(6, 7))], "section": [(Span(8, 9),)]}


# ---- where a decision goes on

GOES_ON = {
    "over a page break, in mid-sentence": VASSVERK
    + """Sak 1/24 Ny hovedledning

Vedtak:
<decision>Styret vedtar å legge ny hovedledning fra Neset til Storvika. Arbeidet settes ut på anbud, og daglig leder får fullmakt til å

\fskrive kontrakt innenfor en ramme på kr 1 200 000.</decision>

Sak 2/24 Eventuelt

Ingen saker.
""",
    "over a page break, in mid-sentence, with a page number": nn("""Sak 7/22 Nytt orgel

Vedtak:
<decision>Soknerådet tingar nytt orgel og set ned ei nemnd som skal henta inn</decision>

Side 2 av 3

<+decision>tilbod frå minst tre orgelbyggjarar innan 1. desember.</+decision>"""),
    "over a page break, in mid-list": nb("""Sak 1/24 Vannmålere

Vedtak:
<decision>1. Alle abonnenter får vannmåler.
2. Målerne monteres innen 1. oktober.</decision>

Side 3 av 4

<+decision>3. Laget dekker halve prisen.</+decision>"""),
    "a list with blank lines": nn("""Sak 7/22 Gravplassen

Vedtak:
<decision>1. Gravplassen vert utvida mot aust.

2. Steingarden vert sett i stand.

3. Kyrkjeverja lyser ut arbeidet.</decision>"""),
    "a list of letters under numbers": nb("""Sak 1/24 Rensing

Vedtak:
<decision>1. Anlegget bygges i to trinn:
a) filter
b) UV-lys

2. Styret kommer tilbake til finansieringen.</decision>"""),
    "bullets after a colon": nb("""Sak 1/24 Avgifter

Vedtak: <decision>Avgiftene for 2025 settes til:
- bolig 2 400 kr
- hytte 1 900 kr</decision>"""),
    "bullets after an unfinished sentence": nn("""Sak 7/22 Leige

Vedtak: <decision>Leiga for kyrkjestova er
- lag og foreiningar 200 kr
- andre 900 kr</decision>"""),
    "a line that begins with the word of a label": nn("""Sak 7/22 Melding frå prosten

Vedtak:
<decision>Meldinga vert teken til
orientering.</decision>"""),
    "a word that is a label elsewhere": nb("""Sak 1/24 Ny kran

Vedtak:
<decision>Saken ble trukket fra
sakslisten.</decision>"""),
    "several paragraphs under a label of its own": nn("""Sak 7/22 Konfirmantane

Vedtak:
<decision>Samværa vert flytta til torsdagar.

Leirturen går til Nesholmen.</decision>"""),
    "an actor is bound": nb("""Sak 1/24 Lekkasjer

Vedtak: <decision>Styret tar saken til etterretning.

Administrasjonen bes legge fram en plan for utskifting av de eldste rørene til høsten.</decision>"""),
    "an actor is bound, nynorsk": nn("""Sak 7/22 Kyrkjekaffi

Vedtak: <decision>Kyrkjekaffien held fram.

Sekretariatet lagar liste over dei som kan baka.</decision>"""),
    "words of the recommendation": nb("""Sak 1/24 Pumpehuset

Forslag til vedtak:
<recommendation>Pumpehuset på Neset males. Taket på pumpehuset tekkes om med skifer fra Ytterdal i løpet av sommeren.</recommendation>

Vedtak: <decision>Pumpehuset på Neset males.

Taket på pumpehuset tekkes om med skifer fra Ytterdal i løpet av høsten.</decision>"""),
    "wrapped lines": nn("""Sak 7/22 Varmeanlegget

Vedtak:
<decision>Soknerådet ber fellesrådet skifta ut varmeanlegget i kyrkja før vinteren, og
løyver 80 000 kr av eigne midlar til dette.
Pengane vert tekne frå fondet.</decision>"""),
}


@pytest.mark.parametrize("text", GOES_ON.values(), ids=GOES_ON)
def test_a_decision_goes_on(text: str) -> None:
    check(text)


# ---- where a decision ends

ENDS = {
    "before an earlier meeting": nb("""Sak 1/24 Ny hovedledning

Vedtak:
<decision>Styret legger ny hovedledning i 2025.</decision>

<section>I styremøte 12. oktober 2023 ba styret om tre tilbud på ledningen. Bare to kom inn.</section>"""),
    "before an earlier meeting, nynorsk": nn("""Sak 7/22 Nytt orgel

Vedtak: <decision>Orgelet vert tinga hjå Fjordtun Orgel.</decision>

<section>På førre møtet fekk organisten i oppdrag å prøva tre instrument.</section>"""),
    "before another party's letter": nb("""Sak 1/24 Brannvann

Vedtak:
<decision>Styret gir ikke tilskudd til ny kum.</decision>

<section>Lauvvik vel har sendt en henvendelse om trykket i kranene på Neset.</section>"""),
    "before another party's letter, nynorsk": nn("""Sak 7/22 Leige av kyrkja

Vedtak:
<decision>Koret får leiga kyrkja gratis.</decision>

<section>Syner til brev frå Storvika mannskor om øving i kyrkja på onsdagar.</section>"""),
    "before what happened in the meeting": nb("""Sak 1/24 Avgifter

Vedtak: <decision>Avgiften økes med 4 prosent.</decision>

<section>Det ble stilt spørsmål om hvorfor hytteeierne betaler mindre enn fastboende.</section>"""),
    "before what happened in the meeting, nynorsk": nn("""Sak 7/22 Gravplassen

Vedtak:
<decision>Gravplassen vert utvida.</decision>

<section>Det vart orientert om prøvegravinga, som synte lite vatn i grunnen.</section>"""),
    "a paragraph after a label that runs into its text": nb("""Sak 1/24 Kran

Vedtak: <decision>Kranen på Neset byttes.</decision>

<section>Kranen er fra 1962 og har vært tett i flere år, og flere hytteeiere har klaget på lukten av vannet.</section>"""),
    "before a label": nn("""Sak 7/22 Taket

Tilråding:
<recommendation>Taket vert tekt om.</recommendation>

Vedtak:
<decision>Taket vert tekt om.</decision>

Saksopplysningar:
<section>Taket er frå 1911.</section>"""),
    "before a statement": nb("""Sak 1/24 Salg av tomt

Vedtak:
<decision>Tomten selges.</decision>

Protokolltilførsel fra Per Ånestad:
<statement>Jeg mener tomten burde vært lyst ut.</statement>"""),
    "before the result": nb("""Sak 1/24 Budsjett

Vedtak:
<decision>Budsjettet godkjennes.</decision>

Enstemmig vedtatt."""),
    "before the result, nynorsk": nn("""Sak 7/22 Budsjett

Vedtak:
<decision>Budsjettet vert godkjent slik det ligg føre.</decision>

Samrøystes vedteke."""),
    "before the next case": nb("""Sak 1/24 Budsjett

Vedtak: <decision>Budsjettet godkjennes.</decision>"""),
    "before the closing": VASSVERK
    + """Sak 1/24 Budsjett

Vedtak:
<decision>Budsjettet godkjennes.</decision>

Møtet ble hevet kl. 20.15.

Kari Solvang (sign.)
""",
    "before the signatures": SOKN
    + """Sak 7/22 Budsjett

Vedtak: <decision>Budsjettet vert godkjent.</decision>

Underskrift:
<signatory>Mona Tveitane</signatory>
""",
}


@pytest.mark.parametrize("text", ENDS.values(), ids=ENDS)
def test_a_decision_ends(text: str) -> None:
    check(text)


def test_an_end_told_by_the_layout_alone_is_reported() -> None:
    minutes = check(ENDS["a paragraph after a label that runs into its text"])
    assert [d.code for d in minutes.diagnostics if d.code == "MP203"] == ["MP203"]
    sure = check(ENDS["before another party's letter"])
    assert [d.code for d in sure.diagnostics if d.code == "MP203"] == []


@pytest.mark.parametrize("heading", ["Litt om prisene", "Kvifor nytt orgel", "Videre arbeid"])
def test_a_decision_ends_before_a_short_heading(heading: str) -> None:
    text = f"Sak 1/24 Vannmålere\n\nVedtak:\n<decision>Vannmålere innføres fra nyttår.</decision>\n\n{heading}\n\nEn måler koster i dag 1 800 kr.\n\nSak 2/24 Kaia\n\nNoe.\n"
    minutes = check(VASSVERK + text)
    [section] = minutes.cases[0].sections
    assert (section.heading, section.text) == (heading, "En måler koster i dag 1 800 kr.")


# ---- decisions that are none of this meeting's

QUOTED = {
    "in the background": nb("""Sak 1/24 Hovedledning

Bakgrunn:
<section>Styret gjorde følgende vedtak i fjor: Hovedledningen utredes.
Det ble følgende vedtatt: Anbud innhentes.</section>

Vedtak:
<decision>Saken utsettes.</decision>"""),
    "in the background, nynorsk": nn("""Sak 7/22 Orgel

Saksopplysningar:
<section>I møte 4. mai 2021 gjorde soknerådet slikt vedtak: Orgelet vert sett i stand.</section>

Vedtak:
<decision>Orgelet vert kjøpt nytt.</decision>"""),
    "after the decision": nb("""Sak 1/24 Brygga

Vedtak:
<decision>Brygga rives.</decision>

<section>Årsmøtet vedtok i sak 4/22 at brygga skulle stå.</section>"""),
    "innstilling is a word like others": nb("""Sak 1/24 Valgkomité

<section>Valgkomiteens innstilling ble delt ut i møtet. Flere hadde innvendinger mot denne innstillingen, og komiteen ble bedt om en ny innstilling.</section>"""),
    "tilråding is a word like others": nn("""Sak 7/22 Val

<section>Nemnda si tilråding var send ut på førehand, og det var semje om at tilrådinga var god.</section>"""),
}  # fmt: skip


@pytest.mark.parametrize("text", QUOTED.values(), ids=QUOTED)
def test_what_others_decided_stays_in_its_section(text: str) -> None:
    check(text, *(kind for kind in ("decision", "recommendation") if f"<{kind}>" not in text))


# ---- case headings


def numbers(text: str) -> list[str]:
    return [c.number.raw for c in parse_text(read_marks(text)[0]).cases if c.number]


HEADINGS = {
    "sak with year": (nb("Sak 1/24 Budsjett\n\nVedtak: Godkjent."), ["1/24", "2/24"]),
    "series": (VASSVERK + "PS 12/24 Budsjett\n\nVedtak: Godkjent.\n\nRS 3/24 Brev\n\nTil orientering.\n\nPS 13/24 Valg\n\nVedtak: Kari velges.\n", ["PS 12/24", "RS 3/24", "PS 13/24"]),
    "number and title on separate lines": (VASSVERK + "12/24\nBudsjett for 2025\n\nVedtak: Godkjent.\n\n13/24\nValg av leder\n\nVedtak: Kari velges.\n", ["12/24", "13/24"]),
    "sub-numbers stay in their case": (nb("Sak 1/24 Valg\n\n1. Leder velges for ett år.\n2. Nestleder velges for to år.\n\nVedtak: Kari velges."), ["1/24", "2/24"]),
    "a numbered status report": (nb("Sak 1/24 Rapport fra daglig leder\n\n1. Siden sist\n\nMye har skjedd.\n\n2. Økonomi\n\nLite er igjen.\n\n3. Veien videre\n\nVi får se.\n\nSak 12/24 Kaia\n\nNoe."), ["1/24", "12/24", "2/24"]),
    "a numbered status report in one of two cases": (
        nb("Sak 1/24 Rapport fra daglig leder\n\n1. Siden sist\n\nMye har skjedd.\n\n2. Økonomi\n\nLite er igjen.\n\n3. Veien videre\n\nVi får se."),
        ["1/24", "2/24"],
    ),
    "an attachment names its case": (nb("Sak 1/24 Budsjett\n\nVedtak: Godkjent.\n\nVedlegg sak 25-26 Tall for tre år"), ["1/24", "2/24"]),
    "a case of before is cited": (nb("Sak 1/24 Budsjett\n\nStyret vedtok i sak 04/26 19. januar å vente.\n\nSak 14/23 ble utsatt i høst.\n\nVedtak: Godkjent."), ["1/24", "2/24"]),
    "points of a decision": (nb("Sak 1/24 Avtaler\n\nVedtak:\n1. Vertskommuneavtale utkast til høring\n2. Leieavtale for pumpehuset\n3. Avtale om brannvann"), ["1/24", "2/24"]),
    "a date at the start of a line": (nn("Sak 7/22 Leir\n\n12/9 var det dugnad.\n\n15/9 kom bussen.\n\nVedtak: Leiren vert gjenteken."), ["7/22", "8/22"]),
    "markdown": (VASSVERK + "## Sak 1/24 Budsjett\n\n**Vedtak:** Godkjent.\n\n## Sak 2/24 Valg\n\n**Vedtak:** Kari velges.\n", ["1/24", "2/24"]),
    "plain numbers": (SOKN + "Sak 1: Godkjenning av innkalling\n\nGodkjent.\n\nSak 2: Budsjett\n\nVedtak: Vedteke.\n\nSak 3: Ymse\n\nInkje.\n", ["Sak 1", "Sak 2", "Sak 3"]),
    "year first": (SOKN + "Sak 22/7 Orgel\n\nVedtak: Ja.\n\nSak 22/8 Tak\n\nVedtak: Nei.\n\nSak 22/11 Kor\n\nVedtak: Ja.\n", ["22/7", "22/8", "22/11"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_case_headings(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


def test_titles_of_headings_over_two_lines() -> None:
    minutes = parse_text(HEADINGS["number and title on separate lines"][0])
    assert [c.title for c in minutes.cases] == ["Budsjett for 2025", "Valg av leder"]


def test_a_case_reaches_over_its_title() -> None:
    text = VASSVERK + "Sak 1/24\nBudsjett\n\nSak 2/24\nNy pumpe\n"
    assert [text[s.start : s.end] for c in parse_text(text).cases for s in c.span] == ["Sak 1/24\nBudsjett", "Sak 2/24\nNy pumpe"]


def test_the_year_may_come_first() -> None:
    minutes = parse_text(VASSVERK + "Sak 24/14 Orgel\n\nVedtak: Ja.\n\nSak 24/15 Tak\n\nVedtak: Nei.\n\nSak 24/16 Kor\n\nVedtak: Ja.\n")
    assert [(c.number.sequence, c.number.year) for c in minutes.cases if c.number] == [(14, 2024), (15, 2024), (16, 2024)]


# ---- the agenda

CASES = "\n\nSak 1/24 Budsjett\n\nVedtak: Godkjent.\n\nSak 2/24 Ny pumpe\n\nVedtak: Kjøpes.\n"
AGENDAS = {
    "tabs": "Saksnr\tTittel\tSaksbehandler\n<row>1/24\tBudsjett\tSiri Haukebø</row>\n<row>2/24\tNy pumpe\tSiri Haukebø</row>",
    "a label and lines": "Saksliste:\n<row>Sak 1/24 Budsjett</row>\n<row>Sak 2/24 Ny pumpe</row>",
    "columns of the layout": "Sakliste\n\nSaksnr      Innhold\n<row>1/24        Budsjett</row>\n<row>2/24        Ny pumpe</row>",
    "numbers with bullets": "Dagsorden\n<row>- 1/24 Budsjett</row>\n<row>- 2/24 Ny pumpe</row>",
    "under a heading": "## Dagsorden\n\n<row>1/24 Budsjett</row>\n<row>2/24 Ny pumpe</row>",
}


@pytest.mark.parametrize("agenda", AGENDAS.values(), ids=AGENDAS)
def test_rows_of_the_agenda(agenda: str) -> None:
    minutes = check(VASSVERK + agenda + CASES)
    assert [a.title for a in minutes.agenda] == ["Budsjett", "Ny pumpe"]
    assert [c.agenda_title for c in minutes.cases] == ["Budsjett", "Ny pumpe"]
    assert [c.title for c in minutes.cases] == ["Budsjett", "Ny pumpe"]
    handler = "Siri Haukebø" if "Siri" in agenda else None
    assert [c.case_handler for c in minutes.cases] == [handler, handler]


def test_number_and_title_of_a_row_on_separate_lines() -> None:
    minutes = parse_text(VASSVERK + "SAKSLISTE\n\n1/24\nBudsjett\n2/24\nNy pumpe" + CASES)
    assert [(a.number.raw, a.title) for a in minutes.agenda if a.number] == [("1/24", "Budsjett"), ("2/24", "Ny pumpe")]
    assert len(minutes.cases) == 2


def test_a_row_that_was_never_treated_is_reported_and_not_invented() -> None:
    minutes = parse_text(VASSVERK + "Saksliste:\nSak 1/24 Budsjett\nSak 2/24 Ny pumpe\nSak 3/24 Eventuelt" + CASES)
    assert [c.title for c in minutes.cases] == ["Budsjett", "Ny pumpe"]
    assert [(d.code, d.case) for d in minutes.diagnostics if d.code == "MP411"] == [("MP411", "3/24")]


def test_titles_that_differ_are_both_kept() -> None:
    minutes = parse_text(VASSVERK + "Saksliste:\nSak 1/24 Budsjett 2025\nSak 2/24 Ny pumpe" + CASES)
    assert (minutes.cases[0].title, minutes.cases[0].agenda_title) == ("Budsjett", "Budsjett 2025")
    assert [(d.code, d.case) for d in minutes.diagnostics if d.code.startswith("MP41")] == [("MP413", "1/24")]


# ---- statements


@pytest.mark.parametrize(
    ("label", "by"),
    [
        ("Protokolltilførsel:", None), ("Protokoll tilførsel:", None), ("PROTOKOLLTILFØRSEL FRA SENTERPARTIET:", "SENTERPARTIET"),
        ("Protokolltilførsel fra Per Ånestad:", "Per Ånestad"), ("Protokollmerknad fra Ap og SV:", "Ap og SV"), ("Protokolltilførsle frå Høgre:", "Høgre"),
    ],
)  # fmt: skip
def test_statements(label: str, by: str | None) -> None:
    text = f"Sak 1/24 Havna\n\nVedtak:\n<decision>Havna utdypes.</decision>\n\n{label}\n<statement>Vi viser til at havna er grunn nok.</statement>"
    minutes = check(nb(text))
    assert [s.by for s in minutes.cases[0].statements] == [by]


# ---- recommendations


@pytest.mark.parametrize(
    ("label", "by"),
    [
        ("Innstilling:", None), ("Rådmannens innstilling:", "Rådmannens"), ("Forslag til vedtak:", None), ("Innstilling fra arbeidsutvalget:", "arbeidsutvalget"),
        ("Kyrkjeverja si tilråding:", "Kyrkjeverja"), ("Framlegg til vedtak:", None), ("Administrasjonens forslag til vedtak:", "Administrasjonens"),
    ],
)  # fmt: skip
def test_recommendations(label: str, by: str | None) -> None:
    text = f"Sak 1/24 Havna\n\n{label}\n<recommendation>Havna utdypes.</recommendation>\n\nVedtak:\n<decision>Havna utdypes.</decision>"
    minutes = check(nb(text))
    assert [r.by for r in minutes.cases[0].recommendations] == [by]
    assert minutes.cases[0].decision
    assert minutes.cases[0].decision.follows_recommendation == "unchanged"


FOLLOWS = {
    "unchanged": ("Havna utdypes i 2025.", "Havna utdypes i 2025."),
    "amended": ("Havna utdypes i 2025 for inntil 2 millioner kroner.", "Havna utdypes i 2026 for inntil 2 millioner kroner."),
    "replaced": ("Havna utdypes i 2025 for inntil 2 millioner kroner.", "Båtforeningen får stønad til nye flytebrygger."),
}


@pytest.mark.parametrize("follows", FOLLOWS)
def test_a_decision_follows_its_recommendation_or_not(follows: str) -> None:
    before, after = FOLLOWS[follows]
    [case, _] = check(nb(f"Sak 1/24 Sjøsiden\n\nInnstilling:\n{before}\n\nVedtak:\n{after}")).cases
    assert case.decision
    assert case.decision.follows_recommendation == follows


def test_points_are_nested() -> None:
    [case, _] = check(nb("Sak 1/24 Rensing\n\nVedtak:\n1. Anlegget bygges:\na) filter\nb) lys\n2. Styret følger opp.")).cases
    assert case.decision
    assert [(p.label, p.text, [q.label for q in p.points]) for p in case.decision.points] == [
        ("1.", "Anlegget bygges:", ["a)", "b)"]),
        ("2.", "Styret følger opp.", []),
    ]


# ---- people

PEOPLE = {
    "two lists": "Til stede: <present>Kari Solvang</present>, <present>Per Ånestad</present>\nForfall: <absent>Odd Bakkerud</absent>",
    "two lists, nynorsk": "Til stades:\n<present>Kari Solvang</present>\n<present>Per Ånestad</present>\n\nForfall:\n<absent>Odd Bakkerud</absent>",
    "on both": "Til stede: <present>Kari Solvang</present>, <unknown>Per Ånestad</unknown>\nForfall: <unknown>Per Ånestad</unknown>",
    "a list of definitions": "Til stede:\n\n1\\. trinn\n: <present>Kari Solvang</present>\n\n2\\. trinn\n: <present>Per Ånestad</present>\n: <present>Odd Bakkerud</present>",
    "a number without its stop": "Til stede:\n1. <present>Kari Solvang</present>\n2 <present>Per Ånestad</present>\n3. <present>Odd Bakkerud</present>",
    "absences alone": "Medlemmer: <present>Kari Solvang</present>, <present>Per Ånestad</present>, <absent>Odd Bakkerud</absent>\nForfall: <absent>Odd Bakkerud</absent>",
    "a seat nobody accounts for": "Medlemmer:\n<present>Kari Solvang</present>\n<unknown>Per Ånestad</unknown>\nTil stede:\n<present>Kari Solvang</present>",
    "called and nothing more": "Innkalt: <unknown>Kari Solvang</unknown>, <unknown>Per Ånestad</unknown>",
    "a note of one name": "Til stede: <present>Kari Solvang</present>, <present>Per Ånestad (kommer seint)</present>, <present>Odd Bakkerud</present>",
    "absent by municipality, after a comma": "Medlemmer:\n<present>Kari Solvang</present>, Alta\n<absent>Per Ånestad</absent>, Dønna\nFrafall: <absent>Dønna</absent>",
    "absent by municipality": "Medlemmer:\n<present>Kari Solvang (Alta)</present>\n<absent>Per Ånestad (Dønna)</absent>\n<absent>Odd Bakkerud (Sømna)</absent>\nFrafall: <absent>Dønna</absent>, <absent>Sømna</absent> (meldt avbud)",
}  # fmt: skip


@pytest.mark.parametrize("lists", PEOPLE.values(), ids=PEOPLE)
def test_presence(lists: str) -> None:
    head = "MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\n\n"
    check(head + lists + CASES, *(kind for kind in ("present", "absent", "unknown") if f"<{kind}>" not in lists))


def people(lists: str) -> dict[str, Attendee]:
    minutes = parse_text("MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\n\n" + lists + CASES)
    return {a.name: a for a in minutes.attendance.attendees}


def test_a_note_belongs_to_the_name_before_it() -> None:
    found = people("Til stede: Kari Solvang, Per Ånestad (kommer seint), Odd Bakkerud")
    assert {name: a.arrived for name, a in found.items()} == {"Kari Solvang": None, "Per Ånestad": True, "Odd Bakkerud": None}


@pytest.mark.parametrize("beside", ["(Sp) (møtte kl. 10.25)", "(Sp, møtte kl. 10.25)", "   (Sp)   (kom 10:25)", "(Sp) - møtte kl. 10.25"])
def test_two_parentheses_beside_a_name(beside: str) -> None:
    [kari, _] = people(f"Til stede:\nKari Solvang {beside}\nPer Ånestad").values()
    assert (kari.represents, kari.arrived, kari.presence) == ("Sp", "10:25", "present")


def test_a_name_that_is_split_at_its_hyphen() -> None:
    assert list(people("Til stede: Kari Solvang, Tor-\nAndré Lunde, Odd Bakkerud")) == ["Kari Solvang", "Tor-André Lunde", "Odd Bakkerud"]


def test_clocks_beside_names() -> None:
    found = people("Til stades: Kari Solvang (kom kl. 10.15), Per Ånestad (gjekk kl. 12.30), Odd Bakkerud")
    assert [(a.arrived, a.left) for a in found.values()] == [("10:15", None), (None, "12:30"), (None, None)]


@pytest.mark.parametrize(
    ("entry", "role", "group", "represents"),
    [
        ("Kari Solvang (Ap), leder", "chair", "member", "Ap"), ("Kari Solvang (Sp), ordførar", "chair", "member", "Sp"), ("leiar Kari Solvang", "chair", "member", None),
        ("Kari Solvang - nestleder", "deputy_chair", "member", None), ("Kari Solvang (Alta)", None, "unknown", "Alta"), ("1. Kari Solvang", None, "unknown", None),
        ("- Kari Solvang, H", None, "member", "H"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name(entry: str, role: str | None, group: str, represents: str | None) -> None:
    [kari, per] = people(f"Til stede:\n{entry}\nPer Ånestad").values()
    assert (kari.name, kari.role, kari.represents, kari.presence) == ("Kari Solvang", role, represents, "present")
    assert kari.group == group
    assert per.name == "Per Ånestad"


def test_substitutes_by_name() -> None:
    found = people("Til stede:\nKari Solvang\nMona Tveitane (H) for Siri Haukebø\n\nForfall:\nSiri Haukebø (H)")
    assert (found["Mona Tveitane"].group, found["Mona Tveitane"].substitute_for) == ("substitute", "Siri Haukebø")
    assert (found["Siri Haukebø"].presence, found["Siri Haukebø"].basis) == ("absent", "stated")


def test_a_member_for_whom_a_substitute_met_is_absent() -> None:
    found = people("Til stede:\nKari Solvang\nMona Tveitane, vara for Siri Haukebø")
    assert (found["Siri Haukebø"].presence, found["Siri Haukebø"].basis) == ("absent", "inferred")


def test_substitutes_by_municipality() -> None:
    found = people(
        "Medlemmer:\nKari Solvang (Alta)\nPer Ånestad (Dønna)\nSiri Haukebø (Sømna)\n\nMøtte:\nKari Solvang (Alta)\nMona Tveitane (Dønna)\n\nForfall: Dønna"
    )
    assert (found["Mona Tveitane"].group, found["Mona Tveitane"].substitute_for) == ("substitute", "Per Ånestad")
    assert {name: a.presence for name, a in found.items()} == {
        "Kari Solvang": "present", "Mona Tveitane": "present", "Per Ånestad": "absent", "Siri Haukebø": "unknown"
    }  # fmt: skip


def test_staff_by_employer() -> None:
    found = people(
        "Medlemmer:\nKari Solvang (Alta)\nPer Ånestad (Dønna)\n\nMøtte:\nKari Solvang (Alta)\nPer Ånestad (Dønna)\nJens Vik (daglig leder, Nordkyst drift)\nSiri Haukebø (Nordkyst drift)\nLiv Moldskred (Kystvern)"
    )
    assert {name: a.group for name, a in found.items()} == {
        "Kari Solvang": "member", "Per Ånestad": "member", "Jens Vik": "administration", "Siri Haukebø": "administration", "Liv Moldskred": "guest"
    }  # fmt: skip


@pytest.mark.parametrize("heads", ["Forfall\tVara som møtte", "Meldt forfall\tVara", "Forfall\tVaramedlem"])
def test_substitutes_in_a_table(heads: str) -> None:
    found = people(f"Til stede: Per Ånestad\n\n{heads}\nOdd Bakkerud\tKari Solvang\nMona Tveitane\tLiv Moldskred")
    assert {name: (a.presence, a.substitute_for) for name, a in found.items()} == {
        "Per Ånestad": ("present", None),
        "Kari Solvang": ("present", "Odd Bakkerud"),
        "Odd Bakkerud": ("absent", None),
        "Liv Moldskred": ("present", "Mona Tveitane"),
        "Mona Tveitane": ("absent", None),
    }


def test_lists_of_their_own_tell_the_group() -> None:
    found = people(
        "Til stede: Kari Solvang\nVaramedlemmer: Mona Tveitane\nFra administrasjonen: rådmann Liv Moldskred\nObservatører: Ánte Eira\nGjester: Jens Vik"
    )
    assert {name: a.group for name, a in found.items() if name != "Kari Solvang"} == {
        "Mona Tveitane": "substitute", "Liv Moldskred": "administration", "Ánte Eira": "observer", "Jens Vik": "guest"
    }  # fmt: skip
    assert {a.presence for a in found.values()} == {"present"}


def test_a_member_named_again_below_the_staff_stays_a_member() -> None:
    found = people("Til stede:\nKari Solvang, Senterpartiet\nPer Ånestad, Høyre\n\nFra administrasjonen:\nLiv Moldskred\nPer Ånestad")
    assert (found["Liv Moldskred"].group, found["Per Ånestad"].group != "administration") == ("administration", True)


def test_who_writes_the_minutes_is_no_guest() -> None:
    found = people("Til stede: Kari Solvang\nGjester: Jens Vik, Liv Moldskred\nReferent: Liv Moldskred")
    assert {name: found[name].group for name in ("Jens Vik", "Liv Moldskred")} == {"Jens Vik": "guest", "Liv Moldskred": "administration"}


def test_seats_are_the_members_listed() -> None:
    text = "MØTEPROTOKOLL\n\nMedlemmer:\nKari Solvang\nPer Ånestad\nSiri Haukebø\n\nForfall: Siri Haukebø" + CASES
    assert parse_text(text).attendance.seats == 3


# ---- days, times and places

HEADS = {
    "labels": ("Møtedato: <date>14.03.2024</date>\nTid: <start_time>kl. 18.00</start_time>\nMøtested: <place>Grendahuset, Lauvvik</place>", ("2024-03-14", None, "18:00", None)),
    "labels, nynorsk": ("Dato: <date>3. september 2022</date>\nTid: <start_time>17.30</start_time> - <end_time>19.00</end_time>\nMøtestad: <place>Kyrkjestova</place>", ("2022-09-03", None, "17:30", "19:00")),
    "labels on one line": ("Møtedato: <date>25.04.2002</date> Tid: <start_time>09:00</start_time>", ("2002-04-25", None, "09:00", None)),
    "two days": ("Dato: <date>11. og 12. juni 2024</date>", ("2024-06-11", "2024-06-12", None, None)),
    "two days beside the place": ("Møtested: <place>Nesholmen leirskole</place> 11. juni <start_time>kl 09</start_time>-15, 12. juni kl 9-<end_time>11</end_time>\nDato: 11.06.2024", ("2024-06-11", "2024-06-12", "09:00", "11:00")),
    "iso": ("Dato: <date>2024-03-14</date>", ("2024-03-14", None, None, None)),
    "two digits of the year": ("Møtedato: <date>24.03.94</date>", ("1994-03-24", None, None, None)),
    "a weekday": ("Torsdag <date>14. mars 2024</date>", ("2024-03-14", None, None, None)),
}  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), HEADS.values(), ids=HEADS)
def test_days_times_and_places(head: str, expected: tuple[str | None, ...]) -> None:
    meeting = check(f"MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\n{head}\nTil stede: Kari Solvang{CASES}").meeting
    assert (str(meeting.date), meeting.end_date and str(meeting.end_date), meeting.start_time, meeting.end_time) == expected


@pytest.mark.parametrize("closing", ["Møtet hevet kl. 20.15", "Møtet vart heva kl. 20:15.", "Møtet ble avsluttet klokka 20.15"])
def test_the_closing_tells_the_end(closing: str) -> None:
    assert parse_text(VASSVERK + CASES + f"\n{closing}\n").meeting.end_time == "20:15"


def test_chair_and_secretary_by_their_labels() -> None:
    minutes = check(
        f"REFERAT\n\nMøteleiar: <chair>Kari Solvang</chair>\nReferent: <secretary>Per Ånestad</secretary>\nTil stades: Mona Tveitane{CASES}"
    )
    assert (minutes.chair, minutes.secretary) == ("Kari Solvang", "Per Ånestad")


def test_signatories_are_elected_in_a_case() -> None:
    case = "Sak 1/24 Valg av to til å undertegne protokollen\n\nVedtak:\n<signatory>Kari Solvang</signatory> og <signatory>Per Ånestad</signatory> velges."
    minutes = check(nb(case))
    assert all(s.person for s in minutes.signatories)


# ---- kinds of documents

DOCUMENTS = {
    "minutes": ("minutes", VASSVERK + CASES),
    "minutes without a title": ("minutes", "Styret for Lauvvik vassverk\nMøtedato: 14.03.2024\nTil stede: Kari Solvang" + CASES),
    "case_record": ("case_record", "Saksprotokoll\n\nUtvalg: Formannskapet\nMøtedato: 12.05.2015\n\nSak 12/15 Kaia\n\nVedtak:\nKaia rives.\n"),
    "case_record, nynorsk": ("case_record", "Særutskrift frå formannskapet\n\nSak 12/15 Kaia\n\nVedtak:\nKaia vert riven.\n"),
    "notice": ("notice", "MØTEINNKALLING\n\nUtvalg: Formannskapet\nMøtedato: 12.05.2015\n\nSaksliste\n\nSak 12/15 Kaia\nSak 13/15 Moloen\n"),
    "notice, nynorsk": ("notice", "Innkalling\n\nUtval: Formannskapet\nMøtestad: Tunet\n\nSak 12/15 Kaia\n\nTilråding:\nKaia vert riven.\n\nSak 13/15 Moloen\n\nTilråding:\nInkje.\n"),
    "other": ("other", "Framdrift og mål\n\nHva vi skal lære\n\n• Kyststien er lang\n• Alle går sammen\n\nTakk for oss\n\nSpørsmål?\n"),
    "other, nynorsk": ("other", "Kjære medlem\n\nDugnaden vert 4. mai. Ta med hanske og godt humør.\n\nHelsing styret\n"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_kinds_of_documents(kind: str, text: str) -> None:
    minutes = parse_text(text)
    assert minutes.kind == kind
    assert ("MP201" in {d.code for d in minutes.diagnostics}) == (kind == "other")
    if kind == "other":
        assert minutes.cases == ()
        assert minutes.attendance.attendees == ()
        assert minutes.coverage.unparsed == len("".join(text.split()))
    if kind == "notice":
        assert all(c.decision is None for c in minutes.cases)


@pytest.mark.parametrize(("text", "language"), [(nb("Sak 1/24 Ny pumpe\n\nVedtak: Saken ble ikke behandlet, og noen vil se mer."), "nb"), (nn("Sak 7/22 Kor\n\nVedtak: Saka vart ikkje teken opp, og nokre vil sjå meir."), "nn")])  # fmt: skip
def test_language(text: str, language: str) -> None:
    assert check(text).language == language


def test_references_to_earlier_cases_and_meetings() -> None:
    text = "Sak 5/23 Kaia\n\nBakgrunn:\nKaia ble vedtatt i <reference>sak 14/23</reference> og omtalt i <reference>møtet 12.10.2023</reference>. Sak 5/23 er ny.\n\nVedtak: Ja."
    [first, second] = check(VASSVERK + text + CASES).cases[0].references
    assert first.case_number
    assert (first.case_number.sequence, first.case_number.year, str(second.meeting_date)) == (14, 2023, "2023-10-12")


# ---- cases without a heading of their own, people inside cases


def test_the_first_case_of_the_agenda_may_have_lost_its_heading() -> None:
    agenda = "SAKSLISTE\nSaksnr: Innhold:\nPS 1/24 Ny kran.\nPS 2/24 Ny brygge.\n\n"
    treated = "Forslag til vedtak:\nKranen kjøpes.\n\nVedtak:\nKranen kjøpes.\n\nPS 2/24\nNY BRYGGE\n\nVedtak:\nBrygga bygges.\n"
    minutes = parse_text(VASSVERK + agenda + treated)
    assert [(c.number.raw, c.decision.text) for c in minutes.cases if c.number and c.decision] == [
        ("PS 1/24", "Kranen kjøpes."),
        ("PS 2/24", "Brygga bygges."),
    ]


@pytest.mark.parametrize("word", ["Ášši/Sak", "Ássje / Sak", "Sak"])
def test_the_word_before_the_number_may_stand_in_two_languages(word: str) -> None:
    minutes = parse_text(VASSVERK + f"{word} 1/24\nNy kran\n\nVedtak:\nKranen kjøpes.\n\n{word} 2/24\nNy brygge\n\nVedtak:\nBrygga bygges.\n")
    assert [(c.number.sequence, c.title) for c in minutes.cases if c.number] == [(1, "Ny kran"), (2, "Ny brygge")]


ELECTED = "Sak 1/24 Ny kran\n\nVedtak:\nKranen kjøpes.\n\nSak 2/24 Valg av kranutvalg\n\nMedlemmer:\nAud Vik\nIvar Lunde\n\nVaramedlemmer:\nOla Moe\n"


def test_who_is_elected_in_the_last_case_was_not_there_for_that() -> None:
    minutes = parse_text(VASSVERK + ELECTED)
    assert [a.name for a in minutes.attendance.attendees] == ["Kari Solvang", "Per Ånestad"]
    assert minutes.unparsed == ()


def test_the_roll_is_called_in_the_opening_case() -> None:
    head = "MØTEBOK\n\nStorvika bygdeting\nMøtedato: 03.09.2022\n\n"
    roll = "Sak 1/22 Konstituering\n\nTil stede:\nAud Vik\nIvar Lunde\n\nMøtet ble erklært satt.\n\nSak 2/22 Ny brygge\n\nVedtak:\nBrygga bygges.\n"
    minutes = parse_text(head + roll)
    assert [(a.name, a.presence) for a in minutes.attendance.attendees] == [("Aud Vik", "present"), ("Ivar Lunde", "present")]
    assert [c.title for c in minutes.cases] == ["Konstituering", "Ny brygge"]


def test_a_page_foot_with_signatures_does_not_end_the_case() -> None:
    minutes = parse_text(
        nb("Sak 1/24 Ny kran\n\nUnderskrifter:\n\nKari Solvang\n\nVedtak:\nKranen kjøpes.\n").replace("<section>", "").replace("</section>", "")
    )
    assert minutes.cases[0].decision is not None
    assert minutes.cases[0].decision.text == "Kranen kjøpes."


@pytest.mark.parametrize("label", ["Følgende ble valgt til kranutvalget:", "Desse vart valde til kranutvalet:"])
def test_what_a_colon_announces_belongs_to_the_decision(label: str) -> None:
    minutes = parse_text(
        VASSVERK
        + f"Sak 1/24 Valg\n\nVedtak:\n{label}\nAud Vik, leder Ivar Lunde, nestleder Ola Moe, medlem. Saken ble avsluttet kl. 12.\n\nSak 2/24 Annet\n"
    )
    assert minutes.cases[0].decision is not None
    assert minutes.cases[0].decision.text.startswith(f"{label} Aud Vik, leder") or minutes.cases[0].decision.text.startswith(
        f"{label}\nAud Vik, leder"
    )


def test_what_parts_values_that_were_read_is_no_text_left_over() -> None:
    minutes = parse_text(VASSVERK.replace("Per Ånestad", "Per Ånestad (vara).") + "Sak 1/24 Ny kran\n\nVedtak:\nKranen kjøpes.\n")
    assert minutes.unparsed == ()
    assert [p.text for p in parse_text("Noko er sagt.\n--\n").unparsed] == ["Noko er sagt.", "--"]


# ---- which numbers are headings

TREATED = "\n\n".join(f"Sak {n:02d}/24 {title}\n\nDet ble en lang samtale.\n\nDaglig leder svarte.\n\nVedtak:\n{title} godkjennes." for n, title in enumerate(("Ny pumpe", "Nytt gjerde", "Ny vei"), start=1))  # fmt: skip
LISTS = {
    "an agenda without its label": "Sak 01/24 Ny pumpe\nSak 02/24 Nytt gjerde\nSak 03/24 Ny vei\n",
    "bare numbers": "Sak 01/24\nSak 02/24\nSak 03/24\n",
    "a time schedule": "Møteplan\n1/24\n09.00\n2/24\n10.30\n3/24\n11.15\n",
    "an agenda with a line of its own over it": "Saksliste for møtet i Lia\nSak 01/24 Ny pumpe\nSak 02/24 Nytt gjerde\nSak 03/24 Ny vei\n",
}


@pytest.mark.parametrize("rows", LISTS.values(), ids=LISTS)
def test_rows_of_a_list_are_no_headings(rows: str) -> None:
    minutes = parse_text(f"{VASSVERK}{rows}\n{TREATED}\n")
    assert [(c.number and c.number.raw, c.decision is not None) for c in minutes.cases] == [("01/24", True), ("02/24", True), ("03/24", True)]


def test_short_cases_that_repeat_no_list_stay() -> None:
    text = VASSVERK + "Sak 1/24 Innkalling\nGodkjent.\nSak 2/24 Referat\nGodkjent.\nSak 3/24 Regnskap\nGodkjent.\n"
    assert [c.number and c.number.raw for c in parse_text(text).cases] == ["1/24", "2/24", "3/24"]


def test_numbers_of_other_years_are_cited() -> None:
    older = "Sak 14/19 Gammel pumpe\n\nDen gamle saken gjaldt pumpa.\n\n"
    text = VASSVERK + TREATED + "\n\n" + older + "Sak 04/24 Ny brygge\n\nVedtak:\nBrygga bygges.\n"
    assert [c.number and c.number.raw for c in parse_text(text).cases] == ["01/24", "02/24", "03/24", "04/24"]


def test_of_two_numbers_on_a_line_the_bodys_own_is_the_cases() -> None:
    parts = [f"Sak TEK {n:03d}/24 Sak KS {n + 7:03d}/24\nTittel nummer {n}\n\nVedtak:\nSaken godkjennes.\n" for n in range(1, 5)]
    parts += ["Sak KS 012/24\nNy vei\n\nVedtak:\nVeien bygges.\n"]
    numbers = [c.number for c in parse_text(VASSVERK + "\n".join(parts)).cases]
    assert [n and (n.series, n.sequence) for n in numbers] == [("KS", n) for n in (8, 9, 10, 11, 12)]


BARE = {
    "numbers without a full stop": "1 Godkjenning av innkalling\n\nGodkjent.\n\n2 Valg av dirigent\n\nKari Solvang ble valgt.\n\n3 Eventuelt\n\nIngen saker.\n",
    "numbers with a dash": "1 - Godkjenning av innkalling\nGodkjent.\n2 - Valg av dirigent\nKari Solvang ble valgt.\n3 - Eventuelt\nIngen saker.\n",
    "one number left out": "1 Godkjenning av innkalling\n\nGodkjent.\n\n3 Valg av dirigent\n\nKari Solvang ble valgt.\n\n4 Eventuelt\n\nIngen saker.\n",
}


@pytest.mark.parametrize("text", BARE.values(), ids=BARE)
def test_bare_numbers_that_count_on(text: str) -> None:
    minutes = parse_text(f"Årsmøte i Lia vel\n3. mars 2024\n\n{text}")
    assert minutes.kind == "minutes"
    assert [c.title for c in minutes.cases] == ["Godkjenning av innkalling", "Valg av dirigent", "Eventuelt"]


def test_numbers_in_a_decision_do_not_break_the_count() -> None:
    text = "1. Godkjenning av innkalling\n\nGodkjent.\n\n2. Ny brygge\n\nVedtak:\n1. Brygga bygges.\n2. Den males.\n\n3. Eventuelt\n\nIngen saker.\n"
    assert [c.title for c in parse_text(f"{VASSVERK}{text}").cases] == ["Godkjenning av innkalling", "Ny brygge", "Eventuelt"]


def test_a_single_part_straight_under_its_case() -> None:
    text = "1 Godkjenning av innkalling\n\nGodkjent.\n\n2 Behandling av søknader\n\n2.1 Korets søknad om notehefter\n\nSøknaden innvilges.\n\n3 Eventuelt\n\nIngen.\n"
    assert [c.number and c.number.raw for c in parse_text(f"{VASSVERK}{text}").cases] == ["1", "2", "2.1", "3"]


def test_hours_in_brackets_are_headings() -> None:
    text = "[16:32] Velkommen\n\nKari ønsket velkommen.\n\n[16:34] Valg av ordstyrer\n\nGodkjent ved akklamasjon.\n\n[16:40] Budsjett\n\nGodkjent.\n"
    assert [c.title for c in parse_text(f"Referat fra årsmøte i Lia vel\n3. mars 2024\n\n{text}").cases] == [
        "Velkommen",
        "Valg av ordstyrer",
        "Budsjett",
    ]


def test_marked_and_numbered_headings_make_minutes() -> None:
    text = "---\ntitle: Vårmøte\ndate: 2024-03-04\n---\n\n## 79 Godkjenning av innkalling\n\nGodkjent.\n\n## 80 Status fra styret\n\nSak 3 ble nevnt.\n\n## 81 Eventuelt\n\nIngen.\n"
    minutes = parse_text(text)
    assert minutes.kind == "minutes"
    assert [c.number and c.number.raw for c in minutes.cases] == ["79", "80", "81"]


def test_a_case_that_was_circulated() -> None:
    one = parse_text("# Sirkulasjonssak om ny kaffetrakter\n\nSe vedlegg.\n\n**Godkjent**\n")
    two = parse_text("# Sirkulasjonssaker i mai\n\n## Sirkulasjonssak - kaffetrakter\n\n**Godkjent**\n\n## Sirkulasjonssak - sofa\n\n**Avslått**\n")
    assert one.kind == "case_record"
    assert [c.title for c in two.cases][-2:] == ["Sirkulasjonssak - kaffetrakter", "Sirkulasjonssak - sofa"]


# ---- what decides without a label

DECIDES = {
    "the body acts": "Styret vedtar å kjøpe ny pumpe.",
    "the body acts, in nynorsk": "Styret løyver 5 000 kroner til ny pumpe.",
    "in the passive": "Det ble bestemt at pumpa kjøpes i høst.",
    "we": "Vi støtter innkjøpet med 4 000 kroner.",
    "a short sentence, and more": "Alt er godkjent! Ingen kom for sent i dag, og kaffen var varm.",
}


@pytest.mark.parametrize("sentence", DECIDES.values(), ids=DECIDES)
def test_a_sentence_that_decides(sentence: str) -> None:
    case = parse_text(
        nb(f"Sak 1/24 Ny pumpe\n\nPumpa er gammel, og mange klager på den.\n\n{sentence}").replace("<section>", "").replace("</section>", "")
    ).cases[0]
    assert case.decision is not None
    assert case.decision.text == sentence


TALK = {
    "a question": "Er innkallingen godkjent?",
    "a wish": "Styret bør vurdere om pumpa kan bli godkjent.",
    "told of another time": "På forrige møte ble det bestemt at saken ble utsatt.",
    "done elsewhere": "Kommunen har godkjent pumpa.",
    "a body in the middle of a long account": "Leverandøren la fram tilbudet sitt og gikk gjennom prisene på alle delene, og han viste bilder av anlegget i Storvika. "
    * 2
    + "Styret støtter at han reiser hjem. Han tok deretter ferja tilbake til Storvika, der resten av anlegget står.",
}


@pytest.mark.parametrize("sentence", TALK.values(), ids=TALK)
def test_a_sentence_that_only_talks(sentence: str) -> None:
    case = parse_text(f"{VASSVERK}Sak 1/24 Ny pumpe\n\n{sentence}\n\nSak 2/24 Eventuelt\n\nIngen saker.\n").cases[0]
    assert case.decision is None


def test_every_paragraph_that_decides_counts_and_what_fell_does_not() -> None:
    said = "Innkallingen ble enstemmig godkjent.\n\nForslaget fra Per Ånestad ble forkastet.\n\nSakslisten ble enstemmig godkjent."
    case = parse_text(f"{VASSVERK}Sak 1/24 Godkjenning av innkalling og saksliste\n\n{said}\n").cases[0]
    assert case.decision is not None
    assert case.decision.text == "Innkallingen ble enstemmig godkjent.\nSakslisten ble enstemmig godkjent."


def test_a_decision_with_remarks_holds_them() -> None:
    said = "**Merknader:**\n- *Regnet skal føres i eget hefte.*\n- *Prisen senkes til 80 kroner.*\n\n**Godkjennes med merknader**"
    case = parse_text(f"# Referat\n\nDato: 14.03.2024\nTil stede: Kari Solvang\n\n## Sak 1 Korets søknad\n\n{said}\n").cases[0]
    assert case.decision is not None
    assert "Prisen senkes til 80 kroner." in case.decision.text
    assert case.decision.text.endswith("Godkjennes med merknader")


def test_posts_and_names_are_an_election() -> None:
    case = parse_text(
        f"{VASSVERK}Saksliste\n1/24 Valg av saksordførere\n2/24 Eventuelt\n\nSak 1/24 Valg av saksordførere\n\nSak 7/24 Ny pumpe\nOrdfører for saken Kari Solvang\nSak 8/24 Nytt gjerde\nOrdfører for saken Per Ånestad jr.\n\nSak 2/24 Eventuelt\n\nIngen saker.\n"
    ).cases[0]
    assert case.decision is not None
    assert case.decision.outcome == "elected"
    assert "Per Ånestad jr." in case.decision.text


def test_what_a_colon_announces_is_decided_too() -> None:
    case = parse_text(
        f"{VASSVERK}Sak 1/24 Valg av styre\n\nStyret består etter dette av:\nKari Solvang\nPer Ånestad\n\nKari takket for tilliten.\n"
    ).cases[0]
    assert case.decision is not None
    assert case.decision.text.split("\n")[0] == "Styret består etter dette av:"
    assert "Per Ånestad" in case.decision.text
    assert "takket" not in case.decision.text
    assert case.decision.outcome == "elected"


def test_the_reasons_belong_to_the_recommendation() -> None:
    said = "Forslag til vedtak\n\nKlagen tas ikke til følge.\n\nBegrunnelse:\n\nDet vises til brev av 3. mai.\n\nStyret har ikke fått nye opplysninger.\n\nVedtak\n\nInnstillingen ble vedtatt."
    case = parse_text(f"{VASSVERK}Sak 1/24 Klage\n\n{said}\n").cases[0]
    assert case.recommendations[0].text.endswith("Styret har ikke fått nye opplysninger.")
    assert case.decision is not None
    assert case.decision.text == "Innstillingen ble vedtatt."


def test_a_decision_on_a_part() -> None:
    case = parse_text(f"{VASSVERK}Sak 1/24 Søknader\n\nVedtak – driftsstøtte: 6 700 kr – 7 for, 3 imot\n").cases[0]
    assert case.decision is not None
    assert case.decision.text.startswith("driftsstøtte: 6 700 kr")
    assert [(v.for_, v.against, v.result) for v in case.votes] == [(7, 3, "carried")]


# ---- the head and the foot


@pytest.mark.parametrize(
    ("head", "place"),
    [("Møtetid: 09.15 (rom 54)", "rom 54"), ("Møtereferat\nStyret i Lia vel\nNausthallen, 14.03.2024, kl. 19:00 - 20:20", "Nausthallen")],
)
def test_a_place_beside_the_hour(head: str, place: str) -> None:
    minutes = parse_text(f"MØTEPROTOKOLL\n\n{head}\n\nTil stede: Kari Solvang, Per Ånestad\n\nSak 1/24 Ny pumpe\n\nVedtak:\nPumpa kjøpes.\n")
    assert minutes.meeting is not None
    assert minutes.meeting.place == place


def test_the_body_in_a_heading_below_front_matter() -> None:
    front = "---\n" + "".join(f"felt{n}: verdi\n" for n in range(16)) + "date: 2024-03-04\n---\n\n"
    minutes = parse_text(
        front
        + "# Tilskotsutvalet – møte 4. mars 2024\n\n## 1. Godkjenning av innkalling\n\nGodkjent.\n\n## 2. Søknader\n\nIngen.\n\n## 3. Eventuelt\n\nIngen.\n"
    )
    assert minutes.meeting is not None
    assert minutes.meeting.body == "Tilskotsutvalet"


def test_names_under_a_closing_without_an_hour_sign() -> None:
    minutes = parse_text(f"{VASSVERK}Sak 1/24 Ny pumpe\n\nVedtak:\nPumpa kjøpes.\n\nMøtet hevet\n\nKari Solvang          Per Ånestad\n")
    assert [s.name for s in minutes.signatories] == ["Kari Solvang", "Per Ånestad"]


@pytest.mark.parametrize("line", ["Innkalling godkjent", "**Godkjent med en merknad**"])
def test_a_result_alone_on_its_line_is_no_heading(line: str) -> None:
    case = parse_text(f"{VASSVERK}Sak 1/24 Godkjenning av innkalling\n\n{line}\n\nDet var god tid til kaffe etterpå.\n").cases[0]
    assert case.decision is not None
    assert case.decision.text.strip("*") == line.strip("*")


LETTERHEADS = {
    "FJELLVIK BURETTSLAG": "FJELLVIK BURETTSLAG",
    "STIFTELSEN GAMLE NAUST": "STIFTELSEN GAMLE NAUST",
    "Fjellvik kommune": "Fjellvik kommune",
    "Styremøte i Fjellvik borettslag 2. mai": None,
    "Vi viser til Fjellvik idrettslag.": None,
}


@pytest.mark.parametrize(("line", "organisation"), LETTERHEADS.items())
def test_a_letterhead_names_the_organisation(line: str, organisation: str | None) -> None:
    text = f"{line}\n\nPROTOKOLL FRA STYREMØTE\n\nDato: 02.05.2024\nTil stede: Kari Solvang, Per Ånestad\n\nSak 1/24 Regnskap\n\nVedtak:\nGodkjent.\n"
    assert parse_text(text).meeting.organisation == organisation


def test_what_follows_the_result_is_no_part_of_the_decision() -> None:
    text = "MØTEBOK\n\nDato: 02.05.2024\nTil stades: Kari Solvang, Per Ånestad\n\nSak 1/24 Ny pumpe\n\nVedtak:\nStyret kjøper pumpa.\nSamrøystes.\n\n{}\n"
    for after in ("Kari Solvang gjekk kl. 20.05.", "Pumpa vert sett i gang når røyra er skifta."):
        [case] = parse_text(text.format(after)).cases
        assert (case.decision and case.decision.text, [v.unanimous for v in case.votes]) == ("Styret kjøper pumpa.", [True])


@pytest.mark.parametrize("lines", ["Kari Solvang          Per Ånestad\nleiar", "Kari Solvang /sign./\tPer Ånestad /sign./"])
def test_names_side_by_side_at_the_end_have_signed(lines: str) -> None:
    text = f"MØTEBOK\n\nDato: 02.05.2024\nTil stades: Kari Solvang, Per Ånestad\n\nSak 1/24 Ny pumpe\n\nVedtak:\nStyret kjøper pumpa.\n\n\n{lines}\n"
    minutes = parse_text(text)
    assert [s.name for s in minutes.signatories] == ["Kari Solvang", "Per Ånestad"]
    assert minutes.cases[0].decision is not None
    assert minutes.cases[0].decision.text == "Styret kjøper pumpa."


BODIES = {"Formannskapet": "Ny brannstasjon", "Fjellvik kommunestyre": "Fjellvik kommunestyre", "Fjellviks formannskap": "Ny brannstasjon"}


@pytest.mark.parametrize(("beside", "title"), BODIES.items())
def test_a_body_beside_the_number_is_no_title(beside: str, title: str) -> None:
    cases = "".join(f"Sak {n}/24 {beside}\n\nNy brannstasjon\n\nVedtak:\nStasjonen bygges.\n\n" for n in (1, 2))
    text = f"MØTEPROTOKOLL\n\nDato: 02.05.2024\nTil stede: Kari Solvang, Per Ånestad\n\n{cases}"
    assert [c.title for c in parse_text(text).cases] == [title, title]
