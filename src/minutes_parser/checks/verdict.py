"""The arithmetic of quorum: an interval of people against a rule. Nothing here knows of documents."""

from __future__ import annotations

import attrs

from ..lexicon.rules import QuorumRule, required
from .report import Verdict

Held = tuple[int, int, int] | str | None
"""Votes represented at least, at most and in all (IKS-loven § 9); or why that is not known; ``None`` where the rule does not ask."""


@attrs.frozen
class Judgement:
    """A verdict with the number it was measured against and what stood in the way of one."""

    verdict: Verdict
    required: int | None = None
    why: str = ""


def judge(rule: QuorumRule, seats: int | None, low: int | None, high: int | None, held: Held = None) -> Judgement:
    """Whether ``low``..``high`` of ``seats`` satisfy ``rule``; decided only where the whole interval agrees."""
    needed = required(rule, seats)
    if needed is None:
        unknown = "the number of members is not known" if seats is None else f"{rule.legal_reference} names no number for {seats} members"
        return Judgement("undetermined", None, unknown)
    if low is None or high is None:
        return Judgement("undetermined", needed, "how many were present is not known")
    heads = _against(low, high, needed)
    if heads != "met" or rule.votes_share is None:
        return Judgement(heads, needed, f"{low} to {high} present lies on both sides of the {needed} required" if heads == "undetermined" else "")
    if held is None or isinstance(held, str):
        return Judgement(
            "undetermined", needed, f"{rule.legal_reference} also asks for {rule.votes_share} of the votes: {held or 'they are not given'}"
        )
    fewest, most, total = held
    floor = -(-total * rule.votes_share.numerator // rule.votes_share.denominator)
    weight = _against(fewest, most, floor)
    return Judgement(weight, needed, f"those present hold {fewest} to {most} of {total} votes; {floor} are required" if weight != "met" else "")


def _against(low: int, high: int, needed: int) -> Verdict:
    return "met" if low >= needed else "not_met" if high < needed else "undetermined"
