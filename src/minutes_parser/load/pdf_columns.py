"""The reading order of a page: which pieces share a row, and which columns are read one after the other.

The order of the content stream is kept as long as it goes down the page. Where it jumps back, or where words stand
beside each other, the page is laid out by its geometry: pieces on one baseline are a row, and rows on both sides of
an empty strip are two columns, if reading down each side breaks fewer sentences than reading across it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from .pdf_margin import without_margin
from .pdf_pieces import Piece, Reading

Row = list[Piece]
Flow = list[Row]
"""Rows that are read from the first to the last; what comes after the last is not below it."""

_SAME_BASE = 0.35
"""Baselines closer than this share of a line's height are one row."""
_LEAST_LINES = 5
_LEAST_LETTERS = 18
_END = (".", "!", "?", ":", ";")


class Order(NamedTuple):
    """The page as flows of rows, each row from left to right: one list of flows for each page on the sheet.

    ``twice`` is what was printed over itself and is left out.
    """

    pages: list[list[Flow]]
    twice: list[Piece]


def reading_order(reading: Reading, width: float, height: float) -> Order:
    """Every piece of a sheet, of ``width`` and ``height``, in the order in which it is read.

    What stands on end, and the numbers of the lines, come last.
    """
    lines, numbers = without_margin(reading.lines)
    rows, twice = (lines, []) if _goes_down(lines) else _rows(piece for line in lines for piece in line)
    pages = [_columns(side) for side in _sides(rows, width, height)]
    pages[-1] += [[[piece] for piece in beside] for beside in (reading.on_end, numbers) if beside]
    return Order(pages, twice)


def _goes_down(lines: Sequence[list[Piece]]) -> bool:
    """Is each line below the one before, and all of its pieces in order?"""
    base = -1e9
    for line in lines:
        first = line[0]
        if first.base < base + _SAME_BASE * (first.bottom - first.top):
            return False
        base = first.base
        if len(line) > 1 and any(b.left < a.right for a, b in pairwise(line)):
            return False
    return True


def _rows(pieces: Iterable[Piece]) -> tuple[Flow, list[Piece]]:
    """Pieces by their baselines, and those that only repeat another at the same place, to look bold."""
    rows: Flow = []
    twice: list[Piece] = []
    base = 0.0
    for piece in sorted(pieces, key=attrgetter("base", "left")):
        if not rows or piece.base - base >= _SAME_BASE * max(piece.height, rows[-1][0].height):
            rows.append([piece])
            base = piece.base
        elif any(p.text == piece.text and abs(p.left - piece.left) < 0.2 * piece.height for p in rows[-1]):
            twice.append(piece)
        else:
            rows[-1].append(piece)
    for row in rows:
        if len(row) > 1:
            row.sort(key=attrgetter("left"))
    return rows, twice


def _sides(rows: Flow, width: float, height: float) -> list[Flow]:
    """Two pages on one sheet are read one after the other: a wide strip down the middle has nothing in it."""
    if width > 1.2 * height and len(rows) >= _LEAST_LINES:
        left = [[p for p in row if p.right <= width / 2] for row in rows]
        right = [[p for p in row if p.left >= width / 2] for row in rows]
        whole = all(len(a) + len(b) == len(row) for a, b, row in zip(left, right, rows, strict=True))
        sides = [[row for row in side if row] for side in (left, right)]
        if whole and all(_prose(side) for side in sides):
            strip = min(p.left for row in sides[1] for p in row) - max(p.right for row in sides[0] for p in row)
            if strip > 0.04 * width:
                return sides
    return [rows]


def _prose(side: Flow) -> bool:
    """Written lines rather than cells: most are long, and few have a gap."""
    if len(side) < _LEAST_LINES:
        return False
    single = [row[0] for row in side if len(row) == 1]
    return 2 * len(single) > len(side) and median(len(p.text) for p in single) >= _LEAST_LETTERS


def _columns(rows: Flow) -> list[Flow]:
    """Rows above two columns, the left one, the right one, and what stands below; each again divided."""
    found = _best_gutter(rows)
    if found is None:
        return [rows] if rows else []
    x, start, end = found
    band = rows[start:end]
    sides = [[p for p in row if p.right <= x] for row in band], [[p for p in row if p.left >= x] for row in band]
    left, right = ([row for row in side if row] for side in sides)
    return [flow for part in (rows[:start], left, right, rows[end:]) for flow in _columns(part) if flow]


def _best_gutter(rows: Flow) -> tuple[float, int, int] | None:
    """The strip that most rows leave empty, with the first and the last row beside it, where it divides columns of prose."""
    beside = [(a, b) for a, b in _neighbours(rows) if len(a.text) >= _LEAST_LETTERS <= len(b.text)]
    if len(beside) < _LEAST_LINES:
        return None
    strips = {round((a.right + b.left) / 2) for a, b in beside}
    bands = sorted(((end - start, x, start, end) for x in strips for start, end in _bands(rows, x)), reverse=True)
    return next(((x, start, end) for _, x, start, end in bands if _divides(rows[start:end], x)), None)


def _neighbours(rows: Flow) -> Iterator[tuple[Piece, Piece]]:
    """What stands left and right of a gap, on one baseline or on two that follow each other."""
    for row in rows:
        yield from pairwise(row)
    for above, below in pairwise(rows):
        if below[0].left > above[-1].right:
            yield above[-1], below[0]
        elif above[0].left > below[-1].right:
            yield below[-1], above[0]


def _bands(rows: Flow, x: float) -> Iterator[tuple[int, int]]:
    """Runs of rows that do not cross ``x``."""
    start = None
    for index, row in enumerate([*rows, None]):
        clear = row is not None and not any(p.left < x < p.right for p in row)
        if clear and start is None:
            start = index
        elif not clear and start is not None:
            if index - start >= _LEAST_LINES:
                yield start, index
            start = None


def _divides(band: Flow, x: float) -> bool:
    """Is the strip between two columns of running text? In a table, lines below each other are not one sentence."""
    sides = [[p for p in row if p.right <= x] for row in band], [[p for p in row if p.left >= x] for row in band]
    columns = [[row for row in side if row] for side in sides]
    return all(_prose(column) and _goes_on(column) >= 0.3 for column in columns)


def _goes_on(column: Flow) -> float:
    """The share of lines that the next line goes on from."""
    pairs = [(a[-1].text, b[0].text) for a, b in pairwise(column)]
    good = sum(a.endswith("-") or (b[:1].islower() and not a.endswith(_END)) for a, b in pairs)
    return good / len(pairs) if pairs else 0.0
