"""The outline: blocks that tile the document, by one grammar of what may follow what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from ..lexicon.bodies import title_kind
from ..lexicon.columns import column
from ..lexicon.phrases import evidence, outcomes
from ..patterns import pattern
from ..source import Source
from ..span import Span, Spans
from ..view import fold
from .agenda import Agenda, read_agenda
from .extent import Verdict, belongs, content_words
from .grammar import NUMBERED, PASSAGES, PEOPLE, ROLLS, SINGLE, TAIL, Standing, opens, people_like, tells_result
from .headings import find_headings, headings_by_item
from .items import Item, items, text_of
from .listed import treated_above
from .rolls import roll_goes_on
from .signing import signs_off
from .stations import station
from .titles import Heading

_POINT = pattern(r"(?P<number>\d{1,2})[.)]")
_BY_LAYOUT = frozenset({"a heading", "layout", "narrative"})
"""Ends that the next point of the list outweighs."""
_ELECTION = pattern(r"\bval(?:g|get)?\b|konstituering|suppleringsval|\boppne(?:vn|mn)ing")
_ROLL_CALL = pattern(r"opprop|registrering|opptak av navne|fr[ae]mm?øt")
_FARTHEST_POINT = 80
_LONGEST_HEAD = 90
_HEAD_OF_CASE = 5
"""So few lines stand between the name of the document and the number of the case."""
_OF_PEOPLE = frozenset({"name", "role", "represents", "substitute_for", "presence"})
"""Heads of columns, where the cells of a list stand one to a line."""
_DIVIDED = pattern(r",|\s[-–]\s")
_RULE = pattern(r"[_.…\s]{6,}")
_LONE_ROMAN = pattern(r"[IVXl1]{1,4}[.)]?")
_PROSE = pattern(r"(?<!(?<!\p{L})\p{Lu}\p{Ll}{0,3})[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}+\s\p{Ll}")
"""A sentence goes on after another; the stop of an abbreviated name ends none: "Per Chr. Moe møtte for Ola Li"."""


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
        return tuple(self._by_case.get(case, ()))

    @cached_property
    def _by_case(self) -> Mapping[int | None, Sequence[Block]]:
        found: dict[int | None, list[Block]] = defaultdict(list)
        for block in self.blocks:
            found[block.case].append(block)
        return found

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
    named: bool = False
    """Has a list of people been opened before, and has one of them names?"""
    rolled: bool = False

    def blocks(self) -> list[Block]:
        starts = {h.item: n for n, h in enumerate(self.headings)}
        consumed = {i for h in self.headings for i in h.consumed}
        by_item = headings_by_item(self.headings)
        above = treated_above(self.its, self.headings)
        last_heading = max((*starts, *consumed), default=-1)
        for index, item in enumerate(self.its):
            if self.agenda.start <= index < self.agenda.end:
                if index == self.agenda.start:
                    self._open("preamble", None)
                continue
            if index in by_item:
                self._open("untitled", None, case=above.get(starts[index], starts[index]))
                self.recommended = frozenset()
            if index in consumed and self.kind in PASSAGES and index not in by_item:
                self._open("untitled", None)  # the heading of the case stands again
            if index not in consumed:
                said = _after_title(self.source, item, by_item[index]) if index in by_item else item
                self._take(index, said, after_last=index > last_heading)
        self._close()
        return self.out

    def _take(self, index: int, item: Item, *, after_last: bool) -> None:
        following = self.its[index + 1] if index + 1 < len(self.its) else None
        kind = opens(self._standing(following, after_last=after_last), item) if item.label or item.case_label or item.cells else None
        if kind is None and self.case is not None and (by := station(self.source, self.its, index)):
            kind, item = "treatment", attrs.evolve(item, by=by)
        if kind == "end_time" and after_last and item.display and following and not any(c.isdigit() for c in text_of(self.source, following)):
            kind = "signatures"  # "Møtet hevet", and under it no hour but who signed
        if kind == "voting" and item.case_block == "proposal":
            whole = Span(item.content, item.parts[0].end)
            item = attrs.evolve(item, label=None, case_label=None, by=None, body=whole)  # what was voted on is told by its label
        if kind is None and self.case is not None and self._over_next(index, item):
            kind, item = "case_meta", attrs.evolve(item, body=item.parts[0])
        if kind:
            self._open(kind, item, after_last=after_last)
        elif after_last and (self._closing(item) or signs_off(self.source, self.its, index)):
            self._open("signatures", item, case=None)
        else:
            self._continue(index, item, following)

    def _standing(self, following: Item | None, *, after_last: bool) -> Standing:
        title = self.headings[self.case].title if self.case is not None else ()
        words = [fold(self.source.text[s.start : s.end]) for s in title]
        electing, calling = any(map(_ELECTION.search, words)), any(map(_ROLL_CALL.search, words))
        number = self.headings[self.case].number if self.case is not None else None
        return Standing(
            self.source, self.kind, self.opener, self.held, self.case, number, following, after_last, self.rolled, self.named, electing, calling
        )

    def _over_next(self, index: int, item: Item) -> bool:
        """Is it the name of the document, repeated over the head of each case?"""
        below = self.its[index + 1 : index + _HEAD_OF_CASE]
        if item.label or item.cells or not below or not below[0].label or title_kind(text := text_of(self.source, item)) is None:
            return False
        if text.endswith(".") or tells_result(text):
            return False  # "Innkalling og saksliste godkjennes": what was decided, in the words of what was recommended
        heads = {h.item for h in self.headings}
        repeated = any(text_of(self.source, above) == text for above in self.its[:index])
        return repeated and any(at in heads for at in range(index + 1, index + 1 + len(below)))

    def _closing(self, item: Item) -> bool:
        if self.case is None and not self.out:
            return False
        text = fold(text_of(self.source, item)[:90])
        found = evidence().first(text, "closing")
        return (found is not None and found.start < 4) or bool(_RULE.fullmatch(text))

    def _continue(self, index: int, item: Item, following: Item | None) -> None:
        """An item without a label of its own: does it belong to the open block?"""
        if (
            self.kind == "absent"
            and self.out
            and self.out[-1].kind == "present"
            and roll_goes_on(self.source, self.out[-1].items, self._absent(), item)
        ):
            self._open("present", None)
            self.held.append(item)
            return
        if self.kind in PEOPLE or self.kind == "attachments":
            goes_on = self._list_goes_on(item)
        elif self.kind in SINGLE:
            goes_on = self.opener is not None and not self.opener.body and not self.held
        elif self.kind in PASSAGES and self.opener and self._heads_part(item, following):
            self._open("section", item)
            return
        elif self.kind in PASSAGES and self.opener:
            if following is not None and following.case_label and _LONE_ROMAN.fullmatch(text_of(self.source, item)):
                self._open("untitled", None)  # "III." on a line of its own, and below it "Votering"
                self.held.append(item)
                return
            said = [self.opener, *self.held] if self.opener.body else self.held
            verdict = belongs(self.source, self.opener, said, item, self.recommended)
            if verdict.belongs or (self.opener.opens_section and verdict.why in _BY_LAYOUT and self._counts_on(index)):
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

    def _absent(self) -> Sequence[Item]:
        """What stands under the open label."""
        return (self.opener, *self.held) if self.opener and self.opener.body else ()

    def _heads_part(self, item: Item, following: Item | None) -> bool:
        """ "b) Godkjenning av saksliste" between two decisions of a case: the next is about that."""
        text = text_of(self.source, item)
        part = following is not None and following.case_block == "decision" == self.kind and not following.by
        return part and not item.cells and len(text) <= _LONGEST_HEAD and not text.endswith((".", ",", ";"))

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
        if len(NUMBERED.findall(text)) > 2:
            return not item.gap
        if item.heading or _PROSE.search(text) or (len(text) > 200 and len(_DIVIDED.findall(text)) * 90 < len(text)):
            return False
        alone = self.opener is not None and self.opener.display
        if self.kind == "attachments":
            return not item.gap or not self.held or bool(item.marker and self.held[-1].marker) or alone
        if not item.gap or (alone and not self.held):
            return True
        return bool(item.cells or item.marker or (alone and (people_like(self.source, item) or column(text) in _OF_PEOPLE)))

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
            self.named |= block.kind in PEOPLE
            self.rolled |= block.kind in ROLLS and bool(block.paragraphs)
            if block.kind == "recommendation":
                self.recommended |= content_words(" ".join(text_of(self.source, i) for i in block.paragraphs))
        self.opener, self.held = None, []


def _after_title(source: Source, item: Item, heading: Heading) -> Item:
    """A point that is a case of its own: what it says after its title, or all of it where the title tells a result, or is all there is."""
    title = heading.title[0] if heading.title else item.span
    if not item.marker or title.start != item.body.start:
        return item
    told = tells_result(source.text[title.start : title.end]) or outcomes().first(fold(source.text[title.start : title.end]), "elected")
    rest = [] if told else [Span(max(part.start, title.end), part.end) for part in item.parts if part.end > title.end + 1]
    said = tuple(rest) or (item.body, *item.parts[1:])
    return attrs.evolve(item, marker=None, parts=said, body=said[0], content=said[0].start)


def _after(verdict: Verdict) -> str:
    return "section" if verdict.why == "a heading" else "untitled"


def _is_section_heading(source: Source, item: Item, following: Item | None) -> bool:
    if item.heading:
        return True
    if item.marker or item.cells or len(item.parts) > 1 or following is None or not (item.gap and following.gap):
        return False
    text = text_of(source, item)
    if tells_result(text):
        return False
    return len(text) <= 75 and text[:1].isupper() and not text.endswith((".", ",", ";", "!", "-", "–")) and not following.heading
