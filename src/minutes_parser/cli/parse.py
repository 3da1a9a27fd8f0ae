"""``minutes-parser parse``: what protocols say."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from .inputs import CacheOption, LimitOption, OcrMode, OcrOption, ProfileOption, RedactOption, limits_of, name_of, profile_of, source_of
from .outputs import display, each

if TYPE_CHECKING:
    from ..model import Minutes


class Format(StrEnum):
    """How minutes are written."""

    json = "json"
    jsonl = "jsonl"
    text = "text"


def parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Protocols to read; - is standard input.")],
    format: Annotated[Format, typer.Option(help="One JSON object per file, one per line, or a summary to read.")] = Format.json,
    compact: Annotated[bool, typer.Option("--compact", help="Leave out the text of the source and its lines.")] = False,
    indent: Annotated[bool, typer.Option("--indent", help="Spread the JSON over lines.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Every meeting of a file that binds several, one after another.")] = False,
    ocr: OcrOption = OcrMode.auto,
    ocr_cache: CacheOption = None,
    limit: LimitOption = None,
    profile: ProfileOption = None,
    redacted: RedactOption = False,
) -> None:
    """Read protocols and write what they say."""
    if indent and format is not Format.json:
        raise typer.BadParameter("--indent goes with --format json")

    from ..privacy.masking import redact

    limits = limits_of(limit)
    own = profile_of(profile)

    def read(file: str) -> tuple[Minutes, ...]:
        if every:
            from ..pipeline import parse_all

            return parse_all(source_of(file), name=name_of(file), ocr=ocr.value, ocr_cache=ocr_cache, limits=limits, profile=own)
        from ..pipeline import parse as first

        return (first(source_of(file), name=name_of(file), ocr=ocr.value, ocr_cache=ocr_cache, limits=limits, profile=own),)

    def show(meetings: tuple[Minutes, ...]) -> None:
        for minutes in map(redact, meetings) if redacted else meetings:
            if format is Format.text:
                _summary(minutes)
            else:
                _json(minutes, compact, indent)

    each(files, read, show)


def _json(minutes: Minutes, compact: bool, indent: bool) -> None:
    from ..export.json import to_json

    typer.echo(to_json(minutes, compact=compact, indent=2 if indent else None))


def _summary(minutes: Minutes) -> None:
    from ..export.summary import render

    display(render(minutes))
