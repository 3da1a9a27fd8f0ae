"""Is what became of a vote, and of the case, what the numbers say?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostics import Code, Diagnostic
from ..lexicon.phrases import votes as phrases
from ..model import Case, Minutes, Vote
from ..patterns import pattern
from ..resolve.presence import CasePresence
from ..span import without
from .reading import bearers, folded, present, raw

MINORITY = Code(
    "MP533", "error", "Carried by a minority", "{for_} voted for and {against} against, and it is said to be carried",
    "No rule lets the smaller number carry: a number or the result is wrong.",
)  # fmt: skip
MAJORITY_LOST = Code(
    "MP534", "warning", "Rejected though most voted for", "{for_} voted for and {against} against, and it is said to be rejected",
    "A qualified majority may have been required; the document does not say so where it tells the vote.",
)  # fmt: skip
NOT_UNANIMOUS = Code(
    "MP535", "error", "Unanimous, with votes against", "said to be unanimous, with {against} votes against",
    "One of the two is wrong. Read the place.",
)  # fmt: skip
TIE = Code(
    "MP536", "warning", "Carried on equal votes", "{for_} voted for and as many against, it is said to be carried, and no casting vote is told",
    "On equal votes the chair's vote decides in most bodies; then the minutes should say so.",
)  # fmt: skip
CASTING_WITHOUT_TIE = Code(
    "MP537", "warning", "A casting vote without a tie", "a casting vote is told, and {for_} voted for and {against} against",
    "A casting vote (dobbeltstemme) decides equal votes only. A number is wrong, or the casting vote belongs to another vote.",
)  # fmt: skip
CASTING_NOT_CHAIR = Code(
    "MP538", "warning", "A casting vote that is not the chair's", "the casting vote is told of {name}, and {chair} led the meeting",
    "Only who leads the meeting has a casting vote; the document may not tell that the lead passed to another.",
)  # fmt: skip
DECIDED_OTHERWISE = Code(
    "MP539", "warning", "Decided otherwise than voted", "the only vote of the case is told as {result}, and the decision is {outcome}",
    "The decision may rest on a vote that the document does not tell, or the vote concerned a part only.",
)  # fmt: skip
CODES = (MINORITY, MAJORITY_LOST, NOT_UNANIMOUS, TIE, CASTING_WITHOUT_TIE, CASTING_NOT_CHAIR, DECIDED_OTHERWISE)

_QUALIFIED = pattern(
    r"[23]\s?/\s?[34](?!\d)|\b(?:to|tre) ?(?:tredel|tredjedel|fjerdedel|fjordel)|kvalifisert|kvalifisere|absolutt fler|absolutt fleir"
)
_CASTING = pattern(r"dob+elt?-?(?:stemme|røyst)|avgjørende stemme|avgjerande røyst")
_NEGATED = pattern(r"\b(?:ikke|ikkje)\b")
"""The result may be the opposite of what was read."""
_AGAINST = {"carried": ("rejected",), "rejected": ("adopted",)}


def numbers(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """The result of a vote against its numbers. Elections and votes between several alternatives need no majority."""
    for case in minutes.cases:
        for vote in case.votes:
            if vote.unanimous and vote.against:
                yield NOT_UNANIMOUS.at(vote.span, case=raw(case), against=vote.against)
            if vote.for_ is not None and vote.against is not None and len(vote.alternatives) < 3 and case.kind != "election":
                yield from _numbers(minutes, case, vote, vote.for_, vote.against)


def _numbers(minutes: Minutes, case: Case, vote: Vote, for_: int, against: int) -> Iterator[Diagnostic]:
    words = {"for_": for_, "against": against}
    if vote.casting_vote and for_ != against:
        yield CASTING_WITHOUT_TIE.at(vote.span, case=raw(case), **words)
    elif vote.result == "carried" and for_ < against and not _NEGATED.search(folded(minutes.source, vote.span)):
        yield MINORITY.at(vote.span, case=raw(case), **words)
    elif vote.result == "rejected" and for_ > against and not _QUALIFIED.search(folded(minutes.source, case.span)):
        yield MAJORITY_LOST.at(vote.span, case=raw(case), **words)
    elif vote.result == "carried" and for_ == against > 0 and not vote.casting_vote and not _CASTING.search(folded(minutes.source, case.span)):
        yield TIE.at(vote.span, case=raw(case), **words)


def casting_vote(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """A casting vote told of somebody by name, who is neither the chair nor the deputy."""
    lead = [a for a in minutes.attendance.attendees if a.role in ("chair", "deputy_chair")]
    for case in minutes.cases:
        for vote in case.votes:
            if vote.casting_vote and minutes.chair:
                words = folded(minutes.source, vote.span)
                named = [a for a in present(minutes) if f"{a.name.lower()}s dob" in words or f"{a.name.lower()} sin dob" in words]
                if len(named) == 1 and named[0] not in (*lead, *bearers(minutes.chair, named)):
                    yield CASTING_NOT_CHAIR.at(vote.span, case=raw(case), name=named[0].name, chair=minutes.chair)


def decision(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """The decision against the vote, where there was one vote and nothing else to vote on, and no word of another result."""
    for case in minutes.cases:
        if case.decision and case.decision.outcome and len(case.votes) == 1 and not case.proposals and len(case.recommendations) < 2:
            [vote], outcome = case.votes, case.decision.outcome
            if vote.result and outcome in _AGAINST[vote.result] and not _another(minutes, case, vote):
                yield DECIDED_OTHERWISE.at(case.decision.span, vote.span, case=raw(case), result=vote.result, outcome=outcome)


def _another(minutes: Minutes, case: Case, vote: Vote) -> bool:
    """Whether the case tells the other result too, outside the vote: a vote that was not read, or not counted."""
    rest = tuple(part for span in case.span for part in without(span, vote.span))
    other = "carried" if vote.result == "rejected" else "rejected"
    return phrases().first(folded(minutes.source, rest), other) is not None


CHECKS = (numbers, casting_vote, decision)
