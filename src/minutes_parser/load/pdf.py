"""PDF into a Source: the text as it stands on the page, a line for each line, with page and box.

pdfium is not thread-safe: read PDFs in several processes, never in several threads. Every handle is closed before
``read_pdf`` returns, also when it raises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final

import attrs
import regex

from minutes_parser.diagnostics import Code, Diagnostic
from minutes_parser.errors import UnreadableDocument
from minutes_parser.source import Line, Page, Source

from . import kinds
from .furniture import classify
from .pdf_columns import reading_order
from .pdf_frame import Frame, frame_of
from .pdf_pieces import Calls, Piece, TextPage, read_pieces
from .pdf_tables import write

PAGES_WITHOUT_TEXT: Final = Code(
    "MP101", "warning", "Pages without text", "no text layer on {pages}: what stands there is not read",
    "The pages are pictures. Run text recognition on the file first (ocrmypdf -l nor).",
)  # fmt: skip
BROKEN_TEXT: Final = Code(
    "MP102", "warning", "A text layer that is no text", "the text layer of {pages} does not hold the letters one sees (broken encoding)",
    "Make the PDF again from the original, or run text recognition on the file (ocrmypdf --force-ocr -l nor).",
)  # fmt: skip
CUT_SHORT: Final = Code(
    "MP103", "warning", "A file cut short", "the file has no end mark: pages may be missing",
    "Fetch the file again and compare its size.",
)  # fmt: skip
LOST: Final = Code(
    "MP104", "error", "Text lost on the way", "{page}: the text layer has {given} visible characters, our lines have {read}",
    "This is a fault of ours: please report it with the file.",
)  # fmt: skip
CODES: Final = (PAGES_WITHOUT_TEXT, BROKEN_TEXT, CUT_SHORT, LOST)

_OCR = "Run text recognition on it first (ocrmypdf --force-ocr -l nor)"
_PASSWORD, _SECURITY = 4, 5
_STRANGE = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\p{Co}\p{Cn}]")
_VOWELS = "aeioåAEIOÅ"
_PARAGRAPH = 1.27
_HEADING = 1.5


@attrs.frozen
class _Sheet:
    """One page: its lines in flows (of two pages, where it is a sheet with two), and what pdfium said of it."""

    page: Page
    sides: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    given: int = 0
    read: int = 0
    pictured: bool = False
    broken: bool = False

    @property
    def flows(self) -> tuple[tuple[Piece, ...], ...]:
        return tuple(flow for side in self.sides for flow in side)


def read_pdf(data: bytes, name: str) -> Source:
    """The text of a PDF. Not thread-safe, as pdfium is not.

    Raises UnreadableDocument where the file is protected by a password, damaged beyond reading, or has no page with
    readable text. Single pages without it are told in ``Source.notes``.
    """
    sheets = _sheets(data, name)
    if not any(sheet.flows for sheet in sheets):
        raise UnreadableDocument(name, "there is no text layer on its pages", _OCR)
    if all(sheet.broken for sheet in sheets if sheet.flows):
        raise UnreadableDocument(name, "its text layer does not hold the letters one sees (broken encoding)", _OCR)
    text, lines = _assemble(sheets)
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        media_type=kinds.PDF,
        characters=len(text),
        text=text,
        lines=lines,
        pages=tuple(sheet.page for sheet in sheets),
        notes=tuple(_notes(data, sheets)),
    )


def _sheets(data: bytes, name: str) -> tuple[_Sheet, ...]:
    import pypdfium2  # noqa: F401  (starts the library)
    import pypdfium2.raw as raw

    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _unopened(raw.FPDF_GetLastError(), name)
    try:
        count = raw.FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableDocument(name, "the PDF has no pages", "Fetch the file again, or make the PDF again from the original")
        calls = Calls(raw)
        return tuple(_sheet(calls, document, number) for number in range(count))
    finally:
        raw.FPDF_CloseDocument(document)


def _unopened(error: int, name: str) -> UnreadableDocument:
    if error in (_PASSWORD, _SECURITY):
        return UnreadableDocument(name, "the document is protected by a password", "Open it with its password and save it without")
    return UnreadableDocument(name, "the PDF is damaged or cut short", "Fetch the file again, or make the PDF again from the original")


def _sheet(calls: Calls, document: Any, index: int) -> _Sheet:
    raw = calls.raw
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return _Sheet(Page(index + 1, 0.0, 0.0), pictured=True)
    text = raw.FPDFText_LoadPage(page)
    try:
        frame = frame_of(raw, page)
        sheet = _read(TextPage(calls, text, frame), frame, index + 1) if text else _Sheet(Page(index + 1, *frame.size))
        return sheet if sheet.flows else attrs.evolve(sheet, pictured=raw.FPDFPage_CountObjects(page) > 0)
    finally:
        if text:
            raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)


def _read(page: TextPage, frame: Frame, number: int) -> _Sheet:
    reading = read_pieces(page)
    given = "".join(page.text.split())
    turns = page.turns_of(reading.on_end[0]) if 2 * sum(len(piece.text) for piece in reading.on_end) > len(given) else 0
    if turns:
        reading = read_pieces(page.turned(turns))
    order = reading_order(reading, *frame.turned(turns).size)
    sides = tuple(tuple(tuple(write(flow)) for flow in side) for side in order.pages)
    if turns:
        sides = tuple(tuple(tuple(Piece(p.text, *frame.back(p.box, turns), p.base) for p in flow) for flow in side) for side in sides)
    read = "".join(line.text for side in sides for flow in side for line in flow) + "".join(piece.text for piece in order.twice)
    return _Sheet(Page(number, *frame.size), sides, len(given), len("".join(read.split())), broken=_is_broken(given))


def _is_broken(letters: str) -> bool:
    """Are these (without blanks) other letters than one sees: signs that no text has, or hardly a vowel?"""
    if len(letters) < 40:
        return False
    if not letters.isprintable() or "\ufffd" in letters:
        strange = len(_STRANGE.findall(letters)) - letters.count("\ufffe")
        if 10 * strange > len(letters):
            return True
    vowels = sum(map(letters.count, _VOWELS))
    if vowels > 0.12 * len(letters):
        return False
    words = sum(map(str.isalpha, letters))
    return words >= 40 and vowels < 0.2 * words


def _assemble(sheets: Sequence[_Sheet]) -> tuple[str, tuple[Line, ...]]:
    """The text, and its lines: one for each line on the page, and an empty one where space parts two paragraphs."""
    pitch = _pitch([flow for sheet in sheets for flow in sheet.flows])
    texts: list[str] = []
    lines: list[Line] = []
    at = 0
    sides = [(sheet.page.number, side) for sheet in sheets for side in sheet.sides or ((),)]
    for number, (_, flows) in enumerate(sides, 1):
        for flow in flows:
            before = None
            for line in flow:
                if before is not None and _parted(before, line, pitch):
                    texts.append("")
                    lines.append(Line(at, at, number))
                    at += 1
                texts.append(line.text)
                lines.append(Line(at, at + len(line.text), number, line.box))
                at += len(line.text) + 1
                before = line
    text = "\n".join(texts)
    found = classify(text, lines)  # by the pages that were written, not by the sheets they were put on
    if len(sides) > len(sheets):
        found = tuple(attrs.evolve(line, page=sides[line.page - 1][0]) for line in found if line.page)
    return text, found


def _parted(above: Piece, below: Piece, pitch: float) -> bool:
    return below.base - above.base > max(_PARAGRAPH * pitch, _HEADING * max(above.height, below.height))


def _pitch(flows: Sequence[Sequence[Piece]]) -> float:
    """The distance of baselines within a paragraph: the smallest that is common."""
    steps = Counter(round(2 * (b.base - a.base)) / 2 for flow in flows for a, b in pairwise(flow) if b.base - a.base > 0.7 * b.height)
    least = 0.1 * steps.total()
    return min((step for step, count in steps.items() if count + steps[step + 0.5] >= least), default=0.0)


def _notes(data: bytes, sheets: Sequence[_Sheet]) -> Iterator[Diagnostic]:
    if unread := [sheet.page.number for sheet in sheets if sheet.pictured]:
        yield PAGES_WITHOUT_TEXT.at((), pages=_numbers(unread))
    if broken := [sheet.page.number for sheet in sheets if sheet.broken]:
        yield BROKEN_TEXT.at((), pages=_numbers(broken))
    if b"%%EOF" not in data[-2048:]:
        yield CUT_SHORT.at(())
    for sheet in sheets:
        if sheet.given != sheet.read:
            yield LOST.at((), page=_numbers([sheet.page.number]), given=sheet.given, read=sheet.read)


def _numbers(pages: Sequence[int]) -> str:
    """ "page 3" or "pages 3-7, 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    words = ", ".join("-".join(map(str, run)) for run in runs)
    return f"page {words}" if len(pages) == 1 else f"pages {words}"
