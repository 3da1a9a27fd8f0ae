"""How a conversion goes, for the person before the screen, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from time import monotonic
from typing import Final, Self

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from minutes_parser.export.columns import shorten, visible

from .ledger import MANIFEST, Row

_EVERY: Final = 10.0
"""Seconds between two lines where there is no terminal."""
_WORST: Final = 10
"""Rows of the summary."""


class Reporter:
    """Counts, and shows: a bar on a terminal, a line now and then elsewhere, nothing if ``quiet``."""

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        self._console, self._quiet = console, quiet
        self._began = self._told = monotonic()
        self._task: TaskID | None = None
        self._bar: Progress | None = None
        self.total = self.unchanged = self.done = self.failures = self.pages = 0

    def __enter__(self) -> Self:
        if not self._quiet and self._console.is_terminal:
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[told]}"), TimeRemainingColumn())
            self._bar = Progress(*columns, console=self._console, transient=True)
        self._shown().__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._shown().__exit__(None, None, None)

    @property
    def seconds(self) -> float:
        return monotonic() - self._began

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.done / self.seconds if self.seconds else 0.0

    def begin(self, total: int, unchanged: int) -> None:
        self.total, self.unchanged, self._began = total, unchanged, monotonic()
        if self._bar:
            self._task = self._bar.add_task("files", total=total, completed=unchanged, told="")
        else:
            self._line(_files(total) + (f", {unchanged} of them unchanged" if unchanged else ""))

    def step(self, row: Row) -> None:
        self.done += 1
        self.pages += row.counts.get("pages", 0)
        self.failures += row.status == "failed"
        if row.error:
            self._line(f"failed: {visible(row.path)}: {visible(row.error)}")
        if self._bar and self._task is not None:
            told = f"{self.pages} pages · {self.rate:.1f} files/s · {self.failures} failed"
            self._bar.update(self._task, advance=1, told=told)
        elif monotonic() - self._told >= _EVERY:
            self._told = monotonic()
            self._line(self._standing())

    def _standing(self) -> str:
        left = self.total - self.unchanged - self.done
        time = f"about {timedelta(seconds=round(left / self.rate))} left" if self.rate else "time left unknown"
        return f"{self.unchanged + self.done} of {_files(self.total)}, {self.pages} pages, {self.rate:.1f} files/s, {time}, {self.failures} failed"

    def _line(self, words: str) -> None:
        if not self._quiet:
            self._console.print(words, markup=False, highlight=False, soft_wrap=True)

    def _shown(self) -> AbstractContextManager[object]:
        return self._bar or nullcontext()


def summary(rows: Sequence[Row], reporter: Reporter, folder: str) -> RenderableType:
    """What came of it: the numbers, the files that need a look, and how to look."""
    number = {status: sum(row.status == status for row in rows) for status in ("ok", "partial", "failed")}
    told = ", ".join(f"{count} {status}" for status, count in number.items() if count or status == "ok")
    unchanged = f" ({reporter.unchanged} unchanged)" if reporter.unchanged else ""
    head = f"{_files(len(rows))}{unchanged}: {told}; {reporter.pages} pages in {reporter.seconds:.1f} s, {reporter.rate:.1f} files/s"
    worst = sorted((row for row in rows if row.status != "ok"), key=_badness)
    if not worst:
        return Text(head)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("file", "status", "why"):
        table.add_column(heading, overflow="fold")
    for row in worst[:_WORST]:
        table.add_row(Text(visible(row.path)), row.status, Text(_why(row)))
    more = f"{len(worst) - _WORST} more of them are in {MANIFEST}. " if len(worst) > _WORST else ""
    advice = f"{more}All files stand in {folder}/{MANIFEST}. Look into one with: minutes-parser explain FILE"
    return Group(Text(head), Text(), table, Text(), Text(advice, style="dim"))


def _badness(row: Row) -> tuple[bool, int, int]:
    """Failed files first, then those with most findings."""
    return row.status != "failed", -row.counts.get("errors", 0), -row.counts.get("warnings", 0)


def _why(row: Row) -> str:
    if row.error:
        return shorten(row.error, 120)
    found = [f"{row.counts['meetings']} meetings"] if row.counts.get("meetings", 1) > 1 else []
    return ", ".join([*found, *(f"{row.counts[kind]} {kind}" for kind in ("errors", "warnings") if row.counts.get(kind))])


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
