"""Minutes of associations, from the annual meeting to the committee: numbers, titles, and what decides without a label."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text
from minutes_parser.model import Case, Minutes

HEAD = "Referat fra årsmøtet i Lia vel\nDato: 14.03.2019\nTil stede: Kari Solvang, Per Ånestad\n\n"


def minutes_of(text: str) -> Minutes:
    return parse_text(HEAD + text)


def minutes_of_whole(text: str) -> Minutes:
    return parse_text(text)


def case_of(text: str, title: str = "Naustet") -> Case:
    return minutes_of(f"1. Godkjenning av innkalling\nGodkjent.\n\n2. {title}\n{text}\n\n3. Eventuelt\nIngen saker.\n").cases[1]


def told(case: Case) -> tuple[str | None, str | None]:
    return (case.decision.text, case.decision.outcome) if case.decision else (None, None)


# ---- titles

TITLES = {
    "[Vedtak] Godkjenne sakslisten": ("Godkjenne sakslisten", "decision"),
    "[Info] Ny brygge": ("Ny brygge", "information"),
    "[Byggetrinn 2] Ny brygge": ("[Byggetrinn 2] Ny brygge", None),
    "Velkommen v/leder": ("Velkommen", None),
    "Regnskap v/ Kari Solvang": ("Regnskap", None),
    "Tak v/Kari Solvang og Per Ånestad (faller dersom det regner)": ("Tak", None),
    "Budsjett, v/ Styret": ("Budsjett", None),
    "Utleie av hytta v/ Storvann": ("Utleie av hytta v/ Storvann", None),
    "Ny brygge( 14:45 - 10 min)": ("Ny brygge", None),
    "Ordet fritt (x min)": ("Ordet fritt", None),
}


@pytest.mark.parametrize("written", TITLES)
def test_a_title_without_its_type_its_hour_and_who_presents_it(written: str) -> None:
    title, kind = TITLES[written]
    case = case_of("Styret fortalte.", written)
    assert (case.title, case.kind) == (title, kind)


def test_in_an_archives_numbering_who_applies_is_part_of_the_title() -> None:
    text = "PS 1/19 Fradeling v/ Kari Solvang\n\nVedtak:\nUtsettes.\n\nPS 2/19 Orientering v/ leder\n\nVedtak:\nTas til orientering.\n"
    assert [c.title for c in minutes_of(text).cases] == ["Fradeling v/ Kari Solvang", "Orientering"]


# ---- numbers

ASSEMBLY = """1 - Velkommen v/leder

Leder ønsker velkommen

2 - Saker fra styret

2.1 Brygga v/ styret

● Forslaget legges fram av kassereren.
○ Den gamle er råtten
● Votering
○ Det kreves skriftlig votering.
○ Saksforslaget er vedtatt
■ Ja: 31
■ Nei: 4

2.2 Flaggstanga v/ Per Ånestad

● Debatt
○ Kan vedtas senere
● Votering
○ Vedtektsforslaget er avvist

3.1 - Fondets årsmøte

3.1.1 Nye vedtekter

● Votering
○ Forslaget er vedtatt

3.1.2 Valg av revisor

● Votering
○ Kari Solvang er valgt ved flertall.

4 - Møtekritikk

Ingen.
"""


def test_parts_stand_also_where_the_heading_of_their_case_lacks_and_a_bulleted_vote_decides() -> None:
    cases = minutes_of(ASSEMBLY).cases
    numbers = [c.number.raw if c.number else None for c in cases]
    assert numbers == ["1", "2", "2.1", "2.2", "3.1", "3.1.1", "3.1.2", "4"]
    assert [c.title for c in cases][:4] == ["Velkommen", "Saker fra styret", "Brygga", "Flaggstanga"]
    assert [told(c) for c in cases] == [
        (None, None),
        (None, None),
        ("○ Saksforslaget er vedtatt", "adopted"),
        ("○ Vedtektsforslaget er avvist", "rejected"),
        (None, None),
        ("○ Forslaget er vedtatt", "adopted"),
        ("○ Kari Solvang er valgt ved flertall.", "elected"),
        (None, None),
    ]


def test_a_number_with_its_word_begins_a_line_of_its_own_however_full_the_line_before() -> None:
    long = "Handlingsplan og verdier for den neste perioden til styret, 2020 til 2021"
    text = f"Saksliste\nSak 1: Regnskap\nSak 2: {long}\nSak 3: Valgkomite\nSak 4: Pizza\n\n"
    body = f"Sak 1: Regnskap\nGodkjent.\n\nSak 2: {long}\nUtsatt.\n\nSak 3: Valgkomite\nUtsatt.\n\nSak 4: Pizza\nSpist.\n"
    minutes = minutes_of(text + body)
    assert [c.title for c in minutes.cases] == ["Regnskap", long, "Valgkomite", "Pizza"]
    assert [a.title for a in minutes.agenda] == ["Regnskap", long, "Valgkomite", "Pizza"]


INTRODUCED = """1. Velkommen

Hei.

2. Godkjenning av oppmøte

2.1. Godkjenning av gjester

Ingen gjester

3. Dagsorden

Dagsorden godkjent ved akklamasjon.

4. Årsberetninger

Alle finnes på nettet.

4.1 \u00ad Styret

Styret har møttes.

Årsberetningen godkjent ved akklamasjon.

4.1.1 Sette av tid til spørsmål i salen.

Vedtatt.

5.Innkomne saker

5.1 Flagget

Godkjent.
"""


def test_parts_may_be_introduced_where_the_document_has_parts() -> None:
    cases = minutes_of(INTRODUCED).cases
    assert [c.number.raw if c.number else None for c in cases] == ["1", "2", "2.1", "3", "4", "4.1", "4.1.1", "5", "5.1"]
    assert [c.title for c in cases][5:] == ["Styret", "Sette av tid til spørsmål i salen.", "Innkomne saker", "Flagget"]
    assert [told(c)[1] for c in cases] == [None, None, None, "adopted", None, "adopted", "adopted", None, "adopted"]


# ---- decisions in prose

PROSE = {
    "Det er noe igjen før regnskapet er klart. Det ble derfor besluttet å utsette kontingenten til høsten.": (
        "Det ble derfor besluttet å utsette kontingenten til høsten.",
        "postponed",
    ),
    "Det er litt igjen. Det vart difor bestemt at brygga skal målast.": ("Det vart difor bestemt at brygga skal målast.", "adopted"),
    "Styret stiller seg bak at naboene får låne båten": ("Styret stiller seg bak at naboene får låne båten", "adopted"),
    "Årsmøtet gir styret fullmakt til å leie ut kaia\n\nGodkjennes enstemmig": (
        "Årsmøtet gir styret fullmakt til å leie ut kaia",
        "adopted",
    ),
    "Kari viste fram tegningene. Godkjennes med akklamasjon.": ("Godkjennes med akklamasjon.", "adopted"),
    "Referat: Godkjennes med akklamasjon.": ("Godkjennes med akklamasjon.", "adopted"),
    "Diskusjon:\nMange syntes det var dyrt\n\n**Forslaget er vedtatt 7 for 2 imot**": ("Forslaget er vedtatt 7 for 2 imot", "adopted"),
    "Lånet er for stort.\n\n**Enstemmig avslått**\n\nForslag: fjern taket\n\n**Enstemmig vedtatt støtte på 900 kr**": (
        "Enstemmig avslått\nEnstemmig vedtatt støtte på 900 kr",
        "adopted",
    ),
    "Forslaget om grønt tak falt.\n\nForslaget om rødt tak ble vedtatt.": ("Forslaget om rødt tak ble vedtatt.", "adopted"),
    "Taket er dyrt, denne saken ble derfor besluttet flyttet til neste møte.": (
        "Taket er dyrt, denne saken ble derfor besluttet flyttet til neste møte.",
        "postponed",
    ),
    "Søknaden innvilges, men det presiseres at regnskapet for brygga heretter må vise tydelig hvem som har betalt hva, og når pengene ble brukt "
    "av dem som fikk dem": (
        "Søknaden innvilges, men det presiseres at regnskapet for brygga heretter må vise tydelig hvem som har betalt hva, og når pengene ble brukt "
        "av dem som fikk dem",
        "adopted",
    ),
    "- Styret stemmer for å skrive vedtektene om": ("- Styret stemmer for å skrive vedtektene om", "adopted"),
    "Den som er til stede når årsmøtet godkjenner innkallingen, kan stemme.\n\nVedtektsforslaget går gjennom.": (
        "Vedtektsforslaget går gjennom.",
        "adopted",
    ),
    "Ni meter, altså 5.627,--\n\nSøknad godkjent med redusert beløp.": ("Søknad godkjent med redusert beløp.", "adopted"),
    "Styret foreslår at referatet godkjennes.\n\nGodkjent.": ("Godkjent.", "adopted"),
    "Referatet ble ikke godkjent i fjor, men er nå rettet opp.\n\nGodkjent ved akklamasjon.": ("Godkjent ved akklamasjon.", "adopted"),
    "● Avstemning, 79 stemmeberettigede, hemmelig valg:\n○ For: 53\n○ Mot: 4\nEndring er vedtatt.": ("Endring er vedtatt.", "adopted"),
    "● Avstemning:\n○ For: 21\n○ Mot: 44\nForslaget går ikke gjennom.": ("Forslaget går ikke gjennom.", "rejected"),
    "Åpner for debatt:\nIngen.\n\nResultater:\n• Ja: 53\n\nVedtektsforslaget ble vedtatt": ("Vedtektsforslaget ble vedtatt", "adopted"),
    "Den godkjente søknaden blir på totalt 900 kr.": ("Den godkjente søknaden blir på totalt 900 kr.", "adopted"),
}


@pytest.mark.parametrize("text", PROSE)
def test_a_decision_without_a_label(text: str) -> None:
    assert told(case_of(text)) == PROSE[text]


UNDECIDED = [
    "Per kommer litt senere, godkjenner årsmøtet dette, han tok feil av klokka.",
    "Enda en som kommer, får stemmerett ved akklamasjon",
    "To til er her, godkjent stemmerett ved akklamasjon",
    "Årets turer\n\n• Gensere: Det ble vedtatt at alle kan kjøpe seg en",
    "Pause\n\nNy referent: Kari Solvang, valgt ved akklamasjon",
    "Referat:\nKari: Vi støtter ikke turer utenfor landet. Alt skal være gratis.",
    "Styret nevner at slikt etter reglene ikke støttes.",
    "Saken ble avsluttet 7. mars 2019 kl. 17.45.",
    "* Valgt farge på genseren og begynner å strikke",
    "* Bestemt nye turer for våren",
    "Det ble sagt at styret kan gi fullmakt til å leie ut kaia.",
    "Det er noe igjen, og mange vil at det blir vedtatt.",
    "Styret har tidligere stilt seg bak forslaget. Saken er ikke avgjort.",
]


@pytest.mark.parametrize("text", UNDECIDED)
def test_talk_decides_nothing(text: str) -> None:
    assert told(case_of(text)) == (None, None)


ELECTIONS = {
    "Referat: Styret foreslår Kari til ordstyrer. Godkjennes med akklamasjon.": "Styret foreslår Kari til ordstyrer. Godkjennes med akklamasjon.",
    "Kari Solvang og Per Ånestad melder seg. Valgt ved akklamasjon.": "Kari Solvang og Per Ånestad melder seg. Valgt ved akklamasjon.",
}


@pytest.mark.parametrize("text", ELECTIONS)
def test_in_an_election_the_sentence_before_says_who(text: str) -> None:
    assert told(case_of(text, "Valg av ordstyrer")) == (ELECTIONS[text], "elected")


BOARDS = {
    "Leder: Avstemning\n- Kari 9\n\nEndelig styre:\nLeder: Kari Solvang\nKasserer: Per Ånestad\nTrener: tomt\n\nVi finner en trener.": (
        "Endelig styre:\nLeder: Kari Solvang\nKasserer: Per Ånestad\nTrener: tomt"
    ),
    "Valg ble gjennomført med følgende resultat:\n\n* Leder: Kari Solvang (4. trinn)\n* Sekretær: Per Ånestad\n* Kasserer: Ola Vik": (
        "Valg ble gjennomført med følgende resultat:\n* Leder: Kari Solvang (4. trinn)\n* Sekretær: Per Ånestad\n* Kasserer: Ola Vik"
    ),
    "Alle blir godkjent!\n\nStyret i laget består nå av:\n● Leder: Kari Solvang\n● Kasserer: Per Ånestad": (
        "Alle blir godkjent!\nStyret i laget består nå av:\n● Leder: Kari Solvang\n● Kasserer: Per Ånestad"
    ),
    "Kari Solvang og Per Ånestad\n\nValgt ved akklamasjon": "Kari Solvang og Per Ånestad\nValgt ved akklamasjon",
    "Kari Solvang blir valgt til ordstyrer\n\nValgt ved akklamasjon": "Kari Solvang blir valgt til ordstyrer",
    "Det blir valgt ny leder av laget.\n\nDen nye lederen av laget er Kari Solvang!": "Den nye lederen av laget er Kari Solvang!",
    "Ola stiller. Kari benkes og takker ja. Kari Solvang vinner ved flertall.": "Kari Solvang vinner ved flertall.",
}


@pytest.mark.parametrize("text", BOARDS)
def test_who_was_elected(text: str) -> None:
    assert told(case_of(text, "Gjennomføring av valg")) == (BOARDS[text], "elected")


NOTED = {
    "Styret tar rapporten til orientering. Rapporten viser at brygga er brukt mye. Den er grundig.": "noted",
    "Styret tar rapporten til orientering. Rapporten viser at brygga er brukt mye. Styret vil leie den ut.": "adopted",
}


@pytest.mark.parametrize("text", NOTED)
def test_what_is_told_of_a_report_that_is_noted(text: str) -> None:
    assert told(case_of(f"Vedtak:\n{text}")) == (text, NOTED[text])


# ---- cases without numbers

MARKED = """---
title: Møte 14. mars 2019
referent: Kari Solvang
---

## Godkjenning av agenda

Agendaen ble godkjent.

## Behandling av søknader

### Bryggelagets søknad

Søknaden godkjennes uten merknader.

### Korets søknad

Søknaden innvilges.

## Ny vedtekt

### Forslag:

Laget skal ha et flagg.

## Saker til neste gang

Flagget.
"""


def test_the_parts_of_a_heading_that_stands_for_several_cases_are_cases() -> None:
    cases = parse_text(MARKED).cases
    titles = [c.title for c in cases]
    assert titles == ["Godkjenning av agenda", "Behandling av søknader", "Bryggelagets søknad", "Korets søknad", "Ny vedtekt"]
    assert [told(c)[1] for c in cases] == ["adopted", None, "adopted", "adopted", None]


def test_what_is_put_forward_by_the_hour_keeps_its_number() -> None:
    text = "[17:28] Velkommen v/leder\nHei.\n[17:30] Vedtektsforslag 01: Nytt flagg v/Kari Solvang\nForslaget går gjennom.\n[18:00] Pizza\nSpist.\n"
    cases = minutes_of(text).cases
    assert [(c.number.raw if c.number else None, c.title) for c in cases] == [
        (None, "Velkommen"),
        ("Vedtektsforslag 01", "Nytt flagg"),
        (None, "Pizza"),
    ]


ALONE = """Vedtak om nytt gjerde

Styret har vedtatt å sette opp et gjerde.

Det gamle falt i vinter.

Lia, den 14. mars 2019.

Vedtatt av: Kari Solvang
"""


def test_a_decision_made_known_alone_is_one_case() -> None:
    minutes = parse_text(ALONE)
    assert minutes.kind == "minutes"
    assert [(c.title, told(c)) for c in minutes.cases] == [("Vedtak om nytt gjerde", ("Styret har vedtatt å sette opp et gjerde.", "adopted"))]


def test_a_letter_about_a_decision_is_no_protocol() -> None:
    assert parse_text("Vedtak om nytt gjerde\n\nVi viser til brevet ditt. Gjerdet er godkjent.\n\nHilsen Kari Solvang\n").kind == "other"


def test_the_rest_after_the_last_numbered_case() -> None:
    assert [c.title for c in minutes_of("1/19 Regnskap\n\nGodkjent.\n\n2/19 Budsjett\n\nGodkjent.\n\nAnnet\n\nIngen saker.\n").cases][-1] == "Annet"


PLAIN = """Referat fra årsmøtet i Lia vel, 14.03.2019

Møteleder: Kari Solvang
Referent: Per Ånestad

Konstituering

Ingen hadde noe imot innkallingen.

Årsberetning for 2018

Brygga ble malt, og taket holdt.

Årsberetningen godkjennes.

Regnskap for 2018

Det gikk i null.

Regnskapet godkjennes.

Ny farge på naustet

Endring vedtatt

Ordet fritt

Ole Vik

Ole synes det er kaldt.
"""


def test_short_lines_alone_are_cases_where_most_are_what_annual_meetings_treat() -> None:
    cases = minutes_of_whole(PLAIN).cases
    titles = ["Konstituering", "Årsberetning for 2018", "Regnskap for 2018", "Ny farge på naustet", "Ordet fritt"]
    assert [c.title for c in cases] == titles
    assert [told(c)[1] for c in cases] == [None, "adopted", "adopted", "adopted", None]


def test_short_lines_in_other_notes_are_none() -> None:
    assert not minutes_of_whole(PLAIN.replace("Regnskap for 2018", "Sommeren").replace("Konstituering", "Først")).cases


POSTS = """---
title: Allmøte 14. mars 2019
referent: Kari Solvang
---

## Godkjenning av innkalling

Godkjent.

## Valg

### Koordinator

Per Ånestad stiller.

Valgt ved akklamasjon

### Sekretær

Ole Vik stiller.

Valgt ved akklamasjon

## Oppfølging av saker fra forrige møte

### Gjerdet

Det står.

### Taket

Det holder.
"""


def test_posts_to_be_filled_are_parts_of_an_election_also_where_they_are_labels() -> None:
    titles = [c.title for c in minutes_of_whole(POSTS).cases]
    assert titles == ["Godkjenning av innkalling", "Valg", "Koordinator", "Sekretær", "Oppfølging av saker fra forrige møte"]


BLOCKS = """Styremøteprotokoll 4.2.2021

Tidspunkt: 4.2.2021 kl. 18:00
Sted: Naustet
Til stede (styret): Kari Solvang, Per Ånestad, Ole Vik

Godkjenning av referat
Forrige referat godkjent.

Økonomi (orientering)
Ingen saker å melde.

Nytt stativ
Det gamle er råttent. Vedtak: Kari kjøper stativ til naustet.

Ny dør
Vedtak: Ole spør snekkeren om en pris.

Eventuelt
Neste møte er 3. mars.

Hentet fra den gamle nettsiden.
"""


def test_titles_straight_above_their_sentences_are_cases() -> None:
    cases = minutes_of_whole(BLOCKS).cases
    assert [c.title for c in cases] == ["Godkjenning av referat", "Økonomi (orientering)", "Nytt stativ", "Ny dør", "Eventuelt"]
    decided = [None if c.decision is None else c.decision.text for c in cases]
    assert decided == ["Forrige referat godkjent.", None, "Kari kjøper stativ til naustet.", "Ole spør snekkeren om en pris.", None]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("Vedtak: ", ""),  # too few say what was decided
        ("Ny dør", "Nytt stativ"),  # a title that recurs is a part of something
        ("\nNytt stativ", "\nNaustet\n\nDet står der.\n\nTaket er tett.\n\nNytt stativ"),  # too much that is no such block
        ("Til stede (styret)", "Saksliste:\n1. Stativ\n2. Dør\n\nTil stede (styret)"),  # an agenda says what the cases are
    ],
)
def test_titles_above_sentences_in_other_notes_are_no_cases(words: str, instead: str) -> None:
    assert words in BLOCKS
    assert "Eventuelt" not in [c.title for c in minutes_of_whole(BLOCKS.replace(words, instead)).cases]


def test_without_blank_lines_there_are_no_blocks() -> None:
    assert not minutes_of_whole(BLOCKS.replace("\n\n", "\n")).cases


BULLETED = """\
# Møte i Fjellgrend velforening
 - Dato: 04.02.2021
 - Tilstede: Kari Solvang, Per Ånestad
 - Sted: Grendehuset

## Saker i dag:

* Sak 1:Maling av naustet
  * Laget stiller med koster.

* Sak 2: Ny flytebrygge
  * Ole henter inn to tilbud.
"""

WITH_RESULTS = """\
Årsmøte i Fjellgrend velforening
Dato: 11.03.2019
Sted: Grendehuset

Saker:
1. Godkjenning av innkalling:
Godkjent uten merknader.

2. Styrets beretning:
Ble vedtatt enstemmig.

3. Kontingent
Styret la fram et forslag. Det ble vedtatt.
"""


def test_a_bullet_that_says_that_it_is_a_case() -> None:
    assert [c.title for c in minutes_of_whole(BULLETED).cases] == ["Maling av naustet", "Ny flytebrygge"]


def test_a_list_that_tells_what_became_of_its_rows_is_no_agenda() -> None:
    minutes = minutes_of_whole(WITH_RESULTS)
    assert [(c.title, c.decision.outcome if c.decision else None) for c in minutes.cases[:2]] == [
        ("Godkjenning av innkalling", "adopted"),
        ("Styrets beretning", "adopted"),
    ]
    assert minutes.agenda == ()


def test_what_was_voted_on_keeps_its_capitals() -> None:
    case = case_of("Votering:\nForslaget fra Solvang falt med 2 mot 5 stemmer.")
    assert [vote.subject for vote in case.votes] == ["Forslaget fra Solvang"]
