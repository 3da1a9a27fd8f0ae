"""Cases told by the number of the archive below their titles, where nothing else tells them: "81 Regnskap", and below it "Sak nr. 2007/4974"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..span import Span
from .candidates import Candidate
from .items import Item
from .numbers import ROMANS, Hit, number_at

_LINE = pattern(r"(?:arkiv)?sa[kg]s?\.?\s?(?:nr|nummer)\.?\s*:?\s*\d{2,4}/\d{1,6}(?:\s?-\s?\d{1,3})?(?:\s\p{Lu})?", regex.IGNORECASE)
_ROMAN = pattern(r"(?P<roman>[IVX]{1,5})[.)]?(?:\s+(?=\p{Lu})|$)")
_BELOW = 4
"""So few paragraphs below its heading stands the number of the archive: the title, and what papers there were."""
_FEWEST = 2


def archived(source: Source, items: Sequence[Item]) -> list[Candidate]:
    """The lines with a number, two or more, each of which has the number of the archive below it before the next one."""
    found = list(_numbered(source, items)) if _LINE.search(source.reading) else []
    if len(found) < _FEWEST:
        return []
    ends = [*(c.item for c in found[1:]), len(items)]
    over = [c for c, end in zip(found, ends, strict=True) if any(_is_archive(source, i) for i in items[c.item + 1 : min(end, c.item + 1 + _BELOW)])]
    return over if len(over) >= _FEWEST else []


def _numbered(source: Source, items: Sequence[Item]) -> Iterator[Candidate]:
    for index, item in enumerate(items):
        if item.label or item.cells or not item.gap:
            continue
        end = item.parts[0].end
        hit = number_at(source.reading, item.content, end) or _roman(source, item.content, end)
        if hit and hit.shape == "plain" and not (hit.word or hit.stop):
            yield Candidate(index, hit, ("plain", "", False, item.heading), bare=hit.title >= end)


def _roman(source: Source, start: int, end: int) -> Hit | None:
    m = _ROMAN.match(source.reading, start, end)
    if not m or m["roman"] not in ROMANS:
        return None
    return Hit(Span(m.start(), m.end("roman")), CaseNumber(m["roman"], None, ROMANS.index(m["roman"]) + 1), "", "plain", "", m.end())


def _is_archive(source: Source, item: Item) -> bool:
    return any(_LINE.fullmatch(source.reading, part.start, part.end) for part in item.parts)
