"""A whole archive converted: one worker, two, a Dask cluster of two, and once more when all is done."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import Row, ratio

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
WAIT = 60
"""Seconds that the processes of a cluster may take to start."""


def archive(count: int, turns: int) -> Iterator[Row]:
    """Files a second on the wall, part by part each way in turn: processes of their own have clocks of their own."""
    from minutes_parser import convert_to

    with TemporaryDirectory() as made, scheduler(Path(made)) as address:
        folder = Path(made)
        files = protocols(folder / "in", count)
        if address:
            convert_to(files[:8], folder / "warm", scheduler=address)

        def turn(number: int) -> list[float]:
            part, into = files[number::turns], folder / f"{number}"
            started = wall(lambda: convert_to(part[:1], into / "start", workers=1))  # what it takes to begin at all
            one = wall(lambda: convert_to(part, into / "one", workers=1)) - started
            two = wall(lambda: convert_to(part, into / "two", workers=2)) - started
            again = wall(lambda: convert_to(part, into / "one", workers=1, resume=True))
            return [one, two, again, wall(lambda: convert_to(part, into / "dask", scheduler=address)) if address else 0.0]

        one, two, again, dask = (list(column) for column in zip(*map(turn, range(turns)), strict=True))
    yield Row(f"convert, {count} protocols, one worker", f"{count / sum(one):.0f} files/s")
    yield Row("convert, the same, two workers", f"{count / sum(two):.0f} files/s", f"{ratio(one, two):.2f} × one worker")
    yield Row("convert, the same, all done before", f"{sum(again):.2f} s", f"{ratio(again, one):.1%} of converting them")
    if address:
        yield Row("convert, the same, a Dask cluster of two", f"{count / sum(dask):.0f} files/s", f"{ratio(two, dask):.2f} × two workers")


def protocols(folder: Path, count: int) -> list[Path]:
    """So many files: the corpus, again and again, no two with the same bytes."""
    folder.mkdir()
    made = []
    for number, source in enumerate(islice(cycle(sorted(CORPUS.glob("*.txt"))), count)):
        path = folder / f"{number:04d}-{source.name}"
        path.write_text(f"{source.read_text(encoding='utf-8')}\n\nArkivnummer {number}\n", encoding="utf-8")
        made.append(path)
    return made


def wall(work: Callable[[], object]) -> float:
    """Seconds on the wall."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a cluster on this machine: a scheduler and two workers of one thread, each a process. None without Dask: ""."""
    if importlib.util.find_spec("distributed") is None:
        print("skipped: Dask is not installed", file=sys.stderr)
        yield ""
        return
    from distributed import Client

    file = str(folder / "scheduler.json")

    def start(role: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{role}", "--scheduler-file", file, "--host", "127.0.0.1", "--no-dashboard", *options]
        return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    processes = [start("scheduler", "--port", "0", "--no-jupyter"), *(start("worker", "--nthreads", "1") for _ in range(2))]
    try:
        with Client(scheduler_file=file, timeout=WAIT) as client:
            client.wait_for_workers(2, timeout=WAIT)
            yield str(client.scheduler.address)
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait(WAIT)
