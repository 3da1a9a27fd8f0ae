"""The reading order of a page: which pieces share a row, and which columns are read one after the other.

The order of the content stream is kept as long as it goes down the page. Where it jumps back, or where words stand
beside each other, the page is laid out by its geometry: pieces on one baseline are a row, and rows on both sides of
an empty strip are two columns, if reading down each side breaks fewer sentences than reading across it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from .pdf_pieces import Piece

Row = list[Piece]
Flow = list[Row]
"""Rows that are read from the first to the last; what comes after the last is not below it."""

_SAME_BASE = 0.35
"""Baselines closer than this share of a line's height are one row."""
_LEAST_LINES = 5
_LEAST_LETTERS = 18
_END = (".", "!", "?", ":", ";")


def reading_order(lines: Sequence[list[Piece]], width: float, height: float) -> list[Flow]:
    """The page as flows of rows, each row from left to right. All pieces are in it, but for what was printed twice."""
    if not lines:
        return []
    if _goes_down(lines):
        rows = [row for row in lines if row[0].upright]
        beside = [[row for row in lines if not row[0].upright]] if len(rows) < len(lines) else []
    else:
        pieces = [piece for line in lines for piece in line]
        rows = _rows(piece for piece in pieces if piece.upright)
        beside = [[[piece] for piece in pieces if not piece.upright]]
    return [flow for flow in (*_sheets(rows, width, height), *beside) if flow]


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


def _rows(pieces: Iterable[Piece]) -> Flow:
    rows: Flow = []
    bases: list[float] = []
    for piece in sorted(pieces, key=lambda p: p.base):
        if rows and piece.base - bases[-1] < _SAME_BASE * max(piece.height, rows[-1][0].height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            bases.append(piece.base)
    return [_printed_once(sorted(row, key=lambda p: p.left)) for row in rows]


def _printed_once(row: Row) -> Row:
    """The row without words that were printed again over themselves to look bold."""
    return [p for i, p in enumerate(row) if not any(q.text == p.text and abs(q.left - p.left) < 0.2 * p.height for q in row[:i])]


def _sheets(rows: Flow, width: float, height: float) -> list[Flow]:
    """Two pages on one sheet are read one after the other: a wide strip down the middle has nothing in it."""
    if width > 1.2 * height and len(rows) >= 2 * _LEAST_LINES:
        left = [[p for p in row if p.right <= width / 2] for row in rows]
        right = [[p for p in row if p.left >= width / 2] for row in rows]
        whole = all(len(a) + len(b) == len(row) for a, b, row in zip(left, right, rows, strict=True))
        sides = [[row for row in side if row] for side in (left, right)]
        if whole and all(_prose(side) for side in sides):
            edge = max(p.right for row in sides[0] for p in row), min(p.left for row in sides[1] for p in row)
            if edge[1] - edge[0] > 0.04 * width:
                return [flow for side in sides for flow in _columns(side)]
    return _columns(rows)


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
        return [rows]
    x, start, end = found
    band = rows[start:end]
    sides = [[p for p in row if p.right <= x] for row in band], [[p for p in row if p.left >= x] for row in band]
    left, right = ([row for row in side if row] for side in sides)
    return [flow for part in (rows[:start], left, right, rows[end:]) for flow in _columns(part) if flow]


def _best_gutter(rows: Flow) -> tuple[float, int, int] | None:
    """The strip that most rows leave empty, with the first and the last row beside it, where it divides columns of prose."""
    if sum(len(row) > 1 for row in rows) < _LEAST_LINES - 1 and not _side_by_side(rows):
        return None
    candidates = {round((a.right + b.left) / 2) for row in rows for a, b in pairwise(row)}
    best: tuple[int, float, int, int] | None = None
    for x in candidates:
        for start, end in _bands(rows, x):
            if best is None or end - start > best[0]:
                if _divides(rows[start:end], x):
                    best = end - start, x, start, end
    return best[1:] if best else None


def _side_by_side(rows: Flow) -> bool:
    """Do rows of two columns alternate, because their baselines differ?"""
    jumps = sum(b[0].left > a[-1].right or a[0].left > b[-1].right for a, b in pairwise(rows))
    return jumps >= 2 * _LEAST_LINES


def _bands(rows: Flow, x: float) -> Iterable[tuple[int, int]]:
    """Runs of rows that do not cross ``x``, cut to begin and end with rows that stand on both sides, or in turn."""
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
