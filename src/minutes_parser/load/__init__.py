"""Bytes or text into a Source. The loader is chosen by content, never by file name.

A new format is one entry in ``BYTE_READERS`` (bytes, name, limits -> Source), ``PAGE_READERS`` (the same, where pages may be
pictures) or ``TEXT_READERS`` (text, name, sha256 -> Source). What reads bytes is imported when the first such file is met.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib import import_module
from types import MappingProxyType
from typing import Final

import regex

from minutes_parser.limits import LIMITS, Limits, Meter
from minutes_parser.patterns import pattern
from minutes_parser.source import Source

from . import decode, kinds, sniff
from .html import read_html
from .ocr import NO_OCR, Mode, Ocr
from .refusals import refusal
from .txt import read_markdown, read_plain

__all__ = ["NO_OCR", "Mode", "Ocr", "read", "read_text"]

ByteReader = Callable[[bytes, str, Limits], Source]
PageReader = Callable[[bytes, str, Ocr, Limits], Source]
TextReader = Callable[[str, str, str], Source]

_CELL: Final = pattern(r"\t|<t[dh]\b", regex.IGNORECASE)


def _later(module: str, reader: str, *more: str) -> Callable[..., Source]:
    def read_now(*given: object) -> Source:
        found: Callable[..., Source] = getattr(import_module(f".{module}", __package__), reader)
        return found(*given, *more)

    return read_now


BYTE_READERS: Final[Mapping[str, ByteReader]] = MappingProxyType(
    {
        kinds.DOCX: _later("docx", "read_docx"),
        kinds.ODT: _later("odt", "read_odt"),
        kinds.DOC: _later("office", "read_doc"),
        kinds.RTF: _later("office", "read_rtf"),
    }
)
PAGE_READERS: Final[Mapping[str, PageReader]] = MappingProxyType(
    {kinds.PDF: _later("pdf", "read_pdf"), **{kind: _later("images", "read_image", kind) for kind in (kinds.PNG, kinds.JPEG, kinds.TIFF)}}
)
TEXT_READERS: Final[Mapping[str, TextReader]] = MappingProxyType({kinds.PLAIN: read_plain, kinds.MARKDOWN: read_markdown, kinds.HTML: read_html})


def read(data: bytes, name: str, ocr: Ocr = NO_OCR, limits: Limits = LIMITS) -> Source:
    """The document in ``data``, named by the last part of ``name``; ``sha256`` is that of the bytes.
    Pages that are pictures are recognised as ``ocr`` says.

    Raises UnsupportedFormat for a format that is not read, and UnreadableDocument for one that is but holds nothing
    usable here, or goes beyond one of ``limits``.
    """
    meter = Meter(_base(name), limits)
    meter.check("file_size", len(data))
    kind = sniff.sniff(data, meter)
    if kind in PAGE_READERS:
        return PAGE_READERS[kind](data, meter.name, ocr, limits)
    if kind in BYTE_READERS:
        return BYTE_READERS[kind](data, meter.name, limits)
    if kind not in TEXT_READERS:
        raise refusal(kind, meter.name)
    return _as_text(decode.decode(data)[0], kind, meter, sha256(data).hexdigest())


def read_text(text: str, name: str, limits: Limits = LIMITS) -> Source:
    """The document in ``text``: plain, Markdown or HTML. ``sha256`` is that of its UTF-8 bytes. Raises as ``read`` does."""
    meter = Meter(_base(name), limits)
    meter.check("characters", len(text))
    kind = sniff.sniff_text(text)
    if kind not in TEXT_READERS:
        raise refusal(kind, meter.name)
    return _as_text(text, kind, meter, sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _as_text(text: str, kind: str, meter: Meter, digest: str) -> Source:
    meter.check("characters", len(text))
    meter.check("cells", sum(1 for _ in _CELL.finditer(text)))
    return TEXT_READERS[kind](text, meter.name, digest)


def _base(path: str) -> str:
    """A file's own name: where it lay is nobody's business but its owner's."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]
