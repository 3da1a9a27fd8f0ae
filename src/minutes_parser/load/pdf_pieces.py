"""A pdfium text page into pieces: words that stand side by side on one baseline, each with its box.

pdfium gives the text of a page in the order of its content stream, with a line break wherever the baseline changes,
but it writes one space for any gap, however wide. Boxes tell the gaps. A box for each character would cost four
fifths of the speed, so pdfium is asked for the few boxes of each line; characters are looked at only where a line
has a gap, or is wider than its letters explain.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import regex

from minutes_parser.patterns import pattern
from minutes_parser.source import Layer

from .pdf_frame import Box, Frame

_LETTERS_APART = pattern(r"(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)")
_HYPHEN_APART = pattern(r"(?<=\p{L}) -$")
# Symbol and Wingdings give their bullets in the private use area, since most writers do not say what they are.
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "–", "\uf06f": "◦", "\uf0fc": "✓", "\uf0d8": "➢"}
# A tab divides cells and nothing else; the others would divide lines.
_PLAIN = {**_SYMBOLS, **dict.fromkeys("\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " ")}

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
    layer: Layer = "body"
    at: int = -1
    """Where its first letter stands in the text of the page; -1 where it was put together."""
    apart: bool = False
    """It is set in another type than the line above."""

    @property
    def end(self) -> int:
        """Where its last letter stands in the text of the page."""
        return self.at + len(self.text) - 1

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def box(self) -> Box:
        return self[1:5]


class Reading(NamedTuple):
    """A page's pieces, one list for each of pdfium's lines, and what stands on end beside them."""

    lines: list[list[Piece]]
    on_end: list[Piece]


Measured = tuple[int, str, list[Box], float]
"""A line: where it starts in the text, its words, the boxes around its runs of letters, its baseline."""


Type = tuple[bytes, float]
"""The name of a font, and its size as the file has it."""


class Calls:
    """The functions of pdfium that are called for every line, and where they write what they find.

    What they are given are references made once, and they keep the interpreter to themselves: the checks that ctypes makes of typed pointers,
    and giving the interpreter away and taking it back, take longer than pdfium itself.
    """

    def __init__(self, raw: Any) -> None:
        def plain(function: Any, gives: Any = ctypes.c_int) -> Callable[..., Any]:
            return ctypes.PYFUNCTYPE(gives)(ctypes.cast(function, ctypes.c_void_p).value or 0)

        self.raw = raw
        self.count_rects, self.rect = plain(raw.FPDFText_CountRects), plain(raw.FPDFText_GetRect)
        self.box, self.origin = plain(raw.FPDFText_GetCharBox), plain(raw.FPDFText_GetCharOrigin)
        self.font, self.size = plain(raw.FPDFText_GetFontInfo), plain(raw.FPDFText_GetFontSize, ctypes.c_double)
        self.text = plain(raw.FPDFText_GetText)
        self.numbers = array("d", [0.0] * 4)
        self.into = tuple(ctypes.byref(ctypes.c_double.from_buffer(self.numbers, 8 * i)) for i in range(4))
        self.name = ctypes.create_string_buffer(80)
        self.name_size = ctypes.c_ulong(80)


class TextPage:
    """A page of text, open in pdfium. ``frame`` turns its points upright."""

    def __init__(self, calls: Calls, handle: Any, frame: Frame) -> None:
        self._calls, self._handle, self._frame = calls, handle, frame
        self._page = ctypes.byref(handle.contents)
        self.text, self._index = self._read()

    def _read(self) -> tuple[str, Callable[[int], int]]:
        """The text of the page, and pdfium's number for each offset in it."""
        raw, handle = self._calls.raw, self._handle
        count = raw.FPDFText_CountChars(handle)
        if count <= 0:
            return "", int
        buffer = bytearray(2 * (2 * count + 1))
        units = self._calls.text(self._page, 0, count, ctypes.byref(ctypes.c_char.from_buffer(buffer))) - 1
        text = str(memoryview(buffer)[: 2 * units], "utf-16-le", "replace")
        if len(text) == count:
            return text, int
        return text, lambda offset: max(0, int(raw.FPDFText_GetCharIndexFromTextIndex(handle, offset)))

    def turned(self, turns: int) -> TextPage:
        """The same text, its page turned clockwise by quarters."""
        return TextPage(self._calls, self._handle, self._frame.turned(turns))

    def turns_of(self, piece: Piece) -> int:
        """How many quarters to turn the page clockwise so that a piece that stands on end can be read: 1 or 3."""
        start = self.text.find(piece.text[:3])
        return 1 if self.box(start)[3] > self.box(start + 2)[3] else 3

    def lines(self) -> list[Measured]:
        """The page's lines, in the order of the content stream."""
        calls, page, index, frame = self._calls, self._page, self._index, self._frame
        count_rects, rect, origin, numbers, into = calls.count_rects, calls.rect, calls.origin, calls.numbers, calls.into
        into_x, into_y, *_ = into
        found = []
        for start, words in _lines(self.text):
            first = index(start)
            boxes = []
            for number in range(count_rects(page, first, index(start + len(words) - 1) + 1 - first)):
                rect(page, number, *into)
                boxes.append(frame.box(*numbers))
            boxes = boxes or [self.box(start)]
            origin(page, first, into_x, into_y)
            found.append((start, words, boxes, frame.point(numbers[0], numbers[1])[1]))
        return found

    def type_at(self, offset: int) -> Type:
        """What a letter is set in."""
        calls, index = self._calls, self._index(offset)
        length = calls.font(self._page, index, calls.name, calls.name_size, None)
        return calls.name.raw[:length], calls.size(self._page, index)

    def box(self, offset: int) -> Box:
        calls = self._calls
        calls.box(self._page, self._index(offset), *calls.into)
        left, right, bottom, top = calls.numbers
        return self._frame.box(left, top, right, bottom)


def read_pieces(page: TextPage) -> Reading:
    """All of a page's text in pieces, in the order of the content stream."""
    found = page.lines()
    if not found:
        return Reading([], [])
    heights = [_height(boxes) for *_, boxes, _ in found]
    low = 0.7 * median(heights)
    wide = 1.2 * median([(boxes[-1][2] - boxes[0][0]) / len(words) for _, words, boxes, _ in found])
    lines = [_pieces(page, line, max(height, low), wide) for line, height in zip(found, heights, strict=True)]
    on_end = [p for line in lines for p in line if p.bottom - p.top > 2.5 * (p.right - p.left) and len(p.text) > 3]
    if on_end:
        lines = [rest for line in lines if (rest := [piece for piece in line if piece not in on_end])]
    return Reading(lines, on_end)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Where each of pdfium's lines starts, and its words. A hyphen that it found at a line end stands for the line break too."""
    for odd, plain in _PLAIN.items():
        if odd in text:
            text = text.replace(odd, plain)
    start = 0
    for line in text.split("\n"):
        at = start
        for part in line.replace("\ufffe", "\ufffe\n").split("\n") if "\ufffe" in line else (line,):
            if words := part.strip():
                yield at + part.index(words[0]), words.replace("\ufffe", "-")
            at += len(part)
        start += len(line) + 1


def _height(boxes: Sequence[Box]) -> float:
    """The height of the tallest run, but for runs that stand on end."""
    if len(boxes) == 1:
        return boxes[0][3] - boxes[0][1]
    tall = [b[3] - b[1] for b in boxes]
    return max((h for h, b in zip(tall, boxes, strict=True) if h < 2.5 * (b[2] - b[0])), default=min(tall))


def _pieces(page: TextPage, line: Measured, height: float, wide: float) -> list[Piece]:
    """One of pdfium's lines, cut at its wide gaps. ``wide`` is more than letters take that stand without gaps."""
    start, words, boxes, base = line
    spaces = words.count(" ")
    if 3 * spaces > len(words) and _LETTERS_APART.search(words):
        return [_piece(_together(page, start, words), boxes, base, start)]
    if len(boxes) > 1:
        cuts = wide_gaps(boxes, height)
        starts = _starts(page, start, words, [boxes[i] for i in cuts]) if cuts else []
    elif spaces and boxes[0][2] - boxes[0][0] > wide * len(words):
        boxes, starts = _inner_gaps(page, start, words, boxes[0], height)
        cuts = list(range(1, len(boxes)))
    else:
        cuts = starts = []
    if not cuts or len(starts) != len(cuts):
        return [_piece(_close_hyphen(page, start, words) if words[-1] == "-" else words, boxes, base, start)]
    edges, box_edges = [0, *starts, len(words)], [0, *cuts, len(boxes)]
    return [_piece(words[a:b].strip(), boxes[i:j], base, start + a) for (a, b), (i, j) in zip(pairwise(edges), pairwise(box_edges), strict=True)]


def _piece(words: str, boxes: Sequence[Box], base: float, at: int) -> Piece:
    if len(boxes) == 1:
        return Piece(words, *boxes[0], base, "body", at)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Piece(words, min(lefts), min(tops), max(rights), max(bottoms), base, "body", at)


def wide_gaps(boxes: Sequence[Box], height: float) -> list[int]:
    """Which boxes stand apart from the one before: far to its right, or back to its left."""
    most, back = _CELL_GAP * height, -height
    gaps = [after[0] - before[2] for before, after in pairwise(boxes)]
    wide = [i for i, gap in enumerate(gaps, 1) if gap > most or gap < back]
    if len(wide) > 2 and max(gaps) < _JUSTIFIED * height and min(gaps) > 0 and max(gaps) < 2 * median(gaps):
        return []
    return wide


def _starts(page: TextPage, start: int, words: str, boxes: Sequence[Box]) -> list[int]:
    """The offsets in ``words`` of the letters with which ``boxes`` begin; fewer where one is not found."""
    found: list[int] = []
    at = words.find(" ")
    while at >= 0 and len(found) < len(boxes):
        if _inside(page.box(start + at + 1), boxes[len(found)]):
            found.append(at + 1)
        at = words.find(" ", at + 1)
    return found


def _inside(inner: Box, outer: Box) -> bool:
    return inner[0] > outer[0] - 0.5 and inner[1] > outer[1] - 0.5 and inner[2] < outer[2] + 0.5 and inner[3] < outer[3] + 0.5


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
    apart = _HYPHEN_APART.search(words)
    if apart is None:
        return words
    letter, hyphen = page.box(start + apart.start() - 1), page.box(start + apart.end() - 1)
    return words if hyphen[0] - letter[2] > 1.1 * (hyphen[2] - hyphen[0]) else words[: apart.start()] + words[apart.end() - 1]
