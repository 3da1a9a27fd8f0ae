"""Words that tell what a number is, where its digits alone do not."""

from __future__ import annotations

from functools import cache

import attrs
import msgspec
import regex

from ..patterns import compiled
from .toml import load

_BETWEEN = r"(?:[\s.:()/-]*\p{L}+){0,2}[\s.:()/-]*"
"""From the word to the number: "tlf. (mobil): "."""
_LOOK_BACK = 60


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    identity: list[str]
    account: list[str]
    phone: list[str]
    mailboxes: list[str]


@attrs.frozen
class Words:
    """Words that stand before a number, in folded text."""

    words: tuple[str, ...]
    _pattern: regex.Pattern[str]

    @classmethod
    def of(cls, words: list[str]) -> Words:
        return cls(tuple(words), compiled(r"(?<![\p{L}\d-])(?:" + "|".join(map(regex.escape, words)) + r")(?!\p{L})" + _BETWEEN + r"$"))

    def names_in(self, folded: str) -> bool:
        """Is one of them in a text at all?"""
        return any(word in folded for word in self.words)

    def right_before(self, folded: str, start: int) -> bool:
        """Does one of them tell what begins at ``start``?"""
        return self._pattern.search(folded[max(0, start - _LOOK_BACK) : start]) is not None

    def begin(self, folded: str) -> bool:
        """Is a text one of them, with little else: the head of a column?"""
        return self._pattern.match(folded) is not None


@attrs.frozen
class Telling:
    """The packaged words."""

    identity: Words
    account: Words
    phone: Words
    mailboxes: frozenset[str]


@cache
def telling() -> Telling:
    """The packaged words."""
    data = load("privacy.toml", _File)
    return Telling(Words.of(data.identity), Words.of(data.account), Words.of(data.phone), frozenset(data.mailboxes))
