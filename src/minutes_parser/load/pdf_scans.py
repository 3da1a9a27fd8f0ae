"""The pages of a PDF that are pictures: which they are, how they are drawn, and what recognition makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from ctypes import c_float, c_uint
from functools import partial
from hashlib import sha256
from typing import Any, Final

from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import Meter
from minutes_parser.source import Page

from .ocr import CURE, Ocr, engine
from .ocr_image import Picture, scale_for
from .ocr_pages import Kept, Request, recognised
from .sheets import Sheet

FEW: Final = 100
"""Letters that a stamp may have, over the picture of a page."""
_MOST: Final = 0.8
_IMAGE: Final = 3
_FORM: Final = 5
_DEEPEST: Final = 8
"""Forms within forms that are looked into."""


def with_scans(data: bytes, meter: Meter, sheets: Sequence[Sheet], ocr: Ocr) -> tuple[Sheet, ...]:
    """The sheets, those without a usable text layer recognised; as they were where recognition is not wanted, not installed, or fails.

    Raises UnreadableDocument where recognition is demanded and not installed.
    """
    wanted = [i for i, sheet in enumerate(sheets) if sheet.page.width and (ocr.mode == "force" or not sheet.usable)] if ocr.mode != "never" else []
    version = engine() if wanted else None
    if version is None:
        if ocr.mode == "force":
            raise UnreadableDocument(meter.name, "text recognition is asked for and not installed", CURE)
        return tuple(sheets)
    found = recognised(_requests(data, [sheets[i] for i in wanted], meter), meter, Kept(ocr.cache, sha256(data).hexdigest(), version))
    replaced = dict(zip(wanted, found, strict=True))
    return tuple(replaced[i] if i in replaced and replaced[i].scan else sheet for i, sheet in enumerate(sheets))


def _requests(data: bytes, sheets: Sequence[Sheet], meter: Meter) -> Iterator[Request]:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(data)) as document:
        for sheet in sheets:
            yield Request(sheet.page, partial(_draw, document, sheet.page.number, meter))


def _draw(document: Any, number: int, meter: Meter) -> Picture:
    import pypdfium2.raw as raw

    with closing(document[number - 1]) as page:
        for width, height in _pictures(raw, partial(raw.FPDFPage_GetObject, page), raw.FPDFPage_CountObjects(page)):
            meter.check("pixels", width * height)
        width, height = page.get_size()
        return Picture(page.render(scale=scale_for(width, height), grayscale=True).to_numpy().squeeze().copy(), width, height)


def _pictures(raw: Any, get: Callable[[int], Any], count: int, depth: int = _DEEPEST) -> Iterator[tuple[int, int]]:
    """The sizes in pixels of the pictures on a page, those within forms too."""
    width, height = c_uint(), c_uint()
    for held in map(get, range(count)):
        kind = raw.FPDFPageObj_GetType(held)
        if kind == _FORM and depth:
            yield from _pictures(raw, partial(raw.FPDFFormObj_GetObject, held), raw.FPDFFormObj_CountObjects(held), depth - 1)
        elif kind == _IMAGE and raw.FPDFImageObj_GetImagePixelSize(held, width, height):
            yield width.value, height.value


def is_picture(raw: Any, page: Any, size: Page) -> bool:
    """Does one picture cover most of the page?"""
    left, bottom, right, top = (c_float() for _ in range(4))
    for index in range(raw.FPDFPage_CountObjects(page)):
        held = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(held) == _IMAGE and raw.FPDFPageObj_GetBounds(held, left, bottom, right, top):
            area = (right.value - left.value) * (top.value - bottom.value)
            if area > _MOST * size.width * size.height:
                return True
    return False
