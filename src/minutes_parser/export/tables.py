"""Minutes as rows of the tables that ``table_columns`` declares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Final, TypeVar

from minutes_parser.model import Attendee, Case, Decision, Minutes, Point, Vote
from minutes_parser.resolve.presence import CasePresence, presence, voters
from minutes_parser.span import Spans

from .table_columns import TABLES, Column

Value = str | int | bool | dt.date | None
Row = dict[str, Value]
_Values = tuple[Value, ...]
_NO_VALUE: Final[_Values] = (None,) * 5
"""Of what is written only: no sum, currency, unit and days."""
T = TypeVar("T")


def key_of(file: str, part: int) -> str:
    """The key of a meeting: its file, with ``#2`` for the second meeting of it."""
    return file if part == 1 else f"{file}#{part}"


def rows_of(minutes: Minutes, *, file: str, part: int = 1) -> dict[str, list[Row]]:
    """The rows of a meeting, for each table; every row has all columns of its table. ``file`` and ``part`` make the key (``key_of``)."""
    key = key_of(file, part)
    cases = list(enumerate(minutes.cases, start=1))
    votes = [(number, index, vote) for number, case in cases for index, vote in enumerate(case.votes, start=1)]
    values: dict[str, Iterable[_Values]] = {
        "meetings": (_meeting(minutes, file, part),),
        "attendance": (_attendee(one, minutes) for one in minutes.attendance.attendees),
        "presence": _presence(minutes),
        "cases": ((number, *_case(case), *_place(minutes, case.span)) for number, case in cases),
        "decisions": _decisions(minutes, cases),
        "points": ((number, *row) for number, case in cases if case.decision for row in _points(case.decision.points, count(1), None)),
        "inside": ((number, *row) for number, case in cases if case.decision for row in _inside(minutes, case.decision)),
        "votes": ((number, index, *_vote(vote), *_place(minutes, vote.span)) for number, index, vote in votes),
        "alternatives": ((*key, one.subject, one.count) for *key, one in _of_votes(votes, lambda vote: vote.alternatives)),
        "ballots": ((*key, one.name, one.person, one.party, one.choice) for *key, one in _of_votes(votes, lambda vote: vote.ballots)),
        "party_votes": ((*key, one.party, one.choice, one.count) for *key, one in _of_votes(votes, lambda vote: vote.parties)),
        "diagnostics": (
            (number, one.code, one.severity, one.message, one.case, *_place(minutes, one.span))
            for number, one in enumerate(minutes.diagnostics, start=1)
        ),
    }
    return {table: [_row(TABLES[table], (key, *rest)) for rest in values[table]] for table in TABLES}


def _row(columns: tuple[Column, ...], values: _Values) -> Row:
    return {column.name: value for column, value in zip(columns, values, strict=True)}


def _meeting(minutes: Minutes, file: str, part: int) -> _Values:
    source, meeting, attendance, coverage = minutes.source, minutes.meeting, minutes.attendance, minutes.coverage
    return (
        *(file, part, source.sha256, source.media_type, source.characters, minutes.kind, minutes.language),
        *(meeting.title, meeting.body, meeting.body_kind, meeting.organisation, meeting.number, meeting.date, meeting.end_date),
        *(meeting.start_time, meeting.end_time, meeting.place, meeting.status, meeting.closed),
        *(attendance.seats, attendance.stated_present, minutes.chair, minutes.secretary, len(minutes.cases)),
        *(coverage.interpreted, coverage.verbatim, coverage.furniture, coverage.unparsed, minutes.schema_version),
    )


def _attendee(person: Attendee, minutes: Minutes) -> _Values:
    return (
        *(person.id, person.name, person.presence, person.group, person.role, person.represents, person.substitute_for),
        *(*_moment(person.arrived), *_moment(person.left), person.basis, *_place(minutes, person.span)),
    )


def _moment(value: str | bool | None) -> tuple[bool | None, str | None]:
    return (None if value is None else bool(value)), (value if isinstance(value, str) else None)


def _case(case: Case) -> _Values:
    number, last = case.number, case.recommendations[-1] if case.recommendations else None
    return (
        *((number.raw, number.series, number.sequence, number.year) if number else (None,) * 4),
        *(case.title, case.agenda_title, case.archive_ref, case.kind, case.case_handler),
        *(case.closed is not None, case.closed.basis if case.closed else None),
        *((last.by, last.text) if last else (None, None)),
        *(len(case.recommendations), len(case.proposals), len(case.votes), "; ".join(one.name for one in case.recusals) or None),
    )


def _decisions(minutes: Minutes, cases: list[tuple[int, Case]]) -> Iterator[_Values]:
    for number, case in cases:
        if decision := case.decision:
            resolved = decision.resolved.text if decision.resolved else None
            words = (decision.text, resolved, decision.outcome, decision.follows_recommendation, len(decision.points))
            yield (number, *words, *_place(minutes, decision.span))


def _points(points: Sequence[Point], keys: Iterator[int], parent: int | None) -> Iterator[_Values]:
    """Each point, and after it the points under it."""
    for point in points:
        key = next(keys)
        yield (key, parent, point.label, point.text)
        yield from _points(point.points, keys, key)


def _inside(minutes: Minutes, decision: Decision) -> Iterator[_Values]:
    """What a decision names, one kind after the other, in the order of the model."""
    named: list[tuple[str, Spans, _Values]] = [
        *(("amount", x.span, (x.raw, str(x.value), x.currency, x.per, None, None)) for x in decision.amounts),
        *(("deadline", x.span, (x.raw, None, None, None, None, x.date)) for x in decision.deadlines),
        *(("date", x.span, (x.raw, None, None, None, x.start, x.end)) for x in decision.dates),
        *(("actor", x.span, (x.name, *_NO_VALUE)) for x in decision.actors),
        *(("law", x.span, (x.raw, *_NO_VALUE)) for x in decision.laws),
        *(("property", x.span, (x.raw, *_NO_VALUE)) for x in decision.properties),
        *(("reference", x.span, (x.raw, *_NO_VALUE[:3], x.meeting_date, x.meeting_date)) for x in decision.references),
    ]
    for key, (kind, span, values) in enumerate(named, start=1):
        yield (key, kind, *values, *_place(minutes, span))


def _vote(vote: Vote) -> _Values:
    return (
        *(vote.subject, vote.for_, vote.against, vote.blank, vote.unanimous, vote.casting_vote, vote.result),
        *(vote.stated_present, vote.method, vote.basis),
    )


def _of_votes(votes: Sequence[tuple[int, int, Vote]], parts: Callable[[Vote], Sequence[T]]) -> Iterator[tuple[int, int, int, T]]:
    """The parts of each vote, with the keys of case, vote and part."""
    for case, vote, event in votes:
        for number, part in enumerate(parts(event), start=1):
            yield case, vote, number, part


def _presence(minutes: Minutes) -> Iterator[_Values]:
    """Each member and substitute in each case."""
    people = voters(minutes)
    for number, case in enumerate(presence(minutes), start=1):
        why = {doubt.person: doubt.why for doubt in case.doubts}
        for person in people:
            yield (number, person.id, _state(case, person.id), why.get(person.id))


def _state(case: CasePresence, person: str) -> str:
    states = {"present": case.sure, "possible": case.possible, "recused": case.recused}
    return next((state for state, people in states.items() if person in people), "absent")


def _place(minutes: Minutes, spans: Spans) -> tuple[int | None, int | None]:
    """Page and line; a document whose lines were left out has none."""
    lines = minutes.source.lines_of(spans[0]) if spans else range(0)
    return (minutes.source.lines[lines[0]].page, lines[0] + 1) if lines else (None, None)
