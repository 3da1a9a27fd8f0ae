"""Minutes as frames: they say what the objects say, join by their keys, and have the types that were promised."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import attrs
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import minutes_parser as mp
from minutes_parser.export.arrow import schema_of
from minutes_parser.export.table_columns import TABLES
from minutes_parser.resolve.presence import presence

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def meetings() -> list[mp.Minutes]:
    return [mp.parse(CORPUS / name) for name in ("kommunestyre-vedtaksfort.txt", "formannskap-nynorsk.txt")]


def test_every_table_is_there_with_its_types(meetings: list[mp.Minutes]) -> None:
    frames = mp.to_frames(meetings)
    assert list(frames) == list(TABLES)
    types = {"text": pd.ArrowDtype(pa.string()), "integer": pd.ArrowDtype(pa.int64()), "boolean": pd.ArrowDtype(pa.bool_())}
    for name, columns in TABLES.items():
        assert list(frames[name].columns) == [column.name for column in columns]
        for column in columns:
            dtype = frames[name][column.name].dtype
            if column.kind == "category":
                assert isinstance(dtype, pd.CategoricalDtype)
            else:
                assert dtype == types.get(column.kind, pd.ArrowDtype(pa.date32()))


def test_frames_say_what_the_objects_say(meetings: list[mp.Minutes]) -> None:
    frames = mp.to_frames(meetings)
    assert list(frames["meetings"].date) == [one.meeting.date for one in meetings]
    assert list(frames["meetings"].date.dt.year) == [one.meeting.date.year for one in meetings if one.meeting.date]
    assert len(frames["attendance"]) == sum(len(one.attendance.attendees) for one in meetings)
    assert list(frames["decisions"].text) == [case.decision.text for one in meetings for case in one.cases if case.decision]
    votes = [vote for one in meetings for case in one.cases for vote in case.votes]
    assert [None if pd.isna(n) else n for n in frames["votes"].votes_for] == [vote.for_ for vote in votes]


def test_presence_has_a_row_for_each_voter_in_each_case(meetings: list[mp.Minutes]) -> None:
    minutes = meetings[0]
    frame = mp.to_frames([minutes])["presence"]
    for number, case in enumerate(presence(minutes), start=1):
        here = frame[frame.case_id == number]
        assert set(here[here.state == "present"].attendee_id) == set(case.sure)
        assert set(here[here.state == "possible"].attendee_id) == set(case.possible)
        assert set(here[here.state == "recused"].attendee_id) == set(case.recused)
        assert list(here[here.state == "possible"].why.isna()) == [False] * len(case.possible)
    assert {"present", "possible", "recused", "absent"} == set(frame.state)


def test_what_decisions_name_stands_with_its_kind(meetings: list[mp.Minutes]) -> None:
    frame = mp.to_frames(meetings)["inside"]
    decisions = [case.decision for one in meetings for case in one.cases if case.decision]
    sums = frame[frame.kind == "amount"]
    assert [Decimal(amount) for amount in sums.amount] == [found.value for decision in decisions for found in decision.amounts]
    assert list(frame[frame.kind == "actor"].written) == [found.name for decision in decisions for found in decision.actors]
    due = frame[frame.kind == "deadline"]
    assert list(due.last_day) == [found.date for decision in decisions for found in decision.deadlines]
    assert len(sums) and len(due) and set(frame.kind) <= {"amount", "deadline", "date", "actor", "law", "property", "reference"}


def test_points_under_points_name_their_parent() -> None:
    minutes = mp.parse_text(
        "Møtebok\nUtvalg for havn\nMøtedato: 03.05.2024\nTil stede: Kari Solvang, Per Nesheim\n\nSak 1/24 Ny molo\n\n"
        "Vedtak:\n1. Molo bygges.\n  a. Stein fra Nesberget brukes.\n  b. Arbeidet starter i mai.\n2. Lånet tas opp.\n"
    )
    points = mp.to_frames([minutes])["points"]
    shown = [(point.point_id, None if pd.isna(point.parent_id) else point.parent_id, point.label) for point in points.itertuples()]
    assert shown == [(1, None, "1."), (2, 1, "a."), (3, 1, "b."), (4, None, "2.")]


def test_ballots_alternatives_and_parties_belong_to_their_vote(meetings: list[mp.Minutes]) -> None:
    vote = mp.Vote(
        for_=2,
        against=1,
        alternatives=(mp.Tally("forslag A", 2), mp.Tally("forslag B", 1)),
        ballots=(mp.Ballot("Kari Solvang", "for", party="Sp", person="p1"), mp.Ballot("Per Nesheim", "against")),
        parties=(mp.PartyVote("Sp", "for", 2),),
    )
    one = attrs.evolve(meetings[1], cases=(attrs.evolve(meetings[1].cases[0], votes=(mp.Vote(), vote)),))
    frames = mp.to_frames([one], backend="polars")
    keys = {"meeting_id": "formannskap-nynorsk.txt", "case_id": 1, "vote_id": 2}
    assert frames["alternatives"].to_dicts() == [
        {**keys, "alternative_id": 1, "subject": "forslag A", "votes": 2},
        {**keys, "alternative_id": 2, "subject": "forslag B", "votes": 1},
    ]
    assert frames["ballots"].to_dicts() == [
        {**keys, "ballot_id": 1, "name": "Kari Solvang", "attendee_id": "p1", "party": "Sp", "choice": "for"},
        {**keys, "ballot_id": 2, "name": "Per Nesheim", "attendee_id": None, "party": None, "choice": "against"},
    ]
    assert frames["party_votes"].to_dicts() == [{**keys, "party_vote_id": 1, "party": "Sp", "choice": "for", "votes": 2}]


def test_meetings_of_one_name_stay_apart(meetings: list[mp.Minutes]) -> None:
    frames = mp.to_frames([meetings[0], meetings[0]], backend="polars")
    assert frames["meetings"]["meeting_id"].to_list() == ["kommunestyre-vedtaksfort.txt", "kommunestyre-vedtaksfort.txt#2"]
    assert frames["cases"].join(frames["meetings"], on="meeting_id", how="anti").is_empty()


def test_the_same_in_every_backend(meetings: list[mp.Minutes]) -> None:
    arrow = mp.to_frames(meetings, backend="arrow")
    polars = mp.to_frames(meetings, backend="polars")
    for name, table in arrow.items():
        assert table.schema.equals(schema_of(TABLES[name]))
        assert isinstance(polars[name], pl.DataFrame) and polars[name].to_dicts() == table.to_pylist()


def test_no_minutes_are_empty_tables() -> None:
    assert {name: len(frame) for name, frame in mp.to_frames([]).items()} == dict.fromkeys(TABLES, 0)


def test_another_backend_is_refused() -> None:
    with pytest.raises(ValueError, match="no backend 'excel'; there are pandas, polars and arrow"):
        mp.to_frames([], backend="excel")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("package", "backend", "extra"), [("pyarrow", "arrow", "frames"), ("pandas", "pandas", "frames"), ("polars", "polars", "polars")]
)
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, package: str, backend: str, extra: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(mp.MissingExtra, match=rf"package {package}\..*\[{extra}\]"):
        mp.to_frames([], backend=backend)  # type: ignore[arg-type]
