"""What the commands write: results on standard output, one line on standard error for a file that cannot be read, an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import typer

from ..errors import MinutesParserError, RuleError, in_words

if TYPE_CHECKING:
    from rich.console import RenderableType

T = TypeVar("T")

FAILED, UNREADABLE, INTERRUPTED = 1, 3, 130
PIPED = 100
"""Columns of what is shown, where no terminal and no ``COLUMNS`` tells of another width."""


def each(files: list[str], read: Callable[[str], T], show: Callable[[T], None]) -> None:
    """Read and show every file; one that cannot be read costs a line on standard error and the exit status."""
    failed = 0
    for file in files:
        try:
            result = read(file)
        except RuleError:
            raise
        except (MinutesParserError, OSError) as error:
            complain(file, error)
            failed += 1
        else:
            show(result)
    if failed:
        raise typer.Exit(UNREADABLE if len(files) == 1 else FAILED)


def on_terminal() -> bool:
    """Whether somebody looks at what is written, rather than another program."""
    return sys.stdout.isatty()


def display(words: RenderableType) -> None:
    from rich.console import Console

    measured = on_terminal() or "COLUMNS" in os.environ
    Console(file=sys.stdout, highlight=False, width=None if measured else PIPED).print(words)


def complain(file: str | None, error: Exception) -> None:
    """One line on standard error: which file, why, and what to do about it."""
    from ..export.columns import visible

    subject = f"{file}: " if file else ""
    typer.echo(visible(f"minutes-parser: {subject}{in_words(error)}"), err=True)
