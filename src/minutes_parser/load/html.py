"""HTML into the lines a browser would show, with headings marked as in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Final

import attrs

from minutes_parser.patterns import pattern
from minutes_parser.source import Source
from minutes_parser.span import Span, merge

from .furniture import classify
from .lines import normalised, physical_lines, to_source
from .markup import find_markup
from .tags import BLOCKS, HEADINGS, PARAGRAPHS, UNSEEN

# A "<" that begins no tag is text. The standard parser would look for the end of each one anew, which takes quadratic time.
_STRAY: Final = pattern(r"""<(?!/?[A-Za-z](?:[^<>"']++|"[^"]{0,2000}+"|'[^']{0,2000}+'){0,40}+["']?[^<>"']*+>)""")
_DECLARATION: Final = pattern(r"<![^<>]*+>")
_SPACE: Final = pattern(r"[ \t\n\r\f]+")
_TALL: Final = 12
"""A table cell of more lines than this is a column of a page layout, unless the cells beside it are as tall."""
_WIDE: Final = 200
"""A row of more cells than this is no table that anyone reads."""
_DEEP: Final = 12
"""Lists and tables nested deeper than this are read as if they were not: each level would cost the whole text again."""


def read_html(text: str, name: str, sha256: str) -> Source:
    """A page as text: a line per block, row or ``<br>``; cells divided by tabs; ``- `` and ``1. `` before list items.

    Offsets refer to that text, which becomes ``Source.text``; the tags themselves are not in it.
    """
    rows = _rows(normalised(text))
    extracted = "\n".join(row.text for row in rows)
    lines = classify(extracted, physical_lines(extracted))
    headings = (Span(line.start, line.start + row.mark) for line, row in zip(lines, rows, strict=False) if row.mark)  # no rows still make one line
    markup = tuple(merge([*headings, *find_markup(extracted, markdown=False)]))
    return to_source(extracted, name, sha256, "text/html", lines, markup)


@attrs.frozen
class _Row:
    """A line to be; the first ``mark`` characters are heading signs, ``apart`` asks for an empty line before it."""

    text: str
    mark: int = 0
    apart: bool = False


def _rows(markup: str) -> list[_Row]:
    reader = _Reader()
    reader.feed(_tidied(markup))
    reader.close()
    return list(_spaced(reader.finished()))


def _tidied(markup: str) -> str:
    """Without comments, declarations and PHP; what is left between "<" and ">" is a tag."""
    for start, end in (("<!--", "-->"), ("<?", "?>")):
        markup = "".join(_outside(markup, start, end))
    return _STRAY.sub("&lt;", _DECLARATION.sub("", markup)).replace("\f", " ")


def _outside(text: str, start: str, end: str) -> Iterator[str]:
    at = 0
    while (opened := text.find(start, at)) >= 0:
        closed = text.find(end, opened + len(start))
        if closed < 0:
            break
        yield text[at:opened]
        at = closed + len(end)
    yield text[at:]


def _spaced(rows: Iterable[_Row]) -> Iterator[_Row]:
    for i, row in enumerate(rows):
        if row.apart and i:
            yield _Row("")
        yield row


@attrs.define
class _List:
    """An open list; ``kind`` is "-" or the type of its numbers, ``next`` the number of the next item."""

    kind: str
    next: int

    def label(self, value: str | None) -> str:
        if self.kind == "-":
            return "- "
        number = _number(value, self.next)
        self.next = number + 1
        if self.kind in ("a", "A") and 1 <= number <= 26:
            return f"{chr(ord(self.kind) + number - 1)}. "
        return f"{number}. "


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default


@attrs.define
class _Flow:
    """The rows so far of the page or of one table cell, and the line being written."""

    rows: list[_Row] = attrs.field(factory=list)
    words: list[str] = attrs.field(factory=list)
    lists: list[_List] = attrs.field(factory=list)
    label: str = ""
    heading: int = 0
    apart: bool = False
    verbatim: bool = False

    def end_line(self, apart: bool = False) -> None:
        text = "".join(self.words)
        text = text.replace("\f", " ").rstrip() if self.verbatim else _SPACE.sub(" ", text).strip(" ")
        self.words.clear()
        if text.strip():
            mark = "#" * self.heading + " " if self.heading else ""
            self.rows.append(_Row(mark + self.label + text, len(mark), self.apart))
            self.label, self.apart = "", False
        self.apart = self.apart or apart

    def break_line(self) -> None:
        """A ``<br>``: two of them leave an empty line, and in a heading it is no more than a space."""
        if self.heading:
            self.words.append(" ")
        else:
            self.end_line(apart=not "".join(self.words).strip())

    def write(self, data: str) -> None:
        first, *rest = data.split("\n") if self.verbatim else (data,)
        self.words.append(first)
        for line in rest:
            self.break_line()
            self.words.append(line)

    def add(self, rows: Iterable[_Row]) -> None:
        self.end_line()
        for row in rows:
            self.rows.append(attrs.evolve(row, apart=row.apart or self.apart))
            self.apart = False


@attrs.define
class _Table:
    """An open table: how many flows lie below its cells, and the finished cells of its current row."""

    depth: int
    cells: list[_Flow] = attrs.field(factory=list)


def _table_rows(cells: list[_Flow]) -> list[_Row]:
    """The lines of a row: the first lines of all cells, then the second ones. Cells of a page layout follow each other."""
    columns = [[row.text for row in cell.rows] for cell in cells]
    heights = {len(column) for column in columns if len(column) > 1}
    nested = any(row.mark or "\t" in row.text for cell in cells for row in cell.rows)
    if len(cells) == 1 or len(cells) > _WIDE or nested or (len(heights) > 1 and max(heights) > _TALL):
        return [row for cell in cells for row in cell.rows]
    return [_Row("\t".join(line).rstrip("\t")) for line in zip_longest(*columns, fillvalue="")]


class _Reader(HTMLParser):
    """Follows the tags. Tables nest, and a cell may hold a whole page: so flows and tables are stacks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.flows = [_Flow()]
        self.tables: list[_Table] = []
        self.unseen: str | None = None

    def finished(self) -> list[_Row]:
        while self.tables:
            self._end_table()
        self.flows[0].end_line()
        return self.flows[0].rows

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.flows[-1].write(data)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self.unseen in ("head", "title") and tag in BLOCKS:
            self.unseen = None  # their end tags may be left out
        if self.unseen:
            return
        if tag in UNSEEN:
            self.unseen = tag
        elif tag == "br":
            self.flows[-1].break_line()
        elif tag == "tr" and self.tables:
            self._end_row()
        elif tag in ("td", "th") and self.tables:
            self._end_cell()
            self.flows.append(_Flow())
        elif tag in BLOCKS:
            self._start_block(tag, dict(attributes))

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self.unseen = None if tag == self.unseen else self.unseen
        elif tag == "table" and self.tables:
            self._end_table()
        elif tag == "tr" and self.tables:
            self._end_row()
        elif tag in ("td", "th") and self.tables:
            self._end_cell()
        elif tag in BLOCKS:
            self._end_block(tag)

    def _start_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        flow = self.flows[-1]
        flow.end_line(apart=tag in PARAGRAPHS and not flow.lists)
        if tag in PARAGRAPHS:
            flow.heading = HEADINGS.index(tag) + 1 if tag in HEADINGS else 0
        if tag == "pre":
            flow.verbatim = True
        elif tag == "table" and len(self.tables) < _DEEP:
            self.tables.append(_Table(len(self.flows)))
        elif tag in ("ul", "ol"):
            kind = "-" if tag == "ul" else attributes.get("type") or "1"
            flow.lists.append(_List(kind, _number(attributes.get("start"), 1)))
        elif tag == "li":
            depth = min(max(0, len(flow.lists) - 1), _DEEP)
            flow.label = "  " * depth + (flow.lists[-1].label(attributes.get("value")) if flow.lists else "- ")

    def _end_block(self, tag: str) -> None:
        flow = self.flows[-1]
        flow.end_line()
        if tag == "pre":
            flow.verbatim = False
        elif tag in ("ul", "ol") and flow.lists:
            flow.lists.pop()
        if tag in PARAGRAPHS:
            flow.heading = 0
        if tag in ("li", "ul", "ol"):
            flow.label = ""
        flow.end_line(apart=tag in PARAGRAPHS and not flow.lists)

    def _end_cell(self) -> None:
        table = self.tables[-1]
        if len(self.flows) > table.depth:
            cell = self.flows.pop()
            cell.end_line()
            table.cells.append(cell)

    def _end_row(self) -> None:
        self._end_cell()
        table = self.tables[-1]
        if table.cells:
            self.flows[-1].add(_table_rows(table.cells))
            table.cells = []

    def _end_table(self) -> None:
        self._end_row()
        self.tables.pop()
        self.flows[-1].end_line(apart=True)
