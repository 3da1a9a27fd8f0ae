"""Names at the end of the minutes, without a label: those who signed."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..lexicon.gazetteer import role_like
from ..patterns import pattern
from ..shapes import dates
from ..source import Source
from ..span import Span
from ..view import fold
from .items import Item

_WORD = r"\p{Lu}[\p{L}.'’-]*+"
_NAME = pattern(rf"{_WORD}(?:\s(?:{_WORD}|von|van|de|af)){{1,4}}")
_MARK = pattern(r"\s*(?<!\p{L})[(/]?\s*s(?:ign)?\.?\s*[)/.]*$")
_COLUMN = pattern(r"\t+|\s{3,}")
_BREAK = pattern(r"<br\s?/?>", regex.IGNORECASE)
_WRAPPING = "'\"*_, \t"
_PLACE = pattern(
    rf"(?!(?:Neste|Sist|Vedt|Godkj|Revidert|Oppdatert|Utskrift|Referat|Protokoll|Møte|Dato|Frist|\p{{L}}+dag)(?:\p{{L}}*)\s)"
    rf"{_WORD}(?:\s(?:i|på|{_WORD})){{0,2}},?\s+(?:den\s+)?(?=\d)"
)
_DATED = pattern(r"[\d.\s-]+\s?/\s?(?=\p{Lu})")
_WITH_POST = pattern(rf"(?P<name>{_NAME.pattern})\s*[,(–-]\s*(?P<post>\p{{L}}[\p{{L}}. ]{{1,30}})\)?")
_ON_BEHALF = frozenset({"e.f", "etter fullmakt", "skrivar", "skriver"})
_LAST = 6
"""So many short lines may still follow: posts, places, rules of underscores."""
_SHORT = 90
_LONGEST = 400
_LETTERHEAD = 8
_ADDRESS = pattern(r"@|www\.|(?i:tele(?:fon|faks|fax)|tlf)\b|\bN-\d{4}\b|[Pp]ostboks|P\.b\.|(?i:org\.?\s?n)")


def signs_off(source: Source, items: Sequence[Item], index: int) -> bool:
    """Do signatures begin here, with little after them: names side by side, one marked as signed, one with a post, or place and day over names?"""
    item = items[index]
    if not item.gap or item.label or item.span.end - item.span.start > _LONGEST:
        return False
    rest = _few_short(source, items, index)
    if rest is None:
        return False
    lines = [*lines_of(source, item.parts), *(line for i in rest[:2] for line in lines_of(source, i.parts))]
    first, second = lines[0], lines[1] if len(lines) > 1 else ""
    cells = [source.text[c.start : c.end] for c in item.cells if c] or [first]
    named = [_MARK.sub("", cell) for cell in cells]
    if all(map(_NAME.fullmatch, named)):
        return len(cells) > 1 or named != cells or is_post(second)
    return signed_with_post(first) is not None or (is_place_and_day(first) and _names(second))


def lines_of(source: Source, parts: Sequence[Span]) -> list[str]:
    """The lines of some text, also where a mark-up's own break divides them, without the signs that make them italic or bold."""
    return [line.strip(_WRAPPING) for part in parts for line in _BREAK.split(source.text[part.start : part.end])]


def is_post(line: str) -> bool:
    """Is a line nothing but the posts of those whose names stand above: "styreleder", "(leder)   (sekretær)"?"""
    cells = [cell.strip("(),. ") for cell in _COLUMN.split(line.strip())]
    return bool(line) and all(fold(cell) in _ON_BEHALF or role_like(cell) for cell in cells)


def signed_with_post(line: str) -> str | None:
    """The name in "Kari Moe, referent" or "12.1.2018 / Kari Moe, ref."."""
    dated = _DATED.match(line)
    m = _WITH_POST.fullmatch(line, dated.end() if dated else 0)
    role = role_like(m["post"].strip(" .")) if m else None
    return m["name"] if m and ((role and role.role) or (is_post(m["post"]) and dated)) else None


def is_place_and_day(line: str) -> bool:
    """ "Lia, 12. mars 2024", "Lia den 12.03.24", and no more."""
    place = _PLACE.match(line)
    day = next(iter(dates(line, place.end())), None) if place else None
    return day is not None and place is not None and day.span.start == place.end() and day.span.end >= len(line.rstrip(" .,"))


def _names(line: str) -> bool:
    cells = [_MARK.sub("", cell) for cell in _COLUMN.split(line.strip())]
    return all(map(_NAME.fullmatch, cells)) or signed_with_post(line) is not None


def _few_short(source: Source, items: Sequence[Item], index: int) -> Sequence[Item] | None:
    """The items that follow, where they are few and short; who gets a copy, and the address of a letterhead, are no part of them.

    This is asked of every item after a gap, and most are followed by many more.
    """
    few: list[Item] = []
    for item in items[index + 1 : index + 2 + _LAST + _LETTERHEAD]:
        if item.block == "distribution":
            break
        if _ADDRESS.search(source.text, item.span.start, item.span.end):
            continue
        if item.span.end - item.span.start > _SHORT or len(few) == _LAST:
            return None
        few.append(item)
    return few
