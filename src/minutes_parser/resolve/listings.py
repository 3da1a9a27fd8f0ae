"""The lists of people as they stand in the document, put in order before they are brought together person by person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
import regex

from ..extract.mention import Mention
from ..model import Attendee
from ..view import fold
from .similarity import compare

THERE = ("present", "substitutes", "pairs", "administration", "guests", "observers", "secretaries", "chairs", "told")
"""Lists of those who were there."""
_FEWEST = 3


@attrs.frozen
class Listing:
    """A list of people as it stands in the document. ``of_members``: its label says that those listed are members."""

    kind: str
    mentions: tuple[Mention, ...]
    of_members: bool = False


def as_register(listing: Listing, listings: Sequence[Listing]) -> Listing:
    """A roll of those present on which all who are absent stand too is a register of the members; the absences override it."""
    if listing.kind != "present":
        return listing
    gone = [
        m.name for other in listings if other.kind in ("absent", "pairs") for m in other.mentions if m.name and (m.absent or other.kind == "absent")
    ]
    named = [m.name for m in listing.mentions if m.name]
    on_it = [any(compare(name, other) == "same" for other in named) for name in gone]
    return attrs.evolve(listing, kind="members") if len(gone) > 1 and all(on_it) else listing


def sorted_out(listings: Sequence[Listing]) -> list[Listing]:
    """The lists without those who only stand among their entries: who met instead of somebody absent, and of whom a sentence tells."""
    out: list[Listing] = []
    told: list[Mention] = []
    called: list[Mention] = []
    for listing in listings:
        plain: list[Mention] = []
        met: list[Mention] = []
        for mention in listing.mentions:
            if _elsewhere(mention, listing.kind):
                told.append(mention)
            elif mention.called and listing.kind == "members":
                called.append(mention)
            elif mention.instead and listing.kind == "absent" and plain:
                met.append(attrs.evolve(mention, substitute_for=mention.substitute_for or plain[-1].name))
            else:
                plain.append(mention)
        out.append(attrs.evolve(listing, mentions=tuple(plain)))
        out += [Listing("substitutes", tuple(met))] if met else []
    out += [Listing("called", tuple(called))] if called else []
    return [*out, Listing("told", tuple(told))] if told else out


def _elsewhere(mention: Mention, kind: str) -> bool:
    """Does a sentence tell of them what the list in which it stands does not?"""
    return mention.there and (mention.aside or not mention.instead) if kind == "absent" else mention.aside


def by_seat(listings: Sequence[Listing]) -> list[Listing]:
    """Substitutes for "representant nr. 8" linked to who has that number on a list."""
    wanted = any(m.for_seat for listing in listings for m in listing.mentions)
    if not wanted:
        return list(listings)
    seats: dict[int, str] = {}
    for listing in listings:
        if listing.kind in ("members", "present", "absent", "called"):
            for mention in listing.mentions:
                if mention.seat and mention.name:
                    seats.setdefault(mention.seat, mention.name)
    return [attrs.evolve(x, mentions=tuple(_seated(m, seats) for m in x.mentions)) for x in listings]


def _seated(mention: Mention, seats: Mapping[int, str]) -> Mention:
    whom = seats.get(mention.for_seat) if mention.for_seat else None
    return attrs.evolve(mention, substitute_for=mention.substitute_for or whom) if whom else mention


def paired(listings: Sequence[Listing]) -> list[Listing]:
    """Substitutes listed in the order of those they stood in for, told by the parties of each pair and by "Ingen vara"."""
    gone = next((x for x in listings if x.kind == "absent" and len(x.mentions) > 1), None)
    stood = next((x for x in listings if x.kind == "substitutes" and len(x.mentions) > 1), None)
    if not gone or not stood or len(gone.mentions) != len(stood.mentions) or any(m.substitute_for for m in stood.mentions):
        return list(listings)
    pairs = list(zip(gone.mentions, stood.mentions, strict=True))
    if not all(b.nobody or (a.represents and b.represents and fold(a.represents) == fold(b.represents)) for a, b in pairs):
        return list(listings)
    linked = tuple(attrs.evolve(b, substitute_for=a.name) if b.name else b for a, b in pairs)
    return [attrs.evolve(x, mentions=linked) if x is stood else x for x in listings]


def with_organisations(listings: Sequence[Listing]) -> Iterator[Listing]:
    """Where a body lists the associations that met and no person, and has no register of members, the associations are the attendees."""
    registered = any(listing.kind == "members" for listing in listings)
    for listing in listings:
        named = any(m.name for m in listing.mentions)
        if registered or listing.kind not in (*THERE, "absent") or listing.kind == "administration" or named:
            yield listing
        else:
            yield attrs.evolve(
                listing,
                mentions=tuple(attrs.evolve(m, name=m.represents) if m.represents and _association(m.represents) else m for m in listing.mentions),
            )


def _association(words: str) -> bool:
    if words.startswith(("Fra ", "Frå ")) or len(words) > 40 or len(words.split()) > 3:
        return False
    return words.casefold() not in ("trinn", "klasse", "avdeling") and regex.fullmatch(r"[\p{L}\d .&':-]*\p{L}[\p{L}\d .&':-]*", words) is not None


def _beside(attendees: Sequence[Attendee], listings: Sequence[Listing]) -> int:
    """How many members are told absent whom the list of members leaves out: "Medlemmer: …" names those who met, "Forfall: …" the others."""
    listed = [m.name for x in listings if x.kind == "members" for m in x.mentions if m.name]
    away = [m.name for x in listings if x.kind == "absent" for m in x.mentions if m.name]
    apart = [name for name in away if all(compare(name, other) == "different" for other in listed)]
    return sum(any(a.group == "member" and compare(a.name, name) == "same" for a in attendees) for name in apart)


def seats_of(attendees: Sequence[Attendee], listings: Sequence[Listing], *, register: int) -> int | None:
    """The members of the body, where the lists account for all of them; ``register``: how many stand on a list of all members.

    Without such a register all are accounted for where each on the roll has a word for whether they were there, where nobody is
    said to be absent, and where members who met and members who did not are listed apart. A list of those present alone proves
    nothing.
    """
    if register >= _FEWEST:
        return register + _beside(attendees, listings)
    roll = next((x for x in listings if x.kind == "present" and any(m.name for m in x.mentions)), None)
    if roll is None:
        return None
    away = [m for x in listings if x.kind in ("absent", "pairs") for m in x.mentions]
    told = [m for m in roll.mentions if m.name]
    gone = [m for m in away if m.name]
    nobody_gone = any(m.nobody for m in away) and not gone and all(" " in (m.name or "") for m in told)
    if not (all(m.stated for m in told) or nobody_gone or (roll.of_members and gone)):
        return None
    people = [next((a for a in attendees if compare(a.name, m.name or "") == "same"), None) for m in (*told, *gone)]
    sure = all(a and a.presence != "unknown" and a.group != "unknown" for a in people)
    members = [a for a in attendees if a.group == "member"]
    return len(members) if sure and len(members) >= _FEWEST else None
