"""One invented meeting in every way of writing it that layouts.toml has: each alone in a plain document, and many together."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from layouts import BASE, SETTINGS, WAYS, Choice, Meeting, faults, read, ways
from minutes_parser import parse_text

ALONE, TOGETHER = WAYS["known"]["alone"], WAYS["known"]["together"]
SAMPLE = 80
VARIED = 0.4
"""So many parts of a document are written in another way than the plain one."""


def lost(meeting: Meeting) -> dict[str, str]:
    return faults(meeting.facts(), read(parse_text(meeting.text())))


def settings(dimension: str) -> Iterator[tuple[str, str, str]]:
    """Each way with the languages that word it differently, and a body that writes so."""
    for number, (way, says) in enumerate(WAYS[dimension].items()):
        languages = [language for language in ("nb", "nn") if language in says] or [("nb", "nn")[number % 2]]
        yield from ((way, language, says.get("where") or ("public", "club")[number // 2 % 2]) for language in languages)


def drawn(number: int, language: str, where: str) -> Choice:
    """A document of the sample. A way added to the data changes only the documents that it comes into."""

    def rank(*of: str) -> float:
        return Random(" ".join((str(number), *of))).random()

    def pick(dimension: str) -> str:
        return min(ways(dimension, language, where), key=lambda way: rank(dimension, way))

    return {dimension: pick(dimension) for dimension in BASE if rank(dimension) < VARIED}


@pytest.mark.parametrize("dimension", BASE)
def test_each_way_of_writing_a_part_is_read(dimension: str) -> None:
    found = {f"{dimension}.{way}": lost(Meeting(language, where, {dimension: way})) for way, language, where in settings(dimension)}
    assert {way: facts for way, facts in found.items() if facts and way not in ALONE} == {}
    assert {way for way in ALONE if way in found and not found[way]} == set(), "read now: take it off the list"


@pytest.mark.parametrize("number", range(SAMPLE))
def test_ways_of_writing_are_read_together(number: int) -> None:
    language, where = SETTINGS[number % len(SETTINGS)]
    choice = drawn(number, language, where)
    known = TOGETHER.get(str(number)) or next((ALONE[name] for dimension, way in choice.items() if (name := f"{dimension}.{way}") in ALONE), None)
    found = lost(Meeting(language, where, choice))
    if str(number) in TOGETHER:
        assert found, "read now: take it off the list"
    assert known or found == {}, choice


def test_what_is_not_read_is_something_that_is_written() -> None:
    assert {name for name in ALONE if name.split(".")[1] not in WAYS[name.split(".")[0]]} == set()
    assert all(int(number) < SAMPLE for number in TOGETHER)
