"""The packing of Lempel, Ziv and Welch, as PDF files of the 1990s have it (ISO 32000-1, 7.4.4): codes of 9 to 12 bits for words seen before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

_BYTES: Final = [bytes([value]) for value in range(256)]
_CLEAR: Final = 256
_FIRST: Final = 258
"""The first code that is free for a word; the one before it ends the data."""
_NARROWEST: Final = 9
_WIDEST: Final = 12
_PIECE: Final = 2**16


def is_lzw(head: bytes) -> bool:
    """Writers begin by clearing the table."""
    return len(head) > 1 and head[0] == 0x80 and head[1] < 0x80


@attrs.define
class Lzw:
    """What is unpacked so far: the words seen, and the bits that are no whole code yet."""

    _words: list[bytes] = attrs.field(factory=list, init=False)
    _last: bytes = attrs.field(default=b"", init=False)
    _held: int = attrs.field(default=0, init=False)
    _bits: int = attrs.field(default=0, init=False)
    _over: bool = attrs.field(default=False, init=False)

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """What the next piece unpacks to, in pieces, until the data ends or is no longer what it was taken for."""
        out = bytearray()
        for code in self._codes(piece):
            if code == _CLEAR:
                self._words.clear()
                self._last = b""
            elif word := self._word(code):
                if self._last and len(self._words) < 2**_WIDEST - _FIRST:
                    self._words.append(self._last + word[:1])
                self._last = word
                out += word
            else:
                self._over = True
                break
            if len(out) >= _PIECE:
                yield bytes(out)
                out.clear()
        if out:
            yield bytes(out)

    def _codes(self, piece: bytes) -> Iterator[int]:
        """They grow wider a word before the words that they stand for would need it."""
        for byte in b"" if self._over else piece:
            self._held, self._bits = self._held << 8 | byte, self._bits + 8
            width = min(max(_NARROWEST, (_FIRST + len(self._words) + 1).bit_length()), _WIDEST)
            if self._bits >= width:
                self._bits -= width
                yield self._held >> self._bits
                self._held &= (1 << self._bits) - 1

    def _word(self, code: int) -> bytes:
        """What a code stands for: a byte, a word seen, or the one that is about to be; nothing for the end, and for what cannot be."""
        if code < _CLEAR:
            return _BYTES[code]
        at = code - _FIRST
        if 0 <= at < len(self._words):
            return self._words[at]
        return self._last + self._last[:1] if at == len(self._words) else b""
