"""Local lists behind the names of those who sit for them: "Kari Moe KSL", told by the others of the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs
import regex

from ..lexicon.gazetteer import is_party_code
from ..patterns import pattern
from .mention import Mention, name_like

_BEHIND = pattern(r"(?P<name>\p{Lu}.*\p{Ll}\S*)\s(?P<code>\p{Lu}{2,6})")
"""A name that ends in small letters, and capitals after it; a surname written in capitals ends a name of its own."""
_FEWEST = 2


def with_codes(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the short form of a list apart from the name, where several have the same or others have a party beside their names."""
    found = {n: m for n, mention in enumerate(mentions) if (m := _behind(mention.name)) and not mention.represents}
    if not found:
        return list(mentions)
    times = Counter(m["code"] for m in found.values())
    beside = sum(m.represents is not None and is_party_code(m.represents) for m in mentions)
    if beside < _FEWEST and len(times) * 2 > len(found):
        return list(mentions)
    return [_parted(mention, found.get(n)) for n, mention in enumerate(mentions)]


def _behind(name: str | None) -> regex.Match[str] | None:
    m = _BEHIND.fullmatch(name) if name else None
    return m if m and " " in m["name"] and name_like(m["name"]) and is_party_code(m["code"]) else None


def _parted(mention: Mention, found: regex.Match[str] | None) -> Mention:
    if found:
        mention = attrs.evolve(mention, name=found["name"], represents=found["code"])
    whom = _behind(mention.substitute_for)
    return attrs.evolve(mention, substitute_for=whom["name"]) if whom else mention
