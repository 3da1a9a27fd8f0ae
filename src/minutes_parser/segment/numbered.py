"""An agenda under no label: numbers and titles line upon line, whose numbers come again below."""

from __future__ import annotations

from collections.abc import Sequence

from ..source import Source
from .items import Item
from .numbers import Hit, key, number_at

_FEWEST = 3
"""So many numbered lines make a list."""


def numbered(source: Source, items: Sequence[Item]) -> int | None:
    """The item with which such a list begins: at least half of its numbers head something further down."""
    hits = [_hit(source, item) for item in items]
    at = 0
    while at < len(items):
        end = at
        while end < len(items) and hits[end] and _listed(source, items[end], hits[end]) and (end == at or not items[end].gap):
            end += 1
        rows = {key(hit.number) for hit in hits[at:end] if hit}
        again = rows & {key(hit.number) for hit in hits[end:] if hit} if len(rows) >= _FEWEST else set()
        if again and len(again) * 2 >= len(rows):
            return at
        at = max(end, at + 1)
    return None


def _hit(source: Source, item: Item) -> Hit | None:
    plain = not (item.cells or item.label or item.heading or item.marker)
    hit = number_at(source.reading, item.content, item.parts[0].end) if plain else None
    return hit if hit and hit.shape == "year" else None


def _listed(source: Source, item: Item, hit: Hit | None) -> bool:
    """Does a title stand beside the number, and not the next number ("Sak 2/00 Sak 3/00")?"""
    if hit is None or hit.title >= item.span.end:
        return False
    beside = number_at(source.reading, hit.title, item.parts[0].end)
    return beside is None or beside.shape != "year"
