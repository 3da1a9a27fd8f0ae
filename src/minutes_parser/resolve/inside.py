"""What stands inside a decision, brought to the decision and to those of its points in which it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from ..extract.inside.actors import actors
from ..extract.inside.amounts import amounts
from ..extract.inside.laws import laws
from ..extract.inside.periods import periods
from ..extract.inside.properties import properties
from ..model import Case, Point, Recommendation, Reference
from ..source import Source
from ..span import Span, Spans
from ..view import view
from .referring import alters

_Kinds = dict[str, Any]
"""What was found, by the field that holds it: tuples of model objects."""


def with_inside(case: Case, source: Source, meeting: dt.date | None) -> Case:
    """The case with its decision and the points of its recommendations read.

    A decision by reference ("Som innstillingen") has what stands in the text that it takes over unchanged. ``meeting``: the day of the meeting,
    which tells the year of deadlines without one.
    """
    if any(r.points for r in case.recommendations):
        case = attrs.evolve(case, recommendations=tuple(_pointed(r, source, meeting, case.references) for r in case.recommendations))
    decision = case.decision
    if decision is None:
        return case
    own = _read(source, _parts(source, decision.span, decision.points), meeting, case.references)
    resolved, taken = decision.resolved, own
    if resolved:
        other = _read(source, _parts(source, _target(case), resolved.points), meeting, case.references)
        resolved = attrs.evolve(resolved, points=_points(resolved.points, other))
        taken = own if alters(decision) else {kind: own[kind] + other[kind] for kind in own}
    if not any(taken.values()) and resolved is decision.resolved:
        return case
    return attrs.evolve(case, decision=attrs.evolve(decision, points=_points(decision.points, own), resolved=resolved, **taken))


def _pointed(recommendation: Recommendation, source: Source, meeting: dt.date | None, cited: Sequence[Reference]) -> Recommendation:
    """A recommendation with what stands in its points; one without points is not read."""
    points = recommendation.points
    if not points:
        return recommendation
    kinds = _read(source, _parts(source, recommendation.span, points), meeting, cited)
    return attrs.evolve(recommendation, points=_points(points, kinds))


def _target(case: Case) -> Spans:
    """Where the text stands that the decision takes over."""
    resolved = case.decision.resolved if case.decision else None
    texts = [*((r.text, r.span) for r in case.recommendations), *((p.text, p.span) for p in case.proposals)]
    return next((span for text, span in reversed(texts) if resolved and text == resolved.text), ())


def _read(source: Source, parts: Spans, meeting: dt.date | None, cited: Sequence[Reference]) -> _Kinds:
    seen = view(source.reading, parts, source.markup)
    deadlines, dates = periods(source, seen, meeting)
    references = tuple(r for r in cited if _within(r.span, parts))
    days = [span for r in references for span in r.span]
    return {
        "amounts": tuple(amounts(source, seen)),
        "deadlines": deadlines,
        "dates": tuple(d for d in dates if not any(span.overlaps(day) for span in d.span for day in days)),
        "actors": tuple(actors(source, seen)),
        "laws": tuple(laws(source, seen)),
        "properties": tuple(properties(source, seen)),
        "references": references,
    }


def _parts(source: Source, spans: Spans, points: Sequence[Point]) -> Spans:
    """The words of a decision without the numbers of its points, which belong to no sum or date."""
    texts = sorted(span for point in _all(points) for span in point.span)
    if not texts:
        return spans
    lead = [Span(s.start, min(s.end, texts[0].start)) for s in spans if s.start < texts[0].start]
    if lead and points:
        label = source.text.rfind(points[0].label, lead[-1].start, lead[-1].end)
        lead[-1] = Span(lead[-1].start, label if label >= 0 else lead[-1].end)
    return (*(s for s in lead if s), *texts)


def _all(points: Sequence[Point]) -> Iterator[Point]:
    for point in points:
        yield point
        yield from _all(point.points)


def _points(points: tuple[Point, ...], kinds: _Kinds) -> tuple[Point, ...]:
    """Each point with what stands in its own words, not in those of the points under it."""
    if not points or not any(kinds.values()):
        return points
    return tuple(attrs.evolve(p, points=_points(p.points, kinds), **_those_in(p.span, kinds)) for p in points)


def _those_in(spans: Spans, kinds: _Kinds) -> _Kinds:
    return {kind: tuple(x for x in found if _within(x.span, spans)) for kind, found in kinds.items()}


def _within(spans: Spans, others: Spans) -> bool:
    return bool(spans) and any(other.start <= spans[0].start < other.end for other in others)
