"""``minutes-parser schema`` and ``terms``: what the output is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Schema(StrEnum):
    """What a schema describes."""

    minutes = "minutes"
    check = "check"


def schema(of: Annotated[Schema, typer.Option(help="What parse writes, or what check writes.")] = Schema.minutes) -> None:
    """Print the JSON Schema of the output."""
    from ..export.schema import schema_text

    typer.echo(schema_text(of.value))


def terms(markdown: Annotated[bool, typer.Option("--markdown", help="As a Markdown page.")] = False) -> None:
    """Print the glossary: each field in bokmål, nynorsk, Noark 5 and eInnsyn."""
    from ..export.glossary import to_markdown, to_text

    typer.echo(to_markdown() if markdown else to_text())
