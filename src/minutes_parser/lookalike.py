"""Words of recognised text that may be one: letters that recognition confuses, and one wrong letter in a long word."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

_LONG: Final = 5
_LOOK_ALIKE: Final = (
    ("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("é", "e"), ("è", "e"), ("ê", "e"), ("ö", "ø"), ("ä", "å"),
    ("1", "l"), ("|", "l"), ("!", "l"), ("i", "l"), ("j", "l"), ("f", "t"), ("0", "o"), ("ø", "o"), ("å", "a"), ("5", "s"), ("q", "o"),
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def same_if_misread(a: str, b: str) -> bool:
    """May two folded words be one, misread? Letters that look alike always may, one letter in a long word may; figures never."""
    if a == b or not (a.isalpha() or b.isalpha()):
        return a == b
    if looks(a) == looks(b):
        return True
    return min(len(a), len(b)) >= _LONG and OSA.distance(a, b, score_cutoff=1) <= 1


@lru_cache(maxsize=1 << 14)
def looks(word: str) -> str:
    """A folded word with letters that recognition confuses made one."""
    for several, one in _LOOK_ALIKE:
        word = word.replace(several, one)
    return word
