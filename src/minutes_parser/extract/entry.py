"""One entry of a list of people: an optional role, a name, what stands in parentheses or after a dash."""

from __future__ import annotations

import attrs
import regex

from ..lexicon.phrases import notes
from ..source import Source
from ..span import Span
from ..view import fold, trim, words_of
from .mention import Mention, name_like, told
from .names import find_names, is_name

_LEAD = regex.compile(r"(?:\d{1,2}[.)]?\s+|[-–•*]\s*|v/\s*)+")
_INSIDE = regex.compile(r"[,;]\s*|\s[-–]\s")
_DASH = regex.compile(r"\s+[-–—]\s*|\s*[-–—]\s+")
_DATES = regex.compile(r"\s\d{1,2}\.\s?(?:(?:-|–)\s?\d|\d{1,2}\.)")
_BY = regex.compile(r"\s*v/\s*")
_ORGANISED = regex.compile(r"\p{Lu}[\p{L} ./-]+ \([\p{L}/]{1,9}\)")
"""An organisation with its short form: "Norske bygdefolks forbund (NBF)"."""
_STANDS_IN = regex.compile(
    r"\s+(?:(?:fast\s)?vara(?:medlem|representant)?|møtte|møter|møter i staden)\s+for\s+(?:medlem\s|representant\s(?:nr\.?\s\d+\s)?)?(?=\p{Lu})"
)
_ONE_WORD = regex.compile(r"\p{Lu}\p{Ll}+")
_LONGEST_ROLE = 4
_LONGEST_NAME = 5


def read_entry(source: Source, piece: Span, *, single: bool = False) -> Mention | None:
    """What one entry says; ``None`` for an empty one. ``single``: in this list a capitalised word alone is a name."""
    text = source.text
    lead = _LEAD.match(text, piece.start, piece.end)
    piece = Span(lead.end(), piece.end) if lead else piece
    if not piece:
        return None
    nobody = notes().first(fold(text[piece.start : piece.end]), "nobody")
    if nobody and nobody.start == 0:
        return Mention(None, piece, nobody=True)
    dated = _DATES.search(text, piece.start, piece.end)
    piece = trim(text, Span(piece.start, dated.start())) if dated else piece
    paren = text.find("(", piece.start, piece.end)
    name = trim(text, Span(piece.start, paren if paren >= 0 else piece.end), source.markup)
    if paren >= 0 and _ORGANISED.fullmatch(text[piece.start : piece.end]) and not name_like(words_of(source, name)):
        return Mention(None, piece, represents=words_of(source, piece))
    mention = Mention(None, piece)
    for step in (_dash, _role, _substitute, _agent):
        name, mention = step(source, name, mention)
    if paren >= 0:
        mention = _parenthesis(source, Span(paren, piece.end), mention)
    return _named(source, piece, name, mention, single=single)


def _dash(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Kari Moe - innkalt, men deltok ikke"."""
    dash = _DASH.search(source.text, name.start, name.end)
    if not dash or is_name(words_of(source, name)):
        return name, mention
    return Span(name.start, dash.start()), told(mention, words_of(source, Span(dash.end(), name.end)))


def _role(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Medlem Kari Moe", "1. leder Per Ås", "Kari Moe leder": the role apart from the name."""
    words = words_of(source, name).split()
    for size in range(min(_LONGEST_ROLE, len(words) - 1), 0, -1):
        for role, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            title = " ".join(role).rstrip(" :")
            if told(Mention(None, name), title).title == title and name_like(" ".join(rest)):
                start = source.text.find(rest[0], name.start, name.end)
                end = source.text.rfind(rest[-1], name.start, name.end) + len(rest[-1])
                return Span(start, end), told(mention, title)
    return name, mention


def _substitute(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Kari Moe vara for Per Ås"."""
    stands_in = _STANDS_IN.search(source.text, name.start, name.end)
    if not stands_in:
        return name, mention
    whom = words_of(source, Span(stands_in.end(), name.end)).strip(" .")
    return Span(name.start, stands_in.start()), attrs.evolve(mention, substitute_for=whom, group="substitute")


def _agent(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Trygg Trafikk v/Kari Moe"."""
    by = _BY.search(source.text, name.start, name.end)
    if not by or by.start() == name.start:
        return name, mention
    return Span(by.end(), name.end), told(mention, words_of(source, Span(name.start, by.start())))


def _parenthesis(source: Source, span: Span, mention: Mention) -> Mention:
    """ "(Storvika – kom 10:45)" and what follows it. The whole is tried as one note before it is divided."""
    close = _closing(source.text, span)
    inside = words_of(source, Span(span.start + 1, close))
    whole = notes().first(fold(inside))
    for words in [inside] if whole and whole.start == 0 and whole.end >= len(inside) - 1 else _INSIDE.split(inside):
        mention = told(mention, words)
    return told(mention, words_of(source, Span(min(close + 1, span.end), span.end)).strip(" .-–()"))


def _closing(text: str, span: Span) -> int:
    """The parenthesis that closes the one at the start of ``span``, or its end."""
    depth = 0
    for at in range(span.start, span.end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return span.end


def _named(source: Source, piece: Span, name: Span, mention: Mention, *, single: bool) -> Mention:
    """The mention with its name, if what is left is one; else what is left says something of somebody."""
    words = words_of(source, name).strip(" .:\"'“”")
    if single and _ONE_WORD.fullmatch(words):
        return attrs.evolve(mention, name=words, span=piece)
    if not name_like(words) and len(words.split()) >= _LONGEST_NAME:
        inside = [s for s in find_names(source.text, name.start, name.end) if is_name(words_of(source, s))]
        if len(inside) == 1:  # "I tillegg møtte ansattes representant Kari Moe"
            name, words = inside[0], words_of(source, inside[0])
    if not name_like(words):
        return attrs.evolve(told(mention, words), span=name) if words else mention
    initials = "".join(t[0] for t in regex.split(r"[\s-]", words) if t)
    represents = None if mention.represents == initials else mention.represents
    return attrs.evolve(mention, name=words, span=piece if len(words.split()) < _LONGEST_NAME else name, represents=represents)
