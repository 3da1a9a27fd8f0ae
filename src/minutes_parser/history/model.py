"""What was found over several meetings: frozen objects that point back into the minutes by the keys of the tables.

``meeting`` is ``meeting_id`` of the tables (the name of the file, ``name#2`` for its second meeting), ``case`` is ``case_id`` (its place in the
order treated, from 1), ``attendee`` is ``attendee_id``; a ``span`` is one into the text of that meeting's source.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from ..model import Group, Outcome, Presence, Role
from ..span import Spans

if TYPE_CHECKING:
    from ..export.frames import Backend

Begun = Literal["new", "taken_up_again", "received"]
"""``taken_up_again``: this body had treated it before; ``received``: only another body had."""
Became = Literal["deferred", "referred", "decided", "withdrawn"]
"""``referred``: sent on (oversendt), or next treated by another body; ``deferred``: utsatt."""
Status = Literal["found", "not_in_archive", "unclear"]
Why = Literal["title", "subject", "archive_ref"]
Apart = Literal["represents", "body", "spelling", "unnamed"]


@frozen
class Body:
    """One body (utvalg) and its meetings, by date. Meetings that do not name their body are of one where most of their people are the same."""

    id: str
    name: str | None
    organisation: str | None
    meetings: tuple[str, ...]


@frozen
class Appearance:
    """A person on the attendance list of one meeting."""

    meeting: str
    body: str
    date: dt.date | None
    attendee: str
    name: str
    presence: Presence
    group: Group
    role: Role | None
    represents: str | None
    substitute_for: str | None
    span: Spans = ()


@frozen
class Person:
    """One person over the meetings; ``name`` is the fullest form, ``represents`` every way it was written."""

    id: str
    name: str
    represents: tuple[str, ...]
    appearances: tuple[Appearance, ...]


@frozen
class PossiblySame:
    """Two persons who may be one and were not made one. ``why``: they ``represents`` different parties or municipalities; they sit in another
    ``body`` and nothing says that its organisation is the same; the ``spelling`` differs; whom one ``represents`` is not told (``unnamed``)."""

    persons: tuple[str, str]
    why: Apart


@frozen
class Membership:
    """A person in a body in one capacity, as the lists show it: from the first meeting of a run to the last.

    It may have begun before and ended after. ``attended`` and ``absent`` are meetings of the run; ``unlisted`` those in between whose list does not
    name the person.
    """

    person: str
    name: str
    body: str
    group: Group
    role: Role | None
    represents: str | None
    first: str
    last: str
    from_: dt.date | None
    to: dt.date | None
    attended: tuple[str, ...]
    absent: tuple[str, ...]
    unlisted: tuple[str, ...]
    substitute_for: tuple[str, ...]


@frozen
class CaseKey:
    """A case in a meeting."""

    meeting: str
    case: int
    number: str | None = None


@frozen
class Step:
    """One treatment of a case: when, where, how it came there and what became of it; ``span`` is that of the decision (of the case, without one)."""

    key: CaseKey
    body: str
    date: dt.date | None
    title: str | None
    begun: Begun
    became: Became | None
    outcome: Outcome | None
    span: Spans = ()


@frozen
class Thread:
    """One case over bodies and meetings (sakens gang), in order. Joined by the archive's number, or by a citation under the same title."""

    id: str
    title: str | None
    archive_ref: str | None
    steps: tuple[Step, ...]


@frozen
class Citation:
    """An earlier case or meeting that a case cites, looked up. ``meeting`` and ``target`` are what it means, where that is sure;
    ``not_in_archive``: no case or meeting given bears that number or date; ``unclear``: several might, or only one of another body
    (``candidates``)."""

    by: CaseKey
    raw: str
    status: Status
    target: CaseKey | None
    meeting: str | None
    candidates: tuple[CaseKey, ...] = ()
    span: Spans = ()


@frozen
class Candidate:
    """Two cases that may belong together, for a reader to judge: the same ``title``; the decision of each names the ``subject`` of the other;
    the same ``archive_ref`` under titles with nothing in common. ``words`` are what they share, ``spans`` where the later one says so."""

    one: CaseKey
    other: CaseKey
    why: Why
    words: tuple[str, ...]
    spans: Spans = ()


@frozen
class History:
    """What :func:`minutes_parser.link` found. ``left_out`` are meetings given that were none: notices and other documents."""

    bodies: tuple[Body, ...]
    persons: tuple[Person, ...]
    possibly_same: tuple[PossiblySame, ...]
    memberships: tuple[Membership, ...]
    threads: tuple[Thread, ...]
    citations: tuple[Citation, ...]
    candidates: tuple[Candidate, ...]
    left_out: tuple[str, ...]

    def to_frames(self, *, backend: Backend = "pandas") -> dict[str, Any]:
        """Tables that join those of :func:`minutes_parser.to_frames`: persons, memberships, steps, citations, candidates. Raises as that does."""
        from .tables import frames

        return frames(self, backend)
