"""The atoms of a vote in a folded sentence: counts with their sides, results, unanimity and the like, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.phrases import Found, votes
from ..patterns import pattern
from ..shapes import count

SIDES = frozenset({"for", "against", "blank"})
RESULTS = frozenset({"carried", "rejected"})
COUNTS = SIDES | {"pair", "ordered", "over", "single", "share", "given", "each"}
NAMED = frozenset({"named_for", "named_against", "named_blank"})
"""A side whose voters are named and not counted."""
_ASIDE = frozenset({"method", "opposed", "none", "majority"})
"""These tell something beside the count, and may stand over the same words."""
_WEAK = _ASIDE | {"bare"}
_LIKE_ONE = frozenset("li")
_FAR = 160
_ONES = str.maketrans("li", "11")
_STRONGER = {"over": 0, "ordered": 0, "for": 2, "against": 2}
"""Of two of one length the stronger stands: "mot 2 stemmer for …" is a count against."""
_BESIDE = pattern(r"(?:\s?\([^()]{0,120}\))?[\s,;:/|*()·-]*(?:(?:og|mens|men|samt|mot) )?(?:(?:det )?var )?")
_NEAR = pattern(r"[^\d.]{0,60}")
_REASON = pattern(r"\b(?:fordi|ettersom|siden|sidan|grunnet at) [^.,;:]*$")
"""What follows tells why, and no result: "utgår fordi forslag 1 falt"."""
_NUMBER_BEFORE = pattern(r"\d(?: stemmer| st\.?| røyster)? $")
"""Before "mot 3 stemmer" a number that was not read: the two belong together."""
_NOT = pattern(r"(?:ikke|ikkje) $")
_ALONE = pattern(r"[\s.,;:*_·•▪◦●○■□➢►()\uf0b7-]*")
"""All that may stand beside a count that has a line to itself: "- For: 7"."""
_BRACKETS = pattern(r"\(\d+ ?- ?\d+\)")
_POINTS = pattern(r"\b(?:pkt|punkt\p{L}*|nr|side|kap|ledd)\.? ?$")
"""Before these a range in brackets is no tally."""
_ENDS = pattern(r"\s*(?:[.;·]|$)")
_AFTER_DASH = pattern(r"\p{L}(?: -|:) $")
"""What is counted stands before it: "Nye regler - 10 for."."""
_VOTERS = r"\s?\((?:[^()]|\([^()]*\)){1,160}\)"
_AFTER_VOTERS = pattern(rf"\d(?: stemmer| st\.?| røyster)?{_VOTERS},? $")
"""The other side's count and its voters: "17 stemmer (Ap, SV) mot 10"."""
_BEFORE_VOTERS = pattern(rf"{_VOTERS},? (?:mot|imot) \d")
_ANOTHER = pattern(r"(?:,| og|, og| mens|, mens) (?:fikk |fekk )?\p{L}[\p{L}.-]+(?: \p{L}[\p{L}.-]+){1,3} (?P<n>\d{1,3})(?=\s?(?:[,.;]|og |$))")
"""Two words at least, as the names of people have: "mens punkt 3" is none."""
_FROM_RESULT = pattern(r"(?: ble| vart| er)?[\s,:(-]*(?:med )?")


@attrs.frozen
class Atom:
    """One thing that a sentence tells of a vote, at ``[start, end)`` of it."""

    kind: str
    start: int
    end: int
    n: int | None = None
    second: int | None = None
    """The other number of "A mot B"."""


def atoms(folded: str) -> list[Atom]:
    """The atoms of a folded sentence."""
    found = votes().search(folded)
    firm = [_atom(folded, f) for f in _longest([f for f in found if not _is_loose(f) and f.phrase.kind not in NAMED])]
    loose = [f for f in found if _is_loose(f) and not any(f.start < a.end and a.start < f.end for a in firm if a.kind not in _WEAK)]
    sides = max((_certain(folded, loose, firm, ending) for ending in ("_bare", "_named")), key=len)
    firm = [a for a in firm if a.kind != "bare" or not any(a.start < b.end and b.start < a.end for b in sides)]
    firm = [a for a in firm if a.kind != "over" or not _NUMBER_BEFORE.search(folded, 0, a.start)]
    firm = [a for a in firm if a.kind not in RESULTS or not _REASON.search(folded, 0, a.start)]
    named = [_atom(folded, f) for f in _longest([f for f in found if f.phrase.kind in NAMED])]
    named = [a for a in named if not any(a.start < b.end and b.start < a.end for b in (*firm, *sides))]
    chained = [a for share in firm if share.kind == "share" for a in _chained(folded, share)]
    chained = [a for a in chained if not any(a.start < b.end and b.start < a.end for b in (*firm, *sides, *named))]
    return sorted([*firm, *sides, *named, *chained], key=lambda atom: (atom.start, atom.end))


def _chained(folded: str, share: Atom) -> Iterator[Atom]:
    """The votes of the others, where "stemmer" is told of the first alone: "Kari Moe fikk 21 stemmer, Per Ås 18 og Liv Li 9"."""
    at = share.end
    while more := _ANOTHER.match(folded, at):
        yield Atom("bare", *more.span("n"), int(more["n"]))
        at = more.end()


def _is_loose(f: Found) -> bool:
    return f.phrase.kind.endswith(("_bare", "_named"))


def _longest(found: Sequence[Found]) -> Iterator[Found]:
    """Of phrases over the same words the longest, and of those the strongest."""
    kept: list[Found] = []
    for f in sorted(found, key=lambda f: (f.start - f.end, _STRONGER.get(f.phrase.kind, 1), f.start)):
        if f.phrase.kind in _ASIDE:
            yield f
        elif not any(f.start < k.end and k.start < f.end for k in kept):
            kept.append(f)
            yield f


def _atom(folded: str, found: Found) -> Atom:
    kind, slots = found.phrase.kind, found.slots
    if kind == "carried" and _NOT.search(folded, 0, found.start):
        kind = "rejected"
    n, second = slots.get("n") or slots.get("a") or slots.get("for") or slots.get("present"), slots.get("b") or slots.get("against")
    return Atom(kind.removesuffix("_bare").removesuffix("_named"), found.start, found.end, _number(n), _number(second))


def _number(written: str | None) -> int | None:
    """A count; before "stemmer" a lone l or I is a 1 that was recognised badly."""
    return count(written.translate(_ONES) if set(written) <= _LIKE_ONE else written) if written else None


def _certain(folded: str, loose: Sequence[Found], firm: Sequence[Atom], ending: str) -> list[Atom]:
    """Counts told with a side and no votes, number first ("7 for, 2 imot") or label first ("For: 7 Mot: 2"), that other words make certain."""
    found = [f for f in loose if f.phrase.kind.endswith(ending)]
    return [_atom(folded, f) for f in _longest([f for f in found if _is_certain(folded, f, found, firm)])]


def _is_certain(folded: str, f: Found, others: Sequence[Found], firm: Sequence[Atom]) -> bool:
    kind = f.phrase.kind
    if kind in ("over_bare", "ordered_bare"):
        if _BRACKETS.fullmatch(folded.strip(" .")):
            return True
        if kind == "over_bare" and _AFTER_VOTERS.search(folded[: f.start]):
            return True
        if _BRACKETS.fullmatch(folded, f.start - 1, f.end + 1) and not _POINTS.search(folded, 0, f.start - 1):
            return any(a.kind in RESULTS | {"casting"} for a in firm)
        return any(a.kind in RESULTS and a.end <= f.start and _FROM_RESULT.fullmatch(folded, a.end, f.start) for a in firm)
    if _ALONE.fullmatch(folded, 0, f.start) and _ALONE.fullmatch(folded, f.end):
        return True
    if kind in ("for_bare", "against_bare") and _AFTER_DASH.search(folded, 0, f.start) and _ENDS.match(folded, f.end):
        return True
    if kind == "single_bare":
        after = any(a.kind in RESULTS and a.end + 1 == f.start for a in firm)
        return after and (_ENDS.match(folded, f.end) or _BEFORE_VOTERS.match(folded, f.end)) is not None
    if kind == "blank_bare":
        return True
    beside = [(other.start, other.end) for other in others if other.phrase.kind != kind]
    near = [(a.start, a.end) for a in firm if a.kind in (*SIDES, "single", "share") and a.kind != kind.rpartition("_")[0]]
    return any(_between(_BESIDE, folded, f, place) for place in beside) or any(_between(_NEAR, folded, f, place) for place in near)


def _between(gap: regex.Pattern[str], folded: str, f: Found, other: tuple[int, int]) -> bool:
    start, end = (other[1], f.start) if other[1] <= f.start else (f.end, other[0])
    return start <= end <= start + _FAR and gap.fullmatch(folded, start, end) is not None
