"""The case headings: numbered lines with their titles, and the cases whose number or heading is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import regex
from rapidfuzz.fuzz import ratio

from ..lexicon.bodies import body_in, title_kind
from ..model import CaseNumber
from ..source import Source
from ..span import Span, Spans
from ..view import paragraph
from .agenda import Agenda
from .candidates import LONGEST_TITLE, ROUTED, Candidate, is_routed
from .choosing import choose
from .items import Item, text_of, value_of
from .numbers import key, number_at

_ALIKE = 80
"""How much of two titles must agree for them to be one (rapidfuzz ratio)."""
_EVENTUELT = regex.compile(r"(?:eventuelt|ymse|eventuell)\s*(?:\([^)]*\))?\s*:?", regex.IGNORECASE)
_HEAD_LABELS = frozenset({"date", "time", "place", "present", "absent", "members", "called", "secretary", "chair", "agenda"})
_IN_LINE = regex.compile(r"\bsak\s+(?P<number>(?:\p{Lu}{1,4}\s)?\d{1,4}/\d{2,4})", regex.IGNORECASE)
_CLOCKED = regex.compile(r"\[\d{1,2}[:.]\d{2}\]\s+(?=\p{Lu})")
"""The hour in brackets before a title, where a document tells its cases by the hour."""
_META = frozenset({"case_meta", "case_handler", "distribution", "body"})
_OWNER = regex.compile(r"\p{Lu}\p{L}+s\s")
_NO_TITLE = regex.compile(r"\d/\d|[.!?]\s*$")
"""Another number, or a sentence."""


@attrs.frozen
class Heading:
    """A case heading: the item it stands in and the items that its title was taken from."""

    item: int
    number: CaseNumber | None
    title: Spans
    consumed: tuple[int, ...]
    from_agenda: bool = False
    """The number stands on the agenda only."""


def find_headings(source: Source, items: Sequence[Item], agenda: Agenda) -> tuple[Heading, ...]:
    """The case headings of the document, in order."""
    numbered = _renumbered(source, agenda, [_heading(source, items, c) for c in choose(source, items, agenda)])
    found = sorted([*numbered, *_unnumbered(source, items, agenda, numbered)], key=lambda h: h.item)
    return (*_implied(items, agenda, found), *found)


def _unnumbered(source: Source, items: Sequence[Item], agenda: Agenda, numbered: Sequence[Heading]) -> list[Heading]:
    """Headings whose number is missing: titles that stand on the agenda, and "Eventuelt" alone on a line."""
    if not numbered:
        return _marked(source, items, agenda)
    taken = {i for h in numbered for i in h.consumed}
    known = {key(h.number) for h in numbered}
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
        row = next((r for title, r in rows.items() if len(title) > 12 and ratio(title, _squeezed(text)) >= _ALIKE + 10), None)
        if row and not any(h.number == row.number for h in out):
            out.append(Heading(index, row.number, item.value, (index,), from_agenda=True))
        elif not row and alone and index > numbered[0].item and _EVENTUELT.fullmatch(text.strip()):
            out.append(Heading(index, None, item.value, (index,)))
    return out


def _renumbered(source: Source, agenda: Agenda, found: Sequence[Heading]) -> list[Heading]:
    """Where the body repeats a number (a list that began anew), the agenda's number for the same title."""
    out: list[Heading] = []
    for heading in found:
        if heading.title and any(key(h.number) == key(heading.number) for h in out):
            title = _squeezed(paragraph(source, heading.title))
            used = {key(h.number) for h in out}
            row = next(
                (r for r in agenda.rows if r.number and key(r.number) not in used and ratio(_squeezed(paragraph(source, r.title)), title) >= _ALIKE),
                None,
            )
            heading = attrs.evolve(heading, number=row.number, from_agenda=True) if row else heading
        out.append(heading)
    return out


def _marked(source: Source, items: Sequence[Item], agenda: Agenda) -> list[Heading]:
    """Without numbers the headings that the file itself marks are the cases: those of the highest level that recurs after the head.

    The head of a case record ("Styrets behandling av sak 15/25 i møte …") is the heading of its one case.
    """
    for index, item in enumerate(items):
        if item.label and item.label.phrase.line:
            m = _IN_LINE.search(source.text, item.span.start, item.span.end)
            hit = number_at(source.text, m.start("number"), item.span.end) if m else None
            if hit:
                return [Heading(index, hit.number, (), (index,))]
    clocked = [(n, m) for n, item in enumerate(items) if n >= agenda.end and (m := _CLOCKED.match(source.text, item.content, item.parts[0].end))]
    if len(clocked) > 2:
        return [Heading(n, None, (Span(m.end(), items[n].parts[0].end), *items[n].parts[1:]), (n,)) for n, m in clocked]
    headed = [n for n, item in enumerate(items) if item.heading and not item.label and n >= agenda.end and value_of(source, item)]
    records = [n for n in headed if title_kind(value_of(source, items[n])) == "case_record"]
    if records:
        return [Heading(n, None, items[n].value, (n,)) for n in records]
    after = next((n for n, item in enumerate(items) if item.block in _HEAD_LABELS), None)
    headed = [n for n in headed if after is not None and n > after]
    levels = sorted({items[n].heading for n in headed})
    level = next((lv for lv in levels if sum(items[n].heading == lv for n in headed) > 1), None)
    return [Heading(n, None, items[n].value, (n,)) for n in headed if items[n].heading == level]


def _implied(items: Sequence[Item], agenda: Agenda, found: Sequence[Heading]) -> list[Heading]:
    """The first case of the agenda, where its recommendation stands straight under the agenda and its heading is left out."""
    if not (found and agenda.rows and agenda.end < found[0].item and items[agenda.end].case_block == "recommendation"):
        return []
    first = agenda.rows[0]
    if first.number is None or any(key(h.number) == key(first.number) for h in found):
        return []
    return [Heading(agenda.end, first.number, first.title, (), from_agenda=True)]


def _squeezed(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _heading(source: Source, items: Sequence[Item], candidate: Candidate) -> Heading:
    item = items[candidate.item]
    hit = candidate.hit
    own = tuple(s for s in (Span(hit.title, item.parts[0].end), *item.parts[1:]) if s)
    routed = bool(own) and is_routed(source, item, hit.title)
    named = bool(own) and _only_a_body(paragraph(source, own))
    if own and not routed and not named:
        return Heading(candidate.item, hit.number, own, (candidate.item,))
    consumed = [candidate.item]
    for index in range(candidate.item + 1, min(candidate.item + 9, len(items))):
        follower = items[index]
        if follower.block in _META or (routed and ROUTED.search(text_of(source, follower))):
            continue
        if follower.label or follower.span.end - follower.span.start > LONGEST_TITLE or (named and _NO_TITLE.search(text_of(source, follower))):
            break
        title = list(follower.value)
        consumed.append(index)
        for more in range(index + 1, min(index + 4, len(items))):
            if not _capitals_go_on(source, follower, items[more]):
                break
            title += items[more].parts
            consumed.append(more)
        return Heading(candidate.item, hit.number, tuple(title), tuple(consumed))
    return Heading(candidate.item, hit.number, own if named else (), (candidate.item,))


def _only_a_body(title: str) -> bool:
    """ "Sametingets plenum", "Formannskapet": beside the number stands who treated the case, and its title below."""
    found = body_in(title)
    return found is not None and found[1] >= len(title) and (found[0] == 0 or _OWNER.fullmatch(title[: found[0]]) is not None)


def _capitals_go_on(source: Source, first: Item, more: Item) -> bool:
    """A title in capitals over several lines."""
    return (
        not (more.gap or more.label or more.marker or title_kind(text_of(source, more)))
        and text_of(source, first).isupper()
        and text_of(source, more) == text_of(source, more).upper()
    )


def headings_by_item(headings: Sequence[Heading]) -> Mapping[int, Heading]:
    return {h.item: h for h in headings}
