"""How results are written: what becomes of a file where it is read, and what becomes of all files at the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from minutes_parser.errors import InputError

from . import csv, html, json, jsonl, parquet
from .sink import Sink

__all__ = ["Sink", "sink_for"]


def sink_for(format: str, *, compact: bool) -> Sink:
    """The sink of a format. ``compact`` leaves the text of the source and its lines out of JSON. Raises ``InputError``, ``MissingExtra``."""
    makers: Mapping[str, Callable[[], Sink]] = {
        "jsonl": partial(jsonl.sink, compact=compact),
        "json": partial(json.sink, compact=compact),
        "parquet": parquet.sink,
        "csv": csv.sink,
        "html": html.sink,
    }
    if format not in makers:
        raise InputError(f"no format {format!r}; there are {', '.join(makers)}")
    return makers[format]()
