"""One case over bodies and meetings: what the archive's number joins, or a citation under the same title; and what became of it each time.

Joined only within one organisation (one body, where none is named), and never items that return at every meeting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .archive import Archive, Treated
from .model import Became, Begun, CaseKey, Citation, Step, Thread
from .wording import akin, archive_number, is_standing, same_title


def threads_of(archive: Archive, citations: Sequence[Citation]) -> tuple[Thread, ...]:
    """Every case that was treated more than once, by its first treatment."""
    place = {one.key: number for number, one in enumerate(archive.cases)}
    above = list(range(len(archive.cases)))
    for one, other in _joined(archive, citations):
        a, b = sorted((_root(above, place[one]), _root(above, place[other])))
        above[b] = a
    members: dict[int, list[Treated]] = defaultdict(list)
    for number, case in enumerate(archive.cases):
        members[_root(above, number)].append(case)
    order = {held.id: number for number, held in enumerate(archive.held)}
    several = [sorted(m, key=lambda c: (order[c.held.id], c.key.case)) for m in members.values() if len({c.held.id for c in m}) > 1]
    several.sort(key=lambda m: (order[m[0].held.id], m[0].key.case))
    return tuple(_thread(f"T{number}", cases) for number, cases in enumerate(several, start=1))


def _root(above: Sequence[int], at: int) -> int:
    """The first of the cases that this one is joined with."""
    while above[at] != at:
        at = above[at]
    return at


def home(case: Treated) -> str:
    """Where numbers of the archive and titles mean one thing: the organisation, or the body where none is named."""
    return f"organisation {case.held.organisation}" if case.held.organisation else f"body {case.held.body}"


def by_archive_number(archive: Archive) -> Mapping[tuple[str, tuple[str, str]], Sequence[Treated]]:
    """The cases of each number in the archive, but for standing items."""
    found: dict[tuple[str, tuple[str, str]], list[Treated]] = defaultdict(list)
    for case in archive.cases:
        number = archive_number(case.case.archive_ref)
        if number and not is_standing(case.case.title):
            found[home(case), number].append(case)
    return found


def _joined(archive: Archive, citations: Iterable[Citation]) -> Iterator[tuple[CaseKey, CaseKey]]:
    for cases in by_archive_number(archive).values():
        for number, case in enumerate(cases):
            earlier = next((one for one in cases[:number] if akin(one.case.title, case.case.title)), None)
            if earlier:
                yield earlier.key, case.key
    known = {case.key: case for case in archive.cases}
    for citation in citations:
        if citation.target:
            case, cited = known[citation.by], known[citation.target]
            if home(case) == home(cited) and same_title(case.case.title, cited.case.title) and not is_standing(case.case.title):
                yield cited.key, case.key


def _thread(number: str, cases: Sequence[Treated]) -> Thread:
    steps = tuple(_step(cases, place) for place in range(len(cases)))
    ref = next((case.case.archive_ref for case in cases if case.case.archive_ref), None)
    return Thread(number, cases[-1].case.title, ref, steps)


def _step(cases: Sequence[Treated], place: int) -> Step:
    one = cases[place]
    decision = one.case.decision
    facts = (one.key, one.held.body, one.held.date, one.case.title, _begun(cases, place), _became(cases, place))
    return Step(*facts, decision.outcome if decision else None, decision.span if decision else one.case.span)


def _begun(cases: Sequence[Treated], place: int) -> Begun:
    if place == 0:
        return "new"
    return "taken_up_again" if any(case.held.body == cases[place].held.body for case in cases[:place]) else "received"


def _became(cases: Sequence[Treated], place: int) -> Became | None:
    one = cases[place]
    decision = one.case.decision
    if decision and decision.outcome in ("postponed", "withdrawn"):
        return "deferred" if decision.outcome == "postponed" else "withdrawn"
    after = cases[place + 1] if place + 1 < len(cases) else None
    if (decision and decision.outcome == "referred") or (after and after.held.body != one.held.body):
        return "referred"
    return "decided" if decision else None
