"""Which phrases a text can hold: those whose words stand in it, and between them something for each of their slots."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

import attrs
import regex

from ..view import fold

_SLOT = regex.compile(r"\{[\w:]+\}")


class Written(NamedTuple):
    """A part of a phrase that stands as it is written. ``before``, ``after``: has the phrase no letter or digit next to it there?"""

    text: str
    before: bool
    after: bool

    def stands_in(self, folded: str) -> bool:
        """Is it in a text, as a word of its own where the phrase has it so?"""
        at = folded.find(self.text)
        while at >= 0:
            end = at + len(self.text)
            if not (self.before and folded[max(at - 1, 0) : at].isalpha()) and not (self.after and folded[end : end + 1].isalpha()):
                return True
            at = folded.find(self.text, at + 1)
        return False


class Slot(NamedTuple):
    """A part of a phrase that stands for others, as a pattern."""

    pattern: str


def parts_of(phrase: str) -> tuple[Written, ...]:
    """The parts of a phrase that are no slots, the rarest (longest) first."""
    return tuple(sorted(_parts(phrase), key=lambda part: len(part.text), reverse=True))


def _parts(phrase: str) -> Iterator[Written]:
    for piece in _SLOT.sub("\0", fold(phrase)).split():
        head, *rest = piece.split("\0")
        for place, word in enumerate((head, *rest)):
            if word:
                yield Written(word, place == 0, place == len(rest))


def as_pattern(text: str) -> str:
    """What stands as it is written, as a pattern for folded text."""
    return r"\s+".join(regex.escape(word) for word in regex.split(r"\s+", fold(text)))


@cache
def compiled(source: str) -> regex.Pattern[str]:
    """A pattern is compiled when a text is first met that can hold it: most phrases of a language never occur in a document."""
    return regex.compile(source)


class Spelled(Protocol):
    """A phrase, a label: what is written with words that must be in a text."""

    @property
    def parts(self) -> tuple[Written, ...]: ...


@attrs.frozen(eq=False)
class Seen:
    """A folded text, and what was already asked about it: many phrases have the same slots."""

    text: str
    _starts: dict[Slot, Sequence[int]] = attrs.field(factory=dict, init=False)

    def starts(self, slot: Slot) -> Sequence[int]:
        """Where a slot can begin."""
        if slot not in self._starts:
            self._starts[slot] = [m.start() for m in compiled(slot.pattern).finditer(self.text, overlapped=True)]
        return self._starts[slot]

    def in_order(self, pieces: Sequence[Slot | str]) -> bool:
        """Do the words and slots of a phrase stand in the text one after the other?"""
        at = 0
        for piece in pieces:
            if isinstance(piece, Slot):
                starts = self.starts(piece)
                place = bisect_left(starts, at)
                if place == len(starts):
                    return False
                at = starts[place]
            else:
                at = self.text.find(piece, at)
                if at < 0:
                    return False
                at += len(piece)
        return True


@lru_cache(maxsize=256)
def look(folded: str) -> Seen:
    """The same few lines are asked for one table of phrases after the other."""
    return Seen(folded)


S = TypeVar("S", bound=Spelled)
_ANYWHERE = Written("", before=False, after=False)
"""What a phrase of slots alone has for a word."""


@attrs.frozen
class Table(Generic[S]):
    """Phrases in their order, by the rarest part of each: it is looked for once, whatever the number of phrases that have it."""

    phrases: Sequence[S]
    _places: Sequence[tuple[str, Written, Sequence[int]]]

    @classmethod
    def of(cls, phrases: Sequence[S]) -> Table[S]:
        places: dict[Written, list[int]] = {}
        for place, phrase in enumerate(phrases):
            places.setdefault(phrase.parts[0] if phrase.parts else _ANYWHERE, []).append(place)
        return cls(phrases, tuple((part.text, part, found) for part, found in places.items()))

    def near(self, folded: str) -> Iterator[S]:
        """The phrases all of whose words stand in a text."""
        for place in sorted([place for text, part, places in self._places if text in folded and part.stands_in(folded) for place in places]):
            phrase = self.phrases[place]
            if all(part.stands_in(folded) for part in phrase.parts[1:]):
                yield phrase
