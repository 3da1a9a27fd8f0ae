"""Text that was recognised from pictures: whether a text layer is such text, and how its figures are to be read.

In many typefaces a lone figure one is recognised as a letter, § as $, and the stroke of a case number as a one. Nothing is corrected: the reading
is a copy of the same length, for matching, and what is quoted comes from the text itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import regex

from .patterns import pattern

_ODD = pattern(r"(?<=\p{Ll})[_§$~^|\\{}<>¤£¬=](?=\p{Ll})|(?<=\d)[lIO](?=\d)|(?<=\p{Ll})\d(?=\p{Ll})")
"""Signs inside words, letters inside numbers and figures inside words: people write these by accident, recognition does it on every page."""
_WORD = pattern(r"\p{L}{3,}")
_LEAST: Final = 5
_OFTEN: Final = 1 / 2500
"""Of the words of a document. Measured on 300 old and new protocols: text layers of scans have 0.4 to 9 in a thousand, others 0.2 at the most."""
_KINDS: Final = 2
"""One sign alone may be a habit: file_names, prices in $."""

_COUNTED = r"(?:stemm|røyst|røst|avhold|blank|represent|medlem|kron)"
_RULES: Final[tuple[tuple[regex.Pattern[str], Callable[[regex.Match[str]], str]], ...]] = (
    (pattern(r"(?<![\p{L}\d])[Kk][IlL1|](?=[.,]?\s?[\dIl])"), lambda m: f"{m[0][0]}l"),
    (pattern(rf"(?<![\p{{L}}\d.])(?<!\b[\dIl|]+\s)[Il|](?=\s{_COUNTED}|\s\d{{3}}(?!\d))"), lambda _: "1"),
    (pattern(r"(?<=\b(?:mot|imot)\s)[Il|](?=[\s.,;)]|$)(?!.\s?[\dIl|]\b)"), lambda _: "1"),
    (pattern(r"(?<=\d)(?<!\p{L}\d)[Il](?=\d|[.,:/]\d)|(?<![\p{L}\d])[Il](?=\d)"), lambda _: "1"),
    (pattern(r"(?<=\d)(?<!\p{L}\d)O(?=\d|[.,:/]\d)|(?<![\p{L}\d])O(?=\d[.:]\d)"), lambda _: "0"),
    (pattern(r"\$(?=\s?\d)"), lambda _: "§"),
    (
        pattern(r"(?m)(?<=:)\t[^\d\s]$|^[^\S\n]*[\p{L};:,.'´`~^_|][^\S\n]*$"),
        lambda m: " " * len(m[0]),
    ),  # a speck, alone after a label or on a line
)
_FIRST = pattern(r"(?m)^(?P<before>[^\S\n]*)(?P<one>[Il|])(?P<stop>[.)])(?=\s)")
_SECOND = pattern(r"\n[^\S\n]*2(?P<stop>[.)])\s")
_ROMAN_TWO = pattern(r"\n[^\S\n]*(?:II|Il|ll)[.)]?\s")
_FAR: Final = 1500
"""A list whose second point is further away than so many characters is another one."""
_CASE = pattern(r"(?m)^[^\S\n]*(?P<word>\p{L}{1,6}\s?)?(?P<first>\d{1,4})(?P<stroke>[/1IlL|7jJ])(?P<second>\d\d)(?=[\s:.]|$)")
_BULLET = pattern(r"(?m)^(?P<before>[^\S\n]*)[e*°«](?=[^\S\n]+\p{L})")
_BULLETS: Final = 2


def is_recognised(text: str) -> bool:
    """Is this the text layer of a scan, told by what recognition leaves in words?"""
    odd = [m[0] for m in _ODD.finditer(text)]
    often = len(odd) >= _LEAST and len(set(odd)) >= _KINDS and len(odd) > _OFTEN * len(_WORD.findall(text))
    return often or any(worded for _, worded in _misread_strokes(text))


def reading(text: str) -> str:
    """The text as it is to be matched, character for character: figures that were recognised as letters are figures."""
    signs = list(text)
    for misread, plain in _RULES:
        for m in misread.finditer(text):
            signs[m.start() : m.end()] = plain(m)
    for at, sign in (*_first_points(text), *_strokes(text), *_bullets(text)):
        signs[at] = sign
    return "".join(signs)


def _first_points(text: str) -> Iterator[tuple[int, str]]:
    """ "I." before "2." is the first point of a list; before "II." it is roman."""
    for m in _FIRST.finditer(text):
        second = _SECOND.search(text, m.end(), m.end() + _FAR)
        if second and second["stop"] == m["stop"] and not _ROMAN_TWO.search(text, m.end(), second.start() + 1):
            yield m.start("one"), "1"


def _strokes(text: str) -> Iterator[tuple[int, str]]:
    """ "27119" at the start of a line is 27/19 where 26/19 or 28/19 stands at the start of another."""
    return ((at, "/") for at, _ in _misread_strokes(text))


def _misread_strokes(text: str) -> Iterator[tuple[int, bool]]:
    """Where a stroke was misread, and whether a word stands before the number: "SAK 40195" between "SAK 39/95" and "SAK 41/95"."""
    found = list(_CASE.finditer(text))
    sure = {(int(m["first"]), m["second"]) for m in found if m["stroke"] == "/"}
    for m in found:
        number, year = int(m["first"]), m["second"]
        if m["stroke"] != "/" and {(number - 1, year), (number, year), (number + 1, year)} & sure:
            yield m.start("stroke"), m["word"] is not None and (number + 1, year) in sure


def _bullets(text: str) -> Iterator[tuple[int, str]]:
    """A lone letter before the words of several lines."""
    found = list(_BULLET.finditer(text))
    for m in found if len(found) >= _BULLETS else ():
        yield m.end("before"), "•"
