"""Phrases with slots, as data: each is written in natural spelling and compiled once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import attrs
import regex

from ..errors import DataError
from ..view import fold
from .overlay import active, remembered
from .toml import Worded, load, shape

_SLOT = regex.compile(r"\{(\w+)(?::(\w+))?\}")
_SHAPE = regex.compile(r"\{(\w+)\}")
_REACH = 2000
"""No phrase is longer. Without an end the engine would look through all the rest of the text for the words to come, from every start anew."""
_WORD_START, _WORD_END = r"(?<![\p{L}\d])", r"(?![\p{L}\d])"


class Entry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A group of phrases that say the same."""

    id: str
    kind: str


class Word(NamedTuple):
    """A literal of a phrase. ``before``, ``after``: does the phrase have no letter or digit next to it there?"""

    text: str
    before: bool
    after: bool

    def stands_in(self, folded: str) -> bool:
        """Is it in a text, as a word of its own where the phrase has it so?"""
        at = folded.find(self.text)
        while at >= 0:
            end = at + len(self.text)
            apart = not (self.before and folded[max(at - 1, 0) : at].isalpha()) and not (self.after and folded[end : end + 1].isalpha())
            if apart:
                return True
            at = folded.find(self.text, at + 1)
        return False


@attrs.frozen
class Phrase:
    """A compiled phrase. ``words`` are literals that must be in a text before the pattern is tried, the rarest (longest) first."""

    id: str
    kind: str
    language: str
    text: str
    words: tuple[Word, ...]
    lead: str
    """The slot it begins with, as a pattern: where that is not, the phrase is not either."""
    source: str

    @property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled when the words are first met: most phrases of a language never occur in a document."""
        return _compiled(self.source)


@attrs.frozen
class Found:
    """A phrase found in a folded text, at ``[start, end)`` of it."""

    phrase: Phrase
    start: int
    end: int
    slots: Mapping[str, str | None]


_VOTES = regex.compile(
    r"stem|røys|røst|\bst\b|enst|samrø|einrø|lama|ovttaj|voter|til ?sted|til ?stad|blank|avhol|avst|frast|vedta|vedtek|falt|fall|forkast|avsl|vilg"
    r"|flertal|fleirtal|mindretal|dissens|godkj|navneopp|namneopp|loddtr|\b(?:i ?mot|for|ja|nei)\b\)?(?: -|:)? ?\d"
    r"|(?:\d|\b\w{2,8}) (?:i ?mot|ja|nei)\b|\d for\b|\b(?:for|i?mot):"
    r"|\(\d{1,3} ?- ?\d{1,3}\)"
)
"""What a passage must hold to tell of a vote at all: far quicker to look for than the phrases, most of which begin with a number."""
_ANYWHERE = Word("", before=False, after=False)
"""What a phrase of slots alone has for a word."""
_Table = tuple[tuple[str, Word, tuple[int, ...]], ...]
"""The rarest words of phrases, and where the phrases stand that have them."""


@attrs.frozen(eq=False)
class Phrases:
    """A set of phrases to look for."""

    phrases: tuple[Phrase, ...]
    _tables: dict[tuple[str, ...], _Table] = attrs.field(factory=dict, init=False, repr=False)

    def of(self, folded: str, *kinds: str) -> Phrases:
        """Those of the phrases that a text can hold at all, to look for in its parts: most words of a language are not in it."""
        return Phrases(tuple(self._near(folded, kinds)))

    def search(self, folded: str, *kinds: str) -> Iterator[Found]:
        """Every phrase of ``kinds`` (all, if none are named) in a folded text, phrase by phrase."""
        starts: dict[str, list[int]] = {}
        for phrase in self._near(folded, kinds):
            for m in _led(phrase, folded, starts) if phrase.lead else phrase.pattern.finditer(folded):
                yield Found(phrase, m.start(), m.end(), m.groupdict())

    def possible(self, folded: str, *kinds: str) -> bool:
        """Do all the words of one of these phrases stand in a text?"""
        return any(True for _ in self._near(folded, kinds))

    def _near(self, folded: str, kinds: tuple[str, ...]) -> Iterator[Phrase]:
        """The phrases all of whose words stand in a text."""
        there = [place for text, word, places in self._by_word(kinds) if text in folded and word.stands_in(folded) for place in places]
        for place in sorted(there):
            phrase = self.phrases[place]
            if all(word.text in folded and word.stands_in(folded) for word in phrase.words[1:]):
                yield phrase

    def _by_word(self, kinds: tuple[str, ...]) -> _Table:
        if kinds not in self._tables:
            places: dict[Word, list[int]] = {}
            for index, phrase in enumerate(self.phrases):
                if not kinds or phrase.kind in kinds:
                    places.setdefault(phrase.words[0] if phrase.words else _ANYWHERE, []).append(index)
            self._tables[kinds] = tuple((word.text, word, tuple(found)) for word, found in places.items())
        return self._tables[kinds]

    def longest(self, folded: str, *kinds: str) -> list[Found]:
        """The phrases in a folded text in its order; of those over the same words only the longest ("ikke vedtatt", not "vedtatt")."""
        kept: list[Found] = []
        for f in sorted(self.search(folded, *kinds), key=lambda f: (f.start - f.end, f.start)):
            if not any(f.start < k.end and k.start < f.end and (f.end - f.start) < (k.end - k.start) for k in kept):
                kept.append(f)
        return sorted(kept, key=lambda f: f.start)

    def first(self, folded: str, *kinds: str) -> Found | None:
        """The phrase that begins earliest; of several, the longest."""
        return min(self.search(folded, *kinds), key=lambda f: (f.start, -f.end), default=None)


def compile_phrases(entries: Iterable[Entry], slots: Mapping[str, str]) -> Phrases:
    """Compile every phrase of ``entries``; ``{name:shape}`` captures the shape under the name, ``{shape}`` only matches it.

    A shape may name other shapes that stand before it: ``people = '{name}(?:, {name})*'``.
    """
    shapes: dict[str, str] = {}
    for name, written in slots.items():
        shapes[name] = _SHAPE.sub(lambda m: f"(?:{shapes[m[1]]})" if m[1] in shapes else m[0], written)
    return Phrases(tuple(_compile(entry, language, text, shapes) for entry in entries for language, text in entry.texts()))


def _compile(entry: Entry, language: str, text: str, slots: Mapping[str, str]) -> Phrase:
    pieces, at = [], 0
    for slot in _SLOT.finditer(text):
        pieces.append(_literal(text[at : slot.start()]))
        name, shape = slot.group(1), slot.group(2)
        if (shape or name) not in slots:
            raise DataError(f"{entry.id}: {text!r} uses an unknown slot {{{shape or name}}}")
        pieces.append(f"(?P<{name}>{slots[shape]})" if shape else f"(?:{slots[name]})")
        at = slot.end()
    pieces.append(_literal(text[at:]))
    first = _SLOT.match(text)
    lead = f"{_WORD_START}(?:{slots[first.group(2) or first.group(1)]})" if first else ""
    words = tuple(sorted(_words(text), key=lambda word: len(word.text), reverse=True))
    return Phrase(entry.id, entry.kind, language, text, words, lead, _WORD_START + "".join(pieces) + _WORD_END)


def _words(text: str) -> Iterator[Word]:
    """The literals of a phrase; what is written together with a slot may go on in it."""
    for piece in _SLOT.sub("\0", fold(text)).split():
        head, *rest = piece.split("\0")
        for place, word in enumerate((head, *rest)):
            if word:
                yield Word(word, place == 0, place == len(rest))


def _led(phrase: Phrase, folded: str, starts: dict[str, list[int]]) -> Iterator[regex.Match[str]]:
    """What ``finditer`` gives, for a phrase that begins with a slot: a slot has no letters to search for, and many phrases begin with the same."""
    if phrase.lead not in starts:
        starts[phrase.lead] = [m.start() for m in _compiled(phrase.lead).finditer(folded, overlapped=True)]
    end = 0
    for start in starts[phrase.lead]:
        if start >= end and (m := phrase.pattern.match(folded, start, start + _REACH)):
            yield m
            end = m.end()


@cache
def _compiled(source: str) -> regex.Pattern[str]:
    return regex.compile(source)


def _packaged(name: str) -> Phrases:
    """The phrases of a packaged file: groups of phrases under one key, and the slots they use."""
    file = f"{name}.toml"
    data = load(file, dict[str, Any])
    entries = [e for key, group in data.items() if key != "slots" for e in shape(group, list[Entry], f"{file}: {key}")]
    return compile_phrases(entries, shape(data.get("slots", {}), dict[str, str], f"{file}: slots"))


def _literal(text: str) -> str:
    return r"\s+".join(regex.escape(word) for word in regex.split(r"\s+", fold(text)))


@remembered()
def evidence() -> Phrases:
    """What tells that a passage goes on or has ended."""
    return _packaged("evidence")


@remembered()
def notes() -> Phrases:
    """What is noted beside a name in a list of people."""
    return _packaged("notes")


@remembered()
def outcomes() -> Phrases:
    """How a decision says what became of the case."""
    return _packaged("outcomes")


@remembered()
def votes() -> Phrases:
    """How votes are told, and what their numbers mean."""
    return _packaged("votes")


def may_tell_vote(folded: str) -> bool:
    """Is there anything in a folded text that a phrase of :func:`votes` could be in?"""
    profile = active()
    own = profile is not None and "vote" in profile.groups
    return own or _VOTES.search(folded) is not None


@remembered()
def recusals() -> Phrases:
    """How the minutes say that somebody is disqualified in a case."""
    return _packaged("recusals")


@remembered()
def movements() -> Phrases:
    """How the minutes say that somebody came, left or stood in, and when."""
    return _packaged("movements")


@remembered()
def numbers() -> Phrases:
    """How many there are, how many came, and how many must be there for the body to decide."""
    return _packaged("numbers")


@remembered()
def suspects() -> Phrases:
    """What speaks of a vote, a decision or an absence, whether it was understood or not."""
    return _packaged("suspects")


@remembered()
def references() -> Phrases:
    """Decisions that only point at another text."""
    return _packaged("references")
