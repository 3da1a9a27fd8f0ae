"""A real cluster: a scheduler and two workers in processes of their own, one of which is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from distributed import Client

import minutes_parser as mp
from batch_hooks import protocols
from minutes_parser.batch.cluster import cluster
from minutes_parser.batch.ledger import Row
from minutes_parser.batch.workers import Allowance


@pytest.fixture(scope="module")
def processes() -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in reversed(started):
        process.terminate()
    for process in started:
        process.wait(20)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory, processes: list[subprocess.Popen[bytes]]) -> str:
    """The address of a scheduler with two workers; one has a nanny, as workers have by default, the other has none to bring it back."""
    folder = tmp_path_factory.mktemp("dask")
    file = str(folder / "scheduler.json")

    def start(role: str, *options: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.dask_{role}", "--scheduler-file", file, *options]
        processes.append(subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
    for nanny in ("--nanny", "--no-nanny"):
        start("worker", nanny, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
    with Client(scheduler_file=file, timeout=60) as client:
        client.wait_for_workers(2, timeout=60)
        return str(client.scheduler.address)


def told(results: list[mp.Result]) -> list[tuple[object, ...]]:
    return [(one.path, one.sha256, one.status, one.error, one.counts, one.minutes) for one in results]


class Killer:
    """Kills a process when the first file is done."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process, self.killed = process, False

    def begin(self, total: int, unchanged: int) -> None: ...

    def step(self, row: Row) -> None:
        if not self.killed:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.killed = True


def test_limits_hold_within_a_cluster(scheduler: str, tmp_path: Path) -> None:
    results = list(mp.convert(protocols(tmp_path / "arkiv", 1), scheduler=scheduler, memory=20))
    assert [one.status for one in results] == ["failed"]
    assert "--memory" in str(results[0].error)


def test_a_cluster_of_two_of_which_one_is_killed(scheduler: str, processes: list[subprocess.Popen[bytes]], tmp_path: Path) -> None:
    archive = protocols(tmp_path / "arkiv", 60)
    (archive / "tom.txt").touch()
    with ThreadPoolExecutor(1) as threads:
        wanted = list(mp.convert(archive, executor=threads))
    assert told(list(mp.convert(archive, scheduler=scheduler))) == told(wanted)
    watch = Killer(processes[2])
    rows = mp.convert_to(archive, tmp_path / "ut", scheduler=scheduler, watch=watch)
    assert watch.killed
    assert [(row.path, row.sha256, row.status, row.error) for row in rows] == [(one.path, one.sha256, one.status, one.error) for one in wanted]
    lines = (tmp_path / "ut" / "minutes.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines == [mp.to_json(minutes) for one in wanted for minutes in one.minutes]


def test_no_cluster_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_parser.batch.cluster._WAIT", 1)
    protocols(tmp_path / "arkiv", 1)
    with pytest.raises(mp.InputError, match="no Dask scheduler answers"):
        mp.convert_to(tmp_path / "arkiv", tmp_path / "ut", scheduler="tcp://127.0.0.1:9")
    assert not (tmp_path / "ut").exists()


def test_dask_is_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(mp.MissingExtra, match=r"\[dask\]"), cluster("tcp://127.0.0.1:9", Allowance()):
        pass
