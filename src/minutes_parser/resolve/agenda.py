"""The agenda and the cases treated: matched, completed from each other, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
from rapidfuzz.fuzz import ratio

from ..diagnostics import Code, Diagnostic
from ..extract.case_titles import clean_title, tagged_kind
from ..lexicon.kinds import series_kind, stated_kind, title_kind
from ..model import AgendaItem, Case, CaseKind, CaseNumber
from ..patterns import pattern
from ..segment.agenda import Agenda
from ..segment.numbers import key, turned, year_first
from ..segment.titles import Heading
from ..source import Source
from ..view import fold, paragraph

NOT_TREATED = Code(
    "MP411", "warning", "On the agenda, never treated", "{number} {title} is on the agenda and was not treated",
    "The case is left out: nothing is invented for it.",
)  # fmt: skip
NOT_ON_AGENDA = Code(
    "MP412", "info", "Treated, not on the agenda", "{number} {title} was treated and is not on the agenda",
    "Kommuneloven § 11-3 allows it unless the chair or a third of those present object.",
)  # fmt: skip
TITLE_DIFFERS = Code(
    "MP413", "info", "Titles differ", "the agenda calls {number} «{agenda}», the minutes «{title}»",
    "Both are kept: Case.title and Case.agenda_title.",
)  # fmt: skip
FROM_AGENDA = Code(
    "MP414", "info", "A number taken from the agenda", "«{title}» has no number of its own in the minutes; the agenda calls it {number}",
    "The number is the agenda's, found by the title.",
)  # fmt: skip
CODES = (NOT_TREATED, NOT_ON_AGENDA, TITLE_DIFFERS, FROM_AGENDA)

_ALIKE = 92
_MISREAD = 2
"""How much of two titles must agree for them to be one (rapidfuzz ratio), and how many letters more one of them may have."""
_BULLETS = pattern(r"(?<=\S)\s*[•▪\uf0b7]")
_PUNCTUATION = pattern(r"\s*[^\p{L}\p{N}\s]+\s*")


def read_rows(source: Source, agenda: Agenda) -> tuple[AgendaItem, ...]:
    """The rows as agenda items."""
    items = []
    for row in agenda.rows:
        written = paragraph(source, row.title)
        told = row.columns.get("kind")
        handler = row.columns.get("case_handler")
        items.append(
            AgendaItem(
                row.number,
                clean_title(written, row.number),
                stated_kind(paragraph(source, told)) if told else tagged_kind(written),
                paragraph(source, handler) if handler else None,
                row.spans,
            )
        )
    return tuple(items)


def settle_years(cases: Sequence[Case], agenda: Sequence[AgendaItem], year: int | None) -> tuple[tuple[Case, ...], tuple[AgendaItem, ...]]:
    """Read "14/75" year first where the whole document writes it so."""
    numbers = [c.number for c in cases if c.number and c.number.year] + [a.number for a in agenda if a.number and a.number.year]
    if not year_first(numbers, year):
        return tuple(cases), tuple(agenda)
    return (
        tuple(attrs.evolve(c, number=turned(c.number)) if c.number else c for c in cases),
        tuple(attrs.evolve(a, number=turned(a.number)) if a.number else a for a in agenda),
    )


def wrapped(agenda: Sequence[AgendaItem], cases: Sequence[Case]) -> tuple[AgendaItem, ...]:
    """The rows, each with the lines below it on which its title goes on: the case's own title begins with both together."""
    titles = {key(c.number): _letters(c.title) for c in cases if c.number and c.title}
    out: list[AgendaItem] = []
    for row in agenda:
        last = out[-1] if out else None
        told = titles.get(key(last.number), "") if last and last.number and not row.number else ""
        if last and told and _goes_on(_letters(last.title), _letters(row.title), told):
            out[-1] = attrs.evolve(last, title=f"{last.title} {row.title}", span=(*last.span, *row.span))
        else:
            out.append(row)
    return tuple(out)


def _goes_on(title: str, more: str, told: str) -> bool:
    """Is ``told`` the title with ``more`` at its end, or in its midst?"""
    whole = title + more
    return bool(more) and len(whole) <= len(told) + _MISREAD and ratio(whole, told[: len(whole)]) >= _ALIKE


def _letters(title: str) -> str:
    return "".join(c for c in fold(title) if c.isalnum())


def match(cases: Sequence[Case], agenda: Sequence[AgendaItem]) -> tuple[tuple[Case, ...], tuple[Diagnostic, ...]]:
    """Complete the cases from their rows of the agenda, and tell where the two differ."""
    rows = _by_number(agenda)
    done: list[Case] = []
    found: list[Diagnostic] = []
    used: set[int] = set()
    for case in cases:
        row = _row(rows, case.number)
        if row:
            used.add(id(row))
            case = attrs.evolve(case, agenda_title=row.title or None, case_handler=case.case_handler or row.case_handler)
            found += _compare(case, row)
        elif rows and case.number and case.number.sequence is not None:
            found.append(NOT_ON_AGENDA.at(case.span[:1], case=case.number.raw, number=case.number.raw, title=case.title or ""))
        done.append(attrs.evolve(case, kind=_kind(case, row)))
    if cases:
        found += [NOT_TREATED.at(r.span, case=r.number.raw, number=r.number.raw, title=r.title) for r in agenda if r.number and id(r) not in used]
    return tuple(done), tuple(found)


def borrowed(cases: Sequence[Case], headings: Sequence[Heading]) -> Iterator[Diagnostic]:
    """Say so where a case's number stands on the agenda only."""
    for case, heading in zip(cases, headings, strict=True):
        if heading.from_agenda and case.number:
            yield FROM_AGENDA.at(heading.title, case=case.number.raw, title=case.title or "", number=case.number.raw)


def _by_number(agenda: Sequence[AgendaItem]) -> Mapping[object, AgendaItem]:
    rows: dict[object, AgendaItem] = {}
    for row in agenda:
        if row.number:
            rows.setdefault(key(row.number), row)
            if row.number.sequence is not None:
                rows.setdefault((row.number.sequence, row.number.year), row)
    return rows


def _row(rows: Mapping[object, AgendaItem], number: CaseNumber | None) -> AgendaItem | None:
    if number is None:
        return None
    row = rows.get(key(number))
    if row is None and number.sequence is not None:
        row = rows.get((number.sequence, number.year))
        if row and row.number and row.number.series and number.series and row.number.series != number.series:
            return None
    return row


def _compare(case: Case, row: AgendaItem) -> Iterator[Diagnostic]:
    if case.number and case.title and row.title and _bare(case.title) != _bare(row.title):
        yield TITLE_DIFFERS.at(row.span, case.span[:1], case=case.number.raw, number=case.number.raw, agenda=row.title, title=case.title)


def _bare(title: str) -> str:
    """The words: case and punctuation make no difference, a space between two words does. Bullets under a title are no part of it."""
    words = _PUNCTUATION.sub("", fold(_BULLETS.split(title)[0]))
    return " ".join(words.split())


def _kind(case: Case, row: AgendaItem | None) -> CaseKind | None:
    """The stated type first, else the series, else the title."""
    series = case.number.series if case.number else None
    return case.kind or (row.kind if row else None) or series_kind(series) or title_kind(case.title)
