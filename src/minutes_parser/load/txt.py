"""Plain text and Markdown: the text stays as it is, what is formatting is listed."""

from __future__ import annotations

from minutes_parser.source import Source
from minutes_parser.span import merge

from .furniture import classify
from .line_numbers import part_line_numbers
from .lines import normalised, physical_lines, to_source
from .markup import find_markup
from .repeats import glued_counts, mark_repeats


def read_plain(text: str, name: str, sha256: str) -> Source:
    """Plain text. Stray emphasis marks and HTML tags in it are listed as markup."""
    return _read(text, name, sha256, markdown=False)


def read_markdown(text: str, name: str, sha256: str) -> Source:
    """Markdown, read as the text it is, with its signs listed as markup."""
    return _read(text, name, sha256, markdown=True)


def _read(text: str, name: str, sha256: str, *, markdown: bool) -> Source:
    text = normalised(text)
    lines = mark_repeats(text, classify(text, part_line_numbers(text, physical_lines(text))))
    markup = tuple(merge([*find_markup(text, markdown), *glued_counts(text, lines)]))
    return to_source(text, name, sha256, "text/markdown" if markdown else "text/plain", lines, markup)
