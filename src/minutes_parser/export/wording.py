"""Facts in few words, for people: the same in the terminal, in a notebook and on a page."""

from __future__ import annotations

from minutes_parser.model import Attendee, Case, Coverage, Meeting, Minutes, Vote


def minutes_words(minutes: Minutes) -> str:
    """Which meeting it is, and how much was found."""
    found = f"{len(minutes.cases)} cases, {len(minutes.attendance.attendees)} persons"
    return " · ".join(filter(None, (minutes.source.name, minutes.kind, body_words(minutes.meeting), when_words(minutes.meeting), found)))


def case_words(case: Case) -> str:
    """Number, title and outcome."""
    outcome = f"→ {case.decision.outcome}" if case.decision and case.decision.outcome else None
    return " ".join(filter(None, (case.number.raw if case.number else None, case.title, outcome)))


def body_words(meeting: Meeting) -> str:
    """The body and whose it is."""
    return ", ".join(filter(None, (meeting.body, meeting.organisation)))


def when_words(meeting: Meeting) -> str:
    """Days and hours, ISO 8601."""
    days = "/".join(day.isoformat() for day in (meeting.date, meeting.end_date) if day)
    hours = "–".join(time or "?" for time in (meeting.start_time, meeting.end_time)) if meeting.start_time or meeting.end_time else ""
    return " ".join(filter(None, (days, hours)))


def person_words(person: Attendee) -> str:
    """A name, and in parentheses what the person is."""
    role = person.role or (person.group if person.group not in ("member", "unknown") else None)
    notes = ", ".join(filter(None, (role, person.represents, f"for {person.substitute_for}" if person.substitute_for else None)))
    return f"{person.name} ({notes})" if notes else person.name


def vote_words(vote: Vote) -> str:
    """Counts for and against, a question mark where one is not told."""
    counted = vote.for_ is not None or vote.against is not None
    counts = "–".join("?" if count is None else str(count) for count in (vote.for_, vote.against)) if counted else ""
    words = ("unanimous" if vote.unanimous else "", counts, "casting vote" if vote.casting_vote else "", vote.result or "")
    return " ".join(filter(None, words))


def coverage_words(coverage: Coverage) -> str:
    """How much of the visible text was read."""
    counts = {"interpreted": coverage.interpreted, "verbatim": coverage.verbatim, "furniture": coverage.furniture, "unparsed": coverage.unparsed}
    total = sum(counts.values())
    return "coverage: " + " · ".join(f"{state} {count / total:.0%}" for state, count in counts.items()) if total else "coverage: no visible text"
