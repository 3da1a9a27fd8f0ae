"""Numbers that prove themselves: check digits of identity numbers and bank accounts."""

from __future__ import annotations

from collections.abc import Sequence

_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_ACCOUNT = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REMAINDERS = frozenset(range(4))
"""Of the first check digit: 0 in every number there is, 0 to 3 in those given out from 2032 on."""
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MADE_UP = (0, 40, 65, 80)
"""Added to the month: nothing in real numbers; in invented ones, and in the help numbers of hospitals, one of these."""


def is_identity_number(digits: str) -> bool:
    """Is this a valid national identity number (nb: fødselsnummer, nn: fødselsnummer) or D-number (day + 40), eleven digits?

    Both rules for the first check digit are accepted, that of today and that for numbers given out from 2032 on, and so are the numbers that the
    tax administration and others invent for tests. Source: Skatteetaten, "Nytt fødselsnummer fra 2032".
    """
    return len(digits) == 11 and _dated(digits) and _sum(digits, _FIRST) % 11 in _REMAINDERS and _sum(digits, _SECOND) % 11 == 0


def is_account(digits: str) -> bool:
    """Is this a valid Norwegian account number (nb/nn: kontonummer), eleven digits, the last one a check digit modulo 11?"""
    return len(digits) == 11 and _sum(digits, _ACCOUNT) % 11 == 0


def is_iban(digits: str) -> bool:
    """Are these the thirteen digits of a Norwegian IBAN, "NO" left out (ISO 13616)?"""
    return len(digits) == 13 and int(f"{digits[2:]}2324{digits[:2]}") % 97 == 1


def _sum(digits: str, weights: Sequence[int]) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False))


def _dated(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    day -= 40 if day > 40 else 0
    return any(1 <= month - more <= 12 and 1 <= day <= _DAYS[month - more - 1] for more in _MADE_UP)
