"""``minutes-parser evaluate``: how well documents are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError, MinutesParserError
from .inputs import ProfileOption, profile_of
from .outputs import FAILED, UNREADABLE, complain

if TYPE_CHECKING:
    from ..lexicon.overlay import Profile
    from ..model import Minutes


class By(StrEnum):
    """What figures are given for."""

    body = "body"


def evaluate(
    gold_dirs: Annotated[list[Path] | None, typer.Argument(metavar="[GOLD_DIR...]", help="Folders of gold facts with their documents.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List every difference.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as one JSON object.")] = False,
    doc: Annotated[str | None, typer.Option(metavar="NAME", help="Only documents whose name holds this.")] = None,
    floor: Annotated[list[str] | None, typer.Option(metavar="METRIC=VALUE", help="Fail where a metric is lower, as in cases=0.95.")] = None,
    by: Annotated[By | None, typer.Option("--by", help="Figures for each body besides those for all.")] = None,
    suspects: Annotated[
        list[Path] | None,
        typer.Option("--suspects", metavar="DIR", help="No gold: list what the documents of a folder speak of and of which nothing was read."),
    ] = None,
    profile: ProfileOption = None,
) -> None:
    """Measure how well documents are read, against gold facts made by hand; or, without gold, list the places to look at."""
    if bool(gold_dirs) == bool(suspects):
        raise typer.BadParameter("give folders of gold facts, or --suspects with a folder of documents")
    if suspects:
        _suspects(suspects, as_json=as_json, profile=profile_of(profile))
    else:
        _figures(gold_dirs or [], misses=misses, as_json=as_json, doc=doc, floors=dict(map(_floor, floor or [])), by=by, profile=profile_of(profile))


def _figures(
    gold_dirs: list[Path], *, misses: bool, as_json: bool, doc: str | None, floors: dict[str, float], by: By | None, profile: Profile | None
) -> None:
    from ..evaluate import evaluate as measure
    from ..export.json import to_builtins
    from ..pipeline import parse as read

    try:
        report = measure(gold_dirs, lambda path: to_builtins(read(path, profile=profile)), doc=doc)
    except (MinutesParserError, OSError) as error:
        complain(getattr(error, "filename", None), error)
        raise typer.Exit(UNREADABLE) from None
    if not (report.documents or report.absent):
        raise typer.BadParameter("no gold document found, or none that matches --doc")
    if misses:
        typer.echo(report.misses_text(), err=as_json)
    told = report.to_builtins() | ({"by_body": {body: part.to_builtins() for body, part in report.by_body().items()}} if by else {})
    typer.echo(json.dumps(told, ensure_ascii=False) if as_json else report.to_text() + (f"\n\n{report.by_body_text()}" if by else ""))
    if low := (*report.below(floors), *report.failed):
        typer.echo("below the floor: " + "; ".join(low), err=True)
        raise typer.Exit(FAILED)


def _suspects(folders: list[Path], *, as_json: bool, profile: Profile | None) -> None:
    from ..evaluate.suspects import archive

    unread: list[str] = []
    try:
        found = archive(_read(folders, unread, profile))
    except InputError as error:
        raise typer.BadParameter(str(error)) from None
    typer.echo(json.dumps(found.to_builtins(), ensure_ascii=False) if as_json else found.to_text())
    if unread:
        raise typer.Exit(FAILED)


def _read(folders: list[Path], unread: list[str], profile: Profile | None) -> Iterator[tuple[str, Sequence[Minutes]]]:
    """The documents of an archive as they are read, with progress on standard error; ``unread`` gets the names of those that cannot be."""
    from rich.console import Console

    from ..batch.convert import convert
    from ..batch.inputs import find
    from ..batch.ledger import Row
    from ..batch.progress import Reporter

    with Reporter(Console(stderr=True, highlight=False)) as reporter:
        reporter.begin(len(find(folders)), 0)
        for result in convert(folders, profile=profile):
            reporter.step(Row(result.path, result.sha256, result.status, result.error, result.seconds, result.counts))
            if result.status == "failed":
                unread.append(result.path)
            else:
                yield result.path, result.minutes


def _floor(text: str) -> tuple[str, float]:
    from ..evaluate import METRICS

    metric, _, value = text.partition("=")
    try:
        floor = float(value)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not METRIC=VALUE") from None
    if metric not in METRICS:
        raise typer.BadParameter(f"no metric {metric!r}; there are {', '.join(METRICS)}")
    return metric, floor
