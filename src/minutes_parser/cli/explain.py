"""``minutes-parser explain``: how each line was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from .inputs import CacheOption, LimitOption, OcrMode, OcrOption, ProfileOption, RedactOption, limits_of, name_of, profile_of, source_of
from .outputs import each


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A protocol; - is standard input.")],
    ocr: OcrOption = OcrMode.auto,
    ocr_cache: CacheOption = None,
    limit: LimitOption = None,
    profile: ProfileOption = None,
    redacted: RedactOption = False,
) -> None:
    """Show how each line was read: its block, its state and the entry of the lexicon that read it."""
    from ..explain import explain as read
    from ..export.columns import columns, shorten

    limits = limits_of(limit)

    def show(readings: Iterable[Any]) -> None:
        rows = ((str(one.number), one.block, one.state, one.entry or "-", shorten(one.text, 80)) for one in readings)
        typer.echo(columns([("line", "block", "state", "entry", "text"), *rows]))

    own = profile_of(profile)

    def lines(file: str) -> Iterable[Any]:
        return read(source_of(file), name=name_of(file), ocr=ocr.value, ocr_cache=ocr_cache, limits=limits, redacted=redacted, profile=own)

    each([file], lines, show)
