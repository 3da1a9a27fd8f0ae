"""Voting events: the sentence that tells a vote, and what each of its numbers means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.gazetteer import is_party_code, party_like
from ..lexicon.phrases import Phrases, evidence, votes
from ..model import Ballot, Choice, Vote
from ..segment.outline import Block
from ..source import Source
from ..span import Span
from ..view import contiguous, fold, folded_line
from .names import is_name
from .sentences import sentences
from .vote_reading import CLOSING, Reading, merged, read_sentence
from .vote_words import BARE, is_reference, subject_of

_SCANNED = ("treatment", "voting", "untitled", "decision", "proposal", "section", "recusal")
_NAMED = regex.compile(r"(?P<name>\p{Lu}[\p{L}.'’-]*(?:\s+[\p{L}.'’-]+){1,5}?)\s*\((?P<party>[^()]{1,30})\)")


def read_votes(source: Source, blocks: Sequence[Block], present: int | None) -> tuple[Vote, ...]:
    """The voting events of a case. ``present``: how many members are known to have been there."""
    events = _Events(present)
    parts = [
        (block, part, folded_line(source.reading, (part,), source.markup))
        for block in blocks
        if block.kind in _SCANNED
        for part in _parts(source, block)
    ]
    phrases = votes().of("\n".join(seen for *_, seen in parts))
    for block, part, seen in parts:
        if _closes(seen) or any(True for _ in phrases.search(seen)):
            for text, span, reading in _sentences(source, part, phrases):
                events.take(block, text, span, reading)
    events.close()
    return tuple(_with_label(source, blocks, events.found))


@attrs.define
class _Events:
    """The events found so far, and the count that waits for its result."""

    present: int | None
    found: list[Vote] = attrs.field(factory=list)
    seen: set[str] = attrs.field(factory=set)
    stated: int | None = None
    waiting: Reading | None = None
    where: list[Span] = attrs.field(factory=list)
    told: str = ""
    """The sentence that told the waiting count."""

    def take(self, block: Block, text: str, span: Span, reading: Reading) -> None:
        """The next sentence: it ends the waiting count, waits itself, or is an event of its own."""
        self.stated = reading.present or self.stated
        reading = _settled(block, reading)
        if self.waiting and (reading.concludes or (reading.casting and not reading.counted)):
            ended = attrs.evolve(self.waiting, result=reading.result or self.waiting.result, casting=self.waiting.casting or reading.casting)
            self._tell(ended, text, [*self.where, span])
        elif reading.casting and not reading.counted and self.found and self.found[-1].for_ is not None:
            self.found[-1] = attrs.evolve(self.found[-1], casting_vote=True, span=(*self.found[-1].span, span))
        elif _waits(block, reading):
            self.waiting, self.told = merged(self.waiting, reading), text
            self.where.append(span)
        else:
            if self.waiting and not self.waiting.side and (reading.counted or reading.unanimous):
                self.close()
            if _is_event(block, text, reading) and text not in self.seen:
                self.seen.add(text)
                self._event(text, span, reading)

    def close(self) -> None:
        """No result came: the waiting count stands alone."""
        if self.waiting:
            self._tell(self.waiting, "", self.where)

    def _event(self, text: str, span: Span, reading: Reading) -> None:
        if self.waiting and _beaten(self.waiting, reading):
            self._tell(attrs.evolve(self.waiting, result="rejected"), self.told, self.where)
        if self.waiting and not reading.counted:
            self._tell(merged(self.waiting, reading), text, [*self.where, span])
        else:
            self._tell(reading, text, [span])

    def _tell(self, reading: Reading, text: str, where: Sequence[Span]) -> None:
        self.found.append(_event(reading, text, where, self.stated, self.present))
        self.waiting, self.where = None, []


def _waits(block: Block, reading: Reading) -> bool:
    """Is it a count whose result is still to come? In a list under "Votering:" one that names a side only is complete."""
    if not reading.counted or reading.result or reading.unanimous:
        return False
    return not (block.kind == "voting" and reading.for_ is not None and reading.against is None and not reading.side)


def _settled(block: Block, reading: Reading) -> Reading:
    """A whole count that stands in the decision: "6 000 kr – 7 for, 3 imot" was decided by it."""
    a, b = reading.for_, reading.against
    if block.kind != "decision" or reading.result or reading.side or a is None or b is None or a == b:
        return reading
    return attrs.evolve(reading, result="carried" if a > b else "rejected")


def label_vote(source: Source, block: Block) -> Vote | None:
    """The vote that a label carries: "Formannskapets innstilling, mot 1 stemme:"."""
    label = block.opener.label if block.opener else None
    if not label:
        return None
    phrase = fold(label.phrase.text)
    tail = fold(label.tail) or ("enstemmig" if "enstemmig" in phrase else "samrøystes" if "samrøystes" in phrase else "")
    if not tail or block.opener is None:
        return None
    reading = read_sentence(tail, votes().longest(tail))
    if not (reading.counted or reading.unanimous):
        return None
    end = block.opener.body.start if block.opener.body else block.opener.parts[0].end
    return _event(attrs.evolve(reading, result=reading.result or "carried"), "", [Span(block.opener.content, end)], None, None)


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


def _sentences(source: Source, part: Span, phrases: Phrases) -> Iterator[tuple[str, Span, Reading]]:
    for start, end in sentences(source.reading[part.start : part.end]):
        span = Span(part.start + start, part.start + end)
        text = folded_line(source.reading, (span,), source.markup)
        found = phrases.longest(text)
        if found or _closes(text):
            yield text, span, _with_ballots(source, span, read_sentence(text, found))


def _closes(folded: str) -> bool:
    """May it close a count that was begun before?"""
    return any(word in folded for word in CLOSING)


def _with_ballots(source: Source, span: Span, reading: Reading) -> Reading:
    """The names that stand with a side: "For forslaget stemte 9: Kari Moe (AP), …"."""
    if not reading.counted or (reading.for_ is None) == (reading.against is None):
        return reading
    choice: Choice = "for" if reading.for_ is not None else "against"
    text = source.text[span.start : span.end]
    ballots = []
    for m in _NAMED.finditer(text):
        name, party = " ".join(m["name"].split()), m["party"].strip()
        if is_name(name) and (party_like(party) or is_party_code(party)):
            ballots.append(Ballot(name, choice, party))
    return attrs.evolve(reading, ballots=tuple(ballots))


def _beaten(side: Reading, winner: Reading) -> bool:
    """ "For framlegget røysta 2. Tilrådinga vart vedteken med 10 røyster.": the side is a vote of its own, and lost."""
    return side.side and side.against is None and winner.result == "carried" and (winner.for_ or 0) > (side.for_ or 0) > 0


def _is_event(block: Block, text: str, reading: Reading) -> bool:
    """A count or unanimity with a result, or a bare "Enstemmig" where a result is due; never somebody else's vote in the background."""
    if not (reading.counted or reading.unanimous) or (block.kind == "section" and evidence().first(text, "looks_back", "past") is not None):
        return False
    if reading.result or (reading.counted and block.kind == "voting" and reading.for_ is not None):
        return True
    return bool(BARE.match(text) or (reading.unanimous and is_reference(text))) and block.kind in (
        "voting",
        "decision",
        "treatment",
        "untitled",
        "section",
    )


def _event(reading: Reading, text: str, where: Sequence[Span], stated: int | None, present: int | None) -> Vote:
    everybody = present is not None and reading.for_ == present and reading.against is None
    unanimous = reading.unanimous or (reading.for_ is not None and reading.against == 0) or everybody
    return Vote(
        subject=subject_of(text),
        for_=reading.for_,
        against=reading.against,
        blank=reading.blank,
        unanimous=unanimous,
        casting_vote=reading.casting,
        result=reading.result or ("carried" if reading.unanimous else None),
        stated_present=stated,
        alternatives=reading.alternatives,
        ballots=reading.ballots,
        basis="inferred" if everybody and not reading.unanimous else "stated",
        span=tuple(where),
    )
