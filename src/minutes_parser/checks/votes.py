"""Do the votes add up: with those present, with the names and the parties told, with what is said to have become of them?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..diagnostics import Code, Diagnostic
from ..lexicon.phrases import votes as phrases
from ..model import Case, Choice, Minutes, Vote
from ..patterns import pattern
from ..resolve.presence import CasePresence
from ..shapes import count
from ..span import Span
from .counts import interval
from .reading import ENOUGH, folded, not_there, raw

MORE_THAN_PRESENT = Code(
    "MP525", "error", "More votes than were present", "{cast} votes were cast, and the document states {stated} present",
    "One of the numbers is wrong. Read the place.",
)  # fmt: skip
FEWER_THAN_PRESENT = Code(
    "MP526", "warning", "Fewer votes than were present", "{cast} votes were cast, and the document states {stated} present",
    "Somebody left, stepped aside or did not vote, or a number is wrong. In municipal bodies whoever is present must vote (kommuneloven § 8-1).",
)  # fmt: skip
MORE_THAN_LISTED = Code(
    "MP527", "warning", "More votes than the lists give", "up to {cast} votes were cast, and by the lists {listed} with a vote were present",
    "A name, a substitute or an arrival is missing from the lists, or from our reading of them.",
)  # fmt: skip
FEWER_THAN_LISTED = Code(
    "MP528", "info", "Fewer votes than the lists give", "only {cast} votes were cast, and by the lists {listed} with a vote were present",
    "Somebody left, stepped aside or did not vote, or one of those listed has no vote.",
)  # fmt: skip
MORE_NAMES = Code(
    "MP529", "warning", "More names than votes", "{names} are named as voting {choice}, and {votes} votes are stated",
    "One of the two is wrong. Read the place.",
)  # fmt: skip
FEWER_NAMES = Code(
    "MP530", "info", "Fewer names than votes", "{names} are named as voting {choice}, and {votes} votes are stated",
    "The document does not name all who voted so, or not every name was read.",
)  # fmt: skip
PARTIES_DIFFER = Code(
    "MP531", "warning", "The parties' votes do not add up", "the votes {choice} of the parties add up to {parties}, and {votes} are stated",
    "One of the numbers is wrong, or not every party was read.",
)  # fmt: skip
NOT_THERE = Code(
    "MP532", "warning", "A voter who was not present", "{name} is named as voting and is {listed}",
    "A substitute or a late arrival may be missing from the lists, or a name is misspelled.",
)  # fmt: skip
CODES = (MORE_THAN_PRESENT, FEWER_THAN_PRESENT, MORE_THAN_LISTED, FEWER_THAN_LISTED, MORE_NAMES, FEWER_NAMES, PARTIES_DIFFER, NOT_THERE)

_STEPPED_ASIDE = pattern(r"forl[oa]t|fratr[åae]|deltok (?:heller )?ikk|gikk ut|gjekk ut|avsto|ut[ea]n stemmerett|utan røysterett")
"""Words that explain why fewer voted than were present."""
_BEFORE, _AFTER = 500, 200
_WEIGHED = frozenset({"general_assembly", "representative_council"})
"""Bodies in which a person may hold several votes: shares, proxies (nb: fullmakt), votes by owner."""


def against_stated(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """Votes cast against the number present that the case states; it may state one for each of its votes."""
    if minutes.meeting.body_kind in _WEIGHED:
        return
    for case, vote in _every(minutes):
        least, cast, told = at_least(vote), votes_cast(vote), vote.stated_present
        if told is None or vote.basis != "stated" or (least <= told and (cast is None or cast >= told)):
            continue
        around = _around(minutes, vote)
        stated = sorted({told, *_stated_in(around)})
        words = interval(stated[0], stated[-1])
        if least > stated[-1]:
            yield MORE_THAN_PRESENT.at(vote.span, case=raw(case), cast=least, stated=words)
        elif cast is not None and cast + len(case.recusals) < stated[0] and not _STEPPED_ASIDE.search(around):
            yield FEWER_THAN_PRESENT.at(vote.span, case=raw(case), cast=cast, stated=words)


def _stated_in(text: str) -> Iterator[int]:
    for found in phrases().search(text, "present"):
        number = count(found.slots["present"] or "")
        if number is not None:
            yield number


def _around(minutes: Minutes, vote: Vote) -> str:
    """The words about a vote: the list of votes that it stands in, and what follows it directly."""
    if not vote.span:
        return ""
    return folded(minutes.source, (Span(max(0, vote.span[0].start - _BEFORE), vote.span[-1].end + _AFTER),))


def against_lists(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """Votes cast against the lists and the movements, where the case states no number; one finding a meeting, as the lists are one."""
    if minutes.meeting.body_kind in _WEIGHED:
        return
    over: list[tuple[int, Vote, CasePresence]] = []
    under: list[tuple[int, Vote, CasePresence]] = []
    for case, who in zip(minutes.cases, here, strict=True):
        low, high = who.interval
        for vote in case.votes:
            least, cast = at_least(vote), votes_cast(vote)
            if vote.stated_present is None and vote.basis == "stated" and low >= ENOUGH:
                if high < least < 2 * high:  # a list of half of them was not read
                    over.append((least, vote, who))
                elif cast is not None and low / 2 < cast < low:
                    under.append((cast, vote, who))
    for code, found, pick in ((MORE_THAN_LISTED, over, max), (FEWER_THAN_LISTED, under, min)):
        if found:
            cast, _, who = pick(found, key=lambda one: one[0])
            cases = {who.case for _, _, who in found}
            only = cases.pop() if len(cases) == 1 else None
            yield code.at(*(vote.span[:1] for _, vote, _ in found), case=only, cast=cast, listed=interval(*who.interval))


def names(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """Those named as voting against the numbers stated."""
    for case, vote in _every(minutes):
        named = Counter(ballot.choice for ballot in vote.ballots)
        for choice, number in named.items():
            stated = _stated(vote, choice)
            if stated is not None and number != stated:
                code = MORE_NAMES if number > stated else FEWER_NAMES
                yield code.at(vote.span, case=raw(case), names=number, choice=choice, votes=stated)


def parties(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """The votes of the parties against the numbers stated; only where every party of a side has a number."""
    for case, vote in _every(minutes):
        for choice in dict.fromkeys(party.choice for party in vote.parties):
            numbers = [party.count for party in vote.parties if party.choice == choice]
            known = [number for number in numbers if number is not None]
            stated = _stated(vote, choice)
            if len(known) == len(numbers) and stated is not None and sum(known) != stated:
                yield PARTIES_DIFFER.at(vote.span, case=raw(case), choice=choice, parties=sum(known), votes=stated)


def voters(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """Those named as voting against the lists, where a list names several."""
    for case, vote in _every(minutes):
        for name, listed in not_there([ballot.name for ballot in vote.ballots], minutes):
            yield NOT_THERE.at(vote.span, case=raw(case), name=name, listed=listed)


CHECKS = (against_stated, against_lists, names, parties, voters)


def votes_cast(vote: Vote) -> int | None:
    """How many votes were cast, where every side is told; of a unanimous vote, the one number told."""
    tallies = [tally.count for tally in vote.alternatives]
    sides = tallies if len(tallies) > 1 else [vote.for_, vote.against or (0 if vote.unanimous else vote.against)]
    known = [number for number in sides if number is not None]
    return sum(known) + (vote.blank or 0) if len(known) == len(sides) else None


def at_least(vote: Vote) -> int:
    """The votes told, of whatever side."""
    told = sum(number or 0 for number in (vote.for_, vote.against, vote.blank))
    return max(told, votes_cast(vote) or 0)


def _stated(vote: Vote, choice: Choice) -> int | None:
    return {"for": vote.for_, "against": vote.against, "blank": vote.blank}[choice]


def _every(minutes: Minutes) -> Iterator[tuple[Case, Vote]]:
    return ((case, vote) for case in minutes.cases for vote in case.votes)
