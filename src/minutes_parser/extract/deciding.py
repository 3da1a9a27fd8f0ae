"""Does a paragraph without a label decide: a sentence that tells subject and result, one in which the body acts, a row ticked off?"""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import regex

from ..lexicon.phrases import Found, evidence, outcomes, references, votes
from ..patterns import pattern
from ..segment.fates import unanimous_lead
from ..segment.items import Item, text_of, value_of
from ..segment.outline import Block
from ..source import Source
from ..span import Span
from ..view import fold
from .resulting import may_result, resulting
from .sentences import sentences
from .vote_words import is_bare_result

_LONGEST_RESULT = 180
_LONGEST_OPENING = 300
_ENDS = pattern(
    r"\b(?:innvilges|innvilgast|innvilge|vedtas|godkjennes|avslås|utsettes|utsetjast|forkastes|faller|vinner|går gjennom"
    r"|enige om å innvilge|samde om å løyve"
    r"|(?:ble|vart|blir|vert)(?: \p{L}+){0,2} (?:vedtatt|vedteken?|godkjen[td]|innvilg(?:et|a)|avslått|valgt|vald|utsatt|utsett|tiltrådt)"
    r")\b(?: \S+){0,6}\W*$"
)
"""A sentence that ends by deciding: "…, og søknaden på 8 000 kroner innvilges."."""
_SUBORDINATE = pattern(r"(?<!\p{L})(?:at|fordi|hvis|dersom|viss)\s")
_PROPOSED = pattern(r"(?:[\p{L} ]{3,40}: )?(?:\p{L}+s )?(?:forslag|framlegg|innstilling) (?:om|på|til)\b")
"""What is put forward, before a bare result: "Forslag om 200 kroner. Enstemmig vedtatt."."""
_TURNED = ("vedtok {body}", "besluttet {body}", "bestemte {body}")
"""After what led to it: "Siden taket lekker, vedtok styret å …"."""
_THEN = pattern(r"(?:i|på|under|ved) (?:\p{L}*-?sak(?: nr\.?)? ?\p{L}{0,4}-?\d|\p{L}*møtet? (?:den )?\d|\d{4}\b)")
"""Another case, day or year: "I sak 13/03 vedtok kommunestyret at …"."""
_TICKED = pattern(r"^[^:]{3,40}:\s+(?P<told>[^:.()]{4,25}?)\s*(?:\([^()]{1,60}\))?[.\s]*$")
_SENTENCE = pattern(r"(?<!\b\p{L})[.!?]\s+(?=\p{Ll})")
_SHORT_SENTENCE = 60
_NEAR_END = 60
_COUNTED = ("pair", "for", "against", "for_bare", "against_bare", "ordered")
_NAMING = pattern(r"\s+(?!til\b|av\b|ved\b|med\b|som\b|ble\b|vart\b|er\b|enst)\p{L}")
"""After "valgt" at the head of a note: what somebody chose ("Valgt farge på genseren"), not how they were elected."""
_REPORTED = pattern(r"godkjen[td]e?\s(?!(?:uten|utan|med|mot|i|av|ved|som|til|under|etter|for|enst\p{L}*|samr\p{L}*)\b)\p{L}{3}")
"""In a list under somebody's name what they did since last time: "* godkjent faktura for glasset"."""
_CONTENT = pattern(r"\s+(?:at|å)\s")
"""After "Det ble bestemt" stands what was, whatever words it holds: "at brygga skal males"."""
_CITED = pattern(r"\bvedt(?:att|eke|eken) (?:av|i) [^.]{0,60}\bsak(?:a|en)?(?: nr\.?)? ?\d")
"""A paper that is cited: "Retningslinjer, vedtatt av kommunestyret i sak 19/00"."""
_ELSEWHERE = pattern(r"\b(?:vedtatt|vedteke|vedteken|vedtekne|godkjent|godkjend) (?:av|i) (?:\S+ ){1,4}?(?:i|på) møte\S* (?:den )?\d{1,2}[. ]")
"""What another body decided, told with its day: "Planen er vedtatt av utvalget i møte 3. mai"."""
_CREDENTIALS = pattern(r"\d+ (?:godkjente|godkjende|vedtatte|vedtekne)\b")
"""Counted, not decided: "12 godkjente fullmakter"."""
_SIGHT = 30
_ORDERED = pattern(r"\s+\p{L}{3,}(?:et|en|a|ene|ane)\b")
_PUT_OFF = pattern(
    r"sak|punkt|pkt|handling|handsaming|avgj|vedtak|spørsmål|søknad|val[g ]|møte|samling|orientering|referat|protokoll|budsjett|rekneskap|regnskap"
    r"|plan|prosjekt|innstilling|forslag|godkjenn|diskusjon|drøft|beslutning|tur|arrangement|frist|tema"
)
"""What a body puts off."""
_AS_PUT = pattern(r"(?:(?:enstemmig|samrøystes|einstemmig),? )?(?:som|i (?:tråd|samsvar|henhold)) ")
"""A line that takes over what was put forward: "Enstemmig som forslaget.", "Som rådmannens innstilling."."""
_HEAD = 3
_DENIED = pattern(r"\s*(?:ikke|ikkje|ingen|ikkje noko)\b")
_VOTERS = pattern(r"(?:vedtatt|vedteke|godkjent|godkjend) av\s?:")
_PUT = pattern(r"(?:\p{L}*forslag(?:et)?|\p{L}*framlegg(?:et)?|endringen|endringa)\s")
_ACTIVE = frozenset({"godkjenner", "innvilger", "vedtar", "støttes"})
_CLAUSE = pattern(r", $|\b(?:når|som|at|hvis|dersom|viss|mens|hvor|kor)(?: [\p{L}\d-]+){1,6} $")
"""Before a verb in the present tense: what is to be when, or who, and no act of this meeting."""
_PURPOSE = pattern(r"\b(?:slik at|for at|fordi|avdi)(?: [\p{L}\d-]+){1,4} $")
"""Before a verb: what something is for, "… slik at styret velges først"."""
_RESERVED = pattern(
    r"(?:,| under| med) (?:forutsetning|føresetnad|forbehold|atterhald|så lenge|dersom)\b|,? (?:men|forutsatt)\b"
    r"|,? (?:slik|som (?:foreslått|føreslått|føreslege|framlagt|fremlagt)|uendr\p{L}+|i (?:tråd|samsvar) med|i henhold til)\b"
)
_PERFECT = ("har ", "hadde ", "har fått ", "hadde fått ", "har blitt ", "har vorte ", "å ", "ikke ", "ikkje ")
"""Before an outcome these tell of something done elsewhere, or not done yet."""


def deciding(source: Source, block: Block, item: Item, *, election: bool, brief: bool) -> Item | None:
    """The paragraph that decides, less what it only tells first; or its last sentence, where that alone decides.

    ``election``: who is to be elected stands in the sentence before: "Styret foreslår Kari. Godkjennes med akklamasjon." ``brief``: in a case of few
    words a sentence in the past tense tells its result, in a long one what happened before.
    """
    whole = _decides(block, item, folded_text(source, block, item), election=election)
    text = source.text[item.parts[0].start : item.parts[-1].end]
    found = list(sentences(text))
    plain = brief and block.kind != "section" and not item.marker and item is not block.opener
    if len(found) < 2 or item is block.opener:
        return item if whole or (plain and resulting([fold(text)], election=election)) else None
    last = fold(text[found[-1][0] :])
    agreed = is_bare_result(last) and block.kind != "section" and not item.marker
    if agreed and outcomes().first(last, "adopted", "elected", "rejected", "postponed"):
        proposed = _PROPOSED.match(fold(text[found[-2][0] :])) is not None
        return _from(item, item.parts[0].start + found[-2 if election or proposed else -1][0])
    said = [fold(text[a:b]) for a, b in found] if whole or plain else []
    flat = resulting(said, election=election) if plain and may_result(text) else range(0)
    if whole:
        told = _told_first(block, item, said, election=election)
        if flat and not any(_resolves(sentence) for sentence in said[: flat.start]):
            told = flat.start
        rest = _from(item, item.parts[0].start + found[told][0]) if told else item
        return rest if told == flat.start or _decides(block, rest, folded_text(source, block, rest), election=election) else item
    end = _ENDS.search(last)
    if (
        block.kind == "section"
        or len(last) > _LONGEST_RESULT
        or (item.marker and not _resolves(last))
        or not (_resolves(last) if end is None else _main(last, end))
    ):
        return _between(item, found, flat)
    rest = _from(item, item.parts[0].start + found[flat.start if flat else -1][0])
    return rest if flat or _decides(block, rest, last, election=election) else None


def _between(item: Item, found: Sequence[tuple[int, int]], told: range) -> Item | None:
    """The sentences of a paragraph that tell what became of it, among others that do not."""
    if not told:
        return None
    start, end = item.parts[0].start + found[told.start][0], item.parts[0].start + found[told.stop - 1][1]
    parts = tuple(Span(max(p.start, start), min(p.end, end)) for p in item.parts if p.end > start and p.start < end)
    return attrs.evolve(item, parts=parts, body=parts[0], content=parts[0].start, marker=None)


def _told_first(block: Block, item: Item, said: Sequence[str], *, election: bool) -> int:
    """How many sentences of a paragraph that decides only tell: all but the last, where it alone elects somebody or says that the body acts."""
    last = said[-1]
    alone = not item.marker and (election or _resolves(last)) and _decides(block, item, last, election=election)
    if alone and not any(_decides(block, item, sentence, election=election) for sentence in said[:-1]):
        return len(said) - 1
    return next((n for n, sentence in enumerate(said[:-1]) if not evidence().first(sentence, "narrative")), len(said) - 1)


def ticked(source: Source, item: Item) -> bool:
    """A row of a list that says what became of each: "- Innkalling: Godkjent", "- Referat: Godkjent (etter rettinger)"."""
    found = _TICKED.search(text_of(source, item)) if item.marker else None
    told = outcomes().longest(fold(found["told"]), "adopted", "rejected", "postponed") if found else []
    return bool(told and found and told[0].start == 0 and told[-1].end >= len(found["told"].strip()))


def _main(sentence: str, end: regex.Match[str]) -> bool:
    """Is it the main clause that decides: no "at" or "hvis" between its start, or its last "og", and the verb?"""
    clause = max(sentence.rfind(joint, 0, end.start()) for joint in (", og ", ", men ", ", så "))
    return not _SUBORDINATE.search(sentence, max(clause, 0), end.start())


def _from(item: Item, start: int) -> Item:
    """What stands of the paragraph from ``start`` on."""
    parts = tuple(Span(max(p.start, start), p.end) for p in item.parts if p.end > start)
    return attrs.evolve(item, parts=parts, body=parts[0], content=parts[0].start, marker=None)


def folded_text(source: Source, block: Block, item: Item) -> str:
    return fold(value_of(source, item) if item is block.opener else text_of(source, item))


def _decides(block: Block, item: Item, folded: str, *, election: bool) -> bool:
    """An outcome that opens the paragraph decides; one that ends it does too, unless it is only talked of, or stands under a heading."""
    if len(folded) > _LONGEST_OPENING or folded.rstrip(" ])*").endswith("?") or _CITED.search(folded) or _ELSEWHERE.search(folded):
        return False
    if _resolves(folded) or _as_put(folded):
        return True
    ended = outcomes().first(folded, "withdrawn", "referred")
    if ended and ended.start <= _HEAD and len(folded) <= _LONGEST_RESULT:
        return item.marker != "-" or _PUT_OFF.search(folded) is not None  # "- utgår" in a list is the row above
    counted = [m.span() for m in _CREDENTIALS.finditer(folded)]
    found = [
        f
        for f in outcomes().longest(folded, "adopted", "elected", "noted", "postponed", "rejected")
        if not _exposed(folded, f) and not any(a <= f.start < b for a, b in counted)
    ]
    if not found:
        return False
    if _procedural(folded) or (found[-1].phrase.kind == "rejected" and evidence().first(folded, "past")):
        return False
    if found[0].start <= unanimous_lead(folded) + 3 and found[0].phrase.kind != "noted":
        if item.marker == "-" and block.kind == "section" and _REPORTED.match(folded, found[0].start):
            return False
        return election or found[0].phrase.kind != "elected" or not _NAMING.match(folded, found[0].end)
    found = [f for f in found if not folded[: f.start].endswith(_PERFECT) and not (f.phrase.text == "blir valgt" and folded[: f.start] == "det ")]
    if not found:
        return False
    if _TICKED.search(folded) and item.marker and found[0].start > 0 and folded[: found[0].start].endswith(": "):
        return True
    if block.kind != "section" and item.marker is None and _granted(folded, found):
        return True
    found = [f for f in found if not ((f.phrase.text in _ACTIVE and _CLAUSE.search(folded, 0, f.start)) or _PURPOSE.search(folded, 0, f.start))]
    if not found:
        return False
    told_in_a_list = item.marker == "-" and block.kind != "voting" and not votes().first(folded, "unanimous")
    if len(folded) <= _LONGEST_RESULT and not told_in_a_list and votes().first(folded, *_COUNTED):
        return True
    talked = evidence().first(folded[: found[-1].start], "talked", "past", "earlier")
    short = len(folded) < _SHORT_SENTENCE and (election or found[-1].phrase.kind != "elected")
    agreed = short and (votes().first(folded, "unanimous") or _PUT.match(folded))
    if (block.kind == "section" and not agreed) or told_in_a_list or len(folded) > _LONGEST_RESULT or talked:
        return False
    first = _SENTENCE.split(folded, maxsplit=1)[0]
    told_first = len(first) < _SHORT_SENTENCE and found[0].end >= len(first) - 1
    return told_first or (found[-1].end >= len(folded) - _NEAR_END and len(_SENTENCE.findall(folded)) < 2)


def _as_put(folded: str) -> bool:
    """Does the whole line say that it was decided as somebody had put it forward?"""
    line = folded.rstrip(" .")
    found = references().first(line, "recommendation", "proposal") if len(line) < _SHORT_SENTENCE and _AS_PUT.match(line) else None
    return found is not None and found.start == 0 and found.end >= len(line)


def _exposed(folded: str, found: Found) -> bool:
    """ "Øya blir hardt utsatt", "utsett arbeidet": exposed to something, or told to put it off; what is put off is a case or what stands for one."""
    if not folded[found.start : found.end].startswith(("utsatt", "utsett")):
        return False
    if found.start == 0:
        return _ORDERED.match(folded, found.end) is not None
    return (
        not folded[: found.start].rstrip().endswith((":", "-", "–"))
        and _PUT_OFF.search(folded) is None
        and len(folded) > found.end - found.start + _SIGHT
    )


def _procedural(folded: str) -> bool:
    """ "Saken ble avsluttet kl. 17.45.": what became of the papers; "Vedtatt av: …": who was for it."""
    told = evidence().first(folded, "procedure")
    return (told is not None and told.start < _HEAD) or _VOTERS.match(folded) is not None


def _in_clause(before: str, phrase: str) -> bool:
    """ "Siden taket lekker, vedtok styret å …", "Dette ble drøftet, og styret vedtok å …": what led to it stands first, and is of this meeting."""
    if any(stop in before for stop in ".!?;:") or _THEN.match(before) or evidence().first(before, "talked", "past", "earlier", "looks_back"):
        return False
    return phrase.startswith(_TURNED) or (before.endswith(" og") and phrase.startswith("{body} ") and not _SUBORDINATE.search(before))


def _granted(folded: str, found: Sequence[Found]) -> bool:
    """ "Søknaden innvilges, men det presiseres at …": subject and result head the sentence, and a reservation follows."""
    first = next((f for f in found if f.phrase.kind in ("adopted", "rejected")), None)
    return first is not None and first.end < _SHORT_SENTENCE and _RESERVED.match(folded, first.end) is not None


def _resolves(folded: str) -> bool:
    """A sentence in which the body acts: "Styret vedtar å …", "Det ble bestemt at …"."""
    for found in evidence().search(folded, "decides"):
        before = folded[: found.start].rstrip(" -*•")
        stops = (".", "!") if folded[:1] in "-*•●○■" else (".", "!", ":")
        headed = before.endswith(stops) or (found.phrase.text.startswith("{point}") and before.endswith(","))
        clause = bool(before) and _in_clause(before, found.phrase.text)
        if not before or clause or (headed and len(folded) <= _LONGEST_RESULT):
            rest = _SENTENCE.split(folded[found.end :], maxsplit=1)[0]
            content = _CONTENT.match(folded, found.end) is not None or found.phrase.text.endswith((" at", " å"))
            seen = found.end if content else found.end + _SIGHT
            if "?" not in rest and not _DENIED.match(rest) and not evidence().first(folded[found.start : seen], "talked", "past", "earlier"):
                return True
    return False
