"""Lines that stand for one another although recognition read them differently from page to page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from rapidfuzz.distance import Indel

from ..misread import reading
from ..patterns import pattern

_LEAST: Final = 8
"""Letters and figures of a line that can be compared: fewer are alike by accident."""
_ALIKE: Final = 0.8
_NO_LETTER = pattern(r"[\W_]+")
_FIGURES = pattern(r"\d+")
_GAP_IN_NUMBER = pattern(r"(?<=\d) (?=[Il1]$)")


def one_key(keys: Iterable[str]) -> Mapping[str, str]:
    """For each key the commonest one that is alike: nearly the same letters, and the very same figures."""
    found: dict[str, str] = {}
    chosen: list[tuple[str, str, str]] = []
    for key, _ in Counter(filter(None, keys)).most_common():
        letters, figures = _parts(key)
        near = (one for one, others, same in chosen if same == figures and Indel.normalized_similarity(letters, others) >= _ALIKE)
        found[key] = next(near, key) if len(letters) + len(figures) >= _LEAST else key
        if found[key] == key:
            chosen.append((key, letters, figures))
    return found


def _parts(key: str) -> tuple[str, str]:
    plain = _NO_LETTER.sub("", reading(_GAP_IN_NUMBER.sub("", key)))
    return _FIGURES.sub("", plain), "".join(_FIGURES.findall(plain))
