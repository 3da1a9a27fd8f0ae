"""The examples run on the corpus, and some of their answers are known."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
duckdb = pytest.importorskip("duckdb", reason="the examples need duckdb")
pytest.importorskip("pyarrow", reason="the examples need the extra frames")
EXAMPLE = runpy.run_path(str(ROOT / "examples" / "duckdb_archive.py"))
QUESTIONS = {question.id: question for question in EXAMPLE["questions"]()}

EXPECTED: dict[str, list[tuple[Any, ...]]] = {
    "close-votes": [("PS 2/24", 5, 3), ("PS 5/24", 5, 3), ("PS 21/24", 6, 4)],
    "deferred": [("24/118", "2024-01-23", "2024-03-12")],
    "absences": [("Leif Egil Tangstad", "Krf", "Hovedutvalg for oppvekst og kultur", 4, 7)],
    "recused": [("PS 8/24", "Sunniva Brekkeli")],
    "who-voted-against": [("PS 47/24", "Bård Hellesvik", "H"), ("PS 47/24", "Nora Aursletta", "V")],
    "money": [("PS 27/22", "1850000.00", "NOK")],
    "one-case": [("PS 2/24", "postponed"), ("PS 5/24", "adopted"), ("PS 21/24", "adopted")],
    "holdings": [("SØRBYGDA KOMMUNE", "Hovedutvalg for oppvekst og kultur", 7, "2024-01-23", "2024-12-03"), ("SØRBYGDA KOMMUNE", "Kommunestyret", 2)],
    "archive-cases": [("24/118", 3, "PS 2/24, PS 5/24, PS 21/24"), ("24/152", 3, "PS 8/24, PS 16/24, PS 47/24")],
    "numbering-gaps": [("SØRBYGDA KOMMUNE", "Kommunestyret", "PS", 2024, 23), ("SØRBYGDA KOMMUNE", "Kommunestyret", "PS", 2024, 46)],
}
"""For each question rows that hold these values, among others."""

NOTHING = {"closed-doors", "duplicates"}
"""Questions to which the corpus holds no answer."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    database = tmp_path_factory.mktemp("example") / "archive.duckdb"
    EXAMPLE["fill"](ROOT / "corpus" / "**" / "*.txt", database, workers=1)
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


def answer(archive: Any, question: str) -> list[list[str]]:
    return [[str(value) for value in row] for row in archive.sql(QUESTIONS[question].sql).fetchall()]


def test_there_are_ten_of_each() -> None:
    asking = [question.who for question in QUESTIONS.values()]
    assert (asking.count("journalist"), asking.count("archivist"), len(asking)) == (10, 10, 20)
    assert all(question.asks.endswith("?") for question in QUESTIONS.values())


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_an_answer(archive: Any, question: str) -> None:
    rows = answer(archive, question)
    for expected in EXPECTED.get(question, []):
        assert any({str(value) for value in expected} <= set(row) for row in rows), (expected, rows)
    assert bool(rows) == (question not in NOTHING)


def test_the_year_of_the_committee_has_no_gap(archive: Any) -> None:
    assert not [row for row in answer(archive, "numbering-gaps") if "Hovedutvalg for oppvekst og kultur" in row]


def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert EXAMPLE["main"]([]) == 2
    assert EXAMPLE["main"]([str(tmp_path), str(tmp_path / "x.duckdb"), "why"]) == 2
    assert "no such question: why" in capsys.readouterr().err
