"""Could they decide? The quorum (nb: vedtaksførhet, nn: vedtaksførleik) of each case and of the meeting, under one rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs

from ..diagnostics import Code, Diagnostic
from ..lexicon.choice import Choice
from ..lexicon.rules import QuorumRule
from ..model import Case, Minutes
from ..resolve.presence import CasePresence, opening
from .counts import Count, by_lists, cast_votes, in_case, interval, shares
from .places import at
from .report import Quorum
from .verdict import Held, Judgement, judge

NOT_MET = Code(
    "MP501", "error", "Quorum not met", "{present} present, {required} required under {rule}",
    "By the document's own numbers too few took part. Read the places that the reasons name before you rely on the decision.",
)  # fmt: skip
UNDETERMINED = Code(
    "MP502", "warning", "Quorum undetermined", "whether the quorum was met cannot be told: {why}",
    "Give what the document leaves out: --seats, --rule, or --votes for an IKS.",
)  # fmt: skip
ASSUMED = Code(
    "MP503", "info", "A rule of quorum assumed", "{why}",
    "Give the rule that applies with --rule.",
)  # fmt: skip
CODES = (NOT_MET, UNDETERMINED, ASSUMED)


@attrs.frozen
class Ground:
    """What the verdicts rest on: the rule and why it is that one, the number of members, and votes by member where they differ."""

    choice: Choice
    seats: int | None = None
    votes: Mapping[str, int] = attrs.field(factory=dict)
    """Votes by member's name or by what they represent, as the document writes it (IKS-loven § 9)."""


def quorum(minutes: Minutes, ground: Ground, here: Sequence[CasePresence]) -> tuple[tuple[Quorum, ...], tuple[Diagnostic, ...]]:
    """The verdict for the meeting as a whole, then for every case in the order treated; and the findings."""
    counts = [in_case(minutes, case, who, ground.seats) for case, who in zip(minutes.cases, here, strict=True)]
    rows = [_row(minutes, ground, *one) for one in zip(minutes.cases, here, counts, strict=True)]
    whole = _summed(_whole(minutes, ground, here, counts), rows)
    found = (d for count in (*counts, by_lists(minutes, opening(minutes), ground.seats)) for d in count.found)
    return (whole, *rows), (*_findings(ground, whole, rows), *dict.fromkeys(found))


def name_of(case: Case) -> str | None:
    """What a case is called in a report: its raw number, or its title where it has none."""
    return case.number.raw if case.number else case.title


def _row(minutes: Minutes, ground: Ground, case: Case, who: CasePresence, count: Count) -> Quorum:
    cast = cast_votes(case.votes)
    rule = ground.choice.rule
    low, high, reasons = count.low, count.high, count.reasons
    if rule and rule.counts == "present_and_voting":
        if cast is not None:
            reasons = (*reasons, f"{cast} votes were cast{at(minutes.source, case.votes[-1].span)}")
            low, high = (cast, cast) if high is None or cast <= high else (low, cast)
        elif low is not None:
            reasons = (*reasons, "those present count as having voted (inferred)")
    row = _judged(ground, attrs.evolve(count, low=low, high=high, reasons=reasons), _held(minutes, ground, who))
    return attrs.evolve(row, case=name_of(case), present_min=count.low, present_max=count.high, voted=cast, span=case.span[:1])


def _whole(minutes: Minutes, ground: Ground, here: Sequence[CasePresence], counts: Sequence[Count]) -> Quorum:
    """The meeting as a whole: the fewest and the most who were present in any case, and the votes they held."""
    if not counts:
        who = opening(minutes)
        return _judged(ground, by_lists(minutes, who, ground.seats), _held(minutes, ground, who))
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    whole = Count(min(lows, default=None), max(highs, default=None), tuple(_of_all(minutes.cases, counts)))
    return _judged(ground, whole, _over([_held(minutes, ground, who) for who in here]))


def _of_all(cases: Sequence[Case], counts: Sequence[Count]) -> Iterator[str]:
    """The reasons of all cases; what does not hold of each of them says of which."""
    for reason in dict.fromkeys(reason for count in counts for reason in count.reasons):
        here = [name_of(case) or "" for case, count in zip(cases, counts, strict=True) if reason in count.reasons]
        yield reason if len(here) == len(cases) else f"{', '.join(here)}: {reason}"


def _summed(whole: Quorum, rows: Sequence[Quorum]) -> Quorum:
    """With a plain word where the cases differ: a quorum that was lost on the way."""
    verdicts = Counter(row.verdict for row in rows)
    if len(verdicts) < 2:
        return whole
    words = ", ".join(f"{verdict.replace('_', ' ')} in {verdicts[verdict]}" for verdict in ("met", "not_met", "undetermined") if verdicts[verdict])
    return attrs.evolve(whole, reasons=(f"of {len(rows)} cases: {words}", *whole.reasons))


def _held(minutes: Minutes, ground: Ground, who: CasePresence) -> Held:
    """The votes represented, where the rule asks for them."""
    if not ground.choice.rule or ground.choice.rule.votes_share is None:
        return None
    held = shares(minutes, who, ground.votes)
    return held if isinstance(held, str) else (*held, sum(ground.votes.values()))


def _over(held: Sequence[Held]) -> Held:
    """The votes represented over several cases, at least and at most; where one is not known, why."""
    known = [one for one in held if isinstance(one, tuple)]
    if len(known) < len(held):
        return next(one for one in held if not isinstance(one, tuple))
    return min(low for low, _, _ in known), max(high for _, high, _ in known), known[0][2]


def _judged(ground: Ground, count: Count, held: Held) -> Quorum:
    choice = ground.choice
    if choice.rule is None:
        return Quorum(None, seats=ground.seats, present_min=count.low, present_max=count.high, reasons=(choice.why, *count.reasons))
    judged = judge(choice.rule, ground.seats, count.low, count.high, held)
    reasons = [*filter(None, (judged.why,)), *count.reasons]
    if choice.assumed:
        reasons.append(choice.why)
        reasons += [_otherwise(other, judge(other, ground.seats, count.low, count.high)) for other in choice.others]
    if not choice.rule.verified:
        reasons.append(f"{_name(choice.rule)} was not read in the act: unverified")
    return Quorum(
        None,
        seats=ground.seats,
        required=judged.required,
        present_min=count.low,
        present_max=count.high,
        verdict=judged.verdict,
        rule=choice.rule.id,
        legal_reference=choice.rule.legal_reference,
        assumed=choice.assumed,
        reasons=tuple(reasons),
    )


def _name(rule: QuorumRule) -> str:
    return rule.legal_reference or rule.id


def _otherwise(rule: QuorumRule, judged: Judgement) -> str:
    needed = f", {judged.required} required" if judged.required is not None else ""
    return f"under {_name(rule)}: {judged.verdict.replace('_', ' ')}{needed}"


def _findings(ground: Ground, whole: Quorum, rows: Sequence[Quorum]) -> Iterator[Diagnostic]:
    """Cases of their own where they differ from the meeting as a whole; the whole where it is not met or not decided."""
    if ground.choice.assumed:
        yield ASSUMED.at((), why=ground.choice.why)
    failed = [row for row in rows if row.verdict == "not_met"]
    for row in failed or ([whole] if whole.verdict == "not_met" else []):
        voting = f" ({row.voted} voting)" if row.voted is not None else ""
        present = f"{interval(row.present_min, row.present_max)}{voting}"
        yield NOT_MET.at(row.span, case=row.case, present=present, required=row.required, rule=row.legal_reference or row.rule)
    open_ = [row for row in rows if row.verdict == "undetermined"]
    if whole.verdict == "undetermined" and len(open_) == len(rows):
        yield UNDETERMINED.at((), why=whole.reasons[0])
    else:
        yield from (UNDETERMINED.at(row.span, case=row.case, why=row.reasons[0]) for row in open_)
