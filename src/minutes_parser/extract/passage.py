"""Passages: the text of a run of paragraphs, where it stands, and the points it consists of."""

from __future__ import annotations

from collections.abc import Sequence, Set

import attrs
import regex

from ..model import Point
from ..patterns import pattern
from ..segment.items import Item
from ..segment.outline import Block
from ..source import Source
from ..span import Span, Spans
from ..view import contiguous, paragraph

_KINDS = (
    (pattern(r"\(?\d{1,2}(?:\.\d{1,2})+[.)]?$"), "sub"),
    (pattern(r"\(?\d{1,2}\s?[.):]?$|(?:pkt|punkt|nr)\.?\s?\d+\s?[:.)]?$", regex.IGNORECASE), "number"),
    (pattern(r"\(?\p{L}[.)]$"), "letter"),
    (pattern(r"[IVXivx]+[.)]$"), "roman"),
)


@attrs.frozen
class Text:
    """A passage: its words, where they stand, its points."""

    text: str
    span: Spans
    points: tuple[Point, ...]


def read_passage(source: Source, block: Block) -> Text:
    """The text of a block without its label; paragraphs stand on lines of their own."""
    return passage(source, block.paragraphs, {block.opener})


def passage(source: Source, items: Sequence[Item], openers: Set[Item | None] = frozenset()) -> Text:
    """The text of some items; of ``openers`` only what follows their labels."""
    pieces = [(item, item.value if item in openers else item.parts) for item in items]
    pieces = [(item, parts) for item, parts in pieces if parts]
    text = "\n".join(paragraph(source, parts) for _, parts in pieces)
    return Text(
        text,
        tuple(contiguous(source.text, tuple(p for _, parts in pieces for p in parts))),
        _points(source, [i for i, _ in pieces if i not in openers]),
    )


@attrs.define
class _Open:
    label: str
    kind: str
    texts: list[str]
    parts: list[Span]
    points: list[_Open] = attrs.field(factory=list)

    def close(self, text: str) -> Point:
        return Point(self.label, "\n".join(self.texts), tuple(p.close(text) for p in self.points), span=tuple(contiguous(text, tuple(self.parts))))


def _points(source: Source, items: Sequence[Item]) -> tuple[Point, ...]:
    """The points of a list, nested by the kind of their markers in the order the kinds appear."""
    top: list[_Open] = []
    path: list[_Open] = []
    for item in items:
        text = paragraph(source, item.value) if item.marker else ""
        if not item.marker:
            if path:
                path[-1].texts.append(paragraph(source, item.parts))
                path[-1].parts.extend(item.parts)
            continue
        kind = _kind(item.marker)
        depth = next((n for n, p in enumerate(path) if p.kind == kind), len(path))
        if path and kind == "sub" and path[0].kind == "number":
            depth = min(1, len(path))
        del path[depth:]
        point = _Open(_written(source, item.marker, item.content), kind, [text] if text else [], list(item.value))
        (path[-1].points if path else top).append(point)
        path.append(point)
    return tuple(p.close(source.text) for p in top)


def _written(source: Source, marker: str, start: int) -> str:
    """The marker as it stands there, which in recognised text may be another than it is read as."""
    at = source.reading.find(marker, start)
    return source.text[at : at + len(marker)] if source.reading is not source.text and at >= 0 else marker


def _kind(marker: str) -> str:
    return next((kind for pattern, kind in _KINDS if pattern.match(marker)), "bullet")
