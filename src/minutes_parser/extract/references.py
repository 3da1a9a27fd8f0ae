"""Earlier cases and meetings that the text cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import CaseNumber, Reference
from ..patterns import pattern
from ..segment.numbers import NUMBER, read_yeared
from ..shapes import dates
from ..source import Source
from ..span import Span

_CASE = pattern(r"(?<!\p{L})(?:\p{L}{1,12}-?)?[Ss]ak(?:en|a)?s?\.?\s?(?:nr\.?\s?)?(?=(?:[A-ZÆØÅ]{1,4}[ -])?\d{1,4}\s?[/–-]\s?\d{2,4}(?!\d|[/.]\d))")
_MEETING = pattern(r"(?<!\p{L})(?:[Mm]øte|\p{L}+møte)(?:t|r)?\s(?:den\s)?(?=\d{1,2}\.)")


def find_references(source: Source, spans: Sequence[Span], own: CaseNumber | None) -> tuple[Reference, ...]:
    """Every case number and meeting date cited in ``spans``, in order; the case's own number is none."""
    return tuple(r for span in spans for r in _in(source, span) if not (r.case_number and own and _same(r.case_number, own)))


def _in(source: Source, span: Span) -> Iterator[Reference]:
    text = source.text
    line = text[span.start : span.end]
    for m in _CASE.finditer(text, span.start, span.end) if "ak" in line else ():
        found = NUMBER.match(text, m.end(), span.end)
        number = read_yeared(found) if found and found["num"] else None
        if found and number:
            at = Span(m.start(), found.end())
            yield Reference(text[at.start : at.end], number, None, (at,))
    for m in _MEETING.finditer(text, span.start, span.end) if "øte" in line else ():
        day = next(dates(text, m.end(), min(span.end, m.end() + 30)), None)
        if day and day.span.start == m.end():
            at = Span(m.start(), day.span.end)
            yield Reference(text[at.start : at.end], None, day.date(), (at,))


def _same(a: CaseNumber, b: CaseNumber) -> bool:
    return (a.sequence, a.year) == (b.sequence, b.year)
