"""What a clause tells of a vote, judged by itself: a count whose result is due, an event, a result without numbers, or nothing."""

from __future__ import annotations

from typing import Final

import attrs

from ..lexicon.phrases import evidence
from ..model import Tally
from ..patterns import pattern
from ..segment.outline import Block
from .vote_reading import Clause, Reading
from .vote_words import BARE, is_bare_result, is_part_agreed, is_reference, subject_of, without_proposals

SHORT: Final = 120
"""A clause that tells a result or a method, and nothing else, is no longer."""
_DUE = frozenset({"voting", "decision", "treatment", "untitled", "section"})
"""Blocks in which a bare "Enstemmig" tells a result that is due."""
_UNREAD = pattern(r"\d|stem|røyst|enst|samr")
"""What tells of a count or of unanimity: where it was not read, the vote is not known."""
_LONGEST_SUBJECT = 160
"""What the body votes on is named in fewer words; a longer subject is one of whom it is told what they did."""


def waits(block: Block, reading: Reading) -> bool:
    """Is it a count whose result is still to come? In a list under "Votering:" one that names a side only is complete."""
    if not reading.counted or reading.result or reading.listed:
        return False
    return not (block.kind == "voting" and reading.for_ is not None and reading.against is None and not reading.side)


def is_empty(text: str, reading: Reading) -> bool:
    """A count against nothing ("mot 1 stemme" of a decision told elsewhere), or one that is only talked of ("Da må 8 stemme for")."""
    if reading.result or reading.whole or not reading.counted:
        return False
    return not (reading.side or reading.for_ is not None) or (reading.side and evidence().first(text, "talked") is not None)


def fills(waiting: Reading, reading: Reading) -> bool:
    """Does a count tell a side that is told already? Then it is of the next vote."""
    return (waiting.for_ is not None and reading.for_ is not None) or (waiting.against is not None and reading.against is not None)


def opposed(waiting: Reading, reading: Reading) -> bool:
    """ "For forslag 1 stemte 4. For forslag 2 stemte 3.": votes for one are votes against the other."""
    return all(r.side and r.for_ is not None and r.against is None for r in (waiting, reading))


def against_each_other(first: Reading, subject: str | None, second: Reading, other: str | None) -> Reading:
    winner, loser = (first, second) if (first.for_ or 0) >= (second.for_ or 0) else (second, first)
    lost = tuple(attrs.evolve(b, choice="against") for b in loser.ballots)
    tallies = (Tally(subject, first.for_), Tally(other, second.for_))
    return attrs.evolve(winner, against=loser.for_, alternatives=tallies, ballots=winner.ballots + lost, side=False)


def settled(block: Block, text: str, reading: Reading, *, other_side: bool) -> Reading:
    """A count that stands in the decision: "6 000 kr - 7 for, 3 imot", "(Mot 1 stemme)": it was decided by it.

    Not where the line above told the ``other_side``: "For: 7", "Mot: 3".
    """
    a, b = reading.for_, reading.against
    if block.kind == "decision" and not (reading.result or other_side) and a is None and b is not None and is_bare_result(text):
        return attrs.evolve(reading, result="carried")
    if block.kind != "decision" or reading.result or reading.side or a is None or b is None or a == b:
        return reading
    return attrs.evolve(reading, result="carried" if a > b else "rejected")


def beaten(side: Reading, winner: Reading) -> bool:
    """ "For framlegget røysta 2. Tilrådinga vart vedteken med 10 røyster.": the side is a vote of its own, and lost."""
    return side.side and side.against is None and winner.result == "carried" and (winner.for_ or 0) > (side.for_ or 0) > 0


def is_event(block: Block, text: str, reading: Reading) -> bool:
    """A count or unanimity with a result, or a bare "Enstemmig" where a result is due; never somebody else's vote in the background."""
    if not reading.counted and len(subject_of(text) or "") > _LONGEST_SUBJECT:
        return False
    if not (reading.counted or reading.unanimous) or (block.kind == "section" and evidence().first(text, "looks_back", "past") is not None):
        return False
    if reading.result or reading.listed or (reading.counted and block.kind == "voting" and reading.for_ is not None):
        return True
    return bool(BARE.match(text) or (reading.unanimous and (is_reference(text) or is_part_agreed(text)))) and block.kind in _DUE


def is_told(clause: Clause, reading: Reading, *, due: bool) -> bool:
    """A result without numbers: of a majority, or where it is ``due``: the first that is told after "Votering"."""
    if not (reading.result and (reading.majority or due)) or "none" in clause.kinds or len(clause.text) > SHORT:
        return False
    if not reading.majority and _UNREAD.search(without_proposals(clause.text)):
        return False
    return evidence().first(clause.text, "talked", "looks_back", "past") is None
