"""How lists count: 3, 03, c, C, iii and III."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

_ROMAN: Final = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True)
)
_MOST: Final = 5000
"""Beyond this a letter or a Roman number would be a line of its own; digits stay short."""


def letters(number: int) -> str:
    """a to z, then aa to zz, and so on, as Word and OpenDocument count."""
    if not 1 <= number <= _MOST:
        return str(number)
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def roman(number: int) -> str:
    if not 1 <= number <= _MOST:
        return str(number)
    words = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        words.append(sign * times)
    return "".join(words)


FORMATS: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    {
        "decimal": str,
        "decimalZero": "{:02d}".format,
        "lowerLetter": letters,
        "upperLetter": lambda number: letters(number).upper(),
        "lowerRoman": roman,
        "upperRoman": lambda number: roman(number).upper(),
        "none": lambda number: "",
    }
)
"""By the names of WordprocessingML. What is not here (ordinals, words, other scripts) is written in digits."""


def numeral(number: int, kind: str) -> str:
    """``number`` as a list of this kind shows it."""
    return FORMATS.get(kind, str)(number)
