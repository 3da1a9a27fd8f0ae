"""One file, several meetings: where the minutes of the next meeting begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs
import regex

from ..lexicon.bodies import title_kind
from ..lexicon.labels import labels
from ..patterns import pattern
from ..shapes import dates
from ..source import Line, Source

_HEAD = frozenset({"date", "time", "place", "present", "absent", "members", "called", "body", "chair", "substitutes"})
_DATED = frozenset({"date", "time"})
_REACH = 12
"""Written lines within which the head of a meeting tells its date and one thing more."""
_NOTICE = 25
_LONGEST_TITLE = 90
_TITLE = pattern(r"\W*(?:\p{L}+\s){0,2}?\p{L}*(?:møte|forsamling)\p{L}*\b[^:\n]{0,80}$", regex.IGNORECASE | regex.MULTILINE)
"""A line that names a meeting and its date: "Styremøte tirsdag 14. februar 2017"."""
_APART = 6


@attrs.frozen
class Start:
    """The line on which a meeting's minutes begin, and the date that its head tells."""

    line: int
    date: dt.date


def meetings(source: Source) -> tuple[Source, ...]:
    """The document once for each meeting in it; the lines of the other meetings are in a layer of their own.

    The text is the same in all of them, so that every place stays where it is. One meeting gives the source itself.
    """
    if any(title_kind(source.text[line.start : line.end].strip()) == "notice" for line in source.lines[:_NOTICE]):
        return (source,)  # what is bound to a notice are its papers
    starts = _distinct(list(_starts(source)))
    if len(starts) < 2:
        return (source,)
    bounds = [0, *(s.line for s in starts[1:]), len(source.lines)]
    return tuple(_only(source, range(a, b)) for a, b in pairwise(bounds))


def _only(source: Source, own: range) -> Source:
    lines = tuple(line if n in own else attrs.evolve(line, layer="other_meeting") for n, line in enumerate(source.lines))
    return attrs.evolve(source, lines=lines)


def _distinct(starts: Sequence[Start]) -> list[Start]:
    """Heads that tell another date than the one before: a head repeated on every case is one meeting."""
    out: list[Start] = []
    for start in starts:
        if not out or (start.date != out[-1].date and start.line - out[-1].line > _APART):
            out.append(start)
    return out


def _starts(source: Source) -> Iterator[Start]:
    """Lines that tell a meeting's date under a label, with another label of a head near by."""
    written = [n for n, line in enumerate(source.lines) if line.layer == "body" and source.text[line.start : line.end].strip()]
    kinds = [_kind(source.text[source.lines[n].start : source.lines[n].end]) for n in written]
    begun = False
    for at, kind in enumerate(kinds):
        line = source.lines[written[at]]
        if kind is None and len({k for k in kinds[at + 1 : at + _REACH] if k in _HEAD}) > 1 and _TITLE.match(source.text, line.start, line.end):
            titled = next((d.date() for d in dates(source.text[line.start : line.end])), None)
            if titled:
                begun = True
                yield Start(written[at], titled)
        if kind in _DATED:
            date = next((d.date() for d in dates(source.text[line.start : line.end])), None)
            head = _title(source, written, at)
            above = head if begun else max(0, at - _REACH)  # below a head that is told, labels above belong to it: "Dato: 5. mai" of a feast
            near = {k for k in kinds[above : at + _REACH] if k in _HEAD and k != kind}
            if date and near:
                begun = True
                yield Start(written[head], date)


def _kind(text: str) -> str | None:
    head, colon, _ = text.partition(":")
    if not colon or len(head) > 40:
        return None
    hit = labels().find(head.strip(" *#_"))
    return hit.phrase.block if hit and hit.phrase.level == "document" else None


def _title(source: Source, written: Sequence[int], at: int) -> int:
    """The first line of the head: a title stands above the date, other labels of the head may too."""
    first = at
    for back in range(at - 1, max(-1, at - 6), -1):
        line: Line = source.lines[written[back]]
        text = source.text[line.start : line.end].strip()
        if _kind(text) in _HEAD or title_kind(text):
            first = back
        elif len(text) > _LONGEST_TITLE or text.endswith((".", ";", ",")):
            break
        elif back == first - 1 and first == at:
            first = back
    return first
