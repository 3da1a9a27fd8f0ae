"""Who signs, who led, who wrote: from the closing, from labels, and from the case in which signatories are elected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.labels import labels
from ..model import Attendee, Case, Decision, Signatory
from ..segment.outline import Outline
from ..source import Source
from ..span import Span, Spans
from ..view import fold, trim
from .mention import Mention
from .names import find_names, is_name
from .people import read_names, read_people
from .standing import standing

_SIGNING = regex.compile(r"undertegn|underskriv|signer|underskrift|skrive under|protokollunderskriv|protokollvitne|godkjenne protokollen")
_LEADER = r"(?:møteleder|møteleiar|ordstyrer|ordstyrar|dirigent)"
_POST = r"(?:styreleder|styreleiar|leder|leiar|ordfører|ordførar)"
_CHAIRED = regex.compile(rf"{_LEADER}(?:en)?\s+(?:var\s+)?(?:{_POST}\s+)?$|møtet (?:ble ledet|vart leia) av\s+$")
_ELECTED_TO = regex.compile(rf"(?:ble |vart )?(?:valgt|vald|valt)\s+(?:til|som)\s+{_LEADER}")


@attrs.frozen
class Officer:
    """A name with its place."""

    name: str
    span: Span


def signatories(source: Source, outline: Outline, cases: Sequence[Case]) -> tuple[Signatory, ...]:
    """Who signed, or was elected to sign."""
    found: dict[str, Signatory] = {}
    for name in (*_elected(source, cases), *_signed(source, outline)):
        found.setdefault(fold(name.name), Signatory(name.name, span=(name.span,)))
    return tuple(found.values())


def _elected(source: Source, cases: Sequence[Case]) -> Iterator[Officer]:
    for case in cases:
        if case.decision and (_SIGNING.search(fold(case.title or "")) or _SIGNING.search(fold(case.decision.text))) and len(case.decision.text) < 400:
            yield from _wrapped(source, case.decision) or _names(source, case.decision.span)


def _wrapped(source: Source, decision: Decision) -> list[Officer]:
    """The names in a decision's text, where each of them stands in the source, on one line or on two; none where one is not found."""
    found: list[Officer] = []
    start, end = decision.span[0].start, decision.span[-1].end
    for at in find_names(decision.text):
        name = decision.text[at.start : at.end]
        if is_name(name):
            place = next(standing(source.text, name.split(), start, end), None)
            if place is None:
                return []
            found.append(Officer(name, place))
            start = place.end
    return found


def _signed(source: Source, outline: Outline) -> Iterator[Officer]:
    for block in outline.of_kind("signatures"):
        for item in block.paragraphs:
            for part in item.parts:
                yield from _names(source, (part,))


def _names(source: Source, spans: Spans) -> Iterator[Officer]:
    for span in spans:
        for at in find_names(source.text, span.start, span.end):
            name = " ".join(source.text[at.start : at.end].split())
            if is_name(name):
                yield Officer(name, at)


def officers(source: Source, outline: Outline, kind: str) -> list[Mention]:
    """Those whom the label of an office names, also where it runs through the foot of every page; nobody twice."""
    found: dict[str, Mention] = {}
    for block in outline.of_kind(kind):
        for mention in read_people(source, block.paragraphs, block.opener):
            if mention.name:
                found.setdefault(fold(mention.name), mention)
    for line in source.lines:
        if line.layer in ("header", "footer") and not found:
            head, colon, _ = source.text[line.start : line.end].partition(":")
            hit = labels().find(head) if colon else None
            if hit and hit.phrase.block == kind:
                span = Span(line.start + len(head) + 1, line.end)
                found.update((fold(m.name), m) for m in read_names(source, trim(source.text, span)) if m.name)
    return list(found.values())


def chair_in_text(source: Source, cases: Sequence[Case]) -> Officer | None:
    """ "… sammen med møteleder Robert Dahl", "Kari Moe ble valgt til møteleder"."""
    for case in cases:
        for span in case.decision.span if case.decision else ():
            for name in _names(source, (span,)):
                before = fold(source.text[max(span.start, name.span.start - 50) : name.span.start])
                after = _ELECTED_TO.match(fold(source.text[name.span.end : name.span.end + 60]).lstrip())
                if _CHAIRED.search(before) or after:
                    return name
    return None


def by_role(attendees: Sequence[Attendee], role: str) -> Attendee | None:
    """The one attendee who has a role and was there."""
    bearers = [a for a in attendees if a.role == role and a.presence == "present"]
    return bearers[0] if bearers else None
