"""Voting events: the sentence that tells a vote, and what each of its numbers means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.gazetteer import is_party_code, party_like
from ..lexicon.phrases import Found, votes
from ..model import Ballot, Choice, Result, Tally, Vote
from ..segment.outline import Block
from ..shapes import count
from ..source import Source
from ..span import Span, Spans
from ..view import contiguous, fold, view
from .names import is_name
from .sentences import sentences
from .vote_words import BARE, is_reference, subject_of

_SCANNED = ("treatment", "voting", "untitled", "decision", "proposal", "section", "recusal")
_NAMED = regex.compile(r"(?P<name>\p{Lu}[\p{L}.'’-]*(?:\s+[\p{L}.'’-]+){1,5}?)\s*\((?P<party>[^()]{1,30})\)")
_CONCLUDES = regex.compile(r"^(?:dermed|med dette|derved) (?:ble|er|vart|var)\b")
_LOOKS_BACK = regex.compile(r"\b(?:tidligere|tidlegare|forrige|førre|i fjor|den gang|formannskapets møte)\b")


@attrs.frozen
class _Reading:
    """What one sentence says of a vote."""

    for_: int | None = None
    against: int | None = None
    blank: int | None = None
    unanimous: bool = False
    casting: bool = False
    result: Result | None = None
    present: int | None = None
    alternatives: tuple[Tally, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    counted: bool = False
    side: bool = False
    """One side of a count whose other side follows: "For forslaget stemte 9"."""
    concludes: bool = False
    """"Dermed ble forslaget vedtatt": closes the count of the sentences before it."""


def read_votes(source: Source, blocks: Sequence[Block], present: int | None) -> tuple[Vote, ...]:
    """The voting events of a case. ``present``: how many members are known to have been there."""
    events: list[Vote] = []
    seen: set[str] = set()
    open_: _Reading | None = None
    where: list[Span] = []
    side_text = ""
    stated: int | None = None
    for block in blocks:
        if block.kind not in _SCANNED:
            continue
        for text, span, reading in _sentences(source, block):
            stated = reading.present or stated
            if (reading.concludes or (reading.casting and not reading.counted)) and open_:
                where.append(span)
                events.append(
                    _event(
                        attrs.evolve(open_, result=reading.result or open_.result, casting=open_.casting or reading.casting),
                        text,
                        where,
                        stated,
                        present,
                    )
                )
                open_, where = None, []
            elif (
                reading.counted
                and reading.result is None
                and not reading.unanimous
                and not (block.kind == "voting" and reading.for_ is not None and reading.against is None and not reading.side)
            ):
                open_, side_text = _merge(open_, reading), text
                where.append(span)
            elif open_ and not open_.side and (reading.counted or reading.unanimous):
                events.append(_event(open_, "", where, stated, present))
                open_, where = None, []
                if _is_event(block, text, reading) and text not in seen:
                    seen.add(text)
                    events.append(_event(reading, text, [span], stated, present))
            elif _is_event(block, text, reading) and text not in seen:
                seen.add(text)
                if open_ and _beaten(open_, reading):
                    events.append(_event(attrs.evolve(open_, result="rejected"), side_text, where, stated, present))
                    open_, where = None, []
                merged = _merge(open_, reading) if open_ and not reading.counted else reading
                events.append(_event(merged, text, [*where, span] if open_ and merged is not reading else [span], stated, present))
                open_, where = None, []
    if open_:
        events.append(_event(open_, "", where, stated, present))
    return tuple(_with_label(source, blocks, events))


def label_vote(source: Source, block: Block) -> Vote | None:
    """The vote that a label carries: "Formannskapets innstilling, mot 1 stemme:"."""
    label = block.opener.label if block.opener else None
    if not label:
        return None
    phrase = fold(label.phrase.text)
    tail = fold(label.tail) or ("enstemmig" if "enstemmig" in phrase else "samrøystes" if "samrøystes" in phrase else "")
    if not tail or block.opener is None:
        return None
    reading = _read(tail)
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


def _sentences(source: Source, block: Block) -> Iterator[tuple[str, Span, _Reading]]:
    for item in block.paragraphs:
        parts: Spans = item.value if item is block.opener else item.parts
        if not parts:
            continue
        for part in contiguous(source.text, parts):
            raw = source.text[part.start : part.end]
            if _PREFILTER.search(fold(raw)):
                for start, end in sentences(raw):
                    span = Span(part.start + start, part.start + end)
                    text = view(source.text, (span,), source.markup).text.replace("\n", " ")
                    if _PREFILTER.search(text):
                        yield text, span, _with_ballots(source, span, _read(text))


_PREFILTER = regex.compile(r"stem|røyst|enst|mot |imot|\bfor\b|akklam|vedt|falt|fall|til ?sted|til ?stad|forkast|ovttaj")


def _read(text: str) -> _Reading:
    """What the numbers and words of a folded sentence mean."""
    found = votes().longest(text)
    kinds = {f.phrase.kind for f in found}
    result = _result(found)
    reading = _Reading(
        unanimous=bool(kinds & {"unanimous", "agreed"}),
        casting="casting" in kinds,
        result=result,
        blank=_number(found, "blank", "n"),
        present=_number(found, "present", "present"),
        concludes=bool(_CONCLUDES.match(text)),
    )
    for f in found:
        n = {k: count(v) for k, v in f.slots.items() if v}
        match f.phrase.kind:
            case "pair" | "lost_pair":
                return attrs.evolve(reading, for_=n["for"], against=n["against"], counted=True, unanimous=False)
            case "abstained":
                return attrs.evolve(reading, for_=n["for"], blank=n["blank"], counted=True, unanimous=False)
            case "ordered":
                for_, against = _ordered(n["a"], n["b"], result)
                return attrs.evolve(reading, for_=for_, against=against, counted=True, unanimous=False)
    sides = {f.phrase.kind: count(f.slots["n"] or "") for f in found if f.phrase.kind in ("side_for", "side_against")}
    shares = [(f, count(f.slots["n"] or "")) for f in found if f.phrase.kind in ("share", "share_more")]
    shares = shares if any(f.phrase.kind == "share" for f, _ in shares) else []
    if len(shares) > 1:
        return _alternatives(text, shares, reading)
    if sides:
        return attrs.evolve(reading, for_=sides.get("side_for"), against=sides.get("side_against"), counted=True, side=True)
    minority, single = _number(found, "minority", "n"), _number(found, "single", "n")
    if minority is not None:
        return _one_side(reading, for_=minority if result == "rejected" else None, against=None if result == "rejected" else minority)
    if single is not None:
        return _one_side(reading, for_=None if result == "rejected" else single, against=single if result == "rejected" else None)
    if len(shares) == 1:
        return attrs.evolve(reading, for_=shares[0][1], counted=True)
    return reading


def _result(found: Sequence[Found]) -> Result | None:
    results = [f for f in found if f.phrase.kind in ("carried", "rejected")]
    if any(f.phrase.kind == "rejected" for f in results):
        return "rejected"
    return "carried" if results or any(f.phrase.kind == "agreed" for f in found) else None


def _number(found: Sequence[Found], kind: str, slot: str) -> int | None:
    return next((count(f.slots[slot] or "") for f in found if f.phrase.kind == kind), None)


def _one_side(reading: _Reading, *, for_: int | None, against: int | None) -> _Reading:
    """Only one side is told: "falt mot 2 stemmer" (2 for), "vedtatt mot 2 stemmer" (2 against), "vedtatt med 12 stemmer"."""
    return attrs.evolve(reading, for_=for_, against=against, counted=True, unanimous=False)


def _ordered(a: int | None, b: int | None, result: Result | None) -> tuple[int | None, int | None]:
    """ "med A mot B": for what was carried A is for; for what was rejected the larger is against."""
    if result == "rejected" and a is not None and b is not None:
        return min(a, b), max(a, b)
    return a, b


def _alternatives(text: str, shares: Sequence[tuple[Found, int | None]], reading: _Reading) -> _Reading:
    """ "A fikk 7 stemmer og B 11": one event, the winner's votes are for."""
    tallies: list[Tally] = []
    at = 0
    for f, n in shares:
        tallies.append(Tally(text[at : f.start].strip(" ,.") or None, n))
        at = f.end
    counts = sorted((t.count for t in tallies if t.count is not None), reverse=True)
    tie = counts[:1] == counts[1:2]
    return attrs.evolve(
        reading,
        alternatives=tuple(tallies),
        for_=counts[0] if counts else None,
        against=counts[1] if len(counts) > 1 else None,
        result=None if tie else "carried",
        counted=True,
    )


def _with_ballots(source: Source, span: Span, reading: _Reading) -> _Reading:
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


def _merge(before: _Reading | None, after: _Reading) -> _Reading:
    if before is None:
        return after
    return _Reading(
        for_=before.for_ if before.for_ is not None else after.for_,
        against=before.against if before.against is not None else after.against,
        blank=before.blank if before.blank is not None else after.blank,
        unanimous=before.unanimous or after.unanimous,
        casting=before.casting or after.casting,
        result=after.result or before.result,
        ballots=before.ballots + after.ballots,
        alternatives=before.alternatives + after.alternatives,
        counted=True,
    )


def _beaten(side: _Reading, winner: _Reading) -> bool:
    """ "For framlegget røysta 2. Tilrådinga vart vedteken med 10 røyster.": the side is a vote of its own, and lost."""
    return side.side and side.against is None and winner.result == "carried" and (winner.for_ or 0) > (side.for_ or 0) > 0


def _is_event(block: Block, text: str, reading: _Reading) -> bool:
    """A count or unanimity with a result, or a bare "Enstemmig" where a result is due; never somebody else's vote in the background."""
    if not (reading.counted or reading.unanimous) or (block.kind == "section" and _LOOKS_BACK.search(text)):
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


def _event(reading: _Reading, text: str, where: Sequence[Span], stated: int | None, present: int | None) -> Vote:
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
