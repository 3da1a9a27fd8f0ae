"""What the checks ask of a document again, where the reading may have missed something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Attendee, Case, Minutes
from ..resolve.similarity import compare, name_parts
from ..source import Source
from ..span import Spans
from ..view import fold

ENOUGH = 3
"""So many named people make a list of those present; fewer are names that happened to stand there."""
ABSENT = "listed as absent"
UNLISTED = "on none of the lists"


def raw(case: Case) -> str | None:
    """The case's number as written, as a diagnostic tells it."""
    return case.number.raw if case.number else None


def folded(source: Source, spans: Spans) -> str:
    """The words of a passage for a search, lines joined; of a document without text, nothing."""
    return " ".join(fold(" ".join(source.text[span.start : span.end] for span in spans)).split())


def present(minutes: Minutes) -> tuple[Attendee, ...]:
    """Everybody who was there, with a vote or without."""
    return tuple(a for a in minutes.attendance.attendees if a.presence == "present")


def bearers(name: str, people: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """Those who surely bear a name; where nobody does, those who may. A name of one word is borne by all who have that word in theirs."""
    same = tuple(a for a in people if compare(a.name, name) == "same")
    return same or tuple(a for a in people if compare(a.name, name) == "possible" or _within(a.name, name))


def _within(one: str, other: str) -> bool:
    a, b = set(name_parts(one)), set(name_parts(other))
    return min(len(a), len(b)) == 1 and (a <= b or b <= a)


def not_there(names: Sequence[str], minutes: Minutes) -> Iterator[tuple[str, str]]:
    """Those of the names who were not present, with what the lists say of them; each name once.

    Asked only where the lists name several and know most of these names: else the lists, or the names, were not read.
    """
    if len(present(minutes)) < ENOUGH:
        return
    found = {name: bearers(name, minutes.attendance.attendees) for name in names}
    strangers = [name for name, people in found.items() if not people]
    for name, people in found.items():
        if people and all(a.presence == "absent" and not a.changes and not a.arrived for a in people):
            yield name, ABSENT
        elif not people and 2 * len(strangers) <= len(found):
            yield name, UNLISTED
