"""The case headings: numbered lines with their titles, and the cases whose number or heading is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import attrs
import regex
from rapidfuzz.fuzz import ratio

from ..lexicon.bodies import title_kind
from ..lexicon.kinds import title_kind as case_kind
from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import fold, paragraph
from .agenda import Agenda
from .bulleted import repeated
from .candidates import LONGEST_TITLE
from .choosing import choose
from .items import Item, value_of
from .lettered import with_parts
from .numbers import key, number_at
from .pointed import pointed
from .stations import last_row, routing
from .titles import Heading, titled
from .unnumbered import ALIKE, HEAD_LABELS, NO_CASE, SHORT, adopted, marked

_EVENTUELT = pattern(r"(?:eventuelt|ymse|eventuell|(?P<last>annet|anna|diverse))\s*(?:\([^)]*\))?\s*:?", regex.IGNORECASE)
_REST_BEFORE = pattern(r"(?P<title>Eventuelt|EVENTUELT|Ymse|YMSE)\s?:\s+(?=\S)")
"""The last case with what was said in one line: "Eventuelt: Neste dugnad er i mai."."""
_IN_LINE = pattern(r"\bsak\s+(?P<number>(?:\p{Lu}{1,4}\s)?\d{1,4}/\d{2,4})", regex.IGNORECASE)
_LIKE_WORD = 60
_RECORD = 4
"""Among so many items at its head a case record says which case it is."""
_TITLE_AFTER = pattern(r"\s?[-–:]\s+")
"""What parts the name of a document from its title: "SAKSPROTOKOLL - Ny skole"."""
_TITLED = frozenset({"title", "case_title"})


def find_headings(source: Source, items: Sequence[Item], agenda: Agenda) -> tuple[Heading, ...]:
    """The case headings of the document, in order, and those of their parts."""
    return tuple(with_parts(source, items, _of_cases(source, items, agenda)))


def _of_cases(source: Source, items: Sequence[Item], agenda: Agenda) -> tuple[Heading, ...]:
    if records := _records(source, items):
        return records
    numbered = _joined(source, _renumbered(source, agenda, titled(source, items, choose(source, items, agenda))))
    if _only_points(source, items, agenda, numbered):
        numbered = []
    if numbered and (points := pointed(source, items, numbered)):
        return points
    loose = _unnumbered(source, items, agenda, numbered)
    taken = {i for h in (*numbered, *loose) for i in h.consumed}
    more = (
        [h for h in (*_beside(source, items, agenda, numbered), *_opening(source, items, agenda, numbered)) if h.item not in taken]
        if numbered
        else []
    )
    more += _rest_in_line(source, items, numbered, taken) if numbered else []
    found = sorted([*numbered, *loose, *more], key=lambda h: h.item)
    return (*_implied(items, agenda, found), *found) or _routed(source, items) or adopted(source, items) or pointed(source, items)


def _only_points(source: Source, items: Sequence[Item], agenda: Agenda, numbered: Sequence[Heading]) -> bool:
    """Are the numbers those of points in the text, where the file marks as headings what an agenda without numbers lists?"""
    rows = [paragraph(source, row.title) for row in agenda.rows]
    told = bool(rows) and not any(row.number for row in agenda.rows) and not any(items[h.item].heading for h in numbered)
    return told and repeated(source, items, rows, agenda.end)


def _records(source: Source, items: Sequence[Item]) -> tuple[Heading, ...]:
    """The head of a case record, "Styrets behandling av sak 15/25 i møte …", is the heading of its case."""
    told = [(n, m) for n, item in enumerate(items) if item.label and item.label.phrase.line and (m := _IN_LINE.search(source.reading, *_ends(item)))]
    if not told or told[0][0] >= _RECORD:
        return ()
    hits = [(n, number_at(source.reading, m.start("number"), items[n].span.end)) for n, m in told]
    return tuple(Heading(n, hit.number, (), (n,)) for n, hit in hits if hit)


def _routed(source: Source, items: Sequence[Item]) -> tuple[Heading, ...]:
    """A case record without a heading: the number is that of the body that had the case last, the title what the record calls itself after."""
    row = last_row(list(routing(source, items)))
    named = next((i for i in items[:_RECORD] if title_kind(value_of(source, i)) == "case_record"), None) if row else None
    if row is None or named is None:
        return ()
    at = next(n for n, item in enumerate(items) if item is row.item)
    dash = _TITLE_AFTER.search(source.text, named.content, named.parts[0].end)
    told = (Span(dash.end(), named.parts[0].end), *named.parts[1:]) if dash else next((i.value for i in items if i.block in _TITLED and i.body), ())
    hit = number_at(source.reading, row.number_at.start, row.number_at.end)
    return (Heading(at, hit.number, told, (at,)),) if hit and told else ()


def _ends(item: Item) -> tuple[int, int]:
    return item.span.start, item.span.end


def _unnumbered(source: Source, items: Sequence[Item], agenda: Agenda, numbered: Sequence[Heading]) -> list[Heading]:
    """Headings whose number is missing: titles that stand on the agenda, and "Eventuelt" alone on a line."""
    if not numbered:
        return marked(source, items, agenda)
    taken = {i for h in numbered for i in h.consumed}
    known = {k for h in numbered for k in (key(h.number), _loose(h.number))}
    rows = {_squeezed(paragraph(source, row.title)): row for row in agenda.rows if row.number and key(row.number) not in known and row.title}
    out: list[Heading] = []
    for index in range(agenda.end, len(items)):
        item = items[index]
        alone = item.gap and not item.marker
        if index in taken or item.cells or item.case_label or not (rows or alone):
            continue
        text = value_of(source, item)
        if len(text) > LONGEST_TITLE:
            continue
        row = next((r for title, r in rows.items() if len(title) > 12 and ratio(title, _squeezed(text)) >= ALIKE + 10), None)
        if row and not any(h.number == row.number for h in out):
            out.append(Heading(index, row.number, item.value, (index,), from_agenda=True))
        elif not row and alone and _is_rest(text, index, numbered):
            out.append(Heading(index, None, item.value, (index,)))
    return out


def _loose(number: CaseNumber | None) -> tuple[str, int | None] | None:
    """The number as an agenda may give it, without its series: 004/11 for "NK 004/11"."""
    return key(attrs.evolve(number, series=None)) if number and number.year else None


def _is_rest(text: str, index: int, numbered: Sequence[Heading]) -> bool:
    """ "Eventuelt" after a case; "Annet" only after the last, for it may head a part of one too."""
    rest = _EVENTUELT.fullmatch(text.strip())
    return rest is not None and index > numbered[-1 if rest["last"] else 0].item


def _rest_in_line(source: Source, items: Sequence[Item], numbered: Sequence[Heading], taken: Set[int]) -> list[Heading]:
    """After the last numbered case what else was said, where its title runs into the text."""
    if any(h.title and _EVENTUELT.fullmatch(paragraph(source, h.title).strip()) for h in numbered):
        return []
    for index in range(numbered[-1].item + 1, len(items)):
        item = items[index]
        m = _REST_BEFORE.match(source.text, item.content, item.parts[0].end) if item.gap and index not in taken else None
        if m:
            return [Heading(index, None, (Span(*m.span("title")),), ())]
    return []


def _beside(source: Source, items: Sequence[Item], agenda: Agenda, numbered: Sequence[Heading]) -> list[Heading]:
    """Headings without a number of the same level as the numbered ones: "## Møteevaluering" beside "## 241 Regnskap".

    Where the agenda lists just the numbered ones, what stands between them are their parts.
    """
    listed = {key(row.number) for row in agenda.rows if row.number}
    if listed and listed == {key(h.number) for h in numbered}:
        return []
    levels = {items[h.item].heading for h in numbered}
    level = next(iter(levels))
    if len(levels) > 1 or not level:
        return []
    start = next((n for n, item in enumerate(items) if item.block in HEAD_LABELS), numbered[0].item)
    known = {h.item for h in numbered}
    plain = [n for n in range(start, len(items)) if items[n].heading == level and not (n in known or items[n].label or items[n].case_label)]
    plain = [n for n in plain if not NO_CASE.search(fold(value_of(source, items[n])))]
    texts = [value_of(source, items[n]) for n in plain]
    named = [text for text in texts if not _EVENTUELT.match(text)]
    if len(plain) > len(numbered) or len(set(named)) < len(named):
        return []  # parts that recur in every case
    return [Heading(n, None, items[n].value, (n,)) for n, text in zip(plain, texts, strict=True) if text]


def _opening(source: Source, items: Sequence[Item], agenda: Agenda, numbered: Sequence[Heading]) -> list[Heading]:
    """A formality without a number that stands alone above its text before the first numbered case: "Valg av møteleder"."""
    out = []
    for index in range(max(agenda.end, 1), numbered[0].item - 1):
        item, text = items[index], value_of(source, items[index])
        alone = item.gap and not (items[index + 1].gap or item.label or item.cells or item.marker or item.heading)
        short = len(item.parts) == 1 and len(text) < SHORT and not text.endswith((".", ":", ","))
        if alone and short and case_kind(text) in ("election", "approval"):
            out.append(Heading(index, None, item.value, (index,)))
    return out


def _renumbered(source: Source, agenda: Agenda, found: Sequence[Heading]) -> list[Heading]:
    """Where the body repeats a number (a list that began anew), the agenda's number for the same title."""
    out: list[Heading] = []
    used = set()
    for heading in found:
        if heading.title and key(heading.number) in used:
            title = _squeezed(paragraph(source, heading.title))
            row = next(
                (r for r in agenda.rows if r.number and key(r.number) not in used and ratio(_squeezed(paragraph(source, r.title)), title) >= ALIKE),
                None,
            )
            heading = attrs.evolve(heading, number=row.number, from_agenda=True) if row else heading
        out.append(heading)
        used.add(key(heading.number))
    return out


def _joined(source: Source, found: Sequence[Heading]) -> list[Heading]:
    """A heading that stands again over the treatment of its own case, with the same title or none, begins no other."""
    out: list[Heading] = []
    for heading in found:
        last = out[-1] if out and key(out[-1].number) == key(heading.number) else None
        titles = [paragraph(source, h.title) for h in (last, heading) if h and h.title]
        if last and (len(titles) < 2 or _same_title(*titles)):
            out[-1] = attrs.evolve(last, title=last.title or heading.title, consumed=(*last.consumed, *heading.consumed))
        else:
            out.append(heading)
    return out


def _same_title(title: str, again: str) -> bool:
    """Alike as a whole, and word by word: "Tilskudd til korpset" and "Tilskudd til koret" are two."""
    words, others = title.lower().split(), again.lower().split()
    paired = zip(words, others, strict=True) if len(words) == len(others) else ()
    return ratio(_squeezed(title), _squeezed(again)) >= ALIKE and all(ratio(a, b) >= _LIKE_WORD for a, b in paired)


def _implied(items: Sequence[Item], agenda: Agenda, found: Sequence[Heading]) -> list[Heading]:
    """The first case of the agenda, where its recommendation stands straight under the agenda and its heading is left out."""
    if not (found and agenda.rows and agenda.end < found[0].item and items[agenda.end].case_block == "recommendation"):
        return []
    first = agenda.rows[0]
    if first.number is None or any(key(h.number) == key(first.number) for h in found):
        return []
    return [Heading(agenda.end, first.number, first.title, (), from_agenda=True)]


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def headings_by_item(headings: Sequence[Heading]) -> Mapping[int, Heading]:
    return {h.item: h for h in headings}
