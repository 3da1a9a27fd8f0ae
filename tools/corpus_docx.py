"""Blocks as a Word file: styles, Word's own numbering, tables, tab stops, page fields. The same blocks give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import regex
from corpus_blocks import BREAK, TURN, Block, Item, Layout, Paragraph, Table, syllables
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

WHEN = datetime(2024, 1, 1)
STYLES = {"title": "Title", "heading": "Heading 2", "label": "Normal", "body": "Normal"}
FONTS = {"Times": "Times New Roman", "Helvetica": "Arial"}
FORMATS = {"number": ("decimal", "%{}."), "letter": ("lowerLetter", "%{})"), "letter.": ("lowerLetter", "%{}."), "bullet": ("bullet", "-")}
FIELD = regex.compile(r"\{(page|pages)\}")
SIGNS = regex.compile(rf"[\t\u00ad{BREAK}{TURN}]")
LONG = regex.compile(r"\p{Ll}{13,}")


def docx(blocks: Iterable[Block], layout: Layout, name: str) -> bytes:
    """The file's bytes. ``name`` stands in its properties."""
    writer = Writer(layout, name)
    for block in blocks:
        writer.add(block)
    return writer.finished()


class Writer:
    """A Word document in the making."""

    def __init__(self, layout: Layout, name: str) -> None:
        self.layout = layout
        self.document = Document()
        self.numbering = self.document.part.numbering_part.element
        for old in list(self.numbering):
            self.numbering.remove(old)
        self.lists: dict[str, int] = {}
        """The running ``w:num`` of each kind of list."""
        self.kinds: dict[str, int] = {}
        """The ``w:abstractNum`` of each."""
        properties = self.document.core_properties
        properties.author, properties.title, properties.created, properties.modified = "", name, WHEN, WHEN
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONTS[layout.font], Pt(layout.size)
        normal.paragraph_format.space_after = Pt(0)
        self._edges()

    def _edges(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = (Pt(length) for length in self.layout.page)
        section.left_margin = section.right_margin = Pt(self.layout.margin)
        for part, text in ((section.header, self.layout.header), (section.footer, self.layout.footer)):
            if text:
                self._with_fields(part.paragraphs[0], text)

    def _with_fields(self, paragraph: Any, text: str) -> None:
        at = 0
        for found in FIELD.finditer(text):
            self._run(paragraph, text[at : found.start()])
            code = {"page": "PAGE", "pages": "NUMPAGES"}[found[1]]
            for xml in (
                '<w:fldChar w:fldCharType="begin"/>',
                f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>2</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            ):
                paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))
            at = found.end()
        self._run(paragraph, text[at:])

    def add(self, block: Block) -> None:
        if block.after_gap and (self.layout.gaps == "empty" or isinstance(block, Table)):
            self.document.add_paragraph()
        if isinstance(block, Table):
            self._table(block)
            return
        paragraph = self._item(block) if isinstance(block, Item) else self._paragraph(block)
        if block.after_gap and self.layout.gaps == "space":
            paragraph.paragraph_format.space_before = Pt(12)

    def _paragraph(self, block: Paragraph) -> Any:
        paragraph = self.document.add_paragraph(style=STYLES[block.kind])
        if block.centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for column, _ in block.cells[1:]:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(column * self.layout.size / 2))
        text = "\t".join(cell for _, cell in block.cells) if block.cells else block.text
        run = self._run(paragraph, text, bold=block.kind == "label")
        if block.kind == "title" and self.layout.spaced and run is not None:
            run.append(parse_xml(f'<w:spacing {nsdecls("w")} w:val="60"/>'))
        return paragraph

    def _item(self, block: Item) -> Any:
        paragraph = self.document.add_paragraph(style="Heading 2" if block.heading else "Normal")
        if self.layout.numbering == "typed":
            self._run(paragraph, f"{block.marker}\t{block.text}")
            return paragraph
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{block.level}"/><w:numId w:val="{self._list(block)}"/></w:numPr>'))
        self._run(paragraph, block.text)
        return paragraph

    def _list(self, block: Item) -> int:
        """The list that an item belongs to, begun anew where its number says so."""
        if block.marker == "-":
            kind = "bullet"
        elif block.level or block.marker[0].isdigit():
            kind = "heading" if block.heading else "number"
        else:
            kind = "letter." if block.marker.endswith(".") else "letter"
        if kind not in self.lists or (block.starts is not None and not block.level):
            self.lists[kind] = self._begin(kind, block.starts or 1)
        return self.lists[kind]

    def _begin(self, kind: str, start: int) -> int:
        if kind not in self.kinds:
            self.kinds[kind] = len(self.kinds) + 1
            self._define(kind)
        number = sum(1 for _ in self.numbering.iter(qn("w:num"))) + 1
        override = "" if kind == "bullet" else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        self.numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{self.kinds[kind]}"/>{override}</w:num>'))
        return number

    def _define(self, kind: str) -> None:
        levels = (kind, "letter") if kind in FORMATS else ("number", "letter")
        xml = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{FORMATS[of][0]}"/><w:lvlText w:val="{FORMATS[of][1].format(level + 1)}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for level, of in enumerate(levels)
        )
        definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.kinds[kind]}"><w:multiLevelType w:val="multilevel"/>{xml}</w:abstractNum>'
        self.numbering.insert(len(self.kinds) - 1, parse_xml(definition))

    def _table(self, block: Table) -> None:
        width = max(map(len, block.rows))
        table = self.document.add_table(rows=0, cols=width)
        if self.layout.tables == "ruled":
            table.style = "Table Grid"
        for row in block.rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=False):
                self._run(cell.paragraphs[0], text)

    def _run(self, paragraph: Any, text: str, *, bold: bool = False) -> Any:
        """A run with tabs, optional hyphens and page breaks as elements; its properties."""
        if self.layout.hyphens:
            text = LONG.sub(_with_hyphens, text)
        run = paragraph.add_run()
        run.bold = bold or None
        at = 0
        for sign in (*SIGNS.finditer(text), None):
            if piece := text[at : sign.start() if sign else None]:
                element = OxmlElement("w:t")
                element.text = piece
                element.set(qn("xml:space"), "preserve")
                run._r.append(element)
            if sign:
                run._r.append(self._sign(sign[0]))
                at = sign.end()
        return run._r.get_or_add_rPr()

    def _sign(self, sign: str) -> Any:
        if sign == BREAK:
            return parse_xml(f'<w:br {nsdecls("w")} w:type="page"/>') if self.layout.breaks == "hard" else OxmlElement("w:lastRenderedPageBreak")
        return OxmlElement({"\t": "w:tab", TURN: "w:br"}.get(sign, "w:softHyphen"))

    def finished(self) -> bytes:
        """Saved, and packed again without the hour."""
        saved, packed = BytesIO(), BytesIO()
        self.document.save(saved)
        with ZipFile(saved) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
            for name in old.namelist():
                entry = ZipInfo(name, WHEN.timetuple()[:6])
                entry.compress_type = ZIP_DEFLATED
                new.writestr(entry, old.read(name))
        return packed.getvalue()


def _with_hyphens(word: regex.Match[str]) -> str:
    places = syllables(word[0])
    return "".join(f"\u00ad{letter}" if i in places else letter for i, letter in enumerate(word[0]))
