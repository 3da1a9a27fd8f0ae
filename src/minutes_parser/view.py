"""How text is looked at: values joined from their lines, and a folded copy for matching that owns its offset map."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import attrs
import regex

from .source import Source
from .span import Span, Spans, merge, without

SUSPENDED = r"(?:og|eller|samt|til|og/eller)\b"
"""After "data- og" the hyphen stands for a word that follows; it does not split one."""

_SPLIT_WORD = regex.compile(r"(?<=\p{L})[-\u00ad\ufffe]\n[^\S\n]*(?=\p{Ll})(?!" + SUSPENDED + ")")
_WITHIN_WORD = regex.compile(r"(?<=\S-)\n")
_IRREGULAR = regex.compile(
    r"(?<=\p{L})[-\u00ad\ufffe]\n[^\S\n]*(?=\p{Ll})(?!" + SUSPENDED + r")"  # a word split at a line end
    r"|[\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe]"  # invisible characters
    r"|[^\S\n\t]{2,}"  # several spaces
    r"|(?P<thrice>\p{Ll})(?P=thrice){2,}"  # no Norwegian word has a letter three times in a row
    r"|\p{L}\p{M}+"  # letters written as base and accent
    r"|[\u0130\u2026\u2100-\u214f\u2460-\u24ff\ufb00-\ufb06\uff01-\uff5e]"  # ligatures and other compatibility characters
)
_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\r\f\v", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u00b4`", "'"),
    }
)


def fold(text: str) -> str:
    """Lower case, plain spaces, hyphens and quotes; every character keeps its place."""
    return text.translate(_SAME_LENGTH).lower()


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

    for index, part in enumerate(contiguous(text, parts)):
        if index:
            put("\n", part.start, part.start)
        for run in without(part, markup):
            at_source = run.start
            for odd in _IRREGULAR.finditer(text, run.start, run.end):
                if odd.start() > at_source:
                    put(fold(text[at_source : odd.start()]), at_source, odd.start())
                replacement = odd["thrice"] * 2 if odd["thrice"] else _regular(odd.group())
                if replacement:
                    put(replacement, odd.start(), odd.end())
                at_source = odd.end()
            if run.end > at_source:
                put(fold(text[at_source : run.end]), at_source, run.end)
    return View("".join(out), folded, source, until)


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
    return (
        join(source.text[part.start : part.end] for part in without(span, source.markup))
        if source.markup
        else _one_line(source.text[span.start : span.end])
    )


def join(pieces: Iterable[str]) -> str:
    """Pieces that stand one after the other, as one line of words."""
    return _one_line("".join(pieces))


def _one_line(text: str) -> str:
    return " ".join(_WITHIN_WORD.sub("", _SPLIT_WORD.sub("", text)).split()) if "\n" in text else " ".join(text.split())


def paragraph(source: Source, parts: Spans) -> str:
    """The text of one paragraph from the lines it stands on."""
    if len(parts) == 1:
        return words_of(source, parts[0])
    raw = "\n".join("".join(source.text[p.start : p.end] for p in without(part, source.markup)).strip() for part in parts)
    return _one_line(regex.sub(r"-\n(?=" + SUSPENDED + ")", "- ", raw))


def trim(text: str, span: Span, markup: Spans = ()) -> Span:
    """``span`` without spaces and markup at its ends."""
    start, end = span
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
