"""Headings that a run of numbered cases skips: "4. Regnskap." between "3. Årsmelding" and "5. Valg" ends like a sentence, and counts on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..lexicon.phrases import outcomes
from ..patterns import pattern
from ..source import Source
from ..view import fold
from .candidates import Candidate
from .items import Item
from .numbers import Hit, number_at

_LONGEST = 120
_SENTENCES = pattern(r"[.!?]\s+\p{Lu}")


def with_skipped(source: Source, items: Sequence[Item], chosen: Sequence[Candidate]) -> list[Candidate]:
    """``chosen`` with the lines before, between and after that have just the numbers which it lacks."""
    first = chosen[0] if chosen else None
    if first is None or any(c.group != first.group or c.hit.number.sequence is None for c in chosen) or first.group[:3] != ("plain", "", False):
        return list(chosen)
    ends = [(-1, 0), *((c.item, c.hit.number.sequence or 0) for c in chosen), (len(items), None)]
    out = list(chosen)
    for (start, last), (end, number) in pairwise(ends):
        if last is not None and (number is None or number > last + 1):
            found = list(_counting(source, items, first, range(start + 1, end), last + 1))
            if number is None or len(found) == number - last - 1:
                out += found
    return sorted(out, key=lambda c: c.item)


def _counting(source: Source, items: Sequence[Item], like: Candidate, places: range, number: int) -> Iterator[Candidate]:
    """The lines of their own that count on from ``number``; a list within the case above, which counts from one, has it too, and is none."""
    for at in places:
        item = items[at]
        hit = number_at(source.reading, item.content, item.parts[0].end) if item.marker and not item.cells else None
        if hit is None or hit.shape != "plain" or hit.word or hit.stop != like.hit.stop:
            continue
        if hit.number.sequence == number and _alone(source, item, hit):
            yield Candidate(at, hit, like.group)
            number += 1
        else:
            return


def _alone(source: Source, item: Item, hit: Hit) -> bool:
    """A single sentence or less, with room above it, that begins with a capital and tells no result."""
    text = source.text[hit.title : item.span.end]
    title = item.gap and not item.label and 2 < len(text) <= _LONGEST and text[0].isupper() and not _SENTENCES.search(text)
    return title and outcomes().first(fold(text)) is None
