"""What fuzzing starts from: the corpus and files built from it, whole and in part, for every reader."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import regex

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests")]

from corpus import CORPUS, layouts, source  # noqa: E402 - found in the folder just named
from corpus_docx import docx  # noqa: E402
from corpus_pdf import pdf  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402

import minutes_parser as mp  # noqa: E402
from office_files import open_document, p, r, table, word, zipped  # noqa: E402

_LINES: Final = 12
"""Of each protocol: what is short is tried often."""
_BLOCKS: Final = 16


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """The files to start from."""
    return tuple(_SEEDS[target]())


def texts() -> Iterator[str]:
    """The beginning of each protocol, and a part from its middle."""
    for path in sorted(CORPUS.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        yield "\n".join(lines[:_LINES])
        yield "\n".join(lines[len(lines) // 2 :][:_LINES])


def _text() -> Iterator[bytes]:
    yield from (text.encode() for text in texts())


def _markdown() -> Iterator[bytes]:
    for text in texts():
        yield "\n".join(f"## {line}" if line.isupper() else f"**{line}**" if line.endswith(":") else line for line in text.split("\n")).encode()


def _html() -> Iterator[bytes]:
    for text in texts():
        rows = "".join(
            f"<tr><td>{line}<td>Sp</tr>" if "\t" in line else f"<h2>{line}</h2>" if line.isupper() else f"<p>{line}<br>" for line in text.split("\n")
        )
        yield f"<!doctype html><html><head><title>x</title></head><body><table>{rows}</table><ol type=a start=3><li>En<li value=7>To</ol></body>".encode()


def _docx() -> Iterator[bytes]:
    for name, layout in list(layouts().items())[:4]:
        yield _slim(docx(source(name, layout)[:_BLOCKS], layout, name))
    for text in texts():
        yield word("".join(table(tuple(line.split("\t"))) if "\t" in line else p(line) for line in _escaped(text).split("\n")))
    inner = table(("Navn", "Parti"), ("Kari Solvang", table(("Per Ånestad", "Sp")) + p("og flere")))
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p('I ramme')}</w:txbxContent></mc:Choice><mc:Fallback>{p('I ramme')}</mc:Fallback></mc:AlternateContent></w:r>"
    tracked = f"<w:ins>{r('inn')}</w:ins><w:del><w:r><w:delText>ut</w:delText></w:r></w:del>"
    numbers = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{i}"/><w:numFmt w:val="{f}"/><w:lvlText w:val="%{i + 1}."/></w:lvl>'
        for i, f in enumerate(("decimal", "lowerLetter", "upperRoman"))
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    notes = f'<w:footnote w:id="1">{p("En note")}</w:footnote>'
    body = (
        p("Sak 1/24") + p(field) + p(box) + p(tracked) + p("Punkt", numbers) + p("Punkt", '<w:pStyle w:val="a"/>' + numbers) + inner + "<w:sectPr/>"
    )
    yield word(body, styles=styles, numbering=numbering, footnotes=notes, header1=p("Side 1"))


def _escaped(text: str) -> str:
    """As it may stand in XML."""
    return text.replace("&", "og").replace("<", "(").replace("\f", "")


def _slim(data: bytes) -> bytes:
    """Without the parts that no reader looks at, which are most of a file."""
    with ZipFile(BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist() if not name.startswith(("docProps/", "customXml/", "word/theme/"))}
    styles = regex.sub(rb"<w:(latentStyles|tblStylePr)\b.*?</w:\1>", b"", held["word/styles.xml"], flags=regex.DOTALL)
    return zipped({**held, "word/styles.xml": regex.sub(rb'<w:style w:type="(?:table|character)".*?</w:style>', b"", styles, flags=regex.DOTALL)})


def _odt() -> Iterator[bytes]:
    for text in texts():
        rows = "".join(
            f"<table:table><table:table-row>{''.join(f'<table:table-cell><text:p>{cell}</text:p></table:table-cell>' for cell in line.split(chr(9)))}</table:table-row></table:table>"
            if "\t" in line
            else f'<text:h text:outline-level="2">{line}</text:h>'
            if line.isupper()
            else f"<text:p>{line}</text:p>"
            for line in _escaped(text).split("\n")
        )
        yield open_document(rows)
    listed = '<text:list text:style-name="L"><text:list-item><text:p>En</text:p><text:list><text:list-item text:start-value="4"><text:p>To</text:p></text:list-item></text:list></text:list-item></text:list>'
    automatic = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style>'
    odd = '<text:p>A<text:s text:c="4"/><text:tab/>B<text:line-break/><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>N</text:p></text:note-body></text:note></text:p>'
    spans = '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>x</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated="5"/></table:table-row></table:table>'
    changes = '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>borte</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    yield open_document(changes + listed + odd + spans, automatic=automatic)


def _pdf() -> Iterator[bytes]:
    for name, layout in layouts().items():
        yield pdf(source(name, layout)[:_BLOCKS], layout, name)
    yield from _open_pdfs()


def _open_pdfs() -> Iterator[bytes]:
    """Pages whose content is not packed, so that a mutation of their bytes is one of their drawing."""
    from reportlab.pdfgen.canvas import Canvas

    for text in list(texts())[:8]:
        out = BytesIO()
        canvas = Canvas(out, pageCompression=0)
        for at, line in enumerate(text.split("\n")[:40]):
            for column, cell in enumerate(line.split("\t")):
                canvas.drawString(60 + 150 * column, 800 - 14 * at, cell)
        canvas.showPage()
        canvas.save()
        yield out.getvalue()


def _image() -> Iterator[bytes]:
    page = Image.new("L", (120, 160), 255)
    draw = ImageDraw.Draw(page)
    for y in range(10, 150, 12):
        draw.line((8, y, 100, y + 3), fill=0, width=4)
    for form, options in (
        ("PNG", {}),
        ("JPEG", {}),
        ("TIFF", {"compression": "group4"}),
        ("TIFF", {"save_all": True, "append_images": [page.convert("1")]}),
    ):
        out = BytesIO()
        picture = page.convert("1") if options.get("compression") else page
        picture.save(out, form, dpi=(72, 72), **options)
        yield out.getvalue()
    for mode in ("P", "RGBA", "LA", "I;16"):
        out = BytesIO()
        Image.new(mode, (40, 60)).save(out, "PNG")
        yield out.getvalue()


def _hocr() -> Iterator[bytes]:
    for text in list(texts())[:12]:
        lines = "".join(_hocr_line(line, 40 + 40 * at) for at, line in enumerate(text.split("\n")[:6]) if line.strip())
        yield f'<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page">{lines}</div></body></html>'.encode()


def _hocr_line(line: str, top: int) -> str:
    words, left = "", 100
    for part in _escaped(line).split():
        signs = "".join(f"<span class='ocrx_cinfo' title='x_bboxes {left} {top} {left + 15} {top + 28}; x_conf 98.5'>{sign}</span>" for sign in part)
        words += f"<span class='ocrx_word' title='bbox {left} {top} {left + 15 * len(part)} {top + 28}; x_wconf 95'>{signs}</span>"
        left += 15 * (len(part) + 1)
    return f"<span class='ocr_line' title='bbox 100 {top} {left} {top + 28}; baseline 0.001 -6; x_size 30; x_descenders 6'>{words}</span>"


def _json() -> Iterator[bytes]:
    for text in texts():
        yield mp.to_json(mp.parse_text("\n".join(text.split("\n")[:25]) + "\nSlutt")).encode()


_SEEDS: Final = {
    "text": _text, "markdown": _markdown, "html": _html, "docx": _docx, "odt": _odt, "pdf": _pdf, "image": _image, "hocr": _hocr, "json": _json,
    "parse": lambda: (*_text(), *_markdown(), *_html(), *_docx(), *_odt(), *_open_pdfs()),
}  # fmt: skip
