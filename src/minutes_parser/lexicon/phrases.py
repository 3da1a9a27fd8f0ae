"""Phrases with slots, as data: each is written in natural spelling and compiled once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import attrs
import regex

from ..errors import DataError
from ..view import fold
from .toml import Worded, load, shape

_SLOT = regex.compile(r"\{(\w+)(?::(\w+))?\}")


class Entry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A group of phrases that say the same."""

    id: str
    kind: str


@attrs.frozen
class Phrase:
    """A compiled phrase. ``anchor`` is a literal that must be in a text before the pattern is tried."""

    id: str
    kind: str
    language: str
    text: str
    anchor: str
    source: str

    @property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled when the anchor is first met: most phrases of a language never occur in a document."""
        return _compiled(self.source)


@attrs.frozen
class Found:
    """A phrase found in a folded text, at ``[start, end)`` of it."""

    phrase: Phrase
    start: int
    end: int
    slots: Mapping[str, str | None]


@attrs.frozen
class Phrases:
    """A set of phrases to look for."""

    phrases: tuple[Phrase, ...]

    def search(self, folded: str, *kinds: str) -> Iterator[Found]:
        """Every phrase of ``kinds`` (all, if none are named) in a folded text, phrase by phrase."""
        for phrase in self.phrases:
            if (not kinds or phrase.kind in kinds) and phrase.anchor in folded:
                for m in phrase.pattern.finditer(folded):
                    yield Found(phrase, m.start(), m.end(), m.groupdict())

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
    """Compile every phrase of ``entries``; ``{name:shape}`` captures the shape under the name, ``{shape}`` only matches it."""
    return Phrases(tuple(_compile(entry, language, text, slots) for entry in entries for language, text in entry.texts()))


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
    literals = _SLOT.sub("\0", fold(text)).replace(" ", "\0").split("\0")
    return Phrase(entry.id, entry.kind, language, text, max(literals, key=len), r"(?<![\p{L}\d])" + "".join(pieces) + r"(?![\p{L}\d])")


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


@cache
def evidence() -> Phrases:
    """What tells that a passage goes on or has ended."""
    return _packaged("evidence")


@cache
def notes() -> Phrases:
    """What is noted beside a name in a list of people."""
    return _packaged("notes")


@cache
def outcomes() -> Phrases:
    """How a decision says what became of the case."""
    return _packaged("outcomes")


@cache
def votes() -> Phrases:
    """How votes are told, and what their numbers mean."""
    return _packaged("votes")


@cache
def recusals() -> Phrases:
    """How the minutes say that somebody is disqualified in a case."""
    return _packaged("recusals")


@cache
def references() -> Phrases:
    """Decisions that only point at another text."""
    return _packaged("references")
