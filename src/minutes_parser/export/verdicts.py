"""What a person wants to see of a check in a terminal: could they decide, what is missing, what contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from minutes_parser.checks.report import Element, Quorum, Report
from minutes_parser.diagnostics import Diagnostic
from minutes_parser.source import Source

from .columns import visible
from .summary import STYLES, diagnostic_line

WORDS = {"met": "met", "not_met": "not met", "undetermined": "undetermined"}
COLOURS = {"met": "green", "not_met": "bold red", "undetermined": "yellow"}


def render_check(report: Report, source: Source) -> RenderableType:
    """The verdict of the meeting and of each case, the reasons, the elements that the law demands, and the findings."""
    return Group(*_parts(report, source))


def _parts(report: Report, source: Source) -> Iterator[RenderableType]:
    yield Text(visible(report.source.name), style="bold")
    if report.quorum:
        yield _rule(report.quorum[0])
        yield _table(report.quorum)
        yield from (Text(f"- {visible(reason)}") for reason in report.quorum[0].reasons)
    if report.completeness:
        yield Text()
        yield _completeness(report.completeness)
    if report.diagnostics:
        yield Text()
        yield from (_finding(one, source) for one in report.diagnostics)


def _rule(whole: Quorum) -> Text:
    if whole.rule is None:
        return Text("quorum: no rule applies", style="dim")
    assumed = ", assumed" if whole.assumed else ""
    return Text(
        f"quorum by {visible(whole.legal_reference or whole.rule)}{assumed}: {_number(whole.required)} of {_number(whole.seats)}", style="dim"
    )


def _table(rows: Sequence[Quorum]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("case", "verdict", "present", "required", "voted"):
        table.add_column(heading, overflow="fold")
    for number, row in enumerate(rows):
        verdict = Text(WORDS[row.verdict], style=COLOURS[row.verdict])
        name = visible(row.case or "") if number else "the meeting"
        table.add_row(Text(name), verdict, _present(row), _number(row.required), "" if row.voted is None else str(row.voted))
    return table


def _present(row: Quorum) -> str:
    if row.present_min is None:
        return "?"
    return str(row.present_min) if row.present_min == row.present_max else f"{row.present_min}–{row.present_max}"


def _number(number: int | None) -> str:
    return "?" if number is None else str(number)


def _completeness(elements: Sequence[Element]) -> Text:
    missing = [f"{one.element} ({one.required_by})" for one in elements if not one.found]
    found = sum(one.found for one in elements)
    words = f"required by law: {found} of {len(elements)} found"
    return Text(f"{words}; missing: {', '.join(map(visible, missing))}" if missing else words)


def _finding(one: Diagnostic, source: Source) -> Text:
    line = diagnostic_line(one, source)
    return Text(f"{line} [{visible(one.case)}]" if one.case else line, style=STYLES[one.severity])
