"""How a Word paragraph is set: its own properties, its style's, that style's bases', the document's defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import attrs
import regex

from ..patterns import pattern
from .docx_xml import W, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Word writes the English name whatever its language; other programs write their own.
_HEADING: Final = pattern(r"(?:heading|overskrift) ?([1-9])", regex.IGNORECASE)
_TITLES: Final = {"title": 1, "tittel": 1, "subtitle": 2, "undertittel": 2}
_BODY_TEXT: Final = 9
"""The outline level that says "no heading"."""
_TWIPS: Final = 20
_AUTOMATIC: Final = 280
"""Twips of space that Word sets where it is told to decide itself, as in text that came from a web page."""


@attrs.frozen
class Numbered:
    """The list a paragraph counts in; ``level`` is ``None`` where the numbering part tells it by the style."""

    list_id: str
    level: int | None
    styles: tuple[str, ...] = ()


@attrs.frozen
class Setting:
    """What the walk wants to know about a paragraph; space in points."""

    style: str
    heading: int
    numbered: Numbered | None
    before: float
    after: float
    close: bool
    new_page: bool


@attrs.frozen
class _Style:
    id: str
    name: str
    base: str | None
    properties: Element | None


class Styles:
    """The styles part, asked paragraph by paragraph."""

    def __init__(self, root: Element | None) -> None:
        elements = root.findall(f"{W}style") if root is not None else []
        paragraphs = [style for style in elements if value(style, "type") == "paragraph"]
        self._styles: Mapping[str, _Style] = {style.id: style for style in map(_style, elements)}
        self._default = next((style.get(f"{W}styleId", "") for style in paragraphs if _is_default(style)), "")
        self._defaults = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr") if root is not None else None
        self._chains: dict[str, tuple[_Style, ...]] = {}

    def setting(self, own: Element | None) -> Setting:
        """How a paragraph with the properties ``own`` is set."""
        named = (value(own.find(f"{W}pStyle")) if own is not None else None) or ""
        style = named if named in self._styles else self._default
        chain = self._chain(style)
        layers = [layer for layer in (own, *(s.properties for s in chain), self._defaults) if layer is not None]
        return Setting(
            style=style,
            heading=_heading(layers, chain, named),
            numbered=self._numbered(own, chain),
            before=_space(layers, "before"),
            after=_space(layers, "after"),
            close=is_on(_first(layers, "contextualSpacing")),
            new_page=is_on(_first(layers, "pageBreakBefore")),
        )

    def list_of(self, style: str) -> str | None:
        """The list that a numbering style stands for."""
        numbered = self._numbered(None, self._chain(style))
        return numbered.list_id if numbered else None

    def _chain(self, style: str) -> tuple[_Style, ...]:
        """The style and its bases, nearest first; a style that is its own ancestor ends the chain."""
        if style not in self._chains:
            chain: list[_Style] = []
            at = self._styles.get(style)
            while at is not None and at not in chain:
                chain.append(at)
                at = self._styles.get(at.base or "")
            self._chains[style] = tuple(chain)
        return self._chains[style]

    def _numbered(self, own: Element | None, chain: tuple[_Style, ...]) -> Numbered | None:
        """Direct numbering wins, part by part; list 0 turns it off. What an earlier version had (pPrChange) does not count."""
        mine = own.find(f"{W}numPr") if own is not None else None
        list_id, level = (value(mine.find(f"{W}numId")), value(mine.find(f"{W}ilvl"))) if mine is not None else (None, None)
        direct = list_id is not None
        for style in chain:
            theirs = style.properties.find(f"{W}numPr") if style.properties is not None else None
            if theirs is not None:
                list_id = list_id or value(theirs.find(f"{W}numId"))
                level = level or value(theirs.find(f"{W}ilvl")) if not direct else level
        if not list_id or list_id == "0":
            return None
        return Numbered(list_id, number(level) if level or direct else None, tuple(style.id for style in chain))


def _style(element: Element) -> _Style:
    name = value(element.find(f"{W}name")) or ""
    return _Style(value(element, "styleId") or name, name, value(element.find(f"{W}basedOn")), element.find(f"{W}pPr"))


def _is_default(style: Element) -> bool:
    return value(style, "default") in ("1", "true", "on")


def _first(layers: list[Element], name: str) -> Element | None:
    return next(_all(layers, name), None)


def _all(layers: list[Element], name: str) -> Iterator[Element]:
    for layer in layers:
        found = layer.find(W + name)
        if found is not None:
            yield found


def _heading(layers: list[Element], chain: tuple[_Style, ...], named: str) -> int:
    """The level from 1, or 0: by the outline level that is set nearest, else by the name of the style or of a base."""
    outline = value(_first(layers, "outlineLvl"))
    if outline is not None:
        level = number(outline, _BODY_TEXT)
        return level + 1 if 0 <= level < _BODY_TEXT else 0
    for name in [style.name for style in chain] or [named]:
        if found := _HEADING.fullmatch(name):
            return int(found[1])
        if name.casefold() in _TITLES:
            return _TITLES[name.casefold()]
    return 0


def _space(layers: list[Element], side: str) -> float:
    for spacing in _all(layers, "spacing"):
        automatic = value(spacing, f"{side}Autospacing")
        if automatic in ("1", "true", "on"):
            return _AUTOMATIC / _TWIPS
        if (set_to := value(spacing, side)) is not None:
            return number(set_to) / _TWIPS
    return 0
