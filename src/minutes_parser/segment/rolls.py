"""Rolls by groups, each with those of its own who were absent: "HF: Kari Moe, Per Ås", "Forfall: Ola Li", "LUI: Tor Eide"."""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import pattern
from ..source import Source
from .items import Item, text_of

_GROUP = pattern(r"\p{Lu}[\p{L}\d.&/-]*(?:\s[\p{L}\d.&/-]+){0,4}:\s+(?=\p{Lu})")
"""A group at the head of its names."""


def roll_goes_on(source: Source, roll: Sequence[Item], absent: Sequence[Item], item: Item) -> bool:
    """Is the line below one line of those absent the next group of the roll above?"""
    if len(absent) != 1 or item.gap or item.label or not roll:
        return False
    return all(_GROUP.match(text_of(source, line)) is not None for line in (roll[0], item))
