"""What decides under no label of its own: the paragraphs that do, with what they announce; a list of who was elected."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..lexicon.phrases import evidence, outcomes
from ..lexicon.words import words
from ..segment.items import Item, text_of
from ..segment.outline import Block
from ..source import Source
from ..view import fold
from .deciding import deciding, folded_text, ticked
from .names import find_names

ELECTION = regex.compile(r"(?:\p{L}+ )?(?:valg|val|oppnevning|suppleringsvalg|konstituering)\b")
_LONGEST_POST = 160


def result_items(source: Source, blocks: Sequence[Block], title: str | None = None) -> list[Item]:
    """The paragraphs that decide under no label of their own: "Innkallingen ble enstemmig godkjent.", with what they announce."""
    if any(b.kind == "decision" for b in blocks):
        return []
    found: list[tuple[Item, str]] = []
    for block in blocks:
        if block.kind in ("untitled", "treatment", "voting", "section"):
            paragraphs = block.paragraphs
            for at, item in enumerate(paragraphs):
                unlabelled = not item.label or (item.by and item is not block.opener)
                decides = deciding(source, block, item) if unlabelled else item if ticked(source, item) else None
                if decides:
                    folded = folded_text(source, block, decides)
                    found += [(i, "adopted") for i in _remarks(block, at, folded)]
                    found.append((decides, _kind(folded)))
                    found += [(i, "adopted") for i in _announced(source, paragraphs, at)]
    carried = [item for item, kind in found if kind != "rejected"]
    return carried or [item for item, _ in found] or _posts(source, blocks, title)


def _kind(folded: str) -> str:
    kinds = {f.phrase.kind for f in outcomes().longest(folded)}
    return "rejected" if kinds == {"rejected"} else "adopted"


def _remarks(block: Block, at: int, folded: str) -> Sequence[Item]:
    """ "Godkjennes med merknader": the remarks that stand above it under their label."""
    headed = block.kind == "section" and block.opener is not None and not block.opener.body
    return block.paragraphs[:at] if headed and evidence().first(folded, "remarked") else ()


def _announced(source: Source, paragraphs: Sequence[Item], at: int) -> Sequence[Item]:
    """What follows a colon: "Styret består etter dette av:" and the names."""
    last = paragraphs[at].parts[-1]
    if not source.text[last.start : last.end].rstrip().endswith(":"):
        return ()
    end = next((n for n in range(at + 1, len(paragraphs)) if paragraphs[n].label or (paragraphs[n].gap and n > at + 1)), len(paragraphs))
    return paragraphs[at + 1 : end]


def _posts(source: Source, blocks: Sequence[Block], title: str | None) -> list[Item]:
    """In a case of election nothing but posts and names: who was elected."""
    if not ELECTION.match(fold(title or "")) or any(b.kind not in ("untitled", "section", "case_meta") for b in blocks):
        return []
    items = [i for b in blocks for i in ((b.opener, *b.items) if b.opener else b.items)]
    texts = [text_of(source, i) for i in items]
    named = sum(any(True for _ in find_names(source.text, i.span.start, i.span.end)) for i in items)
    told = all(len(t) < _LONGEST_POST and not _is_sentence(t) for t in texts)
    return items if told and named * 3 >= len(items) and named else []


def _is_sentence(text: str) -> bool:
    """Does it end in a full stop that belongs to no abbreviation ("Per Moe jr.")?"""
    return text.endswith((".", "!", "?")) and text.split()[-1].rstrip(".").lower() not in words().abbreviations
