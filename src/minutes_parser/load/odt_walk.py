"""The element tree of an OpenDocument text into paragraphs and tables. What is not known is looked into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import attrs

from minutes_parser.limits import Meter
from minutes_parser.patterns import pattern

from .blocks import Block, Paragraph, Table, Text
from .odt_lists import Lists, Open
from .odt_styles import Setting, Styles
from .odt_xml import CHANGES, OFFICE, TABLE, TEXT, is_aside, whole
from .pen import Pen

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")
_BLOCKS: Final = frozenset({*_PARAGRAPHS, f"{TEXT}list", f"{TABLE}table"})
_CELLS: Final = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_SPACE: Final = pattern(r"[ \t\r\n]+")
_WIDEST: Final = 200
"""More spaces or cells than this are a mistake or an attack, not a layout."""


@attrs.define
class Walker:
    """One pass over a part. It counts lists and pages, and keeps apart what is beside the body."""

    styles: Styles
    lists: Lists
    meter: Meter
    page: int = 1
    paged: bool = False
    notes: list[Block] = attrs.field(factory=list)
    comments: list[Block] = attrs.field(factory=list)
    left_out: list[str] = attrs.field(factory=list)
    _begun: bool = False
    """Has anything been read? A page break before the first paragraph breaks nothing."""

    def blocks(self, parent: Element, within: Open | None = None, label: str = "") -> list[Block]:
        """The paragraphs and tables in an element, with those of sections, indexes and the like in it; ``label`` is for the first paragraph."""
        found: list[Block] = []
        for child in parent:
            if child.tag in _PARAGRAPHS:
                found += self._paragraph(child, within, label)
                label = ""
            elif child.tag == f"{TEXT}list":
                found += self._list(child, within)
            elif child.tag == f"{TABLE}table":
                found.append(self._table(child))
            elif child.tag == f"{TEXT}soft-page-break":
                self._turn()
            elif self._is_hidden(child):
                self.left_out += _texts(child)
            elif not is_aside(child):
                found += self.blocks(child, within)
        return found

    def _list(self, element: Element, outer: Open | None) -> list[Block]:
        """A paragraph that comes first in its item has the item's label; an item that begins with a list has none."""
        here = self.lists.enter(element, outer)
        found: list[Block] = []
        for item in element:
            first, label = next((child for child in item if child.tag in _BLOCKS), None), ""
            if item.tag == f"{TEXT}list-item" and first is not None and first.tag in _PARAGRAPHS:
                fallback = self.styles.setting(first.get(f"{TEXT}style-name", "")).list_style
                label = self.lists.label(here, item, fallback)
            found += [] if is_aside(item) else self.blocks(item, here, label)
        return found

    def _paragraph(self, element: Element, within: Open | None, label: str) -> list[Block]:
        """The paragraph and the text boxes anchored in it."""
        style = element.get(f"{TEXT}style-name", "")
        setting = self.styles.setting(style)
        if setting.page_before and self._begun:
            self._turn()
        pen = Pen(self.page)
        if self.styles.is_hidden("paragraph", style):
            pen.state = "hidden"
        self._inline(element, pen)
        pen.end_line()
        self._begun = True
        if setting.page_after:
            self._turn()
        heading = whole(element.get(f"{TEXT}outline-level"), 1) if element.tag == f"{TEXT}h" else setting.heading
        if heading and not within and setting.list_style != "" and any(line.text.strip() for line in pen.lines):
            label = self.lists.outline(element, heading) if element.tag == f"{TEXT}h" else ""
        return [self._set(pen, setting, style, heading, label, within), *pen.boxes]

    def _set(self, pen: Pen, setting: Setting, style: str, heading: int, label: str, within: Open | None) -> Paragraph:
        return Paragraph(
            lines=tuple(pen.lines),
            style=style,
            heading=heading,
            label="" if heading and label == "-" else label,
            depth=within.depth - 1 if within else 0,
            before=setting.before,
            after=setting.after,
            close=setting.close,
        )

    def _table(self, element: Element) -> Table:
        return Table(tuple(tuple(self._cells(row)) for row in self._rows(element)))

    def _rows(self, parent: Element) -> Iterator[Element]:
        for child in parent:
            if child.tag == f"{TABLE}table-row":
                yield child
            elif child.tag == f"{TEXT}soft-page-break":
                self._turn()
            elif not is_aside(child):
                yield from self._rows(child)

    def _cells(self, row: Element) -> Iterator[tuple[Block, ...]]:
        """What a cell to the left covers is no cell; what one above covers is an empty one."""
        covered = 0
        for cell in row.iterchildren(*_CELLS):
            times = min(whole(cell.get(f"{TABLE}number-columns-repeated"), 1), _WIDEST)
            if cell.tag == f"{TABLE}covered-table-cell" and covered:
                covered -= times
                continue
            self.meter.spend("cells", times)
            covered = whole(cell.get(f"{TABLE}number-columns-spanned"), 1) - 1
            content = tuple(self.blocks(cell))
            yield content
            for _ in range(times - 1):
                yield ()

    def _inline(self, parent: Element, pen: Pen) -> None:
        self._write(pen, parent.text)
        for child in parent:
            self._element(child, pen)
            self._write(pen, child.tail)

    def _element(self, child: Element, pen: Pen) -> None:
        if child.tag == f"{TEXT}tab":
            pen.write("\t", self.page)
        elif child.tag == f"{TEXT}s":
            spaces = min(whole(child.get(f"{TEXT}c"), 1), _WIDEST)
            self.meter.spend("characters", spaces - 1)  # the one is made up for by its tag
            pen.write(" " * spaces, self.page)
        elif child.tag == f"{TEXT}line-break":
            pen.end_line()
        elif child.tag == f"{TEXT}soft-page-break":
            self._turn()
        elif child.tag == f"{TEXT}note-body":
            self.notes += self.blocks(child)
        elif child.tag == f"{OFFICE}annotation":
            self.comments += self.blocks(child)
        elif child.tag in _BLOCKS:
            pen.boxes += self._boxed(child)
        elif not is_aside(child):
            before, pen.state = pen.state, "hidden" if self._is_hidden(child) else pen.state
            self._inline(child, pen)
            pen.state = before

    def _boxed(self, child: Element) -> list[Block]:
        if child.tag in _PARAGRAPHS:
            return self._paragraph(child, None, "")
        return self._list(child, None) if child.tag == f"{TEXT}list" else [self._table(child)]

    def _write(self, pen: Pen, text: str | None) -> None:
        """Spaces and line ends in the file are one space, as in HTML; those that count have elements of their own."""
        if not text:
            return
        if pen.state == "hidden":
            self.left_out.append(text)
            return
        text = _SPACE.sub(" ", text)
        if not pen.words or pen.words[-1].endswith(" "):
            text = text.lstrip(" ")
        if text:
            pen.write(text, self.page)

    def _is_hidden(self, element: Element) -> bool:
        if element.tag == f"{TEXT}span":
            return self.styles.is_hidden("text", element.get(f"{TEXT}style-name", ""))
        hidden = element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"
        return hidden or element.tag == f"{TEXT}placeholder"

    def _turn(self) -> None:
        self.page += 1
        self.paged = True


def deleted_text(body: Element) -> list[Text]:
    """The paragraphs of tracked deletions, which the file keeps at its beginning."""
    regions = (deletion for changes in body.iter(CHANGES) for deletion in changes.iter(f"{TEXT}deletion"))
    paragraphs = ("".join(_texts(p)) for deletion in regions for p in deletion.iter(*_PARAGRAPHS))
    return [Text(_SPACE.sub(" ", text).strip()) for text in paragraphs if text.strip()]


def _texts(element: Element) -> list[str]:
    """The text of an element in its order, without what is aside."""
    found = [element.text or ""]
    for child in element:
        if not is_aside(child):
            found += _texts(child)
        found.append(child.tail or "")
    return found
