"""Numbers printed in the margin beside the lines: they count lines, and are no part of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .pdf_pieces import Piece

_LEAST = 5
_STEPS = (1, 2, 5, 10)
"""Every line is numbered, or every fifth."""
_DIGITS = 4
_LETTERS = 18
"""A line of text beside a number is longer; a cell of a table is not."""
_MOST = 0.8
_OUTLIERS = 20
"""One line of so many may begin further left, as a letterhead does."""
_ASIDE = 2.0
_ALIGNED = 2.5


def without_margin(lines: Sequence[list[Piece]]) -> tuple[list[list[Piece]], list[Piece]]:
    """The lines of a page without the numbers that count them, and these numbers.

    They are digits alone, one below the other, left of all running text, and go up by the same step from line to line. Beside the rows of
    a table such numbers belong to the rows.
    """
    found = _numbers(lines)
    if not found:
        return list(lines), []
    rest = ([piece for piece in line if piece not in found] for line in lines)
    return [line for line in rest if line], sorted((p._replace(layer="line_number") for p in found), key=lambda p: p.base)


def _numbers(lines: Sequence[list[Piece]]) -> set[Piece]:
    digits = [piece for line in lines for piece in line if len(piece.text) <= _DIGITS and piece.text.isdecimal()]
    if len(digits) < _LEAST:
        return set()
    lefts = sorted(piece.left for line in lines for piece in line if not piece.text.isdecimal())
    edge = lefts[len(lefts) // _OUTLIERS] - _ASIDE if lefts else 0.0
    column = sorted((piece for piece in digits if piece.right < edge), key=lambda p: p.base)
    if len(column) < _LEAST or not _aligned(column):
        return set()
    step, same = Counter(int(b.text) - int(a.text) for a, b in pairwise(column)).most_common(1)[0]
    steady = step in _STEPS and same >= _MOST * (len(column) - 1)
    return set(column) if steady and _counts_lines(column, step, lines) else set()


def _aligned(column: Sequence[Piece]) -> bool:
    return any(max(edges) - min(edges) < _ALIGNED for edges in ([p.left for p in column], [p.right for p in column]))


def _counts_lines(column: Sequence[Piece], step: int, lines: Sequence[list[Piece]]) -> bool:
    """Is it running text that stands beside the numbers, no more than ``step`` lines to each?"""
    first, last = column[0].base - 1, column[-1].base + 1
    texts = [piece for line in lines for piece in line if first <= piece.base <= last and piece not in column]
    rows = {round(piece.base) for piece in texts}
    return bool(texts) and median(len(piece.text) for piece in texts) >= _LETTERS and len(column) * step >= _MOST * len(rows)
