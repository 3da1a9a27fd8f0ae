"""Random meetings, written down as minutes in several dialects: the same presence and the same verdict as reckoned directly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_parser import check, parse_text
from minutes_parser.resolve.presence import presence

NAMES = [f"{first} {last}" for first, last in zip(
    ["Kari", "Ola", "Ingrid", "Per", "Anne", "Lars", "Marit", "Knut", "Solveig", "Geir", "Turid", "Arne", "Hilde", "Svein", "Berit", "Odd"],
    ["Granmo", "Tveitli", "Holmvik", "Straumsnes", "Bergås", "Elvevoll", "Nymoen", "Haugstad", "Viknes", "Fossum", "Lundby", "Myrvang", "Solbakk",
     "Eidsmo", "Ravnås", "Kleppen"], strict=True,
)]  # fmt: skip
MOVES = ("stays", "comes before", "comes in", "leaves before", "leaves in", "leaves after", "steps aside")


@attrs.frozen
class Member:
    """A seat: who holds it, who sits in it, and what that person does in the course of the meeting."""

    name: str
    substitute: str | None
    absent: bool
    move: str
    case: int

    @property
    def sitting(self) -> str | None:
        return self.substitute or (None if self.absent else self.name)


@attrs.frozen
class Meeting:
    members: tuple[Member, ...]
    cases: int


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A body of 3 to 9, of whom at least two are there from the beginning and one is missing; substitutes fill some seats."""
    seats, cases = draw(st.integers(4, 8)), draw(st.integers(2, 4))
    names = draw(st.permutations(NAMES))
    members = []
    for index in range(seats):
        kind = draw(st.sampled_from(("there", "there", "there", "absent", "replaced"))) if index > 2 else ("there", "there", "absent")[index]
        move = draw(st.sampled_from(MOVES)) if index > 1 and kind != "absent" else "stays"
        case = draw(st.integers(1, cases - 1)) if move.startswith("comes") else draw(st.integers(0, cases - 1))
        members.append(Member(names[index], names[seats + index] if kind == "replaced" else None, kind != "there", move, case))
    return Meeting(tuple(members), cases)


def reckoned(meeting: Meeting, case: int) -> tuple[set[str], set[str]]:
    """Those surely and those possibly present in a case."""
    sure, possible = set(), set()
    for member in meeting.members:
        if member.sitting is None:
            continue
        here, before, after = case == member.case, case < member.case, case > member.case
        state = {
            "stays": "S",
            "comes before": "-" if before else "S",
            "comes in": "-" if before else "P" if here else "S",
            "leaves before": "S" if before else "-",
            "leaves in": "S" if before else "P" if here else "-",
            "leaves after": "-" if after else "S",
            "steps aside": "-" if here else "S",
        }[member.move]
        (sure if state == "S" else possible if state == "P" else set()).add(member.sitting)
    return sure, possible


@attrs.frozen
class Dialect:
    """The words of one way to write minutes."""

    title: str
    present: str
    absent: str
    substitutes: str
    stands_for: str
    movements: dict[str, str]
    heading: str
    decision: str


BOKMAAL = Dialect(
    "MØTEPROTOKOLL\n\nUtvalg: Formannskapet\nDato: 12.03.2024\nTid: 09:00 - 14:00\nMøtested: Rådhuset",
    "Følgende medlemmer møtte:", "Forfall:", "Følgende varamedlemmer møtte:", "{} for {}",
    {
        "comes before": "{} møtte før behandlingen av saken.",
        "comes in": "{} møtte kl. 10.15.",
        "leaves before": "{} forlot møtet før behandlingen av saken.",
        "leaves in": "{} forlot møtet kl. 12.15.",
        "leaves after": "{} forlot møtet etter behandlingen av saken.",
        "steps aside": "{} erklærte seg inhabil og forlot møtet under behandlingen av saken.",
    },
    "PS {}/24 Regulering av område {}", "Vedtak:\nPlanen for område {} vedtas.\n\nEnstemmig vedtatt.",
)  # fmt: skip
NYNORSK = Dialect(
    "MØTEBOK\n\nUtval: Formannskapet\nMøtedato: 12.03.2024\nTid: 09:00 - 14:00\nMøtestad: Heradshuset",
    "Desse medlemmene møtte:", "Forfall:", "Følgjande varamedlemmer møtte:", "{} for {}",
    {
        "comes before": "{} møtte før handsaminga av saka.",
        "comes in": "{} møtte kl. 10.15.",
        "leaves before": "{} gjekk frå møtet før handsaminga av saka.",
        "leaves in": "{} gjekk frå møtet kl. 12.15.",
        "leaves after": "{} gjekk frå møtet etter handsaminga av saka.",
        "steps aside": "{} vart kjend ugild og gjekk frå møtet under handsaminga av saka.",
    },
    "Sak {}/24 Regulering av område {}", "Vedtak:\nPlanen for område {} blir vedteken.\n\nSamrøystes vedteke.",
)  # fmt: skip


def in_lines(label: str, names: Sequence[str]) -> str:
    return "\n".join((label, *names)) if names else ""


def in_a_row(label: str, names: Sequence[str]) -> str:
    return f"{label} {', '.join(names)}" if names else ""


def written(meeting: Meeting, words: Dialect, block: Callable[[str, Sequence[str]], str]) -> str:
    """The minutes of a meeting in one dialect. Who comes late stands among those who met."""
    met = [m.name for m in meeting.members if not m.absent]
    gone = [m.name for m in meeting.members if m.absent]
    stood = [words.stands_for.format(m.substitute, m.name) for m in meeting.members if m.substitute]
    parts = [words.title, block(words.present, met), block(words.absent, gone), block(words.substitutes, stood)]
    for case in range(meeting.cases):
        moves = [words.movements[m.move].format(m.sitting) for m in meeting.members if m.move != "stays" and m.case == case]
        parts += [words.heading.format(case + 1, case + 1), *moves, words.decision.format(case + 1)]
    return "\n\n".join(part for part in parts if part) + "\n"


@pytest.mark.parametrize(("words", "block"), list(product((BOKMAAL, NYNORSK), (in_lines, in_a_row))))
@settings(max_examples=25, deadline=None)
@given(meeting=meetings())
def test_random_meetings_are_read_as_they_were(words: Dialect, block: Callable[[str, Sequence[str]], str], meeting: Meeting) -> None:
    text = written(meeting, words, block)
    minutes = parse_text(text)
    names = {a.id: a.name for a in minutes.attendance.attendees}
    found = presence(minutes)
    report = check(minutes, rule="kommuneloven-11-9", seats=len(meeting.members))
    assert len(found) == meeting.cases, text
    needed = -(-len(meeting.members) // 2)
    for case, (here, row) in enumerate(zip(found, report.quorum[1:], strict=True)):
        sure, possible = reckoned(meeting, case)
        assert {names[p] for p in here.sure} == sure, f"case {case + 1}\n{text}"
        assert {names[p] for p in here.possible} == possible, f"case {case + 1}\n{text}"
        verdict = "met" if len(sure) >= needed else "not_met" if len(sure) + len(possible) < needed else "undetermined"
        assert (row.present_min, row.present_max, row.required, row.verdict) == (len(sure), len(sure | possible), needed, verdict), text
