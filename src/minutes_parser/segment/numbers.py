"""Case numbers: their shapes, and which of the numbers at line starts are headings, told by the document as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs
import regex

from ..model import CaseNumber
from ..patterns import pattern
from ..span import Span

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX")
"""In their order from one."""
_LETTERED = r"(?:[A-ZÆØÅ]{1,5}-|[A-ZÆØÅ]{1,3})[Ss](?:ak|AK)(?:[Nn](?:r|R))?\.?"
_SERIES = rf"(?:{_LETTERED}|[A-ZÆØÅ]{{1,5}}(?: [A-ZÆØÅ]{{1,3}})?)"
_SUFFIX = pattern(r"-?sak(?:nr)?\.?$", regex.IGNORECASE)
_WORD = (
    r"(?:(?:ad|til)\.?:?\s)?(?P<word>(?:(?:ášši|ássje|aamhtse|aamhtese)\s?/\s?)?(?:(?:politisk\s|møte\s|stnr\s?)?(?:(?!år|arkiv)\p{L}{1,20}-?(?:\s-\s)?)?sa[kg](?:er)?"
    r"(?:\s?s?\.?-?\s?(?:nr|nummer|no))?|(?:utvalgs?|utvals?|utv\.?)-?\s?saksnr|punkt|pkt|item)(?:\b|(?=\d))\.?\s*:?\s*)"
)
_YEARED = r"(?P<a>\d{1,4})\s?(?P<sep>[/–-])\s?(?P<b>\d{2,4}|\d)(?!\d|\.\d|[/-]\d)"
NUMBER = pattern(
    rf"(?:[A-ZÆØÅ]{{2,4}}[a-zæøå]?\s(?=[Ss]a[kg]\s\d))?(?:(?!{_LETTERED})(?i:{_WORD}))?(?:"
    rf"(?P<num>(?:(?P<series>{_SERIES})(?:[ -]|\s-\s?)?)?{_YEARED}(?P<after>\s?[A-ZÆØÅ]{{1,2}}(?=\s*$|\t|\s{{2}}|\s?[:–-]\s))?)"
    rf"|(?P<triple>(?:(?P<tseries>{_SERIES})(?:[ -]|\s-\s?)?)?(?P<first>\d{{1,3}})/\d{{1,2}}/(?P<last>\d{{4}}|\d{{1,2}})(?![\d/]|[.-]\d))"
    r"|(?P<sub>\d{1,2}(?:\.\d{1,2})+(?P<subletter>\s?[a-e](?![\p{L}\d]))?)\.?(?=[\s:)–-])"
    rf"|(?P<plain>(?:(?P<pseries>{_SERIES})[ -])?(?P<n>\d{{1,4}})(?P<letter>(?:\s?|\s{{2,20}}(?=[a-e]\)))[a-e](?![\p{{L}}\d]))?)(?P<stop>[.):]?)"
    r"(?:(?=[\s:–-]|$)|(?<=[.:])(?=\p{Lu}\p{Ll}))"
    r")"
)
_LONGHAND = pattern(rf"(?i:{_WORD})(?P<num>(?P<a>\d{{1,4}})(?:\.(?P<b>(?:19|20)\d\d)|/\d{{1,4}}/(?:19|20)\d\d))(?![\d/]|\.\d)")
"""After the word for a case also "Sak nr. 3.2010", and a number of three parts, "Sak 39/04/2015", of which only the first is known to be its own."""
_FIGURE = pattern(r"\d")
WORD = pattern(_WORD, regex.IGNORECASE)
"""The word before a number, perhaps without one: what a template left."""
_AFTER = pattern(r"[\s.:)–—\u00ad-]*(?:\((?:19|20)\d\d\s?[/–-]\s?(?:\d\d){1,2}\)[\s.:–—-]*)?")
"""What parts a number from its title; the years that a board sits, "Sak 31 (2011-12): Dugnad", are no part of either."""


@attrs.frozen
class Hit:
    """A number at the start of an item."""

    span: Span
    number: CaseNumber
    word: str
    shape: str
    """year (26/09), sub (5.1), plain (3)"""
    stop: str
    title: int
    """Where the title begins."""


def number_at(text: str, start: int, end: int) -> Hit | None:
    """The case number that begins at ``start``, or ``None``."""
    m = NUMBER.match(text, start, end) if _FIGURE.search(text, start, end) else None
    if not m:
        return _longhand(text, start, end)
    word = (m["word"] or "").strip(" :.").lower()
    title = _AFTER.match(text, m.end(), end)
    at = title.end() if title else m.end()
    if m["num"]:
        number = read_yeared(m)
        return Hit(Span(m.start(), m.end()), number, word, "year", "", at) if number else None
    if m["triple"]:
        number = _of_meeting(m, named=bool(word or m["tseries"]))
        return Hit(Span(m.start(), m.end()), number, word, "year", "", at) if number else None
    if m["sub"]:
        return Hit(Span(m.start(), m.end()), CaseNumber(m["sub"].strip()), word, "sub", "", at)
    if m["pseries"] and 1899 < int(m["n"]) < 2100:
        return None  # "NOU 1995: 18", "EM 2012": the year of something, no case
    plain = " ".join(m["plain"].split())
    raw = f"{m['word'].strip(' :.')} {plain}" if word else plain
    word = word or ("sak" if _SUFFIX.search(m["pseries"] or "") else "")
    sequence = None if m["letter"] else int(m["n"])
    return Hit(Span(m.start(), m.end()), CaseNumber(raw.strip(), _letters(m["pseries"]), sequence), word, "plain", m["stop"] or "", at)


def _longhand(text: str, start: int, end: int) -> Hit | None:
    m = _LONGHAND.match(text, start, end) if _FIGURE.search(text, start, end) else None
    if not m:
        return None
    title = _AFTER.match(text, m.end(), end)
    number = CaseNumber(m["num"], None, int(m["a"]), int(m["b"]) if m["b"] else None)
    return Hit(Span(m.start(), m.end()), number, m["word"].strip(" :.").lower(), "year", "", title.end() if title else m.end())


def read_yeared(m: regex.Match[str]) -> CaseNumber | None:
    """ "PS 26/09", "06-25", "2015/100", "10/234"; the side that can only be the year is the year."""
    a, b = m["a"], m["b"]
    leads = len(a) == 4 and 1899 < int(a) < 2100
    if len(a) == len(b) == 4 and (leads or m["sep"] != "/"):
        return None  # a period, 1994-1996, or a number of the archive: 2014/1646
    if leads:
        sequence, year = int(b), int(a)
    elif len(b) == 2 or (len(b) == 4 and 1900 <= int(b) < 2100):
        sequence, year = int(a), _full(b)
    elif len(a) == 2:
        sequence, year = int(b), _full(a)
    else:
        return None
    return CaseNumber(m["num"].strip(), _letters(m["series"]) or (m["after"] or "").strip() or None, sequence, year)


def _of_meeting(m: regex.Match[str], *, named: bool) -> CaseNumber | None:
    """ "S 2/3/19", the second case of the third meeting of 2019; "23/3/2", the same with the year first. Bare, "2/3/19" is a date."""
    first, last = m["first"], m["last"]
    year_last = named and (len(last) == 4 or (len(last) == 2 and int(first) < int(last)))
    if not year_last and (len(first) != 2 or len(last) > 2):
        return None
    sequence, year = (int(first), _full(last)) if year_last else (int(last), _full(first))
    return CaseNumber(m["triple"].strip(), _letters(m["tseries"]), sequence, year)


def _letters(series: str | None) -> str | None:
    """ "F-sak" is the series F."""
    return _SUFFIX.sub("", series or "").rstrip("-") or None


def year_first(numbers: Sequence[CaseNumber], meeting_year: int | None) -> bool:
    """Is the year written first ("14/75")? Where both sides could be the year, the side that stays the same is."""
    sides = [m for n in numbers if (m := regex.search(r"(?<!/)(\d{2})\s?[/–-]\s?(\d{2})$", n.raw))]
    if len(sides) < len(numbers) or not sides:
        return False
    first, second = Counter(m[1] for m in sides), Counter(m[2] for m in sides)
    if meeting_year:
        year = f"{meeting_year % 100:02d}"
        if second[year] == len(sides):
            return False
        if first[year] == len(sides):
            return True
    return len(first) == 1 < len(second)


def turned(number: CaseNumber) -> CaseNumber:
    """The same number read with its year first."""
    m = regex.search(r"(\d{2})\s?[/–-]\s?(\d{2})$", number.raw)
    return attrs.evolve(number, sequence=int(m[2]), year=_full(m[1])) if m else number


def key(number: CaseNumber | None) -> tuple[str, int | None] | None:
    """What makes two numbers the same case: series apart from its case, sequence, year."""
    if number is None:
        return None
    if number.sequence is None:
        return (number.raw.replace(" ", "").lower(), None)
    return (f"{(number.series or '').upper()}{number.sequence}", number.year)


def rising(sequence: Iterable[int]) -> float:
    """The share of steps that go up."""
    steps = list(sequence)
    pairs = list(pairwise(steps))
    return sum(b > a for a, b in pairs) / len(pairs) if pairs else 1.0


def _full(digits: str) -> int:
    number = int(digits)
    return number if number > 99 else number + (1900 if number >= 60 else 2000)
