"""The same person over meetings. Never on doubt: who may be one and is not surely one stands apart, and the pair is told.

A name is one person within an organisation (within a body, where no organisation is named) as long as nothing that the person represents
speaks against it: of two parties, or two municipalities, there are two people. A name spelled otherwise needs the same party or
municipality besides, and that the two are never on one list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import attrs

from ..lexicon.gazetteer import key, party_like
from ..resolve.similarity import compare, name_parts
from .archive import Held
from .model import Apart, Appearance, Person, PossiblySame

Scope = tuple[str, str]
"""Where a name is one person: ("organisation", its name) or ("body", its id)."""


@attrs.define(eq=False)
class _Somebody:
    scope: Scope
    side: str | None
    appearances: list[Appearance]

    @property
    def name(self) -> str:
        return max((a.name for a in self.appearances), key=len)

    def meets(self, other: _Somebody) -> bool:
        """Are both on the list of one meeting?"""
        return bool({a.meeting for a in self.appearances} & {a.meeting for a in other.appearances})


def persons_of(held: Sequence[Held]) -> tuple[tuple[Person, ...], tuple[PossiblySame, ...]]:
    """Everybody on the attendance lists, and the pairs that were left apart on doubt."""
    order = {one.id: place for place, one in enumerate(held)}
    people = [each for (scope, _), bearers in _by_name(held).items() for each in _of_one_name(scope, bearers)]
    people = _one_spelling(people, order)
    people.sort(key=lambda one: order[one.appearances[0].meeting])
    found = tuple(_person(f"P{number}", one) for number, one in enumerate(people, start=1))
    doubts = (PossiblySame((found[a].id, found[b].id), why) for a, b, why in _doubts(people))
    return found, tuple(doubts)


def _by_name(held: Sequence[Held]) -> Mapping[tuple[Scope, tuple[str, ...]], list[Appearance]]:
    found: dict[tuple[Scope, tuple[str, ...]], list[Appearance]] = defaultdict(list)
    for one in held:
        scope = ("organisation", one.organisation) if one.organisation else ("body", one.body)
        for a in one.minutes.attendance.attendees:
            parts = name_parts(a.name)
            facts = (a.id, a.name, a.presence, a.group, a.role, a.represents, a.substitute_for, a.span)
            # half a name is nobody in particular at another meeting
            found[scope, parts if len(parts) > 1 else (*parts, one.id)].append(Appearance(one.id, one.body, one.date, *facts))
    return found


def _of_one_name(scope: Scope, bearers: Sequence[Appearance]) -> Iterator[_Somebody]:
    """Somebody for each side that bearers of the name stand on. Who stands on none is the only one there is, or on doubt another."""
    by_side: dict[str | None, list[Appearance]] = defaultdict(list)
    for one in bearers:
        by_side[side_of(one.represents)].append(one)
    if any(len({a.meeting for a in mine}) < len(mine) for mine in by_side.values()):
        yield from (_Somebody(scope, side_of(a.represents), [a]) for a in bearers)  # two on one list: which is which elsewhere, nobody knows
        return
    if len(by_side) == 2 and None in by_side and len({a.meeting for a in bearers}) == len(bearers):
        side = next(side for side in by_side if side)
        yield _Somebody(scope, side, list(bearers))
        return
    yield from (_Somebody(scope, side, mine) for side, mine in by_side.items())


def side_of(represents: str | None) -> str | None:
    """What a person represents, however it is written: "Høyre" is "H"."""
    party = party_like(represents) if represents and represents.strip(" .:") else None
    return party.code if party else key(represents) if represents else None


def _one_spelling(people: Sequence[_Somebody], order: Mapping[str, int]) -> list[_Somebody]:
    """Those whose names differ in spelling alone made one, where they stand on the same side and only two can be meant."""
    alike: dict[int, list[int]] = defaultdict(list)
    for a, b in _near(people):
        one, other = people[a], people[b]
        if one.scope == other.scope and one.side and one.side == other.side and compare(one.name, other.name) == "same" and not one.meets(other):
            alike[a].append(b)
            alike[b].append(a)
    merged = {a: b for a, (b, *more) in alike.items() if not more and alike[b] == [a]}
    for a, b in merged.items():
        if a < b:
            people[a].appearances = sorted(people[a].appearances + people[b].appearances, key=lambda each: order[each.meeting])
    return [one for place, one in enumerate(people) if merged.get(place, place) >= place]


def _near(people: Sequence[_Somebody]) -> Iterator[tuple[int, int]]:
    """Pairs whose last names begin alike: comparing all with all would take long, and no two others are the same."""
    by_letter: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(people):
        by_letter[(name_parts(one.name) or (" ",))[-1][:1]].append(place)
    for places in by_letter.values():
        yield from combinations(places, 2)


def _doubts(people: Sequence[_Somebody]) -> Iterator[tuple[int, int, Apart]]:
    for a, b in sorted(_near(people)):
        one, other = people[a], people[b]
        why = _why(one, other)
        if why and (why == "represents" or not one.meets(other)):
            yield a, b, why


def _why(one: _Somebody, other: _Somebody) -> Apart | None:
    """Why two were left apart who may be one; ``None`` where nobody would take them for one."""
    conflict = bool(one.side and other.side and one.side != other.side)
    same_name = name_parts(one.name) == name_parts(other.name)
    if one.scope != other.scope:
        return "body" if same_name and not conflict else None
    if same_name:
        return "represents" if conflict else "unnamed"
    return None if conflict or compare(one.name, other.name) == "different" else "spelling"


def _person(number: str, one: _Somebody) -> Person:
    represents = dict.fromkeys(a.represents for a in one.appearances if a.represents)
    return Person(number, one.name, tuple(represents), tuple(one.appearances))
