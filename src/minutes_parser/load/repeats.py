"""Furniture of text that has lost its pages: lines that come again and again around a page count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import takewhile

import attrs
import regex

from ..patterns import pattern
from ..source import Line
from ..span import Span, Spans

_DIGITS = pattern(r"\d+")
_NOT_WORD = pattern(r"[^\p{L}#]+")
_NOT_WORD_OR_DIGIT = pattern(r"[^\p{L}\d]+")
_CASE = pattern(r"\s*(?:[Ss][Aa][Kk](?:snr\.?)?\s?|\p{Lu}{2,4}\s)?\d{1,4}\s?/\s?\d{2,4}\b")
_PAGE = pattern(r"side?#|page#")
_RULED = pattern(r"\s*sign\.?\s?:?[\s_.…/]{6,}", regex.IGNORECASE)
_SIGNED = pattern(rf"{_RULED.pattern}|\s*sign\.?\s?:(?!.*\p{{L}}{{3}})", regex.IGNORECASE)
"""The line at the foot of each page on which it is signed: ruled, empty, or with what recognition made of a hand."""
_AT_FOOT = "sign"
_WORD = pattern(r"\p{L}{3}|\d{3}|\d/\d|^\s*(?:\p{L}|\d{1,2}|[IVXl1]{1,4})[.)]?\s*$")
"""What a scribble has not: a word, an amount, the number of a case or of a part."""
_OFTEN = 3
_GLUED = pattern(r"\s*(?P<count>side\s?:?\s?\d{1,3}(?:\s+av\s+\d{1,3})?)\s+(?!av\s)(?=[\p{L}(«–-]|\d{1,2}\.\s)", regex.IGNORECASE)
_APART = r"[^\p{L}\d]*+"
_FOOT = pattern("|".join((*(_APART.join((*word, r"\d")) for word in ("sid", "side", "page")), "sign")))
"""A text with fewer of these has nothing that runs through its pages."""
_MOST = 0.7
"""What runs through the pages stands on most of them; "Votering" stands on many, and is content."""
_HEAD = 8
"""Among so many lines at its top the text has its title."""
_NEAR = 6
"""A repeated line is furniture where a page count stands within so many lines of it."""
_ENDS = pattern(r"\p{L}\s?[:.;?!]\s*$")
"""What ends like a label or a sentence is content."""
_COUNTED = pattern(r"(?!\s*(?:se|sjå|jfr?)\b).{0,100}\bside\s+\d{1,4}\s+av\s+\d{1,4}", regex.IGNORECASE)
_TITLE = pattern(
    r"^[ \t]*(?P<title>(?:\p{L}{0,10}protokoll|møtebok)\b.{0,90}?\S)(?: {3,}|\t)(?P<count>\d{1,3})[ \t]*$", regex.IGNORECASE | regex.MULTILINE
)
_RUNNING = pattern(r"\S.*?(?:\s{3,}|\t)(?:side|page)\s+\d{1,4}(?:\s+(?:av|of)\s+\d{1,4})?\s*$", regex.IGNORECASE)


def _titled(text: str, lines: Sequence[Line]) -> set[int]:
    """The lines that name the document and count on from page to page: "Møteprotokoll for Formannskapet 12.03.2014          2"."""
    counted: dict[str, list[tuple[int, int]]] = {}
    for m in _TITLE.finditer(text):
        counted.setdefault(m["title"], []).append((m.start(), int(m["count"])))
    runs = [run for run in counted.values() if len(run) > 1 and all(n == run[0][1] + at for at, (_, n) in enumerate(run))]
    starts = {start for run in runs for start, _ in run}
    return {i for i, line in enumerate(lines) if line.start in starts} if starts else set()


def mark_repeats(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines; what repeats around "side 3 av 7" is marked as footer, also letter-spaced or with other lines between.

    A line that ends in a page number set apart from its words is a running header wherever it stands. Where the text begins with what
    repeats, that is its title.
    """
    runs = {i for i, line in enumerate(lines) if line.layer == "body" and _runs(text[line.start : line.end].strip())} | _titled(text, lines)
    marked = runs | _repeated(text, lines) if len(_FOOT.findall(text.lower())) >= _OFTEN else runs
    return tuple(attrs.evolve(line, layer="footer") if i in marked and line.layer == "body" else line for i, line in enumerate(lines))


def glued_counts(text: str, lines: Sequence[Line]) -> Spans:
    """The page counts that stand before the first words of a page, on their line, below what runs through the pages: "SIDE: 12 særlig de …"."""
    found = []
    before: Line | None = None
    for line in lines:
        m = _GLUED.match(text, line.start, line.end) if before and before.layer != "body" and line.layer == "body" else None
        if m:
            found.append(Span(m.start("count"), m.end("count")))
        before = line if text[line.start : line.end].strip() else before
    return tuple(found) if len(found) >= _OFTEN else ()


def _repeated(text: str, lines: Sequence[Line]) -> set[int]:
    """The lines that come again around the page counts, these too."""
    keys = [_key(text[line.start : line.end]) if line.layer in ("body", "page_number") else "" for line in lines]
    counts = Counter(k for k in keys if k)
    anchors = {i for i, key in enumerate(keys) if key and (_PAGE.search(key) or _SIGNED.match(text, lines[i].start, lines[i].end))}
    ruled = sum(_RULED.match(text, lines[i].start, lines[i].end) is not None for i in anchors)
    counted = max((counts[keys[i]] for i in anchors if keys[i] != _AT_FOOT), default=ruled)
    often = {key for key, n in counts.items() if n >= max(_OFTEN, _MOST * counted)} if counted >= _OFTEN else set()
    pages = {i for i in anchors if keys[i] in often}
    marked = set(pages)
    for centre in pages:
        for step in (-1, 1):
            at: int | None = centre
            for _ in range(_NEAR):
                at = _next(keys, at, step) if at is not None else None
                if at is None or keys[at] not in often or _ENDS.search(text, lines[at].start, lines[at].end):
                    break
                marked.add(at)
    beside = Counter(keys[i] for i in marked - pages)
    always = {key for key, n in beside.items() if n >= _OFTEN and 2 * n > counts[key]}  # also where the page count was misread
    marked |= {i for i, key in enumerate(keys) if key in always and not _ENDS.search(text, lines[i].start, lines[i].end)}
    marked |= _scribbles(text, lines, marked)
    head = [i for i, key in enumerate(keys) if key][:_HEAD]
    return {i for i in marked if i not in head or i in pages}  # over the first page it is the title


def _scribbles(text: str, lines: Sequence[Line], marked: Set[int]) -> set[int]:
    """The lines without a word below one on which a page is signed, down to what else stands at its foot."""
    found = set()
    for at in marked:
        if _SIGNED.match(text, lines[at].start, lines[at].end):
            below = list(takewhile(lambda i: i not in marked, range(at + 1, min(at + _NEAR, len(lines)))))
            ends = at + 1 + len(below) in marked
            if ends and not any(_WORD.search(text, lines[i].start, lines[i].end) for i in below):
                found |= set(below)
    return found


def _runs(line: str) -> bool:
    return line[-1:].isdigit() and (_RUNNING.fullmatch(line) or _COUNTED.fullmatch(line)) is not None


def _key(line: str) -> str:
    """A line with its digits, spaces and punctuation folded away; of the number of a case the digits stay: on each page it is another case."""
    if not line.strip():
        return ""
    if _SIGNED.match(line):
        return _AT_FOOT
    lower = line.lower()
    return _NOT_WORD_OR_DIGIT.sub("", lower) if _CASE.match(line) else _NOT_WORD.sub("", _DIGITS.sub("#", lower)).replace("##", "#")


def _next(keys: Sequence[str], at: int, step: int) -> int | None:
    at += step
    while 0 <= at < len(keys):
        if keys[at]:
            return at
        at += step
    return None
