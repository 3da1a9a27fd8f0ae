"""What the benchmarks measure is a document met for the first time: caches of text are found and emptied, and the words stay compiled."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

import minutes_parser as mp
from minutes_parser.view import fold

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("benchmarks", "tools"):
        monkeypatch.syspath_prepend(str(ROOT / folder))


def protocol(chance: int) -> str:
    from invented import HEAD, MEMBERS, cases

    return HEAD.format(members="\n".join(MEMBERS)) + "".join(cases(2, Random(chance)))


def test_caches_of_text_are_found_wherever_they_are() -> None:
    from measuring import caches

    assert len(mp.parse_text(protocol(1)).cases) == 2
    held = caches()
    assert fold in held
    assert sum(cache.cache_info().currsize for cache in held) > 100
    for cache in held:
        cache.cache_clear()
    assert not any(cache.cache_info().currsize for cache in held)


def test_what_is_kept_for_good_does_not_grow_with_the_text() -> None:
    """So a cache that never forgets holds words of the lexicon, and needs no emptying."""
    from measuring import CACHE, caches

    for chance in range(8):
        mp.parse_text(protocol(chance))
    kept = [one for one in gc.get_objects() if isinstance(one, CACHE) and one.__module__.startswith("minutes_parser") and one not in caches()]
    before = [cache.cache_info().currsize for cache in kept]
    for chance in range(8, 12):
        mp.parse_text(protocol(chance))
    assert sum(before) > 100
    assert before == [cache.cache_info().currsize for cache in kept]


def test_each_round_begins_with_nothing_known() -> None:
    from measuring import in_turn

    looked: list[str] = []

    @lru_cache(maxsize=8)
    def look(text: str) -> str:
        looked.append(text)
        return text

    look.__module__ = "minutes_parser.invented"
    ours, theirs = in_turn(3, ["a", "b"], lambda: look, lambda: str.upper)
    assert looked == ["a", "b"] * 4  # the first round does not count
    assert len(ours) == len(theirs) == 3


def test_the_pages_of_a_long_protocol_do_not_repeat_each_other() -> None:
    from invented import cases

    first, second = cases(2, Random(1))
    lines = first.split("\n")
    again = [line for line in lines if line in second.split("\n")]
    assert sum(map(len, again)) < 0.05 * len(first), again  # labels and bare votes
    assert protocol(1) == protocol(1)


def test_a_long_pdf_has_the_pages_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    pytest.importorskip("docx")
    from invented import pages

    minutes = mp.parse(pages(4, tmp_path))
    assert len(minutes.source.pages) == 4
    assert len(minutes.cases) >= 3
    assert all(case.votes and case.decision for case in minutes.cases[:3])
