"""Kinds of cases: the words and series that tell them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ..model import CaseKind
from ..view import fold
from .overlay import remembered
from .squeezed import squeeze
from .toml import Worded, load


class Entry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    id: CaseKind
    series: list[str] = msgspec.field(default_factory=list)
    titles: list[str] = msgspec.field(default_factory=list)


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    kind: list[Entry]


@remembered()
def _tables() -> tuple[Mapping[str, CaseKind], Mapping[str, CaseKind], Mapping[str, CaseKind]]:
    kinds = load("kinds.toml", _File).kind
    stated = {squeeze(word): k.id for k in kinds for _, word in k.texts()}
    series = {s: k.id for k in kinds for s in k.series}
    titles = {fold(t): k.id for k in kinds for t in k.titles}
    return stated, series, titles


def stated_kind(words: str) -> CaseKind | None:
    """The kind that a stated type ("Orientering", "Beslutning") means."""
    return _tables()[0].get(squeeze(words))


def series_kind(series: str | None) -> CaseKind | None:
    """The kind that the letters of a case number mean ("PS", "RS")."""
    return _tables()[1].get(series.split(" ", 1)[0].upper()) if series else None


def title_kind(title: str | None) -> CaseKind | None:
    """The kind that a title tells by its first words; the longest that fits decides."""
    folded = fold(title or "")
    fits = [t for t in _tables()[2] if folded == t or folded.startswith((t + " ", t + ":", t + ","))]
    return _tables()[2][max(fits, key=len)] if fits else None
