"""The glossary of the model: what each field is called in Norwegian, in Noark 5 and in eInnsyn."""

from __future__ import annotations

from minutes_parser.checks.report import REPORT
from minutes_parser.model import MODEL
from minutes_parser.terms import glossary

from .columns import columns

HEADER = ("path", "nb", "nn", "Noark", "eInnsyn", "meaning")

INTRODUCTION = """# Glossary

The fields of the model and what they are called in the field: bokmål (nb), nynorsk (nn), Noark 5 and eInnsyn.
Written by `minutes-parser terms --markdown`; do not edit.
"""


def to_markdown() -> str:
    """The page ``docs/glossary.md``."""
    lines = [_row(HEADER), _row(("---",) * len(HEADER)), *(_row((f"`{path}`", *cells)) for path, *cells in _rows())]
    return INTRODUCTION + "\n" + "\n".join(lines)


def to_text() -> str:
    """The same in aligned columns."""
    return columns([HEADER, *_rows()])


def _rows() -> list[tuple[str, ...]]:
    terms = ((entry.path, entry.term) for entry in glossary(*MODEL, *REPORT))
    return [(path, term.nb, term.nn, term.noark or "", term.einnsyn or "", term.means) for path, term in terms]


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
