"""All meetings in ``minutes.jsonl``, a JSON object on each line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from .json import lines
from .sink import Sink, Writing, as_part, packed

FILE: Final = "minutes.jsonl"


def sink(*, compact: bool) -> Sink:
    return Sink("jsonl compact" if compact else "jsonl", partial(packed, partial(lines, compact)), as_part, gather, (FILE,))


def gather(parts: Iterator[bytes], writing: Writing) -> None:
    with writing(FILE) as file:
        file.writelines(parts)
