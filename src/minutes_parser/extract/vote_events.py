"""Voting events: what the sentences of a case tell one after the other, put together to votes."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..lexicon.phrases import evidence
from ..model import Tally, Vote
from ..segment.outline import Block
from ..span import Span
from .vote_atoms import RESULTS, SIDES
from .vote_judging import SHORT, against_each_other, beaten, fills, is_empty, is_event, is_told, opposed, settled, waits
from .vote_people import is_list
from .vote_reading import Clause, Reading, is_remainder, joined, merged, read_clause
from .vote_words import against_whom, names_proposal, proposals_in, subject_of

_NEAR = 60


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
    fate: Told | None = None
    """The clause before, where it told what became of a proposal and no more: its count may follow."""

    def take(self, told: Told) -> None:
        """The next clause: it completes the last event, ends the waiting count, waits itself, or is an event of its own."""
        other_side = self.waiting is not None and self.waiting.for_ is not None
        reading = settled(told.block, told.clause.text, self._with_fate(told), other_side=other_side)
        self.fate = told if reading.result and not (reading.counted or reading.unanimous) and names_proposal(told.clause.text) else None
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
        elif is_empty(told.clause.text, reading):
            return
        elif waits(told.block, reading):
            self._wait(told, reading)
        else:
            if self.waiting and not self.waiting.side and (reading.counted or reading.unanimous):
                self.close()
            if self._is_event(told, reading):
                self._event(told, reading)

    def _with_fate(self, told: Told) -> Reading:
        """ "Forslaget falt. 8 stemte for og 5 mot.": a count for and against has the result told straight before it, whatever number is larger."""
        fate, reading = self.fate, told.reading
        counted = bool(told.clause.kinds) and told.clause.kinds <= SIDES and None not in (reading.for_, reading.against) and not reading.result
        if fate is None or not counted or fate.block is not told.block or told.span.start - fate.span.end > _NEAR:
            return reading
        return attrs.evolve(reading, result=fate.reading.result)

    def _heed_present(self, told: Told) -> None:
        """How many were there, for all that follows or for the proposals named: "… var 17 til stede under voteringen av forslag 3 og 4"."""
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
        if told.reading.method and len(told.clause.text) <= SHORT:
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
        near = told.span.start - self.where[-1].end <= _NEAR and len(told.clause.text) <= SHORT
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
        if not self.last or self.last.block is not told.block or not reading.result or reading.unanimous:
            return False
        before, subject = self.found[-1], subject_of(told.clause.text)
        if reading.counted:  # "Ja: 4 / Nei: 3" and below it "Flytting er vedtatt med 4 mot 3"
            same = reading.whole and (before.for_, before.against, before.result) == (reading.for_, reading.against, reading.result)
            return same and not self.last.clause.kinds & RESULTS
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
        if self.waiting and opposed(self.waiting, reading) and subject_of(self.told) != subject_of(text):
            self.waiting = against_each_other(self.waiting, subject_of(self.told), reading, subject_of(text))
        else:
            if self.waiting and fills(self.waiting, reading):
                self.close()
            self.waiting, self.told = merged(self.waiting, reading), text
        self.where.append(told.span)

    def _complete(self, told: Told) -> None:
        last = self.last
        assert last is not None
        if told.clause.kinds == {"blank"} and is_list(self.found[-1].subject or "") and len(self.found) > 1:
            return  # of the election, and of no list
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
        near = bool(before.span) and told.span.start - before.span[-1].end <= _NEAR and len(told.clause.text) <= SHORT
        if near and before.for_ is not None:
            result = told.reading.result or before.result
            self.found[-1] = attrs.evolve(before, casting_vote=True, result=result, span=(*before.span, told.span))

    def _is_event(self, told: Told, reading: Reading) -> bool:
        text = told.clause.text
        due = told.block.kind == "voting" and (self.last is None or self.last.block is not told.block)
        if told.block.kind == "section" and "swayed" in told.clause.kinds:
            return False  # what people think, in the background
        if not (is_event(told.block, text, reading) or self._follows(told, reading) or is_told(told.clause, reading, due=due)):
            return False
        bare = due and not (reading.counted or reading.unanimous)  # "Forslaget er vedtatt" may be told of each of several
        return bare or self.seen.setdefault(text, told.block) is told.block

    def _follows(self, told: Told, reading: Reading) -> bool:
        """A result without numbers, of a proposal, where votes are told one after the other: "… falt mot 1 stemme. Innstillingen ble vedtatt."."""
        near = self.last is not None and self.last.block is told.block
        return bool(near and reading.result and told.block.kind in ("voting", "treatment") and names_proposal(told.clause.text))

    def _event(self, told: Told, reading: Reading) -> None:
        if self.waiting and beaten(self.waiting, reading):
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
            named = self.waiting is not None and (self.waiting.side or names_proposal(self.told))
            self.found.append(_vote(reading, told.clause.text if told else self.told if named else "", where, self))
        self.waiting, self.where, self.method = None, [], None
        self.last = told


def label_event(reading: Reading, span: Span) -> Vote:
    """The vote that a label tells."""
    return _vote(attrs.evolve(reading, result=reading.result or "carried"), "", [span], Events(None))


def _winner(reading: Reading, named: str | None) -> str | None:
    """Of several that stood against each other the one whose votes are ``for``, where the words name another first."""
    first = [tally.subject for tally in reading.alternatives if tally.count == reading.for_]
    others = {tally.subject for tally in reading.alternatives} - set(first)
    return first[0] if named in others and len(first) == 1 else named


def _vote(reading: Reading, text: str, where: Sequence[Span], events: Events) -> Vote:
    present = events.present
    everybody = present is not None and reading.for_ == present and reading.against is None and not reading.blank
    subject, alternatives = reading.subject or _winner(reading, subject_of(text)), reading.alternatives
    both = against_whom(text, subject) if subject else None
    if both and alternatives:
        alternatives = tuple(attrs.evolve(one, subject=(against_whom(text, one.subject or "?") or (one.subject,))[0]) for one in alternatives)
    elif both and reading.whole:
        alternatives = (Tally(both[0], reading.for_), Tally(both[1], reading.against))
    subject = both[0] if both else subject
    return Vote(
        subject=subject,
        for_=reading.for_,
        against=reading.against,
        blank=reading.blank,
        unanimous=reading.unanimous or (reading.for_ is not None and reading.against == 0 and not reading.alternatives) or everybody,
        casting_vote=reading.casting,
        result=reading.result or ("carried" if reading.unanimous else None),
        stated_present=events.stated_for(text),
        method=reading.method or events.method,
        alternatives=alternatives,
        ballots=reading.ballots,
        parties=reading.parties,
        basis="inferred" if everybody and not reading.unanimous else "stated",
        span=tuple(where),
    )
