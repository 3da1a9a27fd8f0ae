"""The field's own words for each part of the model: nb, nn, Noark 5 and eInnsyn names, as field metadata."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

KEY = "minutes_parser.term"


@attrs.frozen
class Term:
    """What a field is called outside this library, and what it means in one line."""

    nb: str
    nn: str
    means: str
    noark: str | None = None
    einnsyn: str | None = None


@attrs.frozen
class Entry:
    """A row of the glossary: where the term stands in the model."""

    path: str
    term: Term


def term(nb: str, means: str, *, nn: str | None = None, noark: str | None = None, einnsyn: str | None = None) -> dict[str, Any]:
    """Field metadata. ``nn`` is left out where bokmål and nynorsk use the same word."""
    return {KEY: Term(nb, nn or nb, means, noark, einnsyn)}


def glossary(*classes: type) -> Iterator[Entry]:
    """Every field of ``classes`` that carries a term, in the order written."""
    for cls in classes:
        for field in attrs.fields(cls):
            if KEY in field.metadata:
                yield Entry(f"{cls.__name__}.{field.name.rstrip('_')}", field.metadata[KEY])
