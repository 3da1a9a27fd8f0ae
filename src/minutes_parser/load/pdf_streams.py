"""How much the streams of a PDF hold when unpacked: weighed piece by piece, before pdfium unpacks them whole.

What Flate and LZW pack is weighed, also where it is packed over and over or written in ASCII (run lengths pdfium limits itself). A stream counts
from the word ``stream`` to where its own data ends: the lengths and end marks that the file gives may be wrong on purpose.
"""

from __future__ import annotations

import zlib
from binascii import unhexlify
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Any, Final

from minutes_parser.limits import Meter
from minutes_parser.patterns import pattern

from .lzw import Lzw, is_lzw

_STREAM: Final = pattern(rb"stream\r?\n?")
_PICTURE: Final = pattern(rb"/Subtype\s*/Image\b")
_ASCII: Final = pattern(rb"[\t-\r -~]*+")
_FIGURES: Final = bytes(range(33, 118))
_VALUES: Final = bytes(max(0, figure - 33) for figure in range(256))
_DICTIONARY: Final = 2000
"""Bytes before a stream in which its dictionary stands."""
_FIRST: Final = 2**13
_PIECE: Final = 2**16
"""Bytes that are looked at at once: most streams end within the first."""
_OVER: Final = 4
"""Times that a stream may be packed over."""
_PICTURES: Final = 100
"""Times as much as all else that the pictures of a file may hold together: those of a scanned book are larger than its words."""


def weigh(data: bytes, meter: Meter) -> None:
    """Raises LimitExceeded where the streams hold too much: all but pictures together, or one picture by itself."""
    pictures = 0
    for start, picture in _streams(data):
        layers, own = _Layers(), 0
        for size in (size for piece in _packed(data, start) for size in layers.unpack(piece)):
            if picture:
                own, pictures = own + size, pictures + size
                meter.check("unpacked", max(own, pictures // _PICTURES))
            else:
                meter.spend("unpacked", size)


def _streams(data: bytes) -> Iterator[tuple[int, bool]]:
    """Where the data of each stream begins, and whether it says that it is a picture."""
    for found in _STREAM.finditer(data):
        at = found.start()
        if data[at - 3 : at] != b"end":
            begun = max(data.rfind(b"obj", max(0, at - _DICTIONARY), at), at - _DICTIONARY, 0)
            yield found.end(), bool(_PICTURE.search(data, begun, at))


def _packed(data: bytes, start: int) -> Iterable[bytes]:
    """What is packed, in pieces; that which is written in ASCII at once, for it is no larger than the file."""
    if _unpacking(data[start : start + 2]):
        then = start + _FIRST
        return chain([data[start:then]], (data[at : at + _PIECE] for at in range(then, len(data), _PIECE)))
    end = data.find(b"endstream", start)  # all of a file may be ASCII: what comes after is not looked at for each stream anew
    written = _ASCII.match(data, start, end if end >= 0 else len(data))
    text = b"".join(written[0].split()) if written else b""
    with suppress(ValueError):
        return [a85(text.removeprefix(b"<~")[:-2]) if text.endswith(b"~>") else unhexlify(text.rstrip(b">"))]
    return []


def a85(text: bytes) -> bytes:
    """What is written in ASCII85, without blanks and marks. ValueError for what is not.

    Five figures to the base of 85 are four bytes. They are put together for all groups at once, in one long number that has eight bytes for each.
    """
    groups = -(-len(text := text.replace(b"z", b"!!!!!")) // 5)
    more = 5 * groups - len(text)
    if (text := text + more * b"u").translate(None, _FIGURES):
        raise ValueError("not ASCII85")
    number = 0
    for place in range(5):
        figures = bytearray(8 * groups)
        figures[::8] = text[place::5].translate(_VALUES)
        number = 85 * number + int.from_bytes(figures, "little")
    held = number.to_bytes(8 * groups, "little")
    if held[4::8].strip(b"\0"):
        raise ValueError("not ASCII85")
    found = bytearray(4 * groups)
    for place in range(4):
        found[place::4] = held[3 - place :: 8]
    return bytes(found[: 4 * groups - more])


class _Layers:
    """What a stream is packed in: Flate or LZW, and either within it, where what comes out is packed again."""

    def __init__(self) -> None:
        self._layers: list[_Flate | Lzw | None] = []

    def unpack(self, piece: bytes, layer: int = 0) -> Iterator[int]:
        """The sizes of all that comes out of the next piece, from layer to layer. What is not packed, or no longer, gives nothing."""
        if layer == len(self._layers):
            self._layers.append(_unpacking(piece[:2]) if layer < _OVER else None)
        if unpacking := self._layers[layer]:
            for out in unpacking.feed(piece):
                yield len(out)
                yield from self.unpack(out, layer + 1)


class _Flate:
    """What zlib unpacks, in pieces, until the data ends or is no longer what it was taken for."""

    def __init__(self) -> None:
        self._unpacking: Any = zlib.decompressobj()
        self._over = False

    def feed(self, piece: bytes) -> Iterator[bytes]:
        while piece and not self._over:
            try:
                out = self._unpacking.decompress(piece, _PIECE)
            except zlib.error:
                out = b""
            piece = self._unpacking.unconsumed_tail
            self._over = not out or self._unpacking.eof
            if out:
                yield out


def _unpacking(head: bytes) -> _Flate | Lzw | None:
    return _Flate() if _is_flate(head) else Lzw() if is_lzw(head) else None


def _is_flate(head: bytes) -> bool:
    """A stream of zlib begins with its method and a check of it."""
    return len(head) == 2 and head[0] & 15 == 8 and not int.from_bytes(head, "big") % 31
