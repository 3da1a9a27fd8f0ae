"""What stands beside the names in lists of people, and was read with them: posts, parties, for whom, when; the numbers of the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

import attrs
import regex

from ..model import Attendee
from ..patterns import pattern
from ..segment.outline import Block
from ..source import Source
from ..span import Span, without
from ..view import fold, trim, words_of
from .mention import Mention, told
from .people_tables import table_heads

_DIVIDER = pattern(r"[,;()/\t]|\s[-–—]\s|[-–—](?=\s)| {3,}|:(?=\s|$)")
_NUMBERED = pattern(r"(?:(?:(?:representant|medlem)(?:en)?[\s.]{1,2})?nr\.?\s?)?\P{L}*", regex.IGNORECASE)


def beside(source: Source, blocks: Iterable[Block], people: Sequence[Attendee]) -> Iterator[Span]:
    """The heads of columns, and the words on the lines of names that tell of the people there. What tells nothing that is known is left out."""
    named = sorted({span for person in people for span in person.span})
    values = {fold(value) for person in people for value in (person.name, person.represents, person.substitute_for) if value}
    for block in blocks:
        yield from (part for item in block.paragraphs if table_heads(source, item) for part in item.parts)
        for line in block.spans:
            inside = [span for span in named if span.start < line.end and line.start < span.end]
            for gap in without(line, inside) if inside else ():
                yield from (piece for piece in _pieces(source.text, gap) if _understood(source, piece, values))


def _pieces(text: str, gap: Span) -> Iterator[Span]:
    at = gap.start
    for divider in _DIVIDER.finditer(text, gap.start, gap.end):
        yield trim(text, Span(at, divider.start()))
        at = divider.end()
    yield trim(text, Span(at, gap.end))


def _understood(source: Source, piece: Span, values: Set[str]) -> bool:
    words = words_of(source, piece).strip(" .")
    if not words or _NUMBERED.fullmatch(words) or fold(words) in values:
        return bool(words)
    nobody = Mention(None, piece)
    return attrs.evolve(told(nobody, words), represents=None) != nobody
