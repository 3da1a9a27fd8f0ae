"""Decisions by reference ("Som innstillingen"): the text of the case that each stands for, or word that it is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ..diagnostics import Code, Diagnostic
from ..extract.bodies import is_foreign, is_own
from ..extract.decisions import outcome_of
from ..extract.vote_words import is_bare_result
from ..lexicon.bodies import body_in
from ..lexicon.phrases import Found, references
from ..model import Case, Decision, Point, Proposal, Recommendation, Resolved
from ..patterns import pattern
from ..view import fold

_LONGEST = 160
_LONGEST_ALTERED = 600
_LONGEST_RESULT = 60
_NEAR = 40
"""So soon after the reference its changes are told."""
_WORD = pattern(r"\p{L}{2,}")

AMENDED = Code(
    "MP431", "info", "A decision that amends by reference", "the decision takes over a text with changes, and the whole is not printed",
    "Its own words and the text it points at are both kept; put them together by hand.",
)  # fmt: skip
NOT_THERE = Code(
    "MP432", "warning", "A decision points at a text that is not in the case", "the decision only says «{words}», and the case holds no such text",
    "Look for the recommendation or proposal in the papers of the case.",
)  # fmt: skip
CODES = (AMENDED, NOT_THERE)


def resolved(case: Case) -> Case:
    """The case with the text that its decision by reference stands for; the decision's own words are kept."""
    decision = case.decision
    found = points_at(decision.text) if decision else None
    target = _target(case, found) if found else _voted_on(case)
    if decision is None or target is None:
        return case
    outcome = outcome_of(target.text, _points(target), case.title) if decision.outcome == "adopted" else decision.outcome
    whose = target.by or ("recommendation" if isinstance(target, Recommendation) else "proposal")
    return attrs.evolve(case, decision=attrs.evolve(decision, resolved=Resolved(target.text, _points(target), whose), outcome=outcome))


def alters(decision: Decision) -> bool:
    """Does it take over the text that it points at with changes: "Innstillingen vedtas med følgende tillegg: …"?"""
    found = points_at(decision.text)
    return found is not None and _altered(fold(decision.text), found)


def unresolved(cases: Sequence[Case]) -> Iterator[Diagnostic]:
    """Say so where the text of a decision by reference is not in the case, or not whole."""
    for case in cases:
        found = points_at(case.decision.text) if case.decision else None
        if case.decision and found:
            number = case.number.raw if case.number else None
            if case.decision.resolved is None:
                yield NOT_THERE.at(case.decision.span, case=number, words=case.decision.text[: _LONGEST // 2])
            elif alters(case.decision):
                yield AMENDED.at(case.decision.span, case=number)


def points_at(text: str) -> Found | None:
    """The reference that a decision consists of: nothing but a result stands before it."""
    if len(text) > _LONGEST_ALTERED:
        return None
    folded = fold(text)
    found = references().first(folded, "recommendation", "proposal")
    if found is None or (len(text) > _LONGEST and not _altered(folded, found)):
        return None
    before = folded[: found.start].strip(" .,:;–-*")
    return found if not before or is_bare_result(before) else None


def _altered(folded: str, found: Found) -> bool:
    told = references().first(folded[found.end :], "altered")
    return told is not None and told.start < _NEAR


def _points(target: Recommendation | Proposal) -> tuple[Point, ...]:
    return target.points if isinstance(target, Recommendation) else ()


def _target(case: Case, found: Found) -> Recommendation | Proposal | None:
    """The text meant: by whose it is; else the recommendation nearest to the decision, or the only proposal there is."""
    by = (found.slots.get("by") or "").strip()
    if found.phrase.kind == "proposal":
        named = [p for p in case.proposals if _same(p.by, by)]
        if named:
            return named[-1]
        if by and not any(is_own(by, r.by) or (r.by is None and body_in(by)) for r in case.recommendations):
            return None
        if not by and case.proposals:
            return case.proposals[0] if len(case.proposals) == 1 and not case.recommendations else None
    mine = [r for r in case.recommendations if is_own(by, r.by)] or [r for r in case.recommendations if not is_foreign(by, r.by)]
    return mine[-1] if mine else None


def _voted_on(case: Case) -> Recommendation | None:
    """The recommendation of which a decision only tells that it was carried: "Enstemmig vedtatt." below it."""
    told = case.decision is not None and len(case.decision.text) <= _LONGEST_RESULT and is_bare_result(fold(case.decision.text))
    carried = [v for v in case.votes if v.result == "carried"]
    alone = not case.proposals or len(carried) == 1
    return case.recommendations[-1] if told and alone and carried and case.recommendations else None


def _same(by: str | None, named: str) -> bool:
    """Is one of the words that name the proposer among those of the reference: "Moe" in "Kari Moe (SP)", "Moes" in the genitive?"""
    words = {w.removesuffix("s") for w in _WORD.findall(fold(by or ""))}
    return bool(words & {w.removesuffix("s") for w in _WORD.findall(fold(named))})
