"""Numbers that a text has before each of its lines, as printed minutes have them in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs
import regex

from ..patterns import pattern
from ..source import Line

_NUMBERED = pattern(r"[ \t\f]*(?P<number>\d{1,4})(?P<gap>[ \t]*)(?=(?P<words>\S)|$)")
_LEAST = 20
_MOST = 0.8
_STEADY = 0.9


def part_line_numbers(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, the number before each a line of its own in the layer ``line_number``.

    So it is only where most lines of the whole text are counted, by one, from page to page or from the first line to the last.
    """
    written = [line for line in lines if text[line.start : line.end].strip()]
    found = {line.start: m for line in written if (m := _NUMBERED.match(text, line.start, line.end)) and (m["gap"] or not m["words"])}
    if len(found) < _LEAST or len(found) < _MOST * len(written) or not _counts(int(m["number"]) for m in found.values()):
        return tuple(lines)
    gap = min(len(m["gap"]) for m in found.values() if m["words"])
    return tuple(part for line in lines for part in (_parted(line, found[line.start], gap) if line.start in found else (line,)))


def _counts(numbers: Iterator[int]) -> bool:
    """Is each number one more than the last, but for a few, and for those that begin a page?"""
    steps = [b == a + 1 or b == 1 for a, b in pairwise(numbers)]
    return sum(steps) >= _STEADY * len(steps)


def _parted(line: Line, number: regex.Match[str], gap: int) -> Iterator[Line]:
    end = min(number.end("number") + gap, line.end)
    yield attrs.evolve(line, end=end, layer="line_number")
    if end < line.end:
        yield attrs.evolve(line, start=end)
