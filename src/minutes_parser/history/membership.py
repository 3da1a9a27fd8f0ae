"""Who sat where, and when, as the attendance lists show it: a row for each run of meetings in one capacity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from .archive import Archive
from .model import Appearance, Body, Membership, Person
from .persons import side_of


def memberships_of(archive: Archive, persons: Sequence[Person]) -> tuple[Membership, ...]:
    """The memberships of every person in every body, in the order of the persons. Guests are in no body; meetings without a date cannot
    be put in order and make no run."""
    bodies = {body.id: body for body in archive.bodies}
    dated = {one.id for one in archive.held if one.date}
    return tuple(found for person in persons for found in _of(person, bodies, dated))


def _of(person: Person, bodies: Mapping[str, Body], dated: set[str]) -> Iterator[Membership]:
    by_body: dict[str, list[Appearance]] = defaultdict(list)
    for one in person.appearances:
        if one.meeting in dated and one.group != "guest":
            by_body[one.body].append(one)
    for body, appearances in by_body.items():
        for _, run in groupby(appearances, key=lambda one: (one.group, one.role, side_of(one.represents))):
            yield _membership(person, bodies[body], list(run), [one for one in bodies[body].meetings if one in dated])


def _membership(person: Person, body: Body, run: Sequence[Appearance], meetings: Sequence[str]) -> Membership:
    first, last = run[0], run[-1]
    listed = {one.meeting for one in run}
    between = meetings[meetings.index(first.meeting) : meetings.index(last.meeting) + 1]
    return Membership(
        *(person.id, person.name, body.id, first.group, first.role, first.represents, first.meeting, last.meeting, first.date, last.date),
        attended=tuple(one.meeting for one in run if one.presence == "present"),
        absent=tuple(one.meeting for one in run if one.presence == "absent"),
        unlisted=tuple(one for one in between if one not in listed),
        substitute_for=tuple(dict.fromkeys(one.substitute_for for one in run if one.substitute_for)),
    )
