"""``minutes-parser check``: quorum, completeness and contradictions."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import RuleError
from .inputs import CacheOption, LimitOption, OcrMode, OcrOption, ProfileOption, RedactOption, limits_of, name_of, profile_of, source_of
from .outputs import FAILED, display, each

if TYPE_CHECKING:
    from ..checks.report import Report
    from ..model import Minutes


class CheckFormat(StrEnum):
    """How a check is written."""

    text = "text"
    json = "json"


def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Protocols to check; - is standard input.")],
    rule: Annotated[str | None, typer.Option(help='An id like kommuneloven-11-9, or "at-least 9", "more-than 1/2".')] = None,
    seats: Annotated[int | None, typer.Option(min=1, help="Number of members, where the document does not say it.")] = None,
    votes: Annotated[list[str] | None, typer.Option(metavar="MEMBER=N", help="Votes a member holds, where they differ (IKS).")] = None,
    format: Annotated[CheckFormat, typer.Option(help="A table to read, or one JSON object per file.")] = CheckFormat.text,
    ocr: OcrOption = OcrMode.auto,
    ocr_cache: CacheOption = None,
    limit: LimitOption = None,
    profile: ProfileOption = None,
    redacted: RedactOption = False,
) -> None:
    """Check quorum per case, what the law wants minutes to say, and what contradicts itself.

    Ends with 1 where a finding is an error: quorum not met, a contradiction beyond doubt, a required element missing.
    """
    from ..checks.check import check as judge
    from ..pipeline import parse as read
    from ..privacy.masking import redact

    limits = limits_of(limit)
    held = dict(_votes(one) for one in votes or [])
    own, wrong = profile_of(profile), list[str]()

    def checked(file: str) -> tuple[Minutes, Report]:
        minutes = read(source_of(file), name=name_of(file), ocr=ocr.value, ocr_cache=ocr_cache, limits=limits, profile=own)
        minutes = redact(minutes) if redacted else minutes
        return minutes, judge(minutes, rule=rule, seats=seats, votes=held, profile=own)

    def show(result: tuple[Minutes, Report]) -> None:
        minutes, report = result
        wrong.extend(one.code for one in report.errors)
        if format is CheckFormat.json:
            from ..export.json import to_json

            typer.echo(to_json(report))
        else:
            from ..export.verdicts import render_check

            display(render_check(report, minutes.source))

    try:
        each(files, checked, show)
    except RuleError as error:
        raise typer.BadParameter(str(error)) from None
    if wrong:
        raise typer.Exit(FAILED)


def _votes(text: str) -> tuple[str, int]:
    member, _, count = text.rpartition("=")
    if not member.strip() or not count.strip().isdecimal():
        raise typer.BadParameter(f"{text!r} is not MEMBER=N")
    return member.strip(), int(count)
