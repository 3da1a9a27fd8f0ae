"""Sums of money (nb: beløp, nn: beløp): "kr 2,4 mill.", "85.000,-", "1.5 MNOK", "to millioner kroner"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from ...lexicon.inside import either, meaning, meanings
from ...lexicon.overlay import remembered
from ...model import Amount
from ...patterns import compiled, pattern
from ...shapes import COUNTS, count
from ...source import Source
from ...span import Span
from ...view import View, words_of

_GROUPED = r"(?!0)\d{1,3}(?P<sep>[ .\n])\d{3}(?:(?P=sep)\d{3}){0,4}(?!\d)"
_NUMBER = rf"(?:(?P<whole>{_GROUPED}|(?!0\d)\d{{1,15}}(?!\d))(?P<part>[.,]\d{{1,3}}(?!\d|[.,]\d))?(?P<dash>\s?[.,]\s?(?:--?|=)(?!\d))?)"
_WORD = "(?P<word>" + "|".join(sorted(COUNTS, key=len, reverse=True)) + r")(?=\s)"
_HEAD = pattern(r"(?:^|\s)i(?:\shele)?\s$")
""" "Beløp i 1 000 kroner" heads a table."""
_BEFORE = pattern(r"(?r)(?P<digits>\d+)[ .\n,]")
_PER = pattern(r"\s?(?:/|(?:per|pr\.?)\s)(?P<per>\p{L}+[²³]?|m[23])")
_STROKES = (",-", ".-", ", -", ",=", ". -")
_NEAR = 12
_YEAR = pattern(r"(?:19|20)\d\d")


def amounts(source: Source, seen: View) -> Iterator[Amount]:
    """Every sum in the passage. A number without a currency is one only after words of money, or with the stroke of prices (",-")."""
    if not any(map(seen.text.__contains__, _hints())):
        return
    known = [(Span(*m.span()), m, value) for m in _pattern().finditer(seen.text) if (value := _value(m)) and _is_whole(seen.text, m, value)]
    bare = ((Span(*m.span("sum")), m, _whole(_number(m) * _factor(m["multiplier"]))) for m in _spent().finditer(seen.text))
    for at, m, value in sorted([*known, *(b for b in bare if not any(b[0].overlaps(k) for k, _, _ in known))], key=lambda found: found[0]):
        span, per = seen.span(*at), _PER.match(seen.text, at.end)
        yield Amount(value, _currency(m), words_of(source, span), words_of(source, seen.span(*per.span("per"))) if per else None, (span,))


def _is_whole(text: str, m: regex.Match[str], value: Decimal) -> bool:
    """Is it a sum, not the head of a table, and not the end of a longer number that was not understood? A year may stand before a sum."""
    if m["before"] or m["word"]:
        return True
    if value in (1000, 1000000) and _HEAD.search(text, max(0, m.start() - _NEAR), m.start()):
        return False
    before = _BEFORE.match(text, 0, m.start())
    return before is None or _YEAR.fullmatch(before["digits"]) is not None


@remembered()
def _hints() -> tuple[str, ...]:
    """What stands in every text that names a sum."""
    return (*_STROKES, *meanings("currency"), *meanings("money"), *meanings("spent"))


@remembered()
def _pattern() -> regex.Pattern[str]:
    currency, multiplier = either("currency"), either("multiplier")
    return compiled(
        rf"(?<![\p{{L}}\d.,/-])(?:(?P<times>{multiplier})\.?\s)?(?:(?P<before>{currency})(?!\p{{L}})[.:]*\s{{0,2}})?"
        rf"(?:{_NUMBER}|{_WORD})"
        rf"(?:\s{{0,2}}(?P<multiplier>{multiplier})(?!\p{{L}})(?:(?<=mill|mrd|mio)\.)?)?(?:\s{{0,2}}(?P<after>{currency})(?!\p{{L}}|[.:]?\s?\d))?"
    )


@remembered()
def _spent() -> regex.Pattern[str]:
    ends = rf"(?=\s*[.;)]?\s*$|[.,;)](?!\d|-)|\s{either('goes_on')}(?!\p{{L}}))"
    lead = rf"(?:(?<!\p{{L}}){either('spent')}|{either('money')}\s{either('money_is')})\s(?:inntil\s|ca\.?\s|om lag\s)?"
    millions = rf"(?P<whole>\d{{1,4}})(?P<part>[.,]\d{{1,2}})?\s(?P<multiplier>{either('multiplier')})\.?(?!\p{{L}})"
    return compiled(rf"{lead}(?P<sum>(?P<whole>{_GROUPED}){ends}|{millions})(?!\s?{either('currency')})")


def _value(m: regex.Match[str]) -> Decimal | None:
    """What is written, in whole units; ``None`` for what is no money, or could be read in two ways ("1.500 mill.")."""
    money = m["before"] or m["after"]
    scale = m["multiplier"] or m["times"]
    if not (money or m["dash"]) or (m["times"] and (m["multiplier"] or not m["before"])):
        return None
    if m["word"] and not (m["multiplier"] and m["after"]):
        return None
    factor = _factor(scale) * (meaning("currency", money).factor if money else 1)
    if (m["sep"] == "." and factor > 1) or (m["part"] and len(m["part"]) == 4 and factor == 1):
        return None
    return _whole((Decimal(count(m["word"]) or 0) if m["word"] else _number(m)) * factor)


def _number(m: regex.Match[str]) -> Decimal:
    digits = "".join(sign for sign in m["whole"] if sign.isdecimal())
    return Decimal(f"{digits}.{m['part'][1:]}" if m["part"] else digits)


def _factor(multiplier: str | None) -> int:
    return meaning("multiplier", multiplier).factor if multiplier else 1


def _whole(value: Decimal) -> Decimal:
    """Without decimals where they are nought."""
    return Decimal(int(value)) if value == int(value) else value


def _currency(m: regex.Match[str]) -> str:
    money = m["before"] or m["after"] if "before" in m.groupdict() else None
    return (meaning("currency", money).value if money else None) or "NOK"
