"""Runs of numbered lines: which of those of one shape count on as the cases of a meeting do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

import regex
from rapidfuzz.fuzz import ratio

from ..lexicon.kinds import title_kind
from ..lexicon.phrases import outcomes
from ..patterns import pattern
from ..source import Source
from ..view import fold, paragraph
from .agenda import Agenda
from .candidates import Candidate, Group, opens_case
from .items import Item
from .numbers import rising

_DASHED = pattern(r"\s*[–-]\s+")
_FEW = 3
"""Two cases and a number given twice are too few to tell a slip."""
ALIKE = 85
"""How much of two titles must agree for them to be one (rapidfuzz ratio)."""


def accepted(source: Source, items: Sequence[Item], group: Group, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a group, if they may be headings at all; of plain numbers those that count on from one."""
    shape, word, series, heading = group
    numbers = _less_a_slip([c.hit.number.sequence for c in found if c.hit.number.sequence is not None])
    if shape == "sub":
        good = heading > 0 and len(found) > 1
    elif shape == "year":
        good = bool(word) or series or any(opens_case(items, c.item) for c in found) or (len(numbers) > 1 and rising(numbers) >= 0.8)
        good = good and (bool(word) or series or _of_one_year(found))
    elif word:
        good = _rising_in_series(found) >= 0.7
    elif heading:
        good = len(numbers) > 1 and rising(numbers) >= 0.8
    else:
        return _counted(source, items, found)
    return list(found) if good else []


def _of_one_year(found: Sequence[Candidate]) -> bool:
    """Numbers of one meeting share their year; those of farms ("27/50", "28/1") do not."""
    if len(found) <= _FEW:
        return True
    sides = [regex.split(r"[/–-]", c.hit.number.raw) for c in found]
    return len({side[0] for side in sides}) == 1 or Counter(side[-1] for side in sides).most_common(1)[0][1] * 2 >= len(found)


def _rising_in_series(found: Sequence[Candidate]) -> float:
    """How far the numbers count on, each series by itself: V-sak 1, V-sak 2, O-sak 1."""
    series: dict[str | None, list[int]] = defaultdict(list)
    for c in found:
        if c.hit.number.sequence is not None:
            series[c.hit.number.series].append(c.hit.number.sequence)
    runs = [_less_a_slip(run) for run in series.values()]
    return sum(rising(run) * len(run) for run in runs) / max(1, sum(map(len, runs)))


def _less_a_slip(numbers: Sequence[int]) -> Sequence[int]:
    """The numbers as the writer meant to count, where just one of several was given twice in a row: 4, 5, 5, 6."""
    twice = [at for at, (a, b) in enumerate(pairwise(numbers)) if a == b]
    return [*numbers[: twice[0]], *numbers[twice[0] + 1 :]] if len(twice) == 1 and len(numbers) > _FEW else numbers


def _counted(source: Source, items: Sequence[Item], found: Sequence[Candidate]) -> list[Candidate]:
    """Lines that count from one and stand apart. Where other lists do so too, one title must be that of a formal case."""
    run = chain(source, items, found, None)
    numbers = [c.hit.number.sequence for c in found if c.hit.number.sequence is not None]
    run = list(found) if len(run) < len(found) == len(numbers) and [c.hit.number.sequence for c in run] == _less_a_slip(numbers) else run
    apart = sum(b.item - a.item > 1 or (items[b.item].gap and _tells(source, items, a)) for a, b in pairwise(run))
    if len(run) < 2 or apart * 2 < len(run) - 1:
        return []
    if len(run) == len(found) and all(c.hit.stop or _DASHED.fullmatch(source.text, c.hit.span.end, c.hit.title) for c in run):
        return run
    formal = sum(title_kind(title_of(source, items, c)) is not None for c in run)
    return run if len(run) > 2 and (formal > 1 or (formal and len(run) * 2 > len(found))) else []


def chain(source: Source, items: Sequence[Item], found: Sequence[Candidate], agenda: Agenda | None) -> list[Candidate]:
    """The best run of lines that count on, one by one or with a few left out: by their room, and their likeness to the agenda."""
    listed = [(row.number.sequence, row.title) for row in agenda.rows if row.number and row.title] if agenda else []
    rows = {n: paragraph(source, title) for n, title in listed if n is not None}
    best: dict[int, tuple[float, list[Candidate]]] = {}
    for at, c in enumerate(found):
        n = c.hit.number.sequence
        if n is None:
            continue
        apart = at + 1 == len(found) or found[at + 1].item - c.item > 1
        alike = n in rows and ratio(rows[n].lower(), title_of(source, items, c).lower()) >= ALIKE
        weight = 1 + items[c.item].gap + apart + 6 * alike
        start: tuple[float, list[Candidate]] | None = (0.0, []) if n <= 2 or (agenda and n == min(rows, default=1)) else None
        before = max((b for b in (best.get(n - 1), best.get(n - 2), best.get(n - 3), start) if b), key=lambda b: b[0], default=None)
        if before and (n not in best or before[0] + weight > best[n][0]):
            best[n] = (before[0] + weight, [*before[1], c])
    return max(best.values(), key=lambda b: b[0], default=(0.0, []))[1]


def _tells(source: Source, items: Sequence[Item], c: Candidate) -> bool:
    """Does the line say by itself what was decided: "4. Innkalling godkjent"?"""
    return outcomes().first(fold(title_of(source, items, c))) is not None


def title_of(source: Source, items: Sequence[Item], c: Candidate) -> str:
    """What its first line says after the number."""
    return source.text[c.hit.title : items[c.item].parts[0].end].strip()
