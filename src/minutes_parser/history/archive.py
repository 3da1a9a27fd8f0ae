"""The meetings to be linked, in order, and which of them are of one body."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from ..export.tables import key_of
from ..model import Case, Minutes
from ..resolve.similarity import name_parts
from ..view import fold
from .model import Body, CaseKey

_FEW = 3
"""So few people may meet in another body."""


@attrs.frozen
class Held:
    """A meeting that was held, with its key and its body."""

    id: str
    minutes: Minutes
    body: str

    @property
    def date(self) -> dt.date | None:
        return self.minutes.meeting.date

    @property
    def organisation(self) -> str | None:
        name = self.minutes.meeting.organisation
        return fold(name) if name else None


@attrs.frozen
class Treated:
    """A case of a meeting that was held."""

    key: CaseKey
    case: Case
    held: Held


@attrs.frozen
class Archive:
    """Meetings by date (those without one last), the cases treated in them, and the bodies."""

    held: tuple[Held, ...]
    cases: tuple[Treated, ...]
    bodies: tuple[Body, ...]
    left_out: tuple[str, ...]


def archive_of(minutes: Iterable[Minutes]) -> Archive:
    """Number, order and group what is given."""
    seen: Counter[str] = Counter()
    found: list[tuple[str, Minutes]] = []
    left_out: list[str] = []
    for one in minutes:
        seen[one.source.name] += 1
        key = key_of(one.source.name, seen[one.source.name])
        if one.kind in ("minutes", "case_record"):
            found.append((key, one))
        else:
            left_out.append(key)
    found.sort(key=lambda each: (each[1].meeting.date is None, each[1].meeting.date or dt.date.min, each[0]))
    groups = _groups([one for _, one in found])
    held = tuple(Held(key, one, f"b{group + 1}") for (key, one), group in zip(found, groups, strict=True))
    return Archive(held, tuple(_cases(held)), tuple(_bodies(held)), tuple(left_out))


def _cases(held: Sequence[Held]) -> Iterable[Treated]:
    """Each case once: an extract of a protocol (særutskrift) that is given besides it tells nothing new."""
    seen = set()
    order = {one.id: number for number, one in enumerate(held)}
    found = []
    for meeting in sorted(held, key=lambda one: one.minutes.kind != "minutes"):
        for position, case in enumerate(meeting.minutes.cases, start=1):
            number = case.number.raw if case.number else None
            mark = (meeting.body, meeting.date, number)
            if number and meeting.date and mark in seen and meeting.minutes.kind != "minutes":
                continue
            seen.add(mark)
            found.append(Treated(CaseKey(meeting.id, position, number), case, meeting))
    return sorted(found, key=lambda one: (order[one.held.id], one.key.case))


def _bodies(held: Sequence[Held]) -> Iterable[Body]:
    for body in dict.fromkeys(one.body for one in held):
        mine = [one for one in held if one.body == body]
        named = next((one.minutes.meeting for one in mine if one.minutes.meeting.body), mine[0].minutes.meeting)
        organisation = next((one.minutes.meeting.organisation for one in mine if one.minutes.meeting.organisation), None)
        yield Body(body, named.body, organisation, tuple(one.id for one in mine))


def _groups(minutes: Sequence[Minutes]) -> list[int]:
    """For each meeting the number of its group: by organisation and body, or by its people where it names no body."""
    groups: list[int] = []
    names: list[tuple[str | None, str] | None] = []
    people: list[set[tuple[tuple[str, ...], str]]] = []
    for one in minutes:
        name, present = _name(one), _people(one)
        group = names.index(name) if name and name in names else None
        if group is None and name is None:
            near = [g for g, others in enumerate(people) if names[g] is None and _alike(present, others)]
            group = near[0] if len(near) == 1 else None
        if group is None:
            group = len(names)
            names.append(name)
            people.append(set())
        people[group] = present or people[group]  # the latest list: members change little from one meeting to the next
        groups.append(group)
    return groups


def _name(one: Minutes) -> tuple[str | None, str] | None:
    meeting = one.meeting
    return (fold(meeting.organisation) if meeting.organisation else None, fold(meeting.body)) if meeting.body else None


def _people(one: Minutes) -> set[tuple[tuple[str, ...], str]]:
    return {(name_parts(a.name), fold(a.represents)) for a in one.attendance.attendees if a.represents}


def _alike(some: set[tuple[tuple[str, ...], str]], others: set[tuple[tuple[str, ...], str]]) -> bool:
    shared = len(some & others)
    return shared > _FEW and 2 * shared >= min(len(some), len(others))
