"""The ZIP container of office documents, opened with suspicion: bombs, damage and foreign entities do no harm."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is an exception, named like one here

import attrs

from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import Meter
from minutes_parser.patterns import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SMALL: Final = 2**20
"""Parts below this many bytes may be packed as tightly as they like. Honest office XML grows less than 60 times."""
ZIP_ENTRY: Final = b"PK\x01\x02"
"""How each entry of a directory of a ZIP file begins."""
_ENCODING: Final = pattern(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ENCODINGS: Final = frozenset((b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252"))
"""In which "<" is the same byte as in ASCII, so that tags can be counted before they are read."""
_TOO_DEEP: Final = "Excessive depth"
"""How libxml2 begins its refusal of what is nested more than 256 deep."""

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

    meter: Meter
    _archive: ZipFile
    _sizes: Mapping[str, tuple[int, int]]
    damaged: list[str] = attrs.field(factory=list)

    def needed(self, path: str) -> Element:
        """The root of an XML part without which there is no document. Raises UnreadableDocument."""
        if path not in self._sizes:
            raise UnreadableDocument(self.meter.name, f"the file holds no {path}", _SAVE_AGAIN)
        try:
            return _parsed(self._bytes(path), self.meter)
        except _DAMAGE as error:
            raise UnreadableDocument(self.meter.name, f"{path} in the file is damaged ({error})", _SAVE_AGAIN) from error

    def part(self, path: str) -> Element | None:
        """The root of an XML part, or ``None`` where it is missing or damaged."""
        if path not in self._sizes:
            return None
        try:
            return _parsed(self._bytes(path), self.meter)
        except _DAMAGE:
            self.damaged.append(path)
            return None

    def _bytes(self, path: str) -> bytes:
        size, packed = self._sizes[path]
        self.meter.spend("unpacked", size)
        if size > _SMALL:
            self.meter.check("ratio", -(-size // max(packed, 1)))
        with self._archive.open(path) as part:
            data = part.read()
        for strict, common in _STRICT:
            data = data.replace(strict, common)
        return data


def open_package(data: bytes, meter: Meter) -> Package:
    """The container in ``data``. Raises UnreadableDocument where it is damaged or cut short, or goes beyond a limit."""
    meter.check("parts", data.count(ZIP_ENTRY))
    try:
        archive = ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise UnreadableDocument(
            meter.name, f"the file is damaged or cut short ({error})", "Fetch it anew, or let a word processor repair it and save it"
        ) from error
    return Package(meter, archive, {info.filename: (info.file_size, info.compress_size) for info in archive.infolist()})


def _parsed(data: bytes, meter: Meter) -> Element:
    from lxml import etree

    declared = _ENCODING.match(data)
    if (declared and declared[1].lower() not in _ENCODINGS) or b"<" not in data[:4]:
        raise ValueError("an encoding that office files do not have")
    meter.check("marks", data.count(b"<") + data.count(b'="') + data.count(b"='"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if str(error).startswith(_TOO_DEEP):
            raise meter.refusal("depth") from error
        raise
    if root is None:
        raise ValueError("no XML")
    if root.getroottree().xpath(f"boolean({'/*' * (meter.limits.depth + 1)})"):
        raise meter.refusal("depth")
    return root


# lxml's XMLSyntaxError is a SyntaxError; RuntimeError is how zipfile tells of a password, EOFError of a part cut short.
_DAMAGE: Final = (BadZipFile, ZlibError, SyntaxError, ValueError, KeyError, OSError, EOFError, NotImplementedError, RuntimeError)
