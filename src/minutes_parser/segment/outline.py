"""The outline: blocks that tile the document, by one grammar of what may follow what."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.bodies import body_in
from ..lexicon.columns import column
from ..lexicon.gazetteer import party_like
from ..lexicon.phrases import evidence, outcomes
from ..source import Source
from ..span import Spans
from ..view import HYPHENS, fold, words_of
from .agenda import Agenda, read_agenda
from .extent import Verdict, belongs, content_words
from .headings import find_headings, headings_by_item
from .items import Item, items, text_of, value_of
from .labelling import unanimous_lead
from .signing import signs_off
from .stations import station
from .titles import Heading

PEOPLE = frozenset({"members", "called", "present", "absent", "substitutes", "pairs", "administration", "guests", "observers"})
_ROLLS = frozenset({"members", "called", "present", "substitutes"})
SINGLE = frozenset({
    "date", "time", "start_time", "end_time", "place", "body", "organisation", "number", "title", "next_meeting", "chair", "secretary", "treated",
    "case_handler", "case_kind", "case_meta", "meta",
})  # fmt: skip
TAIL = frozenset({"signatures", "distribution"})
_PASSAGES = frozenset({"recommendation", "decision", "statement", "proposal"})
_KIND_WORDS = regex.compile(
    r"(?:til )?(?:vedtak|info|informasjon|orientering|diskusjon|drøfting|beslutning|referat|valg|val|saka? tas opp)\.?", regex.IGNORECASE
)
_NUMBERED = regex.compile(r"\d{1,2}\.\s\p{Lu}")
_POINT = regex.compile(r"(?P<number>\d{1,2})[.)]")
_BY_LAYOUT = frozenset({"a heading", "layout", "narrative"})
"""Ends that the next point of the list outweighs."""
_FARTHEST_POINT = 80
_BRACKET = regex.compile(r"\(([^()]{1,30})\)$")
_RULE = regex.compile(r"[_.…\s]{6,}")
_PROSE = regex.compile(r"[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}+\s\p{Ll}")
_STOP = regex.compile(r"(?<!\d)\.\s*$")
_NAME_START = regex.compile(r"[\d.)\s]*\p{Lu}\p{L}*[-.]?(?:\s\p{Lu}|\p{Lu}|:|,|\s*\(|$)|\p{Ll}{2,20}, \p{Lu}")


@attrs.frozen
class Block:
    """A run of items with one purpose. ``opener`` is the item whose label opened it; its own text counts as the first paragraph."""

    kind: str
    opener: Item | None
    items: tuple[Item, ...]
    case: int | None = None
    ended: Verdict | None = None
    """Why a passage ended before a label did."""

    @property
    def paragraphs(self) -> tuple[Item, ...]:
        """The items with text: the opener too where its text runs on after the label."""
        return ((self.opener, *self.items) if self.opener.body else self.items) if self.opener else self.items

    @property
    def spans(self) -> Spans:
        """Where the text stands, labels left out."""
        return tuple(s for item in self.paragraphs for s in (item.value if item is self.opener else item.parts))


@attrs.frozen
class Outline:
    """Everything that the document's structure tells. ``blocks`` tile the items outside agenda and headings."""

    items: tuple[Item, ...]
    agenda: Agenda
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]

    def of_case(self, case: int) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.case == case)

    def of_kind(self, *kinds: str) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.kind in kinds)


def outline(source: Source) -> Outline:
    """Divide the document."""
    its = items(source)
    agenda = read_agenda(source, its)
    headings = find_headings(source, its, agenda)
    return Outline(its, agenda, headings, tuple(_Grammar(source, its, agenda, headings).blocks()))


@attrs.define
class _Grammar:
    """One walk over the items. ``block`` collects what belongs together until something else begins."""

    source: Source
    its: Sequence[Item]
    agenda: Agenda
    headings: Sequence[Heading]
    out: list[Block] = attrs.field(factory=list)
    kind: str = "preamble"
    opener: Item | None = None
    held: list[Item] = attrs.field(factory=list)
    case: int | None = None
    recommended: frozenset[str] = frozenset()

    def blocks(self) -> list[Block]:
        starts = {h.item: n for n, h in enumerate(self.headings)}
        consumed = {i for h in self.headings for i in h.consumed}
        by_item = headings_by_item(self.headings)
        last_heading = max(starts, default=-1)
        for index, item in enumerate(self.its):
            if self.agenda.start <= index < self.agenda.end:
                if index == self.agenda.start:
                    self._open("preamble", None)
                continue
            if index in by_item:
                self._open("untitled", None, case=starts[index])
                self.recommended = frozenset()
            if index not in consumed:
                self._take(index, item, after_last=index > last_heading)
        self._close()
        return self.out

    def _take(self, index: int, item: Item, *, after_last: bool) -> None:
        following = self.its[index + 1] if index + 1 < len(self.its) else None
        kind = self._label_kind(item, after_last=after_last, following=following)
        if kind is None and self.case is not None and (by := station(self.source, self.its, index)):
            kind, item = "treatment", attrs.evolve(item, by=by)
        if kind == "end_time" and after_last and item.display and following and not any(c.isdigit() for c in text_of(self.source, following)):
            kind = "signatures"  # "Møtet hevet", and under it no hour but who signed
        if kind:
            self._open(kind, item, after_last=after_last)
        elif after_last and (self._closing(item) or signs_off(self.source, self.its, index)):
            self._open("signatures", item, case=None)
        else:
            self._continue(index, item, following)

    def _label_kind(self, item: Item, *, after_last: bool, following: Item | None) -> str | None:
        heads = [column(self.source.text[c.start : c.end]) for c in item.cells if c]
        if len(heads) > 1 and all(heads):
            return "pairs" if {"absent", "substitute"} <= set(heads) else None if self.kind in PEOPLE else item.block
        if self.kind in PEOPLE and item.block in PEOPLE and self.opener and not self.opener.body and not self.held and item.line == self.opener.line:
            return None  # "Forfall: Medlemmer: ...": the second label only says of whom
        if self.case is None:
            return item.block
        if item.block == "present" and value_of(self.source, item).strip(" .").isdigit():
            return "voting"  # a head count restated before a vote
        kind = item.case_block or (item.block if item.block in PEOPLE else None)
        if kind and self.kind in _PASSAGES and not item.gap and item.case_label and item.case_label.phrase.level == "document":
            return None
        if kind == "section" and item.display and item.by and _tells_result(text_of(self.source, item)):
            return None
        if kind in _PASSAGES and self._enlisted(item):
            return None
        if kind == "reasons":
            return None if self.kind in ("recommendation", "decision") and (self.held or (self.opener and self.opener.body)) else kind
        if kind == "recommendation" and item.body and _KIND_WORDS.fullmatch(value_of(self.source, item)):
            return "case_kind"
        if kind in PEOPLE:
            if kind == "present" and item.body and not after_last and len(_NUMBERED.findall(text_of(self.source, item))) > 1:
                return kind
            listed = any(b.kind in _ROLLS and b.case is None and b.paragraphs for b in self.out)
            if listed and kind in _ROLLS:
                return "section"  # who was there is told already: these are elected, or named for something else
            called = self.case in (0, 1) and not any(b.kind in PEOPLE and b.case is None for b in self.out)  # the roll call of the opening case
            ends = (after_last or called) and (
                _people_like(self.source, item) if _worded(self.source, item) else following is not None and _people_like(self.source, following)
            )
            return kind if ends else "section"
        if kind == "recommendation" and item.by and _of_party(words_of(self.source, item.by)):
            return "proposal"
        if kind == "proposal" and self._proposes(item):
            return None
        if kind == "distribution" and not after_last:
            return "case_meta"
        if kind == "signatures" and not after_last:
            return "section" if item.display else None  # at the foot of each page, or of each case
        if kind in ("agenda", "attachments", "body_start", "remarks", "meta", "date", "time", "place", "body", "organisation", "title"):
            return "section" if item.display else None
        return kind

    def _enlisted(self, item: Item) -> bool:
        """In a list of documents "Vedtak i sak 103/94 -" is one of them."""
        listing = self.opener is not None and self.opener.case_label is not None and self.opener.case_label.phrase.entry == "case.documents"
        text = text_of(self.source, item)
        return listing and item.display and not text.endswith(":") and (text.endswith(HYPHENS) or any(c.isdigit() for c in text))

    def _proposes(self, item: Item) -> bool:
        """Proposals under a decision label are what was decided; a body that proposes, under a recommendation's, is recommended to."""
        if not self.opener or not self.opener.display or (self.held and self.held[0].case_block != "proposal"):
            return False
        by = body_in(words_of(self.source, item.by)) if item.by and self.kind == "recommendation" and not self.held else None
        return self.kind == "decision" or (by is not None and by[0] == 0)

    def _closing(self, item: Item) -> bool:
        if self.case is None and not self.out:
            return False
        text = fold(text_of(self.source, item)[:90])
        found = evidence().first(text, "closing")
        return (found is not None and found.start < 4) or bool(_RULE.fullmatch(text))

    def _continue(self, index: int, item: Item, following: Item | None) -> None:
        """An item without a label of its own: does it belong to the open block?"""
        if self.kind in PEOPLE or self.kind == "attachments":
            goes_on = self._list_goes_on(item)
        elif self.kind in SINGLE:
            goes_on = self.opener is not None and not self.opener.body and not self.held
        elif self.kind in _PASSAGES and self.opener:
            said = [self.opener, *self.held] if self.opener.body else self.held
            verdict = belongs(self.source, self.opener, said, item, self.recommended)
            if verdict.belongs or (self.opener.display and verdict.why in _BY_LAYOUT and self._counts_on(index)):
                self.held.append(item)
            else:
                self._open(_after(verdict), item if verdict.why == "a heading" else None, ended=verdict)
                if verdict.why != "a heading":
                    self.held.append(item)
            return
        elif self.case is not None and _is_section_heading(self.source, item, following):
            self._open("section", item)
            return
        else:
            goes_on = True
        if not goes_on:
            self._open("untitled" if self.case is not None else "preamble", None)
        self.held.append(item)

    def _counts_on(self, index: int) -> bool:
        """Does the passage's list go on below, with the number after its last: a table or a sub-heading stands between its points?"""
        last = next((m for i in reversed(self.held) if i.marker and (m := _POINT.fullmatch(i.marker))), None)
        if last is None:
            return False
        heads = {h.item for h in self.headings}
        for at in range(index, min(index + _FARTHEST_POINT, len(self.its))):
            item = self.its[at]
            if at in heads or item.heading or (item.case_block and item.case_block not in ("proposal", "reasons")):
                return False
            point = _POINT.fullmatch(item.marker or text_of(self.source, item))
            if point:
                return int(point["number"]) == int(last["number"]) + 1
        return False

    def _list_goes_on(self, item: Item) -> bool:
        text = text_of(self.source, item)
        if len(_NUMBERED.findall(text)) > 2:
            return not item.gap
        if item.heading or _PROSE.search(text) or (len(text) > 200 and text.count(",") * 90 < len(text)):
            return False
        alone = self.opener is not None and self.opener.display
        if self.kind == "attachments":
            return not item.gap or not self.held or bool(item.marker and self.held[-1].marker) or alone
        if not item.gap or (alone and not self.held):
            return True
        return bool(item.cells or item.marker or (alone and _people_like(self.source, item)))

    def _open(self, kind: str, opener: Item | None, *, case: int | None = -1, ended: Verdict | None = None, after_last: bool = True) -> None:
        self._close(ended)
        self.kind, self.opener, self.held = kind, opener, []
        if kind in TAIL or (kind in PEOPLE and after_last):
            self.case = None
        elif case != -1:
            self.case = case

    def _close(self, ended: Verdict | None = None) -> None:
        if self.opener or self.held:
            block = Block(self.kind, self.opener, tuple(self.held), None if self.kind in PEOPLE else self.case, ended)
            self.out.append(block)
            if block.kind == "recommendation":
                self.recommended |= content_words(" ".join(text_of(self.source, i) for i in block.paragraphs))
        self.opener, self.held = None, []


def _of_party(by: str) -> bool:
    """ "Forslag til vedtak fra KrF v/Dagny Moe", "… fra Per Ånestad (H)": what a party's man proposes is put forward in the meeting."""
    bracket = _BRACKET.search(by)
    return party_like(bracket[1] if bracket else by.split(" v/")[0]) is not None


def _after(verdict: Verdict) -> str:
    return "section" if verdict.why == "a heading" else "untitled"


def _people_like(source: Source, item: Item) -> bool:
    text = value_of(source, item) if item.label else text_of(source, item)
    return len(text) <= 1500 and bool(_NAME_START.match(text)) and not _STOP.search(text)


def _worded(source: Source, item: Item) -> bool:
    """Something is said after the label, more than the number of the first in a list."""
    return any(c.isalpha() for c in value_of(source, item))


def _tells_result(text: str) -> bool:
    """ "Godkjent med merknader", "Innkalling godkjent": alone or in bold, it is what was decided and opens nothing."""
    folded = fold(text).rstrip(" .*")
    lead = unanimous_lead(folded)
    found = outcomes().longest(folded, "adopted", "rejected", "postponed", "elected")
    if folded.endswith(":"):
        return any(f.phrase.kind == "elected" for f in found)
    return any(f.start < lead + 2 or f.end >= len(folded) for f in found if f.phrase.kind != "elected")


def _is_section_heading(source: Source, item: Item, following: Item | None) -> bool:
    if item.heading:
        return True
    if item.marker or item.cells or len(item.parts) > 1 or following is None or not (item.gap and following.gap):
        return False
    text = text_of(source, item)
    if _tells_result(text):
        return False
    return len(text) <= 75 and text[:1].isupper() and not text.endswith((".", ",", ";", "!")) and not following.heading
