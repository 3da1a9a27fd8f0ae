"""The command line: words in, words out; everything else is done elsewhere.

Exit status: 0 done, 1 done with failed files or below a floor, 2 wrong usage, 3 the file could not be read.
Imports stand in the commands, so that ``--help`` need not wait for them.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from .errors import DocumentError, MinutesParserError, RuleError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from .checks.report import Report
    from .model import Minutes

app = typer.Typer(
    name="minutes-parser",
    help="Reads Norwegian meeting protocols (protokoll, møtebok, referat) and tells what was decided, by whom, and where it stands.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

T = TypeVar("T")

FAILED, UNREADABLE = 1, 3


class Format(StrEnum):
    """How minutes are written."""

    json = "json"
    jsonl = "jsonl"
    text = "text"


@app.command()
def parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Protocols to read; - is standard input.")],
    format: Annotated[Format, typer.Option(help="One JSON object per file, one per line, or a summary to read.")] = Format.json,
    compact: Annotated[bool, typer.Option("--compact", help="Leave out the text of the source and its lines.")] = False,
    indent: Annotated[bool, typer.Option("--indent", help="Spread the JSON over lines.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Every meeting of a file that binds several, one after another.")] = False,
) -> None:
    """Read protocols and write what they say."""
    if indent and format is not Format.json:
        raise typer.BadParameter("--indent goes with --format json")

    def read(file: str) -> tuple[Minutes, ...]:
        if every:
            from .pipeline import parse_all

            return parse_all(_source(file), name=_name(file))
        from .pipeline import parse as first

        return (first(_source(file), name=_name(file)),)

    def show(meetings: tuple[Minutes, ...]) -> None:
        for minutes in meetings:
            if format is Format.text:
                _summary(minutes)
            else:
                _json(minutes, compact, indent)

    _each(files, read, show)


class CheckFormat(StrEnum):
    """How a check is written."""

    text = "text"
    json = "json"


@app.command()
def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Protocols to check; - is standard input.")],
    rule: Annotated[str | None, typer.Option(help='An id like kommuneloven-11-9, or "at-least 9", "more-than 1/2".')] = None,
    seats: Annotated[int | None, typer.Option(min=1, help="Number of members, where the document does not say it.")] = None,
    votes: Annotated[list[str] | None, typer.Option(metavar="MEMBER=N", help="Votes a member holds, where they differ (IKS).")] = None,
    format: Annotated[CheckFormat, typer.Option(help="A table to read, or one JSON object per file.")] = CheckFormat.text,
) -> None:
    """Check quorum per case, what the law wants minutes to say, and what contradicts itself.

    Ends with 1 where a finding is an error: quorum not met, a contradiction beyond doubt, a required element missing.
    """
    from .checks.check import check as judge
    from .pipeline import parse as read

    held = dict(_votes(one) for one in votes or [])
    wrong: list[str] = []

    def checked(file: str) -> tuple[Minutes, Report]:
        minutes = read(_source(file), name=_name(file))
        return minutes, judge(minutes, rule=rule, seats=seats, votes=held)

    def show(result: tuple[Minutes, Report]) -> None:
        minutes, report = result
        wrong.extend(one.code for one in report.errors)
        if format is CheckFormat.json:
            from .export.json import to_json

            typer.echo(to_json(report))
        else:
            from .export.verdicts import render_check

            _print(render_check(report, minutes.source))

    try:
        _each(files, checked, show)
    except RuleError as error:
        raise typer.BadParameter(str(error)) from None
    if wrong:
        raise typer.Exit(FAILED)


@app.command()
def explain(file: Annotated[str, typer.Argument(metavar="FILE", help="A protocol; - is standard input.")]) -> None:
    """Show how each line was read: its block, its state and the entry of the lexicon that read it."""
    from .explain import explain as read
    from .export.columns import columns, shorten

    def show(readings: Iterable[Any]) -> None:
        rows = ((str(one.number), one.block, one.state, one.entry or "-", shorten(one.text, 80)) for one in readings)
        typer.echo(columns([("line", "block", "state", "entry", "text"), *rows]))

    _each([file], lambda file: read(_source(file), name=_name(file)), show)


class Schema(StrEnum):
    """What a schema describes."""

    minutes = "minutes"
    check = "check"


@app.command()
def schema(of: Annotated[Schema, typer.Option(help="What parse writes, or what check writes.")] = Schema.minutes) -> None:
    """Print the JSON Schema of the output."""
    from .export.schema import schema_text

    typer.echo(schema_text(of.value))


@app.command()
def terms(markdown: Annotated[bool, typer.Option("--markdown", help="As a Markdown page.")] = False) -> None:
    """Print the glossary: each field in bokmål, nynorsk, Noark 5 and eInnsyn."""
    from .export.glossary import to_markdown, to_text

    typer.echo(to_markdown() if markdown else to_text())


@app.command()
def evaluate(
    gold_dirs: Annotated[list[Path], typer.Argument(metavar="GOLD_DIR...", help="Folders of gold facts with their documents.")],
    misses: Annotated[bool, typer.Option("--misses", help="List every difference.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as one JSON object.")] = False,
    doc: Annotated[str | None, typer.Option(metavar="NAME", help="Only documents whose name holds this.")] = None,
    floor: Annotated[list[str] | None, typer.Option(metavar="METRIC=VALUE", help="Fail where a metric is lower, as in cases=0.95.")] = None,
) -> None:
    """Measure how well documents are read, against gold facts made by hand."""
    import json

    from .evaluate import evaluate as measure
    from .export.json import to_builtins
    from .pipeline import parse as read

    floors = dict(map(_floor, floor or []))
    try:
        report = measure(gold_dirs, lambda path: to_builtins(read(path)), doc=doc)
    except (MinutesParserError, OSError) as error:
        _complain(getattr(error, "filename", None), error)
        raise typer.Exit(UNREADABLE) from None
    if not (report.documents or report.absent):
        raise typer.BadParameter("no gold document found, or none that matches --doc")
    if misses:
        typer.echo(report.misses_text(), err=as_json)
    typer.echo(json.dumps(report.to_builtins()) if as_json else report.to_text())
    if low := (*report.below(floors), *report.failed):
        typer.echo("below the floor: " + "; ".join(low), err=True)
        raise typer.Exit(FAILED)


def _each(files: list[str], read: Callable[[str], T], show: Callable[[T], None]) -> None:
    """Read and show every file; one that cannot be read costs a line on standard error and the exit status."""
    failed = 0
    for file in files:
        try:
            result = read(file)
        except RuleError:
            raise
        except (MinutesParserError, OSError) as error:
            _complain(file, error)
            failed += 1
        else:
            show(result)
    if failed:
        raise typer.Exit(UNREADABLE if len(files) == 1 else FAILED)


def _json(minutes: Minutes, compact: bool, indent: bool) -> None:
    from .export.json import to_json

    typer.echo(to_json(minutes, compact=compact, indent=2 if indent else None))


def _summary(minutes: Minutes) -> None:
    from .export.summary import render

    _print(render(minutes))


def _print(words: RenderableType) -> None:
    from rich.console import Console

    Console(file=sys.stdout, highlight=False).print(words)


def _votes(text: str) -> tuple[str, int]:
    member, _, count = text.rpartition("=")
    if not member.strip() or not count.strip().isdecimal():
        raise typer.BadParameter(f"{text!r} is not MEMBER=N")
    return member.strip(), int(count)


def _source(file: str) -> Path | bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file)


def _name(file: str) -> str:
    """The file's name as text, also where its bytes are no UTF-8."""
    return "standard input" if file == "-" else os.fsencode(Path(file).name).decode("utf-8", "replace")


def _complain(file: str | None, error: Exception) -> None:
    """One line on standard error: which file, why, and what to do about it."""
    subject = f"{file}: " if file else ""
    match error:
        case DocumentError(reason=reason, cure=cure):
            words = f"{reason}. {cure}"
        case FileNotFoundError():
            words = "there is no such file. Check the spelling of its path."
        case IsADirectoryError() | NotADirectoryError():
            words = "a folder where a file is meant, or a file where a folder is. Check the path."
        case PermissionError():
            words = "it may not be read. Ask its owner for the right to read it."
        case OSError(strerror=reason):
            words = f"{reason or 'the system refused'}. Check that the file can be opened."
        case _:
            words = str(error)
    typer.echo(" ".join(f"minutes-parser: {subject}{words}".split()), err=True)


def _floor(text: str) -> tuple[str, float]:
    from .evaluate import METRICS

    metric, _, value = text.partition("=")
    try:
        floor = float(value)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not METRIC=VALUE") from None
    if metric not in METRICS:
        raise typer.BadParameter(f"no metric {metric!r}; there are {', '.join(METRICS)}")
    return metric, floor


def main() -> None:
    """The console entry point."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
