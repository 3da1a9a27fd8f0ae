"""Bokmål, nynorsk or North Sámi: by the words that only one of them has."""

from __future__ import annotations

import regex

from ..model import Language
from ..view import fold

_WORD = regex.compile(r"\p{L}+")
_NN = frozenset("ikkje eg vart vert frå saka dei ho kva korleis òg nokre noko mellom saman skule vere vore berre sidan medan nye kommunen saman møteleiar leiar handsaming røysting samrøystes tilråding framlegg medlemer til stades heile difor meir fleire kjem gjev gjennom skal vedteke sjølv slik".split()) - frozenset("mellom nye kommunen til gjennom skal slik".split())  # fmt: skip
_NB = frozenset("ikke jeg ble blir fra saken hva hvordan også noen noe sammen skole være vært bare siden mens møteleder leder behandling avstemning enstemmig innstilling forslag medlemmer stede hele derfor mer flere kommer gir selv vedtatt hun de".split()) - frozenset("siden de leder".split())  # fmt: skip
_SE = frozenset("ja lea leat ahte dat go dan mearrádus áššelistu lávdegoddi ovttajienalaččat suohkan sámediggi leai ii almmuhuvvo".split()) - frozenset(["ja", "dan", "go"])
_ENOUGH = 3
_READ = 60_000


def language_of(text: str) -> Language | None:
    """The language most of the telling words belong to; ``None`` where there are too few."""
    counts: dict[Language, int] = {"nb": 0, "nn": 0, "se": 0}
    for word in _WORD.findall(fold(text[:_READ])):
        counts["nb"] += word in _NB
        counts["nn"] += word in _NN
        counts["se"] += word in _SE
    best = max(counts, key=lambda k: counts[k])
    return best if counts[best] >= _ENOUGH else None
