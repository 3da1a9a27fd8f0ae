"""The label that a line begins with: where it ends, what fills its slot, and the value after it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import regex

from ..lexicon.bodies import body_in
from ..lexicon.cues import cue
from ..lexicon.labels import Hit, labels
from ..patterns import pattern
from ..source import Source
from ..span import Span, Spans, overlapping
from ..view import fold, trim
from .fates import SHORT_RESULT, begins_with_result, tells_vote

_HEAD_END = pattern(r":(?!\d\d\b)(?!//)[\u200b-\u200d\u2060\ufeff]*+")
"""The colon of a label, with the invisible characters that word processors on the web leave behind it."""
_SEMICOLON = pattern(r"(?P<head>\p{Lu}[\p{L} ]{3,24}?)\s?;\s")
_LISTS = frozenset({"present", "absent", "substitutes", "administration", "guests"})
_VALUED = pattern(r"(?P<head>\p{Lu}\p{L}+\.?(?: \p{L}+\.?)?)(?=\s+\d)")
_VALUES = frozenset({"case_meta", "date", "time", "start_time", "end_time", "number", "treated"})
"""Labels that may stand before their value without a colon: "Arkivsaksnr. 94/123"."""
_OUTLINED = pattern(r"(?:[IVX]{1,4}|I[Il1]{1,2})[.)]?\s+(?=\p{Lu})")
"""A roman number, also as OCR reads it: "Ill. Votering"."""
_NO_BODY = pattern(r"(?:(?:[IVX]{1,4}|[IVX]?[IVXl1T]{1,2})[.)]?|[\d\W]+)$|(?i:forslag|framlegg) til\s")
"""The number of a part, not whose it is: "II Innstilling"; and what only is to become theirs: "Forslag til rådets innstilling"."""
_AMENDS = pattern(
    r"(?i:(?:alternativt |nytt )?(?:endrings|tilleggs|alternativt )(?:forslag|framlegg)|tillegg|endring|(?P<remark>merknad(?:er|ar)?)"
    r"|erstatter|erstattar|forslag til nytt)\s[^:\n]{0,60}?(?:til|i|\p{L}{2,20}ts?)\s"
)
"""What is to be put in, or instead of, a recommendation: "Endringsforslag til rådets innstilling" is a proposal about it."""
_WORD_END = pattern(r"(?<=\p{L})(?=\s+\P{Ll}|$)")
_PART = pattern(r"\s[–—-]\s")
_MID_LABEL = pattern(r"(?:(?<=[.!?)_:]\s)|(?<=\s\s)|(?<=[\d\p{Ll}]\s))(?=\p{Lu})")
_APART = pattern(r"[.!?)_:]\s+$|\s\s$")
_LISTED = pattern(r"(?:^|:\s*)\(?\d{1,2}[.)]\s+$")
"""The number of a list ends no sentence: "2. Nestleder: Kari Moe"."""
_RECOUNTED = pattern(r"(?:Det|Da) (?:ble|blei|vart)\b")
"""A label that is a sentence: after another it tells what was decided once: "Saken var oppe i fjor. Det ble fattet slikt vedtak: …"."""
_SENTENCE_END = pattern(r"\p{L}[.!?]\s")
_OUTSIDE = pattern(
    r"(?:\p{L}*(?:departementet|direktoratet|tilsynet|verket|vesenet|vesen)|regjering[ea]n?|stortinget|staten|fylkesmannen|statsforvalt[ae]ren)",
    regex.IGNORECASE,
)
"""What these propose is cited; they put nothing forward in a meeting: "Departementet foreslår følgende: …"."""
_NAME = r"\p{Lu}[\p{L}.-]+(?:\s\p{Lu}[\p{L}.-]*){1,3}"
_OPENING_NAMES = pattern(
    r"(?P<head>(?:Til ?sted|Til ?stad|Frem|Fram|Dess|I tillegg|Fra |Frå |Følg|Fylg|Disse|Forfall|Fravær|Fråvær|Meldt|Ellers|Elles|Andre|Møtt)\p{L}*"
    r"(?:\s\p{L}+){0,4}?\s(?:var|møtte|møter|deltok|hadde|hadde meldt|møtt|meldt)|Dessuten|Dessutan"
    r"|(?:Administrasjonen|Sekretariatet)(?=\s(?:v/|ved\s)))\s(?:v/\s?|ved\s)?"
    r"(?=(?:\p{Ll}+\s){0,2}\p{Lu}[\p{L}.-]+\s\p{Lu})"
    rf"|(?P<head>(?:Til ?stede?|Til ?stades?|Meldt \p{{L}}+|Forfall|Fr[aå]fall|Fravær|Fråvær|Fr[ae]mmøtte|Møtt)(?:\s(?:fra|frå)\s\p{{Ll}}+)?)\s"
    rf"(?={_NAME}(?:\s\([^()]+\))?(?:,|\sog)\s(?:og\s)?{_NAME})"
)
_OF_BODY = pattern(r"(?:Fra|Frå)\s")
_OF_NUMBER = pattern(r"\bnr\.?\s?\d")
_TITLES = frozenset({"title", "case_title"})
"""What follows these is a title, whatever words it holds: "Tittel: Saksprotokoll: Plan for oppvekst"."""
_LONGEST_LABEL = 90
_LONGEST_ANNOUNCEMENT = 200


@attrs.frozen
class Labelled:
    """What a line says after its label. ``head``: the label, read as one of the document's head; ``case``: as one inside a case."""

    value: Span
    head: Hit | None = None
    case: Hit | None = None
    by: Span | None = None
    outlined: bool = False
    """The label has the number of a part and runs into its text without a colon: it opens all of the part."""


def read_label(source: Source, content: int, body: Span, cells: Spans, *, listed: bool, mid: bool) -> Labelled:
    """The label at the start of ``body``; ``content`` is where the line's words begin, marker included.

    In a list only a colon makes a label: "3. Kommunestyret får saken til beslutning" is a point.
    """
    text = source.reading
    if listed and (hit := _announces_vote(text, content, body)):
        return Labelled(Span(body.end, body.end), hit, hit)
    whole = labels().find_line(text[body.start : body.end]) if not listed else None
    if whole:
        return Labelled(Span(body.end, body.end), whole, whole, _slot(text, whole, body))
    colon = _colon(text, body.start, body.end)
    ends = list(_ends(text, body, cells, colon, listed=listed, mid=mid))
    for end, after in ends:
        hit = labels().find(text[body.start : end])
        if hit and hit.by and (mid or _cites(hit, text[body.start : end])):
            continue  # the end of a sentence: "… og gjorde følgende vedtak:"
        if hit and hit.by and hit.phrase.block == "recommendation" and (about := _AMENDS.match(text, body.start + hit.by[0])):
            told = labels().find("Merknader" if about["remark"] else "Endringsforslag", in_case=True)
            return Labelled(_value(source, body, after), told, told)
        if hit and hit.phrase.colon and not (colon and _worded(text[colon.end() : body.end])):
            continue
        if hit and end == after and after < body.end and not cells and hit.phrase.block not in _VALUES:
            continue
        if hit and hit.phrase.block == "recommendation" and begins_with_result((text[after : body.end] or hit.tail.partition(":")[2]).strip()):
            continue  # what became of it: "Rådmannens innstilling, punkt 1: Enstemmig vedtatt."
        if hit:
            return Labelled(_value(source, body, after), hit, labels().find(text[body.start : end], in_case=True), _slot(text, hit, body))
    if found := _in_part(text, body, ends) if colon else _dashed(text, body):
        return Labelled(_value(source, body, found[1]), found[0], found[0])
    if not mid and (found := _outlined(text, content, body)):
        return Labelled(_value(source, body, found[1]), found[0], found[0], outlined=True)
    if not listed and not mid and (hit := _announces_proposal(text, body)):
        return Labelled(Span(body.end, body.end), hit, hit, _slot(text, hit, body))
    if not colon and not listed and not mid and (opened := _opening(text, body)):
        return Labelled(_value(source, body, opened[1]), opened[0], opened[0])
    if not colon and not listed and not mid and (semicolon := _SEMICOLON.match(text, body.start, body.end)):
        hit = labels().find(semicolon["head"])
        if hit and hit.phrase.block in _LISTS:  # "Til stede; Kari Moe, Per Ås"
            return Labelled(_value(source, body, semicolon.end()), hit, hit)
    told = cue(text[body.start : ends[-1][0]]) if colon and not listed else None
    if told:
        return Labelled(_value(source, body, ends[-1][1]), told)
    return _misread(source, body, colon, cells) if source.recognised and not listed and not mid else Labelled(body)


def _announces_vote(text: str, content: int, body: Span) -> Hit | None:
    """ "● Votering", "● Avstemming, 24 stemmeberettigede:": in the notes of a speaker's list nothing but the word opens the vote."""
    if text[content].isalnum() or body.end - body.start > _LONGEST_LABEL:
        return None
    comma = text.find(",", body.start, body.end) if text[body.end - 1] == ":" else -1
    hit = labels().find(text[body.start : comma if comma > 0 else body.end], in_case=True)
    return hit if hit and hit.phrase.block == "voting" and not hit.tail else None


def _announces_proposal(text: str, body: Span) -> Hit | None:
    """A line longer than a label that ends in a colon and tells who put what forward: "… fremmet på vegne av Ap, SV og Sp følgende forslag:"."""
    if text[body.end - 1] != ":" or not _LONGEST_LABEL < body.end - body.start <= _LONGEST_ANNOUNCEMENT:
        return None
    hit = labels().find(text[body.start : body.end - 1], in_case=True)
    return hit if hit and hit.by and "{put}" in hit.phrase.text else None


def _worded(value: str) -> bool:
    """What stands after "Vedtatt:" is what was decided, and no count of votes."""
    said = fold(value).strip(" .*_")
    return not said or not (said[0].isdigit() or begins_with_result(said) or tells_vote(said))


def _misread(source: Source, body: Span, colon: regex.Match[str] | None, cells: Spans) -> Labelled:
    """A second chance for what looks like a label in recognised text: what ends in a colon, or stands alone on its line."""
    end, after = (colon.start(), colon.end()) if colon else (body.end, body.end)
    if _OF_NUMBER.search(source.reading, body.start, end):
        return Labelled(body)  # "Representant nr. 5" is one of the "Representanter"
    if not colon and (cells or end - body.start > SHORT_RESULT or source.reading[end - 1] == "."):
        return Labelled(body)
    head, case = labels().nearly(source.reading[body.start : end], alone=not colon)
    return Labelled(_value(source, body, after), head or case, case or head) if head or case else Labelled(body)


def labels_inside(text: str, span: Span) -> Iterator[int]:
    """Where other labels begin in a line ("Møtedato: 25.04.2002 Tid: 09:00")."""
    line = text[span.start : span.end]
    if ":" not in line or "\t" in line or labels().find(line):
        return
    start = span.start
    first = labels().find(line[: line.find(":")])
    if first and first.phrase.block in _TITLES:
        return
    for begin in _MID_LABEL.finditer(text, span.start + 1, span.end):
        colon = _colon(text, begin.start(), span.end)
        head = text[begin.start() : colon.start()] if colon else ""
        hit = labels().find(head) or (None if _SENTENCE_END.search(head) else cue(head)) if head else None
        if (
            colon
            and hit
            and begin.start() > start
            and _cuts(hit, head, text[start : begin.start()])
            and not labels().find(text[start : colon.start()])
        ):
            yield begin.start()
            start = begin.start()


def _cites(hit: Hit, head: str) -> bool:
    """A proposal of somebody who does not sit in the meeting."""
    return hit.by is not None and hit.phrase.block == "proposal" and _OUTSIDE.fullmatch(head[hit.by[0] : hit.by[1]].strip()) is not None


def _cuts(hit: Hit, head: str, before: str) -> bool:
    """A label in mid-line begins a new item after a finished sentence; one that is known, also beside another label of the document's head."""
    if _LISTED.search(before) or _RECOUNTED.match(hit.phrase.text) or _cites(hit, head):
        return False
    finished = _APART.search(before)
    told = hit.phrase.level == "case" or hit.phrase.entry.startswith("cue.")
    return bool(finished) if told else bool(finished) or ":" in before


def _colon(text: str, start: int, end: int) -> regex.Match[str] | None:
    """The colon in which a label that begins at ``start`` may end."""
    last = min(end, start + _LONGEST_LABEL)
    return _HEAD_END.search(text, start, last) if text.find(":", start, last) >= 0 else None


def _ends(text: str, body: Span, cells: Spans, colon: regex.Match[str] | None, *, listed: bool, mid: bool) -> Iterator[tuple[int, int]]:
    """Where the label may end and its value begin, the likeliest first."""
    short = body.end - body.start <= _LONGEST_LABEL
    if colon and short:
        yield body.end, body.end
    if colon and short and colon.end() < body.end and text[body.end - 1] == ":":  # "Forfall: Vara:" is one label with two colons
        yield body.end - 1, body.end
    if colon:
        yield colon.start(), colon.end()
    if mid:
        return  # a word that begins a wrapped line is no label
    if cells and not (colon or listed) and short:
        yield body.end, body.end  # a row of heads that is known as a whole
    if cells and cells[0] and cells[0].end < body.end and not colon:
        yield cells[0].end, cells[0].end
    valued = _VALUED.match(text, body.start, body.end) if not listed else None
    if valued:
        yield valued.end("head"), valued.end("head")
    if not listed and short and not (colon and not valued):
        yield body.end, body.end


def _in_part(text: str, body: Span, ends: list[tuple[int, int]]) -> tuple[Hit, int] | None:
    """ "Vedtak – driftsstøtte: 6 000 kr": what it is about belongs to the text."""
    dash = _PART.search(text, body.start, ends[-1][0])
    hit = labels().find(text[body.start : dash.start()], in_case=True) if dash else None
    return (hit, dash.end()) if dash and hit and hit.phrase.votes else None


def _dashed(text: str, body: Span) -> tuple[Hit, int] | None:
    """ "Vedtak – Kaia bygges.": a sentence after a dash; "Vedtak - budsjett" is a heading."""
    dash = _PART.search(text, body.start, min(body.end, body.start + _LONGEST_LABEL)) if text[body.end - 1] == "." else None
    hit = labels().find(text[body.start : dash.start()], in_case=True) if dash else None
    return (hit, dash.end()) if dash and hit and hit.phrase.votes and not hit.tail else None


def _outlined(text: str, content: int, body: Span) -> tuple[Hit, int] | None:
    """ "III Votering Av 39 representanter …": after a roman number a label may run into its text without a colon."""
    number = _OUTLINED.match(text, content, body.end)
    if not number:
        return None
    last = min(body.end, number.end() + _LONGEST_LABEL)
    for end in reversed([m.start() for m in _WORD_END.finditer(text, number.end(), last)]):
        hit = labels().find(text[number.end() : end], in_case=True)
        if hit and (not hit.by or _of_body(text, hit, number.end(), end)) and hit.phrase.level != "document":
            return hit, end
    return None


def _of_body(text: str, hit: Hit, start: int, end: int) -> bool:
    """ "VI Sametingets vedtak Språkplanen tas …": whose it is, is told by the name of a body, and a sentence begins after the label."""
    by = fold(text[start + hit.by[0] : start + hit.by[1]]) if hit.by else ""
    found = body_in(by)
    return found is not None and found[1] >= len(by) - 1 and text[end:].lstrip()[:1].isupper()


def _opening(text: str, body: Span) -> tuple[Hit, int] | None:
    """ "Til stede var Kari Moe, Per Ås", "Dessuten møtte rådmann Siri Li": a list that runs into its label without a colon."""
    named = _OPENING_NAMES.match(text, body.start, body.end)
    head = named["head"] if named else ""
    hit = labels().find(head) or (cue(head) if _OF_BODY.match(head) and body_in(head) else None)
    return (hit, named.end()) if named and hit and hit.phrase.entry.startswith(("attendance.", "cue.")) else None


def _slot(text: str, hit: Hit, body: Span) -> Span | None:
    by = Span(body.start + hit.by[0], body.start + hit.by[1]) if hit.by else None
    return None if by and _NO_BODY.match(text, by.start, by.end) else by


def _value(source: Source, body: Span, after: int) -> Span:
    return trim(source.text, Span(after, body.end), overlapping(body, source.markup))
