"""Sentences in a list of people: "Kari Moe hadde meldt forfall. For henne møtte Per Ås. Rådmannen Ola Li var også til stede."."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs
import regex

from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import trim
from .mention import Mention
from .mention import told as beside
from .names import is_name
from .people_aside import read_aside
from .sentences import sentences

Read = Callable[[Source, Span], list[Mention]]
"""Reads the names of a piece of a list."""

_NOT = r"(?:ikke|ikkje)"
_HIM = r"(?:ham|han|henne|ho|hun|dem|dei|vedkommende)"
_VARA = r"(?:(?:fast |personlig |personleg |\d\. ?)?vara(?:medlem|representant|mann|medl\.|repr\.)?(?:men|en)?)(?: nr\.? ?\d+)?"
_GONE = pattern(
    rf"(?P<who>\p{{Lu}}.+?)\s(?:(?:hadde|har|hadde også)\s(?:(?:meldt|gyldig|lovlig|lovleg|melt)\s){{0,2}}(?:forfall|frafall|fråfall|avbud)"
    rf"|(?:meldte|melde)\s(?:forfall|frafall|fråfall|avbud)|var\s(?:forhindret|forhindra|fraværende|fråverande|sykmeldt|sjukmeld|syk|sjuk|bortreist|bortreist)"
    rf"|var\s{_NOT}\s(?:til\s?stede?|til\s?stades?)|(?:møtte|deltok)\s{_NOT}|kunne\s{_NOT}\s(?:møte|delta)"
    rf"|(?:var\s|ble\s|vart\s)?(?:innkalt|innkalla),?\smen\s(?:kunne\s|møtte\s|deltok\s|hadde\s)?(?:{_NOT}|forfall)(?:\s(?:møte|delta|møtt))?)"
    r"(?:\s(?:til|i|på)\smøtet)?(?:,?\s(?:og\s)?(?=(?:for|vara)))?(?P<rest>.*)",
    regex.IGNORECASE,
)
_GONE_BY = pattern(
    rf"(?:det (?:var|er|ble|vart) )?(?:{_NOT} )?(?:(?:meldt|innmeldt|melt) (?:om )?)?"
    r"(?:forfall|frafall|fråfall|avbud) (?:fra|frå|av) (?P<who>\p{Lu}.+)",
    regex.IGNORECASE,
)
""" "Det var ikke meldt avbud fra Kari Moe": away, with or without notice."""
_BRACKETED = pattern(r"\s?\((?P<told>\p{Lu}[^()]{8,120})\)\W*$")
"""Told in brackets at the end of a list: "Kari, Per (Ola hadde meldt forfall)"."""
_STOOD = pattern(
    rf"(?:for|i stedet for|i staden for|som {_VARA} for) (?P<whom>{_HIM}|\p{{Lu}}.+?) (?:møtte|møter|deltok)(?: {_VARA})? (?P<who>\p{{Lu}}.+)",
    regex.IGNORECASE,
)
_MET = pattern(
    rf"{_VARA}:? (?P<who>\p{{Lu}}\p{{L}}.+?) (?:møtte|møter|møtt|deltok|tok sete|(?:var )?til ?stede?|(?:var )?til ?stades?)"
    r"(?: (?:i (?:stedet|staden|stad|sted|hans (?:sted|stad)|hennes (?:sted|stad))|fast))?(?: for (?P<whom>\p{Lu}.+))?",
    regex.IGNORECASE,
)
_FOR_SEAT = pattern(
    rf"{_VARA} for (?:representant|medlem)(?:en)? ?nr\.? ?(?P<seat>\d{{1,3}})\s?:? "
    rf"(?P<who>\p{{Lu}}.+?)(?:,? (?P<moved>(?:tok sete|møtte|møter|tiltrådte|trådte inn).*))?",
    regex.IGNORECASE,
)
_NOBODY = pattern(
    rf"(?:ingen {_VARA}(?: møtte| til ?stede?| til ?stades?)?"
    rf"|{_VARA}(?: (?:var|ble|vart|er))?(?:,? ?(?:innkalt|innkalla),? men)?(?: kunne| møtte| hadde)? (?:{_NOT}|forhindret|forhindra|forfall)"
    r"(?: (?:møte|møtt|delta|til ?stede?|innkalt|innkalla))?)",
    regex.IGNORECASE,
)
_THERE = pattern(
    r"(?P<who>\p{Lu}.+?)\s(?:var\s(?:(?:også|òg|og|dessuten|dessutan)\s)?(?:til\s?stede?|til\s?stades?)|(?:møtte|deltok)\s(?:også|òg|dessuten|dessutan)"
    r"|(?:møtte|deltok|var\smed)\s(?:digitalt|elektronisk|(?:på|via|over)\s(?:Teams|Zoom|Skype|telefon|video|nett|nettet)))"
    r"(?:\s(?:i|på|under)\s(?:hele\s|heile\s)?møtet)?"
)
_FOR_CASES = pattern(
    r"(?P<who>\p{Lu}.+?)\s(?:var\s(?:med|til\s?stede?|til\s?stades?)|møtte|deltok)\s(?:på|i|under)\s(?:behandlinga?\sav\s|behandlingen\sav\s)?(?P<part>sak\s\S+)"
)
_EXCEPT = pattern(
    r"(?:alle|samtlige|hele \p{L}+|heile \p{L}+)(?: (?:faste |\p{L}+s )?\p{L}*medlem\p{L}*)?(?: (?:møtte|var til ?stede?|var til ?stades?))?,? "
    r"(?:unntatt|unnateke|unnatatt|bortsett fra|bortsett frå|med unntak av|utenom|utanom) (?P<who>\p{Lu}.+)",
    regex.IGNORECASE,
)
_CLAUSE = pattern(rf"(?P<who>\p{{Lu}}[^,;:]+?)\s?(?:[,;:–-]|\s[–-])\s(?={_VARA}\b)", regex.IGNORECASE)


def read_told(source: Source, part: Span, read: Read) -> Iterator[tuple[Span, list[Mention] | None]]:
    """The pieces of a line: with the people of whom a sentence tells, or with ``None`` where it is entries of the list."""
    if (bracket := _BRACKETED.search(source.text, part.start, part.end)) and bracket.start() > part.start:
        inside = Span(*bracket.span("told"))
        told = _told(source, inside, read, None)
        if told:
            yield from read_told(source, Span(part.start, bracket.start()), read)
            yield inside, told
            return
    pieces: list[tuple[Span, list[Mention] | None]] = []
    last: Mention | None = None
    for sentence in _sentences(source, part, read):
        span = _bare(source.text, sentence)
        told = _told(source, span, read, last) if span else None
        if told is None and pieces and pieces[-1][1] is None:
            pieces[-1] = (Span(pieces[-1][0].start, sentence.end), None)
        elif told is None:
            pieces.append((sentence, None))
        else:
            if pieces and pieces[-1][1] is None:
                pieces[-1] = (_bare(source.text, pieces[-1][0]), None)
            pieces.append((span, told))
        last = next((m for m in reversed(told or ()) if m.absent), None)
    yield from pieces


def _sentences(source: Source, part: Span, read: Read) -> Iterator[Span]:
    """The sentences of a line; one that has a line of its own is one also where the list above it ends without a stop."""
    text = source.text
    for start, end in sentences(text[part.start : part.end]):
        at, last = part.start + start, part.start + end
        while (cut := text.find("\n", at, last)) >= 0:
            below = trim(text, Span(cut, last))
            line_end = text.find("\n", below.start, last)
            line = Span(below.start, line_end if line_end >= 0 else last)
            if _told(source, _bare(text, line), read, None) is not None:
                yield trim(text, Span(part.start + start, cut))
                start = line.start - part.start
            at = line.start
        yield Span(part.start + start, last)


def sentences_told(source: Source, part: Span, read: Read) -> Iterator[Mention]:
    """Those of whom sentences outside any list tell whether they were there."""
    for _, told in read_told(source, part, read):
        yield from (m for m in told or () if m.name and is_name(m.name))


def _bare(text: str, span: Span) -> Span:
    """The sentence without its stop."""
    return trim(text, Span(span.start, span.end - 1)) if span and text[span.end - 1] in ".;" else span


def _told(source: Source, span: Span, read: Read, last: Mention | None) -> list[Mention] | None:
    """Those of whom a sentence tells; ``None`` where it is no such sentence, or names nobody that can be read."""
    text = source.text
    if _NOBODY.fullmatch(text, span.start, span.end):
        return []
    if gone := _GONE_BY.fullmatch(text, span.start, span.end) or _EXCEPT.fullmatch(text, span.start, span.end):
        return _absent(_named(source, gone, "who", read))
    if clause := _CLAUSE.match(text, span.start, span.end):
        before = _absent(_named(source, clause, "who", read))
        more = _told(source, Span(clause.end(), span.end), read, before[-1]) if before and len(before) == 1 else None
        return [*before, *more] if before and more is not None else None
    if gone := _GONE.fullmatch(text, span.start, span.end):
        return _gone(source, gone, read)
    if stood := _STOOD.fullmatch(text, span.start, span.end):
        return _stood(source, stood, read, last)
    if seat := _FOR_SEAT.fullmatch(text, span.start, span.end):
        stood_in = [attrs.evolve(m, group="substitute", for_seat=int(seat["seat"]), there=True) for m in _named(source, seat, "who", read)]
        return [beside(m, seat["moved"]) if seat["moved"] else m for m in stood_in] or None
    if met := _MET.fullmatch(text, span.start, span.end):
        return _instead(_named(source, met, "who", read), _whom(source, met, read), last)
    if part := _FOR_CASES.fullmatch(text, span.start, span.end):
        return [attrs.evolve(beside(m, f"deltok i {part['part']}"), there=True) for m in _named(source, part, "who", read)] or None
    if there := _THERE.fullmatch(text, span.start, span.end):
        found = _named(source, there, "who", read)
        return [attrs.evolve(m, there=True) for m in found] if found else None
    return list(read_aside(source, span)) or None


def _named(source: Source, match: regex.Match[str], group: str, read: Read) -> list[Mention]:
    """The people in a part of the sentence; nobody where something else stands there too."""
    part = trim(source.text, Span(*match.span(group)))
    found = read(source, part) if source.text[part.start : part.start + 1].isupper() else []
    return found if all(m.name and not m.absent and not m.changes for m in found) else []


def _absent(found: Sequence[Mention]) -> list[Mention] | None:
    return [attrs.evolve(m, absent=True, stated=True) for m in found] or None


def _gone(source: Source, match: regex.Match[str], read: Read) -> list[Mention] | None:
    """ "Kari Moe hadde forfall, og for henne møtte Per Ås"."""
    away = _absent(_named(source, match, "who", read))
    rest = trim(source.text, Span(*match.span("rest")))
    if away is None or not rest:
        return away
    more = _told(source, rest, read, away[-1] if len(away) == 1 else None)
    return [*away, *more] if more is not None else None


def _stood(source: Source, match: regex.Match[str], read: Read, last: Mention | None) -> list[Mention] | None:
    """ "For Kari Moe og Per Ås møtte Ola Li og Anne Dal": each for the one who stands in the same place."""
    met, whom = _named(source, match, "who", read), _whom(source, match, read)
    if len(met) == len(whom) > 1:
        return [attrs.evolve(m, group="substitute", substitute_for=w, there=True) for m, w in zip(met, whom, strict=True)]
    return _instead(met, whom, last)


def _whom(source: Source, match: regex.Match[str], read: Read) -> list[str]:
    return [m.name for m in _named(source, match, "whom", read) if m.name] if match.span("whom")[0] >= 0 else []


def _instead(met: Sequence[Mention], whom: Sequence[str], last: Mention | None) -> list[Mention] | None:
    """Substitutes, for the one named or for the one of whom the sentence before told."""
    one = whom[0] if len(whom) == 1 else last.name if last and not whom else None
    linked = len(met) == 1
    return [
        attrs.evolve(m, group="substitute", substitute_for=one if linked else None, instead=linked and one is None and not whom, there=True)
        for m in met
    ] or None
