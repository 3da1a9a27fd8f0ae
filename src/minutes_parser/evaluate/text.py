"""What counts as the same: folded text, names, bags of words, case numbers and line ranges."""

from __future__ import annotations

import difflib
import unicodedata
from collections import Counter
from collections.abc import Sequence

import regex

from minutes_parser.errors import DataError
from minutes_parser.patterns import pattern

from .gold import Cut, GoldDecision, LineRange, Lines

WORD = pattern(r"[\p{L}\p{N}_]+")
NOT_NAME = pattern(r"[^\p{L}\p{N}_ ]+")
BROKEN_WORD = pattern(r"(?<=[\p{L}\p{N}_])[-\u00ad\ufffe]\s*\n\s*(?=[a-zæøå])")
LABEL = pattern(r"\A[^\p{L}\p{N}_]*[^\n:]{0,60}?(?:innstilling|vedtak|tilrådn?ing|forslag|tilførsel|merknad)[\p{L}\p{N}_]*[^\n:]{0,30}:", regex.I)
SUB_NUMBER = pattern(r"\d+(?:\.\d+)+ ?[a-z]?(?![a-z])|(?<!\d)\d+ ?[a-z](?![a-z])")
NUMBER = pattern(r"\d+")

CaseKey = tuple[str | int | None, ...]


def fold(text: str | None) -> str:
    """Compatibility forms, spaces and case do not count; nor do soft hyphens."""
    return " ".join(unicodedata.normalize("NFKC", text or "").replace("\u00ad", "").split()).casefold()


def name_key(name: str | None) -> str:
    """A name without its punctuation."""
    return NOT_NAME.sub(" ", fold(name)).strip()


def words(text: str) -> Counter[str]:
    """The bag of words; one that a hyphen splits at a line end is one word."""
    return Counter(WORD.findall(fold(BROKEN_WORD.sub("", text))))


def similar(a: str | None, b: str | None) -> bool:
    """Titles agree from nine tenths on, so that a lost hyphen is no miss."""
    return difflib.SequenceMatcher(None, fold(a), fold(b)).ratio() >= 0.9


def within(a: str | None, b: str | None) -> bool:
    """One stands in the other, by whole words."""
    a, b = fold(a), fold(b)
    return bool(a and b) and (f" {a} " in f" {b} " or f" {b} " in f" {a} ")


def case_key(raw: str | None, sequence: int | None, year: int | None, title: str | None) -> CaseKey:
    """A case's identity: its sub-number ("9.1"), else sequence and two-digit year, else (unnumbered) its title."""
    if not raw or fold(raw) == fold(title):
        return ("title", fold(title)[:40])
    sub = SUB_NUMBER.search(raw.lower())
    if sub and not year:
        return ("sub", sub.group().replace(" ", ""))
    return (_running(raw) if sequence is None else str(sequence), year % 100 if year else None)


def _running(raw: str) -> str:
    number = NUMBER.search(raw)
    return number.group() if number else fold(raw)


def passage(lines: Sequence[str], ranges: Lines, *, drop_label: bool = True) -> str:
    """The text of some lines. A label on the first of them ("Vedtak: Styret ...") is no part of it."""
    text = "\n".join(_cut_lines(lines, part) for part in ranges)
    return LABEL.sub("", text, count=1) if drop_label else text


def decision_text(lines: Sequence[str], decision: GoldDecision | None) -> str:
    """The words of a decision; a label on a line before it has been left out by the passage already."""
    if decision is None or not decision.passage:
        return ""
    return passage(lines, decision.passage, drop_label=decision.label_line in (None, decision.passage[0][0]))


def _cut_lines(lines: Sequence[str], part: LineRange) -> str:
    match part:
        case (int(first), int(last)):
            return "\n".join(lines[first - 1 : last])
        case (int(first), int(last), Cut(after=after, before=before)):
            text = "\n".join(lines[first - 1 : last])
            text = text.split(after, 1)[-1] if after else text
            return text.split(before, 1)[0] if before else text
    raise DataError(f"not a range of lines: {list(part)}")
