"""Do the people fit: who signs, who stepped aside, who stood in for whom? (Both lists, empty seats: see ``resolve/attendance.py``.)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..diagnostics import Code, Diagnostic
from ..model import Attendee, Case, Minutes, Recusal, Signatory
from ..patterns import pattern
from ..resolve.presence import CasePresence
from ..resolve.similarity import compare
from ..shapes import dates, times
from ..span import Spans
from ..view import fold
from .reading import ABSENT, not_there, present, raw

SIGNS_ABSENT = Code(
    "MP540", "warning", "A signatory who was not present", "{name} signs or was elected to sign, and is {listed}",
    "Read the lists: a substitute may be missing from them. Where minutes are signed at the next meeting this is in order.",
)  # fmt: skip
RECUSED_ACTS = Code(
    "MP541", "warning", "Disqualified, and taking part", "{name} was disqualified in the case and {acts}",
    "Who is disqualified (inhabil, ugild) takes no part in the case. The disqualification may concern a part of it, or be told after the proposal.",
)  # fmt: skip
BESIDE_MEMBER = Code(
    "MP542", "warning", "A substitute beside the member", "{name} stood in for {member}, who was present all the time",
    "One of the two has no vote, or a time is missing.",
)  # fmt: skip
TWO_SUBSTITUTES = Code(
    "MP543", "warning", "Two substitutes for one member", "{names} all stood in for {member}, and the document does not say when",
    "Only one of them has a vote at a time.",
)  # fmt: skip
CODES = (SIGNS_ABSENT, RECUSED_ACTS, BESIDE_MEMBER, TWO_SUBSTITUTES)

_NAMED = 2
"""Where somebody is elected to sign, and where they sign."""
_SECRETARY = pattern(r"sekretær|referent|skrivar|protokollfør")


def signatories(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """Those who sign must have been there; secretaries are seldom listed, and who is named time and again surely took part.

    In a meeting of several days who is listed as absent may have come on another day.
    """
    spans = {signatory.name: signatory.span for signatory in minutes.signatories if not _wrote(minutes, signatory)}
    for name, listed in not_there(tuple(spans), minutes):
        if minutes.source.text.count(name) <= _NAMED and not (listed == ABSENT and minutes.meeting.end_date):
            yield SIGNS_ABSENT.at(spans[name], name=name, listed=listed)


def _wrote(minutes: Minutes, signatory: Signatory) -> bool:
    named = minutes.secretary is not None and compare(minutes.secretary, signatory.name) != "different"
    return named or any(_SECRETARY.search(fold(minutes.source.text[max(0, span.start - 60) : span.end + 40])) for span in signatory.span)


def recused(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """Who was disqualified and is still named as doing something in the case."""
    for case in minutes.cases:
        for recusal in case.recusals:
            for acts, span in _acts(minutes, case, recusal):
                yield RECUSED_ACTS.at(recusal.span, span, case=raw(case), name=recusal.name, acts=acts)


def _acts(minutes: Minutes, case: Case, recusal: Recusal) -> Iterator[tuple[str, Spans]]:
    """What the disqualified is said to have done in the case, and where."""
    for vote in case.votes:
        if any(_same(ballot.name, recusal) for ballot in vote.ballots):
            yield "is named as voting", vote.span
        if vote.casting_vote and minutes.chair and _same(minutes.chair, recusal):
            yield "led the meeting, whose casting vote decided", vote.span
    for proposal in case.proposals:
        if proposal.by and _same(proposal.by, recusal):
            yield "put forward a proposal", proposal.span


def _same(name: str, recusal: Recusal) -> bool:
    return compare(name, recusal.name) == "same"


def substitutes(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """Substitutes of whom the document does not say when they sat, for a member who was there or who had another substitute.

    In a meeting of several days one may sit after the other.
    """
    if minutes.meeting.end_date:
        return
    aside = {recusal.person for case in minutes.cases for recusal in case.recusals}
    standing = sorted((a for a in present(minutes) if a.substitute_for and _throughout(minutes, a)), key=lambda a: a.substitute_for or "")
    for member, group in groupby(standing, key=lambda a: a.substitute_for or ""):
        people = _different(group)
        spans = tuple(span for a in people for span in a.span)
        if len(people) > 1:
            yield TWO_SUBSTITUTES.at(spans, names=" and ".join(a.name for a in people), member=member)
        beside = [a for a in present(minutes) if a.name == member and _throughout(minutes, a) and a.id not in aside]
        if beside:
            yield BESIDE_MEMBER.at(spans, beside[0].span, name=people[0].name, member=member)


CHECKS = (signatories, recused, substitutes)


def _different(people: Iterable[Attendee]) -> list[Attendee]:
    """Each person once; a name spelled in two ways may be one."""
    kept: list[Attendee] = []
    for person in people:
        if all(compare(person.name, other.name) == "different" for other in kept):
            kept.append(person)
    return kept


def _throughout(minutes: Minutes, person: Attendee) -> bool:
    """Nothing is told of their coming and going, nor a day or a time beside the name."""
    text = (minutes.source.text[span.start : span.end] for span in person.span)
    return not (person.arrived or person.left or person.changes or any(any(dates(t)) or any(times(t)) for t in text))
