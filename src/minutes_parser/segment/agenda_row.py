"""A row of the agenda (saksliste): the heads of its columns, its number, and what stands in each."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..lexicon.columns import column
from ..lexicon.phrases import outcomes
from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..span import Span, Spans
from ..view import fold, words_of
from .items import Item, text_of
from .numbers import Hit, number_at

_LONGEST_RESULT = 40
_OTHER_LISTS = ("present", "absent", "members", "substitutes", "administration", "guests")
_ARCHIVE = pattern(r"\d{2,4}/\d{2,6}(?:\s?-\s?\d{1,4})?")


@attrs.frozen
class Row:
    """A row of the agenda: its number, and the spans of what stands in its columns."""

    number: CaseNumber | None
    title: Spans
    columns: dict[str, Spans]
    spans: Spans


def is_head(source: Source, item: Item) -> bool:
    """The heads of its columns: one for the number, one for the title."""
    names = heads_of(source, item)
    return "number" in names and "title" in names


def heads_of(source: Source, item: Item) -> list[str | None]:
    """What the columns hold, where the line is made of their heads; ``None`` for a cell that is none."""
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


def without_title(source: Source, items: Sequence[Item], at: int, hit: Hit) -> bool:
    """A row whose title stands below it: beside its number only that of the archive, or what became of it too ("98/1234 Innstilling vedtatt")."""
    item, below = items[at], items[at + 1] if at + 1 < len(items) else None
    archive = _ARCHIVE.match(source.text, hit.title, item.span.end) if len(item.cells) in (0, 2) else None
    if archive is None:
        return False
    rest = source.text[archive.end() : item.span.end].strip()
    if not rest:
        return below is not None and not below.gap and row_number(source, below) is None
    return not item.cells and len(rest) < _LONGEST_RESULT and outcomes().first(fold(rest)) is not None


def leading_tabs(source: Source, item: Item) -> int:
    """How many empty cells begin the line: the row above goes on in that column."""
    line = source.lines[item.line]
    raw = source.text[line.start : item.parts[0].start]
    return raw.count("\t") if not raw.strip() else 0


def continued(row: Row, item: Item, first: int, heads: Sequence[str | None]) -> Row:
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


def row_number(source: Source, item: Item) -> Hit | None:
    """The number that a row begins with; a number alone counts where it cannot be anything else."""
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


def read_row(source: Source, item: Item, hit: Hit, heads: Sequence[str | None]) -> Row:
    """The row with its number; what stands in which column is told by the heads, else by what stands there."""
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


def first_cell(item: Item) -> Spans:
    """Its first cell that is not empty; all of it where it has none."""
    return next(((c,) for c in item.cells if c), item.value)
