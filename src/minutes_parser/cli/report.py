"""``minutes-parser report``: pages to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import MinutesParserError
from .inputs import CacheOption, LimitOption, OcrMode, OcrOption, ProfileOption, RedactOption, limits_of, name_of, profile_of
from .outputs import FAILED, UNREADABLE, complain


def report(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="A protocol, or many: files, folders, patterns.")],
    to: Annotated[Path, typer.Option(metavar="PATH", help="A page, OUT.html, for one protocol; else a folder for pages and their index.")],
    pages: Annotated[bool, typer.Option("--pages", help="Show pictures of the pages in place of the text (one PDF).")] = False,
    ocr: OcrOption = OcrMode.auto,
    ocr_cache: CacheOption = None,
    limit: LimitOption = None,
    profile: ProfileOption = None,
    redacted: RedactOption = False,
    resume: Annotated[bool, typer.Option("--resume", help="Leave alone what is done, of many.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Show neither progress nor summary, of many.")] = False,
) -> None:
    """Make a page to look at: the source with every value marked, beside the result. Of many protocols, a page each and an index.

    A page needs nothing but itself: no network, no script but its own.
    """
    if to.suffix.lower() not in (".html", ".htm"):
        from .convert import run

        if pages:
            raise typer.BadParameter("--pages goes with one PDF and --to OUT.html")
        reading = {"ocr": ocr.value, "ocr_cache": ocr_cache, "limits": limits_of(limit), "profile": profile_of(profile)}
        run(files, to, "html", resume=resume, quiet=quiet, redacted=redacted, **reading)
        return
    if len(files) != 1 or Path(files[0]).is_dir():
        raise typer.BadParameter("--to OUT.html takes one protocol; give a folder for many")
    if pages and redacted:
        raise typer.BadParameter("--pages shows pages as they are, and --redact masks: choose one")
    from ..checks.check import check
    from ..load.pictures import pictures
    from ..pipeline import parse
    from ..privacy.masking import redact
    from ..report.page import page_html

    file = Path(files[0])
    try:
        minutes = parse(file, name=name_of(files[0]), ocr=ocr.value, ocr_cache=ocr_cache, limits=limits_of(limit), profile=profile_of(profile))
        shown = redact(minutes) if redacted else minutes
        if pages and minutes.source.media_type != "application/pdf":
            raise typer.BadParameter("--pages needs a PDF")
        images = dict(pictures(file.read_bytes())) if pages else None
    except (MinutesParserError, OSError) as error:
        complain(files[0], error)
        raise typer.Exit(UNREADABLE) from None
    try:
        to.write_text(page_html(shown, check(shown), pictures=images), encoding="utf-8")
    except OSError as error:
        complain(str(to), error)
        raise typer.Exit(FAILED) from None
    typer.echo(f"the page is in {to}")
