"""Minutes in which personal data is masked: every letter and digit of it is one black square, so that every offset stays true."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, cast

import attrs

from minutes_parser.model import Amount, Coverage, Minutes
from minutes_parser.patterns import pattern
from minutes_parser.source import Source
from minutes_parser.span import Span, Spans, without

from .finding import PersonalData, digits_of, find

MASK: Final = "\u2588"
_LETTER = pattern(r"[\p{L}\p{N}\p{M}]")
_BETWEEN = r"[\s.\-/()\u00a0\u00ad]{0,3}"
_DIVIDED = pattern(rf"\d(?:{_BETWEEN}\d)*")
_GROUP = pattern(r"\d{5,}")
_EDGES = pattern(rf"^\W*(?P<first>\d(?:{_BETWEEN}\d)*)|(?P<last>\d(?:{_BETWEEN}\d)*)\W*$")
_LEAST: Final = 4
"""So many digits of a number are a part of it and no accident where a value begins or ends inside it."""


def personal_data(minutes: Minutes) -> tuple[PersonalData, ...]:
    """The personal data in the text of a document: national identity numbers, account numbers, phone numbers and e-mail addresses of persons,
    each with its kind and place, in order. What is found and what is not stands in docs/privacy.md."""
    return find(minutes.source.text, minutes.source.markup)


def redact(minutes: Minutes) -> Minutes:
    """The same minutes with personal data masked in the text and in every value, message and name; ``minutes`` itself where there is none.

    Every letter and digit of what is masked becomes one ``█``: all spans, lines and boxes stay true. Numbers read from inside a masked one
    are ``None``. What :func:`personal_data` does not find stays.
    """
    secrets = Secrets.of(minutes.source)
    return cast("Minutes", _masked(minutes, secrets, secrets.within(None)))


def masked(text: str) -> str:
    """A text on its own with personal data masked."""
    return _cover(text, [span for one in find(text) for span in one.span])


@attrs.frozen
class Secrets:
    """All that is to be masked in one document. ``digits`` are those of its numbers, masked wherever they stand, however divided."""

    found: Sequence[PersonalData]
    digits: Sequence[str]
    markup: Spans
    known: frozenset[str]
    lengths: Sequence[int]

    @classmethod
    def of(cls, source: Source) -> Secrets:
        found = find(source.text, source.markup)
        digits = [digits_of(_text(source.text, one.span, source.markup)) if one.kind != "email" else "" for one in found]
        known = frozenset(filter(None, digits))
        return cls(found, digits, source.markup, known, sorted({len(one) for one in known}, reverse=True))

    def within(self, spans: Spans | None) -> str:
        """The digits of what stands in a part of the document (``None``: in all of it), as ``|digits|digits|``."""
        if spans is None:
            return _listed(self.digits)
        chosen: set[int] = set()
        for span in spans:
            first = bisect_right(self.found, span.start, key=lambda one: one.span[-1].end)
            last = bisect_left(self.found, span.end, key=lambda one: one.span[0].start)
            chosen.update(range(first, last))
        return _listed([self.digits[index] for index in sorted(chosen)])

    def mask(self, text: str, here: str = "") -> str:
        """``text`` masked; ``here``: the digits of what stands in the part of the document that it was read from."""
        if not any(sign.isdigit() or sign == "@" for sign in text) and "at)" not in text and "at]" not in text:
            return text
        text = _cover(text, [*(span for one in find(text) for span in one.span), *self._repeated(text)])
        return _cover(text, _parts(text, here)) if here else text

    def mask_source(self, source: Source) -> Source:
        """The document masked in its text, its name and the notes about it; ``source`` itself where there is nothing to mask."""
        text = _cover(source.text, [part for one in self.found for span in one.span for part in without(span, self.markup)])
        notes = tuple(attrs.evolve(note, message=self.mask(note.message)) for note in source.notes)
        name = self.mask(source.name)
        same = (text, name, notes) == (source.text, source.name, source.notes)
        return source if same else attrs.evolve(source, text=text, name=name, notes=notes)

    def _repeated(self, text: str) -> Iterator[Span]:
        """Where the digits of a known number stand, without the words or the shape that told it."""
        for run in _DIVIDED.finditer(text) if self.known else ():
            at = [place for place in range(run.start(), run.end()) if text[place].isdecimal()]
            digits = "".join(text[place] for place in at)
            for length in self.lengths:
                for start in range(len(at) - length + 1):
                    if digits[start : start + length] in self.known:
                        yield Span(at[start], at[start + length - 1] + 1)


def _parts(text: str, here: str) -> Iterator[Span]:
    """Values may begin or end inside a number."""
    for m in _GROUP.finditer(text):
        if m[0] in here:
            yield Span(*m.span())
    for m in _EDGES.finditer(text):
        side = m.lastgroup or "last"
        digits = digits_of(m[side])
        if len(digits) >= _LEAST and (f"{digits}|" if side == "first" else f"|{digits}") in here:
            yield Span(*m.span(side))


def _listed(digits: Iterable[str]) -> str:
    listed = "|".join(filter(None, digits))
    return f"|{listed}|" if listed else ""


def _text(text: str, spans: Spans, markup: Spans) -> str:
    return "".join(text[part.start : part.end] for span in spans for part in without(span, markup))


def _cover(text: str, spans: Iterable[Span]) -> str:
    """``text`` with every letter and digit inside ``spans`` masked."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces += [text[at:start], _LETTER.sub(MASK, text[max(at, start) : end])]
        at = max(at, end)
    return "".join((*pieces, text[at:])) if pieces else text


def _masked(value: Any, secrets: Secrets, here: str) -> Any:
    """A value of the model masked; ``here``: the digits of what stands in the part of the document that it was read from."""
    match value:
        case str():
            return secrets.mask(value, here)
        case bool():
            return value
        case int():
            return None if len(str(value)) >= _LEAST and str(value) in here else value
        case Source():
            return secrets.mask_source(value)
        case Coverage():
            return value
        case tuple() if not hasattr(value, "_fields"):
            items = tuple(_masked(item, secrets, here) for item in value)
            if all(a is b for a, b in zip(items, value, strict=True)):
                return value
            return tuple(
                new for new, old in zip(items, value, strict=True) if new is old or not isinstance(old, Amount)
            )  # its value tells the digits
        case _ if attrs.has(type(value)):
            return _object(value, secrets, here)
        case _:
            return value


def _object(value: Any, secrets: Secrets, here: str) -> Any:
    spans: Spans = getattr(value, "span", ())
    if spans and here:
        here = secrets.within(spans)
    fields = ((field.name, getattr(value, field.name)) for field in attrs.fields(type(value)))
    changed = {name: new for name, old in fields if (new := _masked(old, secrets, here)) is not old}
    return attrs.evolve(value, **changed) if changed else value
