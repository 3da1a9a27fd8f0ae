"""Numbers of members and of those present, as the minutes state them: "Av 39 representanter var 38 til stede"."""

from __future__ import annotations

import attrs

from ..lexicon.phrases import Found, numbers, votes
from ..segment.items import Item
from ..segment.outline import Outline
from ..shapes import count
from ..source import Source
from ..span import Span, Spans
from ..view import folded_whole, view

_STEMS = ("sted", "stad", "møtt", "medlem", "frammø", "fremmø", "oppmø")
_MOST = 300


@attrs.frozen
class Stated:
    """The first numbers stated, and where. ``present`` only where it is said of the whole meeting, in its head."""

    seats: int | None = None
    present: int | None = None
    places: tuple[tuple[str, Span], ...] = ()

    def evidence(self) -> dict[str, Spans]:
        """The place of each, under the name of the field of the attendance that it is."""
        return {name: (span,) for name, span in reversed(self.places)}


def stated_numbers(source: Source, outline: Outline) -> Stated:
    """What the head of the minutes, or else the first vote, says of how many there are and how many met."""
    first_case = min((h.item for h in outline.headings), default=len(outline.items))
    folded = folded_whole(source.reading)
    head = Stated()
    for index, item in enumerate(outline.items):
        raw = folded[item.span.start : item.span.end]
        if not any(map(raw.__contains__, _STEMS)):
            continue
        if index < first_case:
            head = _joined(head, _in_head(source, item))
        elif head.seats is None and (total := _in_case(source, item)):
            return _joined(head, total)
        elif head.seats is not None:
            break
    return head


def _joined(first: Stated, second: Stated) -> Stated:
    return Stated(first.seats or second.seats, first.present or second.present, (*first.places, *second.places))


def _stated(total: int | None, present: int | None, span: Span) -> Stated:
    return Stated(total, present, tuple((name, span) for name, number in (("seats", total), ("stated_present", present)) if number))


def _in_head(source: Source, item: Item) -> Stated:
    """Of one paragraph before the first case: "Styret har 9 medlemmer", "13 av 15 medlemmer møtte"."""
    seen = view(source.reading, item.parts, source.markup)
    said = Stated()
    for found in (numbers().first(seen.text, "seats"), votes().first(seen.text, "present"), numbers().first(seen.text, "present")):
        total, present = _numbers(found) if found else (None, None)
        if found and _likely(total, present):
            said = _joined(said, _stated(total, present, seen.span(found.start, found.end)))
    return said


def _in_case(source: Source, item: Item) -> Stated | None:
    """The number of members that a vote is held against: "Av 39 representanter var 38 til stede"."""
    seen = view(source.reading, item.parts, source.markup)
    found = votes().first(seen.text, "present")
    total, present = _numbers(found) if found else (None, None)
    return _stated(total, None, seen.span(found.start, found.end)) if found and total and _likely(total, present) else None


def _numbers(found: Found) -> tuple[int | None, int | None]:
    total, present = (count(found.slots.get(name) or "") if found.slots.get(name) else None for name in ("total", "present"))
    return total, present


def _likely(total: int | None, present: int | None) -> bool:
    return not (total and present and present > total) and (total is None or 1 < total <= _MOST)
