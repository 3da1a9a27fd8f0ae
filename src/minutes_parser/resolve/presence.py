"""Who was there when each case was treated: an interval, never a guess.

Every attendee who votes is followed through the cases in the order treated. A movement whose case is known moves them
surely; one that happened somewhere in a case, or at a time that no case states, leaves them possibly present.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import attrs

from ..model import Attendee, Case, Change, Minutes
from ..span import Spans
from .attendance import UNACCOUNTED

State = Literal["in", "out", "maybe"]

_MOVES: Mapping[str, State] = {"arrived": "in", "returned": "in", "left": "out"}
_RANK = {"before": 0, "during": 1, "after": 2}


@attrs.frozen
class Doubt:
    """Why an attendee is only possibly present."""

    person: str
    why: str
    span: Spans = ()


@attrs.frozen
class CasePresence:
    """Attendees who vote, by id, when a case was treated; ``case`` is its raw number, ``None`` where it has none."""

    case: str | None
    sure: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    """Those who may have been there besides."""
    recused: tuple[str, ...] = ()
    """Those who were there and stepped aside (nb: inhabil, nn: ugild)."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def interval(self) -> tuple[int, int]:
        """The fewest and the most who were present."""
        return len(self.sure), len(self.sure) + len(self.possible)


def presence(minutes: Minutes) -> tuple[CasePresence, ...]:
    """The presence in every case, in the order of ``minutes.cases``; only members and substitutes count."""
    paths = [(person, _path(person, minutes)) for person in voters(minutes)]
    return tuple(_case(case, index, paths) for index, case in enumerate(minutes.cases))


def opening(minutes: Minutes) -> CasePresence:
    """The presence as the lists alone tell it: for minutes without cases."""
    states = [(person, *_start(person, minutes)) for person in voters(minutes)]
    return CasePresence(
        None,
        sure=tuple(p.id for p, state, _ in states if state == "in"),
        possible=tuple(p.id for p, state, _ in states if state == "maybe"),
        doubts=tuple(Doubt(p.id, why, p.span) for p, state, why in states if state == "maybe"),
    )


def voters(minutes: Minutes) -> tuple[Attendee, ...]:
    """Those who may have a vote: members, substitutes, and those present of whom the document does not say what they are."""
    return tuple(a for a in minutes.attendance.attendees if a.group in ("member", "substitute") or (a.group == "unknown" and a.presence == "present"))


@attrs.frozen
class _Step:
    """A person's state in one case, and why it is in doubt."""

    state: State
    why: str = ""
    span: Spans = ()
    recused: bool = False


def _case(case: Case, index: int, paths: Sequence[tuple[Attendee, Sequence[_Step]]]) -> CasePresence:
    voted = {ballot.person for vote in case.votes for ballot in vote.ballots if ballot.person}
    steps = [(person, _Step("in") if person.id in voted and path[index].state == "maybe" else path[index]) for person, path in paths]
    return CasePresence(
        case.number.raw if case.number else None,
        sure=tuple(p.id for p, step in steps if step.state == "in"),
        possible=tuple(p.id for p, step in steps if step.state == "maybe"),
        recused=tuple(p.id for p, step in steps if step.recused),
        doubts=tuple(Doubt(p.id, step.why, step.span) for p, step in steps if step.state == "maybe"),
    )


def _path(person: Attendee, minutes: Minutes) -> list[_Step]:
    """The person's state in each case."""
    placed = _placed(person, minutes)
    lost = next((change for change in person.changes if change.change in _MOVES and _index(change, minutes.cases) is None), None)
    state, why = _start(person, minutes, [change.change for events in placed.values() for change in events])
    span = person.span
    if lost:
        state, why, span = "maybe", f"{_said(lost)}, and no case tells when", lost.span
    steps = []
    for index, case in enumerate(minutes.cases):
        here = _Step(state, why, span)
        if _recused(person, case):
            steps.append(_Step("out", recused=state != "out"))
            continue  # their going out and coming back is part of it
        for change in placed.get(index, ()):
            after: State = _MOVES[change.change]
            if change.when == "before":
                here = _Step(after)
            elif change.when == "during" and after != state:
                here = _Step("maybe", f"{_said(change)} in the course of the case", change.span)
            state = after
        steps.append(here)
    return steps


def _start(person: Attendee, minutes: Minutes, moves: Sequence[str] = ()) -> tuple[State, str]:
    """The state before the first case, by what the lists say and by the first of the movements that have a case."""
    if moves:
        first = _MOVES.get(moves[0])
        if first == "in":
            return ("out", "") if moves[0] == "arrived" else ("maybe", "came back, and nothing tells when they had left")
        if first == "out" and person.presence != "absent":
            return "in", ""
    if person.presence == "absent":
        return "out", ""
    if person.presence == "unknown":
        return ("out", "") if _unaccounted(person, minutes) else ("maybe", "the document does not settle whether they came")
    if person.group == "unknown":
        return "maybe", "the document does not say whether they are a member"
    return _timed(person, minutes, moves)


def _timed(person: Attendee, minutes: Minutes, moves: Sequence[str]) -> tuple[State, str]:
    """Late arrivals and early departures of which no case tells when."""
    start, end = minutes.meeting.start_time, minutes.meeting.end_time
    if person.arrived and "arrived" not in moves and not (start and isinstance(person.arrived, str) and person.arrived <= start):
        return "maybe", f"arrived {_time(person.arrived)}, and no case tells when"
    if person.left and "left" not in moves and not (end and isinstance(person.left, str) and person.left >= end):
        return "maybe", f"left {_time(person.left)}, and no case tells when"
    return "in", ""


def _placed(person: Attendee, minutes: Minutes) -> Mapping[int, Sequence[Change]]:
    """The movements whose case is known, by the index of the case, in the order they happened."""
    placed: dict[int, list[Change]] = {}
    for change in person.changes:
        index = _index(change, minutes.cases)
        if index is not None and change.change in _MOVES and not _recused(person, minutes.cases[index]):
            placed.setdefault(index, []).append(change)
    return {index: sorted(placed[index], key=lambda change: _RANK[change.when]) for index in sorted(placed)}


def _index(change: Change, cases: Sequence[Case]) -> int | None:
    """The case of a movement: by its number, else by the place where it is told."""
    if change.case is not None:
        return next((i for i, case in enumerate(cases) if case.number and case.number.raw == change.case), None)
    return next((i for i, case in enumerate(cases) if change.span and _within(change.span, case.span)), None)


def _within(inner: Spans, outer: Spans) -> bool:
    return any(span.start <= inner[0].start < span.end for span in outer)


def _recused(person: Attendee, case: Case) -> bool:
    """Who leaves because of a recusal is back when the next case begins, so their going out is no movement."""
    declared = any(recusal.person == person.id for recusal in case.recusals)
    return declared or any(c.change == "recused" and case.number is not None and c.case == case.number.raw for c in person.changes)


def _unaccounted(person: Attendee, minutes: Minutes) -> bool:
    """A member on neither list, where there is a list of those present, does not count."""
    return any(d.code == UNACCOUNTED.code and d.span == person.span for d in minutes.diagnostics)


def _said(change: Change) -> str:
    return f"{change.change}{f' {_time(change.time)}' if change.time else ''}"


def _time(when: str | bool | None) -> str:
    return f"at {when}" if isinstance(when, str) else "late" if when else ""
