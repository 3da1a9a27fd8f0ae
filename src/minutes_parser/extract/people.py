"""Lists of people: the grammar of "Name (Kommune – kom 10:45), Name, varamedlem for Name" and of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.columns import column
from ..lexicon.gazetteer import counties, is_municipality, is_party_code, party_like, role_like
from ..lexicon.phrases import notes
from ..model import Group, Role
from ..segment.items import Item
from ..source import Source
from ..span import Span, Spans
from ..view import contiguous, fold, trim, words_of
from .atoms import times
from .names import find_names, is_name, split_run

_SEPARATOR = regex.compile(r"\((?:[^()]|\([^()]*\))*\)|(?P<cut>(?<=\s)\d{1,2}\.\s(?=\p{Lu})|(?<=\))\s+(?=\p{Lu})|(?<!\bv)\s?/\s?(?=\p{Lu}\p{Ll}+\s\p{Lu})|(?<=[\p{Ll})])\s+(?=(?:Medlem|Nestleder|Nestleiar|Leder|Leiar|Varamedlem)\s(?:og\s\p{Ll}+\s)?\p{Lu})|[,;•▪\t]| {3,}|\s+(?:og|samt|&)\s+(?=\p{Lu}))")
_INSIDE = regex.compile(r"[,;]\s*|\s[-–]\s")
_LEAD = regex.compile(r"(?:\d{1,2}[.)]?\s+|[-–•*]\s*|v/\s*)+")
_ORGANISED = regex.compile(r"\p{Lu}[\p{L} ./-]+ \([\p{L}/]{1,9}\)")
"""An organisation with its short form: "Norske bygdefolks forbund (NBF)"."""
_NUMBERED = regex.compile(r"(?<=\s)\d{1,2}\.\s\p{Lu}")
_STANDS_IN = regex.compile(r"\s+(?:(?:fast\s)?vara(?:medlem|representant)?|møtte|møter|møter i staden)\s+for\s+(?:medlem\s|representant\s(?:nr\.?\s\d+\s)?)?(?=\p{Lu})")
_BY = regex.compile(r"\s*v/\s*")
_DATES = regex.compile(r"\s\d{1,2}\.\s?(?:(?:-|–)\s?\d|\d{1,2}\.)")
_DASH = regex.compile(r"\s+[-–—]\s*|\s*[-–—]\s+")
_HEAD = regex.compile(r"(?:^|(?<=\s))(?:For\s|Frå\s|Fra\s)?(?P<head>\p{Lu}[\p{L}.]*(?:\s\p{Ll}[\p{L}.]+)?)\s?:(?:\s+|$)")
_PARTY_HEAD = regex.compile(r"(?:For\s+|Frå\s+|Fra\s+)?(?P<party>\p{L}[\p{L}. ]{0,30}?)\s?:\s*")


@attrs.frozen
class Mention:
    """One entry of a list: a person, or only a municipality or organisation in a person's stead."""

    name: str | None
    span: Span
    represents: str | None = None
    role: Role | None = None
    group: Group = "unknown"
    title: str | None = None
    """A role or post as written."""
    substitute_for: str | None = None
    arrived: str | bool | None = None
    left: str | bool | None = None
    absent: bool = False
    """Noted as absent in a list of those present."""
    nobody: bool = False
    """"Ingen vara": a place in the list that nobody fills."""


def read_people(source: Source, items: Sequence[Item], opener: Item | None) -> list[Mention]:
    """Every entry of a list of people, in order. ``opener`` is the item of the list's label."""
    out: list[Mention] = []
    heads = _table_heads(source, opener) if opener and opener.block == "pairs" else []
    party: str | None = None
    if opener and len(_NUMBERED.findall(source.text, opener.span.start, items[-1].span.end if items else opener.span.end)) > 4:
        _read_line(source, Span(opener.body.start, items[-1].span.end), None, out)
        return out
    if opener and opener.body and source.text.count(",", opener.body.start, opener.parts[-1].end) > 1 and len(items) > 1 and _runs_on(items):
        _read_line(source, Span(opener.body.start, items[-1].span.end), None, out)
        return out
    for item in items:
        names = _table_heads(source, item)
        if names:
            heads = names
        elif heads and (item.cells or _aligned(source, item, heads)):
            out += _row(source, item, heads)
        else:
            for part in contiguous(source.text, item.value if item.label else item.parts):
                party = _read_line(source, part, party, out)
    return out


def _runs_on(items: Sequence[Item]) -> bool:
    """Is it one enumeration over several lines, each line its own paragraph?"""
    return not any(i.gap or i.cells or i.marker or (i.label and n) for n, i in enumerate(items) if n)


def read_names(source: Source, part: Span) -> list[Mention]:
    """The people named on one line."""
    out: list[Mention] = []
    _read_line(source, part, None, out)
    return out


def _read_line(source: Source, part: Span, party: str | None, out: list[Mention]) -> str | None:
    """Read one line into ``out``; returns the party that heads the names that follow.

    Parties and posts may head names in mid-line too, where columns were lost: "SP: Kari Moe Per Ås H: Ola Li".
    """
    text = source.text
    heads = [m for m in _HEAD.finditer(text, part.start, part.end) if party_like(m["head"]) or is_party_code(m["head"]) or role_like(m["head"])]
    if not heads:
        return _read_names(source, part, party, None, out)
    if heads[0].start() > part.start:
        _read_names(source, trim(text, Span(part.start, heads[0].start())), party, None, out)
    for head, end in zip(heads, [*(m.start() for m in heads[1:]), part.end], strict=True):
        role = head["head"] if role_like(head["head"]) and not party_like(head["head"]) else None
        party = party if role else head["head"]
        _read_names(source, trim(text, Span(head.end(), end)), None if role else party, role, out)
    return party


def _read_names(source: Source, part: Span, party: str | None, post: str | None, out: list[Mention]) -> str | None:
    """Read the names of one party or post, or of a whole line."""
    text = source.text
    if not part:
        return party
    first = len(out)
    part, gone = _tail(text, part)
    heading: Mention | None = None
    pieces = list(_entries(text, part))
    for index, piece in enumerate(pieces):
        mention = _entry(source, piece)
        if mention is None:
            continue
        if mention.nobody:
            out.append(mention)
            continue
        if mention.name is None and index == 0 and len(pieces) > 1 and _name_like(words_of(source, pieces[1])):
            heading = mention  # "Elevrådet, Kari Hansen": what stands first is whom she represents
            continue
        if heading and mention.name:
            mention, heading = _add(mention, heading), None
        place = mention.name is None and _is_place(text[mention.span.start : mention.span.end])
        if mention.name is None and len(out) > first and out[-1].name and not (place and out[-1].represents):
            out[-1] = _add(out[-1], mention)
        else:
            out.extend(_split(source, mention))
    if gone:
        out[first:] = [attrs.evolve(m, absent=True) for m in out[first:]]
    if post:
        out[first:] = [_attribute(m, post) for m in out[first:]]
    if party:
        out[first:] = [attrs.evolve(m, represents=m.represents or party) for m in out[first:]]
    return party


def _tail(text: str, part: Span) -> tuple[Span, bool]:
    """A note that ends the line and is true of everybody on it: "Kari Hansen og Per Ås var innkalt, men deltok ikke"."""
    folded = fold(text[part.start : part.end]).rstrip(" .")
    ends = [f for f in notes().search(folded, "absent") if f.end == len(folded) and f.start > 0 and folded[f.start - 1] not in "(,"]
    if not ends or "(" in folded:
        return part, False
    start = min(f.start for f in ends)
    return trim(text, Span(part.start, part.start + len(folded[:start].rstrip(" -–")))), True


def _entries(text: str, part: Span) -> Iterator[Span]:
    for piece in _separated(text, part):
        nobody = notes().first(fold(text[piece.start : piece.end]), "nobody")
        rest = trim(text, Span(min(piece.start + nobody.end + 1, piece.end), piece.end)) if nobody and nobody.start == 0 else None
        if rest and text[rest.start].isupper():  # "Ingen vararepr. Kari Moe": two places of a list
            yield Span(piece.start, rest.start)
            yield rest
        else:
            yield piece


def _separated(text: str, part: Span) -> Iterator[Span]:
    at = part.start
    for m in _SEPARATOR.finditer(text, part.start, part.end):
        if m["cut"]:
            yield trim(text, Span(at, m.start()))
            at = m.end()
    yield trim(text, Span(at, part.end))


def _entry(source: Source, piece: Span) -> Mention | None:
    """One entry: an optional role, a name, what stands in parentheses or after a dash."""
    text = source.text
    lead = _LEAD.match(text, piece.start, piece.end)
    if lead:
        piece = Span(lead.end(), piece.end)
    if not piece:
        return None
    nobody = notes().first(fold(text[piece.start : piece.end]), "nobody")
    if nobody and nobody.start == 0:
        return Mention(None, piece, nobody=True)
    dated = _DATES.search(text, piece.start, piece.end)
    if dated:
        piece = trim(text, Span(piece.start, dated.start()))
    paren = text.find("(", piece.start, piece.end)
    name = trim(text, Span(piece.start, paren if paren >= 0 else piece.end), source.markup)
    mention = Mention(None, piece)
    if paren >= 0 and text[piece.end - 1] == ")" and _ORGANISED.fullmatch(text[piece.start : piece.end]) and not _name_like(words_of(source, name)):
        return attrs.evolve(mention, represents=words_of(source, piece))
    dash = _DASH.search(text, name.start, name.end)
    if dash and not is_name(words_of(source, name)):
        mention = _attribute(mention, words_of(source, Span(dash.end(), name.end)))
        name = Span(name.start, dash.start())
    name, mention = _strip_role(source, name, mention)
    if paren >= 0:
        close = _closing(text, paren, piece.end)
        inside = words_of(source, Span(paren + 1, close if close >= 0 else piece.end))
        whole = notes().first(fold(inside))
        for attribute in [inside] if whole and whole.start == 0 and whole.end >= len(inside) - 1 else _INSIDE.split(inside):
            mention = _attribute(mention, attribute)
        after = words_of(source, Span(close + 1, piece.end)) if close >= 0 else ""
        if after:
            mention = _attribute(mention, after.strip(" .-–()"))
    stands_in = _STANDS_IN.search(text, name.start, name.end)
    if stands_in:
        mention = attrs.evolve(mention, substitute_for=words_of(source, Span(stands_in.end(), name.end)).strip(" ."), group="substitute")
        name = Span(name.start, stands_in.start())
    by = _BY.search(text, name.start, name.end)
    if by and by.start() > name.start:
        mention = _attribute(mention, words_of(source, Span(name.start, by.start())))
        name = Span(by.end(), name.end)
    words = words_of(source, name).strip(" .:")
    if not _name_like(words) and len(words.split()) > 4:
        inside = [s for s in find_names(text, name.start, name.end) if is_name(words_of(source, s))]
        if len(inside) == 1:  # "I tillegg møtte ansattes representant Kari Moe"
            name, words = inside[0], words_of(source, inside[0])
    if _name_like(words):
        initials = "".join(t[0] for t in regex.split(r"[\s-]", words) if t)
        return attrs.evolve(mention, name=words, span=piece if len(words.split()) < 5 else name, represents=None if mention.represents == initials else mention.represents)
    return attrs.evolve(_attribute(mention, words), span=name) if words else mention


def _closing(text: str, start: int, end: int) -> int:
    """The parenthesis that closes the one at ``start``, or -1."""
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return -1


def _strip_role(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """"Medlem Kari Hansen", "1. leder Per Ås", "Kari Hansen leder": the role apart from the name."""
    words = words_of(source, name).split()
    for size in range(min(4, len(words) - 1), 0, -1):
        for role, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if role_like(" ".join(role).rstrip(" :")) and _name_like(" ".join(rest)):
                start = source.text.find(rest[0], name.start, name.end)
                end = source.text.rfind(rest[-1], name.start, name.end) + len(rest[-1])
                return Span(start, end), _attribute(mention, " ".join(role).rstrip(" :"))
    return name, mention


def _attribute(mention: Mention, words: str) -> Mention:
    """What a word beside a name says: a note, a role, a party, a municipality, an organisation."""
    words = words.strip(" .")
    if not words:
        return mention
    folded = fold(words)
    found = notes().first(folded)
    if found and found.start <= 1 and (found.phrase.kind != "present" or found.end >= len(folded) - 1 or "(" in words):
        return _note(mention, words, found.phrase.kind, found.slots)
    role = role_like(words)
    if role:
        return _with_role(mention, words, role.role, role.group)
    if is_municipality(words) or party_like(words) or is_party_code(words):
        return attrs.evolve(mention, represents=mention.represents or words)
    first, _, rest = words.rpartition(" ")
    lead = role_like(first) if first else None
    if lead:
        return attrs.evolve(_with_role(mention, first, lead.role, lead.group), represents=mention.represents or rest)
    return attrs.evolve(mention, represents=mention.represents or words) if mention.title is None or words[:1].isupper() else mention


def _with_role(mention: Mention, words: str, role: str, group: str) -> Mention:
    return attrs.evolve(
        mention,
        title=mention.title or words,
        role=mention.role or role or None,
        group=group if group and mention.group == "unknown" else mention.group,
    )


def _note(mention: Mention, words: str, kind: str, slots: object) -> Mention:
    clock = next((t.clock for t in times("kl. " + regex.sub(r"^\D+", "", words)) if t.marked), None) if regex.search(r"\d", words) else None
    match kind:
        case "arrived":
            return attrs.evolve(mention, arrived=clock or True)
        case "left":
            return attrs.evolve(mention, left=clock or True)
        case "absent":
            return attrs.evolve(mention, absent=True)
        case "substitute_for":
            whom = regex.sub(r"^.*?\bfor (?:medlem )?", "", words, flags=regex.IGNORECASE)
            return attrs.evolve(mention, substitute_for=whom, group="substitute")
        case _:
            return mention


def _add(last: Mention, more: Mention) -> Mention:
    """What an entry without a name says about the person before it."""
    return attrs.evolve(
        last,
        represents=last.represents or more.represents,
        role=last.role or more.role,
        group=more.group if last.group == "unknown" else last.group,
        title=last.title or more.title,
        substitute_for=last.substitute_for or more.substitute_for,
        arrived=last.arrived or more.arrived,
        left=last.left or more.left,
        absent=last.absent or more.absent,
    )


def _split(source: Source, mention: Mention) -> list[Mention]:
    """A run of names whose separators were lost."""
    if not mention.name or len(mention.name.split()) < 5:
        return [mention]
    names = split_run(mention.name)
    if len(names) < 2:
        return [mention]
    out, at = [], mention.span.start
    for name in names:
        start = source.text.find(name.split()[0], at, mention.span.end)
        end = source.text.find(name.split()[-1], max(start, at), mention.span.end) + len(name.split()[-1])
        out.append(attrs.evolve(mention, name=name, span=Span(max(start, at), end)))
        at = end
    return out


def _name_like(words: str) -> bool:
    """In a list a name needs no known first name: two or more capitalised words that are nothing else."""
    if is_name(words):
        return True
    tokens = words.split()
    return (
        2 <= len(tokens) <= 40
        and all(regex.fullmatch(r"\p{Lu}[\p{L}'’.-]*|von|van|de|af|der", t) for t in tokens)
        and not (_is_place(words) or party_like(words) or role_like(words) or notes().first(fold(words)))
        and not any(len(t) > 2 and role_like(t) for t in tokens)
        and sum(len(t) > 2 and not t.isupper() for t in tokens) >= 2
    )


def _is_place(words: str) -> bool:
    words = words.strip(" .")
    return is_municipality(words) or fold(words) in counties()


def _table_heads(source: Source, item: Item) -> list[tuple[str | None, int]]:
    """The column heads of a table of people with their offsets on the line, or nothing: every word of the line belongs to a head."""
    if len(item.parts) > 1 or item.parts[0].end - item.parts[0].start > 160:
        return []
    line = source.lines[source.line_at(item.parts[0].start)]
    words = [(m.group(), m.start()) for m in regex.finditer(r"\S+", source.text, pos=item.parts[0].start, endpos=item.parts[0].end)]
    heads: list[tuple[str | None, int]] = []
    at = 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            name = column(" ".join(w for w, _ in words[at : at + size])) if at + size <= len(words) else None
            if name:
                heads.append((name, words[at][1] - line.start))
                at += size
                break
        else:
            return []
    return heads if len(heads) > 1 and {"name", "absent", "substitute"} & {name for name, _ in heads} else []


def _aligned(source: Source, item: Item, heads: Sequence[tuple[str | None, int]]) -> bool:
    """Does a line without cells stand in the columns of ``heads``? A column begins where its head does, after a space."""
    line = source.lines[source.line_at(item.parts[0].start)]
    row = source.text[line.start : line.end]
    return "\t" not in row and all(at >= len(row) or at == 0 or row[at - 1 : at + 1].strip() != row[at - 1 : at + 1] or row[at - 1].islower() for _, at in heads)


def _row(source: Source, item: Item, heads: Sequence[tuple[str | None, int]]) -> list[Mention]:
    """A row of a table: by its tabs, or by the columns that the heads began in."""
    values: dict[str, Spans] = {}
    if "\t" in source.text[item.span.start : item.span.end]:
        for (name, _), cell in zip(heads, item.cells, strict=False):
            if name and cell:
                values[name] = (cell,)
    else:
        line = source.lines[item.line]
        starts = [at for _, at in heads]
        for (name, at), end in zip(heads, [*starts[1:], len(source.text)], strict=True):
            cell = trim(source.text, Span(min(line.start + (at if at > starts[0] else 0), line.end), min(line.start + end, line.end)))
            if name and cell:
                values[name] = (cell,)
    return _mentions(source, {k: (words_of(source, v[0]), v[0]) for k, v in values.items()})


def _mentions(source: Source, row: dict[str, tuple[str, Span]]) -> list[Mention]:
    out = []
    who = row.get("name") or row.get("substitute")
    if who:
        mention = _entry(source, who[1]) or Mention(None, who[1])
        mention = attrs.evolve(mention, name=mention.name or who[0])
        for key in ("role", "presence"):
            if key in row:
                mention = _attribute(mention, row[key][0])
        if "represents" in row:
            mention = attrs.evolve(mention, represents=row["represents"][0])
        if "substitute_for" in row:
            mention = attrs.evolve(mention, substitute_for=row["substitute_for"][0], group="substitute")
        out.append(mention)
    if "absent" in row:
        head = _PARTY_HEAD.match(source.text, row["absent"][1].start, row["absent"][1].end)
        gone = _entry(source, Span(head.end(), row["absent"][1].end) if head else row["absent"][1])
        if gone and gone.name:
            gone = attrs.evolve(gone, represents=gone.represents or (head["party"] if head else None))
            out.append(attrs.evolve(gone, absent=True))
            if who and out[0].name:
                out[0] = attrs.evolve(out[0], substitute_for=gone.name, group="substitute", represents=out[0].represents or gone.represents)
    return [m for m in out if m.name and not notes().first(fold(m.name), "nobody")]
