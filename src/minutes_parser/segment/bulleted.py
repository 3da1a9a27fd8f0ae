"""An agenda of bullets without numbers: its rows come again as titles below."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from ..source import Source
from ..view import fold
from .items import Item, value_of

_FEWEST = 2
"""So many rows at least come again, and no fewer than half of them."""
_LONGEST = 120
_ALIKE = 85
"""How much of a row and a title must agree (rapidfuzz ratio)."""


def bulleted(source: Source, items: Sequence[Item], label: int) -> int:
    """Where the rows of bullets end that stand under the label of an agenda; the item below the label where there are none."""
    first = label + 1
    end = next((n for n in range(first, len(items)) if items[n].marker != "-" or items[n].heading or items[n].label), len(items))
    if end - first < _FEWEST or not items[label].display:
        return first
    rows = [fold(value_of(source, item)) for item in items[first:end]]
    again = sum(any(_same(row, title) for title in _titles(source, items[end:])) for row in rows)
    return end if again >= _FEWEST and again * 2 >= len(rows) and all(len(row) < _LONGEST for row in rows) else first


def repeated(source: Source, items: Sequence[Item], rows: Sequence[str], end: int) -> bool:
    """Do headings that the file itself marks repeat the rows of the agenda, which ends at ``end``?"""
    titles = [fold(value_of(source, item)) for item in items[end:] if item.heading]
    again = sum(any(_same(fold(row), title) for title in titles) for row in rows)
    return again >= _FEWEST and again * 2 >= len(rows)


def _titles(source: Source, items: Sequence[Item]) -> list[str]:
    """The lines that may be titles: headings, and short lines of their own."""
    alone = (i for i in items if i.heading or (i.marker is None and len(i.parts) == 1 and not i.cells))
    return [text for i in alone if len(text := fold(value_of(source, i))) < _LONGEST]


def _same(row: str, title: str) -> bool:
    return bool(title) and (ratio(row, title) >= _ALIKE or row.startswith((title + " (", title + ",")))
