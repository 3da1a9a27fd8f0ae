"""Blocks as a PDF: set line by line, pages cut where they are full, whatever stands there. The same blocks give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from corpus_blocks import BREAK, TURN, Block, Item, Layout, Paragraph, Table, syllables
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

FONTS = {"Times": ("Times-Roman", "Times-Bold"), "Helvetica": ("Helvetica", "Helvetica-Bold")}
HANG = 18
"""How far a list item's text stands in from its number."""
PADDING = 5
"""Between a cell's edge and its words."""


def pdf(blocks: Iterable[Block], layout: Layout, name: str) -> bytes:
    """The file's bytes. ``name`` stands in its properties."""
    held = tuple(blocks)
    pages = Writer(layout, name, 0).write(held)[1]
    return Writer(layout, name, pages).write(held)[0]


class Writer:
    """A PDF in the making. The number of pages is known from a first pass."""

    def __init__(self, layout: Layout, name: str, pages: int) -> None:
        self.layout, self.pages = layout, pages
        self.out = BytesIO()
        self.canvas = Canvas(self.out, pagesize=layout.page, invariant=1)
        self.canvas.setTitle(name)
        self.plain, self.bold = FONTS[layout.font]
        self.leading = layout.size * 1.3
        self.left, self.right = layout.margin, layout.page[0] - layout.margin
        self.y = self._top()
        self._edges()

    def write(self, blocks: Iterable[Block]) -> tuple[bytes, int]:
        for block in blocks:
            if block.after_gap:
                self.y -= self.leading * 0.9
            self._block(block)
        self.canvas.save()
        return self.out.getvalue(), self.canvas.getPageNumber() - 1

    def _top(self) -> float:
        return self.layout.page[1] - 72

    def _edges(self) -> None:
        values = {"page": self.canvas.getPageNumber(), "pages": self.pages}
        self.canvas.setFont(self.plain, self.layout.size - 2)
        for text, y in ((self.layout.header, self.layout.page[1] - 40), (self.layout.footer, 36)):
            for i, part in enumerate(filter(None, text.format(**values).split("\t"))):
                (self.canvas.drawRightString if i else self.canvas.drawString)(self.right if i else self.left, y, part)

    def _room(self, height: float | None = None) -> None:
        """A new page where this one is full."""
        if self.y - (height or self.leading) < 62:
            self.canvas.showPage()
            self.y = self._top()
            self._edges()
        self.y -= height or self.leading

    def _block(self, block: Block) -> None:
        if isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Item):
            self._item(block)
        elif block.cells:
            self._room()
            for column, text in block.cells:
                self._draw(self.left + column * self.layout.size * 0.46, text, self.plain)
        else:
            self._paragraph(block)

    def _paragraph(self, block: Paragraph) -> None:
        font = self.plain if block.kind == "body" else self.bold
        size = self.layout.size + {"title": 5, "heading": 1}.get(block.kind, 0)
        space = 3.0 if block.kind == "title" and self.layout.spaced else 0.0
        for line in self.broken(block.text, self.right - self.left, font, size):
            self._room(size * 1.3)
            width = stringWidth(line, font, size) + space * len(line)
            self._draw((self.left + self.right - width) / 2 if block.centred else self.left, line, font, size, space)

    def _item(self, block: Item) -> None:
        font = self.bold if block.heading else self.plain
        at = self.left + HANG * block.level
        for i, line in enumerate(self.broken(block.text, self.right - at - HANG, font, self.layout.size)):
            self._room()
            if not i:
                self._draw(at, block.marker, font)
            self._draw(at + HANG, line, font)

    def _table(self, block: Table) -> None:
        widths = self._widths(block)
        for row in block.rows:
            cells = [list(self.broken(text, width - 2 * PADDING, self.plain, self.layout.size)) for text, width in zip(row, widths, strict=False)]
            self._room(self.leading * max(map(len, cells)) + (PADDING if self.layout.tables == "ruled" else 0))
            self._row(cells, widths)

    def _row(self, cells: list[list[str]], widths: list[float]) -> None:
        height, bottom = self.leading * max(map(len, cells)), self.y
        x = self.left
        for i, width in enumerate(widths):
            if self.layout.tables == "ruled":
                self.canvas.rect(x, bottom - PADDING, width, height + PADDING)
            for j, line in enumerate(cells[i] if i < len(cells) else ()):
                self._draw(x + PADDING, line, self.plain, y=bottom + height - self.leading * (j + 1) + 2)
            x += width

    def _widths(self, block: Table) -> list[float]:
        """As wide as the words; the widest columns give way where the page is too narrow."""
        columns = max(map(len, block.rows))
        texts = [[row[i] for row in block.rows if i < len(row)] for i in range(columns)]
        natural = [max(stringWidth(text, self.plain, self.layout.size) for text in column) + 2 * PADDING + 6 for column in texts]
        room = self.right - self.left
        while sum(natural) > room:
            widest = natural.index(max(natural))
            natural[widest] -= 6
        return natural

    def _draw(self, x: float, text: str, font: str, size: float = 0, space: float = 0, y: float | None = None) -> None:
        if text:
            line = self.canvas.beginText(x, self.y if y is None else y)
            line.setFont(font, size or self.layout.size)
            line.setCharSpace(space)
            line.textOut(text)
            line.setCharSpace(0)
            self.canvas.drawText(line)

    def broken(self, text: str, width: float, font: str, size: float) -> Iterator[str]:
        """A paragraph's lines. Where the layout asks for it, words that do not fit are split with a hyphen."""
        for part in text.replace(BREAK, "").split(TURN):
            yield from self._filled(part, width, font, size)

    def _filled(self, text: str, width: float, font: str, size: float) -> Iterator[str]:
        line = ""
        for word in text.split(" "):
            joined = f"{line} {word}" if line else word
            if not line or stringWidth(joined, font, size) <= width:
                line = joined
                continue
            fits = [i for i in syllables(word) if self.layout.hyphens and stringWidth(f"{line} {word[:i]}-", font, size) <= width]
            if fits:
                line, word = f"{line} {word[: fits[-1]]}-", word[fits[-1] :]
            yield line
            line = word
        yield line
