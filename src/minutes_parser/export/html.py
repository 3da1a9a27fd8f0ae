"""What a notebook shows of minutes, of who was there, and of a case; every word of the document escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from minutes_parser.model import Attendance, Case, Minutes

from .columns import shorten, visible
from .wording import body_words, coverage_words, person_words, vote_words, when_words

_WIDTH = 300
_TOP = ' style="text-align:left;vertical-align:top"'


def minutes_html(minutes: Minutes) -> str:
    """The meeting, who was there, a row for each case, and what was odd."""
    meeting = minutes.meeting
    facts = " · ".join(_text(fact) for fact in (body_words(meeting), when_words(meeting), meeting.place) if fact)
    cases = _table(("case", "title", "outcome", "votes", "decision", "line"), (_row(minutes, case) for case in minutes.cases))
    found = "".join(f"<li>{one.severity} {_text(one.code)}: {_text(one.message)}</li>" for one in minutes.diagnostics)
    return "".join((
        f"<div><strong>{_text(meeting.title or minutes.source.name)}</strong><br>{facts}",
        attendance_html(minutes.attendance),
        cases if minutes.cases else "",
        f"<details><summary>{len(minutes.diagnostics)} findings</summary><ul>{found}</ul></details>" if found else "",
        f"<small>{coverage_words(minutes.coverage)}</small></div>",
    ))  # fmt: skip


def attendance_html(attendance: Attendance) -> str:
    """Those present, absent and unknown, each with what they are."""
    rows = [("seats", str(attendance.seats))] if attendance.seats is not None else []
    for presence in ("present", "absent", "unknown"):
        people = [person_words(person) for person in attendance.attendees if person.presence == presence]
        if people:
            rows.append((f"{presence} ({len(people)})", ", ".join(people)))
    return _table((), rows) if rows else ""


def case_html(case: Case) -> str:
    """Number and title, then what was recommended, proposed, voted and decided, in the order of the treatment."""
    name = " ".join(filter(None, (case.number.raw if case.number else None, case.title)))
    return f"<div><strong>{_text(name)}</strong>{_table((), _treatment(case))}</div>"


def _treatment(case: Case) -> Iterator[tuple[str, str]]:
    for recommendation in case.recommendations:
        yield " ".join(filter(None, ("recommended by", recommendation.by))) if recommendation.by else "recommended", recommendation.text
    for proposal in case.proposals:
        yield f"proposed by {proposal.by}" if proposal.by else "proposed", proposal.text
    for recusal in case.recusals:
        yield "recused", " ".join(filter(None, (recusal.name, recusal.basis)))
    for vote in case.votes:
        yield "vote", ": ".join(filter(None, (vote.subject, vote_words(vote))))
    if case.decision:
        yield f"decision ({case.decision.outcome})" if case.decision.outcome else "decision", case.decision.text
    for statement in case.statements:
        yield f"statement by {statement.by}" if statement.by else "statement", statement.text


def _row(minutes: Minutes, case: Case) -> tuple[str, ...]:
    places = minutes.locate(case.span)
    return (
        case.number.raw if case.number else "",
        case.title or "",
        (case.decision.outcome or "") if case.decision else "",
        "; ".join(map(vote_words, case.votes)),
        shorten(case.decision.text, _WIDTH) if case.decision else "",
        str(places[0].line) if places else "",
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = "".join(f"<th{_TOP}>{title}</th>" for title in head)
    body = "".join("<tr>" + "".join(f"<td{_TOP}>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{f'<thead><tr>{titles}</tr></thead>' if titles else ''}<tbody>{body}</tbody></table>"


def _text(text: str) -> str:
    return escape(visible(text))
