"""Which numbered lines are case headings: told by the agenda, by the shape that recurs, and by what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs
import regex

from ..model import CaseNumber
from ..source import Source
from ..span import Span, Spans
from .agenda import Agenda
from .items import Item, text_of
from .numbers import Hit, key, number_at, rising

_LONGEST_TITLE = 320
_LOWER_START = regex.compile(r"\p{Ll}")
_OPENERS = ("recommendation", "decision", "treatment", "voting", "proposal", "section", "case_meta", "case_handler", "case_kind")
_RANK = {"year": 3, "plain": 1, "sub": 0}


@attrs.frozen
class Heading:
    """A case heading: the item it stands in and the items that its title was taken from."""

    item: int
    number: CaseNumber | None
    title: Spans
    consumed: tuple[int, ...]
    archive: Span | None = None


@attrs.frozen
class _Candidate:
    item: int
    hit: Hit
    group: tuple[str, bool, bool, int]


def find_headings(source: Source, items: Sequence[Item], agenda: Agenda) -> tuple[Heading, ...]:
    """The case headings of the document, in order."""
    candidates = [c for c in _candidates(source, items) if not agenda.start <= c.item < agenda.end]
    wanted = {k for row in agenda.rows if (k := key(row.number))}
    chosen = _by_agenda(candidates, wanted) if wanted else []
    if not chosen:
        chosen = _by_shape(source, items, candidates)
    return tuple(_heading(source, items, c) for c in chosen)


def _candidates(source: Source, items: Sequence[Item]) -> list[_Candidate]:
    found = []
    for index, item in enumerate(items):
        end = item.cells[0].end if item.cells and item.cells[0] else item.parts[0].end
        hit = number_at(source.text, item.content, end)
        if hit and _like_heading(source, items, index, hit):
            group = (hit.shape, bool(hit.word), bool(hit.number.series), item.heading)
            found.append(_Candidate(index, hit, group))
    return found


def _like_heading(source: Source, items: Sequence[Item], index: int, hit: Hit) -> bool:
    item = items[index]
    length = item.span.end - hit.title
    if length > _LONGEST_TITLE or (hit.title < item.span.end and _LOWER_START.match(source.text, hit.title)):
        return False
    if hit.shape == "year":
        return not (item.cells and _in_table(items, index))
    if item.cells:
        return bool(hit.word)
    if hit.word or item.heading:
        return True
    return bool(hit.stop) and 3 <= length <= 160 and not text_of(source, item).rstrip().endswith((".", ";", ","))


def _in_table(items: Sequence[Item], index: int) -> bool:
    """Rows above and below: a table, not a heading with its title set apart."""
    around = [i for i in (index - 1, index + 1) if 0 <= i < len(items)]
    return all(items[i].cells and not items[i].gap for i in around)


def _by_agenda(candidates: Sequence[_Candidate], wanted: set[tuple[str, int | None]]) -> list[_Candidate]:
    """The shape that covers most of the agenda; other shapes only for what it leaves out."""
    groups: dict[tuple[str, bool, bool, int], list[_Candidate]] = defaultdict(list)
    for c in candidates:
        groups[c.group].append(c)
    loose = {(k[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ "), k[1]): k for k in wanted}

    def row(c: _Candidate) -> tuple[str, int | None] | None:
        k = key(c.hit.number)
        if k in wanted:
            return k
        bare = (str(c.hit.number.sequence), c.hit.number.year) if c.hit.number.sequence is not None else k
        return loose.get(bare) if bare and (not c.hit.number.series or bare == loose.get(bare)) else None

    best = max(groups.values(), key=lambda g: (len({row(c) for c in g} - {None}), _RANK[g[0].group[0]], g[0].group[3] > 0), default=[])
    covered = {row(c) for c in best} - {None}
    if not covered:
        return []
    chosen = [c for c in best if row(c) or c.group[0] != "plain"]
    others = [c for c in candidates if c.group != best[0].group and row(c) and row(c) not in covered]
    taken: set[object] = set()
    for c in others:
        if row(c) not in taken and _fits(chosen, c):
            taken.add(row(c))
            chosen.append(c)
    chosen += [c for c in candidates if c.hit.shape == "sub" and c.group[3] and c not in chosen]
    return sorted(chosen, key=lambda c: c.item)


def _fits(chosen: Sequence[_Candidate], extra: _Candidate) -> bool:
    """Does the number lie between its neighbours'?"""
    n = extra.hit.number.sequence
    before = [c.hit.number.sequence for c in chosen if c.item < extra.item and c.hit.number.series == extra.hit.number.series]
    after = [c.hit.number.sequence for c in chosen if c.item > extra.item and c.hit.number.series == extra.hit.number.series]
    return n is not None and all(b is None or b < n for b in before) and all(a is None or a > n for a in after)


def _by_shape(source: Source, items: Sequence[Item], candidates: Sequence[_Candidate]) -> list[_Candidate]:
    groups: dict[tuple[str, bool, bool, int], list[_Candidate]] = defaultdict(list)
    for c in candidates:
        groups[c.group].append(c)
    valid = {g: cs for g, cs in groups.items() if _valid(source, items, g, cs)}
    if not valid:
        return []
    best = max(valid, key=lambda g: (_strength(g), len(valid[g])))
    chosen = [c for g, cs in valid.items() if g[0] == best[0] and (g[1], g[3]) == (best[1], best[3]) for c in cs]
    chosen += [c for c in candidates if c.hit.shape == "sub" and (c.group[3] or _opens_case(items, c.item)) and c not in chosen]
    return sorted(chosen, key=lambda c: c.item)


def _strength(group: tuple[str, bool, bool, int]) -> int:
    shape, word, series, heading = group
    return {"year": 40, "plain": 0, "sub": -10}[shape] + 20 * word + 15 * series + 10 * bool(heading)


def _valid(source: Source, items: Sequence[Item], group: tuple[str, bool, bool, int], found: Sequence[_Candidate]) -> bool:
    shape, word, series, heading = group
    numbers = [c.hit.number.sequence for c in found if c.hit.number.sequence is not None]
    if shape == "sub":
        return heading > 0 and len(found) > 1
    if shape == "year":
        return word or series or any(_opens_case(items, c.item) for c in found) or (len(numbers) > 1 and rising(numbers) >= 0.8)
    if word:
        return rising(numbers) >= 0.7
    if heading:
        return len(numbers) > 1 and rising(numbers) >= 0.8
    apart = sum(b.item - a.item > 1 for a, b in zip(found, found[1:], strict=False))
    return len(numbers) > 1 and numbers[0] == 1 and numbers == list(range(1, len(numbers) + 1)) and apart * 2 >= len(found) - 1


def _opens_case(items: Sequence[Item], index: int) -> bool:
    """A label of a case follows within a few items."""
    return any(item.case_block in _OPENERS for item in items[index + 1 : index + 6])


def _heading(source: Source, items: Sequence[Item], candidate: _Candidate) -> Heading:
    item = items[candidate.item]
    hit = candidate.hit
    own = tuple(s for s in (Span(hit.title, item.parts[0].end), *item.parts[1:]) if s)
    if own:
        return Heading(candidate.item, hit.number, own, (candidate.item,))
    consumed = [candidate.item]
    for index in range(candidate.item + 1, min(candidate.item + 6, len(items))):
        follower = items[index]
        if follower.block == "case_meta":
            continue
        if follower.label or follower.span.end - follower.span.start > _LONGEST_TITLE:
            break
        title = list(follower.value)
        consumed.append(index)
        for more in range(index + 1, min(index + 4, len(items))):
            if not _capitals_go_on(source, follower, items[more]):
                break
            title += items[more].parts
            consumed.append(more)
        return Heading(candidate.item, hit.number, tuple(title), tuple(consumed))
    return Heading(candidate.item, hit.number, (), (candidate.item,))


def _capitals_go_on(source: Source, first: Item, more: Item) -> bool:
    """A title in capitals over several lines."""
    return not (more.gap or more.label or more.marker) and text_of(source, first).isupper() and text_of(source, more).isupper()


def headings_by_item(headings: Sequence[Heading]) -> Mapping[int, Heading]:
    return {h.item: h for h in headings}
