"""Names of places, parties, roles and people: what a capitalised word can be, looked up in the packaged tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, TypeVar

import attrs
import msgspec

from ..errors import DataError
from ..model import Group, Role
from ..patterns import pattern
from ..view import fold
from .overlay import remembered
from .toml import load

T = TypeVar("T")
_CODE = pattern(r"\p{Lu}{1,6}(?:[-/]\p{Lu}{1,6})?|\p{Lu}\p{Ll}\p{Lu}{1,4}")
_JOINED = pattern(r"\p{L}+-(?:,? \p{L}+-)* og (?P<last>\p{L}{6,})")
"""A post with two fields: "plan- og miljøsjef"."""
_POSTS = ("direktør", "rådgiver", "rådgjevar", "ingeniør", "konsulent", "planlegger", "planleggar")
"""Posts of the administration that compounds end in."""
_OFFICE = pattern(r"\s(?:kommune|kommuna|kommunen|herad|suohkan|gielda|tjïelte)$")


class _Places(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    present: list[str]
    former: list[str]
    other_names: dict[str, str]


class _PlaceFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    municipalities: _Places
    counties: _Places


class _FirstNameFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    ssb: list[str]
    sami: list[str]


class PartyEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    nb: str
    nn: str
    aliases: list[str]


class _PartyFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    party: list[PartyEntry]


class RoleEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    id: str
    nb: list[str]
    nn: list[str]
    role: Role | Literal[""]
    group: Literal["member", "substitute", "administration", "guest", "observer", ""]


class _RoleFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    role: list[RoleEntry]


class _NameWordFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    cut: list[str]
    spoil: list[str]
    spoil_after: list[str]
    own: list[str]


@attrs.frozen
class Party:
    """A party or list (nb/nn: parti, liste): its usual short form, its names in bokmål and nynorsk, other spellings."""

    code: str
    nb: str
    nn: str
    aliases: tuple[str, ...] = ()


@attrs.frozen
class RoleWord:
    """A word for what a person is in a meeting; ``None`` where the word does not tell."""

    id: str
    role: Role | None
    group: Group | None


@attrs.frozen
class NameWords:
    """Capitalised words that are no part of a person's name; see ``name_words.toml``."""

    cut: frozenset[str]
    spoil: frozenset[str]
    spoil_after: frozenset[str]
    own: tuple[str, ...]


@lru_cache(maxsize=1 << 12)
def key(text: str) -> str:
    """How names are looked up: lower case, composed letters, single spaces."""
    return " ".join(fold(unicodedata.normalize("NFKC", text)).split())


@cache
def municipalities() -> Mapping[str, str]:
    """Municipalities (nb: kommune) by :func:`key`, present, former and in other languages, with the Norwegian name of each."""
    return _places(load("places.toml", _PlaceFile).municipalities)


@cache
def counties() -> Mapping[str, str]:
    """Counties (nb: fylke), like :func:`municipalities`."""
    return _places(load("places.toml", _PlaceFile).counties)


def is_municipality(text: str) -> bool:
    """Whether the whole text is a municipality, with or without "kommune" or "herad" after it."""
    return _OFFICE.sub("", key(text)) in municipalities()


@cache
def first_names() -> frozenset[str]:
    """First names by :func:`key`: those of 200 bearers or more in Norway (SSB), and Sámi, Kven and Finnish ones."""
    file = load("first_names.toml", _FirstNameFile)
    return frozenset(key(name) for name in (*file.ssb, *file.sami))


def is_first_name(text: str) -> bool:
    """A known first name, also with another accent ("André") and as the first part of a double name ("Kari-Mette")."""
    whole = key(text)
    head = whole.partition("-")[0]
    return any(name in first_names() for name in (whole, head)) or _without_accents(head) in first_names()


@remembered()
def parties() -> Mapping[str, Party]:
    """Parties by :func:`key` of their code, names and other spellings."""
    found = (Party(p.code, p.nb, p.nn, tuple(p.aliases)) for p in load("parties.toml", _PartyFile).party)
    return _table("parties.toml", ((key(word), party) for party in found for word in (party.code, party.nb, party.nn, *party.aliases)))


def party_like(text: str) -> Party | None:
    """The party that the whole text names. Lower case counts only where the table has it so: "høyre" is also a direction."""
    word = text.strip().rstrip(".:")
    party = parties().get(key(word))
    if party is None or word[0].isupper() or word in (party.nb, *party.aliases):
        return party
    return None


def is_party_code(text: str) -> bool:
    """Whether the text has the shape of a party's short form, known or not: one to six capitals ("KSL", "ÅF-AP", "SáB"), no role."""
    word = text.strip()
    return _CODE.fullmatch(word) is not None and (word in _codes() or key(word) not in roles())


@remembered()
def roles() -> Mapping[str, RoleWord]:
    """Words for roles by :func:`key`, without a closing full stop."""
    entries = load("roles.toml", _RoleFile).role
    words = ((key(word), RoleWord(e.id, e.role or None, e.group or None)) for e in entries for word in (*e.nb, *e.nn))
    return _table("roles.toml", words)


def role_like(text: str) -> RoleWord | None:
    """The role that the whole text names, with or without a full stop or colon after it."""
    word = key(text).rstrip(".:").rstrip()
    if word.endswith(_POSTS) and word.isalpha():  # "bydelsdirektør", "oppmålingsingeniør"
        return roles().get(word) or roles().get(next(post for post in _POSTS if word.endswith(post)))
    return roles().get(word) or (roles().get(joined["last"]) if (joined := _JOINED.fullmatch(word)) else None)


@remembered()
def name_words() -> NameWords:
    """Words that end or spoil a name, by :func:`key`."""
    file = load("name_words.toml", _NameWordFile)
    cut, spoil, after = (frozenset(map(key, words)) for words in (file.cut, file.spoil, file.spoil_after))
    return NameWords(cut, spoil, after, tuple(file.own))


@remembered()
def _codes() -> frozenset[str]:
    return frozenset(party.code for party in parties().values())


def _places(places: _Places) -> Mapping[str, str]:
    norwegian = {key(name): name for name in (*places.present, *places.former)}
    return MappingProxyType(norwegian | {key(other): name for other, name in places.other_names.items()})


def _table(file: str, pairs: Iterator[tuple[str, T]]) -> Mapping[str, T]:
    table: dict[str, T] = {}
    for word, value in pairs:
        if table.setdefault(word, value) != value:
            raise DataError(f"{file}: {word!r} stands in two entries")
    return MappingProxyType(table)


def _without_accents(word: str) -> str:
    """Plain letters, except å, ö and ä, which are letters of their own; the last two as ø and æ."""
    composed = word.replace("ö", "ø").replace("ä", "æ")
    return "".join(c if c == "å" else unicodedata.normalize("NFD", c)[0] for c in composed)
