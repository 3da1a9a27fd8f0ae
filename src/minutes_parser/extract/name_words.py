"""The words a person's name is made of: their shape, and what each can be by itself."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

import attrs
import regex

from ..lexicon.gazetteer import is_first_name, key, name_words, party_like, role_like
from ..lexicon.overlay import remembered
from ..patterns import pattern
from ..span import Span

# Every repetition is bounded or possessive: no line, however odd, may cost more than its length.
_PARTICLE = r"(?:von(?:[ ]de[rm])?|van(?:[ ]de[rn]?)?|de(?:[ ]la)?|af|bin|ibn|al|el|ten|ter|zu|dos|del|di)"
_LETTERS = r"[\p{L}\p{M}\u00ad]"
_HYPHEN = r"[-\u2010\u2011\u00ad]"
_PIECE = rf"(?:[dO]['’´]|(?:al|el)-)?\p{{Lu}}{_LETTERS}*+(?:['’´]\p{{L}}++)?"
_WORD = rf"{_PIECE}(?:{_HYPHEN}(?:\n[^\S\n]*+)?{_PIECE}|{_HYPHEN}\n[^\S\n]*+\p{{Ll}}{_LETTERS}*+){{0,3}}+"
_SUFFIX = r"(?:jr|sr)\b\.?"
_INITIAL = r"(?:\p{Lu}|Aa|Bj|Chr|Edv|Fr|Fredr|Gust|Jac|Joh|Kr|Ph|St|Sv|Th)\."
_TOKEN = rf"(?P<token>(?:{_INITIAL}){{1,4}}+(?:{_WORD})?|{_WORD}|{_PARTICLE}(?=[ \u00a0]\p{{Lu}})|{_SUFFIX})"
_START = r"(?<![\p{L}\p{M}\p{N}_@-])(?=\p{Lu}|[dae][l'’´])"
RUN = pattern(rf"{_START}(?>{_TOKEN}(?:[ \u00a0]{_TOKEN})++)")
"""Two words or more, single spaces between; a line break only after a hyphen. ``captures("token")`` are the words."""
WHOLE = pattern(rf"{_TOKEN}(?:[ \u00a0]+{_TOKEN})+")

_INITIALS = pattern(rf"(?:{_INITIAL})+|\p{{Lu}}")
_LINE_BREAK = pattern(r"[-\u00ad]\n\s*(?=\p{Ll})|(?<=-)\n\s*|\n\s*|\u00ad")
_TITLE = pattern(
    r"(?:leder|leiar|ordfører|ordførar|sjef|direktør|rådgiver|rådgivar|rådgjevar|representant|konsulent|sekretær|medlem|ansvarlig|ansvarleg|inspektør|ingeniør|koordinator|fullmektig|revisor|arkitekt"
    r"|forvalter|forvaltar|jurist|biolog|kontrollør)(?:en)?$"
)
_INSTITUTION = pattern(
    r"(?:kommunen?|rådet|utval(?:g|get|et)|styret|nemnda|komit[eé](?:en)?|skolen?|skulen?|partiet|lista|listen|foreninga|foreningen|laget|tinget|"
    r"verket|vesenet|sentralen|senter|senteret|avdelinga|avdelingen|tjenesten|tenesta|etaten|prosjektet|møtet|gruppen|gruppa|saken|saka|kontor(?:et)?|hotell(?:et)?|s(?:vei|veg|gate|gata|gt|plass)(?:en)?)s?$"
)
_LONGEST_SHORT_FORM = 6


class Kind(Enum):
    FIRST = auto()  # a known first name
    WORD = auto()
    INITIAL = auto()  # "K.", "J.E." or a bare "K"
    PARTICLE = auto()  # "von", "van der"
    SUFFIX = auto()  # "jr."
    CAPITALS = auto()  # a short form or a name in capitals: what stands beside it decides
    MARK = auto()  # a party or a role
    CUT = auto()  # no part of a name
    SPOIL = auto()  # nor is what stands before it


@attrs.frozen
class Token:
    text: str
    span: Span
    kind: Kind


def tokens(match: regex.Match[str]) -> list[Token]:
    """The words of a match of :data:`RUN` or :data:`WHOLE`; a line break inside a word is taken out of its text."""
    found = []
    for word, span in zip(match.captures("token"), match.spans("token"), strict=True):
        plain = _LINE_BREAK.sub("", word) if "\n" in word or "\u00ad" in word else word
        found.append(Token(plain, Span(*span), kind(plain)))
    return found


@remembered(1 << 14)
def kind(word: str) -> Kind:
    """What a word of a run is by itself."""
    if word.islower():
        return Kind.SUFFIX if word.rstrip(".") in ("jr", "sr") else Kind.PARTICLE
    if _INITIALS.fullmatch(word):
        return Kind.INITIAL
    folded, known = key(word), name_words()
    if folded in known.spoil:
        return Kind.SPOIL
    if folded.rstrip(".") in known.cut:
        return Kind.CUT
    if party_like(word) or role_like(word):
        return Kind.MARK
    if word.isupper() and len(word) <= _LONGEST_SHORT_FORM:
        return Kind.CAPITALS
    if is_first_name(word):
        return Kind.FIRST
    if _TITLE.search(folded):
        return Kind.MARK
    return Kind.SPOIL if _INSTITUTION.search(folded) else Kind.WORD


def is_title(words: str) -> bool:
    """Whether the words are a role, known or told by its ending ("skogforvaltningsrådgiver")."""
    return role_like(words) is not None or _TITLE.search(key(words).rstrip(":. ")) is not None


@attrs.frozen
class Part:
    """A stretch of a run between the words that cut it; ``before`` and ``after`` are those words, ``None`` at the ends of the run."""

    tokens: tuple[Token, ...]
    before: Token | None
    after: Token | None


def parts(run: list[Token]) -> Iterator[Part]:
    """The run cut at roles, parties, labels and other words that are no part of a name."""
    held: list[Token] = []
    before: Token | None = None
    for index, token in enumerate(run):
        settled = _in_context(token, held, run[index + 1] if index + 1 < len(run) else None)
        if settled.kind in (Kind.MARK, Kind.CUT, Kind.SPOIL):
            if held:
                yield Part(tuple(held), before, settled)
            held, before = [], settled
        else:
            held.append(settled)
    if held:
        yield Part(tuple(held), before, None)


def _in_context(token: Token, held: list[Token], following: Token | None) -> Token:
    """Settle what a bare capital letter and a word in capitals are."""
    if len(token.text) == 1:
        inside = held and held[-1].kind in (Kind.FIRST, Kind.INITIAL) and following and following.kind in (Kind.WORD, Kind.INITIAL, Kind.PARTICLE)
        return token if inside else attrs.evolve(token, kind=Kind.MARK if party_like(token.text) else Kind.CUT)
    if token.kind is Kind.CAPITALS:
        name = _is_in_capitals(held[0]) if held else _opens_in_capitals(token, following)
        return attrs.evolve(token, kind=_name_kind(token.text) if name else Kind.CUT)
    if token.kind is Kind.WORD and len(held) > 1 and _is_in_capitals(token) and not _is_in_capitals(held[-1]):
        return attrs.evolve(token, kind=Kind.CUT)  # a heading, glued to a whole name
    return token


def _is_in_capitals(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper()


def _opens_in_capitals(token: Token, following: Token | None) -> bool:
    return len(token.text) > 2 and is_first_name(token.text) and following is not None and following.text.isupper()


def _name_kind(word: str) -> Kind:
    return Kind.FIRST if is_first_name(word) else Kind.WORD
