"""One entry of a list of people: an optional role, a name, what stands in parentheses or after a dash."""

from __future__ import annotations

import attrs
import regex

from ..lexicon.bodies import body_in
from ..lexicon.gazetteer import is_first_name, party_like, role_like
from ..lexicon.phrases import notes
from ..model import Change
from ..patterns import pattern
from ..source import Source
from ..span import Span
from ..view import fold, trim, words_of
from .mention import Mention, movement_in, name_like, told
from .moments import moment_of
from .name_words import is_title
from .names import find_names, is_name

_LEAD = pattern(r"(?:\d{1,2}[.)]?\s+|[-–•*:●○■□▪◦➢►·]\s*|v/\s*|(?:og|samt)\s+(?=\p{L}))+")
_INSIDE = pattern(
    r"[,;]\s*|\s[-–]\s|\s(?:og|samt)\s(?=(?:referent|sekretær|skrivar|kasserer|kasserar|ordstyrer|møteleder|møteleiar|(?:nest)?leder|(?:nest)?leiar)\b)"
)
_DASH = pattern(r"\s+[-–—]\s*|\s*[-–—]\s+(?!(?:og|eller)\s)|\s*(?:[.…]\s?){4,}\s*")
"""A dash, or a row of dots."""
_GLUED = pattern(r"(?<=\p{Ll})[-–](?P<post>\p{Ll}{4,})$")
"""A post behind a hyphen without room: "Kari Moe-kasserer"."""
_DASHES = pattern(r"\s+[-–—]\s+")
_AS_ONE = pattern(r"(?i:vara)\p{Ll}*\s(?:var\s|ble\s|vart\s)?(?:innkalt|innkalla),\smen\s")
_CLOCKED = pattern(
    r"(?<=\p{L})(?P<blank>\s+)(?:(?:fr[aå]|til|f\.?o\.?m\.?|t\.?o\.?m\.?)\s+(?:kl\.?|klokk(?:en|a))|sak(?:ene|ane)?)\s?\d", regex.IGNORECASE
)
_DATES = pattern(r"(?<!\bkl\.?|klokk\p{L}+)\s(?:(?P<since>fr[aå])\s)?\d{1,2}\.\s?(?:(?:-|–)\s?\d|\d{1,2}\.)")
_NOBODY_FOR = pattern(r"ingen\s+vara\p{L}*\.?\s+for\s+(?=\p{Lu})", regex.IGNORECASE)
_LEAVE = pattern(r"permisjon(?:\s[\p{L}.]+){0,3}\s*$", regex.IGNORECASE)
_TITLED = pattern(r"(?:(?P<post>\p{Lu}[\p{Ll}-]+)\s)?(?:\p{Ll}[\p{Ll}.-]+\s){1,5}(?=\p{Lu})")
_BY = pattern(r"\s*v/\s*")
_SENT = pattern(r"\sfr[aå]\s(?=\p{Lu}[^.]*\.?$)")
_ORGANISED = pattern(r"\p{Lu}[\p{L} ./-]+ \((?P<short>\p{Lu}[\p{L}/]{0,8})\)")
"""An organisation with its short form: "Norske bygdefolks forbund (NBF)"."""
_STANDS_IN = pattern(
    r"\s+(?:(?:fast\s)?(?:vara|V\s?ara)(?:medlem|representant|repr\.|medl\.)?|(?:møtte|møter)(?:\si\s(?:staden|stedet))?)\s+for\s+(?:medlem\s|representant\s(?:nr\.?\s\d+\s)?)?(?=\p{Lu})"
)
_IN_CLASS = pattern(
    r"(?P<name>\p{Lu}[\p{L}-]*\p{L}(?:\s\p{Lu}[\p{L}.-]*[\p{L}.]){0,3})(?:\s*[-–]\s*|[\s,]+)(?P<class>\d{1,2}\.?\s?(?:(?:tr|trinn|kl|klasse|klassetrinn|steg)\.?|[A-E]))"
)
"""A parent and the class: "Therese 5 tr."."""
_ONLY_FOR = pattern(r"\s(?:i|under|fra|frå|til|på)\s(?=(?:og med\s)?sak)")
_SHARE = pattern(r"[\s,]\d[\d ]{0,12}(?:[.,]\d{1,4})?\s?(?:aksje|andel|stemme|røyst|%)\p{L}*$")
_STRAY = pattern(r"(?<=\p{L})\s\p{Ll}$")
"""A letter alone after a name, of a line or a mark beside it."""
_FOR = pattern(r"\s+for\s+(?=\p{Lu})")
"""Alone it tells a substitute only between two names: "Kari Moe for Per Ås"."""
_ONE_WORD = pattern(r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?")
_LONGEST_ROLE = 4
_LONGEST_NAME = 5
_FEWEST = 2
_PLAIN = str.maketrans("åøæ", "aoa")
_HANDLE = 3
"""So many letters of a user name are those of the person's own name."""


def read_entry(source: Source, piece: Span, *, single: bool = False) -> Mention | None:
    """What one entry says; ``None`` for an empty one. ``single``: in this list a capitalised word alone is a name."""
    text = source.text
    lead = _LEAD.match(text, piece.start, piece.end)
    piece = Span(lead.end(), piece.end) if lead else piece
    if not piece:
        return None
    nobody = notes().first(fold(text[piece.start : piece.end]), "nobody")
    if nobody and nobody.start == 0:
        return _without_substitute(source, piece)
    shares = _SHARE.search(text, piece.start, piece.end)
    piece = Span(piece.start, shares.start()) if shares and shares.start() > piece.start else piece
    parent = _IN_CLASS.fullmatch(text, piece.start, piece.end)
    if parent and (name_like(parent["name"]) or " " not in parent["name"]):
        return Mention(parent["name"], piece, represents=parent["class"])
    dated = _DATES.search(text, piece.start, piece.end)
    of_days = dated is not None and _LEAVE.search(text, piece.start, dated.start()) and not moment_of(text[dated.start() : piece.end]).whole
    piece = trim(text, Span(piece.start, dated.start())) if dated else piece
    paren = text.find("(", piece.start, piece.end)
    name = trim(text, Span(piece.start, paren if paren >= 0 else piece.end), source.markup)
    told_whole = notes().first(fold(words_of(source, piece)))
    if told_whole and told_whole.start == 0:
        return told(Mention(None, piece), words_of(source, piece))
    if paren >= 0 and _organised(text[piece.start : piece.end], words_of(source, name)):
        return Mention(None, piece, represents=words_of(source, piece))
    mention = Mention(None, piece)
    for step in (_colon, _dash, _movement, _substitute, _role, _agent, _party):
        name, mention = step(source, name, mention)
    if paren >= 0:
        mention = _parenthesis(source, Span(paren, piece.end), mention)
    mention = _named(source, piece, name, mention, single=single)
    if mention.represents and mention.role in ("chair", "deputy_chair") and _BY.search(text, piece.start, piece.end):
        mention = attrs.evolve(mention, role=None)  # "Granli kommune v/ordfører Kari Moe": who leads there does not lead here
    if dated and dated["since"] and not mention.changes:  # "fra 22.09.94": a list of those absent reads it as away since
        mention = attrs.evolve(mention, arrived=True, since=True, changes=(Change("arrived", span=(mention.span,)),))
    if of_days:  # leave for some days: perhaps not for all of the meeting
        mention = attrs.evolve(mention, absent=False, left=mention.left or True, changes=mention.changes or (Change("left", span=(mention.span,)),))
    return mention


def _organised(words: str, name: str) -> bool:
    """ "Norske bygdefolks forbund (NBF)", also where all its words are capitals ("Åarjel Saemiej Gielh (ÅaSG)"); "Kari Moe (KM)" is a person."""
    m = _ORGANISED.fullmatch(words)
    if m is None or any(is_name(words[s.start : s.end]) and s.start > 0 for s in find_names(words)):
        return False
    capitals = "".join(c for c in m["short"] if c.isupper())
    mixed = capitals != m["short"] and capitals == "".join(w[0] for w in regex.split(r"[\s-]", name) if w)
    return mixed or not name_like(name)


def _without_substitute(source: Source, piece: Span) -> Mention:
    """ "Ingen vara": nobody; "Ingen vara for Kari Moe": she was absent."""
    whom = _NOBODY_FOR.match(source.text, piece.start, piece.end)
    name = next(iter(find_names(source.text, whom.end(), piece.end)), None) if whom else None
    return Mention(words_of(source, name), name, absent=True) if name else Mention(None, piece, nobody=True)


def _colon(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Kari Moe: kasserer", "Per Ås: Båtlaget": who comes first; "Lia vel: Kari Moe" begins with whom she stands for."""
    colon = source.text.find(":", name.start, name.end)
    if colon < 0 or colon + 1 == name.end:
        return name, mention
    who, said = Span(name.start, colon), words_of(source, Span(colon + 1, name.end)).strip()
    words = words_of(source, who).strip()
    if not (said[:1].isalpha() and name_like(words)) or (name_like(said) and not is_first_name(words.split()[0])):
        return name, mention
    return who, told(mention, said)


def _dash(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Kari Moe - innkalt, men deltok ikke"."""
    glued = _GLUED.search(source.text, name.start, name.end)
    if glued and is_title(glued["post"]) and name_like(source.text[name.start : glued.start()]):
        return Span(name.start, glued.start()), _titled(mention, glued["post"])
    dash = _DASH.search(source.text, name.start, name.end)
    if not dash or is_name(words_of(source, name)):
        return name, mention
    for words in _DASHES.split(words_of(source, Span(dash.end(), name.end))):  # "Kari Moe - H - permisjon"
        mention = told(mention, words)
    return Span(name.start, dash.start()), mention


def _movement(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Kari Moe tok sete kl. 09.20", "Kari Moe til kl. 12"."""
    if clocked := _CLOCKED.search(source.text, name.start, name.end):
        who = Span(name.start, clocked.start())
        return (who, told(mention, words_of(source, Span(clocked.end("blank"), name.end)))) if name_like(words_of(source, who)) else (name, mention)
    first = next(iter(find_names(source.text, name.start, name.end)), None)
    if first is None or first.start != name.start or first.end == name.end:
        return name, mention
    words = words_of(source, Span(first.end, name.end))
    return (first, told(mention, words)) if movement_in(words) else (name, mention)


def _role(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Medlem Kari Moe", "1. leder Per Ås", "Kari Moe leder": the role apart from the name."""
    words = words_of(source, name).split()
    for size in range(min(_LONGEST_ROLE, len(words) - 1), 0, -1):
        for role, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            title = " ".join(role).rstrip(" :")
            if (
                (role_like(title) or (size == 1 and title == words[0] and is_title(title)))
                and told(Mention(None, name), title).title == title
                and name_like(" ".join(rest))
            ):
                start = source.text.find(rest[0], name.start, name.end)
                end = source.text.rfind(rest[-1], name.start, name.end) + len(rest[-1])
                return Span(start, end), told(mention, title)
    return name, mention


def _substitute(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Kari Moe vara for Per Ås", "Kari Moe for Per Ås"."""
    told_so = _STANDS_IN.search(source.text, name.start, name.end)
    stands_in = told_so or _FOR.search(source.text, name.start, name.end)
    if not stands_in:
        return name, mention
    whom = words_of(source, Span(stands_in.end(), name.end)).strip(" .")
    cases = _ONLY_FOR.search(whom)
    whom = whom[: cases.start()] if cases else whom
    who = words_of(source, Span(name.start, stands_in.start()))
    if not told_so and not (is_name(whom) and (is_name(who) or is_name(_TITLED.sub("", who, count=1)))):
        return name, mention
    mention = told(mention, words_of(source, Span(stands_in.end(), name.end))[cases.start() :]) if cases else mention
    return Span(name.start, stands_in.start()), attrs.evolve(mention, substitute_for=whom, group="substitute")


def _agent(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Trygg Trafikk v/Kari Moe", "Kari Moe fra Trygg Trafikk"."""
    sent = _SENT.search(source.text, name.start, name.end)
    if sent and name_like(words_of(source, Span(name.start, sent.start()))):
        return Span(name.start, sent.start()), told(mention, words_of(source, Span(sent.end(), name.end)))
    by = _BY.search(source.text, name.start, name.end)
    if not by or by.start() == name.start:
        return name, mention
    return Span(by.end(), name.end), told(mention, words_of(source, Span(name.start, by.start())))


def _party(source: Source, name: Span, mention: Mention) -> tuple[Span, Mention]:
    """ "Kari Moe Senterpartiet (Sp)": the party apart from the name."""
    words = words_of(source, name).split()
    for size in range(min(_LONGEST_ROLE, len(words) - _FEWEST), 0, -1):
        party = " ".join(words[-size:])
        if party_like(party) and name_like(" ".join(words[:-size])):
            end = source.text.rfind(words[-size], name.start, name.end)
            return trim(source.text, Span(name.start, end)), attrs.evolve(mention, represents=mention.represents or party)
    return name, mention


def _parenthesis(source: Source, span: Span, mention: Mention) -> Mention:
    """ "(Storvika – kom 10:45)" and what follows it. The whole is tried as one note before it is divided."""
    close = _closing(source.text, span)
    inside = words_of(source, Span(span.start + 1, close))
    whole = notes().first(fold(inside))
    for words in [inside] if _AS_ONE.match(inside) or (whole and whole.start == 0 and whole.end >= len(inside) - 1) else _said_inside(inside):
        mention = told(mention, words)
    return told(mention, words_of(source, Span(min(close + 1, span.end), span.end)).strip(" .-–()"))


def _said_inside(inside: str) -> list[str]:
    """Divided at commas and dashes, and at a stroke where a role stands on one side of it: "2. trinn / nestleder"."""
    said = _INSIDE.split(inside)
    if "/" in inside:
        sides = [[side.strip() for side in words.split("/")] for words in said]
        said = [part for words, parts in zip(said, sides, strict=True) for part in (parts if any(map(role_like, parts)) else [words])]
    return said


def _closing(text: str, span: Span) -> int:
    """The parenthesis that closes the one at the start of ``span``, or its end."""
    depth = 0
    for at in range(span.start, span.end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return span.end


def _titled(mention: Mention, title: str) -> Mention:
    return told(mention, title) if role_like(title) else attrs.evolve(mention, title=mention.title or title)


def _short_for(word: str, name: str) -> bool:
    """Initials or a user name: "Kari Moe (KM)", "Kari Moe (karimo)"."""
    tokens = name.replace("-", " ").split()
    starts = {start for t in tokens if len(t) >= _HANDLE for start in (fold(t)[:_HANDLE], fold(t)[:_HANDLE].translate(_PLAIN))}
    handle = word.islower() and word.isalpha() and word.startswith(tuple(starts))
    initials = "".join(t[0] for t in tokens)
    some = len(word) > 1 and len(initials) > len(word) and (word[0], word[-1]) == (initials[0], initials[-1]) and not party_like(word)
    return handle or word == initials or (some and all(letter in initials for letter in word))


def _named(source: Source, piece: Span, name: Span, mention: Mention, *, single: bool) -> Mention:
    """The mention with its name, if what is left is one; else what is left says something of somebody."""
    words = words_of(source, name).strip(" .:*\"'“”")
    if not name_like(words) and name_like(_STRAY.sub("", words)):
        words = _STRAY.sub("", words)
    if single and _ONE_WORD.fullmatch(words) and not body_in(words):
        return attrs.evolve(mention, name=words, span=piece)
    if not name_like(words) and len(words.split()) >= _LONGEST_NAME:
        inside = [s for s in find_names(source.text, name.start, name.end) if is_name(words_of(source, s))]
        if len(inside) == 1:  # "I tillegg møtte ansattes representant Kari Moe"
            name, words = inside[0], words_of(source, inside[0])
    titled = _TITLED.match(words)
    if titled and not name_like(words) and name_like(words[titled.end() :]) and (not titled["post"] or is_title(titled["post"])):
        # "regnskapsfører Kari Moe", "Rådgiver plan Kari Moe"
        name = Span(name.start + source.text[name.start : name.end].find(words[titled.end() :].split()[0]), name.end)
        mention, words = _titled(mention, titled[0].strip()), words[titled.end() :]
    if not name_like(words):
        return attrs.evolve(told(mention, words), span=name) if words else mention
    represents = None if _short_for(mention.represents or "", words) else mention.represents
    return attrs.evolve(mention, name=words, span=piece if len(words.split()) < _LONGEST_NAME else name, represents=represents)
