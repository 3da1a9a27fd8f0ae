"""What every format has in common."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import IO

import attrs

from minutes_parser.batch.job import Render, Result
from minutes_parser.batch.ledger import PRIVATE
from minutes_parser.model import Minutes

Writing = Callable[[str], AbstractContextManager[IO[bytes]]]
"""Opens a file of the folder by its name; it takes its place when it is whole."""
Gather = Callable[[Iterator[bytes], Writing], None]
"""Writes the files that hold all results, from the parts of all files in order."""


@attrs.frozen
class Sink:
    """A way to write results.

    ``name``: format and options. ``render`` makes the pieces of a file, in the process that read it; ``files`` says where in the
    folder each goes, by name. With ``gather`` they are parts only, of the files ``gathered`` which are written at the end.
    """

    name: str
    render: Render
    files: Callable[[Result], Mapping[str, bytes]]
    gather: Gather | None = None
    gathered: Sequence[str] = ()


def packed(render: Render, path: str, meetings: Sequence[Minutes]) -> list[bytes]:
    """What ``render`` makes of a file as one part, pressed: it lies beside the file that it goes into."""
    return [zlib.compress(b"".join(render(path, meetings)), level=1)]


def as_part(result: Result) -> dict[str, bytes]:
    """Where a part lies: under a name that any file system takes."""
    name = sha256(result.path.encode("utf-8", "backslashreplace")).hexdigest()[:40]
    return {f"{PRIVATE}/parts/{name[:2]}/{name}": piece for piece in result.pieces}


def read_parts(folder: Path, files: Sequence[str]) -> Iterator[bytes]:
    """The parts, one after another, as they were before they were packed."""
    return (zlib.decompress((folder / name).read_bytes()) for name in files)
