"""How each line was read: for people who want to know why."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

import attrs

from .lexicon.overlay import using
from .lexicon.profile import ProfileLike, read_profile
from .limits import LIMITS, Limits
from .load import Mode
from .model import Minutes
from .pipeline import load, understand
from .privacy.masking import Secrets
from .segment.items import Item
from .segment.outline import Outline, outline
from .source import Source


@attrs.frozen
class LineReading:
    """How one line was read: its block, its state in the books, the lexicon entry that read it."""

    number: int
    block: str
    state: str
    entry: str | None
    text: str


def explain(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    ocr: Mode = "auto",
    ocr_cache: str | os.PathLike[str] | None = None,
    limits: Limits = LIMITS,
    redacted: bool = False,
    profile: ProfileLike = None,
) -> tuple[LineReading, ...]:
    """For each line of the document: its block, its state in the books, and the lexicon entry that read it;
    with ``redacted`` personal data is masked in the lines.

    Raises what :func:`minutes_parser.parse` raises.
    """
    document = load(source, name=name, ocr=ocr, ocr_cache=ocr_cache, limits=limits)
    shown = Secrets.of(document).mask_source(document) if redacted else document
    with using(read_profile(profile)):
        plan = outline(document)
        return tuple(_readings(shown, plan, understand(document, plan)))


def _readings(document: Source, plan: Outline, minutes: Minutes) -> Iterator[LineReading]:
    read = _blocks(document, plan)
    unparsed = {document.line_at(s.start) for p in minutes.unparsed for s in p.span}
    for index, line in enumerate(document.lines):
        kind, entry = read.get(index, ("", None))
        text = document.text[line.start : line.end]
        state = "" if not text.strip() else line.layer if line.layer != "body" else "unparsed" if index in unparsed else "read"
        yield LineReading(index + 1, kind, state, entry, text)


def _blocks(document: Source, plan: Outline) -> dict[int, tuple[str, str | None]]:
    """For each line that an item stands on: the block's kind, and the entry whose label opened it."""
    read: dict[int, tuple[str, str | None]] = {}

    def put(item: Item, kind: str, entry: str | None) -> None:
        for part in item.parts:
            read.setdefault(document.line_at(part.start), (kind, entry))

    for item in plan.items[plan.agenda.start : plan.agenda.end]:
        put(item, "agenda", item.label.phrase.entry if item.label else None)
    for heading in plan.headings:
        for index in heading.consumed:
            put(plan.items[index], "case", None)
    for block in plan.blocks:
        if block.opener:
            put(block.opener, block.kind, block.opener.label.phrase.entry if block.opener.label else None)
        for item in block.items:
            put(item, block.kind, None)
    return read
