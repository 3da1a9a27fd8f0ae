"""Numbers of members and of those present, as the minutes state them: "Av 39 representanter var 38 til stede"."""

from __future__ import annotations

import attrs

from ..lexicon.phrases import votes
from ..segment.outline import Outline
from ..shapes import count
from ..source import Source
from ..span import Span
from ..view import view


@attrs.frozen
class Stated:
    """The first numbers stated. ``present`` only where it is said of the whole meeting, in its head."""

    seats: int | None = None
    present: int | None = None
    span: Span | None = None


def stated_numbers(source: Source, outline: Outline) -> Stated:
    """What the head of the minutes, or else the first vote, says of how many there are and how many met."""
    first_case = min((h.item for h in outline.headings), default=len(outline.items))
    for index, item in enumerate(outline.items):
        raw = source.text[item.span.start : item.span.end].lower()
        if "sted" not in raw and "stad" not in raw and "møtt" not in raw:
            continue
        seen = view(source.text, item.parts, source.markup)
        found = votes().first(seen.text, "present")
        if found:
            total, present = (count(found.slots[k] or "") if found.slots.get(k) else None for k in ("total", "present"))
            if total and present and present > total:
                continue
            if total or index < first_case:
                return Stated(total, present if index < first_case else None, seen.span(found.start, found.end))
    return Stated()
