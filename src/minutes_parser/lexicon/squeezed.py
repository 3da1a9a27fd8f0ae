"""Words that are looked up by their letters alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

import attrs

T = TypeVar("T")
_OPENING = 3


def squeeze(text: str) -> str:
    """Letters and digits alone: "P R O T O K O L L" and "Protokoll:" are the same label."""
    return "".join(filter(str.isalnum, text)).lower()


@attrs.frozen
class Squeezed(Generic[T]):
    """What words mean, by their letters. Most lines begin as none of the words does: they need not be squeezed."""

    table: Mapping[str, T]
    _openings: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, T]) -> Squeezed[T]:
        return cls(table, frozenset(key[:_OPENING] for key in table))

    def get(self, text: str) -> T | None:
        """What the whole text means."""
        opening = text[:_OPENING].lower()
        return None if opening.isalnum() and opening not in self._openings else self.table.get(squeeze(text))
