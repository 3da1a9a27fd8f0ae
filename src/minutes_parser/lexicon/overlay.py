"""The words of one body or vendor, laid over the packaged ones while a document is read.

Which overlay holds is an argument of ``parse`` that the tables of the lexicon see, not a setting: it holds inside :func:`using`, in this thread
and task only, and everything that is derived from the words is remembered apart for each overlay (:func:`remembered`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar, TypeVarTuple

import attrs

from ..view import fold

A = TypeVarTuple("A")
T = TypeVar("T")

Entry = dict[str, Any]
SPELLINGS: Final = ("both", "nb", "nn", "se", "series", "titles", "words", "any", "aliases")
"""The keys of an entry that hold words, wherever they are lists."""
_PART: Final = {"word": "kind"}
"""A word may stand in several parts of a group, with a meaning in each: levels of labels, kinds of what stands inside decisions."""


@attrs.frozen
class Profile:
    """A body's own words (nb: egne ord, nn: eigne ord): groups of entries by the key of their packaged file (``label``, ``vote`` ...)."""

    name: str
    digest: str
    """Two profiles are the same if their bytes are."""
    groups: Mapping[str, Sequence[Entry]] = attrs.field(eq=False, repr=False)


_active: ContextVar[Profile | None] = ContextVar("profile", default=None)


def active() -> Profile | None:
    """The profile that holds here."""
    return _active.get()


@contextmanager
def using(profile: Profile | None) -> Iterator[None]:
    """Let the profile hold inside; ``None`` lets the one that holds stay."""
    token = _active.set(profile or _active.get())
    try:
        yield
    finally:
        _active.reset(token)


def remembered(size: int | None = None) -> Callable[[Callable[[*A], T]], Callable[[*A], T]]:
    """Like ``functools.lru_cache``, apart for each profile: for everything that depends on the words."""

    def decorate(function: Callable[[*A], T]) -> Callable[[*A], T]:
        @lru_cache(maxsize=size)
        def made(_: Profile | None, *args: *A) -> T:
            return function(*args)

        @wraps(function)
        def through(*args: *A) -> T:
            return made(_active.get(), *args)

        return through

    return decorate


def laid_over(data: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """A packaged file with the profile's entries after its own; what the profile spells has its meaning only, not the packaged one besides."""
    out = dict(data)
    for group, own in profile.groups.items():
        if isinstance(packaged := data.get(group), list):
            where = _PART.get(group, "level")
            said = {(key, fold(word), entry.get(where)) for entry in own for key, word in _words(entry)}
            out[group] = [*(_without(entry, said, where) for entry in packaged), *own]
    return out


def _words(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each word of an entry with what it is: a spelling of any language, or the word of another key."""
    for key in SPELLINGS:
        if isinstance(words := entry.get(key), list):
            for word in words:
                yield _sort(key), word


def _sort(key: str) -> str:
    return "text" if key in ("both", "nb", "nn", "se") else key


def _without(entry: Entry, said: set[tuple[str, str, Any]], where: str) -> Entry:
    kept = dict(entry)
    for key in SPELLINGS:
        if isinstance(words := entry.get(key), list):
            kept[key] = [word for word in words if (_sort(key), fold(word), entry.get(where)) not in said]
    return kept
