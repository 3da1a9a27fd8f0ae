"""``minutes-parser evaluate``: how well documents are read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import MinutesParserError
from .outputs import FAILED, UNREADABLE, complain


def evaluate(
    gold_dirs: Annotated[list[Path], typer.Argument(metavar="GOLD_DIR...", help="Folders of gold facts with their documents.")],
    misses: Annotated[bool, typer.Option("--misses", help="List every difference.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write the figures as one JSON object.")] = False,
    doc: Annotated[str | None, typer.Option(metavar="NAME", help="Only documents whose name holds this.")] = None,
    floor: Annotated[list[str] | None, typer.Option(metavar="METRIC=VALUE", help="Fail where a metric is lower, as in cases=0.95.")] = None,
) -> None:
    """Measure how well documents are read, against gold facts made by hand."""
    import json

    from ..evaluate import evaluate as measure
    from ..export.json import to_builtins
    from ..pipeline import parse as read

    floors = dict(map(_floor, floor or []))
    try:
        report = measure(gold_dirs, lambda path: to_builtins(read(path)), doc=doc)
    except (MinutesParserError, OSError) as error:
        complain(getattr(error, "filename", None), error)
        raise typer.Exit(UNREADABLE) from None
    if not (report.documents or report.absent):
        raise typer.BadParameter("no gold document found, or none that matches --doc")
    if misses:
        typer.echo(report.misses_text(), err=as_json)
    typer.echo(json.dumps(report.to_builtins()) if as_json else report.to_text())
    if low := (*report.below(floors), *report.failed):
        typer.echo("below the floor: " + "; ".join(low), err=True)
        raise typer.Exit(FAILED)


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
