"""The words of what stands inside decisions: money, deadlines, who is to do it, acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import regex

from ..view import fold
from .overlay import remembered
from .toml import Worded, load


class Entry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A group of words that mean the same. ``factor`` is a number that they stand for."""

    id: str
    kind: str
    value: str | None = None
    factor: int = 1


class _File(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    word: list[Entry]


@attrs.frozen
class Meaning:
    """What a word means."""

    value: str | None
    factor: int


@remembered()
def _entries() -> Sequence[Entry]:
    return load("inside.toml", _File).word


@remembered()
def meanings(kind: str) -> Mapping[str, Meaning]:
    """The folded words of a kind, with what each means."""
    return {fold(text): Meaning(entry.value, entry.factor) for entry in _entries() if entry.kind == kind for _, text in entry.texts()}


@remembered()
def either(kind: str) -> str:
    """A pattern for any word of a kind; of two that begin alike the longer."""
    words: Sequence[str] = sorted(meanings(kind), key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(regex.escape, word.split())) for word in words) + ")"


def meaning(kind: str, written: str) -> Meaning:
    """What a word found by ``either`` means."""
    return meanings(kind)[" ".join(written.split())]
