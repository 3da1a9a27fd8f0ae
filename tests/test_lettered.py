"""Parts of a case under letters, and rolls by groups: housing companies, unions, student bodies."""

from __future__ import annotations

import pytest

import minutes_parser as mp

HEAD = "Protokoll fra generalforsamling i Tunet borettslag\n\nMøtedato: 3. juni 2016\n\n"


def _cases(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    cases = mp.parse_text(HEAD + text).cases
    return [(c.number.raw if c.number else "", c.title, *((c.decision.text, c.decision.outcome) if c.decision else (None, None))) for c in cases]


HOUSING = """1 Konstituering
A Valg av møteleder
Som møteleder ble foreslått Liv Ek.
Vedtak: Godkjent

B Opptak av navnefortegnelse
Listen ble lest opp.
Vedtak: Godkjent

2 Årsregnskap
Regnskapet ble gjennomgått.
Vedtak: Godkjent

3 Valg av tillitsvalgte
A Som styreleder ble foreslått Tor Eide
Vedtak: Valgt ved akklamasjon

B Som styremedlemmer ble foreslått:
Ane Lid
Per Moen
Vedtak: Valgt ved akklamasjon
"""


def test_a_part_with_a_result_of_its_own_is_a_case() -> None:
    assert _cases(HOUSING) == [
        ("1", "Konstituering", None, None),
        ("1 A", "Valg av møteleder", "Godkjent", "elected"),
        ("1 B", "Opptak av navnefortegnelse", "Godkjent", "adopted"),
        ("2", "Årsregnskap", "Godkjent", "adopted"),
        ("3", "Valg av tillitsvalgte", None, None),
        ("3 A", "Som styreleder ble foreslått Tor Eide", "Valgt ved akklamasjon", "elected"),
        ("3 B", "Som styremedlemmer ble foreslått", "Valgt ved akklamasjon", "elected"),
    ]


SHAPES = [("A: ", "B: "), ("a) ", "b) "), ("a. ", "b. "), ("1 a) ", "1 b) ")]


@pytest.mark.parametrize(("first", "second"), SHAPES)
def test_the_letter_may_be_written_in_many_ways(first: str, second: str) -> None:
    parts = f"{first}Godkjenning av innkalling\nInnkallingen ble godkjent.\n\n{second}Valg av referent\nLiv Ek, Lia\n"
    found = _cases(f"SAK 1: KONSTITUERING\n\n{parts}\nSAK 2: BUDSJETT\n\nBudsjettet ble vedtatt.\n")
    assert [(raw[4:].lower(), title) for raw, title, *_ in found[:3]] == [
        ("1", "KONSTITUERING"),
        ("1 a", "Godkjenning av innkalling"),
        ("1 b", "Valg av referent"),
    ]
    assert found[2][2:] == ("Liv Ek, Lia", "elected")


def test_the_points_of_a_decision_are_no_parts() -> None:
    text = "Sak 1/16 Fjernvarme\n\nVedtak:\na) Styret forhandler med verket.\nb) Beboerne orienteres.\n\nSak 2/16 Eventuelt\n\nIngen saker.\n"
    assert [raw for raw, *_ in _cases(text)] == ["1/16", "2/16"]


def test_letters_that_are_only_talked_of_are_no_parts() -> None:
    text = "Sak 1 Orientering\n\na) Ny heis\nHeisen kommer i mai.\n\nb) Nye dører\nDørene er bestilt.\n\nSak 2 Eventuelt\n\nIngen saker.\n"
    assert [raw for raw, *_ in _cases(text)] == ["Sak 1", "Sak 2"]


def test_a_result_before_a_colon_elects() -> None:
    text = "2. Valg\n\na. Leder for rådet (2016)\nForslag: Liv Ek.\nValgt ble: Liv Ek.\n\nb. Nestleder\nForslag: Tor Eide.\nValgt ble: Tor Eide.\n"
    found = _cases(f"1. Regnskap\n\nRegnskapet ble godkjent.\n\n{text}")
    assert [(raw, outcome) for raw, _, _, outcome in found[2:]] == [("2 a", "elected"), ("2 b", "elected")]


def test_below_the_absent_of_one_group_the_roll_goes_on_with_the_next() -> None:
    roll = "Tilstede:\n\nHF: Ane Lid, Per Moen\nFraværende: Liv Ek\nTF: Tor Eide, Odd Berg\nNF: Ida Vik\nFraværende: Jon Dal\n"
    minutes = mp.parse_text(f"Referat fra studentrådet 4. mai 2016\n\n{roll}\nSak 1/16 Budsjett\n\nBudsjettet ble vedtatt.\n")
    there = {a.name: (a.presence, a.represents) for a in minutes.attendance.attendees}
    assert there["Odd Berg"] == ("present", "TF") and there["Ida Vik"] == ("present", "NF")
    assert [name for name, (presence, _) in there.items() if presence == "absent"] == ["Liv Ek", "Jon Dal"]


def test_absences_on_several_lines_stay_absences() -> None:
    lists = "Til stede: Ane Lid, Per Moen\nForfall: Liv Ek\nTor Eide\nVara: Ida Vik\n"
    minutes = mp.parse_text(f"Referat fra studentrådet 4. mai 2016\n\n{lists}\nSak 1/16 Budsjett\n\nBudsjettet ble vedtatt.\n")
    assert {a.name for a in minutes.attendance.attendees if a.presence == "absent"} == {"Liv Ek", "Tor Eide"}


def test_the_roll_call_of_a_part_is_who_was_there() -> None:
    roll = "Følgende møtte:\nØstdal avdeling: Ane Lid, Per Moen, Liv Ek.\nVestdal avdeling: Tor Eide, Odd Berg (observatør), Ida Vik.\n"
    text = f"SAK 1: KONSTITUERING\n\n1 a) Valg av referent\n\nVedtak:\nLiv Ek ble valgt.\n\n1 b) Navneopprop\n\nSekretæren leste opp.\n\n{roll}"
    people = mp.parse_text("Representantskapsmøtet 2016\n\n" + text).attendance.attendees
    assert [a.represents for a in people] == ["Østdal avdeling"] * 3 + ["Vestdal avdeling"] * 3
    assert {a.presence for a in people} == {"present"}


def test_a_number_with_its_word_may_stand_before_a_small_letter() -> None:
    assert [raw for raw, *_ in _cases("P-sak 4/16 valg av leder\n\nLiv Ek ble valgt.\n\nP-sak 5/16 eventuelt\n\nIngen saker.\n")] == [
        "P-sak 4/16",
        "P-sak 5/16",
    ]
