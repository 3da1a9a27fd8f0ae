"""Places in words, for people: "page 3, line 12"."""

from __future__ import annotations

from ..source import Source
from ..span import Spans


def where(source: Source, spans: Spans) -> str:
    """The first place of a span in words, or nothing where there is none."""
    place = next(iter(source.locate(spans)), None) if spans and source.lines else None
    if place is None:
        return ""
    return f"page {place.page}, line {place.line}" if place.page is not None else f"line {place.line}"


def at(source: Source, spans: Spans) -> str:
    """The same in brackets after a sentence."""
    words = where(source, spans)
    return f" ({words})" if words else ""
