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
    closing: str
    weekdays: str
    lettered: str
    numbered: str
    languages: dict[Language, str]
    compare: _Compare
    status: dict[str, Status]


@attrs.frozen
class Words:
    """The packaged words, folded."""

    abbreviations: frozenset[str]
    """Also those that may close a sentence."""
    closing: frozenset[str]
    weekdays: frozenset[str]
    lettered: frozenset[str]
    numbered: frozenset[str]
    languages: Mapping[Language, frozenset[str]]
    empty: frozenset[str]
    present: Mapping[str, str]
    status: Mapping[str, Status]


@cache
def words() -> Words:
    """The packaged words."""
    data = load("words.toml", _File)
    closing = frozenset(data.closing.split())
    return Words(
        abbreviations=frozenset(data.abbreviations.split()) | closing,
        closing=closing,
        weekdays=frozenset(data.weekdays.split()),
        lettered=frozenset(data.lettered.split()),
        numbered=frozenset(data.numbered.split()),
        languages={language: frozenset(text.split()) for language, text in data.languages.items()},
        empty=frozenset(data.compare.empty.split()),
        present=data.compare.present,
        status=data.status,
    )
