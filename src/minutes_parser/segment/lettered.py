"""Parts of a case under letters, each with a result of its own: "1 Konstituering", below it "A Valg av møteleder", "B Godkjenning av innkalling"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from ..lexicon.kinds import title_kind as case_kind
from ..lexicon.phrases import outcomes
from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import fold
from .items import Item, text_of
from .titles import Heading

_LETTERS = "abcdefghijklmnopq"
_PART = pattern(r"(?:\d{1,2}\s?)?(?:pkt\.?\s)?(?P<letter>[A-Qa-q])(?:\s?[.):]\s*|\s+(?=\p{Lu}\p{Ll}))(?=[\p{Lu}\d])")
"""The letter, perhaps behind the number of the case: "1 a) Valg av referent"."""
_FIRST = pattern(r"(?m)^\s*(?:\d{1,2}\s?)?[Aa](?:\s?[.):]|\s+\p{Lu}\p{Ll})")
_LONGEST = 110
_FEWEST = 2
_FORMAL = frozenset({"approval", "election"})
_ELECTED = pattern(r"\W*(?:valgt|valde?|vald|gjenvalgt|attvald)(?: ble| vart| blei)?\s?:", regex.IGNORECASE)


def with_parts(source: Source, items: Sequence[Item], numbered: Sequence[Heading]) -> Sequence[Heading]:
    """``numbered`` with the parts of each case that have results of their own."""
    if not numbered or _FIRST.search(source.text) is None:
        return numbered
    out: list[Heading] = []
    for heading, end in zip(numbered, [*(h.item for h in numbered[1:]), len(items)], strict=False):
        out.append(heading)
        first = max((heading.item, *heading.consumed)) + 1
        parts = list(_parts(source, items, range(first, end)))
        if heading.number and len(parts) >= _FEWEST and _treated(source, items, parts, end):
            out += [_heading(items[at], at, heading.number, m) for at, m in parts]
    return out


def _parts(source: Source, items: Sequence[Item], places: range) -> Iterator[tuple[int, regex.Match[str]]]:
    """The lines of their own that count on from A."""
    wanted = 0
    for at in places:
        item = items[at]
        m = None if item.cells or item.heading else _PART.match(source.text, item.content, item.parts[0].end)
        if (
            m
            and m["letter"].lower() == _LETTERS[wanted]
            and item.span.end - m.end() <= _LONGEST
            and outcomes().first(fold(text_of(source, item))) is None
        ):
            yield at, m
            wanted += 1
            if wanted == len(_LETTERS):
                return


def _treated(source: Source, items: Sequence[Item], parts: Sequence[tuple[int, regex.Match[str]]], end: int) -> bool:
    """Is it told of at least half of the parts what became of them? Of two, where the letters stand without the number of the case."""
    bounds = [*(at for at, _ in parts), end]
    told = 0
    for (at, m), below in zip(parts, (items[a + 1 : b] for a, b in pairwise(bounds)), strict=True):
        formal = bool(below) and case_kind(source.text[m.end() : items[at].span.end]) in _FORMAL
        told += formal or any(i.case_block == "decision" or _result(source, i) for i in below)
    return told * 2 >= len(parts) and (told >= _FEWEST or parts[0][1][0][0].isdigit())


def _result(source: Source, item: Item) -> bool:
    text = text_of(source, item)
    return _ELECTED.match(text) is not None or (not item.marker and outcomes().first(fold(text)) is not None)


def _heading(item: Item, at: int, parent: CaseNumber, m: regex.Match[str]) -> Heading:
    title = (Span(m.end(), item.parts[0].end), *item.parts[1:])
    return Heading(at, CaseNumber(f"{parent.raw} {m['letter']}"), title, (at,))
