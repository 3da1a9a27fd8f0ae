"""The head of the document: title, body, organisation, dates, times and place."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..lexicon.bodies import body_in, title_kind
from ..lexicon.choice import form_in, is_municipal
from ..lexicon.columns import column
from ..lexicon.labels import labels
from ..lexicon.words import words
from ..model import BodyKind, Meeting
from ..patterns import pattern
from ..segment.grammar import PEOPLE
from ..segment.items import Item, text_of, value_of
from ..segment.outline import Outline
from ..source import Source
from ..span import Span
from ..view import fold, words_of
from .draft import Draft, head_items, routed, values
from .place import read_place
from .when import read_clock, read_days

_ORGANISATION = pattern(
    r"(?:(?<![\p{L}.-])|\G)(?:(?!\p{Lu})[\p{L}.-])*+\K\p{Lu}[\p{L}.-]*+(?: (?:og |i )?\p{Lu}[\p{L}.-]*+){0,4} "
    r"(?:kommune|fylkeskommune|herad|IKS|AS|KF|BA|HF|SA|interkommunale selskap)(?!\p{L})|Sametinget(?!\p{L})"
)
"""Begun once in each word, at its first capital: begun at every capital of a long word, it would read the rest of the word each time."""
_FROM = pattern(r"(?:fra|frå)\s", regex.IGNORECASE)
"""Whom another body sent: "Fra brukerutvalget møtte:"."""
_LETTERHEAD = 3
"""So many items may stand above what the document calls itself."""
_NO_NAME = pattern(r"møte|protokoll|referat|innkalling|notat|[\d:?!]|\.$|(?:\S+\s+){7}")
_ABBREVIATED = pattern(r"(?<!\p{L})(?P<body>\p{Lu}{2,5})[- ](?:styre)?[Mm]øte(?!\p{Lu})")
"""A body by its letters: "FAU-møte", "AMU møte"."""
_HAS_DECIDED = pattern(r"(?P<body>\p{Lu}\p{L}+)\s(?:har\s)?(?:vedtatt|vedtok|besluttet|vedteke|vedteken|vedtatt|fattet|gjort)\b")
_OF_WHOM = pattern(r".*\s(?:i|for)\s+(?=\p{Lu})", regex.IGNORECASE)
_ASSEMBLY_OF = pattern(
    r"(?:forsamling|[åÅ]rsmøte)(?:en|et)?\s+i\s+(?P<name>\p{Lu}[\p{L}.&-]*(?:(?<!\s(?:ASA?|SA|BA|IKS))\s(?!\d|\p{L}{2,4}dag\b|(?:i|på|ved)\s\p{Ll})[\p{L}.&-]+){0,4})"
)
_SERVES = pattern(r"s\s(?:kontor|sekretariat|stab|administrasjon)", regex.IGNORECASE)
"""Who serves a body, in the letterhead: "Bystyrets kontor"."""
_GREETS = pattern(r"(?:kjære|hei)\b", regex.IGNORECASE)
"""To whom a letter is written: "Kjære utvalg,"."""
_IN_CAPITALS = pattern(r".*(?<!\p{L})I\s(?=\p{Lu}{2})", regex.DOTALL)
"""Before a body in a title in capitals: "PROTOKOLL FRA MØTE I STORVIK SKOLEUTVALG"."""
_MEETING_WORD = pattern(r"møtet?$", regex.IGNORECASE)
_REMOTE = pattern(r"^(?:telefon|video|teams|nett|digital|e-?post|ekstra)-?(?=\p{L})")
"""How a board met: "telefonstyremøte"."""
_NUMBER = pattern(r"(?:nr\.?:?\s*)?(\d{1,3}\s?/\s?\d{2,4})\s*$", regex.IGNORECASE)
_NAMES_MEETING = pattern(r"møte(?!bok|protokoll|referat|innkalling)|forsamling")


def read_meeting(source: Source, outline: Outline) -> Meeting:
    """The meeting as its head and closing tell it."""
    draft = Draft()
    head = head_items(outline)
    _title(source, outline, _unlisted(outline, head), draft)
    read_days(source, outline, head, draft)
    read_clock(source, outline, head, draft)
    read_place(source, outline, head, draft)
    _body(source, outline, _unlisted(outline, head), draft)
    _organisation(source, head, draft)
    _rest(source, outline, head, draft)
    spans = sorted({s for group in draft.evidence.values() for s in group})
    return Meeting(**draft.values, span=tuple(spans), evidence=draft.evidence)  # type: ignore[arg-type]  # each value was put under its own field


def _unlisted(outline: Outline, head: Sequence[Item]) -> tuple[Item, ...]:
    """The items less the rows of the agenda: what is to be treated names neither the document nor who met."""
    listed = outline.items[outline.agenda.start + 1 : outline.agenda.end]
    return tuple(item for item in head if item not in listed)


def _title(source: Source, outline: Outline, head: Sequence[Item], draft: Draft) -> None:
    """The first line that names a meeting, else the line that says what the document is, else the first line."""
    for block in outline.of_kind("title"):
        draft.put("title", words_of(source, block.spans[0]).strip("'\"") if block.spans else None, *block.spans)
    listed = {item.line for block in outline.of_kind(*PEOPLE) for item in block.items}
    free = [i for i in head[:6] if not (i.marker or i.cells or i.line in listed) and (not i.label or i.block == "body_start")]
    lines = [i for i in free if len(text_of(source, i)) < 120]
    named = [i for i in lines if _NAMES_MEETING.search(fold(text_of(source, i)))]
    called = [i for i in lines if title_kind(text_of(source, i)) or _of_body(text_of(source, i))]
    first = (named[:1] if named and lines and named[0] is lines[0] else []) + called + lines
    for item in first[:1]:
        draft.put("title", text_of(source, item), *item.parts)
    number = next((m for i in called if (m := _NUMBER.search(text_of(source, i)))), None)
    if number:
        draft.put("number", number[1], *called[0].parts)


def _of_body(text: str) -> bool:
    """ "Lagtingets plenum Møtebok 3/96": the body, and then what the document is."""
    found = body_in(text)
    return found is not None and any(title_kind(" ".join(text[found[1] :].split()[n:])) for n in (0, 1))


def _body(source: Source, outline: Outline, head: Sequence[Item], draft: Draft) -> None:
    row = routed(source, outline)
    if row:
        draft.put("body", row.body, *row.item.parts)
        draft.put("body_kind", found[2] if (found := body_in(row.body)) else None, *row.item.parts)
    for item in outline.items[:_LETTERHEAD]:
        if item.label and item.label.phrase.line and item.by:
            words = words_of(source, item.by)
            words = words.removesuffix("s") if item.label.phrase.text.startswith(("{by} behandling", "{by} handsaming")) else words
            draft.put("body", words, item.by)
            draft.put("body_kind", found[2] if (found := body_in(words)) else None, item.by)
    for span in values(outline, "body"):
        words = words_of(source, span)
        if all(labels().find(word) or column(word) for word in words.split()):
            continue  # a row of heads ("Utvalg  Møtedato"): the values stand below
        found = body_in(words)
        draft.put("body", words, span)
        draft.put("body_kind", found[2] if found else None, span)
    listed = {item.line for block in outline.of_kind(*PEOPLE) for item in block.items}
    candidates = [item for item in head if item.line not in listed and (not item.label or item.block in ("title", "members", "present"))]
    stop = min((h.item for h in outline.headings), default=0)
    candidates += [item for item in outline.items[len(head) : stop] if item.heading == 1 and not item.label]
    for item in candidates:
        text = text_of(source, item)
        found = body_in(text) if not (item.label and _FROM.match(text)) else None
        found = None if found and (_SERVES.match(text, found[1] - 1) or _GREETS.match(text)) else found
        if found and len(text) < 160 and not all(labels().find(word) for word in text.split()):
            if found[2] == "general_assembly" or not _MEETING_WORD.search(text[: found[1]]):
                draft.put("body", _body_words(text, found), *item.parts)
            elif called := _who_meets(text[found[0] : found[1]]):
                draft.put("body", called, *item.parts)
            draft.put("body_kind", found[2], *item.parts)
    title = str(draft.values.get("title", ""))
    abbreviated = _ABBREVIATED.search(title)
    if abbreviated:
        draft.put("body", abbreviated["body"], *draft.evidence["title"])
    elif "body" not in draft.values and (decider := _decider(source, outline)):
        draft.put("body", decider[0], decider[2])
        draft.put("body_kind", decider[1], decider[2])


def _who_meets(word: str) -> str | None:
    """The body of a "styremøte", "formannskapsmøte": "Styret", "Formannskapet"."""
    stem = _REMOTE.sub("", _MEETING_WORD.sub("", fold(word)).removesuffix("s"))
    ending = "t" if stem.endswith("styre") else "et" if stem.endswith(("utvalg", "utval", "råd", "skap")) else None
    return stem.capitalize() + ending if ending and stem != fold(word) else None


def _decider(source: Source, outline: Outline) -> tuple[str, BodyKind, Span] | None:
    """The body that the first sentences of a record without a head say has decided: "Styret har vedtatt å øke honoraret"."""
    for item in outline.items[:_LETTERHEAD]:
        m = _HAS_DECIDED.match(source.text, item.content, item.span.end)
        found = body_in(m["body"]) if m else None
        if m and found and found[0] == 0:
            return m["body"], found[2], Span(*m.span("body"))
    return None


def _body_words(text: str, found: tuple[int, int, BodyKind]) -> str:
    """The whole name of a body around its word: "Styret for Lia kommuneskoger KF", but not the title before it."""
    start, end, _ = found
    before = regex.search(
        r"(?r)(?:\p{Lu}[\p{L}-]*,? (?:og )?)*(?:(?:kirkelige?|kyrkjelege?|interkommunale?|kommunale?) )?$", text[:start]
    )  # from the end: what stands far off is not read
    lead = _IN_CAPITALS.sub("", before[0]) if before else ""
    lead = "" if title_kind(lead.strip()) else lead
    after = regex.match(r"(?: (?:for|i|ved) \p{L}[^,.:;0-9]*)", text[end:])
    named = text[start:end]
    if regex.search(r"(?:et|en|a)s$", named) and regex.match(r"\s+\p{L}", text[end:]):
        named = named[:-1]  # "Kommunestyrets møte": the body itself
    if found[2] == "general_assembly":
        after = None  # "Generalforsamling i Lia kor": whose it is, is the organisation
    whole = lead + named + (after[0] if after else "")
    return " ".join(whole.split())


def _organisation(source: Source, head: Sequence[Item], draft: Draft) -> None:
    for item in head:
        for part in item.parts if item.block not in ("chair", "secretary") else ():
            m = _ORGANISATION.search(source.text, part.start, part.end)
            if m:
                lead = _OF_WHOM.match(m[0]) if _NO_NAME.search(fold(m[0])) or m[0].isupper() else None
                start = m.start() + (lead.end() if lead else 0)
                draft.put("organisation", source.text[start : m.end()], Span(start, m.end()))
            assembly = _ASSEMBLY_OF.search(source.text, part.start, part.end)
            if assembly:
                draft.put("organisation", assembly["name"], Span(*assembly.span("name")))
    for item in head[:_LETTERHEAD]:
        name = text_of(source, item)
        if not (item.label or item.marker or item.cells or _NO_NAME.search(fold(name))) and (form_in([name]) or is_municipal([name])):
            draft.put("organisation", name, *item.parts)


def _rest(source: Source, outline: Outline, head: Sequence[Item], draft: Draft) -> None:
    for block in outline.of_kind("next_meeting"):
        if block.paragraphs:
            item = block.paragraphs[0]
            draft.put(
                "next_meeting",
                value_of(source, item) if item is block.opener else text_of(source, item),
                *(item.value if item is block.opener else item.parts),
            )
    for item in (i for block in outline.of_kind("preamble", "body_start") for i in block.paragraphs if i in head):
        text = fold(text_of(source, item))
        for told, status in words().status.items():
            if told in text and len(text) < len(told) + 40:
                draft.put("status", status, *item.parts)
    for block in outline.of_kind("number", "organisation"):
        for span in block.spans[:1]:
            draft.put(block.kind, words_of(source, span), span)
