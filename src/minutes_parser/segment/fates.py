"""Lines that tell what became of something: "Samrøystes.", "Falt med 4 mot 7 stemmer", "Saken ble utsatt."."""

from __future__ import annotations

from ..lexicon.phrases import evidence, may_tell_vote, votes
from ..patterns import pattern
from ..view import fold

_UNANIMOUS = pattern(r"[-*• ]*(?:enstemmig|enst\.?|samrøystes|einstemmig|einstemt|einrøystes)\s+")
SHORT_RESULT = 40
_LONGEST_FATE = 200
_HEAD = 3
"""So far from its start a sentence may have begun with a dash or a quotation mark."""
_RESULTS = frozenset({"carried", "rejected", "unanimous"})
_COUNTS = frozenset({"for", "against", "ordered", "over", "single", "pair"})


def tells_vote(line: str) -> bool:
    """A line that holds a result and nothing else: "Samrøystes.", "Enstemmig vedtatt."."""
    if len(line) > SHORT_RESULT:
        return False
    folded = fold(line).rstrip(" .")
    found = votes().longest(folded) if may_tell_vote(folded) else []
    return bool(found) and found[0].start == 0 and found[0].phrase.kind == "unanimous" and found[-1].end >= len(folded)


def begins_with_result(text: str) -> bool:
    """ "Falt med 4 mot 7 stemmer", "Enstemmig vedtatt": what was voted, and no title."""
    folded = fold(text)
    found = votes().longest(folded) if may_tell_vote(folded) else []
    results = [f for f in found if f.phrase.kind in _RESULTS]
    return bool(results) and results[0].start == 0 and (len(results) > 1 or any(f.phrase.kind in _COUNTS for f in found))


def tells_fate(text: str, *kinds: str) -> bool:
    """ "Framlegget fekk 1 røyst og fall.", "Saken ble utsatt.": a sentence that begins by telling what became of something put forward."""
    told = evidence().first(fold(text[:_LONGEST_FATE]), "voted", "disposed", *kinds)
    return told is not None and told.start <= _HEAD


def unanimous_lead(folded: str) -> int:
    """Where the words begin that follow "Enstemmig" or the like at the start of a line; 0 where it does not begin so."""
    m = _UNANIMOUS.match(folded)
    return m.end() if m else 0
