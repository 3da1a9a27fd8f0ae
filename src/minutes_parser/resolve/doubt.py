"""Values read from words that text recognition was not sure of: told, and where a wrong digit would be a wrong fact, left out.

Nothing is corrected: what stands in ``source.text`` is what was recognised.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import attrs

from minutes_parser.diagnostics import Code, Diagnostic
from minutes_parser.model import Case, Minutes, Vote
from minutes_parser.source import Doubt, Source
from minutes_parser.span import Span, Spans

HARD_TO_READ = Code(
    "MP108", "warning", "Read from words that are hard to read", "{what}: recognised with doubt: {words}",
    "Compare the value with the page at this place.",
)  # fmt: skip
DOUBTFUL_DIGIT = Code(
    "MP109", "warning", "A number with a doubtful digit", "{what} is left out: recognised with doubt: {words}",
    "Read the number on the page at this place.",
)  # fmt: skip
CODES = (HARD_TO_READ, DOUBTFUL_DIGIT)


def with_doubts(minutes: Minutes) -> Minutes:
    """The minutes with a finding for each value read from doubtful words. Vote counts and case numbers with a doubtful digit are ``None``."""
    if not minutes.source.doubts:
        return minutes
    told = list(_told(minutes))
    cases = []
    for case in minutes.cases:
        settled, found = _case(minutes.source, case)
        cases.append(settled)
        told += found
    return attrs.evolve(minutes, cases=tuple(cases), diagnostics=(*minutes.diagnostics, *told))


def _told(minutes: Minutes) -> Iterator[Diagnostic]:
    """The scalars of the meeting, and the people."""
    values = [(field.replace("_", " "), spans) for field, spans in minutes.meeting.evidence.items()]
    values += [(person.name, person.span) for person in minutes.attendance.attendees]
    for what, spans in values:
        if doubts := _within(minutes.source, spans):
            yield HARD_TO_READ.at(_spans(doubts), what=what, words=_words(minutes.source, doubts))


def _case(source: Source, case: Case) -> tuple[Case, list[Diagnostic]]:
    name = case.number.raw if case.number else None
    votes, told = [], []
    for vote in case.votes:
        doubts = _digits(source, _within(source, vote.span))
        settled = _without(vote, {digits for one in doubts if (digits := _number(source, one))})
        votes.append(settled)
        if settled != vote:
            told.append(DOUBTFUL_DIGIT.at(_spans(doubts), case=name, what="a count of the vote", words=_words(source, doubts)))
    case = attrs.evolve(case, votes=tuple(votes))
    if name and (doubts := _uncertain(source, name, case.span)):
        told.append(DOUBTFUL_DIGIT.at(_spans(doubts), case=name, what=f"the case number {name}", words=_words(source, doubts)))
        case = attrs.evolve(case, number=None)
    return case, told


def _without(vote: Vote, numbers: set[int]) -> Vote:
    """The vote without the counts that are one of these numbers."""

    def sure(count: int | None) -> int | None:
        return None if count in numbers else count

    return attrs.evolve(
        vote,
        for_=sure(vote.for_),
        against=sure(vote.against),
        blank=sure(vote.blank),
        stated_present=sure(vote.stated_present),
        alternatives=tuple(attrs.evolve(one, count=sure(one.count)) for one in vote.alternatives),
    )


def _uncertain(source: Source, raw: str, spans: Spans) -> list[Doubt]:
    """The doubtful digits of a number in its heading, unless the same number stands elsewhere without doubt or its neighbours told how to read it."""
    text = source.reading
    heading = next((where for span in spans[:1] for where in _find(text, raw, span.start, span.end)), None)
    if heading is None or text[heading.start : heading.end] != source.text[heading.start : heading.end]:
        return []
    sure = any(not _digits(source, _within(source, (where,))) for where in _find(text, raw, 0, len(text)))
    return [] if sure else _digits(source, _within(source, (heading,)))


def _find(text: str, words: str, start: int, end: int) -> Iterator[Span]:
    while (at := text.find(words, start, end)) >= 0:
        start = at + len(words)
        yield Span(at, start)


def _within(source: Source, spans: Spans) -> list[Doubt]:
    found = []
    for span in spans:
        at = bisect_left(source.doubts, span.start, key=lambda doubt: doubt.end)
        while at < len(source.doubts) and source.doubts[at].start < span.end:
            if source.doubts[at].end > span.start:
                found.append(source.doubts[at])
            at += 1
    return found


def _digits(source: Source, doubts: list[Doubt]) -> list[Doubt]:
    return [doubt for doubt in doubts if any(map(str.isdecimal, source.reading[doubt.start : doubt.end]))]


def _number(source: Source, doubt: Doubt) -> int | None:
    digits = "".join(filter(str.isdecimal, source.reading[doubt.start : doubt.end]))
    return int(digits) if digits and len(digits) < 10 else None


def _words(source: Source, doubts: list[Doubt]) -> str:
    return ", ".join(f'"{source.text[doubt.start : doubt.end]}"' for doubt in doubts)


def _spans(doubts: list[Doubt]) -> Spans:
    return tuple(doubt.span for doubt in doubts)
