"""Where recognised words ended up in the text: boxes on the page as it was scanned, and the words of which recognition was not sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import attrs

from minutes_parser.source import Box, Doubt, Line

from .ocr import Letter
from .ocr_image import Straight

_SURE: Final = 94.0
"""tesseract gives a clear letter 99. Of the words with a letter below this, a quarter are others than stand on the page, on rough scans."""
_SURE_DIGIT: Final = 97.0
"""No word around it helps to tell a digit, and a wrong one is a wrong fact."""


class Mark(NamedTuple):
    """A word on the level page: its box in points, the confidence of its least certain letter, and whether that is too little."""

    text: str
    box: Box
    confidence: float
    doubtful: bool


def mark_of(letters: Sequence[Letter], box: Box) -> Mark:
    doubtful = any(letter.confidence < (_SURE_DIGIT if letter.text.isdecimal() else _SURE) for letter in letters)
    return Mark("".join(letter.text for letter in letters), box, min(letter.confidence for letter in letters), doubtful)


@attrs.frozen
class Scan:
    """What is kept of a page's recognition besides its lines."""

    marks: tuple[Mark, ...]
    straight: Straight


def doubts(text: str, lines: Sequence[Line], scans: Mapping[int, Scan]) -> Iterator[Doubt]:
    """The doubtful words, in the order of the text. The boxes of ``lines`` are those of the level page."""
    for line in lines:
        scan = scans.get(line.page or 0)
        if scan and line.bbox:
            yield from _on_line(text, line, line.bbox, scan.marks)


def _on_line(text: str, line: Line, bbox: Box, marks: Sequence[Mark]) -> Iterator[Doubt]:
    within = sorted((mark for mark in marks if _centre_inside(mark.box, bbox)), key=lambda mark: mark.box[0])
    at = line.start
    for mark in within:
        start = text.find(mark.text, at, line.end)
        if start < 0:
            continue
        at = start + len(mark.text)
        if mark.doubtful:
            yield Doubt(start, at, int(mark.confidence))


def _centre_inside(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def scanned(lines: Sequence[Line], scans: Mapping[int, Scan]) -> tuple[Line, ...]:
    """The lines with their boxes on the page as it was scanned, tilted as it may be."""
    if not any(scan.straight.tilt for scan in scans.values()):
        return tuple(lines)
    return tuple(_scanned(line, scans.get(line.page or 0)) for line in lines)


def _scanned(line: Line, scan: Scan | None) -> Line:
    return attrs.evolve(line, bbox=scan.straight.back(line.bbox)) if scan and line.bbox else line
