"""Laid-out lines of a document's parts into one Source, and the books that show whether all its text is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

import attrs

from minutes_parser.diagnostics import Code, Diagnostic
from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import Meter
from minutes_parser.patterns import pattern
from minutes_parser.source import Layer, Line, Source
from minutes_parser.span import Span, merge

from .blocks import Row
from .furniture import classify
from .markup import find_markup

LOST = Code(
    "MP120", "error", "Text of the file not read", "the lines of {part} differ from the text in the file by {count} characters",
    "Please report the document's layout; compare the lines with what the word processor shows.",
)  # fmt: skip
TRACKED = Code(
    "MP121", "warning", "Tracked changes", "the document holds tracked changes: {inserted} insertions, read, and {deleted} deletions, kept apart",
    "It may be a draft. Accept or reject the changes and parse it again if the result is to be final.",
)  # fmt: skip
LEFT_OUT = Code(
    "MP122", "info", "Hidden text", "{count} characters of hidden text or of unfilled form fields are left out",
    "Show hidden text in the word processor if it should count.",
)  # fmt: skip
EMBEDDED = Code(
    "MP123", "warning", "Embedded document", "{count} embedded documents are not read",
    "Open the document in a word processor and save it: this makes them part of its text.",
)  # fmt: skip
DAMAGED = Code(
    "MP124", "warning", "Damaged part", "{part} in the file is damaged and was left out",
    "Let a word processor repair the document. List numbers, headings or notes may be missing.",
)  # fmt: skip
DRAWN = Code(
    "MP126", "warning", "Words in drawings", "{count} characters stand in diagrams, charts or drawn letters and are not read",
    "Write what counts of them as text in the word processor, or print the document to PDF and parse that.",
)  # fmt: skip
CODES = (LOST, TRACKED, LEFT_OUT, EMBEDDED, DAMAGED, DRAWN)

_FULL_PAGE = 8000
"""Characters that no printed page holds: one that does was never broken where the file tells of no break."""

_UNSEEN = pattern(r"[\s\u00ad]+")
_VISIBLE = pattern(r"[^\s\p{C}]")


@attrs.frozen
class Story:
    """The lines of one part of a document, with the layer they belong to."""

    layer: Layer
    rows: tuple[Row, ...]


@attrs.frozen
class Original:
    """What the Source says about the file itself."""

    name: str
    data: bytes
    media_type: str


def assemble(
    original: Original, stories: Iterable[Story], notes: Sequence[Diagnostic], meter: Meter, *, paged: bool, pictures: bool = False
) -> Source:
    """The Source: the body first, then each other layer once per distinct text. Raises UnreadableDocument without body text."""
    stories = tuple(_distinct(stories))
    if not any(_VISIBLE.search(row.text) for story in stories if story.layer == "body" for row in story.rows):
        raise _empty(original.name, pictures)
    meter.check("characters", sum(len(row.text) + 1 for story in stories for row in story.rows))
    paged = paged and _is_page_by_page(stories)
    text, lines, marks, at = "\n".join(row.text for story in stories for row in story.rows), [], [], 0
    for story in stories:
        for row in story.rows:
            page = row.page if paged and story.layer in ("body", "deleted") else None
            lines.append(Line(at, at + len(row.text), page, layer=story.layer))
            marks.append(Span(at, at + row.mark))
            at += len(row.text) + 1
    return Source(
        name=original.name,
        sha256=sha256(original.data).hexdigest(),
        media_type=original.media_type,
        characters=len(text),
        text=text,
        lines=classify(text, lines),
        markup=tuple(merge([*marks, *find_markup(text, markdown=False)])),
        notes=tuple(notes),
    )


def _is_page_by_page(stories: Iterable[Story]) -> bool:
    """Page numbers are given only where the breaks in the file can be all there are."""
    held: Counter[int] = Counter()
    for story in stories:
        for row in story.rows if story.layer == "body" else ():
            held[row.page] += len(row.text)
    return max(held.values(), default=0) <= _FULL_PAGE


def _distinct(stories: Iterable[Story]) -> Iterable[Story]:
    seen = set()
    for story in stories:
        key = (story.layer, tuple(row.text for row in story.rows))
        if story.layer == "body" or (key not in seen and any(row.text for row in story.rows)):
            seen.add(key)
            yield story if story.layer == "body" else attrs.evolve(story, rows=tuple(row for row in story.rows if row.text))


def _empty(name: str, pictures: bool) -> UnreadableDocument:
    if pictures:
        return UnreadableDocument(
            name, "the document holds pictures but no text", "Run text recognition on it first, e.g. tesseract -l nor, and give the text"
        )
    return UnreadableDocument(name, "the document is empty", "Give a document that holds text")


def difference(rows: Iterable[Row], expected: Iterable[str]) -> int:
    """How many visible characters the lines have too few or too many, labels and heading signs apart."""
    held: Counter[str] = Counter()
    for row in rows:
        held.update(_UNSEEN.sub("", row.text[row.mark :]))
        held.subtract(_UNSEEN.sub("", row.computed))
    for text in expected:
        held.subtract(_UNSEEN.sub("", text))
    return sum(map(abs, held.values()))
