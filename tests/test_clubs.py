"""Minutes of clubs, boards and companies: what their lists, headings and results look like, and what must not be taken for one."""

from __future__ import annotations

import pytest

from minutes_parser import parse, parse_text
from minutes_parser.model import Minutes


def marked_down(text: str) -> Minutes:
    return parse(text.encode(), name="referat.md")


def titles(minutes: Minutes) -> list[str | None]:
    return [c.title for c in minutes.cases]


# ---- headings

NOTES = """# Hagelaget

**Til stede:** Kari Solvang, Per Ånestad

## 7 Drivhuset
Kari fortalte om glasset.

##8 Komposten
Innvilges.

## 9 hageDAGENs time
Per snakket.
"""


def test_a_heading_without_a_space_after_its_signs_and_one_with_a_small_letter() -> None:
    minutes = marked_down(NOTES)
    assert [(c.number.sequence if c.number else None, c.title) for c in minutes.cases] == [(7, "Drivhuset"), (8, "Komposten"), (9, "hageDAGENs time")]
    assert minutes.cases[0].decision is None


MEETING = """Vestlia Vel
Referat fra årsmøtet 2013

Årsmøtet ble holdt i grendehuset.

Valg av møteleder
Berit Ås ble valgt til møteleder.

Godkjenning av innkalling
Innkallingen ble godkjent.

Regnskap
Regnskapet ble enstemmig godkjent.

Stien rundt tjernet
Forslaget ble vedtatt med 9 mot 4 stemmer.

Valg
Berit Ås ble valgt til leder.
"""


def test_a_formality_among_plain_titles_is_a_case_although_it_heads_remarks_elsewhere() -> None:
    assert titles(parse_text(MEETING)) == ["Valg av møteleder", "Godkjenning av innkalling", "Regnskap", "Stien rundt tjernet", "Valg"]


# ---- results

HEAD = "Referat fra møte i hagelaget\nDato: 14.03.2019\nTil stede: Kari Solvang, Per Ånestad\n\n"


def test_an_empty_bullet_is_no_case_withdrawn() -> None:
    minutes = marked_down(HEAD + "## 1 Komposten\n- Luktet mindre\n- \n- Flyttes kanskje\n\n## 2 Drivhuset\n-\n")
    assert [c.decision and c.decision.outcome for c in minutes.cases] == [None, "withdrawn"]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [("Kari går igjennom reglene for vanning.", None), ("Forslaget går igjennom.", "adopted"), ("Søknaden går igjennom.", "adopted")],
)
def test_who_goes_through_something_adopts_nothing(sentence: str, outcome: str | None) -> None:
    case = parse_text(f"{HEAD}1. Vanning\n{sentence}\n\n2. Eventuelt\nIngen saker.\n").cases[0]
    assert (case.decision and case.decision.outcome) == outcome


# ---- people

COUNTS = ["17 andelseiere, og 4 ved fullmakt, i alt 21 stemmer.", "17 grunneiere med til sammen 900 dekar\nFullmakter: 4", "ca. 30 beboere"]


@pytest.mark.parametrize("counted", COUNTS)
def test_a_count_of_those_who_were_there_is_nobody(counted: str) -> None:
    minutes = parse_text(
        f"Protokoll fra årsmøte i Lia borettslag\nDato: 14.03.2019\nTil stede: {counted}\n\n"
        "1. Valg av møteleder\nBerit Ås ble valgt.\n\n2. Eventuelt\nIngen saker.\n"
    )
    assert minutes.attendance.attendees == ()


def test_titles_of_a_university_and_a_hospital_are_no_part_of_a_name() -> None:
    people = "Stipendiat Kari Solvang, Førsteamanuensis Per Ånestad, Økonomidirektør Siri Li Moe, Eksternt medlem Ola Vik"
    minutes = parse_text(f"Møteprotokoll\nDato: 14.03.2019\nTil stede: {people}\n\nSak 1/19 Valg\nVedtak: Kari.\n")
    assert [a.name for a in minutes.attendance.attendees] == ["Kari Solvang", "Per Ånestad", "Siri Li Moe", "Ola Vik"]


def test_a_remark_under_a_list_of_people_is_no_title() -> None:
    minutes = marked_down("## Fremmøte\n\n### Tilstede\n\n*Listen er borte*\n\n## Saker\n\n### Basaren\nDen gikk bra.\n\n### Skirennet\nUtsatt.\n")
    assert minutes.meeting.title is None
    assert titles(minutes) == ["Basaren", "Skirennet"]


# ---- an agenda of bullets

BULLETS = """# Møte i turlaget 4.3.2019

Til stades: Kari, Per, Siri

Saker:

* Sidan sist
* Turkart
* Ymse

# Sidan sist

## Kari

* godkjent faktura for skilta

Løypene vart gådde slik:

1. `Nord > sør`

Kari gjekk først.

2. `Sør > nord`

Per gjekk sist.

# Turkart

Vi ventar på trykkeriet.

# Ymse

Ikkje noko.
"""


def test_bullets_that_come_again_as_headings_are_the_agenda_and_numbers_in_the_text_are_points() -> None:
    minutes = marked_down(BULLETS)
    assert [row.title for row in minutes.agenda] == ["Sidan sist", "Turkart", "Ymse"]
    assert titles(minutes) == ["Sidan sist", "Turkart", "Ymse"]
    assert [c.decision for c in minutes.cases] == [None, None, None]


def test_bullets_that_never_come_again_are_no_agenda() -> None:
    minutes = marked_down(BULLETS.replace("# Turkart", "# Kart").replace("# Ymse", "# Til slutt").replace("# Sidan sist", "# Rapport"))
    assert minutes.agenda == ()


# ---- parts of parts

MOTIONS = """Referat fra generalforsamling i Lia kor
14. mars 2019

1 Velkommen

Leder ønsker velkommen.

2 Innsendte saker

2.1 Saksforslag

2.1.1 Nye noter.

Kari fremmer forslaget.

Saksforslag vedtatt.

2.1.2 Styret foreslår at alle som synger i koret, også de som er med på prøve, skal få nøkkel til
øvingslokalet.

Per fremmer forslaget.

For: 9
Mot: 14

Saksforslaget falt.

2.1.3 Koret kjøper et piano. Pengene tas av overskuddet.

Saksforslaget ble vedtatt.

3 Eventuelt

Ingen saker.
"""


def test_what_is_put_forward_in_sentences_is_a_case_of_its_own() -> None:
    cases = parse_text(MOTIONS).cases
    told = {c.number.raw: c.decision.outcome if c.decision else None for c in cases if c.number}
    assert told == {"1": None, "2": None, "2.1": None, "2.1.1": "adopted", "2.1.2": "rejected", "2.1.3": "adopted", "3": None}
    assert [(v.for_, v.against) for c in cases for v in c.votes if v.for_] == [(9, 14)]


# ---- votes by shares, and results around their counts

SHARES = """Protokoll fra ordinær generalforsamling i Nordlys Rederi ASA

Den 9. mai 2019 kl. 12.00 ble det avholdt generalforsamling i Nordlys Rederi ASA i selskapets lokaler.

1. Valg av møteleder
Kari Solvang ble valgt til møteleder.
Beslutningen var enstemmig.

2. Utbytte
Generalforsamlingen fattet følgende vedtak:
Det utdeles kr 2 per aksje.
Vedtaket ble truffet med 7 310 000 stemmer for og 450 stemmer mot.

3. Honorar
Generalforsamlingen fattet følgende vedtak:
Styrets leder mottar kr 90 000.
For: 6 200 150 aksjer. Mot: 1 110 300 aksjer.

4. Vedtekter
Generalforsamlingen fattet følgende vedtak:
Paragraf 4 strykes.
Vedtaket var enstemmig.

Det forelå ingen flere saker til behandling, og møtet ble hevet kl. 12.25.
"""


def test_votes_by_shares() -> None:
    minutes = parse_text(SHARES)
    assert [[(v.for_, v.against, v.unanimous, v.subject) for v in c.votes] for c in minutes.cases] == [
        [(None, None, True, None)],
        [(7310000, 450, False, "Vedtaket")],
        [(6200150, 1110300, False, None)],
        [(None, None, True, None)],
    ]
    assert [c.decision.text for c in minutes.cases[1:] if c.decision] == [
        "Det utdeles kr 2 per aksje.",
        "Styrets leder mottar kr 90 000.",
        "Paragraf 4 strykes.",
    ]
    assert (minutes.meeting.organisation, minutes.meeting.start_time, minutes.meeting.end_time) == ("Nordlys Rederi ASA", "12:00", "12:25")


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("Vedtak: Forslaget falt. 19 stemte for og 12 mot.", (19, 12, "rejected")),
        ("Vedtak: Forslaget ble vedtatt. 19 stemte for og 12 mot.", (19, 12, "carried")),
    ],
)
def test_a_count_has_the_result_told_straight_before_it(text: str, vote: tuple[int, int, str]) -> None:
    case = parse_text(f"{HEAD}1. Vedtektene\nKrever to tredjedels flertall.\n{text}\n\n2. Eventuelt\nIngen saker.\n").cases[0]
    assert [(v.for_, v.against, v.result) for v in case.votes] == [vote]


# ---- decisions


def test_a_conclusion_in_a_list_ends_with_its_point() -> None:
    text = "## 1 Basaren\n- Vi var få\n  - Konklusjon: Vi spør naboene.\n\n- Så det neste\n  - Lotteriet\n\n## 2 Eventuelt\nIngenting.\n"
    decision = marked_down(HEAD + text).cases[0].decision
    assert decision is not None
    assert decision.text == "Vi spør naboene."


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Vedtak: Leieavtalen vedtas og oversendes grunneierne.", "adopted"),
        ("Vedtak: Saken oversendes årsmøtet.", "referred"),
        ("Elevrådet vedtok enstemmig å male benkene.", "adopted"),
    ],
)
def test_what_became_of_the_case(text: str, outcome: str) -> None:
    case = parse_text(f"{HEAD}1. Benkene\n{text}\n\n2. Eventuelt\nIngen saker.\n").cases[0]
    assert case.decision is not None
    assert case.decision.outcome == outcome


def test_a_pause_told_by_the_hour_is_no_case() -> None:
    hours = ["[17:02] Velkommen", "[17:10] Regnskap", "[18:00] Vi tar pause i 20 min.", "[18:20] Valg av leder"]
    text = "\n\n".join(f"{hour}\n\nKari fortalte." for hour in hours)
    assert titles(parse_text("Referat fra generalforsamling i Lia kor\n14. mars 2019\n\n" + text)) == ["Velkommen", "Regnskap", "Valg av leder"]
