"""The numbers and letters of Word lists, counted out from the numbering part as Word does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import attrs
import regex

from ..patterns import pattern
from .docx_styles import Numbered, Styles
from .docx_xml import W, is_on, number, value
from .numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BULLET: Final = "-"
_PLACE: Final = pattern(r"%([1-9])")


@attrs.frozen
class Level:
    """How one level of a list counts; ``restart`` is the level (from 0) below which it starts anew, -1 for never."""

    start: int
    kind: str
    pattern: str
    restart: int
    digits: bool
    style: str | None


@attrs.frozen
class _List:
    """One list of the document: the family whose counters it shares, and what it does otherwise."""

    family: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@attrs.define
class Counters:
    """Where every family of lists has come to. Paragraphs must be asked for in their order."""

    _lists: Mapping[str, _List]
    _values: dict[str, dict[int, int]] = attrs.field(factory=dict)
    _begun: set[str] = attrs.field(factory=set)

    def label(self, numbered: Numbered) -> tuple[str, int]:
        """The label of the next paragraph in a list ("2.", "b)", "-", or "" for none) and its level from 0."""
        chosen = self._lists.get(numbered.list_id)
        if chosen is None:
            return "", 0
        at = _level(chosen, numbered)
        level = chosen.levels.get(at)
        if level is None:
            return "", at
        values = self._values.setdefault(chosen.family, {})
        if numbered.list_id not in self._begun:
            self._begun.add(numbered.list_id)
            _forget(values, min(chosen.starts, default=None))
        values[at] = values[at] + 1 if at in values else _start(chosen, at)
        for deeper in [other for other in values if other > at]:
            if deeper not in chosen.levels or 0 <= at <= chosen.levels[deeper].restart:
                del values[deeper]
        return _shown(chosen, level, values), at


def read_numbering(root: Element | None, styles: Styles) -> Counters:
    """The lists of a numbering part; a document without one has none."""
    if root is None:
        return Counters({})
    families = {value(family, "abstractNumId") or "": family for family in root.findall(f"{W}abstractNum")}
    nums = {value(num, "numId") or "": num for num in root.findall(f"{W}num")}
    return Counters({list_id: _list(num, families, nums, styles) for list_id, num in nums.items()})


def _list(num: Element, families: Mapping[str, Element], nums: Mapping[str, Element], styles: Styles) -> _List:
    family = value(num.find(f"{W}abstractNumId")) or ""
    root = families.get(family)
    linked = value(root.find(f"{W}numStyleLink")) if root is not None else None
    if linked:  # the levels stand with the style that carries the list's name
        other = nums.get(styles.list_of(linked) or "")
        root = families.get(value(other.find(f"{W}abstractNumId")) or "", root) if other is not None else root
    levels = _levels(root)
    starts: dict[int, int] = {}
    for override in num.findall(f"{W}lvlOverride"):
        at, start = number(value(override, "ilvl")), override.find(f"{W}startOverride")
        levels |= _levels(override)
        if start is not None:
            starts[at] = number(value(start))
    return _List(family, levels, starts)


def _levels(parent: Element | None) -> dict[int, Level]:
    found = parent.findall(f"{W}lvl") if parent is not None else ()
    return {number(value(level, "ilvl")): _read_level(level) for level in found}


def _read_level(element: Element) -> Level:
    at, restart = number(value(element, "ilvl")), value(element.find(f"{W}lvlRestart"))
    return Level(
        start=number(value(element.find(f"{W}start"))),
        kind=value(element.find(f"{W}numFmt")) or "decimal",
        pattern=value(element.find(f"{W}lvlText")) or "",
        restart=number(restart) - 1 if restart is not None else at - 1,
        digits=is_on(element.find(f"{W}isLgl")),
        style=value(element.find(f"{W}pStyle")),
    )


def _level(chosen: _List, numbered: Numbered) -> int:
    """A list linked to styles knows the level by the style of the paragraph."""
    if numbered.level is not None:
        return numbered.level
    return next((at for style in numbered.styles for at, level in chosen.levels.items() if level.style == style), 0)


def _start(chosen: _List, at: int) -> int:
    return chosen.starts.get(at, chosen.levels[at].start if at in chosen.levels else 1)


def _forget(values: dict[int, int], least: int | None) -> None:
    """A list that says where it starts does not go on from its family's last number."""
    for at in [at for at in values if least is not None and at >= least]:
        del values[at]


def _shown(chosen: _List, level: Level, values: Mapping[int, int]) -> str:
    if level.kind == "bullet":
        return BULLET if level.pattern else ""

    def place(found: regex.Match[str]) -> str:
        at = int(found[1]) - 1
        other = chosen.levels.get(at, level)
        return numeral(values.get(at, _start(chosen, at)), "decimal" if level.digits else other.kind)

    return _PLACE.sub(place, level.pattern).strip()
