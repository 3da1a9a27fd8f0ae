"""What a Word document shows without holding it as text: symbols, form fields; and what it holds but asks to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import regex

from ..patterns import pattern
from .docx_xml import W, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PRIVATE: Final = 0xF000
"""Fonts of pictures have their signs from here on."""

_WINGDINGS: Final = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xB7: "•", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL: Final = {
    0x2D: "−", 0xA3: "≤", 0xA7: "♣", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBC: "…",
    0xDE: "⇒",
}  # fmt: skip
_FONTS: Final[Mapping[str, Mapping[int, str]]] = MappingProxyType({"wingdings": _WINGDINGS, "symbol": _SYMBOL})

_PROMPT: Final = pattern(r"\s*(?:klikk|trykk|velg|skriv|fyll|sett inn|set inn|click|tap|choose|enter|\[)", regex.IGNORECASE)


def symbol(element: Element) -> str:
    """The character of a ``w:sym``; one of a picture font that we do not know is kept as the private character it is."""
    try:
        code = int(value(element, "char") or "", 16)
        plain = chr(code)
    except (ValueError, OverflowError):
        return ""
    signs = _FONTS.get((value(element, "font") or "").casefold(), {})
    if 0xD800 <= code < 0xE000 or code < 0x20:
        return ""
    at = code - _PRIVATE if _PRIVATE <= code < _PRIVATE + 0x100 else code
    if at in signs:
        return signs[at]
    return chr(at) if signs is _SYMBOL and 0x20 <= at < 0x7F and at != code and not chr(at).isalpha() else plain


def form_field(begin: Element) -> str:
    """What a form field shows that keeps no result as text: a ticked box, the choice from a list."""
    box, choices = begin.find(f"{W}ffData/{W}checkBox"), begin.find(f"{W}ffData/{W}ddList")
    if box is not None:
        checked = box.find(f"{W}checked")
        return "☒" if is_on(checked if checked is not None else box.find(f"{W}default")) else "☐"
    if choices is not None:
        entries = [value(entry) or "" for entry in choices.findall(f"{W}listEntry")]
        result = choices.find(f"{W}result")
        at = number(value(result if result is not None else choices.find(f"{W}default")))
        return entries[at] if 0 <= at < len(entries) else ""
    return ""


def is_prompt(control: Element) -> bool:
    """Does a content control show what it wants to be filled in with?

    It says so itself, but programs that fill controls in forget to take that back: the words have to agree.
    """
    if control.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        return False
    return bool(_PROMPT.match("".join(run.text or "" for run in control.iter(f"{W}t"))))
