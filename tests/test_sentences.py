"""Sentences of minutes, against protocols and passages that were marked by hand."""

from __future__ import annotations

import runpy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_parser.extract.sentences import sentences, sentences_of
from minutes_parser.load import read_text

ROOT = Path(__file__).parents[1]
TOOL: dict[str, Any] = runpy.run_path(str(ROOT / "tools" / "sentences.py"))
PRECISION, RECALL = 0.98, 0.99


@pytest.mark.parametrize(("text", "parts"), list(TOOL["cases"]()), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_a_passage_is_cut_where_it_is_marked(text: str, parts: list[str]) -> None:
    assert TOOL["ours_in_passage"](text) == parts


@pytest.mark.parametrize(("text", "parts"), list(TOOL["documents"]()))
def test_what_is_marked_is_the_protocol_word_for_word(text: str, parts: list[str]) -> None:
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_the_marked_protocols_are_met() -> None:
    precision, recall = TOOL["score"](TOOL["ours"])
    assert (precision >= PRECISION, recall >= RECALL) == (True, True), (precision, recall)


def test_they_are_cut_better_than_by_the_rule_of_spacy() -> None:
    pytest.importorskip("spacy", reason="needs the extra spacy")
    ours, theirs = (TOOL["score"](TOOL[name]) for name in ("ours", "sentencizer_by_paragraph"))
    assert all(mine > other for mine, other in zip(ours, theirs, strict=True))


@settings(deadline=None)
@given(st.text(alphabet="aBc1 23.,:;()«»!?§\n-–mkrtinA", max_size=80))
def test_sentences_hold_everything_in_order(text: str) -> None:
    found = list(sentences(text))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").rglob("*.txt")), ids=lambda path: path.stem)
def test_the_sentences_of_a_document_stand_in_order_and_hold_its_words(path: Path) -> None:
    source = read_text(path.read_text(encoding="utf-8"), path.name)
    found = list(sentences_of(source))
    assert all(one.end <= other.start for one, other in pairwise(found))
    words = "".join("".join(source.text[start:end].split()) for start, end in found)
    assert [c for c in words if c.isalnum()] == [c for c in source.text if c.isalnum()]
