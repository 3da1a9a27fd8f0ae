"""Shapes: dates, clock times, counts and case references as they are written in Norwegian."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs
import regex

from .patterns import pattern
from .span import Span
from .view import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan", "februar feb febr", "mars mar", "april apr", "mai", "juni jun", "juli jul", "august aug",
            "september sep sept", "oktober okt", "november nov", "desember des",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
COUNTS = {
    word: value
    for value, words in enumerate(
        (
            "ingen null",
            "en én ei ein éin ett eitt",
            "to",
            "tre",
            "fire",
            "fem",
            "seks",
            "sju syv",
            "åtte",
            "ni",
            "ti",
            "elleve",
            "tolv",
            "tretten",
            "fjorten",
            "femten",
            "seksten",
            "sytten",
            "atten",
            "nitten",
            "tjue",
        )
    )
    for word in words.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_FIGURE = pattern(r"\d")
_DATE = pattern(
    r"(?<![\d.])(?:"
    r"(?P<iso>(?P<iy>(?:19|20)\d\d)-(?P<im>[01]\d)-(?P<id>[0-3]\d))"
    r"|(?P<d1>[0-3]?\d)[._]?\s?(?:(?:-|–|/|og|til)\s?(?P<d2>[0-3]?\d)\.?\s?)?(?P<month>" + _MONTH + r")\.?(?!\p{L})"
    r"(?:\s(?P<my>(?:19|20)\d\d(?!\d)|\d\d(?=\s*(?:$|[\n,;)]))))?"
    r"|(?P<n1>[0-3]?\d)\.\s?(?P<nm1>[01]?\d)?\.?(?:\s?[-–]\s?(?P<n2>[0-3]?\d)\.)(?P<nm2>[01]?\d)\.(?:\s?(?P<ny2>(?:19|20)\d\d)|(?P<ny3>\d\d))(?!\d)"
    r"|år (?P<yy>(?:19|20)\d\d),? (?:\p{L}+dag )?(?:den )?(?P<yd>[0-3]?\d)\.? ?(?P<ym>" + _MONTH + r")(?!\p{L})"  # a record of the old kind
    r"|(?P<n>[0-3]?\d)[./](?P<nm>[01]?\d)[./](?P<ny>(?:19|20)\d\d|\d\d)(?![\d/])"
    r"|(?P<s>[0-3]?\d)(?:/(?P<sm>[01]?\d)\s?[-–]\s?|/(?P<sm>[01]?\d)\s|\.\s?(?P<sm>[01]?\d)\.\s?)"  # 8/2-2020, 8/2 2020, 8. 2. 2020, 8.2. 2020
    r"(?P<sy>(?:19|20)\d\d)(?![\d/])|(?P<s>[0-3]?\d)/(?P<sm>[01]?\d)-(?P<sy>\d\d)(?![\d/])"  # 8/2-20
    r")",
    regex.IGNORECASE,
)
_CLOCK = pattern(
    r"(?<![\d.,:/])(?:(?P<kl>kl(?:okka|okken)?[._]?\s?))?(?P<h>[01]?\d|2[0-4])(?:[.:_](?P<m>[0-5]\d)(?::[0-5]\d)?|(?P<m2>[0-5]\d)(?!\d))?(?![\d/%]|[.,]\d|\.\s?(?:"
    + _MONTH
    + r"))",
    regex.IGNORECASE,
)
_WEEKDAYS = ("man|mån", "tirs|tys|ty", "ons", "tors", "fre", "lør|laur", "søn|sun")
_WEEKDAY = pattern(
    r"(?<!\p{L})(?:" + "|".join(f"(?P<d{i}>{words})" for i, words in enumerate(_WEEKDAYS)) + r")dag(?:en)?,?\s*(?:den)?\s*", regex.IGNORECASE
)
_WEEKDAY_LENGTH = 20
_RANGE = pattern(r"\s*(?:-|–|—|til|og)\s*(?:kl\.?\s?)?", regex.IGNORECASE)
_BARE = pattern(r"\s*(?:[01]\d|2[0-3])[0-5]\d(?:\s*(?:-|–|—|til)\s*(?:[01]\d|2[0-3])[0-5]\d)?[\s.]*")


@attrs.frozen
class Day:
    """A date in the text; ``last`` for a range such as "20.-21. september". ``year`` may be left to the context."""

    span: Span
    day: int
    month: int
    year: int | None
    last: tuple[int, int] | None = None

    def date(self, year: int | None = None) -> dt.date | None:
        return _date(self.year or year, self.month, self.day)

    def last_date(self, year: int | None = None) -> dt.date | None:
        return _date(self.year or year, *self.last) if self.last else None


def weekday_before(text: str, start: int) -> tuple[Span, int] | None:
    """The weekday written before a date that begins at ``start``, and its number, Monday 0: "torsdag den 3. mai"."""
    for m in _WEEKDAY.finditer(text, max(0, start - _WEEKDAY_LENGTH), start):
        if m.end() == start:
            return Span(m.start(), start), next(day for day in range(len(_WEEKDAYS)) if m[f"d{day}"])
    return None


@attrs.frozen
class Time:
    """A clock time, HH:MM."""

    span: Span
    clock: str
    marked: bool
    """Written with "kl." or with minutes: surely a time."""
    closes: bool = False
    """The end of a range."""


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Every date in ``text[start:end]``."""
    part = text[start:end] if start or end is not None else text
    if not _FIGURE.search(part):
        return
    for m in _DATE.finditer(fold(part)):
        day = _day(m, start)
        if day and 1 <= day.month <= 12 and 1 <= day.day <= 31:
            yield day


def _day(m: regex.Match[str], shift: int) -> Day | None:
    span = Span(m.start() + shift, m.end() + shift)
    if m["iso"]:
        return Day(span, int(m["id"]), int(m["im"]), int(m["iy"]))
    if m["month"]:
        month = MONTHS[m["month"]]
        return Day(span, int(m["d1"]), month, full_year(m["my"]), (month, int(m["d2"])) if m["d2"] else None)
    if m["yy"]:
        return Day(span, int(m["yd"]), MONTHS[m["ym"]], int(m["yy"]))
    if m["s"]:
        return Day(span, int(m["s"]), int(m["sm"]), full_year(m["sy"]))
    if m["n2"]:
        last = int(m["nm2"])
        return Day(span, int(m["n1"]), int(m["nm1"] or last), full_year(m["ny2"] or m["ny3"]), (last, int(m["n2"])))
    return Day(span, int(m["n"]), int(m["nm"]), full_year(m["ny"]))


def full_year(digits: str | None) -> int | None:
    """ "09" is 2009, "94" is 1994."""
    if not digits:
        return None
    number = int(digits)
    return number if number > 99 else number + (1900 if number >= 60 else 2000)


def times(text: str, start: int = 0, end: int | None = None, *, bare: bool = False) -> Iterator[Time]:
    """Clock times in ``text[start:end]``: "kl. 09.00", "09:00 - 18.00", "kl 09-15", "kl. 1330"; ``bare``: also "1330 - 1500" and nothing else."""
    stop = len(text) if end is None else end
    clocks = list(_CLOCK.finditer(text, start, stop))
    bare = bare and _BARE.fullmatch(text, start, stop) is not None
    taken = [d.span for d in dates(text, start, stop)] if clocks else []
    after_marked = -1
    for m in clocks:
        span = Span(m.start(), m.end())
        if any(span.overlaps(d) for d in taken):
            continue
        minutes = m["m"] or m["m2"]
        follows = after_marked >= 0 and _RANGE.fullmatch(text, after_marked, m.start()) is not None
        if m.start() > start and text[m.start() - 1] in "-–—" and not follows:
            continue
        precedes = minutes is None and not m["kl"] and _RANGE.match(text, m.end()) is not None
        marked = bool(m["kl"] or m["m"] or follows or bare)
        if not marked and not precedes:
            continue
        if m["m2"] and not (m["kl"] or follows or bare):
            continue
        hour = int(m["h"])
        if hour < 24 or not minutes or minutes == "00":
            if marked:
                yield Time(span, f"{hour % 24:02d}:{minutes or '00'}", True, follows)
            after_marked = m.end() if marked else -1


_GROUPS = pattern(r"(?<=\d)[ .](?=\d{3}(?!\d))")


def count(word: str) -> int | None:
    """A number written in digits, also in groups of three ("12 450 000"), or as a word up to twenty."""
    digits = _GROUPS.sub("", word)
    return int(digits) if digits.isdecimal() else COUNTS.get(fold(word))


def _date(year: int | None, month: int, day: int) -> dt.date | None:
    if year is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
