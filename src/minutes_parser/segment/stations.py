"""The way of a case through several bodies: the lines that say whose treatment follows, and the table that lists them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from ..lexicon.bodies import body_in
from ..lexicon.kinds import series_kind
from ..patterns import pattern
from ..shapes import dates
from ..source import Source
from ..span import Span
from .items import Item

_BODY = r"(?P<body>\p{L}[\p{L}\s,.-]{3,60}?)\s+(?P<date>\d{1,2}\.\d{1,2}\.\d{2,4})"
_NUMBER = r"(?:\p{Lu}{1,4} )?\d{1,4}/\d{2,4}"
_ROUTED = pattern(rf"(?P<no>{_NUMBER})\s+{_BODY}$|{_BODY}\s+(?P<no>{_NUMBER})$")
_HEAD = 20
"""Among so many items the table stands."""
_DAY = r"\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d{2}"
_NAMED = r"(?P<by>\p{Lu}[\p{L} ,-]{3,70}?)"
_STATION = pattern(rf"{_DAY}\s+{_NAMED}|{_NAMED}\s+{_DAY}")
_TREATED = frozenset({"treatment", "decision", "voting", "recommendation", "proposal", "recusal"})


@attrs.frozen
class Row:
    """A row of the table of bodies: whose it is, when it met, the case's number there."""

    item: Item
    body: str
    number: str
    number_at: Span
    date: dt.date | None


def routing(source: Source, items: Sequence[Item]) -> Iterator[Row]:
    """The rows that tell through which bodies a case went: number, body, date, or the number last."""
    for item in items[:_HEAD]:
        m = _ROUTED.match(source.text, item.content, item.parts[0].end)
        if m and body_in(m["body"]):
            yield Row(item, _without_kind(m["body"].split()), m["no"], Span(*m.span("no")), next((d.date() for d in dates(m["date"])), None))


def _without_kind(words: Sequence[str]) -> str:
    """The body without the column of the kind of case: "Formannskapet  PS  12.03.2019"."""
    return " ".join(words[:-1] if len(words) > 1 and words[-1].isupper() and series_kind(words[-1]) else words)


def last_row(rows: Sequence[Row]) -> Row | None:
    """The body that had the case last, however the table is sorted."""
    best = None
    for row in rows:
        if best is None or row.date is None or best.date is None or row.date >= best.date:
            best = row
    return best


def station(source: Source, items: Sequence[Item], index: int) -> Span | None:
    """ "02.06.2009 Formannskapet" alone on a line above a treatment: where the body is named."""
    item = items[index]
    if item.label or item.marker or len(item.parts) > 1 or index + 1 >= len(items) or items[index + 1].case_block not in _TREATED:
        return None
    m = _STATION.fullmatch(source.text, item.content, item.parts[0].end)
    found = body_in(m["by"]) if m else None
    return Span(*m.span("by")) if m and found and found[0] == 0 else None
