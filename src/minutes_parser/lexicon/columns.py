"""Heads of table columns."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from .labels import squeeze
from .overlay import remembered
from .toml import Worded, load


class Entry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    id: str


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    column: list[Entry]


@remembered()
def columns() -> Mapping[str, str]:
    """Squeezed column head -> what the column holds."""
    return {squeeze(text): c.id for c in load("columns.toml", _File).column for _, text in c.texts()}


def column(head: str) -> str | None:
    """What the column under ``head`` holds (``number``, ``title``, ``name`` ...), or ``None``."""
    return columns().get(squeeze(head))
