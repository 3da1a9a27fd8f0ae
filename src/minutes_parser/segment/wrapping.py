"""How the lines of a text were wrapped, which tells whether a line's sentence could go on in the next."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from ..source import Box, Line, Source
from ..span import Span

_WRAPPED_PAGE = 130
"""A page of wrapped lines is narrower than this; longer lines are whole paragraphs."""
_LARGER = 1.2
"""By how much the type of a heading is larger than that of its text."""


@attrs.frozen
class Wrap:
    """Where lines were wrapped: the column, or the right margin of each page in points; neither where every line is a paragraph."""

    width: int | None
    right: Mapping[int, float]


def wrap_of(source: Source) -> Wrap:
    """How the document's lines were wrapped."""
    return Wrap(_width(source), _right_margins(source))


def reaches(source: Source, last: Span, following: Span, wrap: Wrap) -> bool:
    """The first word of ``following`` would not have fitted on the line of ``last``."""
    line = source.lines[source.line_at(last.start)]
    if _smaller(line, source.lines[source.line_at(following.start)]):
        return False
    word = len(source.text[following.start : following.end].split(maxsplit=1)[0])
    used = len(source.text[line.start : last.end].rstrip())
    right = wrap.right.get(line.page or 0)
    if line.bbox and right:
        letter = (line.bbox[2] - line.bbox[0]) / max(1, line.end - line.start)
        return line.bbox[2] + (1 + word) * letter > right * 0.99
    return wrap.width is not None and used + 1 + word > wrap.width * 0.92


def _smaller(line: Line, following: Line) -> bool:
    """Is the line below in clearly smaller type: lower and narrower? Then a heading stands above its text."""
    if not (line.bbox and following.bbox):
        return False
    wide, tall = _type_size(line, line.bbox)
    narrow, low = _type_size(following, following.bbox)
    return wide > _LARGER * narrow and tall > _LARGER * low


def _type_size(line: Line, box: Box) -> tuple[float, float]:
    """The width of a letter, roughly, and the height of the line, in points."""
    return (box[2] - box[0]) / max(1, line.end - line.start), box[3] - box[1]


def _right_margins(source: Source) -> Mapping[int, float]:
    """The right margin of the text on each page whose lines have boxes."""
    ends: dict[int, list[float]] = {}
    for line in source.lines:
        if line.bbox and line.layer == "body" and line.end - line.start > 40:
            ends.setdefault(line.page or 0, []).append(line.bbox[2])
    return {page: sorted(rights)[int((len(rights) - 1) * 0.97)] for page, rights in ends.items() if len(rights) > 2}


def _width(source: Source) -> int | None:
    """The column at which lines were wrapped, or ``None`` where every line is a paragraph of its own."""
    widths = sorted(len(source.text[line.start : line.end].rstrip()) for line in source.lines if line.end > line.start and line.layer == "body")
    if len(widths) < 8 or widths[-1] > 2 * _WRAPPED_PAGE:
        return None
    widest = widths[int(len(widths) * 0.97)]
    full = sum(1 for w in widths if widest * 0.85 <= w <= widest * 1.1)
    return widest if widest <= _WRAPPED_PAGE and widest >= 45 and full >= max(4, len(widths) // 12) else None
