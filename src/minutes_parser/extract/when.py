"""When the meeting was: its days, and the hours it began and ended."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from ..patterns import pattern
from ..segment.items import Item, text_of
from ..segment.outline import Outline
from ..segment.signing import is_place_and_day
from ..shapes import Day, Time, dates, times
from ..source import Source
from ..span import Span
from ..view import fold, folded_whole
from .draft import Draft, routed, values
from .sentences import sentences

_NEAR = 14
"""A meeting lasts no longer than so many days."""
_REACH = 2500
"""So many characters below the first of them the labels of a head may stand."""
_EARLY = 60
_TABLE = 6
_OF_MEETING = pattern(r"møte(?!r\b|t om\b|nde\b)|forsamling|holdt")
_MINUTES_OF = pattern(r"(?:godkjen\p{L}*|underskriv\p{L}*|signer\p{L}*) (?:av )?(?:\p{L}+ )?(?:protokoll|referat|møtebok|møteprotokoll|møtereferat)")
"""What is approved is the minutes of an earlier meeting."""
_DUE = pattern(r"frist|senest|seinast")
"""What must be done by then, not when they meet: "Svarfrist er mandag 28. mai kl. 23.59"."""
_OF_PAPER = pattern(
    r"(?:\p{L}*frist(?:en)?|godkjen[td]|(?:ut)?send(?:t|e)?|publisert|oppdatert|sist (?:endr|oppdater|lagr)\p{L}+|endra|endret|revidert|lagt ut|trykt"
    r"|journalført|registrert|ekspedert|signert|underskrevet|underskriven|skrevet ut|skriven ut|fr[aå] og med)\b(?!.*(?:protokoll|referat|møtebok))"
)
"""What was done with the paper, on a day of its own: "Godkjent 3. juni 2014", "Sist oppdatert 7. mai"; or from when something
holds, "Fra og med 1.11."."""
_HELD = pattern(
    r"(?:den \d.{0,40} )?(?:det )?(?:ble|vart|blei) (?:det )?(?:\p{L}+ ){0,2}(?:av)?h[oa]ld(?:t|e|en) .{0,30}(?:møte|forsamling)"
    r"|\p{L}*(?:møte|møtet|forsamlinga|forsamlingen)(?: i [\p{L} ]{1,40})? (?:ble|vart|blei|er|var) (?:\p{L}+ ){0,2}"
    r"(?:(?:av)?holdt|halde|haldt|halden|satt|sett|åpnet|opna|gjennomført)\b"
)
"""A sentence that tells of this meeting: "Årsmøtet ble avholdt …", "Møtet ble satt …"."""
_OTHER_MEETING = pattern(r"\b(?:neste|forrige|førre|kommende|komande|siste|sist|(?:satt|sett) til)\b")
_CALLED_DATE = pattern(r"dato\W{0,6}$")
_CLOSED = pattern(r"hevet|heva|slutt|avslutt")
_ENDS = pattern(r"(?:\p{L}+ ){0,2}?\p{L}*(?:møte|forsamling)\p{L}* (?:\p{L}+ ){0,4}?(?:hev|slutt|avslut|ferdig)\p{L}*")
"""The line that closes the meeting: "Møtet ble hevet 15:29", "Generalforsamlingen heves klokken 01:02"."""
_SO_ENDS = pattern(
    r"(?:saker|merknader|behandling|behandle|handsaming|handsame|føre|ordet),? og "
    r"(?:\p{L}*møtet|\p{L}*forsamling\p{L}*) (?:ble|vart|blei)(?: \p{L}+)? (?:hev|avslut)\p{L}*"
)
"""The same in a sentence: "Det forelå ikke flere saker til behandling, og møtet ble hevet kl. 15.40"."""
_LAST = 30
_RECORD = 6
"""Among so many items at its head a case record says whose it is: "Saksprotokoll i Formannskapet - 12.03.2019"."""
_LONGEST = 90
_TITLE = 4
_NUMBERED = pattern(r"møte\p{L}*\s(?:nr\.?\s?)?\d{1,3}/(?P<year>(?:19|20)\d\d)(?!\d)", regex.IGNORECASE)
"""The year in the number of the meeting: "Protokoll fra møte 3/2014"."""
_YEAR = pattern(r"(?<![\d./-])(?:19|20)\d\d(?![\d/-])")
_CASE_TIMES = pattern(
    r"sak(?:en|a) (?:ble |vart )?påbegynt|møtet (?:ble |vart )?(?:satt|sett|åpnet|opna|startet|starta|begynte|begynt|varte|varde|tok til)"
)
_CLOSES = pattern(
    r"\b(?:og|,) (?:ble |vart |blei )?(?:he[vw]et|heva|sluttet?|slutta|avsluttet|avslutta) (?:ca\.? |omtrent )?(?:kl(?:okk[ea]n?)?\.? ?)?$"
)
_HEAD_CLOSES = pattern(r"(?<!\p{L})og\s+(?:ble |vart )?(?:hevet|heva|avsluttet|avslutta) kl(?:okk[ea]n?)?\.? ?\d{1,2}[.:]?\d{2}\b")
_CASE_ENDED = pattern(r"sak(?:en|a) (?:ble |vart )?avslutt[ea][td]? \d")


def read_days(source: Source, outline: Outline, head: Sequence[Item], draft: Draft) -> None:
    """The first and the last day. A day without a year takes that of the others."""
    labelled = _at_head([*values(outline, "date"), *values(outline, "time"), *values(outline, "place")])
    days = _with_year([list(dates(source.reading, span.start, span.end)) for span in labelled])
    days_told, own = bool(days), _case_year(outline)
    days = days or [d for item in outline.items[:_RECORD] if item.label and item.label.phrase.line for d in dates(source.reading, *_ends(item))][:1]
    if not any(d.year for d in days):
        plain = [part for item in head if (not item.label or item.block == "title") and not _of_paper(source, item) for part in item.parts]
        days += [d for part in plain for d in dates(source.reading, part.start, part.end) if d.year and (own is None or d.year in (own, own + 1))][:1]
    if not any(d.year for d in days) and not (_numbered_year(source, head) and any(_plain_days(source, head))):
        days = [d for d in _told_days(source, outline) if own is None or d.year in (own, own + 1)][:1]
    year = _head_year(source, head) or _numbered_year(source, head)
    if not days and year:
        days = list(_plain_days(source, head))[:1]
    row = routed(source, outline)
    if row and not days_told:
        days = list(dates(source.reading, row.item.span.start, row.item.span.end))
    days = days or _signed_day(source, outline)
    year = next((d.year for d in days if d.year), year)
    known = [(d, value) for d in days if (value := d.date(year))]
    if not known:
        return
    first = known[0]
    draft.put("date", first[1], first[0].span)
    last = max(((d, v) for d, one in known for v in (one, d.last_date(year)) if v and _soon(first[1], v)), key=lambda p: p[1], default=first)
    if last[1] > first[1]:
        draft.put("end_date", last[1], last[0].span)


def _plain_days(source: Source, head: Sequence[Item]) -> Iterator[Day]:
    told = (item for item in head if not item.label and not _of_paper(source, item))
    return (d for item in told for part in item.parts for d in dates(source.reading, part.start, part.end))


def _of_paper(source: Source, item: Item) -> bool:
    return _OF_PAPER.match(fold(text_of(source, item)[:_LONGEST])) is not None


def _numbered_year(source: Source, head: Sequence[Item]) -> int | None:
    """The year of the meeting's number in the title: "Protokoll fra møte 3/2014"."""
    found = next((m for item in head[:_TITLE] if not item.label and (m := _NUMBERED.search(text_of(source, item)[:_LONGEST]))), None)
    return int(found["year"]) if found else None


def _head_year(source: Source, head: Sequence[Item]) -> int | None:
    """The one year that the lines of the title bear: "Årsmøte 2020" over "Lørdag 8. februar"."""
    found = {m[0] for item in head[:_TITLE] if not item.label for m in _YEAR.finditer(text_of(source, item)[:_LONGEST])}
    return int(found.pop()) if len(found) == 1 else None


def _signed_day(source: Source, outline: Outline) -> list[Day]:
    """The day under which a document was signed, which tells no other: "Lia, den 22. november 2018"."""
    last = max((h.item for h in outline.headings), default=-1)
    signed = [
        part for item in outline.items[last + 1 :] if not item.label for part in item.parts if is_place_and_day(source.text[part.start : part.end])
    ]
    return [d for part in signed[:1] for d in dates(source.reading, part.start, part.end) if d.year]


def _ends(item: Item) -> tuple[int, int]:
    return item.span.start, item.span.end


def _at_head(labelled: Sequence[Span]) -> list[Span]:
    """The values near the first of them: a label far below belongs to something that was spoken of."""
    first = min((s.start for s in labelled), default=0)
    return [s for s in labelled if s.start - first < _REACH]


def _with_year(labels: Sequence[Sequence[Day]]) -> list[Day]:
    """The days of the labels; one without a year only where it is near one that has a year."""
    days = [d for found in labels for d in found]
    fixed = [value for d in days if d.year and (value := d.date())]
    return [d for d in days if d.year or not fixed or any(abs((v - f).days) <= _NEAR for f in fixed if (v := d.date(f.year)))]


def _case_year(outline: Outline) -> int | None:
    """The year that most of the case numbers bear."""
    years = Counter(h.number.year for h in outline.headings if h.number and h.number.year)
    return years.most_common(1)[0][0] if years else None


def _soon(first: dt.date, other: dt.date) -> bool:
    return 0 <= (other - first).days <= _NEAR


def _told_days(source: Source, outline: Outline) -> Iterator[Day]:
    """The days of which the head speaks as those of the meeting; below it only what a sentence says that opens or closes the meeting."""
    first = min((h.item for h in outline.headings), default=len(outline.items))
    for index, item in enumerate(outline.items[:_EARLY]):
        headed = any(i.block == "date" for i in outline.items[max(0, index - _TABLE) : index])  # the cell of a table whose cells stand one to a line
        only = item.block == "date" and sum(i.block == "date" for i in outline.items) == 1  # "Dato: 7. mars 2013" under what was decided
        if headed or only or (index < first and not outline.agenda.start <= index < outline.agenda.end):
            yield from _meeting_day(source, item)
        else:
            yield from _day_held(source, item)


def _day_held(source: Source, item: Item) -> Iterator[Day]:
    """ "Årsmøtet ble holdt 12. mars 2024": the day in a sentence that tells of holding the meeting, and of no other."""
    for start, end in sentences(source.reading[item.span.start : item.span.end]):
        said = Span(item.span.start + start, item.span.start + end)
        text = fold(source.reading[said.start : said.end])
        if _HELD.match(text) and not _OTHER_MEETING.search(text):
            yield from (d for d in dates(source.reading, said.start, said.end) if d.year)


def _meeting_day(source: Source, item: Item) -> Iterator[Day]:
    """A date in a line of the head that speaks of the meeting, or alone on its line."""
    text = fold(text_of(source, item))
    speaks = _OF_MEETING.search(text) and not _OF_PAPER.match(text) and not _OTHER_MEETING.search(text) and not _MINUTES_OF.search(text)
    for part in item.parts:
        for day in dates(source.reading, part.start, part.end):
            alone = day.span.end - day.span.start >= len(text) - 2
            if day.year and (alone or speaks or _CALLED_DATE.search(fold(source.reading[part.start : day.span.start]))):
                yield day


_BARE_CLOCK = pattern(r"\s*(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s*\.?\s*")
"""Four figures alone under the label of the hour: "Klokka: 1930"."""


def read_clock(source: Source, outline: Outline, head: Sequence[Item], draft: Draft) -> None:
    for kind, name in (("start_time", "start_time"), ("end_time", "end_time")):
        for span in values(outline, kind):
            for time in times(source.reading, span.start, span.end, bare=True):
                draft.put(name, time.clock, time.span)
    for group in (list(values(outline, "time")), list(values(outline, "date")), list(values(outline, "place"))):
        found = [t for span in group for t in times(source.reading, span.start, span.end, bare=True)]
        _span_of_time(found, draft)
        beside = len(found) == 2 and not source.reading[found[0].span.end : found[1].span.start].strip() and found[0].clock < found[1].clock
        if beside:  # "Kl. 09.00  14.30": the dash was lost
            draft.put("end_time", found[1].clock, found[1].span)
        if len(found) == 2 and "end_time" not in draft.values and _over_days(source, group):  # "12. juni kl. 10 - 13. juni kl. 15"
            draft.put("end_time", found[1].clock, found[1].span)
    for span in values(outline, "time"):
        if bare := _BARE_CLOCK.fullmatch(source.reading, span.start, span.end):
            draft.put("start_time", f"{bare['h']}:{bare['m']}", span)
    for item in head:
        if not item.label and any(True for _ in dates(source.reading, item.span.start, item.span.end)):
            clocks = list(times(source.reading, item.span.start, item.span.end))
            _span_of_time(clocks if clocks and not _DUE.search(fold(source.reading[item.span.start : clocks[0].span.start])) else [], draft)
        closed = None if item.label else _HEAD_CLOSES.search(source.reading, item.content, item.span.end)
        for time in times(source.reading, closed.start(), closed.end()) if closed else ():
            draft.put("end_time", time.clock, time.span)  # the last line of "Møtet ble satt kl. 9 …, / og hevet kl. 15"
    for item in outline.items:
        began = source.reading[item.content] in "SsMm" and _CASE_TIMES.match(fold(text_of(source, item)[:60]))
        if began:
            _opened_and_closed(source, item, draft)
    folded = folded_whole(source.reading)
    for item in reversed(outline.items):
        ended = "avslutt" in folded[item.span.start : item.span.end] and _CASE_ENDED.search(fold(text_of(source, item)))
        if ended:
            for time in times(source.reading, item.span.start, item.span.end):
                draft.put("end_time", time.clock, time.span)
    for block in outline.of_kind("signatures"):
        for item in block.items if block.opener is None else (block.opener, *block.items):
            if _CLOSED.search(fold(text_of(source, item))[:60]):
                for time in times(source.reading, item.span.start, item.span.end):
                    draft.put("end_time", time.clock, time.span)
    for item in reversed(outline.items[-_LAST:]):
        ends = None if item.label else _ENDS.match(fold(text_of(source, item)[:_LONGEST])) or _SO_ENDS.search(folded, item.span.start, item.span.end)
        for time in times(source.reading, item.span.start, item.span.end) if ends else ():
            draft.put("end_time", time.clock, time.span)


def _opened_and_closed(source: Source, item: Item, draft: Draft) -> None:
    """ "Møtet ble satt kl. 18.00 og hevet kl. 20.15"."""
    clocks = list(times(source.reading, item.span.start, item.span.end))
    for time in clocks[:1]:
        draft.put("start_time", time.clock, time.span)
    for before, time in pairwise(clocks):
        if time.closes or _CLOSES.search(fold(source.reading[before.span.end : time.span.start])):
            draft.put("end_time", time.clock, time.span)


def _over_days(source: Source, group: Sequence[Span]) -> bool:
    return any(sum(1 for _ in dates(source.reading, span.start, span.end)) == 2 for span in group)


def _span_of_time(clocks: Sequence[Time], draft: Draft) -> None:
    if clocks:
        draft.put("start_time", clocks[0].clock, clocks[0].span)
        if clocks[-1].closes:
            draft.put("end_time", clocks[-1].clock, clocks[-1].span)
