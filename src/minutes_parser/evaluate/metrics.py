"""How agreement is counted: marks per document, added up over all of them (micro average)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Literal, TypeVar

from attrs import evolve, field, frozen

Item = TypeVar("Item", bound=Hashable)

METRICS: Mapping[str, Literal["share", "f1"]] = {
    "kind": "share", "date": "share", "end_date": "share", "time": "share", "place": "share", "body": "share",
    "group": "share", "represents": "share", "substitute_for": "share", "arrival": "share", "seats": "share",
    "titles": "share", "item_kind": "share", "case_handler": "share", "follows": "share", "outcome": "share", "points": "share",
    "attendance": "f1", "cases": "f1", "recommendation": "f1", "decision": "f1", "statement": "f1",
    "votes": "f1", "recusals": "f1", "signatories": "f1",
}  # fmt: skip
"""``share``: right answers among the facts the gold states. ``f1``: harmonic mean of precision and recall over a bag of items."""


@frozen
class Miss:
    """A difference: what the gold says and what was found."""

    what: str
    gold: object = None
    found: object = None

    def __str__(self) -> str:
        return f"{self.what}: gold {self.gold!r} parser {self.found!r}"


@frozen
class Mark:
    """One comparison's contribution to a metric: items in both, only in the gold, only in what was found."""

    metric: str
    hit: int = 0
    missing: int = 0
    spurious: int = 0
    misses: tuple[Miss, ...] = field(default=(), repr=False)


@frozen
class Score:
    """A metric over all documents."""

    metric: str
    hit: int = 0
    missing: int = 0
    spurious: int = 0

    @property
    def stated(self) -> int:
        """How many items the gold states."""
        return self.hit + self.missing

    @property
    def value(self) -> float | None:
        """From 0 to 1, or ``None`` where there was nothing to compare."""
        if METRICS[self.metric] == "share":
            return _ratio(self.hit, self.stated)
        return _ratio(2 * self.hit, 2 * self.hit + self.missing + self.spurious)

    @property
    def precision(self) -> float | None:
        """Of what was found, how much is right."""
        return _ratio(self.hit, self.hit + self.spurious)

    @property
    def recall(self) -> float | None:
        """Of what the gold states, how much was found."""
        return _ratio(self.hit, self.stated)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def total(marks: Iterable[Mark]) -> dict[str, Score]:
    """Every metric's score, in the order of ``METRICS``."""
    sums = {metric: [0, 0, 0] for metric in METRICS}
    for mark in marks:
        sums[mark.metric] = [a + b for a, b in zip(sums[mark.metric], (mark.hit, mark.missing, mark.spurious), strict=True)]
    return {metric: Score(metric, *counts) for metric, counts in sums.items()}


def share(metric: str, gold: object, found: object, right: bool) -> Mark:
    """One stated fact, right or wrong."""
    return Mark(metric, int(right), int(not right), misses=() if right else (Miss(metric, gold, found),))


def bag(metric: str, gold: Counter[Item], found: Counter[Item]) -> Mark:
    """Two bags of items, each counted as often as it occurs."""
    hit = (gold & found).total()
    return Mark(metric, hit, gold.total() - hit, found.total() - hit)


def overlap(metric: str, gold: Iterable[Item], found: Iterable[Item], show: Callable[[Item], object] = lambda item: item) -> Mark:
    """The same, with a miss for every item that one side lacks; ``show`` tells what the miss calls it."""
    wanted, given = Counter(list(gold)), Counter(list(found))
    missing = [Miss(f"{metric} missing", show(item), None) for item in (wanted - given).elements()]
    spurious = [Miss(f"{metric} spurious", None, show(item)) for item in (given - wanted).elements()]
    return evolve(bag(metric, wanted, given), misses=(*missing, *spurious))
