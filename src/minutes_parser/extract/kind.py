"""What kind of document it is: minutes, the record of one case, a notice, or no meeting document at all."""

from __future__ import annotations

from collections import Counter

import attrs
import regex

from ..lexicon.bodies import body_in, title_kind
from ..lexicon.kinds import title_kind as case_title_kind
from ..lexicon.phrases import outcomes
from ..model import Kind
from ..patterns import pattern
from ..segment.grammar import PEOPLE
from ..segment.items import Item, text_of, value_of
from ..segment.outline import Outline
from ..shapes import dates
from ..source import Source
from ..view import fold, paragraph, words_of
from .bodies import is_foreign
from .draft import head_items

_MEETING_LABELS = frozenset({"date", "time", "place", "body", "next_meeting", "chair", "secretary", "agenda", "start_time", "end_time"})
_CASE_LABELS = ("case_handler", "case_meta")
"""What stands over a case as an office lays it before a meeting."""

_MEETING = pattern(r"(?:møte|forsamling)(?!innkalling)\p{L}*", regex.IGNORECASE)
_SHORT = 90
_CALLED = pattern(r"\b(?:møte)?(?:referat|protokoll)\b", regex.IGNORECASE)
_OF_BODY = pattern(r"(?P<body>\p{L}{3,40})s (?:møte)?(?:protokoll|bok|referat)(?: nr\.?)?(?: \d{1,3}[/–-]\d{2,4})?", regex.IGNORECASE)
"""A title that begins with the body: "Klagenemndas protokoll 4/2011"."""
_SHORTEST = 40
_FEWEST = 2
_FIRST = 4
"""Among so many paragraphs of a case it is told what became of it."""
_FEW = 3
"""So many recommendations for each decision, and more, stand in papers of which a few quote what others decided."""
_ADOPTERS = pattern(r"(?:vedtatt av|vedteke av|stemmer for|stemte for|røyster for|røysta for)\s?:")


@attrs.frozen
class KindReading:
    """The kind, and in words what told it."""

    kind: Kind
    why: str


def _opens_with_record(outline: Outline) -> bool:
    """Does the document begin with "<body>s behandling av sak …"?"""
    return any(i.label and i.label.phrase.line for i in outline.items[:4])


def _formal(source: Source, outline: Outline) -> bool:
    """At least three numbered cases, one of which is a formality such as the approval of the notice."""
    numbered = [h for h in outline.headings if h.number and h.title]
    return len(numbered) > 2 and any(case_title_kind(paragraph(source, h.title)) for h in numbered)


def _made_known(source: Source, outline: Outline) -> bool:
    """ "Vedtak om nytt gjerde", and below "Vedtatt av: …" or "Stemmer for: …": a board's decision by itself."""
    return len(outline.headings) == 1 and any(_ADOPTERS.match(fold(text_of(source, item))) for item in outline.items)


def _title(source: Source, item: Item) -> str:
    """What a line says, less the label or sign that makes it a title; a label alone is the title."""
    value = value_of(source, item).strip("'\"") if item.block == "title" or item.heading else ""
    return value or text_of(source, item).lstrip("# ")


def _named(title: str) -> Kind | None:
    """The kind that a title names, perhaps behind whose it is: "Lia elveeigarlag - Møteprotokoll for årsmøtet", "Klagenemndas protokoll 4/2011"."""
    owner, dash, rest = title.partition(" - ") if " - " in title else title.partition(" – ")
    own = _OF_BODY.fullmatch(title)
    if own and body_in(own["body"]):
        return "minutes"
    return title_kind(title) or (title_kind(rest) if dash and not any(map(str.isdigit, owner)) else None)


def _dated(source: Source, item: Item) -> bool:
    return body_in(text_of(source, item)) is not None or any(True for _ in dates(source.reading, item.span.start, item.span.end))


def _names_meeting(source: Source, item: Item) -> bool:
    """ "FAU-møte 4. september 2023": a short line with a meeting and a date."""
    text = text_of(source, item)
    return len(text) < _SHORT and bool(_MEETING.search(text)) and any(d.year for d in dates(source.reading, item.span.start, item.span.end))


def _resolved(source: Source, outline: Outline) -> bool:
    """ "Årsmøte i Lia vel" on the first line, and of a third of the cases, two at least, what became of them."""
    first = text_of(source, outline.items[0]) if outline.items else ""
    if len(outline.headings) < _FEWEST or len(first) > _SHORT or not _MEETING.search(first):
        return False
    cases = [outline.of_case(n) for n in range(len(outline.headings))]
    told = sum(any(outcomes().first(fold(text_of(source, i))) for b in case for i in b.items[:_FIRST]) for case in cases)
    return told >= _FEWEST and told * 3 >= len(cases)


def _called(source: Source, item: Item, told: int) -> bool:
    """ "2011 referat": two or three words with the name of the document among them; of a meeting where cases tell their results in a sentence."""
    text = text_of(source, item)
    return (len(text) < _SHORTEST and _CALLED.search(text) is not None) or (told >= _FEW and len(text) < _SHORT and bool(_MEETING.search(text)))


def read_kind(source: Source, outline: Outline) -> KindReading:
    """Judge the document by what it calls itself and by what stands in it."""
    blocks = Counter(b.kind for b in outline.blocks)
    named = [k for item in head_items(outline) if not item.marker and (k := _named(_title(source, item)))]
    named += ["case_record" for h in outline.headings if h.title and title_kind(paragraph(source, h.title)) == "case_record"]
    met = sum(blocks[k] for k in PEOPLE - {"called", "members"})
    labels = sum(blocks[k] > 0 for k in _MEETING_LABELS) + (outline.agenda.end > 0)
    body = next((words_of(source, span) for b in outline.of_kind("body") for span in b.spans), None)
    decided = sum(not (b.opener and b.opener.by and is_foreign(words_of(source, b.opener.by), body)) for b in outline.of_kind("decision", "voting"))
    record = any(b.opener and b.opener.label and b.opener.label.phrase.line for b in outline.blocks[:3]) or _opens_with_record(outline)
    if ("case_record" in named or (record and not met and not labels)) and len(outline.headings) <= 1 and len(outline.agenda.rows) <= 1:
        return KindReading("case_record", "it calls itself the record of one case")
    if "case_record" in named and outline.headings and not met and "minutes" not in named:
        return KindReading("minutes", "it records cases that were decided without a meeting")
    if "minutes" in named and (named[0] == "minutes" or "notice" not in named or met or decided):
        return KindReading("minutes", "it calls itself minutes")
    if "notice" in named and not met and not decided:
        return KindReading("notice", "it calls itself a notice, and tells neither who met nor what was decided")
    if named[:1] == ["notice"] and not met and blocks["recommendation"] >= _FEW * decided > 0:
        return KindReading("notice", "it calls itself a notice; what was decided in a few of its cases, others decided before")
    if (met and (labels or outline.headings)) or (decided and (labels or met or outline.headings)) or (labels > 1 and outline.headings):
        return KindReading("minutes", "it tells who met, or what was decided")
    if _formal(source, outline) and (labels or any(_dated(source, item) for item in head_items(outline))):
        return KindReading("minutes", "its cases are numbered, and those that open a meeting are among them")
    if len(outline.headings) > 1 and any(_names_meeting(source, item) for item in head_items(outline)[:3]):
        return KindReading("minutes", "its title names a meeting and its day")
    if _resolved(source, outline) and not blocks["recommendation"] and any(_dated(source, item) for item in head_items(outline)):
        return KindReading("minutes", "it is named after a meeting, and tells what became of its cases")
    told = sum(outcomes().first(fold(paragraph(source, h.title))) is not None for h in outline.headings)
    if len(outline.headings) > _FEW and any(_called(source, item, told) for item in head_items(outline)[:2]):
        return KindReading("minutes", "it calls itself minutes, and has cases")
    if _made_known(source, outline):
        return KindReading("minutes", "it makes a decision known, with those who adopted it")
    if blocks["recommendation"] and (labels or len(outline.headings) > 1 or (outline.headings and any(blocks[k] for k in _CASE_LABELS))):
        return KindReading("notice", "it has recommendations, and no decisions")
    return KindReading("other", f"no title, list of people, agenda or decision of a meeting was found ({labels} labels of a meeting's head)")
