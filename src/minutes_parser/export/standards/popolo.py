"""Popolo: persons, organizations, memberships, events, motions and vote events (popolo-project/popolo-spec).

The meeting is an event, each case an event under it. Recommendations, proposals, what was voted on and the decision are motions, held to their case
by ``legislative_session_id``; a vote is a vote event of one of them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import msgspec
from attrs import define, field

from minutes_parser.lexicon.gazetteer import party_like
from minutes_parser.model import Attendee, Ballot, Case, Vote
from minutes_parser.patterns import pattern

from ..json import inert
from .record import Record, decided, moment
from .words import OPTIONS, RESULTS

REQUIRED: Final[tuple[str, ...]] = ()
_SEATED: Final = ("member", "substitute")
_IN_BRACKETS = pattern(r"\s*[(,].*")

Json = dict[str, Any]


def write(record: Record) -> str:
    """One object with a list for each class."""
    book = _Book(record)
    book.meeting()
    for number, case in enumerate(record.minutes.cases, start=1):
        book.case(case, number)
    return inert(msgspec.json.encode(book.all()).decode())


@define
class _Book:
    """The objects by class and identity, as they are met."""

    record: Record
    lists: dict[str, dict[str, Json]] = field(
        factory=lambda: {name: {} for name in ("organizations", "persons", "memberships", "events", "motions", "vote_events")}
    )

    def all(self) -> Json:
        return {name: list(rows.values()) for name, rows in self.lists.items()}

    def put(self, kind: str, *place: str | int, **values: Any) -> str:
        """Keep an object once; its identity."""
        identity = self.record.identity(kind, *place)
        told = {key: value for key, value in values.items() if value is not None and value != []}
        self.lists[kind].setdefault(identity, {"id": identity, **told})
        return identity

    def meeting(self) -> None:
        record, meeting = self.record, self.record.meeting
        present = [one for one in record.minutes.attendance.attendees if one.presence == "present"]
        unknown = [one for one in record.minutes.attendance.attendees if one.presence == "unknown"]
        record.losses.add("Attendee.presence", "unknown reads as absent", count=len(unknown))
        for person in record.minutes.attendance.attendees:
            self.person(person)
            self.membership(person)
        self.put(
            "events", "meeting",
            name=record.title(), classification=record.minutes.kind, organization_id=self.body(), location=meeting.place, status=meeting.status,
            identifiers=_identifiers((meeting.number, "moetenummer")),
            start_date=_moment(meeting.date, meeting.start_time), end_date=_moment(meeting.end_date or meeting.date, meeting.end_time),
            attendees=[{"id": self.person(one), "name": one.name} for one in present],
        )  # fmt: skip

    def body(self) -> str | None:
        """The body that met, under its organisation."""
        meeting = self.record.meeting
        parent = self.organization(meeting.organisation) if meeting.organisation and meeting.organisation != meeting.body else None
        if not meeting.body:
            return parent
        return self.put("organizations", "body", name=meeting.body, classification=meeting.body_kind, parent_id=parent)

    def organization(self, name: str) -> str:
        return self.put("organizations", name, name=name, classification="party" if party_like(name) else None)

    def person(self, person: Attendee) -> str:
        return self.put("persons", person.id, name=person.name)

    def membership(self, person: Attendee) -> None:
        behind = self.organization(person.represents) if person.represents else None
        body = self.body()
        if person.group in _SEATED and body:
            role = person.role or person.group
            self.put("memberships", person.id, person_id=self.person(person), organization_id=body, role=role, on_behalf_of_id=behind)
        else:
            self.record.losses.add("Attendee.group", "only members and substitutes of a named body have a membership")

    def case(self, case: Case, number: int) -> None:
        record = self.record
        event = self.put(
            "events", "case", number,
            name=case.title or case.agenda_title, classification=case.kind,
            parent_id=record.identity("events", "meeting"), organization_id=self.body(),
            identifiers=_identifiers((case.number.raw if case.number else None, "moetesak"), (case.archive_ref, "arkivsak")),
        )  # fmt: skip
        for place, given in enumerate(case.recommendations, start=1):
            self.motion(event, "recommendation", number, place, text=given.text)
        for place, put_forward in enumerate(case.proposals, start=1):
            self.motion(event, "proposal", number, place, text=put_forward.text, creator_id=self.proposer(case, put_forward.by))
        decision = None
        if case.decision:
            outcome = case.decision.outcome
            result = RESULTS.get(outcome, outcome) if outcome else None
            decision = self.motion(event, "decision", number, 1, text=decided(case), result=result)
        for place, vote in enumerate(case.votes, start=1):
            alone = decision if len(case.votes) == 1 and vote.subject is None else None
            self.vote(case, vote, number, place, alone or self.motion(event, "subject", number, place, text=vote.subject))

    def motion(self, event: str, kind: str, *place: int, **values: Any) -> str:
        day = self.record.meeting.date
        date = day.isoformat() if day and kind != "recommendation" else None
        body = self.body()
        return self.put("motions", kind, *place, organization_id=body, legislative_session_id=event, classification=kind, date=date, **values)

    def proposer(self, case: Case, by: str | None) -> str | None:
        """The person who put it forward, where the name is that of one person in the list."""
        if by is None:
            return None
        name = _IN_BRACKETS.sub("", by).casefold()
        found = [one for one in self.record.minutes.attendance.attendees if one.name.casefold() == name]
        if len(found) == 1:
            return self.person(found[0])
        self.record.losses.add("Proposal.by", "not surely one person of the list", case)
        return None

    def vote(self, case: Case, vote: Vote, number: int, place: int, motion: str) -> None:
        self.put(
            "vote_events", number, place,
            motion_id=motion, organization_id=self.body(), classification=vote.method, start_date=_moment(self.record.meeting.date, None),
            result={"carried": "pass", "rejected": "fail"}[vote.result] if vote.result else None,
            counts=[*self.counts(case, vote), *self.party_counts(vote)],
            group_results=[{"group_id": self.organization(one.party), "result": OPTIONS[one.choice]} for one in vote.parties if one.count is None],
            votes=[self.ballot(one) for one in vote.ballots],
        )  # fmt: skip

    def counts(self, case: Case, vote: Vote) -> list[Json]:
        """For, against and blank; of proposals set against each other, the votes for each."""
        if vote.alternatives and all(one.subject and one.count is not None for one in vote.alternatives):
            return [{"option": one.subject, "value": one.count} for one in vote.alternatives]
        self.record.losses.add("Vote.alternatives", "an alternative without words or count", case, len(vote.alternatives))
        told = (("for", vote.for_), ("against", vote.against), ("blank", vote.blank))
        return [{"option": OPTIONS[choice], "value": count} for choice, count in told if count is not None]  # type: ignore[index]

    def party_counts(self, vote: Vote) -> list[Json]:
        counted = [one for one in vote.parties if one.count is not None]
        return [{"option": OPTIONS[one.choice], "value": one.count, "group_id": self.organization(one.party)} for one in counted]

    def ballot(self, ballot: Ballot) -> Json:
        person = self.record.voter(ballot)
        voter = self.person(person) if person else self.put("persons", "voter", ballot.name, name=ballot.name)
        group = {"group_id": self.organization(ballot.party)} if ballot.party else {}
        return {"voter_id": voter, "option": OPTIONS[ballot.choice], **group}


def _identifiers(*told: tuple[str | None, str]) -> list[Json]:
    return [{"identifier": identifier, "scheme": scheme} for identifier, scheme in told if identifier]


def _moment(day: dt.date | None, clock: str | None) -> str | None:
    """ISO 8601: a moment with its offset, or the day alone."""
    if day is None or clock is None:
        return day.isoformat() if day else None
    return moment(day, clock).isoformat()
