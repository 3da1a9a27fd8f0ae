"""Lists of people: the rows, columns, groups and headings of "Til stede" and its like; what stands on a line is read by people_line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs

from ..lexicon.gazetteer import is_first_name
from ..patterns import pattern
from ..segment.items import Item
from ..source import Source
from ..span import Span
from ..view import contiguous, words_of
from .mention import Mention, is_place, name_like
from .people_codes import with_codes
from .people_groups import called_for, firsts_with_groups, heads_group, heads_party, opens_columns, stands_over, with_group, with_organisations
from .people_line import headed, is_count, read_names, read_part
from .people_lost import leading_party
from .people_side import read_side, side_heads
from .people_tables import begins_row, completed, ends_row, is_row, of_pairs, of_roster, read_alone, read_beside, read_row, read_stacked, table_heads

_BROKEN = pattern(r"(?:^|[,:;]\s+|\s(?:og|samt)\s)(?P<begun>\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)\s*$")
_ENDED = pattern(r"\p{Lu}\p{L}+\s*(?:[,(]|$)")
"""A name broken at the end of its line ("…, Kari"), and its rest ("Moe, Per Ås")."""
_NUMBERED = pattern(r"(?<![\d.,:/-])\d{1,2}\s?\.\s*\p{Lu}")
_UP_TO = pattern(r"[,(]")


def read_people(source: Source, items: Sequence[Item], opener: Item | None) -> list[Mention]:
    """Every entry of a list of people, in order. ``opener`` is the item of the list's label."""
    return with_codes(_entries(source, items, opener))


def _entries(source: Source, items: Sequence[Item], opener: Item | None) -> list[Mention]:
    out: list[Mention] = []
    if opener and items and _is_one_run(source, items, opener):
        parts = [part for item in items for part in (item.value if item is opener else item.parts)]
        for part in contiguous(source.text, tuple(parts)):
            read_part(source, part, None, out)
        return out
    if opener and (sides := side_heads(source, [opener, *(item for item in items if item is not opener)])):
        return [mention for item in items if item.line != opener.line for mention in read_side(source, item, sides, read_names)]
    if stacked := read_stacked(source, [item for item in items if item is not opener]):
        return stacked
    items = list(_mended(source, items, opener))
    paired = {**with_organisations(source, items), **firsts_with_groups(source, items)}
    heads = table_heads(source, opener) if opener else []
    roster = of_roster(opener)
    columns = any(opens_columns(source.text, item.parts[0]) for item in items if len(item.parts) == 1)
    party: str | None = None
    group: str | None = None
    begun: Span | None = None
    for item, below in zip_longest(items, items[1:]):
        known = len(out)
        if item.line in paired:
            out.append(paired[item.line])
            continue
        over = heads_party(source, item, below) if party or not out else None
        if over:
            party = over
            continue
        if item.marker is None:
            group = heads_group(source, item, below)
            if group:
                continue
            over = stands_over(source, item, below)
            party = over if over or _is_heading(source, item) else party
            if over:
                continue
        if heads and below is not None and begins_row(source, item, below):
            begun = item.parts[0]
            continue
        if heads and known and ends_row(source, item, out[-1]):
            out[-1] = attrs.evolve(out[-1], name=f"{out[-1].name} {words_of(source, item.parts[0])}")
            continue
        names = table_heads(source, item)
        if names:
            heads, roster = names, of_roster(item)
        elif roster and len(item.parts) == 1:
            out += read_beside(source, item, heads)
        elif heads and is_row(source, item, heads):
            row = read_row(source, item, heads)
            party = leading_party(source, item.parts[0]) or party  # "H: Kari Moe Per Ås", and below them another pair of H
            out += headed(completed(source, begun, row) if begun else row, party, None)
            begun = None
        elif of_pairs(heads) and (gone := read_alone(source, item, heads)):
            party = leading_party(source, item.parts[0]) or party
            out += headed([gone], party, None)
        else:
            for part in contiguous(source.text, item.value if item.label else item.parts):
                party = read_part(source, part, party, out, alone=item.marker is not None, columns=columns)
        out[known:] = with_group(out[known:], group)
    return called_for(source, opener, out)


def _is_heading(source: Source, item: Item) -> bool:
    """A heading of another kind, after which the organisation above heads nobody: "Faste deltakere:"."""
    return len(item.parts) == 1 and not item.label and source.text[item.span.end - 1] == ":"


def _mended(source: Source, items: Sequence[Item], opener: Item | None) -> Iterator[Item]:
    """The items; where a line ends in the middle of a name, with the line below it."""
    held: Item | None = None
    for item, below in zip_longest(items, items[1:]):
        item = attrs.evolve(held, parts=(*held.parts, *item.parts)) if held else item
        held = item if below is not None and _broken(source, item, below) else None
        if held is None:
            yield item


def _broken(source: Source, item: Item, below: Item) -> bool:
    """ "Ordførar: Kari Moe, Per" over "Ås, Ola Li": the last name lacks its surname, and the line below begins with one word."""
    if (item.label and not item.body) or below.label or below.gap or below.marker or item.marker or (item.cells and below.cells):
        return False
    last, first = item.parts[-1], below.parts[0]
    begun = _BROKEN.search(source.text, item.parts[0].start, last.end)
    if not begun or not source.text.count(",", item.parts[0].start, last.end) or not _ENDED.match(source.text, first.start, first.end):
        return False
    return all(is_first_name(word) for word in begun["begun"].split()) and not is_place(begun["begun"])


def _is_one_run(source: Source, items: Sequence[Item], opener: Item) -> bool:
    """One enumeration over several lines, by commas or by numbers in mid-line: a name may be broken between two of them."""
    if len(_NUMBERED.findall(source.text, opener.span.start, items[-1].span.end)) > 4:
        return True
    if opener.body and is_count(source.text, opener.body):
        return False
    whole = len(items) > 1 and not any(i.gap or i.cells or i.marker or i.label for i in items[1:])
    return whole and bool(opener.body) and source.text.count(",", opener.body.start, opener.parts[-1].end) > 1 and not _one_to_a_line(source, items)


def _one_to_a_line(source: Source, items: Sequence[Item]) -> bool:
    """Every line begins with a whole name, and none ends in the middle of one."""
    lines = [words_of(source, part) for item in items for part in (item.value if item.label else item.parts)]
    whole = all(name_like(_UP_TO.split(line, maxsplit=1)[0].strip()) for line in lines)
    return whole and not any(line.endswith((",", " og")) or is_first_name(line.rpartition(", ")[2]) for line in lines[:-1])
