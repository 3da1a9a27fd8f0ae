"""Lists of people side by side, each under its own label: "Til stede:      Forfall:"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from ..lexicon.labels import labels
from ..model import Group
from ..segment.grammar import PEOPLE
from ..segment.items import Item
from ..source import Source
from ..span import Span
from ..view import trim, words_of
from .mention import Mention

Sides = Sequence[tuple[str, int]]
"""The kind of each list, and where its label begins on the line."""

_GROUPS: dict[str, Group] = {"substitutes": "substitute", "administration": "administration", "guests": "guest", "observers": "observer"}


def side_heads(source: Source, items: Sequence[Item]) -> Sides:
    """The labels of lists that stand side by side on the first line, of those present and of others; nothing where it is no such row."""
    first = items[0]
    row = [item for item in items if item.line == first.line]
    line = source.lines[first.line]
    if len(first.parts) > 1 or any(item.parts != first.parts and not item.display for item in row):
        return ()
    cells = [cell for item in row for cell in (item.cells or item.parts[:1]) if cell]
    hits = [labels().find(words_of(source, cell).rstrip(": ")) for cell in cells]
    kinds = [hit.phrase.block for hit in hits if hit and hit.phrase.block in PEOPLE]
    apart = len(kinds) == len(cells) == len(set(kinds)) > 1 and kinds[0] == "present"
    return tuple((kind, cell.start - line.start) for kind, cell in zip(kinds, cells, strict=True)) if apart else ()


def read_side(source: Source, item: Item, sides: Sides, read: Callable[[Source, Span], list[Mention]]) -> list[Mention]:
    """The people of one row, each as the list says under which they stand."""
    out: list[Mention] = []
    for kind, cell in _cells(source, item, sides):
        out += [attrs.evolve(m, absent=m.absent or kind == "absent", group=_GROUPS.get(kind, m.group)) for m in read(source, cell)]
    return out


def _cells(source: Source, item: Item, sides: Sides) -> list[tuple[str, Span]]:
    """The cells of a row: by their number where tabs divide them, else by where they begin."""
    kinds = [kind for kind, _ in sides]
    line = source.lines[source.line_at(item.parts[0].start)]
    row = source.text[line.start : line.end]
    if "\t" in row:
        at, cells = line.start, []
        for piece in row.split("\t"):
            cells.append(trim(source.text, Span(at, at + len(piece))))
            at += len(piece) + 1
        return [(kind, cell) for kind, cell in zip(kinds, cells, strict=False) if cell]
    found = [cell for cell in item.cells if cell] or list(item.parts)
    return [(min(sides, key=lambda side: abs(side[1] - (cell.start - line.start)))[0], cell) for cell in found]
