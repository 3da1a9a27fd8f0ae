"""The ZIP container of office documents, opened with suspicion: bombs, damage and foreign entities do no harm."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is an exception, named like one here

import attrs

from minutes_parser.errors import UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST: Final = 200 * 2**20
"""Bytes that all the parts read may hold together; long protocols have a few million."""
_TIGHTEST: Final = 200
"""Times that a part may be larger than it is packed. Honest office XML stays below 60."""
_SMALL: Final = 2**20
"""Parts below this many bytes may be packed as tightly as they like."""

_SAVE_AGAIN: Final = "Open the document in a word processor, save it anew and give that file"

# ISO 29500 "strict" documents differ from all others in the names of these namespaces only.
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


@attrs.define
class Package:
    """The parts of a document by their path. ``damaged`` lists the paths of parts that were asked for and could not be read."""

    name: str
    _archive: ZipFile
    _sizes: Mapping[str, tuple[int, int]]
    damaged: list[str] = attrs.field(factory=list)
    _spent: int = 0

    def needed(self, path: str) -> Element:
        """The root of an XML part without which there is no document. Raises UnreadableDocument."""
        if path not in self._sizes:
            raise UnreadableDocument(self.name, f"the file holds no {path}", _SAVE_AGAIN)
        try:
            return _parsed(self._bytes(path))
        except _DAMAGE as error:
            raise UnreadableDocument(self.name, f"{path} in the file is damaged ({error})", _SAVE_AGAIN) from error

    def part(self, path: str) -> Element | None:
        """The root of an XML part, or ``None`` where it is missing or damaged."""
        if path not in self._sizes:
            return None
        try:
            return _parsed(self._bytes(path))
        except _DAMAGE:
            self.damaged.append(path)
            return None

    def _bytes(self, path: str) -> bytes:
        size, packed = self._sizes[path]
        self._spent += size
        if self._spent > LARGEST or (size > _SMALL and size > _TIGHTEST * packed):
            raise UnreadableDocument(
                self.name,
                f"{path} in the file unpacks to {size:,} bytes from {packed:,}, more than any protocol",
                "Do not open it if you do not know its sender",
            )
        with self._archive.open(path) as part:
            data = part.read()
        for strict, common in _STRICT:
            data = data.replace(strict, common)
        return data


def open_package(data: bytes, name: str) -> Package:
    """The container in ``data``. Raises UnreadableDocument where it is damaged or cut short."""
    try:
        archive = ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise UnreadableDocument(
            name, f"the file is damaged or cut short ({error})", "Fetch it anew, or let a word processor repair it and save it"
        ) from error
    return Package(name, archive, {info.filename: (info.file_size, info.compress_size) for info in archive.infolist()})


def _parsed(data: bytes) -> Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise ValueError("no XML")
    return root


# lxml's XMLSyntaxError is a SyntaxError; RuntimeError is how zipfile tells of a password, EOFError of a part cut short.
_DAMAGE: Final = (BadZipFile, ZlibError, SyntaxError, ValueError, KeyError, OSError, EOFError, NotImplementedError, RuntimeError)
