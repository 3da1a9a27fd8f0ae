"""A line of a list of people: "Name (Kommune – kom 10:45), Name, varamedlem for Name", and lines that lost their columns."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.gazetteer import is_first_name, is_party_code, party_like, role_like
from ..lexicon.phrases import notes
from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import fold, trim, words_of
from .entry import read_entry
from .mention import Mention, added, is_place, name_like, told
from .names import find_names, split_run
from .people_groups import heads_in, is_group
from .people_pieces import pieces_of
from .people_told import read_told

_THEN_ABSENT = pattern(r"\.\s+(?:Meldt\s)?(?:[Ff]orfall|Fravær|Avbud|Frafall|Fråfall)\s*:?\s+(?=\p{Lu}\p{Ll}+\s\p{Lu})")
"""At the end of the list of those present: "… og Per Ås. Forfall Ola Li."."""
_CLASS = pattern(r"(?<![\p{L}\d])(?:\d{1,2}\.?\s?(?:klassetrinn|trinn|klasse|avdeling|steg|årstrinn)|\d{1,2}\s?[A-Ea-e])\s?:\s+(?=\p{Lu})")
"""The class of a school whose parents follow."""
_NUMBER_BEFORE = pattern(r"(?<![\d./-])(?P<number>\d{1,3})\s?[.:)]?[^\S\n]*$|(?:^|\n)\s*(?P<above>\d{1,3})\s?[.:)]?\s*$")
"""The number on the list: before the name, or alone on the line above."""
_INSTEAD = pattern(
    r"(?:(?<![\s,;(–-])|\G)[\s,;(–-]++(?i:møtt )?(?i:vara(?:medlem|representant|repr\.|medl\.)?)(?i: møtte)?\s?:\s*(?=\p{L})"
    r"|\s*+\(\s?(?i:vara(?:medlem|representant)?)\s(?=\p{Lu}[^()\n]{3,60}?\s(?:møter|møtte|stilte|stiller)\b[^()\n]{0,60}\))"
    r"|(?:(?<!\s)|\G)\s++(?i:m/|med\s)\s?(?i:vara(?:medlem|representant)?)\s?:?\s?(?=\p{Lu})"
    r"|(?:(?<![\s.,;–-])|\G)[\s.,;–-]++(?i:for\s(?:ham|han|henne|ho|hun)|i\s(?:hans|hennes|hennar)\s(?:sted|stad|stede)|i\sstaden)\s(?i:møtte|møter)\s(?:\p{Ll}+\s)?(?=\p{Lu})"
)
"""Beside somebody absent: who met instead. Begun once in each row of marks: begun at every mark, a long row would be read again each time."""
_MET = pattern(r"\s(?:møter|møtte|stilte|stiller)\b")
"""What is said of a substitute in brackets: "(vara Kari Moe møtte)"."""
_NEXT_NUMBER = pattern(r"\s\d{1,2}[.)]?\s*$")
_COUNT = pattern(
    r"\d{1,3}\s(?:stemmeberettige\p{L}*\s|røysteføre\s)?(?:medlem\p{L}*|representant\p{L}*|personer|personar|stk|av\s\d+)\b", regex.IGNORECASE
)
"""A head count is nobody's name: "Til stede: 23 medlemmer"."""
_COUNTED = pattern(r"(?i:ca\.?\s|om lag\s|totalt\s|i alt\s|til saman\s|til sammen\s)?\d{1,3}\s\p{Ll}{3,}|(?:\p{L}+\s){0,3}\p{L}+:\s*\d{1,4}\W*$")
"""The like, where nobody is named beside it: "41 andelseiere, 6 av dem ved fullmakt", "Fullmakter: 3"."""
_ONE_WORD = pattern(r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?=\s*(?:\(|$|[,;.]))")
_UNTIL_CASE = pattern(r"til sak\b")
_SHORTEST_RUN = 5
_NEAR = 8


def read_names(source: Source, part: Span) -> list[Mention]:
    """The people named on one line."""
    out: list[Mention] = []
    _read_line(source, part, None, out)
    return out


def read_part(source: Source, part: Span, party: str | None, out: list[Mention], *, alone: bool = False, columns: bool = False) -> str | None:
    """Read entries of the list, and the sentences that stand among them; returns the party that heads the names that follow."""
    for piece, people in read_told(source, part, read_names):
        if people is None:
            party = _read_line(source, piece, party, out, alone=alone, columns=columns)
        else:
            out += people
    return party


def _read_line(source: Source, part: Span, party: str | None, out: list[Mention], *, alone: bool = False, columns: bool = False) -> str | None:
    """Read one line into ``out``; returns the party that heads the names that follow.

    Parties and posts may head names in mid-line too, where columns were lost: "SP: Kari Moe Per Ås H: Ola Li". ``alone``: an entry of
    its own in a list of points. ``columns``: the parties head columns side by side, and none of them is that of the names after it.
    """
    text = source.text
    if classes := list(_CLASS.finditer(text, part.start, part.end)):
        bounds = [*(school.start() for school in classes[1:]), part.end]
        if first := trim(text, Span(part.start, classes[0].start())):
            _read_line(source, first, party, out)
        for school, end in zip(classes, bounds, strict=True):
            _read_line(source, trim(text, Span(school.end(), end)), school[0].rstrip(" :"), out)
        return party
    if gone := _THEN_ABSENT.search(text, part.start, part.end):
        party = _read_line(source, Span(part.start, gone.start()), party, out, alone=alone, columns=columns)
        away = read_names(source, trim(text, Span(gone.end(), part.end)))
        out += [attrs.evolve(m, absent=True, stated=True) for m in away]
        return party
    heads = heads_in(text, part)
    known, over = len(out), party
    before = trim(text, Span(part.start, heads[0].start() if heads else part.end))
    out += headed(_read_names(source, before, alone=alone), party, None)
    ends = [*(m.start() for m in heads[1:]), part.end]
    for head, end in zip(heads, ends, strict=False):
        post = head["head"] if role_like(head["head"]) and not party_like(head["head"]) else None
        party = party if post else head["head"] if is_group(head["head"]) and not columns else None
        numbered = _NEXT_NUMBER.search(text, head.end(), end) if end < part.end else None  # "1. Leder: Kari Moe 2. Nestleder: …"
        names = trim(text, Span(head.end(), numbered.start() if numbered else end))
        found = headed(_read_names(source, names), None if post else party, post)
        beside = post and len(found) == 1 and found[0].group == "substitute" and len(out) - known == 1
        out += [attrs.evolve(found[0], instead=True)] if beside else found
        if found and not post and not (party_like(head["head"]) or is_party_code(head["head"])):
            party = over  # an organisation heads those on its own line alone
    return party


def headed(mentions: list[Mention], party: str | None, post: str | None) -> list[Mention]:
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
    pieces = list(pieces_of(text, part)) if part else []
    if part and is_count(text, part):
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


def is_count(text: str, part: Span) -> bool:
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
    said = _MET.search(source.text, rest.start, close) if "(" in stood[0] else None
    close = said.start() if said else close
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
    said = text[mention.span.start : mention.span.end]
    told = mention.represents or ""
    if not mention.substitute_for and any(is_first_name(told[n.start : n.end].split()[0]) for n in find_names(told)):
        return False  # ". Anne Lie . Per Ås": people whose signs were lost, and nobody's party
    return not (out[-1].represents and is_place(said))


def _tail(text: str, part: Span) -> tuple[Span, bool]:
    """A note that ends the line and is true of everybody on it: "Kari Moe og Per Ås var innkalt, men deltok ikke"."""
    folded = fold(text[part.start : part.end]).rstrip(" .")
    ends = [f for f in notes().search(folded, "absent") if f.end == len(folded) and f.start > 0 and folded[f.start - 1] not in "(,"]
    if not ends or "(" in folded:
        return part, False
    start = min(f.start for f in ends)
    return trim(text, Span(part.start, part.start + len(folded[:start].rstrip(" -–")))), True


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
