"""A report as a table for a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .report import Quorum, Report

_HEAD = ("case", "verdict", "present", "required", "voted", "reasons")


def to_html(report: Report) -> str:
    """The verdicts, what the law demands and is missing, and the findings; every word escaped."""
    rows = "".join(_row(row, whole=not number) for number, row in enumerate(report.quorum))
    head = "".join(f"<th>{word}</th>" for word in _HEAD)
    missing = "".join(f"<li>missing: {escape(one.element)} ({escape(one.required_by)})</li>" for one in report.completeness if not one.found)
    found = "".join(f"<li>{escape(one.severity)} {escape(one.code)}: {escape(one.message)}</li>" for one in report.diagnostics)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    return f"<div><strong>{escape(report.source.name)}</strong>{table}<ul>{missing}{found}</ul></div>"


def _row(row: Quorum, *, whole: bool) -> str:
    present = "?" if row.present_min is None else f"{row.present_min}–{row.present_max}"
    needed = "?" if row.required is None else str(row.required)
    reference = row.legal_reference or row.rule or "no rule"
    reasons = "<br>".join(map(escape, (reference, *row.reasons)))
    case = "the meeting" if whole else row.case or ""
    cells = (escape(case), row.verdict.replace("_", " "), present, needed, "" if row.voted is None else str(row.voted), reasons)
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
