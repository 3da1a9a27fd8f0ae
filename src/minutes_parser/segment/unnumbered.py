"""Cases without numbers: headings that the file marks, titles told by the hour, lines that an agenda announced, a decision made known alone."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from ..lexicon.bodies import title_kind
from ..lexicon.gazetteer import is_first_name
from ..lexicon.kinds import title_kind as case_kind
from ..lexicon.phrases import evidence, outcomes
from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..span import Span, Spans, overlapping
from ..view import fold, paragraph, trim
from .agenda import Agenda
from .agenda_row import Row
from .candidates import LONGEST_TITLE
from .items import Item, text_of, value_of
from .titles import Heading

SHORT = 90
ALIKE = 80
"""How much of two titles must agree for them to be one (rapidfuzz ratio)."""
HEAD_LABELS = frozenset({"date", "time", "place", "present", "absent", "members", "called", "secretary", "chair", "agenda"})
NO_CASE = pattern(r"\bpaus[ea]|^(?:neste møte|to-?do|gjøremål|gjeremål|huskeliste|hugseliste|oppgaver|oppgåver|aksjonspunkt)")
"""Headings of a pause, or of what somebody is to do."""
_CLOCKED = pattern(r"\[\d{1,2}[:.]\d{2}\]\s+(?=\p{Lu})")
"""The hour in brackets before a title, where a document tells its cases by the hour."""
_TITLE = 60
_ROWS = 2
"""An agenda of no more rows announces nothing."""
_FEWEST = 3
"""So many titles of an annual meeting at least make the other lines like them titles too."""
_BLOCKS, _DECIDING = 4, 2
"""So many blocks of a title and its text make minutes, where so many of them at least say what was decided."""
_SENTENCE = pattern(r"[.!?][)\"»”]?\s*$")
_FORMAL = pattern(
    r"(?:konstituering|åpning|opning|velkommen|årsberetning|årsmelding|styrets (?:års)?beretning|regnskap|rekneskap|budsjett|valg|val|eventuelt|ymse"
    r"|godkjenning|vedtekt\p{L}*|endringer? (?:i|av) vedtekt\p{L}*|endringar? (?:i|av) vedtekt\p{L}*|innkomne saker|forslag til vedtekter|årsplan"
    r"|kontingent)\b"
)
_SEVERAL = pattern(r"\b(?:søknader|søknadar|saker|forslag|framlegg|vedtektsendringer|vedtektsendringar|valg|val)\b")
_LATER = pattern(r"saker til neste (?:gang|møte)|saker til neste gong")
_ADOPTS = pattern(r"(?:styre)?vedtak(?:et)? om\s")
_MOTION = pattern(r"(?P<raw>\p{Lu}\p{L}*(?:forslag|framlegg)\s(?P<n>\d{1,3}))\s?:\s+(?=\S)")


def marked(source: Source, items: Sequence[Item], agenda: Agenda) -> list[Heading]:
    """Without numbers the headings that the file itself marks are the cases: those of the highest level that recurs after the head."""
    clocked = [(n, m) for n, item in enumerate(items) if n >= agenda.end and (m := _CLOCKED.match(source.reading, item.content, item.parts[0].end))]
    if len(clocked) > 2:
        return [_clocked(source, items[n], n, m.end()) for n, m in clocked if not NO_CASE.search(fold(source.text[m.end() : items[n].span.end]))]
    headed = [n for n, item in enumerate(items) if item.heading and item.block in (None, "remarks") and n >= agenda.end]
    headed = [n for n in headed if _words(source, items[n])]
    headed = [n for n in headed if not _LATER.match(fold(value_of(source, items[n])))]
    records = [n for n in headed if title_kind(value_of(source, items[n])) == "case_record"]
    if records:
        return [Heading(n, None, items[n].value, (n,)) for n in records]
    after = next((n for n, item in enumerate(items) if item.block in HEAD_LABELS), None)
    headed = [n for n in headed if after is not None and n > after]
    levels = sorted({items[n].heading for n in headed})
    level = next((lv for lv in levels if sum(items[n].heading == lv for n in headed) > 1), None)
    announced = _announced(source, items, agenda) if agenda.rows or level is None else []
    said = {h.item: h for h in announced}
    if level is not None:
        cases = _with_parts(source, items, headed, level)
        listed = [n for n in headed if n in said]  # of whatever level, where most of the agenda comes again as headings
        cases = sorted({*cases, *listed}) if len(listed) * 2 >= len(agenda.rows) else cases
        return [said.get(n) or Heading(n, None, _words(source, items[n]), (n,)) for n in cases]
    behind = agenda.start * 2 > len(items)  # the notice was filed after the minutes
    plain = _plain(source, items, after or 0, agenda.start) if behind else _plain(source, items, max(agenda.end, after or 0), len(items) - 1)
    if not (announced or plain or agenda.rows or after is None):
        return _blocks(source, items, after)
    return [said.get(h.item, h) for h in plain] if said.keys() <= {h.item for h in plain} else announced


def _plain(source: Source, items: Sequence[Item], start: int, end: int) -> list[Heading]:
    """Short lines that stand alone above their text, in a document where most of them are what annual meetings treat: "Årsberetning for 2016"."""
    found = [n for n in range(start + 1, end) if _alone(source, items, n)]
    texts = [fold(_title(source, items[n])) for n in found]
    formal = [text for text in texts if _FORMAL.match(text)]
    if len(formal) < _FEWEST or len(set(texts)) < len(texts) or len(formal) * 2 < len(found):
        return []
    return [Heading(n, None, _words(source, items[n]), (n,)) for n in found]


def _alone(source: Source, items: Sequence[Item], n: int, ends: str = "") -> bool:
    """A line with room above it, not a sentence, not a label, a row or a name; ``ends``: the signs that may end it beside a word."""
    item, text = items[n], _title(source, items[n])
    formality = item.display and item.block == "remarks" and case_kind(text) == "approval"
    bare = (formality or not item.label) and not (item.marker or item.cells) and len(item.parts) == 1 and item.gap
    if not (bare and 3 < len(text) < _TITLE and text[0].isupper() and (text[-1].isalnum() or text[-1] in ends)):
        return False
    return not outcomes().first(fold(text)) and not is_first_name(text.split()[0])


def _blocks(source: Source, items: Sequence[Item], head: int) -> list[Heading]:
    """Titles that stand straight above their sentences, a blank line between the blocks, in minutes that are nearly all such blocks."""
    opens = [n for n in range(head + 1, len(items)) if items[n].gap]
    blocks = {n: items[n + 1 : end] for n, end in zip(opens, [*opens[1:], len(items)], strict=False)}
    found = {n: below for n, below in blocks.items() if below and _alone(source, items, n, ")") and _SENTENCE.search(text_of(source, below[-1]))}
    texts = {fold(_title(source, items[n])) for n in found}
    deciding = sum(any(_decides(source, item) for item in below) for below in found.values())
    between = [n for n in opens if n >= min(found, default=0)]
    if len(found) < _BLOCKS or deciding < _DECIDING or len(texts) < len(found) or len(found) * 3 < len(between) * 2:
        return []
    return [Heading(n, None, _words(source, items[n]), (n,)) for n in found]


def _decides(source: Source, item: Item) -> bool:
    """Is it labelled a decision, or does it tell a result?"""
    return item.case_block == "decision" or outcomes().first(fold(text_of(source, item))) is not None


def _words(source: Source, item: Item) -> Spans:
    """What a heading says, also where it is a label: "### Sekretær"."""
    words = trim(source.text, Span(item.content, item.parts[0].end), overlapping(item.span, source.markup))
    return item.value or ((words,) if words else ())


def _title(source: Source, item: Item) -> str:
    """What a line is called by, whether it looks like a label or not: "Godkjenning av innkalling"."""
    return value_of(source, item) or paragraph(source, _words(source, item))


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
        title = fold(value_of(source, items[n]))
        end = next((m for m in range(place + 1, len(headed)) if items[headed[m]].heading <= level), len(headed))
        posts = case_kind(value_of(source, items[n])) == "election"
        parts = _parts(items, n, headed[end] if end < len(headed) else len(items), level, labelled=posts)
        formal = any(case_kind(value_of(source, items[m])) in ("approval", "election") for m in parts)
        several = (_SEVERAL.search(title) and not evidence().first(title, "looks_back")) or formal
        if len(parts) > 1 and parts[0] == n + 1 and several:
            out += parts
    return out


def _announced(source: Source, items: Sequence[Item], agenda: Agenda) -> list[Heading]:
    """Lines alone that say again what the agenda announced; the number that a title has there is lent to its case."""
    end, rows = (agenda.end, agenda.rows) if agenda.rows else _bullets(items)
    titles = [(fold(paragraph(source, row.title)), row.number) for row in rows]
    out: list[Heading] = []
    for index in range(end, len(items)) if len(titles) > _ROWS else ():
        item = items[index]
        if item.marker or item.cells or len(item.parts) > 1 or item.block not in (None, "remarks"):
            continue
        text = fold(_title(source, item)) if item.span.end - item.span.start < LONGEST_TITLE else ""
        said = [number for title, number in titles if _says_again(text, title)] if 4 < len(text) < SHORT and text[-1] not in ".," else []
        if said:
            lent = next((n for n in said if n and not any(h.number == n for h in out)), None)
            out.append(Heading(index, lent, _words(source, item), (index,), from_agenda=lent is not None))
    return out if len(out) > 1 else []


def _bullets(items: Sequence[Item]) -> tuple[int, Sequence[Row]]:
    """The points under the label of an agenda that was not read as one, and where they end."""
    start = next((n for n, item in enumerate(items) if item.block == "agenda" and item.display), len(items))
    end = next((n for n in range(start + 1, len(items)) if not items[n].marker), len(items))
    return end, [Row(None, item.value, {}, item.parts) for item in items[start + 1 : end]]


def _says_again(text: str, title: str) -> bool:
    return ratio(title, text) >= ALIKE + 5 or title.startswith((text + " ", text + ".", text + ","))


def adopted(source: Source, items: Sequence[Item]) -> tuple[Heading, ...]:
    """What a board made known by itself: its title says what was adopted ("Vedtak om nytt gjerde"), and it is the only case."""
    first = items[0] if items else None
    if first is None or first.span.end - first.span.start > LONGEST_TITLE or not _ADOPTS.match(fold(value_of(source, first))):
        return ()
    return (Heading(0, None, first.value, (0,)),)


def _parts(items: Sequence[Item], start: int, end: int, level: int, *, labelled: bool) -> list[int]:
    """The headings of the next level between two of a level. ``labelled``: also those that are posts to be filled: "### Sekretær"."""
    own = [m for m in range(start + 1, end) if items[m].heading == level + 1]
    return own if labelled else [m for m in own if items[m].value and items[m].block in (None, "remarks")]
