"""Cases that are only listed: "RS 4/12", "RS 5/12" below "PS 30/12 Referatsaker": what was decided on them all belongs to the case above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..lexicon.kinds import series_kind
from .items import Item
from .titles import Heading

_LISTED = frozenset({"report", "delegated"})
_TREATED = frozenset({"treatment", "decision", "voting", "recommendation"})


def treated_above(items: Sequence[Item], headings: Sequence[Heading]) -> Mapping[int, int]:
    """The last of a run of listed cases -> the case above the run, whose treatment stands below the run."""
    out: dict[int, int] = {}
    for number in range(1, len(headings)):
        first = number
        while first > 0 and _listed(headings[first], headings) and _straight_below(headings[first - 1], headings[first]):
            first -= 1
        below = max(headings[number].consumed, default=len(items)) + 1
        last = number + 1 == len(headings) or not _listed(headings[number + 1], headings)
        treated = below < len(items) and items[below].case_block in _TREATED
        if first < number and last and treated and not _listed(headings[first], headings):
            out[number] = first
    return out


def _listed(heading: Heading, headings: Sequence[Heading]) -> bool:
    """Is its number one of a series of reports or delegated cases, or a part of another's ("13.1")?"""
    number = heading.number
    if number is None:
        return False
    if number.series:
        return series_kind(number.series) in _LISTED
    whole, dot, _ = number.raw.partition(".")
    return number.sequence is None and bool(dot) and any(h.number and str(h.number.sequence) == whole for h in headings)


def _straight_below(above: Heading, below: Heading) -> bool:
    return bool(above.consumed) and max(above.consumed) + 1 == below.item
