"""Labels: the phrases that open a block, as in "Vedtak:" or "Formannskapets innstilling, mot 1 stemme:"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import attrs
import msgspec
import regex

from ..errors import DataError
from ..view import fold
from .toml import Worded, load

Level = Literal["document", "case", "any"]
SLOT = regex.compile(r"\{(\w+)\}")
_BRACKET = regex.compile(r"\s*\([^()]{1,40}\)\s*$")
_NOT_LETTERS = regex.compile(r"[^\p{L}\p{N}]+")
_SLOTS = {
    "by": r"(?P<by>[^\s:.,;!?][^:.;!?\s]*(?:\s[^:.;!?\s]+){0,6}?)",
    "owner": r"(?P<by>(?:\p{L}+\s)?\p{L}{3,}s)",
    "to": r"[^\s:.,;!?][^:.;!?\s]*(?:\s[^:.;!?\s]+){0,6}?",
    "date": r"\d{1,2}\.\s?(?:\d{1,2}\.\d{2,4}|\p{L}+\s\d{4})",
    "no": r"\d{1,2}",
    "case": r"(?:\p{L}{1,4} )?\d{1,4}[/-]\d{2,4}",
}


class _Entry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    id: str
    block: str
    level: Level
    votes: bool = False
    line: bool = False


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    label: list[_Entry]


@attrs.frozen
class Phrase:
    """One spelling of a label."""

    text: str
    language: str
    entry: str
    block: str
    level: Level
    votes: bool
    line: bool = False
    """The whole line is the label: "Styrets behandling av sak 7/26 i møte den …"."""


@attrs.frozen
class Hit:
    """A label as found: the phrase, what filled its slots (as offsets into the head that was looked up), the rest."""

    phrase: Phrase
    by: tuple[int, int] | None = None
    tail: str = ""


@attrs.frozen
class _Slotted:
    phrase: Phrase
    source: str
    anchor: str

    @property
    def pattern(self) -> regex.Pattern[str]:
        return _compiled(self.source)


@attrs.frozen
class Labels:
    """All labels, ready for lookup."""

    phrases: tuple[Phrase, ...]
    document: dict[str, Phrase]
    case: dict[str, Phrase]
    slotted: tuple[_Slotted, ...]

    def find_line(self, text: str) -> Hit | None:
        """The label that a line begins with, where the whole line is the label."""
        folded = fold(text)
        for slotted in self.slotted:
            if slotted.phrase.line and slotted.anchor in folded and slotted.pattern.match(folded):
                m = slotted.pattern.match(folded)
                return Hit(slotted.phrase, (m.start("by"), m.end("by")) if m and "by" in m.groupdict() else None)
        return None

    def find(self, head: str, *, in_case: bool = False) -> Hit | None:
        """The label that ``head`` (a line up to its colon, or a whole short line) is, or ``None``.

        One spelling may open one block in the head of the document and another in a case ("Referat"): ``in_case``
        says which to prefer. A tail after a comma is allowed where the label can carry a vote ("…, mot 3 stemmer").
        """
        key = squeeze(head)
        first, second = (self.case, self.document) if in_case else (self.document, self.case)
        whole = first.get(key) or second.get(key)
        if whole:
            return Hit(whole)
        folded = fold(head)
        for slotted in self.slotted:
            if not slotted.phrase.line and slotted.anchor in folded:
                match = slotted.pattern.fullmatch(folded.strip())
                if match:
                    lead = len(folded) - len(folded.lstrip())
                    by = (match.start("by") + lead, match.end("by") + lead) if "by" in match.groupdict() else None
                    return Hit(slotted.phrase, by)
        bracket = _BRACKET.search(head)
        if bracket:
            return self.find(head[: bracket.start()], in_case=in_case)
        before, comma, tail = head.partition(",")
        if comma and tail.strip():
            hit = self.find(before, in_case=in_case)
            if hit and hit.phrase.votes:
                return attrs.evolve(hit, tail=tail.strip())
        return None


def squeeze(text: str) -> str:
    """Letters and digits alone: "P R O T O K O L L" and "Protokoll:" are the same label."""
    return _NOT_LETTERS.sub("", text).lower()


def phrases() -> Iterator[Phrase]:
    """Every phrase of the packaged labels, in the order written."""
    for entry in load("labels.toml", _File).label:
        for language, text in entry.texts():
            yield Phrase(text, language, entry.id, entry.block, entry.level, entry.votes, entry.line)


@cache
def labels() -> Labels:
    """The packaged labels. Document and case labels may share a spelling; the grammar decides which is meant."""
    everything = tuple(phrases())
    document: dict[str, Phrase] = {}
    case: dict[str, Phrase] = {}
    slotted: list[_Slotted] = []
    for phrase in everything:
        if SLOT.search(phrase.text):
            slotted.append(_compile(phrase))
        else:
            for level, table in (("document", document), ("case", case)):
                if phrase.level in (level, "any"):
                    table.setdefault(squeeze(phrase.text), phrase)
    # the longest first, so that "forslag til vedtak fra ..." is not read as "forslag fra ..."
    slotted.sort(key=lambda s: -len(SLOT.sub("", s.phrase.text)))
    return Labels(everything, document, case, tuple(slotted))


def _compile(phrase: Phrase) -> _Slotted:
    pieces, at, anchor = [], 0, ""
    for slot in SLOT.finditer(phrase.text):
        pieces.append(_literal(phrase.text[at : slot.start()]))
        pieces.append(_SLOTS[slot.group(1)])
        at = slot.end()
    pieces.append(_literal(phrase.text[at:]))
    anchor = max(SLOT.sub(" ", fold(phrase.text)).split(), key=len)
    if len(anchor) < 3:
        raise DataError(f"labels.toml: {phrase.entry}: {phrase.text!r} needs a word beside its slots")
    return _Slotted(phrase, "".join(pieces), anchor)


@cache
def _compiled(source: str) -> regex.Pattern[str]:
    return regex.compile(source)


def _literal(text: str) -> str:
    return r"\s+".join(regex.escape(word) for word in regex.split(r"\s+", fold(text)))
