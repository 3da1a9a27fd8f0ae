"""How well documents are read, measured against gold facts made by hand.

A folder of gold holds ``NAME.json`` (``gold.Gold``), ``NAME.txt`` (the text whose lines it counts) and perhaps
``NAME.pdf`` or ``NAME.docx``, which then is what is read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from minutes_parser.errors import DataError, MinutesParserError

from .compare import compare
from .gold import Gold, read_gold
from .metrics import METRICS, Mark, Miss, Score
from .report import Document, Report

__all__ = ["METRICS", "Document", "Gold", "Mark", "Miss", "Report", "Score", "evaluate", "read_gold"]

Parse = Callable[[Path], Mapping[str, Any]]

FORMATS = (".pdf", ".docx", ".txt")


def evaluate(gold_dirs: Iterable[Path], parse: Parse, *, doc: str | None = None) -> Report:
    """Scores over every document in the folders, or those whose name holds ``doc``.

    ``parse`` gives minutes as ``to_builtins`` does; where it raises, the document counts as failed and as empty.
    Raises ``DataError`` for gold that does not have its shape, ``OSError`` for a folder or text that cannot be read.
    """
    golds = sorted(path for folder in gold_dirs for path in folder.iterdir() if path.suffix == ".json" and (doc or "") in path.stem)
    sources = {path: _source(path) for path in golds}
    documents = (_document(path, source, parse) for path, source in sources.items() if source)
    return Report(tuple(documents), tuple(path.stem for path, source in sources.items() if source is None))


def _source(gold: Path) -> Path | None:
    candidates = (gold.with_name(gold.stem + suffix) for suffix in FORMATS)
    return next((path for path in candidates if path.exists()), None)


def _document(gold_path: Path, source: Path, parse: Parse) -> Document:
    gold = read_gold(gold_path)
    lines = gold_path.with_name(gold_path.stem + ".txt").read_text(encoding="utf-8").split("\n")
    started = time.perf_counter()
    found, failure = _attempt(source, parse)
    seconds = time.perf_counter() - started
    try:
        return Document(gold_path.stem, compare(gold, lines, found), seconds, failure, _body(gold))
    except DataError as error:
        raise DataError(f"{gold_path.name}: {error}") from None


def _body(gold: Gold) -> str | None:
    meeting = gold.meeting
    return " · ".join(part for part in (meeting.organisation, meeting.body) if part) or None if meeting else None


def _attempt(source: Path, parse: Parse) -> tuple[Mapping[str, Any], str | None]:
    try:
        return parse(source), None
    except MinutesParserError as error:
        return {}, str(error)
    except Exception as error:  # a crash in one document must cost that document only, and be seen
        return {}, f"{type(error).__name__}: {error}"
