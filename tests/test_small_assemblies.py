"""Small minutes: names without room around their signs, last words in one line, where the meeting was, days that belong to a case."""

from __future__ import annotations

import pytest

import minutes_parser as mp

CASES = "\n\nSak 1/19 Valg\n\nLiv Ek ble valgt.\n\nSak 2/19 Budsjett\n\nGodkjent.\n"


def _people(line: str) -> list[tuple[str | None, str | None, str | None]]:
    minutes = mp.parse_text(f"Referat fra FAU-møte 22.10.2019\n\n{line}{CASES}")
    return [(a.name, a.represents, a.role) for a in minutes.attendance.attendees]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        (
            "Tilstede: Liv Ek- 2.klasse, Per Ås-kasserer,Tor Eide-1.klasse",
            [("Liv Ek", "2.klasse", None), ("Per Ås", None, None), ("Tor Eide", "1.klasse", None)],
        ),
        ("Tilstede: Liv Ek-leder, Odd Berg-rektor", [("Liv Ek", None, "chair"), ("Odd Berg", None, None)]),
        ("Forfall: Ida Vik-6.klasse", [("Ida Vik", "6.klasse", None)]),
        ("Møtt: Marie, Tina, Ole. Vibeke, Elin", [(name, None, None) for name in ("Marie", "Tina", "Ole", "Vibeke", "Elin")]),
        ("Til stede: Liv Ek, Per Ås. Tor Eide, Ida Vik", [(name, None, None) for name in ("Liv Ek", "Per Ås", "Tor Eide", "Ida Vik")]),
        ("Til stede: Liv Holm-Ek, Per Chr. Moe, Anne-Lise By", [(name, None, None) for name in ("Liv Holm-Ek", "Per Chr. Moe", "Anne-Lise By")]),
        ("Tilstede: Liv Ek (8A), Tor Eide (10D og referent)", [("Liv Ek", "8A", None), ("Tor Eide", "10D", "secretary")]),
    ],
)
def test_names_and_what_is_glued_to_them(line: str, people: list[tuple[str | None, str | None, str | None]]) -> None:
    assert _people(line) == people


@pytest.mark.parametrize("rest", ["Eventuelt: Neste dugnad er i mai.", "Ymse: Takk til kakekomiteen."])
def test_the_last_case_may_run_into_what_was_said(rest: str) -> None:
    cases = mp.parse_text(
        f"Referat styremøte 17.11.2019\n\nTil stede: Liv Ek, Per Ås\n\nPunkt 1. Dugnad\n\nUtsatt.\n\nPunkt 2. Leie\n\nUendret.\n\n{rest}\n"
    ).cases
    assert [c.title for c in cases] == ["Dugnad", "Leie", rest.partition(":")[0]]


PLACES = [
    ("Årsmøte i Lia sogelag\n\nTysdag, 08.03.2016.\n(Møtet vart halde på Lia Fjellstove)", "Lia Fjellstove"),
    ("Referat styremøte 17.11.2020 på Teams.", "Teams"),
    ("Årsmøte i Lia sogelag 11.02.2010\n\nFolkebiblioteket, Lia kulturhus. Ca 25 frammøtte", "Folkebiblioteket, Lia kulturhus"),
    ("Protokoll fra forstanderskapet i Lia Sparebank 25. mars 2010.\n\nMøtet ble holdt i bankens bygg i Lia. Det møtte 24.", "bankens bygg i Lia"),
    ("Møteprotokoll for årsmøtet\nGrendaheimen på Li 8. mai 2014 kl. 19.00", "Grendaheimen på Li"),
    ("Referat fra årsmøtet\n\nTirsdag, 8. mars 2016", None),
]


@pytest.mark.parametrize(("head", "place"), PLACES)
def test_where_the_meeting_was(head: str, place: str | None) -> None:
    assert mp.parse_text(head + CASES).meeting.place == place


def test_a_day_with_room_before_its_year() -> None:
    meeting = mp.parse_text("Referat FAU møte 21.11. 2022 kl 18.00-19.00\nTilstades: Liv Ek, Per Ås" + CASES).meeting
    assert (str(meeting.date), meeting.start_time, meeting.end_time) == ("2022-11-21", "18:00", "19:00")


def test_a_day_of_which_a_case_speaks_begins_no_other_meeting() -> None:
    points = "1. Referat fra forrige møte ok.\n\n2. Julebord.\n\nDato: 05.12.2018. Liv bestiller maten.\n\n"
    points += "3. Natteravn\n\nVi trenger flere.\n\n4. Skolevei\n\nKommunen svarer snart."
    minutes = mp.parse_text(f"Referat FAU møte, Lia skole 13.11.2018\n\nTilstede: Liv Ek, Per Ås\n\nForfall: Tor Eide\n\n{points}\n")
    assert str(minutes.meeting.date) == "2018-11-13"
    assert [c.title for c in minutes.cases] == ["Referat fra forrige møte ok.", "Julebord.", "Natteravn", "Skolevei"]


def test_meetings_bound_together_are_still_told_apart() -> None:
    cases = "Sak 1 Budsjett\n\nGodkjent.\n\nSak 2 Leie\n\nUendret.\n\nSak 3 Ymse\n\nIngen saker.\n\n"
    one = "Referat fra styremøte\nDato: {}\nTil stede: Liv Ek, Per Ås\n\n" + cases
    both = mp.parse_text(one.format("03.05.2018") + one.format("07.06.2018"))
    assert [c.number.raw for c in both.cases if c.number] == ["Sak 1", "Sak 2", "Sak 3"]


def test_the_post_of_a_chair_under_a_decision_is_what_was_elected() -> None:
    first = "Sak 1. Valg av ordstyrer og sekretær\n\nForslag vedtatt enstemmig:\n\nOrdstyrer: Liv Ek\nSekretær: Per Ås\n\n"
    case = mp.parse_text(f"ÅRSMØTE LIA GRUNNEIERLAG 2018\n\n{first}Sak 2. Budsjett\n\nVedtak enstemmig:\n\nGodkjent.\n").cases[0]
    assert case.decision and case.decision.text == "Ordstyrer: Liv Ek\nSekretær: Per Ås" and case.decision.outcome == "elected"
    assert [v.unanimous for v in case.votes] == [True]


def test_the_numbers_of_farms_are_no_cases() -> None:
    farms = "27/7,100\n27/50\n28/1\n33/2,32\n34/5\n"
    text = (
        f"Sak 1. Fullmakter\n\nDisse hadde fullmakt:\n{farms}\nSak 2. Valg\n\nForslag vedtatt enstemmig:\n\nLiv Ek.\n\nSak 3. Ymse\n\nIngen saker.\n"
    )
    assert [c.number.raw for c in mp.parse_text("ÅRSMØTE LIA GRUNNEIERLAG 2018\n\n" + text).cases if c.number] == ["Sak 1", "Sak 2", "Sak 3"]


def test_a_meeting_on_the_first_line_and_results_make_minutes() -> None:
    text = "Årsmøte i Lia sogelag\n\nTysdag 08.03.2016\n\n1. Årsmelding\n\nMeldinga vart godkjend.\n\n2. Val\n\nLiv Ek vart vald.\n"
    assert mp.parse_text(text).kind == "minutes"
    called = "Årsmøte i Lia sogelag\n\nTysdag 08.03.2016\n\n1. Årsmelding\n\n2. Val\n\nVel møtt!\n"
    assert mp.parse_text(called).kind != "minutes"
