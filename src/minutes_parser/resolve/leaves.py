"""Whether the leaves lie in their order: what the pages' own printed numbers say (nb/nn: sidetall)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from minutes_parser.diagnostics import Code, Diagnostic
from minutes_parser.patterns import pattern
from minutes_parser.source import Source
from minutes_parser.span import Span

OUT_OF_ORDER = Code(
    "MP111", "warning", "Pages out of order", "the printed page numbers do not rise: {numbers} …",
    "The pages lie in the file as they are read, so that a case may hold text of another. Put them in order and read the file anew.",
)  # fmt: skip
CODES = (OUT_OF_ORDER,)

_PRINTED = pattern(r"\b[SsPp](?i:ide|age)[ :]{0,2}(?P<number>\d{1,4})(?: *(?:av|of|/) *\d{1,4})?[ \t]*$", regex.MULTILINE)
_LETTERS = pattern(r"\P{L}+")
_FEWEST = 8
_FALLING = 0.3
"""Of bound copies and of papers laid in between, few numbers are lower than the one before; of shuffled leaves, about half."""
_SHOWN = 8


def out_of_order(source: Source) -> Iterator[Diagnostic]:
    """At most one finding: where the numbers of the pages go down as often as up."""
    printed = _printed(source)
    falling = [span for (before, _), (number, span) in pairwise(printed) if 1 < number < before]
    if len(printed) >= _FEWEST and len(falling) > _FALLING * len(printed):
        yield OUT_OF_ORDER.at(tuple(falling), numbers=", ".join(str(number) for number, _ in printed[:_SHOWN]))


def _printed(source: Source) -> Sequence[tuple[int, Span]]:
    """The numbers behind the words that stand before most of them: "se side 5" at the end of a line is no page's number."""
    heads: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for m in _PRINTED.finditer(source.reading):
        over = source.reading[source.reading.rfind("\n", 0, m.start()) + 1 : m.start()]
        heads[_LETTERS.sub(" ", over).casefold()].append((int(m["number"]), Span(*m.span("number"))))
    return max(heads.values(), key=len, default=())
