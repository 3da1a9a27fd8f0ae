"""Labels: the phrases that open a block, as in "Vedtak:" or "Formannskapets innstilling, mot 1 stemme:"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

import attrs
import msgspec
import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA

from ..errors import DataError
from ..patterns import compiled, pattern
from ..view import fold
from .near import Slot, Table, Written, as_pattern, parts_of
from .overlay import remembered
from .squeezed import Squeezed, squeeze
from .toml import Worded, load

Level = Literal["document", "case", "any"]
SLOT = pattern(r"\{(\w+)\}")
_BRACKET = pattern(r"\s*\([^()]{1,40}\)\s*$")
_DATED = pattern(
    r"(?:\s[-–])?(?:\s(?:i|på))?(?:\s(?:møtet?|møde))?(?:\s(?:den|av))?\s\d{1,2}\.\s?(?:\d{1,2}\.\s?\d{2,4}|\p{L}+\s\d{4})(?:,?\s(?:som\s)?sak\s\S{1,12})?\s*$"
)
"""The day after a label that says whose it is: "Formannskapets behandling 12.03.1998"."""
_NO_AUTHOR = pattern(r"§|(?:^|\s)(?:om|av|på|til|for|etter|mot|over|under|ved)$")
"""What ends so asks for more, and is not whose something is."""
_GOES_ON = pattern(r"\s*(?:$|[:,;(–-]|(?:i|på|den|sak)\b)")
"""What may follow in a line that is a label as a whole: "…s behandling av sak 7/26 i møte den …", and no "… av sak 53/96 Budsjett 1997 ble det …"."""
_SENTENCE = pattern(r"\b(?:ble|blei|blir|vart|vert|er|fikk|fekk|falt|fall|settes|sett|satt)\b")
"""What goes on so is a sentence, and its first words are no label: "Formannskapets innstilling, pkt. 2, ble vedtatt mot 3 stemmer"."""
_SHORT, _LONG = 6, 12
_BY = r"(?:\p{L}{1,5}\.|[^\s:.,;!?][^:.;!?\s]*)"
"""A word that may tell whose it is."""
_SHAPES = {
    "owner": r"(?P<by>(?:\p{L}+\s)?\p{L}{3,}s)",
    "to": r"[^\s:.,;!?][^:.;!?\s]*(?:\s[^:.;!?\s]+){0,6}?",
    "date": r"(?:\d{1,2}\.\s?(?:\d{1,2}\.\d{2,4}|\p{L}+\s\d{4})|\d{6})",
    "no": r"\d{1,2}",
    "by": rf"(?P<by>{_BY}(?:\s{_BY}){{0,9}}?)",
    "case": r"(?:[-–]\s?)?(?:\p{L}{1,5}\s?[-–]?\s?)?(?:sak\s(?:nr\.?\s)?)?\d{1,4}[/-]\d{2,4}:?",
}


class Entry(Worded, forbid_unknown_fields=True, frozen=True, kw_only=True):
    id: str
    block: str
    level: Level
    votes: bool = False
    line: bool = False
    colon: bool = False


class _File(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    label: list[Entry]
    slots: dict[str, str] = {}


_NEXT_POINT = "·•▪ "
"""The sign of the list below, where a file has it at the end of the line before."""


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
    colon: bool = False
    """Without a colon it is no label: "Vedtatt:"."""


@attrs.frozen
class Hit:
    """A label as found: the phrase, what filled its slots (as offsets into the head that was looked up), the rest."""

    phrase: Phrase
    by: tuple[int, int] | None = None
    tail: str = ""


@attrs.frozen
class _Slotted:
    """A label with slots. ``opens``, ``closes``: the word that it begins and ends with, where that is no slot."""

    phrase: Phrase
    source: str
    parts: tuple[Written, ...]
    opens: str
    closes: str
    slots: tuple[Slot, ...] = ()
    """A label has words enough to be found by."""

    def in_head(self, folded: str) -> Hit | None:
        head = folded.strip().rstrip(_NEXT_POINT)
        if not (head.startswith(self.opens) and head.endswith(self.closes)):
            return None
        match = compiled(self.source).fullmatch(head)
        return self._hit(match, len(folded) - len(folded.lstrip())) if match and not _nobody(match) else None

    def begins(self, folded: str) -> Hit | None:
        match = compiled(self.source).match(folded) if folded.startswith(self.opens) else None
        return self._hit(match, 0) if match and _GOES_ON.match(folded, match.end()) else None

    def _hit(self, match: regex.Match[str], lead: int) -> Hit | None:
        by = match.groupdict().get("by")
        if by is None:
            return Hit(self.phrase)
        if "{by}" in self.phrase.text and _said().search(by):
            return None
        return Hit(self.phrase, (match.start("by") + lead, match.end("by") + lead))


def _nobody(match: regex.Match[str]) -> bool:
    """ "§ 27 Underretning om vedtak" heads a rule, and tells of nobody's decision."""
    by = match.groupdict().get("by")
    return by is not None and _NO_AUTHOR.search(by) is not None


@attrs.frozen(eq=False)
class Labels:
    """All labels, ready for lookup."""

    phrases: tuple[Phrase, ...]
    document: Squeezed[Phrase]
    case: Squeezed[Phrase]
    heads: Table[_Slotted]
    lines: Table[_Slotted]

    def find_line(self, text: str) -> Hit | None:
        """The label that a line begins with, where the whole line is the label."""
        folded = fold(text)
        return next(filter(None, (slotted.begins(folded) for slotted in self.lines.near(folded))), None)

    def find(self, head: str, *, in_case: bool = False) -> Hit | None:
        """The label that ``head`` (a line up to its colon, or a whole short line) is, or ``None``.

        One spelling may open one block in the head of the document and another in a case ("Referat"): ``in_case``
        says which to prefer. A tail after a comma is allowed where the label can carry a vote ("…, mot 3 stemmer").
        """
        return look_up(self, head, in_case)

    def find_anew(self, head: str, *, in_case: bool) -> Hit | None:
        """What :meth:`find` says, found anew."""
        first, second = (self.case, self.document) if in_case else (self.document, self.case)
        whole = first.get(head) or second.get(head)
        if whole and not (":" in head and "/" in whole.text):  # "Innstilling: Vedtak" is not "Innstilling/vedtak"
            return Hit(whole)
        folded = fold(head)
        for slotted in self.heads.near(folded):
            if hit := slotted.in_head(folded):
                return hit
        bracket = _BRACKET.search(head) if ")" in head else None
        if bracket:
            hit = self.find(head[: bracket.start()].rstrip(" :"), in_case=in_case)
            return attrs.evolve(hit, tail=bracket[0].strip(" ()")) if hit and hit.phrase.votes and not hit.tail else hit
        dated = _DATED.search(head) if head.rstrip()[-1:].isdigit() else None
        if dated and (hit := self.find(head[: dated.start()], in_case=in_case)) and hit.by and hit.phrase.level == "case":
            return hit
        if office := self._offices(head):
            return office
        before, comma, tail = head.partition(",")
        if comma and tail.strip() and not _SENTENCE.search(fold(tail)):
            hit = self.find(before, in_case=in_case)
            if hit and hit.phrase.votes:
                return attrs.evolve(hit, tail=tail.strip())
        return None

    def nearly(self, head: str, *, alone: bool) -> tuple[Hit | None, Hit | None]:
        """The label that a misread ``head`` may be, as one of the document's head and as one inside a case: one letter wrong, two in a long label.

        A head that stands ``alone`` on its line, without a colon, must be long: short words are alike by accident.
        """
        key = squeeze(head)
        limit = (len(key) >= _LONG) if alone else (len(key) >= _SHORT) + (len(key) >= _LONG)
        return (_nearest(key, self.document.table, limit), _nearest(key, self.case.table, limit)) if limit else (None, None)

    def _offices(self, head: str) -> Hit | None:
        """Two duties of one person: "Servering og referering", "Møteleder og referent" is who writes."""
        first, joint, second = head.partition(" og ")
        both = [self.document.get(x) for x in (first, second)] if joint else []
        duties = [p for p in both if p and p.block in ("secretary", "chair", "meta")]
        return next((Hit(p) for p in sorted(duties, key=lambda p: p.block, reverse=True) if p.block != "meta"), None) if len(duties) > 1 else None


@lru_cache(maxsize=256)
def look_up(known: Labels, head: str, in_case: bool) -> Hit | None:
    """A line is asked for the labels inside it, for its own, and for both meanings of that."""
    return known.find_anew(head, in_case=in_case)


def _nearest(key: str, labels: Mapping[str, Phrase], limit: int) -> Hit | None:
    found = process.extract(key, labels.keys(), scorer=OSA.distance, score_cutoff=limit, limit=2)
    if not found or (len(found) == 2 and found[0][1] == found[1][1] and labels[found[0][0]].block != labels[found[1][0]].block):
        return None
    return Hit(labels[found[0][0]])


def phrases() -> Iterator[Phrase]:
    """Every phrase of the packaged labels, in the order written."""
    for entry in _file().label:
        for language, text in entry.texts():
            yield Phrase(text, language, entry.id, entry.block, entry.level, entry.votes, entry.line, entry.colon)


@remembered()
def _file() -> _File:
    return load("labels.toml", _File)


@remembered()
def _slots() -> Mapping[str, str]:
    """What fills a slot: shapes, and words that stand in the data."""
    return {**_SHAPES, **{name: written.replace(" ", r"\s+") for name, written in _file().slots.items()}}


@remembered()
def _said() -> regex.Pattern[str]:
    """Verbs of sentences that end as a label does: "Utvalget rår styret til å gjøre slikt vedtak" does not tell whose decision it is."""
    return compiled(rf"(?<!\S)(?:{_slots()['said']})(?!\p{{L}})")


@remembered()
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
                    table[squeeze(phrase.text)] = phrase  # that of a profile comes last
    heads, lines = (Table.of(sorted((s for s in slotted if s.phrase.line is line), key=_rank)) for line in (False, True))
    return Labels(everything, Squeezed.of(document), Squeezed.of(case), heads, lines)


def _rank(slotted: _Slotted) -> tuple[int, bool]:
    """The longest first, so that "forslag til vedtak fra ..." is not read as "forslag fra ...", and
    of two alike the one whose slot takes fewer words."""
    text = slotted.phrase.text
    return -len(SLOT.sub("", text)), "{by}" in text


def _compile(phrase: Phrase) -> _Slotted:
    slots, parts = _slots(), parts_of(phrase.text)
    if len(parts[0].text if parts else "") < 3:
        raise DataError(f"labels.toml: {phrase.entry}: {phrase.text!r} needs a word beside its slots")
    pieces, at = [], 0
    for slot in SLOT.finditer(phrase.text):
        if slot.group(1) not in slots:
            raise DataError(f"{phrase.entry}: {phrase.text!r} uses an unknown slot {{{slot.group(1)}}}; labels know {', '.join(slots)}")
        pieces += [as_pattern(phrase.text[at : slot.start()]), slots[slot.group(1)]]
        at = slot.end()
    pieces.append(as_pattern(phrase.text[at:]))
    first, *_, last = SLOT.split(fold(phrase.text))
    return _Slotted(phrase, "".join(pieces), parts, next(iter(first.split()), ""), next(iter(last.split()[::-1]), ""))
