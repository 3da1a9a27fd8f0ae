"""What each person was there as: a member, somebody's substitute, one of the staff, a guest."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.gazetteer import municipalities, party_like
from ..patterns import pattern
from ..view import fold
from .gathering import Person
from .listings import Listing
from .similarity import compare

_CLASS = pattern(r"\d{1,2}\.?\s?(?:klassetrinn|trinn|klasse|avdeling|steg|årstrinn|tr\.?|kl\.?)|\d{1,2}\s?[A-Ea-e]")
"""A class of a school: whoever stands for it is a member of the parents' body."""


def link_substitutes(people: list[Person], recognised: bool) -> None:
    """Link substitutes to the members they stood in for: by name, else by what both represent."""
    members = [p for p in people if "members" in p.lists]
    for person in list(people):
        if person.substitute_for:
            person.group = "substitute"
            member = next(
                (p for p in people if p is not person and compare(p.name, person.substitute_for or "", recognised=recognised) == "same"), None
            )
            if member is None:
                member = Person(person.substitute_for, list(person.spans), set(), represents=None, group="member")
                people.append(member)
            person.substitute_for = member.name
            member.group = "member" if member.group == "unknown" else member.group
            there = member.present or member.left or ("members" in member.lists and not member.absent and any(c.case for c in person.changes))
            member.replaced = not (there and person.changes)  # for some cases only: both were there
        elif members and person.present and "members" not in person.lists and person.group in ("unknown", "substitute") and person.represents:
            seats = [m for m in members if m.represents and fold(m.represents) == fold(person.represents)]
            vacant = [m for m in seats if not m.present]
            if len(seats) == len(vacant) == 1:
                person.group, person.substitute_for = "substitute", vacant[0].name
                vacant[0].replaced = True


def _of_class(person: Person) -> bool:
    """On the list of those present for a class: also who wrote the minutes."""
    return "present" in person.lists and person.represents is not None and _CLASS.fullmatch(person.represents) is not None


def settle_groups(people: Sequence[Person], listings: Sequence[Listing], *, assembly: bool) -> None:
    """Members by list or role; staff by their employer; others of an organisation are guests."""
    staff = {fold(p.represents) for p in people if p.group == "administration" and p.represents and fold(p.represents) not in municipalities()}
    has_members = any("members" in p.lists for p in people)
    apart = ("administration", "guests", "observers", "absent", "pairs", "secretaries")
    others = any(listing.kind in apart and listing.mentions for listing in listings)
    first = next((set(map(id, listing.mentions)) for listing in listings if listing.of_members and listing.kind == "present"), set())
    later = {m.name for listing in listings if listing.kind == "present" and not listing.of_members and first for m in listing.mentions}
    seated = any(p.represents and (party_like(p.represents) or _CLASS.fullmatch(p.represents)) and "present" in p.lists for p in people)
    ranked = seated or any(p.group == "member" and "present" in p.lists for p in people)
    rolls = {"present", "absent"} if assembly else {"present", "absent", "chairs"}  # an assembly may have somebody else lead it
    for person in people:
        if "members" in person.lists or (person.group == "administration" and person.role == "secretary" and _of_class(person)):
            person.group = "member"
        elif person.group == "unknown" and person.represents and fold(person.represents) in staff:
            person.group = "administration"
        elif person.group == "unknown" and has_members and person.present and person.represents:
            person.group = "guest"
        elif person.group == "unknown" and person.name in later:
            person.group = "guest"  # met besides the members, who have a list of their own
        elif person.group == "unknown" and (ranked or others or assembly) and person.lists & rolls:
            person.group = "member"
        elif person.group in ("unknown", "guest") and "secretaries" in person.lists:
            person.group = "administration"  # a member who writes the minutes is on the list of those present too
