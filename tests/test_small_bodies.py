"""Boards, assemblies and companies: who was there, where and when, and decisions told in a sentence."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text
from minutes_parser.model import Minutes


def board(head: str, *cases: str) -> Minutes:
    return parse_text(
        f"Referat fra styremøte i Lia vel 12.03.2012\n\n{head}\n\n" + "\n\n".join(cases or ("Sak 1 Dugnad\nVedtak: Stien ryddes.",)) + "\n"
    )


def presence(minutes: Minutes) -> dict[str, str]:
    return {a.name: a.presence for a in minutes.attendance.attendees}


@pytest.mark.parametrize(
    "head",
    [
        "Til stede: Kari Solvang, Per Ånestad (Liv Tveiten hadde meldt forfall).",
        "Desse møtte: Kari Solvang, Per Ånestad\nDesse møtte ikkje: Liv Tveiten",
        "Følgende møtte: Kari Solvang, Per Ånestad\nFølgende møtte ikke: Liv Tveiten",
    ],
)
def test_who_was_there_and_who_was_not(head: str) -> None:
    assert presence(board(head)) == {"Kari Solvang": "present", "Per Ånestad": "present", "Liv Tveiten": "absent"}


def test_first_names_with_a_hyphen() -> None:
    assert presence(board("Tilstede: Kari, Per, Anne (Liv-Berit hadde meldt forfall)."))["Liv-Berit"] == "absent"


def test_who_left_in_the_course_of_the_meeting_was_there_also_where_it_is_told_under_the_absent() -> None:
    head = "Tilstede: Kari Solvang, Per Ånestad, Ola Dal\nForfall: Liv Tveiten.\nPer Ånestad fratrådte møtet før sak 3."
    assert presence(board(head))["Per Ånestad"] == "present"


def test_delegates_stand_for_the_association_over_them() -> None:
    head = "Til stede:\n\nVestre Lia Songlag: Kari Solvang\n\nTveiten Songlag: Per Ånestad og Liv Tveiten"
    people = {a.name: a.represents for a in board(head).attendance.attendees}
    assert people == {"Kari Solvang": "Vestre Lia Songlag", "Per Ånestad": "Tveiten Songlag", "Liv Tveiten": "Tveiten Songlag"}


def test_a_board_that_met_by_telephone_is_the_board() -> None:
    assert parse_text("Referat fra telefonstyremøte 12.03.2012\n\nTil stede: Kari Solvang\n\nSak 1 Dugnad\nGodkjent.\n").meeting.body == "Styret"


def test_four_figures_under_the_label_of_the_hour() -> None:
    assert board("Klokka: 1930\n\nTil stede: Kari Solvang, Per Ånestad").meeting.start_time == "19:30"


def test_a_company_whose_assembly_was_held_is_no_place() -> None:
    text = (
        "PROTOKOLL FRA ORDINÆR GENERALFORSAMLING\n\nDet ble avholdt ordinær generalforsamling i Fjordbygg ASA tirsdag 4. juni 2019 kl. 12.00 "
        "ved selskapets hovedkontor på Moen.\n\n1. Valg av møteleder\n\n"
        "Styrets leder, Ola Dal, ble valgt til å lede møtet. Anne B. Lie ble valgt til å undertegne.\n\n"
        "2. Innkalling\n\nGodkjent.\n"
    )
    minutes = parse_text(text)
    assert minutes.meeting.place == "selskapets hovedkontor på Moen"
    assert minutes.cases[0].decision and minutes.cases[0].decision.outcome == "elected"


@pytest.mark.parametrize("line", ["12.03.2007 Peisestua ved Lia kirke", "Årsmøte 12. mars 2007 - Kafeen i Lia"])
def test_a_room_beside_the_day(line: str) -> None:
    place = parse_text(f"Referat fra årsmøte i Lia vel\n\n{line}\n\nTil stede: Kari Solvang\n\nSak 1 Dugnad\nGodkjent.\n").meeting.place
    assert place in ("Peisestua ved Lia kirke", "Kafeen i Lia")


@pytest.mark.parametrize(
    ("text", "decided", "outcome"),
    [
        ("Siden taket lekker, vedtok styret å male det.", "Siden taket lekker, vedtok styret å male det.", "adopted"),
        ("Dette ble drøftet og styret vedtok at stien ryddes.", "Dette ble drøftet og styret vedtok at stien ryddes.", "adopted"),
        ("Forslag om 200 kroner. Einstemt vedteke.", "Forslag om 200 kroner. Einstemt vedteke.", "adopted"),
        ("I forrige møte vedtok styret å male taket.", None, None),
        ("Regnskapet ble godkjent. Rapporten ble tatt til etterretning.", "Regnskapet ble godkjent. Rapporten ble tatt til etterretning.", "adopted"),
    ],
)
def test_decisions_in_a_sentence(text: str, decided: str | None, outcome: str | None) -> None:
    told = board("Til stede: Kari Solvang, Per Ånestad", f"Sak 1 Leskuret\n{text}").cases[0].decision
    assert (told.text if told else None, told.outcome if told else None) == (decided, outcome)


@pytest.mark.parametrize("word", ["Enstemming", "Enstemmig.", "Einstemt vedteke."])
def test_unanimous_in_other_spellings(word: str) -> None:
    case = board("Til stede: Kari Solvang, Per Ånestad", f"Sak 1 Leskuret\nVedtak: {word}").cases[0]
    assert [(v.unanimous, v.result) for v in case.votes] == [(True, "carried")]


def test_rows_of_an_agenda_without_a_label_are_no_cases_though_one_of_them_does_not_come_again() -> None:
    rows = "Sak 1. Dugnad\nSak 2. Leskuret\nSak 3. Andre saker"
    text = f"Styremøte\n\n{rows}\n\nDesse møtte: Kari Solvang, Per Ånestad\n\nSak 1. Dugnad\nVi ryddar.\n\nSak 2. Leskuret\nGodkjent.\n"
    minutes = parse_text(text)
    assert [c.title for c in minutes.cases] == ["Dugnad", "Leskuret"]
    assert presence(minutes) == {"Kari Solvang": "present", "Per Ånestad": "present"}
