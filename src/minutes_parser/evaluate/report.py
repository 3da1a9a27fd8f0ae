"""What an evaluation gives: scores over all documents, and every miss by document."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from minutes_parser.export.columns import columns, visible

from .metrics import METRICS, Mark, Miss, Score, total


@frozen
class Document:
    """One document's marks and the seconds its reading took; ``failure`` says why there was nothing to compare."""

    name: str
    marks: tuple[Mark, ...] = ()
    seconds: float = 0.0
    failure: str | None = None
    body: str | None = None
    """The body that met, with its organisation, as the gold calls them."""

    @property
    def misses(self) -> tuple[Miss, ...]:
        """Every difference, in the order compared."""
        return tuple(miss for mark in self.marks for miss in mark.misses)


@frozen
class Report:
    """The documents that were scored, and the names of those for which there was no file to read."""

    documents: tuple[Document, ...]
    absent: tuple[str, ...] = ()

    @property
    def scores(self) -> dict[str, Score]:
        """Every metric over all documents."""
        return total(mark for document in self.documents for mark in document.marks)

    @property
    def failed(self) -> tuple[str, ...]:
        """The documents that gave nothing, and why. They are scored all the same: everything in them is missing."""
        failures = [f"{document.name}: {document.failure}" for document in self.documents if document.failure]
        return (*failures, *(f"{name}: no document" for name in self.absent))

    def by_body(self) -> dict[str, Report]:
        """The documents of each body, in the order of their names."""
        bodies: dict[str, list[Document]] = {}
        for document in self.documents:
            bodies.setdefault(document.body or "(not stated)", []).append(document)
        return {body: Report(tuple(documents)) for body, documents in sorted(bodies.items())}

    def by_body_text(self) -> str:
        """A line per body, a column per metric that the gold of any body states."""
        reports = self.by_body()
        stated = [metric for metric, score in self.scores.items() if score.value is not None]
        rows = [(body, str(len(report.documents)), *(_value(report.scores[metric]) for metric in stated)) for body, report in reports.items()]
        return columns([("body", "n", *stated), *rows])

    def below(self, floors: Mapping[str, float]) -> tuple[str, ...]:
        """The metrics that do not reach their floor; one that could not be measured does not. ``KeyError`` for a metric there is not."""
        values = {metric: self.scores[metric].value for metric in floors}
        return tuple(f"{metric} {value} < {floors[metric]}" for metric, value in values.items() if value is None or value < floors[metric])

    def to_builtins(self) -> dict[str, object]:
        """Metric -> value, rounded to four places; ``None`` where nothing was stated."""
        values = {metric: None if score.value is None else round(score.value, 4) for metric, score in self.scores.items()}
        return {"documents": len(self.documents), "failed": list(self.failed), **values}

    def to_text(self) -> str:
        """A line per metric."""
        rows = [(metric, *_cells(self.scores[metric])) for metric in METRICS]
        return "\n".join([f"{len(self.documents)} documents", columns(rows), *(f"FAILED {failure}" for failure in self.failed)])

    def misses_text(self) -> str:
        """Every difference, under the name of its document."""
        return "\n".join(_misses(document) for document in self.documents)


def _value(score: Score) -> str:
    return "-" if score.value is None else f"{score.value:.2f}"


def _cells(score: Score) -> tuple[str, str]:
    if score.value is None:
        return "-", ""
    if METRICS[score.metric] == "share":
        return f"{score.value:.3f}", f"{score.hit} of {score.stated}"
    return f"{score.value:.3f}", f"P {score.precision or 0:.3f}  R {score.recall or 0:.3f}  n {score.stated}"


def _misses(document: Document) -> str:
    lines = [f"   {visible(str(miss))}" for miss in document.misses] or ["   all as in the gold"]
    return "\n".join([f"== {visible(document.name)}  {document.seconds:.2f} s", *lines])
