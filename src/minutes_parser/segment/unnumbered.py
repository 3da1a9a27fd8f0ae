"""Cases without numbers: headings that the file marks, titles told by the hour, lines that an agenda announced, a decision made known alone."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from rapidfuzz.fuzz import ratio

from ..lexicon.bodies import title_kind
from ..model import CaseNumber
from ..source import Source
from ..span import Span
from ..view import fold
from .agenda import Agenda
from .candidates import LONGEST_TITLE
from .items import Item, value_of
from .titles import Heading

SHORT = 90
ALIKE = 80
"""How much of two titles must agree for them to be one (rapidfuzz ratio)."""
HEAD_LABELS = frozenset({"date", "time", "place", "present", "absent", "members", "called", "secretary", "chair", "agenda"})
_CLOCKED = regex.compile(r"\[\d{1,2}[:.]\d{2}\]\s+(?=\p{Lu})")
"""The hour in brackets before a title, where a document tells its cases by the hour."""
_SEVERAL = regex.compile(r"\b(?:søknader|søknadar|saker|forslag|framlegg|vedtektsendringer|vedtektsendringar|valg|val)\b")
_LATER = regex.compile(r"saker til neste (?:gang|møte)|saker til neste gong")
_ADOPTS = regex.compile(r"(?:styre)?vedtak(?:et)? om\s")
_MOTION = regex.compile(r"(?P<raw>\p{Lu}\p{L}*(?:forslag|framlegg)\s(?P<n>\d{1,3}))\s?:\s+(?=\S)")


def marked(source: Source, items: Sequence[Item], agenda: Agenda) -> list[Heading]:
    """Without numbers the headings that the file itself marks are the cases: those of the highest level that recurs after the head."""
    clocked = [(n, m) for n, item in enumerate(items) if n >= agenda.end and (m := _CLOCKED.match(source.reading, item.content, item.parts[0].end))]
    if len(clocked) > 2:
        return [_clocked(source, items[n], n, m.end()) for n, m in clocked]
    headed = [n for n, item in enumerate(items) if item.heading and not item.label and n >= agenda.end and value_of(source, item)]
    headed = [n for n in headed if not _LATER.match(fold(value_of(source, items[n])))]
    records = [n for n in headed if title_kind(value_of(source, items[n])) == "case_record"]
    if records:
        return [Heading(n, None, items[n].value, (n,)) for n in records]
    after = next((n for n, item in enumerate(items) if item.block in HEAD_LABELS), None)
    headed = [n for n in headed if after is not None and n > after]
    levels = sorted({items[n].heading for n in headed})
    level = next((lv for lv in levels if sum(items[n].heading == lv for n in headed) > 1), None)
    if level is not None:
        return [Heading(n, None, items[n].value, (n,)) for n in _with_parts(source, items, headed, level)]
    return _announced(source, items)


def _clocked(source: Source, item: Item, index: int, start: int) -> Heading:
    """A heading told by the hour; what is put forward may be numbered: "[18:13] Vedtektsforslag 01: Ny paragraf"."""
    m = _MOTION.match(source.reading, start, item.parts[0].end)
    number = CaseNumber(m["raw"], None, int(m["n"])) if m else None
    return Heading(index, number, (Span(m.end() if m else start, item.parts[0].end), *item.parts[1:]), (index,))


def _with_parts(source: Source, items: Sequence[Item], headed: Sequence[int], level: int) -> list[int]:
    """The headings of a level; of one that stands for several cases ("Behandling av søknader") these too, where they stand straight below it."""
    out: list[int] = []
    for place, n in enumerate(headed):
        if items[n].heading != level:
            continue
        out.append(n)
        end = next((m for m in range(place + 1, len(headed)) if items[headed[m]].heading <= level), len(headed))
        parts = [m for m in headed[place + 1 : end] if items[m].heading == level + 1]
        if len(parts) > 1 and parts[0] == n + 1 and _SEVERAL.search(fold(value_of(source, items[n]))):
            out += parts
    return out


def _announced(source: Source, items: Sequence[Item]) -> list[Heading]:
    """Lines alone that say again what a bulleted agenda announced."""
    start = next((n for n, item in enumerate(items) if item.block == "agenda" and item.display), len(items))
    end = next((n for n in range(start + 1, len(items)) if not items[n].marker), len(items))
    rows = [fold(value_of(source, items[n])) for n in range(start + 1, end)]
    out: list[Heading] = []
    for index in range(end, len(items)) if len(rows) > 2 else ():
        item, text = items[index], fold(value_of(source, items[index]))
        plain = (
            item.block in (None, "remarks")
            and not (item.marker or item.cells)
            and len(item.parts) == 1
            and 4 < len(text) < SHORT
            and not text.endswith((".", ","))
        )
        if plain and any(ratio(row, text) >= ALIKE + 5 or row.startswith((text + " ", text + ".", text + ",")) for row in rows):
            out.append(Heading(index, None, item.value, (index,)))
    return out if len(out) > 1 else []


def adopted(source: Source, items: Sequence[Item]) -> tuple[Heading, ...]:
    """What a board made known by itself: its title says what was adopted ("Vedtak om nytt gjerde"), and it is the only case."""
    first = items[0] if items else None
    if first is None or first.span.end - first.span.start > LONGEST_TITLE or not _ADOPTS.match(fold(value_of(source, first))):
        return ()
    return (Heading(0, None, first.value, (0,)),)
