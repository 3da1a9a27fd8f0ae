"""Short ways that were built for speed find what the plain way finds."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from minutes_parser import parse_text
from minutes_parser.extract.standing import standing
from minutes_parser.span import Span, merge, overlapping, without
from minutes_parser.view import folded_line, view

PAIRS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))
TEXT = st.text("ab -\n\t", max_size=40)


@given(PAIRS, st.lists(PAIRS))
def test_what_lies_in_a_span_is_found_without_looking_at_all(span: Span, some: list[Span]) -> None:
    others = tuple(merge(some))
    held = {at for other in others for at in range(*other)}
    assert [o for o in others if o.overlaps(span)] == list(overlapping(span, others))
    assert [at for rest in without(span, others) for at in range(*rest)] == [at for at in range(*span) if at not in held]


@given(TEXT, st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=3))
def test_words_stand_where_a_pattern_finds_them(text: str, words: list[str]) -> None:
    pattern = regex.compile(r"\s+".join(words))
    assert list(standing(text, words, 0, len(text))) == [Span(*m.span()) for m in pattern.finditer(text, overlapped=True)]


@given(st.text("abAÅ -\u00ad\n*", min_size=1, max_size=40).filter(lambda text: any(map(str.isalpha, text))))
def test_a_folded_line_is_what_a_view_shows(text: str) -> None:
    source = parse_text(text).source
    span = Span(0, len(source.text))
    assert folded_line(source.text, (span,), source.markup) == view(source.text, (span,), source.markup).text.replace("\n", " ")
