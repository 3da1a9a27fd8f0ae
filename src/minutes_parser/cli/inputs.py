"""What the commands that read documents take: a file or standard input, and whether to recognise scans."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from ..errors import DataError, in_words
from ..limits import NAMES, Limits

if TYPE_CHECKING:
    from ..export.standards.context import ExportContext
    from ..lexicon.overlay import Profile


class OcrMode(StrEnum):
    """Which pages are read from their pictures."""

    auto = "auto"
    force = "force"
    never = "never"


OcrOption = Annotated[OcrMode, typer.Option("--ocr", help="Recognise the pages without usable text, all pages, or none.")]
ProfileOption = Annotated[Path | None, typer.Option("--profile", metavar="FILE", help="TOML file with the body's or vendor's own words.")]
CacheOption = Annotated[Path | None, typer.Option("--ocr-cache", metavar="DIR", help="Folder in which to keep what was recognised.")]
RedactOption = Annotated[bool, typer.Option("--redact", help="Mask identity, account and phone numbers and e-mail addresses of persons.")]


LimitOption = Annotated[
    list[str] | None, typer.Option("--limit", metavar="NAME=N", help="Most that is read of a file, as pages=20000 (docs/limits.md).")
]


def profile_of(file: Path | None) -> Profile | None:
    """The profile, ready for all documents of the command. One that cannot be used is wrong usage, not an unreadable document."""
    from ..lexicon.profile import read_profile

    try:
        return read_profile(file)
    except (DataError, OSError) as error:
        raise typer.BadParameter(f"--profile: {in_words(error) if isinstance(error, DataError) else f'{file}: {in_words(error)}'}") from None


def context_of(file: Path | None) -> ExportContext | None:
    """The context of an export, where one is given. One that cannot be used is wrong usage."""
    if file is None:
        return None
    from ..export.standards.context import read_context

    try:
        return read_context(file)
    except (DataError, OSError) as error:
        raise typer.BadParameter(f"--context: {in_words(error) if isinstance(error, DataError) else f'{file}: {in_words(error)}'}") from None


def source_of(file: str) -> Path | BinaryIO:
    return sys.stdin.buffer if file == "-" else Path(file)


def limits_of(given: list[str] | None) -> Limits:
    """The limits, those changed that were given as NAME=N."""
    numbers = {}
    for one in given or []:
        name, _, number = one.partition("=")
        if name not in NAMES:
            raise typer.BadParameter(f"there is no limit {name!r}; there are {', '.join(NAMES)}")
        if not number.isdecimal():
            raise typer.BadParameter(f"{one!r} is not NAME=N")
        numbers[name] = int(number)
    try:
        return Limits(**numbers)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def name_of(file: str) -> str:
    """The file's name as text, also where its bytes are no UTF-8."""
    return "standard input" if file == "-" else os.fsencode(Path(file).name).decode("utf-8", "replace")
