"""Rows into lines of text: cells in their columns, divided by tabs, and what wraps in a cell below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minutes_parser.limits import Meter
from minutes_parser.patterns import pattern

from .pdf_columns import Flow, Row
from .pdf_pieces import Piece

_MARKER = pattern(r"[^\p{L}\p{N}\s]|o|\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,4}|\p{L})[.):]|\d{1,2}(?:\.\d{1,2})*")
_TOGETHER = 0.12
_APART = 0.9
_MARKER_GAP = 3.5
_NEAR = 1.8
_PADDING = 4
"""Points that a table may leave above and below the words of a row."""


def write(flow: Flow, meter: Meter) -> list[Piece]:
    """The rows of a flow as lines of text, one for one. The cells of a line are divided by tabs."""
    if all(len(row) == 1 for row in flow):
        return [piece for row in flow for piece in row]
    rows = [_joined(row) if len(row) > 1 else row for row in flow]
    out: list[Piece] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) == 1:
            out += rows[at]
            at += 1
        else:
            end, start = _table_end(rows, at), _table_start(rows, at)
            del out[len(out) - (at - start) :]
            out += _table(rows[start:end], meter)
            at = end
    return out


def _joined(row: Row) -> Row:
    """The cells of a row: pieces that touch become one, and so does a list marker with what it marks."""
    cells = [row[0]]
    for piece in row[1:]:
        last = cells[-1]
        height = max(last.height, piece.height, 4.0)
        gap = piece.left - last.right
        if gap <= _APART * height or (len(row) == 2 and gap <= _MARKER_GAP * height and _MARKER.fullmatch(last.text)):
            cells[-1] = _merge(last, piece, "" if gap <= _TOGETHER * height else " ")
        else:
            cells.append(piece)
    return cells


def _merge(a: Piece, b: Piece, space: str) -> Piece:
    box = min(a.left, b.left), min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom)
    return Piece(a.text + space + b.text, *box, a.base)


def _table_end(rows: Flow, start: int) -> int:
    """Where the rows of cells that begin at ``start`` end, the lines that wrap in their cells included."""
    margin = rows[start][1].left
    base = rows[start][0].base
    end = start + 1
    while end < len(rows):
        row = rows[end]
        if len(row) > 1:
            margin = min(margin, row[1].left)
        elif row[0].left < margin - row[0].height or row[0].base - base > _NEAR * row[0].height + _PADDING:
            break
        base = row[0].base
        end += 1
    return end


def _table_start(rows: Flow, first: int) -> int:
    """Lines above the first row of cells that begin exactly under a later column: a cell goes on from the page before."""
    start = first
    while start > 0 and len(rows[start - 1]) == 1:
        piece, below = rows[start - 1][0], rows[start][0]
        columns = [cell for cell in rows[first][1:] if abs(cell.left - piece.left) < 2]
        if not columns or below.base - piece.base > _NEAR * piece.height + _PADDING:
            break
        start -= 1
    return start


def _table(rows: Flow, meter: Meter) -> list[Piece]:
    columns = _columns(rows)
    meter.spend("cells", len(rows) * len(columns))
    return [_row(row, columns) for row in rows]


def _columns(rows: Flow) -> list[tuple[float, float]]:
    """The left and right edges of the columns, told by the rows that have most cells."""
    most = max(len(row) for row in rows)
    full = [row for row in rows if len(row) == most]
    return [(min(row[i].left for row in full), max(row[i].right for row in full)) for i in range(most)]


def _row(row: Row, columns: Sequence[tuple[float, float]]) -> Piece:
    places = _places(row, columns)
    text = "\t" * places[0] + row[0].text
    for (a, b), piece in zip(pairwise(places), row[1:], strict=True):
        text += "\t" * (b - a) + piece.text
    return Piece(text, row[0].left, min(p.top for p in row), row[-1].right, max(p.bottom for p in row), row[0].base)


def _places(row: Row, columns: Sequence[tuple[float, float]]) -> list[int]:
    """The column of each cell, no two alike and in order."""
    if len(row) == len(columns):
        return list(range(len(row)))
    places: list[int] = []
    for index, piece in enumerate(row):
        first = places[-1] + 1 if places else 0
        last = len(columns) - (len(row) - index)
        places.append(max(range(first, last + 1), key=lambda c: _fit(piece, columns[c])))
    return places


def _fit(piece: Piece, column: tuple[float, float]) -> float:
    """How much of the beginning of the piece lies in the column; if none does, how near it is, as a negative number."""
    return min(piece.right, piece.left + 2 * piece.height, column[1]) - max(piece.left, column[0])
