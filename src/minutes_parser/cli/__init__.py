"""The command line: words in, words out; everything else is done elsewhere.

Exit status: 0 done, 1 done with failed files or below a floor, 2 wrong usage, 3 the file could not be read.
Imports stand in the commands, so that ``--help`` need not wait for them.
"""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from .check import check
from .convert import convert
from .evaluate import evaluate
from .explain import explain
from .parse import parse
from .reference import schema, terms
from .report import report

app = typer.Typer(
    name="minutes-parser",
    help="Reads Norwegian meeting protocols (protokoll, møtebok, referat) and tells what was decided, by whom, and where it stands.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for _command in (parse, check, report, convert, explain, schema, terms, evaluate):
    app.command()(_command)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"minutes-parser {version('minutes-parser')}")
        raise typer.Exit


@app.callback()
def _options(asked: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Which version this is.")] = False) -> None:
    pass


def main() -> None:
    """The console entry point."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
