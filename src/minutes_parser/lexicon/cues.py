"""What an unknown heading is about, by the words in it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import msgspec
import regex

from ..patterns import compiled, pattern
from ..view import fold
from .labels import Hit, Phrase
from .overlay import remembered
from .toml import load

_ENTRY = pattern(r"[,;()]|\s[-–]\s")
"""What stands after such a sign is an entry of a list, and says something of it: "Kari Moe (H), vara: Per Ås"."""


class Entry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    block: str
    any: list[str]
    without: list[str]


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    cue: list[Entry]


@attrs.frozen
class _Ready:
    block: str
    any: regex.Pattern[str]
    without: regex.Pattern[str] | None


@remembered()
def _cues() -> tuple[_Ready, ...]:
    return tuple(_Ready(c.block, _words(c.any), _words(c.without) if c.without else None) for c in load("cues.toml", _File).cue)


def cue(head: str) -> Hit | None:
    """The block that a heading of a few words opens ("Følgende utsendinger møtte fra kretsene"), or ``None``."""
    folded = fold(head)
    if len(folded) > 80 or len(folded.split()) > 10:
        return None
    return next(_hits(folded, head), None)


def _hits(folded: str, head: str) -> Iterator[Hit]:
    for c in _cues():
        word = c.any.search(folded)
        if word and not _ENTRY.search(folded, 0, word.start()) and not (c.without and c.without.search(folded)):
            yield Hit(Phrase(head, "both", f"cue.{c.block}", c.block, "document", False))


def _words(words: list[str]) -> regex.Pattern[str]:
    return compiled(r"(?<!\p{L})(?:" + "|".join(regex.escape(w) for w in words) + r")(?!\p{L})")
