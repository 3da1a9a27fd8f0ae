"""The pages of a PDF that are pictures: which they are, how they are drawn, and what recognition makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from ctypes import c_float
from functools import partial
from hashlib import sha256
from typing import Any, Final

from minutes_parser.errors import UnreadableDocument
from minutes_parser.source import Page

from .ocr import CURE, Ocr, engine
from .ocr_image import Picture, scale_for
from .ocr_pages import Kept, Request, recognised
from .sheets import Sheet

FEW: Final = 100
"""Letters that a stamp may have, over the picture of a page."""
_MOST: Final = 0.8
_IMAGE: Final = 3


def with_scans(data: bytes, name: str, sheets: Sequence[Sheet], ocr: Ocr) -> tuple[Sheet, ...]:
    """The sheets, those without a usable text layer recognised; as they were where recognition is not wanted, not installed, or fails.

    Raises UnreadableDocument where recognition is demanded and not installed.
    """
    wanted = [i for i, sheet in enumerate(sheets) if sheet.page.width and (ocr.mode == "force" or not sheet.usable)] if ocr.mode != "never" else []
    version = engine() if wanted else None
    if version is None:
        if ocr.mode == "force":
            raise UnreadableDocument(name, "text recognition is asked for and not installed", CURE)
        return tuple(sheets)
    found = recognised(_requests(data, [sheets[i] for i in wanted]), Kept(ocr.cache, sha256(data).hexdigest(), version))
    replaced = dict(zip(wanted, found, strict=True))
    return tuple(replaced[i] if i in replaced and replaced[i].scan else sheet for i, sheet in enumerate(sheets))


def _requests(data: bytes, sheets: Sequence[Sheet]) -> Iterator[Request]:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(data)) as document:
        for sheet in sheets:
            yield Request(sheet.page, partial(_draw, document, sheet.page.number))


def _draw(document: Any, number: int) -> Picture:
    with closing(document[number - 1]) as page:
        width, height = page.get_size()
        return Picture(page.render(scale=scale_for(width, height), grayscale=True).to_numpy().squeeze().copy(), width, height)


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
