"""Who came and went in the course of the meeting, as the sentences of the minutes tell it.

Precision comes first: the subject must be somebody, the verb must be about the meeting, and proposals, quotations and what is
told of earlier meetings are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ..lexicon.phrases import Found, evidence, movements
from ..patterns import pattern
from ..segment.grammar import PEOPLE
from ..segment.outline import Block, Outline
from ..shapes import Day, dates
from ..source import Source
from ..span import Span
from ..view import contiguous, fold, folded_whole, trim
from .cases import CaseReading
from .masking import MASK, Masked, People, mask, people_of
from .moments import Moment, moment_of
from .sentences import sentences

KINDS = ("stands_in", "returned", "away", "arrived", "left", "granted")
"""Of several over the same words the first is meant."""
_SCANNED = frozenset({"preamble", "remarks", "treatment", "untitled", "recusal", "voting", "section", "decision", *PEOPLE})
_LATER = frozenset({"decision", "treatment", "voting", "proposal"})
_ELIDED = frozenset({"og", "men"})
_PLURAL = frozenset({"de", "dei"})
_PRONOUNS = frozenset({"han", "hun", "ho", "hen", "vedkommende", "vedkomande", *_PLURAL})
_RELATION = pattern(r"\b(?:da|fordi|siden|sidan|på grunn av|pga|p\.g\.a|jfr?|ettersom|i stedet for|i staden for)\b")
_NOT_SUBJECT = pattern(r"\b(?:til|fra|frå|av|for|med|mot|på|hos|enn|etter)\s(?:[^\s,]+\s){0,2}$")
_SUPPOSED = pattern(r"\b(?:dersom|hvis|viss|når|ber|bes|foreslår|foreslo|foreslått|bør|skal|må|kan|om)\s+(?:at\s+)?$")
_CUT = pattern(r",\s|;\s|\s(?:og|men|mens|medan)\s")
_LISTED = pattern(rf"{MASK}+(?:\s?\([^()]*\))?(?:(?:,\s|\sog\s){MASK}+(?:\s?\([^()]*\))?)*")
_MARKED = pattern(r"\bkl|\bpermi|\bsak|\bbehandling|\bhandsaming|\bvotering|\bavstem|\brøysting")
_DAY = pattern(
    r"\b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tysdag|laurdag|sundag)\b"
    r"|(?<!kl\.?\s?)(?<![\d.:])(?<!sak\s)\d{1,2}\.\s?(?:[-–]\s?\d|(?:0[1-9]|1[0-2])\b(?!\.?\d))"
)
"""A weekday, or a date without its year."""
_FROM = pattern(r"\b(?:fra|frå|f\.?o\.?m\.?|til)\s|\d\s?[-–]\s?(?:kl|\d)")
_OTHERS = pattern(rf"(?:(?:vara)?(?:representant|medlem)(?:en|er|ar)?\s)?(?:nr\.?\s?\d+[.:]?\s)?{MASK}")
_FAR = 40


@attrs.frozen
class Movement:
    """Somebody came or went. ``names`` as written; none where only ``said`` tells who it was ("Ordføreren")."""

    kind: str
    names: tuple[str, ...]
    said: str
    moment: Moment
    span: Span
    case: int | None = None
    """The case in which it stands, by index."""
    between: bool = False
    """It stands after all that was done in the case."""
    whom: str | None = None
    """The member for whom a substitute entered, by name."""
    days: tuple[Day, ...] = ()
    seated: bool = False
    """"Tok sete": at the opening it says no more than that they were there."""
    announced: bool = False
    """Leave from a time on, told beforehand perhaps: "innvilget permisjon fra kl. 12"."""

    dated: bool = False

    @property
    def here(self) -> bool:
        """Did it happen in the case in which it is told? Not where a date is given, or leave granted for later."""
        return not self.dated and not self.announced

    @property
    def placed(self) -> Moment:
        """The moment, as far as it is one: of several days no clock time and no case is the only one."""
        several = len(self.days) > 1 or any(d.last for d in self.days) or (self.dated and not self.days)
        return attrs.evolve(self.moment, clocks=(), cases=(), here=None) if several else self.moment


def read_movements(source: Source, plan: Outline, readings: Sequence[CaseReading], names: Sequence[str]) -> tuple[Movement, ...]:
    """Every coming and going that a sentence tells, in the order of the text. ``names``: the people known so far."""
    people = people_of(names)
    found = [m for block in plan.blocks if block.case is None and block.kind in _SCANNED for m in _in_block(source, block, people)]
    for index, reading in enumerate(readings):
        for at, block in enumerate(reading.blocks):
            if block.kind in _SCANNED:
                rest = reading.blocks[at + 1 :]
                last = any(b.kind == "decision" for b in reading.blocks[:at]) and not any(b.kind in _LATER for b in rest)
                for movement in _in_block(source, block, people):
                    between = block.kind == "decision" or (last and block.kind == "untitled" and block.opener is None)
                    found.append(attrs.evolve(movement, case=index, between=between))
    return tuple(sorted(found, key=lambda m: m.span))


def _in_block(source: Source, block: Block, people: People) -> Iterator[Movement]:
    """The movements of a block. What a decision says is no movement, but a paragraph of its own under it may be one."""
    before: list[str] = []
    silent: Span | None = None
    """The sentence before, if it tells of no movement: whom it names is asked only where somebody moves after it."""
    phrases, folded = movements(), folded_whole(source.reading)
    for number, item in enumerate(block.paragraphs):
        for part in contiguous(source.text, item.value if item is block.opener else item.parts):
            if block.kind == "decision" and number == 0:
                continue
            if not phrases.possible(folded[part.start : part.end], *KINDS):
                before, silent = [], None
                continue
            for start, end in sentences(source.reading[part.start : part.end]):
                span = Span(part.start + start, part.start + end)
                if not phrases.possible(folded[span.start : span.end], *KINDS):
                    silent = span
                    continue
                if silent:
                    before, silent = _named(source, silent, people), None
                masked = mask(source, span, people)
                told = list(_in_sentence(masked, before))
                yield from (m for m in told if block.kind != "decision" or m.span.start - part.start < _FAR)
                before = masked.names(0, len(masked.text)) or (before if told else [])


def _named(source: Source, span: Span, people: People) -> list[str]:
    """Those whom a sentence names."""
    masked = mask(source, span, people)
    return masked.names(0, len(masked.text))


def _in_sentence(masked: Masked, before: Sequence[str]) -> Iterator[Movement]:
    """The movements of a sentence; ``before``: those named in the sentence before it."""
    text = masked.text
    found = _apart(sorted(movements().longest(text, *KINDS), key=lambda f: (f.start, KINDS.index(f.phrase.kind))))
    if not found or evidence().first(text, "earlier"):
        return
    cuts = [_beginning(text, f, found[n - 1] if n else None) for n, f in enumerate(found)]
    ends = [_end(text, f, after) for f, after in zip(found, [*cuts[1:], len(text)], strict=True)]
    told = [_movement(masked, f, Span(*cut), before) for f, cut in zip(found, zip(cuts, ends, strict=True), strict=True)]
    for movement in told:
        # "fikk permisjon og forlot møtet etter sak 3": leave is granted once
        again = movement and movement.kind == "granted" and any(m and m is not movement and m.names == movement.names for m in told)
        if movement and not (again and not movement.moment):
            yield movement


def _apart(found: Sequence[Found]) -> list[Found]:
    kept: list[Found] = []
    for f in found:
        if not kept or f.start >= kept[-1].end:
            kept.append(f)
    return kept


def _beginning(text: str, found: Found, previous: Found | None) -> int:
    """Where the clause of a movement begins: what stands before an inverted verb ("Etter sak 9 gikk Kari Moe") belongs to it."""
    if previous is None:
        return 0
    if found.phrase.text.startswith("{who"):
        return found.start
    cuts = [m.end() for m in _CUT.finditer(text, previous.end, found.start)]
    return cuts[-1] if cuts else found.start


def _end(text: str, found: Found, after: int) -> int:
    """Where the clause of a movement ends: before the next, and before somebody else is named."""
    other = _OTHERS.search(text, found.end, after)
    return other.start() if other else after


def _movement(masked: Masked, found: Found, clause: Span, before: Sequence[str]) -> Movement | None:
    text = masked.text
    match = found.phrase.pattern.match(text, found.start)
    if match is None or text[: found.start].count('"') % 2 or _SUPPOSED.search(text[: found.start]):
        return None
    who = Span(*match.span("who"))
    if found.phrase.kind == "granted" and movements().first(text, "office"):
        return None
    names = _subject(masked, found, who, before)
    if names is None:
        return None
    kind, whom = found.phrase.kind, masked.stood_for(*who)
    if "whom" in found.slots:
        whom = next(iter(masked.names(*match.span("whom"))), whom) if MASK in match["whom"] else _only(before)
    elif whom and kind == "arrived":
        kind = "stands_in"
    words = masked.source.text[masked.span.start + clause.start : masked.span.start + clause.end]
    words = words[: who.start - clause.start] + " " * (who.end - who.start) + words[who.end - clause.start :]
    span = trim(masked.source.text, Span(masked.span.start + clause.start, masked.span.start + clause.end), masked.source.markup)
    return Movement(
        kind,
        tuple(names),
        match["who"].strip(" ,"),
        moment_of(words),
        span,
        whom=whom,
        days=tuple(dates(words)),
        dated=any(True for _ in dates(words)) or _DAY.search(fold(words)) is not None,
        seated="sete" in found.phrase.text,
        announced=kind == "granted" and _FROM.search(fold(words)) is not None,
    )


def _subject(masked: Masked, found: Found, who: Span, before: Sequence[str]) -> list[str] | None:
    """Who moved: by name, by a pronoun for the only one named before, by what the sentence began with; ``None``: it is no movement of people."""
    text, said = masked.text, masked.text[who.start : who.end].strip(" ,")
    if MASK in said:
        return masked.names(*who) if not (found.phrase.text.startswith("{who") and _NOT_SUBJECT.search(text[: who.start])) else None
    sure = "{room}" in found.phrase.text or found.phrase.kind == "returned" or _MARKED.search(text, found.start, found.end) is not None
    if said in _ELIDED:
        cut = _RELATION.search(text, 0, found.start)
        named = _last_named(masked, cut.start() if cut else found.start)
        return named if sure and named else None
    if said in _PRONOUNS and sure:
        named = masked.names(0, who.start) or list(before)
        return named if (said in _PLURAL) == (len(named) > 1) else []
    return [] if sure else None


def _last_named(masked: Masked, end: int) -> list[str]:
    """Those named together last before ``end``."""
    runs = [m for m in _LISTED.finditer(masked.text, 0, end) if not _NOT_SUBJECT.search(masked.text[: m.start()])]
    return masked.names(*runs[-1].span()) if runs else []


def _only(names: Sequence[str]) -> str | None:
    return names[0] if len(set(names)) == 1 else None
