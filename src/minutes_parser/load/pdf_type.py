"""Where the type changes between two lines: a heading in bold over its text is a paragraph of its own, also without space between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from .pdf_pieces import Piece, TextPage, Type

_GOES_ON = ("-", ",", ":", ";")
"""What a line does not end with where another paragraph begins below it. A colon tells by itself."""


def set_apart(page: TextPage, lines: Sequence[Piece]) -> Iterator[Piece]:
    """The lines of a flow; those are marked that begin a paragraph set in another type than the line above."""
    type_at = cache(page.type_at)
    above: Piece | None = None
    for line in lines:
        yield line._replace(apart=True) if above is not None and _begins(line, above) and _other_type(type_at, above, line) else line
        above = line


def _begins(line: Piece, above: Piece) -> bool:
    """Could a paragraph begin here? A character is looked up only where one could."""
    return line.at >= 0 <= above.at and not line.text[0].islower() and not above.text.endswith(_GOES_ON)


def _other_type(type_at: Callable[[int], Type], above: Piece, below: Piece) -> bool:
    """Is each of two lines set in one type, and not in the same?"""
    first, last = type_at(above.at), type_at(below.at)
    return first != last and first == type_at(above.end) and last == type_at(below.end)
