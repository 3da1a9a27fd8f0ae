"""Which of the numbered lines are the case headings: told by the agenda, by the shape that recurs, and by what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from ..lexicon.kinds import series_kind, title_kind
from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import paragraph
from .agenda import Agenda
from .archived import archived
from .candidates import ROUTED, Candidate, Group, candidates
from .chains import ALIKE, accepted, chain, title_of
from .items import Item, text_of
from .numbers import ROMANS, Hit, key
from .skipped import with_skipped
from .strays import without_strays

_RANK = {"year": 3, "plain": 1, "sub": 0}
_ROMAN = pattern(r"\(?(?P<roman>[IVX]+)[.)]\s+(?=\p{Lu})")
_INTRODUCED = 6
"""Where a document has cases in parts, so few paragraphs may introduce the first of them."""
_LIKE = 60
"""Two titles that agree no more than so much are those of two cases (rapidfuzz ratio)."""
_LONGEST_ROMAN = 120
_PASSAGES = frozenset({"recommendation", "decision", "treatment", "voting", "proposal", "statement"})


def choose(source: Source, items: Sequence[Item], agenda: Agenda) -> list[Candidate]:
    """The numbered case headings, in order."""
    found = without_strays(items, candidates(source, items, range(agenda.start, agenda.end)))
    wanted = {k for row in agenda.rows if (k := key(row.number))}
    chosen = _by_agenda(source, items, found, agenda, wanted) if wanted else []
    chosen = [] if _titled_elsewhere(source, items, found, chosen, agenda) else chosen
    found_here = chosen or _by_shape(source, items, found)
    if all(c.hit.shape == "plain" and not c.group[1] for c in found_here):
        found_here = archived(source, items) or found_here
    found_here = found_here or _romans(source, items, agenda) or _parts_alone(source, items, found)
    return _once(source, items, with_skipped(source, items, found_here), wanted)


def _once(source: Source, items: Sequence[Item], chosen: Sequence[Candidate], wanted: Set[tuple[str, int | None]]) -> list[Candidate]:
    """Rows of one routing table, or a number that stands again straight below itself, are one heading: the row that is on the agenda (``wanted``),
    else the last row with this body's date."""
    out: list[Candidate] = []
    for c in chosen:
        near = bool(out) and c.item - out[-1].item <= 3
        said = near and any(items[i].case_block in _PASSAGES for i in range(out[-1].item, c.item))  # the heading stands again over its treatment
        same = near and not said and key(out[-1].hit.number) == key(c.hit.number) and not _by_slip(source, items, out[-1], c)
        routed = near and all(ROUTED.search(text_of(source, items[i])) for i in range(out[-1].item, c.item + 1))
        if same or routed:
            listed = key(out[-1].hit.number) in wanted and key(c.hit.number) not in wanted
            out[-1] = out[-1] if listed else c
        else:
            out.append(c)
    return out


def _by_slip(source: Source, items: Sequence[Item], c: Candidate, again: Candidate) -> bool:
    """ "Sak 5 Ny brygge", and then "Sak 5 Naustet": two cases whose numbers were not counted on."""
    titles = [title_of(source, items, candidate) for candidate in (c, again)]
    plain = c.hit.shape == again.hit.shape == "plain" and again.item - c.item > 1
    return plain and all(titles) and not any(candidate.bare for candidate in (c, again)) and ratio(*titles) < _LIKE


def _by_agenda(
    source: Source, items: Sequence[Item], found: Sequence[Candidate], agenda: Agenda, wanted: set[tuple[str, int | None]]
) -> list[Candidate]:
    """The shape that covers most of the agenda; other shapes only for what it leaves out."""
    groups: dict[Group, list[Candidate]] = defaultdict(list)
    for c in found:
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
    if best[0].hit.shape == "plain":
        chosen = chain(source, items, chosen, agenda)
    series = {c.hit.number.series for c in chosen}
    chosen += [c for c in best if not row(c) and c.hit.shape == "year" and _fits(chosen, c) and _known(c, series)]
    others = [c for c in found if c.group != best[0].group and row(c) and row(c) not in covered]
    taken: set[object] = set()
    for c in others:
        if row(c) not in taken and _fits(chosen, c):
            taken.add(row(c))
            chosen.append(c)
    chosen += [c for c in found if c.hit.shape == "sub" and c.group[3] and c not in chosen]
    chosen.sort(key=lambda c: c.item)
    return sorted([*chosen, *_under(chosen, found)], key=lambda c: c.item)


def _titled_elsewhere(source: Source, items: Sequence[Item], found: Sequence[Candidate], chosen: Sequence[Candidate], agenda: Agenda) -> bool:
    """Where the agenda counts from one, and cases have numbers of the year: do these bear its titles, and not some other list that counts so?"""
    others = [c for c in found if c.hit.shape == "year"]
    if not others or any(c.hit.shape == "year" for c in chosen):
        return False
    titles = [paragraph(source, row.title).lower() for row in agenda.rows]

    def alike(cs: Sequence[Candidate]) -> int:
        return sum(any(ratio(title, title_of(source, items, c).lower()) >= ALIKE for title in titles) for c in cs)

    return alike(others) > alike(chosen)


def _known(c: Candidate, series: Set[str | None]) -> bool:
    """Of a series that the cases have, or one that is known as a kind of cases."""
    return c.hit.number.series is None or c.hit.number.series in series or series_kind(c.hit.number.series) is not None


def _fits(chosen: Sequence[Candidate], extra: Candidate) -> bool:
    """Does the number lie between its neighbours'?"""
    n = extra.hit.number.sequence
    before = [c.hit.number.sequence for c in chosen if c.item < extra.item and c.hit.number.series == extra.hit.number.series]
    after = [c.hit.number.sequence for c in chosen if c.item > extra.item and c.hit.number.series == extra.hit.number.series]
    return n is not None and all(b is None or b < n for b in before) and all(a is None or a > n for a in after)


def _by_shape(source: Source, items: Sequence[Item], found: Sequence[Candidate]) -> list[Candidate]:
    groups: dict[Group, list[Candidate]] = defaultdict(list)
    for c in found:
        groups[c.group].append(c)
    valid = {g: run for g, cs in groups.items() if (run := accepted(source, items, g, cs))}
    if not valid:
        return []
    best = max(valid, key=lambda g: (_strength(g) + 20 * min(2, len({key(c.hit.number) for c in valid[g]}) - 1), len(valid[g])))
    chosen = [c for g, cs in valid.items() if g[0] == best[0] and (g[1], g[3]) == (best[1], best[3]) for c in cs]
    chosen += [c for c in found if c.hit.shape == "sub" and c.group[3] and c not in chosen]
    chosen = sorted([*chosen, *_unmarked(chosen, found, best), *_shortened(items, chosen, found)], key=lambda c: c.item)
    return sorted([*chosen, *_under(chosen, found)], key=lambda c: c.item)


def _unmarked(chosen: Sequence[Candidate], found: Sequence[Candidate], best: Group) -> list[Candidate]:
    """ "Sak 4" as a plain line among headings "## Sak 3", "## Sak 5": its number is the one that lacks."""
    known = {key(c.hit.number) for c in chosen}
    like = [c for c in found if c.group[:3] == best[:3] and key(c.hit.number) not in known] if best[1] and best[3] else []
    return [c for c in like if _fits(chosen, c) and any((c.hit.number.sequence or 0) - 1 == o.hit.number.sequence for o in chosen)]


def _shortened(items: Sequence[Item], chosen: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """ "81: Regnskap" and "82: Dugnad" after "Sak 80: Valg av referent", the only one that says it is a case."""
    out: list[Candidate] = []
    first = chosen[0] if len(chosen) == 1 and chosen[0].hit.shape == "plain" and chosen[0].hit.word else None
    for c in found if first else ():
        last = (out[-1] if out else first) or c
        counts_on = c.hit.number.sequence == (last.hit.number.sequence or 0) + 1 and c.item > last.item
        if c.hit.shape == "plain" and not c.hit.word and c.hit.stop == ":" and items[c.item].gap and counts_on:
            out.append(c)
    return out


def _parts_alone(source: Source, items: Sequence[Item], found: Sequence[Candidate]) -> list[Candidate]:
    """ "1.1", "1.2" … that count on with room between them, some of them formalities, where nothing else tells the cases."""
    run: list[Candidate] = []
    for c in found:
        whole, _, part = c.hit.number.raw.partition(".")
        if c.hit.shape != "sub" or not items[c.item].gap or not (whole.isdigit() and part.isdigit()):
            continue
        before = run[-1].hit.number.raw.partition(".") if run else (whole, ".", "0")
        if (int(whole), int(part)) in ((int(before[0]), int(before[2]) + 1), (int(before[0]) + 1, 1)):
            run.append(c)
    apart = all(b.item - a.item > 1 for a, b in pairwise(run))
    formal = sum(title_kind(title_of(source, items, c)) is not None for c in run)
    return run if len(run) > 2 and apart and formal > 1 else []


def _romans(source: Source, items: Sequence[Item], agenda: Agenda) -> list[Candidate]:
    """Lines that count on in roman numbers from I, with room between them, where no others tell the cases."""
    run: list[Candidate] = []
    for index, item in enumerate(items):
        m = _ROMAN.match(source.reading, item.content, item.parts[0].end) if item.marker else None
        if agenda.start <= index < agenda.end or m is None or item.case_block in _PASSAGES or item.span.end - m.end() > _LONGEST_ROMAN:
            continue
        if m["roman"] == ROMANS[len(run)]:
            hit = Hit(Span(m.start(), m.end("roman")), CaseNumber(m["roman"], None, len(run) + 1), "", "plain", ".", m.end())
            run.append(Candidate(index, hit, ("plain", "", False, item.heading)))
            if len(run) == len(ROMANS):
                break
    apart = all(b.item - a.item > 1 for a, b in pairwise(run))
    return run if len(run) > 2 and apart else []


def _under(chosen: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """ "5.1" straight under the heading of case 5, and the 5.2 and 5.3 that follow: parts with a treatment of their own."""
    out: list[Candidate] = []
    for number, parent in enumerate(chosen):
        if parent.hit.number.sequence is None:
            continue
        end = chosen[number + 1].item if number + 1 < len(chosen) else 1 << 30
        subs = [c for c in found if c.hit.shape == "sub" and not c.group[3] and parent.item < c.item < end]
        subs = [c for c in subs if c.hit.number.raw.split(".")[0] == str(parent.hit.number.sequence)]
        listed = len(subs) > 1 and all(b.item == a.item + 1 for a, b in pairwise(subs))  # one straight below the other: no treatment of their own
        room = _INTRODUCED if out else 1
        if subs and not listed and subs[0].item <= parent.item + room and subs[0].hit.number.raw == f"{parent.hit.number.sequence}.1":
            out += subs
    return [*out, *_orphans(chosen, found)] if out else []


def _orphans(chosen: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """ "7.1", "7.2" between the cases 6 and 8, where the heading of case 7 lacks."""
    out: list[Candidate] = []
    for before, after in pairwise(chosen):
        last, following = before.hit.number.sequence, after.hit.number.sequence
        if last is None or following != last + 2:
            continue
        between = [c for c in found if c.hit.shape == "sub" and not c.group[3] and before.item < c.item < after.item]
        subs = [c for c in between if c.hit.number.raw.split(".")[0] == str(last + 1)]
        out += subs if subs and subs[0].hit.number.raw == f"{last + 1}.1" else []
    return out


def _strength(group: Group) -> int:
    shape, word, series, heading = group
    return {"year": 40, "plain": 0, "sub": -10}[shape] + 20 * bool(word) + 15 * series + 25 * bool(heading)
