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


def test_two_rows_straight_below_each_other_that_come_again_are_no_cases() -> None:
    text = "Protokoll fra styremøte i Lia vel 12.03.2012\n\nSak 1: Dugnad\nSak 2: Leskuret\n\nTilstede: Kari Solvang, Per Ånestad\n\n"
    minutes = parse_text(text + "Sak 1: Dugnad\nVi rydder.\n\nSak 2: Leskuret\nVedtak: Taket males.\n")
    assert [(c.title, c.decision.text if c.decision else None) for c in minutes.cases] == [("Dugnad", None), ("Leskuret", "Taket males.")]


def test_a_secretary_who_was_elected_to_the_board_wrote_no_minutes() -> None:
    minutes = board("Til stede: Kari Solvang, Per Ånestad", "Sak 1 Valg\nLeder: Kari Solvang, 1 år\nSekretær: Liv Tveiten, 2 år")
    told = minutes.cases[0].decision
    assert told and told.outcome == "elected" and "Liv Tveiten" in told.text
    assert "Liv Tveiten" not in presence(minutes)


def test_a_board_that_constitutes_itself_decides() -> None:
    told = (
        board("Til stede: Kari Solvang", "Sak 1 Konstituering\nStyret konstituerte seg slik: Leder: Kari Solvang. Kasserer: Per Ås.")
        .cases[0]
        .decision
    )
    assert told and told.outcome == "elected"


def test_the_letters_of_a_body_before_the_word_for_a_case() -> None:
    minutes = board("Til stede: Kari Solvang", "STi sak 12/14 Dugnad (17:10)\nVi rydder.", "STi sak 13/14 Leskuret (17:30)\nGodkjent.")
    assert [(c.number.raw, c.number.sequence) for c in minutes.cases if c.number] == [("12/14", 12), ("13/14", 13)]
    assert [c.number for c in board("Til stede: Kari Solvang", "Til sak 12/14 sa Per noe.").cases] == []


def test_who_signs_with_letters_is_no_health_trust() -> None:
    text = "Referat fra styremøte 9. mars 2019\n\nTil stede: Kari Solvang\nReferent: Ellen HF\n\nSak 1 Dugnad\nGodkjent.\n"
    assert parse_text(text).meeting.organisation is None


@pytest.mark.parametrize(("goes_on", "more"), [("Styret ønsker også maling.", True), ("Kari fortalte om taket.", False)])
def test_a_decision_goes_on_where_the_body_acts_in_the_same_words(goes_on: str, more: bool) -> None:
    told = (
        board("Til stede: Kari Solvang", f"Sak 1 Leskuret\nVedtak: Styret ønsker nytt tak.\n\n{goes_on}", "Sak 2 Dugnad\nGodkjent.").cases[0].decision
    )
    assert told and (goes_on in told.text) is more


def test_points_whose_result_stands_below_them() -> None:
    text = (
        "Referat årsmøte i båtlaget 4. mars 2011\n\nPer ønsket velkommen.\n\n1) Per ble klappet inn som dirigent.\n2) Kjell er skriver.\n"
        "3) Beretninger\na) Per leste.\nAlle beretninger godkjent.\n4) Leier.\nIngen endringer.\n5) Dugnad. Planen ble vedtatt.\n"
    )
    assert [c.number.raw for c in parse_text(text).cases if c.number] == ["1", "2", "3", "4", "5"]


def test_of_the_posts_in_an_election_all_rows_decide_where_one_says_how() -> None:
    rows = "Formann: Olav Haugen, attvald\nStyremedlem: Kari Vik for Per Moen\nValnemnd: Anne Li, Jon Bø"
    told = board("Til stades: Kari Solvang, Per Ånestad", f"Sak 1 Val\n{rows}").cases[0].decision
    assert told and told.text == rows


def test_every_class_has_its_own_pupils() -> None:
    people = {a.name: a.represents for a in board("Til stede: 8A: Emma og Jonas, 8B: Sara, 10B: Markus").attendance.attendees}
    assert people == {"Emma": "8A", "Jonas": "8A", "Sara": "8B", "Markus": "10B"}


def test_a_board_that_decides_against_votes_has_decided_what_follows() -> None:
    case = board("Til stede: Kari Solvang, Per Ånestad", "Sak 1 Båten\nStyret vedtok mot 2 stemmer å selge båten.").cases[0]
    assert case.decision and case.decision.text == "Styret vedtok mot 2 stemmer å selge båten."
    assert [(v.against, v.result) for v in case.votes] == [(2, "carried")]


@pytest.mark.parametrize(("title", "kind"), [("møte i forstanderskapet", "representative_council"), ("menighetsmøte", "general_assembly")])
def test_bodies_of_banks_and_congregations(title: str, kind: str) -> None:
    text = f"Referat fra {title} i Lia 12.03.2012\n\nTil stede: Kari Solvang\n\nSak 1 Dugnad\nGodkjent.\n"
    assert parse_text(text).meeting.body_kind == kind


def test_the_last_sentence_of_a_bullet_decides_where_the_body_acts_in_it() -> None:
    heard = "Fem nye aspirantar er komne til dette semesteret, og dei får låne instrument av skulen fram til sommaren. Øvingane er no kvar onsdag. "
    text = f"Sak 1 Noter\n- {heard}{heard}Styret vedtok å kjøpa nye hefte."
    told = board("Til stades: Kari Solvang, Per Ånestad", text).cases[0].decision
    assert told and told.text == "Styret vedtok å kjøpa nye hefte."


def test_the_day_of_the_week_is_no_part_of_the_association() -> None:
    text = "Referat\n\nÅrsmøte i Tveiten Songlag torsdag 12.02.2004, på Velhuset\n\nTil stades: Kari Solvang\n\nSak 1 Noter\nGodkjent.\n"
    assert parse_text(text).meeting.organisation == "Tveiten Songlag"


@pytest.mark.parametrize(("when", "decides"), [("Siden taket lekker,", True), ("I sak 13/03", False), ("I møtet 3.2.2003", False), ("I 2003", False)])
def test_what_was_decided_in_another_case_or_year_decides_nothing(when: str, *, decides: bool) -> None:
    (case,) = parse_text(
        f"Referat fra styremøte 1.3.2004\nTil stede: Kari Moe, Per Ås\n\nSak 5/04 Taket\n\n{when} vedtok styret at taket skal tekkes.\n"
    ).cases
    assert (case.decision is not None) is decides
