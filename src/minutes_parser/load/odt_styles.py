"""How an OpenDocument paragraph is set, by its style, that style's parents and the document's defaults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import attrs
import regex

from ..patterns import pattern
from .odt_xml import FO, LOEXT, STYLE, TEXT, points, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADING: Final = pattern(r"(?:heading|overskrift)[ _]?([1-9])", regex.IGNORECASE)
_TITLES: Final = {"title": 1, "tittel": 1, "subtitle": 2, "undertittel": 2}


@attrs.frozen
class Setting:
    """What the walk wants to know about a paragraph; space in points. ``list_style`` is "" where lists are turned off."""

    heading: int
    before: float
    after: float
    close: bool
    page_before: bool
    page_after: bool
    list_style: str | None


class Styles:
    """The styles that hold in one part of the document: its own automatic ones first, then the common ones."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: list[Element] = []
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._styles.setdefault((style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")), style)
            self._defaults += [s for s in root.iter(f"{STYLE}default-style") if s.get(f"{STYLE}family") == "paragraph"]
        self._settings: dict[str, Setting] = {}

    def setting(self, name: str) -> Setting:
        """How a paragraph of this style is set."""
        if name not in self._settings:
            self._settings[name] = self._read(name)
        return self._settings[name]

    def is_hidden(self, family: str, name: str) -> bool:
        """Is text of this style kept from the reader?"""
        shown = (p.get(f"{TEXT}display") for style in self._chain(family, name) for p in style.iterfind(f"{STYLE}text-properties"))
        return next((display == "none" for display in shown if display), False)

    def _chain(self, family: str, name: str) -> list[Element]:
        chain: list[Element] = []
        at = self._styles.get((family, name))
        while at is not None and at not in chain:
            chain.append(at)
            at = self._styles.get((family, at.get(f"{STYLE}parent-style-name", "")))
        return chain

    def _read(self, name: str) -> Setting:
        chain = self._chain("paragraph", name)
        layers = [p for style in (*chain, *self._defaults) for p in style.iterfind(f"{STYLE}paragraph-properties")]
        master = next((m for style in chain if (m := style.get(f"{STYLE}master-page-name")) is not None), "")
        return Setting(
            heading=_heading(chain, name),
            before=points(_first(layers, f"{FO}margin-top")),
            after=points(_first(layers, f"{FO}margin-bottom")),
            close=_first(layers, f"{STYLE}contextual-spacing") == "true",
            page_before=_first(layers, f"{FO}break-before") == "page" or bool(master),
            page_after=_first(layers, f"{FO}break-after") == "page",
            list_style=next((s for style in chain if (s := style.get(f"{STYLE}list-style-name")) is not None), None),
        )


def _first(layers: Iterable[Element], name: str) -> str | None:
    return next((found for layer in layers if (found := layer.get(name)) is not None), None)


def _heading(chain: Iterable[Element], name: str) -> int:
    """The level from 1 by the style's name, or 0: titles, and headings that were not written as such."""
    names = [word.replace("_20_", " ") for style in chain for word in (style.get(f"{STYLE}display-name"), style.get(f"{STYLE}name")) if word]
    for word in names or [name.replace("_20_", " ")]:
        if found := _HEADING.fullmatch(word):
            return int(found[1])
        if word.casefold() in _TITLES:
            return _TITLES[word.casefold()]
    return 0


@attrs.frozen
class Level:
    """How one level of a list counts: ``kind`` as in numerals, or "bullet"; ``shown`` levels stand in its label."""

    kind: str
    prefix: str
    suffix: str
    start: int
    shown: int
    pattern: str | None


ListStyle = Mapping[int, Level]
_KINDS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}


def list_styles(roots: Iterable[Element]) -> dict[str, ListStyle]:
    """The list styles by their name; the outline of headings is under ``""``."""
    found: dict[str, ListStyle] = {}
    for root in roots:
        for style in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            name = "" if style.tag == f"{TEXT}outline-style" else style.get(f"{STYLE}name", "")
            found.setdefault(name, dict(_levels(style)))
    return found


def _levels(style: Element) -> Iterator[tuple[int, Level]]:
    for level in style:
        if not isinstance(level.tag, str):
            continue
        numbered = level.tag.endswith(("list-level-style-number", "outline-level-style"))
        yield (
            whole(level.get(f"{TEXT}level"), 1),
            Level(
                kind=_KINDS.get(level.get(f"{STYLE}num-format", ""), "decimal") if numbered else "bullet",
                prefix=level.get(f"{STYLE}num-prefix", ""),
                suffix=level.get(f"{STYLE}num-suffix", ""),
                start=whole(level.get(f"{TEXT}start-value"), 1),
                shown=whole(level.get(f"{TEXT}display-levels"), 1),
                pattern=level.get(f"{LOEXT}num-list-format"),
            ),
        )
