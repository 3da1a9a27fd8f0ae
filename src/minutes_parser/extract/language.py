"""Bokmål, nynorsk or North Sámi: by the words that only one of them has."""

from __future__ import annotations

from collections import Counter

from ..lexicon.words import words
from ..model import Language
from ..patterns import pattern
from ..view import folded_whole

_WORD = pattern(r"\p{L}+")
_ENOUGH = 3
_READ = 20_000
"""Characters that are enough to tell."""


def language_of(text: str) -> Language | None:
    """The language that most of the telling words belong to; ``None`` where there are too few."""
    met = Counter(_WORD.findall(folded_whole(text)[:_READ]))
    counts = {language: sum(met[w] for w in own) for language, own in words().languages.items()}
    best = max(counts, key=lambda k: counts[k])
    return best if counts[best] >= _ENOUGH else None
