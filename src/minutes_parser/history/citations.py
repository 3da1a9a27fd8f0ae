"""Earlier cases and meetings that are cited, looked up among the meetings given.

A number is a body's own: "sak 12/24" in a committee's minutes is the committee's. Another body's case is meant only where more says so: the day of
that meeting or the name of that body in the same sentence, or the archive's number of both cases.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs

from ..extract.sentences import sentences
from ..lexicon.bodies import body_in
from ..model import CaseNumber, Reference
from ..shapes import dates
from ..view import fold
from .archive import Archive, Held, Treated
from .model import CaseKey, Citation, Status
from .wording import archive_number

_REACH = 600
"""A sentence is looked for so far around what is cited."""

Numbered = Mapping[tuple[int, int], Sequence[Treated]]


@attrs.frozen
class _Context:
    """The sentence that cites: folded, and the days it names."""

    sentence: str
    days: frozenset[dt.date]


def citations_of(archive: Archive) -> tuple[Citation, ...]:
    """Every citation of a case or a dated meeting, in the order of the archive. A case cited with its meeting is one."""
    numbered: dict[tuple[int, int], list[Treated]] = defaultdict(list)
    for one in archive.cases:
        number = one.case.number
        if number and number.sequence is not None and number.year is not None:
            numbered[number.sequence, number.year].append(one)
    return tuple(found for one in archive.cases for ref in one.case.references if (found := _looked_up(one, ref, archive, numbered)))


def _looked_up(by: Treated, ref: Reference, archive: Archive, numbered: Numbered) -> Citation | None:
    if ref.case_number:
        return _case(by, ref, ref.case_number, numbered)
    context = _context(by.held, ref, None)
    beside = (other for other in by.case.references if other.case_number)
    if ref.meeting_date is None or any(_context(by.held, other, None) == context for other in beside):
        return None  # a day without its year is no date; and a case cited in the same sentence says more
    return _meeting(by, ref, archive.held)


def _case(by: Treated, ref: Reference, number: CaseNumber, numbered: Numbered) -> Citation:
    assert number.sequence is not None
    alike = [one for one in numbered.get((number.sequence, number.year or 0), ()) if one.key != by.key and _may_be(one, by, number)]
    context = _context(by.held, ref, number.year)
    sure = [one for one in alike if _is_meant(one, by, context)]
    told = [one for one in sure if one.held.date in context.days]
    meant = told if len(told) == 1 else sure
    status: Status = "found" if len(meant) == 1 else "unclear" if alike else "not_in_archive"
    target = meant[0] if len(meant) == 1 else None
    candidates = () if target else tuple(one.key for one in alike)
    return Citation(by.key, ref.raw, status, target.key if target else None, target.held.id if target else None, candidates, ref.span)


def _may_be(one: Treated, by: Treated, number: CaseNumber) -> bool:
    """Not later than what cites it, and of the same series where both have one."""
    later = one.held.date and by.held.date and one.held.date > by.held.date
    mine = one.case.number.series if one.case.number else None
    return not later and (mine is None or number.series is None or mine == number.series)


def _is_meant(one: Treated, by: Treated, context: _Context) -> bool:
    if one.held.date in context.days:
        return True
    if one.held.body == by.held.body:
        named = body_in(context.sentence)
        own = by.held.minutes.meeting.body_kind
        return named is None or own is None or named[2] == own
    name = one.held.minutes.meeting.body
    same_archive = archive_number(one.case.archive_ref) is not None and archive_number(one.case.archive_ref) == archive_number(by.case.archive_ref)
    return one.held.organisation == by.held.organisation and (same_archive or bool(name and fold(name) in context.sentence))


def _meeting(by: Treated, ref: Reference, held: Sequence[Held]) -> Citation:
    """A meeting cited by its day alone is one of the same body."""
    that_day = [one for one in held if one.date == ref.meeting_date]
    own = [one for one in that_day if one.body == by.held.body]
    status: Status = "found" if len(own) == 1 else "unclear" if that_day else "not_in_archive"
    candidates: tuple[CaseKey, ...] = ()
    return Citation(by.key, ref.raw, status, None, own[0].id if len(own) == 1 else None, candidates, ref.span)


def _context(held: Held, ref: Reference, year: int | None) -> _Context:
    text = held.minutes.source.text
    if not ref.span or not text:
        return _Context(fold(ref.raw), frozenset())
    at = ref.span[0].start
    begin = max(text.rfind("\n\n", 0, at) + 1, at - _REACH)
    stop = text.find("\n\n", at)
    passage = text[begin : min(stop if stop >= 0 else len(text), at + _REACH)]
    around = next((passage[start:end] for start, end in sentences(passage) if begin + start <= at < begin + end), ref.raw)
    days = (day.date(year) for day in dates(around))
    return _Context(fold(around), frozenset(day for day in days if day))
