"""A mention: what one entry of a list of people says, gathered word by word."""

from __future__ import annotations

import attrs
import regex

from ..lexicon.gazetteer import RoleWord, counties, is_first_name, is_municipality, is_party_code, party_like, role_like
from ..lexicon.overlay import remembered
from ..lexicon.phrases import movements, notes
from ..model import Change, Group, Role
from ..patterns import pattern
from ..shapes import dates
from ..span import Span
from ..view import fold
from .masking import MASK
from .moments import YEARED, Kind, Moment, When, changes_of, moment_of
from .names import is_name

_CAPITALISED = pattern(r"\p{Lu}[\p{L}'’.-]*|von|van|de|af|der")
_CLOCK = pattern(r"^(?P<lead>(?:(?!(?i:kl|sak)|\p{Lu}{2})\D)*)(?P<clock>\d{1,2}(?:[.:]?\d{2})?)(?![\d/.-])")
_POST = pattern(r"(?:ansvarlig|ansvarleg|styremedlem)$")
"""What somebody does in the board: "Økonomiansvarlig", no organisation."""
_TELLS = pattern(r"(?:som|og|men|da|for å|mens|medan|inntil|innleder|orienterte|presenterte)\s")
"""Words of a sentence, no organisation."""
_REASON = pattern(r"(?:på|i|under|grunnet|grunna|pga\.?|av)\s\p{Ll}")
"""Why somebody did not come: "på reise", "i permisjon"."""
_PLACE_IN_TIME = pattern(
    r"^\P{L}*$|^(?:f\.?o\.?m\.?|t\.?o\.?m\.?)\s|\bnr\.\s?\d|^(?:\p{Ll}+ ){4}|\bsak(?:en|ene|a|ane)?\s(?:nr\.?\s)?\d|\bkl\.?\s?\d|\bklokk(?:en|a)\s\d"
    r"|^(?:bare\s|berre\s|kun\s)?(?:første|fyrste|andre|tredje|siste|1\.|2\.|3\.)\s\p{L}*dag\b|^dag\s\d"
)
_JOB = pattern(
    r"^(?:(?:konst|fung|ass|midl|avd)\.?\s)?(?:\p{L}+-\sog\s)?[\p{L}-]+(?:leder|leiar|sjef|direktør|rådgiver|rådgivar|rådgjevar|konsulent|koordinator|ingeniør|planlegger|planleggar|rektor|inspektør|lege|advokat|revisor"
    r"|fullmektig|arkitekt|forvalter|forvaltar|jurist|biolog|kontrollør)(?:en)?"
    r"(?:\s(?:\p{Ll}+|/|&|-))*$"
)
"""A post in the administration, with the field that it is about: "Enhetsleder barnehage og skole"."""
_OF_CLASS = pattern(r"\d{1,2}\.?\s?(?:trinn|klasse|klassetrinn|årstrinn|steg|[A-Ea-e])")
"""The class of a school, for which a parent sits: "nestleder, 4. trinn"."""
_OF = pattern(r"^(?:i|av|for|ved|hos)\s(?=\p{Lu})")
_LONGEST_ROLE = 3
_SINCE = pattern(r"fr[aå]\b", regex.IGNORECASE)
_SCHOOLS = frozenset({"skole", "skule", "barnehage", "ungdomsskole", "ungdomsskule", "barneskole", "barneskule", "kommune", "fylkeskommune"})
_COMPANY = pattern(r"\s(?:AS|ASA|IKS|KF|HF|RHF|BA|SA|ANS|DA|AL|NUF)$")
"""Forms of companies, after which no name ends."""
_SEAT = pattern(r"(?:representant|medlem)(?:en)?[\s.]{1,2}nr\b", regex.IGNORECASE)
_GLUED = pattern(r"(?<=\p{L})\.(?=nr\b)")
"""A stop for a blank: "representant.nr. 8"."""
_NUMBER = pattern(r"(?<=nr\.?\s?)\d{1,3}", regex.IGNORECASE)
_WHOLE = pattern(r"\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Lu}[\p{L}.'’-]*|von|van|de|af|der))+")
_FOR_ONE = pattern(r"(?:vara\s)?for\s(?P<whom>\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)*)")
_FROM = pattern(r"\b(?:fra|frå|f\.?o\.?m)\b", regex.IGNORECASE)
_PARTY_FOR = pattern(r"(?P<party>\p{L}[\p{L}. ]{0,30}?)\s+(?P<rest>(?:(?:vara|varamedlem|møtte)\s)?for\s\p{Lu}.+)")
_NO_VARA = pattern(r"(?:(?:ikke|ikkje|uten|utan|ingen)\svara|vara\p{L}*\s.{0,30}\b(?:ikke|ikkje|ingen|forfall)\b)")
_NOT_FOR = pattern(r"(?:ikke|ikkje)\s(?:til\s?sted\p{L}*\s|til\s?stad\p{L}*\s)?(?:under|i|på)\s(?:behandling\p{L}*\sav\s)?sak\s\S*\d")
_MOVES: dict[str, Kind] = {"arrived": "arrived", "left": "left", "away": "away", "returned": "returned", "granted": "left"}
_LONGEST_TURNED = 4
_LONGEST_RUN = 40
"""Words in a run of names whose separators were lost."""


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
    changes: tuple[Change, ...] = ()
    since: bool = False
    """"fra kl. 12": there from then on in a list of those present, away in a list of those absent."""
    stated: bool = False
    """Whether they were there is said beside the name."""
    absent: bool = False
    """Noted as absent in a list of those present."""
    nobody: bool = False
    """"Ingen vara": a place in the list that nobody fills."""
    instead: bool = False
    """Named after "vara:" beside somebody."""
    aside: bool = False
    """Named by a sentence between the entries, which tells nothing of the list."""
    there: bool = False
    """A sentence says that they were there, whatever the list says in which it stands."""
    called: bool = False
    """Named beside a member as their substitute; whether they came is not told."""
    seat: int | None = None
    """Their number on the list."""
    for_seat: int | None = None
    """The number of the member for whom they stood in: "vararepresentant for representant nr. 8"."""


def told(mention: Mention, words: str) -> Mention:
    """The mention with what a word beside the name says: a note, a role, a party, a municipality, an organisation."""
    words = _GLUED.sub(". ", words.strip(" ."))
    if not words:
        return mention
    if words[0].isdigit() and any(day.span.end - day.span.start == len(words) for day in dates(words)):
        return mention
    folded = fold(words)
    if _NO_VARA.match(folded):
        return mention  # of nobody who met instead
    if _NOT_FOR.match(folded):
        return _moved(mention, "away", _part(words))
    note = notes().first(folded)
    if note and note.start <= 1:
        rest = words[note.end :] if note.phrase.kind == "present" and "(" not in words else ""
        mention = _noted(mention, words, note.phrase.kind)
        return told(mention, rest) if rest.strip() else mention  # "på Zoom frå 19.20"
    if YEARED.fullmatch(words):  # "(47-55/14)": in for these; "(forfall 47/14, 51/14)": out for these
        away = mention.changes and mention.changes[-1].change == "returned"
        return _moved(mention, "away" if away else "attended", Moment(cases=(("during", words),)))
    kind = movement_in(words)
    if kind:
        return _told_movement(mention, words, kind)
    role = role_like(words)
    if role:
        return _with_role(mention, words, role)
    if whom := _FOR_ONE.fullmatch(words):  # "for Pia", "for Høyre"
        if party_like(whom["whom"]) or is_party_code(whom["whom"]) or is_place(whom["whom"]):
            return attrs.evolve(mention, represents=mention.represents or whom["whom"])
        return attrs.evolve(mention, substitute_for=mention.substitute_for or whom["whom"], group="substitute")
    stood = _PARTY_FOR.fullmatch(words)
    if stood and (party_like(stood["party"]) or is_party_code(stood["party"]) or is_place(stood["party"])):  # "SV for Per Ås"
        return told(attrs.evolve(mention, represents=mention.represents or stood["party"]), stood["rest"])
    if _POST.search(folded):
        return attrs.evolve(mention, title=mention.title or words, stated=mention.stated)
    if is_municipality(words) or party_like(words) or is_party_code(words):
        return attrs.evolve(mention, represents=mention.represents or words)
    lead, rest = _led(words)
    if lead:  # "daglig leder FK": a post and where it is held; "kommunalsjef oppvekst": a post and its field
        where = rest if is_party_code(rest) or is_municipality(rest) or not _is_field(lead, rest) else None
        return attrs.evolve(_with_role(mention, words[: len(words) - len(rest)].strip(), lead), represents=mention.represents or where)
    if _JOB.search(folded):
        return attrs.evolve(mention, title=mention.title or words)
    if _TELLS.match(folded) or _REASON.match(words) or _PLACE_IN_TIME.search(folded):
        return mention
    if mention.title is None or words[:1].isupper() or _OF_CLASS.fullmatch(words):
        return attrs.evolve(mention, represents=mention.represents or words)
    return mention


def _led(words: str) -> tuple[RoleWord | None, str]:
    """The role that words begin with, and the rest of them."""
    tokens = words.split()
    for size in range(min(_LONGEST_ROLE, len(tokens) - 1), 0, -1):
        if role := role_like(" ".join(tokens[:size])):
            return role, _OF.sub("", " ".join(tokens[size:]))
    return None, ""


def _is_field(role: RoleWord, rest: str) -> bool:
    """What a post of the administration is about, not where it is held."""
    return role.group == "administration" and (rest.islower() or role.id in ("manager", "staff"))


def movement_in(words: str) -> Kind | None:
    """The movement that words after a name tell: "tok sete kl. 9", "dro etter sak 5"."""
    found = movements().longest(f"{MASK} {fold(words)}", *_MOVES)
    return _MOVES[found[0].phrase.kind] if found and found[0].start == 0 else None


def _told_movement(mention: Mention, words: str, kind: Kind) -> Mention:
    moment = moment_of(words)
    if moment.whole or (kind == "left" and _is_leave_alone(words)):
        return attrs.evolve(mention, absent=True)
    if kind == "arrived" and not moment:
        return mention  # "tok sete" and no more: was there
    return _moved(mention, kind, moment)


def _is_leave_alone(words: str) -> bool:
    """ "innvilget permisjon", and nothing of when: for all of the meeting."""
    return regex.search(r"permisjon\W*$", fold(words)) is not None


def added(last: Mention, more: Mention) -> Mention:
    """The mention with what an entry without a name says about the person before it."""
    return attrs.evolve(
        last,
        represents=last.represents or more.represents,
        role=last.role or more.role,
        group=more.group if last.group == "unknown" else last.group,
        title=last.title or more.title,
        substitute_for=last.substitute_for or more.substitute_for,
        for_seat=last.for_seat or more.for_seat,
        arrived=last.arrived or more.arrived,
        left=last.left or more.left,
        changes=last.changes + more.changes,
        since=last.since or more.since,
        stated=last.stated or more.stated,
        absent=last.absent or more.absent,
    )


@remembered(1 << 12)
def name_like(words: str) -> bool:
    """In a list a name needs no known first name: two or more capitalised words that are nothing else."""
    if _COMPANY.search(words):
        return False
    if is_name(words):
        return True
    tokens = words.split()
    return _surname_first(tokens) or (
        2 <= len(tokens) <= _LONGEST_RUN
        and all(_CAPITALISED.fullmatch(t) for t in tokens)
        and not (is_place(words) or party_like(words) or role_like(words) or notes().first(fold(words)))
        and not any(len(t) > 2 and role_like(t) for t in tokens)
        and sum(len(t) > 2 and not t.isupper() for t in tokens) >= 2
        and fold(tokens[-1]) not in _SCHOOLS
    )


def _surname_first(tokens: list[str]) -> bool:
    """ "MOE GUNNAR OLAI": a list in capitals, the surnames first."""
    shaped = 2 <= len(tokens) <= _LONGEST_TURNED and all(len(t) > 1 and t.isalpha() and t.isupper() for t in tokens)
    return shaped and is_first_name(tokens[1]) and not any(role_like(t) or party_like(t) for t in tokens)


def is_place(words: str) -> bool:
    """Is it a municipality or a county?"""
    words = words.strip(" .")
    return is_municipality(words) or fold(words) in counties()


def _with_role(mention: Mention, words: str, role: RoleWord) -> Mention:
    return attrs.evolve(
        mention,
        title=mention.title or words,
        role=mention.role or role.role,
        group=role.group if role.group and mention.group == "unknown" else mention.group,
    )


def _noted(mention: Mention, words: str, kind: str) -> Mention:
    mention = attrs.evolve(mention, stated=mention.stated or kind in ("present", "absent", "partly"))
    match kind:
        case "arrived" | "left":
            since = kind == "arrived" and _SINCE.match(words) is not None
            return attrs.evolve(_moved(mention, "arrived" if kind == "arrived" else "left", _moment(words)), since=since)
        case "attended":
            return _moved(mention, "attended", _part(words))
        case "reporting":
            return _moved(mention, "attended", _part(words)) if mention.title else mention
        case "partly":
            return _moved(mention, "arrived", Moment())
        case "absent":
            part = _part(words)
            return _moved(mention, "away", part) if part else attrs.evolve(mention, absent=True)
        case "substitute_for":
            whom = regex.sub(r"^.*?\bfor (?:medlem )?|\s*\([^()]*\)?$", "", words, flags=regex.IGNORECASE)
            seat = _SEAT.match(whom)
            if (
                not seat and whom[:1].islower() and not any(is_name(word) for word in (whom, whom.partition(" ")[2]))
            ):  # "For grupperingen H", "(vara medlem)"
                return mention if fold(words).startswith("for ") else attrs.evolve(mention, group="substitute")
            whom = run[0] if (run := _WHOLE.match(whom)) else whom
            number = _NUMBER.search(words) if seat else None
            if not seat and (part := _part(words)):  # "møtte for Per Ås i sak 30/16"
                mention = _moved(mention, "arrived" if _FROM.search(words) else "attended", _moment(words) if _FROM.search(words) else part)
            return attrs.evolve(mention, substitute_for=None if seat else whom, for_seat=int(number[0]) if number else None, group="substitute")
        case _:
            return mention


def _moved(mention: Mention, kind: Kind, moment: Moment) -> Mention:
    changes = changes_of(kind, moment, mention.span)
    came = next((c.time or True for c in changes[:1] if c.change == "arrived"), None)
    went = next((c.time or True for c in changes[-1:] if c.change == "left"), None)
    return attrs.evolve(mention, arrived=mention.arrived or came, left=mention.left or went, changes=mention.changes + changes)


def _part(words: str) -> Moment:
    """The cases, or the part of the day, of which alone an absence is said: "forfall PS 79/22", "deltok ikke under sak 3"."""
    moment = moment_of(words)
    return moment if moment else Moment(cases=tuple(("during", m[0]) for m in YEARED.finditer(words)))


def _moment(words: str) -> Moment:
    """When a note says so, beside a name in so few words that "kl." and "sak" may be left out: "kom 10:45", "frå 51/14"."""
    moment = moment_of(_CLOCK.sub(r"\g<lead>kl. \g<clock>", words, count=1))
    if not moment.cases and (case := YEARED.search(words)):
        lead = fold(words[: case.start()])
        side: When = "before" if "fr" in lead else "after" if "etter" in lead or "med" in lead else "during"
        return Moment(cases=((side, case[0]),))
    return moment
