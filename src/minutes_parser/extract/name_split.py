"""Cutting a row of names whose separators were lost ("Kari Nordmann Ola Moen Per Erik Lie") into names."""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import pattern
from ..span import Span
from .name_words import Kind, Token, kind

_SURNAME = pattern(
    r"(?:sen|sson|son|stad|rud|vik|viken|vika|haug|haugen|land|berg|dal|dalen|nes|heim|seth?|sæth?er|moe?|moen|li|lien|bakke|bakken|bøe?|ås|aas|hus|gård|"
    r"gaard|øy|vold|voll|strand|sund|holm|eng|engen|løkken|myr|myhr|hagen|fjord|tveit|mann|lund|vang|elv|rød|brekke|eide?|rønning|skog|sve|plass)$|^(?:eira|sara)$"
)
_LONGEST = 5
_LIGHT = frozenset({Kind.PARTICLE, Kind.INITIAL, Kind.SUFFIX})

# What a cut costs. Only the order of the sums matters; tuned on rows of invented and real lists.
_NAME = 0.5
_LENGTH = (0.0, 5.0, 0.0, 0.2, 1.7, 3.4)
_FIRST_UNKNOWN, _FIRST_SURNAME, _FIRST_INITIAL, _FIRST_PARTICLE = 2.0, 3.5, 1.5, 8.0
_LAST_INITIAL, _LAST_PARTICLE, _LAST_FIRST, _LAST_UNKNOWN = 6.0, 8.0, 1.8, 0.3
_AGAIN_FIRST, _MIDDLE_FIRST, _MIDDLE_SURNAME, _MIDDLE_UNKNOWN = 2.5, 0.2, 0.5, 0.6


def split_run(text: str) -> list[str]:
    """The names in a row of capitalised words, by the cheapest way to cut it. Every word is in one of the names, in order."""
    row = [Token(word, Span(0, 0), kind(word)) for word in text.split()]
    return [" ".join(token.text for token in name) for name in split(row)]


def split(row: Sequence[Token]) -> list[Sequence[Token]]:
    """Dynamic programming over the places to cut."""
    best = [0.0]
    begin = [0]
    for end in range(1, len(row) + 1):
        costs = [(best[at] + _cost(row[at:end]), at) for at in range(max(0, end - _LONGEST), end)]
        cost, at = min(costs)
        best.append(cost)
        begin.append(at)
    names: list[Sequence[Token]] = []
    end = len(row)
    while end:
        names.append(row[begin[end] : end])
        end = begin[end]
    return names[::-1]


def _cost(name: Sequence[Token]) -> float:
    """How unlikely it is that these words are one name."""
    weight = 1 + sum(token.kind not in _LIGHT for token in name[1:])
    cost = _NAME + _LENGTH[weight] + _first(name[0])
    if len(name) > 1:
        cost += _last(name[-1])
    given = True
    for token in name[1:-1]:
        given = given and token.kind in (Kind.FIRST, Kind.INITIAL)
        cost += _middle(token, given)
    if len(name) > 2 and name[-1].kind is Kind.FIRST and not given and not is_surname(name[-1].text):
        cost += _AGAIN_FIRST
    return cost


def _first(token: Token) -> float:
    if token.kind is Kind.FIRST:
        return 0.0
    if token.kind in (Kind.PARTICLE, Kind.SUFFIX):
        return _FIRST_PARTICLE
    if token.kind is Kind.INITIAL:
        return _FIRST_INITIAL
    return _FIRST_SURNAME if is_surname(token.text) else _FIRST_UNKNOWN


def _last(token: Token) -> float:
    if token.kind is Kind.PARTICLE:
        return _LAST_PARTICLE
    if token.kind is Kind.INITIAL:
        return _LAST_INITIAL
    if token.kind is Kind.SUFFIX or is_surname(token.text):
        return 0.0
    return _LAST_FIRST if token.kind is Kind.FIRST else _LAST_UNKNOWN


def _middle(token: Token, given: bool) -> float:
    if token.kind is Kind.SUFFIX:
        return _LAST_INITIAL
    if token.kind in (Kind.INITIAL, Kind.PARTICLE):
        return 0.1
    if token.kind is Kind.FIRST:
        return _MIDDLE_FIRST if given else _AGAIN_FIRST
    return _MIDDLE_SURNAME if is_surname(token.text) else _MIDDLE_UNKNOWN


def is_surname(word: str) -> bool:
    """Whether the word ends as many Norwegian surnames do."""
    return _SURNAME.search(word.lower()) is not None
