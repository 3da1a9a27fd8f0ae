"""Who was there: the lists of members, of those present and of those absent, brought together person by person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ..diagnostics import Code, Diagnostic
from ..extract.numbers import Stated
from ..model import Attendance, Attendee, Presence
from ..span import Spans
from .gathering import Person, gather, namesakes
from .grouping import link_substitutes, settle_groups
from .listings import Listing, as_register, by_seat, paired, seats_of, sorted_out, with_organisations
from .similarity import compare

BOTH_LISTS = Code(
    "MP401", "warning", "On both lists", "{name} is listed both as present and as absent",
    "The presence is given as unknown. Read the two places and decide; the interval of the quorum check covers both.",
)  # fmt: skip
UNACCOUNTED = Code(
    "MP402", "warning", "A seat nobody accounts for", "{name} ({represents}) is a member, listed neither as present nor as absent",
    "The presence is given as unknown and the member does not count as present.",
)  # fmt: skip
ONLY_CALLED = Code(
    "MP404", "info", "Called, and nothing more", "{name} was called; the document does not say whether they came",
    "The presence is given as unknown.",
)  # fmt: skip
POSSIBLY_SAME = Code(
    "MP405", "warning", "Possibly the same person", "{name} and {other} may be the same person",
    "They are kept apart because the spelling alone cannot decide.",
)  # fmt: skip
NOT_TOLD = Code(
    "MP407", "warning", "Members, and no word of who came", "{count} are listed as members, and nothing tells whether they came",
    "Their presence is given as unknown. Where a list, a sentence or a column tells it, please report how it is worded.",
)  # fmt: skip
CODES = (BOTH_LISTS, UNACCOUNTED, ONLY_CALLED, POSSIBLY_SAME, NOT_TOLD)


def bring_together(listings: Sequence[Listing], *, assembly: bool = False, recognised: bool = False) -> tuple[Attendance, tuple[Diagnostic, ...]]:
    """One attendee per person, with presence decided from all lists, and what was odd.

    At an ``assembly`` (general assembly, annual meeting) those who met are its members. ``recognised``: from pictures, so that letters which
    look alike may be one.
    """
    listings = by_seat(sorted_out(listings))
    listings = paired([as_register(listing, listings) for listing in listings])
    people, found = gather(tuple(with_organisations(listings)), recognised=recognised)
    link_substitutes(people, recognised)
    settle_groups(people, listings, assembly=assembly)
    attendees, more = _attendees(people, listings)
    seats = seats_of(attendees, listings, register=sum("members" in p.lists for p in people))
    return Attendance(seats=seats, attendees=attendees), (*found, *more, *_similar(people))


def with_stated(attendance: Attendance, stated: Stated) -> Attendance:
    """The attendance with the numbers that the minutes state; a stated number of members goes before a counted one."""
    return attrs.evolve(attendance, seats=stated.seats or attendance.seats, stated_present=stated.present)


def _attendees(people: Sequence[Person], listings: Sequence[Listing]) -> tuple[tuple[Attendee, ...], list[Diagnostic]]:
    roll_call = any(p.present and "present" in p.lists for p in people)
    absences = any(listing.kind in ("absent", "pairs") and listing.mentions for listing in listings)
    attendees, found = [], []
    untold = [p for p in people if not (roll_call or absences) and "members" in p.lists and not (p.present or p.absent or p.replaced)]
    for number, person in enumerate(people, start=1):
        presence, inferred, note = _presence(person, roll_call=roll_call, absences=absences)
        spans: Spans = tuple(dict.fromkeys(person.spans))
        if note:
            found.append(note.at(spans, name=person.name, represents=person.represents or "–"))
        attendees.append(
            Attendee(
                id=f"p{number}",
                name=person.name,
                presence=presence,
                group=person.group,
                role=person.role,  # type: ignore[arg-type]  # a Role by the roles table's own typing
                represents=person.represents,
                substitute_for=person.substitute_for,
                arrived=person.arrived,
                left=person.left,
                changes=person.changes,
                basis="inferred" if inferred else "stated",
                span=spans,
            )
        )
    if untold:
        found.append(NOT_TOLD.at(tuple(span for p in untold for span in p.spans[:1]), count=len(untold)))
    return tuple(attendees), found


def _presence(person: Person, *, roll_call: bool, absences: bool) -> tuple[Presence, bool, Code | None]:
    """Presence, whether it was inferred, and what is odd about it. A list of absences overrides a roll of every member."""
    whole_roll = "present" in person.lists and "absent" in person.lists
    if person.present and person.absent and not person.replaced:
        return ("unknown", False, BOTH_LISTS) if whole_roll and not person.arrived else ("present", False, None)
    if person.absent or person.replaced:
        return "absent", person.replaced and not person.absent, None
    if person.present:
        return "present", False, None
    if "members" in person.lists:
        if roll_call:
            return "unknown", False, UNACCOUNTED
        if absences:
            return "present", True, None
    if person.lists == {"called"}:
        return "unknown", False, ONLY_CALLED
    return "unknown", False, None


def _similar(people: Sequence[Person]) -> Iterator[Diagnostic]:
    for index, person in enumerate(people):
        for other in people[index + 1 :]:
            if compare(person.name, other.name) == "possible" and not namesakes(person.represents, other.represents):
                yield POSSIBLY_SAME.at((person.spans[0], other.spans[0]), name=person.name, other=other.name)
