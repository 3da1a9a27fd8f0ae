"""One report of a whole protocol: could they decide, is it complete, does it contradict itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..diagnostics import Code, Diagnostic
from ..extract.quorum_stated import stated_rules
from ..lexicon.choice import Choice, choose
from ..lexicon.content import requirements
from ..lexicon.overlay import using
from ..lexicon.profile import ProfileLike, read_profile
from ..lexicon.rules import QuorumRule, rule_named
from ..model import Minutes
from ..resolve.agenda import FROM_AGENDA
from ..resolve.attendance import ONLY_CALLED
from ..resolve.presence import CasePresence, presence
from . import numbering, order, outcomes, people, votes
from .completeness import completeness
from .quorum import Ground, quorum
from .report import Report, SourceName

NOTHING = Code(
    "MP506", "info", "Nothing to check", "this is not the minutes of a meeting but {kind}",
    "Quorum and completeness are asked of minutes only.",
)  # fmt: skip
OFFERED = Code(
    "MP507", "info", "A rule of quorum in the document", "the document itself states a rule: «{text}»",
    "It was not applied. Should it be this body's own rule, give it with --rule.",
)  # fmt: skip
CODES = (NOTHING, OFFERED)

Check = Callable[[Minutes, Sequence[CasePresence]], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (*votes.CHECKS, *outcomes.CHECKS, *people.CHECKS, *numbering.CHECKS, *order.CHECKS)
"""What is asked of every protocol besides quorum and completeness, one question a function."""

_THE_WHOLE = "MP4"
"""Findings of the reading itself that belong in a report: a person on both lists, a seat nobody accounts for, an item never treated."""
_ASIDE = frozenset((ONLY_CALLED.code, FROM_AGENDA.code))
"""Those of them that contradict nothing."""
_ORDER = {"error": 0, "warning": 1, "info": 2}


def check(
    minutes: Minutes,
    *,
    rule: str | QuorumRule | None = None,
    seats: int | None = None,
    votes: Mapping[str, int] | None = None,
    profile: ProfileLike = None,
) -> Report:
    """Quorum per case, what the law wants minutes to say, and what contradicts itself.

    ``rule``: an id ("kommuneloven-11-9"), "at-least 9", "more-than 1/2" or a :class:`QuorumRule`; without it the rule follows the
    kind of body and the date. ``seats``: the number of members, where the document does not say it. ``votes``: votes by member's
    name or by what they represent, for bodies whose members hold unequal votes (IKS-loven § 9). ``profile``: as for ``parse``.

    Raises :class:`RuleError` where there is no such rule, and ``ValueError`` for an impossible number.
    """
    with using(read_profile(profile)):
        return _checked(minutes, rule, seats, votes or {})


def _checked(minutes: Minutes, rule: str | QuorumRule | None, seats: int | None, votes: Mapping[str, int]) -> Report:
    _demand(seats, votes)
    source = SourceName(minutes.source.name, minutes.source.sha256)
    if minutes.kind not in ("minutes", "case_record"):
        return Report(source, diagnostics=(NOTHING.at((), kind=minutes.kind),))
    choice = _choice(minutes, rule)
    here = presence(minutes)
    rows, lacking = quorum(minutes, Ground(choice, seats or minutes.attendance.seats, votes), here)
    wanted = requirements(choice.rule, minutes.meeting.body_kind, _names(minutes))
    elements, missing = completeness(minutes, wanted, assumed=choice.assumed)
    whole = (d for d in minutes.diagnostics if d.code.startswith(_THE_WHOLE) and d.code not in _ASIDE)
    offered = (OFFERED.at(stated.span, case=stated.case, text=stated.text) for stated in stated_rules(minutes))
    findings = (*lacking, *missing, *offered, *whole, *(d for ask in CHECKS for d in ask(minutes, here)))
    return Report(source, rows, elements, tuple(sorted(findings, key=lambda d: (_ORDER[d.severity], d.span[:1]))))


def _demand(seats: int | None, votes: Mapping[str, int] | None) -> None:
    if seats is not None and seats < 1:
        raise ValueError(f"seats: a body has at least one member, not {seats}")
    for who, count in (votes or {}).items():
        if count < 0:
            raise ValueError(f"votes: {who} cannot hold {count}")


def _choice(minutes: Minutes, rule: str | QuorumRule | None) -> Choice:
    if rule is not None:
        given = rule if isinstance(rule, QuorumRule) else rule_named(rule)
        return Choice(given, assumed=False, why="the rule was given", others=())
    return choose(minutes.meeting.body_kind, _names(minutes), minutes.meeting.date)


def _names(minutes: Minutes) -> tuple[str, ...]:
    """The names that may tell a legal form: of the body, its organisation, the meeting."""
    meeting = minutes.meeting
    return tuple(filter(None, (meeting.body, meeting.organisation, meeting.title)))
