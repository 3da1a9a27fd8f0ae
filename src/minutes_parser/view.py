"""How text is looked at: values joined from their lines, and a folded copy for matching that owns its offset map."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import attrs

from .patterns import pattern
from .source import Source
from .span import Span, Spans, merge, overlapping, without

SUSPENDED = r"(?:og|eller|samt|til|og/eller)\b"
"""After "data- og" the hyphen stands for a word that follows; it does not split one."""

HYPHENS = "-\u00ad\ufffe"
_LINE_END_HYPHENS = tuple(hyphen + "\n" for hyphen in HYPHENS)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe"
_SPLIT_WORD = pattern(rf"(?<=\p{{L}})[{HYPHENS}]\n[^\S\n]*(?=\p{{Ll}})(?!{SUSPENDED})")
_WITHIN_WORD = pattern(r"(?<=\S-)\n")
_SUSPENDED_HYPHEN = pattern(rf"-\n(?={SUSPENDED})")
_SEVERAL_BLANKS = pattern(r"[^\S\n\t]{2,}")
_INVISIBLES = pattern(f"[{_INVISIBLE}]")
_COMPATIBLE = pattern(r"[\u0130\u2026\u2100-\u214f\u2460-\u24ff\ufb00-\ufb06\uff01-\uff5e]")
"""Ligatures and other compatibility characters."""
_ACCENTED = pattern(r"\p{L}\p{M}+")
_PLAIN = (
    *((odd, " ") for odd in "\r\f\v\u00a0\u2002\u2003\u2007\u2009\u202f"),
    *((odd, "-") for odd in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"),
    *((odd, '"') for odd in "\u201c\u201d\u201e\u00ab\u00bb\u2033"),
    *((odd, "'") for odd in "`\u2018\u2019\u00b4"),
    ("\u0130", "i"),  # the one letter whose small form is two characters
)
_PLAIN_ASCII = tuple((odd, plain) for odd, plain in _PLAIN if odd.isascii())


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Lower case, plain spaces, hyphens and quotes; every character keeps its place. One stage after the other asks for the same line."""
    return _plain(text)


def _plain(text: str) -> str:
    for odd, plain in _PLAIN_ASCII if text.isascii() else _PLAIN:
        if odd in text:
            text = text.replace(odd, plain)
    return text.lower()


class _Odd(NamedTuple):
    """Characters that do not fold one to one."""

    start: int
    end: int
    plain: str


@attrs.frozen
class _Folded:
    """A text folded character by character, and where that is not enough."""

    text: str
    odd: Sequence[_Odd]
    starts: Sequence[int]

    def within(self, start: int, end: int) -> Sequence[_Odd] | None:
        """What is odd between two offsets; ``None`` where one of them cuts through it."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if (first and self.odd[first - 1].end > start) or (last > first and self.odd[last - 1].end > end):
            return None
        return self.odd[first:last]


def folded_whole(text: str) -> str:
    """A document folded, for those who look at many passages of it."""
    return _folded(text).text


@lru_cache(maxsize=2)
def _folded(text: str) -> _Folded:
    """A document is folded once, for all views of it."""
    odd = _odd_in(text, 0, len(text))
    return _Folded(_plain(text), odd, [place.start for place in odd])


def _odd_in(text: str, start: int, end: int) -> Sequence[_Odd]:
    """Split words, several blanks, invisible and composed characters, in order; none overlaps another."""
    part = text[start:end]
    signs = set(part)
    patterns = [
        (_SPLIT_WORD, any(hyphen in part for hyphen in _LINE_END_HYPHENS)),
        (_INVISIBLES, not signs.isdisjoint(_INVISIBLE)),
        (_SEVERAL_BLANKS, "  " in part or any(sign.isspace() and sign not in " \t\n" for sign in signs)),
        (_COMPATIBLE, any(_COMPATIBLE.match(sign) for sign in signs if sign > "\u00ff")),
        (_ACCENTED, any(unicodedata.category(sign)[0] == "M" for sign in signs if sign > "\u00ff")),
    ]
    found = [_Odd(m.start(), m.end(), _regular(m.group())) for pattern, possible in patterns if possible for m in pattern.finditer(text, start, end)]
    found += (odd for sign in signs if sign.islower() for odd in _thrice(text, sign, start, end))
    found.sort(key=lambda odd: odd.start)
    kept: list[_Odd] = []
    for odd in found:
        if not kept or odd.start >= kept[-1].end:
            kept.append(odd)
    return kept


def _thrice(text: str, letter: str, start: int, end: int) -> Iterator[_Odd]:
    """No Norwegian word has a letter three times in a row."""
    at = text.find(3 * letter, start, end)
    while at >= 0:
        after = at + 3
        while after < end and text[after] == letter:
            after += 1
        yield _Odd(at, after, 2 * letter)
        at = text.find(3 * letter, after, end)


@attrs.frozen
class View:
    """A folded copy of a passage. ``text`` is searched; ``span`` leads back to the source."""

    text: str
    _folded: Sequence[int]
    _source: Sequence[int]
    _until: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The source characters behind ``text[start:end]``."""
        if end <= start:
            at = self._at(start)
            return Span(at, at)
        piece = self._piece(end - 1)
        last = min(self._source[piece] + end - self._folded[piece], self._until[piece])
        if piece + 1 < len(self._folded) and end >= self._folded[piece + 1]:
            last = self._until[piece]
        return Span(self._at(start), last)

    def _piece(self, offset: int) -> int:
        return max(0, bisect_right(self._folded, offset) - 1)

    def _at(self, offset: int) -> int:
        if not self._folded:
            return 0
        piece = self._piece(offset)
        end = self._folded[piece + 1] if piece + 1 < len(self._folded) else len(self.text)
        if end - self._folded[piece] != self._until[piece] - self._source[piece]:
            return self._source[piece]  # a ligature or a run of spaces stands or falls as a whole
        return min(self._source[piece] + offset - self._folded[piece], self._until[piece])


def view(text: str, parts: Spans, markup: Spans = ()) -> View:
    """Fold the passage ``parts`` of ``text``: case, spaces, line-end hyphens and compatibility characters; ``markup`` is left out."""
    whole = _folded(text)
    pieces = tuple(contiguous(text, parts))
    if len(pieces) == 1 and pieces[0] and not (markup and overlapping(pieces[0], markup)) and whole.within(*pieces[0]) == []:
        start, end = pieces[0]
        return View(whole.text[start:end], (0,), (start,), (end,))
    out: list[str] = []
    folded: list[int] = []
    source: list[int] = []
    until: list[int] = []
    at = 0

    def put(piece: str, start: int, end: int) -> None:
        nonlocal at
        out.append(piece)
        folded.append(at)
        source.append(start)
        until.append(end)
        at += len(piece)

    for index, part in enumerate(pieces):
        if index:
            put("\n", part.start, part.start)
        for start, end in without(part, markup):
            odd = whole.within(start, end)
            for place in _odd_in(text, start, end) if odd is None else odd:
                if place.start > start:
                    put(whole.text[start : place.start], start, place.start)
                if place.plain:
                    put(place.plain, place.start, place.end)
                start = place.end
            if end > start:
                put(whole.text[start:end], start, end)
    return View("".join(out), folded, source, until)


def folded_line(text: str, parts: Spans, markup: Spans = ()) -> str:
    """A passage folded as by :func:`view`, on one line, for those who need not find the way back. Most passages of one piece hold nothing odd."""
    if len(parts) == 1 and not (markup and overlapping(parts[0], markup)):
        whole, (start, end) = _folded(text), parts[0]
        if whole.within(start, end) == []:
            return whole.text[start:end].replace("\n", " ")
    return view(text, parts, markup).text.replace("\n", " ")


def contiguous(text: str, parts: Spans) -> Iterator[Span]:
    """Spans with nothing but blanks between them made one; a running header keeps them apart."""
    start = end = -1
    for part in parts:
        if start >= 0 and part.start >= end and not text[end : part.start].strip():
            end = part.end
        else:
            if start >= 0:
                yield Span(start, end)
            start, end = part
    if start >= 0:
        yield Span(start, end)


def _regular(odd: str) -> str:
    if odd.isspace():
        return " "
    if odd[0] in "-\u00ad\ufffe\u200b\u200c\u200d\u2060\ufeff":
        return ""
    return fold(unicodedata.normalize("NFKC", odd))


def words_of(source: Source, span: Span) -> str:
    """The words of a span on one line: markup left out, spaces collapsed, split words joined."""
    if source.markup and overlapping(span, source.markup):
        return join(source.text[part.start : part.end] for part in without(span, source.markup))
    return _one_line(source.text[span.start : span.end])


def join(pieces: Iterable[str]) -> str:
    """Pieces that stand one after the other, as one line of words."""
    return _one_line("".join(pieces))


@lru_cache(maxsize=1024)
def _one_line(text: str) -> str:
    if "\n" in text and any(hyphen in text for hyphen in _LINE_END_HYPHENS):
        text = _WITHIN_WORD.sub("", _SPLIT_WORD.sub("", text))
    return " ".join(text.split())


def paragraph(source: Source, parts: Spans) -> str:
    """The text of one paragraph from the lines it stands on."""
    if len(parts) == 1:
        return words_of(source, parts[0])
    lines = [source.text[start:end] for start, end in parts]
    if source.markup:
        lines = ["".join(source.text[start:end] for start, end in without(part, source.markup)) for part in parts]
    raw = "\n".join(line.strip() for line in lines)
    return _one_line(_SUSPENDED_HYPHEN.sub("- ", raw) if "-\n" in raw else raw)


def trim(text: str, span: Span, markup: Sequence[Span] = ()) -> Span:
    """``span`` without spaces and markup at its ends."""
    start, end = span
    if not markup and start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return span
    while True:
        before = start, end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        for mark in markup:
            if mark.start <= start < mark.end:
                start = min(mark.end, end)
            if mark.start < end <= mark.end:
                end = max(mark.start, start)
            if mark.start >= end:
                break
        if (start, end) == before:
            return Span(start, end)


def visible(text: str, spans: Iterable[Span]) -> int:
    """How many characters of ``spans`` are not blank."""
    return sum(len("".join(text[s.start : s.end].split())) for s in merge(spans))
