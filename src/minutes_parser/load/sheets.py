"""The pages of a document that is set page by page, and their lines as one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

import attrs

from minutes_parser.diagnostics import Diagnostic
from minutes_parser.source import Line, Page, Source

from .furniture import classify
from .ocr_places import Scan, doubts, scanned
from .pdf_pieces import Piece

_PARAGRAPH = 1.27
_HEADING = 1.5


@attrs.frozen
class Sheet:
    """One page: its lines in flows (of two pages, where it is a sheet with two), and what its loader said of it.

    ``pictured`` and ``broken`` tell that the text layer is not what one sees: a picture shows it, or other letters. A page that was
    recognised is neither and has its ``scan``.
    """

    page: Page
    sides: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    given: int = 0
    read: int = 0
    pictured: bool = False
    broken: bool = False
    scan: Scan | None = None

    @property
    def usable(self) -> bool:
        """Does the text layer hold what one sees?"""
        return not (self.pictured or self.broken)

    @property
    def flows(self) -> tuple[tuple[Piece, ...], ...]:
        return tuple(flow for side in self.sides for flow in side)


def to_source(data: bytes, name: str, media_type: str, sheets: Sequence[Sheet], notes: Sequence[Diagnostic]) -> Source:
    """The document of these pages."""
    text, lines = assemble_sheets(sheets)
    scans = {sheet.page.number: sheet.scan for sheet in sheets if sheet.scan}
    read = [sheet for sheet in sheets if sheet.flows]
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        media_type=media_type,
        characters=len(text),
        text_origin="digital" if not any(sheet.scan for sheet in read) else "ocr" if all(sheet.scan for sheet in read) else "mixed",
        text=text,
        lines=scanned(lines, scans),
        pages=tuple(sheet.page for sheet in sheets),
        notes=tuple(notes),
        doubts=tuple(doubts(text, lines, scans)),
    )


def assemble_sheets(sheets: Sequence[Sheet]) -> tuple[str, tuple[Line, ...]]:
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
                if before is not None and line.layer == "body" and (line.apart or _parted(before, line, pitch)):
                    texts.append("")
                    lines.append(Line(at, at, number))
                    at += 1
                texts.append(line.text)
                lines.append(Line(at, at + len(line.text), number, line.box, line.layer))
                at += len(line.text) + 1
                before = line
    text = "\n".join(texts)
    # by the pages that were written, not by the sheets they were put on
    found = classify(text, lines, recognised=any(sheet.scan for sheet in sheets))
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


def page_numbers(pages: Sequence[int]) -> str:
    """ "page 3" or "pages 3-7, 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    words = ", ".join("-".join(map(str, run)) for run in runs)
    return f"page {words}" if len(pages) == 1 else f"pages {words}"
