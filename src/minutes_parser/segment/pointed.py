"""Minutes that are one numbered list: each point is a case, and its first sentence says what it is about."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..lexicon.bodies import title_kind
from ..lexicon.kinds import title_kind as case_kind
from ..lexicon.phrases import outcomes
from ..model import CaseNumber
from ..source import Source
from ..span import Span
from ..view import fold
from .items import Item, text_of
from .titles import Heading

_FEWEST = 4
"""So many points at least make minutes of a list; half of them say what was decided."""
_HEAD = 3
"""Among so many items the document says what it is."""
_POINT = regex.compile(r"(?P<number>\d{1,2})[.)]")
_SENTENCE = regex.compile(r"[.!?](?=\s+\p{Lu}|\s*$)")


def pointed(source: Source, items: Sequence[Item]) -> tuple[Heading, ...]:
    """The points of a document that calls itself minutes and has no other cases: "2. Innkallingen ble godkjent."."""
    if not any(title_kind(text_of(source, item)) == "minutes" for item in items[:_HEAD]):
        return ()
    run: list[int] = []
    for index, item in enumerate(items):
        m = _POINT.fullmatch(item.marker or "")
        if m and int(m["number"]) == len(run) + 1:
            run.append(index)
    if len(run) < _FEWEST or any(item.label or item.case_label or item.cells for item in items[run[0] : run[-1] + 1]):
        return ()
    texts = [fold(source.text[items[n].body.start : items[n].span.end]) for n in run]
    told = sum(outcomes().first(text) is not None or case_kind(text) is not None for text in texts)
    return tuple(_heading(source, items[n], n, at) for at, n in enumerate(run, start=1)) if told * 2 >= len(run) else ()


def _heading(source: Source, item: Item, index: int, number: int) -> Heading:
    """Nothing of the point is used up: what it says may be the decision too."""
    stop = _SENTENCE.search(source.text, item.body.start, item.parts[0].end)
    end = stop.end() if stop else item.parts[0].end
    return Heading(index, CaseNumber(str(number), None, number), (Span(item.body.start, end),), ())
