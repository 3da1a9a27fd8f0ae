"""The command line: words in, words out; everything else is done elsewhere.

Exit status: 0 done, 1 done with failed files or below a floor, 2 wrong usage, 3 the file could not be read.
Imports stand in the commands, so that ``--help`` need not wait for them.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from .errors import InputError, MinutesParserError, MissingExtra, RuleError, in_words

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

FAILED, UNREADABLE, INTERRUPTED = 1, 3, 130


class Format(StrEnum):
    """How minutes are written."""

    json = "json"
    jsonl = "jsonl"
    text = "text"


class OcrMode(StrEnum):
    """Which pages are read from their pictures."""

    auto = "auto"
    force = "force"
    never = "never"


OcrOption = Annotated[OcrMode, typer.Option("--ocr", help="Recognise the pages without usable text, all pages, or none.")]
CacheOption = Annotated[Path | None, typer.Option("--ocr-cache", metavar="DIR", help="Folder in which to keep what was recognised.")]


@app.command()
def parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Protocols to read; - is standard input.")],
    format: Annotated[Format, typer.Option(help="One JSON object per file, one per line, or a summary to read.")] = Format.json,
    compact: Annotated[bool, typer.Option("--compact", help="Leave out the text of the source and its lines.")] = False,
    indent: Annotated[bool, typer.Option("--indent", help="Spread the JSON over lines.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Every meeting of a file that binds several, one after another.")] = False,
    ocr: OcrOption = OcrMode.auto,
    ocr_cache: CacheOption = None,
) -> None:
    """Read protocols and write what they say."""
    if indent and format is not Format.json:
        raise typer.BadParameter("--indent goes with --format json")

    def read(file: str) -> tuple[Minutes, ...]:
        if every:
            from .pipeline import parse_all

            return parse_all(_source(file), name=_name(file), ocr=ocr.value, ocr_cache=ocr_cache)
        from .pipeline import parse as first

        return (first(_source(file), name=_name(file), ocr=ocr.value, ocr_cache=ocr_cache),)

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
    ocr: OcrOption = OcrMode.auto,
    ocr_cache: CacheOption = None,
) -> None:
    """Check quorum per case, what the law wants minutes to say, and what contradicts itself.

    Ends with 1 where a finding is an error: quorum not met, a contradiction beyond doubt, a required element missing.
    """
    from .checks.check import check as judge
    from .pipeline import parse as read

    held = dict(_votes(one) for one in votes or [])
    wrong: list[str] = []

    def checked(file: str) -> tuple[Minutes, Report]:
        minutes = read(_source(file), name=_name(file), ocr=ocr.value, ocr_cache=ocr_cache)
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


class ConvertFormat(StrEnum):
    """How the results of many files are written."""

    jsonl = "jsonl"
    json = "json"
    parquet = "parquet"
    csv = "csv"


@app.command()
def convert(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns, addresses; - is a list on standard input.")],
    to: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the results; made where it is not there.")],
    format: Annotated[ConvertFormat, typer.Option(help="One file of JSON lines, a JSON file each, or tables.")] = ConvertFormat.jsonl,
    compact: Annotated[bool, typer.Option("--compact", help="Leave the text of the sources and their lines out of JSON.")] = False,
    workers: Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes that read; one for each processor unless given.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Leave alone what is done; read what is new, changed or failed.")] = False,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.0, help="Longest time for a file; 0 is no limit.")] = 300.0,
    memory: Annotated[int, typer.Option(metavar="MB", min=0, help="Most memory of a process, not on Windows; 0 is no limit.")] = 2048,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Read on the Dask cluster with this scheduler.")] = None,
    root: Annotated[str | None, typer.Option(metavar="DIR", help="Folder that names of files are relative to.")] = None,
    ocr: OcrOption = OcrMode.auto,
    ocr_cache: CacheOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show neither progress nor summary.")] = False,
) -> None:
    """Read many protocols and write what they say to a folder, with a row for each file in its manifest.jsonl.

    Ends with 1 where a file failed. What is done stays done, however the run ends: go on with --resume.
    """
    from rich.console import Console

    from .batch.convert import convert_to
    from .batch.inputs import listed
    from .batch.progress import Reporter, summary

    files = [file for path in paths for file in (listed(sys.stdin.buffer.read()) if path == "-" else [path])]
    console = Console(stderr=True, highlight=False)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # clusters end what they run in this way
    try:
        with Reporter(console, quiet=quiet) as reporter:
            rows = convert_to(
                files, to, format=format, compact=compact, resume=resume, watch=reporter, workers=workers, scheduler=scheduler,
                timeout=timeout or None, memory=memory or None, root=root, ocr=ocr.value, ocr_cache=ocr_cache,
            )  # fmt: skip
    except (InputError, MissingExtra) as error:
        raise typer.BadParameter(str(error)) from None
    except OSError as error:
        _complain(str(to), error)
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        typer.echo(f"minutes-parser: stopped. What was done is in {to}; go on with --resume", err=True)
        raise typer.Exit(INTERRUPTED) from None
    if not quiet:
        console.print(summary(rows, reporter, str(to)))
    if any(row.status == "failed" for row in rows):
        raise typer.Exit(FAILED)


@app.command()
def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A protocol; - is standard input.")],
    ocr: OcrOption = OcrMode.auto,
    ocr_cache: CacheOption = None,
) -> None:
    """Show how each line was read: its block, its state and the entry of the lexicon that read it."""
    from .explain import explain as read
    from .export.columns import columns, shorten

    def show(readings: Iterable[Any]) -> None:
        rows = ((str(one.number), one.block, one.state, one.entry or "-", shorten(one.text, 80)) for one in readings)
        typer.echo(columns([("line", "block", "state", "entry", "text"), *rows]))

    _each([file], lambda file: read(_source(file), name=_name(file), ocr=ocr.value, ocr_cache=ocr_cache), show)


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
    typer.echo(" ".join(f"minutes-parser: {subject}{in_words(error)}".split()), err=True)


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
