"""The source as HTML: its text line by line, or pictures of its pages, with every value's words linked to the value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

import attrs

from ..model import Minutes
from .marks import Mark, marks
from .values import Value


@attrs.define
class SourceView:
    """What was written, and for each value the id of its first place in it."""

    html: str = ""
    places: dict[int, str] = attrs.field(factory=dict)


def text_view(minutes: Minutes, values: Mapping[int, Value]) -> SourceView:
    """Every line of the text, numbered, page by page."""
    view = SourceView()
    view.html = "".join(_lines(minutes, values, view.places))
    return view


def pages_view(minutes: Minutes, values: Mapping[int, Value], pictures: Mapping[int, str]) -> SourceView:
    """A picture of each page, with the boxes of the values laid over it. ``pictures``: page number to the address of its picture."""
    view = SourceView()
    boxes: dict[int, list[str]] = {page.number: [] for page in minutes.source.pages}
    for number, value in values.items():
        for place in minutes.locate(value.span):
            if place.page in boxes and place.bbox:
                first = number not in view.places
                boxes[place.page].append(_box(number, value, place.bbox, view.places.setdefault(number, f"g{number}") if first else None))
    view.html = "".join(
        f'<svg class="page" role="group" aria-label="page {page.number}" viewBox="0 0 {page.width:.0f} {page.height:.0f}">'
        f'<image href="{pictures[page.number]}" width="{page.width:.0f}" height="{page.height:.0f}"/>{"".join(boxes[page.number])}</svg>'
        for page in minutes.source.pages
        if page.number in pictures
    )
    return view


def _box(number: int, value: Value, bbox: tuple[float, float, float, float], piece: str | None) -> str:
    left, top, right, bottom = bbox
    name = f' id="{piece}"' if piece else ""
    rect = f'<rect x="{left - 1:.1f}" y="{top - 1:.1f}" width="{right - left + 2:.1f}" height="{bottom - top + 2:.1f}"/>'
    return f'<a{name} class="m {value.kind}" href="#v{number}" data-v="{number}" aria-label="{words(value.term or value.kind)}">{rect}</a>'


def _lines(minutes: Minutes, values: Mapping[int, Value], places: dict[int, str]) -> Iterator[str]:
    source = minutes.source
    found = marks(values, len(source.text))
    at, page, piece = 0, None, 0
    for number, line in enumerate(source.lines, start=1):
        if line.page is not None and line.page != page:
            page = line.page
            yield f'<h3 class="leaf">page {page}</h3>'
        while at < len(found) and found[at].span.end <= line.start:
            at += 1
        parts, here, next_mark = [], line.start, at
        while next_mark < len(found) and found[next_mark].span.start < line.end:
            mark = found[next_mark]
            start, end = max(mark.span.start, line.start), min(mark.span.end, line.end)
            next_mark += 1
            if not source.text[start:end].strip():
                continue  # nobody could see the link
            piece += 1
            parts += [words(source.text[here:start]), _marked(mark, values, source.text[start:end], piece)]
            for one in mark.values:
                places.setdefault(one, f"g{piece}")
            here = end
        parts.append(words(source.text[here : line.end]))
        yield f'<p class="{line.layer}"><span class="no">{number}</span>{"".join(parts)}</p>'


def _marked(mark: Mark, values: Mapping[int, Value], text: str, piece: int) -> str:
    first = mark.values[0]
    covered = " ".join(map(str, mark.values))
    return f'<a id="g{piece}" class="m {values[first].kind}" href="#v{first}" data-v="{covered}" tabindex="-1">{words(text)}</a>'


def words(text: str) -> str:
    """Text of the document as text of the page: escaped, nothing in it steers anything."""
    return escape("".join(char if char.isprintable() or char in "\t\n" else "\N{REPLACEMENT CHARACTER}" for char in text))
