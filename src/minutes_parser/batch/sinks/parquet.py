"""A Parquet file for each table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from minutes_parser.errors import needs
from minutes_parser.export.arrow import schema_of, table_of
from minutes_parser.export.table_columns import TABLES, Column

from .rows import render, tables_in
from .sink import Sink, Writing, as_part, packed

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP: Final = 20_000
"""Rows that are held before they are written as a row group."""


def sink() -> Sink:
    """Raises ``MissingExtra`` where pyarrow is not installed."""
    with needs("pyarrow", "Parquet files", extra="frames"):
        import pyarrow.parquet  # noqa: F401 - now rather than when all files are read
    return Sink("parquet", partial(packed, render), as_part, gather, tuple(map(_file, TABLES)))


def gather(parts: Iterator[bytes], writing: Writing) -> None:
    from pyarrow.parquet import ParquetWriter

    with ExitStack() as stack:
        files = {name: stack.enter_context(writing(_file(name))) for name in TABLES}
        writers = {name: stack.enter_context(ParquetWriter(files[name], schema_of(TABLES[name]))) for name in TABLES}
        held: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}

        def write(name: str, least: int) -> None:
            if len(held[name]) >= least:
                writers[name].write_table(_table(held[name], TABLES[name]))
                held[name] = []

        for part in parts:
            for name, rows in tables_in(part).items():
                held[name] += rows
                write(name, _GROUP)
        for name in TABLES:
            write(name, 1)


def _table(rows: list[dict[str, Any]], columns: tuple[Column, ...]) -> pa.Table:
    """The rows as JSON has them: dates are made dates again."""
    for name in (column.name for column in columns if column.kind == "date"):
        for row in rows:
            row[name] = dt.date.fromisoformat(row[name]) if row[name] else None
    return table_of(rows, columns)


def _file(table: str) -> str:
    return f"{table}.parquet"
