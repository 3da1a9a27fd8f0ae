"""What a page lists: every extracted value with its words, its kind and its place, in the groups and the order of the result."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Literal

import attrs

from ..checks.report import Report
from ..diagnostics import Diagnostic
from ..export.wording import person_words, vote_words
from ..model import Case, Decision, Minutes
from ..span import Span, Spans

Kind = Literal["meeting", "person", "heading", "recommendation", "proposal", "vote", "decision", "statement", "section", "finding", "unparsed"]

KINDS: tuple[Kind, ...] = (
    "section", "meeting", "person", "heading", "recommendation", "proposal", "vote", "decision", "statement", "finding", "unparsed",
)  # fmt: skip
"""The kinds in the order of the legend. Where two cover the same words, the later one is shown."""

_FIELDS = ("title", "body", "organisation", "number", "date", "end_date", "start_time", "end_time", "place", "next_meeting", "status", "closed")


@attrs.frozen
class Value:
    """One value: a term in words, what it says, and where it was read. ``more`` stands under it."""

    kind: Kind
    term: str
    text: str
    span: Spans = ()
    more: tuple[str, ...] = ()


@attrs.frozen
class Group:
    """Values under a heading; ``kind`` and ``span`` are those of the heading."""

    title: str
    values: tuple[Value, ...]
    span: Spans = ()
    case: bool = False


def groups_of(minutes: Minutes, report: Report) -> tuple[Group, ...]:
    """Findings first, then the meeting, those present, the cases, those who signed, and what was not understood."""
    every = (
        Group("Findings", tuple(_findings(minutes, report))),
        Group("Meeting", tuple(_meeting(minutes))),
        Group("Attendance", tuple(_people(minutes))),
        *(Group(_name(case), tuple(_case(case)), _heading(minutes, case), case=True) for case in minutes.cases),
        Group("Signed by", tuple(Value("person", "", one.name, one.span) for one in minutes.signatories)),
        Group("Not understood", tuple(Value("unparsed", "", one.text, one.span) for one in minutes.unparsed)),
    )
    return tuple(group for group in every if group.values or group.case)


def _findings(minutes: Minutes, report: Report) -> Iterator[Value]:
    """Errors first."""
    found = {(one.code, one.message, one.span): one for one in chain(minutes.diagnostics, report.diagnostics)}
    for one in sorted(found.values(), key=_rank):
        yield Value("finding", f"{one.severity} {one.code}", f"{one.message} [{one.case}]" if one.case else one.message, one.span)


def _rank(finding: Diagnostic) -> int:
    return ("error", "warning", "info").index(finding.severity)


def _meeting(minutes: Minutes) -> Iterator[Value]:
    meeting = minutes.meeting
    yield Value("meeting", "kind of document", f"{minutes.kind}{f', {minutes.language}' if minutes.language else ''}")
    for name in _FIELDS:
        value = getattr(meeting, name)
        if value is not None:
            yield Value("meeting", name.replace("_", " "), "yes" if value is True else str(value), meeting.evidence.get(name, ()))
    for term, told in (("chair", minutes.chair), ("secretary", minutes.secretary)):
        if told:
            yield Value("meeting", term, told)


def _people(minutes: Minutes) -> Iterator[Value]:
    seats = minutes.attendance.seats
    if seats is not None:
        yield Value("person", "seats", str(seats))
    for presence in ("present", "absent", "unknown"):
        for person in minutes.attendance.attendees:
            if person.presence == presence:
                yield Value("person", presence, person_words(person), person.span)


def _name(case: Case) -> str:
    return " ".join(filter(None, (case.number.raw if case.number else None, case.title))) or "a case without number and title"


def _heading(minutes: Minutes, case: Case) -> Spans:
    """The first line of the case, where its number and title stand."""
    if not case.span:
        return ()
    first, lines = case.span[0], minutes.source.lines_of(case.span[0])
    return (Span(first.start, min(first.end, minutes.source.lines[lines[0]].end)) if lines else first,)


def _case(case: Case) -> Iterator[Value]:
    """In the order of the treatment."""
    for term, told in (("archive case", case.archive_ref), ("type", case.kind), ("case handler", case.case_handler)):
        if told:
            yield Value("heading", term, told)
    for section in filter(lambda one: one.text, case.sections):
        yield Value("section", section.heading or "text", section.text, section.span)
    for recommendation in case.recommendations:
        yield Value("recommendation", _by("recommendation", recommendation.by), recommendation.text, recommendation.span)
    for proposal in case.proposals:
        yield Value("proposal", _by("proposal", proposal.by), proposal.text, proposal.span)
    for recusal in case.recusals:
        yield Value("person", "recused", " ".join(filter(None, (recusal.name, recusal.basis))), recusal.span)
    for vote in case.votes:
        ballots = tuple(f"{one.name}: {one.choice}" for one in vote.ballots)
        yield Value("vote", "vote", ": ".join(filter(None, (vote.subject, vote_words(vote)))), vote.span, ballots)
    if case.decision:
        yield _decision(case.decision)
    for statement in case.statements:
        yield Value("statement", _by("statement", statement.by), statement.text, statement.span)


def _decision(decision: Decision) -> Value:
    resolved = (f"that is: {decision.resolved.text}",) if decision.resolved else ()
    return Value("decision", " · ".join(filter(None, ("decision", decision.outcome))), decision.text, decision.span, resolved)


def _by(term: str, by: str | None) -> str:
    return f"{term} by {by}" if by else term
