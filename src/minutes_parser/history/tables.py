"""A history as tables that join those of the meetings by ``meeting_id``, ``case_id`` and ``attendee_id``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from ..export.frames import Backend, frames_of
from ..export.table_columns import Column, Kind
from ..export.tables import Row, Value
from .model import CaseKey, History


def _columns(*rows: tuple[str, Kind, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_PERSON: Final = ("person_id", "text", "the person's key in this history")
_BODY: Final = ("body_id", "text", "the body's key in this history")
_MEETING: Final = ("meeting_id", "text", "joins meetings")
_CASE: Final = ("case_id", "integer", "with meeting_id joins cases")
_NUMBER: Final = ("number", "text", "case number as written")
_OTHER: Final = (
    ("other_meeting_id", "text", "the other case's meeting"),
    ("other_case_id", "integer", "the other case"),
    ("other_number", "text", "its number as written"),
)

COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = MappingProxyType({
    "persons": _columns(
        _PERSON, ("name", "text", "the fullest form"), _MEETING, ("attendee_id", "text", "with meeting_id joins attendance"), _BODY,
        ("date", "date", "the day of the meeting"), ("presence", "category", "present, absent or unknown"),
    ),
    "possibly_same": _columns(
        _PERSON, ("other_person_id", "text", "the other person's key"), ("why", "category", "represents, body, spelling or unnamed"),
    ),
    "memberships": _columns(
        _PERSON, ("name", "text", "the fullest form"), _BODY, ("body", "text", "the body's name"),
        ("attendee_group", "category", "member, substitute, administration, observer or unknown"),
        ("role", "category", "chair, deputy_chair or secretary"), ("represents", "text", "party, municipality or organisation"),
        ("first_meeting_id", "text", "first meeting of the run"), ("last_meeting_id", "text", "last meeting of the run"),
        ("from_date", "date", "its day"), ("to_date", "date", "its day"), ("attended", "integer", "meetings at which the person was present"),
        ("absent", "integer", "meetings at which the person was absent"),
        ("unlisted", "integer", "meetings in between whose list does not name the person"),
        ("substitute_for", "text", "for whom, divided by semicolons"),
    ),
    "steps": _columns(
        ("thread_id", "text", "the case over its meetings"), ("step", "integer", "from 1, in order"), _MEETING, _CASE, _NUMBER, _BODY,
        ("body", "text", "the body's name"), ("date", "date", "the day of the meeting"), ("title", "text", "as written"),
        ("archive_ref", "text", "the archive's number"), ("begun", "category", "new, taken_up_again or received"),
        ("became", "category", "deferred, referred, decided or withdrawn"), ("outcome", "category", "outcome of the decision"),
    ),
    "citations": _columns(
        _MEETING, _CASE, _NUMBER, ("raw", "text", "what is cited, as written"), ("status", "category", "found, not_in_archive or unclear"), *_OTHER,
    ),
    "candidates": _columns(
        _MEETING, _CASE, _NUMBER, *_OTHER, ("why", "category", "title, subject or archive_ref"), ("words", "text", "what they share"),
    ),
})  # fmt: skip
"""The columns of each table, in order."""


def frames(history: History, backend: Backend) -> dict[str, Any]:
    """A frame for each table of :data:`COLUMNS`."""
    rows: dict[str, list[Row]] = {
        table: [{column.name: value for column, value in zip(COLUMNS[table], one, strict=True)} for one in make(history)]
        for table, make in _ROWS.items()
    }
    return frames_of(rows, COLUMNS, backend)


def _persons(history: History) -> Iterator[tuple[Value, ...]]:
    for person in history.persons:
        for one in person.appearances:
            yield person.id, person.name, one.meeting, one.attendee, one.body, one.date, one.presence


def _possibly_same(history: History) -> Iterator[tuple[Value, ...]]:
    yield from ((*pair.persons, pair.why) for pair in history.possibly_same)


def _memberships(history: History) -> Iterator[tuple[Value, ...]]:
    names = {body.id: body.name for body in history.bodies}
    for one in history.memberships:
        yield (
            *(one.person, one.name, one.body, names[one.body], one.group, one.role, one.represents, one.first, one.last, one.from_, one.to),
            *(len(one.attended), len(one.absent), len(one.unlisted), "; ".join(one.substitute_for) or None),
        )


def _steps(history: History) -> Iterator[tuple[Value, ...]]:
    names = {body.id: body.name for body in history.bodies}
    for thread in history.threads:
        for place, one in enumerate(thread.steps, start=1):
            told = (one.body, names[one.body], one.date, one.title, thread.archive_ref, one.begun, one.became, one.outcome)
            yield (thread.id, place, *_key(one.key), *told)


def _citations(history: History) -> Iterator[tuple[Value, ...]]:
    for one in history.citations:
        target = _key(one.target) if one.target else (one.meeting, None, None)
        yield (*_key(one.by), one.raw, one.status, *target)


def _candidates(history: History) -> Iterator[tuple[Value, ...]]:
    for one in history.candidates:
        yield (*_key(one.one), *_key(one.other), one.why, "; ".join(one.words))


def _key(case: CaseKey) -> tuple[str, int, str | None]:
    return case.meeting, case.case, case.number


_ROWS: Final = MappingProxyType({
    "persons": _persons, "possibly_same": _possibly_same, "memberships": _memberships, "steps": _steps, "citations": _citations,
    "candidates": _candidates,
})  # fmt: skip
