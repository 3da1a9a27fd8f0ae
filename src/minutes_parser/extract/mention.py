"""A mention: what one entry of a list of people says, gathered word by word."""

from __future__ import annotations

import attrs
import regex

from ..lexicon.gazetteer import RoleWord, counties, is_municipality, is_party_code, party_like, role_like
from ..lexicon.phrases import notes
from ..model import Group, Role
from ..shapes import times
from ..span import Span
from ..view import fold
from .names import is_name

_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}'’.-]*|von|van|de|af|der")
_LONGEST_RUN = 40
"""Words in a run of names whose separators were lost."""


@attrs.frozen
class Mention:
    """One entry of a list: a person, or only a municipality or organisation in a person's stead."""

    name: str | None
    span: Span
    represents: str | None = None
    role: Role | None = None
    group: Group = "unknown"
    title: str | None = None
    """A role or post as written."""
    substitute_for: str | None = None
    arrived: str | bool | None = None
    left: str | bool | None = None
    absent: bool = False
    """Noted as absent in a list of those present."""
    nobody: bool = False
    """"Ingen vara": a place in the list that nobody fills."""


def told(mention: Mention, words: str) -> Mention:
    """The mention with what a word beside the name says: a note, a role, a party, a municipality, an organisation."""
    words = words.strip(" .")
    if not words:
        return mention
    folded = fold(words)
    note = notes().first(folded)
    if note and note.start <= 1 and (note.phrase.kind != "present" or note.end >= len(folded) - 1 or "(" in words):
        return _noted(mention, words, note.phrase.kind)
    role = role_like(words)
    if role:
        return _with_role(mention, words, role)
    if is_municipality(words) or party_like(words) or is_party_code(words):
        return attrs.evolve(mention, represents=mention.represents or words)
    first, _, rest = words.rpartition(" ")
    lead = role_like(first) if first else None
    if lead:  # "daglig leder FK": a post and where it is held
        return attrs.evolve(_with_role(mention, first, lead), represents=mention.represents or rest)
    if mention.title is None or words[:1].isupper():
        return attrs.evolve(mention, represents=mention.represents or words)
    return mention


def added(last: Mention, more: Mention) -> Mention:
    """The mention with what an entry without a name says about the person before it."""
    return attrs.evolve(
        last,
        represents=last.represents or more.represents,
        role=last.role or more.role,
        group=more.group if last.group == "unknown" else last.group,
        title=last.title or more.title,
        substitute_for=last.substitute_for or more.substitute_for,
        arrived=last.arrived or more.arrived,
        left=last.left or more.left,
        absent=last.absent or more.absent,
    )


def name_like(words: str) -> bool:
    """In a list a name needs no known first name: two or more capitalised words that are nothing else."""
    if is_name(words):
        return True
    tokens = words.split()
    return (
        2 <= len(tokens) <= _LONGEST_RUN
        and all(_CAPITALISED.fullmatch(t) for t in tokens)
        and not (is_place(words) or party_like(words) or role_like(words) or notes().first(fold(words)))
        and not any(len(t) > 2 and role_like(t) for t in tokens)
        and sum(len(t) > 2 and not t.isupper() for t in tokens) >= 2
    )


def is_place(words: str) -> bool:
    """Is it a municipality or a county?"""
    words = words.strip(" .")
    return is_municipality(words) or fold(words) in counties()


def _with_role(mention: Mention, words: str, role: RoleWord) -> Mention:
    return attrs.evolve(
        mention,
        title=mention.title or words,
        role=mention.role or role.role,
        group=role.group if role.group and mention.group == "unknown" else mention.group,
    )


def _noted(mention: Mention, words: str, kind: str) -> Mention:
    match kind:
        case "arrived":
            return attrs.evolve(mention, arrived=_clock(words) or True)
        case "left":
            return attrs.evolve(mention, left=_clock(words) or True)
        case "absent":
            return attrs.evolve(mention, absent=True)
        case "substitute_for":
            whom = regex.sub(r"^.*?\bfor (?:medlem )?", "", words, flags=regex.IGNORECASE)
            return attrs.evolve(mention, substitute_for=whom, group="substitute")
        case _:
            return mention


def _clock(words: str) -> str | None:
    digits = regex.search(r"\d.*", words)
    return next((t.clock for t in times("kl. " + digits[0]) if t.marked), None) if digits else None
