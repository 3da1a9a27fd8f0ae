"""What a reader is told of recognised pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from minutes_parser.diagnostics import Code, Diagnostic

from .sheets import Sheet, page_numbers

PAGES_WITHOUT_TEXT = Code(
    "MP101", "warning", "Pages without text", "no text layer on {pages}: what stands there is not read",
    "The pages are pictures. Install text recognition (docs/ocr.md) and read the file again, without --ocr never.",
)  # fmt: skip
RECOGNISED = Code(
    "MP105", "info", "Text recognised", "the text of {pages} was recognised from pictures; {doubtful} of {words} words are doubtful",
    "The doubtful words are listed in source.doubts. Compare what matters with the page: every value has its place.",
)  # fmt: skip
POOR = Code(
    "MP106", "warning", "A page that is hard to read", "of the {words} words of {pages}, {doubtful} are doubtful",
    "Scan the page again, straight and with 300 dots an inch, or read it yourself.",
)  # fmt: skip
WORDLESS = Code(
    "MP107", "info", "No words on a picture", "text recognition found no words on {pages}",
    "Look at the pages: they may be blank, drawings, or written by hand.",
)  # fmt: skip
CODES = (PAGES_WITHOUT_TEXT, RECOGNISED, POOR, WORDLESS)

NO_WORDS: Final = "text recognition found no words on its pages", "Look at the pages: they may be blank, or written by hand"
_POOR: Final = 0.2


def scan_notes(sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """Which pages were recognised, and how well; and which are pictures still."""
    if unread := [sheet.page.number for sheet in sheets if sheet.pictured]:
        yield PAGES_WITHOUT_TEXT.at((), pages=page_numbers(unread))
    counts = {sheet.page.number: [mark.doubtful for mark in sheet.scan.marks] for sheet in sheets if sheet.scan}
    if read := [page for page, marks in counts.items() if marks]:
        doubtful, words = (sum(map(count, counts.values())) for count in (sum, len))
        yield RECOGNISED.at((), pages=page_numbers(read), doubtful=doubtful, words=words)
    for page in read:
        if sum(counts[page]) > _POOR * len(counts[page]):
            yield POOR.at((), pages=page_numbers([page]), doubtful=sum(counts[page]), words=len(counts[page]))
    if empty := [page for page, marks in counts.items() if not marks]:
        yield WORDLESS.at((), pages=page_numbers(empty))
