"""What was decided (nb/nn: vedtak): under its label, or in a sentence that tells subject and result; and what became of the case."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.phrases import Found, evidence, outcomes, votes
from ..lexicon.words import words
from ..model import Decision, Outcome, Point
from ..segment.items import Item, text_of, value_of
from ..segment.labelling import unanimous_lead
from ..segment.outline import Block
from ..source import Source
from ..span import Span
from ..view import fold
from .names import find_names
from .passage import passage
from .sentences import sentences
from .vote_words import is_bare_result

_LONGEST_RESULT = 180
_LONGEST_OPENING = 300
_SHORT_DECISION = 260
_EARLY = 80
"""So early in a long decision a postponement is what is decided."""
_ENDS = regex.compile(
    r"\b(?:innvilges|innvilgast|innvilge|vedtas|godkjennes|avslås|utsettes|utsetjast|forkastes|faller|vinner|går gjennom"
    r"|enige om å innvilge|samde om å løyve"
    r"|(?:ble|vart|blir|vert)(?: \p{L}+){0,2} (?:vedtatt|vedteken?|godkjen[td]|innvilg(?:et|a)|avslått|valgt|vald|utsatt|utsett|tiltrådt)"
    r")\b(?: \S+){0,6}\W*$"
)
"""A sentence that ends by deciding: "…, og søknaden på 8 000 kroner innvilges."."""
_SUBORDINATE = regex.compile(r"(?<!\p{L})(?:at|fordi|hvis|dersom|viss)\s")
_SENTENCE_END = regex.compile(r"[.!?]\s+\p{Ll}")
_TICKED = regex.compile(r"^[^:]{3,40}:\s+(?P<told>[^:.()]{4,25}?)\s*(?:\([^()]{1,60}\))?[.\s]*$")
_ELECTION = regex.compile(r"(?:\p{L}+ )?(?:valg|val|oppnevning|suppleringsvalg|konstituering)\b")
_SENTENCE = regex.compile(r"[.!?]\s+(?=\p{Ll})")
_LONGEST_POST = 160
_SHORT_SENTENCE = 60
_NEAR_END = 60
_PERFECT = ("har ", "hadde ", "har fått ", "hadde fått ", "har blitt ", "har vorte ", "å ")
"""Before an outcome these tell of something done elsewhere, or not done yet."""


def read_decision(source: Source, blocks: Sequence[Block], title: str | None) -> Decision | None:
    """What stands under the decision labels; without one, a sentence that tells subject and result."""
    labelled = [b for b in blocks if b.kind == "decision" and b.paragraphs]
    openers = {b.opener for b in labelled}
    items = [i for b in labelled for i in _without_result_lines(source, b)] if labelled else result_items(source, blocks, title)
    if not items:
        return None
    text = passage(source, items, {i for i in items if i.label and any(o and o.line == i.line for o in openers)})
    return Decision(text.text, text.points, outcome=outcome_of(text.text, text.points, title), span=text.span)


def _without_result_lines(source: Source, block: Block) -> list[Item]:
    """The paragraphs of a decision less the bare results ("Enstemmig vedtatt.") that follow its text."""
    kept = list(block.paragraphs)
    while len(kept) > 1 and _is_result(source, block, kept[-1]):
        kept.pop()
    while len(kept) > 1 and kept[0] is not block.opener and _is_result(source, block, kept[0]):
        kept.pop(0)
    if kept:
        kept[-1] = _without_result_sentence(source, block, kept[-1])
    return kept


def _without_result_sentence(source: Source, block: Block, item: Item) -> Item:
    """The paragraph less a last sentence that only tells the result: "… sendes departementet. Enstemmig vedtatt." """
    parts = item.value if item is block.opener else item.parts
    last = parts[-1]
    found = list(sentences(source.text[last.start : last.end]))
    if len(found) < 2 or not is_bare_result(fold(source.text[last.start + found[-1][0] : last.start + found[-1][1]])):
        return item
    end = last.start + found[-2][1]
    return attrs.evolve(item, parts=(*item.parts[:-1], Span(item.parts[-1].start, end)), body=Span(item.body.start, min(item.body.end, end)))


def _is_result(source: Source, block: Block, item: Item) -> bool:
    text = fold(value_of(source, item) if item is block.opener else text_of(source, item))
    return len(text) < 160 and not item.marker and is_bare_result(text)


def result_items(source: Source, blocks: Sequence[Block], title: str | None = None) -> list[Item]:
    """The paragraphs that decide under no label of their own: "Innkallingen ble enstemmig godkjent.", with what they announce."""
    if any(b.kind == "decision" for b in blocks):
        return []
    found: list[tuple[Item, str]] = []
    for block in blocks:
        if block.kind in ("untitled", "treatment", "voting", "section"):
            paragraphs = block.paragraphs
            for at, item in enumerate(paragraphs):
                unlabelled = not item.label or (item.by and item is not block.opener)
                deciding = _deciding(source, block, item) if unlabelled else item if _ticked(source, item) else None
                if deciding:
                    folded = _folded(source, block, deciding)
                    found += [(i, "adopted") for i in _remarks(block, at, folded)]
                    found.append((deciding, _kind(folded)))
                    found += [(i, "adopted") for i in _announced(source, paragraphs, at)]
    carried = [item for item, kind in found if kind != "rejected"]
    return carried or [item for item, _ in found] or _posts(source, blocks, title)


def _ticked(source: Source, item: Item) -> bool:
    """A row of a list that says what became of each: "- Innkalling: Godkjent", "- Referat: Godkjent (etter rettinger)"."""
    found = _TICKED.search(text_of(source, item)) if item.marker else None
    told = outcomes().longest(fold(found["told"]), "adopted", "rejected", "postponed") if found else []
    return bool(told and found and told[0].start == 0 and told[-1].end >= len(found["told"].strip()))


def _deciding(source: Source, block: Block, item: Item) -> Item | None:
    """The paragraph that decides, less what it only tells first; or its last sentence, where that alone decides."""
    whole = _decides(block, item, _folded(source, block, item))
    text = source.text[item.parts[0].start : item.parts[-1].end]
    found = list(sentences(text))
    if len(found) < 2 or item is block.opener:
        return item if whole else None
    if whole:
        told = next((n for n, (a, b) in enumerate(found[:-1]) if not evidence().first(fold(text[a:b]), "narrative")), len(found) - 1)
        rest = _from(item, item.parts[0].start + found[told][0]) if told else item
        return rest if _decides(block, rest, _folded(source, block, rest)) else item
    last = fold(text[found[-1][0] :])
    end = _ENDS.search(last)
    if block.kind == "section" or len(last) > _LONGEST_RESULT or item.marker or not (_resolves(last) if end is None else _main(last, end)):
        return None
    rest = _from(item, item.parts[0].start + found[-1][0])
    return rest if _decides(block, rest, last) else None


def _main(sentence: str, end: regex.Match[str]) -> bool:
    """Is it the main clause that decides: no "at" or "hvis" between its start, or its last "og", and the verb?"""
    clause = max(sentence.rfind(joint, 0, end.start()) for joint in (", og ", ", men ", ", så "))
    return not _SUBORDINATE.search(sentence, max(clause, 0), end.start())


def _from(item: Item, start: int) -> Item:
    """What stands of the paragraph from ``start`` on."""
    parts = tuple(Span(max(p.start, start), p.end) for p in item.parts if p.end > start)
    return attrs.evolve(item, parts=parts, body=parts[0], content=parts[0].start, marker=None)


def _folded(source: Source, block: Block, item: Item) -> str:
    return fold(value_of(source, item) if item is block.opener else text_of(source, item))


def _kind(folded: str) -> str:
    kinds = {f.phrase.kind for f in outcomes().longest(folded)}
    return "rejected" if kinds == {"rejected"} else "adopted"


def _remarks(block: Block, at: int, folded: str) -> Sequence[Item]:
    """ "Godkjennes med merknader": the remarks that stand above it under their label."""
    headed = block.kind == "section" and block.opener is not None and not block.opener.body
    return block.paragraphs[:at] if headed and evidence().first(folded, "remarked") else ()


def _announced(source: Source, paragraphs: Sequence[Item], at: int) -> Sequence[Item]:
    """What follows a colon: "Styret består etter dette av:" and the names."""
    last = paragraphs[at].parts[-1]
    if not source.text[last.start : last.end].rstrip().endswith(":"):
        return ()
    end = next((n for n in range(at + 1, len(paragraphs)) if paragraphs[n].label or (paragraphs[n].gap and n > at + 1)), len(paragraphs))
    return paragraphs[at + 1 : end]


def _posts(source: Source, blocks: Sequence[Block], title: str | None) -> list[Item]:
    """In a case of election nothing but posts and names: who was elected."""
    if not _ELECTION.match(fold(title or "")) or any(b.kind not in ("untitled", "section", "case_meta") for b in blocks):
        return []
    items = [i for b in blocks for i in ((b.opener, *b.items) if b.opener else b.items)]
    texts = [text_of(source, i) for i in items]
    named = sum(any(True for _ in find_names(source.text, i.span.start, i.span.end)) for i in items)
    told = all(len(t) < _LONGEST_POST and not _is_sentence(t) for t in texts)
    return items if told and named * 3 >= len(items) and named else []


def _is_sentence(text: str) -> bool:
    """Does it end in a full stop that belongs to no abbreviation ("Per Moe jr.")?"""
    return text.endswith((".", "!", "?")) and text.split()[-1].rstrip(".").lower() not in words().abbreviations


def _decides(block: Block, item: Item, folded: str) -> bool:
    """An outcome that opens the paragraph decides; one that ends it does too, unless it is only talked of, or stands under a heading."""
    if len(folded) > _LONGEST_OPENING or folded.rstrip(" ])*").endswith("?"):
        return False
    if _resolves(folded):
        return True
    found = outcomes().longest(folded, "adopted", "elected", "noted", "postponed", "rejected")
    if not found:
        return False
    if found[0].start <= unanimous_lead(folded) + 3 and found[0].phrase.kind != "noted":
        return True
    found = [f for f in found if not folded[: f.start].endswith(_PERFECT)]
    if not found:
        return False
    if _TICKED.search(folded) and item.marker and found[0].start > 0 and folded[: found[0].start].endswith(": "):
        return True
    told_in_a_list = item.marker == "-" and not votes().first(folded, "unanimous")
    talked = evidence().first(folded[: found[-1].start], "talked", "past", "earlier")
    if block.kind == "section" or told_in_a_list or len(folded) > _LONGEST_RESULT or talked:
        return False
    first = _SENTENCE.split(folded, maxsplit=1)[0]
    told_first = len(first) < _SHORT_SENTENCE and found[0].end >= len(first) - 1
    return told_first or (found[-1].end >= len(folded) - _NEAR_END and len(_SENTENCE.findall(folded)) < 2)


def _resolves(folded: str) -> bool:
    """A sentence in which the body acts: "Styret vedtar å …", "Det ble bestemt at …"."""
    for found in evidence().search(folded, "decides"):
        before = folded[: found.start].rstrip(" -*•")
        if not before or (before.endswith((".", "!", ":")) and len(folded) <= _LONGEST_RESULT):
            rest = _SENTENCE.split(folded[found.end :], maxsplit=1)[0]
            if "?" not in rest and not evidence().first(folded[found.start : found.end + 30], "talked", "past", "earlier"):
                return True
    return False


def outcome_of(text: str, points: Sequence[Point], title: str | None) -> Outcome | None:
    """What became of the case, by the decision's own words; a decision of several kinds is adopted."""
    folded = fold(text)
    found = outcomes().longest(folded)
    kinds = {f.phrase.kind for f in found}
    if "noted" in kinds and _all_noted(found, points, folded):
        return "noted"
    if len(folded) < _SHORT_DECISION or (not points and any(f.start < _EARLY and f.phrase.kind == "postponed" for f in found)):
        for kind in ("postponed", "withdrawn", "referred", "rejected"):
            if (kind in kinds and kind != "rejected") or (kind in kinds and "adopted" not in kinds):
                return _OUTCOMES[kind]
    election = _ELECTION.match(fold(title or ""))
    agreed = kinds == {"adopted"} and len(folded) < _SHORT_SENTENCE and election is not None and "val" in election[0]
    if election and ("elected" in kinds or not kinds or agreed):
        return "elected"
    return "adopted" if folded else None


_OUTCOMES: dict[str, Outcome] = {"postponed": "postponed", "withdrawn": "withdrawn", "referred": "referred", "rejected": "rejected"}


def _all_noted(found: Sequence[Found], points: Sequence[Point], folded: str) -> bool:
    """Every point is noted, or there are none and the text is one sentence about it."""
    if points:
        return all(outcomes().first(fold(p.text), "noted") for p in points)
    return len(_SENTENCE_END.findall(folded)) < 2
