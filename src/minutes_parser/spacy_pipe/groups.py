"""What is shown of minutes as groups of spans, and the path by which each value is found again. Nothing here knows spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from ..model import Minutes, Point
from ..patterns import pattern
from ..span import Spans

_STEP: Final = pattern(r"(?P<name>[a-z]\w*)|\[(?P<index>\d+)\]")


class Shown(NamedTuple):
    """A value: its label, its path in the minutes ("cases[3].decision") and where it stands."""

    label: str
    path: str
    spans: Spans


def cases(minutes: Minutes) -> Iterator[Shown]:
    """The cases treated."""
    for path, case in _each("cases", minutes.cases):
        yield Shown("CASE", path, case.span)


def decisions(minutes: Minutes) -> Iterator[Shown]:
    """What was decided."""
    for path, case in _each("cases", minutes.cases):
        if case.decision:
            yield Shown("DECISION", f"{path}.decision", case.decision.span)


def recommendations(minutes: Minutes) -> Iterator[Shown]:
    """What was recommended beforehand."""
    for path, case in _each("cases", minutes.cases):
        for where, one in _each(f"{path}.recommendations", case.recommendations):
            yield Shown("RECOMMENDATION", where, one.span)


def votes(minutes: Minutes) -> Iterator[Shown]:
    """How they voted."""
    for path, case in _each("cases", minutes.cases):
        for where, one in _each(f"{path}.votes", case.votes):
            yield Shown("VOTE", where, one.span)


def persons(minutes: Minutes) -> Iterator[Shown]:
    """Those present and absent, who stepped aside, led, wrote and signed."""
    for where, attendee in _each("attendance.attendees", minutes.attendance.attendees):
        yield Shown("PERSON", where, attendee.span)
    for path, case in _each("cases", minutes.cases):
        for where, recusal in _each(f"{path}.recusals", case.recusals):
            yield Shown("PERSON", where, recusal.span)
    for office in ("chair", "secretary"):
        yield Shown("PERSON", office, minutes.meeting.evidence.get(office, ()))
    for where, signatory in _each("signatories", minutes.signatories):
        yield Shown("PERSON", where, signatory.span)


def amounts(minutes: Minutes) -> Iterator[Shown]:
    """Sums of money that decisions, and points of recommendations, name."""
    yield from _inside(minutes, "amounts", "MONEY")


def dates(minutes: Minutes) -> Iterator[Shown]:
    """The days of the meeting, and the times and deadlines that decisions name."""
    for field in ("date", "end_date"):
        yield Shown("DATE", f"meeting.{field}", minutes.meeting.evidence.get(field, ()))
    yield from _inside(minutes, "deadlines", "DEADLINE")
    yield from _inside(minutes, "dates", "DATE")


def law(minutes: Minutes) -> Iterator[Shown]:
    """Acts and regulations that decisions cite."""
    yield from _inside(minutes, "laws", "LAW")


def organisations(minutes: Minutes) -> Iterator[Shown]:
    """The body and what it belongs to, and who is told to do something."""
    for field in ("organisation", "body"):
        yield Shown("ORG", f"meeting.{field}", minutes.meeting.evidence.get(field, ()))
    yield from _inside(minutes, "actors", "ACTOR")


GROUPS: Final = {
    f"minutes:{group.__name__}": group for group in (cases, decisions, recommendations, votes, persons, amounts, dates, law, organisations)
}
"""The groups of spans, each with the function that fills it."""


def shown(minutes: Minutes) -> Mapping[str, tuple[Shown, ...]]:
    """The values of each group that have a place, in the order of the text; what stands at one place is shown once."""
    return {name: _once(group(minutes)) for name, group in GROUPS.items()}


def passages(minutes: Minutes) -> Spans:
    """Running text that is kept verbatim or that nobody claimed, as opposed to headings, lists and tables that were read."""
    kept: list[Any] = [p for c in minutes.cases for p in (*c.recommendations, *c.proposals, c.decision, *c.statements, *c.sections) if p]
    return tuple(sorted(span for passage in (*kept, *minutes.unparsed) for span in passage.span))


def value_at(minutes: Minutes, path: str) -> Any:
    """The value that a path leads to: an object of the model, or a plain value; ``None`` where it leads nowhere."""
    value: Any = minutes
    for step in _STEP.finditer(path):
        try:
            value = getattr(value, step["name"]) if step["name"] else value[int(step["index"])]
        except (AttributeError, IndexError, TypeError):
            return None
    return None if value is minutes else value


def _inside(minutes: Minutes, field: str, label: str) -> Iterator[Shown]:
    for path, case in _each("cases", minutes.cases):
        if case.decision:
            for where, found in _each(f"{path}.decision.{field}", getattr(case.decision, field)):
                yield Shown(label, where, found.span)
        for recommended, one in _each(f"{path}.recommendations", case.recommendations):
            for point, holder in _points(f"{recommended}.points", one.points):
                for where, found in _each(f"{point}.{field}", getattr(holder, field)):
                    yield Shown(label, where, found.span)


def _points(path: str, points: tuple[Point, ...]) -> Iterator[tuple[str, Point]]:
    for where, point in _each(path, points):
        yield where, point
        yield from _points(f"{where}.points", point.points)


def _each(path: str, values: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    for index, value in enumerate(values):
        yield f"{path}[{index}]", value


def _once(values: Iterator[Shown]) -> tuple[Shown, ...]:
    first: dict[Spans, Shown] = {}
    for value in values:
        if value.spans:
            first.setdefault(value.spans, value)
    return tuple(sorted(first.values(), key=lambda value: value.spans))
