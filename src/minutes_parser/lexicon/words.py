"""Single words that tell something: abbreviations, the words of one language only, words without weight."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import attrs
import msgspec

from ..model import Language, Status
from .toml import load


class _Compare(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    empty: str
    present: dict[str, str]


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    abbreviations: str
    languages: dict[Language, str]
    compare: _Compare
    status: dict[str, Status]


@attrs.frozen
class Words:
    """The packaged words, folded."""

    abbreviations: frozenset[str]
    languages: Mapping[Language, frozenset[str]]
    empty: frozenset[str]
    present: Mapping[str, str]
    status: Mapping[str, Status]


@cache
def words() -> Words:
    """The packaged words."""
    data = load("words.toml", _File)
    return Words(
        frozenset(data.abbreviations.split()),
        {language: frozenset(text.split()) for language, text in data.languages.items()},
        frozenset(data.compare.empty.split()),
        data.compare.present,
        data.status,
    )
