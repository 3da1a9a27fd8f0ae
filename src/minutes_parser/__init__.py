"""minutes_parser reads Norwegian meeting protocols (protokoll, møtebok, referat) into typed objects.

Every value carries the place it was read from. ``parse`` is the way in; see the README.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .diagnostics import Diagnostic
from .errors import (
    DataError,
    DocumentError,
    IncompleteExport,
    InputError,
    LimitExceeded,
    MinutesParserError,
    MissingExtra,
    RuleError,
    StrictError,
    UnreadableDocument,
    UnsupportedFormat,
)
from .export.json import from_json, to_builtins, to_json
from .limits import Limits
from .model import (
    SCHEMA_VERSION,
    Actor,
    AgendaItem,
    Amount,
    Attendance,
    Attendee,
    Ballot,
    Case,
    CaseNumber,
    Change,
    Closed,
    Coverage,
    Deadline,
    Decision,
    Law,
    Meeting,
    Minutes,
    PartyVote,
    Passage,
    Period,
    Point,
    Property,
    Proposal,
    Recommendation,
    Recusal,
    Reference,
    Resolved,
    Section,
    Signatory,
    Statement,
    Tally,
    Vote,
)
from .source import Doubt, Line, Page, Place, Source
from .span import Span

if TYPE_CHECKING:
    from .batch.convert import convert, convert_to
    from .batch.job import Result
    from .checks.check import check
    from .checks.report import Element, Quorum, Report
    from .export.frames import to_frames
    from .export.standards.context import ExportContext
    from .export.standards.export import Export, to_standard
    from .export.standards.losses import Loss
    from .history.link import link
    from .history.model import History
    from .lexicon.rules import QuorumRule
    from .pipeline import parse, parse_all, parse_text
    from .privacy.finding import PersonalData
    from .privacy.masking import personal_data, redact
    from .resolve.follows import Change as WordChange
    from .resolve.follows import PointDiff, diff

__all__ = [
    "SCHEMA_VERSION",
    "Actor",
    "AgendaItem",
    "Amount",
    "Attendance",
    "Attendee",
    "Ballot",
    "Case",
    "CaseNumber",
    "Change",
    "Closed",
    "Coverage",
    "DataError",
    "Deadline",
    "Decision",
    "Diagnostic",
    "DocumentError",
    "Doubt",
    "Element",
    "Export",
    "ExportContext",
    "History",
    "IncompleteExport",
    "InputError",
    "Law",
    "LimitExceeded",
    "Limits",
    "Line",
    "Loss",
    "Meeting",
    "Minutes",
    "MinutesParserError",
    "MissingExtra",
    "Page",
    "PartyVote",
    "Passage",
    "Period",
    "PersonalData",
    "Place",
    "Point",
    "PointDiff",
    "Property",
    "Proposal",
    "Quorum",
    "QuorumRule",
    "Recommendation",
    "Recusal",
    "Reference",
    "Report",
    "Resolved",
    "Result",
    "RuleError",
    "Section",
    "Signatory",
    "Source",
    "Span",
    "Statement",
    "StrictError",
    "Tally",
    "UnreadableDocument",
    "UnsupportedFormat",
    "Vote",
    "WordChange",
    "check",
    "convert",
    "convert_to",
    "diff",
    "from_json",
    "link",
    "parse",
    "parse_all",
    "parse_text",
    "personal_data",
    "redact",
    "to_builtins",
    "to_frames",
    "to_json",
    "to_standard",
]


_LATER = {
    "Result": ("batch.job", "Result"),
    "convert": ("batch.convert", "convert"),
    "convert_to": ("batch.convert", "convert_to"),
    "Element": ("checks.report", "Element"),
    "Quorum": ("checks.report", "Quorum"),
    "QuorumRule": ("lexicon.rules", "QuorumRule"),
    "Report": ("checks.report", "Report"),
    "check": ("checks.check", "check"),
    "Export": ("export.standards.export", "Export"),
    "ExportContext": ("export.standards.context", "ExportContext"),
    "Loss": ("export.standards.losses", "Loss"),
    "PersonalData": ("privacy.finding", "PersonalData"),
    "personal_data": ("privacy.masking", "personal_data"),
    "redact": ("privacy.masking", "redact"),
    "PointDiff": ("resolve.follows", "PointDiff"),
    "WordChange": ("resolve.follows", "Change"),
    "diff": ("resolve.follows", "diff"),
    "to_frames": ("export.frames", "to_frames"),
    "to_standard": ("export.standards.export", "to_standard"),
    "link": ("history.link", "link"),
    "History": ("history.model", "History"),
    "parse": ("pipeline", "parse"),
    "parse_all": ("pipeline", "parse_all"),
    "parse_text": ("pipeline", "parse_text"),
}


def __getattr__(name: str) -> object:
    """What comes with the pipeline: who only reads JSON need not pay for it."""
    if name in _LATER:
        module, attribute = _LATER[name]
        return getattr(import_module(f"{__name__}.{module}"), attribute)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
