"""Which quorum rule applies: by the kind of body, by the legal form that its names tell, by the date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

import regex
from attrs import evolve, frozen

from ..model import BodyKind
from ..patterns import compiled
from ..view import fold
from .law import BodyData, FormData, law
from .rules import QuorumRule, quorum_rules

_ENDING = r"(?:en|et|a|n|t|ene|ane)?s?"
"""The definite form and the genitive, nb and nn."""
_NOT_AFTER = r"(?<!\b(?:ved|på|i|for|fra|frå|til|og|av)\s)"
"""After a preposition an abbreviation is no ending of a name: "styret ved HF" is that of a faculty."""
_ALSO_WORDS = frozenset({"SA", "DA", "KO"})
"""Abbreviations that are words too: in a text all in capitals they tell something at its end only."""


@frozen
class Choice:
    """The rule for a meeting, and how sure it is that it applies. ``rule`` is ``None`` where no act has one; ``why`` is an English sentence."""

    rule: QuorumRule | None
    assumed: bool
    why: str
    others: tuple[QuorumRule, ...] = ()
    """The other common rules, to compare with where the rule is assumed."""


def choose(body_kind: BodyKind | None, names: Iterable[str], date: dt.date | None) -> Choice:
    """The rule for a body of this kind that met on ``date``. ``names``: of the body, its organisation, the meeting; the first that tells a
    legal form (nb: organisasjonsform) decides. A date before the act, an unknown date or kind of body makes the choice ``assumed``."""
    names = tuple(names)
    return _on(date, _by_kind(body_kind, names))


def form_in(names: Iterable[str]) -> FormData | None:
    """The legal form told by the first name that tells one: "Lia Vannverk SA" is a samvirkeforetak, "Lia idrettslag" an association."""
    return next((form for name in names if (form := _form(name))), None)


def is_municipal(names: Iterable[str]) -> bool:
    """Whether a name shows a municipality or a county: "Lia kommune", "fylkeskommunens"."""
    return any(_words(tuple(law().municipal.words)).search(fold(name)) for name in names)


def _is_shared(names: Iterable[str]) -> bool:
    return any(_words(tuple(law().municipal.shared)).search(fold(name)) for name in names)


def _by_kind(kind: BodyKind | None, names: tuple[str, ...]) -> Choice:
    body = _bodies()[kind or "other"]
    form, municipal = form_in(names), is_municipal(names)
    if body.sure != "never" and municipal:
        form = None  # a company in the title of a municipal committee's meeting is its subject
    if form and (body.forms == "all" or (body.forms == "without_statute" and form.why)):
        return _by_form(body, form)
    if body.rule is None:
        return Choice(None, False, _sentence(body.why or f"no act that was read sets a quorum for {body.name}"))
    chosen = quorum_rules()[body.municipal_rule if body.municipal_rule and (municipal or _is_shared(names)) else body.rule]
    whose = f"{body.name}{' of a municipality' if municipal else ''}"
    if body.sure == "always" or (body.sure == "municipal" and municipal):
        return Choice(chosen, False, f"{_name(chosen)} is the rule for {whose if body.sure == 'municipal' else body.name}.")
    doubt = ", whose legal form the document does not tell" if body.forms == "all" and body.kind != "other" and not municipal else ""
    return _assumed(chosen, body, f"{_name(chosen)} is assumed for {whose}{doubt}.")


def _by_form(body: BodyData, form: FormData) -> Choice:
    if form.why:
        return Choice(None, False, _sentence(form.why))
    unknown = body.kind == "other"
    rule = form.rules.get("board" if unknown else body.kind)
    if rule is None:
        return Choice(None, False, _sentence(f"no act that was read sets a quorum for {body.name} of {form.name}"))
    chosen = quorum_rules()[rule]
    if unknown:
        return _assumed(chosen, body, f"The kind of body is unknown; {_name(chosen)} is assumed, the rule for a board of {form.name}.")
    if not form.sure or not chosen.verified:
        return _assumed(chosen, body, f"{_name(chosen)} is assumed for {body.name} of {form.name}.")
    return Choice(chosen, False, f"{_name(chosen)} is the rule for {body.name} of {form.name}.")


def _assumed(chosen: QuorumRule, body: BodyData, why: str) -> Choice:
    return Choice(chosen, True, why, tuple(quorum_rules()[other] for other in body.others if other != chosen.id))


def _on(date: dt.date | None, choice: Choice) -> Choice:
    """The choice for the law of that day."""
    rule = choice.rule
    if rule is None or rule.valid_from is None:
        return choice
    older = quorum_rules()[rule.replaces] if rule.replaces else None
    if date is None:
        others = (*choice.others, older) if older else choice.others
        return evolve(choice, assumed=True, others=others, why=f"{choice.why[:-1]}; the date is unknown, so the law of today is assumed.")
    if date >= rule.valid_from:
        return choice
    began = f"{rule.act} has applied since {rule.valid_from}"
    if older is None:
        return evolve(choice, assumed=True, why=f"{choice.why[:-1]}; {began}, the law before was not read, so that of today is assumed.")
    late = f", which applied from {older.valid_from} only" if older.valid_from and date < older.valid_from else ""
    if older.verified and not late:
        return evolve(choice, rule=older, why=f"{choice.why[:-1]}; {began}, {_name(older)} before.")
    unread = "" if older.verified else ", an act that was not read"
    return Choice(older, True, f"{choice.why[:-1]}; {began}, so {_name(older)} is assumed{unread}{late}.", (rule, *choice.others))


def _name(rule: QuorumRule) -> str:
    return rule.legal_reference or f'The unverified rule "{rule.id}"'


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


@cache
def _bodies() -> dict[str, BodyData]:
    return {body.kind: body for body in law().body}


@cache
def _forms() -> tuple[tuple[FormData, regex.Pattern[str]], ...]:
    return tuple((form, _words(tuple(form.words))) for form in law().form)


@cache
def _abbreviations() -> tuple[dict[str, FormData], regex.Pattern[str]]:
    forms = {short: form for form in law().form for short in form.abbreviations}
    either = "|".join(map(regex.escape, sorted(forms, key=len, reverse=True)))
    return forms, compiled(rf"(?<![\p{{L}}\p{{N}}/.-]){_NOT_AFTER}(?:{either})(?![\p{{L}}\p{{N}}/]|[-.]\p{{L}})")


@cache
def _words(words: tuple[str, ...]) -> regex.Pattern[str]:
    """The words with their endings; a word with a leading * may also end a longer one."""
    either = "|".join((r"\p{L}*-?" if word.startswith("*") else "") + regex.escape(fold(word.lstrip("*"))) for word in words)
    return compiled(rf"(?<![\p{{L}}\p{{N}}])(?:{either}){_ENDING}(?!\p{{L}})")


def _form(name: str) -> FormData | None:
    shorts, pattern = _abbreviations()
    found = [m[0] for m in pattern.finditer(name) if m[0] not in _ALSO_WORDS or not name.isupper() or m.end() == len(name)]
    if found:
        return shorts[found[-1]]
    folded = fold(name)
    return next((form for form, words in _forms() if words.search(folded)), None)
