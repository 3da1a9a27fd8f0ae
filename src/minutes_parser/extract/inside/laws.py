"""Acts and regulations cited (nb: lov og forskrift, nn: lov og forskrift): "kommuneloven § 20-4", "§ 6 første ledd i forvaltningsloven"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ...lexicon.inside import either, meanings
from ...lexicon.overlay import remembered
from ...model import Law
from ...patterns import compiled, pattern
from ...source import Source
from ...span import Span
from ...view import View, words_of

_SECTION = r"\d{1,3}(?:\s?[a-z](?![\p{L}.]))?(?:-\d{1,3}(?:\s?[a-z](?![\p{L}.]))?)?"
_AND = r"(?:,\s?|\s?(?:og|til|samt|jf\.?)\s(?:§§?\s?)?|\s?-\s)"
_NAME = r"(?:\p{L}{1,40}-\s(?:og|,)\s)?\p{L}[\p{L}-]{2,60}"
_PART, _LETTER, _ITEM = r"(?:ledd|punktum|setning|alternativ)", r"(?:bokstav|bokst\.?|litra)\s[a-z](?!\p{L})", r"(?:nr\.?|punkt)\s\d+"
_PARTS = pattern(rf",?\s(?:\d\.?\s{_PART}|{_LETTER}|{_ITEM})")
_STEMS = ("lov", "forskrift", "§", "pbl", "fvl")


def laws(source: Source, seen: View) -> Iterator[Law]:
    """Every act cited by name, with its sections; "§ 3" of no named act, or of articles of association, is none."""
    if not any(map(seen.text.__contains__, _STEMS)):
        return
    end = 0
    for m in _pattern().finditer(seen.text):
        act = m.span("act") if m["act"] else m.span("after")
        name = seen.text[slice(*act)]
        if m.start() < end or name.split()[-1] in meanings("act_none") or not (m["sections"] or m["later"] or _is_name(name)):
            continue
        end = m.end()
        span = seen.span(m.start(), m.end())
        sections = m["sections"] or m["later"] or ""
        found = tuple(" ".join(section.split()) for section in regex.findall(_SECTION, _PARTS.sub("", sections)))
        yield Law(words_of(source, span), words_of(source, Span(*seen.span(*act))), found, (span,))


@remembered()
def _pattern() -> regex.Pattern[str]:
    ending, short = either("act_ending"), either("act_short")
    act = rf"(?:{_NAME}{ending}|{short}\.?)(?!\p{{L}})"
    part = rf"(?:,?\s(?:{either('within')}|\d\.?)\s{_PART})?(?:,?\s{_LETTER})?(?:,?\s{_ITEM})?"
    sections = rf"{_SECTION}{part}(?:{_AND}{_SECTION}{part})*"
    return compiled(
        rf"(?<!\p{{L}})(?:(?P<act>{act})(?:,?\s?(?:kapittel\s\d+,?\s)?§§?\s?(?P<sections>{sections}))?|§§?\s?(?P<later>{sections})\si\s(?P<after>{act}))"
    )


def _is_name(name: str) -> bool:
    """Without a section, only the definite form of a compound is surely an act: "barnehageloven"."""
    return any(name.endswith(ending) and len(name) > len(ending) + 2 for ending in meanings("act_definite"))
