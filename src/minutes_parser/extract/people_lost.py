"""Rows of a table of people whose columns were lost: "Kari Moe Medlem AP", told apart by what each word can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ..lexicon.gazetteer import is_party_code, party_like, role_like
from ..patterns import pattern
from ..source import Source
from ..span import Span
from .mention import name_like
from .name_words import is_title
from .names import split_run

_WORD = pattern(r"\S+")
_PARTY = pattern(r"(?:For\s+|Frå\s+|Fra\s+)?(?P<party>\p{L}[\p{L}. ]{0,30}?)\s?:\s+(?=\p{Lu})")
_BOTH = pattern(r"(?P<first>[^()]+?)\s?(?P<note>\([^()]*\))\s+(?P<second>[^()]+?)(?:\s?\([^()]*\))?")
"""Two people of one row, divided by what stands in parentheses: "Kari Moe (H) Per Ås (H)"."""
_NAMES = ("name", "absent", "substitute", "substitute_for")
_LONGEST_TERM = 4
_FEWEST = 2


@attrs.frozen
class _Segment:
    """Words that stand in one cell. ``kind``: what they can be."""

    kind: str
    span: Span


def lost_cells(source: Source, line: Span, heads: Sequence[str]) -> list[tuple[str, Span]]:
    """The cells of a row in the order of their heads; none where the words do not fill them: then it is no row of the table."""
    party, line = led_by_party(source.text, line)
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(source.text, line.start, line.end)]
    segments = [s for run in _runs(source.text, words, set(heads)) for s in _people(source.text, run, heads)]
    if not segments or segments[0].kind != "name":
        return []
    cells: list[tuple[str, Span]] = []
    left = [head for head in heads if head != "represents" or not party]
    for segment in segments:
        at = next((i for i, head in enumerate(left) if _fits(segment.kind, head)), None)
        if at is None:
            return []
        cells.append((left[at], segment.span))
        left = left[at + 1 :]
    if len(cells) < min(_FEWEST, len(heads)) or any(head in ("name", "absent") for head in left):
        return []
    return [("represents", party), *cells] if party else cells


def leading_party(source: Source, line: Span) -> str | None:
    """The party that stands before the names of a row."""
    party, _ = led_by_party(source.text, line)
    return source.text[party.start : party.end] if party else None


def led_by_party(text: str, line: Span) -> tuple[Span | None, Span]:
    """The party that stands before the names of a row, and the rest of the row: "SP: Kari Moe Per Ås"."""
    head = _PARTY.match(text, line.start, line.end)
    if head is None or not (party_like(head["party"]) or is_party_code(head["party"])):
        return None, line
    return Span(*head.span("party")), Span(head.end(), line.end)


def _fits(kind: str, head: str) -> bool:
    return kind == head or (kind == "name" and head in _NAMES)


def _runs(text: str, words: Sequence[Span], heads: set[str]) -> Iterator[_Segment]:
    """The words cut at roles and parties; what stands between them are names."""
    at, begin = 0, 0
    while at < len(words):
        size, kind = _term(text, words, at, heads) if at > begin or begin else (0, "")
        if size:
            if at > begin:
                yield _Segment("name", Span(words[begin].start, words[at - 1].end))
            yield _Segment(kind, Span(words[at].start, words[at + size - 1].end))
            at, begin = at + size, at + size
        else:
            at += 1
    if begin < len(words):
        yield _Segment("name", Span(words[begin].start, words[-1].end))


def _term(text: str, words: Sequence[Span], at: int, heads: set[str]) -> tuple[int, str]:
    """The longest role or party that begins at a word."""
    for size in range(min(_LONGEST_TERM, len(words) - at), 0, -1):
        term = text[words[at].start : words[at + size - 1].end]
        if "role" in heads and (role_like(term) or (size == 1 and is_title(term))):
            return size + _more(text, words[at + size :]), "role"
        if "represents" in heads and (party_like(term) or (size == 1 and len(term) < 5 and is_party_code(term))):
            return size, "represents"
    return 0, ""


def _more(text: str, words: Sequence[Span]) -> int:
    """How many words tell of what field the role is: "kommunalsjef oppvekst og kultur"."""
    small = [text[word.start].islower() for word in words]
    return small.index(False) if False in small else len(small)


def _people(text: str, segment: _Segment, heads: Sequence[str]) -> Iterator[_Segment]:
    """A run of names cut where two columns of names stood side by side."""
    run = text[segment.span.start : segment.span.end]
    several = segment.kind == "name" and sum(head in _NAMES for head in heads) > 1
    both = _BOTH.fullmatch(text, segment.span.start, segment.span.end) if several else None
    if both and name_like(both["first"]) and name_like(both["second"]):
        yield _Segment("name", Span(segment.span.start, both.end("note")))
        yield _Segment("name", Span(both.start("second"), segment.span.end))
        return
    names = split_run(run) if several else []
    if len(names) != 2 or not all(map(name_like, names)):
        yield segment
        return
    cut = segment.span.start + len(run) - len(run.split(maxsplit=len(names[0].split()))[-1])
    yield _Segment("name", Span(segment.span.start, cut - 1))
    yield _Segment("name", Span(cut, segment.span.end))
