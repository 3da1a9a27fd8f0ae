"""Where the meeting was: under its label, in brackets after the hour, or beside the date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from ..lexicon.bodies import body_in, title_kind
from ..patterns import pattern
from ..segment.items import Item, text_of
from ..segment.outline import Outline
from ..shapes import Day, dates, times
from ..source import Source
from ..span import Span
from ..view import fold, trim, words_of
from .draft import Draft, values

_AT = pattern(r"^(?:på|i|ved)\s(?=\p{Lu})")
_LONGEST = 60
_REACH = 200
_COUNTED = pattern(r"\.\s+(?=(?:ca\.?\s|om lag\s)?\d+\s\p{Ll})", regex.IGNORECASE)
_ONLINE = pattern(r"\s(?:på|via|over)\s(?P<room>Teams|Zoom|Skype|Google Meet|Messenger)\b", regex.IGNORECASE)
"""Where a meeting is held that is nowhere: "styremøte 17.11.20 på Teams"."""
_SENTENCE = pattern(r"[.!?:]\s*$")
_STOP = pattern(r"[.!?](?=\s+\p{Lu}\p{Ll}+\s\p{Ll})")
_WEEKDAY = pattern(r"(?:man|tirs|ons|tors|fre|lør|laur|søn|sun|ty|tys)dag(?:en)?,?\s*(?:den)?\s*$", regex.IGNORECASE)
_ROOM = pattern(r"\d\s*\((?P<room>\p{L}[^()]{2,40})\)\s*$")
"""A room in brackets after the hour: "09.15 (rom 54)"."""
_ROOM_AFTER = pattern(r"\d{1,2}[.:]\d{2}\s*,?\s+(?P<room>(?:(?:på|i)\s+)?(?:møte)?rom(?:met)?\s\P{L}*\p{L}?[^,;()]{1,40})$", regex.IGNORECASE)
"""A room straight after the hour: "18.30 rom 12 i Grendahuset"."""
_BETWEEN = pattern(r"\s*,\s*(?P<room>\p{Lu}(?:[^,;.]|(?<=\d)\.){3,60}?)\s*(?:,?\s*(?:og|som ble)\s+(?:hev|avslutt|slutt)|$)")
"""A room after the hour and a comma, before what closes the sentence: "satt kl. 12.15, Rom 8 Nordbygget, og hevet kl. 14"."""
_NEXT_TO_DAY = pattern(r"(?P<dash>\s[–-])?\s(?P<room>\p{Lu}[^.:;!?\d]{3,60})\s*$")
_TOWN = pattern(r"\s(?:i|på)\s\p{Lu}\p{Ll}+$")
_END = pattern(r"(?<=\p{Ll}{6})\.$")
"""The stop after a place, which is no abbreviation: "Kommunestyresalen."."""
_PLACED = pattern(r"st[ea]d")
_ROOM_WORD = pattern(
    r"\p{L}*(?:auditori|rom|sal|hall|heimen|værelse|hus|bygg|lokal|sk[ou]le|hotel|stue|stove|senter|g[aå]rd|kirke|kyrkje|loft|kontor|kafe|kantine)\p{L}*"
)
"""What places to meet in are called."""
_HELD = pattern(
    r"(?:(?:[Mm]øtet|[Aa]rsmøtet) (?:ble|vart|blei) (?:av)?(?:holdt|halde|haldt) (?:på|i|ved)\s"
    r"(?P<place>\p{L}[^;.:()]{2,60}?)(?=[.)](?:\s|$)|,?\s(?:og|som)\s(?:varte|varde|ble|vart|blei|startet|starta|begynte|byrja)\s|,?\skl\b))|"
    r"(?:holdt|haldt|heldt|halde|avholdt|avhalde)\s(?:\S+\s){0,4}?(?:møtet?\s)?(?:på|i|ved)\s(?P<place>\p{Lu}[^,;.]{2,50}?)(?=,?\s(?:kl|den\s\d|\p{Ll}+dag\s|\d{1,2}[./]\s?\d|\d{1,2}\.\s\p{Ll}))"
)
"""Where a sentence says that the meeting was held: "holdt Lia formannskap møte på Herredshuset kl. 09.00", "Møtet ble holdt i salen og …"."""
_OF_COMPANY = pattern(r"\s(?:ASA?|SA|BA|IKS|KF|HF|(?:bolig)?sameie|\p{L}*(?:borettslag|forening|foreining|velforening)|[Vv]el)$")
"""Whose assembly was held: "generalforsamling i Fjordbygg AS tirsdag …"."""
_COMPANY = pattern(r"\p{Lu}[\p{L}&.-]*(?:\s\p{L}[\p{L}&.-]*){0,3}?\s(?:ASA?|SA|BA|IKS|KF|HF)\b")
_HOLDING = pattern(r"(?:holdt|haldt|heldt|halde|avholdt|avhalde)\s(?:\S+\s){0,8}?\S*(?:møte|forsamling)\S*")
_IN = pattern(r"\s(?:på|i|ved)\s")
_HOUR_AFTER = pattern(r",?\s(?:kl|den|\p{Ll}+dag)\.?\s\d.*$", regex.DOTALL)
_NAMED_SOON = 2
"""Among so many words is the one that tells a room from a body or a town."""
_CLOCK_WORDS = pattern(r"[\s,;:–-]*(?:kl(?:okka|okken)?\.?|den|dato|fra|frå|og)?[\s,;:–-]*$", regex.IGNORECASE)


def read_place(source: Source, outline: Outline, head: Sequence[Item], draft: Draft) -> None:
    for span in values(outline, "place"):
        cut = _before_time(source, span)
        draft.put("place", _END.sub("", words_of(source, cut).strip(" ,;")), cut)
    for block in outline.of_kind("time", "date"):
        label = block.opener.label if block.opener else None
        if label and _PLACED.search(fold(label.phrase.text)):
            _beside(source, block.spans, draft)
    for span in values(outline, "time", "date", "start_time"):
        room = _ROOM_AFTER.search(source.text, span.start, span.end)
        if room:
            draft.put("place", room["room"].strip(), Span(*room.span("room")))
        bracket = _ROOM.search(source.text, span.start, span.end)
        if bracket and not any(True for _ in times(source.reading, *bracket.span("room"))):
            draft.put("place", bracket["room"].strip(), Span(*bracket.span("room")))
    for above, below in pairwise(head):
        _under_day(source, above, below, draft)
    for item in head:
        held = _HELD.search(source.text, item.span.start, item.span.end)
        if held and not (body_in(held["place"]) or _OF_COMPANY.search(held["place"])) and (held["place"][0].isupper() or _is_room(held["place"])):
            draft.put("place", words_of(source, Span(*held.span("place"))), Span(*held.span("place")))
        if inside := _room_held_in(source, item):
            draft.put("place", words_of(source, inside), inside)
        if not item.label and title_kind(text_of(source, item)):
            online = _ONLINE.search(source.text, item.span.start, item.span.end)
            if beside := (Span(*online.span("room")) if online else _after_comma(source, item)):
                draft.put("place", words_of(source, beside).strip(" ,;."), beside)
        elif not item.label:
            start, end = item.span
            day = next(iter(dates(source.reading, start, min(end, start + _REACH))), None)
            after = (_after_time(source, item) or _after_comma(source, item) or _after_day(source, item, day)) if day else None
            if after:
                draft.put("place", words_of(source, after).strip(" ,;."), after)
        if not item.label and not title_kind(text_of(source, item)):
            for part in item.parts:
                _place_before_day(source, Span(max(item.content, part.start), part.end), draft)


def _is_room(words: str) -> bool:
    """Does a word for a room stand near the beginning: "bankens bygg i Lia"?"""
    return any(_ROOM_WORD.fullmatch(fold(word).strip(",.;")) for word in words.split()[:_NAMED_SOON])


def _beside(source: Source, spans: Sequence[Span], draft: Draft) -> None:
    """What a label for time and place says beside the time: "Tid og sted: 12. mars 2024 kl. 18, Rådhuset"."""
    text = source.text
    told = [x.span for span in spans[:1] for found in (dates, times) for x in found(source.reading, span.start, span.end)]
    if not told:
        return
    start, end = min(s.start for s in told), max(s.end for s in told)
    after = trim(text, Span(end, spans[0].end), source.markup)
    before = _before_time(source, Span(spans[0].start, start)) if start > spans[0].start else after
    cut = next((s for s in (after, before) if s and words_of(source, s).strip(" ,;.–-")), None)
    if cut:
        draft.put("place", words_of(source, cut).strip(" ,;.–-").removeprefix("på ").removeprefix("i "), cut)


def _under_day(source: Source, above: Item, below: Item, draft: Draft) -> None:
    """The room on the line under the day, on a title page."""
    name = _AT.sub("", _COUNTED.split(text_of(source, below))[0])
    plain = not (above.label or below.label or below.marker or below.cells or body_in(name) or any(True for _ in times(name)))
    if plain and len(name) < _LONGEST and name[0].isupper() and not _SENTENCE.search(name) and _ROOM_WORD.search(fold(name)):
        day = next(iter(dates(source.reading, above.span.start, above.span.end)), None)
        if day and len(text_of(source, above)) < _LONGEST:
            draft.put("place", name, *below.parts)  # of "på Rådhuset" the place, and no head count


def _room_held_in(source: Source, item: Item) -> Span | None:
    """ "Torsdag 20. april 2017 ble det avholdt generalforsamling i Lia vel i foreningens lokaler i Storgata 4."."""
    held = _HOLDING.search(source.text, item.span.start, item.span.end)
    if not held or not any(True for _ in dates(source.reading, item.span.start, item.span.end)):
        return None
    stop = _STOP.search(source.text, held.end(), item.span.end)
    end = stop.start() if stop else item.span.end
    for at in _IN.finditer(source.text, held.end(), end):
        words = source.text[at.end() : end]
        if _COMPANY.match(source.text, at.end(), end):
            continue
        if _is_room(words) and not body_in(" ".join(words.split()[:_NAMED_SOON])):
            place = _HOUR_AFTER.sub("", source.text[at.end() : end]).rstrip(" .,;")
            return Span(at.end(), at.end() + len(place))
    return None


def _place_before_day(source: Source, line: Span, draft: Draft) -> None:
    """ "Lia skole, 3. mars 2024": what stands before the date, with a comma."""
    day = next(iter(dates(source.reading, line.start, line.end)), None)
    if day is None or day.span.start <= line.start + 2:
        return
    cut = _before_time(source, Span(line.start, day.span.start))
    words = words_of(source, cut).strip(" ,;")
    apart = source.text[day.span.start - 2 : day.span.start].strip() == "," or (_ROOM_WORD.match(fold(words)) is not None and " " in words)
    if words and apart and not body_in(words) and not _WEEKDAY.fullmatch(words):
        draft.put("place", words, cut)


def _after_time(source: Source, item: Item) -> Span | None:
    """The words after date and time: "Onsdag 13. mars 2019 kl 18:30 på Naustloftet"."""
    text = source.text
    ends = [d.span.end for d in dates(source.reading, item.span.start, item.span.end)] + [
        t.span.end for t in times(source.reading, item.span.start, item.span.end)
    ]
    m = (
        regex.match(r"\s*,?\s*(?:på|i|ved)\s+(?=\p{Lu}|(?:\p{Ll}+\s){0,2}\p{L}*(?:rom|sal|hus|bygg|lokal)\p{L}*)", text[max(ends) : item.span.end])
        if ends
        else None
    )
    if m is None:
        return None
    stop = _STOP.search(text, max(ends) + m.end(), item.span.end)
    return trim(text, Span(max(ends) + m.end(), stop.start() if stop else item.span.end), source.markup)


def _after_comma(source: Source, item: Item) -> Span | None:
    """What looks like a room after the first hour: "Mandag 3. mars, kl. 1200-1400, Rådssalen i Nordbygget"."""
    for time in list(times(source.reading, item.span.start, item.span.end))[:2]:
        m = _BETWEEN.match(source.text, time.span.end, item.span.end)
        if m and any(_ROOM_WORD.fullmatch(word) for word in fold(m["room"]).split()):
            return Span(*m.span("room"))
    return None


def _after_day(source: Source, item: Item, day: Day) -> Span | None:
    """What looks like a room straight after the date, to the line's end: "12.03.2007 Peisestua ved Lia kirke", "12. mars 2001 - Kafeen i Lia"."""
    m = _NEXT_TO_DAY.match(source.text, day.span.end, item.parts[0].end) if len(item.parts) == 1 else None
    if m is None or body_in(m["room"]):
        return None
    dashed = bool(m["dash"]) and _TOWN.search(m["room"]) is not None
    return Span(*m.span("room")) if dashed or any(_ROOM_WORD.fullmatch(word.strip(",")) for word in fold(m["room"]).split()) else None


def _before_time(source: Source, span: Span) -> Span:
    """The words before a date or time: "Vega Havhotell 11 juni kl 09-15"."""
    text = source.text
    stops = [d.span.start for d in dates(source.reading, span.start, span.end)] + [
        t.span.start for t in times(source.reading, span.start, span.end) if t.marked
    ]
    end = min((s for s in stops if s > span.start), default=span.end)
    kept = text[span.start : end]
    if end < span.end:
        kept = _CLOCK_WORDS.sub("", _WEEKDAY.sub("", kept))
    return trim(text, Span(span.start, span.start + len(kept)), source.markup)
