"""What the formats with tables have in common: the rows of a file are its part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from minutes_parser.export.table_columns import TABLES
from minutes_parser.export.tables import rows_of
from minutes_parser.model import Minutes

Tables = dict[str, list[dict[str, Any]]]


def render(path: str, meetings: Sequence[Minutes]) -> list[bytes]:
    """The rows of all meetings of a file, for each table."""
    tables = [rows_of(minutes, file=path, part=part) for part, minutes in enumerate(meetings, start=1)]
    return [msgspec.json.encode({name: [row for rows in tables for row in rows[name]] for name in TABLES})]


def tables_in(part: bytes) -> Tables:
    """The rows that ``render`` wrote, dates as ISO 8601."""
    tables: Tables = msgspec.json.decode(part)
    return tables
