"""What titles and archive numbers have in common, the same number, the same title, the same words."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon.kinds import title_kind
from ..lexicon.squeezed import squeeze
from ..patterns import pattern

_ARCHIVE = pattern(r"(?:19|20)?(?P<year>\d{2})/0*(?P<number>\d+)")
_WORD = pattern(r"\p{L}{4,}")
_ENDING = pattern(r"(?:en|et|a|ene|ane|er|ar|e)?s?$")
_SHORTEST = 4
_STANDING = frozenset({"approval", "report", "delegated", "other"})
_REPEATED = _STANDING | {"question", "election", "information"}


def archive_number(ref: str | None) -> tuple[str, str] | None:
    """Year and number of an archive case: "2024/118-3" and "24/118" are one."""
    found = _ARCHIVE.match(ref.strip()) if ref else None
    return (found["year"], found["number"]) if found else None


def is_standing(title: str | None) -> bool:
    """An item that returns at every meeting (approvals, reports): one number in the archive and one title, never one case."""
    return title is None or title_kind(title.strip(" .:")) in _STANDING


def is_repeated(title: str | None) -> bool:
    """A title that says little of its case: elections, questions and information besides what is standing."""
    return title is None or title_kind(title.strip(" .:")) in _REPEATED


def same_title(one: str | None, other: str | None) -> bool:
    return bool(one and other) and squeeze(one or "") == squeeze(other or "")


def akin(one: str | None, other: str | None) -> bool:
    """Are the titles the same, or do they share a word?"""
    return same_title(one, other) or bool(stems(one or "") & stems(other or ""))


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> frozenset[str]:
    """The words of four letters or more without their endings: "samarbeidsavtalen" is "samarbeidsavtale"."""
    return frozenset(stem(word) for word in _WORD.findall(text))


def stem(word: str) -> str:
    lower = word.lower()
    short = _ENDING.sub("", lower, count=1)
    return short if len(short) >= _SHORTEST else lower
