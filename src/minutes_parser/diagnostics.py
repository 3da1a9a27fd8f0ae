"""What was odd in a document, as values: stable codes, a severity, a message, and the place."""

from __future__ import annotations

from typing import Literal

import attrs

from .span import Spans

Severity = Literal["error", "warning", "info"]


@attrs.frozen
class Diagnostic:
    """One finding about the document or about our reading of it."""

    code: str
    severity: Severity
    message: str
    case: str | None = None
    span: Spans = ()


@attrs.frozen
class Code:
    """A kind of finding. ``message`` is a format string; ``advice`` is what the documentation tells the reader."""

    code: str
    severity: Severity
    title: str
    message: str
    advice: str

    def at(self, *spans: Spans, case: str | None = None, **params: object) -> Diagnostic:
        """The finding at a place, with its words filled in."""
        where = tuple(span for group in spans for span in group)
        return Diagnostic(self.code, self.severity, self.message.format(**params), case, where)
