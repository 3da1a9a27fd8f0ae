"""What a check says: a verdict per case, the elements that the law demands, and findings with their places."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from ..diagnostics import Diagnostic
from ..span import Spans
from ..terms import term
from .html import to_html

Verdict = Literal["met", "not_met", "undetermined"]


@frozen
class SourceName:
    """Which document was checked."""

    name: str
    sha256: str


@frozen
class Quorum:
    """Whether a body could decide (nb: vedtaksfør, beslutningsdyktig; nn: vedtaksfør, avgjerdsfør), for a case or the whole meeting.

    ``present_min``..``present_max`` is an interval of voting members: protocols are vague, and the verdict is decided
    only where the whole interval agrees.
    """

    case: str | None = field(metadata=term("sak", "raw case number; null is the meeting as a whole"))
    seats: int | None = field(default=None, metadata=term("antall medlemmer", "members of the body", nn="talet på medlemer"))
    required: int | None = field(default=None, metadata=term("krav", "how many must be present under the rule"))
    present_min: int | None = field(default=None, metadata=term("minst til stede", "those surely present", nn="minst til stades"))
    present_max: int | None = field(default=None, metadata=term("høyst til stede", "those possibly present", nn="høgst til stades"))
    voted: int | None = field(default=None, metadata=term("avgitte stemmer", "votes cast, where the case states them", nn="røyster gjevne"))
    verdict: Verdict = field(default="undetermined", metadata=term("konklusjon", "met, not_met or undetermined"))
    rule: str | None = field(default=None, metadata=term("regel", "id of the rule applied"))
    legal_reference: str | None = field(default=None, metadata=term("hjemmel", "act and paragraph", nn="heimel"))
    assumed: bool = field(default=False, metadata=term("antatt", "the rule was assumed, not known to apply", nn="gått ut frå"))
    reasons: tuple[str, ...] = field(default=(), metadata=term("begrunnelse", "what the verdict rests on, with page and line", nn="grunngjeving"))
    span: Spans = ()


@frozen
class Element:
    """A thing that the law wants minutes to say (nb: krav til møtebok), and where they say it."""

    element: str = field(metadata=term("krav", "what must stand in the minutes"))
    required_by: str = field(metadata=term("hjemmel", "act and paragraph that demand it", nn="heimel"))
    found: bool = field(metadata=term("funnet", "whether the document has it", nn="funne"))
    span: Spans = ()


@frozen
class Report:
    """The answer of :func:`minutes_parser.check`."""

    source: SourceName
    quorum: tuple[Quorum, ...] = ()
    completeness: tuple[Element, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return to_html(self)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings of error level: quorum not met, contradictions beyond doubt, required elements missing."""
        return tuple(d for d in self.diagnostics if d.severity == "error")


REPORT = (Report, SourceName, Quorum, Element)
"""Every class of a report, in the order of the glossary."""
