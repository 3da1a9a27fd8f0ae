"""A pdfium text page into pieces: words that stand side by side on one baseline, each with its box.

pdfium gives the text of a page in the order of its content stream, with a line break wherever the baseline changes,
but it writes one space for any gap, however wide. Boxes tell the gaps. A box for each character would cost four
fifths of the speed, so pdfium is asked for the few boxes of each line; characters are looked at only where a line
has a gap, or is wider than its letters explain.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import regex

from .pdf_frame import Box, Frame

_LINE = regex.compile(r"[^\r\n\ufffe]*(?:\ufffe|\r?\n|\r)?")
_LETTERS_APART = regex.compile(r"(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)")
_LINE_HYPHEN_APART = regex.compile(r"(?<=\p{L}) [-\ufffe]$")
# Symbol and Wingdings give their bullets in the private use area, since most writers do not say what they are.
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "–", "\uf06f": "◦", "\uf0fc": "✓", "\uf0d8": "➢", "\ufffe": "-"}
# A tab divides cells and nothing else; the others would divide lines.
_PLAIN = str.maketrans({**_SYMBOLS, **dict.fromkeys("\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " ")})

_CELL_GAP = 0.9
"""A gap wider than this many heights of a line divides cells."""
_JUSTIFIED = 2.2
"""Gaps narrower than this are spaces of a justified line, if the line has several and they are alike."""


class Piece(NamedTuple):
    """Words on one baseline without a wide gap. Points, from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def upright(self) -> bool:
        return len(self.text) < 4 or self.height < 2.5 * (self.right - self.left)


class Reading(NamedTuple):
    """A page's pieces, one list for each of pdfium's lines, and how many visible characters pdfium gave."""

    lines: list[list[Piece]]
    visible: int


def visible(text: str) -> int:
    """How many characters are not blank."""
    return len("".join(text.split()))


class TextPage:
    """The calls of pdfium that we need, on one page of text. ``frame`` turns its points upright."""

    def __init__(self, handle: Any, frame: Frame) -> None:
        import pypdfium2.raw as raw

        self._handle, self._frame = handle, frame
        self._count_rects, self._get_rect = raw.FPDFText_CountRects, raw.FPDFText_GetRect
        self._get_origin, self._get_box = raw.FPDFText_GetCharOrigin, raw.FPDFText_GetCharBox
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._refs = [ctypes.byref(number) for number in self._numbers]
        self.text, self._index = _text(raw, handle)

    def boxes(self, start: int, end: int) -> list[Box]:
        """Boxes around the runs of letters between two offsets, in the order of the text."""
        first = self._index(start)
        left, top, right, bottom = self._numbers
        found = []
        for number in range(self._count_rects(self._handle, first, self._index(end - 1) + 1 - first)):
            self._get_rect(self._handle, number, *self._refs)
            found.append(self._frame.box(left.value, top.value, right.value, bottom.value))
        return found

    def box(self, offset: int) -> Box:
        left, right, bottom, top = self._numbers
        self._get_box(self._handle, self._index(offset), *self._refs)
        return self._frame.box(left.value, top.value, right.value, bottom.value)

    def base(self, offset: int) -> float:
        """Where the baseline of a character lies."""
        x, y, *_ = self._numbers
        self._get_origin(self._handle, self._index(offset), self._refs[0], self._refs[1])
        return self._frame.point(x.value, y.value)[1]


def _text(raw: Any, handle: Any) -> tuple[str, Callable[[int], int]]:
    """The text of the page, and pdfium's number for each offset in it."""
    count = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return "", int
    buffer = ctypes.create_string_buffer(4 * count + 2)
    units = raw.FPDFText_GetText(handle, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))) - 1
    text = buffer.raw[: 2 * units].decode("utf-16-le", "replace")
    if len(text) == count:
        return text, int
    return text, lambda offset: max(0, int(raw.FPDFText_GetCharIndexFromTextIndex(handle, offset)))


def read_pieces(page: TextPage) -> Reading:
    """All of a page's text in pieces, in the order of the content stream."""
    raw_lines = []
    for found in _LINE.finditer(page.text):
        start, end = found.span()
        words = found.group()
        end -= len(words) - len(words.rstrip())
        start += len(words) - len(words.lstrip())
        if start < end:
            raw_lines.append((start, end, page.boxes(start, end) or [page.box(start)]))
    heights = [max(b[3] - b[1] for b in boxes) for *_, boxes in raw_lines]
    usual = median(heights) if heights else 0.0
    width = median([_letter_width(end - start, boxes) for start, end, boxes in raw_lines]) if raw_lines else 0.0
    lines = [_pieces(page, start, end, boxes, max(h, 0.7 * usual), width) for (start, end, boxes), h in zip(raw_lines, heights, strict=True)]
    return Reading(lines, visible(page.text))


def _letter_width(letters: int, boxes: Sequence[Box]) -> float:
    return (boxes[-1][2] - boxes[0][0]) / letters


def _pieces(page: TextPage, start: int, end: int, boxes: list[Box], height: float, width: float) -> list[Piece]:
    base = page.base(start)
    words = page.text[start:end]
    if _LETTERS_APART.search(words):
        return [_piece(_together(page, start, words), boxes, base)]
    if len(boxes) > 1:
        cuts = _wide(boxes, height)
        starts = _starts(page, start, words, [boxes[i][0] for i in cuts]) if cuts else []
    else:
        cuts, starts = [], []
        if len(words) < 200 and _letter_width(len(words), boxes) > 1.2 * width and " " in words:
            boxes, starts = _inner_gaps(page, start, words, boxes[0], height)
            cuts = list(range(1, len(boxes)))
    if len(starts) != len(cuts) or not cuts:
        return [_piece(_close_hyphen(page, start, words), boxes, base)]
    edges, box_edges = [0, *starts, len(words)], [0, *cuts, len(boxes)]
    return [_piece(words[a:b].strip(), boxes[i:j], base) for (a, b), (i, j) in zip(pairwise(edges), pairwise(box_edges), strict=True)]


def _piece(words: str, boxes: Sequence[Box], base: float) -> Piece:
    words = words.translate(_PLAIN)
    if len(boxes) == 1:
        return Piece(words, *boxes[0], base)
    return Piece(words, min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes), base)


def _wide(boxes: Sequence[Box], height: float) -> list[int]:
    """Which boxes stand apart from the one before: far to its right, or back to its left."""
    gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
    wide = [i for i, gap in enumerate(gaps, 1) if gap > _CELL_GAP * height or gap < -height]
    if len(wide) > 2 and max(gaps) < _JUSTIFIED * height and min(gaps) > 0 and max(gaps) < 2 * median(gaps):
        return []
    return wide


def _starts(page: TextPage, start: int, words: str, lefts: Sequence[float]) -> list[int]:
    """The offsets in ``words`` of the letters that stand at ``lefts``; fewer where one is not found."""
    found: list[int] = []
    at = words.find(" ")
    while at >= 0 and len(found) < len(lefts):
        if abs(page.box(start + at + 1)[0] - lefts[len(found)]) < 0.5:
            found.append(at + 1)
        at = words.find(" ", at + 1)
    return found


def _inner_gaps(page: TextPage, start: int, words: str, box: Box, height: float) -> tuple[list[Box], list[int]]:
    """Gaps inside one run of letters: several blanks, or a shift within one show-text operator."""
    left, top, right, bottom = box
    boxes, starts = [], []
    for blank in regex.finditer(r"(?<=\S) (?=\S)", words):
        before, after = page.box(start + blank.start() - 1), page.box(start + blank.end())
        if after[0] - before[2] > _JUSTIFIED * height:
            boxes.append((left, top, before[2], bottom))
            starts.append(blank.end())
            left = after[0]
    return [*boxes, (left, top, right, bottom)], starts


def _together(page: TextPage, start: int, words: str) -> str:
    """Letter-spaced words written as words: the gaps within a word are alike, those between words are wider."""

    def join(found: regex.Match[str]) -> str:
        boxes = [page.box(start + at) for at in range(found.start(), found.end(), 2)]
        gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
        usual = median(gaps)
        if usual <= 0 or min(gaps) < 0.3 * usual:
            return found.group()
        letters = found.group()[::2]
        return letters[0] + "".join(" " * (gap > 1.7 * usual) + letter for gap, letter in zip(gaps, letters[1:], strict=True))

    return _LETTERS_APART.sub(join, words)


def _close_hyphen(page: TextPage, start: int, words: str) -> str:
    """A hyphen set by the word processor may stand a hair apart, which pdfium takes for a space."""
    apart = _LINE_HYPHEN_APART.search(words)
    if apart is None:
        return words
    letter, hyphen = page.box(start + apart.start() - 1), page.box(start + apart.end() - 1)
    return words if hyphen[0] - letter[2] > 0.6 * (hyphen[2] - hyphen[0]) else words[: apart.start()] + words[apart.end() - 1]
