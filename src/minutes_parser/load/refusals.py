"""The formats we know but do not read: why, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from minutes_parser.errors import DocumentError, UnreadableDocument, UnsupportedFormat

from . import kinds
from .ocr import CURE

_AS_DOCX = "Open it in a word processor and save it as .docx or as plain text"
_INSTALL = "Install LibreOffice, or open it in a word processor and save it as .docx or as plain text"
_AS_TEXT = "Save the minutes as text or PDF and give that file"

_REFUSALS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        kinds.DOC: ("old Word files (.doc) are read through LibreOffice, which is not installed here", _INSTALL),
        kinds.RTF: ("RTF is read from files only, through LibreOffice where it is installed", _INSTALL),
        kinds.EMAIL: ("this is an e-mail", "Save the attached minutes, or the message as plain text without its headers, and give that file"),
        kinds.MSG: ("this is an Outlook message", "Save the attached minutes, or the message as plain text without its headers, and give that file"),
        kinds.PNG: ("PNG images are read by text recognition, which is not installed here or not wanted", CURE),
        kinds.JPEG: ("JPEG images are read by text recognition, which is not installed here or not wanted", CURE),
        kinds.TIFF: ("TIFF images are read by text recognition, which is not installed here or not wanted", CURE),
        kinds.XLSX: ("this is a spreadsheet (.xlsx)", _AS_TEXT),
        kinds.XLS: ("this is a spreadsheet (.xls)", _AS_TEXT),
        kinds.ODS: ("this is a spreadsheet (.ods)", _AS_TEXT),
        kinds.PPTX: ("this is a presentation (.pptx)", _AS_TEXT),
        kinds.PPT: ("this is a presentation (.ppt)", _AS_TEXT),
        kinds.ODP: ("this is a presentation (.odp)", _AS_TEXT),
        kinds.ZIP: ("this is a ZIP archive, or one cut short", "Unpack it and give the documents in it"),
        kinds.XML: ("this is XML data, not a document", _AS_TEXT),
        kinds.OLE: ("this is an old Office file of an unknown kind", _AS_DOCX),
        kinds.BINARY: ("these bytes are not text", "Give the minutes as text, Markdown or HTML"),
    }
)


def refusal(kind: str, name: str) -> DocumentError:
    """The error for a document of a media type that has no reader."""
    if kind == kinds.ENCRYPTED:
        return UnreadableDocument(name, "the document is protected by a password", "Open it with its password and save it without")
    return UnsupportedFormat(name, *_REFUSALS[kind])
