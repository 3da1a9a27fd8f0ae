"""Paragraphs: lines glued where a sentence goes on, cut where a label or a list item begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.labels import Hit, labels
from ..patterns import pattern
from ..shapes import MONTHS
from ..source import Line, Source
from ..span import Span, Spans, overlapping
from ..view import HYPHENS, SUSPENDED, fold, paragraph, trim
from .fates import tells_fate, tells_vote
from .labelling import labels_inside, read_label
from .numbers import Hit as NumberHit
from .numbers import number_at
from .wrapping import Wrap, reaches, wrap_of

_NO_DATE = r"(?!\s?(?i:" + "|".join(MONTHS) + r")\b)"
"""The number of a day is no marker: "17. mai"."""
MARKER = pattern(
    r"(?:[-•*–·▪◦●○■□➢►o]\s+)?(?P<label>\(?\d{1,2}(?:\.\d{1,2})*\\?[.)](?=\s|\p{L}\p{L})" + _NO_DATE + r"|\(?[a-zæøåA-ZÆØÅ]\)"
    r"|[a-zA-Z]\.(?=\s)|[ivxIVX]{1,4}[.)](?=\s)|\d{1,2}\s?:(?=\s)"
    r"|(?:Pkt|Punkt|Nr)\.?\s?\d{1,2}\s?[:.)]?(?=\s)|(?:pkt|punkt|nr)\.?\s?\d{1,2}\s?[:.)](?=\s))\s*"
    r"|(?P<bullet>[•▪◦●○■□➢►·*–—-]\s*(?=\S)|o\s+(?=[\p{Lu}\d])|:\s+(?=\p{Lu}))"  # a colon: what a list of definitions says of its term
)
_HASHES = pattern(r"\s*(?:(?P<hash>#{1,6})(?:\s|(?<=##)(?=\w))|(?P<equals>={2,6})\s?)")
_CELLS = pattern(r"\t| {3,}")
_POINTS = 5.0
"""The width of a character, roughly, where a line's box tells its indent."""
_TERMINAL = pattern(r"[.!?:;)\]\"»”…]\W{0,2}$")
_GLUED = pattern(
    r"(?<=[\p{Ll}.)])(?=\d{2,4}/\d{2}(?::\s\p{Lu}|$))|(?<=[.!?:)])\s+(?=(?:[A-ZÆØÅ]{2,3}\s)?\d{2,4}/\d{2}(?::\s\p{Lu}|$))"
    r"|(?<=\p{L}{3}|\d{4})(?<!\b(?i:sak))\s(?=0\d\d/\d\d$)|(?<=[.!?])\s+(?=0\d{3}/\d\d\s\p{Lu}\p{Ll})"
)
"""Where a case number was glued to the end of the line before it."""
_NUMBERED = pattern(r"(?:Sak|SAK|Punkt|PUNKT)\s\d{1,3}(?:\.\d{1,2})*\s?:\s+(?=[\p{Lu}\[])")
"""A case with its number and a colon begins a line of its own, however full the line before."""
_FIRST_POINT = pattern(
    r"[^\p{L}\d\n]{0,5}(?P<label>\p{L}[^:\n]{3,60}?)(?::[*_]{0,2}|\s[–-])\s+(?=(?:1[.)]|a[.)]|(?i:pkt|punkt)\.?\s1\s?:|(?P<bullet>[-•*–]))\s+\p{L}[^\n]*(?:\n+\s*(?P<next>\S))?)"
)
_LISTING = frozenset({"decision", "recommendation", "proposal", "statement"})
_SHORT_LABEL, _LONGEST_LABEL = 40, 120
_LEADERS = pattern(r"\p{L}\s?(?:\.\s?){6,}\p{L}")
_ROMAN = pattern(r"[IVX]+[.)]?$")
_SUSPENDED = pattern(SUSPENDED)


@attrs.frozen
class Item:
    """A paragraph, list item, table row or label with its value."""

    parts: Spans
    """The visible text, a span for each line."""
    body: Span
    """What follows the label or marker on the first line."""
    line: int
    content: int
    """Where the words begin, marker included."""
    label: Hit | None = None
    """The label, read as one of the document's head."""
    case_label: Hit | None = None
    """The label, read as one inside a case."""
    by: Span | None = None
    """What filled the label's ``{by}`` slot."""
    marker: str | None = None
    heading: int = 0
    """Markdown heading level, 0 for none."""
    gap: bool = False
    """A blank line stands before it."""
    indent: int = 0
    cells: Spans = ()
    outlined: bool = False
    """The label has the number of a part, "III Votering …", and runs into its text."""
    span: Span = attrs.field(init=False, eq=False)
    """From its first line to its last."""

    @span.default
    def _span(self) -> Span:
        return Span(self.parts[0].start, self.parts[-1].end)

    @property
    def value(self) -> Spans:
        """The text less its label or marker."""
        return tuple(s for s in (self.body, *self.parts[1:]) if s)

    @property
    def block(self) -> str | None:
        return self.label.phrase.block if self.label else None

    @property
    def case_block(self) -> str | None:
        return self.case_label.phrase.block if self.case_label else None

    @property
    def display(self) -> bool:
        """A label alone on its line: it opens a section; one that runs into its text opens a paragraph."""
        return self.label is not None and not self.body

    @property
    def opens_section(self) -> bool:
        """A label that all that follows belongs to, until something speaks against it."""
        return self.display or self.outlined


def items(source: Source) -> tuple[Item, ...]:
    """The document's paragraphs in order; they tile its visible body text."""
    wrap = wrap_of(source)
    grown: list[tuple[Item, list[Span]]] = []
    for piece in _pieces(source):
        if grown and (whole := _label_over_lines(source, *grown[-1], piece)):
            grown[-1] = whole
        elif grown and _goes_on(source, *grown[-1], piece, wrap):
            grown[-1][1].extend(piece.parts)
        else:
            grown.append((piece, list(piece.parts)))
    return tuple(item if len(parts) == len(item.parts) else attrs.evolve(item, parts=tuple(parts)) for item, parts in grown)


def text_of(source: Source, item: Item) -> str:
    """The words of the whole item, label included."""
    return paragraph(source, item.parts)


def value_of(source: Source, item: Item) -> str:
    """The words of the item without its label or marker."""
    return paragraph(source, item.value) if item.value else ""


def _pieces(source: Source) -> Iterator[Item]:
    text = source.reading
    gap, before = False, Span(0, 0)
    for index, line in enumerate(source.lines):
        if line.layer != "body":
            continue
        span = trim(text, line.span)
        if not span:
            gap = True
            continue
        if source.markup and not trim(text, span, _markup_in(source, span)):
            gap = True  # a rule, a fence: formatting alone
            continue
        for piece in _cut(source, span):
            mid = not gap and text[piece.start].islower() and bool(before) and not _finished(text, before)
            yield _piece(source, line, index, piece, gap=gap, mid=mid)
            gap, before = False, piece


def _cut(source: Source, span: Span) -> Iterator[Span]:
    """Cut a line where another label begins in it ("Møtedato: 25.04.2002 Tid: 09:00")."""
    text = source.reading
    start = span.start
    line = text[span.start : span.end]
    if (listed := _FIRST_POINT.match(text, span.start)) and listed.end() < span.end and _opens_list(listed):
        yield trim(text, Span(start, listed.end()))
        span = Span(start := listed.end(), span.end)
    for begin in labels_inside(text, span):
        yield trim(text, Span(start, begin))
        start = begin
    glued = _GLUED.search(text, start + 1, span.end) if "/" in line and (line[-1].isdigit() or ": " in line or " 0" in line) else None
    while glued and not _is_label(text[start : glued.start()]):
        yield trim(text, Span(start, glued.start()))
        start = glued.end()
        glued = _GLUED.search(text, start + 1, span.end)
    yield Span(start, span.end)


def _opens_list(found: regex.Match[str]) -> bool:
    """ "Vedtak: 1. Kaia bygges.": the first point stands on the line of the label, the next ones below; of signs the next line has one too."""
    hit = labels().find(found["label"], in_case=True) if found["bullet"] == found["next"] or not found["bullet"] else None
    return hit is not None and hit.phrase.block in _LISTING


def _is_label(words: str) -> bool:
    """ "Sak nr.:", "Arkivsak:": what stands after it is its own number, not one glued to it."""
    return len(words) < _SHORT_LABEL and words.endswith(":")


def _piece(source: Source, line: Line, index: int, span: Span, *, gap: bool, mid: bool) -> Item:
    """One item of ``line``; ``mid`` where its first word goes on a sentence of the line before."""
    text = source.reading
    hashes = _HASHES.match(text, span.start, span.end) if text[span.start] in "#=" else None
    content = trim(text, Span(hashes.end() if hashes and hashes["hash"] else span.start, span.end), _markup_in(source, span))
    if not content:
        content = span
    cells = _cells(text, content)
    if cells and MARKER.fullmatch(text[cells[0].start : cells[0].end] + " "):
        cells = ()  # "1.<tab>Havneplanen godkjennes." is a point, not a row
    marker = None if cells else MARKER.match(text, content.start, content.end)
    body = Span(marker.end(), content.end) if marker and marker.end() < content.end else content
    if body.start == content.start:
        marker = None
    listed = marker is not None and not _ROMAN.match(marker["label"] or "")
    labelled = read_label(source, content.start, body, cells, listed=listed, mid=mid)
    return Item(
        parts=(span,),
        body=labelled.value,
        line=index,
        content=content.start,
        label=labelled.head,
        case_label=labelled.case,
        by=labelled.by,
        marker=(marker["label"] or "-").replace("\\", "").strip() if marker else None,
        heading=_level(hashes, source, span) if hashes else 0,
        gap=gap,
        indent=int(line.bbox[0] / _POINTS) if line.bbox else content.start - line.start,
        cells=cells,
        outlined=labelled.outlined,
    )


def _level(hashes: regex.Match[str], source: Source, span: Span) -> int:
    """The level of a marked heading: "## Sak 3", or "== Sak 3 ==" where the signs are known to be formatting."""
    if hashes["hash"]:
        return len(hashes["hash"])
    return len(hashes["equals"]) - 1 if _markup_in(source, Span(span.start, span.start + 1)) else 0


def _markup_in(source: Source, span: Span) -> Sequence[Span]:
    return overlapping(span, source.markup)


def _cells(text: str, span: Span) -> Spans:
    raw = text[span.start : span.end]
    if "\t" not in raw and "   " not in raw:
        return ()
    cuts, at = [], span.start
    for gap in _CELLS.finditer(text, span.start, span.end):
        cuts.append(trim(text, Span(at, gap.start())))
        at = gap.end()
    cuts.append(trim(text, Span(at, span.end)))
    return tuple(cuts) if sum(bool(c) for c in cuts) > 1 else ()


def _goes_on(source: Source, last: Item, lines: Sequence[Span], piece: Item, wrap: Wrap) -> bool:
    """Does ``piece`` continue the sentence of ``last``, which stands on ``lines`` so far?"""
    if piece.label or piece.marker or piece.cells or piece.heading or last.cells or last.heading:
        return False
    text, (start, end) = source.reading, lines[-1]
    if _LEADERS.search(text, start, end):
        return False  # a row of dots leads to a column: the row ends with it
    if _NUMBERED.match(text, piece.content):
        return False
    if last.label and last.label.phrase.line:
        return not piece.gap and text[end - 1] != ":"
    if (last.label and not last.body) or (not last.marker and abs(piece.indent - last.indent) > 8):
        return False
    counted = text[piece.parts[0].start].isalpha()  # a page count before the words is left out, signs of markup are not
    first = text[piece.content if counted else piece.parts[0].start]
    if text[end - 1] in HYPHENS and text[start:end][-2:-1].isalpha() and not _SUSPENDED.match(fold(text[piece.parts[0].start : piece.parts[-1].end])):
        return not piece.gap or first.islower()
    unfinished = not _finished(text, lines[-1])
    said = text[piece.parts[0].start : piece.parts[-1].end]
    if not unfinished and first.isupper() and (tells_vote(said) or tells_fate(said)):
        return False
    if piece.gap:
        return unfinished and first.islower() and not last.label
    if wrap.width is None and not wrap.right:
        return unfinished and first.islower()
    if unfinished and first.islower() and "\t" not in text[source.lines[piece.line].start : piece.parts[0].start]:
        return True  # the writer's own line break; what stands in a later column goes on in its cell
    if first.isupper() and _is_heading(text, last) and (text[piece.parts[-1].end - 1] in ".:" or _numbered(text, piece)):
        return False  # a sentence of its own below "Sak 12/09 Godkjenning av protokoll"
    return reaches(source, lines[-1], piece.span, wrap) and not (last.marker and piece.indent < last.indent and not unfinished)


def _label_over_lines(source: Source, last: Item, lines: Sequence[Span], piece: Item) -> tuple[Item, list[Span]] | None:
    """ "Rådmannen legger saken fram med slikt forslag til", and below it "vedtak:": one label, which the end of the line divided."""
    text, span = source.reading, Span(last.content, piece.parts[0].end)
    plain = not (last.label or last.marker or last.cells or last.heading or piece.gap or piece.cells) and len(lines) == 1
    if not plain or text[span.end - 1] != ":" or not text[piece.content].islower() or span.end - span.start > _LONGEST_LABEL:
        return None
    hit = labels().find(text[span.start : span.end - 1].replace("\n", " "), in_case=True)
    if hit is None or hit.phrase.block not in _LISTING:
        return None
    by = Span(span.start + hit.by[0], span.start + hit.by[1]) if hit.by else None
    parts = [*lines, *piece.parts]
    return attrs.evolve(last, parts=tuple(parts), body=Span(span.end, span.end), label=hit, case_label=hit, by=by), parts


def _is_heading(text: str, item: Item) -> bool:
    """Does it begin with a number that can only be a case's: "Sak 12/09", "PS 12/09"?"""
    hit = _numbered(text, item)
    return hit is not None and hit.title < item.parts[0].end


def _numbered(text: str, item: Item) -> NumberHit | None:
    hit = number_at(text, item.content, item.parts[0].end)
    return hit if hit and hit.shape == "year" and (hit.word or hit.number.series) else None


def _finished(text: str, line: Span) -> bool:
    """Does a line end as sentences and headings do?"""
    return _TERMINAL.search(text, max(line.start, line.end - 3), line.end) is not None
