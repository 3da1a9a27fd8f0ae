"""The titles of numbered cases: beside the number, below it with what stands between, or above it."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.bodies import title_kind
from ..lexicon.kinds import title_kind as case_kind
from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..span import Span, Spans
from ..view import paragraph
from .candidates import LONGEST_TITLE, ROUTED, Candidate, is_routed, only_a_body
from .grammar import tells_result
from .items import Item, text_of
from .numbers import WORD, number_at

_META = frozenset({"case_meta", "case_handler", "distribution", "body"})
_TITLE = frozenset({"title", "case_title"})
_PASSAGES = frozenset({"recommendation", "decision", "treatment", "proposal"})
_ARCHIVE = pattern(r"\d{2,4}/\d{2,6}(?:\s?-\s?\d{1,3})?")
"""The number in the archive, or the school year ("Sak 3 18/19"): no title."""
_ARCHIVE_LINE = pattern(r"(?:arkiv)?sa[kg]s?\.?\s?(?:nr|nummer)\.?\s*:?\s*\d{2,4}/\d{1,6}(?:\s?-\s?\d{1,3})?(?:\s\p{Lu})?", regex.IGNORECASE)
_ROW_END = pattern(r"\s\d{2,4}/\d{1,6}(?:\s?-\s?\d{1,3})?$")
_LABEL_TITLES = frozenset({"remarks", "body_start", "section"})
_TITLE_WORD = pattern(r"\s*(?:saks?)?tittel\s?:\s*(?=\S)", regex.IGNORECASE)
"""Before a title that stands beside its number: "Saksnr.: 12/09   Tittel: Salg av tomt"."""
_PLURAL = pattern(r"sa[kg]er$", regex.IGNORECASE)
"""A title of its own: "REFERATSAKER"."""
_ANOTHER = pattern(r"\d/\d")
_NO_TITLE = pattern(r"\d/\d|[.!?:]\s*$")
"""Another number, a sentence, or what announces something."""
_SMALL = pattern(r"\p{Ll}{2}|(?<!\p{L})\p{Ll}")
"""No title in capitals; a letter that was misread as a small one among them makes it none."""
_PROSE = pattern(r"[.!?]\s+\p{Lu}|\S(?:\s+\S+){4,}[.!?]\s*$|^\p{Lu}\p{L}+\s(?:besluttet|vedtok|bestemte|avgjorde|vedtar|beslutter)\s")
"""Sentences: several, one that ends, or one in which somebody decides."""
_RUN_IN = pattern(r"(?P<title>\p{Lu}[^:.!?\n]{3,70}):\s+(?=\p{Lu}\p{L}*\s\p{Ll}+\s)")
_FEWEST_PROSE = 3
_LABELLED = 8
"""So far below its number a title may stand that has a label of its own."""
_BELOW = 14
_LONGEST_ABOVE = 160


@attrs.frozen
class Heading:
    """A case heading: the item it stands in and the items that its title was taken from."""

    item: int
    number: CaseNumber | None
    title: Spans
    consumed: tuple[int, ...]
    from_agenda: bool = False
    """The number stands on the agenda only."""


def titled(source: Source, items: Sequence[Item], chosen: Sequence[Candidate]) -> list[Heading]:
    """The headings of the chosen numbers with their titles."""
    found = [_heading(source, items, c, after.item if after else len(items)) for c, after in zip(chosen, [*chosen[1:], None], strict=False)]
    found = [_with_route(source, items, h, before) for h, before in zip(found, [-1, *(h.item for h in found)], strict=False)]
    found = [_run_in(source, h) if c.bare else h for h, c in zip(_without_prose(source, found, chosen), chosen, strict=True)]
    above = [_above(source, items, h, before) for h, before in zip(found, [-1, *(h.item for h in found)], strict=False)]
    if sum(not h.title for h in found) * 2 > len(found) and all(above):
        return [a or h for a, h in zip(above, found, strict=True)]
    return found


def _run_in(source: Source, heading: Heading) -> Heading:
    """A title that runs into what was said, below its number: "Skoleruta: Rådet hadde ingen merknader til den.": the line stays in the case."""
    told = len(heading.consumed) > 1 and heading.title and source.text[heading.title[-1].end - 1] == "."
    m = _RUN_IN.match(source.text, heading.title[0].start, heading.title[-1].end) if told else None
    return attrs.evolve(heading, title=(Span(*m.span("title")),), consumed=heading.consumed[:1]) if m else heading


def _without_prose(source: Source, found: Sequence[Heading], chosen: Sequence[Candidate]) -> list[Heading]:
    """Where numbers stand alone and most have sentences straight below them, these are what was said, and the cases have no titles."""
    bare = [n for n, c in enumerate(chosen) if c.bare]
    prose = [n for n in bare if len(found[n].consumed) > 1 and _PROSE.search(paragraph(source, found[n].title))]
    untitled = len(prose) + sum(not found[n].title for n in bare)
    if not prose or untitled < _FEWEST_PROSE or untitled * 3 < len(bare) * 2:
        return list(found)
    return [attrs.evolve(h, title=(), consumed=h.consumed[:1]) if n in prose else h for n, h in enumerate(found)]


def _heading(source: Source, items: Sequence[Item], candidate: Candidate, stop: int) -> Heading:
    item = items[candidate.item]
    hit = candidate.hit
    word = _TITLE_WORD.match(source.reading, hit.title, item.parts[0].end)
    own = tuple(s for s in (Span(word.end() if word else hit.title, item.parts[0].end), *item.parts[1:]) if s)
    own = () if len(own) == 1 and _ARCHIVE.fullmatch(source.text, own[0].start, own[0].end) else own
    routed = bool(own) and is_routed(source, item, hit.title)
    named = bool(own) and candidate.body is not None
    if own and not routed and not named:
        more = _capitals(source, items, candidate.item, stop)
        return Heading(candidate.item, hit.number, (*own, *(s for i in more for s in items[i].parts)), (candidate.item, *more))
    below = _labelled(source, items, candidate.item, stop) or _below(source, items, candidate.item, stop, routed=routed, named=named)
    if below:
        title, consumed = below
        return Heading(candidate.item, hit.number, title, (candidate.item, *consumed))
    return Heading(candidate.item, hit.number, own if named else (), (candidate.item,))


def _with_route(source: Source, items: Sequence[Item], heading: Heading, before: int) -> Heading:
    """The heading with the rows above it that tell which bodies had its case before, and the line that heads their columns."""
    at = heading.item
    hit = number_at(source.reading, items[at].content, items[at].parts[0].end)
    if hit is None or not is_routed(source, items[at], hit.title):
        return heading
    while at - 1 > before and not items[at].gap and _is_row(source, items[at - 1]):
        at -= 1
    over = items[at - 1] if at - 1 > before else None
    if over and over.block == "case_meta" and not any(map(str.isdigit, text_of(source, over))):
        at -= 1  # "Saksnr.: Utvalg Møtedato"
    return attrs.evolve(heading, item=at, consumed=(*range(at, heading.item), *heading.consumed))


def _is_row(source: Source, item: Item) -> bool:
    """ "0024/01 Formannskapet 12.05.2001", or the name of the body in another language on a line of its own: "/ Suohkanstivra"."""
    hit = number_at(source.reading, item.content, item.parts[0].end) if not item.label else None
    text = text_of(source, item)
    return (hit is not None and hit.shape == "year" and ROUTED.search(text) is not None) or (text.startswith("/") and only_a_body(text.lstrip("/ ")))


def _labelled(source: Source, items: Sequence[Item], start: int, stop: int) -> tuple[Spans, tuple[int, ...]] | None:
    """A title with a label of its own: "Sakstittel: Salg av tomt"."""
    for index in range(start + 1, min(start + _LABELLED, stop)):
        if items[index].case_block in _PASSAGES:
            return None
        if (items[index].block in _TITLE or items[index].case_block in _TITLE) and items[index].body:
            return items[index].value, (index, *_capitals(source, items, index, stop))
    return None


def _below(source: Source, items: Sequence[Item], start: int, stop: int, *, routed: bool, named: bool) -> tuple[Spans, tuple[int, ...]] | None:
    """The title under the number: after archive numbers, recipients, and the numbers that other bodies gave the case."""
    passed: list[int] = []
    recipients = False
    called: int | None = None
    """What looks like a body's name: the title where nothing else is ("Universitetets ansettelsesutvalg")."""
    for index in range(start + 1, min(start + _BELOW, stop)):
        follower = items[index]
        text = text_of(source, follower)
        if index == start + 1 and (title := _named(source, follower)):
            return title, (index,)
        if follower.block in _META:
            recipients |= follower.block == "distribution" and follower.display
        elif _under_heads(items[index - 1], follower, text):
            continue
        elif (
            _ARCHIVE_LINE.fullmatch(text)
            or text.startswith("/")
            or (WORD.fullmatch(text) and not _PLURAL.search(text))
            or only_a_body(text)
            or _of_others(source, items, index)
        ):
            called = index if only_a_body(text) and follower.gap and not follower.label else called
            passed.append(index)
        elif routed and ROUTED.search(text):
            continue
        elif (
            (follower.label and not _formality(follower, text))
            or follower.span.end - follower.span.start > LONGEST_TITLE
            or (text.endswith(".") and tells_result(text))
            or not any(map(str.isalpha, text))
            or ((passed or named) and _NO_TITLE.search(text) and not (_block(items, start, index) and not _ANOTHER.search(text)))
        ):
            return (items[called].parts, (*passed,)) if called is not None and not routed and not named else None
        elif not recipients or text.isupper():
            more = _capitals(source, items, index, stop)
            own = follower.parts if follower.label else follower.value
            return (*own, *(s for i in more for s in items[i].parts)), (*passed, index, *more)
    return None


def _under_heads(above: Item, item: Item, text: str) -> bool:
    """ "Kari Moe   FE-033   19/1407" under the heads "Saksbehandler   Arkiv   ArkivsakID"."""
    return above.block in _META and above.display and not item.gap and not item.label and _ROW_END.search(text) is not None


def _block(items: Sequence[Item], start: int, index: int) -> bool:
    """Number, archive number and title line upon line, with room below them."""
    return not any(items[n].gap for n in range(start + 1, index + 1)) and index + 1 < len(items) and items[index + 1].gap


def _formality(item: Item, text: str) -> bool:
    """ "Godkjenning av innkalling og saksliste" is a case here, a heading elsewhere."""
    return item.display and item.block == "remarks" and case_kind(text) == "approval"


def _named(source: Source, item: Item) -> Spans:
    """A title straight under its number that looks like a label: "ORIENTERINGER", or "SAKSPROTOKOLL: Ny skole" with its document's name."""
    if item.label is None or item.marker or item.cells:
        return ()
    if item.body:
        return item.value if title_kind(source.text[item.content : item.body.start].rstrip(" :")) == "case_record" else ()
    return item.parts if item.block in _LABEL_TITLES and not text_of(source, item).endswith(":") else ()


def _of_others(source: Source, items: Sequence[Item], index: int) -> bool:
    """The number of the case in another body or in the archive, alone on its line or with that body's name."""
    item = items[index]
    hit = number_at(source.reading, item.content, item.parts[0].end)
    if hit is None or hit.shape != "year":
        return False
    rest = source.text[hit.title : item.span.end].strip()
    return only_a_body(rest) if rest else True


def _capitals(source: Source, items: Sequence[Item], first: int, stop: int) -> tuple[int, ...]:
    """The lines below on which a title in capitals goes on."""
    more: list[int] = []
    for index in range(first + 1, min(first + 4, stop)):
        item, text = items[index], text_of(source, items[index])
        listed = item.marker and index + 1 < len(items) and items[index + 1].marker
        if item.gap or item.label or listed or title_kind(text) or not text_of(source, items[first]).isupper() or _SMALL.search(text):
            break
        more.append(index)
    return tuple(more)


def _above(source: Source, items: Sequence[Item], heading: Heading, before: int) -> Heading | None:
    """The heading with the line above it for a title; ``before``: the heading before it."""
    index = heading.item - 1
    if heading.title or index <= before or index < 0:
        return heading if heading.title else None
    item, text = items[index], text_of(source, items[index])
    if not item.gap or item.label or item.marker or item.cells or len(text) > _LONGEST_ABOVE or text.endswith((".", ":", ";")):
        return None
    return attrs.evolve(heading, item=index, title=item.value, consumed=(index, *heading.consumed))
