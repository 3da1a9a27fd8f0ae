"""Could they decide? The quorum (nb: vedtaksførhet, nn: vedtaksførleik) of each case and of the meeting, under one rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from ..diagnostics import Code, Diagnostic
from ..lexicon.choice import Choice
from ..model import Case, Minutes
from ..resolve.presence import CasePresence, opening
from .counts import Count, by_lists, cast_votes, in_case, interval, shares
from .places import at
from .report import Quorum
from .verdict import Judgement, judge

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
    whole = _whole(minutes, ground, here, counts)
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
            low, high = (cast, cast) if low is None or high is None else (min(cast, low), max(cast, high))
        elif low is not None:
            reasons = (*reasons, "those present count as having voted (inferred)")
    row = _judged(minutes, ground, who, attrs.evolve(count, low=low, high=high, reasons=reasons))
    return attrs.evolve(row, case=name_of(case), present_min=count.low, present_max=count.high, voted=cast, span=case.span[:1])


def _whole(minutes: Minutes, ground: Ground, here: Sequence[CasePresence], counts: Sequence[Count]) -> Quorum:
    """The meeting as a whole: the fewest and the most who were present in any case."""
    if not counts:
        who = opening(minutes)
        return _judged(minutes, ground, who, by_lists(minutes, who, ground.seats))
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    fewest = min(range(len(counts)), key=lambda i: (counts[i].low is not None, counts[i].low or 0))
    reasons = tuple(dict.fromkeys(reason for count in counts for reason in count.reasons))
    return _judged(minutes, ground, here[fewest], Count(min(lows, default=None), max(highs, default=None), reasons))


def _judged(minutes: Minutes, ground: Ground, who: CasePresence, count: Count) -> Quorum:
    choice = ground.choice
    reasons = [*count.reasons]
    if choice.rule is None:
        return Quorum(None, seats=ground.seats, present_min=count.low, present_max=count.high, reasons=(choice.why, *reasons))
    held = shares(minutes, who, ground.votes) if choice.rule.votes_share else None
    weighed = (*held, sum(ground.votes.values())) if isinstance(held, tuple) else held
    judged = judge(choice.rule, ground.seats, count.low, count.high, weighed)
    if judged.why:
        reasons.insert(0, judged.why)
    if choice.assumed:
        reasons.append(choice.why)
        reasons += [_otherwise(other.legal_reference or other.id, judge(other, ground.seats, count.low, count.high)) for other in choice.others]
    if not choice.rule.verified:
        reasons.append(f"{choice.rule.legal_reference or choice.rule.id} was not read in the act: unverified")
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


def _otherwise(reference: str, judged: Judgement) -> str:
    needed = f", {judged.required} required" if judged.required is not None else ""
    return f"under {reference}: {judged.verdict.replace('_', ' ')}{needed}"


def _findings(ground: Ground, whole: Quorum, rows: Sequence[Quorum]) -> Iterator[Diagnostic]:
    """Cases of their own where they differ from the meeting as a whole; the whole where it is not met or not decided."""
    rule = ground.choice.rule
    if ground.choice.assumed:
        yield ASSUMED.at((), why=ground.choice.why)
    failed = [row for row in rows if row.verdict == "not_met"]
    for row in failed or ([whole] if whole.verdict == "not_met" else []):
        present = (
            interval(row.present_min, row.present_max) if row.voted is None else f"{interval(row.present_min, row.present_max)} ({row.voted} voting)"
        )
        yield NOT_MET.at(row.span, case=row.case, present=present, required=row.required, rule=(rule and rule.legal_reference) or row.rule)
    open_ = [row for row in rows if row.verdict == "undetermined"]
    if whole.verdict == "undetermined" and len(open_) == len(rows):
        yield UNDETERMINED.at((), why=whole.reasons[0])
    else:
        yield from (UNDETERMINED.at(row.span, case=row.case, why=row.reasons[0]) for row in open_)
