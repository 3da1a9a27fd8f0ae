"""Worker processes that may die: an executor in which a call that crashes, hangs or eats all memory costs itself only.

Each thread of the executor talks to one process through pipes of its own, so that there is no lock or queue which a dying process
could leave in disorder. A process is a fresh interpreter with nothing of this one but its ``sys.path``; unlike those of
``multiprocessing`` it does not run the main script again, which therefore needs no guard, and a Dask worker may start it.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Final, ParamSpec, TypeVar

import attrs

from minutes_parser.errors import MinutesParserError

P = ParamSpec("P")
T = TypeVar("T")

_MEGABYTE: Final = 2**20
_START: Final = 120.0
"""Seconds that a process may take to start, on a machine that is busy."""
_GRACE: Final = 2.0
"""Seconds that a process has to tidy up, when it is told to end."""
_PROGRAM: Final = """
import pickle, sys
sys.path[:], allowance = pickle.load(sys.stdin.buffer)
from minutes_parser.batch.child import serve
serve(*allowance)
"""
_log = logging.getLogger(__name__)


@attrs.frozen
class Allowance:
    """What one call may use: seconds of time, megabytes of memory (not on Windows). ``None`` is no limit."""

    timeout: float | None = 300.0
    memory: int | None = 2048


class WorkerLost(MinutesParserError):
    """The process that was at it is gone: says why."""


class Process:
    """One worker process."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance, self._greeted = allowance, False
        command = [sys.executable, "-P", "-c", _PROGRAM]
        shared = {"OMP_THREAD_LIMIT": "1", **os.environ}  # a page at a time: the other workers have the other processors
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=shared)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def call(self, function: Callable[..., T], arguments: tuple[Any, ...]) -> T:
        """The function's value. Raises what it raises, and ``WorkerLost`` where the process died on it or had to be ended."""
        if not self._greeted:
            memory = None if self._allowance.memory is None else self._allowance.memory * _MEGABYTE
            self._exchange((sys.path, (self._allowance.timeout, memory)), _START)
            self._greeted = True
        value, error = self._exchange((function, arguments), self._allowance.timeout)
        if error is not None:
            raise error
        result: T = value
        return result

    def end(self) -> None:
        """Now, but in order where it listens; nothing of it is left."""
        self._process.terminate()
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]

    def _exchange(self, message: object, timeout: float | None) -> tuple[Any, Exception | None]:
        """One message there and one back. Either the answer or the clock comes first and settles it; never both."""
        calls, answers = self._process.stdin, self._process.stdout
        assert calls is not None and answers is not None
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        settled = threading.Lock()
        clock = threading.Timer(threading.TIMEOUT_MAX if timeout is None else timeout, self._end_unless, [settled])
        clock.daemon = True
        clock.start()
        answer = None
        try:
            calls.write(data)
            calls.flush()
            answer = pickle.load(answers)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            pass  # it died; the reason is found below
        finally:
            clock.cancel()
            in_time = settled.acquire(blocking=False)
        if not in_time:
            raise WorkerLost(f"it was not read within {timeout:g} seconds. Give it more time with --timeout")
        if answer is None:
            raise WorkerLost(self._epitaph())
        return answer  # type: ignore[no-any-return]

    def _end_unless(self, settled: threading.Lock) -> None:
        if settled.acquire(blocking=False):
            self.end()

    def _epitaph(self) -> str:
        code = self._process.wait()
        how = f"crashed ({_signal(-code)})" if code < 0 else f"ended with status {code}"
        return f"the process that read it {how}. It is damaged, or needs more than --memory allows"


def _signal(number: int) -> str:
    return signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"


class Workers(Executor):
    """An executor of ``count`` worker processes, each started when it is first needed and replaced when it is lost.

    Functions must be those of modules, not of the main script, and arguments picklable and given by position.
    """

    def __init__(self, count: int, allowance: Allowance | None = None) -> None:
        self._allowance = allowance or Allowance()
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="minutes-parser")
        self._lock = threading.Lock()
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._closed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Raises ``TypeError`` for keyword arguments."""
        if kwargs:
            raise TypeError("worker processes take arguments by position")
        return self._threads.submit(self._call, fn, args)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """With ``cancel_futures`` calls that are running are broken off too."""
        if cancel_futures:
            self._close()
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        if wait:
            self._close()

    def _call(self, function: Callable[..., T], arguments: tuple[Any, ...]) -> T:
        process = self._take()
        try:
            return process.call(function, arguments)
        except (WorkerLost, MemoryError) as error:
            _log.warning("a worker process is replaced: %s", str(error) or "out of memory")
            process.end()
            raise
        finally:
            self._give_back(process)

    def _take(self) -> Process:
        with self._lock:
            if self._closed:
                raise WorkerLost("the run was stopped")
            while self._idle:
                process = self._idle.pop()
                if process.alive:
                    break
                process.end()
            else:
                process = Process(self._allowance)
            self._busy.add(process)
        return process

    def _give_back(self, process: Process) -> None:
        with self._lock:
            self._busy.discard(process)
            if process.alive:
                self._idle.append(process)

    def _close(self) -> None:
        with self._lock:
            self._closed = True
            processes, self._idle = [*self._idle, *self._busy], []
        for process in processes:
            process.end()
