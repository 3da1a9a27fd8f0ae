"""The meeting while its head is being read, and what the readers of the head share."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ..segment.grammar import SINGLE
from ..segment.items import Item
from ..segment.outline import Outline
from ..segment.stations import Row, last_row, routing
from ..source import Source
from ..span import Span, Spans

_HEAD_ITEMS = 14
_STACK = 3
"""So many labels on lines of their own, each over the next, have their values below, in the same order."""
_REACH = 40
_WIDEST = 60


@attrs.define
class Draft:
    """The fields found so far; ``evidence`` says where each stands."""

    values: dict[str, object] = attrs.field(factory=dict)
    evidence: dict[str, Spans] = attrs.field(factory=dict)

    def put(self, name: str, value: object, *spans: Span) -> None:
        """Keep the first value found for a field."""
        if value not in (None, "") and name not in self.values:
            self.values[name] = value
            self.evidence[name] = spans


def head_items(outline: Outline) -> tuple[Item, ...]:
    """The first items of the document that stand before the cases, without lists."""
    stop = min((h.item for h in outline.headings), default=len(outline.items))
    return outline.items[: min(stop, _HEAD_ITEMS)]


def values(outline: Outline, *kinds: str) -> Iterator[Span]:
    """Where the values of labelled fields stand: after their labels, or under them where labels and values were stacked."""
    below = _stacked(outline)
    for block in outline.of_kind(*kinds):
        yield from [below[block.kind]] if block.kind in below and block.opener and not block.opener.body else block.spans


def _stacked(outline: Outline) -> dict[str, Span]:
    """The values of labels that all stand over the first of their values, as where the cells of a table were read column by column."""
    items = outline.items[:_REACH]
    heads = [item.display and item.block in SINGLE for item in items]
    start = next((i for i in range(len(items) - _STACK) if all(heads[i : i + _STACK])), None)
    if start is None:
        return {}
    end = next((i for i in range(start, len(items)) if not heads[i]), len(items))
    below = items[end : end + end - start]
    if len(below) < end - start or any(x.label or x.span.end - x.span.start > _WIDEST for x in below):
        return {}
    return {x.block: Span(v.span.start, v.span.end) for x, v in zip(items[start:end], below, strict=True) if x.block}


def routed(source: Source, outline: Outline) -> Row | None:
    """The row of the body that met, in a table of bodies at the head of the document: the one with the case's number, else the last."""
    own = {h.number.raw for h in outline.headings[:1] if h.number}
    rows = list(routing(source, outline.items))
    return last_row([row for row in rows if own & {row.number, row.number.split()[-1]}] or rows)
