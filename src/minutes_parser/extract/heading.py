"""The head of the document: title, body, organisation, dates, times and place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.bodies import body_in, title_kind
from ..lexicon.choice import form_in, is_municipal
from ..lexicon.labels import labels
from ..lexicon.words import words
from ..model import BodyKind, Meeting
from ..segment.items import Item, text_of, value_of
from ..segment.outline import Outline
from ..shapes import Day, Time, dates, times
from ..source import Source
from ..span import Span, Spans
from ..view import fold, folded_whole, trim, words_of

_HEAD_ITEMS = 14
_ORGANISATION = regex.compile(
    r"\p{Lu}[\p{L}.-]*(?:[ -](?:og |i )?\p{Lu}[\p{L}.-]*){0,4} "
    r"(?:kommune|fylkeskommune|herad|IKS|AS|KF|BA|HF|SA|interkommunale selskap)(?!\p{L})|Sametinget(?!\p{L})"
)
_LETTERHEAD = 3
"""So many items may stand above what the document calls itself."""
_NO_NAME = regex.compile(r"møte|protokoll|referat|innkalling|notat|[\d:?!]|\.$|(?:\S+\s+){7}")
_MEETING_WORD = regex.compile(r"møtet?$", regex.IGNORECASE)
_NUMBER = regex.compile(r"(?:nr\.?:?\s*)?(\d{1,3}\s?/\s?\d{2,4})\s*$", regex.IGNORECASE)
_NAMES_MEETING = regex.compile(r"møte(?!bok|protokoll|referat|innkalling)|forsamling")
_OF_MEETING = regex.compile(r"møte|forsamling|holdt|dato")
_CLOSED = regex.compile(r"hevet|heva|slutt|avslutt")
_CASE_TIMES = regex.compile(r"sak(?:en|a) (?:ble |vart )?påbegynt|møtet (?:ble |vart )?(?:satt|sett|åpnet|opna)")
_CASE_ENDED = regex.compile(r"sak(?:en|a) (?:ble |vart )?avslutt[ea][td]? \d")
_ROUTED = regex.compile(r"\d{1,4}/\d{2,4}\s+(?P<body>\p{L}[\p{L}\s,.-]{3,60}?)\s+\d{1,2}\.\d{1,2}\.\d{2,4}$")
"""A row of the table that tells through which bodies a case went; the last is the body that met."""
_WEEKDAY = regex.compile(r"(?:man|tirs|ons|tors|fre|lør|laur|søn|sun|ty|tys)dag(?:en)?,?\s*(?:den)?\s*$", regex.IGNORECASE)
_ROOM = regex.compile(r"\d\s*\((?P<room>\p{L}[^()]{2,40})\)\s*$")
"""A room in brackets after the hour: "09.15 (rom 54)"."""
_CLOCK_WORDS = regex.compile(r"[\s,;:–-]*(?:kl(?:okka|okken)?\.?|den|dato|fra|frå|og)?[\s,;:–-]*$", regex.IGNORECASE)


@attrs.define
class _Draft:
    """The meeting while it is being read; ``evidence`` says where each field stands."""

    values: dict[str, object] = attrs.field(factory=dict)
    evidence: dict[str, Spans] = attrs.field(factory=dict)

    def put(self, name: str, value: object, *spans: Span) -> None:
        """Keep the first value found for a field."""
        if value not in (None, "") and name not in self.values:
            self.values[name] = value
            self.evidence[name] = spans


def read_meeting(source: Source, outline: Outline) -> Meeting:
    """The meeting as its head and closing tell it."""
    draft = _Draft()
    head = head_items(outline)
    _title(source, outline, head, draft)
    _days(source, outline, head, draft)
    _clock(source, outline, head, draft)
    _place(source, outline, head, draft)
    _body(source, outline, head, draft)
    _organisation(source, head, draft)
    _rest(source, outline, head, draft)
    spans = sorted({s for group in draft.evidence.values() for s in group})
    return Meeting(**draft.values, span=tuple(spans), evidence=draft.evidence)  # type: ignore[arg-type]  # each value was put under its own field


def head_items(outline: Outline) -> tuple[Item, ...]:
    """The first items of the document that stand before the cases, without lists."""
    stop = min((h.item for h in outline.headings), default=len(outline.items))
    return outline.items[: min(stop, _HEAD_ITEMS)]


def _values(source: Source, outline: Outline, *kinds: str) -> Iterator[Span]:
    """Where the values of labelled fields stand."""
    for block in outline.of_kind(*kinds):
        yield from block.spans


def _title(source: Source, outline: Outline, head: Sequence[Item], draft: _Draft) -> None:
    """The first line that names a meeting, else the line that says what the document is, else the first line."""
    for block in outline.of_kind("title"):
        draft.put("title", words_of(source, block.spans[0]).strip("'\"") if block.spans else None, *block.spans)
    lines = [i for i in head[:6] if not i.marker and (not i.label or i.block == "body_start") and len(text_of(source, i)) < 120 and not i.cells]
    named = [i for i in lines if _NAMES_MEETING.search(fold(text_of(source, i)))]
    called = [i for i in lines if title_kind(text_of(source, i))]
    first = (named[:1] if named and lines and named[0] is lines[0] else []) + called + lines
    for item in first[:1]:
        draft.put("title", text_of(source, item), *item.parts)
    number = next((m for i in called if (m := _NUMBER.search(text_of(source, i)))), None)
    if number:
        draft.put("number", number[1], *called[0].parts)


def _days(source: Source, outline: Outline, head: Sequence[Item], draft: _Draft) -> None:
    """The first and the last day. A day without a year takes that of the others."""
    labelled = [*_values(source, outline, "date"), *_values(source, outline, "time"), *_values(source, outline, "place")]
    days = [d for span in labelled for d in dates(source.reading, span.start, span.end)]
    if not any(d.year for d in days):
        days += [d for item in head if not item.label for part in item.parts for d in dates(source.reading, part.start, part.end) if d.year][:1]
    if not any(d.year for d in days):
        days = [d for item in outline.items[:60] for d in _meeting_day(source, item)][:1]
    routed = [i for i in outline.items[:_HEAD_ITEMS] if _ROUTED.match(text_of(source, i)) and body_in(text_of(source, i))]
    if routed and not labelled:
        days = list(dates(source.reading, routed[-1].span.start, routed[-1].span.end))
    year = next((d.year for d in days if d.year), None)
    known = [(d, value) for d in days if (value := d.date(year))]
    if not known:
        return
    first = known[0]
    draft.put("date", first[1], first[0].span)
    last = max(((d, v) for d, one in known for v in (one, d.last_date(year)) if v and _soon(first[1], v)), key=lambda p: p[1], default=first)
    if last[1] > first[1]:
        draft.put("end_date", last[1], last[0].span)


def _soon(first: dt.date, other: dt.date) -> bool:
    return 0 <= (other - first).days <= 14


def _meeting_day(source: Source, item: Item) -> Iterator[Day]:
    """A date in a line that speaks of the meeting, or alone on its line."""
    text = fold(text_of(source, item))
    for part in item.parts:
        for day in dates(source.reading, part.start, part.end):
            alone = day.span.end - day.span.start >= len(text) - 2
            if day.year and (alone or _OF_MEETING.search(text)):
                yield day


def _clock(source: Source, outline: Outline, head: Sequence[Item], draft: _Draft) -> None:
    for kind, name in (("start_time", "start_time"), ("end_time", "end_time")):
        for span in _values(source, outline, kind):
            for time in times(source.reading, span.start, span.end):
                draft.put(name, time.clock, time.span)
    for group in (list(_values(source, outline, "time")), list(_values(source, outline, "date")), list(_values(source, outline, "place"))):
        found = [t for span in group for t in times(source.reading, span.start, span.end)]
        _span_of_time(found, draft)
    for item in head:
        if not item.label and any(True for _ in dates(source.reading, item.span.start, item.span.end)):
            _span_of_time(list(times(source.reading, item.span.start, item.span.end)), draft)
    for item in outline.items:
        began = source.text[item.content] in "SsMm" and _CASE_TIMES.match(fold(text_of(source, item)[:60]))
        if began:
            for time in times(source.reading, item.span.start, item.span.end):
                draft.put("start_time", time.clock, time.span)
                break
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


def _span_of_time(clocks: Sequence[Time], draft: _Draft) -> None:
    if clocks:
        draft.put("start_time", clocks[0].clock, clocks[0].span)
        if clocks[-1].closes:
            draft.put("end_time", clocks[-1].clock, clocks[-1].span)


def _place(source: Source, outline: Outline, head: Sequence[Item], draft: _Draft) -> None:
    for span in _values(source, outline, "place"):
        cut = _before_time(source, span)
        draft.put("place", words_of(source, cut).strip(" ,;"), cut)
    for span in _values(source, outline, "time", "date", "start_time"):
        bracket = _ROOM.search(source.text, span.start, span.end)
        if bracket and not any(True for _ in times(source.reading, *bracket.span("room"))):
            draft.put("place", bracket["room"].strip(), Span(*bracket.span("room")))
    for item in head:
        if not item.label and not title_kind(text_of(source, item)):
            day = next(iter(dates(source.reading, item.parts[0].start, item.parts[0].end)), None)
            after = _after_time(source, item) if day else None
            if after:
                draft.put("place", words_of(source, after).strip(" ,;."), after)
            for part in item.parts:
                _place_before_day(source, Span(max(item.content, part.start), part.end), draft)


def _place_before_day(source: Source, line: Span, draft: _Draft) -> None:
    """ "Lia skole, 3. mars 2024": what stands before the date, with a comma."""
    day = next(iter(dates(source.reading, line.start, line.end)), None)
    if day is None or day.span.start <= line.start + 2:
        return
    cut = _before_time(source, Span(line.start, day.span.start))
    words = words_of(source, cut).strip(" ,;")
    if words and source.text[day.span.start - 2 : day.span.start].strip() == "," and not body_in(words):
        draft.put("place", words, cut)


def _after_time(source: Source, item: Item) -> Span | None:
    """The words after date and time: "Onsdag 13. mars 2019 kl 18:30 på Naustloftet"."""
    text = source.text
    ends = [d.span.end for d in dates(text, item.span.start, item.span.end)] + [t.span.end for t in times(text, item.span.start, item.span.end)]
    m = regex.match(r"\s*,?\s*(?:på|i|ved)\s+(?=\p{Lu})", text[max(ends) : item.span.end]) if ends else None
    return trim(text, Span(max(ends) + m.end(), item.span.end), source.markup) if m else None


def _before_time(source: Source, span: Span) -> Span:
    """The words before a date or time: "Vega Havhotell 11 juni kl 09-15"."""
    text = source.text
    stops = [d.span.start for d in dates(text, span.start, span.end)] + [t.span.start for t in times(text, span.start, span.end) if t.marked]
    end = min((s for s in stops if s > span.start), default=span.end)
    kept = text[span.start : end]
    if end < span.end:
        kept = _CLOCK_WORDS.sub("", _WEEKDAY.sub("", kept))
    return trim(text, Span(span.start, span.start + len(kept)), source.markup)


def _body(source: Source, outline: Outline, head: Sequence[Item], draft: _Draft) -> None:
    routed = [i for i in outline.items[:_HEAD_ITEMS] if _ROUTED.match(text_of(source, i)) and body_in(text_of(source, i))]
    for item in routed[-1:]:
        m = _ROUTED.match(text_of(source, item))
        found = body_in(text_of(source, item))
        if m and found:
            draft.put("body", m["body"], *item.parts)
            draft.put("body_kind", found[2], *item.parts)
    for span in _values(source, outline, "body"):
        words = words_of(source, span)
        if labels().find(words):
            continue  # a row of heads ("Utvalg  Møtedato"): the values stand below
        found = body_in(words)
        draft.put("body", words, span)
        draft.put("body_kind", found[2] if found else None, span)
    candidates = [item for item in head if not item.label or item.block in ("title", "members", "present")]
    stop = min((h.item for h in outline.headings), default=0)
    candidates += [item for item in outline.items[len(head) : stop] if item.heading == 1 and not item.label]
    for item in candidates:
        text = text_of(source, item)
        found = body_in(text)
        if found and len(text) < 160:
            if found[2] == "general_assembly" or not _MEETING_WORD.search(text[: found[1]]):
                draft.put("body", _body_words(text, found), *item.parts)
            draft.put("body_kind", found[2], *item.parts)


def _body_words(text: str, found: tuple[int, int, BodyKind]) -> str:
    """The whole name of a body around its word: "Styret for Lia kommuneskoger KF", but not the title before it."""
    start, end, _ = found
    before = regex.search(r"(?:\p{Lu}[\p{L}-]*,? (?:og )?)*$", text[:start])
    lead = before[0] if before and not title_kind(before[0].strip()) else ""
    after = regex.match(r"(?: (?:for|i|ved) \p{L}[^,.:;0-9]*)", text[end:])
    named = text[start:end]
    if regex.search(r"(?:et|en|a)s$", named) and regex.match(r"\s+\p{Ll}", text[end:]):
        named = named[:-1]  # "Kommunestyrets møte": the body itself
    whole = lead + named + (after[0] if after else "")
    return " ".join(whole.split())


def _organisation(source: Source, head: Sequence[Item], draft: _Draft) -> None:
    for item in head:
        for part in item.parts:
            m = _ORGANISATION.search(source.text, part.start, part.end)
            if m:
                draft.put("organisation", m[0], Span(m.start(), m.end()))
    for item in head[:_LETTERHEAD]:
        name = text_of(source, item)
        if not (item.label or item.marker or item.cells or _NO_NAME.search(fold(name))) and (form_in([name]) or is_municipal([name])):
            draft.put("organisation", name, *item.parts)


def _rest(source: Source, outline: Outline, head: Sequence[Item], draft: _Draft) -> None:
    for block in outline.of_kind("next_meeting"):
        if block.paragraphs:
            item = block.paragraphs[0]
            draft.put(
                "next_meeting",
                value_of(source, item) if item is block.opener else text_of(source, item),
                *(item.value if item is block.opener else item.parts),
            )
    for item in (i for block in outline.of_kind("preamble", "body_start") for i in block.paragraphs if i in head):
        text = fold(text_of(source, item))
        for told, status in words().status.items():
            if told in text and len(text) < len(told) + 40:
                draft.put("status", status, *item.parts)
    for block in outline.of_kind("number", "organisation"):
        for span in block.spans[:1]:
            draft.put(block.kind, words_of(source, span), span)
