"""Small Word and OpenDocument files, built from the XML of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from minutes_parser.source import Layer, Source

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
_ODF += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def word(body: str, *, styles: str = "", numbering: str = "", **others: str) -> bytes:
    """A .docx with this content of ``w:body``. ``others`` are further parts ("header1", "footnotes"), related as rId1, rId2, ..."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    related = {f"rId{i}": (name.rstrip("0123456789"), f"{name}.xml") for i, name in enumerate(others, 1)}
    for name, root, content in (("styles", "styles", styles), ("numbering", "numbering", numbering)):
        if content:
            related[name] = (name, f"{name}.xml")
            parts[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}>{content}</w:{root}>"
    for name, content in others.items():
        parts[f"word/{name}.xml"] = f"<w:part {_NAMESPACES}>{content}</w:part>"
    parts["word/_rels/document.xml.rels"] = _relations(related)
    return zipped(parts)


def _relations(related: Mapping[str, tuple[str, str]]) -> str:
    rows = (f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{path}"/>' for key, (kind, path) in related.items())
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rows)}</Relationships>'


def p(content: str, properties: str = "") -> str:
    """A Word paragraph; plain text becomes a run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content if content.startswith('<') or not content else r(content)}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A Word table. A cell is plain text, or the XML of what stands in the ``w:tc``."""
    cells = ("".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def open_document(body: str, *, automatic: str = "", styles: str = "", master: str = "", manifest: str = "") -> bytes:
    """An .odt with this content of ``office:text``."""
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    common = f"<office:styles>{styles}</office:styles><office:master-styles>{master}</office:master-styles>"
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office:document-content {_ODF}>{content}</office:document-content>", ZIP_DEFLATED)
        archive.writestr("styles.xml", f"<office:document-styles {_ODF}>{common}</office:document-styles>", ZIP_DEFLATED)
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def lines(source: Source, layer: Layer = "body") -> list[str]:
    """The text of the lines of one layer."""
    return [source.text[line.start : line.end] for line in source.lines if line.layer == layer]


def pages(source: Source) -> list[int | None]:
    """The pages of the body's written lines."""
    return [line.page for line in source.lines if line.layer == "body" and line.end > line.start]


def codes(source: Source) -> list[str]:
    return [note.code for note in source.notes]
