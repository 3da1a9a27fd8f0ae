"""Rows of a table as an Arrow table: what Parquet files and frames are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .table_columns import Column

if TYPE_CHECKING:
    import pyarrow as pa


def schema_of(columns: tuple[Column, ...]) -> pa.Schema:
    """The Arrow types of a table's columns."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "category": pa.dictionary(pa.int32(), pa.string()),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    return pa.schema([pa.field(column.name, types[column.kind], metadata={"means": column.means}) for column in columns])


def table_of(rows: list[dict[str, Any]], columns: tuple[Column, ...]) -> pa.Table:
    """The rows, with the types of their columns; dates are dates."""
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema_of(columns))
