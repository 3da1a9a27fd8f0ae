"""Minutes as tables to analyse: pandas, polars or Arrow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from ..errors import needs
from ..model import Minutes
from .arrow import table_of
from .table_columns import TABLES, Column
from .tables import Row, rows_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Backend = Literal["pandas", "polars", "arrow"]


def to_frames(minutes: Iterable[Minutes], *, backend: Backend = "pandas") -> dict[str, Any]:
    """A frame for each table (``docs/tables.md``), by its name: ``to_frames(many)["votes"]``.

    The frames join by ``meeting_id``, which is the name of the file; a second meeting of that name is ``name#2``. ``backend``: pandas with
    Arrow underneath, polars, or Arrow tables. Categories are categorical, dates are dates, and what a document does not say is missing.
    Raises ``MissingExtra`` where pyarrow, pandas or polars is not installed, ``ValueError`` for another backend.
    """
    _ready(backend)
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    seen: Counter[str] = Counter()
    for one in minutes:
        seen[one.source.name] += 1
        for name, more in rows_of(one, file=one.source.name, part=seen[one.source.name]).items():
            rows[name] += more
    return frames_of(rows, TABLES, backend)


def frames_of(rows: Mapping[str, list[Row]], columns: Mapping[str, tuple[Column, ...]], backend: Backend) -> dict[str, Any]:
    """The rows of each table as a frame, with the types of its columns. Raises as :func:`to_frames` does."""
    _ready(backend)
    tables = {name: table_of(rows[name], columns[name]) for name in columns}
    if backend == "pandas":
        return {name: _pandas(table) for name, table in tables.items()}
    return {name: _polars(table) for name, table in tables.items()} if backend == "polars" else tables


def _ready(backend: Backend) -> None:
    """Complain before anything is laid out."""
    if backend not in ("pandas", "polars", "arrow"):
        raise ValueError(f"no backend {backend!r}; there are pandas, polars and arrow")
    with needs("pyarrow", "frames", extra="frames"):
        import pyarrow  # noqa: F401


def _pandas(table: pa.Table) -> pd.DataFrame:
    with needs("pandas", "frames of pandas", extra="frames"):
        import pandas as pd
    import pyarrow as pa

    def type_of(arrow: pa.DataType) -> pd.ArrowDtype | None:
        return None if pa.types.is_dictionary(arrow) else pd.ArrowDtype(arrow)

    frame: pd.DataFrame = table.to_pandas(types_mapper=type_of)
    return frame


def _polars(table: pa.Table) -> Any:
    with needs("polars", "frames of polars", extra="polars"):
        import polars as pl
    return pl.from_arrow(table)
