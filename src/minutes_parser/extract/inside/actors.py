"""Who is to do it (nb: ansvarlig, nn: ansvarleg): "Administrasjonen bes om å …", "Styret gir daglig leder fullmakt …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from ...lexicon.inside import either, meanings
from ...lexicon.overlay import remembered
from ...model import Actor
from ...patterns import compiled, pattern
from ...shapes import COUNTS
from ...source import Source
from ...view import View, words_of

_MUNICIPALITY = r"(?:\p{L}[\p{L}-]{1,40}(?:-|\sog\s\p{L}{1,40})?\s(?:fylkes)?kommune)"
_NAMED: Final = pattern(_MUNICIPALITY)


def actors(source: Source, seen: View) -> Iterator[Actor]:
    """Everyone who is told to do something, at each place where it is said."""
    if not any(map(seen.text.__contains__, _hints())):
        return
    taken: set[int] = set()
    for m in _pattern().finditer(seen.text):
        span = seen.span(*m.span("actor"))
        name = words_of(source, span)
        if span.start not in taken and (name[0].isupper() or not _NAMED.fullmatch(m["actor"])):
            taken.add(span.start)
            yield Actor(name, (span,))


@remembered()
def _hints() -> tuple[str, ...]:
    """What stands in every text that tells somebody to do something."""
    return ("kommune", *meanings("actor"), *meanings("actor_ending"), *meanings("done_by"))


@remembered()
def _pattern() -> regex.Pattern[str]:
    which = rf"(?:{either('each')}\s(?:(?:{either('which')}|{'|'.join(COUNTS)})\s){{0,2}})"
    known = rf"{which}?(?:(?P<word>{either('actor')})|{_MUNICIPALITY}|\p{{L}}{{6,40}}+(?<={either('actor_ending')}))"
    first, actor = rf"(?P<actor>(?P<known>{known}))(?!\p{{L}})", r"(?P<actor>(?&known))(?!\p{L})"  # written out once: there are many words
    doer = rf"(?P<actor>(?&known)|{either('done_by')})(?!\p{{L}})"
    others = r"(?:\sog\s(?:(?&word)|\p{L}+))?"
    told = rf"(?<!\p{{L}})(?:{either('asked')}\s|{either('responsible')}\s?:\s?)"
    passive = rf"(?<!\p{{L}})(?:{either('must')}\s\p{{L}}+s|{either('becomes')}\s\p{{L}}{{3,}}[atd]|{either('done')})\sav\s"
    turned = rf"(?<!\p{{L}}){either('must')}\s{actor}(?=\s(?!\p{{L}}+s(?!\p{{L}}))\p{{L}})"
    object_ = rf"(?<!(?<!\p{{L}}){either('beside')}\s)"
    undergoes = rf"{either('must')}\s(?:{either('also')}\s)?(?:\p{{L}}{{2,}}(?:es|ast)|gis|tas)(?!\p{{L}})"
    task = rf"(?={others}\s(?!{undergoes}){either('task')}(?!\p{{L}}))"
    return compiled(rf"(?<![\p{{L}}-])(?:{object_}{first}{task}|{told}{actor}|{passive}{doer}|{turned})")
