"""Files that misbehave: functions that worker processes import, and protocols to feed them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from minutes_parser.batch.flow import run_each
from minutes_parser.batch.job import Result, Task
from minutes_parser.batch.workers import Workers

PROTOCOL = """Protokoll fra møte i Hyttelaget Nordli

Dato: {day}. mai 2024
Sted: Grendehuset
Til stede: Ane Lofthaug (leder), Per Moldjord, Siv Tranvåg

Sak {day}/24 Ny bom ved parkeringsplassen
Forslag til vedtak: Styret setter opp ny bom.
Vedtak: Styret setter opp ny bom.
Enstemmig vedtatt.
"""
CRASH, HANG, BOMB, LOUD = b"crash", b"hang", b"bomb", b"loud"


def protocols(folder: Path, count: int) -> Path:
    """A folder with so many small protocols, in two folders."""
    for number in range(count):
        path = folder / ("eldre" if number % 3 == 0 else "") / f"møte-{number:02}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PROTOCOL.format(day=number % 28 + 1), encoding="utf-8")
    return folder


def misbehave(tasks: Sequence[Task]) -> list[Result]:
    """Read files; what some of them say happens."""
    for task in tasks:
        content = Path(task.input.location).read_bytes() if Path(task.input.location).is_file() else b""
        if content == CRASH:
            os.abort()
        if content == HANG:
            time.sleep(600)
        if content == BOMB:
            bytearray(4 * 2**30)
        if content == LOUD:
            print("an engine that prints")
            os.write(1, b"and one that writes")
    return run_each(tasks)


class Hooked(Workers):
    """Workers in which files may misbehave."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return super().submit(misbehave, *args, **kwargs)


def process_id() -> int:
    return os.getpid()


def unpicklable() -> Callable[[], None]:
    return lambda: None


class Awkward(Exception):
    """An error that does not survive a pickle."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def raise_awkward() -> None:
    raise Awkward(1, 2)


def sleep_and_tell(seconds: float) -> float:
    time.sleep(seconds)
    return seconds
