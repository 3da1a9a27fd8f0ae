"""Persons from lists: what each list says of a person, gathered under one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ..diagnostics import Code, Diagnostic
from ..extract.mention import Mention
from ..lexicon.gazetteer import is_municipality
from ..model import Change, Group
from ..span import Span
from ..view import fold
from .listings import THERE, Listing
from .similarity import compare, name_parts

NO_MEMBER = Code(
    "MP403", "warning", "An absence without a member", "the list of absences names {name}, which no member represents",
    "Give the member list, or read the place: it may be misspelled.",
)  # fmt: skip
CODES = (NO_MEMBER,)

_GROUPS: dict[str, Group] = {
    "members": "member",
    "substitutes": "substitute",
    "administration": "administration",
    "guests": "guest",
    "observers": "observer",
}

_FIRST_AND_LAST = 2


@attrs.define
class Person:
    """What the lists say of one person, gathered."""

    name: str
    spans: list[Span]
    lists: set[str]
    represents: str | None = None
    role: str | None = None
    group: Group = "unknown"
    substitute_for: str | None = None
    arrived: str | bool | None = None
    left: str | bool | None = None
    changes: tuple[Change, ...] = ()
    absent: bool = False
    present: bool = False
    replaced: bool = False
    """A substitute met for this member."""


def gather(listings: Sequence[Listing], *, recognised: bool) -> tuple[list[Person], tuple[Diagnostic, ...]]:
    """The persons of the lists in their order, and the absences of places that nobody represents."""
    people: list[Person] = []
    places: list[tuple[str, Mention]] = []
    seats = {fold(p.represents) for listing in listings if listing.kind == "members" for p in listing.mentions if p.represents}
    for listing in listings:
        for mention in listing.mentions:
            if mention.name and listing.kind == "absent" and fold(mention.name) in seats:
                places.append((listing.kind, attrs.evolve(mention, represents=mention.name)))
            elif mention.name:
                _record(people, listing, mention, recognised)
            elif not mention.nobody:
                places.append((listing.kind, mention))
    return people, tuple(_places(people, places))


def _record(people: list[Person], listing: Listing, mention: Mention, recognised: bool) -> None:
    mention = _away_since(mention) if listing.kind == "absent" and mention.since else mention
    assert mention.name is not None
    name = mention.name
    same = [
        p
        for p in people
        if compare(p.name, name, recognised=recognised) == "same"
        and not namesakes(p.represents, mention.represents)
        and not _side_by_side(p, listing, name)
    ]
    person = min(same, key=lambda p: fold(p.name) != fold(name), default=None)
    if person is None:
        person = Person(mention.name, [], set())
        people.append(person)
    elif len(mention.name) > len(person.name):
        person.name = mention.name
    person.spans.append(mention.span)
    person.represents = person.represents or mention.represents
    person.role = person.role or (mention.role if listing.kind != "guests" or mention.role == "secretary" else None)
    own = mention.group if listing.kind != "guests" or mention.group != "member" else "unknown"  # the chair of another body is a guest here
    group: Group = own if own != "unknown" else _GROUPS.get(listing.kind, "member" if listing.of_members else "unknown")
    told_of = (
        own == "unknown" and listing.kind == "administration" and "present" in person.lists and (person.represents or mention.changes)
    )  # of a member, below the staff
    person.group = group if (person.group == "unknown" and not told_of) or group == "substitute" else person.group
    person.lists.add(listing.kind)
    person.substitute_for = person.substitute_for or mention.substitute_for
    person.arrived = person.arrived or mention.arrived
    person.left = person.left or mention.left
    person.changes += mention.changes
    partly = bool(mention.arrived or mention.left or mention.changes)
    sure = bool(mention.arrived) or any(c.time or c.case for c in mention.changes)
    person.present |= (listing.kind in THERE and not mention.absent) or (listing.kind == "absent" and sure)
    person.absent |= mention.absent or (listing.kind == "absent" and not partly)


def _side_by_side(person: Person, listing: Listing, name: str) -> bool:
    """Two people on one list, told apart by their middle names, "Per Ole Moe" and "Per Nils O. Moe", or by a middle name and the spelling of the
    last: "Per Ole Moe" and "Per Mo"."""
    one, other = name_parts(person.name), name_parts(name)
    apart = len(one) != len(other) and (min(len(one), len(other)) > _FIRST_AND_LAST or one[-1] != other[-1])
    return apart and any(m.span in person.spans for m in listing.mentions)


def _away_since(mention: Mention) -> Mention:
    """ "Forfall: Kari Moe (fra kl. 12)": she left then."""
    turned = tuple(attrs.evolve(c, change="left") if c.change == "arrived" else c for c in mention.changes)
    return attrs.evolve(mention, arrived=None, left=mention.left or mention.arrived, changes=turned)


def namesakes(a: str | None, b: str | None) -> bool:
    """Two people of one name represent different municipalities."""
    return bool(a and b and fold(a) != fold(b) and is_municipality(a) and is_municipality(b))


def _places(people: Sequence[Person], places: Sequence[tuple[str, Mention]]) -> Iterator[Diagnostic]:
    """ "Frafall: Dønna, Sømna" names the members by what they represent."""
    for kind, mention in places:
        if kind != "absent" or not mention.represents:
            continue
        bearers = [p for p in people if p.represents and fold(p.represents) == fold(mention.represents) and "members" in p.lists]
        if not bearers:
            yield NO_MEMBER.at((mention.span,), name=mention.represents)
        for person in bearers:
            person.spans.append(mention.span)
            person.lists.add(kind)
            person.arrived = person.arrived or mention.arrived
            person.left = person.left or mention.left
            person.changes += mention.changes
            person.present |= bool(mention.arrived or mention.left)
            person.absent |= not (mention.arrived or mention.left)
