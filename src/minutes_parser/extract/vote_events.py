"""Voting events: what the sentences of a case tell one after the other, put together to votes."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.phrases import evidence
from ..model import Tally, Vote
from ..segment.outline import Block
from ..span import Span
from .vote_atoms import SIDES
from .vote_people import is_list
from .vote_reading import Clause, Reading, is_remainder, joined, merged, read_clause
from .vote_words import BARE, is_bare_result, is_reference, names_proposal, proposals_in, subject_of, without_proposals

_DUE = frozenset({"voting", "decision", "treatment", "untitled", "section"})
"""Blocks in which a bare "Enstemmig" tells a result that is due."""
_SHORT = 120
_UNREAD = regex.compile(r"\d|stem|røyst|enst|samr")
"""What tells of a count or of unanimity: where it was not read, the vote is not known."""
_NEAR = 60
_LONGEST_SUBJECT = 160
"""What the body votes on is named in fewer words; a longer subject is one of whom it is told what they did."""


@attrs.frozen
class Told:
    """A clause with what it means and where it stands."""

    block: Block
    clause: Clause
    span: Span
    reading: Reading


@attrs.define
class Events:
    """The events found so far, and the count that waits for its result. ``present``: how many are known to have been there."""

    present: int | None
    found: list[Vote] = attrs.field(factory=list)
    seen: dict[str, Block] = attrs.field(factory=dict)
    stated: int | None = None
    scoped: dict[int, int] = attrs.field(factory=dict)
    """How many were there when a numbered proposal was voted on."""
    method: str | None = None
    place: Block | None = None
    """The block of the last clause; what was said of the method holds within it."""
    waiting: Reading | None = None
    where: list[Span] = attrs.field(factory=list)
    told: str = ""
    """The clause that told the waiting count."""
    bare: bool = False
    """The last event was told by its result alone; its count may follow."""
    last: Told | None = None
    """The clause that told the last event."""

    def take(self, told: Told) -> None:
        """The next clause: it completes the last event, ends the waiting count, waits itself, or is an event of its own."""
        reading = _settled(told.block, told.clause.text, told.reading)
        self._heed_present(told)
        self._heed_method(told)
        bare_casting = reading.casting and not reading.counted
        if self._is_loser(told):
            self._tell_loser(told)
        elif self.last and not self.waiting and (is_remainder(told.clause, self.last.clause) or self._is_count_of_last(told)):
            self._complete(told)
        elif not self.waiting and self._restates(told, reading):
            self._settle(told, reading)
        elif self.waiting and self._concludes(told, reading):
            ended = attrs.evolve(self.waiting, result=reading.result or self.waiting.result, casting=self.waiting.casting or reading.casting)
            self._tell(ended, told, [*self.where, told.span])
        elif bare_casting and self.found:
            self._decided_by_chair(told)
        elif self.waiting and reading.blank is not None and not reading.counted and self.waiting.blank is None:
            self.waiting = attrs.evolve(self.waiting, blank=reading.blank)
            self.where.append(told.span)
        elif _is_empty(told.clause.text, reading):
            return
        elif _waits(told.block, reading):
            self._wait(told, reading)
        else:
            if self.waiting and not self.waiting.side and (reading.counted or reading.unanimous):
                self.close()
            if self._is_event(told, reading):
                self._event(told, reading)

    def _heed_present(self, told: Told) -> None:
        """How many were there, for all that follows or for the proposals named: "… var 41 til stede under votering av forslag 1 og 2"."""
        if told.reading.present is None:
            return
        if of := proposals_in(told.clause.text):
            self.scoped |= dict.fromkeys(of, told.reading.present)
        else:
            self.scoped, self.stated = {}, told.reading.present

    def stated_for(self, text: str) -> int | None:
        """How many are said to have been there when a clause's vote was held."""
        if not self.scoped:
            return self.stated
        there = {self.scoped.get(number) for number in proposals_in(text)}
        return there.pop() if len(there) == 1 else self.stated

    def _heed_method(self, told: Told) -> None:
        """How the next votes are held, where a short sentence before them tells nothing else: "Det ble holdt skriftlig votering."."""
        if told.block is not self.place:
            self.place, self.method = told.block, None
        if told.reading.method and len(told.clause.text) <= _SHORT:
            self.method = told.reading.method

    def close(self) -> None:
        """No result came: the waiting count stands alone."""
        if self.waiting and (self.waiting.for_ is not None or self.waiting.against is not None or self.waiting.result):
            self._tell(self.waiting, None, self.where)
        self.waiting, self.where = None, []

    def _concludes(self, told: Told, reading: Reading) -> bool:
        """Does a clause tell the result of the count that waits: "Dermed ble …", "Forslaget vedtas.", or by whose vote it was decided?"""
        waiting = self.waiting
        if waiting is None or reading.counted or reading.unanimous or (waiting.for_ is None and not waiting.ballots and not waiting.parties):
            return reading.concludes
        near = told.span.start - self.where[-1].end <= _NEAR and len(told.clause.text) <= _SHORT
        return reading.concludes or reading.casting or bool(reading.result and near and not evidence().first(told.clause.text, "talked"))

    def _is_loser(self, told: Told) -> bool:
        """ "Kari ble valgt med 9 stemmer. Per fikk 4 stemmer.": who stood against the winner told just before."""
        if self.last is None or self.waiting or told.clause.kinds != {"share"} or self.last.block is not told.block:
            return False
        before, n = self.found[-1], told.reading.for_
        single = "single" in self.last.clause.kinds and before.against is None and before.result == "carried"
        return single and before.for_ is not None and n is not None and n <= before.for_

    def _tell_loser(self, told: Told) -> None:
        before, name = self.found[-1], subject_of(told.clause.text)
        tallies = (Tally(before.subject, before.for_), Tally(name, told.reading.for_))
        self.found[-1] = attrs.evolve(before, against=told.reading.for_, alternatives=tallies, span=(*before.span, told.span))

    def _is_count_of_last(self, told: Told) -> bool:
        """Does a result stand before its count: "Forslaget er vedtatt. / Ja: 71 / Nei: 10"?"""
        last, kinds = self.last, told.clause.kinds
        if last is None or not kinds or not kinds <= SIDES or last.block is not told.block or not self.bare:
            return False
        return not (last.clause.kinds & kinds) and told.span.start - self.found[-1].span[-1].end <= _NEAR

    def _restates(self, told: Told, reading: Reading) -> bool:
        """Does it tell the result of the last vote again: "Forslaget falt med 3 mot 8 stemmer. Forslaget er dermed ikke vedtatt."?"""
        if not self.last or self.last.block is not told.block or not reading.result or reading.counted or reading.unanimous:
            return False
        before, subject = self.found[-1], subject_of(told.clause.text)
        if reading.majority:
            return before.for_ is not None and told.span.start - before.span[-1].end <= _NEAR
        open_ = before.result is None and (before.casting_vote or None not in (before.for_, before.against))
        return reading.concludes or open_ or (before.result == reading.result and subject == before.subject)

    def _settle(self, told: Told, reading: Reading) -> None:
        before = self.found[-1]
        if before.result is None:
            self.found[-1] = attrs.evolve(before, result=reading.result, span=(*before.span, told.span))

    def _wait(self, told: Told, reading: Reading) -> None:
        text = told.clause.text
        if self.waiting and _opposed(self.waiting, reading) and subject_of(self.told) != subject_of(text):
            self.waiting = _against_each_other(self.waiting, subject_of(self.told), reading, subject_of(text))
        else:
            if self.waiting and _fills(self.waiting, reading):
                self.close()
            self.waiting, self.told = merged(self.waiting, reading), text
        self.where.append(told.span)

    def _complete(self, told: Told) -> None:
        last = self.last
        assert last is not None
        if told.clause.kinds == {"blank"} and not self.bare:
            self.found[-1] = attrs.evolve(self.found[-1], blank=told.reading.blank, span=(*self.found[-1].span, told.span))
            return
        whole = attrs.evolve(last, clause=joined(last.clause, told.clause))
        reading = attrs.evolve(
            read_clause(whole.clause), ballots=last.reading.ballots + told.reading.ballots, parties=last.reading.parties + told.reading.parties
        )
        before = self.found.pop()
        more = {side: n for side in ("for_", "against", "blank") if getattr(reading, side) is None and (n := getattr(told.reading, side)) is not None}
        reading = attrs.evolve(reading, **more)
        bare = self.bare
        self._tell(attrs.evolve(reading, method=reading.method or before.method), last, [*before.span, told.span])
        self.last, self.bare = attrs.evolve(whole, reading=reading), bare

    def _decided_by_chair(self, told: Told) -> None:
        before = self.found[-1]
        near = bool(before.span) and told.span.start - before.span[-1].end <= _NEAR and len(told.clause.text) <= _SHORT
        if near and before.for_ is not None:
            result = told.reading.result or before.result
            self.found[-1] = attrs.evolve(before, casting_vote=True, result=result, span=(*before.span, told.span))

    def _is_event(self, told: Told, reading: Reading) -> bool:
        text = told.clause.text
        due = told.block.kind == "voting" and (self.last is None or self.last.block is not told.block)
        if not (_is_event(told.block, text, reading) or self._follows(told, reading) or _is_told(told.clause, reading, due=due)):
            return False
        bare = due and not (reading.counted or reading.unanimous)  # "Forslaget er vedtatt" may be told of each of several
        return bare or self.seen.setdefault(text, told.block) is told.block

    def _follows(self, told: Told, reading: Reading) -> bool:
        """A result without numbers, of a proposal, where votes are told one after the other: "… falt mot 1 stemme. Innstillingen ble vedtatt."."""
        near = self.last is not None and self.last.block is told.block
        return bool(near and reading.result and told.block.kind in ("voting", "treatment") and names_proposal(told.clause.text))

    def _event(self, told: Told, reading: Reading) -> None:
        if self.waiting and _beaten(self.waiting, reading):
            self.found.append(_vote(attrs.evolve(self.waiting, result="rejected"), self.told, self.where, self))
            self.waiting, self.where = None, []
        if self.waiting and not reading.counted:
            self._tell(merged(self.waiting, reading), told, [*self.where, told.span])
        else:
            self._tell(reading, told, [told.span])

    def _tell(self, reading: Reading, told: Told | None, where: Sequence[Span]) -> None:
        self.bare = not (reading.counted or reading.unanimous)
        lists = [t for t in reading.alternatives if is_list(t.subject or "")]
        if lists and len(lists) == len(reading.alternatives):
            self.found += [_vote(Reading(for_=t.count, subject=t.subject, listed=True, counted=True), "", where, self) for t in lists]
        else:
            self.found.append(_vote(reading, told.clause.text if told else self.told if self.waiting and self.waiting.side else "", where, self))
        self.waiting, self.where, self.method = None, [], None
        self.last = told


def _waits(block: Block, reading: Reading) -> bool:
    """Is it a count whose result is still to come? In a list under "Votering:" one that names a side only is complete."""
    if not reading.counted or reading.result or reading.listed:
        return False
    return not (block.kind == "voting" and reading.for_ is not None and reading.against is None and not reading.side)


def _is_empty(text: str, reading: Reading) -> bool:
    """A count against nothing ("mot 1 stemme" of a decision told elsewhere), or one that is only talked of ("Da må 8 stemme for")."""
    if reading.result or reading.whole or not reading.counted:
        return False
    return not (reading.side or reading.for_ is not None) or (reading.side and evidence().first(text, "talked") is not None)


def _fills(waiting: Reading, reading: Reading) -> bool:
    """Does a count tell a side that is told already? Then it is of the next vote."""
    return (waiting.for_ is not None and reading.for_ is not None) or (waiting.against is not None and reading.against is not None)


def _opposed(waiting: Reading, reading: Reading) -> bool:
    """ "For forslag 1 stemte 4. For forslag 2 stemte 3.": votes for one are votes against the other."""
    return all(r.side and r.for_ is not None and r.against is None for r in (waiting, reading))


def _against_each_other(first: Reading, subject: str | None, second: Reading, other: str | None) -> Reading:
    winner, loser = (first, second) if (first.for_ or 0) >= (second.for_ or 0) else (second, first)
    lost = tuple(attrs.evolve(b, choice="against") for b in loser.ballots)
    tallies = (Tally(subject, first.for_), Tally(other, second.for_))
    return attrs.evolve(winner, against=loser.for_, alternatives=tallies, ballots=winner.ballots + lost, side=False)


def _settled(block: Block, text: str, reading: Reading) -> Reading:
    """A count that stands in the decision: "6 000 kr - 7 for, 3 imot", "(Mot 1 stemme)": it was decided by it."""
    a, b = reading.for_, reading.against
    if block.kind == "decision" and not reading.result and a is None and b is not None and is_bare_result(text):
        return attrs.evolve(reading, result="carried")
    if block.kind != "decision" or reading.result or reading.side or a is None or b is None or a == b:
        return reading
    return attrs.evolve(reading, result="carried" if a > b else "rejected")


def _beaten(side: Reading, winner: Reading) -> bool:
    """ "For framlegget røysta 2. Tilrådinga vart vedteken med 10 røyster.": the side is a vote of its own, and lost."""
    return side.side and side.against is None and winner.result == "carried" and (winner.for_ or 0) > (side.for_ or 0) > 0


def _is_event(block: Block, text: str, reading: Reading) -> bool:
    """A count or unanimity with a result, or a bare "Enstemmig" where a result is due; never somebody else's vote in the background."""
    if not reading.counted and len(subject_of(text) or "") > _LONGEST_SUBJECT:
        return False
    if not (reading.counted or reading.unanimous) or (block.kind == "section" and evidence().first(text, "looks_back", "past") is not None):
        return False
    if reading.result or reading.listed or (reading.counted and block.kind == "voting" and reading.for_ is not None):
        return True
    return bool(BARE.match(text) or (reading.unanimous and is_reference(text))) and block.kind in _DUE


def _is_told(clause: Clause, reading: Reading, *, due: bool) -> bool:
    """A result without numbers: of a majority, or where it is ``due``: the first that is told after "Votering"."""
    if not (reading.result and (reading.majority or due)) or "none" in clause.kinds or len(clause.text) > _SHORT:
        return False
    if not reading.majority and _UNREAD.search(without_proposals(clause.text)):
        return False
    return evidence().first(clause.text, "talked", "looks_back", "past") is None


def label_event(reading: Reading, span: Span) -> Vote:
    """The vote that a label tells."""
    return _vote(attrs.evolve(reading, result=reading.result or "carried"), "", [span], Events(None))


def _vote(reading: Reading, text: str, where: Sequence[Span], events: Events) -> Vote:
    present = events.present
    everybody = present is not None and reading.for_ == present and reading.against is None and not reading.blank
    return Vote(
        subject=reading.subject or subject_of(text),
        for_=reading.for_,
        against=reading.against,
        blank=reading.blank,
        unanimous=reading.unanimous or (reading.for_ is not None and reading.against == 0 and not reading.alternatives) or everybody,
        casting_vote=reading.casting,
        result=reading.result or ("carried" if reading.unanimous else None),
        stated_present=events.stated_for(text),
        method=reading.method or events.method,
        alternatives=reading.alternatives,
        ballots=reading.ballots,
        parties=reading.parties,
        basis="inferred" if everybody and not reading.unanimous else "stated",
        span=tuple(where),
    )
