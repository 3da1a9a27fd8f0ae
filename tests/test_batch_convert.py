"""Many files, good and bad: a result for each, in order, whatever reads them."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import fsspec
import pytest

import minutes_parser as mp
from batch_hooks import BOMB, CRASH, HANG, LOUD, PROTOCOL, Hooked, protocols
from minutes_parser.batch import job
from minutes_parser.batch.flow import Way, as_finished, in_order
from minutes_parser.batch.inputs import Input
from minutes_parser.batch.job import Result, Task
from minutes_parser.batch.workers import Allowance


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return protocols(tmp_path / "arkiv", 5)


@pytest.fixture(scope="module")
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


def told(results: list[Result]) -> list[tuple[object, ...]]:
    """A result without its seconds."""
    return [(one.path, one.sha256, one.status, one.error, one.counts, one.minutes) for one in results]


def test_a_result_for_each_file(archive: Path, threads: Executor) -> None:
    (archive / "tom.txt").touch()
    results = list(mp.convert([archive, archive / "borte.txt"], executor=threads))
    assert [one.path for one in results][-3:] == ["møte-04.txt", "tom.txt", "borte.txt"]
    first, *_, empty, missing = results
    assert first.status == "ok" and first.error is None and first.path == "eldre/møte-00.txt"
    assert first.minutes == mp.parse_all(archive / first.path)
    assert first.sha256 == first.minutes[0].source.sha256
    counts = {"meetings": 1, "pages": 0, "attendees": 3, "cases": 1, "decisions": 1, "votes": 1, "errors": 0, "warnings": 0}
    assert first.counts == {**counts, "characters": len(PROTOCOL.format(day=1))}
    assert (empty.status, empty.minutes, empty.counts) == ("failed", (), {})
    assert empty.error == "the document is empty. Give a document that holds text"
    assert missing.error == "there is no such file. Check the spelling of its path." and missing.sha256 is None
    assert str(archive.parent) not in repr([(one.path, one.error) for one in results])


def test_every_meeting_of_a_file(tmp_path: Path, threads: Executor) -> None:
    protocol = PROTOCOL.format(day=3)
    (tmp_path / "bok.txt").write_text(protocol + "\n\n" + protocol.replace("3. mai", "9. juni"), encoding="utf-8")
    (result,) = mp.convert(tmp_path / "bok.txt", executor=threads)
    assert result.status == "partial" and result.counts["meetings"] == 2
    assert [str(minutes.meeting.date) for minutes in result.minutes] == ["2024-05-03", "2024-06-09"]


def test_a_file_with_error_level_findings_is_partial(archive: Path, threads: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    found = mp.Diagnostic("MP999", "error", "it is odd")
    monkeypatch.setattr(job, "parse_all", lambda data, **_: (mp.Minutes(mp.parse(data).source, "minutes", diagnostics=(found,)),))
    assert {one.status for one in mp.convert(archive, executor=threads)} == {"partial"}


def test_a_bug_of_ours_costs_its_file(archive: Path, threads: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    def buggy(data: bytes, **options: Any) -> tuple[mp.Minutes, ...]:
        if b"Sak 2/24" in data:
            raise ZeroDivisionError("division\nby zero")
        return mp.parse_all(data, **options)

    monkeypatch.setattr(job, "parse_all", buggy)
    failed = [one for one in mp.convert(archive, executor=threads) if one.status == "failed"]
    assert [one.path for one in failed] == ["møte-01.txt"]
    assert str(failed[0].error).startswith("ZeroDivisionError: division by zero. This is a bug")
    assert failed[0].sha256


def test_workers_need_no_guard_and_give_what_parse_gives(archive: Path, threads: Executor, tmp_path: Path) -> None:
    """The example of the documentation, as a script without ``if __name__ == "__main__"``."""
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, minutes_parser as mp\nfor result in mp.convert(sys.argv[1], workers=2):\n    print(result.path, mp.to_json(result.minutes[0]))\n"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", str(script), str(archive)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{one.path} {mp.to_json(one.minutes[0])}" for one in mp.convert(archive, executor=threads)]


def test_a_file_that_crashes_hangs_or_eats_memory_costs_itself_only(archive: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    bad = {"a-crash.txt": CRASH, "b-hang.txt": HANG, "c-bomb.txt": BOMB, "d-crash.txt": CRASH, "e-loud.txt": LOUD}
    for name, content in bad.items():
        (archive / name).write_bytes(content)
    with Hooked(2, Allowance(timeout=3.0, memory=1024)) as executor, caplog.at_level(logging.INFO, "minutes_parser"):
        rows = {row.path: row for row in mp.convert_to(archive, tmp_path / "ut", executor=executor)}
    assert [path for path, row in rows.items() if row.status == "failed"] == [*bad][:4]
    assert "crashed (SIGABRT)" in str(rows["a-crash.txt"].error)
    assert "not read within 3 seconds" in str(rows["b-hang.txt"].error)
    assert "needs more memory than a worker may use" in str(rows["c-bomb.txt"].error)
    assert len((tmp_path / "ut" / "minutes.jsonl").read_text(encoding="utf-8").splitlines()) == len(rows) - 4
    assert sum("replaced" in record.message for record in caplog.records) == 4
    assert sum(record.message.startswith("a-crash.txt: ") for record in caplog.records) == 1


def test_any_executor_gives_the_same(archive: Path, threads: Executor) -> None:
    (archive / "tom.txt").touch()
    wanted = told(list(mp.convert(archive, executor=threads)))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        assert told(list(mp.convert(archive, executor=processes))) == wanted
    assert told(list(mp.convert(archive, workers=1))) == wanted


def test_an_executor_that_breaks_loses_no_row(archive: Path) -> None:
    class Broken(Executor):
        def __init__(self) -> None:
            self.calls = 0

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.calls += 1
            if self.calls > 2:
                raise RuntimeError("it is shut down")
            future: Future[Any] = Future()
            future.set_result(fn(*args))
            return future

    results = list(mp.convert(archive, executor=Broken()))
    assert [one.status for one in results] == ["ok", "ok", "failed", "failed", "failed"]
    assert "shut down" in str(results[-1].error)


class Held(Executor):
    """Does everything at once, but for the task named 0, which waits to be let go; remembers the last that was begun."""

    def __init__(self) -> None:
        self.last = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        (tasks,) = args
        future: Future[Any] = Future()
        self.last = int(tasks[-1].input.path)
        if self.last == 0:
            self.let_go = lambda: future.set_result(fn(tasks))
        else:
            future.set_result(fn(tasks))
        return future


def numbered(tasks: Any) -> list[Result]:
    return [Result(task.input.path, None, "ok", None, 0.0, {}, "") for task in tasks]


def test_none_is_begun_too_far_ahead_of_the_slowest() -> None:
    executor = Held()
    came = []
    for number, _ in as_finished([Task(Input(str(number), "")) for number in range(100)], Way(executor, calls=2, run=numbered), ahead=16):
        came.append(number)
        if number == 15:
            assert executor.last == 15
            executor.let_go()
    assert came[:16] == [*range(1, 16), 0]
    assert sorted(came) == list(range(100))


def test_the_order_is_that_of_the_files_however_they_finish() -> None:
    def slow_at_times(tasks: Any) -> list[Result]:
        time.sleep(0.05 if int(tasks[0].input.path) % 5 == 0 else 0.0)
        return numbered(tasks)

    with ThreadPoolExecutor(4) as executor:
        results = in_order([Task(Input(str(number), "")) for number in range(40)], Way(executor, calls=8, run=slow_at_times))
        assert [int(one.path) for one in results] == list(range(40))


def test_a_lost_call_is_tried_again_file_by_file(archive: Path) -> None:
    def fragile(tasks: Any) -> list[Result]:
        if any(task.input.path == "3" for task in tasks):
            raise ConnectionError("the worker is gone")
        return numbered(tasks)

    tasks = [Task(Input(str(number), "")) for number in range(10)]
    with ThreadPoolExecutor(2) as executor:
        results = list(in_order(tasks, Way(executor, calls=2, chunk=4, run=fragile)))
    assert [one.path for one in results if one.status == "failed"] == ["3"]
    assert [int(one.path) for one in results] == list(range(10))


def test_results_that_nobody_waits_for_are_not_made(archive: Path) -> None:
    results = mp.convert(archive, workers=1)
    assert next(results).status == "ok"
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(StopIteration):
        next(results)


def test_addresses_are_read_as_files_are(archive: Path, threads: Executor, tmp_path: Path) -> None:
    system = fsspec.filesystem("memory")
    system.put(str(archive), "/arkiv", recursive=True)
    wanted = told(list(mp.convert(archive, executor=threads)))
    try:
        assert told(list(mp.convert("memory://arkiv", executor=threads))) == wanted
        mp.convert_to("memory://arkiv", tmp_path / "ut", executor=threads)
        rows = mp.convert_to("memory://arkiv", tmp_path / "ut", executor=threads, resume=True)
        assert [row.status for row in rows] == ["ok"] * 5
    finally:
        system.rm("/arkiv", recursive=True)
    assert told(list(mp.convert(archive.as_uri(), workers=1))) == wanted


@pytest.mark.parametrize(
    "options", [{"workers": 0}, {"workers": 2, "scheduler": "tcp://x:1"}, {"executor": ThreadPoolExecutor(1), "workers": 1}, {"format": "xlsx"}]
)
def test_what_cannot_be_meant_is_said_at_once(archive: Path, tmp_path: Path, options: dict[str, Any]) -> None:
    with pytest.raises(mp.InputError):
        mp.convert_to(archive, tmp_path / "ut", **options)
    assert not (tmp_path / "ut").exists()
    if "format" not in options:
        with pytest.raises(mp.InputError):
            mp.convert(archive, **options)


def test_nothing_to_convert(tmp_path: Path) -> None:
    assert list(mp.convert(tmp_path)) == []
    with pytest.raises(mp.InputError, match="no file to convert"):
        mp.convert_to(tmp_path, tmp_path / "ut")


def test_hostile_files_each_have_their_row(tmp_path: Path, threads: Executor) -> None:
    archive = tmp_path / "arkiv"
    archive.mkdir()
    hostile = {
        "a.pdf": b"%PDF-1.7\n" + os.urandom(2000),
        "b.docx": b"PK\x03\x04" + b"\0" * 500,
        "c.txt": b"\0" * 1000,
        "d.html": b"<div>" * 20000,
        "e.txt": b"[" * 50000,
        "f.csv": "Ære,være\n".encode("latin-1"),
        "g.png": b"\x89PNG\r\n\x1a\n",
    }
    for name, content in hostile.items():
        (archive / name).write_bytes(content)
    rows = mp.convert_to(archive, tmp_path / "ut", workers=2)
    assert [row.path for row in rows] == sorted(hostile)
    assert all(row.error and "bug of minutes-parser" not in row.error for row in rows if row.status == "failed"), rows
    assert {row.path for row in rows if row.status == "failed"} >= {"a.pdf", "b.docx", "c.txt", "g.png"}
