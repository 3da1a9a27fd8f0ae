"""Whose recommendation or decision it is: this body's own, or another's on the case's way here."""

from __future__ import annotations

from ..lexicon.bodies import body_in
from ..patterns import pattern
from ..view import fold

_SHORT = pattern(r"(?P<short>\p{Lu}{2,6})\s?[-–]")
"""A body's letters before a dash: "LEV - Tilråding"."""
_ENDING = pattern(r"(?:ene|ane|ens|ets|en|et|a|s)$")


def is_own(by: str | None, body: str | None) -> bool:
    """Is ``by`` ("Komiteens", "Tilskuddsstyret") the body that holds the meeting?"""
    return bool(by and body) and (_stem(by or "") in fold(body or "") or stands_for(by or "", body or ""))


def stands_for(by: str, body: str) -> bool:
    """Is ``by`` ("LEV -") a short form of the body: its first letter, and the others among those that follow, in order?"""
    short = _SHORT.fullmatch(by.strip())
    letters, word = (fold(short["short"]), fold(body).replace(" ", "")) if short else ("", "")
    rest = iter(word)
    return bool(letters) and word.startswith(letters[0]) and all(letter in rest for letter in letters)


def is_foreign(by: str | None, body: str | None) -> bool:
    """Does ``by`` name a body, and another one than that of the meeting?"""
    return bool(by and body and body_in(by)) and not is_own(by, body) and _stem(body or "") not in fold(by or "")


def _stem(words: str) -> str:
    """The word for the body without its endings: "Formannskapets" is "formannskap"."""
    found = body_in(words)
    word = fold(words)[found[0] : found[1]].split()[-1] if found else fold(words).strip()
    for _ in range(2):
        word = _ENDING.sub("", word) if len(word) > 6 else word
    return word
