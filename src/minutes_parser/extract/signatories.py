"""Who signs: from the closing, from the lines under which names stand, and from the sentence in which they are elected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ..lexicon.gazetteer import role_like
from ..model import Case, Decision, Signatory
from ..segment.items import Item, text_of
from ..segment.outline import Outline
from ..source import Source
from ..span import Span
from ..view import fold
from .closing import Officer, named
from .names import find_names, is_name
from .sentences import sentences
from .standing import standing

_SIGNING = regex.compile(r"undertegn|underskriv|signer|underskrift|skrive under|protokollunderskriv|protokollvitne|godkjenne protokollen|parafer")
_ELECTED = regex.compile(
    r"\b(?:valgt|vald|valde|valt|oppnevnt|oppnemnd|oppnemnde|utpekt|peikt ut|velges)\b|^[\s*_-]*(?:valg|val) av\b[^:]*:|^[^:]*underskriv[ea]r[^:]*:"
)
_RULES = regex.compile(r"(?:[_.…]{5,}\s*)+")
_GLUED = regex.compile(
    r"(?P<name>\p{Lu}[\p{L}-]+\s(?:\p{Lu}\.\s?)*\p{Lu}\p{Ll}{1,20}?)(?:(?:saks|vara)?ordfør[ea]r|(?:nest|møte|styre|komit[eé]|utvalgs)?(?:leder|leiar)|referent|(?:møte)?sekretær)+"
)
"""A post glued to the only name of a line: "Kari N. Moeordfører"."""
_SCANNED = frozenset({"preamble", "remarks", "untitled", "treatment", "section", "present", "secretary", "chair", "meta"})
_LONGEST = 400
_BELOW = 3


def signatories(source: Source, outline: Outline, cases: Sequence[Case]) -> tuple[Signatory, ...]:
    """Who signed, or was elected to sign."""
    found: dict[str, Signatory] = {}
    for name in (*_elected(source, cases), *_told(source, outline), *_signed(source, outline), *_below_rules(source, outline)):
        found.setdefault(fold(name.name), Signatory(name.name, span=(name.span,)))
    return tuple(found.values())


def _elected(source: Source, cases: Sequence[Case]) -> Iterator[Officer]:
    for case in cases:
        decided = case.decision.text if case.decision else ""
        about = _SIGNING.search(fold(case.title or "")) or _SIGNING.search(fold(decided))
        if case.decision and about and len(decided) < _LONGEST:
            yield from _wrapped(source, case.decision) or list(named(source, case.decision.span)) or _proposed(source, case)


def _proposed(source: Source, case: Case) -> Iterator[Officer]:
    """ "Foreslås: Kari Moe og Per Ås. Godkjent ved akklamasjon.": those of whom nothing else is said in the case of the election."""
    said = [*(s.span for s in case.sections), *(p.span for p in case.proposals)]
    if case.decision and case.decision.outcome in ("adopted", "elected") and sum(s.end - s.start for span in said for s in span) < _LONGEST:
        for span in said:
            yield from named(source, span)


def _told(source: Source, outline: Outline) -> Iterator[Officer]:
    """ "Til å underskrive protokollen ble valgt Kari Moe og Per Ås", outside a decision."""
    for block in outline.blocks:
        if block.kind in _SCANNED:
            for item in block.paragraphs:
                yield from _in(source, item)


def _in(source: Source, item: Item) -> Iterator[Officer]:
    start, end = item.span
    if end - start > _LONGEST or not _SIGNING.search(fold(source.text[start:end])):
        return
    for first, last in sentences(source.text[start:end]):
        folded = fold(source.text[start + first : start + last])
        if _SIGNING.search(folded) and _ELECTED.search(folded):
            yield from named(source, (Span(start + first, start + last),))


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
                glued = _GLUED.fullmatch(source.text, part.start, part.end)
                glued = glued if glued and not is_name(glued[0]) and not role_like(glued[0].split()[-1]) else None
                yield from named(source, (Span(part.start, glued.end("name")) if glued else part,))


def _below_rules(source: Source, outline: Outline) -> Iterator[Officer]:
    """Those whose names stand under the lines to sign on, before the first case as on a title page."""
    ends = min((h.item for h in outline.headings), default=len(outline.items))
    for index, item in enumerate(outline.items[:ends]):
        if _RULES.fullmatch(text_of(source, item)):
            for below in outline.items[index + 1 : min(index + 1 + _BELOW, ends)]:
                if below.label or below.marker or below.heading:
                    break
                yield from named(source, below.parts)
