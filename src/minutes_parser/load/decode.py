"""Bytes into text, strictly: no character is ever replaced or left out."""

from __future__ import annotations

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it is asked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAMPLE: Final = 4096


def _windows_1252() -> str:
    """Windows-1252 as browsers read it: its five empty places hold the control characters of ISO-8859-1."""
    holes = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return "".join(chr(byte) if byte in holes else bytes([byte]).decode("cp1252") for byte in range(256))


_WINDOWS_1252: Final = _windows_1252()


def decode(data: bytes) -> tuple[str, str]:
    """The text, without byte order mark, and the encoding it was read as.

    A byte order mark decides; then a pattern of NUL bytes tells UTF-16; then UTF-8 if all bytes agree; else
    Windows-1252, which accepts every byte. Raises UnicodeDecodeError where a byte order mark promises what the
    bytes do not hold.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding), encoding
    for encoding in (*_utf16_by_nuls(data[:_SAMPLE]), "utf-8"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0], "windows-1252"


def _utf16_by_nuls(sample: bytes) -> tuple[str, ...]:
    """In UTF-16, most characters of a Latin text have a NUL for their upper byte, and none for their lower one."""
    pairs = len(sample) // 2
    lower, upper = sample[0::2].count(0), sample[1::2].count(0)
    if upper > 0.6 * pairs and lower < 0.05 * pairs:
        return ("utf-16-le",)
    if lower > 0.6 * pairs and upper < 0.05 * pairs:
        return ("utf-16-be",)
    return ()
