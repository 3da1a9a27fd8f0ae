"""The index over the pages of many documents: a table to search, filter and sort."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

import attrs

from ..checks.report import Report
from ..export.wording import body_words
from ..model import Minutes
from .page import document
from .source_view import words

_COLUMNS = ("document", "body", "date", "kind", "cases", "decisions", "votes", "quorum", "errors", "warnings", "not understood")
_NUMBERS = frozenset({"cases", "decisions", "votes", "errors", "warnings", "not understood"})


@attrs.frozen
class Entry:
    """What the index tells of a document. ``page`` is where its page lies; ``unread`` the share of its visible text that was not understood."""

    page: str
    name: str
    title: str
    body: str
    date: str
    kind: str
    cases: int
    decisions: int
    votes: int
    quorum: str
    errors: int
    warnings: int
    unread: float


def entry_of(minutes: Minutes, report: Report, *, page: str, name: str) -> Entry:
    """The line of a document."""
    found = {(one.code, one.message, one.span): one.severity for one in (*minutes.diagnostics, *report.diagnostics)}
    coverage = minutes.coverage
    visible = coverage.interpreted + coverage.verbatim + coverage.furniture + coverage.unparsed
    return Entry(
        page=page,
        name=name,
        title=minutes.meeting.title or "",
        body=body_words(minutes.meeting),
        date=minutes.meeting.date.isoformat() if minutes.meeting.date else "",
        kind=minutes.kind,
        cases=len(minutes.cases),
        decisions=sum(case.decision is not None for case in minutes.cases),
        votes=sum(len(case.votes) for case in minutes.cases),
        quorum=report.quorum[0].verdict.replace("_", " ") if report.quorum else "",
        errors=list(found.values()).count("error"),
        warnings=list(found.values()).count("warning"),
        unread=coverage.unparsed / visible if visible else 0.0,
    )


def index_html(entries: Sequence[Entry]) -> str:
    """The page. Every heading sorts; the search takes any words of a row; kinds can be chosen."""
    kinds = "".join(f"<option>{words(kind)}</option>" for kind in sorted({entry.kind for entry in entries}))
    heads = "".join(f'<th scope="col"{" data-number" if name in _NUMBERS else ""}><button type="button">{name}</button></th>' for name in _COLUMNS)
    body = (
        f"<header><h1>{len(entries)} documents</h1>"
        '<p><label>search <input type="search" id="search"></label> '
        f'<label>kind <select id="kind"><option value="">all</option>{kinds}</select></label> '
        '<label><input type="checkbox" id="errors"> with errors only</label> <output id="shown"></output></p></header>'
        f"<main><table><thead><tr>{heads}</tr></thead><tbody>{_rows(entries)}</tbody></table></main>"
    )
    return document("Documents", body, style="index.css", script="index.js")


def _rows(entries: Iterable[Entry]) -> str:
    return "".join(
        f'<tr data-kind="{words(one.kind)}" data-errors="{one.errors}">'
        f'<th scope="row"><a href="{quote(one.page)}">{words(one.title or one.name)}</a><small>{words(one.name)}</small></th>'
        + "".join(f"<td>{words(str(cell))}</td>" for cell in (one.body, one.date, one.kind, one.cases, one.decisions, one.votes, one.quorum))
        + f"<td>{one.errors}</td><td>{one.warnings}</td><td>{one.unread:.0%}</td></tr>"
        for one in entries
    )
