"""Paragraphs and tables, whatever format they came from, laid out as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

import attrs

from ..patterns import pattern

APART: Final = 4.0
"""Points of space between two paragraphs from which a reader sees a gap."""
_TALL: Final = 12
"""Cells of more lines than this, beside each other and not equally tall, are columns of a page."""
_PROSE: Final = 100
"""A paragraph in a cell that is longer than this is running text."""
_DEEPEST: Final = 6
"""Markdown knows no more levels of headings."""

# A list counted by hand, with the tab that sets its text in line: no cells, unless the line has more of them.
_BY_HAND: Final = pattern(r"^\s*+(\(?(?:\d{1,3}(?:\.\d{1,3})*+|\p{L}|[ivxIVX]{1,4})[.)]|[-–•*·])\t++(?=[^\t]*+$)")


@attrs.frozen
class Text:
    """A line within a paragraph and the page on which it begins."""

    text: str
    page: int = 1


@attrs.frozen
class Paragraph:
    """A paragraph: its lines (one, unless it holds line breaks), its computed label and how it is set.

    ``heading`` is 0 for body text; ``label`` is "1.", "a)" or "-", ``depth`` counts from 0; ``before`` and ``after``
    are space in points, and ``close`` asks for none between paragraphs of the same ``style``.
    """

    lines: tuple[Text, ...]
    style: str = ""
    heading: int = 0
    label: str = ""
    depth: int = 0
    before: float = 0
    after: float = 0
    close: bool = False

    @property
    def listed(self) -> bool:
        return bool(self.label) and not self.heading


@attrs.frozen
class Table:
    """Rows of cells; a cell is what stands in it. A cell that a merged one covers is empty."""

    rows: tuple[tuple[tuple[Block, ...], ...], ...]


Block = Paragraph | Table


@attrs.frozen
class Row:
    """A line to be. The first ``mark`` characters are heading signs, ``apart`` asks for an empty line before it.

    ``computed`` are the labels in it: characters that the word processor counts out and the file does not hold.
    """

    text: str
    page: int = 1
    mark: int = 0
    apart: bool = False
    computed: str = ""


def lay_out(blocks: Iterable[Block]) -> list[Row]:
    """The lines of ``blocks``, with an empty one wherever a reader sees a gap."""
    rows: list[Row] = []
    for row in _rows(blocks):
        if row.apart and rows and rows[-1].text:
            rows.append(Row("", row.page))
        rows.append(row)
    return rows


def _rows(blocks: Iterable[Block]) -> Iterator[Row]:
    last: Block | None = None
    for block in blocks:
        apart = last is not None and _apart(last, block)
        if isinstance(block, Paragraph):
            yield from _paragraph(block, apart)
        else:
            for cells in block.rows:
                for row in _table_row(cells):
                    yield attrs.evolve(row, apart=row.apart or apart)
                    apart = False
        last = block


def _apart(last: Block, block: Block) -> bool:
    if isinstance(last, Table) or isinstance(block, Table):
        return True
    if last.listed and block.listed:
        return False
    same = last.style == block.style
    after = 0 if same and last.close else last.after
    before = 0 if same and block.close else block.before
    return max(after, before) > APART


def _paragraph(block: Paragraph, apart: bool) -> Iterator[Row]:
    """A label without words is shown in tables alone, where a column may consist of numbers; elsewhere it is left over."""
    texts = [_BY_HAND.sub(r"\1 ", line.text.rstrip()) for line in block.lines]
    page = block.lines[0].page if block.lines else 1
    if not any(texts):
        yield from (Row("", line.page, apart=apart) for line in block.lines)
        return
    if block.heading:
        mark, label = "#" * min(block.heading, _DEEPEST) + " ", f"{block.label} " if block.label else ""
        yield Row(mark + label + " ".join(t.strip() for t in texts if t), page, len(mark), apart, label)
        return
    label = "  " * block.depth + block.label + " " if block.label else ""
    for text, line in zip(texts, block.lines, strict=True):
        yield Row(label + (text.lstrip() if label else text), line.page, 0, apart, label)
        label, apart = "", False


def _table_row(cells: Sequence[tuple[Block, ...]]) -> Iterator[Row]:
    """One line with the cells divided by tabs; a cell of several lines goes on below; a page layout's cells follow each other."""
    columns = [_column(cell) for cell in cells]
    if _is_layout(cells, columns):
        for cell in cells:
            yield from lay_out(cell)
        return
    heights = {len(column) for column in columns if len(column) > 1}
    if len(heights) != 1 or sum(len(column) > 1 for column in columns) < 2:  # equally tall columns keep their empty places
        columns = [[row for row in column if row.text] for column in columns]
    for line in zip_longest(*columns):
        text = "\t".join(row.text.strip() if row else "" for row in line).rstrip("\t")
        if text:
            shown = [row for row in line if row]
            yield Row(text, shown[0].page, computed="".join(row.computed for row in shown))
    for cell in cells:
        yield from _rows(block for block in cell if isinstance(block, Table))


def _column(cell: Iterable[Block]) -> list[Row]:
    rows = []
    for block in cell:
        if isinstance(block, Paragraph):
            bare = not any(line.text.strip() for line in block.lines)
            if bare and block.label not in ("", "-"):
                rows.append(Row(block.label, block.lines[0].page if block.lines else 1, computed=block.label))
            else:
                plain = attrs.evolve(block, heading=0, depth=0)
                rows += _paragraph(plain, apart=False)
    while rows and not rows[-1].text:
        rows.pop()
    return rows


def _is_layout(cells: Sequence[tuple[Block, ...]], columns: Sequence[Sequence[Row]]) -> bool:
    """Is this row a part of the page rather than of a table of facts?"""
    if len(cells) == 1:
        return True
    nested = [any(isinstance(block, Table) for block in cell) for cell in cells]
    filled = sum(bool(column) or inner for column, inner in zip(columns, nested, strict=True))
    tall = [sum(bool(row.text) for row in column) for column in columns]
    tall = [height for height in tall if height > 1]
    prose = any(len(row.text) > _PROSE for column in columns if len(column) > 1 for row in column)
    if filled == 1:
        return any(nested) or prose
    return len(tall) > 1 and (prose or (len(set(tall)) > 1 and max(tall) > _TALL))
