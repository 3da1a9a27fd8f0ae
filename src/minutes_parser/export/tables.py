"""Minutes as rows of tables: meetings, attendance, cases, decisions, votes, diagnostics.

``meeting_id`` is in every table and joins them; with ``case_id`` it joins cases, decisions and votes. Text is verbatim, absent knowledge
is ``None``. ``page`` and ``line`` say where a row was read; a page is ``None`` for formats without pages. No column is named by a word
of SQL, so that none needs quotes there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal

import attrs

from minutes_parser.model import Attendee, Case, Minutes, Vote
from minutes_parser.span import Spans

Kind = Literal["text", "integer", "boolean", "date"]
Value = str | int | bool | dt.date | None
Row = dict[str, Value]


@attrs.frozen
class Column:
    """A column: its name, what its cells are, and what they mean."""

    name: str
    kind: Kind
    means: str


def _columns(*rows: tuple[str, Kind, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_MEETING: Final = ("meeting_id", "text", "the meeting's key, the same in all tables")
_CASE: Final = ("case_id", "integer", "the case's key within the meeting: its place in the order treated, from 1")
_PLACE: Final = (("page", "integer", "page on which it begins, from 1"), ("line", "integer", "line on which it begins, from 1"))

TABLES: Final[Mapping[str, tuple[Column, ...]]] = MappingProxyType({
    "meetings": _columns(
        _MEETING,
        ("file", "text", "the file it was read from; joins `path` of the manifest"),
        ("part", "integer", "which meeting of the file, from 1"),
        ("sha256", "text", "digest of the file's bytes"),
        ("media_type", "text", "format of the file"),
        ("characters", "integer", "length of the file's text"),
        ("kind", "text", "minutes, case_record, notice or other"),
        ("language", "text", "nb, nn or se"),
        ("title", "text", "the heading the document gives itself"),
        ("body", "text", "the body that met (utvalg)"),
        ("body_kind", "text", "the kind of body"),
        ("organisation", "text", "municipality, company or association"),
        ("number", "text", "the meeting's own number"),
        ("date", "date", "the first day"),
        ("end_date", "date", "the last day, where there were several"),
        ("start_time", "text", "HH:MM"),
        ("end_time", "text", "HH:MM"),
        ("place", "text", "where it was held"),
        ("status", "text", "draft, approved or signed, as the document says of itself"),
        ("closed", "boolean", "held behind closed doors"),
        ("seats", "integer", "voting members of the body"),
        ("stated_present", "integer", "number of voting members present, where stated"),
        ("chair", "text", "møteleder"),
        ("secretary", "text", "møtesekretær"),
        ("cases", "integer", "number of cases treated"),
        ("interpreted", "integer", "characters that were understood"),
        ("verbatim", "integer", "characters that were kept as text"),
        ("furniture", "integer", "characters of running heads, page numbers and the like"),
        ("unparsed", "integer", "characters that no rule claimed"),
        ("schema_version", "text", "version of the model"),
    ),
    "attendance": _columns(
        _MEETING,
        ("attendee_id", "text", "the person's key within the meeting"),
        ("name", "text", "as written, the fullest form"),
        ("presence", "text", "present, absent or unknown"),
        ("attendee_group", "text", "member, substitute, administration, guest, observer or unknown"),
        ("role", "text", "chair, deputy_chair or secretary"),
        ("represents", "text", "party, municipality or organisation"),
        ("substitute_for", "text", "the member this person stood in for"),
        ("arrived_late", "boolean", "came after the meeting had begun"),
        ("arrived_at", "text", "HH:MM, where a time is given"),
        ("left_early", "boolean", "left before it ended"),
        ("left_at", "text", "HH:MM, where a time is given"),
        ("basis", "text", "stated, or inferred from a list of absences alone"),
        *_PLACE,
    ),
    "cases": _columns(
        _MEETING,
        _CASE,
        ("number", "text", "case number as written"),
        ("series", "text", "its letters: PS, RS, FO ..."),
        ("sequence", "integer", "its running number"),
        ("year", "integer", "its year, four digits"),
        ("title", "text", "as written"),
        ("agenda_title", "text", "title on the agenda"),
        ("archive_ref", "text", "the archive's number"),
        ("kind", "text", "decision, information, discussion, election ..."),
        ("case_handler", "text", "saksbehandler"),
        ("closed", "boolean", "treated behind closed doors"),
        ("closed_basis", "text", "the legal basis for that, as written"),
        ("recommended_by", "text", "whose recommendation the last one is"),
        ("recommendation", "text", "the last recommendation (innstilling) before the decision"),
        ("recommendations", "integer", "number of recommendations"),
        ("proposals", "integer", "number of proposals put forward in the meeting"),
        ("votes", "integer", "number of votes"),
        ("recused", "text", "who stepped aside, divided by semicolons"),
        *_PLACE,
    ),
    "decisions": _columns(
        _MEETING,
        _CASE,
        ("text", "text", "what was decided (vedtak), in the document's words"),
        ("resolved", "text", "the text that a decision by reference stands for"),
        ("outcome", "text", "adopted, noted, rejected, postponed, withdrawn, referred or elected"),
        ("follows_recommendation", "text", "unchanged, amended or replaced"),
        ("points", "integer", "number of its points"),
        *_PLACE,
    ),
    "votes": _columns(
        _MEETING,
        _CASE,
        ("vote_id", "integer", "the vote's key within the case, from 1"),
        ("subject", "text", "what was voted on"),
        ("votes_for", "integer", "votes for; of the winner where two proposals stood against each other"),
        ("votes_against", "integer", "votes against"),
        ("votes_blank", "integer", "blank votes"),
        ("unanimous", "boolean", "nobody voted against"),
        ("casting_vote", "boolean", "the chair's vote decided"),
        ("result", "text", "carried or rejected"),
        ("stated_present", "integer", "number present, stated with the vote"),
        ("method", "text", "how it was held"),
        ("basis", "text", "stated or inferred"),
        *_PLACE,
    ),
    "diagnostics": _columns(
        _MEETING,
        ("diagnostic_id", "integer", "its key within the meeting, from 1"),
        ("code", "text", "see the page of diagnostics"),
        ("severity", "text", "error, warning or info"),
        ("message", "text", "what was odd"),
        ("case_number", "text", "number of the case, as written"),
        *_PLACE,
    ),
})  # fmt: skip
"""The columns of each table, in order. Names and kinds are part of the public contract."""

INTRODUCTION: Final = """# Tables

What `minutes-parser convert --format parquet` (and `csv`) writes; how to make them: [archives](archives.md). `meeting_id` joins all tables,
`meeting_id` with `case_id` joins cases, decisions and votes; `file` in meetings is `path` in `manifest.jsonl`. An empty cell is what the
document does not say. In Parquet text is a string, an integer has 64 bits, a date is a date32; in CSV a date is ISO 8601, a boolean `true` or
`false`, and text that a spreadsheet would run as a formula has an apostrophe before it. Written by `python tools/docs.py`; do not edit.
"""


def key_of(file: str, part: int) -> str:
    """The key of a meeting: its file, with ``#2`` for the second meeting of it."""
    return file if part == 1 else f"{file}#{part}"


def rows_of(minutes: Minutes, *, file: str, part: int = 1) -> dict[str, list[Row]]:
    """The rows of a meeting, for each table; every row has all columns of its table. ``file`` and ``part`` make the key (``key_of``)."""
    key = key_of(file, part)
    cases = list(enumerate(minutes.cases, start=1))
    values: dict[str, Iterable[tuple[Value, ...]]] = {
        "meetings": (_meeting(minutes, file, part),),
        "attendance": (_attendee(one, minutes) for one in minutes.attendance.attendees),
        "cases": ((number, *_case(case), *_place(minutes, case.span)) for number, case in cases),
        "decisions": _decisions(minutes, cases),
        "votes": ((number, *row) for number, case in cases for row in _votes(minutes, case)),
        "diagnostics": (
            (number, one.code, one.severity, one.message, one.case, *_place(minutes, one.span))
            for number, one in enumerate(minutes.diagnostics, start=1)
        ),
    }
    return {table: [_row(TABLES[table], (key, *rest)) for rest in values[table]] for table in TABLES}


def to_markdown() -> str:
    """The page ``docs/tables.md``."""
    return "\n".join([INTRODUCTION, *(_described(table, columns) for table, columns in TABLES.items())])


def _described(table: str, columns: tuple[Column, ...]) -> str:
    rows = "".join(f"| `{column.name}` | {column.kind} | {column.means} |\n" for column in columns)
    return f"## {table}\n\n| column | type | |\n|---|---|---|\n{rows}"


def _row(columns: tuple[Column, ...], values: tuple[Value, ...]) -> Row:
    return {column.name: value for column, value in zip(columns, values, strict=True)}


def _meeting(minutes: Minutes, file: str, part: int) -> tuple[Value, ...]:
    source, meeting, attendance, coverage = minutes.source, minutes.meeting, minutes.attendance, minutes.coverage
    return (
        *(file, part, source.sha256, source.media_type, source.characters, minutes.kind, minutes.language),
        *(meeting.title, meeting.body, meeting.body_kind, meeting.organisation, meeting.number, meeting.date, meeting.end_date),
        *(meeting.start_time, meeting.end_time, meeting.place, meeting.status, meeting.closed),
        *(attendance.seats, attendance.stated_present, minutes.chair, minutes.secretary, len(minutes.cases)),
        *(coverage.interpreted, coverage.verbatim, coverage.furniture, coverage.unparsed, minutes.schema_version),
    )


def _attendee(person: Attendee, minutes: Minutes) -> tuple[Value, ...]:
    return (
        *(person.id, person.name, person.presence, person.group, person.role, person.represents, person.substitute_for),
        *(*_moment(person.arrived), *_moment(person.left), person.basis, *_place(minutes, person.span)),
    )


def _moment(value: str | bool | None) -> tuple[bool | None, str | None]:
    return (None if value is None else bool(value)), (value if isinstance(value, str) else None)


def _case(case: Case) -> tuple[Value, ...]:
    number, last = case.number, case.recommendations[-1] if case.recommendations else None
    return (
        *((number.raw, number.series, number.sequence, number.year) if number else (None,) * 4),
        *(case.title, case.agenda_title, case.archive_ref, case.kind, case.case_handler),
        *(case.closed is not None, case.closed.basis if case.closed else None),
        *((last.by, last.text) if last else (None, None)),
        *(len(case.recommendations), len(case.proposals), len(case.votes), "; ".join(one.name for one in case.recusals) or None),
    )


def _decisions(minutes: Minutes, cases: list[tuple[int, Case]]) -> Iterator[tuple[Value, ...]]:
    for number, case in cases:
        if decision := case.decision:
            resolved = decision.resolved.text if decision.resolved else None
            words = (decision.text, resolved, decision.outcome, decision.follows_recommendation, len(decision.points))
            yield (number, *words, *_place(minutes, decision.span))


def _votes(minutes: Minutes, case: Case) -> Iterator[tuple[Value, ...]]:
    for number, vote in enumerate(case.votes, start=1):
        yield (number, *_vote(vote), *_place(minutes, vote.span))


def _vote(vote: Vote) -> tuple[Value, ...]:
    return (
        *(vote.subject, vote.for_, vote.against, vote.blank, vote.unanimous, vote.casting_vote, vote.result),
        *(vote.stated_present, vote.method, vote.basis),
    )


def _place(minutes: Minutes, spans: Spans) -> tuple[int | None, int | None]:
    """Page and line; a document whose lines were left out has none."""
    lines = minutes.source.lines_of(spans[0]) if spans else range(0)
    return (minutes.source.lines[lines[0]].page, lines[0] + 1) if lines else (None, None)
