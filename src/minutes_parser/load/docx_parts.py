"""Which part of a Word file is what: the relations that lead from the document to its styles, headers and notes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import attrs

from minutes_parser.source import Layer

from .docx_xml import R, W, value
from .package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_USUAL: Final = "word/document.xml"
_NOTES: Final[tuple[tuple[str, str, Layer], ...]] = (
    ("footnotes", "footnote", "footnote"),
    ("endnotes", "endnote", "footnote"),
    ("comments", "comment", "comment"),
)
_EDGES: Final[tuple[tuple[str, Layer], ...]] = (("headerReference", "header"), ("footerReference", "footer"))


@attrs.frozen
class Relation:
    """A relation to another part of the file: what it is ("styles", "header"), and where."""

    kind: str
    path: str


@attrs.frozen
class Part:
    """Text of the document: where it stands, what layer it is, and the elements that hold its paragraphs."""

    path: str
    layer: Layer
    roots: tuple[Element, ...]


def main_part(package: Package) -> str:
    """The path of the document's text."""
    found = (relation.path for relation in relations(package, "").values() if relation.kind == "officeDocument")
    return next(found, _USUAL)


def relations(package: Package, path: str) -> Mapping[str, Relation]:
    """The relations of a part by their id; those that lead out of the file are left alone."""
    folder, name = posixpath.split(path)
    root = package.part(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for element in root if root is not None else ():
        if element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
            found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], target.lstrip("/"))
    return found


def related(package: Package, related_to: Mapping[str, Relation], kind: str) -> Element | None:
    """The root of the one part of a kind."""
    path = next((relation.path for relation in related_to.values() if relation.kind == kind), None)
    return package.part(path) if path else None


def asides(package: Package, document: Element, related_to: Mapping[str, Relation]) -> Iterator[Part]:
    """Headers and footers in the order in which sections name them, then foot- and endnotes, then comments."""
    for name, layer in _EDGES:
        named = dict.fromkeys(reference.get(f"{R}id", "") for reference in document.iter(W + name))
        for path in dict.fromkeys(related_to[key].path for key in named if key in related_to):
            root = package.part(path)
            if root is not None:
                yield Part(path, layer, (root,))
    for kind, name, layer in _NOTES:
        root = related(package, related_to, kind)
        if root is not None:
            notes = (note for note in root.findall(W + name) if value(note, "type") in (None, "normal"))  # the others are the rules above the notes
            yield Part(kind, layer, tuple(notes))
