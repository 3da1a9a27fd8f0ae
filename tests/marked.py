"""Cases as data: a document with the answer written into it.

``"Vedtak: <decision>Kaia vert bygd.</decision>"`` is a text and where its decision stands. A passage that a running header
interrupts goes on in a mark with a plus: ``<decision>Kaia</decision> Side 2 <+decision>vert bygd.</+decision>``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

import regex

from minutes_parser import Minutes, parse_text
from minutes_parser.span import Span, Spans
from minutes_parser.view import trim

_MARK = regex.compile(r"<(/?)(\+?)([a-z_]+)>")
Found = list[Spans]


def _attendees(presence: str) -> Callable[[Minutes], Iterable[Spans]]:
    return lambda m: sorted((s,) for a in m.attendance.attendees if a.presence == presence for s in a.span)


def _evidence(field: str) -> Callable[[Minutes], Iterable[Spans]]:
    return lambda m: [m.meeting.evidence[field]] if field in m.meeting.evidence else []


KINDS: Mapping[str, Callable[[Minutes], Iterable[Spans]]] = {
    "decision": lambda m: (c.decision.span for c in m.cases if c.decision),
    "recommendation": lambda m: (r.span for c in m.cases for r in c.recommendations),
    "proposal": lambda m: (p.span for c in m.cases for p in c.proposals),
    "statement": lambda m: (s.span for c in m.cases for s in c.statements),
    "section": lambda m: (s.span for c in m.cases for s in c.sections if s.text),
    "reference": lambda m: (r.span for c in m.cases for r in c.references),
    "signatory": lambda m: (s.span for s in m.signatories),
    "row": lambda m: (r.span for r in m.agenda),
    "present": _attendees("present"),
    "absent": _attendees("absent"),
    "unknown": _attendees("unknown"),
    **{field: _evidence(field) for field in ("date", "end_date", "start_time", "end_time", "place", "body", "chair", "secretary", "attachments")},
}


def read_marks(text: str) -> tuple[str, dict[str, Found]]:
    """The text without its marks, and the passages marked, by kind and in order."""
    plain, at, began = "", 0, 0
    marked: dict[str, Found] = {}
    for mark in _MARK.finditer(text):
        if mark[3] not in KINDS:
            raise ValueError(f"no kind {mark[3]!r}")
        plain += text[at : mark.start()]
        at = mark.end()
        if not mark[1]:
            began = len(plain)
        elif mark[2]:
            marked[mark[3]][-1] += (Span(began, len(plain)),)
        else:
            marked.setdefault(mark[3], []).append((Span(began, len(plain)),))
    return plain + text[at:], marked


def check(text: str, *none_of: str) -> Minutes:
    """Parse a marked document and compare every kind that is marked in it; of the kinds in ``none_of`` nothing may be found."""
    plain, marked = read_marks(text)
    minutes = parse_text(plain)
    for kind, expected in chain(marked.items(), ((kind, []) for kind in none_of)):
        found = [tuple(trim(plain, s) for s in spans) for spans in KINDS[kind](minutes)]
        assert _shown(plain, found) == _shown(plain, expected), kind
        assert found == expected, kind
    return minutes


def _shown(text: str, found: Found) -> list[str]:
    return [" … ".join(text[s.start : s.end] for s in spans) for spans in found]
