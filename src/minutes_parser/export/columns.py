"""Rows of text in aligned columns, the same on a terminal, in a pipe and in a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Every column as wide as its widest cell; the last one runs free."""
    table = [tuple(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table)


def visible(text: str) -> str:
    """One line without control characters: a document must not be able to steer the terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(text.split()))


def shorten(text: str, width: int) -> str:
    """At most ``width`` characters of one visible line; an ellipsis stands for what was cut."""
    line = visible(text)
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
