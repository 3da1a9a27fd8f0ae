"""Several meetings in one file: each is read from its own lines, all places count in the same text."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import minutes_parser as mp
from minutes_parser.cli import app
from minutes_parser.load import read_text
from minutes_parser.segment.meetings import meetings

ROOT = Path(__file__).parent.parent
BOOK = ROOT / "corpus" / "aarsbok.txt"
ONE = "MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: {date}\nTil stede: {who}\n\nSak {number} Kran\n\nVedtak:\nKranen byttes.\n\n\n"
TWO = ONE.format(date="14.03.2024", who="Kari Solvang", number="1/24") + ONE.format(date="18.04.2024", who="Per Ånestad", number="2/24")


def test_each_meeting_has_its_own_people_and_cases() -> None:
    both = mp.parse_all(TWO.encode(), name="bok.txt")
    assert [str(m.meeting.date) for m in both] == ["2024-03-14", "2024-04-18"]
    assert [[a.name for a in m.attendance.attendees] for m in both] == [["Kari Solvang"], ["Per Ånestad"]]
    assert [[c.number.raw for c in m.cases if c.number] for m in both] == [["1/24"], ["2/24"]]


def test_the_book_of_a_year() -> None:
    assert [(str(m.meeting.date), len(m.cases)) for m in mp.parse_all(BOOK)] == [("2017-02-14", 3), ("2017-05-30", 2), ("2017-10-10", 2)]


def test_all_share_one_text_and_every_line_belongs_to_one() -> None:
    both = mp.parse_all(BOOK)
    assert {m.source.text for m in both} == {BOOK.read_text(encoding="utf-8")}
    owners = [sum(m.source.lines[n].layer != "other_meeting" for m in both) for n in range(len(both[0].source.lines))]
    assert set(owners) == {1}
    for minutes in both:
        for case in minutes.cases:
            assert all(minutes.source.lines[minutes.source.line_at(s.start)].layer != "other_meeting" for s in case.span)


def test_parse_reads_the_first_and_says_so() -> None:
    minutes = mp.parse(BOOK)
    assert str(minutes.meeting.date) == "2017-02-14"
    [found] = [d for d in minutes.diagnostics if d.code == "MP204"]
    assert "3 meetings" in found.message


@pytest.mark.parametrize(
    "text",
    [
        ONE.format(date="14.03.2024", who="Kari Solvang", number="1/24"),
        TWO.replace("18.04.2024", "14.03.2024"),  # the head is repeated
        "MØTEINNKALLING\n\n" + TWO,  # what is bound to a notice are its papers
    ],
)
def test_one_meeting_is_left_as_it_is(text: str) -> None:
    source = read_text(text, "bok.txt")
    assert meetings(source) == (source,)


def test_the_command_writes_each() -> None:
    assert CliRunner().invoke(app, ["parse", "--all", "--format", "jsonl", str(BOOK)]).stdout.count("\n") == 3
    assert CliRunner().invoke(app, ["parse", "--format", "jsonl", str(BOOK)]).stdout.count("\n") == 1
