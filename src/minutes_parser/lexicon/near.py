"""Which phrases a text can hold: those whose words stand in it, and between them something for each of their slots."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

import attrs
import regex

from ..patterns import compiled, pattern
from ..view import fold

_SLOT = pattern(r"\{[\w:]+\}")
_WORD = pattern(r"\p{L}+")
_BLANKS = pattern(r"\s+")
_LATIN = bytes(sign if chr(sign).isalpha() else ord(" ") for sign in range(256))


class Written(NamedTuple):
    """A part of a phrase that stands as it is written. ``before``, ``after``: has the phrase no letter or digit next to it there?"""

    text: str
    before: bool
    after: bool

    @property
    def words(self) -> frozenset[str]:
        """The words that a text which holds it must have."""
        found = _WORD.finditer(self.text)
        return frozenset(m[0] for m in found if (self.before or m.start()) and (self.after or m.end() < len(self.text)))

    def stands_in(self, folded: str) -> bool:
        """Is it in a text, as a word of its own where the phrase has it so?"""
        at = folded.find(self.text)
        while at >= 0:
            end = at + len(self.text)
            if not (self.before and folded[max(at - 1, 0) : at].isalpha()) and not (self.after and folded[end : end + 1].isalpha()):
                return True
            at = folded.find(self.text, at + 1)
        return False


def words_in(text: str) -> frozenset[str]:
    """The words of a text, signs and figures left out."""
    try:
        return frozenset(text.encode("latin-1").translate(_LATIN).decode("latin-1").split())
    except UnicodeEncodeError:
        return frozenset(_WORD.findall(text))


class Slot(NamedTuple):
    """A part of a phrase that stands for others, as a pattern."""

    pattern: str

    @property
    def misprinted(self) -> bool:
        """Does it allow for misprints? It takes long to look for."""
        return "{e<" in self.pattern


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
    return r"\s+".join(map(regex.escape, _BLANKS.split(fold(text))))


class Spelled(Protocol):
    """A phrase, a label: what is written with words that must be in a text."""

    @property
    def parts(self) -> tuple[Written, ...]: ...
    @property
    def slots(self) -> tuple[Slot, ...]: ...


@attrs.frozen(eq=False)
class Seen:
    """A folded text, and what was already asked about it: many phrases have the same slots."""

    text: str
    words: frozenset[str] = attrs.field(init=False)
    """All that is asked of a text for most phrases is whether it has their words."""
    _starts: dict[Slot, Sequence[int]] = attrs.field(factory=dict, init=False)

    @words.default
    def _words_of(self) -> frozenset[str]:
        return words_in(self.text)

    def starts(self, slot: Slot) -> Sequence[int]:
        """Where a slot can begin."""
        starts = self._starts.get(slot)
        if starts is None:
            starts = self._starts[slot] = [m.start() for m in compiled(slot.pattern).finditer(self.text, overlapped=True)]
        return starts

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


@attrs.frozen
class _Wanted(Generic[S]):
    """What a text must have for some phrases: words, and pieces that are more or less than a word. The phrases with their places."""

    words: frozenset[str]
    pieces: Sequence[Written]
    phrases: Sequence[tuple[int, S]]

    def are_in(self, seen: Seen) -> bool:
        return self.words <= seen.words and (not self.pieces or all(piece.stands_in(seen.text) for piece in self.pieces))


@attrs.frozen
class Table(Generic[S]):
    """Phrases in their order, by the rarest word of each: a text is asked for those of its words that any phrase has. Phrases without a whole
    word stand by a piece of one, those of slots alone by a slot that most of them share."""

    by_word: Mapping[str, Sequence[_Wanted[S]]]
    by_piece: Sequence[tuple[str, Sequence[_Wanted[S]]]]
    by_slot: Sequence[tuple[Slot, Sequence[_Wanted[S]]]]

    @classmethod
    def of(cls, phrases: Iterable[S]) -> Table[S]:
        alike: dict[tuple[frozenset[str], tuple[Written, ...], tuple[Slot, ...]], list[tuple[int, S]]] = {}
        for place, phrase in enumerate(phrases):
            words = frozenset(word for part in phrase.parts for word in part.words)
            pieces = tuple(part for part in phrase.parts if part.text not in words)
            alike.setdefault((words, pieces, () if phrase.parts else phrase.slots), []).append((place, phrase))
        common = Counter(key for words, _, slots in alike for key in (*words, *slots))
        by_word: dict[str, list[_Wanted[S]]] = {}
        by_piece: dict[str, list[_Wanted[S]]] = {}
        by_slot: dict[Slot, list[_Wanted[S]]] = {}
        for (words, pieces, slots), found in alike.items():
            wanted = _Wanted(words, pieces, found)
            if words:
                by_word.setdefault(min(words, key=lambda word: (common[word], -len(word), word)), []).append(wanted)
            elif pieces:
                by_piece.setdefault(pieces[0].text, []).append(wanted)
            else:
                by_slot.setdefault(min(slots, key=lambda slot: (slot.misprinted, -common[slot])), []).append(wanted)
        return cls(by_word, tuple(by_piece.items()), tuple(by_slot.items()))

    def near(self, folded: str) -> Sequence[S]:
        """The phrases all of whose words stand in a text."""
        seen = look(folded)
        near: list[_Wanted[S]] = []
        for word in self.by_word.keys() & seen.words:
            near += self.by_word[word]
        for piece, wanted in self.by_piece:
            if piece in folded:
                near += wanted
        for slot, wanted in self.by_slot:
            if seen.starts(slot):
                near += wanted
        if not near:
            return ()
        return [phrase for _, phrase in sorted(entry for wanted in near if wanted.are_in(seen) for entry in wanted.phrases)]
