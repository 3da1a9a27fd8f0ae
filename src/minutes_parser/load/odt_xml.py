"""Names and small questions of OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..patterns import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{{{_ODF}office:1.0}}"
STYLE: Final = f"{{{_ODF}style:1.0}}"
TEXT: Final = f"{{{_ODF}text:1.0}}"
TABLE: Final = f"{{{_ODF}table:1.0}}"
FO: Final = f"{{{_ODF}xsl-fo-compatible:1.0}}"
_SVG: Final = f"{{{_ODF}svg-compatible:1.0}}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_META: Final = f"{{{_ODF}meta:1.0}}"
LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"

CHANGES: Final = f"{TEXT}tracked-changes"
_ASIDE: Final = frozenset(
    {
        f"{_SVG}title", f"{_SVG}desc", f"{_DC}creator", f"{_DC}date", f"{_META}date-string", f"{_META}creator-initials", f"{OFFICE}forms",
        f"{OFFICE}change-info", f"{OFFICE}event-listeners", f"{OFFICE}binary-data", f"{TEXT}note-citation", f"{TEXT}ruby-text", CHANGES,
    }
)  # fmt: skip
_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_LENGTH: Final = pattern(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|px)")


def is_aside(element: Element) -> bool:
    """Does this element hold no text of the document: names of authors, alternative texts, templates of indexes?"""
    tag = element.tag
    return not isinstance(tag, str) or tag in _ASIDE or (tag.startswith(TEXT) and tag.endswith(("-source", "-decls")))


def points(length: str | None) -> float:
    """A length in points; what is not one, such as a percentage, is 0."""
    found = _LENGTH.fullmatch(length or "")
    return float(found[1]) * _POINTS[found[2]] if found else 0.0


def whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else default


def all_text(element: Element) -> Iterator[str]:
    """Every piece of text below an element, in no order that matters. It knows nothing of how the walk reads it: this is what checks it."""
    waiting = [element]
    while waiting:
        at = waiting.pop()
        yield at.text or ""
        for child in at:
            yield child.tail or ""
            if not is_aside(child):
                waiting.append(child)
