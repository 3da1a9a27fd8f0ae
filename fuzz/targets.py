"""What is fuzzed: a function of bytes for each reader and one for the whole, with what must hold of whatever comes out.

A target returns whether the input was read (``True``) or refused in the way that is promised; all else is a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import minutes_parser as mp
from minutes_parser.errors import DataError, DocumentError
from minutes_parser.limits import Meter
from minutes_parser.load.decode import decode
from minutes_parser.load.docx import read_docx
from minutes_parser.load.html import read_html
from minutes_parser.load.ocr import OcrFailed, read_hocr
from minutes_parser.load.ocr_image import Straight, pictures, straighten
from minutes_parser.load.ocr_pieces import sheet_of
from minutes_parser.load.odt import read_odt
from minutes_parser.load.pdf import read_pdf
from minutes_parser.load.sheets import to_source
from minutes_parser.load.txt import read_markdown, read_plain
from minutes_parser.source import Page, Source

Target = Callable[[bytes], bool]


def _sound(source: Source) -> None:
    """Lines lie in the text, in order and apart; every visible character stands in one; markup lies in the text."""
    assert source.characters == len(source.text)
    assert all(0 <= line.start <= line.end <= len(source.text) for line in source.lines)
    assert all(one.end <= other.start for one, other in pairwise(source.lines))
    between = "".join(source.text[one.end : other.start] for one, other in pairwise(source.lines))
    assert not between.strip("\n")
    assert all(0 <= mark.start < mark.end <= len(source.text) for mark in source.markup)
    assert all(one.end < other.start for one, other in pairwise(source.markup))
    assert all(0 <= doubt.start < doubt.end <= len(source.text) for doubt in source.doubts)


def _reader(read: Callable[[bytes], Source]) -> Target:
    def target(data: bytes) -> bool:
        try:
            source = read(data)
        except DocumentError as error:
            assert error.reason and error.cure
            return False
        _sound(source)
        return True

    return target


def _worded(read: Callable[[str, str, str], Source]) -> Target:
    def target(data: bytes) -> bool:
        try:
            text = decode(data)[0]
        except UnicodeDecodeError:  # ``read`` has asked before it comes so far
            return False
        return _reader(lambda _: read(text, "x", ""))(data)

    return target


def _image(data: bytes) -> bool:
    try:
        for picture in pictures(data, Meter("x")):
            straighten(picture)
    except DocumentError:
        return False
    return True


def _hocr(data: bytes) -> bool:
    try:
        lines = read_hocr(data)
    except OcrFailed:
        return False
    _sound(to_source(b"", "x", "application/pdf", [sheet_of(lines, Straight(b"", 0.36), Page(1, 595.0, 842.0), Meter("x"))], ()))
    return True


def _json(data: bytes) -> bool:
    try:
        minutes = mp.from_json(data)
    except DataError:
        return False
    assert mp.from_json(mp.to_json(minutes)) == minutes
    return True


def _parse(data: bytes) -> bool:
    try:
        meetings = mp.parse_all(data, name="x", ocr="never")
    except DocumentError:
        return False
    for minutes in meetings:
        whole(minutes)
    return True


def whole(minutes: mp.Minutes) -> None:
    """What must hold of every reading: the books balance, spans lie in the text, JSON gives the same back, a check has an answer."""
    _sound(minutes.source)
    assert not any(one.code.startswith("MP9") for one in minutes.diagnostics)
    books = minutes.coverage
    assert books.interpreted + books.verbatim + books.furniture + books.unparsed == len("".join(minutes.source.text.split()))
    assert all(0 <= s.start < s.end <= len(minutes.source.text) for case in minutes.cases for s in case.span)
    assert mp.from_json(mp.to_json(minutes)) == minutes
    mp.check(minutes)


TARGETS: Final[Mapping[str, Target]] = MappingProxyType(
    {
        "text": _worded(read_plain),
        "markdown": _worded(read_markdown),
        "html": _worded(read_html),
        "docx": _reader(lambda data: read_docx(data, "x")),
        "odt": _reader(lambda data: read_odt(data, "x")),
        "pdf": _reader(lambda data: read_pdf(data, "x")),
        "image": _image,
        "hocr": _hocr,
        "json": _json,
        "parse": _parse,
    }
)
