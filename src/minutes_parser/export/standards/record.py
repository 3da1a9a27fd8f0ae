"""What every export begins with: the document, the meeting as its context completes it, and pieces that more than one standard wants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import attrs

from minutes_parser.errors import InputError
from minutes_parser.lexicon.labels import labels
from minutes_parser.model import Attendee, Ballot, Case, Meeting, Minutes, Proposal, Recusal, Section, Statement, Vote
from minutes_parser.span import Span, merge, without
from minutes_parser.view import paragraph

from .context import ExportContext
from .losses import Losses
from .words import PUT_FORWARD

OSLO: Final = ZoneInfo("Europe/Oslo")
_OURS: Final = UUID("6f0d3c1e-5a59-5d0e-9f5c-0c6b7f1f4a11")
_TREATED: Final = frozenset({"treatment", "voting"})
"""Blocks that tell what happened in the meeting; all else that stands in a case was there before it."""


@attrs.frozen
class Papers:
    """What was laid before the body: a study (utredning) with both its parts or none, and a recommendation (innstilling)."""

    background: str | None = None
    study: str | None = None
    recommendation: str | None = None


@attrs.frozen
class Record:
    """A document on its way into a standard."""

    minutes: Minutes
    meeting: Meeting
    context: ExportContext
    losses: Losses

    def identity(self, kind: str, *place: str | int) -> str:
        """A UUID that is the same in every run: of the file's digest, the meeting in it, and the place."""
        starts = [span.start for spans in (self.minutes.meeting.span, *(case.span for case in self.minutes.cases)) for span in spans]
        words = (self.minutes.source.sha256, min(starts, default=0), kind, *place)
        return str(uuid5(_OURS, "/".join(map(str, words))))

    def title(self) -> str:
        """The meeting's title; where it has none, its body and day."""
        if self.meeting.title:
            return self.meeting.title
        self.losses.add("Meeting.title", "not told; body and day stand for it")
        return " ".join(str(one) for one in (self.meeting.body, self.meeting.date) if one) or self.minutes.source.name

    def moment(self) -> dt.datetime | None:
        """When the meeting began, in Norwegian time; at midnight where only the day is told."""
        if self.meeting.date is None:
            return None
        return moment(self.meeting.date, self.meeting.start_time or "00:00")

    def miss_clock(self) -> None:
        """Tell that midnight stands for the hour."""
        if self.meeting.start_time is None:
            self.losses.add("Meeting.start_time", "not told; midnight stands for it")

    def case_title(self, case: Case) -> str | None:
        """The title of a case; where it has none, its number, and where it has neither, none: it cannot be carried."""
        if title := case.title or case.agenda_title:
            return title
        reason = "not told; the number stands for it" if case.number else "neither title nor number is told: the case is left out"
        self.losses.add("Case.title", reason, case)
        return case.number.raw if case.number else None

    def cases(self) -> Iterator[tuple[Case, str]]:
        """The cases that can be named, with their titles."""
        for case in self.minutes.cases:
            if title := self.case_title(case):
                yield case, title

    def present(self, field: str = "Attendance.attendees") -> tuple[Attendee, ...]:
        """Those who were there: the only ones most standards list."""
        attendees = self.minutes.attendance.attendees
        present = tuple(one for one in attendees if one.presence == "present")
        self.losses.add(field, "only those present are listed", count=len(attendees) - len(present))
        return present

    def folder_identity(self) -> str:
        """The UUID of the meeting's folder: the archive's own where the context tells it."""
        given = self.context.system_id
        if given is None:
            return self.identity("folder")
        try:
            return str(UUID(given))
        except ValueError:
            raise InputError(f"system_id {given!r} is no UUID. Give the one that the archive has for the meeting's folder") from None

    def papers(self, case: Case) -> Papers:
        """What was laid before the body. A study (utredning) wants a background and a recommendation; the last one stands alone besides."""
        given, background = [one.text for one in case.recommendations if one.text], self.background(case)
        self.losses.add("Case.recommendations", "only the first and the last have a place", case, max(0, len(given) - 2))
        if background and given:
            return Papers(background, given[0], given[-1] if len(given) > 1 else None)
        self.losses.add("Case.recommendations", "an utredning needs a saksbeskrivelse beside it", case, len(given[:1]) if len(given) > 1 else 0)
        self.losses.add("Case.sections", "a saksbeskrivelse needs an innstilling beside it", case, 1 if background else 0)
        return Papers(recommendation=given[-1] if given else None)

    def background(self, case: Case) -> str | None:
        """What stood in the case before it was treated (saksframlegg), with its headings."""
        pieces = (piece for section in case.sections if not _treated(section.heading) for piece in (section.heading, section.text))
        return "\n".join(piece for piece in pieces if piece) or None

    def proceedings(self, case: Case) -> str | None:
        """What happened in the meeting (behandlingsprotokoll), in the document's words and order: debate, proposals with their proposers, votes,
        statements, and who stepped aside."""
        told: tuple[Vote | Recusal | Section, ...] = (*case.votes, *case.recusals, *(one for one in case.sections if _treated(one.heading)))
        put: tuple[Proposal | Statement, ...] = (*case.proposals, *case.statements)
        lines = _lines((span for one in told for span in one.span), (span for one in put for span in one.span), self.minutes)
        pieces = [(line.start, paragraph(self.minutes.source, (line,))) for line in lines]
        pieces += [(min((span.start for span in one.span), default=0), self._put_forward(one)) for one in put]
        return "\n".join(text for _, text in sorted(pieces) if text) or None

    def _put_forward(self, one: Proposal | Statement) -> str:
        words = PUT_FORWARD["nn" if self.minutes.language == "nn" else "nb"]
        what, of = words["proposal" if isinstance(one, Proposal) else "statement"]
        return f"{what} {of} {one.by}:\n{one.text}" if one.by else f"{what}:\n{one.text}"

    def ballots(self, case: Case) -> tuple[Ballot, ...]:
        """The named votes on what was decided. Where a case has several votes, or the one was lost, whose they are is not certain."""
        named = [vote for vote in case.votes if vote.ballots]
        if not named:
            return ()
        if len(case.votes) == 1 and _decides(case.votes[0]) and case.decision:
            return case.votes[0].ballots
        self.losses.add("Vote.ballots", "not a single vote that carried the decision", case, sum(len(vote.ballots) for vote in named))
        return ()

    def voter(self, ballot: Ballot) -> Attendee | None:
        """The person in the list of attendance, where it is surely the same."""
        return next((one for one in self.minutes.attendance.attendees if one.id == ballot.person), None)


def decided(case: Case) -> str | None:
    """The words of the decision; after a decision by reference, the text that it stands for."""
    if case.decision is None:
        return None
    resolved = case.decision.resolved
    return "\n".join(filter(None, (case.decision.text, resolved.text if resolved else None))) or None


def _decides(vote: Vote) -> bool:
    return vote.result == "carried" and not vote.alternatives


def _treated(heading: str | None) -> bool:
    hit = labels().find(heading.rstrip(" :"), in_case=True) if heading else None
    return hit is not None and hit.phrase.block in _TREATED


def _lines(spans: Iterable[Span], apart: Iterable[Span], minutes: Minutes) -> Iterator[Span]:
    """The spans in order, none twice, less those kept ``apart``, parted where the text has lines."""
    source, holes = minutes.source, tuple(merge(apart))
    for span in (part for whole in merge(spans) for part in without(whole, holes)):
        for index in source.lines_of(span):
            line = source.lines[index]
            if piece := Span(max(span.start, line.start), min(span.end, line.end)):
                yield piece


def moment(day: dt.date, clock: str) -> dt.datetime:
    """A moment in Norwegian time."""
    hour, minute = map(int, clock.split(":"))
    return dt.datetime.combine(day, dt.time(hour, minute), OSLO)
