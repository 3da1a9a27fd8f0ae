"""A quorum that the minutes themselves state: "Styret er vedtaksført når minst fem av ni medlemmer er til stede"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs
import regex

from ..lexicon.phrases import Found, numbers
from ..model import Minutes
from ..patterns import pattern
from ..shapes import count
from ..span import Span, Spans
from ..view import contiguous, view, words_of
from .sentences import sentences

_STEMS = pattern(r"vedtak|dyktig|beslutningsfør|h[ao]lde? møte", regex.IGNORECASE)
_BODY = pattern(
    r"(?<!\p{L})\p{L}*(?:styret?|utvalg?et|rådet|nemnda|komit[eéè]en|skapet|tinget|møtet|generalforsamlinge?[na]|kollegiet|laget)(?!\p{L})",
    regex.IGNORECASE,
)
_FACT = pattern(r"\b(?:var|vart|ble) (?:vedtaks|beslutnings|avgjerds)")
_HALF = pattern(r"halv")
_THIRDS = pattern(r"(?P<count>to|tre)\s(?:(?P<thirds>tredjedel)|(?:fjerde|fire)del)")


@attrs.frozen
class StatedRule:
    """How many must be there for a body to decide, as a sentence of the minutes has it. Either ``count`` or ``share`` is told."""

    text: str
    """The sentence."""
    count: int | None
    total: int | None
    """The number of seats that the rule names: "ni av sytten"."""
    share: Fraction | None
    """"halvparten": of the members."""
    body: str | None = None
    """The body that the sentence names, as written."""
    more: bool = False
    """More than the share or count, not at least so many."""
    case: str | None = None
    """Raw number of the case in which it stands."""
    decided: bool = False
    """It stands in a decision of this meeting."""
    span: Spans = ()


def stated_rules(minutes: Minutes) -> tuple[StatedRule, ...]:
    """Every quorum rule that the minutes state, decisions of a case before its other text; none twice for the same case.

    Whose quorum it is must be judged by the reader: the minutes may tell of other bodies.
    """
    found: list[StatedRule] = []
    for spans, case, decided in _places(minutes):
        for rule in _in(minutes, spans, case, decided=decided):
            if not any(_same(rule, other) for other in found):
                found.append(rule)
    return tuple(found)


def _same(rule: StatedRule, other: StatedRule) -> bool:
    return attrs.evolve(rule, text="", decided=False, span=()) == attrs.evolve(other, text="", decided=False, span=())


def _places(minutes: Minutes) -> Iterator[tuple[Spans, str | None, bool]]:
    for case in minutes.cases:
        raw = case.number.raw if case.number else None
        if case.decision:
            yield case.decision.span, raw, True
        for passages in (case.recommendations, case.proposals, case.statements, case.sections):
            yield from ((passage.span, raw, False) for passage in passages)
    for rest in minutes.unparsed:
        yield rest.span, None, False


def _in(minutes: Minutes, spans: Spans, case: str | None, *, decided: bool) -> Iterator[StatedRule]:
    text = minutes.source.text
    for part in contiguous(text, spans):
        if not _STEMS.search(text, part.start, part.end):
            continue
        for start, end in sentences(text[part.start : part.end]):
            span = Span(part.start + start, part.start + end)
            seen = view(text, (span,), minutes.source.markup).text
            found = numbers().first(seen, "rule")
            rule = _rule(found) if found and not _FACT.search(seen) else None
            if rule:
                words = words_of(minutes.source, span)
                yield attrs.evolve(rule, text=words, body=_named(words), case=case, decided=decided, span=(span,))


def _named(sentence: str) -> str | None:
    body = _BODY.search(sentence)
    return body[0] if body else None


def _rule(found: Found) -> StatedRule | None:
    said = found.slots["count"] or ""
    share, number = _share(said), count(said.split(" (")[0])
    if share is None and (number is None or number < 2):
        return None
    total = found.slots.get("total")
    more = (found.slots.get("least") or "").strip() not in ("", "minst")
    return StatedRule("", None if share is not None else number, count(total) if total else None, share, more=more)


def _share(said: str) -> Fraction | None:
    """The share that words name: "halvparten", "to tredjedeler", "3/4", "60 prosent"."""
    if _HALF.match(said):
        return Fraction(1, 2)
    if parts := _THIRDS.match(said):
        return Fraction(2 if parts["count"] == "to" else 3, 3 if parts["thirds"] else 4)
    if written := regex.fullmatch(r"(?P<over>\d)/(?P<under>[1-9])", said):
        return Fraction(int(written["over"]), int(written["under"]))
    percent = regex.match(r"(?P<n>\d{1,3})\s?(?:%|prosent)", said)
    return Fraction(int(percent["n"]), 100) if percent else None
