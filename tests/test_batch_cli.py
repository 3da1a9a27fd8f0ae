"""The command ``convert``, and what it shows."""

from __future__ import annotations

import errno
import io
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

import minutes_parser as mp
from batch_hooks import protocols
from minutes_parser import cli
from minutes_parser.batch import progress
from minutes_parser.batch.ledger import PRIVATE, Ledger, Row
from minutes_parser.batch.progress import Reporter, summary


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """The command takes SIGTERM for itself; here it is run inside of the tests."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return protocols(tmp_path / "arkiv", 3)


def run(*words: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.app, ["convert", *map(str, words)], input=stdin, env={"COLUMNS": "200"})


def manifest(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_folder_then_the_rest_of_it(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    done = run(archive, "--to", out, "--workers", 1)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[0] == "3 files"
    assert "3 files: 3 ok; 0 pages in" in done.stderr
    assert [row["path"] for row in manifest(out)] == ["eldre/møte-00.txt", "møte-01.txt", "møte-02.txt"]
    assert len((out / "minutes.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    (archive / "tom.txt").touch()
    again = run(archive, "--to", out, "--workers", 1, "--resume")
    assert again.exit_code == 1
    assert "4 files, 3 of them unchanged\nfailed: tom.txt: the document is empty." in again.stderr
    assert "4 files (3 unchanged): 3 ok, 1 failed" in again.stderr
    assert "minutes-parser explain FILE" in again.stderr
    assert str(archive) not in (out / "manifest.jsonl").read_text(encoding="utf-8")


def test_quiet_is_quiet(archive: Path, tmp_path: Path) -> None:
    (archive / "tom.txt").touch()
    done = run(archive / "tom.txt", "--to", tmp_path / "ut", "--quiet", "--workers", 1)
    assert (done.exit_code, done.output) == (1, "")


def test_a_list_on_standard_input(archive: Path, tmp_path: Path) -> None:
    done = run("-", "--to", tmp_path / "ut", "--workers", 1, "--format", "json", stdin=f"{archive}/møte-01.txt\n{archive}/eldre\n")
    assert done.exit_code == 0
    assert [row["path"] for row in manifest(tmp_path / "ut")] == ["møte-01.txt", "eldre/møte-00.txt"]
    assert (tmp_path / "ut" / "eldre" / "møte-00.txt.json").is_file()


def test_a_time_limit(archive: Path, tmp_path: Path) -> None:
    done = run(archive / "eldre", "--to", tmp_path / "ut", "--timeout", 0.001, "--workers", 1)
    assert done.exit_code == 1
    assert manifest(tmp_path / "ut")[0]["error"] == "it was not read within 0.001 seconds. Give it more time with --timeout"


def test_names_relative_to_a_root(archive: Path, tmp_path: Path) -> None:
    run(archive / "eldre", "--to", tmp_path / "ut", "--root", archive.parent, "--workers", 1)
    assert [row["path"] for row in manifest(tmp_path / "ut")] == ["arkiv/eldre/møte-00.txt"]


@pytest.mark.parametrize(
    "words", [(), ("--to", "{tmp}/ut"), ("{tmp}/arkiv",), ("{tmp}/arkiv", "--to", "{tmp}/ut", "--workers", "0"), ("{tmp}/tom", "--to", "{tmp}/ut")]
)
def test_wrong_usage(archive: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "tom").mkdir()
    assert run(*(word.format(tmp=tmp_path) for word in words)).exit_code == 2
    assert not (tmp_path / "ut").exists()


def test_without_a_package_that_is_needed(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    done = run(archive, "--to", tmp_path / "ut", "--format", "parquet")
    assert done.exit_code == 2
    assert "minutes-parser[frames]" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send there")
@pytest.mark.parametrize(
    "stop", [lambda running: os.killpg(running.pid, signal.SIGINT), lambda running: running.terminate()], ids=["Ctrl-C in a terminal", "SIGTERM"]
)
def test_stopped(tmp_path: Path, stop: Callable[[subprocess.Popen[bytes]], None]) -> None:
    archive, out = protocols(tmp_path / "arkiv", 90), tmp_path / "ut"
    code = "from minutes_parser.cli import main; main()"
    command = [sys.executable, "-c", code, "convert", str(archive), "--to", str(out), "--workers", "2"]
    running = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    journal = out / PRIVATE / "journal.jsonl"
    while running.poll() is None and not (journal.exists() and journal.stat().st_size > 1000):
        time.sleep(0.01)
    stop(running)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130, said
    assert b"stopped" in said and b"--resume" in said and b"Traceback" not in said
    rows = manifest(out)
    done = [row["path"] for row in rows if row["status"] == "ok"]
    assert len(rows) == 90 and 0 < len(done) < 90
    lines = (out / "minutes.jsonl").read_text(encoding="utf-8").splitlines()
    assert [mp.from_json(line).source.name for line in lines] == [path.rpartition("/")[2] for path in done]


def test_a_full_disk(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(tmp_path / "ut"))

    monkeypatch.setattr(Ledger, "close", full)
    done = run(archive / "eldre", "--to", tmp_path / "ut", "--workers", 1)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1] == f"minutes-parser: {tmp_path / 'ut'}: No space left on device. Check that the file can be opened."


def row(number: int, **more: Any) -> Row:
    return Row(**{"path": f"f{number}.pdf", "sha256": None, "status": "ok", "error": None, "seconds": 0.1, "counts": {"pages": 7}, **more})


def test_a_bar_on_a_terminal() -> None:
    out = io.StringIO()
    with Reporter(Console(file=out, force_terminal=True, width=150)) as reporter:
        reporter.begin(3, 1)
        reporter.step(row(1))
        reporter.step(row(2, status="failed", error="it is\x1b[2J broken", counts={}))
    shown = out.getvalue()
    assert "3/3" in shown and "7 pages" in shown and "files/s" in shown and "1 failed" in shown
    assert "failed: f2.pdf: it is\N{REPLACEMENT CHARACTER}[2J broken" in shown


def test_a_line_now_and_then_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    out = io.StringIO()
    with Reporter(Console(file=out, width=40)) as reporter:
        reporter.begin(4, 1)
        reporter.step(row(1))
    first, second = out.getvalue().splitlines()
    assert first == "4 files, 1 of them unchanged"
    assert second.startswith("2 of 4 files, 7 pages, ") and " left, 0 failed" in second
    assert "\x1b" not in out.getvalue()


def test_the_summary_shows_the_worst_first() -> None:
    rows = [
        row(1),
        row(2, status="partial", counts={"meetings": 3, "errors": 0, "warnings": 0}),
        row(3, status="partial", counts={"meetings": 1, "errors": 2, "warnings": 1}),
        *(row(number, status="failed", error="it is empty", counts={}) for number in range(4, 13)),
    ]
    out = io.StringIO()
    Console(file=out, width=200).print(summary(rows, Reporter(Console(file=io.StringIO())), "ut"))
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("12 files: 1 ok, 2 partial, 9 failed; 0 pages in")
    files = [line.split()[0] for line in lines if line.startswith("f") and not line.startswith("file")]
    assert files == [f"f{number}.pdf" for number in range(4, 13)] + ["f3.pdf"]
    assert "2 errors, 1 warnings" in out.getvalue() and "1 more of them" in out.getvalue()
    assert "ut/manifest.jsonl" in lines[-1]


def test_the_library_says_nothing_by_itself(archive: Path) -> None:
    code = f"import minutes_parser as mp; print([r.status for r in mp.convert({str(archive / 'borte.txt')!r}, workers=1)])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("['failed']\n", "")
    assert logging.getLogger("minutes_parser.batch").handlers
