"""The meeting while its head is being read, and what the readers of the head share."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from ..lexicon.bodies import body_in
from ..segment.items import Item, text_of
from ..segment.outline import Outline
from ..source import Source
from ..span import Span, Spans

_HEAD_ITEMS = 14
_BODY = r"(?P<body>\p{L}[\p{L}\s,.-]{3,60}?)\s+(?P<date>\d{1,2}\.\d{1,2}\.\d{2,4})"
ROUTED = regex.compile(rf"(?P<no>\d{{1,4}}/\d{{2,4}})\s+{_BODY}$|{_BODY}\s+(?:\p{{Lu}}{{1,4}} )?(?P<no>\d{{1,4}}/\d{{2,4}})$")
"""A row of the table that tells through which bodies a case went: number, body, date, or the number last."""


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
    """Where the values of labelled fields stand."""
    for block in outline.of_kind(*kinds):
        yield from block.spans


def routed(source: Source, outline: Outline) -> tuple[regex.Match[str], Item] | None:
    """The row of the body that met, in a table of bodies at the head of the document: the one with the case's number, else the last."""
    own = {h.number.raw for h in outline.headings[:1] if h.number}
    rows = [(m, i) for i in outline.items[:_HEAD_ITEMS] if (m := ROUTED.match(text_of(source, i))) and body_in(m["body"])]
    rows = [row for row in rows if row[0]["no"] in own] or rows
    return rows[-1] if rows else None
