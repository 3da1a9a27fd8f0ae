"""The element tree of a Word part into paragraphs and tables. What is not known is looked into: nothing is lost by being new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from .blocks import Block, Paragraph, Table, Text
from .docx_numbering import BULLET, Counters
from .docx_signs import form_field, is_prompt, symbol
from .docx_styles import Setting, Styles
from .docx_xml import ALTERNATIVES, GONE, TEXTS, W, chosen, is_on, value
from .pen import Pen, State

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ASIDE: Final = frozenset(
    W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "ffData", "instrText", "delInstrText")
)
"""Properties and field codes: no text of the document."""
_MARKS_GONE: Final = (f"{W}pPr/{W}rPr/{W}del", f"{W}pPr/{W}rPr/{W}moveFrom")


@attrs.define
class Walker:
    """One pass over a part. It counts lists and pages, and keeps the books that the self-check asks for."""

    styles: Styles
    counters: Counters
    sections: list[bool] = attrs.field(factory=list)
    """For each section but the first: does it begin on a new page?"""
    page: int = 1
    paged: bool = False
    deleted: list[Text] = attrs.field(factory=list)
    signs: list[str] = attrs.field(factory=list)
    """Characters in the lines that stand for elements rather than text runs."""
    left_out: list[str] = attrs.field(factory=list)
    """Text runs that no reader of the document sees."""
    _fields: list[bool] = attrs.field(factory=list)
    """For each open field, outermost first: has its result begun?"""
    _turned: bool = False
    """Has a page break been counted that no text has followed yet?"""

    def blocks(self, parent: Element) -> list[Block]:
        """The paragraphs and tables in an element, with those of content controls, insertions and the like around them."""
        found: list[Block] = []
        carried: tuple[Text, ...] = ()
        for element in _bodies(parent):
            if element.tag == f"{W}tbl":
                found.append(self._table(element))
                continue
            block, boxes, merges = self._paragraph(element, carried)
            carried = block.lines if merges else ()
            found += boxes if merges else (block, *boxes)
        if carried and any(line.text.strip() for line in carried):
            found.append(Paragraph(carried))
        return found

    def _paragraph(self, element: Element, carried: tuple[Text, ...]) -> tuple[Paragraph, list[Block], bool]:
        """The paragraph, its text boxes, and whether it runs into the next one because its mark was deleted."""
        own = element.find(f"{W}pPr")
        setting = self.styles.setting(own)
        if setting.new_page:
            self._turn()
        pen = Pen(self.page)
        self._inline(element, pen)
        pen.end_line()
        self._fields = [True] * len(self._fields)  # field codes do not go on in the next paragraph: a broken field swallows no more than this one
        if text := "".join(pen.deleted).strip():
            self.deleted.append(Text(" ".join(text.split("\n")), pen.page))
        if own is not None and own.find(f"{W}sectPr") is not None and self.sections and self.sections.pop(0):
            self._turn()
        merges = any(element.find(mark) is not None for mark in _MARKS_GONE)
        lines = _joined(carried, tuple(pen.lines))
        if merges:
            return Paragraph(lines if any(line.text for line in lines) else ()), pen.boxes, True
        return self._set(lines, setting), pen.boxes, False

    def _set(self, lines: tuple[Text, ...], setting: Setting) -> Paragraph:
        label, depth = self.counters.label(setting.numbered) if setting.numbered else ("", 0)
        return Paragraph(
            lines=lines,
            style=setting.style,
            heading=setting.heading,
            label="" if setting.heading and label == BULLET else label,
            depth=depth,
            before=setting.before,
            after=setting.after,
            close=setting.close,
        )

    def _table(self, element: Element) -> Table:
        rows = (tuple(tuple(self.blocks(cell)) for cell in _parts(row, "tc")) for row in _parts(element, "tr"))
        return Table(tuple(rows))

    def _inline(self, parent: Element, pen: Pen) -> None:
        for child in parent:
            handler = _HANDLERS.get(child.tag)
            if handler:
                handler(self, child, pen)
            elif isinstance(child.tag, str) and child.tag not in _ASIDE:
                self._inline(child, pen)

    def _within(self, element: Element, pen: Pen, state: State) -> None:
        before, pen.state = pen.state, state if pen.state == "read" else pen.state
        self._inline(element, pen)
        pen.state = before

    def write(self, pen: Pen, text: str, *, sign: bool = False) -> None:
        """Text to where it belongs; ``sign`` marks what is not a text run of the file."""
        if pen.state == "deleted":
            pen.deleted.append(text)
        elif pen.state == "hidden" or not all(self._fields):
            self.left_out += [] if sign else [text]
        else:
            self._turned = self._turned and not text.strip()
            pen.write(text, self.page)
            self.signs += [text] if sign else []

    def _turn(self) -> None:
        self.page += 1
        self.paged = self._turned = True

    # What each element of a paragraph does.

    def _text(self, element: Element, pen: Pen) -> None:
        self.write(pen, (element.text or "").replace("\n", " ").replace("\r", " "))

    def _deleted_text(self, element: Element, pen: Pen) -> None:
        pen.deleted.append(element.text or "")

    def _run(self, element: Element, pen: Pen) -> None:
        properties = element.find(f"{W}rPr")
        hidden = properties is not None and is_on(properties.find(f"{W}vanish"))
        self._within(element, pen, "hidden" if hidden else "read")

    def _gone(self, element: Element, pen: Pen) -> None:
        self._within(element, pen, "deleted")

    def _control(self, element: Element, pen: Pen) -> None:
        self._within(element, pen, "hidden" if is_prompt(element) else "read")

    def _break(self, element: Element, pen: Pen) -> None:
        if pen.state != "read":
            pen.deleted += ["\n"] if pen.state == "deleted" else []
            return
        if value(element, "type") == "page":
            if not pen.blank:
                pen.end_line()
            self._turn()
            pen.page = self.page
        else:
            pen.end_line()

    def _rendered_break(self, element: Element, pen: Pen) -> None:
        """Where a page ended when Word last laid the document out; it says so again after a break that was asked for."""
        if not self._turned and pen.state == "read":
            self._turn()

    def _field_mark(self, element: Element, pen: Pen) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            if sign := form_field(element):
                self.write(pen, sign, sign=True)
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _alternatives(self, element: Element, pen: Pen) -> None:
        version = chosen(element)
        if version is not None:
            self._inline(version, pen)

    def _box(self, element: Element, pen: Pen) -> None:
        if pen.state == "read":
            pen.boxes += self.blocks(element)
        else:
            self._inline(element, pen)


def _sign(text: str) -> Callable[[Walker, Element, Pen], None]:
    return lambda walker, element, pen: walker.write(pen, text, sign=True)


_Handler = Callable[[Walker, "Element", Pen], None]
_HANDLERS: Final[Mapping[object, _Handler]] = MappingProxyType(
    {
        **dict.fromkeys(TEXTS, Walker._text),
        **dict.fromkeys(GONE, Walker._gone),
        f"{W}delText": Walker._deleted_text,
        f"{W}r": Walker._run,
        f"{W}sdt": Walker._control,
        f"{W}br": Walker._break,
        f"{W}cr": Walker._break,
        f"{W}lastRenderedPageBreak": Walker._rendered_break,
        f"{W}fldChar": Walker._field_mark,
        f"{W}txbxContent": Walker._box,
        f"{W}tab": _sign("\t"),
        f"{W}ptab": _sign("\t"),
        f"{W}noBreakHyphen": _sign("-"),  # where a line may not be broken is of no interest to who reads "06-25"
        f"{W}sym": lambda walker, element, pen: walker.write(pen, symbol(element), sign=True),
        ALTERNATIVES: Walker._alternatives,
    }
)


def _bodies(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables in an element, whatever is wrapped around them."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag == ALTERNATIVES:
            version = chosen(child)
            yield from _bodies(version) if version is not None else ()
        elif isinstance(child.tag, str) and child.tag not in _ASIDE:
            yield from _bodies(child)


def _parts(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, whatever is wrapped around them."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _ASIDE:
            yield from _parts(child, name)


def _joined(first: tuple[Text, ...], second: tuple[Text, ...]) -> tuple[Text, ...]:
    """Two paragraphs as one: the last line of the one goes on in the first line of the other."""
    if not first:
        return second
    return (*first[:-1], attrs.evolve(first[-1], text=first[-1].text + second[0].text), *second[1:])
