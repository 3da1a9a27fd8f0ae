"""Where the source is marked: pieces of text that the same values cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from ..span import Span
from .values import KINDS, Value

_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@attrs.frozen
class Mark:
    """A piece of text, and the numbers of the values that cover it, the one to show first."""

    span: Span
    values: tuple[int, ...]


def marks(values: Mapping[int, Value], length: int) -> tuple[Mark, ...]:
    """Pieces of the text, in order, that do not overlap; what no value covers is left out. Linear in the number of their ends."""
    ends: dict[int, list[tuple[bool, int]]] = {}
    for number, value in values.items():
        for span in value.span:
            if 0 <= span.start < span.end <= length:
                ends.setdefault(span.start, []).append((True, number))
                ends.setdefault(span.end, []).append((False, number))
    return tuple(_pieces(values, ends))


def _pieces(values: Mapping[int, Value], ends: Mapping[int, Sequence[tuple[bool, int]]]) -> Iterator[Mark]:
    covering: dict[int, int] = {}
    before = 0
    for at in sorted(ends):
        if covering:
            yield Mark(Span(before, at), tuple(sorted(covering, key=lambda number: _order(values, number))))
        for opens, number in ends[at]:
            covering[number] = covering.get(number, 0) + (1 if opens else -1)
            if not covering[number]:
                del covering[number]
        before = at


def _order(values: Mapping[int, Value], number: int) -> tuple[int, int]:
    """The shortest value first: what is said inside another is more than the whole; then the later kind."""
    value = values[number]
    return sum(span.end - span.start for span in value.span), -_RANK[value.kind]
