"""What is written: JSON, and tables that open where people open tables."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

import minutes_parser as mp
from batch_hooks import PROTOCOL
from minutes_parser.batch.sinks import csv as csv_sink
from minutes_parser.export.arrow import schema_of
from minutes_parser.export.table_columns import TABLES
from minutes_parser.export.tables import rows_of
from model_examples import SAMPLE, objects

CORPUS = Path(__file__).parents[1] / "corpus"
KINDS = {"text": str, "category": str, "integer": int, "boolean": bool, "date": dt.date}


@pytest.fixture(scope="module")
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as executor:
        yield executor


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, threads: Executor) -> dict[str, Path]:
    """Some of the corpus in every format."""
    top = tmp_path_factory.mktemp("archive")
    protocol = PROTOCOL.format(day=3)
    (top / "bok.txt").write_text(protocol + "\n\n" + protocol.replace("3. mai", "9. juni"), encoding="utf-8")
    (top / "formel.txt").write_text(protocol.replace("Ny bom ved parkeringsplassen", "=HYPERLINK(0)").replace("Per", "-Per"), encoding="utf-8")
    (top / "tom.txt").touch()
    for name in ("kommunestyre-2023.txt", "formannskap-nynorsk.txt"):
        (top / name).write_bytes((CORPUS / name).read_bytes())
    folders = {}
    for format in ("jsonl", "json", "csv", "parquet"):
        folders[format] = tmp_path_factory.mktemp(format)
        mp.convert_to(top, folders[format], format=format, executor=threads)
    return folders


def read_csv(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_manifest_whatever_the_format(written: dict[str, Path]) -> None:
    manifests = [[json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()] for folder in written.values()]
    for rows in manifests:
        assert [(row["path"], row["status"]) for row in rows] == [
            ("bok.txt", "partial"),
            ("formannskap-nynorsk.txt", "ok"),
            ("formel.txt", "ok"),
            ("kommunestyre-2023.txt", "ok"),
            ("tom.txt", "failed"),
        ]
        assert set(rows[0]) == {"path", "sha256", "status", "error", "seconds", "counts"}


def test_json_is_what_to_json_writes(written: dict[str, Path]) -> None:
    lines = (written["jsonl"] / "minutes.jsonl").read_text(encoding="utf-8").splitlines()
    names = ["bok.txt", "bok.txt#2", "formannskap-nynorsk.txt", "formel.txt", "kommunestyre-2023.txt"]
    assert {path.name for path in written["json"].glob("*.json")} == {f"{name}.json" for name in names}
    for name, line in zip(names, lines, strict=True):
        assert (written["json"] / f"{name}.json").read_text(encoding="utf-8") == line + "\n"
    assert lines[-1] == mp.to_json(mp.parse(CORPUS / "kommunestyre-2023.txt"))


def test_compact_json_leaves_the_text_out(tmp_path: Path, threads: Executor) -> None:
    mp.convert_to(CORPUS / "kommunestyre-2023.txt", tmp_path, compact=True, executor=threads)
    assert (tmp_path / "minutes.jsonl").read_text(encoding="utf-8") == mp.to_json(mp.parse(CORPUS / "kommunestyre-2023.txt"), compact=True) + "\n"


@given(objects(mp.Minutes))
@settings(max_examples=40, deadline=None)
def test_rows_have_the_columns_of_their_table_and_keys_that_join(minutes: mp.Minutes) -> None:
    tables = rows_of(minutes, file="a/b.txt", part=2)
    assert list(tables) == list(TABLES)
    for table, rows in tables.items():
        for row in rows:
            assert list(row) == [column.name for column in TABLES[table]]
            assert row["meeting_id"] == "a/b.txt#2"
            for column in TABLES[table]:
                assert row[column.name] is None or type(row[column.name]) is KINDS[column.kind], (table, column.name)
    assert len(tables["meetings"]) == 1
    assert [row["case_id"] for row in tables["cases"]] == list(range(1, len(minutes.cases) + 1))
    assert len(tables["decisions"]) == sum(case.decision is not None for case in minutes.cases)
    assert len({(row["case_id"], row["vote_id"]) for row in tables["votes"]}) == sum(len(case.votes) for case in minutes.cases)
    assert len({row["attendee_id"] for row in tables["attendance"]}) <= len(minutes.attendance.attendees)


def test_rows_say_where_they_were_read() -> None:
    rows = rows_of(SAMPLE, file="havnestyret.txt")
    meeting, case = rows["meetings"][0], rows["cases"][0]
    assert (meeting["meeting_id"], meeting["file"], meeting["part"], meeting["date"]) == (
        "havnestyret.txt",
        "havnestyret.txt",
        1,
        dt.date(2025, 3, 21),
    )
    assert (case["page"], case["line"]) == (1, 1) if SAMPLE.cases[0].span else (None, None)


@pytest.mark.parametrize("table", TABLES)
def test_parquet_opens_everywhere_and_says_what_csv_says(written: dict[str, Path], table: str) -> None:
    path = written["parquet"] / f"{table}.parquet"
    names = [column.name for column in TABLES[table]]
    arrow = pq.read_table(path)
    assert arrow.schema.equals(schema_of(TABLES[table]))
    assert arrow.schema.field(names[0]).metadata == {b"means": TABLES[table][0].means.encode()}
    rows = arrow.to_pylist()
    assert rows or table == "party_votes", "no party is told to have voted in these"
    polars = pl.read_parquet(path)
    assert polars.columns == names and polars.to_dicts() == rows
    assert polars.dtypes == [
        {"text": pl.String, "category": pl.Categorical, "integer": pl.Int64, "boolean": pl.Boolean, "date": pl.Date}[c.kind] for c in TABLES[table]
    ]
    pandas = pd.read_parquet(path)
    assert list(pandas.columns) == names and len(pandas) == len(rows)
    duck = duckdb.sql(f"select {', '.join(names)} from '{path}'")
    assert duck.columns == names and [dict(zip(names, row, strict=True)) for row in duck.fetchall()] == rows
    assert [[csv_sink.cell(value) for value in row.values()] for row in rows] == [list(row.values()) for row in read_csv(written["csv"], table)]


def test_the_tables_join(written: dict[str, Path]) -> None:
    folder = written["parquet"]
    tables = {table: pl.read_parquet(folder / f"{table}.parquet") for table in TABLES}
    for table in tables.values():
        assert table.join(tables["meetings"], on="meeting_id", how="anti").is_empty()
    for name in ("decisions", "points", "inside", "presence", "votes"):
        assert not tables[name].is_empty() and tables[name].join(tables["cases"], on=["meeting_id", "case_id"], how="anti").is_empty()
    for name in ("alternatives", "ballots"):
        keys = ["meeting_id", "case_id", "vote_id"]
        assert not tables[name].is_empty() and tables[name].join(tables["votes"], on=keys, how="anti").is_empty()
    rows = duckdb.sql(
        f"select meeting_id, part, path from '{folder}/meetings.parquet' join '{folder}/manifest.jsonl' on file = path order by all"
    ).fetchall()
    assert ("bok.txt", 1, "bok.txt") in rows and ("bok.txt#2", 2, "bok.txt") in rows
    counted = duckdb.sql(f"select sum(counts.votes)::int from '{folder}/manifest.jsonl'").fetchall()
    assert counted == duckdb.sql(f"select count(*)::int from '{folder}/votes.parquet'").fetchall()


def test_csv_is_for_excel_and_runs_nothing(written: dict[str, Path]) -> None:
    data = (written["csv"] / "cases.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfmeeting_id,case_id,") and b"\r\n" in data
    titles = [row["title"] for row in read_csv(written["csv"], "cases") if row["meeting_id"] == "formel.txt"]
    assert titles == ["'=HYPERLINK(0)"]


@pytest.mark.parametrize("value", ["=1+1", "+47 12", "-5", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1"])
def test_a_cell_that_would_run_is_text(value: str) -> None:
    assert csv_sink.cell(value) == "'" + value


@pytest.mark.parametrize(
    ("value", "words"), [(None, ""), (-5, "-5"), (True, "true"), (False, "false"), ("a=1", "a=1"), (dt.date(2024, 5, 3), "2024-05-03")]
)
def test_other_cells_are_as_they_are(value: Any, words: str) -> None:
    assert csv_sink.cell(value) == words


def test_parquet_needs_pyarrow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(mp.MissingExtra, match=r"Parquet files need the package pyarrow.*\[frames\]"):
        mp.convert_to(CORPUS, tmp_path / "ut", format="parquet")
    assert not (tmp_path / "ut").exists()
