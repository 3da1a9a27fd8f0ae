"""How many with a vote were present in a case: at least, at most, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from ..diagnostics import Code, Diagnostic
from ..model import Case, Minutes, Vote
from ..resolve.presence import CasePresence
from .places import at

STATED_DIFFERS = Code(
    "MP504", "warning", "Another number than the lists give", "the document states {stated} present, its lists give {listed}",
    "The stated number was used. Compare the lists with the places of the movements.",
)  # fmt: skip
OVERFULL = Code(
    "MP505", "warning", "More voting members than seats", "up to {present} with a vote are listed as present, and the body has {seats} seats",
    "Somebody listed has no vote, or a substitute is listed besides the member: the number was capped at the seats.",
)  # fmt: skip
CODES = (STATED_DIFFERS, OVERFULL)


@attrs.frozen
class Count:
    """An interval of people, ``None`` where the document does not say, with what it rests on."""

    low: int | None
    high: int | None
    reasons: tuple[str, ...] = ()
    found: tuple[Diagnostic, ...] = ()


def in_case(minutes: Minutes, case: Case, who: CasePresence, seats: int | None) -> Count:
    """The number present in a case: stated there, else by the lists and the movements."""
    listed = by_lists(minutes, who, seats)
    stated = sorted({vote.stated_present for vote in case.votes if vote.stated_present is not None})
    if not stated:
        return listed
    span = next(vote.span for vote in case.votes if vote.stated_present == stated[0])
    words = interval(stated[0], stated[-1])
    reasons = (f"the case states {words} present{at(minutes.source, span)}",)
    if listed.low is None or listed.high is None or (listed.low <= stated[0] and stated[-1] <= listed.high):
        return Count(stated[0], stated[-1], reasons)
    found = STATED_DIFFERS.at(span, case=who.case, stated=words, listed=interval(listed.low, listed.high))
    return Count(stated[0], stated[-1], reasons, (found,))


def by_lists(minutes: Minutes, who: CasePresence, seats: int | None) -> Count:
    """The number present by the lists of names; by the number stated for the meeting where there are no names."""
    names = {a.id: a.name for a in minutes.attendance.attendees}
    aside = [f"{names[person]} stepped aside in this case" for person in who.recused]
    low, high = who.interval
    if not high:
        return _unlisted(minutes, who, aside)
    reasons = (*(f"{names[doubt.person]}: {doubt.why}{at(minutes.source, doubt.span)}" for doubt in who.doubts), *aside)
    if seats is None or high <= seats:
        return Count(low, high, reasons)
    found = OVERFULL.at((), present=high, seats=seats)
    return Count(min(low, seats), seats, (*reasons, f"{high} with a vote are listed for {seats} seats"), (found,))


def _unlisted(minutes: Minutes, who: CasePresence, aside: Sequence[str]) -> Count:
    stated = minutes.attendance.stated_present
    if stated is None:
        return Count(None, None, ("the document does not say which members were present",))
    left = max(0, stated - len(who.recused))
    return Count(left, left, (f"the document states {stated} present, without names", *aside))


def cast_votes(votes: Sequence[Vote]) -> int | None:
    """The fewest votes cast in a vote of the case that states both sides; alternatives and elections by lists count as a whole."""
    whole = [v.for_ + v.against + (v.blank or 0) for v in votes if v.for_ is not None and v.against is not None and v.basis == "stated"]
    return min(whole, default=None)


def shares(minutes: Minutes, who: CasePresence, votes: Mapping[str, int]) -> tuple[int, int] | str:
    """Votes represented, at least and at most (IKS-loven § 9), or why that cannot be told."""
    if not votes:
        return "the votes of each member are not given"
    people = {a.id: a for a in minutes.attendance.attendees}
    claimed: dict[str, str] = {}
    for person in (*who.sure, *who.possible):
        one = people[person]
        key = next((word for word in (one.name, one.substitute_for, one.represents) if word and word in votes), None)
        if key is None:
            return f"no votes are given for {one.name}"
        if key in claimed.values():
            return f"more than one of those present holds the votes of {key}"
        claimed[person] = key
    low = sum(votes[claimed[person]] for person in who.sure)
    return low, low + sum(votes[claimed[person]] for person in who.possible)


def interval(low: int | None, high: int | None) -> str:
    """ "12" or "11 to 13"."""
    return "no number" if low is None else str(low) if low == high else f"{low} to {high}"
