"""What a document is, told by its content: file names lie and are often missing."""

from __future__ import annotations

from io import BytesIO
from itertools import islice
from typing import Final
from zipfile import BadZipFile, ZipFile

import regex

from minutes_parser.limits import Meter
from minutes_parser.patterns import pattern

from . import kinds
from .decode import decode
from .lines import normalised
from .package import ZIP_ENTRY
from .tags import BLOCKS, PARAGRAPHS

_IMAGES: Final = ((b"\x89PNG\r\n\x1a\n", kinds.PNG), (b"\xff\xd8\xff", kinds.JPEG), (b"II*\x00", kinds.TIFF), (b"MM\x00*", kinds.TIFF))
_ZIP_FOLDERS: Final = (("word/", kinds.DOCX), ("xl/", kinds.XLSX), ("ppt/", kinds.PPTX))
# A message may carry a Word file within itself, and an encrypted file holds none of the other names in clear.
_OLE_ENTRIES: Final = (
    ("__properties_version1.0", kinds.MSG),
    ("EncryptedPackage", kinds.ENCRYPTED),
    ("WordDocument", kinds.DOC),
    ("Workbook", kinds.XLS),
    ("PowerPoint Document", kinds.PPT),
)

_WIDEST: Final = 4
"""Bytes of a character, at most."""
_CONTROL: Final = pattern(r"[\x00-\x08\x0e-\x1f\x7f]")
_HEADER_LINE: Final = pattern(r"[A-Za-z][\w-]{1,60}:[ \t]?[^\n]*+\n(?:[ \t][^\n]+\n)*+")
_MAIL_ONLY: Final = pattern(r"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):", regex.IGNORECASE | regex.MULTILINE)

_PREAMBLE: Final = pattern(r"(?:\s++|<\?(?:(?!\?>).)*+\?>|<!--(?:(?!-->).)*+-->)*+", regex.DOTALL)
_PAGE_START: Final = pattern(r"<(?:!doctype\s++html|(?:html|head|body|meta|title|link|style)\b)", regex.IGNORECASE)
_BLOCK_TAG: Final = pattern(rf"<(?:{'|'.join(sorted(BLOCKS))})\b[^<>]*+>", regex.IGNORECASE)
_PARAGRAPH_START: Final = pattern(rf"<(?:{'|'.join(sorted(PARAGRAPHS))})\b[^<>]*+>", regex.IGNORECASE)

_FRONT_MATTER: Final = pattern(r"\A---[ \t]*+\n(?:[^\n]*+\n){0,3}?[A-Za-z_][\w-]*+:(?:[^\n]*+\n){1,200}?---[ \t]*+$", regex.MULTILINE)
_HEADING: Final = pattern(r"^#{1,6}[ \t]++[^\n]*?\p{L}", regex.MULTILINE)
# Single stars do not tell: forms in plain text have them too ("*navn på møteleder*").
_CONSTRUCT: Final = pattern(r"\*\*[^\s*][^*\n]{0,300}+\*\*|\[[^\[\]\n]{1,300}+\]\([^()\s]++\)")
_SEVERAL: Final = 3


def sniff(data: bytes, meter: Meter | None = None) -> str:
    """The media type of a document; ``application/octet-stream`` for what is neither text nor known.

    Raises LimitExceeded for text that cannot but have too many characters, or a container of too many parts.
    """
    meter = meter or Meter("")
    if b"%PDF-" in data[:1024]:
        return kinds.PDF
    if data.startswith(b"PK\x03\x04"):
        meter.check("parts", data.count(ZIP_ENTRY))
        return _sniff_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return next((kind for entry, kind in _OLE_ENTRIES if entry.encode("utf-16-le") in data), kinds.OLE)
    for signature, kind in _IMAGES:
        if data.startswith(signature):
            return kind
    meter.check("characters", len(data) // _WIDEST)
    try:
        text, _ = decode(data)
    except UnicodeDecodeError:
        return kinds.BINARY
    return sniff_text(text)


def sniff_text(text: str) -> str:
    """The media type of a text: HTML, Markdown or plain, but also e-mail, RTF, XML and what is no text at all."""
    text = normalised(text)
    if text.startswith("{\\rtf"):
        return kinds.RTF
    if len(_CONTROL.findall(text)) * 200 > len(text):
        return kinds.BINARY
    if _is_email(text):
        return kinds.EMAIL
    marked_up = bool(_FRONT_MATTER.match(text) or _HEADING.search(text))
    if _is_html(text, marked_up):
        return kinds.HTML
    if text.lstrip().startswith("<?xml"):
        return kinds.XML
    if marked_up or len(list(islice(_CONSTRUCT.finditer(text), _SEVERAL))) == _SEVERAL:
        return kinds.MARKDOWN
    return kinds.PLAIN


def _sniff_zip(data: bytes) -> str:
    # OpenDocument puts its type first and uncompressed, so that it can be read at a fixed place.
    if data[30:38] == b"mimetype":
        for kind in (kinds.ODT, kinds.ODS, kinds.ODP):
            if data.startswith(kind.encode(), 38):
                return kind
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        names = [folder for folder, _ in _ZIP_FOLDERS if folder.encode() in data[:4096]]  # cut short, yet still known by how it begins
    return next((kind for folder, kind in _ZIP_FOLDERS if any(name.startswith(folder) for name in names)), kinds.ZIP)


def _is_email(text: str) -> bool:
    """A block of header lines first, one of which only a mail program writes."""
    at = 0
    while line := _HEADER_LINE.match(text, at):
        at = line.end()
    return bool(_MAIL_ONLY.search(text, 0, at))


def _is_html(text: str, marked_up: bool) -> bool:
    """A page, or a fragment made of block elements; Markdown and plain text with some tags in them are not."""
    start = _PREAMBLE.match(text)
    at = start.end() if start else 0
    if _PAGE_START.match(text, at):
        return True
    if marked_up:
        return False
    tags = len(_BLOCK_TAG.findall(text))
    return bool(tags and _PARAGRAPH_START.match(text, at)) or (tags >= 3 and tags * 4 >= sum(1 for line in text.split("\n") if line.strip()))
