"""OpenDocument text (.odt), read directly from its XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutes_parser.diagnostics import Diagnostic
from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import LIMITS, Limits, Meter
from minutes_parser.source import Layer, Source

from . import kinds
from .assemble import DAMAGED, LEFT_OUT, LOST, TRACKED, Original, Story, assemble, difference
from .blocks import Row, lay_out
from .odt_lists import Lists
from .odt_styles import Styles, list_styles
from .odt_walk import Walker, deleted_text
from .odt_xml import OFFICE, STYLE, TEXT, all_text
from .package import Package, open_package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_EDGES: tuple[tuple[str, Layer], ...] = (("header", "header"), ("footer", "footer"))
_VARIANTS = ("", "-left", "-first")


def read_odt(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """An OpenDocument text as text, with the same conventions as a Word document. Raises UnreadableDocument, LimitExceeded too."""
    try:
        return _read(Original(name, data, kinds.ODT), Meter(name, limits))
    except RecursionError as error:
        raise UnreadableDocument(name, "its elements are nested too deeply", "Save it anew in a word processor and give that file") from error


def _read(original: Original, meter: Meter) -> Source:
    package = open_package(original.data, meter)
    _refuse_encrypted(package)
    content = package.needed("content.xml")
    common = package.part("styles.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableDocument(original.name, "content.xml in the file holds no text document", "Save the document as .odt and give that file")
    roots = [content] if common is None else [content, common]
    held = list(all_text(body))
    deleted = deleted_text(body)
    insertions = sum(1 for _ in body.iter(f"{TEXT}insertion"))
    walker = Walker(Styles(roots), Lists(list_styles(roots)), meter)
    rows = tuple(lay_out(walker.blocks(body)))
    notes, comments = tuple(lay_out(walker.notes)), tuple(lay_out(walker.comments))
    stories = [Story("body", rows), *_edges(common, meter), Story("footnote", notes), Story("comment", comments)]
    stories.append(Story("deleted", tuple(Row(text.text) for text in deleted)))
    found = [*_lost((*rows, *notes, *comments), held, walker), *_odd(package, walker, insertions, len(deleted))]
    return assemble(original, stories, found, meter, paged=walker.paged, pictures=any("image" in str(e.tag) for e in body.iter()))


def _refuse_encrypted(package: Package) -> None:
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and any(str(element.tag).endswith("encryption-data") for element in manifest.iter()):
        raise UnreadableDocument(package.meter.name, "the document is protected by a password", "Open it with its password and save it without")


def _edges(common: Element | None, meter: Meter) -> Iterator[Story]:
    """The headers and footers of all page styles."""
    if common is None:
        return
    walker = Walker(Styles([common]), Lists(list_styles([common])), meter)
    for name, layer in _EDGES:
        for edge in common.iter(*(f"{STYLE}{name}{variant}" for variant in _VARIANTS)):
            yield Story(layer, tuple(lay_out(walker.blocks(edge))))


def _lost(rows: tuple[Row, ...], held: list[str], walker: Walker) -> Iterator[Diagnostic]:
    """The self-check: the text of the file, less what nobody sees, is what the lines hold."""
    if count := difference((*rows, Row("".join(walker.left_out))), held):
        yield LOST.at((), part="content.xml", count=count)


def _odd(package: Package, walker: Walker, inserted: int, deleted: int) -> Iterator[Diagnostic]:
    if inserted or deleted:
        yield TRACKED.at((), inserted=inserted, deleted=deleted)
    if hidden := sum(len(text.strip()) for text in walker.left_out):
        yield LEFT_OUT.at((), count=hidden)
    for part in package.damaged:
        yield DAMAGED.at((), part=part)
