"""Names at the end of the minutes, without a label: those who signed."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..source import Source
from ..span import Span
from .items import Item

_WORD = r"\p{Lu}[\p{L}.'’-]*"
_NAME = regex.compile(rf"{_WORD}(?:\s(?:{_WORD}|von|van|de|af)){{1,4}}")
_MARK = regex.compile(r"\s*[(/]?\s*s(?:ign)?\.?\s*[)/.]*$")
_LAST = 6
"""So many short lines may still follow: posts, places, rules of underscores."""
_SHORT = 90


def signs_off(source: Source, items: Sequence[Item], index: int) -> bool:
    """Do signatures begin here: names side by side, or one marked as signed, with little after them?"""
    item, rest = items[index], items[index + 1 : index + 2 + _LAST]  # no more: this is asked of every item
    if not item.gap or item.label or len(rest) > _LAST or any(len(source.text[i.span.start : i.span.end]) > _SHORT for i in rest):
        return False
    cells = [source.text[c.start : c.end] for c in item.cells or (Span(item.parts[0].start, item.parts[0].end),) if c]
    named = [_MARK.sub("", cell) for cell in cells]
    signed = any(name != cell for name, cell in zip(named, cells, strict=True))
    return all(map(_NAME.fullmatch, named)) and (len(cells) > 1 or signed)
