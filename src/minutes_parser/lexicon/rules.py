"""Quorum rules (nb: vedtaksførhet, nn: vedtaksførleik): how many must be present under an act, or under a rule that the user gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from difflib import get_close_matches
from fractions import Fraction
from functools import cache
from math import ceil, floor

import regex
from attrs import evolve, frozen

from ..errors import DataError, RuleError
from ..patterns import pattern
from .law import ActData, Counts, Of, RuleData, Tie, law

_GIVEN = pattern(r"(?P<how>at(?:\s+|-)least|more(?:\s+|-)than)(?:\s+|-)(?P<number>\d+)(?:\s*/\s*(?P<parts>\d+))?", regex.IGNORECASE)


@frozen
class Majority:
    """What an ordinary decision needs (nb: alminnelig flertall, nn: vanleg fleirtal): more than half ``of`` those votes or members.

    ``floor`` is how large a part of all members must at the same time be in favour: at least that part, or more where ``floor_strict``.
    """

    of: Of
    floor: Fraction | None = None
    floor_strict: bool = False


@frozen
class Step:
    """How many must be present where the body has ``least`` to ``most`` members; ``None``: no upper end, and all of them."""

    least: int
    most: int | None
    required: int | None


@frozen
class QuorumRule:
    """How many members must take part for a body to decide (nb: vedtaksfør, beslutningsdyktig; nn: vedtaksfør, avgjerdsfør).

    One of ``share`` (of the members: at least, or more where ``strict``), ``fixed`` (a number of members) and ``steps`` (a number that depends on
    how many members there are; goes before the share) says how many. Source: the consolidated acts, read in May 2026, unless ``verified`` is
    false. ``valid_from`` is when the act came into force: the wording is that of 2026, earlier wordings were not compared.
    """

    id: str
    for_: str
    """Whose rule it is, in words."""
    legal_reference: str | None
    """As written for people, "kommuneloven § 11-9" (nb: hjemmel, nn: heimel); ``None`` for a rule given by the user."""
    act: str | None
    counts: Counts
    """Who counts (nb: til stede, deltar, avgir stemme): those present, those who take part, those who are present and vote in the case."""
    share: Fraction | None = None
    strict: bool = False
    fixed: int | None = None
    steps: tuple[Step, ...] = ()
    votes_share: Fraction | None = None
    """At least this part of all votes must be represented by those present, where members have unequal votes (IKS-loven § 9)."""
    majority: Majority | None = None
    tie: Tie | None = None
    """When votes are equal (nb: stemmelikhet, nn: likt røystetal): the chair's vote decides, what the chair voted for holds, two votes, lot."""
    bylaws: str | None = None
    """What by-laws or an agreement may change (nb: vedtekter, selskapsavtale)."""
    extra: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    replaces: str | None = None
    """Id of the rule that held before ``valid_from``."""
    verified: bool = True
    note: str | None = None
    url: str | None = None

    @property
    def words(self) -> str:
        """The demand in words: "at least half of the members"."""
        return _words(self)


def required(rule: QuorumRule, seats: int | None) -> int | None:
    """How many of ``seats`` members must be present; ``None`` where that depends on an unknown number of members, or the act names no number for it.

    At least half of ``n`` is ``n / 2`` rounded up, more than half is the whole part of ``n / 2`` and one more: they differ for even ``n`` only.
    """
    if rule.fixed is not None:
        return rule.fixed + rule.strict
    if seats is None or seats < 1:
        return None
    for step in rule.steps:
        if step.least <= seats and (step.most is None or seats <= step.most):
            return seats if step.required is None else step.required
    if rule.share is None:
        return None
    return floor(rule.share * seats) + 1 if rule.strict else ceil(rule.share * seats)


@cache
def quorum_rules() -> Mapping[str, QuorumRule]:
    """Every rule by its id, in the order of the data."""
    acts = {act.id: act for act in law().act}
    return {rule.id: _rule(rule, acts[rule.act] if rule.act else None) for rule in law().rule}


def rule_named(text: str) -> QuorumRule:
    """The rule with this id ("kommuneloven-11-9") or legal reference, or as given: "at-least 9", "at-least 1/2", "more-than 1/2".

    Raises :class:`RuleError`, which names what was given and the nearest ids.
    """
    given = _GIVEN.fullmatch(text.strip())
    if given:
        return _given(text, given)
    if known := _names().get(_squeeze(text)):
        return quorum_rules()[known]
    near = get_close_matches(text.strip().lower(), quorum_rules(), n=3, cutoff=0.5)
    nearest = f" (nearest: {', '.join(near)})" if near else ""
    known_ids = ", ".join(quorum_rules())
    raise RuleError(f'no rule is called "{text}"{nearest}; give "at-least 9", "at-least 1/2", "more-than 1/2" or one of: {known_ids}')


def _given(text: str, given: regex.Match[str]) -> QuorumRule:
    strict, number, parts = given["how"][0] in "mM", int(given["number"]), given["parts"]
    name = f"{'more-than' if strict else 'at-least'} {number}{f'/{int(parts)}' if parts else ''}"
    rule = QuorumRule(name, "this check, as the user says", None, None, "present", strict=strict)
    if parts is None:
        if number + strict < 1:
            raise RuleError(f'"{text}" asks for nobody; say how many members, as in "at-least 9"')
        return evolve(rule, fixed=number)
    if not 0 < number + strict <= int(parts):
        raise RuleError(f'"{text}" is no part of the members; a share lies between none and all, as in "at-least 1/2" or "more-than 1/2"')
    return evolve(rule, share=Fraction(number, int(parts)))


@cache
def _names() -> Mapping[str, str]:
    """What a rule may be called: its id, its legal reference in bokmål and in nynorsk."""
    acts = {act.id: act for act in law().act}
    references = {f"{name} {rule.paragraph}": rule.id for rule in law().rule if rule.act for name in (rule.act, acts[rule.act].nn)}
    return {_squeeze(name): id_ for name, id_ in (references | {id_: id_ for id_ in quorum_rules()}).items()}


def _squeeze(text: str) -> str:
    return regex.sub(r"[\s§-]+", "-", text.strip().casefold())


def _rule(data: RuleData, act: ActData | None) -> QuorumRule:
    majority = Majority(data.majority.of, _fraction(data.majority.floor), data.majority.floor_strict) if data.majority else None
    notes = [note for note in (data.note, act and act.note) if note]
    return QuorumRule(
        id=data.id,
        for_=data.for_,
        legal_reference=f"{act.id} § {data.paragraph}" if act else None,
        act=act.id if act else None,
        counts=data.counts,
        share=_fraction(data.share),
        strict=data.strict,
        fixed=data.fixed,
        steps=tuple(Step(step.least, step.most, step.required) for step in data.steps),
        votes_share=_fraction(data.votes_share),
        majority=majority,
        tie=data.tie,
        bylaws=data.bylaws,
        extra=data.extra,
        valid_from=act.in_force if act else None,
        valid_to=act.until if act else None,
        replaces=data.replaces,
        verified=data.verified,
        note=" ".join(notes) or None,
        url=f"https://lovdata.no/lov/{act.number}/§{data.paragraph}" if act and not act.until else None,
    )


def _fraction(text: str | None) -> Fraction | None:
    try:
        return None if text is None else Fraction(text)
    except ValueError as error:
        raise DataError(f"rules.toml: {error}") from error


def _words(rule: QuorumRule) -> str:
    how = "more than" if rule.strict else "at least"
    parts = [_step(step) for step in rule.steps]
    if rule.fixed is not None:
        parts.append(f"{how} {rule.fixed} members")
    if rule.share is not None:
        parts.append(f"{how} {_share(rule.share)} of the members{' otherwise' if rule.steps else ''}")
    if rule.votes_share is not None:
        parts.append(f"and at least {_share(rule.votes_share)} of the votes")
    return ", ".join(parts)


def _step(step: Step) -> str:
    range_ = f"{step.least} or more" if step.most is None else f"{step.least}" if step.least == step.most else f"{step.least} to {step.most}"
    return f"{'all' if step.required is None else step.required} of {range_} members"


def _share(share: Fraction) -> str:
    if share == Fraction(1, 2):
        return "half"
    if share == 1:
        return "all"
    return f"{share.numerator}/{share.denominator}"
