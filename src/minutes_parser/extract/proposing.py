"""Proposals told in a sentence (nb: forslag, nn: framlegg): "Kari Moe (V) foreslo at taket males"; what was proposed, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ..lexicon.gazetteer import party_like, role_like
from ..lexicon.phrases import Found, evidence
from ..model import Proposal
from ..patterns import pattern
from ..segment.outline import Block
from ..source import Source
from ..span import Span
from ..view import View, contiguous, view, words_of
from .names import find_names
from .sentences import sentences

_TOLD_IN = frozenset({"treatment", "voting", "untitled"})
_TRACES = ("foresl", "føresl", "forslag", "framlegg")
_BACKGROUND = ("earlier", "looks_back", "past")
_LONGEST_PROPOSER = 100
_SHORTEST = 5
_ASIDE = pattern(r"\s*\([^()]*\)")
_PARTY = pattern(r"(?:\(|,\s)([^(),]{1,30})\)?$")
_SURNAME = pattern(r"(?:repr\.?|representant(?:en)?|medlem(?:met|en)?)\s\p{Lu}\p{L}[\p{L}-]*", regex.IGNORECASE)
_BESIDE_NAMES = pattern(
    r"(?:og|samt|på|vegne|vegna|av|v|ved|for|de|dei|fra|frå|representant\p{L}*|repr|medlem\p{L}*|ansattvalgte|tilsettvalde|folkevalgte|gruppe\p{L}*|\p{L}+gruppe\p{L}*)"
)
"""Words that may stand beside the names of those who propose; any other tells something else of them."""
_WORD = pattern(r"\p{L}+")
_NOMINATING = pattern(r"val(?:g)?(?:komit[eé]|nemnd)\p{L}*", regex.IGNORECASE)
_POINTS = pattern(r"\s*(?::|(?:følgende|følgjande|slik|slikt|dette|det|det same|det samme|endring(?:er|ar)?|disse|desse|seg)\b)")
"""What follows "foreslo" where the words of the proposal stand elsewhere."""
_THAT = pattern(r"\s*(?:(?:i møtet|i møte|så|da|då|deretter|også|òg|videre|vidare) ){0,2}(?:om )?(?:at )?")
_RESULT = pattern(
    r"[,.]? (?:og|men|som|noe som|noko som|hvilket|kva som)(?: (?:dette|det|forslaget|framlegget|utsettelsesforslaget|saken|saka|også|òg))?"
    r" (?:ble|blei|vart|fikk|fekk|falt|fall)\b"
)
"""What became of it ends its words: "…, og dette ble enstemmig vedtatt"."""


def told_proposals(source: Source, blocks: Sequence[Block]) -> Iterator[Proposal]:
    """The proposals that the sentences of a case's treatment tell; those under a label of their own are read with it."""
    for block in blocks:
        for part in _parts(source, block) if block.kind in _TOLD_IN else ():
            text = source.reading[part.start : part.end]
            if any(map(text.lower().__contains__, _TRACES)):
                for start, end in sentences(text):
                    sentence = view(source.reading, (Span(part.start + start, part.start + end),), source.markup)
                    yield from _in(source, sentence)


def _parts(source: Source, block: Block) -> Iterator[Span]:
    for item in block.paragraphs:
        yield from contiguous(source.text, item.value if item is block.opener else item.parts)


def _in(source: Source, sentence: View) -> Iterator[Proposal]:
    folded = sentence.text.replace("\n", " ")
    found = evidence().first(folded, "puts_forward", "was_put_forward")
    if not found or evidence().first(folded, *_BACKGROUND) or folded.rstrip().endswith(("?", ":")):
        return
    by = _proposer(source, sentence, found)
    text = _content(sentence, folded, found)
    if text and (by or found.phrase.kind == "was_put_forward"):
        party = _PARTY.search(by) if by else None
        yield Proposal(words_of(source, text), by, party[1] if party and party_like(party[1]) else None, (text,))


def _content(sentence: View, folded: str, found: Found) -> Span | None:
    """Where the words of the proposal stand, without "at" and without what became of it."""
    if _POINTS.match(folded, found.end):
        return None
    that = _THAT.match(folded, found.end)
    start = that.end() if that else found.end
    result = _RESULT.search(folded, start)
    end = result.start() if result else len(folded.rstrip())
    return sentence.span(start, end) if end - start >= _SHORTEST else None


def _proposer(source: Source, sentence: View, found: Found) -> str | None:
    """Who put it forward, as written: somebody named, an office, a party; anything else is nobody's proposal."""
    if found.phrase.kind == "was_put_forward" or not 1 < found.start <= _LONGEST_PROPOSER:
        return None
    words = words_of(source, sentence.span(0, found.start)).strip(" ,-–*•")
    bare = _ASIDE.sub("", words).strip()
    known = role_like(bare) or party_like(bare) or _SURNAME.fullmatch(bare) or _NOMINATING.fullmatch(bare)
    return words if known or _is_named(bare) else None


def _is_named(words: str) -> bool:
    """Names, and nothing beside them but whose they are: "Kari Moe på vegne av Ap og Sp"."""
    names = find_names(words)
    rest = words
    for name in reversed(names):
        rest = rest[: name.start] + rest[name.end :]
    beside = (word for word in _WORD.findall(rest) if word.islower() and not role_like(word))
    return bool(names) and ":" not in words and all(map(_BESIDE_NAMES.fullmatch, beside))
