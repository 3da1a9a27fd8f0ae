"""The only pointer there is: half-open character offsets into ``Source.text``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A passage of the source text, ``text[start:end]``. Written as ``[start, end]`` in JSON."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]
"""Where a value stands. Several spans when the text crosses a page or a running header."""


def merge(spans: Iterable[Span]) -> Iterator[Span]:
    """The same characters as sorted spans that neither touch nor overlap."""
    start = end = -1
    for s in sorted(spans):
        if s.start > end:
            if end > start:
                yield Span(start, end)
            start, end = s
        else:
            end = max(end, s.end)
    if end > start:
        yield Span(start, end)


def overlapping(span: Span, others: Sequence[Span]) -> Sequence[Span]:
    """Those of ``others`` (sorted, not overlapping) that share characters with ``span``. A long document has thousands, a line one or two."""
    first = bisect_left(others, (span.start,))
    if first and others[first - 1].end > span.start:
        first -= 1
    return others[first : bisect_left(others, (span.end,), first)]


def without(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """``span`` less ``holes`` (sorted, not overlapping)."""
    at = span.start
    for hole in overlapping(span, holes):
        if hole.start > at:
            yield Span(at, hole.start)
        at = hole.end
    if at < span.end:
        yield Span(at, span.end)
