"""Bodies that meet, and what documents call themselves."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import regex

from ..model import BodyKind, Kind
from ..patterns import compiled, pattern
from ..view import fold
from .overlay import remembered
from .squeezed import Squeezed, squeeze
from .toml import Worded, load


class BodyEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    kind: BodyKind
    words: list[str]


class _BodyFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    body: list[BodyEntry]


_LONGEST_TITLE = 4
"""So many words, at the most."""
_COMPOUND = pattern(
    r"(?:\p{L}*(?:møte|styre|forsamlings?|tings?|råds?|utvalgs?|utvals?|nemnds?)|fau|su|smu)-?(?:protokoll|referat|møtebok)", regex.IGNORECASE
)
"""What a body calls its minutes in a word: "Landsmøteprotokoll", "FAU-referat"."""


class TitleEntry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    kind: Kind


class _TitleFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: list[TitleEntry]


@remembered()
def _bodies() -> tuple[Mapping[str, BodyKind], regex.Pattern[str]]:
    kinds = {fold(word): body.kind for body in load("bodies.toml", _BodyFile).body for word in body.words}
    words = "|".join(regex.escape(w) for w in sorted(kinds, key=len, reverse=True))
    return kinds, compiled(rf"(?<!\p{{L}})(?P<lead>(?:\p{{L}}+-\s(?:og\s)?)*\p{{L}}*?)(?P<word>{words})s?(?!\p{{L}})")


@remembered()
def titles() -> Squeezed[Kind]:
    """Squeezed title -> the kind of document that bears it."""
    return Squeezed.of({squeeze(text): t.kind for t in load("titles.toml", _TitleFile).title for _, text in t.texts()})


def body_in(text: str) -> tuple[int, int, BodyKind] | None:
    """The word for a body in ``text``: start, end, and its kind ("Hovedutvalget for miljø": a committee)."""
    kinds, pattern = _bodies()
    folded = fold(text)
    m = pattern.search(folded) if any(map(folded.__contains__, kinds)) else None
    while m and m[0].endswith("s") and (owned := pattern.match(folded, m.end() + 1)):
        m = owned  # "Sametingets tilskuddsstyre" is a board
    if m is None:
        return None
    return m.start(), m.end(), kinds.get(m[0].rstrip("s")) or kinds.get(m[0]) or kinds[m["word"]]


def title_kind(text: str) -> Kind | None:
    """The kind of document that a title line names, judged by its first words."""
    known, words = titles(), text.split()
    for size in range(min(_LONGEST_TITLE, len(words)), 0, -1):
        if kind := known.get(" ".join(words[:size])):
            return kind
    return "minutes" if words and _COMPOUND.fullmatch(words[0].rstrip(".:,")) else None
