"""The agenda (saksliste): where it stands, and from where to where its rows go."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..lexicon.bodies import title_kind
from ..lexicon.columns import column
from ..lexicon.labels import labels
from ..lexicon.phrases import outcomes
from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..view import fold
from .agenda_row import Row, continued, first_cell, heads_of, is_head, leading_tabs, read_row, row_number, without_title
from .bulleted import bulleted
from .candidates import opens_case
from .fates import begins_with_result
from .items import Item, text_of, value_of
from .nested import nested
from .numbered import numbered
from .numbers import Hit, key, number_at
from .onelist import one_list
from .signing import is_place_and_day

_FEWEST, _HEAD = 2, 3
_TREATED = frozenset({"recommendation", "decision", "treatment", "voting", "proposal"})
_SAID = pattern(
    r"(?:det|eventuelt?|møtet|saks\p{L}+|som|varamed\p{L}+|forfall|medlem\p{L}+)\b.*\s(?:er|vil|kan|bes|må|skal|blir|vert|meldes|ligger|ligg)\b"
)
_PROSE = pattern(r"[.!?]\s+\p{Lu}")
_BRACKETED = pattern(r"\([^()]+\)")
"""What a label says of the list below it: "Saksliste: (U foran nummeret er unntatt offentlighet)"."""


@attrs.frozen
class Agenda:
    """The rows, and the items ``[start, end)`` they stand in (label and column heads included)."""

    start: int
    end: int
    rows: tuple[Row, ...] = ()


def read_agenda(source: Source, items: Sequence[Item]) -> Agenda:
    """Find the agenda by its label or by its column heads, and read its rows."""
    for start, item in enumerate(items):
        if item.block == "agenda" and (
            not item.body or _BRACKETED.fullmatch(value := value_of(source, item)) or row_number(source, item) or column(value)
        ):
            agenda = _rows(source, items, start, start + 1)
            if agenda.rows and not _treated(source, items, agenda):
                return agenda
            if (end := bulleted(source, items, start)) > start + 1:
                return Agenda(start, end, tuple(Row(None, i.value, {}, i.parts) for i in items[start + 1 : end]))
        elif is_head(source, item) or _announced(source, items, start):
            agenda = _rows(source, items, start, start if is_head(source, item) else start + 1)
            if agenda.rows and not _treated(source, items, agenda):
                return agenda
    bare = numbered(source, items)
    return Agenda(0, 0) if bare is None else _rows(source, items, bare, bare)


def _announced(source: Source, items: Sequence[Item], index: int) -> bool:
    """ "Saksliste til årsmøtet i Lia vel": a line that begins with the word for an agenda, right above a numbered row."""
    item = items[index]
    words = text_of(source, item).split()
    below = items[index + 1 : index + 3]
    if item.label or item.cells or item.marker or not 1 < len(words) < 9 or outcomes().first(fold(" ".join(words))):
        return False
    if any(i.heading or not row_number(source, i) for i in below):
        return False
    hit = labels().find(words[0])
    return hit is not None and hit.phrase.block == "agenda" and len(below) == 2


def _rows(source: Source, items: Sequence[Item], start: int, first: int) -> Agenda:
    rows: list[Row] = []
    heads: list[str | None] = []
    seen: set[tuple[str, int | None]] = set()
    waiting: Hit | None = None
    stacked = columned = False
    at = first
    while at < len(items):
        item = items[at]
        names = heads_of(source, item)
        if names and any(names) and all(n or not c for n, c in zip(names, item.cells or names, strict=False)):
            heads = names if len(names) > 1 else heads
            at += 1
            continue
        hit = row_number(source, item)
        if hit and rows and not waiting and (inner := nested(source, items, at, rows[-1].number)):
            rows += inner
            at += len(inner)
            continue
        if hit and not waiting:
            slip = bool(rows) and key(rows[-1].number) == key(hit.number) and not item.gap  # two rows numbered alike
            known = {
                key(hit.number),
                key(attrs.evolve(hit.number, series=None)),
                *([_plainly(hit.number)] if hit.shape == "year" and hit.word else []),
            }
            repeated = not known.isdisjoint(seen) and not slip
            if repeated or (rows and item.heading and not items[first].heading) or _numbered_anew(items, at, hit, rows):
                break
            seen |= {key(hit.number) or ("", None), _plainly(hit.number)}
            if (hit.title < item.span.end or len(item.parts) > 1) and not without_title(source, items, at, hit):
                rows.append(read_row(source, item, hit, heads))
            else:
                waiting = hit
        elif waiting and item.case_block in _TREATED and text_of(source, item).endswith(":"):
            break
        elif item.block == "case_meta" and item.display and item.cells:
            break  # the heads of the table over the first case: "Saksnr   Utvalg   Type   Dato"
        elif item.label and _over_rows(source, items, at):
            pass
        elif item.label and not waiting and not (item.cells and rows):
            break
        elif waiting and hit and hit.title >= item.span.end and len(item.parts) == 1:
            waiting, stacked = hit, True  # in a column of their own: which title is whose cannot be told
        elif waiting:
            rows.append(Row(None if stacked else waiting.number, item.parts, {}, (waiting.span, *item.parts)))
            columned, waiting, stacked = columned or stacked, None, False
        elif rows and (column_at := leading_tabs(source, item)):
            rows[-1] = continued(rows[-1], item, column_at, heads)
        elif not _belongs(source, item, rows):
            break
        elif rows and (item.cells or item.indent > 6) and not item.marker:
            rows[-1] = attrs.evolve(rows[-1], title=(*rows[-1].title, *first_cell(item)), spans=(*rows[-1].spans, *item.parts))
        elif not item.marker:
            rows.append(Row(None, item.value, {}, item.parts))
        else:
            rows[-1] = attrs.evolve(rows[-1], spans=(*rows[-1].spans, *item.parts))
        at += 1
    numbered = [row for row in rows if row.number]
    return Agenda(start, at, tuple(rows)) if numbered or columned else Agenda(start, first)


def _numbered_anew(items: Sequence[Item], at: int, hit: Hit, rows: Sequence[Row]) -> bool:
    """ "Sak 12/17 Ny brygge" below rows that only count from one, and treated: the first case, which the agenda has as its first row."""
    counted = [row.number.year is None and row.number.series is None for row in rows if row.number]
    return items[at].gap and hit.shape == "year" and bool(counted) and all(counted) and opens_case(items, at)


def _plainly(number: CaseNumber) -> tuple[str, int | None]:
    """The number without its series, as "Sak nr. 12/19" has it where the agenda says "PS 12/19"."""
    return (f"-{number.sequence}", number.year)


def _over_rows(source: Source, items: Sequence[Item], at: int) -> bool:
    """A heading within the table: "Saker til behandling" straight above a row in columns."""
    below = items[at + 1] if at + 1 < len(items) else None
    return items[at].display and below is not None and bool(below.cells) and not below.gap and row_number(source, below) is not None


def _treated(source: Source, items: Sequence[Item], agenda: Agenda) -> bool:
    """Not an agenda but the first cases themselves: none of the numbers comes again but those after them, and what was said and decided follows
    (below a single row, anything but another); or a row has its result on the line below it."""
    listed = [row.number for row in agenda.rows if row.number]
    if _with_results(source, items, agenda) or _with_bullets(source, items, agenda, len(listed)) or one_list(source, items, agenda.start):
        return True
    if not listed or agenda.end >= len(items) or not (len(listed) == 1 or items[agenda.end].case_block in _TREATED):
        return False
    later = [hit for item in items[agenda.end :] if not item.marker and (hit := number_at(source.reading, item.content, item.parts[0].end))]
    if {key(n) for n in listed} & {key(hit.number) for hit in later}:
        return False
    first = listed[0]
    alone = len(listed) == 1 and first.sequence is not None and opens_case(items, agenda.end - 1)
    if alone and any(item.marker == f"{(first.sequence or 0) + 1}." for item in items[agenda.end :]):
        return True  # "Til behandling forelå:" over the first of the cases
    return any(_after(first, hit.number) for hit in later if hit.shape == "year" or hit.word)


def _with_bullets(source: Source, items: Sequence[Item], agenda: Agenda, rows: int) -> bool:
    """In minutes the list is the cases where most of its points have bullets of what was said under them, and none comes again below."""
    if rows < _FEWEST or not any(title_kind(text_of(source, item)) == "minutes" for item in items[:_HEAD]):
        return False
    points = [n for n in range(agenda.start + 1, len(items)) if items[n].marker != "-" and row_number(source, items[n])]
    numbers = [key(hit.number) for n in points if (hit := row_number(source, items[n])) and hit.shape == "plain"]
    told = sum(n + 1 < len(items) and items[n + 1].marker == "-" and not items[n + 1].gap for n in points)
    return len(numbers) == len(points) == len(set(numbers)) and told * 3 >= len(points) * 2


def _with_results(source: Source, items: Sequence[Item], agenda: Agenda) -> bool:
    """The list tells under its rows what became of them, and no number comes again below it."""
    told = any(
        _tells_result(text_of(source, item)) and not (item.marker or item.gap or item.cells or item.label or row_number(source, item))
        for item in items[agenda.start + 2 : agenda.end + 1]
    )
    if not told:
        return False
    numbers = [key(hit.number) for item in items[agenda.start :] if (hit := row_number(source, item)) and hit.shape == "plain"]
    return len(set(numbers)) == len(numbers)


def _tells_result(text: str) -> bool:
    """ "Ble godkjent av alle", "Enstemmig vedtatt"."""
    told = outcomes().first(fold(text))
    return begins_with_result(text) or (told is not None and told.start == 0)


def _after(first: CaseNumber, number: CaseNumber) -> bool:
    alike = first.series == number.series and first.year == number.year
    return alike and first.sequence is not None and number.sequence is not None and number.sequence > first.sequence


def _belongs(source: Source, item: Item, rows: Sequence[Row]) -> bool:
    """May an item without a number be part of the list? A continuation, a bullet under a row, a title without a number."""
    text = value_of(source, item)
    if len(text) > 160 or _PROSE.search(text) or item.heading or (text.isupper() and title_kind(text)):
        return False
    if item.marker:
        return bool(rows)
    return bool(rows) and not item.gap and not _under_list(source, item, text)


def _under_list(source: Source, item: Item, text: str) -> bool:
    """What a notice says under its list: place and day, or in a sentence that the meeting is open, or whom to tell that one cannot come."""
    return is_place_and_day(text) or (text.endswith(".") and item.cells == () and _SAID.match(fold(text)) is not None)
