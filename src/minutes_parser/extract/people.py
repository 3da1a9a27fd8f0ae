"""Lists of people: the grammar of "Name (Kommune – kom 10:45), Name, varamedlem for Name", and of lists that lost their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import attrs
import regex

from ..lexicon.gazetteer import is_first_name, is_party_code, party_like, role_like
from ..lexicon.phrases import notes
from ..segment.items import Item
from ..source import Source
from ..span import Span
from ..view import contiguous, fold, trim, words_of
from .entry import read_entry
from .mention import Mention, added, is_place, name_like, told
from .names import find_names, split_run
from .people_groups import called_for, firsts_with_groups, heads_group, heads_in, is_group, opens_columns, stands_over, with_group, with_organisations
from .people_lost import leading_party
from .people_side import read_side, side_heads
from .people_tables import begins_row, completed, is_row, of_pairs, of_roster, read_alone, read_beside, read_row, read_stacked, table_heads
from .people_told import read_told

_SEPARATOR = regex.compile(
    r"\((?:[^()]|\([^()]*\))*\)"  # what stands in parentheses is not divided
    r"|(?P<cut>(?<![\d.,:/-])\d{1,2}\s?\.\s*(?=\p{Lu})"  # 1. Name 2. Name, also where the number is glued to the name before it
    r"|(?<=\p{Ll}\s)\d{1,2}\s+(?=\p{Lu}\p{Ll}+\s\p{Lu})"  # ... Name 15 Name: the stop was forgotten
    r"|(?<!\p{L})nr\.\s?\d{1,2}\s?:\s+(?=\p{Lu})|\n\s*\d{1,2}\s+(?=\p{Lu}\p{Ll}+\s\p{Lu})"  # nr. 4: Name nr. 9: Name
    r"|(?<!\p{L})(?<!\bfor\s)(?:r|R)epresentant(?:en)?\s?nr\.?\s?\d{1,2}\s?[.:]?\s+(?=\p{Lu})"  # Representant nr. 4 Name Representant nr. 9 Name
    r"|(?<=\))\s+(?=\p{Lu})"  # Name (AP) Name (H)
    r"|(?<!\bv)\s?/\s?(?=\p{Lu}\p{Ll}+\s\p{Lu})"  # Name/Name, not v/Name
    r"|\n\s*(?=\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]+){1,3}\s(?:møtte|møter|vara\p{Ll}*)\s(?:i\s(?:staden|stedet)\s)?for\s)"
    r"|(?<=\d\.\s?\d{2,4})\s+(?=\p{Lu}\p{Ll}+\s\p{Lu})"  # Name 21.-22.02.11 Name
    r"|(?<=\s\p{Ll}{3,14})\s(?=\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]+){1,3},\svara\p{Ll}*\sfor\s)"  # ... sak 3 Name, vara for
    r"|(?<=\))\s+(?=vara(?:medlem|representant)?\sfor\s\p{Lu})"  # Name, Forbund (F) varamedlem for Name
    r"|(?<=[\p{Ll})\d])\s+(?=(?:Medlem|Nestleder|Nestleiar|Leder|Leiar|Varamedlem)\s(?:og\s\p{Ll}+\s)?\p{Lu})"
    r"|[,;•▪\t]|(?<![\n ]) {3,}|\s+(?:og|samt|&)\s+(?=\p{Lu})"
    r"|(?<=\p{Lu}[\p{L}.-]+\s\p{Lu}[\p{L}.-]+(?:\s\([^()]*\))?)\s+(?:og|samt)\s+(?=(?:\p{Ll}+\s){1,3}\p{Lu}\p{Ll}+\s\p{Lu}))"
)
_DASHED = regex.compile(r"(?:(?<=[\p{Ll}.])|(?<=\)))\s+[-–]\s+(?=\p{Lu}[\p{L}.-]+\s\p{Lu})")
"""Between the names of a list divided by dashes: "Kari Moe - Per Ås (vara) – Ola Li"."""
_THEN_ABSENT = regex.compile(r"\.\s+(?:Meldt\s)?(?:[Ff]orfall|Fravær|Avbud|Frafall|Fråfall)\s*:?\s+(?=\p{Lu}\p{Ll}+\s\p{Lu})")
"""At the end of the list of those present: "… og Per Ås. Forfall Ola Li."."""
_BROKEN = regex.compile(r"(?:^|[,:;]\s+|\s(?:og|samt)\s)(?P<begun>\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)\s*$")
_ENDED = regex.compile(r"\p{Lu}\p{L}+\s*(?:[,(]|$)")
"""A name broken at the end of its line ("…, Kari"), and its rest ("Moe, Per Ås")."""
_NUMBERED = regex.compile(r"(?<![\d.,:/-])\d{1,2}\s?\.\s*\p{Lu}")
_CLASS = regex.compile(r"(?<![\p{L}\d])(?:\d{1,2}\.?\s?(?:klassetrinn|trinn|klasse|avdeling|steg|årstrinn)|\d{1,2}\s?[A-Ea-e])\s?:\s+(?=\p{Lu})")
"""The class of a school whose parents follow."""
_NUMBER_BEFORE = regex.compile(r"(?<![\d./-])(?P<number>\d{1,3})\s?[.:)]?[^\S\n]*$|(?:^|\n)\s*(?P<above>\d{1,3})\s?[.:)]?\s*$")
"""The number on the list: before the name, or alone on the line above."""
_INSTEAD = regex.compile(
    r"(?:(?<![\s,;(–-])|\G)[\s,;(–-]++(?i:møtt )?(?i:vara(?:medlem|representant|repr\.|medl\.)?)(?i: møtte)?\s?:\s*(?=\p{L})"
    r"|(?:(?<!\s)|\G)\s++(?i:m/|med\s)\s?(?i:vara(?:medlem|representant)?)\s?:?\s?(?=\p{Lu})"
    r"|(?:(?<![\s.,;–-])|\G)[\s.,;–-]++(?i:for\s(?:ham|han|henne|ho|hun)|i\s(?:hans|hennes|hennar)\s(?:sted|stad|stede)|i\sstaden)\s(?i:møtte|møter)\s(?:\p{Ll}+\s)?(?=\p{Lu})"
)
"""Beside somebody absent: who met instead. Begun once in each row of marks: begun at every mark, a long row would be read again each time."""
_NEXT_NUMBER = regex.compile(r"\s\d{1,2}[.)]?\s*$")
_COUNT = regex.compile(
    r"\d{1,3}\s(?:stemmeberettige\p{L}*\s|røysteføre\s)?(?:medlem\p{L}*|representant\p{L}*|personer|personar|stk|av\s\d+)\b", regex.IGNORECASE
)
"""A head count is nobody's name: "Til stede: 23 medlemmer"."""
_COUNTED = regex.compile(
    r"(?i:ca\.?\s|om lag\s|totalt\s|i alt\s|til saman\s|til sammen\s)?\d{1,3}\s\p{Ll}{3,}|(?:\p{L}+\s){0,3}\p{L}+:\s*\d{1,4}\W*$"
)
"""The like, where nobody is named beside it: "41 andelseiere, 6 av dem ved fullmakt", "Fullmakter: 3"."""
_ONE_WORD = regex.compile(r"\p{Lu}\p{Ll}+(?=\s*(?:\(|$|[,;.]))")
_UP_TO = regex.compile(r"[,(]")
_UNTIL_CASE = regex.compile(r"til sak\b")
_LONG_PIECE = 8
_SHORTEST_RUN = 5
_NEAR = 8


def read_people(source: Source, items: Sequence[Item], opener: Item | None) -> list[Mention]:
    """Every entry of a list of people, in order. ``opener`` is the item of the list's label."""
    out: list[Mention] = []
    if opener and items and _is_one_run(source, items, opener):
        parts = [part for item in items for part in (item.value if item is opener else item.parts)]
        for part in contiguous(source.text, tuple(parts)):
            _read_part(source, part, None, out)
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
        names = table_heads(source, item)
        if names:
            heads, roster = names, of_roster(item)
        elif roster and len(item.parts) == 1:
            out += read_beside(source, item, heads)
        elif heads and is_row(source, item, heads):
            row = read_row(source, item, heads)
            party = leading_party(source, item.parts[0]) or party  # "H: Kari Moe Per Ås", and below them another pair of H
            out += _headed(completed(source, begun, row) if begun else row, party, None)
            begun = None
        elif of_pairs(heads) and (gone := read_alone(source, item, heads)):
            party = leading_party(source, item.parts[0]) or party
            out += _headed([gone], party, None)
        else:
            for part in contiguous(source.text, item.value if item.label else item.parts):
                party = _read_part(source, part, party, out, alone=item.marker is not None, columns=columns)
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
    if item.label or below.label or below.gap or below.marker or item.marker or (item.cells and below.cells):
        return False
    last, first = item.parts[-1], below.parts[0]
    begun = _BROKEN.search(source.text, item.parts[0].start, last.end)
    if not begun or not source.text.count(",", item.parts[0].start, last.end) or not _ENDED.match(source.text, first.start, first.end):
        return False
    return all(is_first_name(word) for word in begun["begun"].split()) and not is_place(begun["begun"])


def read_names(source: Source, part: Span) -> list[Mention]:
    """The people named on one line."""
    out: list[Mention] = []
    _read_line(source, part, None, out)
    return out


def _read_part(source: Source, part: Span, party: str | None, out: list[Mention], *, alone: bool = False, columns: bool = False) -> str | None:
    """Read entries of the list, and the sentences that stand among them; returns the party that heads the names that follow."""
    for piece, people in read_told(source, part, read_names):
        if people is None:
            party = _read_line(source, piece, party, out, alone=alone, columns=columns)
        else:
            out += people
    return party


def _is_one_run(source: Source, items: Sequence[Item], opener: Item) -> bool:
    """One enumeration over several lines, by commas or by numbers in mid-line: a name may be broken between two of them."""
    if len(_NUMBERED.findall(source.text, opener.span.start, items[-1].span.end)) > 4:
        return True
    if opener.body and _counts(source.text, opener.body):
        return False
    whole = len(items) > 1 and not any(i.gap or i.cells or i.marker or i.label for i in items[1:])
    return whole and bool(opener.body) and source.text.count(",", opener.body.start, opener.parts[-1].end) > 1 and not _one_to_a_line(source, items)


def _one_to_a_line(source: Source, items: Sequence[Item]) -> bool:
    """Every line begins with a whole name, and none ends in the middle of one."""
    lines = [words_of(source, part) for item in items for part in (item.value if item.label else item.parts)]
    whole = all(name_like(_UP_TO.split(line, maxsplit=1)[0].strip()) for line in lines)
    return whole and not any(line.endswith((",", " og")) or is_first_name(line.rpartition(", ")[2]) for line in lines[:-1])


def _read_line(source: Source, part: Span, party: str | None, out: list[Mention], *, alone: bool = False, columns: bool = False) -> str | None:
    """Read one line into ``out``; returns the party that heads the names that follow.

    Parties and posts may head names in mid-line too, where columns were lost: "SP: Kari Moe Per Ås H: Ola Li". ``alone``: an entry of
    its own in a list of points. ``columns``: the parties head columns side by side, and none of them is that of the names after it.
    """
    text = source.text
    if school := _CLASS.search(text, part.start, part.end):
        _read_line(source, trim(text, Span(school.end(), part.end)), text[school.start() : school.end()].rstrip(" :"), out)
        return party
    if gone := _THEN_ABSENT.search(text, part.start, part.end):
        party = _read_line(source, Span(part.start, gone.start()), party, out, alone=alone, columns=columns)
        away = read_names(source, trim(text, Span(gone.end(), part.end)))
        out += [attrs.evolve(m, absent=True, stated=True) for m in away]
        return party
    heads = heads_in(text, part)
    known, over = len(out), party
    before = trim(text, Span(part.start, heads[0].start() if heads else part.end))
    out += _headed(_read_names(source, before, alone=alone), party, None)
    ends = [*(m.start() for m in heads[1:]), part.end]
    for head, end in zip(heads, ends, strict=False):
        post = head["head"] if role_like(head["head"]) and not party_like(head["head"]) else None
        party = party if post else head["head"] if is_group(head["head"]) and not columns else None
        numbered = _NEXT_NUMBER.search(text, head.end(), end) if end < part.end else None  # "1. Leder: Kari Moe 2. Nestleder: …"
        names = trim(text, Span(head.end(), numbered.start() if numbered else end))
        found = _headed(_read_names(source, names), None if post else party, post)
        beside = post and len(found) == 1 and found[0].group == "substitute" and len(out) - known == 1
        out += [attrs.evolve(found[0], instead=True)] if beside else found
        if found and not post and not (party_like(head["head"]) or is_party_code(head["head"])):
            party = over  # an organisation heads those on its own line alone
    return party


def _headed(mentions: list[Mention], party: str | None, post: str | None) -> list[Mention]:
    """The mentions with the party or post that stands over them."""
    if post:
        mentions = [told(m, post) for m in mentions]
    return [attrs.evolve(m, represents=m.represents or party) for m in mentions] if party else mentions


def _read_names(source: Source, part: Span, *, alone: bool = False) -> list[Mention]:
    """The names of one line or of one party on it."""
    text = source.text
    out: list[Mention] = []
    part, gone = _tail(text, part)
    first: Mention | None = None
    pieces = list(_entries(text, part)) if part else []
    if part and _counts(text, part):
        return []
    if part and (stood := _INSTEAD.search(text, part.start, part.end)) and stood.start() > part.start:
        return _pair(source, part, stood)
    single = _first_names(text, pieces)
    for index, piece in enumerate(pieces):
        mention = read_entry(source, piece, single=single)
        if mention is None:
            continue
        if (
            mention.name is None
            and index == 0
            and len(pieces) > 1
            and not mention.nobody
            and (name_like(after := words_of(source, pieces[1]).partition(" (")[0]) or (single and _ONE_WORD.fullmatch(after)))
        ):
            first = mention  # "Elevrådet, Kari Moe": what stands first is whom she represents
        elif mention.name is None and not mention.nobody and _number(text, mention.span) and index and mention.represents:
            continue  # an entry of a numbered list whose name cannot be read
        elif mention.name is None and not mention.nobody and _says_more(text, out, mention):
            late = isinstance(out[-1].arrived, str) and _UNTIL_CASE.match(text, mention.span.start)  # "kom kl. 10.15, til sak 3/21"
            out[-1] = out[-1] if late else added(out[-1], mention)
        else:
            number = _number(text, mention.span)
            mention = attrs.evolve(mention, seat=number) if number else mention
            out += _split(source, added(mention, first) if first and mention.name else mention, alone=alone)
            first = None if mention.name else first
    if single and len(out) > 1 and out[-1].represents and not any(m.represents for m in out[:-1]):
        out = [attrs.evolve(m, represents=out[-1].represents) for m in out]  # "Tale, Kari, Per, Fadderstyret"
    return [attrs.evolve(m, absent=True, stated=True) for m in out] if gone else out


def _counts(text: str, part: Span) -> bool:
    """Is it a count of those who were there?"""
    if _COUNT.match(text, part.start, part.end):
        return True
    return _COUNTED.match(text, part.start, part.end) is not None and not any(find_names(text, part.start, part.end))


def _number(text: str, span: Span) -> int | None:
    """The number that stands before an entry."""
    number = _NUMBER_BEFORE.search(text, max(0, span.start - _NEAR), span.start)
    return int(number["number"] or number["above"]) if number else None


def _pair(source: Source, part: Span, stood: regex.Match[str]) -> list[Mention]:
    """ "Kari Moe (H) - vara: Per Ås (H)": pairs of who was away and who met; of several the first met for the one before."""
    gone = _read_names(source, trim(source.text, Span(part.start, stood.start())))
    rest = Span(stood.end(), part.end)
    close = rest.end - 1 if "(" in stood[0] and source.text[rest.end - 1] == ")" else rest.end
    met = _read_names(source, trim(source.text, Span(rest.start, close)))
    instead = [
        attrs.evolve(m, instead=not m.instead and n == 0, group="substitute" if n == 0 else m.group) if not m.nobody else m for n, m in enumerate(met)
    ]
    return gone + instead


def _first_names(text: str, pieces: Sequence[Span]) -> bool:
    """Is it a list of people by first names alone ("Tale, Kari, Per Øyvind")? Most of the single words must be known as such."""
    words = [m[0] for p in pieces if (m := _ONE_WORD.match(text, p.start, p.end))]
    known = sum(is_first_name(w) and not is_place(w) for w in words)
    return len(words) > 0 and known * 2 > len(words) and known > sum(is_place(w) for w in words)


def _says_more(text: str, out: Sequence[Mention], mention: Mention) -> bool:
    """Does an entry without a name tell of the person before it? A second place is an entry of its own."""
    if not out or not out[-1].name:
        return False
    return not (out[-1].represents and is_place(text[mention.span.start : mention.span.end]))


def _tail(text: str, part: Span) -> tuple[Span, bool]:
    """A note that ends the line and is true of everybody on it: "Kari Moe og Per Ås var innkalt, men deltok ikke"."""
    folded = fold(text[part.start : part.end]).rstrip(" .")
    ends = [f for f in notes().search(folded, "absent") if f.end == len(folded) and f.start > 0 and folded[f.start - 1] not in "(,"]
    if not ends or "(" in folded:
        return part, False
    start = min(f.start for f in ends)
    return trim(text, Span(part.start, part.start + len(folded[:start].rstrip(" -–")))), True


def _entries(text: str, part: Span) -> Iterator[Span]:
    for piece in _by_lines(text, part):
        nobody = notes().first(fold(text[piece.start : piece.end]), "nobody")
        rest = trim(text, Span(min(piece.start + nobody.end + 1, piece.end), piece.end)) if nobody and nobody.start == 0 and nobody.end > 1 else None
        if rest and text[rest.start].isupper():  # "Ingen vararepr. Kari Moe": two places of a list
            yield Span(piece.start, rest.start)
            yield rest
        else:
            yield piece


def _by_lines(text: str, part: Span) -> Iterator[Span]:
    """The pieces; of a row of names that runs over several lines each line by itself."""
    for piece in _separated(text, part):
        lines = text[piece.start : piece.end].split("\n") if text.count("\n", piece.start, piece.end) else []
        if len(lines) < 2 or len(text[piece.start : piece.end].split()) <= _LONG_PIECE:
            yield piece
            continue
        at = piece.start
        for line in lines:
            yield trim(text, Span(at, at + len(line)))
            at += len(line) + 1


def _separated(text: str, part: Span) -> Iterator[Span]:
    cuts = [m.span() for m in _DASHED.finditer(text, part.start, part.end)]
    ends = [part.start, *(at for cut in cuts for at in cut), part.end]
    pieces = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    names = [text[p.start : p.end].partition("(")[0].strip(" .") for p in pieces]
    if cuts and all(map(name_like, names)) and sum(is_first_name(name.split()[0]) for name in names) * 3 >= len(names) * 2:
        yield from pieces
        return
    at = part.start
    for m in _SEPARATOR.finditer(text, part.start, part.end):
        if m["cut"]:
            yield trim(text, Span(at, m.start()))
            at = m.end()
    yield trim(text, Span(at, part.end))


def _split(source: Source, mention: Mention, *, alone: bool) -> list[Mention]:
    """A run of names whose separators were lost."""
    words = mention.name.split() if mention.name else []
    two = not alone and len(words) == _SHORTEST_RUN - 1 and [is_first_name(w) for w in words] == [True, False, True, False]  # "Kari Moe Per Ås"
    names = split_run(mention.name) if mention.name and (two or len(words) >= _SHORTEST_RUN) else []
    if len(names) < 2:
        return [mention]
    out, at = [], mention.span.start
    for name in names:
        start = source.text.find(name.split()[0], at, mention.span.end)
        end = source.text.find(name.split()[-1], max(start, at), mention.span.end) + len(name.split()[-1])
        out.append(attrs.evolve(mention, name=name, span=Span(max(start, at), end)))
        at = end
    return out
