"""What was decided (nb/nn: vedtak): under its label, or where no label is in what decides; and what became of the case."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.phrases import Found, evidence, outcomes
from ..model import Decision, Outcome, Point
from ..patterns import pattern
from ..segment.items import Item, text_of, value_of
from ..segment.outline import Block
from ..source import Source
from ..span import Span
from ..view import fold, words_of
from .passage import passage
from .sentences import sentences
from .unlabelled import ELECTION, result_items
from .vote_words import is_bare_result

_SHORT_DECISION = 260
_EARLY = 80
"""So early in a long decision a postponement is what is decided."""
_AT_ONCE = 6
"""So early it is the case that is sent on, however long the sentence."""
_ASKED = pattern(r"(?:foreslått|føreslått|føreslege|føreslegen|ønsket|ønskt|vurdert|bedt) $")
_NAMED = pattern(r"(?!.*(?:sa[kg]|punkt|behandling|handsaming|avgj|vedtak|spørsmål|søknad|val))\p{L}{2,}(?:en|et|a|ene|ane)\s")
"""A sentence begins with a thing, and says no word for a case or its treatment."""
_SENT_ON = pattern(r"[^.]*?\bog (?:over)?send(?:es|ast)\b")
"""What follows where the decision itself is sent on: "Avtalen vedtas og oversendes eierne."."""
_SENTENCE_END = pattern(r"[.!?]\s+\p{Ll}")
_SHORT_AGREED = 60
_POSTS = pattern(r"^\W*\p{Lu}[\p{L} /-]{2,40}:\s*\p{Lu}", regex.MULTILINE)
"""Rows of posts and who has them: "Kasserer: Per Ånestad"."""
_CHOSEN = pattern(
    r"(?:[\p{L}.-]+\s(?:og\s)?){1,9}(?:ble|blei|blir|vart|vert|var)\s(?:gjen|att)?(?:valgt|valt|valde?)\s(?:til|som)\s[^.]{3,60}\.?$"
    r"|(?:som|til)\s[^.:]{3,100}?\s(?:velges|oppnevnes|(?:blir|vert)\s(?:valgt|vald|valt|oppnevnt|oppnemnd))\s"
)
"""A sentence that elects and no more: "Kari Moe ble valgt til møteleder.", "Som nytt medlem velges Per Ås."."""
_ACTS = pattern(r"\p{L}+(?:et|en|a) (?:vil|ber|skal|gir|gjev|forutsetter|føreset|anmoder|pålegger|oppfordrer|krever|mener|meiner|går inn)\b")
"""Beside "tar rapporten til orientering" a sentence in which the body acts makes it a decision."""


def read_decision(source: Source, blocks: Sequence[Block], title: str | None) -> Decision | None:
    """What stands under the decision labels; without one, a sentence that tells subject and result."""
    labelled = [b for b in blocks if b.kind == "decision" and b.paragraphs]
    openers = {b.opener for b in labelled}
    items = [i for b in labelled for i in _without_result_lines(source, b)] if labelled else result_items(source, blocks, title)
    if not items:
        return None
    if _undecided(source, items):
        return None
    text = passage(source, items, {i for i in items if i.label and any(o and o.line == i.line for o in openers)})
    return Decision(text.text, text.points, outcome=outcome_of(text.text, text.points, title), span=text.span)


def _undecided(source: Source, items: Sequence[Item]) -> bool:
    """ "Vedtak: Ingen.": nothing was decided."""
    folded = fold(value_of(source, items[0])).strip(" .()") if len(items) == 1 else ""
    told = evidence().first(folded, "undecided") if folded else None
    return told is not None and told.end - told.start == len(folded)


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
    if len(parts) > 1 and len(found) == 1 and len(item.parts) > 1 and is_bare_result(fold(words_of(source, last))):
        return attrs.evolve(item, parts=item.parts[:-1], body=Span(item.body.start, min(item.body.end, item.parts[-2].end)))
    if len(found) < 2 or not is_bare_result(fold(source.text[last.start + found[-1][0] : last.start + found[-1][1]])):
        return item
    end = last.start + found[-2][1]
    return attrs.evolve(item, parts=(*item.parts[:-1], Span(item.parts[-1].start, end)), body=Span(item.body.start, min(item.body.end, end)))


def _is_result(source: Source, block: Block, item: Item) -> bool:
    text = fold(value_of(source, item) if item is block.opener else text_of(source, item))
    return len(text) < 160 and not item.marker and is_bare_result(text)


def outcome_of(text: str, points: Sequence[Point], title: str | None) -> Outcome | None:
    """What became of the case, by the decision's own words; a decision of several kinds is adopted."""
    folded = fold(text)
    found = [f for f in outcomes().longest(folded) if f.phrase.kind != "postponed" or _of_case(text, folded, f)]
    kinds = {f.phrase.kind for f in found}
    if "noted" in kinds and _all_noted(found, points, folded):
        return "noted"
    at_once = {"postponed": _EARLY, "referred": _AT_ONCE}
    if len(folded) < _SHORT_DECISION or (not points and any(f.start < at_once.get(f.phrase.kind, 0) for f in found)):
        sent_on = bool(found) and found[0].phrase.kind == "adopted" and _SENT_ON.match(folded, found[0].end)
        for kind in ("postponed", "withdrawn", "referred", "rejected"):
            if kind in kinds and not ("adopted" in kinds and (kind == "rejected" or (kind == "referred" and sent_on))):
                return _OUTCOMES[kind]
    election = ELECTION.match(fold(title or ""))
    said = fold(text[list(sentences(text))[-1][0] :]) if folded else ""
    agreed = kinds == {"adopted"} and len(said) < _SHORT_AGREED and election is not None and "val" in election[0]
    if election and ("elected" in kinds or len(_POSTS.findall(text)) > 1 or not kinds or agreed):
        return "elected"
    if kinds == {"elected"} and (_CHOSEN.match(folded) or found[0].start == 0):
        return "elected"
    return "adopted" if folded else None


_OUTCOMES: dict[str, Outcome] = {"postponed": "postponed", "withdrawn": "withdrawn", "referred": "referred", "rejected": "rejected"}


def _of_case(text: str, folded: str, found: Found) -> bool:
    """Is it the case that is put off? What is only proposed ("Sak 31/05 ble foreslått utsatt") is not, nor is, in a sentence or line after the first,
    what is named and is none ("Befaringen utsettes")."""
    before = folded[: found.start]
    if _ASKED.search(before):
        return False
    starts = [0, *(start for start, _ in sentences(text[: found.start])), text.rfind("\n", 0, found.start) + 1]
    subject = before[max(starts) :]
    return max(starts) == 0 or not _NAMED.match(subject)


def _all_noted(found: Sequence[Found], points: Sequence[Point], folded: str) -> bool:
    """Every point is noted, or there are none, and beside the sentence about it only what was noted is told."""
    if points:
        return all(outcomes().first(fold(p.text), "noted") for p in points)
    told = [folded[a:b] for a, b in _clauses(folded)]
    if any(outcomes().first(s, "adopted") and not (outcomes().first(s, "noted") or is_bare_result(s)) for s in told):
        return False  # "Regnskapet ble godkjent. Revisjonsrapporten ble tatt til etterretning."
    return len(told) < 3 or (found[0].start < _EARLY and found[0].phrase.kind == "noted" and not any(_ACTS.match(said) for said in told[1:]))


def _clauses(folded: str) -> list[tuple[int, int]]:
    """The sentences of a folded text."""
    ends = [m.start() + 1 for m in _SENTENCE_END.finditer(folded)]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(folded)], strict=True))
