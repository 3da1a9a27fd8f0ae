"""Pictures of pages (PNG, JPEG, TIFF with one page or several) into a Source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256

from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import Limits, Meter
from minutes_parser.source import Page, Source

from .ocr import Ocr, engine
from .ocr_image import Picture, pictures
from .ocr_notes import NO_WORDS, scan_notes
from .ocr_pages import Kept, Request, recognised
from .refusals import refusal
from .sheets import to_source


def read_image(data: bytes, name: str, ocr: Ocr, limits: Limits, kind: str) -> Source:
    """The text of a picture, or of several in one TIFF, of the media type ``kind``.

    Raises UnsupportedFormat where text recognition is not installed or not wanted, UnreadableDocument where the picture is
    damaged or has no words, LimitExceeded where it is too large.
    """
    version = engine() if ocr.mode != "never" else None
    if version is None:
        raise refusal(kind, name)
    meter = Meter(name, limits)
    sheets = tuple(recognised(_requests(data, meter), meter, Kept(ocr.cache, sha256(data).hexdigest(), version)))
    if not any(sheet.scan for sheet in sheets):
        raise UnreadableDocument(name, "text recognition failed", "Save the picture anew, with 200 or 300 dots an inch, and try again")
    if not any(sheet.flows for sheet in sheets):
        raise UnreadableDocument(name, *NO_WORDS)
    return to_source(data, name, kind, sheets, tuple(scan_notes(sheets)))


def _requests(data: bytes, meter: Meter) -> Iterator[Request]:
    for number, picture in enumerate(pictures(data, meter), 1):
        yield Request(Page(number, picture.width, picture.height), partial(_same, picture))


def _same(picture: Picture) -> Picture:
    return picture
