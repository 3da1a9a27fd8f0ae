"""Who led and who wrote: from labels, and from the sentence in which they are elected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import attrs
import regex

from ..lexicon.labels import labels
from ..model import Attendee, Case
from ..patterns import compiled, pattern
from ..segment.outline import Outline
from ..source import Source
from ..span import Span, Spans
from ..view import fold, trim
from .mention import Mention
from .names import find_names, is_name
from .people import read_people
from .people_line import read_names

_POST = r"(?:styreleder|styreleiar|leder|leiar|ordfører|ordførar)"
_DUTIES = {
    "chair": r"(?:møteleder|møteleiar|ordstyrer|ordstyrar|dirigent|(?:leder|leiar) (?:for|av) (?:dette )?møtet)",
    "secretary": r"(?:referent|møtereferent|møtesekretær|protokollfører|protokollførar)",
}
_WAS = r"(?:ble|vart|blei|vert)"
_VOTED = r"(?:enstemmig |samrøystes |einstemmig )?(?:valgt|vald|valt)"
_SIGNED = {
    "chair": pattern(_DUTIES["chair"] + r"\b"),
    "secretary": pattern(rf"(?:{_DUTIES['secretary']}|ref)\b"),
}
_THEN = pattern(r"[\s'\"*_,(/–-]*(?:<br\s?/?>)?[\s'\"*_(]*")
"""What stands between the name of an officer who signs and the post."""
_ALONE = pattern(r"[^\p{L}\t]*")
_CHOSE = pattern(r"\b(?:valgte|valde|utpekte|peikte ut|oppnevnte|oppnemnde)(?: enstemmig| samrøystes)?\s+$")
_OPENING = 3
"""In so many cases at the start are the officers of a meeting elected."""
_NEAR = 40


@attrs.frozen
class Officer:
    """A name with its place."""

    name: str
    span: Span


def named(source: Source, spans: Spans) -> Iterator[Officer]:
    """The people whom a passage names."""
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
    return list(found.values()) or list(_signed_as(source, outline, kind))


def _signed_as(source: Source, outline: Outline, kind: str) -> Iterator[Mention]:
    """Who signs as such: "Kari Moe, referent", or the post below the only name of a line."""
    parts = [part for block in outline.of_kind("signatures") for item in block.paragraphs for part in item.parts]
    duty = _SIGNED.get(kind)
    if not parts or duty is None or not duty.search(fold(source.text[parts[0].start : parts[-1].end + _NEAR])):
        return
    for part in parts:
        names = list(named(source, (part,)))
        if len(names) == 1 and _ALONE.fullmatch(source.text, part.start, names[0].span.start):
            after = fold(source.text[names[0].span.end : names[0].span.end + _NEAR])
            then = _THEN.match(after)
            if then and duty.match(after, then.end()):
                yield Mention(names[0].name, names[0].span)


def elected_in_text(source: Source, outline: Outline, cases: Sequence[Case], kind: str) -> Officer | None:
    """ "… sammen med møteleder Robert Dahl", "Kari Moe ble valgt til møteleder", "Til referent ble valgt Per Ås"."""
    for span in (*(s for c in cases if c.decision for s in c.decision.span), *_opening(outline)):
        for name in named(source, (span,)):
            before = fold(source.text[max(span.start, name.span.start - 60) : name.span.start])
            after = fold(source.text[name.span.end : name.span.end + 60]).lstrip()
            if _before(kind).search(before) or _after(kind).match(after) or (_CHOSE.search(before) and _as(kind).match(after)):
                return name
    return None


def _opening(outline: Outline) -> Iterator[Span]:
    for block in outline.blocks:
        if block.kind in ("untitled", "treatment", "section", "preamble", "remarks") and (block.case is None or block.case < _OPENING):
            yield from (Span(i.span.start, i.span.end) for i in block.paragraphs)


@cache
def _before(kind: str) -> regex.Pattern[str]:
    duty = _DUTIES[kind]
    led = rf"{duty}(?:en)?\s+(?:var\s+)?(?:{_POST}\s+)?$|møtet (?:ble ledet|vart leia) av\s+$|" if kind == "chair" else ""
    return compiled(rf"{led}til {duty} {_WAS} {_VOTED}[:\s]+$|som {duty} {_WAS} {_VOTED}[:\s]+$")


@cache
def _after(kind: str) -> regex.Pattern[str]:
    return compiled(rf"(?:{_WAS} )?{_VOTED}\s+(?:til|som)\s+{_DUTIES[kind]}")


@cache
def _as(kind: str) -> regex.Pattern[str]:
    return compiled(rf"(?:til|som)\s+{_DUTIES[kind]}")


def by_role(attendees: Sequence[Attendee], role: str) -> Attendee | None:
    """The one attendee who has a role and was there."""
    bearers = [a for a in attendees if a.role == role and a.presence == "present"]
    return bearers[0] if bearers else None
