"""Numbered lines that may be case headings, and which of them are: told by the agenda, by the shape that recurs, and by what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import attrs
import regex

from ..lexicon.bodies import body_in
from ..source import Source
from .agenda import Agenda
from .items import Item, text_of
from .numbers import Hit, key, number_at, rising

LONGEST_TITLE = 320
_LOWER_START = regex.compile(r"\p{Ll}")
_BODY_NUMBER = regex.compile(r"(?P<body>\p{Lu}[^:\d\n]{3,70}?)\s+(?:sak\s+)?(?P<number>\d{1,4}/\d{2,4}\s?:)", regex.IGNORECASE)
ROUTED = regex.compile(r"\s\d{1,2}\.\d{1,2}\.(?:19|20)?\d{2}\s*$")
"""A row of the table that tells through which bodies a case went: number, body, date."""
_OPENERS = ("recommendation", "decision", "treatment", "voting", "proposal", "section", "case_meta", "case_handler", "case_kind")
_RANK = {"year": 3, "plain": 1, "sub": 0}


_Group = tuple[str, str, bool, int]
"""What headings of one document share: shape, the word before the number, a series, the heading level."""


@attrs.frozen
class Candidate:
    """An item that begins with a number, and what it shares with others of its kind."""

    item: int
    hit: Hit
    group: _Group


def candidates(source: Source, items: Sequence[Item], agenda: Agenda) -> list[Candidate]:
    """The numbered case headings, in order."""
    found = [c for c in _all(source, items) if not agenda.start <= c.item < agenda.end]
    wanted = {k for row in agenda.rows if (k := key(row.number))}
    chosen = _by_agenda(found, wanted) if wanted else []
    return _once(source, items, chosen or _by_shape(source, items, found))


def _all(source: Source, items: Sequence[Item]) -> list[Candidate]:
    found = []
    for index, item in enumerate(items):
        end = item.cells[0].end if item.cells and item.cells[0] else item.parts[0].end
        hit = number_at(source.text, item.content, end) or _after_body(source, item, end)
        if hit and _like_heading(source, items, index, hit):
            group = (hit.shape, "body" if hit.word == "body" else "word" if hit.word else "", bool(hit.number.series), item.heading)
            found.append(Candidate(index, hit, group))
    return found


def _once(source: Source, items: Sequence[Item], chosen: Sequence[Candidate]) -> list[Candidate]:
    """Rows of one routing table, or a number that stands again straight below itself, are one heading: the last row with this body's date."""
    out: list[Candidate] = []
    for c in chosen:
        near = bool(out) and c.item - out[-1].item <= 3
        same = near and key(out[-1].hit.number) == key(c.hit.number)
        routed = near and all(ROUTED.search(text_of(source, items[i])) for i in range(out[-1].item, c.item + 1))
        if same or routed:
            out[-1] = c
        else:
            out.append(c)
    return out


def _after_body(source: Source, item: Item, end: int) -> Hit | None:
    """ "Næringsutvalget 004/04: Godkjenning": the number after the name of the body."""
    m = _BODY_NUMBER.match(source.text, item.content, end)
    hit = number_at(source.text, m.start("number"), end) if m and body_in(m["body"]) else None
    return attrs.evolve(hit, word="body") if hit and hit.shape == "year" else None


def _like_heading(source: Source, items: Sequence[Item], index: int, hit: Hit) -> bool:
    item = items[index]
    length = item.span.end - hit.title
    if length > LONGEST_TITLE or (hit.title < item.span.end and _LOWER_START.match(source.text, hit.title)):
        return False
    if hit.shape == "year":
        return not (item.cells and _in_table(items, index))
    if item.cells:
        return bool(hit.word)
    if hit.word or item.heading:
        return True
    return (bool(hit.stop) or hit.shape == "sub") and 3 <= length <= 160 and not text_of(source, item).rstrip().endswith((".", ";", ","))


def _in_table(items: Sequence[Item], index: int) -> bool:
    """Rows above and below: a table, not a heading with its title set apart."""
    around = [i for i in (index - 1, index + 1) if 0 <= i < len(items)]
    return all(items[i].cells and not items[i].gap for i in around)


def _by_agenda(candidates: Sequence[Candidate], wanted: set[tuple[str, int | None]]) -> list[Candidate]:
    """The shape that covers most of the agenda; other shapes only for what it leaves out."""
    groups: dict[_Group, list[Candidate]] = defaultdict(list)
    for c in candidates:
        groups[c.group].append(c)
    loose = {(k[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ "), k[1]): k for k in wanted}

    def row(c: Candidate) -> tuple[str, int | None] | None:
        k = key(c.hit.number)
        if k in wanted:
            return k
        bare = (str(c.hit.number.sequence), c.hit.number.year) if c.hit.number.sequence is not None else k
        return loose.get(bare) if bare and (not c.hit.number.series or bare == loose.get(bare)) else None

    best = max(groups.values(), key=lambda g: (len({row(c) for c in g} - {None}), _RANK[g[0].group[0]], g[0].group[3] > 0), default=[])
    covered = {row(c) for c in best} - {None}
    if not covered:
        return []
    chosen = [c for c in best if row(c)]
    chosen += [c for c in best if not row(c) and c.hit.shape == "year" and _fits(chosen, c)]
    others = [c for c in candidates if c.group != best[0].group and row(c) and row(c) not in covered]
    taken: set[object] = set()
    for c in others:
        if row(c) not in taken and _fits(chosen, c):
            taken.add(row(c))
            chosen.append(c)
    chosen += [c for c in candidates if c.hit.shape == "sub" and c.group[3] and c not in chosen]
    chosen.sort(key=lambda c: c.item)
    return sorted([*chosen, *_under(chosen, candidates)], key=lambda c: c.item)


def _fits(chosen: Sequence[Candidate], extra: Candidate) -> bool:
    """Does the number lie between its neighbours'?"""
    n = extra.hit.number.sequence
    before = [c.hit.number.sequence for c in chosen if c.item < extra.item and c.hit.number.series == extra.hit.number.series]
    after = [c.hit.number.sequence for c in chosen if c.item > extra.item and c.hit.number.series == extra.hit.number.series]
    return n is not None and all(b is None or b < n for b in before) and all(a is None or a > n for a in after)


def _by_shape(source: Source, items: Sequence[Item], candidates: Sequence[Candidate]) -> list[Candidate]:
    groups: dict[_Group, list[Candidate]] = defaultdict(list)
    for c in candidates:
        groups[c.group].append(c)
    valid = {g: cs for g, cs in groups.items() if _valid(source, items, g, cs)}
    if not valid:
        return []
    best = max(valid, key=lambda g: (_strength(g) + 20 * min(2, len({key(c.hit.number) for c in valid[g]}) - 1), len(valid[g])))
    chosen = [c for g, cs in valid.items() if g[0] == best[0] and (g[1], g[3]) == (best[1], best[3]) for c in cs]
    chosen += [c for c in candidates if c.hit.shape == "sub" and c.group[3] and c not in chosen]
    return sorted([*chosen, *_under(chosen, candidates)], key=lambda c: c.item)


def _under(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """ "5.1" straight under the heading of case 5, and the 5.2 and 5.3 that follow: parts with a treatment of their own."""
    out: list[Candidate] = []
    for number, parent in enumerate(chosen):
        if parent.hit.number.sequence is None:
            continue
        end = chosen[number + 1].item if number + 1 < len(chosen) else 1 << 30
        subs = [c for c in candidates if c.hit.shape == "sub" and not c.group[3] and parent.item < c.item < end]
        subs = [c for c in subs if c.hit.number.raw.split(".")[0] == str(parent.hit.number.sequence)]
        if len(subs) > 1 and subs[0].item == parent.item + 1 and subs[0].hit.number.raw.endswith(".1"):
            out += subs
    return out


def _strength(group: _Group) -> int:
    shape, word, series, heading = group
    return {"year": 40, "plain": 0, "sub": -10}[shape] + 20 * bool(word) + 15 * series + 10 * bool(heading)


def _valid(source: Source, items: Sequence[Item], group: _Group, found: Sequence[Candidate]) -> bool:
    shape, word, series, heading = group
    numbers = [c.hit.number.sequence for c in found if c.hit.number.sequence is not None]
    if shape == "sub":
        return heading > 0 and len(found) > 1
    if shape == "year":
        return bool(word) or series or any(_opens_case(items, c.item) for c in found) or (len(numbers) > 1 and rising(numbers) >= 0.8)
    if word:
        return rising(numbers) >= 0.7
    if heading:
        return len(numbers) > 1 and rising(numbers) >= 0.8
    apart = sum(b.item - a.item > 1 for a, b in pairwise(found))
    return len(numbers) > 1 and numbers[0] == 1 and numbers == list(range(1, len(numbers) + 1)) and apart * 2 >= len(found) - 1


def _opens_case(items: Sequence[Item], index: int) -> bool:
    """A label of a case follows within a few items."""
    return any(item.case_block in _OPENERS for item in items[index + 1 : index + 6])


def is_routed(source: Source, item: Item, title: int) -> bool:
    """Is it a row of the routing table, "Formannskapet 20.06.00", rather than a title with a date in it?"""
    found = body_in(source.text[title : item.span.end])
    return found is not None and found[0] == 0 and ROUTED.search(text_of(source, item)) is not None
