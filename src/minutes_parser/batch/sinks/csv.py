"""A CSV file for each table, as Excel takes it: UTF-8 with BOM, commas, CRLF, and no cell that it would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import IO, Any, Final

from minutes_parser.export.table_columns import TABLES

from .rows import render, tables_in
from .sink import Sink, Writing, as_part, packed

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # Excel takes the wide ones too


def sink() -> Sink:
    return Sink("csv", partial(packed, render), as_part, gather, tuple(map(_file, TABLES)))


def gather(parts: Iterator[bytes], writing: Writing) -> None:
    with ExitStack() as stack:
        tables = {name: csv.writer(stack.enter_context(_text(writing(_file(name))))) for name in TABLES}
        for name, table in tables.items():
            table.writerow([column.name for column in TABLES[name]])
        for part in parts:
            for name, rows in tables_in(part).items():
                tables[name].writerows([cell(value) for value in row.values()] for row in rows)


def cell(value: Any) -> str:
    """A value as Excel shows it. An apostrophe before text that begins like a formula makes it text."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}" if value.startswith(_FORMULA) else value
    return str(value)


def _file(table: str) -> str:
    return f"{table}.csv"


@contextmanager
def _text(opened: Any) -> Iterator[IO[str]]:
    with opened as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="backslashreplace", newline="")
        yield text
        text.detach()
