"""Sentences of Norwegian minutes: a full stop after an abbreviation or an ordinal ends none."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..lexicon.words import words

_END = regex.compile(r"(?P<word>[\p{L}\d]+)?(?P<stop>[.!?…]+)[\"»”')\]]*(?=\s+(?:[\"«“]?[\p{Lu}\d-]|\()|\s*$)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each sentence in ``text``; line breaks inside a paragraph end none."""
    start = 0
    for m in _END.finditer(text):
        if m["stop"] == "." and m.end() < len(text) and _goes_on(m["word"], text, m.end()):
            continue
        if text[start : m.end()].strip():
            yield _trimmed(text, start, m.end())
        start = m.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _goes_on(word: str | None, text: str, after: int) -> bool:
    """Does the full stop belong to the word before it?"""
    if word is None:
        return False
    if word.lower() in words().abbreviations or (len(word) == 1 and word.isupper()):
        return True
    following = text[after:].lstrip()[:1]
    return word.isdecimal() and len(word) <= 2 and (following.islower() or following.isdigit())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
