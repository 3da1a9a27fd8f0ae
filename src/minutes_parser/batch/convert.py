"""The two ways to read many files: results in hand, one after another, or in a folder."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol

from minutes_parser.errors import InputError
from minutes_parser.lexicon.overlay import Profile
from minutes_parser.lexicon.profile import ProfileLike, read_profile
from minutes_parser.limits import LIMITS, Limits
from minutes_parser.load.ocr import Mode, Ocr

from .flow import Way, as_finished, in_order
from .inputs import Input, find
from .job import Result, Task
from .ledger import PRIVATE, Entry, Ledger, Row
from .sinks import Sink, sink_for
from .sinks.sink import read_parts
from .version import parser_version
from .workers import Allowance, Workers

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

NOT_REACHED: Final = "the run was stopped before it. Go on with --resume"
_DEFAULTS: Final = Allowance()
_log = logging.getLogger(__name__)


class Watch(Protocol):
    """Whoever wants to see how it goes."""

    def begin(self, total: int, unchanged: int) -> None:
        """So many files there are, and so many of them need not be read again."""

    def step(self, row: Row) -> None:
        """A file is done and its result is safe."""


def convert(
    paths: Paths,
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    scheduler: str | None = None,
    timeout: float | None = _DEFAULTS.timeout,
    memory: int | None = _DEFAULTS.memory,
    root: str | os.PathLike[str] | None = None,
    ocr: Mode = "auto",
    ocr_cache: str | os.PathLike[str] | None = None,
    limits: Limits = LIMITS,
    redacted: bool = False,
    profile: ProfileLike = None,
) -> Iterator[Result]:
    """Read many files: a result for each, in order, as they come to hand.

    ``paths``: files, folders with all that lies in them, patterns (``archive/**/*.pdf``), addresses that fsspec knows. Files are read by
    ``workers`` processes, as many as there are processors unless said otherwise; a file that crashes its process, or needs more than
    ``timeout`` seconds or ``memory`` megabytes, costs itself only. In their place ``executor`` takes any executor of
    ``concurrent.futures``, whose own rules then hold, and ``scheduler`` the address of a Dask cluster. ``root`` is the folder that names of
    files are relative to; ``ocr``, ``ocr_cache``, ``limits`` and ``profile`` are those of :func:`parse`. With ``redacted``
    personal data is masked as by :func:`redact`, except in the names of files.
    Raises ``InputError`` for what cannot be meant, ``DataError`` for a profile that cannot be used, ``MissingExtra`` where a package is not
    installed; never for a file.
    """
    reading, own = _ocr(ocr, ocr_cache), read_profile(profile)
    tasks = [Task(one, ocr=reading, limits=limits, redacted=redacted, profile=own) for one in find(_several(paths), root=root)]
    return _results(tasks, _way(workers, executor, scheduler, Allowance(timeout, memory)))


def convert_to(
    paths: Paths,
    folder: str | os.PathLike[str],
    *,
    format: str = "jsonl",
    compact: bool = False,
    resume: bool = False,
    watch: Watch | None = None,
    workers: int | None = None,
    executor: Executor | None = None,
    scheduler: str | None = None,
    timeout: float | None = _DEFAULTS.timeout,
    memory: int | None = _DEFAULTS.memory,
    root: str | os.PathLike[str] | None = None,
    ocr: Mode = "auto",
    ocr_cache: str | os.PathLike[str] | None = None,
    limits: Limits = LIMITS,
    redacted: bool = False,
    profile: ProfileLike = None,
) -> tuple[Row, ...]:
    """Read many files and write what they say to ``folder``; the rows of its ``manifest.jsonl``, one for each file, in order.

    ``format``: ``jsonl``, ``json``, ``csv``, ``parquet``, or ``html``, pages to look at. With ``resume`` files are left alone that were
    read before, have the same bytes, and whose result is there, made by the same parser under the same profile, within limits no
    higher. Results are safe as soon as ``watch`` hears of them: whatever ends the process, the next run with ``resume`` goes on from
    there. All else is as in :func:`convert`.
    """
    into, reading, own = Path(folder), _ocr(ocr, ocr_cache), read_profile(profile)
    sink = sink_for(format, compact=compact)
    entered = _way(workers, executor, scheduler, Allowance(timeout, memory))
    inputs = find(_several(paths), root=root, leave=into)
    if not inputs:
        raise InputError("there is no file to convert. Check the path, or that the folder is not empty")
    with entered as way, _ledger(into, _way_of_reading(sink, ocr, redacted, own), limits) as ledger:
        done = {one.path: entry for one in inputs if resume and (entry := ledger.finished(one))}
        if watch:
            watch.begin(len(inputs), len(done))
        try:
            tasks = [Task(one, sink.render, reading, limits, redacted, own) for one in inputs if one.path not in done]
            for entry in _added(tasks, way, sink, ledger):
                done[entry.row.path] = entry
                if watch:
                    watch.step(entry.row)
        finally:
            rows = tuple(done[one.path].row if one.path in done else _not_reached(one) for one in inputs)
            _gather([done[one.path] for one in inputs if one.path in done], sink, ledger)
            ledger.close(rows)
    return rows


def _results(tasks: Sequence[Task], entered: AbstractContextManager[Way]) -> Iterator[Result]:
    with entered as way:
        yield from in_order(tasks, way)


def _added(tasks: Sequence[Task], way: Way, sink: Sink, ledger: Ledger) -> Iterator[Entry]:
    """Read, and keep each result as it comes."""
    for _, result in as_finished(tasks, way):
        entry = ledger.add(result, sink.files(result))
        if entry.row.error:
            _log.warning("%s: %s", entry.row.path, entry.row.error)
        yield entry


def _gather(entries: Sequence[Entry], sink: Sink, ledger: Ledger) -> None:
    """Write the files that hold all results, unless they already hold these."""
    if sink.gather is None:
        return
    stamp = sha256(repr([(entry.row.path, entry.row.sha256, entry.row.status, entry.parser, entry.format) for entry in entries]).encode()).hexdigest()
    mark = ledger.folder / PRIVATE / "gathered"
    if mark.is_file() and mark.read_text() == stamp and all((ledger.folder / name).is_file() for name in sink.gathered):
        return
    mark.unlink(missing_ok=True)
    sink.gather(read_parts(ledger.folder, [name for entry in entries for name in entry.files]), ledger.writing)
    with ledger.writing(f"{PRIVATE}/{mark.name}") as file:
        file.write(stamp.encode())


def _way_of_reading(sink: Sink, ocr: Mode, redacted: bool, profile: Profile | None) -> str:
    """What a result depends on besides the file and the parser: one made otherwise is made again."""
    own = f", profile {profile.digest}" if profile else ""
    return f"{sink.name}, ocr {ocr}{', redacted' if redacted else ''}{own}"


def _ledger(folder: Path, format: str, limits: Limits) -> Ledger:
    try:
        return Ledger(folder, parser_version(), format, limits)
    except OSError as error:
        raise InputError(f"results cannot be written to {folder}: {error.strerror}. Give another folder") from error


def _not_reached(one: Input) -> Row:
    return Row(one.path, None, "failed", NOT_REACHED, 0.0, {})


def _way(workers: int | None, executor: Executor | None, scheduler: str | None, allowance: Allowance) -> AbstractContextManager[Way]:
    """How files are read, ready to be entered. Raises ``InputError`` for what does not go together."""
    if sum(choice is not None for choice in (workers, executor, scheduler)) > 1:
        raise InputError("workers, executor and scheduler exclude each other. Give one of them")
    if workers is not None and workers < 1:
        raise InputError("workers must be 1 or more")
    if scheduler is not None:
        from .cluster import cluster

        return cluster(scheduler, allowance)
    return _lent(executor) if executor is not None else _own(workers or _processors(), allowance)


@contextmanager
def _lent(executor: Executor) -> Iterator[Way]:
    yield Way(executor, calls=4 * _processors())


@contextmanager
def _own(count: int, allowance: Allowance) -> Iterator[Way]:
    executor = Workers(count, allowance)
    try:
        yield Way(executor, calls=2 * count)
    finally:
        executor.shutdown(cancel_futures=True)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _ocr(mode: Mode, cache: str | os.PathLike[str] | None) -> Ocr:
    return Ocr(mode, None if cache is None else Path(cache).absolute())


def _several(paths: Paths) -> Iterable[str | os.PathLike[str]]:
    return [paths] if isinstance(paths, str | os.PathLike) else paths
