"""Property numbers (nb: gårds- og bruksnummer, nn: gards- og bruksnummer): "gnr. 9 bnr. 41", "gnr/bnr 12/3"."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Property
from ...patterns import pattern
from ...source import Source
from ...view import View, words_of

_FARM, _UNIT = r"g(?:å|a)?(?:rds|rd|ards)?\.?\s?-?nr\.?", r"b(?:ruks)?\.?\s?-?nr\.?"
_LIST = r"\d{1,4}(?:(?:,\s?|\s?og\s)\d{1,4}(?!\d|[./]\d))*"
_TAIL = r"(?:,?\s?(?:f(?:este)?\.?nr\.?)\s?:?\s?(?P<lease>\d{1,4}))?(?:,?\s?(?:s(?:eksjons)?\.?nr\.?)\s?:?\s?(?P<section>\d{1,4}))?"
_LONG = pattern(rf"(?<!\p{{L}}){_FARM}\s?:?\s?(?P<farm>\d{{1,4}})\s?[,/]?\s?(?:og\s)?{_UNIT}\s?:?\s?(?P<units>{_LIST}){_TAIL}(?!\d)")
_SHORT = pattern(
    rf"(?<!\p{{L}})(?:{_FARM}\s?(?:/|,|og|-)\s?{_UNIT}|g\.?b\.?nr\.?)\s?:?\s?(?P<farm>\d{{1,4}})\s?/\s?(?P<units>\d{{1,4}})(?:/(?P<lease>\d{{1,4}}))?(?:/(?P<section>\d{{1,4}}))?(?![\d/])"
)
_NUMBER = pattern(r"\d+")


def properties(source: Source, seen: View) -> Iterator[Property]:
    """Every property named by its numbers in the land register (matrikkel); "bnr. 41 og 42" are two."""
    if "nr" not in seen.text:
        return
    matches = sorted((m for pattern in (_LONG, _SHORT) for m in pattern.finditer(seen.text)), key=lambda m: m.start())
    for m in matches:
        span = seen.span(m.start(), m.end())
        for unit in _NUMBER.findall(m["units"]):
            yield Property(words_of(source, span), int(m["farm"]), int(unit), _number(m["lease"]), _number(m["section"]), (span,))


def _number(digits: str | None) -> int | None:
    """The number; 0 stands for none in the register."""
    return int(digits) or None if digits else None
