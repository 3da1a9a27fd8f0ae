"""The law this library knows, as the page ``docs/law.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from minutes_parser.lexicon.content import Requirement, stated_in
from minutes_parser.lexicon.law import BodyData, FormData, law
from minutes_parser.lexicon.rules import Majority, QuorumRule, quorum_rules

COUNTS = {
    "present": "those present",
    "participating": "those who take part",
    "present_and_voting": "those present who vote in the case",
}
TIES = {
    "chair": "the chair's vote decides",
    "chair_position": "what the chair voted for",
    "chair_double": "the chair has two votes",
    "lot": "lot",
}
VOTES = {"cast": "votes cast", "participating": "members who take part", "attending": "members attending"}
WHEN = {"always": "", "closed": "where closed", "recused": "where somebody is recused", "divided": "where not unanimous"}

INTRODUCTION = """# The law

What `minutes-parser check` knows of the acts, in our own words. How it is used stands in [quorum.md](quorum.md).
Written by `python tools/docs.py` from `lexicon/data/rules.toml`; do not edit.

Source: the consolidated acts in Lovdata's open data (NLOD 2.0), read in May 2026. The date is the day an act came into force; the wording is that of
2026, earlier wordings of the same paragraph were not compared. A rule marked **unverified** rests on no act that was read, and every result that
uses it says so. By-laws (vedtekter), agreements (selskapsavtale) and local orders of business (reglement) are not known here; where an act
lets them change a rule, the table says so.
"""
FORMS = """A legal form told by the name of the body, of its organisation or of the meeting goes before the kind for boards, works councils,
representative councils, unknown bodies, and committees of no municipality; for control committees only where the form has no statute:
"""
ABSENT = """- The new forvaltningslov (LOV-2025-06-20-81 § 90) sets a quorum for boards of the state; it is not in force.
- Written treatment of urgent cases (hastesak, kommuneloven § 11-8) needs every member's consent; it is not a meeting, and is not checked.
"""


def to_markdown() -> str:
    """The page ``docs/law.md``."""
    rules = quorum_rules().values()
    parts = [
        INTRODUCTION,
        "## Quorum (vedtaksførhet)\n",
        _table(("rule", "paragraph", "whose", "required", "who counts", "since"), map(_quorum, rules)),
        "## Majority and ties (flertall, stemmelikhet)\n",
        "An ordinary decision needs more than half of what the second column names.\n",
        _table(("rule", "of", "at the same time", "when equal", "may be changed", "more"), map(_majority, (r for r in rules if r.majority or r.tie))),
        "## Which rule for which body\n",
        _table(("kind of body", "rule", "known to apply"), map(_body, law().body)),
        FORMS,
        _table(("legal form", "told by", "rule"), map(_form, law().form)),
        "No rule:\n",
        "\n".join([*(f"- {_sentence(why)}" for why in _without()), ABSENT]),
        "## What minutes must contain (krav til møtebok og protokoll)\n",
        _table(("paragraph", "elements"), _contents()),
        "## Notes\n",
        "\n".join([*(f"- `{rule.id}`: {rule.note}" for rule in rules if rule.note), ""]),
    ]
    return "\n".join(parts)


def _quorum(rule: QuorumRule) -> tuple[str, ...]:
    reference = f"[{rule.legal_reference}]({rule.url})" if rule.url else rule.legal_reference or "none"
    since = f"{rule.valid_from or ''}{f' to {rule.valid_to}' if rule.valid_to else ''}"
    return f"`{rule.id}`", reference + ("" if rule.verified else " **unverified**"), rule.for_, rule.words, COUNTS[rule.counts], since


def _majority(rule: QuorumRule) -> tuple[str, ...]:
    of = VOTES[rule.majority.of] if rule.majority else ""
    return f"`{rule.id}`", of, _floor(rule.majority), TIES[rule.tie] if rule.tie else "", rule.bylaws or "", rule.extra or ""


def _floor(majority: Majority | None) -> str:
    if majority is None or majority.floor is None:
        return ""
    return f"{'more than' if majority.floor_strict else 'at least'} {majority.floor} of all members"


def _body(body: BodyData) -> tuple[str, ...]:
    rules = [
        f"`{body.rule}`" if body.rule else "none",
        *([f"`{body.municipal_rule}` where a name shows a municipality"] if body.municipal_rule else []),
    ]
    sure = {"always": "yes", "municipal": "where a name shows a municipality", "never": "no, assumed"}[body.sure]
    return f"{body.name} (`{body.kind}`)", ", ".join(rules), sure if body.rule else ""


def _form(form: FormData) -> tuple[str, ...]:
    words = [*form.abbreviations, *(word.replace("*", "-") for word in form.words)]
    rules = [f"{kind.replace('_', ' ')}: `{rule}`" for kind, rule in form.rules.items()]
    return form.name, ", ".join(words), ("; ".join(rules) or "none") + ("" if form.sure else " (assumed)")


def _without() -> Iterator[str]:
    whys = [*(body.why for body in law().body), *(form.why for form in law().form)]
    yield from dict.fromkeys(filter(None, whys))


def _contents() -> Iterator[tuple[str, ...]]:
    requirements = [requirement for content in law().content for requirement in stated_in(content)]
    for paragraph, group in groupby(requirements, key=lambda r: r.required_by):
        yield paragraph, ", ".join(map(_element, group))


def _element(requirement: Requirement) -> str:
    more = ": ".join(filter(None, (WHEN[requirement.when], requirement.detail)))
    return f"`{requirement.element}`" + (f" ({more})" if more else "")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join([*("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in lines), ""])
