"""Sentences outside the cases that a value was read from: "Til å underskrive protokollen ble valgt Kari Moe og Per Ås"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..segment.items import Item
from ..segment.outline import Outline
from ..source import Source
from ..span import Span
from .sentences import sentences

_LONGEST = 400


def telling(source: Source, outline: Outline, told: Iterable[Span], *, values: int = 1) -> Iterator[Span]:
    """Each such sentence as a whole, line by line. ``told``: the places of the values, of which so many must stand in it."""
    wanted = sorted(told)
    for block in outline.blocks if wanted else ():
        if block.case is None:
            for item in block.paragraphs:
                inside = [span for span in wanted if item.span.start <= span.start < item.span.end]
                yield from _around(source, item, inside, values) if len(inside) >= values else ()


def _around(source: Source, item: Item, inside: list[Span], values: int) -> Iterator[Span]:
    for first, last in sentences(source.text[item.span.start : item.span.end]):
        start, end = item.span.start + first, item.span.start + last
        if end - start <= _LONGEST and sum(start <= span.start < end for span in inside) >= values:
            yield from (Span(max(part.start, start), min(part.end, end)) for part in item.parts if part.start < end and start < part.end)
