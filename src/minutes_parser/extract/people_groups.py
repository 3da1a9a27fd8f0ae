"""Groups in a list of people: "Fra arbeidsgiver: Kari Moe, Per Ås; NTL: Ola Li", or an organisation over the points that name its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import regex

from ..lexicon.columns import column
from ..lexicon.gazetteer import is_first_name, is_party_code, party_like, role_like
from ..lexicon.labels import labels
from ..lexicon.phrases import notes
from ..patterns import pattern
from ..segment.items import Item, text_of
from ..source import Source
from ..span import Span
from ..view import fold, words_of
from .mention import Mention, is_place, name_like, told
from .name_words import is_title
from .names import find_names

_HEAD = pattern(r"(?:^|(?<=\s))(?:For\s|Frå\s|Fra\s)?(?P<head>\p{Lu}[\p{L}.]*(?:\s\p{Ll}[\p{L}.]+)?)\s?:(?:\s+|$)")
_GROUP = pattern(
    r"(?:(?:For|Frå|Fra)\s(?P<head>\p{L}[\p{L}.&/@-]*(?:[^\S\n][\p{L}&/-]+){0,3})|(?P<head>\p{Lu}[\p{L}.&/@-]*(?:[^\S\n][\p{L}&/-]+){0,3}))\s?:\s+(?=\p{Lu})"
)
"""A group of any name: at the start of a line, or after a comma or semicolon."""
_LONE_NAME = pattern(r"(?:^|[\d.,;])\s*(?P<name>\p{Lu}\p{Ll}+)\s$")
_LONGEST_HEAD = 240
"""Letters: four words of sixty. Without a bound the colon is looked for to the end of the line, from each comma on it."""
_NAME_AND_GROUP = pattern(r"(?:[-•*●]\s*)?\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]+){1,3}, \p{L}[\p{L}@&-]+")
_FIRST_AND_GROUP = pattern(r"(?:[-•*●]\s*)?(?P<name>\p{Lu}\p{Ll}+), (?P<group>\p{L}[\p{L}@&-]+)")
_COMPANY = pattern(r"\s(?:ASA?|IKS|KF|FKF|SA|R?HF|BA|ANS|DA)$")
_FEWEST = 2
_LONGEST = 4
_STANDS_OVER = pattern(r"(?:For\s|Frå\s|Fra\s)?(?P<head>\p{L}[\p{L}.&/@-]*(?:\s[\p{L}.&/()-]+){0,5})\s?:")
_ORGANISATION = pattern(
    r"\s(?:i|på|av)\s\p{Lu}"
    r"|(?:forbund|forening|foreining|parti|lista|liste|laget|lag|rådet|råd|tinget|ting|kommunen?|fylkeskommunen?|union|krets|gruppa|gruppen|klubben|klubb|søkn|seksjon)(?:et|en|a)?\b"
)
_NAME_AND_ORGANISATION = pattern(
    r"(?:(?P<post>\p{Lu}\p{L}+)\s)?(?P<name>\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]+){1,3}), (?P<group>\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+){1,5})"
)
_OFFICE = pattern(r"(?:vara)?(?:representant|medlem)(?:en|men|er|ar|mer|ene|ane)?\b", regex.IGNORECASE)
_FEWEST_LINES = 3
_CODE_LENGTH = 4
"""So short a word is a party's code, which stands beside a name as well as over one."""
_UNION = pattern(r"(?:forbund|forening|foreining|parti|union|klubb|idrettslag)(?:et|en|a)?$")
_FOR_WHOM = pattern(r"\sfor\s")
_FOR_SEAT = pattern(r"vara\p{L}*\s+for\s+(?:representant|medlem)(?:en)?\s?nr\.?\s?(?P<number>\d{1,3})(?=\s?:)", regex.IGNORECASE)
_BEFORE_MORE = pattern(r"[,(]|\s[–-]\s")
_CODE = pattern(r"\p{Lu}[\p{L}:@&-]{0,20}(?:\s[\p{L}&-]+){0,3}")


def heads_in(text: str, part: Span) -> list[regex.Match[str]]:
    """The parties, posts and groups that head names on a line, in order."""
    known = [m for m in _HEAD.finditer(text, part.start, part.end) if party_like(m["head"]) or is_party_code(m["head"]) or role_like(m["head"])]
    known = [m for m in known if not (_is_initial(text, part, m) or _COMPANY.search(text[part.start : m.end("head")]))]
    if known:
        ends = {m.end("head") for m in known}
        more = [m for m in _groups(text, part) if m.end("head") not in ends]
        return sorted([*known, *more], key=lambda m: m.start())
    return _groups(text, part)


def _is_initial(text: str, part: Span, m: regex.Match[str]) -> bool:
    """ "7. Svein H: Bru": one letter behind a lone first name is an initial whose stop was misread, and no party."""
    before = _LONE_NAME.search(text, part.start, m.start("head")) if len(m["head"]) == 1 else None
    return before is not None and is_first_name(before["name"])


def opens_columns(text: str, part: Span) -> bool:
    """Is the line the heads of columns, one for each party: "AP: SP: H:"? Where gaps are lost, nothing tells whose party stands over a name."""
    heads = heads_in(text, part)
    bounds = [part.start, *(m.end() for m in heads)], [*(m.start() for m in heads), part.end]
    alone = not any(text[end:start].strip() for end, start in zip(*bounds, strict=True))
    return len(heads) >= _FEWEST and alone and all(party_like(m["head"]) or is_party_code(m["head"]) for m in heads)


def _groups(text: str, part: Span) -> list[regex.Match[str]]:
    starts = [part.start, *(m.end() for m in regex.finditer(r"[;,]\s+|\n\s*", text, pos=part.start, endpos=part.end))]
    found = [m for at in starts if (m := _GROUP.match(text, at, min(part.end, at + _LONGEST_HEAD)))]
    return [m for m in found if not name_like(m["head"]) or _ORGANISATION.search(m["head"]) or _COMPANY.search(m["head"])]


def is_group(head: str) -> bool:
    """Is it whom people represent? "Digitalt:", "Medlemmer:", "Møteleder:" only tell how they met, or as what."""
    note = notes().first(fold(head))
    if _OFFICE.match(head):
        return False
    return not (labels().find(head) or column(head) or role_like(head) or is_title(head) or (note and note.start == 0))


def heads_group(source: Source, item: Item, below: Item | None) -> str | None:
    """The organisation that stands on a line of its own over the points that name its people."""
    if item.label or item.cells or item.heading or len(item.parts) > 1 or below is None or below.marker is None or below.label:
        return None
    words = words_of(source, item.parts[0]).rstrip(" :")
    told_of = Span(max(below.content, below.body.start), below.parts[0].end)
    named = name_like(words_of(source, told_of).partition(" (")[0].partition(",")[0].strip())
    plain = _CODE.fullmatch(words) and not (name_like(words) or is_place(words) or role_like(words))
    return words if named and plain and is_group(words) and len(words.split()) <= _LONGEST else None


def stands_over(source: Source, item: Item, below: Item | None) -> str | None:
    """The organisation on a line of its own, with a colon, over the lines of those who stand for it: "Fjellrådet i Norge:"."""
    if item.label or item.cells or item.heading or item.marker or len(item.parts) > 1 or below is None or below.label or below.marker:
        return None
    head = _STANDS_OVER.fullmatch(source.text, item.parts[0].start, item.parts[0].end)
    named = name_like(_BEFORE_MORE.split(words_of(source, below.parts[0]), maxsplit=1)[0].strip())
    if head is None or not named or (name_like(head["head"]) and not _ORGANISATION.search(head["head"])):
        return None
    organised = _ORGANISATION.search(head["head"]) or is_place(head["head"]) or is_party_code(head["head"])
    return head["head"] if organised and is_group(head["head"]) else None


def heads_party(source: Source, item: Item, below: Item | None) -> str | None:
    """The party, by its full name on a line of its own or beside the label, over the lines of its members: "Høyre", and below it "Kari Moe"."""
    if (item.cells and not item.body) or item.marker or len(item.parts) > 1 or below is None or below.label or below.marker:
        return None
    words = words_of(source, item.body if item.label else item.parts[0]).rstrip(" :")
    if len(words) <= _CODE_LENGTH or party_like(words) is None:
        return None
    return words if name_like(_BEFORE_MORE.split(words_of(source, below.parts[0]), maxsplit=1)[0].strip()) else None


def firsts_with_groups(source: Source, items: Sequence[Item]) -> Mapping[int, Mention]:
    """By their lines: those of a list of "Kari Moe, Navet" who are written by their first names alone, as "Per, Navet"."""
    if sum(_NAME_AND_GROUP.fullmatch(source.text, item.content, item.span.end) is not None for item in items) < _FEWEST:
        return {}
    found = ((item, _FIRST_AND_GROUP.fullmatch(source.text, item.content, item.span.end)) for item in items)
    return {
        item.line: Mention(m["name"], Span(*m.span("name")), represents=m["group"])
        for item, m in found
        if m and is_first_name(m["name"]) and not is_first_name(m["group"]) and not is_place(m["name"])
    }


def with_organisations(source: Source, items: Sequence[Item]) -> Mapping[int, Mention]:
    """By their lines: those beside whom an organisation stands whose words might be a name, in a list of one person to a line."""
    plain = [item for item in items if not (item.cells or item.label)]
    one_each = len(items) >= _FEWEST_LINES and all(_people(text_of(source, item)) < _FEWEST for item in items)
    found = ((item, _NAME_AND_ORGANISATION.fullmatch(source.text, item.content, item.span.end)) for item in plain)
    return {
        item.line: _posted(Mention(m["name"], Span(*m.span("name")), represents=m["group"]), m["post"])
        for item, m in found
        if m
        and (not m["post"] or role_like(m["post"]))
        and is_first_name(m["name"].split()[0])
        and not is_first_name(m["group"].split()[0])
        and name_like(m["group"])
        if one_each or _UNION.search(fold(m["group"]))
    }


def _posted(mention: Mention, post: str | None) -> Mention:
    """With the post before the name; who leads the organisation that they stand for does not lead here: "Ordfører Kari Moe, Lia Utvikling"."""
    return attrs.evolve(told(mention, post), role=None) if post else mention


def _people(line: str) -> int:
    """How many surely are named on a line, those left out for whom somebody met."""
    words = _FOR_WHOM.split(line)[0]
    return sum(is_first_name(words[name.start : name.end].split()[0]) for name in find_names(words))


def called_for(source: Source, opener: Item | None, mentions: Sequence[Mention]) -> list[Mention]:
    """Those on the line of a label "Vararepresentant for representant nr. 5:", who stood in for whoever has that number."""
    if opener is None or not opener.body or not _FOR_SEAT.search(source.text, opener.span.start, opener.body.start):
        return list(mentions)
    numbers = [(m.end(), int(m["number"])) for m in _FOR_SEAT.finditer(source.text, opener.span.start, opener.span.end)]
    return [
        attrs.evolve(m, for_seat=m.for_seat or [number for at, number in numbers if at <= m.span.start][-1])
        if m.name and opener.body.start <= m.span.start < opener.span.end
        else m
        for m in mentions
    ]


def with_group(mentions: Sequence[Mention], group: str | None) -> list[Mention]:
    """The mentions, of that group where they say no other."""
    return [attrs.evolve(m, represents=m.represents or group) if m.name else m for m in mentions] if group else list(mentions)
