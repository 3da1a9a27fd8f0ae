"""Names and small questions of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V: Final = "{urn:schemas-microsoft-com:vml}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

ALTERNATIVES: Final = f"{_MC}AlternateContent"
TEXTS: Final = (f"{W}t", f"{M}t")
GONE: Final = (f"{W}del", f"{W}moveFrom")
"""What holds deleted text. The text of moved passages is read where they went."""


def value(element: Element | None, name: str = "val") -> str | None:
    """The attribute ``w:name`` of an element, if both are there."""
    return None if element is None else element.get(W + name)


def number(text: str | None, default: int = 0) -> int:
    """A whole number as attributes hold it; some programs write "240.0"."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def is_on(element: Element | None) -> bool:
    """Is a switch such as ``w:vanish`` there and not turned off?"""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def chosen(alternatives: Element) -> Element | None:
    """The one of ``mc:AlternateContent``'s versions to read: the first that holds text, for they say the same thing."""
    versions = [child for child in alternatives if isinstance(child.tag, str)]
    return next((version for version in versions if next(version.iter(*TEXTS), None) is not None), versions[0] if versions else None)


def text_runs(element: Element) -> Iterator[str]:
    """Every text run of a part, in no order that matters. It knows nothing of how the walk reads them: this is what checks it."""
    waiting = [element]
    while waiting:
        at = waiting.pop()
        if at.tag in TEXTS:
            yield at.text or ""
        elif at.tag == ALTERNATIVES:
            waiting += [version for version in (chosen(at),) if version is not None]
        elif at.tag not in GONE:
            waiting += at
