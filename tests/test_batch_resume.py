"""What is done stays done: resuming, and conversions that are killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import minutes_parser as mp
from batch_hooks import protocols
from minutes_parser.batch import convert as module
from minutes_parser.batch.ledger import PRIVATE, Row

HERE = Path(__file__).parent


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return protocols(tmp_path / "arkiv", 5)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "ut"


@pytest.fixture(scope="module")
def executor() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


class Seen:
    """A watch that remembers."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.unchanged = -1

    def begin(self, total: int, unchanged: int) -> None:
        self.unchanged = unchanged

    def step(self, row: Row) -> None:
        self.read.append(row.path)


def run(archive: Path, out: Path, executor: Executor, **options: Any) -> list[str]:
    """What a run read, by name."""
    seen = Seen()
    mp.convert_to(archive, out, executor=executor, watch=seen, **{"resume": True, **options})
    return sorted(seen.read)


def contents(folder: Path) -> dict[str, object]:
    """All that a user sees of a folder of results, without the seconds."""
    found: dict[str, object] = {}
    for path in folder.rglob("*"):
        if path.is_file() and PRIVATE not in path.parts:
            name = path.relative_to(folder).as_posix()
            lines = path.read_bytes().splitlines()
            found[name] = [{**json.loads(line), "seconds": 0} for line in lines] if name == "manifest.jsonl" else path.read_bytes()
    return found


@pytest.mark.parametrize("format", ["jsonl", "json", "csv", "parquet"])
def test_what_is_done_is_left_alone(archive: Path, out: Path, executor: Executor, format: str) -> None:
    assert len(run(archive, out, executor, format=format)) == 5
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file() and PRIVATE not in path.parts and path.stem != "manifest"}
    first = contents(out)
    assert run(archive, out, executor, format=format) == []
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert contents(out) == first
    assert len(run(archive, out, executor, format=format, resume=False)) == 5


def test_what_changed_or_failed_or_is_new_is_read(archive: Path, out: Path, executor: Executor) -> None:
    (archive / "tom.txt").touch()
    run(archive, out, executor)
    changed = archive / "møte-01.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Grendehuset", "Skolen"), encoding="utf-8")
    (archive / "ny.txt").write_bytes(changed.read_bytes())
    assert run(archive, out, executor) == ["møte-01.txt", "ny.txt", "tom.txt"]
    places = [mp.from_json(line).meeting.place for line in (out / "minutes.jsonl").read_text(encoding="utf-8").splitlines()]
    assert places == ["Grendehuset", "Grendehuset", "Skolen", "Grendehuset", "Grendehuset", "Skolen"]


def test_another_parser_or_format_reads_anew(archive: Path, out: Path, executor: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    run(archive, out, executor)
    assert len(run(archive, out, executor, compact=True)) == 5
    assert len(run(archive, out, executor, format="json")) == 5
    assert run(archive, out, executor, format="json") == []
    monkeypatch.setattr(module, "parser_version", lambda: "99+newer")
    assert len(run(archive, out, executor, format="json")) == 5


def test_a_result_that_was_removed_is_made_again(archive: Path, out: Path, executor: Executor) -> None:
    run(archive, out, executor, format="json")
    (out / "eldre" / "møte-00.txt.json").unlink()
    assert run(archive, out, executor, format="json") == ["eldre/møte-00.txt"]
    run(archive, out, executor, format="csv")
    (out / "votes.csv").unlink()
    assert run(archive, out, executor, format="csv") == []
    assert (out / "votes.csv").is_file()


def test_a_file_that_lost_a_meeting_leaves_no_result_behind(archive: Path, out: Path, executor: Executor) -> None:
    protocol = (archive / "møte-01.txt").read_text(encoding="utf-8")
    book = archive / "bok.txt"
    book.write_text(protocol + "\n\n" + protocol.replace("2. mai", "9. juni"), encoding="utf-8")
    run(archive, out, executor, format="json")
    assert {path.name for path in out.glob("bok*")} == {"bok.txt.json", "bok.txt#2.json"}
    book.write_text(protocol, encoding="utf-8")
    assert run(archive, out, executor, format="json") == ["bok.txt"]
    assert {path.name for path in out.glob("bok*")} == {"bok.txt.json"}


def test_a_torn_line_of_the_journal_costs_one_file(archive: Path, out: Path, executor: Executor) -> None:
    run(archive, out, executor)
    journal = out / PRIVATE / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-40])
    assert len(run(archive, out, executor)) == 1
    assert run(archive, out, executor) == []


def test_ctrl_c_leaves_a_row_for_each_file_and_what_was_done(archive: Path, out: Path, executor: Executor) -> None:
    class Impatient(Seen):
        def step(self, row: Row) -> None:
            super().step(row)
            if len(self.read) == 2:
                raise KeyboardInterrupt

    seen = Impatient()
    with pytest.raises(KeyboardInterrupt):
        mp.convert_to(archive, out, executor=executor, watch=seen)
    rows = [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["path"] for row in rows] == [path.relative_to(archive).as_posix() for path in sorted(archive.rglob("*.txt"))]
    done = [row["path"] for row in rows if row["status"] == "ok"]
    assert len(done) >= 2 and set(seen.read) <= set(done)
    assert all("stopped before it" in row["error"] for row in rows if row["path"] not in done)
    assert len((out / "minutes.jsonl").read_text(encoding="utf-8").splitlines()) == len(done)
    assert len(run(archive, out, executor)) == 5 - len(done)
    mp.convert_to(archive, out.parent / "whole", executor=executor)
    assert contents(out) == contents(out.parent / "whole")


def test_two_runs_do_not_write_to_one_folder(archive: Path, out: Path, executor: Executor) -> None:
    class Second(Seen):
        def begin(self, total: int, unchanged: int) -> None:
            with pytest.raises(mp.InputError, match="another run"):
                mp.convert_to(archive, out, executor=executor)
            super().begin(total, unchanged)

    watch = Second()
    mp.convert_to(archive, out, executor=executor, watch=watch)
    assert watch.unchanged == 0


def test_a_result_that_cannot_be_written_is_a_failed_file(archive: Path, out: Path, executor: Executor) -> None:
    (out / "møte-01.txt.json").mkdir(parents=True)
    rows = {row.path: row for row in mp.convert_to(archive, out, format="json", executor=executor)}
    assert rows["møte-01.txt"].status == "failed" and "could not be written" in str(rows["møte-01.txt"].error)
    assert rows["møte-02.txt"].status == "ok"


def test_a_folder_that_cannot_be_written_is_wrong_usage(archive: Path, executor: Executor) -> None:
    with pytest.raises(mp.InputError, match="cannot be written"):
        mp.convert_to(archive, archive / "møte-01.txt", executor=executor)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the test makes its children by fork")
@pytest.mark.parametrize(("format", "seed"), [("jsonl", 1), ("json", 2), ("csv", 3), ("parquet", 4)])
def test_killed_at_any_moment(archive: Path, tmp_path: Path, format: str, seed: int) -> None:
    """Twenty-five kills for each format."""
    protocols(archive, 16)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    command = [sys.executable, str(HERE / "kill_convert.py"), str(archive), str(scratch), format, str(seed), "25"]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(HERE)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    name, _, told = done.stdout.partition(" ")
    assert len(set(json.loads(told))) > 2, "the kills came at different moments"
    assert contents(scratch / name) == contents(scratch / "undisturbed")
