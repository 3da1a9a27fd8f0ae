"""Heads of table columns."""

from __future__ import annotations

import msgspec

from .overlay import remembered
from .squeezed import Squeezed, squeeze
from .toml import Worded, load


class Entry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    id: str


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    column: list[Entry]


@remembered()
def columns() -> Squeezed[str]:
    """Squeezed column head -> what the column holds."""
    return Squeezed.of({squeeze(text): c.id for c in load("columns.toml", _File).column for _, text in c.texts()})


def column(head: str) -> str | None:
    """What the column under ``head`` holds (``number``, ``title``, ``name`` ...), or ``None``."""
    return columns().get(head)
