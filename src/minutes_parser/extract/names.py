"""Names of people, told by their shape, by first names and by what stands beside them.

A run of capitalised words is cut where roles, parties, labels and other words stand that are no part of a name. What is left is a name
if its first word is a known first name, if a role or "v/" stands before it, or if a party, role or municipality follows. There is no
list of surnames: measurement showed that none is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from ..lexicon.gazetteer import is_municipality, name_words, party_like, role_like
from ..lexicon.overlay import remembered
from ..patterns import compiled, pattern
from ..span import Span
from .name_split import is_surname, split, split_run
from .name_words import RUN, WHOLE, Kind, Part, Token, is_title, parts, tokens

__all__ = ["find_names", "is_name", "split_run"]

LONGEST = 5
_LONGEST_CODE = 5
_SIGHT = 60
_BEHALF = pattern(r"(?<!\p{L})[vV][ ]?/[ ]?$")
_WORDS_BEFORE = pattern(r"(?P<two>(?:[\p{L}.-]++[ ])?(?P<one>[\p{L}.-]++))[ \t]*[:–-]?[ \t]*$")
_AFTER = pattern(r"[ \t\u00a0]*(?:[(\[](?P<inside>[^()\[\]\n]{1,40})[)\]]|(?:[,–\t-]|[ ]{2})[ \t]*(?P<word>[\p{L}.]++))")
_DIVIDERS = pattern(r"\s*[,;/]\s*|\s+[-–]\s+")
_JOINT = pattern(r"\s*(?:[,;]|og|samt|&)\s*")
_ITEM_STARTS = pattern(r"(?:^|\n|\t|[ ]{2}|[,;][ ]?)[^\S\n]*(?:[-–•*·]|\d{1,3}[.)]|\p{Ll}\))?[^\S\n]*$")
_ITEM_ENDS = pattern(r"[^\S\n]*(?:\n|$)|\t|[ ]{2}|[ ]?[,;(]")


@remembered(1 << 12)
def is_name(text: str) -> bool:
    """Whether the whole text has the shape of one person's name: two to five words, none a role, party, label or institution."""
    stripped = text.strip()
    match = WHOLE.fullmatch(stripped)
    if match is None or is_municipality(stripped) or party_like(stripped) or role_like(stripped):
        return False
    run = tokens(match)
    only = next(parts(run), None)
    return only is not None and len(only.tokens) == len(run) and _has_shape(run)


def find_names(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The names of people in ``text[start:end]``, in order, as offsets into ``text``: two words at least, never over a line or column."""
    passage = text[start:end]
    found: list[Span] = []
    for match in RUN.finditer(passage):
        for part in parts(tokens(match)):
            if part.after is None or part.after.kind is not Kind.SPOIL:
                found.extend(_names_in(passage, part, found[-1].end if found else None))
    return [Span(span.start + start, span.end + start) for span in found]


def _names_in(text: str, part: Part, previous: int | None) -> Iterator[Span]:
    row = _stripped(part)
    if len(row) < 2 or is_municipality(" ".join(t.text for t in row)) or all(is_municipality(t.text) for t in row):
        return
    names = split(row) if len(row) > 3 else [row]
    listed = sum(name[0].kind is Kind.FIRST for name in names) > 1
    for name in names:
        if name[0].kind is not Kind.FIRST and not listed and not _is_marked(text, part, name) and not _is_joined(text, name, previous):
            name = _from_first_name(text, name)
        span = _ended(text, name) if _has_shape(name) else None
        if span:
            yield span


def _stripped(part: Part) -> Sequence[Token]:
    """The part without a place before a first name or after a name in a column, and without an initial that ended a sentence."""
    row = part.tokens
    while len(row) > 2 and row[1].kind is Kind.FIRST and (row[0].kind is Kind.INITIAL or (row[0].kind is Kind.WORD and is_municipality(row[0].text))):
        row = row[1:]
    last = next((n for n in range(len(row), 0, -1) if row[n - 1].kind not in (Kind.INITIAL, Kind.PARTICLE)), 0)
    row = row[:last]
    in_column = part.after is not None and part.after.kind is Kind.MARK
    return row[:-1] if in_column and len(row) > 2 and is_municipality(row[-1].text) else row


def _has_shape(name: Sequence[Token]) -> bool:
    words = [token.kind for token in name if token.kind is not Kind.SUFFIX]
    return 2 <= len(words) <= LONGEST and words[0] is not Kind.PARTICLE and words[-1] in (Kind.FIRST, Kind.WORD)


def _is_marked(text: str, part: Part, name: Sequence[Token]) -> bool:
    """Whether a role or "v/" stands before the name, or a party, role or municipality after it."""
    if name[0] is part.tokens[0]:
        if part.before is not None and part.before.kind is Kind.MARK and is_title(part.before.text):
            return True
        if part.before is None and _marked_before(text, name[0].span.start):
            return True
    if part.after is not None:
        return part.after.kind is Kind.MARK and len(part.after.text) <= _LONGEST_CODE
    return name[-1] is part.tokens[-1] and _marked_after(text, name[-1].span.end, name[-1].text)


def _marked_before(text: str, at: int) -> bool:
    sight = text[max(0, at - _SIGHT) : at]
    if _BEHALF.search(sight):
        return True
    words = _WORDS_BEFORE.search(sight)
    return words is not None and (is_title(words["one"]) or is_title(words["two"]))


def _marked_after(text: str, at: int, last: str) -> bool:
    after = _AFTER.match(text, at)
    if after is None:
        return False
    words = _DIVIDERS.split(after["inside"]) if after["inside"] else [after["word"]]
    # a shop is named after its place, so the place beside it says nothing: "Butikk Alver (Alver)"
    return any(word and (party_like(word) or role_like(word) or (after["inside"] and word != last and is_municipality(word))) for word in words)


def _is_joined(text: str, name: Sequence[Token], previous: int | None) -> bool:
    """Whether the name follows another in a list and ends as a surname."""
    return previous is not None and is_surname(name[-1].text) and _JOINT.fullmatch(text, previous, name[0].span.start) is not None


def _from_first_name(text: str, name: Sequence[Token]) -> Sequence[Token]:
    """A name whose first word is unknown and that nothing marks: all of it where it is an item of a list, else from its first name on."""
    known = next((index for index, token in enumerate(name) if token.kind is Kind.FIRST), None)
    if known is None or known == len(name) - 1:
        return _initial_and_surname(name)
    start = name[0].span.start
    alone = _ITEM_STARTS.search(text[max(0, start - _SIGHT) : start]) and _ITEM_ENDS.match(text, name[-1].span.end)
    return name if alone else name[known:]


def _initial_and_surname(name: Sequence[Token]) -> Sequence[Token]:
    surely = name[0].kind is Kind.INITIAL and name[-1].kind is Kind.WORD and is_surname(name[-1].text) and not is_municipality(name[-1].text)
    return name if surely else ()


def _ended(text: str, name: Sequence[Token]) -> Span | None:
    """The span of a name without the s of a genitive; ``None`` where the words are a street, school or the like."""
    start, end = name[0].span.start, name[-1].span.end
    following = _following().match(text, end)
    if following and following["spoil"]:
        return None
    owner = following is not None and text[end - 1] == "s" and not is_surname(name[-1].text)
    return Span(start, end - 1 if owner else end)


@cache
def _following() -> regex.Pattern[str]:
    """A word after a name that makes it no name, or a thing that somebody owns."""
    words = name_words()
    spoil, own = (r"|".join(sorted(map(regex.escape, group))) for group in (words.spoil_after, words.own))
    return compiled(rf"[ ](?P<spoil>{spoil})(?!\p{{L}})|(?:[ ]\([^()\n]{{1,20}}\))?[ ]\p{{Ll}}*?(?:{own})(?:et|a|en|ar|er)?(?!\p{{L}})")
