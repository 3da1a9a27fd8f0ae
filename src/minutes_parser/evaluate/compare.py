"""One document's gold facts against what was read: meeting, attendance and signatures; the cases are in ``cases.py``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .cases import compare_cases
from .gold import Gold, GoldAttendee, GoldMeeting
from .metrics import Mark, overlap, share
from .text import fold, name_key, within

Found = Mapping[str, Any]
"""Minutes as ``to_builtins`` gives them; ``{}`` where nothing could be read."""


def compare(gold: Gold, lines: Sequence[str], found: Found) -> tuple[Mark, ...]:
    """The marks of one document. ``lines`` are those that the gold's line numbers count."""
    return tuple(_compare(gold, lines, found))


def _compare(gold: Gold, lines: Sequence[str], found: Found) -> Iterator[Mark]:
    if gold.kind:
        yield share("kind", gold.kind, found.get("kind"), gold.kind == found.get("kind"))
    if gold.kind == "other":
        return
    yield from _meeting(gold.meeting or GoldMeeting(), found.get("meeting") or {})
    yield from _attendance(gold, found.get("attendance") or {})
    yield from compare_cases(gold.cases, lines, found.get("cases") or [])
    yield overlap("signatories", map(name_key, gold.signatories), (name_key(one["name"]) for one in found.get("signatories") or []))


def _meeting(gold: GoldMeeting, found: Found) -> Iterator[Mark]:
    stated = (
        ("date", gold.date, "date"),
        ("end_date", gold.end_date, "end_date"),
        ("time", gold.start_time, "start_time"),
        ("time", gold.end_time, "end_time"),
    )
    for metric, value, key in stated:
        if value:
            yield share(metric, value, found.get(key), (found.get(key) or "").startswith(value))
    for metric, value in (("place", gold.place), ("body", gold.body)):
        if value:
            yield share(metric, value, found.get(metric), within(found.get(metric), value))


def _attendance(gold: Gold, found: Found) -> Iterator[Mark]:
    open_questions = set(map(name_key, gold.ignore))
    wanted = {name_key(person.name): person for person in gold.attendees}
    given = {
        key: person
        for person in found.get("attendees") or []
        if person.get("presence") in ("present", "absent") and (key := name_key(person["name"])) not in open_questions
    }
    yield overlap("attendance", ((key, one.status) for key, one in wanted.items()), ((key, one["presence"]) for key, one in given.items()))
    for key in wanted:
        if key in given:
            yield from _attendee(key, wanted[key], given[key])
    if gold.seats is not None:
        yield share("seats", gold.seats, found.get("seats"), gold.seats == found.get("seats"))


def _attendee(key: str, gold: GoldAttendee, found: Found) -> Iterator[Mark]:
    def fact(metric: str, value: str, attribute: str, right: bool) -> Mark:
        return share(metric, (key, value), found.get(attribute), right)

    if gold.group and gold.group != "unknown":
        yield fact("group", gold.group, "group", gold.group == found.get("group"))
    if gold.represents:
        yield fact("represents", gold.represents, "represents", fold(gold.represents) == fold(found.get("represents")))
    if gold.substitute_for:
        yield fact("substitute_for", gold.substitute_for, "substitute_for", name_key(gold.substitute_for) == name_key(found.get("substitute_for")))
    if isinstance(gold.arrived, str):
        arrived = found.get("arrived")
        yield fact("arrival", gold.arrived, "arrived", isinstance(arrived, str) and gold.arrived == arrived[:5])
