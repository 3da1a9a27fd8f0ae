"""Where a line of a list of people is cut into entries: at commas, numbers, dashes, posts, line ends."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon.gazetteer import is_first_name
from ..lexicon.phrases import notes
from ..patterns import pattern
from ..span import Span
from ..view import fold, trim
from .mention import name_like

_SEPARATOR = pattern(
    r"\((?:[^()]|\([^()]*\))*\)"  # what stands in parentheses is not divided
    r"|(?P<cut>(?<![\d.,:/-])\d{1,2}\s?\.\s*(?=\p{Lu})"  # 1. Name 2. Name, also where the number is glued to the name before it
    r"|(?<=\p{Ll}\s)\d{1,2}\s+(?=\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu})"  # ... Name 15 Name: the stop was forgotten
    r"|(?<!\p{L})nr\.\s?\d{1,2}\s?:\s+(?=\p{Lu})|\n\s*\d{1,2}\s+(?=\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu})"  # nr. 4: Name nr. 9: Name
    r"|(?<!\p{L})(?<!\bfor\s)(?:r|R)epresentant(?:en)?\s?nr\.?\s?\d{1,2}\s?[.:]?\s+(?=\p{Lu})"  # Representant nr. 4 Name Representant nr. 9 Name
    r"|(?<=\))\s+(?=\p{Lu})"  # Name (AP) Name (H)
    r"|(?<!\bv)\s?/\s?(?=\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu})"  # Name/Name, not v/Name
    r"|\n\s*(?=\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]+){1,3}\s(?:møtte|møter|vara\p{Ll}*)\s(?:i\s(?:staden|stedet)\s)?for\s)"
    r"|(?<=\d\.\s?\d{2,4})\s+(?=\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu})"  # Name 21.-22.02.11 Name
    r"|(?<=\s\p{Ll}{3,14})\s(?=\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}.-]+){1,3},\svara\p{Ll}*\sfor\s)"  # ... sak 3 Name, vara for
    r"|(?<=\))\s+(?=vara(?:medlem|representant)?\sfor\s\p{Lu})"  # Name, Forbund (F) varamedlem for Name
    r"|(?<=fr[aå]\s\p{Lu}[\p{L}-]{5,40})\.\s+(?=\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu})"  # Name fra Sekretariatet. Name
    r"|(?<=,\s\p{Lu}\p{L}{0,3})\.\s+(?=\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu})"  # Name, Frp. Name, SP
    r"|(?<=[\p{Ll})\d])(?<!\b(?i:teknisk|sportsle?i?g|faglig|fagleg|daglig|dagleg|administrativ|musikalsk|medisinsk|kunstnerisk|kunstnarleg))\s+(?=(?:Medlem|Nestleder|Nestleiar|Leder|Leiar|Varamedlem)\s(?:og\s\p{Ll}+\s)?\p{Lu})"
    r"|[,;•▪\t]|(?<![\n ]) {3,}|\s+(?:og|samt|&)\s+(?=\p{Lu})"
    r"|(?<=\p{Lu}[\p{L}.-]+\s\p{Lu}[\p{L}.-]+(?:\s\([^()]*\))?)\s+(?:og|samt)\s+(?=(?:\p{Ll}+\s){1,5}\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}))"
)
_DASHED = pattern(r"(?:(?<=[\p{Ll}.])|(?<=\)))\s+[-–]\s+(?=\p{Lu}[\p{L}.-]+\s\p{Lu})")
"""Between the names of a list divided by dashes: "Kari Moe - Per Ås (vara) – Ola Li"."""
_STOP = pattern(
    r"(?<![\p{L}.])(?!(?:Chr|Edv|Fredr|Gust|Jac|Joh|Kr|Kristr|Sev)\.)(?P<word>\p{Lu}\p{Ll}{1,20})\.\s+(?P<next>\p{Lu}\p{Ll}+)(?![\p{L}.])"
)
_LONG_PIECE = 8
_NOTE = pattern(r"\([^()]*\)")
"""What stands in parentheses after a name may be long."""


def pieces_of(text: str, part: Span) -> Iterator[Span]:
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
        if len(lines) < 2 or len(_NOTE.sub("", text[piece.start : piece.end]).split()) <= _LONG_PIECE:
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
            yield from _stopped(text, trim(text, Span(at, m.start())))
            at = m.end()
    yield from _stopped(text, trim(text, Span(at, part.end)))


def _stopped(text: str, piece: Span) -> Iterator[Span]:
    """A piece in which a stop stands for a comma, in two: "Per Ås. Tor Eide", "Ole. Liv"; a short form ends in one too ("Per Chr. Moe")."""
    said = text[piece.start : piece.end]
    stop = _STOP.search(text, piece.start, piece.end) if "." in said and "(" not in said else None
    before = text[piece.start : stop.end("word")].strip() if stop else ""
    if stop and is_first_name(stop["next"]) and (name_like(before) or (before == stop["word"] and is_first_name(before))):
        yield Span(piece.start, stop.end("word"))
        yield Span(stop.start("next"), piece.end)
    elif piece:
        yield piece
