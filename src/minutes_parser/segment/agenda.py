"""The agenda (saksliste): where it stands and its rows."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.bodies import title_kind
from ..lexicon.columns import column
from ..lexicon.labels import labels
from ..lexicon.phrases import outcomes
from ..model import CaseNumber
from ..source import Source
from ..span import Span, Spans
from ..view import fold, words_of
from .bulleted import bulleted
from .candidates import opens_case
from .items import Item, text_of, value_of
from .labelling import begins_with_result
from .numbered import numbered
from .numbers import Hit, key, number_at
from .signing import is_place_and_day

_LONGEST_RESULT = 40
_FEWEST, _HEAD = 2, 3
_OTHER_LISTS = ("present", "absent", "members", "substitutes", "administration", "guests")
_TREATED = frozenset({"recommendation", "decision", "treatment", "voting", "proposal"})
_ARCHIVE = regex.compile(r"\d{2,4}/\d{2,6}(?:\s?-\s?\d{1,4})?")
_SAID = regex.compile(
    r"(?:det|eventuelt?|møtet|saks\p{L}+|som|varamed\p{L}+|forfall|medlem\p{L}+)\b.*\s(?:er|vil|kan|bes|må|skal|blir|vert|meldes|ligger|ligg)\b"
)
_PROSE = regex.compile(r"[.!?]\s+\p{Lu}")


@attrs.frozen
class Row:
    """A row of the agenda: its number, and the spans of what stands in its columns."""

    number: CaseNumber | None
    title: Spans
    columns: dict[str, Spans]
    spans: Spans


@attrs.frozen
class Agenda:
    """The rows, and the items ``[start, end)`` they stand in (label and column heads included)."""

    start: int
    end: int
    rows: tuple[Row, ...] = ()


def read_agenda(source: Source, items: Sequence[Item]) -> Agenda:
    """Find the agenda by its label or by its column heads, and read its rows."""
    for start, item in enumerate(items):
        if item.block == "agenda" and (not item.body or _row_number(source, item) or column(value_of(source, item))):
            agenda = _rows(source, items, start, start + 1)
            if agenda.rows and not _treated(source, items, agenda):
                return agenda
            if (end := bulleted(source, items, start)) > start + 1:
                return Agenda(start, end, tuple(Row(None, i.value, {}, i.parts) for i in items[start + 1 : end]))
        elif _is_head(source, item) or _announced(source, items, start):
            agenda = _rows(source, items, start, start if _is_head(source, item) else start + 1)
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
    if any(i.heading or not _row_number(source, i) for i in below):
        return False
    hit = labels().find(words[0])
    return hit is not None and hit.phrase.block == "agenda" and len(below) == 2


def _is_head(source: Source, item: Item) -> bool:
    names = _heads(source, item)
    return "number" in names and "title" in names


def _heads(source: Source, item: Item) -> list[str | None]:
    if item.cells:
        return [_head_of(words_of(source, cell)) if cell else None for cell in item.cells]
    words = text_of(source, item).split()
    if len(words) > 5:
        return []
    for cut in range(1, len(words)):
        pair = [column(" ".join(words[:cut])), column(" ".join(words[cut:]))]
        if all(pair):
            return pair
    each = [column(word) for word in words]
    if len(words) > 2 and all(each):
        return each
    alone = column(" ".join(words)) if words and item.block not in _OTHER_LISTS else None
    return [alone] if alone in ("number", "title", "kind", "case_handler", "closed") else []


def _head_of(words: str) -> str | None:
    """What the column holds; of heads that stand too close to tell apart ("Uoff Tittel", "Saksnr. Arkivsaksnr.") the title's, or the number's."""
    pieces = [column(word) for word in words.split()]
    return column(words) or (next((name for name in ("title", "number") if name in pieces), None) if all(pieces) else None)


def _rows(source: Source, items: Sequence[Item], start: int, first: int) -> Agenda:
    rows: list[Row] = []
    heads: list[str | None] = []
    seen: set[tuple[str, int | None]] = set()
    waiting: Hit | None = None
    stacked = columned = False
    at = first
    while at < len(items):
        item = items[at]
        names = _heads(source, item)
        if names and any(names) and all(n or not c for n, c in zip(names, item.cells or names, strict=False)):
            heads = names if len(names) > 1 else heads
            at += 1
            continue
        hit = _row_number(source, item)
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
            if (hit.title < item.span.end or len(item.parts) > 1) and not _without_title(source, items, at, hit):
                rows.append(_row(source, item, hit, heads))
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
        elif rows and (column_at := _leading_tabs(source, item)):
            rows[-1] = _continued(rows[-1], item, column_at, heads)
        elif not _belongs(source, item, rows):
            break
        elif rows and (item.cells or item.indent > 6) and not item.marker:
            rows[-1] = attrs.evolve(rows[-1], title=(*rows[-1].title, *_first_cell(item)), spans=(*rows[-1].spans, *item.parts))
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


def _without_title(source: Source, items: Sequence[Item], at: int, hit: Hit) -> bool:
    """A row whose title stands below it: beside its number only that of the archive, or what became of it too ("98/1234 Innstilling vedtatt")."""
    item, below = items[at], items[at + 1] if at + 1 < len(items) else None
    archive = _ARCHIVE.match(source.text, hit.title, item.span.end) if len(item.cells) in (0, 2) else None
    if archive is None:
        return False
    rest = source.text[archive.end() : item.span.end].strip()
    if not rest:
        return below is not None and not below.gap and _row_number(source, below) is None
    return not item.cells and len(rest) < _LONGEST_RESULT and outcomes().first(fold(rest)) is not None


def _plainly(number: CaseNumber) -> tuple[str, int | None]:
    """The number without its series, as "Sak nr. 12/19" has it where the agenda says "PS 12/19"."""
    return (f"-{number.sequence}", number.year)


def _over_rows(source: Source, items: Sequence[Item], at: int) -> bool:
    """A heading within the table: "Saker til behandling" straight above a row in columns."""
    below = items[at + 1] if at + 1 < len(items) else None
    return items[at].display and below is not None and bool(below.cells) and not below.gap and _row_number(source, below) is not None


def _treated(source: Source, items: Sequence[Item], agenda: Agenda) -> bool:
    """Not an agenda but the first cases themselves: none of the numbers comes again but those after them, and what was said and decided follows
    (below a single row, anything but another); or a row has its result on the line below it."""
    listed = [row.number for row in agenda.rows if row.number]
    if _with_results(source, items, agenda) or _with_bullets(source, items, agenda, len(listed)):
        return True
    if not listed or agenda.end >= len(items) or not (len(listed) == 1 or items[agenda.end].case_block in _TREATED):
        return False
    later = [hit for item in items[agenda.end :] if not item.marker and (hit := number_at(source.reading, item.content, item.parts[0].end))]
    if {key(n) for n in listed} & {key(hit.number) for hit in later}:
        return False
    first = listed[0]
    return any(_after(first, hit.number) for hit in later if hit.shape == "year" or hit.word)


def _with_bullets(source: Source, items: Sequence[Item], agenda: Agenda, rows: int) -> bool:
    """In minutes the list is the cases where most of its points have bullets of what was said under them, and none comes again below."""
    if rows < _FEWEST or not any(title_kind(text_of(source, item)) == "minutes" for item in items[:_HEAD]):
        return False
    points = [n for n in range(agenda.start + 1, len(items)) if items[n].marker != "-" and _row_number(source, items[n])]
    numbers = [key(hit.number) for n in points if (hit := _row_number(source, items[n])) and hit.shape == "plain"]
    told = sum(n + 1 < len(items) and items[n + 1].marker == "-" and not items[n + 1].gap for n in points)
    return len(numbers) == len(points) == len(set(numbers)) and told * 3 >= len(points) * 2


def _with_results(source: Source, items: Sequence[Item], agenda: Agenda) -> bool:
    """The list tells under its rows what became of them, and no number comes again below it."""
    told = any(
        _tells_result(text_of(source, item)) and not (item.marker or item.gap or item.cells or item.label or _row_number(source, item))
        for item in items[agenda.start + 2 : agenda.end + 1]
    )
    if not told:
        return False
    numbers = [key(hit.number) for item in items[agenda.start :] if (hit := _row_number(source, item)) and hit.shape == "plain"]
    return len(set(numbers)) == len(numbers)


def _tells_result(text: str) -> bool:
    """ "Ble godkjent av alle", "Enstemmig vedtatt"."""
    told = outcomes().first(fold(text))
    return begins_with_result(text) or (told is not None and told.start == 0)


def _after(first: CaseNumber, number: CaseNumber) -> bool:
    alike = first.series == number.series and first.year == number.year
    return alike and first.sequence is not None and number.sequence is not None and number.sequence > first.sequence


def _leading_tabs(source: Source, item: Item) -> int:
    """How many empty cells begin the line: the row above goes on in that column."""
    line = source.lines[item.line]
    raw = source.text[line.start : item.parts[0].start]
    return raw.count("\t") if not raw.strip() else 0


def _continued(row: Row, item: Item, first: int, heads: Sequence[str | None]) -> Row:
    """The row with the rest of its cells, which stand on a line of their own."""
    columns, title = dict(row.columns), row.title
    cells = enumerate(item.cells, start=first) if item.cells else ((first, part) for part in item.parts)
    for at, cell in cells:
        name = heads[at] if at < len(heads) else None
        if name == "title" or (name is None and at == 1):
            title = (*title, cell)
        elif name and name in columns and cell:
            columns[name] = (*columns[name], cell)
        elif name and cell:
            columns[name] = (cell,)
    return attrs.evolve(row, title=title, columns=columns, spans=(*row.spans, *item.parts))


def _belongs(source: Source, item: Item, rows: Sequence[Row]) -> bool:
    """May an item without a number be part of the list? A continuation, a bullet under a row, a title without a number."""
    text = value_of(source, item)
    if len(text) > 160 or _PROSE.search(text) or item.heading:
        return False
    if item.marker:
        return bool(rows)
    return bool(rows) and not item.gap and not _under_list(source, item, text)


def _under_list(source: Source, item: Item, text: str) -> bool:
    """What a notice says under its list: place and day, or in a sentence that the meeting is open, or whom to tell that one cannot come."""
    return is_place_and_day(text) or (text.endswith(".") and item.cells == () and _SAID.match(fold(text)) is not None)


def _row_number(source: Source, item: Item) -> Hit | None:
    start = item.body.start if item.marker == "-" else item.content
    end = item.cells[0].end if item.cells and item.cells[0] else item.parts[0].end
    if item.cells and not item.cells[0]:
        return None
    hit = number_at(source.reading, start, end)
    if hit and item.cells and hit.title >= end:
        hit = attrs.evolve(hit, title=next((c.start for c in item.cells[1:] if c), item.span.end))
    if hit and hit.shape == "plain" and not hit.word and not hit.stop and not item.cells:
        return hit if hit.number.sequence and item.parts[0].end - hit.title > 2 and source.text[hit.title].isupper() else None
    return hit


def _row(source: Source, item: Item, hit: Hit, heads: Sequence[str | None]) -> Row:
    if not item.cells:
        title: Spans = (Span(hit.title, item.parts[0].end), *item.parts[1:])
        return Row(hit.number, tuple(t for t in title if t), {}, item.parts)
    columns: dict[str, Spans] = {name: (cell,) for name, cell in zip(heads, item.cells, strict=False) if name and cell}
    columns.pop("number", None)
    own = Span(hit.title, item.cells[0].end) if hit.title < item.cells[0].end else None
    said = [c for c in item.cells[1:] if c and not _ARCHIVE.fullmatch(source.text, c.start, c.end)]
    title = columns.pop("title", ()) or ((own,) if own and not (said and _archived(source, own)) else ()) or tuple(said[:1])
    return Row(hit.number, title, columns, item.parts)


def _archived(source: Source, span: Span) -> bool:
    return _ARCHIVE.fullmatch(source.text, span.start, span.end) is not None


def _first_cell(item: Item) -> Spans:
    return next(((c,) for c in item.cells if c), item.value)
