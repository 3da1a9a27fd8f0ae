"""The words around a vote: a line that tells nothing but a result, and what was voted on."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from ..lexicon.phrases import may_tell_vote, references, votes
from ..patterns import pattern
from .vote_atoms import atoms

BARE = pattern(
    r"^\(?(?:(?:votering|avstemning|røysting|resultat|vedtak)\s*:?\s*)?(?:(?:(?:vedtak|val)et|valget|beslutningen|avgjørelsen|avgjerda)\s+(?:var|er|ble|vart)\s+)?"
    r"(?:(?:ble|vart)\s+)?"
    r"(?:enst(?:emm?in?g|\.)?|samr(?:øystes|\.)?|einstemmig|einstemt)(?: for)?(?:\s*\([^)]*\))?[ .:()]*$"
)
_NOTHING = pattern(
    r"\b(?:votering|avstemning|avstemming|røysting|resultat|ble|vart|vert|er|med|forslaget|framlegget|innstillingen|tilrådinga|vedtaket|saken|saka|(?:eit|et)\s+(?:styre|utvalg?|råd)|det|dette|stemmer?|røyster?|og|st)\b|[\s.,:;()–-]"
)
_NUMBERS = pattern(r"\b(?:forslag(?:ene)?|framlegg(?:a)?)(?: nr\.?)? \d{1,2}(?:(?:,| og| -) \d{1,2}\b)*")
_NUMBERED = pattern(
    r"\b(?:\p{L}{0,12}forslag\p{L}{0,3}|\p{L}{0,12}framlegg\p{L}{0,2}|pkt\.?|punkt\p{L}{0,4}|alternativ)(?: nr\.?)?"
    r" \d{1,2}(?:\.\d)*(?:(?:,| og| -) \d{1,2}\b)*"
)
_NAMED_SIDE = pattern(r"\([^()]{2,80}\)[ .]*$")
"""Who voted so, after the count: "mot 2 stemmer (Kari Moe og Per Ås)."."""
_SUBJECT_END = pattern(
    r"\s(?:ble|vart|vert|blir|falt|fall|fikk|fekk|tiltres|tiltrådt|vedt|vedtatt|vedteke|godkj|godkjent|godkjend|godkjennes|enst|samr|samrøystes|einstemmig|einstemt|einrøystes|er)\b"
    r"|\senstemmig"
)
_NO_SUBJECT = pattern(
    r"\b(?:dermed|derved|med dette|enst(?:emmige?)?\b\.?|samr(?:øystes|\.)|einstemmig|einstemt|einrøystes|ikke|ikkje|^som)(?!\p{L})"
)
_PROPOSAL = pattern(
    r"(?:\p{L}+s? )?(?:\p{L}*(?:forslag(?:et)?|innstilling(?:en)?|framlegg(?:et)?|tilråding(?:a|en)?|tilrådning(?:en)?)|punkt|pkt)(?!\p{L})"
)
_COUNTS = pattern(r"(?:\d{1,3} \p{L}+|for|i?mot|og|[,;/–-]|\s)+")
"""Where nothing but these stands before the verb, it is not told what was voted on: "9 for 1 imot, vedtatt"."""
_BULLET = pattern(r"[·•▪◦●○■□➢►\uf0b7]\s")
_SIDE = pattern(r"^(?:for|mot|imot) (?P<subject>\p{L}.*?) (?:stemte|røysta)\b")
_LEAD = pattern(
    r"(?:(?:ved|etter|under|i) .*|først|deretter|derpå|dernest|dinest|så|sidan|videre|vidare|samlet|samla|punktvis"
    r"|(?:til|ved) (?:slutt|sist)|avslutningsvis|endelig|endeleg|da|då|her|også|òg)"
)
"""What stands before the verb and was not voted on: in "Ved voteringen falt forslaget" that stands after it."""
_AFTER_VERB = pattern(
    r"\s*(?P<subject>\p{L}.*?)\s"
    r"(?:(?:(?:med|mot|imot) )?[\p{L}\d]+ (?:stemme|røyst|st\.|mot \d)|(?:for|mot|imot) \d"
    r"|(?:ble|vart|blei|fikk|fekk|falt|fall|vedt|tiltr|godk|enst|samr|einst|einr|fork|ned|avvi|avsl|valgt|vald|gjenv|attv|tilr|bifa|ikke|ikkje|dermed|utsatt|utsett)"
    r"\p{L}*)"
)
_PRONOUN = pattern(
    r"(?:det|dette|den|denne|de|dei|disse|desse|han|hun|ho|hen|vi|man|alle|alt|noen|nokon|ingen|begge|hver|kvar|følgende|følgjande|resultatet)"
    r"(?: siste| sistnevnte| sistnemnde| samme| same| også| òg| begge| alle| her| da| så)?"
)
"""What points at something told before: no subject by itself."""
_PART = pattern(r"(?:(?:pkt\.?|punkt\p{L}{0,4}|[^:.]{0,40}\b(?:forslag|framlegg|innstilling|tilråding)\p{L}{0,3})\b[^:]{0,40}):\s*")
_COPULA = pattern(r"\s(?:var|er|og|som)$")
_BETWEEN = pattern(r"\bmellom (?P<both>.+?) (?:ble|blei|vart|fikk|fekk|falt|fall)\b")
_KIND = pattern(r"(?:innstilling|forslag|framlegg|tilråding|tilrådning|anbefaling|alternativ|punkt|pkt)")
_NEXT_CLAUSE = pattern(r", (?:og|men|slik at) ")
_VOTED_OVER = pattern(
    r"(?:\s(?:det|så|først|deretter))*\s(?:votert|stemt|røysta)(?: \p{L}+){0,2} over (?P<subject>.+?),?(?: som| og dette| og den| og det)?"
    r"\s(?:ble|blei|vart|falt|fall|fikk|fekk|og (?:enst|samr|vedt)|enst|samr)"
)
"""What was voted on in a sentence about the voting: "Det ble votert særskilt over punkt 3, som ble vedtatt"."""


def is_bare_result(folded: str) -> bool:
    """A line that tells how it was voted and nothing of what: "Votering: Enstemmig vedtatt.", "Vedtatt mot 3 stemmer.", "12 for, 3 imot"."""
    if BARE.match(folded):
        return True
    if not may_tell_vote(folded):
        return False
    rest = _without(folded, ((a.start, a.end) for a in atoms(folded)))
    return rest != folded and _NOTHING.sub("", _NAMED_SIDE.sub("", rest)) == ""


def names_proposal(folded: str) -> bool:
    """Is it a proposal, recommendation or point that a sentence tells the result of?"""
    return _PROPOSAL.match(subject_of(folded) or "") is not None


def proposals_in(folded: str) -> list[int]:
    """The numbers of the proposals that a sentence names: "forslag 1 og 2"."""
    return [int(number) for m in _NUMBERS.finditer(folded) for number in regex.findall(r"\d+", m[0])]


def without_proposals(folded: str) -> str:
    """A sentence without the numbers of the proposals and points that it names."""
    return _NUMBERED.sub(" ", folded)


def is_reference(folded: str) -> bool:
    """A decision that points at the recommendation and tells how it was voted: "Som framlegget, samrøystes."."""
    found = references().first(folded)
    return (
        found is not None
        and found.start < 12
        and (rest := _without(folded, [(found.start, found.end)])) != ""
        and (_NOTHING.sub("", rest) == "" or is_bare_result(rest.strip(" ,.;:–-")))
    )


def is_part_agreed(folded: str) -> bool:
    """ "Punkt 1 og 3: Enstemmig.", "Forslaget fra KrF: enst.": a bare result after what was voted on."""
    part = _PART.match(folded)
    return part is not None and BARE.match(folded[part.end() :]) is not None


_IN_ORDER = pattern(r"^\s*(?:gjennomført|gjennomføre|foretatt|føretatt|tatt|teken)\b[^:]{0,60}:")
"""How the voting went, before what was voted on: "Voteringen ble gjennomført i følgende rekkefølge: Forslag 1 falt"."""
_VERB_ALONE = pattern(
    r"\P{L}*+(?:vi )?(?:godkjen\p{L}*+|innvilg\p{L}*+|vedta[srt]|vedtatt|vedtek|vedteke|voteringen|voteringa|avstemningen|røystinga|enstem+ig)\P{L}*+"
    r"|\P{L}*+\p{L}?\P{L}*+"
)
"""The verb alone, or a sign, is no subject: "Godkjennes enstemmig"."""


def subject_of(folded: str) -> str | None:
    """What a folded sentence says was voted on: before its verb or, in "Dermed ble saken enstemmig vedtatt", after it."""
    folded = next((part for part in reversed(_BULLET.split(folded)) if part.strip(" .")), folded)
    if BARE.match(folded):
        return None
    agreed, side = votes().first(folded, "agreed"), _SIDE.match(folded)
    if agreed or side:
        return (side["subject"] if side else folded[agreed.end if agreed else 0 :].strip().removeprefix("at ").strip(" .:")) or None
    at = 0
    while cut := _SUBJECT_END.search(folded, at):
        words = _bare(_IN_ORDER.sub("", folded[at : cut.start()]))
        if (_LEAD.fullmatch(words) or _PRONOUN.fullmatch(words) or not words) and (over := _VOTED_OVER.match(folded, cut.end())):
            return _bare(over["subject"]) or None
        if _LEAD.fullmatch(words):
            after = _AFTER_VERB.match(folded, cut.end())
            named = _bare(after["subject"]) if after else ""
            return named if named and not _PRONOUN.fullmatch(named) else None
        if _PRONOUN.fullmatch(words):
            clause = _NEXT_CLAUSE.search(folded, cut.end())
            return subject_of(folded[clause.end() :]) if clause else None
        if _PRONOUN.fullmatch(_NEXT_CLAUSE.split(words)[-1]):
            return None  # "Kari Moe foreslo å vente, og dette ble vedtatt"
        if words and not _COUNTS.fullmatch(words) and not _VERB_ALONE.fullmatch(words):
            return words
        at = cut.end()
    return None


def against_whom(folded: str, subject: str) -> tuple[str, str] | None:
    """Both that were voted on, in full, the ``subject`` first: "Ved votering mellom innstillingen og forslaget fra Ap ble forslaget vedtatt"."""
    between = _BETWEEN.search(folded)
    joints = list(regex.finditer(r",? og ", between["both"])) if between else []
    pairs = [(between["both"][: m.start()], between["both"][m.end() :]) for m in joints] if between else []
    pairs = [pair for pair in pairs if all(map(_KIND.search, pair))]
    kind = _KIND.search(subject)
    meant = [one for one in pairs[0] if subject in one or (kind and kind[0] in one)] if len(pairs) == 1 else []
    exact = [one for one in meant if subject in one]
    chosen = exact if len(exact) == 1 else meant
    return (chosen[0], next(one for one in pairs[0] if one != chosen[0])) if len(chosen) == 1 else None


def _bare(words: str) -> str:
    """Words without those that tell how the vote ended."""
    return _COPULA.sub("", " ".join(_NO_SUBJECT.sub(" ", words).split()).strip(" :.,-")).rstrip(" ,")


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
