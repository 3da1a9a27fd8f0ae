"""Who was there: the lists of members, of those present and of those absent, brought together person by person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..diagnostics import Code, Diagnostic
from ..extract.mention import Mention
from ..extract.numbers import Stated
from ..extract.standing import standing
from ..lexicon.gazetteer import is_municipality, municipalities, party_like
from ..lookalike import same_if_misread
from ..model import Attendance, Attendee, Change, Group, Presence
from ..span import Span, Spans
from ..view import fold
from .listings import THERE, Listing, as_register, by_seat, paired, seats_of, sorted_out, with_organisations
from .similarity import compare, name_parts

BOTH_LISTS = Code(
    "MP401", "warning", "On both lists", "{name} is listed both as present and as absent",
    "The presence is given as unknown. Read the two places and decide; the interval of the quorum check covers both.",
)  # fmt: skip
UNACCOUNTED = Code(
    "MP402", "warning", "A seat nobody accounts for", "{name} ({represents}) is a member, listed neither as present nor as absent",
    "The presence is given as unknown and the member does not count as present.",
)  # fmt: skip
NO_MEMBER = Code(
    "MP403", "warning", "An absence without a member", "the list of absences names {name}, which no member represents",
    "Give the member list, or read the place: it may be misspelled.",
)  # fmt: skip
ONLY_CALLED = Code(
    "MP404", "info", "Called, and nothing more", "{name} was called; the document does not say whether they came",
    "The presence is given as unknown.",
)  # fmt: skip
POSSIBLY_SAME = Code(
    "MP405", "warning", "Possibly the same person", "{name} and {other} may be the same person",
    "They are kept apart because the spelling alone cannot decide.",
)  # fmt: skip
CODES = (BOTH_LISTS, UNACCOUNTED, NO_MEMBER, ONLY_CALLED, POSSIBLY_SAME)

_INITIAL = regex.compile(r"\p{Lu}\.?")
_INITIAL_NEXT = regex.compile(r"\s\p{Lu}\.")
_NAME_NEXT = regex.compile(r"\s\p{Lu}\p{Ll}")
_CLASS = regex.compile(r"\d{1,2}\.?\s?(?:klassetrinn|trinn|klasse|avdeling|steg|årstrinn)|\d{1,2}\s?[A-Ea-e]")
"""A class of a school: whoever stands for it is a member of the parents' body."""
_GROUPS: dict[str, Group] = {
    "members": "member",
    "substitutes": "substitute",
    "administration": "administration",
    "guests": "guest",
    "observers": "observer",
}


@attrs.define
class _Person:
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


def bring_together(listings: Sequence[Listing], *, assembly: bool = False, recognised: bool = False) -> tuple[Attendance, tuple[Diagnostic, ...]]:
    """One attendee per person, with presence decided from all lists, and what was odd.

    At an ``assembly`` (general assembly, annual meeting) those who met are its members. ``recognised``: from pictures, so that letters which
    look alike may be one.
    """
    people: list[_Person] = []
    places: list[tuple[str, Mention]] = []
    listings = by_seat(sorted_out(listings))
    listings = paired([as_register(listing, listings) for listing in listings])
    seats = {fold(p.represents) for listing in listings if listing.kind == "members" for p in listing.mentions if p.represents}
    for listing in with_organisations(listings):
        for mention in listing.mentions:
            if mention.name and listing.kind == "absent" and fold(mention.name) in seats:
                places.append((listing.kind, attrs.evolve(mention, represents=mention.name)))
            elif mention.name:
                _record(people, listing, mention, recognised)
            elif not mention.nobody:
                places.append((listing.kind, mention))
    found: list[Diagnostic] = []
    found += _places(people, places)
    _substitutes(people, recognised)
    _groups(people, listings, assembly=assembly)
    attendees, more = _attendees(people, listings)
    seats_found = seats_of(attendees, listings, register=sum("members" in p.lists for p in people))
    return Attendance(seats=seats_found, attendees=attendees), (*found, *more, *_similar(people))


def find_person(people: Sequence[Attendee], name: str, *, recognised: bool = False) -> Attendee | None:
    """The attendee who surely bears ``name``, if exactly one does; in recognised text, the one whose name is the same but for a letter."""
    same = [p for p in people if compare(p.name, name) == "same"]
    if not same and recognised:
        same = [p for p in people if _but_for_a_letter(p.name, name)]
    return same[0] if len(same) == 1 else None


def _but_for_a_letter(name: str, other: str) -> bool:
    one, two = name_parts(name), name_parts(other)
    return len(one) == len(two) > 1 and all(same_if_misread(a, b) for a, b in zip(one, two, strict=True))


def with_stated(attendance: Attendance, stated: Stated) -> Attendance:
    """The attendance with the numbers that the minutes state; a stated number of members goes before a counted one."""
    return attrs.evolve(attendance, seats=stated.seats or attendance.seats, stated_present=stated.present)


def fullest(attendance: Attendance, text: str) -> Attendance:
    """Names in full where the document writes them so elsewhere: "Kari P. Moe" is "Kari Påle Moe", "Kari Moe" is "Kari P. Moe"."""
    return attrs.evolve(attendance, attendees=tuple(_full(a, text) for a in attendance.attendees))


def _full(attendee: Attendee, text: str) -> Attendee:
    tokens = attendee.name.split()
    initials = [i for i, t in enumerate(tokens) if _INITIAL.fullmatch(t)]
    if len(tokens) == 2 and not initials and _followed(text, tokens[0], _INITIAL_NEXT):
        pattern = rf"{regex.escape(tokens[0])}\s\p{{Lu}}\.\s?{regex.escape(tokens[1])}"
    elif len(initials) == 1 and len(tokens) > 2 and (initials == [0] or _followed(text, tokens[initials[0] - 1], _NAME_NEXT)):
        pattern = r"\s".join(regex.escape(t[0]) + r"\p{Ll}+" if i in initials else regex.escape(t) for i, t in enumerate(tokens))
    else:
        return attendee
    spelled = {" ".join(m.group().split()) for m in regex.finditer(rf"(?<!\p{{L}}){pattern}(?!\p{{L}})", text)}
    return attrs.evolve(attendee, name=spelled.pop()) if len(spelled) == 1 else attendee


def _followed(text: str, word: str, by: regex.Pattern[str]) -> bool:
    """Does it follow the word anywhere? Most names are written in one way only, and need no pattern of their own."""
    return any(by.match(text, place.end) for place in standing(text, (word,), 0, len(text)))


def _record(people: list[_Person], listing: Listing, mention: Mention, recognised: bool) -> None:
    mention = _away_since(mention) if listing.kind == "absent" and mention.since else mention
    assert mention.name is not None
    name = mention.name
    person = next(
        (p for p in people if compare(p.name, name, recognised=recognised) == "same" and not _conflict(p.represents, mention.represents)), None
    )
    if person is None:
        person = _Person(mention.name, [], set())
        people.append(person)
    elif len(mention.name) > len(person.name):
        person.name = mention.name
    person.spans.append(mention.span)
    person.represents = person.represents or mention.represents
    person.role = person.role or mention.role
    own = mention.group if listing.kind != "guests" or mention.group != "member" else "unknown"  # the chair of another body is a guest here
    group: Group = own if own != "unknown" else _GROUPS.get(listing.kind, "member" if listing.of_members else "unknown")
    told_of = (
        own == "unknown" and listing.kind == "administration" and "present" in person.lists and person.represents
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


def _away_since(mention: Mention) -> Mention:
    """ "Forfall: Kari Moe (fra kl. 12)": she left then."""
    turned = tuple(attrs.evolve(c, change="left") if c.change == "arrived" else c for c in mention.changes)
    return attrs.evolve(mention, arrived=None, left=mention.left or mention.arrived, changes=turned)


def _conflict(a: str | None, b: str | None) -> bool:
    """Two people of one name represent different municipalities."""
    return bool(a and b and fold(a) != fold(b) and is_municipality(a) and is_municipality(b))


def _places(people: Sequence[_Person], places: Sequence[tuple[str, Mention]]) -> Iterator[Diagnostic]:
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


def _substitutes(people: list[_Person], recognised: bool) -> None:
    """Link substitutes to the members they stood in for: by name, else by what both represent."""
    members = [p for p in people if "members" in p.lists]
    for person in list(people):
        if person.substitute_for:
            person.group = "substitute"
            member = next(
                (p for p in people if p is not person and compare(p.name, person.substitute_for or "", recognised=recognised) == "same"), None
            )
            if member is None:
                member = _Person(person.substitute_for, list(person.spans), set(), represents=None, group="member")
                people.append(member)
            person.substitute_for = member.name
            member.group = "member" if member.group == "unknown" else member.group
            member.replaced = not ((member.present or member.left) and person.changes)  # for some cases only: both were there
        elif members and person.present and "members" not in person.lists and person.group in ("unknown", "substitute") and person.represents:
            seats = [m for m in members if m.represents and fold(m.represents) == fold(person.represents)]
            vacant = [m for m in seats if not m.present]
            if len(seats) == len(vacant) == 1:
                person.group, person.substitute_for = "substitute", vacant[0].name
                vacant[0].replaced = True


def _groups(people: Sequence[_Person], listings: Sequence[Listing], *, assembly: bool) -> None:
    """Members by list or role; staff by their employer; others of an organisation are guests."""
    staff = {fold(p.represents) for p in people if p.group == "administration" and p.represents and fold(p.represents) not in municipalities()}
    has_members = any("members" in p.lists for p in people)
    apart = ("administration", "guests", "observers", "absent", "pairs", "secretaries")
    others = any(listing.kind in apart and listing.mentions for listing in listings)
    first = next((set(map(id, listing.mentions)) for listing in listings if listing.of_members and listing.kind == "present"), set())
    later = {m.name for listing in listings if listing.kind == "present" and not listing.of_members and first for m in listing.mentions}
    seated = any(p.represents and (party_like(p.represents) or _CLASS.fullmatch(p.represents)) and "present" in p.lists for p in people)
    ranked = seated or any(p.group == "member" and "present" in p.lists for p in people)
    for person in people:
        if "members" in person.lists:
            person.group = "member"
        elif person.group == "unknown" and person.represents and fold(person.represents) in staff:
            person.group = "administration"
        elif person.group == "unknown" and has_members and person.present and person.represents:
            person.group = "guest"
        elif person.group == "unknown" and person.name in later:
            person.group = "guest"  # met besides the members, who have a list of their own
        elif person.group == "unknown" and (ranked or others or assembly) and person.lists & {"present", "absent"}:
            person.group = "member"
        elif person.group in ("unknown", "guest") and "secretaries" in person.lists:
            person.group = "administration"  # a member who writes the minutes is on the list of those present too


def _attendees(people: Sequence[_Person], listings: Sequence[Listing]) -> tuple[tuple[Attendee, ...], list[Diagnostic]]:
    roll_call = any(p.present and "present" in p.lists for p in people)
    absences = any(listing.kind in ("absent", "pairs") and listing.mentions for listing in listings)
    attendees, found = [], []
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
    return tuple(attendees), found


def _presence(person: _Person, *, roll_call: bool, absences: bool) -> tuple[Presence, bool, Code | None]:
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


def _similar(people: Sequence[_Person]) -> Iterator[Diagnostic]:
    for index, person in enumerate(people):
        for other in people[index + 1 :]:
            if compare(person.name, other.name) == "possible" and not _conflict(person.represents, other.represents):
                yield POSSIBLY_SAME.at((person.spans[0], other.spans[0]), name=person.name, other=other.name)
