"""One file: read, and its result told, whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from time import perf_counter
from typing import Final, Literal

import attrs

from minutes_parser.errors import MinutesParserError, in_words
from minutes_parser.export.columns import shorten
from minutes_parser.lexicon.overlay import Profile
from minutes_parser.limits import LIMITS, Limits
from minutes_parser.load.ocr import Ocr
from minutes_parser.model import Minutes
from minutes_parser.pipeline import parse_all
from minutes_parser.privacy.masking import masked, redact

from .inputs import Input, read
from .version import parser_version

Status = Literal["ok", "partial", "failed"]
Render = Callable[[str, Sequence[Minutes]], Sequence[bytes]]
"""What is to be written of a file: its name in the results and its meetings in, pieces of bytes out. Runs where the file is read."""

COUNTS: Final = ("meetings", "pages", "characters", "attendees", "cases", "decisions", "votes", "errors", "warnings")
REPORT: Final = "This is a bug of minutes-parser: please report it"


@attrs.frozen
class Task:
    """A file to read; without ``render`` the minutes themselves are wanted."""

    input: Input
    render: Render | None = None
    ocr: Ocr = attrs.field(factory=Ocr)
    limits: Limits = LIMITS
    redacted: bool = False
    """Is personal data to be masked?"""
    profile: Profile | None = None
    """The body's own words."""


@attrs.frozen
class Result:
    """What became of a file.

    ``path`` is its name, relative to the folder given. ``status``: ``ok``; ``partial``, where it was read but has error-level findings
    or holds several meetings; ``failed``, where ``error`` says why. ``minutes`` has every meeting of the file, and is empty where
    results are written to a folder. ``seconds`` is the time that reading took; ``counts`` is empty for a file that failed. ``parser`` is
    the version that read it.
    """

    path: str
    sha256: str | None
    status: Status
    error: str | None
    seconds: float
    counts: Mapping[str, int]
    parser: str
    minutes: tuple[Minutes, ...] = attrs.field(default=(), repr=False)
    pieces: tuple[bytes, ...] = attrs.field(default=(), repr=False)


def run(task: Task) -> Result:
    """Read a file. Raises ``MemoryError`` only: after it the process is not to be trusted with another file."""
    began = perf_counter()
    digest = None
    try:
        data = read(task.input.location, task.limits.file_size + 1)
        digest = sha256(data).hexdigest()
        minutes = parse_all(
            data,
            name=task.input.path.rpartition("/")[2],
            ocr=task.ocr.mode,
            ocr_cache=task.ocr.cache,
            limits=task.limits,
            profile=task.profile,
        )
        minutes = tuple(map(redact, minutes)) if task.redacted else minutes
        pieces = tuple(task.render(task.input.path, minutes)) if task.render else ()
    except MemoryError:
        raise
    except Exception as error:  # whatever it is, it is this file's own
        return failed(task, error, digest=digest, seconds=perf_counter() - began)
    counts = _counts(minutes)
    status: Status = "partial" if counts["errors"] or len(minutes) > 1 else "ok"
    seconds = _rounded(perf_counter() - began)
    return Result(task.input.path, digest, status, None, seconds, counts, parser_version(), () if task.render else minutes, pieces)


def failed(task: Task, error: BaseException, *, digest: str | None = None, seconds: float = 0.0) -> Result:
    """The result of a file that could not be read."""
    return Result(task.input.path, digest, "failed", _reason(error), _rounded(seconds), {}, parser_version())


def _reason(error: BaseException) -> str:
    match error:
        case MemoryError():
            return "it needs more memory than a worker may use. Give more with --memory"
        case MinutesParserError() | OSError():
            return in_words(error)
        case _:
            return f"{type(error).__name__}: {shorten(masked(str(error)), 200)}. {REPORT}"


def _counts(meetings: Sequence[Minutes]) -> dict[str, int]:
    source = meetings[0].source
    found = [one for minutes in meetings for one in minutes.diagnostics]
    cases = [case for minutes in meetings for case in minutes.cases]
    values = (
        len(meetings),
        len(source.pages),
        source.characters,
        sum(len(minutes.attendance.attendees) for minutes in meetings),
        len(cases),
        sum(case.decision is not None for case in cases),
        sum(len(case.votes) for case in cases),
        sum(one.severity == "error" for one in found),
        sum(one.severity == "warning" for one in found),
    )
    return dict(zip(COUNTS, values, strict=True))


def _rounded(seconds: float) -> float:
    return round(seconds, 3)
