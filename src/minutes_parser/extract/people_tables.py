"""Tables of people: by tabs, or by the columns in which the heads begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

import attrs

from ..lexicon.columns import column
from ..lexicon.gazetteer import is_first_name, is_party_code, party_like, role_like
from ..lexicon.phrases import notes
from ..patterns import pattern
from ..segment.items import Item
from ..source import Source
from ..span import Span
from ..view import fold, trim, words_of
from .entry import read_entry
from .mention import Mention, name_like, told
from .people_lost import led_by_party, lost_cells

_WORD = pattern(r"\S+")
_PARTY_HEAD = pattern(r"(?:For\s+|Frå\s+|Fra\s+)?(?P<party>\p{L}[\p{L}. ]{0,30}?)\s?:\s*")
_LAST_WORD = pattern(r"\p{Lu}[\p{L}-]+")
_MARK = 3
"""So long are the marks of a column that tells who met: "x", "ja", "nei"."""
_NOT_THERE = frozenset({"nei", "n", "f", "ff", "nm"})
_NOTED = pattern(r"(?P<party>\p{Lu}[\p{L}/]{0,8})(?:\s[-–]\s(?P<note>\p{Ll}.*)|\s(?P<note>(?:[\d(]|(?:perm|forf|fr[aå]|til|kl|kom|gikk|gjekk)\b).*))")
"""A party and a note in one cell."""
_FEWEST = 2
_LONGEST_HEAD = 4
_WIDEST = 160
_GAP = 2

Heads = list[tuple[str, int]]
"""What each column holds, and where its head begins on the line."""


def table_heads(source: Source, item: Item) -> Heads:
    """The column heads of a table of people, or nothing: every word of the line belongs to a head."""
    if len(item.parts) > 1 or item.parts[0].end - item.parts[0].start > _WIDEST:
        return []
    line = source.lines[source.line_at(item.parts[0].start)]
    words = [(m.group(), m.start() - line.start) for m in _WORD.finditer(source.text, item.parts[0].start, item.parts[0].end)]
    heads: Heads = []
    at = 0
    while at < len(words):
        near = sum(1 for _ in takewhile(_near, pairwise(words[at : at + _LONGEST_HEAD])))
        size, name = _head_at([word for word, _ in words[at : at + near + 1]])
        if name is None:
            return []
        heads.append((name, words[at][1]))
        at += size
    return heads if len(heads) > 1 and {"name", "absent", "substitute"} & {name for name, _ in heads} else []


def _near(pair: tuple[tuple[str, int], tuple[str, int]]) -> bool:
    """Do two words stand beside each other, with no gap of columns between them?"""
    (word, start), (_, following) = pair
    return following - start - len(word) <= _GAP


def _head_at(words: Sequence[str]) -> tuple[int, str | None]:
    """The longest head that begins these words: "Varamedlem for", not "Varamedlem"."""
    for size in range(len(words), 0, -1):
        name = column(" ".join(words[:size]))
        if name:
            return size, name
    return 0, None


def is_row(source: Source, item: Item, heads: Heads) -> bool:
    """Does a line belong to the table that ``heads`` begin: by its cells, by its columns, or by what its words can be?"""
    return bool(item.cells) or _aligned(source, item, heads) or bool(_by_words(source, item, heads))


def _aligned(source: Source, item: Item, heads: Heads) -> bool:
    """Does a line without cells stand in the columns of ``heads``? A column begins where its head does, after a space."""
    line = source.lines[source.line_at(item.parts[0].start)]
    row = source.text[line.start : line.end]
    return "  " in row and "\t" not in row and all(at >= len(row) or at == 0 or _begins(row, at) for _, at in heads)


def _begins(row: str, at: int) -> bool:
    return row[at - 1].isspace() or row[at].isspace() or row[at - 1].islower()


def read_stacked(source: Source, items: Sequence[Item]) -> list[Mention]:
    """A table whose cells stand one to a line, its heads first: "Navn", "Funksjon", "Representerer", "Kari Moe", "Leder", "AP" ..."""
    lines = [item.parts[0] for item in items if len(item.parts) == 1 and not item.cells]
    heads = list(takewhile(bool, (column(words_of(source, line)) for line in lines)))
    width = len(heads)
    if width < _FEWEST or heads[0] != "name" or len(set(heads)) < width or len(lines) != len(items) or len(lines) % width:
        return []
    rows = [dict(zip(heads, lines[at : at + width], strict=True)) for at in range(width, len(lines), width)]
    if not all(name_like(words_of(source, row[heads[0]])) for row in rows):
        return []
    return [mention for row in rows for mention in _read_cells(source, {str(head): cell for head, cell in row.items()})]


def begins_row(source: Source, item: Item, below: Item) -> bool:
    """Does a line hold the beginning of the name whose last word opens the row below: a name broken in its cell?"""
    if item.cells or item.label or not below.cells or not below.cells[0] or len(item.parts) > 1:
        return False
    return name_like(words_of(source, item.parts[0])) and _LAST_WORD.fullmatch(source.text, below.cells[0].start, below.cells[0].end) is not None


def ends_row(source: Source, item: Item, above: Mention) -> bool:
    """Does a line hold the last word of the name in the first cell of the row straight above: a name broken in its cell?"""
    if item.cells or item.label or item.gap or item.marker or len(item.parts) > 1 or not above.name:
        return False
    word = words_of(source, item.parts[0])
    if _LAST_WORD.fullmatch(word) is None or party_like(word) or role_like(word) or column(word):
        return False
    row = source.lines[source.line_at(above.span.start)]
    first = not source.text[row.start : above.span.start].strip()
    return first and item.parts[0].start - source.lines[item.line].start == above.span.start - row.start


def completed(source: Source, begun: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """The people of a row with the name that was begun on the line above."""
    return [attrs.evolve(m, name=f"{words_of(source, begun)} {m.name}") if n == 0 and m.name else m for n, m in enumerate(mentions)]


def of_pairs(heads: Heads) -> bool:
    """Are these the heads "Forfall: Vara:"? Then who stands alone on a row was absent and had no substitute."""
    return [name for name, _ in heads] == ["absent", "substitute"]


def of_roster(item: Item | None) -> bool:
    """Are these the heads "Medlem: Varamedlem:", under which members stand beside substitutes? They do not tell who met."""
    return item is not None and item.label is not None and item.label.phrase.entry == "attendance.roster"


def read_alone(source: Source, item: Item, heads: Heads) -> Mention | None:
    """The one person of a row of those absent, for whom nobody met: "SP: Kari Moe"; by the column in which they stand, who met."""
    _, rest = led_by_party(source.text, item.parts[0])
    whole = len(item.parts) == 1 and not item.cells and name_like(words_of(source, rest).partition(" (")[0])
    one = read_entry(source, rest) if whole else None
    if one is None or not one.name or one.group == "substitute":
        return None
    second = item.parts[0].start - source.lines[item.line].start >= heads[-1][1]
    return attrs.evolve(one, group="substitute") if second else attrs.evolve(one, absent=True, group="member")


def read_beside(source: Source, item: Item, heads: Heads) -> list[Mention]:
    """The people of a row of a roster: a member, beside whom a substitute may stand who was called, if no more."""
    if item.cells or _aligned(source, item, heads):
        cells = list(_by_columns(source, item, heads)) if "\t" not in source.text[item.span.start : item.span.end] else list(_by_cells(item, heads))
    else:
        cells = _by_words(source, item, heads) or [(heads[0][0], item.parts[0])]
    found = ((name, read_entry(source, cell)) for name, cell in cells if name in ("name", "substitute"))
    named = [(name, m) for name, m in found if m and m.name]
    return [attrs.evolve(m, group="substitute", called=True) if name == "substitute" else attrs.evolve(m, group="member") for name, m in named]


def read_row(source: Source, item: Item, heads: Heads) -> list[Mention]:
    """The people of one row; a table may hold several side by side ("Navn Rep. Navn Rep.")."""
    if len(item.cells) == len(heads) or "\t" in source.text[item.span.start : item.span.end]:
        cells = list(_by_cells(item, heads))
    elif item.cells or _aligned(source, item, heads):
        cells = list(_by_columns(source, item, heads))
    else:
        cells = _by_words(source, item, heads)
    rows: list[dict[str, Span]] = [{}]
    for name, cell in cells:
        if name in rows[-1]:
            rows.append({})
        rows[-1][name] = cell
    return [mention for row in rows for mention in _read_cells(source, row)]


def _read_cells(source: Source, row: Mapping[str, Span]) -> list[Mention]:
    """The people of one row: who met, and whom they stood in for."""
    who = row.get("name") or row.get("substitute")
    met = _met(source, row, who) if who else None
    if met and "name" in row and _stood_in(source, row):
        row = {**row, "substitute": row["substitute_for"]}
        met = attrs.evolve(met, substitute_for=None, group="member")
    if met and "name" in row and ("substitute" in row or "absent" in row):
        return _with_substitute(source, row, met)
    gone = _gone(source, row["absent"]) if "absent" in row else None
    if gone and "represents" in row:
        gone = attrs.evolve(gone, represents=gone.represents or words_of(source, row["represents"]))
    if met and "name" not in row and "substitute" in row:
        met = attrs.evolve(met, group="substitute")
    if met and gone and met.name:
        met = attrs.evolve(met, substitute_for=gone.name, group="substitute", represents=met.represents or gone.represents)
    return [m for m in (met, gone) if m and m.name and not notes().first(fold(m.name), "nobody")]


def _stood_in(source: Source, row: Mapping[str, Span]) -> bool:
    """ "Kari Moe | Gyldig forfall | Per Ås" under "Navn | Forfall | Møtt for": beside the absence of a member stands who met for her."""
    away = words_of(source, row["absent"]) if "absent" in row else ""
    return "substitute_for" in row and "substitute" not in row and bool(away.strip(" -–")) and not name_like(away.partition(" (")[0])


def _with_substitute(source: Source, row: Mapping[str, Span], member: Mention) -> list[Mention]:
    """ "Kari Moe | X | Per Ås", or a name in the column of those absent: a member, and who met instead."""
    mark = words_of(source, row["absent"]) if "absent" in row else ""
    gone = _gone(source, row["absent"]) if name_like(mark.partition(" (")[0]) else None
    if gone:
        member = attrs.evolve(member, substitute_for=gone.name, group="substitute", represents=member.represents or gone.represents)
        return [m for m in (member, gone) if m.name]
    met = read_entry(source, row["substitute"]) if "substitute" in row else None
    if met is None or not met.name:
        return [attrs.evolve(member, absent=member.absent or bool(mark.strip(" -–")))]
    instead = attrs.evolve(met, group="substitute", substitute_for=member.name, represents=met.represents or member.represents)
    return [attrs.evolve(member, absent=True), instead]


def _by_cells(item: Item, heads: Heads) -> Iterator[tuple[str, Span]]:
    for (name, _), cell in zip(heads, item.cells, strict=False):
        if cell:
            yield name, cell


def _by_words(source: Source, item: Item, heads: Heads) -> list[tuple[str, Span]]:
    return lost_cells(source, item.parts[0], [name for name, _ in heads]) if len(item.parts) == 1 else []


def _by_columns(source: Source, item: Item, heads: Heads) -> Iterator[tuple[str, Span]]:
    line = source.lines[item.line]
    starts = [at for _, at in heads]
    for (name, at), end in zip(heads, [*starts[1:], line.end - line.start], strict=True):
        first = at if at > starts[0] else 0
        cell = trim(source.text, Span(min(line.start + first, line.end), min(line.start + end, line.end)))
        if cell:
            yield name, cell


def _met(source: Source, row: Mapping[str, Span], who: Span) -> Mention:
    comma = source.text.find(", ", who.start, who.end)
    name = Span(who.start, comma) if comma > 0 and "(" not in source.text[who.start : comma] else who
    mention = read_entry(source, name) or Mention(None, name)
    mention = attrs.evolve(mention, name=mention.name or words_of(source, name))
    if name is not who:  # "Kari Moe, leder"
        mention = told(mention, words_of(source, Span(comma + 1, who.end)))
    if "role" in row:
        mention = _in_post(mention, words_of(source, row["role"]))
    met = words_of(source, row["presence"]).strip(" .") if "presence" in row else ""
    mention = told(mention, met) if len(met) > _MARK else attrs.evolve(mention, absent=mention.absent or fold(met) in _NOT_THERE)
    if "represents" in row:
        mention = _of_party(mention, words_of(source, row["represents"]))
    if "substitute_for" in row:
        whom = words_of(source, row["substitute_for"]).partition(" (")[0]
        mention = attrs.evolve(mention, substitute_for=whom, group="substitute")
    return mention


def _in_post(mention: Mention, words: str) -> Mention:
    """What the column of posts says; of substitutes it may name whom they stood in for."""
    if name_like(words) and is_first_name(words.split()[0]):
        return attrs.evolve(mention, substitute_for=words, group="substitute")
    return told(mention, words)


def _of_party(mention: Mention, words: str) -> Mention:
    """What the column of parties says, perhaps with a note: "H - forfall", "AP fra kl. 12"."""
    noted = _NOTED.fullmatch(words)
    if noted and (party_like(noted["party"]) or is_party_code(noted["party"])):
        return told(attrs.evolve(mention, represents=noted["party"]), noted["note"])
    return attrs.evolve(mention, represents=words)


def _gone(source: Source, cell: Span) -> Mention | None:
    """The member in the column of those absent: "SP: Kari Moe"."""
    head = _PARTY_HEAD.match(source.text, cell.start, cell.end)
    gone = read_entry(source, Span(head.end(), cell.end) if head else cell)
    return attrs.evolve(gone, absent=True, represents=gone.represents or (head["party"] if head else None)) if gone else None
