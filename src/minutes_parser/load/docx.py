"""Word documents (.docx, .docm, .dotx): our own walk of the element tree, for the usual libraries drop what stands in content controls,
tracked insertions and text boxes, and the numbers of lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from minutes_parser.diagnostics import Diagnostic
from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import LIMITS, Limits, Meter
from minutes_parser.source import Source

from . import kinds
from .assemble import DAMAGED, DRAWN, EMBEDDED, LEFT_OUT, LOST, TRACKED, Original, Story, assemble, difference
from .blocks import Row, lay_out
from .docx_numbering import read_numbering
from .docx_parts import Part, Relation, asides, main_part, related, relations
from .docx_styles import Styles
from .docx_walk import Walker
from .docx_xml import A, V, W, text_runs, value
from .package import Package, open_package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_INSERTIONS: Final = (f"{W}ins", f"{W}moveTo")
_DELETIONS: Final = (f"{W}del", f"{W}moveFrom")
_PICTURES: Final = (f"{W}drawing", f"{W}pict", f"{W}object")
_DRAWINGS: Final = ("diagramData", "chart", "chartEx")
_SAME_PAGE: Final = ("continuous", "nextColumn")


def read_docx(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """A Word document as text: a line per paragraph, line break or table row; cells and tab stops as tabs.

    List labels are computed and stand in the text, headings carry Markdown signs listed as markup, an empty line
    stands where a reader sees a gap. After the body follow, as layers, headers and footers, notes, comments and
    deleted text. Pages are counted where the file tells of breaks. ``notes`` say what was odd; the self-check
    compares the lines with the text runs of every part. Raises UnreadableDocument, LimitExceeded too.
    """
    try:
        return _read(Original(name, data, kinds.DOCX), Meter(name, limits))
    except RecursionError as error:
        raise UnreadableDocument(name, "its elements are nested too deeply", "Save it anew in a word processor and give that file") from error


def _read(original: Original, meter: Meter) -> Source:
    package = open_package(original.data, meter)
    path = main_part(package)
    document, links = package.needed(path), relations(package, path)
    meter.spend("cells", sum(1 for _ in document.iter(f"{W}tc")))
    styles = Styles(related(package, links, "styles"))
    counters = read_numbering(related(package, links, "numbering"), styles)
    body = Walker(styles, counters, _sections(document))
    walkers: list[Walker] = []
    stories: list[Story] = []
    notes: list[Diagnostic] = []
    for part in (Part(path, "body", (document,)), *asides(package, document, links)):
        walker = Walker(styles, counters) if walkers else body
        rows = tuple(row for root in part.roots for row in lay_out(walker.blocks(root)))
        notes += _lost(part, rows, walker)
        walkers.append(walker)
        stories.append(Story(part.layer, rows))
    deleted = tuple(Row(text.text, text.page) for walker in walkers for text in walker.deleted)
    notes += [*_revisions(document), *_omissions(document, walkers), *_drawn(package, document, links)]
    notes += [DAMAGED.at((), part=part) for part in package.damaged]
    pictures = next(document.iter(*_PICTURES), None) is not None
    return assemble(original, [*stories, Story("deleted", deleted)], notes, meter, paged=body.paged, pictures=pictures)


def _sections(document: Element) -> list[bool]:
    """For each section but the first: does it begin on a new page? (How it begins is written at its end.)"""
    ends = [end for end in document.iter(f"{W}sectPr") if (parent := end.getparent()) is not None and parent.tag != f"{W}sectPrChange"]
    return [value(end.find(f"{W}type")) not in _SAME_PAGE for end in ends[1:]]


def _lost(part: Part, rows: Iterable[Row], walker: Walker) -> Iterator[Diagnostic]:
    """The self-check: what the file holds, plus signs, less what nobody sees, is what the lines hold."""
    held = [*(text for root in part.roots for text in text_runs(root)), *walker.signs]
    shown = [*rows, Row("".join(walker.left_out))]
    if count := difference(shown, held):
        yield LOST.at((), part=part.path, count=count)


def _revisions(document: Element) -> Iterator[Diagnostic]:
    inserted = sum(1 for mark in document.iter(*_INSERTIONS) if len(mark))
    deleted = sum(1 for mark in document.iter(*_DELETIONS) if len(mark))
    if inserted or deleted:
        yield TRACKED.at((), inserted=inserted, deleted=deleted)


def _omissions(document: Element, walkers: Iterable[Walker]) -> Iterator[Diagnostic]:
    if hidden := sum(len(text.strip()) for walker in walkers for text in walker.left_out):
        yield LEFT_OUT.at((), count=hidden)
    if chunks := sum(1 for _ in document.iter(f"{W}altChunk")):
        yield EMBEDDED.at((), count=chunks)


def _drawn(package: Package, document: Element, links: Mapping[str, Relation]) -> Iterator[Diagnostic]:
    """Words that are part of a drawing: those of diagrams and charts lie in parts of their own."""
    parts = [document, *(root for link in links.values() if link.kind in _DRAWINGS and (root := package.part(link.path)) is not None)]
    words = [element.text or "" for part in parts for element in part.iter(f"{A}t")]
    words += [element.get("string", "") for element in document.iter(f"{V}textpath")]
    if count := sum(len("".join(text.split())) for text in words):
        yield DRAWN.at((), count=count)
