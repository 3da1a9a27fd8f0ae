"""What an export could not carry: all that a document says and a standard has no place for, counted by field and case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import attrs

from minutes_parser.model import Case, Coverage, Minutes

from ..structure import json_name

NO_PLACE: Final = "no place for it"
_OF_THE_READING: Final = frozenset({"span", "evidence", "id", "person", "source", "coverage", "diagnostics", "schema_version"})
_GROUNDED: Final = frozenset({"Attendee.basis", "Vote.basis"})
IN_WORDS: Final = "~"
"""Before the place of what is kept as a part of a text, and not as a value of its own."""


@attrs.frozen
class Loss:
    """Something that an export does not carry: the field of the model (``Case.proposals``), why, the case as numbered there, and how often."""

    field: str
    reason: str
    case: str | None = None
    count: int = 1

    def __str__(self) -> str:
        times = f" ({self.count})" if self.count > 1 else ""
        return f"{self.field}{times}{f' in {self.case}' if self.case else ''}: {self.reason}"


def is_said(cls: type, name: str) -> bool:
    """Does a field of the model tell what the document says, not how it was read?"""
    return cls is not Coverage and name not in _OF_THE_READING and f"{cls.__name__}.{name}" not in _GROUNDED


@attrs.define
class Losses:
    """Losses as they are met, the same ones counted together."""

    counts: Counter[tuple[str, str, str | None]] = attrs.field(factory=Counter)

    def add(self, field: str, reason: str, case: Case | None = None, count: int = 1) -> None:
        self.counts[field, reason, label(case)] += count

    def all(self) -> tuple[Loss, ...]:
        return tuple(Loss(field, reason, case, count) for (field, reason, case), count in self.counts.items() if count)


def label(case: Case | None) -> str | None:
    """The case as people name it."""
    return None if case is None else case.number.raw if case.number else case.title


def add_homeless(losses: Losses, minutes: Minutes, homes: Mapping[str, str]) -> None:
    """Count every value of the document whose field has no place among ``homes``."""
    _count(losses, minutes, homes, None)


def _count(losses: Losses, value: Any, homes: Mapping[str, str], case: Case | None) -> None:
    case = value if isinstance(value, Case) else case
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if not is_said(type(value), field.name) or held is None or held is False or held == ():
            continue
        path = f"{type(value).__name__}.{json_name(field.name)}"
        items = held if isinstance(held, tuple) else (held,)
        if path not in homes:
            losses.add(path, NO_PLACE, case, len(items))
        elif not homes[path].startswith(IN_WORDS):
            for item in items:
                if attrs.has(type(item)):
                    _count(losses, item, homes, case)
