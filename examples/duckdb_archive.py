"""Fill a DuckDB file from an archive of protocols, and answer the questions of ``questions.toml`` from it.

    python examples/duckdb_archive.py 'corpus/**/*.txt' archive.duckdb              # all questions
    python examples/duckdb_archive.py 'corpus/**/*.txt' archive.duckdb deferred     # one of them

Needs ``pip install '.[frames]' duckdb``. The tables are those of docs/tables.md; the file can be opened by any DuckDB.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import duckdb

import minutes_parser as mp

QUESTIONS = Path(__file__).with_name("questions.toml")


@attrs.frozen
class Question:
    """What somebody asks, in a sentence, and the SQL that answers it."""

    id: str
    who: str
    asks: str
    sql: str


def questions() -> tuple[Question, ...]:
    """All questions, in the order written."""
    return tuple(Question(**row) for row in tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["question"])


def fill(archive: str | Path, database: Path, *, workers: int | None = None) -> None:
    """Read the protocols of ``archive`` (a folder, a pattern) and write their tables and the manifest into ``database``, over older ones."""
    with TemporaryDirectory() as folder, duckdb.connect(str(database)) as connection:
        mp.convert_to(archive, folder, format="parquet", workers=workers)
        for file in sorted(Path(folder).glob("*.parquet")):
            connection.execute(f'CREATE OR REPLACE TABLE "{file.stem}" AS SELECT * FROM read_parquet(?)', [str(file)])
        connection.execute("CREATE OR REPLACE TABLE manifest AS SELECT * FROM read_json(?)", [str(Path(folder) / "manifest.jsonl")])


def main(arguments: Sequence[str]) -> int:
    if len(arguments) < 2:
        print("usage: duckdb_archive.py FOLDER-OR-PATTERN DATABASE [QUESTION...]", file=sys.stderr)
        return 2
    archive, database, *wanted = arguments
    unknown = set(wanted) - {question.id for question in questions()}
    if unknown:
        print(f"no such question: {', '.join(sorted(unknown))}; there are {', '.join(one.id for one in questions())}", file=sys.stderr)
        return 2
    fill(archive, Path(database))
    with duckdb.connect(database, read_only=True) as connection:
        for question in questions():
            if not wanted or question.id in wanted:
                print(f"\n{question.who}: {question.asks} [{question.id}]")
                print(connection.sql(question.sql))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
