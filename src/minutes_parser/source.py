"""A document as one immutable string, with a table of the lines it came in."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Literal, NamedTuple

import attrs

from .diagnostics import Diagnostic
from .misread import is_recognised, reading
from .span import Span, Spans

Layer = Literal["body", "header", "footer", "page_number", "line_number", "footnote", "comment", "deleted", "other_meeting"]
TextOrigin = Literal["digital", "ocr", "mixed"]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points from the upper left corner of the page."""


@attrs.frozen
class Line:
    """One line of the document: ``text[start:end]``, without its line break."""

    start: int
    end: int
    page: int | None = None
    bbox: Box | None = None
    layer: Layer = "body"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Doubt(NamedTuple):
    """A word that text recognition was not sure of, ``text[start:end]``, and its confidence of 0 to 100. Written as ``[start, end, confidence]``."""

    start: int
    end: int
    confidence: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@attrs.frozen
class Page:
    """A page (nb/nn: side) with its size in points; formats without pages have none."""

    number: int
    width: float
    height: float


@attrs.frozen
class Place:
    """Where a span stands for a person: page, box, line number (from 1) and the words themselves."""

    page: int | None
    bbox: Box | None
    line: int
    span: Span
    excerpt: str


@attrs.frozen(slots=False)
class Source:
    """The text and where it came from.

    ``text`` is never cleaned: what a value leaves out (Markdown stars, HTML remnants) is listed in ``markup``,
    and what is not body text (running headers, page numbers) is told by the ``layer`` of its line.
    Cells of a table row stand on one line, divided by tabs. ``notes`` tells what the loader could not read.
    Where pages were pictures, ``doubts`` are the words that may be others than stand there, in order.
    """

    name: str
    sha256: str
    media_type: str
    characters: int
    text_origin: TextOrigin = "digital"
    text: str = ""
    lines: tuple[Line, ...] = ()
    pages: tuple[Page, ...] = ()
    markup: Spans = ()
    notes: tuple[Diagnostic, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @cached_property
    def reading(self) -> str:
        """The text as it is matched, character for character: ``text`` itself, but in what was recognised, figures taken for letters are figures."""
        return reading(self.text) if self.recognised else self.text

    @cached_property
    def recognised(self) -> bool:
        """Was the text, or some of it, recognised from pictures: here, or before it became the text layer of the file?"""
        return self.text_origin != "digital" or is_recognised(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> int:
        """The index of the line that holds ``offset`` (a line break belongs to the line it ends)."""
        return max(0, bisect_right(self._line_starts, offset) - 1)

    def lines_of(self, span: Span) -> range:
        """The indexes of the lines that ``span`` touches."""
        if not self.lines or not span:
            return range(0)
        first = self.line_at(span.start)
        return range(first, first + 1 if span.end <= self.lines[first].end else self.line_at(span.end - 1) + 1)

    def locate(self, spans: Spans | Span) -> tuple[Place, ...]:
        """The places of a value's span: one for each line that it touches."""
        parts: Spans = (spans,) if isinstance(spans, Span) else spans
        places = []
        for part in parts:
            for index in self.lines_of(part):
                line = self.lines[index]
                cut = Span(max(part.start, line.start), min(part.end, line.end))
                if cut:
                    places.append(Place(line.page, line.bbox, index + 1, cut, self.text[cut.start : cut.end]))
        return tuple(places)
