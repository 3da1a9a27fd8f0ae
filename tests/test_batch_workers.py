"""Worker processes that die: the executor by itself."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from batch_hooks import process_id, raise_awkward, sleep_and_tell, unpicklable
from minutes_parser.batch.workers import Allowance, WorkerLost, Workers


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(1, Allowance(timeout=2.0, memory=1024)) as executor:
        yield executor


def test_it_is_an_executor(workers: Workers) -> None:
    assert isinstance(workers, Executor)
    assert list(workers.map(math.factorial, [3, 4])) == [6, 24]
    with pytest.raises(ValueError, match="factorial"):
        workers.submit(math.factorial, -1).result()
    with pytest.raises(TypeError):
        workers.submit(math.factorial, n=3)


def test_it_runs_elsewhere_in_a_process_that_is_kept(workers: Workers) -> None:
    first = workers.submit(process_id).result()
    assert first != os.getpid()
    assert workers.submit(process_id).result() == first


def test_a_crash_costs_one_call_and_the_worker_is_replaced(workers: Workers) -> None:
    before = workers.submit(process_id).result()
    with pytest.raises(WorkerLost, match=r"crashed \(SIGABRT\)"):
        workers.submit(os.abort).result()
    with pytest.raises(WorkerLost, match="ended with status 3"):
        workers.submit(os._exit, 3).result()
    after = workers.submit(process_id).result()
    assert after != before


def test_a_hang_ends_in_time(workers: Workers) -> None:
    assert workers.submit(sleep_and_tell, 0.0).result() == 0.0
    began = time.monotonic()
    with pytest.raises(WorkerLost, match=r"not read within 2 seconds.*--timeout"):
        workers.submit(sleep_and_tell, 60.0).result()
    assert time.monotonic() - began < 20
    assert workers.submit(sleep_and_tell, 0.0).result() == 0.0


def test_memory_has_its_bound(workers: Workers) -> None:
    before = workers.submit(process_id).result()
    with pytest.raises(MemoryError):
        workers.submit(bytearray, 2**31).result()
    assert workers.submit(process_id).result() != before, "after that a process is not to be trusted"


def test_what_does_not_survive_the_way_is_told(workers: Workers) -> None:
    with pytest.raises(Exception, match=r"pickle|local object"):
        workers.submit(unpicklable).result()
    with pytest.raises(RuntimeError, match="Awkward: 1 and 2"):
        workers.submit(raise_awkward).result()
    assert workers.submit(math.sqrt, 4.0).result() == 2.0


def test_a_worker_that_died_between_two_calls_is_not_the_second_ones_fault(workers: Workers) -> None:
    os.kill(workers.submit(process_id).result(), signal.SIGKILL)
    time.sleep(0.2)
    assert workers.submit(math.sqrt, 4.0).result() == 2.0


def test_what_runs_is_broken_off() -> None:
    workers = Workers(1, Allowance(timeout=None, memory=None))
    workers.submit(process_id).result()
    running, queued = workers.submit(sleep_and_tell, 60.0), workers.submit(sleep_and_tell, 60.0)
    time.sleep(0.2)
    began = time.monotonic()
    workers.shutdown(cancel_futures=True)
    assert time.monotonic() - began < 20
    with pytest.raises(WorkerLost):
        running.result()
    assert queued.cancelled() or queued.exception() is not None


@pytest.mark.skipif(sys.platform == "win32", reason="there processes are ended in another way")
def test_no_worker_outlives_its_master(tmp_path: Path) -> None:
    code = (
        "import os, signal, time; from batch_hooks import process_id, sleep_and_tell; from minutes_parser.batch.workers import Allowance, Workers\n"
        "workers = Workers(1, Allowance(timeout=1.0)); print(workers.submit(process_id).result(), flush=True)\n"
        "workers.submit(sleep_and_tell, 0.3); time.sleep(0.1); os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    worker = int(done.stdout)
    deadline = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    """Whether it runs; what nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
