"""What one sentence says of a vote: its numbers, its result, and which of the numbers means what."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.phrases import Found
from ..model import Ballot, Result, Tally
from ..shapes import count

CLOSING = ("dermed", "med dette", "derved")
_CONCLUDES = regex.compile(rf"^(?:{'|'.join(CLOSING)}) (?:ble|er|vart|var)\b")


@attrs.frozen
class Reading:
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


def read_sentence(text: str, found: Sequence[Found]) -> Reading:
    """What the numbers and words of a folded sentence mean. ``found``: the phrases of votes in it."""
    kinds = {f.phrase.kind for f in found}
    result = _result(found)
    reading = Reading(
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


def _one_side(reading: Reading, *, for_: int | None, against: int | None) -> Reading:
    """Only one side is told: "falt mot 2 stemmer" (2 for), "vedtatt mot 2 stemmer" (2 against), "vedtatt med 12 stemmer"."""
    return attrs.evolve(reading, for_=for_, against=against, counted=True, unanimous=False)


def _ordered(a: int | None, b: int | None, result: Result | None) -> tuple[int | None, int | None]:
    """ "med A mot B": for what was carried A is for; for what was rejected the larger is against."""
    if result == "rejected" and a is not None and b is not None:
        return min(a, b), max(a, b)
    return a, b


def _alternatives(text: str, shares: Sequence[tuple[Found, int | None]], reading: Reading) -> Reading:
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


def merged(before: Reading | None, after: Reading) -> Reading:
    """Two sentences of one count; what the first told stands."""
    if before is None:
        return after
    return Reading(
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
