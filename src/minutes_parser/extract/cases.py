"""A case: its title, recommendations, proposals, decision, statements and sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.gazetteer import party_like
from ..lexicon.kinds import stated_kind
from ..lexicon.phrases import outcomes
from ..model import Case, CaseKind, Decision, Proposal, Recommendation, Section, Statement
from ..patterns import pattern
from ..segment.items import text_of, value_of
from ..segment.outline import Block, Outline
from ..segment.titles import Heading
from ..source import Source
from ..span import Span, Spans
from ..view import fold, paragraph, words_of
from .bodies import is_own
from .case_titles import clean_title, tagged_kind
from .decisions import outcome_of, read_decision
from .names import find_names
from .passage import Text, passage, read_passage
from .proposing import told_proposals
from .recommending import with_last_word
from .recusals import read_recusals
from .references import find_references
from .unlabelled import result_items
from .voting import label_vote, read_votes
from .way import Way

_ARCHIVE_REF = pattern(r"\d{2,4}/\d{2,6}|(?:19|20)\d{8}")
_FROM = pattern(r"\b(?:fra|frå) (?P<by>\p{L}+)$")
"""Whose it is, where the label is written out: "Forslag fra valgkomiteen"."""
_NONE = pattern(r"(?:det (?:ble|vart|er) )?(?:ikke|ikkje|ingen)\b|ingen\b")
_OF_BODY = frozenset({"treatment", "decision", "voting", "proposal", "untitled"})
_OF_STATION = _OF_BODY | {"section", "statement", "recusal"}
"""What is another body's: after its own label, and between the line that names it and the next such line."""
_HANDLED = pattern(r"Saks(?:behand|handsam)\p{L}+\s")
_LONGEST_TOLD = 60
_OWN_FIELDS = frozenset({"recommendation", "proposal", "decision", "statement", "case_handler", "case_kind", "case_meta"})


@attrs.frozen
class CaseReading:
    """A case as read from its own part of the document, and the blocks that were read."""

    case: Case
    blocks: tuple[Block, ...]


def read_case(source: Source, outline: Outline, index: int, body: str | None = None, present: int | None = None) -> CaseReading:
    """Read case number ``index`` of the outline.

    ``body``: the body that met, to tell its own decisions from those of bodies before it; ``present``: how many
    members are known to have been at the meeting.
    """
    heading = outline.headings[index]
    blocks = tuple(_ascribed(source, tuple(with_last_word(source, outline.of_case(index), body)), body))
    title = clean_title(paragraph(source, heading.title), heading.number) if heading.title else None
    about = blocks if len(outline.headings) > 1 else (*(b for b in outline.blocks if b.case is None), *blocks)
    recommendations = tuple(_recommendation(source, b) for b in blocks if b.kind == "recommendation" and b.paragraphs)
    decision = read_decision(source, blocks, title) or _told_by_title(heading, title, blocks)
    case = Case(
        number=heading.number,
        title=title,
        archive_ref=_archive(source, about),
        kind=_kind(source, blocks) or (tagged_kind(paragraph(source, heading.title)) if heading.title else None),
        case_handler=_handler(source, about),
        recommendations=recommendations,
        proposals=tuple(sorted((*_proposals(source, blocks), *told_proposals(source, blocks)), key=lambda p: p.span)),
        votes=read_votes(source, blocks, present),
        decision=decision,
        recusals=read_recusals(source, blocks),
        statements=tuple(_statement(source, b) for b in blocks if b.kind == "statement" and b.paragraphs and not _denied(source, b)),
        sections=tuple(_sections(source, blocks)),
        references=find_references(source, [s for b in blocks for s in b.spans], heading.number),
        span=_case_span(source, heading, blocks, outline),
    )
    return CaseReading(case, blocks)


def _told_by_title(heading: Heading, title: str | None, blocks: Sequence[Block]) -> Decision | None:
    """A heading with nothing below it that says what was decided: "4. Innkalling godkjent"."""
    folded = fold(title or "").rstrip(" .")
    if not title or len(folded) > _LONGEST_TOLD or any(b.paragraphs for b in blocks):
        return None
    found = outcomes().longest(folded, "adopted", "postponed", "rejected")
    told = found and found[-1].end == len(folded) and found[-1].start > 0
    return Decision(title, outcome=outcome_of(title, (), title), span=heading.title) if told else None


def _ascribed(source: Source, blocks: Sequence[Block], body: str | None) -> Iterator[Block]:
    """The blocks, seen from the body that met: what another body treated and decided is background; what this body recommends is its decision."""
    labelled = any(b.kind == "decision" and b.paragraphs for b in blocks)
    decided = labelled or bool(result_items(source, blocks))
    treated = elsewhere = False
    way = Way()
    announced = minority = False
    """The label of the body's own recommendation stood alone: what it proposes below, among its remarks, is its decision."""
    final = max((n for n, b in enumerate(blocks) if b.kind == "recommendation" and b.paragraphs and is_own(_by(source, b), body)), default=-1)
    """Where the body's own recommendation stands as such, the proposals above it are its members'."""
    concluded = None if labelled else _conclusion(blocks)
    for at, block in enumerate(blocks):
        if block is concluded:
            yield from _concluding(block)
            continue
        by = _by(source, block)
        way = way.passing(block, by, body)
        elsewhere = elsewhere and not way.only_recommends
        if block.kind in ("treatment", "decision"):
            elsewhere = way.away(by, body) or (not by and elsewhere and block.kind != "treatment")
        treated = treated or block.kind in ("treatment", "voting")
        minority = _of_minority(block, by, so_far=minority)
        own = not minority and (is_own(by, body) or (announced and at > final and block.kind == "proposal" and by is None))
        if own and block.kind in ("recommendation", "proposal") and not (labelled if treated else decided):
            announced = announced or not block.paragraphs
            yield attrs.evolve(block, kind="decision")
        elif elsewhere and block.kind in (_OF_STATION if way.foreign else _OF_BODY):
            yield attrs.evolve(block, kind="elsewhere")
        else:
            yield block


def _of_minority(block: Block, by: str | None, *, so_far: bool) -> bool:
    """Is it put forward by a minority ("Mindretallets forslag:", and the numbered proposals below it)? The body did not decide that."""
    if block.kind not in ("proposal", "recommendation"):
        return False
    return "mindretal" in fold(by) if by else so_far


def _conclusion(blocks: Sequence[Block]) -> Block | None:
    """ "Uttalelse:", "Konklusjon:" at the end of a case where nothing is recommended or decided under another label: what the body decided."""
    told = [b for b in blocks if b.paragraphs and b.kind not in ("case_meta", "case_handler", "case_kind", "voting")]
    if any(b.kind == "recommendation" for b in told) or not told:
        return None
    concluding = [b for b in told if b.opener and b.opener.case_label and b.opener.case_label.phrase.entry == "case.conclusion"]
    last = concluding[-1] if concluding else None
    return last if last is not None and all(b.kind == "untitled" for b in told[told.index(last) + 1 :]) else None


def _concluding(block: Block) -> Iterator[Block]:
    """The conclusion as a decision. "- Konklusjon: Vi venter" in a list of points ends where the next of them begins."""
    opener = block.opener
    listed = opener is not None and opener.marker == "-" and bool(opener.body)
    end = next((n for n, item in enumerate(block.items) if listed and opener and item.indent <= opener.indent), len(block.items))
    yield attrs.evolve(block, kind="decision", items=block.items[:end])
    if end < len(block.items):
        yield attrs.evolve(block, kind="untitled", opener=None, items=block.items[end:])


def _case_span(source: Source, heading: Heading, blocks: Sequence[Block], outline: Outline) -> Spans:
    first = outline.items[heading.item].span
    ends = [outline.items[i].span.end for i in heading.consumed] + [i.span.end for b in blocks for i in (*([b.opener] if b.opener else []), *b.items)]
    return (Span(first.start, max([first.end, *ends])),)


def _by(source: Source, block: Block) -> str | None:
    opener = block.opener
    if opener is None or opener.by:
        return words_of(source, opener.by) if opener and opener.by else None
    named = _FROM.search(opener.label.phrase.text) if opener.label and block.kind == "recommendation" else None
    return named["by"] if named else None


def _recommendation(source: Source, block: Block) -> Recommendation:
    text = read_passage(source, block)
    return Recommendation(text.text, _by(source, block), text.points, label_vote(source, block), text.span)


def _proposals(source: Source, blocks: Sequence[Block]) -> Iterator[Proposal]:
    for block in blocks:
        if block.kind == "proposal" and block.paragraphs:
            text = read_passage(source, block)
            by = _by(source, block)
            party = regex.search(r"\(([^)]{1,30})\)", by) if by else None
            yield Proposal(text.text, by, party[1] if party and party_like(party[1]) else None, text.span)


def _denied(source: Source, block: Block) -> bool:
    """ "Ingen fremmet protokolltilførsel." is none."""
    return bool(
        _NONE.match(fold(value_of(source, block.paragraphs[0]) if block.paragraphs[0] is block.opener else text_of(source, block.paragraphs[0])))
    )


def _statement(source: Source, block: Block) -> Statement:
    text = read_passage(source, block)
    return Statement(text.text, _by(source, block), None, text.span)


def _sections(source: Source, blocks: Sequence[Block]) -> Iterator[Section]:
    """Everything that is not a recommendation, proposal, decision or statement, in order."""
    for block in blocks:
        if block.kind in _OWN_FIELDS and not (block.kind == "statement" and block.paragraphs and _denied(source, block)):
            continue
        headed = block.opener is not None and (not block.opener.label or not block.opener.body)
        text: Text = passage(source, block.items) if headed else read_passage(source, block)
        heading = _heading(source, block)
        if text.text or heading:
            yield Section(heading, text.text, text.span)


def _heading(source: Source, block: Block) -> str | None:
    opener = block.opener
    if opener is None:
        return None
    if opener.label and opener.body:
        return words_of(source, Span(opener.content, opener.body.start)).rstrip(" :") or None
    return text_of(source, opener).rstrip(":").strip()


def _kind(source: Source, blocks: Sequence[Block]) -> CaseKind | None:
    for block in blocks:
        if block.kind == "case_kind" and block.paragraphs:
            item = block.paragraphs[0]
            return stated_kind(value_of(source, item) if item is block.opener else text_of(source, item))
    return None


def _handler(source: Source, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind == "case_handler" and block.spans:
            return words_of(source, block.spans[0]) or None
    heads = (b for b in blocks if b.kind == "case_meta" and b.items and b.opener and b.opener.label and _HANDLED.match(b.opener.label.phrase.text))
    row = next((b.items[0] for b in heads), None)  # "Saksbehandler  Arkiv  ArkivsakID", and the values below
    name = next(iter(find_names(source.text, row.content, row.span.end)), None) if row else None
    return words_of(source, name) if row and name and name.start == row.content else None


def _archive(source: Source, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind == "case_meta":
            for item in block.paragraphs[:2]:
                m = _ARCHIVE_REF.search(text_of(source, item))
                if m:
                    return m[0]
    return None
