"""The votes of a case (nb: votering, avstemning; nn: røysting): which parts of it tell them, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import attrs

from ..lexicon.phrases import may_tell_vote, recusals
from ..model import Vote
from ..segment.outline import Block
from ..source import Source
from ..span import Span
from ..view import View, contiguous, fold, folded_line, view, words_of
from .sentences import sentences
from .vote_atoms import NAMED, atoms
from .vote_events import Events, Told, label_event
from .vote_layout import runs
from .vote_people import with_voters
from .vote_reading import CLOSING, Clause, clauses, read_clause

_LONGEST = 8000
"""No sentence of a protocol is longer, also one that names every voter of a large assembly."""
_SCANNED = ("treatment", "voting", "untitled", "decision", "proposal", "section", "recusal")


def read_votes(source: Source, blocks: Sequence[Block], present: int | None) -> tuple[Vote, ...]:
    """The voting events of a case. ``present``: how many members are known to have been there."""
    events = Events(present)
    scanned = [block for block in blocks if block.kind in _SCANNED]
    laid_out = list(runs(source, scanned))
    rows = {row.span.start for run in laid_out for row in run.rows}
    parts = [(block, part, folded_line(source.reading, (part,), source.markup)) for block in scanned for part in _parts(source, block, rows)]
    telling = [(block, part, seen) for block, part, seen in parts if _closes(seen) or may_tell_vote(seen)]
    sentences_told = ((part.start, _told(source, block, part)) for block, part, _ in telling)
    for _, several in sorted([*sentences_told, *((run.rows[0].span.start, run.told) for run in laid_out)], key=lambda one: one[0]):
        for told in several:
            events.take(told)
    events.close()
    return tuple(_with_label(source, blocks, list(_once(blocks, events.found))))


def label_vote(source: Source, block: Block) -> Vote | None:
    """The vote that a label carries: "Formannskapets innstilling, mot 1 stemme:"."""
    label = block.opener.label if block.opener else None
    if not label:
        return None
    phrase = fold(label.phrase.text)
    by = fold(words_of(source, block.opener.by)) if block.opener and block.opener.by else ""
    phrase += f" {by}"  # "Et enstemmig formannskap vedtok:"
    tail = fold(label.tail) or ("enstemmig" if "enstemmig" in phrase else "samrøystes" if "samrøystes" in phrase else "")
    if not tail or block.opener is None:
        return None
    reading = read_clause(Clause(tail, 0, tuple(atoms(tail))))
    if not (reading.counted or reading.unanimous):
        return None
    end = block.opener.body.start if block.opener.body else block.opener.parts[0].end
    return label_event(reading, Span(block.opener.content, end))


def _with_label(source: Source, blocks: Sequence[Block], events: list[Vote]) -> Iterator[Vote]:
    yield from events
    if not any(event.result == "carried" and not _of_recusal(source, event) for event in events):
        for block in blocks:
            told = label_vote(source, block) if block.kind == "decision" else None
            if told:
                yield told


def _of_recusal(source: Source, event: Vote) -> bool:
    """Was it voted on whether somebody is disqualified, and not on the case?"""
    text = fold(" ".join(source.text[span.start : span.end] for span in event.span))
    return ("habil" in text or "gild" in text) and recusals().first(text) is not None


def _once(blocks: Sequence[Block], events: Sequence[Vote]) -> Iterator[Vote]:
    """The events without those that the decision tells again: "Innstillingen ble enstemmig vedtatt. Vedtak: Enstemmig vedtatt. …"."""
    decided = {s for block in blocks if block.kind == "decision" for s in block.spans}
    again = [any(whole.start <= part.start < whole.end for whole in decided for part in event.span[:1]) for event in events]
    told = [event for event, repeats in zip(events, again, strict=True) if not repeats]
    for event, repeats in zip(events, again, strict=True):
        first = next((one for one in told if _is_same(one, event)), None) if repeats else None
        if first:
            told.remove(first)
        else:
            yield event


def _is_same(one: Vote, other: Vote) -> bool:
    """Do two events tell the same counts and result of the same?"""
    counts = [(one.for_, other.for_), (one.against, other.against), (one.blank, other.blank)]
    if any(a != b for a, b in counts if None not in (a, b)) or (one.unanimous, one.casting_vote) != (other.unanimous, other.casting_vote):
        return False
    return one.result == other.result and (one.subject == other.subject or None in (one.subject, other.subject))


def _parts(source: Source, block: Block, rows: Set[int]) -> Iterator[Span]:
    """The paragraphs, without those ``rows`` that the layout read already."""
    for item in block.paragraphs:
        spans = item.value if item is block.opener else item.parts
        yield from contiguous(source.text, tuple(span for span in spans if span.start not in rows))


def _told(source: Source, block: Block, part: Span) -> Iterator[Told]:
    """What each clause of a paragraph tells of a vote."""
    for start, end in sentences(source.reading[part.start : part.end]):
        sentence = view(source.reading, (Span(part.start + start, part.start + end),), source.markup)
        folded = sentence.text.replace("\n", " ")
        found = atoms(folded) if len(folded) <= _LONGEST and may_tell_vote(folded) else []
        if not found and not _closes(folded):
            continue
        for clause in clauses(folded, found):
            reading = attrs.evolve(with_voters(source, sentence, clause, read_clause(clause)), method=_method(source, sentence, clause))
            if not (reading.ballots or reading.parties):
                clause = clause.without(NAMED)
            yield Told(block, clause, sentence.span(clause.start, clause.end), reading)


def _method(source: Source, sentence: View, clause: Clause) -> str | None:
    """How the vote was held, as written: the longest words that tell it."""
    told = max((a for a in clause.atoms if a.kind == "method"), key=lambda a: a.end - a.start, default=None)
    return words_of(source, sentence.span(told.start, told.end)) if told else None


def _closes(folded: str) -> bool:
    """May it close a count that was begun before?"""
    return any(map(folded.__contains__, CLOSING))
