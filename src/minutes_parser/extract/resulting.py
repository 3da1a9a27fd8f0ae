"""Sentences that tell a result by themselves: "Regnskapet ble enstemmig godkjent.", "Til referent vart Kari Moe vald."."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.gazetteer import role_like
from ..lexicon.phrases import evidence
from ..patterns import pattern

_LONGEST = 320
_RESULT = pattern(
    r"(?!det\s(?:ble|blei|vart)\b)(?P<before>\p{L}[^.?!;]{1,160}?)\s(?:ble|blei|vart)\s(?P<between>[^.?!;:]{0,90}?)"
    r"(?P<told>\b(?:vedtatte?|vedteken?|vedtekne|godkjen[td]e?|innvilget|innvilga|forkastet|avvist|nedstemt)"
    r"|\berklært (?:for )?(?:lovlig |lovleg )?satt|\b(?:gjen|att|opp)?(?:valgte?|vald[et]?|valde|valte?)|\boppnevnt|\boppnemnde?)\b(?P<after>.*)"
)
"""What it is about, in the past tense what became of it, and what is said besides. "Det ble vedtatt at …" is an act of the body: see ``deciding``."""
_CLAUSE = pattern(r"(?<!\p{L})(?:som|at|fordi|hvis|dersom|viss|hva|kva|hvordan|korleis|hvem|kven)(?:\s|$)")
_WITHIN = pattern(r"\b(?:at|fordi|hvis|dersom|viss)\s")
_MOTION = pattern(r"\W*(?:\S+ ){0,3}\p{L}*(?:forslag|framlegg|innstilling|tilråding)(?:et|en|a)? ")
_OTHERS = pattern(
    r"\s*(?:enstemmig |samrøystes )?(?:av|i) (?!(?:enstemmig|alle|samtlige|samtlege|møtet|årsmøtet|styret|forsamling\p{L}+|generalforsamling\p{L}+"
    r"|landsmøtet|de\p{L}* (?:frammøtte|fremmøtte|tilstedeværende)|medlemmene|medlemene|fullt|plenum|sin helhet)\b)"
)
"""Behind the result who else came to it, or where: "godkjent av kommunen", "vedtatt i formannskapet"."""
_WHEN = pattern(
    r"\b(?:i|den|på) (?:\d|jan|feb|mars|april|mai|jun|jul|aug|sept|okt|nov|des|fjor|fjar)|\b(?:19|20)\d\d\s*\W*$|\btidlig|\bforrige\b|\bførre\b"
)
_DENIED = pattern(r"\b(?:ikke|ikkje)\b|\d\s*$")
"""Not at all; or something was counted: "12 godkjente fullmakter"."""
_POST = pattern(r"(?:ny(?:e|tt)? |til |som )?(?P<post>\p{L}[\p{L}. -]{2,30}?)\s(?:ble|blei|vart)\s(?!det\b|ikk)")
_LONGEST_POST = 100
_TAKEN_UP = pattern(r"(?:disse|dei|de|begge|alle|samtlige|samtlege|han|hun|ho|vedkommende|vedkomande)\s")


def resulting(said: Sequence[str], *, election: bool) -> range:
    """From the first to the last of the folded sentences that tell a result; in an election with whom "De ble valgt" speaks of."""
    found = [n for n, sentence in enumerate(said) if tells_result(sentence) or (election and _appoints(sentence))]
    if not found:
        return range(0)
    first = found[0] - (election and found[0] > 0 and _TAKEN_UP.match(said[found[0]]) is not None)
    return range(first, found[-1] + 1)


may_result = pattern(r"\s(?:ble|blei|vart)\s").search
"""Is there the verb, without which none of this is told?"""


def tells_result(sentence: str) -> bool:
    """Is the result the main clause, of this meeting, and not denied?"""
    m = _RESULT.match(sentence) if len(sentence) <= _LONGEST else None
    if m is None:
        return False
    before, after = m["before"], m["after"]
    fronted = before.endswith(",") or _MOTION.match(before) is not None
    if (_CLAUSE.search(before) and not fronted) or _WITHIN.search(m["between"]) or _DENIED.search(m["between"]):
        return False
    return not (_OTHERS.match(after) or _WHEN.search(m["between"]) or _WHEN.search(after.split(":")[0]) or _looks_back(before))


def _appoints(sentence: str) -> bool:
    """ "Referent vart Kari Moe.": the post, and who has it from now on."""
    m = _POST.match(sentence) if len(sentence) <= _LONGEST_POST else None
    return m is not None and role_like(m["post"]) is not None


def _looks_back(before: str) -> bool:
    return evidence().first(before, "past", "earlier", "looks_back") is not None
