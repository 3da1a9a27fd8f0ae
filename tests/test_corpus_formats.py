"""The same protocol as text, Word file and PDF tells the same facts. The files are made from the corpus by ``tools/corpus.py``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import minutes_parser as mp
from minutes_parser.evaluate.text import case_key, fold, name_key, words
from minutes_parser.pipeline import parse

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.txt"))
FORMATS = (".docx", ".pdf")
TOOL = ROOT / "tools" / "corpus.py"

KNOWN: Mapping[tuple[str, str], set[str]] = {}
"""What still differs from the text. This table shrinks: an entry that no longer differs fails."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    subprocess.run([sys.executable, str(TOOL), str(folder)], check=True, capture_output=True)
    return folder


@cache
def facts(path: Path) -> dict[str, object]:
    """Fact -> value, by words where the layout may break lines."""
    return dict(_facts(parse(path)))


def _facts(minutes: mp.Minutes) -> Iterator[tuple[str, object]]:
    yield "kind", minutes.kind
    yield "date", minutes.meeting.date
    yield "attendance", sorted((name_key(person.name), person.presence) for person in minutes.attendance.attendees)
    yield "cases", [_key(case) for case in minutes.cases]
    for case in minutes.cases:
        yield from ((f"{_name(case)} {fact}", value) for fact, value in _of_case(case))


def _of_case(case: mp.Case) -> Iterator[tuple[str, object]]:
    yield "title", fold(case.title)
    yield "recommendations", [words(recommendation.text) for recommendation in case.recommendations]
    yield "decision", words(case.decision.text) if case.decision else None
    yield "points", len(case.decision.points) if case.decision else 0
    yield "statements", [words(statement.text) for statement in case.statements]
    yield "votes", [(v.for_, v.against, v.blank, v.unanimous, v.casting_vote, v.result) for v in case.votes]


def _key(case: mp.Case) -> object:
    number = case.number
    return case_key(number.raw, number.sequence, number.year, case.title) if number else case_key(None, None, None, case.title)


def _name(case: mp.Case) -> str:
    return case.number.raw if case.number else case.title[:30]


def differences(name: str, suffix: str, folder: Path) -> dict[str, tuple[object, object]]:
    """The facts that are not the same from the text and from the file, with both values. Of a case that one of them lacks, only that."""
    told, found = facts(CORPUS / f"{name}.txt"), facts(folder / f"{name}{suffix}")
    return {fact: (told[fact], found[fact]) for fact in told if fact in found and told[fact] != found[fact]}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_every_format_tells_the_same_facts(built: Path, name: str, suffix: str) -> None:
    found = differences(name, suffix, built)
    known = KNOWN.get((name, suffix), set())
    assert {fact: values for fact, values in found.items() if fact not in known} == {}
    assert known - set(found) == set(), "mended: take it out of KNOWN"


def test_every_protocol_has_a_layout_and_every_known_difference_a_file(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == sorted(name + suffix for name in NAMES for suffix in FORMATS)
    assert {name for name, _ in KNOWN} <= set(NAMES)


def test_a_difference_would_be_seen(built: Path) -> None:
    told, other = facts(CORPUS / "menighetsraad.txt"), facts(built / "kontrollutvalg.pdf")
    assert told["date"] != other["date"]
    assert told["attendance"] != other["attendance"]
    assert told["cases"] != other["cases"]


def test_the_same_source_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(TOOL), str(tmp_path), "--only", "saksprotokoll"], check=True, capture_output=True)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (built / path.name).read_bytes()
    assert len(list(tmp_path.iterdir())) == len(FORMATS)
