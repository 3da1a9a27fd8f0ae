"""The bands of name likeness, on invented names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_parser.resolve.similarity import Likeness, compare, name_parts, similarity

NAMES = st.lists(st.text("abkåøæéhtnse. -", min_size=1, max_size=9), min_size=0, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [
        ("Kari Nordmann", "Kari Nordmann", 100.0),
        ("Kari Nordmann", "KARI  NORDMANN", 100.0),
        ("Per-Erik Moen", "Per Erik Moen", 100.0),
        ("Per-\nErik Moen", "Per-Erik Moen", 100.0),
        ("Ola Nilssen", "Ola Nilsen", 97.6),
        ("André Lie", "Andre Lie", 97.6),
        ("Per Tveit", "Per Magne Tveit", 98.7),
        ("K. Nordmann", "Kari Nordmann", 92.0),
        ("Kari Nordmann", "", 0.0),
    ],
)
def test_scores(a: str, b: str, score: float) -> None:
    assert similarity(a, b) == pytest.approx(score, abs=0.05)


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("Haakon Aasen", "Håkon Åsen", "same"),
        ("Karl Vik", "Carl Wik", "same"),
        ("Torunn Bakke", "Thorunn Bakke", "same"),
        ("Jörgen Säther", "Jørgen Sæther", "same"),
        ("Kari T. Lervik Moen", "Kari T. Moen", "same"),
        ("Kjell H.Sunde", "Kjell H. Sunde", "same"),
        ("Ola Lunde", "Ola Lund", "possible"),
        ("Ola Johnsen", "Ola Johansen", "possible"),
        ("O. Berg", "Ola Berg", "possible"),
        ("Håkon Vik", "Hakon Vik", "possible"),
        ("Kari Bø", "Kari Bo", "different"),
        ("Halvor Viken", "Sigurd Viken", "different"),
        ("Kari Moen", "Kari Moe Berg", "different"),
        ("Moen", "Kari Moen", "different"),
        ("", "Kari Moen", "different"),
        ("", "", "same"),
    ],
)
def test_bands(a: str, b: str, likeness: Likeness) -> None:
    assert compare(a, b) == likeness


@given(NAMES, NAMES)
def test_symmetric_and_bounded(a: str, b: str) -> None:
    assert similarity(a, b) == pytest.approx(similarity(b, a))
    assert 0.0 <= similarity(a, b) <= 100.0


@given(NAMES)
def test_identical_is_hundred(name: str) -> None:
    assert similarity(name, name) == 100.0


@given(NAMES, NAMES)
def test_early_answer_agrees_with_the_score(a: str, b: str) -> None:
    score = similarity(a, b)
    assert compare(a, b) == ("same" if score >= 95 else "possible" if score >= 80 else "different")


def test_parts() -> None:
    assert name_parts("Kari-Anne  T. Moen") == ("kari", "anne", "t", "moen")
