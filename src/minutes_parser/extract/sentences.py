"""Sentences of Norwegian minutes: a full stop after an abbreviation, an initial, an ordinal or the number of a point ends none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from ..lexicon.inside import meanings
from ..lexicon.words import words
from ..patterns import pattern
from ..segment.items import Item, items
from ..shapes import MONTHS
from ..source import Source
from ..span import Span
from ..view import fold

_END: Final = pattern(r"(?<![.!?…])(?P<stop>[.!?…]++)[\"»”')\]*_]*+(?=\s+(?:[\"«“”']?[\p{Lu}\d§-]|\(|\p{Ll}\))|\s*$)")
_WORD_BEFORE: Final = pattern(r"(?r)(?:\p{L}+\.)*\p{L}+|(?:\d{1,2}\.\s?[-–]\s?)?[\d.:]*\d")
_BEFORE_THAT: Final = pattern(r"(?r)(?P<word>[\p{L}\d]+)\.?\s+")
_LIST_LABEL: Final = pattern(r"\s*(?:(?P<word>[\p{L}§]+)\.?\s+)?(?:\d{1,3}(?:\.\d{1,2})*|\p{L}|[IVX]+)")
"""All that a sentence has so far where it begins with the number of a point: "2.", "Pkt. 3."."""
_SHORT: Final = 20
_AHEAD: Final = 20
_DAY: Final = pattern(rf"\d{{1,2}}(?:\.?\s?(?:{'|'.join(MONTHS)})|[./]\s?\d)|kl\b", regex.IGNORECASE)
_TO: Final = pattern(r"[-–]\s?\d")
"""A range of days: "23. - 26. februar"."""
_MONTH: Final = pattern(rf"(?:{'|'.join(MONTHS)})\b", regex.IGNORECASE)
_MORE: Final = pattern(r"\d{1,2}\s?\.(?!\s+\p{Lu})")
""" "16. 06. 2025", "1. 2. og 3. ledd": but "mot 12. 3. Arbeidet …" is the number of a point."""
_DATE: Final = pattern(r"[0-3]?\d\.[01]?\d")
_RANGE: Final = pattern(r"[-–]")
_YEAR: Final = pattern(r"(?:19|20)\d\d\b")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each sentence in ``text``; line breaks inside a paragraph end none."""
    start = 0
    for m in _END.finditer(text):
        if m["stop"] == "." and m.end() < len(text) and _goes_on(text, start, m.start(), text[m.end() :][:_AHEAD].lstrip()):
            continue
        if text[start : m.end()].strip():
            yield _trimmed(text, start, m.end())
        start = m.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def sentences_of(source: Source) -> Iterator[Span]:
    """The sentences of a document, in order. A heading, a label alone, a row of a table and a line of the margin is each one of its own.

    A sentence that goes on after a page break holds the margin that stands between.
    """
    margin = [line.span for line in source.lines if line.layer != "body" and source.text[line.start : line.end].strip()]
    for item in items(source):
        while margin and margin[0].start < item.span.end:
            line = margin.pop(0)
            if line.end <= item.span.start:
                yield line
        yield from _in_item(source, item)
    yield from margin


def _in_item(source: Source, item: Item) -> Iterator[Span]:
    """The sentences of an item, the first with its label or marker."""
    first, found = item.span.start, [] if item.cells else list(sentences(source.text[item.body.start : item.span.end]))
    for start, end in found:
        yield Span(first if start == found[0][0] else item.body.start + start, item.body.start + end)
    if not found:
        yield item.span


def _goes_on(text: str, start: int, stop: int, following: str) -> bool:
    """Does the full stop at ``stop`` belong to the word before it?"""
    listed = _LIST_LABEL.fullmatch(text, start, stop) if stop - start < _SHORT else None
    if listed and (not listed["word"] or fold(listed["word"]) in words().numbered):
        return True
    before = _WORD_BEFORE.match(text, start, stop)
    if before is None:
        return False
    found = _BEFORE_THAT.match(text, start, before.start())
    belongs = _number_goes_on if before[0][-1].isdigit() else _word_goes_on
    return belongs(before[0], found["word"] if found else "", following)


def _number_goes_on(number: str, leading: str, following: str) -> bool:
    """Is it an ordinal or part of a date? ``leading`` is the word before it. What is followed by a small letter is not asked about."""
    if _RANGE.search(number) or ((leading.isdecimal() or _DATE.fullmatch(number)) and _YEAR.match(following)):
        return True
    return number.isdecimal() and len(number) <= 2 and any(shape.match(following) for shape in (_TO, _MORE, _MONTH))


def _word_goes_on(word: str, leading: str, following: str) -> bool:
    """Is it an abbreviation, or an initial?"""
    known = words()
    if word[-1].isupper() and len(word.rpartition(".")[2]) == 1:
        return fold(leading) not in known.lettered
    spellings = (fold(word.replace(".", "")), fold(word.rpartition(".")[2]))
    short = next((spelling for spelling in spellings if spelling in known.abbreviations | known.weekdays), None)
    if short in known.weekdays and "." not in word:
        return _DAY.match(following) is not None
    if short in known.closing:
        sum_or_day = following[:1].isdecimal() and (not leading.isdecimal() or _YEAR.match(following) is not None)
        return sum_or_day or fold(following.partition(" ")[0]) in meanings("currency")
    return short is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
