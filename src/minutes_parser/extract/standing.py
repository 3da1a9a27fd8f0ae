"""Where words that are known stand in a text. No pattern is made for them: it would be used for one document, and take longer to make than to use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..span import Span


def standing(text: str, words: Sequence[str], start: int, end: int) -> Iterator[Span]:
    """Every place in ``text[start:end]`` where the words follow each other with nothing but blanks and line breaks between."""
    first, *rest = words
    at = text.find(first, start, end)
    while at >= 0:
        stop = _end_of(text, rest, at + len(first), end)
        if stop is not None:
            yield Span(at, stop)
        at = text.find(first, at + 1, end)


def _end_of(text: str, rest: Sequence[str], at: int, end: int) -> int | None:
    """Where the ``rest`` of the words ends, if it goes on at ``at``."""
    for word in rest:
        after = at
        while after < end and text[after].isspace():
            after += 1
        if after == at or not text.startswith(word, after, end):
            return None
        at = after + len(word)
    return at
