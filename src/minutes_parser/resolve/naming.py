"""The attendee whom a name in the text means, and the name that the text gives them in full."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..extract.standing import standing
from ..lookalike import same_if_misread
from ..model import Attendance, Attendee, Minutes, Recusal, Signatory, Statement, Vote
from ..patterns import pattern
from .similarity import compare, name_parts

_INITIAL = pattern(r"\p{Lu}\.?")
_INITIAL_NEXT = pattern(r"\s\p{Lu}\.")
_NAME_NEXT = pattern(r"\s\p{Lu}\p{Ll}")


def find_person(people: Sequence[Attendee], name: str, *, recognised: bool = False) -> Attendee | None:
    """The attendee who surely bears ``name``, if exactly one does; in recognised text, the one whose name is the same but for a letter."""
    same = [p for p in people if compare(p.name, name) == "same"]
    if not same and recognised:
        same = [p for p in people if _but_for_a_letter(p.name, name)]
    return same[0] if len(same) == 1 else None


def _but_for_a_letter(name: str, other: str) -> bool:
    one, two = name_parts(name), name_parts(other)
    return len(one) == len(two) > 1 and all(same_if_misread(a, b) for a, b in zip(one, two, strict=True))


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


def with_persons(minutes: Minutes) -> Minutes:
    """Point names at the attendees they surely are."""
    people = minutes.attendance.attendees

    def person(name: str | None) -> str | None:
        found = find_person(people, name, recognised=minutes.source.recognised) if name else None
        return found.id if found else None

    def signatory(s: Signatory) -> Signatory:
        return attrs.evolve(s, person=person(s.name))

    def statement(s: Statement) -> Statement:
        return attrs.evolve(s, person=person(s.by))

    def recusal(r: Recusal) -> Recusal:
        return attrs.evolve(r, person=person(r.name))

    def vote(v: Vote) -> Vote:
        return attrs.evolve(v, ballots=tuple(attrs.evolve(b, person=person(b.name)) for b in v.ballots)) if v.ballots else v

    cases = tuple(
        attrs.evolve(c, votes=tuple(map(vote, c.votes)), statements=tuple(map(statement, c.statements)), recusals=tuple(map(recusal, c.recusals)))
        for c in minutes.cases
    )
    return attrs.evolve(minutes, cases=cases, signatories=tuple(map(signatory, minutes.signatories)))
