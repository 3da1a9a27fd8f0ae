"""What minutes must contain by statute (nb: krav til møtebok, protokoll; nn: krav til møtebok, protokoll)."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from ..model import BodyKind
from .choice import form_in
from .law import ContentData, ElementId, When, law
from .rules import QuorumRule


@frozen
class Requirement:
    """One thing that minutes must contain (nb: krav, nn: krav), and the paragraph that demands it: "kommuneloven § 11-4 b"."""

    element: ElementId
    required_by: str
    when: When = "always"
    """Always, or only where the doors were closed, somebody was recused (inhabil, ugild), or the vote was divided."""
    detail: str | None = None
    """What exactly, in words: who must sign, what a result must tell."""


def requirements(rule: QuorumRule | None, body_kind: BodyKind | None, names: Iterable[str] = ()) -> tuple[Requirement, ...]:
    """What the act that ``rule`` stands in demands of minutes; for a general assembly, which has no rule, that of its legal form.

    Empty where no act that was read demands anything: associations, a rule given by the user, kommuneloven of 1992.
    """
    form = form_in(names) if body_kind == "general_assembly" else None
    return tuple(
        requirement
        for content in law().content
        if (rule and rule.id in content.rules) or (form and form.sure and form.id in content.forms)
        for requirement in stated_in(content)
    )


def stated_in(content: ContentData) -> tuple[Requirement, ...]:
    """What one paragraph demands, with its letter."""
    paragraph = f"{content.act} § {content.paragraph}"
    return tuple(Requirement(e.element, f"{paragraph} {e.part}" if e.part else paragraph, e.when, e.detail) for e in content.elements)
