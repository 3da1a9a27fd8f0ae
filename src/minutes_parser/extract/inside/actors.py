"""Who is to do it (nb: ansvarlig, nn: ansvarleg): "Administrasjonen bes om å …", "Styret gir daglig leder fullmakt …"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ...lexicon.inside import either, meanings
from ...lexicon.overlay import remembered
from ...model import Actor
from ...source import Source
from ...view import View, words_of

_MUNICIPALITY = r"(?:\p{L}[\p{L}-]{1,40}(?:-|\sog\s\p{L}{1,40})?\s(?:fylkes)?kommune)"


def actors(source: Source, seen: View) -> Iterator[Actor]:
    """Everyone who is told to do something, at each place where it is said."""
    if "kommune" not in seen.text and not any(actor in seen.text for actor in meanings("actor")):
        return
    taken: set[int] = set()
    for m in _pattern().finditer(seen.text):
        span = seen.span(*m.span("actor"))
        name = words_of(source, span)
        if span.start not in taken and (not name.endswith("ommune") or name[0].isupper()):
            taken.add(span.start)
            yield Actor(name, (span,))


@remembered()
def _pattern() -> regex.Pattern[str]:
    actor = rf"(?P<actor>{either('actor')}|{_MUNICIPALITY})(?!\p{{L}})"
    asked = rf"(?:(?<!\p{{L}}){either('asked')}\s)"
    passive = rf"{either('must')}\s\p{{L}}+s\sav\s"
    others = rf"(?:\sog\s(?:{either('actor')}|\p{{L}}+))?"
    return regex.compile(rf"(?<![\p{{L}}-])(?:{actor}(?={others}\s{either('task')}(?!\p{{L}}))|{asked}{actor}|{passive}{actor})")
