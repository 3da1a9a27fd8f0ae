"""Loud emptiness: what the document speaks of, and of which nothing was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from minutes_parser.diagnostics import Code, Diagnostic
from minutes_parser.extract.cases import CaseReading
from minutes_parser.extract.sentences import sentences
from minutes_parser.lexicon import phrases
from minutes_parser.lexicon.phrases import Found, evidence, notes
from minutes_parser.model import Minutes
from minutes_parser.segment.items import Item
from minutes_parser.segment.outline import Block, Outline
from minutes_parser.source import Source
from minutes_parser.span import Span, Spans
from minutes_parser.view import contiguous, folded_line

VOTE = Code(
    "MP421", "warning", "A vote is spoken of, none was read", "«{words}» speaks of a vote, and no vote was read here",
    "Read the place. Where a vote was taken, please report how it is worded, or add the words to a profile (docs/profiles.md).",
)  # fmt: skip
DECISION = Code(
    "MP422", "warning", "A decision is spoken of, none was read", "«{words}» speaks of a decision, and no decision was read here",
    "Read the place. Where something was decided, please report how it is worded, or add the words to a profile (docs/profiles.md).",
)  # fmt: skip
ABSENCE = Code(
    "MP423", "warning", "An absence is spoken of, nobody was read as absent", "«{words}» speaks of an absence, and nobody was read as absent",
    "Read the place. Where somebody was absent, please report how it is worded, or add the words to a profile (docs/profiles.md).",
)  # fmt: skip
CODES = (VOTE, DECISION, ABSENCE)

_OTHERS: Final = frozenset({"recommendation", "proposal", "statement", "elsewhere", "reasons"})
"""What stands in these is no act of the body that met."""
_ACTS: Final = frozenset({"voting", "treatment", "decision"})
"""What stands in these is told of this meeting, at any length; elsewhere a long paragraph is background."""
_LONGEST: Final = 180
_LEAD: Final = 6
"""So far into its paragraph a head may begin: "III. Votering"."""
_VOTE: Final = ("vote", "vote_head", "no_vote")
_DECISION: Final = ("decision", "decision_head")
_ABSENCE: Final = ("absence", "absence_head")
_BACKGROUND: Final = ("earlier", "looks_back", "past", "talked")

Place = tuple[str, Span]
"""The words that speak of it, and where."""


def suspects(minutes: Minutes, plan: Outline, readings: Sequence[CaseReading]) -> Iterator[Diagnostic]:
    """What the document speaks of and of which nothing was read, case by case; of a document without cases as a whole.

    A notice decides nothing yet. What was voted or decided earlier or elsewhere, or is only proposed, is not spoken of here; nor is a vote
    in a case that says that none was taken.
    """
    if minutes.kind == "notice":
        return
    source = minutes.source
    if not minutes.cases:
        yield from _silent(source, plan.blocks, None, vote=True, decision=True)
    for case, reading in zip(minutes.cases, readings, strict=True):
        number = case.number.raw if case.number else None
        yield from _silent(source, reading.blocks, number, vote=not case.votes, decision=case.decision is None)
    if not any(person.presence == "absent" for person in minutes.attendance.attendees):
        head = list(_passages(source, (block for block in plan.blocks if block.case is None), *_ABSENCE))
        yield from _at(ABSENCE, _spoken(source, head, "absence"), None)


@attrs.frozen
class _Passage:
    """An item with its folded words, what is spoken of in them, and the words of the item below it."""

    item: Item
    block: Block
    text: str
    spoken: Sequence[Found]
    below: str

    def first(self, kind: str) -> Found | None:
        return min((found for found in self.spoken if found.phrase.kind == kind), key=lambda f: (f.start, -f.end), default=None)


def _silent(source: Source, blocks: Iterable[Block], number: str | None, *, vote: bool, decision: bool) -> Iterator[Diagnostic]:
    """``vote``, ``decision``: was none read?"""
    if not (vote or decision):
        return
    kinds = (*(_VOTE if vote else ()), *(_DECISION if decision else ()))
    told = list(_passages(source, (block for block in blocks if block.kind not in _OTHERS), *kinds))
    if vote and not any(passage.first("no_vote") for passage in told):  # the case may say that it was not voted on
        yield from _at(VOTE, _spoken(source, told, "vote"), number)
    if decision:
        yield from _at(DECISION, _spoken(source, told, "decision"), number)


def _passages(source: Source, blocks: Iterable[Block], *kinds: str) -> Iterator[_Passage]:
    """The items with what is spoken of in them: all that may be asked, at once."""
    for block in blocks:
        items = (block.opener, *block.items) if block.opener else block.items
        texts = [folded_line(source.text, item.parts, source.markup) for item in items]
        for item, text, below in zip(items, texts, (*texts[1:], ""), strict=True):
            yield _Passage(item, block, text, phrases.suspects().search(text, *kinds), below)


def _at(code: Code, places: Iterable[Place], number: str | None) -> Iterator[Diagnostic]:
    """One finding for all the places, in the words of the first."""
    found = list(places)
    if found:
        yield code.at(tuple(span for _, span in found), case=number, words=found[0][0])


def _spoken(source: Source, passages: Iterable[_Passage], kind: str) -> Iterator[Place]:
    for passage in passages:
        if not passage.spoken:
            continue
        text, item = passage.text, passage.item
        head = passage.first(f"{kind}_head")
        if head and head.start <= _LEAD:
            said = text[head.end :].strip(" :*_.") or passage.below
            if any(map(str.isalnum, said)) and not _nobody(said):
                yield text[head.start : head.end], item.span
        elif passage.first(kind) and (passage.block.kind in _ACTS or len(text) <= _LONGEST):
            yield from _sentences(source, item.parts, kind)


def _sentences(source: Source, parts: Spans, kind: str) -> Iterator[Place]:
    for part in contiguous(source.text, parts):
        for start, end in sentences(source.text[part.start : part.end]):
            span = Span(part.start + start, part.start + end)
            text = folded_line(source.text, (span,), source.markup)
            found = phrases.suspects().first(text, kind)
            if found and evidence().first(text, *_BACKGROUND) is None:
                yield text[found.start : found.end], span


def _nobody(words: str) -> bool:
    """ "Forfall: Ingen"."""
    found = notes().first(words.strip(" :*_."), "nobody")
    return found is not None and found.start == 0
