"""Who was there in each case: movements as data, the interval by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from minutes_parser import Attendance, Attendee, Ballot, Case, CaseNumber, Change, Meeting, Minutes, Recusal, Source, Vote
from minutes_parser.diagnostics import Diagnostic
from minutes_parser.resolve.attendance import BOTH_LISTS, UNACCOUNTED
from minutes_parser.resolve.presence import opening, presence
from minutes_parser.span import Span

SOURCE = Source("x.txt", "0" * 64, "text/plain", 0)
CASES = tuple(Case(CaseNumber(f"{n}/24", None, n, 2024), span=(Span(100 * n, 100 * n + 90),)) for n in (1, 2, 3))


def minutes(*people: Attendee, cases: Sequence[Case] = CASES, meeting: Meeting | None = None, found: tuple[Diagnostic, ...] = ()) -> Minutes:
    return Minutes(SOURCE, "minutes", meeting=meeting or Meeting(), attendance=Attendance(attendees=people), cases=tuple(cases), diagnostics=found)


def member(**facts: object) -> Attendee:
    return Attendee(**{"id": "p1", "name": "Kari Moe", "presence": "present", "group": "member", "span": (Span(0, 8),), **facts})  # type: ignore[arg-type]


def states(*people: Attendee, **more: object) -> str:
    """A letter per case: S surely present, P possibly, - not."""
    found = presence(minutes(*people, **more))  # type: ignore[arg-type]
    return "".join("S" if "p1" in one.sure else "P" if "p1" in one.possible else "-" for one in found)


MOVES = {
    "nothing happens": ((), "SSS"),
    "comes before a case": ((Change("arrived", case="2/24", when="before"),), "-SS"),
    "comes in a case": ((Change("arrived", case="2/24"),), "-PS"),
    "comes after a case": ((Change("arrived", case="2/24", when="after"),), "--S"),
    "leaves before a case": ((Change("left", case="2/24", when="before"),), "S--"),
    "leaves in a case": ((Change("left", case="2/24"),), "SP-"),
    "leaves after a case": ((Change("left", case="2/24", when="after"),), "SS-"),
    "leaves and comes back": ((Change("left", case="1/24", when="after"), Change("returned", case="3/24", when="before")), "S-S"),
    "is there for one case": ((Change("arrived", case="2/24", when="before"), Change("left", case="2/24", when="after")), "-S-"),
    "steps aside": ((Change("recused", case="2/24"),), "S-S"),
    "steps aside and goes out": ((Change("recused", case="2/24"), Change("left", case="2/24")), "S-S"),
    "steps aside and comes back": ((Change("recused", case="2/24"), Change("returned", case="2/24", when="after")), "S-S"),
    "moves told out of order": ((Change("left", case="3/24", when="before"), Change("arrived", case="2/24", when="before")), "-S-"),
    "comes back, and nobody tells from where": ((Change("returned", case="2/24", when="before"),), "PSS"),
    "moves in a case that is not here": ((Change("left", case="9/24"),), "PPP"),
    "moves at a place inside a case": ((Change("left", span=(Span(210, 220),)),), "SP-"),
    "moves at no place": ((Change("left", time="12:00"),), "PPP"),
}


@pytest.mark.parametrize(("changes", "expected"), MOVES.values(), ids=MOVES.keys())
def test_a_member_is_followed_through_the_cases(changes: tuple[Change, ...], expected: str) -> None:
    assert states(member(changes=changes)) == expected


LISTS = {
    "present": ({}, "SSS"),
    "absent": ({"presence": "absent"}, "---"),
    "late without a time": ({"arrived": True}, "PPP"),
    "late": ({"arrived": "10:45"}, "PPP"),
    "early": ({"arrived": "08:55"}, "SSS"),
    "left before the end": ({"left": "13:00"}, "PPP"),
    "left at the end": ({"left": "15:00"}, "SSS"),
    "a substitute": ({"group": "substitute"}, "SSS"),
    "staff": ({"group": "administration"}, "---"),
    "a guest": ({"group": "guest"}, "---"),
    "an observer": ({"group": "observer"}, "---"),
    "nobody says what": ({"group": "unknown"}, "PPP"),
    "merely called": ({"group": "unknown", "presence": "unknown"}, "---"),
    "not settled": ({"presence": "unknown"}, "PPP"),
    "late, and the case is known": ({"arrived": "10:45", "changes": (Change("arrived", time="10:45", case="2/24", when="before"),)}, "-SS"),
    "absent, but came": ({"presence": "absent", "changes": (Change("arrived", case="3/24", when="before"),)}, "--S"),
}


@pytest.mark.parametrize(("facts", "expected"), LISTS.values(), ids=LISTS.keys())
def test_what_the_lists_say_counts_through_the_meeting(facts: dict[str, object], expected: str) -> None:
    assert states(member(**facts), meeting=Meeting(start_time="09:00", end_time="15:00")) == expected


def test_a_member_on_neither_list_does_not_count_and_one_on_both_may() -> None:
    person = member(presence="unknown")
    assert states(person, found=(UNACCOUNTED.at(person.span, name=person.name, represents="–"),)) == "---"
    assert states(person, found=(BOTH_LISTS.at(person.span, name=person.name),)) == "PPP"


def test_who_is_named_in_a_ballot_was_there() -> None:
    voted = Case(CASES[1].number, votes=(Vote(ballots=(Ballot("Kari Moe", "for", person="p1"),)),), span=CASES[1].span)
    assert states(member(arrived=True), cases=(CASES[0], voted, CASES[2])) == "PSP"


def test_a_recusal_that_the_case_declares_counts_in_that_case_only() -> None:
    aside = Case(CASES[1].number, recusals=(Recusal("Kari Moe", person="p1"),), span=CASES[1].span)
    found = presence(minutes(member(), cases=(CASES[0], aside, CASES[2])))
    assert [one.recused for one in found] == [(), ("p1",), ()]
    assert [one.interval for one in found] == [(1, 1), (0, 0), (1, 1)]


def test_a_doubt_says_who_why_and_where() -> None:
    (doubt,) = presence(minutes(member(arrived="10:45")))[0].doubts
    assert (doubt.person, doubt.span) == ("p1", (Span(0, 8),))
    assert "10:45" in doubt.why


def test_minutes_without_cases_have_an_opening() -> None:
    assert opening(minutes(member(), cases=())).interval == (1, 1)
    assert opening(minutes(member(arrived=True), cases=())).interval == (0, 1)
