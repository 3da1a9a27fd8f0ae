"""Numbers that look like a case heading and are none: rows of a list or schedule, other bodies' numbers, cases of other years."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

import attrs

from ..lexicon.kinds import series_kind
from ..model import CaseNumber
from .candidates import Candidate
from .items import Item
from .numbers import key, rising

_PAPERS = frozenset({"case.documents", "attachments"})
_CLOSE = 3
"""Rows of a list stand closer together than this; headings have text under them."""
_LIST = 3
"""So many rows at least make a list."""
_PAIRS = 2
_RISING = 0.6
"""So large a share of steps upwards makes a row of cases."""
_ROOM = 12
"""What is said of a case beforehand is shorter than so many items."""
_ESTABLISHED = 4
"""So many numbers of one kind tell what the document's own numbers are like."""


def without_strays(items: Sequence[Item], found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` without rows of lists whose numbers come again with text of their own, and without numbers that are only cited."""
    listed = _without_papers(items, _without_pairs(_without_archive(_without_rows(found))))
    return _said_once(_own_series(_own_year(_in_place(_own_body(_unstacked(listed))))))


def _without_papers(items: Sequence[Item], found: Sequence[Candidate]) -> list[Candidate]:
    """Without cases listed among the papers of another ("Dokumenter: … Sak 31/97 Ny kai"): of another year or series, or lower in a row."""
    out: list[Candidate] = []
    among, at = False, 0
    for c in found:
        labels = [label.phrase.entry for item in items[at : c.item] if (label := item.case_label)]
        among = labels[-1] in _PAPERS if labels else among
        at = c.item
        if not (among and out and _elsewhere(out[-1].hit.number, c.hit.number, apart=items[c.item].gap)):
            among = False
            out.append(c)
    return out


def _elsewhere(own: CaseNumber, other: CaseNumber, *, apart: bool) -> bool:
    """Is the other number not of the meeting whose case has the first?"""
    if own.year is None or other.year is None or own.sequence is None or other.sequence is None:
        return False
    strange = other.series != own.series and (other.series is None or series_kind(other.series) is None)
    return strange or other.year < own.year or (other.year == own.year and other.sequence < own.sequence and not apart)


def _unstacked(found: Sequence[Candidate]) -> list[Candidate]:
    """Without numbers stacked on each other, three or more of one kind line under line with no title: a column of an agenda."""
    bare = {c.item: (c.group, c.hit.number.series) for c in found if c.bare and c.body is None}
    stacked = {at for at in bare if bare.get(at + 1) == bare.get(at + 2) == bare[at]}
    return [c for c in found if not {c.item, c.item - 1, c.item - 2} & stacked]


def _without_archive(found: Sequence[Candidate]) -> list[Candidate]:
    """Without numbers that stand bare straight below a heading of another kind, each time: "Saksnr. 2017/2210" below "V-SAK 2 Nytt studieprogram",
    or below "SAK 2" alone."""
    titled = {c.item: c for c in found if not c.bare or (c.hit.shape == "plain" and c.hit.word)}
    bare = [c for c in found if c.bare and c.hit.shape == "year"]
    below = [c for c in bare if (over := titled.get(c.item - 1) or titled.get(c.item - 2)) and over.group != c.group and _loose(over) != _loose(c)]
    groups = Counter(c.group for c in bare), Counter(c.group for c in below)
    archive = {group for group, count in groups[1].items() if count > 1 and count * 2 > groups[0][group]}
    return [c for c in found if not (c.bare and c.group in archive)]


def _without_pairs(found: Sequence[Candidate]) -> list[Candidate]:
    """Of two numbers alone on two lines, each time, only the one that counts on: "044/14" and below it "12/3321", its archive number."""
    bare = [c for c in found if c.bare and c.hit.shape == "year"]
    pairs = [(a, b) for a, b in pairwise(bare) if b.item == a.item + 1]
    if len(pairs) < _PAIRS:
        return list(found)
    steps = [sum(y == x + 1 for x, y in pairwise([pair[n].hit.number.sequence or 0 for pair in pairs])) for n in (0, 1)]
    archive = {pair[1].item for pair in pairs} if steps[0] > steps[1] else set()
    return [c for c in found if c.item not in archive]


def _own_body(found: Sequence[Candidate]) -> list[Candidate]:
    """Without the numbers that a case had in other bodies; the own body is the one named most often, and first."""
    named = Counter(c.body for c in found if c.body)
    if len(named) < 2:
        return list(found)
    own = named.most_common(1)[0][0]
    return [c for c in found if c.body in (None, own)]


def _in_place(found: Sequence[Candidate]) -> list[Candidate]:
    """Without a number that stands before lower ones and comes again in its place: what was said of the agenda beforehand."""
    keys = [key(c.hit.number) for c in found]
    out = []
    named = -_ROOM
    for at, c in enumerate(found):
        again = keys.index(keys[at], at + 1) if c.hit.shape == "year" and keys[at] in keys[at + 1 :] else at
        later = set(keys[again:])  # "tilleggssaker: sak 24/02, sak 25/02": each comes again
        between = [
            f.hit.number.sequence or 0
            for f, k in zip(found[at + 1 : again], keys[at + 1 : again], strict=True)
            if f.hit.number.series == c.hit.number.series and k not in later and not f.routed
        ]
        lower = between and rising(between) > _RISING and max(between) < (c.hit.number.sequence or 0)
        if lower and (found[at + 1].item - c.item < _ROOM or c.item - named <= _CLOSE):
            named = c.item
        else:
            out.append(c)
    return out


def _said_once(found: Sequence[Candidate]) -> list[Candidate]:
    """Without a number that only says again which case it is: no other number stands between, and no title beside it."""
    out: list[Candidate] = []
    for c in found:
        last = out[-1] if out else None
        again = last is not None and c.hit.shape == "year" and _loose(last) == _loose(c) and None in (last.hit.number.series, c.hit.number.series)
        if not (again and last and c.bare and not last.bare):
            out.append(c)
    return out


def _without_rows(found: Sequence[Candidate]) -> list[Candidate]:
    """Without runs of numbers close together most of which stand alone too: an agenda, a schedule, a list of papers."""
    runs = [run for shape in ("year", "plain", "sub") for run in _runs([c for c in found if c.hit.shape == shape])]
    listed = {c.item for run in runs for c in run}
    alone: dict[Hashable, list[int]] = defaultdict(list)
    for c in found:
        if c.item not in listed:
            alone[_loose(c)].append(c.item)
    rows: set[int] = set()
    for run in runs:
        again = [c.item for c in run if _loose(c) in alone]
        if len(again) * 3 < len(run) * 2:
            continue
        rows.update(again)
        rows.update(_merely_listed(run, again, found))
        before = [c for c in found if c.item < run[0].item]
        first = run[0].hit.number.sequence or 0
        if all(alone[_loose(c)][-1:] > [run[-1].item] and (c.hit.number.sequence or 0) < first for c in before):
            rows.update(c.item for c in before)  # all that stands above the run is of its list, spread by what is said under the rows
    return [c for c in found if c.item not in rows]


def _merely_listed(run: Sequence[Candidate], again: Sequence[int], found: Sequence[Candidate]) -> Iterator[int]:
    """The rows, line upon line with those that come again, whose numbers are higher than one of these, which is treated below: listed only."""
    last = max(c.item for c in run)
    treated = [c.hit.number.sequence or 0 for c in found if c.item > last and any(_loose(c) == _loose(r) for r in run)]
    stacked = all(b.item == a.item + 1 for a, b in pairwise(run))
    for c in run if stacked and treated else ():
        if c.item not in again and (c.hit.number.sequence or 0) > min(treated):
            yield c.item


def _runs(found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Runs of three numbers or more that stand close together."""
    run: list[Candidate] = []
    for c in found:
        if run and (c.item - run[-1].item >= _CLOSE or any(_loose(c) == _loose(r) for r in run)):
            if _is_list(run):
                yield run
            run = []
        run.append(c)
    if _is_list(run):
        yield run


def _is_list(run: Sequence[Candidate]) -> bool:
    """Three numbers or more, or two straight below each other that say that they are cases, and count on."""
    if len(run) != _PAIRS:
        return len(run) >= _LIST
    first, second = (c.hit.number for c in run)
    counts_on = first.year == second.year and first.sequence is not None and second.sequence == first.sequence + 1
    return counts_on and run[1].item == run[0].item + 1 and all(c.hit.word and not c.bare for c in run)


def _loose(c: Candidate) -> Hashable:
    """The number without its series, which a list may leave out."""
    number = c.hit.number
    return (number.sequence, number.year) if number.sequence is not None and number.year else (c.group, key(number))


def _own_year(found: Sequence[Candidate]) -> list[Candidate]:
    """The cases of a meeting are of one year, or two around New Year."""
    years = Counter(c.hit.number.year for c in found if c.hit.number.year)
    most = max(years.values(), default=0)
    if most < _ESTABLISHED or most * 3 < sum(years.values()) * 2:
        return list(found)
    return [c for c in found if c.hit.number.year is None or years[c.hit.number.year] * 3 >= most]


def _own_series(found: Sequence[Candidate]) -> list[Candidate]:
    """Beside the document's own series only those that are known as kinds of cases, or recur; of two numbers on a line the own one."""
    series = Counter(hit.number.series for c in found for hit in (c.hit, c.also) if hit and hit.number.series)
    own, most = series.most_common(1)[0] if series else (None, 0)
    if sum(c.hit.number.series is None and bool(c.group[1]) for c in found) > most:
        own, most = None, 0
    found = [_turned(c, own) for c in found]
    if most < _ESTABLISHED:
        return found
    named = {_loose(c) for c in found if c.hit.number.series == own and c.group[1]}
    years = {year for c in found if c.hit.number.series == own is not None and (year := c.hit.number.year)}

    def belongs(c: Candidate) -> bool:
        name = c.hit.number.series
        if name is None:
            return c.hit.shape != "year" or (_loose(c) not in named and (not years or c.hit.number.year in years))
        return name == own or series_kind(name) is not None or series[name] * 4 >= most

    return [c for c in found if belongs(c)]


def _turned(c: Candidate, own: str | None) -> Candidate:
    """The candidate by its number in the document's own series; the title begins after both numbers."""
    if c.also is None:
        return c
    mine = c.also if c.also.number.series == own != c.hit.number.series else c.hit
    return attrs.evolve(c, hit=attrs.evolve(mine, title=c.also.title), also=None)
