"""What a person wants to see of a protocol in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from minutes_parser.diagnostics import Diagnostic
from minutes_parser.model import Attendance, Case, Decision, Minutes
from minutes_parser.source import Source

from .columns import shorten, visible
from .wording import body_words, coverage_words, person_words, vote_words, when_words

DECISION_WIDTH = 160
STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def render(minutes: Minutes) -> RenderableType:
    """Heading, attendance, a row per case, then what was odd and how much of the text was read."""
    return Group(*_parts(minutes))


def _parts(minutes: Minutes) -> Iterator[RenderableType]:
    meeting = minutes.meeting
    yield Text(visible(meeting.title or minutes.source.name), style="bold")
    yield Text(_facts(body_words(meeting), when_words(meeting), meeting.place))
    yield Text(_facts(minutes.kind, minutes.language, meeting.status, minutes.source.name), style="dim")
    yield from _attendance(minutes.attendance)
    if minutes.cases:
        yield Text()
        yield _cases(minutes.cases)
    if minutes.diagnostics:
        yield Text()
        yield from (Text(diagnostic_line(one, minutes.source), style=STYLES[one.severity]) for one in minutes.diagnostics)
    yield Text()
    yield Text(coverage_words(minutes.coverage), style="dim")


def _facts(*facts: str | None) -> str:
    return " · ".join(visible(fact) for fact in facts if fact)


def _attendance(attendance: Attendance) -> Iterator[RenderableType]:
    if attendance.seats is not None:
        yield Text(f"seats: {attendance.seats}")
    for presence in ("present", "absent", "unknown"):
        people = [person for person in attendance.attendees if person.presence == presence]
        if people:
            yield Text(f"{presence} ({len(people)}): " + ", ".join(visible(person_words(person)) for person in people))


def _cases(cases: tuple[Case, ...]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("case", "title", "outcome", "votes", "decision"):
        table.add_column(heading, overflow="fold")
    for case in cases:
        cells = (
            case.number.raw if case.number else "",
            case.title or "",
            (case.decision.outcome or "") if case.decision else "",
            "; ".join(map(vote_words, case.votes)),
            _decision(case.decision),
        )
        table.add_row(*(Text(visible(cell)) for cell in cells))
    return table


def _decision(decision: Decision | None) -> str:
    return shorten(decision.text, DECISION_WIDTH) if decision else ""


def diagnostic_line(diagnostic: Diagnostic, source: Source) -> str:
    """Severity, code, place and message of a finding."""
    places = source.locate(diagnostic.span)
    where = f"line {places[0].line}: " if places else ""
    return f"{diagnostic.severity} {diagnostic.code} {where}{visible(diagnostic.message)}"
