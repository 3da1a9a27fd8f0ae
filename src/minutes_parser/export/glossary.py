"""The glossary of the model: what each field and each of its values is called in Norwegian, and the field in Noark 5 and in eInnsyn."""

from __future__ import annotations

from minutes_parser.checks.report import REPORT
from minutes_parser.model import MODEL
from minutes_parser.terms import glossary

from .columns import columns
from .vocabularies import vocabularies

CLASSES = (*MODEL, *REPORT)
HEADER = ("path", "nb", "nn", "Noark", "eInnsyn", "meaning")
VALUES = ("value", "nb", "nn", "meaning")

INTRODUCTION = """# Glossary

The fields of the model and what they are called in the field: bokmål (nb), nynorsk (nn), Noark 5 and eInnsyn.
Written by `minutes-parser terms --markdown`; do not edit.
"""


VOCABULARIES = """## Values

Fields that hold one of a few values, and what each of them says. Where the document does not tell and
the field has no value `unknown`, it is `None` (`null` in JSON).
"""


def to_markdown() -> str:
    """The page ``docs/glossary.md``."""
    values = (f"### {', '.join(f'`{path}`' for path in paths)}\n\n{_table(VALUES, rows)}" for paths, rows in _values())
    return "\n\n".join([f"{INTRODUCTION}\n{_table(HEADER, _rows())}", VOCABULARIES.rstrip(), *values])


def to_text() -> str:
    """The same in aligned columns."""
    return "\n\n".join([columns([HEADER, *_rows()]), *(columns([(", ".join(paths), *VALUES[1:]), *rows]) for paths, rows in _values())])


def _rows() -> list[tuple[str, ...]]:
    terms = ((entry.path, entry.term) for entry in glossary(*CLASSES))
    return [(path, term.nb, term.nn, term.noark or "", term.einnsyn or "", term.means) for path, term in terms]


def _values() -> list[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    return [(one.paths, [(value.name, value.nb, value.nn, value.means) for value in one.values]) for one in vocabularies(*CLASSES)]


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table, the first cell of each row as code."""
    return "\n".join([_row(header), _row(("---",) * len(header)), *(_row((f"`{first}`", *cells)) for first, *cells in rows)])


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
