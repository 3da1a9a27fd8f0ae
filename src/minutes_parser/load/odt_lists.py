"""The numbers and letters of OpenDocument lists: the file has the structure, the program that shows it counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import attrs

from ..patterns import pattern
from .numerals import numeral
from .odt_styles import Level, ListStyle
from .odt_xml import TEXT, XML_ID, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BULLET: Final = "-"
_PLACE: Final = pattern(r"%(\d{1,2})%")


@attrs.frozen
class Open:
    """A list that the walk is in: its levels, how deep it lies (from 1), and the counters it shares with those around it."""

    style: ListStyle | None
    depth: int
    values: dict[int, int]


@attrs.define
class Lists:
    """All lists so far, for those that say they go on from an earlier one."""

    _styles: Mapping[str, ListStyle]
    _by_id: dict[str, dict[int, int]] = attrs.field(factory=dict)
    _by_style: dict[str, dict[int, int]] = attrs.field(factory=dict)
    _outline: dict[int, int] = attrs.field(factory=dict)

    def enter(self, element: Element, outer: Open | None) -> Open:
        """The list that begins with ``element``, within ``outer`` if that is one."""
        name = element.get(f"{TEXT}style-name", "")
        goes_on = element.get(f"{TEXT}continue-numbering") == "true"
        style = self._styles.get(name) if name else outer.style if outer else None
        if outer:
            depth = outer.depth + 1
            if not goes_on:
                _clear(outer.values, depth)
            return Open(style, depth, outer.values)
        continued = element.get(f"{TEXT}continue-list", "")
        values = self._by_id.get(continued) if continued else self._by_style.get(name) if goes_on else None
        values = {} if values is None else values
        self._by_style[name] = values
        if key := element.get(XML_ID):
            self._by_id[key] = values
        return Open(style, 1, values)

    def label(self, at: Open, item: Element, fallback: str | None) -> str:
        """The label of the next item; ``fallback`` is the list style of its paragraph."""
        style = at.style if at.style is not None else self._styles.get(fallback or "-")
        level = style.get(at.depth) if style is not None else None
        if style is None or level is None:
            return BULLET
        start = item.get(f"{TEXT}start-value")
        return _counted(at.values, style, level, at.depth, None if start is None else whole(start, 1))

    def outline(self, heading: Element, depth: int) -> str:
        """The label of a heading outside lists, which the outline of the document numbers."""
        style = self._styles.get("")
        level = style.get(depth) if style else None
        if style is None or level is None or level.kind == "none" or heading.get(f"{TEXT}is-list-header") == "true":
            return ""
        restarts = heading.get(f"{TEXT}restart-numbering") == "true"
        return _counted(self._outline, style, level, depth, whole(heading.get(f"{TEXT}start-value"), level.start) if restarts else None)


def _counted(values: dict[int, int], style: ListStyle, level: Level, depth: int, start: int | None) -> str:
    values[depth] = start if start is not None else values.get(depth, level.start - 1) + 1
    _clear(values, depth + 1)
    if level.kind == "bullet":
        return BULLET

    def number(at: int) -> str:
        other = style.get(at, level)
        return numeral(values.get(at, other.start), other.kind)

    if level.pattern is not None:
        return _PLACE.sub(lambda found: number(int(found[1])), level.pattern).strip()
    if level.kind == "none":
        return ""
    shown = (number(at) for at in range(max(1, depth - level.shown + 1), depth + 1))
    return (level.prefix + ".".join(word for word in shown if word) + level.suffix).strip()


def _clear(values: dict[int, int], depth: int) -> None:
    for at in [at for at in values if at >= depth]:
        del values[at]
