"""Kill conversions at random moments and see what is left of them.

    python kill_convert.py ARCHIVE SCRATCH FORMAT SEED KILLS

Each conversion runs in a child made by fork, so that a hundred of them take seconds; it says which files are safe as it goes, until it is
killed. Nothing that was safe may be missing afterwards, and no file may be half written. Prints how many files had been safe at each kill.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from minutes_parser.batch.convert import convert, convert_to
from minutes_parser.batch.ledger import PRIVATE, Row


class Teller:
    """Writes the name of each file that is safe to a pipe."""

    def __init__(self, end: int) -> None:
        self.end = end

    def begin(self, total: int, unchanged: int) -> None:
        os.write(self.end, f"unchanged {unchanged}\n".encode())

    def step(self, row: Row) -> None:
        os.write(self.end, f"{row.path}\n".encode())


def converted(archive: Path, out: Path, format: str, end: int) -> None:
    with ThreadPoolExecutor(1) as executor:
        convert_to(archive, out, format=format, resume=True, executor=executor, watch=Teller(end))


def killed(archive: Path, out: Path, format: str, delay: float) -> list[str]:
    """Let a conversion run for a while; what it said."""
    theirs, ours = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            converted(archive, out, format, ours)
            status = 0
        finally:
            os._exit(status)
    os.close(ours)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "it failed by itself"
    with os.fdopen(theirs) as said:
        return said.read().splitlines()


def look(out: Path, safe: set[str]) -> None:
    """Every file in its place is whole, and what was safe is in the books."""
    journal = out / PRIVATE / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True) if journal.exists() else []
    entries = [json.loads(line) for line in lines if line.endswith(b"\n")]
    held = {entry["row"]["path"]: entry for entry in entries}
    assert safe <= held.keys(), f"lost: {safe - held.keys()}"
    for entry in held.values():
        assert entry["row"]["status"] == "ok"
        assert all((out / name).is_file() for name in entry["files"])
    for path in out.rglob("*"):
        if path.is_file() and path != journal and (PRIVATE not in path.parts or "parts" in path.parts):
            whole(path)


def whole(path: Path) -> None:
    if path.suffix in ("", ".json", ".jsonl"):
        data = path.read_bytes() if path.suffix else zlib.decompress(path.read_bytes())
        for line in data.splitlines():
            json.loads(line)
    elif path.suffix == ".csv":
        assert path.read_bytes().endswith(b"\r\n")
    else:
        assert path.read_bytes()[-4:] == b"PAR1"


def main(archive: Path, scratch: Path, format: str, seed: int, kills: int) -> None:
    chance = random.Random(seed)
    with ThreadPoolExecutor(1) as executor:  # everything is loaded, then fork
        assert all(result.status == "ok" for result in convert(archive, executor=executor))
    began = time.monotonic()
    converted(archive, scratch / "undisturbed", format, os.open(os.devnull, os.O_WRONLY))
    length = time.monotonic() - began
    out, safe, told = scratch / "killed-0", set[str](), []
    for number in range(kills):
        first, *said = [*killed(archive, out, format, chance.uniform(0.0, length / 2)), "", ""][:-1]
        assert not first or int(first.split()[1]) >= len(safe), "what was safe was read again"
        safe |= {path for path in said if path}
        look(out, safe)
        told.append(len(safe))
        if (out / "manifest.jsonl").exists():  # it was done: another one
            out, safe = scratch / f"killed-{number + 1}", set()
    converted(archive, out, format, os.open(os.devnull, os.O_WRONLY))
    print(out.name, json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
