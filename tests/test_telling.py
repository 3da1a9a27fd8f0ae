"""A sentence outside the cases that a value was read from counts as understood; what stands beside it does not."""

from __future__ import annotations

import pytest

import minutes_parser as mp

HEAD = """MØTEBOK
Utvalg: Havneutvalget
Møtedato: {weekday}12. mars 2019
Til stede: Kari Moe, Per Ås, Liv Bru

{sentence}

Sak 1/19 Kaia
Vedtak: Kaia utbedres.
"""
NUMBERS = [
    ("Utvalget har 5 medlemmer. Kaffen var kald.", {"seats": "5"}, "Kaffen var kald."),
    ("Av 5 medlemmer var 3 til stede. Kaffen var kald.", {"seats": "5", "stated_present": "3"}, "Kaffen var kald."),
    ("Kari Moe og Per Ås ble valgt til å underskrive protokollen sammen med lederen. Kaffen var kald.", {}, "Kaffen var kald."),
    ("Kaffen var kald.", {}, "Kaffen var kald."),
]


@pytest.mark.parametrize(("sentence", "places", "rest"), NUMBERS)
def test_the_sentence_is_understood_and_its_neighbour_is_not(sentence: str, places: dict[str, str], rest: str) -> None:
    minutes = mp.parse_text(HEAD.format(weekday="", sentence=sentence))
    assert [passage.text for passage in minutes.unparsed] == [rest]
    for name, number in places.items():
        assert getattr(minutes.attendance, name) == int(number)
        assert number in minutes.locate(minutes.meeting.evidence[name])[0].excerpt


@pytest.mark.parametrize("weekday", ["Tirsdag ", "tysdag den ", "TIRSDAG, "])
def test_the_weekday_belongs_to_the_date(weekday: str) -> None:
    minutes = mp.parse_text(HEAD.format(weekday=weekday, sentence="Kaffen var kald."))
    assert [passage.text for passage in minutes.unparsed] == ["Kaffen var kald."]


def test_a_sentence_of_the_heading_that_tells_one_thing_only_is_not_taken_whole() -> None:
    """Day and place together open the meeting; a day alone may stand in any sentence."""
    opened = mp.parse_text("Havneutvalget holdt møte 12. mars 2019 kl. 18.00.\n\nSak 1/19 Kaia\nVedtak: Kaia utbedres.\n")
    assert (opened.meeting.start_time, opened.unparsed) == ("18:00", ())
