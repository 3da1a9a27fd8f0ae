"""When somebody came or went: the clock time and the case that the words name, as changes of presence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import attrs
import regex

from ..lexicon.phrases import Found, movements
from ..model import Change, Clock
from ..patterns import pattern
from ..shapes import times
from ..span import Span
from ..view import fold

Kind = Literal["arrived", "left", "returned", "away", "attended"]
"""``away``: left and returned; ``attended``: arrived and left."""
Move = Literal["arrived", "left", "recused", "returned"]
When = Literal["before", "during", "after"]

Side = Literal["before", "during", "after", "to"]

CASES = ("before", "during", "after", "to")
_HERE: dict[str, When] = {"before_here": "before", "during_here": "during", "after_here": "after"}
_THEN: dict[str, Move] = {"arrived": "left", "left": "returned", "returned": "left"}
_DIVIDED = pattern(r",\s*(?:og\s+)?|\s+(?:og|samt)\s+")
_LEAD = pattern(r"^sak\s+", regex.IGNORECASE)
_SURE = pattern(r"kl|:", regex.IGNORECASE)
"""What tells a clock time from other numbers with a full stop in them."""
YEARED = pattern(r"(?<![\p{L}\d./])(?:\p{Lu}{1,4}[- ]?)?\d{1,4}(?:\s?[-–]\s?\d{1,4})?/\d{2,4}(?:\s?[-–]\s?\d{1,4}/\d{2,4})?(?![\d/])")


@attrs.frozen
class Moment:
    """Clock times in order, and cases as written with the side of them that is meant; ``here``: a side of the case at hand."""

    clocks: tuple[Clock, ...] = ()
    cases: tuple[tuple[Side, str], ...] = ()
    here: When | None = None
    whole: bool = False
    """Of the whole meeting."""

    def __bool__(self) -> bool:
        return bool(self.clocks or self.cases or self.here or self.whole)


def moment_of(words: str) -> Moment:
    """The times and cases that some words name."""
    folded = fold(words)
    found = movements().longest(folded, *CASES, *_HERE, "whole")
    return Moment(
        tuple(t.clock for t in times(words) if t.marked and (t.closes or _SURE.search(words, t.span.start, t.span.end))),
        tuple(_cases(words, folded, found)),
        next((_HERE[f.phrase.kind] for f in found if f.phrase.kind in _HERE), None),
        any(f.phrase.kind == "whole" for f in found),
    )


def _cases(words: str, folded: str, found: Sequence[Found]) -> Iterator[tuple[Side, str]]:
    for f in found:
        named = f.slots.get("cases")
        if named and f.phrase.kind in CASES:
            side: Side = f.phrase.kind  # type: ignore[assignment]  # one of CASES
            start = folded.find(named, f.start)
            for piece in _DIVIDED.split(words[start : start + len(named)]):
                yield side, _LEAD.sub("", piece, count=1)


def changes_of(kind: Kind, moment: Moment, span: Span) -> tuple[Change, ...]:
    """The changes of presence that a movement at that moment makes. ``case`` is as written, perhaps a range ("47-55/14"), or
    ``None`` for the case at hand."""
    if kind in ("away", "attended"):
        return tuple(_absence("left" if kind == "away" else "arrived", moment, span))
    move: Move = kind  # type: ignore[assignment]  # the two others are dealt with above
    if not moment.cases:
        first = Change(move, next(iter(moment.clocks), None), None, moment.here or "during", (span,))
        last = [Change(_THEN[move], clock, None, "during", (span,)) for clock in moment.clocks[1:2]]
        return (first, *last)
    (side, case), *rest = moment.cases
    first = Change(move, next(iter(moment.clocks), None), case, _when(move, side), (span,))
    last = [Change(_THEN[move], None, case, "after", (span,)) for side, case in rest[:1] if side == "after"]
    return (first, *last)


def _when(move: Move, side: Side) -> When:
    """Who comes "til sak 26/19" is there from its beginning; who goes so may have heard some of it."""
    if side == "to":
        return "during" if move in ("left", "recused") else "before"
    return side


def _absence(move: Move, moment: Moment, span: Span) -> Iterator[Change]:
    """Out for some cases, or in for some."""
    if moment.cases:
        for _, case in moment.cases:
            yield Change(move, None, case, "before", (span,))
            yield Change(_THEN[move], None, case, "after", (span,))
    else:
        first, last = (*moment.clocks, None, None)[:2]
        yield Change(move, first, None, "during", (span,))
        yield Change(_THEN[move], last, None, "after" if not moment.clocks else "during", (span,))
