"""People of whom a sentence of the head tells: "I tillegg møtte daglig leder Kari Moe", "Per Ås hadde meldt forfall"."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon.phrases import movements
from ..segment.items import Item
from ..segment.outline import Outline
from ..source import Source
from ..span import Span
from ..view import contiguous, fold, words_of
from .mention import Mention
from .names import find_names
from .people_line import read_names
from .people_told import sentences_told
from .sentences import sentences

_KINDS = frozenset({"preamble", "remarks"})
_STEMS = ("møt", "delt", "sted", "stad")


def read_besides(source: Source, plan: Outline) -> Iterator[Mention]:
    """Those named, in sentences before the first case."""
    for item in _before_cases(source, plan):
        yield from _in(source, item)


def read_absences(source: Source, plan: Outline) -> Iterator[Mention]:
    """Those of whom such a sentence says that they were away, or met for somebody: "Kari Moe hadde meldt forfall. For henne møtte Per Ås."."""
    for item in _before_cases(source, plan):
        for part in contiguous(source.text, item.parts):
            yield from (m for m in sentences_told(source, part, read_names) if m.absent or m.substitute_for)


def _before_cases(source: Source, plan: Outline) -> Iterator[Item]:
    first_case = min((h.item for h in plan.headings), default=len(plan.items))
    end = plan.items[first_case].span.start if first_case < len(plan.items) else len(source.text)
    for block in plan.blocks:
        if block.case is None and block.kind in _KINDS:
            for item in block.paragraphs:
                if item.span.end <= end:
                    yield item


def _in(source: Source, item: Item) -> Iterator[Mention]:
    for part in contiguous(source.text, item.parts):
        folded = fold(source.text[part.start : part.end])
        if not any(map(folded.__contains__, _STEMS)):
            continue
        for start, end in sentences(source.text[part.start : part.end]):
            after, before = movements().first(folded[start:end], "besides"), movements().first(folded[start:end], "besides_before")
            if after and after.start == 0:
                yield from _people(source, Span(part.start + start + after.end, part.start + end))
            elif before:
                yield from _people(source, Span(part.start + start, part.start + start + before.start))


def _people(source: Source, span: Span) -> Iterator[Mention]:
    """The people of a sentence with what stands beside their names; a title that no table has is left out."""
    read = {m.name: m for m in read_names(source, span) if m.name}
    for name in find_names(source.text, span.start, span.end):
        words = words_of(source, name)
        yield read.get(words) or Mention(words, name)
