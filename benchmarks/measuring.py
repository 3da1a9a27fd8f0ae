"""How things are measured: turn by turn, in seconds of the processor, every document as met for the first time; memory as the system counts it."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

STATUS = Path("/proc/self/status")
PEAK = f"\nprint(next(line.split()[1] for line in open('{STATUS}') if line.startswith('VmHWM')))"
MEGA = 1024 * 1024
PARSE = "from minutes_parser import parse; import sys; [parse(path) for path in sys.argv[1:]]"
FOLDER = "MINUTES_PARSER_CACHE"
"""The variable that names where compiled patterns are kept."""
CACHE = type(lru_cache(lambda: None))


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, the value, and the value against something measured in the same run."""

    what: str
    value: str
    against: str = ""


def caches() -> list[Any]:
    """The caches of the library that hold a document's text. They are those that forget: what is kept for good is made of the lexicon's words."""
    held = (each for each in gc.get_objects() if isinstance(each, CACHE) and each.__module__.startswith("minutes_parser"))
    return [cache for cache in held if cache.cache_parameters()["maxsize"] is not None]


def rounds(repeats: int, *measures: Callable[[], float]) -> list[list[float]]:
    """Seconds of each measure, taken turn by turn."""
    taken = [[one() for one in measures] for _ in range(repeats)]
    return [list(column) for column in zip(*taken, strict=True)]


def in_turn(repeats: int, documents: Sequence[Any], *works: Callable[[], Callable[[Any], object]]) -> list[list[float]]:
    """Seconds that each work takes for all documents, in each round: every document goes through each of them before the next one does.

    A work is begun anew for each round. A first round, which imports modules and compiles words, does not count.
    """
    for work in works:
        begun = work()
        for document in documents:
            begun(document)
    held, taken = caches(), []
    for _ in range(repeats):
        begun_now = [work() for work in works]
        taken.append([sum(column) for column in zip(*([clock(one, document, held) for one in begun_now] for document in documents), strict=True)])
    return [list(column) for column in zip(*taken, strict=True)]


def clock(work: Callable[[Any], object], document: Any, held: Sequence[Any] = ()) -> float:
    """Seconds that this process was at work on a document of which the caches ``held`` know nothing."""
    for cache in held:
        cache.cache_clear()
    started = time.process_time()
    work(document)
    return time.process_time() - started


def process(code: str, *arguments: Path, **environment: str) -> float:
    """Seconds of the processor for a process of its own."""
    started = subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], env={**os.environ, **environment})
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise SystemExit(f"a process to be measured ended with {started.returncode}")
    return used.ru_utime + used.ru_stime


def peak(code: str, *arguments: Path) -> int:
    """Bytes."""
    done = subprocess.run([sys.executable, "-c", code + PEAK, *map(str, arguments)], check=True, stdout=subprocess.PIPE)
    return int(done.stdout) * 1024


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the rounds' ratios: both of a round were measured at about the same time."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
