"""Rows within a row of the agenda: "5. Søknader", and below it "1. Fra laget", "2. Fra koret", before "6. Eventuelt"."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..model import CaseNumber
from ..source import Source
from .agenda_row import Row, read_row, row_number
from .items import Item
from .numbers import Hit


def nested(source: Source, items: Sequence[Item], at: int, above: CaseNumber | None) -> list[Row]:
    """The rows that count from one again below the row numbered ``above``, none where none do; their numbers are not those of cases.

    They stand straight below it, and are set in from it, or the list goes on after them with the number that follows.
    """
    if above is None or not above.sequence or items[at].gap:
        return []
    inset = items[at].indent > items[at - 1].indent
    rows: list[Row] = []
    for item in items[at:]:
        hit = _plain(source, item)
        out = item.indent < items[at].indent if inset else hit is not None and hit.number.sequence == above.sequence + 1
        if hit is None or out or item.gap or item.heading or item.cells or hit.number.sequence != len(rows) + 1:
            break
        rows.append(attrs.evolve(read_row(source, item, hit, ()), number=None))
    after = _plain(source, items[at + len(rows)]) if rows and at + len(rows) < len(items) and above.sequence > 1 else None
    return rows if inset or (after is not None and after.number.sequence == above.sequence + 1) else []


def _plain(source: Source, item: Item) -> Hit | None:
    """The number of a row, with no word and no series."""
    hit = row_number(source, item)
    return hit if hit and hit.shape == "plain" and not hit.word and not hit.number.series else None
