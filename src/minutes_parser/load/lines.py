"""Text into lines, and text with its lines into a Source."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_parser.errors import UnreadableDocument
from minutes_parser.patterns import pattern
from minutes_parser.source import Line, Source
from minutes_parser.span import Spans

_VISIBLE = pattern(r"[^\s\p{C}]")
_BEFORE_PAGE = pattern(r"(?<=[^\f])(?=\f)")


def normalised(text: str) -> str:
    r"""The text without a byte order mark and with ``\n`` as its only line break. All offsets refer to this text."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def blank(text: str) -> bool:
    """Is there nothing to see in it?"""
    return not _VISIBLE.search(text)


def physical_lines(text: str) -> tuple[Line, ...]:
    r"""One line per physical line, empty ones too: together they hold every character but the ``\n`` between them.

    A form feed starts a page (numbered from 1) and is the first character of that page's first line; one in the
    middle of a line ends that line, since programs that join pages with it leave no line break. Without any form
    feed the lines have no page.
    """
    page = 1 if "\f" in text else None
    lines = []
    for start, end in _cuts(text):
        if page is not None:
            page += text.count("\f", start, end)
        lines.append(Line(start, end, page))
    return tuple(lines)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in text.split("\n"):
        end = start + len(piece)
        if "\f" in piece:
            for cut in _BEFORE_PAGE.finditer(text, start, end):
                if cut.start() > start:
                    yield start, cut.start()
                    start = cut.start()
        yield start, end
        start = end + 1


def to_source(text: str, name: str, sha256: str, media_type: str, lines: tuple[Line, ...], markup: Spans) -> Source:
    """The Source of a text document. Raises UnreadableDocument where there is no visible character."""
    if blank(text):
        raise UnreadableDocument(name, "the document is empty", "Give a document that holds text")
    return Source(name=name, sha256=sha256, media_type=media_type, characters=len(text), text=text, lines=lines, markup=markup)
