"""People whom a sentence of the head names as present besides: "I tillegg møtte daglig leder Kari Moe"."""

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
from .sentences import sentences

_KINDS = frozenset({"preamble", "remarks"})
_STEMS = ("møt", "delt", "sted", "stad")


def read_besides(source: Source, plan: Outline) -> Iterator[Mention]:
    """Those named, in sentences before the first case."""
    first_case = min((h.item for h in plan.headings), default=len(plan.items))
    end = plan.items[first_case].span.start if first_case < len(plan.items) else len(source.text)
    for block in plan.blocks:
        if block.case is None and block.kind in _KINDS:
            for item in block.paragraphs:
                if item.span.end <= end:
                    yield from _in(source, item)


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
