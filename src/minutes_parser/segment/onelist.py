"""A list that is agenda and minutes in one: under "Saker:" the points, and below each point what was said and decided."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..lexicon.phrases import outcomes
from ..source import Source
from ..view import fold
from .agenda_row import row_number
from .items import Item, text_of

_FEWEST = 3
"""So many points at least make a list."""
_DECIDED = 2
"""Below so many of them at least it is told what became of them."""


def one_list(source: Source, items: Sequence[Item], start: int) -> bool:
    """Do the points below ``start`` count on from one to the end, the only such run, with what became of them in between?"""
    run: list[int] = []
    for at in range(start + 1, len(items)):
        item = items[at]
        hit = row_number(source, item) if not item.cells and item.marker != "-" else None
        if hit is None or not source.text[hit.title : hit.title + 1].isupper():
            continue
        if hit.shape == "year" or hit.word or (hit.shape == "plain" and hit.number.sequence == 1 and run):
            return False  # the cases themselves, or a list that begins anew
        if hit.shape == "plain" and hit.number.sequence == len(run) + 1:
            run.append(at)
    if len(run) < _FEWEST or run[0] > start + 1:
        return False
    below = [items[a + 1 : b] for a, b in pairwise([*run, len(items)])]
    said = [held for held in below if held]
    decided = sum(any(outcomes().first(fold(text_of(source, item))) for item in held) for held in said)
    return decided >= _DECIDED and len(said) * 2 > len(run)
