"""PDF into a Source: the text as it stands on the page, a line for each line, with page and box.

pdfium is not thread-safe: read PDFs in several processes, never in several threads. Every handle is closed before
``read_pdf`` returns, also when it raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs

from minutes_parser.diagnostics import Code, Diagnostic
from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import LIMITS, Limits, Meter
from minutes_parser.patterns import pattern
from minutes_parser.source import Page, Source

from . import kinds
from .ocr import CURE, NO_OCR, Ocr
from .ocr_notes import NO_WORDS, scan_notes
from .pdf_columns import reading_order
from .pdf_frame import Frame, frame_of
from .pdf_pieces import Calls, Piece, TextPage, read_pieces
from .pdf_scans import FEW, is_picture, with_scans
from .pdf_streams import weigh
from .pdf_tables import write
from .pdf_type import set_apart
from .sheets import Sheet, page_numbers, to_source

BROKEN_TEXT: Final = Code(
    "MP102", "warning", "A text layer that is no text", "the text layer of {pages} does not hold the letters one sees (broken encoding)",
    "Install text recognition (docs/ocr.md), which reads such pages from their pictures, or make the PDF again from the original.",
)  # fmt: skip
CUT_SHORT: Final = Code(
    "MP103", "warning", "A file cut short", "the file has no end mark: pages may be missing",
    "Fetch the file again and compare its size.",
)  # fmt: skip
LOST: Final = Code(
    "MP104", "error", "Text lost on the way", "{page}: the text layer has {given} visible characters, our lines have {read}",
    "This is a fault of ours: please report it with the file.",
)  # fmt: skip
CODES: Final = (BROKEN_TEXT, CUT_SHORT, LOST)

_PASSWORD, _SECURITY = 4, 5
_STRANGE = pattern(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\p{Co}\p{Cn}]")
_VOWELS = "aeioåAEIOÅ"


def read_pdf(data: bytes, name: str, ocr: Ocr = NO_OCR, limits: Limits = LIMITS) -> Source:
    """The text of a PDF; pages that are pictures are recognised as ``ocr`` says. Not thread-safe, as pdfium is not.

    Raises UnreadableDocument where the file is protected by a password, damaged beyond reading, or has no page with
    readable text, or goes beyond a limit. Single pages without it are told in ``Source.notes``.
    """
    meter = Meter(name, limits)
    weigh(data, meter)
    sheets = with_scans(data, meter, _sheets(data, meter), ocr)
    if not any(sheet.flows for sheet in sheets):
        raise (
            UnreadableDocument(name, *NO_WORDS)
            if any(sheet.scan for sheet in sheets)
            else UnreadableDocument(name, "there is no text layer on its pages", CURE)
        )
    if all(sheet.broken for sheet in sheets if sheet.flows):
        raise UnreadableDocument(name, "its text layer does not hold the letters one sees (broken encoding)", CURE)
    return to_source(data, name, kinds.PDF, sheets, [*scan_notes(sheets), *_notes(data, sheets)])


def _sheets(data: bytes, meter: Meter) -> tuple[Sheet, ...]:
    import pypdfium2  # noqa: F401  (starts the library)
    import pypdfium2.raw as raw

    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _unopened(raw.FPDF_GetLastError(), meter.name)
    try:
        count = raw.FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableDocument(meter.name, "the PDF has no pages", "Fetch the file again, or make the PDF again from the original")
        meter.spend("pages", count)
        calls = Calls(raw)
        return tuple(_sheet(calls, document, number, meter) for number in range(count))
    finally:
        raw.FPDF_CloseDocument(document)


def _unopened(error: int, name: str) -> UnreadableDocument:
    if error in (_PASSWORD, _SECURITY):
        return UnreadableDocument(name, "the document is protected by a password", "Open it with its password and save it without")
    return UnreadableDocument(name, "the PDF is damaged or cut short", "Fetch the file again, or make the PDF again from the original")


def _sheet(calls: Calls, document: Any, index: int, meter: Meter) -> Sheet:
    raw = calls.raw
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return Sheet(Page(index + 1, 0.0, 0.0), pictured=True)
    text = raw.FPDFText_LoadPage(page)
    try:
        frame = frame_of(raw, page)
        meter.spend("characters", max(0, raw.FPDFText_CountChars(text)) if text else 0)
        sheet = _read(TextPage(calls, text, frame), frame, index + 1, meter) if text else Sheet(Page(index + 1, *frame.size))
        if sheet.flows and (sheet.given > FEW or not is_picture(raw, page, sheet.page)):
            return sheet
        return attrs.evolve(sheet, pictured=raw.FPDFPage_CountObjects(page) > 0)
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)


def _read(page: TextPage, frame: Frame, number: int, meter: Meter) -> Sheet:
    reading = read_pieces(page)
    given = _visible(page.text)
    turns = page.turns_of(reading.on_end[0]) if 2 * sum(len(piece.text) for piece in reading.on_end) > len(given) else 0
    if turns:
        reading = read_pieces(page.turned(turns))
    order = reading_order(reading, *frame.turned(turns).size)
    sides = tuple(tuple(tuple(set_apart(page, write(flow, meter))) for flow in side) for side in order.pages)
    if turns:
        sides = tuple(tuple(tuple(Piece(p.text, *frame.back(p.box, turns), *p[5:]) for p in flow) for flow in side) for side in sides)
    read = "".join(line.text for side in sides for flow in side for line in flow) + "".join(piece.text for piece in order.twice)
    return Sheet(Page(number, *frame.size), sides, len(given), len(_visible(read)), broken=_is_broken(given))


def _visible(text: str) -> str:
    """A text without its blanks; the commonest are taken out first, for there is a word between any two."""
    return "".join(text.replace(" ", "").split())


def _is_broken(letters: str) -> bool:
    """Are these (without blanks) other letters than one sees: signs that no text has, or hardly a vowel?"""
    if len(letters) < 40:
        return False
    plain = letters.replace("\ufffe", "")
    if (not plain.isprintable() or "\ufffd" in plain) and 10 * len(_STRANGE.findall(plain)) > len(letters):
        return True
    vowels, enough = 0, 0.12 * len(letters)
    for vowel in _VOWELS:
        if (vowels := vowels + letters.count(vowel)) > enough:
            return False
    words = sum(map(str.isalpha, letters))
    return words >= 40 and vowels < 0.2 * words


def _notes(data: bytes, sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    if broken := [sheet.page.number for sheet in sheets if sheet.broken]:
        yield BROKEN_TEXT.at((), pages=page_numbers(broken))
    if b"%%EOF" not in data[-2048:]:
        yield CUT_SHORT.at(())
    for sheet in sheets:
        if sheet.given != sheet.read:
            yield LOST.at((), page=page_numbers([sheet.page.number]), given=sheet.given, read=sheet.read)
