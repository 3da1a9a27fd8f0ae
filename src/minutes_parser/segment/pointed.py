"""Minutes that are one numbered list: each point is a case, and its first sentence says what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lexicon.bodies import title_kind
from ..lexicon.kinds import title_kind as case_kind
from ..lexicon.phrases import outcomes
from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import fold
from .grammar import PEOPLE
from .items import Item, text_of
from .titles import Heading

_FEWEST = 4
"""So many points at least make minutes of a list; half of them say what was decided."""
_HEAD = 3
"""Among so many items the document says what it is."""
_MEETING = pattern(r"\b(?:\p{L}*(?:møte(?:t|s|protokoll|referat)?|forsamling(?:a|en)?)|referat|protokoll)\b")
_LONGEST_HEAD = 160
_TOLD = 2
"""So many results are enough where the list is sentences all through, and nearly all that the document has."""
_POINT = pattern(r"(?P<number>\d{1,2})[.)]")
_SEVERAL = pattern(r"(?P<number>\d{1,2})\.?\s?[–-]\s?(?P<last>\d{1,2})\.?\s+(?=\p{L})")
"""Points that are told as one: "10 - 12 Valgkomiteen la fram ..."."""
_SENTENCE = pattern(r"(?<!\b\p{Lu})[.!?](?=\s+\p{Lu}|\s*$)")
_ENDED = pattern(r"[.!?,:]\)?\s*$")
_OF_CASES = frozenset({"decision", "recommendation", "voting", "treatment", "proposal", "date", "time", "place"})
"""What a point may hold under a label of its own: "Dato: 5. desember" is that of a feast."""
_LONGEST_TITLE = 80
_ELECTED = pattern(r"\b(?:ble|vart|blei)\b[^.;:]{3,60}\b(?:valgte?|valde?|vald)\b")


def pointed(source: Source, items: Sequence[Item], numbered: Sequence[Heading] = ()) -> tuple[Heading, ...]:
    """The points of a document that calls itself minutes: "2. Innkallingen ble godkjent.".

    ``numbered``: the points that were taken for headings, since they do not end like sentences. They stand where the others tell nothing.
    """
    if not any(_of_meeting(source, item) for item in items[:_HEAD]):
        return ()
    run = _run(source, items)
    if len(run) < _FEWEST or any(_foreign(item, within) for within, item in _from_first(items, run)):
        return ()
    found = {n for n, _, _ in run}
    if not {h.item for h in numbered} <= found:
        return ()
    left = found - {h.item for h in numbered}
    texts = {n: fold(source.text[start : items[n].span.end]) for n, _, start in run}
    below = {n: items[n:end] for n, end in zip(texts, [*list(texts)[1:], len(items)], strict=True)}
    told = {n for n, text in texts.items() if outcomes().first(text) is not None}
    if numbered:
        good = len(told & left) * 2 > len(left) > 0 and len(told) * 2 >= len(run)
    else:
        formal = {n for n, text in texts.items() if case_kind(text) is not None}
        told |= {n for n, held in below.items() if any(_tells(fold(text_of(source, i))) for i in held)}
        whole = any(title_kind(text_of(source, i)) == "minutes" for i in items[:_HEAD]) and (run[-1][0] - run[0][0]) * 2 >= len(items)
        headed = sum(
            len(text) <= _LONGEST_TITLE and len(held) > 1 and held[1].gap and not held[1].marker
            for text, held in ((texts[n], below[n]) for n in texts)
        )
        laid_out = whole and headed * 2 >= len(run)
        good = len(told | formal) * 2 >= len(run) or laid_out or (len(told) >= _TOLD and (whole or _all_sentences(source, items, run)))
    return tuple(_heading(source, items[n], n, number, start) for n, number, start in run) if good else ()


def _of_meeting(source: Source, item: Item) -> bool:
    """Does the line name minutes, or a meeting?"""
    text = text_of(source, item)
    return title_kind(text) == "minutes" or (len(text) < _LONGEST_HEAD and _MEETING.search(fold(text)) is not None)


def _run(source: Source, items: Sequence[Item]) -> list[tuple[int, CaseNumber, int]]:
    """The points that count on from one: the item, its number, where its words begin."""
    run: list[tuple[int, CaseNumber, int]] = []
    reached = 0
    for index, item in enumerate(items):
        several = _SEVERAL.match(source.reading, item.content, item.parts[0].end)
        m = several or _POINT.fullmatch(item.marker or "")
        if m is None or int(m["number"]) != reached + 1 or item.cells:
            continue
        reached = int(several["last"]) if several else reached + 1
        raw = m.group().strip(" .") if several else m["number"]
        run.append((index, CaseNumber(raw, None, int(m["number"])), several.end() if several else item.body.start))
    return run


def _tells(folded: str) -> bool:
    """Does a paragraph tell a result, or who was elected: "Til møteleiar vart Kari Moe vald"?"""
    return outcomes().first(folded) is not None or _ELECTED.search(folded) is not None


def _from_first(items: Sequence[Item], run: Sequence[tuple[int, CaseNumber, int]]) -> Iterator[tuple[bool, Item]]:
    """The items from the first point to the last, and whether they stand in the first."""
    return ((at < run[1][0], items[at]) for at in range(run[0][0], run[-1][0] + 1))


def _foreign(item: Item, opening: bool) -> bool:
    """A label of the head, or a row of a table, stands in no such list; in the first point the roll may be called."""
    kinds = {kind for kind in (item.block, item.case_block) if kind}
    return bool(item.cells) or bool(kinds and not kinds <= (_OF_CASES | PEOPLE if opening else _OF_CASES))


def _all_sentences(source: Source, items: Sequence[Item], run: Sequence[tuple[int, CaseNumber, int]]) -> bool:
    ended = sum(_ENDED.search(text_of(source, items[n])) is not None for n, _, _ in run)
    return ended == len(run) and len(run) * 3 >= (len(items) - _HEAD) * 2


def _heading(source: Source, item: Item, index: int, number: CaseNumber, start: int) -> Heading:
    """Nothing of the point is used up: what it says may be the decision too."""
    stop = _SENTENCE.search(source.text, start, item.parts[0].end)
    end = stop.end() if stop else item.parts[0].end
    return Heading(index, number, (Span(start, end),), ())
