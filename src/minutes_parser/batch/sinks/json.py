"""A JSON file for each meeting: ``FILE.json``, and ``FILE#2.json`` for the second meeting of a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from minutes_parser.batch.job import Result
from minutes_parser.export.json import to_json
from minutes_parser.export.tables import key_of
from minutes_parser.model import Minutes

from .sink import Sink


def sink(*, compact: bool) -> Sink:
    return Sink("json compact" if compact else "json", partial(lines, compact), files)


def lines(compact: bool, _path: str, meetings: Sequence[Minutes]) -> list[bytes]:
    """Each meeting as a JSON object on a line."""
    return [to_json(minutes, compact=compact).encode() + b"\n" for minutes in meetings]


def files(result: Result) -> dict[str, bytes]:
    return {f"{key_of(result.path, part)}.json": piece for part, piece in enumerate(result.pieces, start=1)}
