"""Fuzz a reader, or the whole: python fuzz/run.py TARGET [--seconds N] [--seed N] [--guided]

By chance, which tries most, or guided by what code an input reaches (atheris, pip install atheris). Half of the mutations are of structure
(mutate.py), half of bytes. A fault does not end the run: its input is kept in build/fuzz/TARGET, one for each place in the code, and the
status is 1. ``current`` is the input at hand (its length in eight bytes before it), for faults that end the process. What was done is added
to build/fuzz/figures.jsonl.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from mmap import mmap
from pathlib import Path
from random import Random
from typing import Final

from mutate import MUTATIONS, scramble
from seeds import ROOT, seeds
from targets import TARGETS

SLOW: Final = 20
"""Seconds from which an input is a fault, whatever comes of it."""
HANGS: Final = 300
"""Seconds after which the process is ended."""
LONGEST: Final = 100_000
_POOL: Final = 400
"""Inputs to go on from, seeds apart."""


class Run:
    """Counts, and keeps what was found."""

    def __init__(self, target: str) -> None:
        self.target, self._read = target, TARGETS[target]
        self.folder = ROOT / "build" / "fuzz" / target
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "current").open("wb+") as file:
            file.truncate(8 + LONGEST)
            self._current = mmap(file.fileno(), 8 + LONGEST)
        self.executions = self.accepted = 0
        self.slowest, self._began = 0.0, time.monotonic()
        self.faults: dict[str, int] = {}

    def one(self, data: bytes) -> bool:
        """Try an input; was it read?"""
        self._current[: len(data) + 8] = len(data).to_bytes(8, "big") + data
        signal.alarm(HANGS)
        began, read = time.perf_counter(), False
        try:
            read = self._read(data)
        except Exception as error:
            self._keep(_place(error), data)
        seconds = time.perf_counter() - began
        self.executions += 1
        self.accepted += read
        self.slowest = max(self.slowest, seconds)
        if seconds > SLOW:
            self._keep("slow", data)
        return read

    def figures(self) -> dict[str, object]:
        return {
            "target": self.target, "executions": self.executions, "read": self.accepted, "slowest": round(self.slowest, 2),
            "seconds": round(time.monotonic() - self._began), "faults": self.faults,
        }  # fmt: skip

    def finish(self) -> int:
        with (ROOT / "build" / "fuzz" / "figures.jsonl").open("a") as file:
            file.write(json.dumps(self.figures()) + "\n")
        print(self.figures(), flush=True)
        return 1 if self.faults else 0

    def _keep(self, place: str, data: bytes) -> None:
        self.faults[place] = self.faults.get(place, 0) + 1
        if self.faults[place] == 1:
            (self.folder / place).write_bytes(data)
            print(f"{self.target}: FAULT {place}, {len(data)} bytes", flush=True)


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "minutes_parser" in frame.filename] or frames
    return "-".join([type(error).__name__, *(f"{Path(frame.filename).stem}-{frame.lineno}" for frame in (own[-1], frames[-1]))])


def by_chance(run: Run, seconds: float, seed: int) -> None:
    """Mutate a seed, or what came of one and was read, again and again."""
    held, pool, chance = seeds(run.target), [], Random(seed)
    largest, end = max(map(len, held)), time.monotonic() + seconds
    while time.monotonic() < end:
        data = chance.choice(pool if pool and chance.random() < 0.5 else held)
        data = (MUTATIONS[run.target] if chance.random() < 0.5 else scramble)(chance, data)[:LONGEST]
        if run.one(data) and chance.random() < 0.2 and len(data) < 2 * largest:
            if len(pool) == _POOL:
                pool.pop(chance.randrange(_POOL))
            pool.append(data)


def guided(run: Run, seconds: float, seed: int) -> None:
    """Mutate what reached new code."""
    import atheris

    atheris.instrument_all()
    corpus = run.folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, data in enumerate(seeds(run.target)):
        (corpus / f"seed-{number:03}").write_bytes(data)

    def mutated(data: bytes, size: int, number: int) -> bytes:
        chance = Random(number)
        changed = MUTATIONS[run.target](chance, data) if chance.random() < 0.5 else b""
        return changed if 0 < len(changed) <= size else bytes(atheris.Mutate(data, size))

    end = time.monotonic() + seconds

    def one(data: bytes) -> None:
        run.one(data)
        if time.monotonic() > end:
            raise KeyboardInterrupt

    options = [f"-seed={seed}", f"-max_len={LONGEST}", "-len_control=0", "-verbosity=0", "-timeout=300", "-rss_limit_mb=4096", "-handle_int=0"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one, custom_mutator=mutated)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")  # Pillow's, about what is odd in a picture
    way: Callable[[Run, float, int], None] = guided if asked.guided else by_chance
    run = Run(asked.target)
    way(run, asked.seconds, asked.seed)
    return run.finish()


if __name__ == "__main__":
    sys.exit(main())
