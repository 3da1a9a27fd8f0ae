"""A copy of a sentence in which the names of people are masked, for phrases that need to know who is a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ..lexicon.gazetteer import role_like
from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import fold, words_of
from .names import find_names
from .standing import standing

MASK = "\ue000"
_RUN = pattern(MASK + "+")
_PARENTHESES = pattern(r"\([^()]*\)")
_STANDS_FOR = pattern(r"\bfor\s[^" + MASK + r"]{0,30}$")
_CAPITALISED = pattern(r"(?P<word>\p{Lu}[\p{L}.'’-]*)\s$")
_GOES_ON = pattern(r"\s\p{Lu}\p{Ll}")
_SHORTEST = 3


@attrs.frozen
class People:
    """The people known to the minutes, by their full names and by the parts of a name that only one of them bears, each name as its words."""

    whole: tuple[tuple[str, ...], ...]
    part: tuple[tuple[str, ...], ...]


def people_of(names: Sequence[str]) -> People:
    """How to find people of these names in running text."""
    parts = Counter(part for name in names for part in {name.split()[0], name.split()[-1]})
    single = [part for part, n in parts.items() if n == 1 and len(part) >= _SHORTEST and part[0].isupper()]
    return People(tuple({tuple(name.split()) for name in names}), tuple((part,) for part in single))


@attrs.frozen
class Masked:
    """A folded copy of ``source.text[span]``, character for character, with names masked."""

    source: Source
    span: Span
    text: str

    def names(self, start: int, end: int) -> list[str]:
        """Those named in a part of the copy as its subject: not those in parentheses, nor those for whom somebody stands in."""
        plain = _PARENTHESES.sub(lambda m: " " * len(m[0]), self.text[start:end])
        return [self._name(m.start() + start, m.end() + start) for m in _RUN.finditer(plain) if not _STANDS_FOR.search(plain[: m.start()])]

    def stood_for(self, start: int, end: int) -> str | None:
        """The one for whom somebody named there stands in: "Kari Moe (vara for Per Ås)"."""
        found = (m for m in _RUN.finditer(self.text, start, end) if _STANDS_FOR.search(self.text, start, m.start()))
        return next((self._name(m.start(), m.end()) for m in found), None)

    def _name(self, start: int, end: int) -> str:
        return words_of(self.source, Span(self.span.start + start, self.span.start + end))


def mask(source: Source, span: Span, people: People) -> Masked:
    """The copy of a sentence. Markup is left blank."""
    folded = list(fold(source.text[span.start : span.end]).replace(MASK, " "))
    for mark in source.markup:
        for at in range(max(mark.start, span.start), min(mark.end, span.end)):
            folded[at - span.start] = " "
    for name in _found(source.text, span, people):
        folded[name.start - span.start : name.end - span.start] = MASK * (name.end - name.start)
    return Masked(source, span, "".join(folded))


def _found(text: str, span: Span, people: People) -> list[Span]:
    names: list[Span] = []
    for found in (_matches(people.whole, text, span), find_names(text, span.start, span.end), _alone(people.part, text, span)):
        names += [name for name in found if not any(name.overlaps(other) for other in names)]
    return names


def _matches(names: Iterable[Sequence[str]], text: str, span: Span) -> Iterator[Span]:
    """Where the names stand as words of their own; of two that begin at one place the longer."""
    places = (place for name in names for place in standing(text, name, *span) if _apart(text, place, span.end))
    last = span.start
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.start >= last:
            yield place
            last = place.end


def _apart(text: str, place: Span, end: int) -> bool:
    """Does no letter or hyphen touch the words?"""
    return not any(sign.isalpha() or sign == "-" for sign in (text[max(0, place.start - 1) : place.start], text[place.end : min(place.end + 1, end)]))


def _alone(names: Iterable[Sequence[str]], text: str, span: Span) -> Iterator[Span]:
    """A first or last name alone: no other capitalised word beside it but a title."""
    for name in _matches(names, text, span):
        before = _CAPITALISED.search(text[span.start : name.start])
        after = _GOES_ON.match(text[name.end : span.end])
        if not after and (before is None or role_like(before["word"])):
            yield name
