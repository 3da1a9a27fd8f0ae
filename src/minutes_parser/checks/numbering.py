"""Do the case numbers run on, and belong to the year? Closed cases make gaps, so none of this is more than a note.

What the agenda and the cases say of each other is told by ``resolve/agenda.py`` (MP411 to MP414).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex

from ..diagnostics import Code, Diagnostic
from ..model import Case, Minutes
from ..patterns import pattern
from ..resolve.presence import CasePresence
from .reading import raw

GAP = Code(
    "MP550", "info", "A gap in the case numbers", "the numbers run from {first} to {last} without {missing}",
    "Cases behind closed doors and cases of another list make gaps; or a heading was not read.",
)  # fmt: skip
REPEATED = Code(
    "MP551", "info", "A case number used again", "{number} is the number of {count} cases",
    "A case taken up again, a slip of the pen, or a reference read as a heading.",
)  # fmt: skip
OTHER_YEAR = Code(
    "MP552", "info", "Case numbers of another year", "the meeting was held in {year}; {count} of {all} cases decided bear another year: {numbers}",
    "A case carried over keeps its number; otherwise the date of the meeting or the numbers are wrong.",
)  # fmt: skip
CODES = (GAP, REPEATED, OTHER_YEAR)

_TAIL = pattern(r"[/-]\d+$")

Series = tuple[str | None, int | None]


def gaps(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """Numbers left out of a run, and found nowhere in the text; where most are left out it is no run. The agenda's are told as not treated."""
    listed = {(row.number.series, row.number.year, row.number.sequence) for row in minutes.agenda if row.number}
    for (series, year), cases in _series(minutes).items():
        first, last = min(cases), max(cases)
        missing = [n for n in range(first, last) if n not in cases and (series, year, n) not in listed]
        if 2 * len(missing) <= len(cases):
            gone = [n for n in missing if not _written(minutes, n, raw(cases[first][0]) or "")]
            after = [cases[n][0].span[:1] for n in sorted(cases) if n - 1 in gone]
            if gone:
                yield GAP.at(*after, first=raw(cases[first][0]), last=raw(cases[last][0]), missing=", ".join(map(str, gone)))


def _written(minutes: Minutes, number: int, like: str) -> bool:
    """Whether a number stands in the text as the case numbers do: a heading that was not read, or a word on why the case is left out."""
    tail = _TAIL.search(like)
    pattern = rf"(?<!\d)0*{number}{regex.escape(tail[0])}(?!\d)" if tail else rf"^\W*(?:sak\s+)?0*{number}(?!\d)"
    return regex.search(pattern, minutes.source.text, regex.MULTILINE | regex.IGNORECASE) is not None


def repeats(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """One number for several cases that were decided or voted on; a heading without either may be a mention."""
    for cases in _series(minutes).values():
        for same in cases.values():
            treated = [case for case in same if _treated(case)]
            if len(treated) > 1:
                yield REPEATED.at(*(case.span[:1] for case in treated), case=raw(treated[0]), number=raw(treated[0]), count=len(treated))


def years(minutes: Minutes, here: Sequence[CasePresence]) -> Iterator[Diagnostic]:
    """The year in the numbers of the cases that were decided or voted on, against the meeting's."""
    first, last = minutes.meeting.date, minutes.meeting.end_date
    dated = [case for case in minutes.cases if case.number and case.number.year and _treated(case)]
    if first and dated:
        held = {first.year, (last or first).year}
        other = [case for case in dated if case.number and case.number.year not in held]
        if other:
            numbers = ", ".join(raw(case) or "" for case in other)
            yield OTHER_YEAR.at(*(case.span[:1] for case in other), year=first.year, count=len(other), all=len(dated), numbers=numbers)


CHECKS = (gaps, repeats, years)


def _series(minutes: Minutes) -> Mapping[Series, Mapping[int, Sequence[Case]]]:
    """The cases by their running number, series by series."""
    found: dict[Series, dict[int, list[Case]]] = defaultdict(lambda: defaultdict(list))
    for case in minutes.cases:
        if case.number and case.number.sequence is not None:
            found[case.number.series, case.number.year][case.number.sequence].append(case)
    return found


def _treated(case: Case) -> bool:
    return bool(case.decision or case.votes)
