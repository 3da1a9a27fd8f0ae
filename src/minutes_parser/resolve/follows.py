"""Does the decision follow the recommendation: unchanged, amended or replaced; and what changed, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

import attrs

from ..lexicon.phrases import evidence, outcomes, votes
from ..lexicon.words import words
from ..lookalike import same_if_misread
from ..misread import reading
from ..model import Case, Decision, Follows, Recommendation
from ..patterns import pattern
from ..view import fold
from .referring import alters, points_at, resolved

_WORD = pattern(r"[\p{L}\p{N}]+")
_THOUSANDS = pattern(r"(?<=\d) (?=\d{3}(?!\d))")
_PAPER = pattern(r"(?:innstilling|tilråding|tilrådning)(?:a|en)?\b|\bforslag(?:et)? fr[aå]\b|\p{L}s forslag\b")
_KEPT = 1 / 3
_SHORT = 160


@attrs.frozen
class Change:
    """A run of words that stayed, was put in or was taken out."""

    kind: Literal["same", "added", "removed"]
    text: str


@attrs.frozen
class PointDiff:
    """The change of one point (or of the whole text, where there are no points)."""

    label: str | None
    changes: tuple[Change, ...]


def judged(case: Case, *, recognised: bool = False) -> Case:
    """The case with its decision compared with the recommendation, and its outcome seen in the light of its kind.

    In text that was ``recognised`` from pictures two words are the same where recognition may have read one of them wrong.
    """
    if case.decision is None:
        return case
    case = resolved(case)
    assert case.decision is not None
    outcome = case.decision.outcome
    if case.kind in ("information", "report") and outcome == "adopted" and outcomes().first(fold(_first_point(case.decision)), "noted"):
        outcome = "noted"  # what an information case adds to "til orientering" does not make it another thing
    if outcome == "adopted" and _voted_down(case):
        outcome = "rejected"
    return attrs.evolve(case, decision=attrs.evolve(case.decision, outcome=outcome, follows_recommendation=follows(case, recognised=recognised)))


def _voted_down(case: Case) -> bool:
    """A decision of a few words that tells a lost vote, and no other: "Avslått – 4 for, 6 imot"."""
    text = case.decision.text if case.decision else ""
    lost = bool(case.votes) and all(v.result == "rejected" and v.for_ is not None and v.against is not None for v in case.votes)
    return lost and len(text) <= _SHORT and votes().first(fold(text), "rejected") is not None


def _first_point(decision: Decision) -> str:
    return decision.points[0].text if decision.points else decision.text


def follows(case: Case, *, recognised: bool = False) -> Follows | None:
    """How the decision stands to the recommendation nearest to it; ``None`` where there is no recommendation or no decision."""
    if not case.decision or not case.recommendations or case.decision.outcome in ("postponed", "withdrawn"):
        return None
    told = _last_written(case.recommendations).text
    if len(told) < _SHORT and evidence().first(fold(told), "unrecommended"):
        return None  # "Saken legges fram uten innstilling."
    recommended, decided = _alike(told, case.decision.resolved.text if case.decision.resolved else case.decision.text)
    before, after = _words(recommended, recognised), _words(decided, recognised)
    free = set(_words(case.title or "", recognised))
    kept = _kept_or_misread if recognised else _kept
    removed = [w for w in before if not kept(w, after)]
    added = [w for w in after if not kept(w, before) and w not in free]
    if not removed and not added:
        return "amended" if case.decision.resolved and alters(case.decision) else "unchanged"
    if before and 1 - len(removed) / len(before) >= _KEPT:
        return "amended"
    return None if _only_tells(case.decision) else "replaced"


def _only_tells(decision: Decision) -> bool:
    """Only word that a recommendation was carried, with changes or without, and not its text: "Innstillingen med endringer ble vedtatt"."""
    text = fold(decision.resolved.text if decision.resolved else decision.text)
    told = _PAPER.search(text) if len(text) <= _SHORT else None
    return told is not None and votes().first(text[told.end() :], "carried", "unanimous") is not None


def _last_written(recommendations: Sequence[Recommendation]) -> Recommendation:
    """The last that is written out: "Som byrådets innstilling." recommends what stands above it."""
    return next((r for r in reversed(recommendations) if not points_at(r.text)), recommendations[-1])


def _alike(recommended: str, decided: str) -> tuple[str, str]:
    """Both texts; less a first line that only announces one of them: "Formannskapet rår kommunestyret til å gjere slikt vedtak:"."""
    (lead, said), (own, rest) = _announced(recommended), _announced(decided)
    return (said, rest) if bool(lead) != bool(own) else (recommended, decided)


def _announced(text: str) -> tuple[str, str]:
    """A first line that announces what is to be decided, and the rest."""
    first, _, rest = text.partition("\n")
    return (first, rest) if rest and first.endswith(":") and evidence().first(fold(first), "announcing") else ("", text)


def diff(recommendation: Recommendation, decision: Decision) -> tuple[PointDiff, ...]:
    """The words that changed, point by point where both have points."""
    before, after = recommendation.points, decision.points
    if not before or not after:
        return (PointDiff(None, word_diff(recommendation.text, decision.text)),)
    pairs = [(a, b) for a, b in zip(before, after, strict=False)]
    out = [PointDiff(b.label, word_diff(a.text, b.text)) for a, b in pairs]
    out += [PointDiff(p.label, word_diff("", p.text)) for p in after[len(pairs) :]]
    out += [PointDiff(p.label, word_diff(p.text, "")) for p in before[len(pairs) :]]
    return tuple(out)


def word_diff(before: str, after: str) -> tuple[Change, ...]:
    """The change from ``before`` to ``after`` in runs of words."""
    a, b = before.split(), after.split()
    out: list[Change] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            out.append(Change("same", " ".join(a[a1:a2])))
        else:
            out += [Change("removed", " ".join(a[a1:a2]))] if a2 > a1 else []
            out += [Change("added", " ".join(b[b1:b2]))] if b2 > b1 else []
    return tuple(out)


def _words(text: str, recognised: bool = False) -> list[str]:
    folded = _THOUSANDS.sub("", fold(reading(text))) if recognised else fold(text)
    return [words().present.get(w, w) for w in _WORD.findall(folded) if w not in words().empty and not (recognised and len(w) == 1)]


def _kept_or_misread(word: str, words: list[str]) -> bool:
    return _kept(word, words) or any(same_if_misread(word, other) for other in words)


def _kept(word: str, words: list[str]) -> bool:
    """The word, or one that ends or begins with it: "årsregnskap" and "regnskap"."""
    return word in words or (
        len(word) > 5 and any(len(w) > 5 and (w.endswith(word) or word.endswith(w) or w[:-2] == word or word[:-2] == w) for w in words)
    )
