"""The packaged phrases, by what they tell."""

from __future__ import annotations

from typing import Any

from ..patterns import pattern
from .matching import Entry as Entry
from .matching import Found as Found
from .matching import Phrases as Phrases
from .matching import compile_phrases
from .overlay import active, remembered
from .toml import load, shape

_VOTES = (
    "stem", "røys", "røst", "enst", "samr", "einrø", "lama", "ovttaj", "voter", "til sted", "tilsted", "til stad", "tilstad", "blank", "avhol",
    "avst", "frast", "vedta", "vedtek", "falt", "fall", "forkast", "avsl", "vilg", "godkj", "navneopp", "namneopp", "loddtr", "flertal",
    "fleirtal", "mindretal", "dissens",
)  # fmt: skip
_SIDES = pattern(
    r"\b(?:st\b|(?:i ?mot|for|ja|nei)\b(?:\)?(?: -|:)? ?\d|(?<=\d for)|(?<=(?:\d|\b\w{2,8}) (?:i ?mot|ja|nei)))|(?:for|i?mot):|i?mot:? ?\d)"
    r"|(?<=\d )(?:i ?)?mot\b|\(\d{1,3} ?- ?\d{1,3}\)"
)
"""What a passage must hold to tell of a vote at all: far quicker to look for than the phrases, most of which begin with a number."""


def _packaged(name: str) -> Phrases:
    """The phrases of a packaged file: groups of phrases under one key, and the slots they use."""
    file = f"{name}.toml"
    data = load(file, dict[str, Any])
    entries = [e for key, group in data.items() if key != "slots" for e in shape(group, list[Entry], f"{file}: {key}")]
    return compile_phrases(entries, shape(data.get("slots", {}), dict[str, str], f"{file}: slots"))


@remembered()
def evidence() -> Phrases:
    """What tells that a passage goes on or has ended."""
    return _packaged("evidence")


@remembered()
def notes() -> Phrases:
    """What is noted beside a name in a list of people."""
    return _packaged("notes")


@remembered()
def outcomes() -> Phrases:
    """How a decision says what became of the case."""
    return _packaged("outcomes")


@remembered()
def votes() -> Phrases:
    """How votes are told, and what their numbers mean."""
    return _packaged("votes")


def may_tell_vote(folded: str) -> bool:
    """Is there anything in a folded text that a phrase of :func:`votes` could be in?"""
    profile = active()
    own = profile is not None and "vote" in profile.groups
    return own or any(map(folded.__contains__, _VOTES)) or _SIDES.search(folded) is not None


@remembered()
def recusals() -> Phrases:
    """How the minutes say that somebody is disqualified in a case."""
    return _packaged("recusals")


@remembered()
def movements() -> Phrases:
    """How the minutes say that somebody came, left or stood in, and when."""
    return _packaged("movements")


@remembered()
def numbers() -> Phrases:
    """How many there are, how many came, and how many must be there for the body to decide."""
    return _packaged("numbers")


@remembered()
def suspects() -> Phrases:
    """What speaks of a vote, a decision or an absence, whether it was understood or not."""
    return _packaged("suspects")


@remembered()
def references() -> Phrases:
    """Decisions that only point at another text."""
    return _packaged("references")
