"""What is done, kept so that it survives the end of the process at any moment.

``manifest.jsonl`` has a row for each file. Beside it lies the folder ``.minutes-parser``: ``journal.jsonl``, to which every result is
added as soon as what was written of it is safe; ``parts``, what sinks keep for the end; ``new``, files that are still being written.
A file in its place is whole: it was written in ``new``, brought to the disk and then renamed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final, Self
from uuid import uuid4

import attrs
import msgspec

from minutes_parser.errors import InputError
from minutes_parser.export.json import inert
from minutes_parser.limits import LIMITS, Limits

from .inputs import Input, read
from .job import Result, Status

MANIFEST: Final = "manifest.jsonl"
PRIVATE: Final = ".minutes-parser"


@attrs.frozen
class Row:
    """A row of the manifest: a file and what became of it, as in ``Result``."""

    path: str
    sha256: str | None
    status: Status
    error: str | None
    seconds: float
    counts: Mapping[str, int]


@attrs.frozen
class Entry:
    """A line of the journal: a row, the version of the parser, the format and its options, the files that hold its result, and the limits."""

    row: Row
    parser: str
    format: str
    files: tuple[str, ...] = ()
    limits: Limits = LIMITS


class Ledger:
    """The books of one folder of results."""

    def __init__(self, folder: Path, parser: str, format: str, limits: Limits = LIMITS) -> None:
        """``parser``, ``format`` and ``limits`` are what results depend on besides the bytes of a file. Raises ``InputError`` where another run has
        the folder, and ``OSError``."""
        self.folder, self._parser = folder, parser
        self._format, self._limits = format, limits
        (folder / PRIVATE).mkdir(parents=True, exist_ok=True)
        self._lock = (folder / PRIVATE / "lock").open("wb")
        _take(self._lock, folder)
        self._new, self._journal = folder / PRIVATE / "new", folder / PRIVATE / "journal.jsonl"
        shutil.rmtree(self._new, ignore_errors=True)
        self._new.mkdir()
        self._entries = {entry.row.path: entry for entry in _journal(self._journal)}
        self._write_journal()  # without what a process that was killed left of its last line
        self._file = self._journal.open("ab", buffering=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._lock.close()

    def finished(self, one: Input) -> Entry | None:
        """The entry of a file that need not be read again: the same bytes, the same parser, limits no higher, and all of its result still there."""
        entry = self._entries.get(one.path)
        if entry is None or (entry.parser, entry.format) != (self._parser, self._format) or entry.row.status == "failed":
            return None
        if not self._limits.allows(entry.limits):  # a file that was read with less is read with more, and tells the same
            return None
        if not all((self.folder / file).is_file() for file in entry.files):
            return None
        with suppress(OSError):
            if sha256(read(one.location, self._limits.file_size + 1)).hexdigest() == entry.row.sha256:
                return entry
        return None

    def add(self, result: Result, files: Mapping[str, bytes]) -> Entry:
        """Keep a result: its files first, then the word that they are there. An earlier result of the same file gives way."""
        row = Row(result.path, result.sha256, result.status, result.error, result.seconds, result.counts)
        try:
            for name, data in files.items():
                with self.writing(name) as file:
                    file.write(data)
        except OSError as error:
            row, files = attrs.evolve(row, status="failed", error=f"its result could not be written: {error.strerror}", counts={}), {}
        entry = Entry(row, result.parser, self._format, tuple(files), self._limits)
        before = self._entries.get(result.path)
        self._file.write(_line(attrs.asdict(entry)))  # not brought to the disk one by one: a line that a power cut takes is a file read again
        self._entries[result.path] = entry
        for name in set(before.files if before else ()) - set(files):
            (self.folder / name).unlink(missing_ok=True)
        return entry

    def close(self, rows: Iterable[Row]) -> None:
        """Write the manifest."""
        self._write_journal()
        with self.writing(MANIFEST) as file:
            file.writelines(_line(attrs.asdict(row)) for row in rows)

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A file that takes its place under ``name`` when it is whole and on the disk."""
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._new / uuid4().hex
        with unfinished.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)

    def _write_journal(self) -> None:
        with self.writing(f"{PRIVATE}/journal.jsonl") as file:
            file.writelines(_line(attrs.asdict(entry)) for entry in self._entries.values())


def _take(lock: IO[bytes], folder: Path) -> None:
    """Two runs into one folder would undo each other. The lock ends with the process, however it ends. (Windows goes without.)"""
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise InputError(f"another run is writing to {folder}. Wait for its end, or give another folder") from None


def _line(values: Mapping[str, Any]) -> bytes:
    return inert(json.dumps(values, ensure_ascii=False)).encode("utf-8", "backslashreplace") + b"\n"


def _journal(path: Path) -> Iterator[Entry]:
    """The entries that are whole; a later one of the same file counts."""
    for line in path.read_bytes().splitlines(keepends=True) if path.exists() else ():
        with suppress(msgspec.DecodeError):
            if line.endswith(b"\n"):
                yield msgspec.json.decode(line, type=Entry)
