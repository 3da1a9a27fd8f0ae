"""Recognised words into pieces, as a digital page has them: words of a line without a wide gap between them.

From here on a scan is laid out as any other page: rows, columns and cells are found by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from typing import Final

from minutes_parser.limits import Meter
from minutes_parser.source import Page

from .ocr import Letter, Lines, Word
from .ocr_image import Straight
from .ocr_places import Scan, mark_of
from .pdf_columns import reading_order
from .pdf_pieces import Piece, Reading, wide_gaps
from .pdf_tables import write
from .sheets import Sheet

_RULES: Final = frozenset("|¦")
"""What the edge of a table cell is taken for."""
_SPECKS: Final = MappingProxyType({"—": 97.0, **dict.fromkeys("-–_.,:;'‘’\"=~«»°*", 90.0)})
"""Signs that specks of dust are taken for, and wide gaps too, when they are less certain than this."""


def sheet_of(lines: Lines, straight: Straight, page: Page, meter: Meter) -> Sheet:
    """The page with its recognised words in reading order."""
    found = [words for line in lines if (words := tuple(_placed(line, straight.scale)))]
    marks = tuple(mark_of(word.letters, word[1:5]) for words in found for word in words)
    low = 0.7 * median(words[0].bottom - words[0].top for words in found) if found else 0.0
    order = reading_order(Reading([list(_pieces(words, low)) for words in found], []), page.width, page.height)
    sides = tuple(tuple(tuple(write(flow, meter)) for flow in side) for side in order.pages)
    letters = sum(len(mark.text) for mark in marks)
    meter.spend("characters", letters)
    return Sheet(page, sides, letters, letters, scan=Scan(marks, straight))


def _placed(words: Iterable[Word], scale: float) -> Iterator[Word]:
    """The words in points, without the rules of tables at their edges, and without dust."""
    for word in words:
        letters = _without_rules(word.letters)
        if letters and not all(letter.confidence < _SPECKS.get(letter.text, 0.0) for letter in letters):
            yield Word(letters, *(scale * value for value in word[1:]))


def _without_rules(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    start, end = 0, len(letters)
    while start < end and letters[start].text in _RULES:
        start += 1
    while start < end and letters[end - 1].text in _RULES:
        end -= 1
    return tuple(letters[start:end])


def _pieces(words: Sequence[Word], low: float) -> Iterator[Piece]:
    """One of tesseract's lines, cut at its wide gaps."""
    height = max(words[0].bottom - words[0].top, low)
    for a, b in pairwise((0, *wide_gaps([word[1:5] for word in words], height), len(words))):
        part = words[a:b]
        text = " ".join(word.text for word in part)
        yield Piece(text, part[0].left, min(w.top for w in part), part[-1].right, max(w.bottom for w in part), part[0].base)
