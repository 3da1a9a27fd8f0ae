"""The grammar of labels: what a label opens where it stands. A word heads the document here, a case there, and elsewhere is but a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs
import regex

from ..lexicon.bodies import body_in
from ..lexicon.columns import column
from ..lexicon.gazetteer import party_like, role_like
from ..lexicon.phrases import may_tell_vote, outcomes, votes
from ..model import CaseNumber
from ..patterns import pattern
from ..source import Source
from ..view import HYPHENS, fold, words_of
from .fates import unanimous_lead
from .items import Item, text_of, value_of

PEOPLE = frozenset({"members", "called", "present", "absent", "substitutes", "pairs", "administration", "guests", "observers"})
ROLLS = frozenset({"members", "called", "present", "substitutes"})
SINGLE = frozenset({
    "date", "time", "start_time", "end_time", "place", "body", "organisation", "number", "title", "next_meeting", "chair", "secretary", "treated",
    "case_handler", "case_kind", "case_meta", "meta",
})  # fmt: skip
TAIL = frozenset({"signatures", "distribution"})
PASSAGES = frozenset({"recommendation", "decision", "statement", "proposal"})
_OF_THE_HEAD = ("agenda", "attachments", "body_start", "remarks", "meta", "date", "time", "place", "body", "organisation", "title")
_KIND_WORDS = pattern(
    r"(?:til )?(?:vedtak|info|informasjon|orientering|diskusjon|drøfting|beslutning|referat|valg|val|saka? tas opp)\.?", regex.IGNORECASE
)
NUMBERED = pattern(r"(?:\d{1,2}\.|\bnr\.?\s?\d{1,2}:?)\s\p{Lu}")
_IN_CASE_NUMBERED = pattern(r"\bi sak (?:nr\.? )?(?:\p{Lu}{1,4}[ -]){0,2}(?P<number>\d{1,4})/\d{2,4}\b")
_REFERS = pattern(r"\b(?:viser|vises|visast|viste)(?: \p{L}+){0,2} til\b")
_LONGEST_RESULT = 90
_NOT_THERE = pattern(r"\bikk(?:e|je) (?:(?:var|er|har) )?(?:til ?sted|til ?stad|møtt)")
_ALTERS = pattern(r"(?:tillegg(?: og endring)?|endring(?:er)?(?: og tillegg)?) (?:av|til|i) ", regex.IGNORECASE)
"""What is put forward: "Endring av rådets innstilling"."""
_HANDS_ON = ("{advises}", "{brings}")
"""The slots of labels in which a body says what it hands on to another."""
_OPENS_OPINION = frozenset({"innledning", "innleiing"})
_CLOSES_OPINION = frozenset({"konklusjon", "formål", "føremål", "avslutning"})
_OPINION = 1000
"""An opinion so long has headings of its own."""
_BRACKET = pattern(r"\(([^()]{1,30})\)$")
_VERBS = ("ble ", "blir ", "vart ", "vert ")
_STOP = pattern(r"(?<!\d)\.\s*$")
_GROUPED = pattern(r"\p{Lu}[\p{L}-]+(?:\s[\p{L}-]+){1,4}:\s+\p{Lu}\p{L}+\s\p{Lu}")
"""Names behind whom they represent: "Østfjord avdeling: Kari Moe"."""
_LONGEST_ENTRY = 40
_NAME_START = pattern(r"[\d.)\s]*\p{Lu}\p{L}*[-.]?(?:\s\p{Lu}|\p{Lu}|:|,|\s*\(|$)|\p{Ll}{2,20}, \p{Lu}")


@attrs.frozen
class Standing:
    """Where an item stands. ``kind``, ``opener``, ``held``, ``case``: of the block that is open; ``following``: the item below."""

    source: Source
    kind: str
    opener: Item | None
    held: Sequence[Item]
    case: int | None
    number: CaseNumber | None
    following: Item | None
    after_last: bool
    """The last case heading stands above it."""
    rolled: bool
    """Those who were there are listed above it."""
    named: bool
    """A list of people stands above it."""
    electing: bool
    """The title of the case speaks of an election."""
    calling: bool = False
    """It speaks of calling the roll."""


def opens(at: Standing, item: Item) -> str | None:
    """The kind of block that the item's label opens; nothing where it is but a word of the text."""
    heads = [column(at.source.text[c.start : c.end]) for c in item.cells if c]
    same = at.opener is not None and not at.opener.body and not at.held and item.line == at.opener.line
    if same and at.kind == "present" and item.block == "pairs":
        return None  # "Til stede:   Forfall:   Vara:": three lists side by side
    if len(heads) > 1 and all(heads):
        return _of_table(at, item, {head for head in heads if head})
    if at.kind in PEOPLE and _is_row(at, item):
        return None
    if same and at.kind in PEOPLE and item.block in PEOPLE:
        return None  # "Forfall: Medlemmer: ...": the second label only says of whom
    if item.block == "present" and _NOT_THERE.search(fold(text_of(at.source, item).partition(":")[0])):
        return "absent"  # "Stemmeberettigede som ikke var til stede:"
    if at.case is None:
        return item.block
    if item.block == "present" and value_of(at.source, item).strip(" .").isdigit():
        return "voting"  # a head count restated before a vote
    kind = item.case_block or (item.block if item.block in PEOPLE else None)
    if kind is None or (at.kind in PASSAGES and not item.gap and item.case_label and item.case_label.phrase.level == "document"):
        return None
    if kind in PASSAGES and (_enlisted(at, item) or _cited(at, item) or _voted_on(at, item)):
        return None
    if kind == "section" and _within(at, item):
        return None
    rule = _IN_CASE.get(kind)
    return rule(at, item) if rule else kind


def _of_table(at: Standing, item: Item, heads: set[str]) -> str | None:
    """What the heads of a table of people open: those absent beside who met for them, or members with a word for whether they met."""
    told = "name" in heads and heads & {"absent", "presence"} and (at.kind not in PEOPLE or (at.kind in ("called", "members") and not at.held))
    if at.case is None and (told or (heads == {"presence", "absent", "substitute"} and at.kind not in PEOPLE)):
        return "present"
    if "name" not in heads and {"absent", "substitute"} <= heads:
        return "pairs"
    return None if at.kind in PEOPLE else item.block


def _is_row(at: Standing, item: Item) -> bool:
    """Is it a row of the table that is open: "Varamedlem    Kari Moe", under a head for the posts?"""
    above = [i for i in (at.opener, *at.held[:1]) if i is not None]
    heads = [{column(at.source.text[c.start : c.end]) for c in i.cells if c} for i in above]
    begins = next((at.source.text[c.start : c.end] for c in item.cells if c), "")
    return any("role" in row and None not in row for row in heads) and role_like(begins) is not None


def _section(at: Standing, item: Item) -> str | None:
    return None if item.display and item.by and tells_result(text_of(at.source, item)) else "section"


def _reasons(at: Standing, item: Item) -> str | None:
    """Within a passage they are its own."""
    said = at.held or (at.opener and at.opener.body)
    return None if at.kind in ("recommendation", "decision") and said else "reasons"


def _recommendation(at: Standing, item: Item) -> str | None:
    """ "Innstilling: Informasjon" is the type of the case; what a party's man proposes is put forward in the meeting."""
    if at.kind == "recommendation" and not item.gap and text_of(at.source, item)[:1].islower():
        return None  # "… oversendes kommunestyret med slikt / forslag til vedtak:"
    said = at.held or (at.opener and at.opener.body)
    announced = at.kind in ("decision", "recommendation") and not said and item.case_label is not None
    if announced and item.case_label and any(slot in item.case_label.phrase.text for slot in _HANDS_ON):
        return None  # "Vedtak:", and below it "Utvalget rår kommunestyret til å gjøre slikt vedtak:": that is what was decided
    if item.body and _KIND_WORDS.fullmatch(value_of(at.source, item)):
        return "case_kind"
    by = words_of(at.source, item.by) if item.by else ""
    return "proposal" if by and (_of_party(by) or _ALTERS.match(by)) else "recommendation"


def _proposal(at: Standing, item: Item) -> str | None:
    """Proposals under a decision label are what was decided; a body that proposes, under a recommendation's, is recommended to.

    "Forslag fra Kari Moe (H): Falt med 3 mot 8 stemmer" tells how it fared.
    """
    if item.body and _fared(value_of(at.source, item)):
        return None if at.kind in ("voting", "treatment") else "voting"
    if not at.opener or not at.opener.display or (at.held and at.held[0].case_block != "proposal"):
        return "proposal"
    by = body_in(words_of(at.source, item.by)) if item.by and at.kind == "recommendation" and not at.held else None
    return None if at.kind == "decision" or (by is not None and by[0] == 0) else "proposal"


def _people(at: Standing, item: Item) -> str | None:
    """Those named inside a case were elected, or came to it; lists of who was there stand after the last, or are the roll call of the first."""
    kind = item.case_block or item.block
    if at.kind in PASSAGES and at.electing and kind in ("members", "substitutes"):
        return None  # "Ola Moe    Vara: Kari Lie" under "Valgkomiteens forslag:" is what was proposed
    if kind == "present" and item.body and not at.after_last and len(NUMBERED.findall(text_of(at.source, item))) > 1:
        return kind
    goes_on = (at.case in (0, 1) or at.calling) and at.kind in PEOPLE  # list upon list of one roll call
    if (at.rolled and kind in ROLLS and not goes_on) or (at.electing and kind in ("members", "substitutes")):
        return "section"  # who was there is told already: these are elected, or named for something else
    called = goes_on or ((at.case in (0, 1) or at.calling) and not at.named)  # the roll call of the opening case
    names = item if _worded(at.source, item) else at.following
    return kind if (at.after_last or called) and names is not None and people_like(at.source, names) else "section"


def _office(at: Standing, item: Item) -> str | None:
    """Among the rows of a list it is a post that somebody was elected to; so is "Sekretær: Kari Moe" below "Leder: Per Ås" in an election."""
    if (
        at.electing
        and at.held
        and item.case_label
        and fold(item.case_label.phrase.text) in ("sekretær", "skrivar")
        and ":" in text_of(at.source, at.held[-1])
    ):
        return None
    if at.electing and at.kind == "decision" and at.opener is not None and at.opener.display and (not at.held or not item.gap):
        return None  # "Ordstyrer: Kari Moe" under "Vedtak:"
    return None if item.marker and at.held and at.held[-1].marker else item.case_block


def _distribution(at: Standing, item: Item) -> str | None:
    return "distribution" if at.after_last else "case_meta"


def _signatures(at: Standing, item: Item) -> str | None:
    """Before the last case they stand at the foot of a page, or of each case; so may who certifies a copy of it."""
    if at.after_last:
        return "signatures"
    certified = item.case_label is not None and item.case_label.phrase.entry == "tail.certified"
    return "case_meta" if certified else _of_the_head(at, item)


def _of_the_head(at: Standing, item: Item) -> str | None:
    return "section" if item.display else None


_IN_CASE: Mapping[str, Callable[[Standing, Item], str | None]] = {
    "section": _section,
    "reasons": _reasons,
    "recommendation": _recommendation,
    "proposal": _proposal,
    "distribution": _distribution,
    "signatures": _signatures,
    "chair": _office,
    "secretary": _office,
    **dict.fromkeys(PEOPLE, _people),
    **dict.fromkeys(_OF_THE_HEAD, _of_the_head),
}
"""What a label opens inside a case, by the kind that it has; one that is not here opens its kind."""


def _voted_on(at: Standing, item: Item) -> bool:
    """After "Votering" a line "Innstillingen: Enstemmig vedtatt" or a row of counts tells how it was voted on what the label names."""
    cells = [fold(at.source.text[c.start : c.end]).strip() for c in item.cells if c]
    if sum(map(str.isdigit, cells)) > 1 or {"for", "mot"} <= set(cells):
        return at.kind in ("voting", "treatment", "untitled")
    return at.kind == "voting" and item.case_block != "decision" and _fared(value_of(at.source, item))


def _enlisted(at: Standing, item: Item) -> bool:
    """In a list of documents "Vedtak i sak 103/94 -" is one of them."""
    listing = at.opener is not None and at.opener.case_label is not None and at.opener.case_label.phrase.entry == "case.documents"
    text = text_of(at.source, item)
    return listing and item.display and not text.endswith(":") and (text.endswith(HYPHENS) or any(c.isdigit() for c in text))


def _within(at: Standing, item: Item) -> bool:
    """A sub-heading of a long opinion: "Innledning" straight under "… følgende vedtak:", "Konklusjon" when much has been said."""
    bare = at.kind == "recommendation" and at.opener is not None and not at.opener.body and not at.held
    if bare and item.case_label and item.case_label.phrase.entry == "case.conclusion":
        return True  # "Komiteen fremmet følgende innstilling:" over "SKOLEN I VIKA - UTTALELSE": the opinion is what is recommended
    if at.kind not in ("recommendation", "decision") or not (at.opener and at.opener.display and item.display):
        return False
    text = fold(text_of(at.source, item)).strip(" .:")
    announced = fold(text_of(at.source, at.opener)).rstrip(": ").endswith(("følgende", "følgende vedtak", "fylgjande", "følgjande vedtak"))
    return (announced and text in _OPENS_OPINION) if not at.held else text in _CLOSES_OPINION and item.span.start - at.held[0].span.start > _OPINION


def _cited(at: Standing, item: Item) -> bool:
    """ "Kommunestyrets vedtak i sak 38/86": no colon, and another number than the case has; "Komiteen viser til rådets vedtak i sak 3/03:"."""
    text = text_of(at.source, item)
    cited = _IN_CASE_NUMBERED.search(text) if item.case_block == "decision" else None
    if cited is not None and _REFERS.search(fold(text[: cited.start()])):
        return True
    return cited is not None and ":" not in text[: cited.end() + 2] and (at.number is None or int(cited["number"]) != at.number.sequence)


def _of_party(by: str) -> bool:
    """ "Forslag til vedtak fra KrF v/Dagny Moe", "… fra Per Ånestad (H)"."""
    bracket = _BRACKET.search(by)
    return party_like(bracket[1] if bracket else by.split(" v/")[0]) is not None


def _fared(text: str) -> bool:
    """Is a vote's result all that is told, from the first word on?"""
    folded = fold(text).lstrip(" -–—").rstrip(" .")
    if len(folded) > _LONGEST_RESULT:
        return False
    told = votes().longest(folded) if may_tell_vote(folded) else []
    counted = [f for f in told if f.phrase.kind not in ("carried", "rejected", "single_bare")]
    return bool(counted) and told[0].start == 0 and (told[-1].end >= len(folded) or any(map(str.isdigit, folded)))


def _worded(source: Source, item: Item) -> bool:
    """Something is said after the label, more than the number of the first in a list."""
    return any(c.isalpha() for c in value_of(source, item))


def people_like(source: Source, item: Item) -> bool:
    """May the item be a list of names?"""
    text = value_of(source, item) if item.label else text_of(source, item)
    return len(text) <= 1500 and bool(_NAME_START.match(text) or _GROUPED.match(text)) and (not _STOP.search(text) or _listed(text))


def _listed(text: str) -> bool:
    """ "Østfjord avdeling: Kari Moe, Per Ås, Ola Li.": a list though a stop ends it."""
    entries = text.split(", ")
    return len(entries) > 2 and all(len(entry) < _LONGEST_ENTRY for entry in entries[1:])


def tells_result(text: str) -> bool:
    """ "Godkjent med merknader", "Innkalling godkjent": alone or in bold, it is what was decided and opens nothing."""
    folded = fold(text).rstrip(" .*")
    lead = unanimous_lead(folded)
    found = outcomes().longest(folded, "adopted", "rejected", "postponed", "elected")
    if folded.endswith(":"):
        return any(f.phrase.kind == "elected" for f in found)
    return any(f.phrase.text.startswith(_VERBS) if f.phrase.kind == "elected" else f.start < lead + 2 or f.end >= len(folded) for f in found)
