"""Do dates and times stand in order?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..diagnostics import Code, Diagnostic
from ..model import Attendee, Case, Minutes
from ..resolve.presence import CasePresence
from ..shapes import dates, weekday_before
from ..span import Span, Spans

ENDED_BEFORE = Code(
    "MP560", "warning", "Ended before it began", "the meeting began at {start} and ended at {end}",
    "One of the times is wrong, or belongs to something else.",
)  # fmt: skip
OUTSIDE = Code(
    "MP561", "warning", "Came or went outside the meeting", "{name} {moved} at {time}, and the meeting lasted from {start} to {end}",
    "One of the times is wrong.",
)  # fmt: skip
LEFT_BEFORE_ARRIVED = Code(
    "MP562", "warning", "Left before arriving", "{name} arrived at {arrived} and left at {left}",
    "One of the times is wrong, or the person was away and came back.",
)  # fmt: skip
BACKWARDS = Code(
    "MP563", "info", "Times that run backwards", "{later} is told in {first}, and {earlier} in {then}, which was treated after it",
    "A time is wrong, or the cases were treated in another order than they stand.",
)  # fmt: skip
LAST_DAY_BEFORE = Code(
    "MP564", "warning", "The last day before the first", "the meeting began on {first} and its last day is {last}",
    "One of the dates is wrong.",
)  # fmt: skip
NEXT_BEFORE = Code(
    "MP565", "warning", "The next meeting before this one", "the meeting was held on {date}, and the next one is announced for {next_}",
    "One of the dates is wrong.",
)  # fmt: skip
OTHER_DATE = Code(
    "MP566", "warning", "Another date in the heading", "the heading says {heading}, and the date of the meeting is given as {date}",
    "One of the dates is wrong, or the heading names another meeting.",
)  # fmt: skip
WEEKDAY = Code(
    "MP567", "warning", "A weekday that is not the date's", "{date} was not a {weekday}",
    "The weekday, the date or the year is wrong.",
)  # fmt: skip
CODES = (ENDED_BEFORE, OUTSIDE, LEFT_BEFORE_ARRIVED, BACKWARDS, LAST_DAY_BEFORE, NEXT_BEFORE, OTHER_DATE, WEEKDAY)

_DAY = 24 * 60
_LONGEST = 18 * 60
"""No meeting lasts longer without a second day; one that ends past midnight does not end before it began."""


def clock(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """The end against the beginning, and those who came and went against both; of a meeting of one day."""
    meeting = minutes.meeting
    if meeting.end_date or meeting.start_time is None:
        return
    start, end = meeting.start_time, meeting.end_time
    lasted = _since(start, end) if end else None
    if lasted is not None and lasted > _LONGEST:
        yield ENDED_BEFORE.at(*(meeting.evidence.get(name, ()) for name in ("start_time", "end_time")), start=start, end=end)
        return
    for person in minutes.attendance.attendees:
        for moved, time, span in _moves(person):
            at = _since(start, time)
            early = at > _LONGEST
            if (early and moved == "left") or (not early and lasted is not None and at > lasted):
                yield OUTSIDE.at(span, name=person.name, moved=moved, time=time, start=start, end=end or "–")


def movements(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """The times of one person, and of all in the order of the cases."""
    if minutes.meeting.end_date:
        return
    start = minutes.meeting.start_time or "00:00"
    for person in minutes.attendance.attendees:
        arrived, left = person.arrived, person.left
        if isinstance(arrived, str) and isinstance(left, str) and not person.changes and _since(start, left) < _since(start, arrived):
            yield LEFT_BEFORE_ARRIVED.at(person.span, name=person.name, arrived=arrived, left=left)
    told = sorted(_told(minutes), key=lambda one: one[0])
    for (i, time, span), (j, then, after) in pairwise(told):
        if i < j and _since(start, then) < _since(start, time):
            one, other = minutes.cases[i], minutes.cases[j]
            yield BACKWARDS.at(span, after, later=time, first=_called(one), earlier=then, then=_called(other))


def days(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """The dates of the meeting against each other."""
    meeting = minutes.meeting
    if meeting.date is None:
        return
    evidence = meeting.evidence
    last = meeting.end_date or meeting.date
    if last < meeting.date:
        yield LAST_DAY_BEFORE.at(evidence.get("date", ()), evidence.get("end_date", ()), first=meeting.date, last=last)
    next_ = _full_dates(meeting.next_meeting)
    if next_ and max(next_) < meeting.date:
        yield NEXT_BEFORE.at(evidence.get("next_meeting", ()), date=meeting.date, next_=max(next_))
    heading = _full_dates(meeting.title)
    if heading and not any(meeting.date <= day <= max(last, meeting.date) for day in heading):
        yield OTHER_DATE.at(evidence.get("title", ()), evidence.get("date", ()), heading=heading[0], date=meeting.date)


def weekday(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """The weekday written before the date of the meeting; before a range of days it may be any of theirs."""
    meeting = minutes.meeting
    if meeting.date is None or meeting.end_date:
        return
    for span in meeting.evidence.get("date", ())[:1]:
        written = weekday_before(minutes.source.text, span.start)
        if written and written[1] != meeting.date.weekday():
            place = Span(written[0].start, span.end)
            yield WEEKDAY.at((place,), date=meeting.date, weekday=minutes.source.text[place.start : span.start].split()[0].strip(" ,").lower())


CHECKS = (clock, movements, days, weekday)


def _since(start: str, time: str) -> int:
    """Minutes from one clock time to another, past midnight where it must be."""
    return (_minutes(time) - _minutes(start)) % _DAY


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def _moves(person: Attendee) -> Iterator[tuple[str, str, Spans]]:
    """Each time somebody is told to have come or gone, once."""
    told: dict[tuple[str, str], Spans] = {}
    for moved, time in (("arrived", person.arrived), ("left", person.left)):
        if isinstance(time, str):
            told[moved, time] = person.span
    for change in person.changes:
        if change.time:
            told.setdefault((change.change, change.time), change.span)
    return ((moved, time, span) for (moved, time), span in told.items())


def _told(minutes: Minutes) -> Iterator[tuple[int, str, Spans]]:
    """The times of movements with the index of their case."""
    index = {case.number.raw: i for i, case in enumerate(minutes.cases) if case.number}
    for person in minutes.attendance.attendees:
        for change in person.changes:
            if change.time and change.case in index:
                yield index[change.case], change.time, change.span


def _called(case: Case) -> str:
    return case.number.raw if case.number else case.title or ""


def _full_dates(words: str | None) -> list[dt.date]:
    """The dates with a year; a day without one is the next such day, so it contradicts nothing."""
    return [date for day in dates(words or "") if (date := day.date())]
