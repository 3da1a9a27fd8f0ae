"""Sentences that stand between the entries of a list and tell of people without being entries of it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import words_of
from .mention import Mention
from .names import find_names

_MOVED = pattern(
    r"\s(?:(?:ble|vart|blei|vert|fikk|fekk|har fått)\s(?:(?:også|òg|så)\s)?(?:innvilget|innvilga|gitt|gjeve|permisjon|fri)"
    r"|(?P<there>forlot|gikk fra|gjekk frå|gikk ut av|tiltrådte|fratrådte)\s(?:møtet|møte|i møtet))\b"
)
_CAME_FOR = pattern(
    r"\s(?:var|møtte|deltok)\s(?:(?:også|òg)\s)?(?:til ?stede?|til stades)?.{0,40}?\s(?:for å|og (?:orienterte|svarte|innledet|svara))\s"
)
_FARTHEST = 90


def read_aside(source: Source, part: Span) -> Sequence[Mention]:
    """Those of whom a sentence tells that they had leave or came to report; nothing where the line is entries of the list."""
    text = source.text[part.start : part.end]
    moved, came = _MOVED.search(text), _CAME_FOR.search(text)
    verb = moved or came
    if verb is None or verb.start() > _FARTHEST or "(" in text[: verb.start()]:
        return ()
    names = find_names(source.text, part.start, part.start + verb.start() + 1)
    if not names or part.start + verb.start() - names[-1].end > 1:
        return ()
    mentions = (Mention(words_of(source, name), name, aside=True, there=bool(moved and moved["there"])) for name in names)
    return tuple(mentions if moved else (attrs.evolve(m, group="guest", aside=False) for m in mentions))
