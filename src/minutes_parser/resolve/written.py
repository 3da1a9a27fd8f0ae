"""What was read in lower case or with other figures is quoted as it stands there; where figures of a scan were read as others, that is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import attrs

from minutes_parser.diagnostics import Code, Diagnostic
from minutes_parser.model import Attendee, Case, CaseNumber, Minutes, Vote
from minutes_parser.source import Source
from minutes_parser.span import Span, Spans
from minutes_parser.view import fold, words_of

READ_AS = Code(
    "MP110", "info", "Letters read as figures", "figures and signs that were recognised as others: {count} ({examples})",
    "The text is as it was recognised. Compare what matters with the page at these places.",
)  # fmt: skip
CODES = (READ_AS,)
_EXAMPLES = 3
_AROUND = 8


def as_written(minutes: Minutes) -> Minutes:
    """The minutes with subjects of votes and case numbers as they stand in the text, and a finding where figures in it are read as others."""
    source = minutes.source
    minutes = attrs.evolve(minutes, cases=tuple(_with_subjects(source, case) for case in minutes.cases))
    if source.reading is source.text or source.reading == source.text:
        return minutes
    cases = tuple(attrs.evolve(case, number=_written(source, case.number, case.span)) for case in minutes.cases)
    raw = {before.number.raw: after.number.raw for before, after in zip(minutes.cases, cases, strict=True) if before.number and after.number}
    people = tuple(_attendee(person, raw) for person in minutes.attendance.attendees)
    return attrs.evolve(
        minutes,
        cases=cases,
        agenda=tuple(attrs.evolve(row, number=_written(source, row.number, row.span)) for row in minutes.agenda),
        attendance=attrs.evolve(minutes.attendance, attendees=people),
        diagnostics=(*(_renamed(one, raw) for one in minutes.diagnostics), _told(source)),
    )


def _with_subjects(source: Source, case: Case) -> Case:
    """What was voted on, with the capitals of its place."""
    votes = tuple(map(partial(_as_told, source), case.votes))
    return attrs.evolve(case, votes=votes) if votes != case.votes else case


def _as_told(source: Source, vote: Vote) -> Vote:
    if vote.subject is None and not vote.alternatives:
        return vote
    told = " ".join(words_of(source, span) for span in vote.span)
    folded = fold(told)

    def written(subject: str | None) -> str | None:
        at = folded.find(subject) if subject and len(folded) == len(told) else -1
        return told[at : at + len(subject)] if subject and at >= 0 else subject

    return attrs.evolve(
        vote, subject=written(vote.subject), alternatives=tuple(attrs.evolve(a, subject=written(a.subject)) for a in vote.alternatives)
    )


def _written(source: Source, number: CaseNumber | None, spans: Spans) -> CaseNumber | None:
    if number is None or not spans:
        return number
    at = source.reading.find(number.raw, spans[0].start, spans[0].end)
    return attrs.evolve(number, raw=source.text[at : at + len(number.raw)]) if at >= 0 else number


def _attendee(person: Attendee, raw: dict[str, str]) -> Attendee:
    changes = tuple(attrs.evolve(one, case=raw.get(one.case, one.case)) if one.case else one for one in person.changes)
    return attrs.evolve(person, changes=changes)


def _renamed(one: Diagnostic, raw: dict[str, str]) -> Diagnostic:
    return attrs.evolve(one, case=raw.get(one.case, one.case)) if one.case else one


def _told(source: Source) -> Diagnostic:
    places = tuple(_places(source))
    examples = ", ".join(f'"{_around(source.text, span)}"' for span in places[:_EXAMPLES])
    return READ_AS.at(places, count=len(places), examples=examples)


def _places(source: Source) -> Iterator[Span]:
    for line in source.lines:
        if source.text[line.start : line.end] != source.reading[line.start : line.end]:
            for at in range(line.start, line.end):
                if source.text[at] != source.reading[at]:
                    yield Span(at, at + 1)


def _around(text: str, span: Span) -> str:
    """The words around a place, on one line."""
    return " ".join(text[max(0, span.start - _AROUND) : span.end + _AROUND].split())
