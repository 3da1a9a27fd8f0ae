"""Phrases with slots, each written in natural spelling, and what of them is found in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs
import regex

from ..errors import DataError
from ..patterns import compiled, pattern
from ..view import fold
from .near import Seen, Slot, Table, Written, as_pattern, look, parts_of
from .toml import Worded

_SLOT = pattern(r"\{(\w+)(?::(\w+))?\}")
_SHAPE = pattern(r"\{(\w+)\}")
_REACH = 2000
"""No phrase is longer. Without an end the engine would look through all the rest of the text for the words to come, from every start anew."""
_WORD_START, _WORD_END = r"(?<![\p{L}\d])", r"(?![\p{L}\d])"


class Entry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A group of phrases that say the same."""

    id: str
    kind: str


@attrs.frozen
class Phrase:
    """A phrase, and what must be in a text before its pattern is tried."""

    id: str
    kind: str
    language: str
    text: str
    parts: tuple[Written, ...]
    pieces: tuple[Slot | str, ...]
    """Its words and slots in their order."""
    slots: tuple[Slot, ...]
    """Those that allow for misprints, which take long to look for, last."""
    shapes: Mapping[str, str] = attrs.field(eq=False, repr=False)

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Made when a text is first met that can hold it: most phrases of a language never occur in a document."""
        return compiled("".join(_source(self.text, self.shapes)))

    def matches(self, seen: Seen) -> Iterable[regex.Match[str]]:
        """What ``finditer`` gives, in one text after the other. A slot has no letters to search for, and many phrases begin with the same."""
        if not all(map(seen.starts, self.slots)) or not seen.in_order(self.pieces):
            return ()
        lead = self.pieces[0]
        return self.pattern.finditer(seen.text) if isinstance(lead, str) else self._led_by(lead, seen)

    def _led_by(self, lead: Slot, seen: Seen) -> Iterator[regex.Match[str]]:
        end = 0
        for start in seen.starts(lead):
            if start >= end and (m := self.pattern.match(seen.text, start, start + _REACH)):
                yield m
                end = m.end()


@attrs.frozen
class Found:
    """A phrase found in a folded text, at ``[start, end)`` of it."""

    phrase: Phrase
    start: int
    end: int
    slots: Mapping[str, str | None]


@attrs.frozen(eq=False)
class Phrases:
    """A set of phrases to look for."""

    phrases: tuple[Phrase, ...]
    _tables: dict[tuple[str, ...], Table[Phrase]] = attrs.field(factory=dict, init=False, repr=False)

    def search(self, folded: str, *kinds: str) -> Sequence[Found]:
        """Every phrase of ``kinds`` (all, if none are named) in a folded text, phrase by phrase."""
        near = self._near(folded, kinds)
        if not near:
            return ()
        seen = look(folded)
        return [Found(phrase, m.start(), m.end(), m.groupdict()) for phrase in near for m in phrase.matches(seen)]

    def possible(self, folded: str, *kinds: str) -> bool:
        """Do all the words of one of these phrases stand in a text?"""
        return bool(self._near(folded, kinds))

    def _near(self, folded: str, kinds: tuple[str, ...]) -> Sequence[Phrase]:
        if kinds not in self._tables:
            self._tables[kinds] = Table.of([phrase for phrase in self.phrases if not kinds or phrase.kind in kinds])
        return self._tables[kinds].near(folded)

    def longest(self, folded: str, *kinds: str) -> list[Found]:
        """The phrases in a folded text in its order; of those over the same words only the longest ("ikke vedtatt", not "vedtatt")."""
        kept: list[Found] = []
        found = self.search(folded, *kinds)
        if len(found) < 2:
            return list(found)
        for f in sorted(found, key=lambda f: (f.start - f.end, f.start)):
            if not any(f.start < k.end and k.start < f.end and (f.end - f.start) < (k.end - k.start) for k in kept):
                kept.append(f)
        return sorted(kept, key=lambda f: f.start)

    def first(self, folded: str, *kinds: str) -> Found | None:
        """The phrase that begins earliest; of several, the longest."""
        found = self.search(folded, *kinds)
        return min(found, key=lambda f: (f.start, -f.end)) if found else None


def compile_phrases(entries: Iterable[Entry], slots: Mapping[str, str]) -> Phrases:
    """Every phrase of ``entries``; ``{name:shape}`` captures the shape under the name, ``{shape}`` only matches it.

    A shape may name other shapes that stand before it: ``people = '{name}(?:, {name})*'``.
    """
    shapes: dict[str, str] = {}
    for name, written in slots.items():
        shapes[name] = _SHAPE.sub(lambda m: f"(?:{shapes[m[1]]})" if m[1] in shapes else m[0], written)
    return Phrases(tuple(_phrase(entry, language, text, shapes) for entry in entries for language, text in entry.texts()))


def _phrase(entry: Entry, language: str, text: str, shapes: Mapping[str, str]) -> Phrase:
    pieces: list[Slot | str] = []
    at = 0
    for slot in _SLOT.finditer(text):
        shape = slot.group(2) or slot.group(1)
        if shape not in shapes:
            raise DataError(f"{entry.id}: {text!r} uses an unknown slot {{{shape}}}")
        before = fold(text[at : slot.start()])
        pieces += before.split()
        if not slot.start() or before[-1:].isspace():  # by itself, one that is written together with a word could be anywhere
            pieces.append(Slot(f"{_WORD_START}(?:{shapes[shape]})"))
        at = slot.end()
    pieces += fold(text[at:]).split()
    slots = sorted({piece: None for piece in pieces if isinstance(piece, Slot)}, key=lambda slot: slot.misprinted)
    return Phrase(entry.id, entry.kind, language, text, parts_of(text), tuple(pieces), tuple(slots), shapes)


def _source(text: str, shapes: Mapping[str, str]) -> Iterator[str]:
    yield _WORD_START
    at = 0
    for slot in _SLOT.finditer(text):
        name, shape = slot.group(1), slot.group(2)
        yield as_pattern(text[at : slot.start()])
        yield f"(?P<{name}>{shapes[shape]})" if shape else f"(?:{shapes[name]})"
        at = slot.end()
    yield as_pattern(text[at:])
    yield _WORD_END
