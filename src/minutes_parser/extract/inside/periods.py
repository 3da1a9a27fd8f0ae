"""Days, months, quarters and seasons that a decision names, and those of them by which something is to be done (nb/nn: frist)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import attrs
import regex

from ...lexicon.inside import either, meaning, meanings
from ...lexicon.overlay import remembered
from ...model import Deadline, Period
from ...patterns import compiled, pattern
from ...shapes import MONTHS, Day, dates
from ...source import Source
from ...span import Span
from ...view import View, words_of

Sort = Literal["day", "month", "part", "season", "year", "duration"]
_MONTH = "(?P<month>" + "|".join(name for name in MONTHS if len(name) > 3 or name == "mai") + ")"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_A_YEAR = pattern(r"(?:19|20)\d\d")
_SHORT = r"(?P<d>[0-3]?\d)[./]\s?(?P<m>[01]?\d)\.?(?![\d/]|[.,]\d)"
"""A day and a month in figures: a date only where a deadline is told."""
_DAYNAME = r"(?:(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?:en)?\s)?"
_PUT_OFF = pattern(r"(?:utset|utsatt)[^.\n]*$")
""" "Saken utsettes til neste møte" sets nobody a deadline."""
_NEAR = 60
_HINTS = ("frist", "innen", "innan", "senest", "seinast", "senere enn", "seinare enn", "løpet av", "før", "neste")
"""Without a digit only these lead to a time."""


@attrs.frozen
class Timed:
    """A time named at ``[start, end)`` of a text: its first and last day, as far as they are sure."""

    start: int
    end: int
    sort: Sort
    first: dt.date | None = None
    last: dt.date | None = None
    day: Day | None = None
    """A day without a year."""


def periods(source: Source, seen: View, meeting: dt.date | None) -> tuple[tuple[Deadline, ...], tuple[Period, ...]]:
    """The deadlines of a passage, and the other times it names. The day of the meeting tells the year of a deadline without one."""
    text = seen.text
    if not (any(map(str.isdigit, text)) or any(map(text.__contains__, _HINTS))):
        return (), ()
    found: list[tuple[Span, Deadline | Period]] = []
    for time in _times(text):
        said = _told(text, time, meeting)
        at = Span(said[0] if said else time.start, time.end - text[: time.end].endswith("."))
        span = seen.span(*at)
        if said:
            found.append((at, Deadline(words_of(source, span), said[1], (span,))))
        elif time.sort not in ("year", "duration") and (time.first or time.sort == "season"):
            found.append((at, Period(words_of(source, span), time.first, time.last, (span,))))
    for m in _due().finditer(text):
        at = Span(*m.span())
        if not any(at.overlaps(other) for other, _ in found) and not _PUT_OFF.search(text, max(0, at.start - _NEAR), at.start):
            end = dt.date(meeting.year, 12, 31) if meeting and any(m[0].endswith(words) for words in meanings("year_end")) else None
            span = seen.span(*at)
            found.append((at, Deadline(words_of(source, span), end, (span,))))
    found.sort(key=lambda pair: pair[0])
    return tuple(x for _, x in found if isinstance(x, Deadline)), tuple(x for _, x in found if isinstance(x, Period))


def _times(text: str) -> Iterator[Timed]:
    """Every time named, each place once."""
    taken: list[Span] = []
    for day in dates(text):
        first, last = day.date(), day.last_date() or day.date()
        if day.year is None or first:
            taken.append(day.span)
            yield Timed(day.span.start, day.span.end, "day", first, last, None if first else day)
    if not (_A_YEAR.search(text) or any(map(text.__contains__, _HINTS))):
        return
    for m in _named().finditer(text):
        span = Span(*m.span())
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield _named_time(m)


@remembered()
def _named() -> regex.Pattern[str]:
    number = rf"(?P<count>\d{{1,3}}|{'|'.join(('en', 'ei', 'ein', 'to', 'tre', 'fire', 'fem', 'seks', 'åtte', 'ti', 'tolv'))})"
    return compiled(
        rf"(?<![\p{{L}}\d.,/-])(?:(?P<ordinal>{either('ordinal')})\s?(?P<part>{either('part')})(?:\s(?:i\s)?{_YEAR})?"
        rf"|{_MONTH}(?:\småned|\smånad)?\s{_YEAR}|(?P<season>{either('season')})\s{_YEAR}(?:\s?[/-]\s?\d{{2,4}})?"
        rf"|{_SHORT}|{number}\s(?P<unit>{either('duration')})|{_MONTH}|{_YEAR})(?![\p{{L}}\d/-])"
    )


def _named_time(m: regex.Match[str]) -> Timed:
    year = int(m["year"]) if m["year"] else None
    start, end = m.span()
    if m["part"]:
        length = meaning("part", m["part"]).factor
        last = length * meaning("ordinal", m["ordinal"]).factor
        first, end_of = _months(year, last - length + 1, last) if year and last <= 12 else (None, None)
        return Timed(start, end, "part", first, end_of)
    if m["month"]:
        month = MONTHS[m["month"]]
        first, end_of = _months(year, month, month) if year else (None, None)
        return Timed(start, end, "month", first, end_of, Day(Span(start, end), 1, month, year))
    if m["d"]:
        return Timed(start, end, "day", None, None, Day(Span(start, end), int(m["d"]), int(m["m"]), None))
    if m["season"]:
        return Timed(start, end, "season")
    if m["count"]:
        return Timed(start, end, "duration")
    first, end_of = _months(year, 1, 12) if year else (None, None)
    return Timed(start, end, "year", first, end_of)


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    after = dt.date(year + last // 12, last % 12 + 1, 1)
    return dt.date(year, first, 1), after - dt.timedelta(days=1)


@remembered()
def _due() -> regex.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){either('due')}(?!\p{{L}})(?!\s(?:\d|20))")


@remembered()
def _lead() -> regex.Pattern[str]:
    """What makes a time that follows it a deadline."""
    is_set = rf"\p{{L}}{{0,30}}frist\p{{L}}{{0,20}}\s(?:[^.\n]{{0,60}}\s)?{either('is_set')}"
    how = rf"(?<!\p{{L}})(?:{either('deadline')}|{either('before')}|{is_set})"
    return compiled(rf"(?r)(?P<how>{how})\s(?P<end>{either('end_of')}\s)?{_DAYNAME}(?:den\s|dato\s)?:?")


def _told(text: str, time: Timed, meeting: dt.date | None) -> tuple[int, dt.date | None] | None:
    """Where the words of a deadline before a time begin, and its day as far as it is sure; ``None`` where it is none."""
    m = _lead().match(text, 0, time.start)
    if m is None:
        return None
    to_end = m["end"] is not None or any(m["how"].endswith(words) for words in meanings("end_of"))
    strong = m["how"] in meanings("deadline") or "frist" in m["how"]
    if time.sort == "month" and time.day and time.day.year is None and not (to_end or strong):
        return None
    day = _day(time, meeting, to_end=to_end)
    past = day is not None and meeting is not None and day < meeting
    if past or (not strong and (day is None or meeting is None)):
        return None
    return m.start(), day


def _day(time: Timed, meeting: dt.date | None, *, to_end: bool) -> dt.date | None:
    """The day meant: of a longer time only its end is sure, and only where the words say so; without a year the next such day."""
    if time.sort == "day":
        return time.last or (_next(time.day, meeting) if time.day else None)
    if not to_end or time.sort in ("season", "duration"):
        return None
    if time.last:
        return time.last
    first = _next(time.day, meeting) if time.day else None
    if first is None or meeting is None:
        return None
    return dt.date(meeting.year, 12, 31) if first.month == 12 else _months(_year_of(first, meeting), first.month, first.month)[1]


def _year_of(first: dt.date, meeting: dt.date) -> int:
    return meeting.year if first.month == meeting.month else first.year


def _next(day: Day, meeting: dt.date | None) -> dt.date | None:
    """The first such day from the meeting on."""
    if meeting is None:
        return None
    this = day.date(meeting.year)
    return this if this and this >= meeting else day.date(meeting.year + 1)
