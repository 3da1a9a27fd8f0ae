"""Numbered lines that may be case headings."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.bodies import body_in
from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import fold, paragraph
from .fates import begins_with_result
from .items import Item, text_of
from .numbers import Hit, key, number_at

LONGEST_TITLE = 320
_LONGEST_BARE = 110
_LONGEST_BODY = 90
_LONGEST_MOTION = 180
_LONGEST_NAMED = 80
_SENTENCE = pattern(r"[.!?,;:]\s*$|\s(?:ble|vart|blei|er|var|har|må|skal|tas|utsettes|gjelder|gjeld)\s")
_OWNER = pattern(r"(?:\p{Lu}\p{L}+s|\p{Lu}\p{L}+-?(?:, \p{L}+-?)*(?: og| for|,)) ")
"""What may stand before the word for a body: "Sametingets", "Plan og", "Oppvekst-, omsorg- og"."""
_LOWER_START = pattern(r"\p{Ll}")
_CAPITAL_START = pattern(r"[\[«\"(]?\p{Lu}")
_BODY_NUMBER = pattern(r"(?P<body>\p{Lu}[^:\d\n]{3,70}?)\s+(?:sak\s+)?(?P<number>\d{1,4}/\d{2,4}\s?:)", regex.IGNORECASE)
_NUMBER_LAST = pattern(
    r"(?P<body>\p{Lu}[\p{L}\s,-]{3,60}?)\s+\d{1,2}\.\d{1,2}\.(?:19|20)?\d{2}\s+(?P<number>(?:\p{Lu}{1,4} )?\d{1,4}/\d{2,4})"
    r"(?:\s+(?:\p{Lu}{2,5}|\p{Ll}{2,4}))?\s*"
)
"""Body, date and number, and perhaps the letters of who prepared the case."""
ROUTED = pattern(r"\s(?:\d{1,2}\.\d{1,2}\.(?:19|20)?\d{2}|PS)\s*$")
"""A row of the table that tells through which bodies a case went: number, body, date, or the kind of case where the date is still open."""
_RANGE = pattern(r"\s*(?:[–-]|til|t\.?o\.?m\.?)\s*(?:sak\s)?\d{1,4}(?:/\d{2,4})?", regex.IGNORECASE)
"""Beside a number, where it is the first of several: "Saker 12-20/14", "Sak 12/14 til 20/14" tell which cases a meeting had."""
_LETTER = pattern(r"[a-e]\)")
_OPENERS = frozenset({"recommendation", "decision", "treatment", "voting", "proposal", "section", "case_meta", "case_handler", "case_kind"})


Group = tuple[str, str, bool, int]
"""What headings of one document share: shape, the word before the number, a series, the heading level."""


@attrs.frozen
class Candidate:
    """An item that begins with a number, and what it shares with others of its kind."""

    item: int
    hit: Hit
    group: Group
    also: Hit | None = None
    """A second number on the line: the case as another body counts it."""
    bare: bool = False
    """The number stands without a title on its line."""
    body: str | None = None
    """Whose number it is, where nothing but a body is named beside it or below it."""
    routed: bool = False
    """A row of a routing table: the number may be another body's."""


def candidates(source: Source, items: Sequence[Item], agenda: range = range(0)) -> list[Candidate]:
    """Every line that may be a numbered case heading, in order, but the rows of the agenda."""
    found = []
    for index, item in enumerate(items):
        if index in agenda:
            continue
        end = _first_cell(source, item) if item.cells and item.cells[0] else item.parts[0].end
        hit = number_at(source.reading, item.content, end) or _after_body(source, item, end) or _bulleted(source, item, end)
        hit = hit or _ending(source, items, index)
        if hit and not _is_label(source, item, hit) and _like_heading(source, items, index, hit):
            also = number_at(source.reading, hit.title, end) if hit.shape == "year" and hit.title < end else None
            also = also if also and also.shape == "year" and also.word else None
            group = (hit.shape, "body" if hit.word == "body" else "word" if hit.word else "", bool(hit.number.series), item.heading)
            bare = hit.title >= item.span.end
            routed = hit.shape == "year" and not hit.word and not bare and is_routed(source, item, hit.title)
            found.append(Candidate(index, hit, group, also, bare, _whose(source, items, index, hit), routed))
    titled = {key(c.hit.number) for c in found if not c.bare}
    return [c for c in found if not (c.bare and c.hit.word == "body" and key(c.hit.number) in titled)]


def _first_cell(source: Source, item: Item) -> int:
    """Where the cell with the number ends: "SAK 22    a)    TITTEL" has its letter in a cell of its own."""
    letter = len(item.cells) > 1 and item.cells[1] and _LETTER.fullmatch(source.reading, item.cells[1].start, item.cells[1].end)
    return item.cells[1 if letter else 0].end


def only_a_body(title: str) -> bool:
    """ "Sametingets plenum", "Formannskapet": who treated the case, not what it is about."""
    found = body_in(title)
    return found is not None and found[1] >= len(title) and (found[0] == 0 or _OWNER.fullmatch(title[: found[0]]) is not None)


def _whose(source: Source, items: Sequence[Item], index: int, hit: Hit) -> str | None:
    """The body that is named beside the number, or alone on the line below it."""
    item = items[index]
    if hit.shape != "year":
        return None
    if hit.title < item.span.end:
        words = paragraph(source, (Span(hit.title, item.parts[0].end), *item.parts[1:]))
    elif index + 1 < len(items) and not (items[index + 1].label or items[index + 1].marker):
        words = text_of(source, items[index + 1])
    else:
        return None
    return fold(words) if len(words) < _LONGEST_BODY and only_a_body(words) else None


def opens_case(items: Sequence[Item], index: int) -> bool:
    """A label of a case follows within a few items."""
    return any(item.case_block in _OPENERS for item in items[index + 1 : index + 6])


def is_routed(source: Source, item: Item, title: int) -> bool:
    """Is it a row of the routing table, "Formannskapet 20.06.00", rather than a title with a date in it?"""
    if not ROUTED.search(source.text, title - 1, item.span.end):
        return False
    found = body_in(source.text[title : item.span.end].strip())
    return found is not None and found[0] == 0


def _after_body(source: Source, item: Item, end: int) -> Hit | None:
    """ "Næringsutvalget 004/04: Godkjenning": the number after the name of the body."""
    m = _BODY_NUMBER.match(source.reading, item.content, end)
    hit = number_at(source.reading, m.start("number"), end) if m and body_in(m["body"]) else None
    return attrs.evolve(hit, word="body") if hit and hit.shape == "year" else None


def _ending(source: Source, items: Sequence[Item], index: int) -> Hit | None:
    """The number at the end of the only row of a routing table: "Valstyret  03.02.2019  004/19"; of several rows the last body's is its own."""
    m = _row_of_body(source, items[index])
    if not m or any(_row_of_body(source, other) for other in (*items[max(0, index - 1) : index], *items[index + 1 : index + 2])):
        return None
    hit = number_at(source.reading, m.start("number"), m.end("number")) if only_a_body(m["body"].strip()) else None
    return attrs.evolve(hit, word="body", title=items[index].span.end) if hit and hit.shape == "year" else None


def _row_of_body(source: Source, item: Item) -> regex.Match[str] | None:
    return _NUMBER_LAST.fullmatch(source.reading, item.content, item.span.end) if item.cells and not item.label else None


def _bulleted(source: Source, item: Item, end: int) -> Hit | None:
    """ "* Sak 3: Dugnad": behind a bullet only what says that it is a case, and which; "- sak 21/14" alone is cited."""
    hit = number_at(source.reading, item.body.start, end) if item.marker == "-" else None
    return hit if hit and hit.word and (hit.shape != "year" or hit.title < end) else None


def _like_heading(source: Source, items: Sequence[Item], index: int, hit: Hit) -> bool:
    item = items[index]
    length = item.span.end - hit.title
    lower = not item.heading and hit.title < item.span.end and _LOWER_START.match(source.text, hit.title)
    ranged = _RANGE.fullmatch(source.reading, hit.span.end, item.span.end)
    if length > LONGEST_TITLE or ranged or (lower and not _named(source, item, hit)):
        return False
    if hit.shape != "year" and begins_with_result(source.reading[hit.title : item.span.end][:_LONGEST_BARE]):
        return False
    if hit.shape == "year":
        return not (item.cells and _in_table(items, index))
    if item.cells:
        return bool(hit.word)
    if hit.word or item.heading:
        return True
    if text_of(source, item).rstrip().endswith((".", ";", ",")) and not _proposed(source, item, hit):
        return False
    if hit.stop or hit.shape == "sub" or regex.search("[–-]", source.text[hit.span.end : hit.title]):
        return 3 <= length <= 160
    return 3 <= length <= _LONGEST_BARE and item.gap and len(item.parts) == 1 and bool(_CAPITAL_START.match(source.text, hit.title))


def _named(source: Source, item: Item, hit: Hit) -> bool:
    """ "Sak 4/15 valg av leder": alone on a line with room above it, and no sentence that tells of the case."""
    text = source.text[hit.span.start : item.span.end]
    return (
        bool(hit.word or hit.number.series)
        and item.gap
        and text[0].isupper()
        and len(text) < _LONGEST_NAMED
        and not _SENTENCE.search(text)
        and not item.cells
    )


def _proposed(source: Source, item: Item, hit: Hit) -> bool:
    """A part of a part that says in a sentence or two what is put forward: "16.1.2 Sette av tid til spørsmål.", in a paragraph of its own."""
    return hit.shape == "sub" and hit.number.raw.count(".") > 1 and item.gap and item.span.end - hit.title < _LONGEST_MOTION


def _is_label(source: Source, item: Item, hit: Hit) -> bool:
    """ "KS - 41/21 Vedtak:", "Til saksnr. 14": the number is part of the label, or what it tells of; "Til sak 14: Kaia" is a heading."""
    if item.block == "treated":
        return hit.stop != ":" or hit.title >= item.span.end or not source.text[hit.title].isalpha()
    return item.case_label is not None and "{case}" in item.case_label.phrase.text


def _in_table(items: Sequence[Item], index: int) -> bool:
    """Rows above and below: a table, not a heading with its title set apart."""
    around = [i for i in (index - 1, index + 1) if 0 <= i < len(items)]
    return all(items[i].cells and not items[i].gap for i in around)
