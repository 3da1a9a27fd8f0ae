"""Sentences of Norwegian minutes: a full stop after an abbreviation or an ordinal ends none."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..lexicon.words import words

_END = regex.compile(r"(?P<stop>[.!?…]+)[\"»”')\]]*(?=\s+(?:[\"«“]?[\p{Lu}\d-]|\()|\s*$)")
_TO = regex.compile(r"[-–]\s?\d")
"""A range of days: "23. - 26. februar"."""
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}\d]+")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each sentence in ``text``; line breaks inside a paragraph end none."""
    start = 0
    for m in _END.finditer(text):
        if m["stop"] == "." and m.end() < len(text) and _goes_on(_WORD_BEFORE.match(text, start, m.start()), text, m.end()):
            continue
        if text[start : m.end()].strip():
            yield _trimmed(text, start, m.end())
        start = m.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _goes_on(before: regex.Match[str] | None, text: str, after: int) -> bool:
    """Does the full stop belong to the word before it?"""
    if before is None:
        return False
    word = before[0]
    if word.lower() in words().abbreviations or (len(word) == 1 and word.isupper()):
        return True
    if not (word.isdecimal() and len(word) <= 2):
        return False
    following = text[after:].lstrip()
    return following[:1].islower() or following[:1].isdigit() or _TO.match(following) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
