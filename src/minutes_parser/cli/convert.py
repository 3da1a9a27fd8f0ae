"""``minutes-parser convert``: many protocols into a folder."""

from __future__ import annotations

import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import InputError, MissingExtra
from .inputs import CacheOption, LimitOption, OcrMode, OcrOption, ProfileOption, RedactOption, limits_of, profile_of
from .outputs import FAILED, INTERRUPTED, complain


class ConvertFormat(StrEnum):
    """How the results of many files are written."""

    jsonl = "jsonl"
    json = "json"
    parquet = "parquet"
    csv = "csv"


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
    limit: LimitOption = None,
    profile: ProfileOption = None,
    redacted: RedactOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show neither progress nor summary.")] = False,
) -> None:
    """Read many protocols and write what they say to a folder, with a row for each file in its manifest.jsonl.

    Ends with 1 where a file failed. What is done stays done, however the run ends: go on with --resume.
    """
    run(
        paths, to, format, compact=compact, workers=workers, resume=resume, timeout=timeout or None, memory=memory or None, scheduler=scheduler,
        root=root, ocr=ocr.value, ocr_cache=ocr_cache, limits=limits_of(limit), profile=profile_of(profile), redacted=redacted, quiet=quiet,
    )  # fmt: skip


def run(paths: list[str], to: Path, format: str, *, quiet: bool = False, **options: Any) -> None:
    """Convert, with progress and a summary, and end as a command does. ``options`` are those of ``convert_to``."""
    from rich.console import Console

    from ..batch.convert import convert_to
    from ..batch.inputs import listed
    from ..batch.progress import Reporter, summary
    from ..export.columns import visible

    files = [file for path in paths for file in (listed(sys.stdin.buffer.read()) if path == "-" else [path])]
    console = Console(stderr=True, highlight=False)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # clusters end what they run in this way
    try:
        with Reporter(console, quiet=quiet) as reporter:
            rows = convert_to(files, to, format=format, watch=reporter, **options)
    except (InputError, MissingExtra) as error:
        raise typer.BadParameter(visible(str(error))) from None
    except OSError as error:
        complain(str(to), error)
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        typer.echo(f"minutes-parser: stopped. What was done is in {to}; go on with --resume", err=True)
        raise typer.Exit(INTERRUPTED) from None
    if not quiet:
        console.print(summary(rows, reporter, str(to)))
    if any(row.status == "failed" for row in rows):
        raise typer.Exit(FAILED)
