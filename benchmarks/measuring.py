"""How things are measured: turn by turn, in seconds of the processor, memory as the system counts it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

STATUS = Path("/proc/self/status")
PEAK = f"\nprint(next(line.split()[1] for line in open('{STATUS}') if line.startswith('VmHWM')))"


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, the value, and the value against something measured in the same run."""

    what: str
    value: str
    against: str = ""


def rounds(repeats: int, *measures: Callable[[], float]) -> list[list[float]]:
    """Seconds of each measure, taken turn by turn."""
    taken = [[one() for one in measures] for _ in range(repeats)]
    return [list(column) for column in zip(*taken, strict=True)]


def clock(work: Callable[[], object]) -> float:
    """Seconds that this process was at work: those in which a busy machine did other things do not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


def process(code: str, *arguments: Path) -> float:
    """Seconds on the wall for a process of its own."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *map(str, arguments)], check=True)
    return time.perf_counter() - started


def peak(code: str, *arguments: Path) -> int:
    """Bytes."""
    done = subprocess.run([sys.executable, "-c", code + PEAK, *map(str, arguments)], check=True, stdout=subprocess.PIPE)
    return int(done.stdout) * 1024


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
