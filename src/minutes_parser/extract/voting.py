"""The votes of a case (nb: votering, avstemning; nn: røysting): which parts of it tell them, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ..lexicon.phrases import Phrases, may_tell_vote, votes
from ..model import Vote
from ..segment.outline import Block
from ..source import Source
from ..span import Span
from ..view import View, contiguous, fold, folded_line, view, words_of
from .sentences import sentences
from .vote_atoms import NAMED, atoms
from .vote_events import Events, Told, label_event
from .vote_people import with_voters
from .vote_reading import CLOSING, Clause, clauses, read_clause

_LONGEST = 8000
"""No sentence of a protocol is longer, also one that names every voter of a large assembly."""
_SCANNED = ("treatment", "voting", "untitled", "decision", "proposal", "section", "recusal")


def read_votes(source: Source, blocks: Sequence[Block], present: int | None) -> tuple[Vote, ...]:
    """The voting events of a case. ``present``: how many members are known to have been there."""
    events = Events(present)
    scanned = [(block, part) for block in blocks if block.kind in _SCANNED for part in _parts(source, block)]
    parts = [(block, part, folded_line(source.reading, (part,), source.markup)) for block, part in scanned]
    telling = [(block, part, seen) for block, part, seen in parts if _closes(seen) or may_tell_vote(seen)]
    phrases = votes().of("\n".join(seen for *_, seen in telling))
    for block, part, _ in telling:
        for told in _told(source, block, part, phrases):
            events.take(told)
    events.close()
    return tuple(_with_label(source, blocks, events.found))


def label_vote(source: Source, block: Block) -> Vote | None:
    """The vote that a label carries: "Formannskapets innstilling, mot 1 stemme:"."""
    label = block.opener.label if block.opener else None
    if not label:
        return None
    phrase = fold(label.phrase.text)
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
    if not events:
        for block in blocks:
            told = label_vote(source, block) if block.kind == "decision" else None
            if told:
                yield told


def _parts(source: Source, block: Block) -> Iterator[Span]:
    for item in block.paragraphs:
        yield from contiguous(source.text, item.value if item is block.opener else item.parts)


def _told(source: Source, block: Block, part: Span, phrases: Phrases) -> Iterator[Told]:
    """What each clause of a paragraph tells of a vote."""
    for start, end in sentences(source.reading[part.start : part.end]):
        sentence = view(source.reading, (Span(part.start + start, part.start + end),), source.markup)
        folded = sentence.text.replace("\n", " ")
        found = atoms(folded, phrases) if len(folded) <= _LONGEST and may_tell_vote(folded) else []
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
    return any(word in folded for word in CLOSING)
