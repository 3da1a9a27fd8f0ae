"""``minutes-parser parse``: what protocols say."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .inputs import CacheOption, LimitOption, OcrMode, OcrOption, ProfileOption, RedactOption, context_of, limits_of, name_of, profile_of, source_of
from .outputs import display, each, on_terminal

if TYPE_CHECKING:
    from ..export.standards.context import ExportContext
    from ..export.standards.export import Export
    from ..model import Minutes


class Format(StrEnum):
    """How minutes are written."""

    json = "json"
    jsonl = "jsonl"
    text = "text"
    einnsyn = "einnsyn"
    noark5 = "noark5"
    fiks_arkiv = "fiks-arkiv"
    popolo = "popolo"


_OWN = (Format.json, Format.jsonl, Format.text)


def parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Protocols to read; - is standard input.")],
    format: Annotated[
        Format | None,
        typer.Option(
            help="A JSON object per file, one per line, a summary to read, or a standard's own form; left out: text on a terminal, else json."
        ),
    ] = None,
    compact: Annotated[bool, typer.Option("--compact", help="Leave out the text of the source and its lines.")] = False,
    indent: Annotated[bool, typer.Option("--indent", help="Spread the JSON over lines.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Every meeting of a file that binds several, one after another.")] = False,
    context: Annotated[Path | None, typer.Option(metavar="FILE", help="TOML file with what a standard wants and no protocol knows.")] = None,
    ocr: OcrOption = OcrMode.auto,
    ocr_cache: CacheOption = None,
    limit: LimitOption = None,
    profile: ProfileOption = None,
    redacted: RedactOption = False,
) -> None:
    """Read protocols and write what they say.

    In the form of a standard (docs/standards.md), what it could not carry is told on standard error.
    """
    format = format or (Format.text if on_terminal() and not (compact or indent) else Format.json)
    if context and format in _OWN:
        raise typer.BadParameter("--context goes with the formats of standards")
    if indent and format is not Format.json:
        raise typer.BadParameter("--indent goes with --format json")

    from ..privacy.masking import redact

    limits = limits_of(limit)
    own = profile_of(profile)
    told = context_of(context)

    def read(file: str) -> tuple[Minutes, ...]:
        if every:
            from ..pipeline import parse_all

            return parse_all(source_of(file), name=name_of(file), ocr=ocr.value, ocr_cache=ocr_cache, limits=limits, profile=own)
        from ..pipeline import parse as first

        return (first(source_of(file), name=name_of(file), ocr=ocr.value, ocr_cache=ocr_cache, limits=limits, profile=own),)

    def wanted(file: str) -> tuple[Minutes | Export, ...]:
        meetings = map(redact, read(file)) if redacted else read(file)
        return tuple(meetings) if format in _OWN else tuple(_standard(one, format, told) for one in meetings)

    def show(meetings: tuple[Any, ...]) -> None:
        for one in meetings:
            if format is Format.text:
                _summary(one)
            elif format in _OWN:
                _json(one, compact, indent)
            else:
                _export(one)

    each(files, wanted, show)


def _standard(minutes: Minutes, format: Format, context: ExportContext | None) -> Export:
    from ..export.standards.export import to_standard

    return to_standard(minutes, format.value, context=context)  # type: ignore[arg-type]  # the formats of standards have their names


def _export(export: Export) -> None:
    from ..export.columns import visible

    typer.echo(export.text)
    lost: Counter[tuple[str, str]] = Counter()
    for loss in export.losses:
        lost[loss.field, loss.reason] += loss.count
    for (field, reason), count in lost.items():
        typer.echo(visible(f"minutes-parser: {export.standard} does not carry {field} ({count}): {reason}"), err=True)


def _json(minutes: Minutes, compact: bool, indent: bool) -> None:
    from ..export.json import to_json

    typer.echo(to_json(minutes, compact=compact, indent=2 if indent else None))


def _summary(minutes: Minutes) -> None:
    from ..export.summary import render

    display(render(minutes))
