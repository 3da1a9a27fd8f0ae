"""Who signs: from the closing, from the lines under which names stand, and from the sentence in which they are elected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ..lexicon.gazetteer import role_like
from ..model import Case, Decision, Signatory
from ..patterns import pattern
from ..segment.items import Item, text_of
from ..segment.outline import Outline
from ..segment.signing import is_place_and_day, is_post, lines_of
from ..source import Source
from ..span import Span, merge, overlapping
from ..view import fold
from .closing import Officer, named
from .names import find_names, is_name
from .sentences import sentences
from .standing import standing

_SIGNING = pattern(r"undertegn|underskriv|signer|underskrift|skrive under|protokollunderskriv|protokollvitne|godkjenne protokollen|parafer")
_ELECTED = pattern(
    r"\b(?:valgt|vald|valde|valt|oppnevnt|oppnemnd|oppnemnde|utpekt|peikt ut|velges)\b|^[\s*_-]*(?:valg|val) av\b[^:]*:|^[^:]*underskriv[ea]r[^:]*:"
)
_RULES = pattern(r"(?:[_.…]{5,}+\s*+)+")
_GLUED = pattern(
    r"(?P<name>\p{Lu}[\p{L}-]+\s(?:\p{Lu}\.\s?)*\p{Lu}\p{Ll}{1,20}?)(?:(?:saks|vara)?ordfør[ea]r|(?:nest|møte|styre|komit[eé]|utvalgs)?(?:leder|leiar)|referent|(?:møte)?sekretær)+"
)
"""A post glued to the only name of a line: "Kari N. Moeordfører"."""
_OFFICE = pattern(
    r"(?:til|som)\s(?:\p{L}+\s)?(?:møteleder|møteleiar|ordstyrer|ordstyrar|dirigent|referent|møtereferent|møtesekretær|sekretær|protokollfører|"
    r"protokollførar|tellekorps|teljekorps)"
)
"""Another office to which people are elected in the same breath."""
_BROKEN = pattern(r"[\"~^|]\p{L}|\s(?!og|jr|sr)\p{Ll}{1,3}(?=\W*$)")
"""The rest of a name that was not recognised: only a part of it was read."""
_TOGETHER = pattern(r"(?:sammen|saman) med")
"""... the chair, who may be named in a sentence of their own."""
_CELL = pattern(r"(?:(?!\t|\s{3}|__|<br).)+")
_AROUND = pattern(r"(?P<before>[\s'\"*/(–-]*)(?P<cell>.*?)(?:(?<!\p{L})[(/]?\s*s(?:ign)?\.?\s*[)/.]*)?[\s'\"*,.;–-]*")
_CERTIFIED = pattern(r"Vi (?:bekrefter|stadfest[ea]r)\b[^.]{0,160}\b(?:under(?:skrift|tegn)|signatur|møtebok|protokoll)", regex.DOTALL)
_CERTIFIERS = 5
"""So few lines below it stand the names."""
_SCANNED = frozenset({"preamble", "remarks", "untitled", "treatment", "section", "present", "secretary", "chair", "meta"})
_LONGEST = 400
_BELOW = 3
_FEWEST = 2


def signatories(source: Source, outline: Outline, cases: Sequence[Case], known: Sequence[str] = ()) -> tuple[Signatory, ...]:
    """Who signed, or was elected to sign. ``known``: the names on the lists of people, found also where a line breaks them."""
    found: dict[str, Signatory] = {}
    elected = (*_elected(source, cases), *_told(source, outline))
    for name in (*elected, *_signed(source, outline, known), *_before_cases(source, outline)):
        found.setdefault(fold(name.name), Signatory(name.name, span=(name.span,)))
    return tuple(found.values())


def _elected(source: Source, cases: Sequence[Case]) -> Iterator[Officer]:
    for case in cases:
        decided = case.decision.text if case.decision else ""
        about = _SIGNING.search(fold(case.title or "")) or _SIGNING.search(fold(decided))
        if case.decision and about and len(decided) < _LONGEST:
            yield from _own_share(source, case.decision) or list(named(source, case.decision.span)) or _proposed(source, case)


def _proposed(source: Source, case: Case) -> Iterator[Officer]:
    """ "Foreslås: Kari Moe og Per Ås. Godkjent ved akklamasjon.": those of whom nothing else is said in the case of the election."""
    said = [*(s.span for s in case.sections), *(p.span for p in case.proposals)]
    if case.decision and case.decision.outcome in ("adopted", "elected") and sum(s.end - s.start for span in said for s in span) < _LONGEST:
        for span in said:
            yield from named(source, span)


def _told(source: Source, outline: Outline) -> Iterator[Officer]:
    """ "Til å underskrive protokollen ble valgt Kari Moe og Per Ås", outside a decision."""
    for block in outline.blocks:
        if block.kind in _SCANNED:
            for item in block.paragraphs:
                yield from _in(source, item)


def _in(source: Source, item: Item) -> Iterator[Officer]:
    start, end = item.span
    if end - start > _LONGEST or not _SIGNING.search(fold(source.text[start:end])):
        return
    for first, last in sentences(source.text[start:end]):
        folded = fold(source.text[start + first : start + last])
        if _ELECTED.search(folded) and (share := _share(folded)):
            yield from named(source, (Span(start + first + share[0], start + first + share[1]),))


def _share(folded: str) -> tuple[int, int] | None:
    """What of a sentence tells of those who sign, not of who leads or writes."""
    signing = _SIGNING.search(folded)
    if not signing:
        return None
    before = [office.end() for office in _OFFICE.finditer(folded, 0, signing.start())]
    after = _OFFICE.search(folded, signing.end())
    return before[-1] if before else 0, after.start() if after else len(folded)


def _own_share(source: Source, decision: Decision) -> list[Officer]:
    """The names in a decision; where it elects to several offices, those in what it says of signing."""
    found = _wrapped(source, decision)
    shares: list[str] = []
    for line in decision.text.split("\n"):
        for first, last in sentences(line):
            share = _share(fold(line[first:last]))
            shares += [" ".join(line[first + share[0] : first + share[1]].split())] if share else []
    told = [o for o in found if any(" ".join(o.name.split()) in share for share in shares)]
    return found if any(_TOGETHER.search(fold(share)) for share in shares) else told or found


def _wrapped(source: Source, decision: Decision) -> list[Officer]:
    """The names in a decision's text, where each of them stands in the source, on one line or on two; none where one is not found."""
    found: list[Officer] = []
    start, end = decision.span[0].start, decision.span[-1].end
    for at in find_names(decision.text):
        name = decision.text[at.start : at.end]
        if is_name(name):
            place = next(standing(source.text, name.split(), start, end), None)
            if place is None:
                return []
            found.append(Officer(name, place))
            start = place.end
    return found


def _signed(source: Source, outline: Outline, known: Sequence[str]) -> Iterator[Officer]:
    for block in outline.of_kind("signatures"):
        parts = [part for item in block.paragraphs for part in item.parts]
        lines = list(_on_lines(source, parts))
        yield from lines
        taken = list(merge(line.span for line in lines))
        for name in known if parts else ():
            places = standing(source.text, name.split(), parts[0].start, parts[-1].end)
            yield from (Officer(name, place) for place in places if not overlapping(place, taken))


def _on_lines(source: Source, parts: Sequence[Span]) -> Iterator[Officer]:
    for index, part in enumerate(parts):
        glued = _GLUED.fullmatch(source.text, part.start, part.end)
        glued = glued if glued and not is_name(glued[0]) and not role_like(glued[0].split()[-1]) else None
        read = named(source, (Span(part.start, glued.end("name")) if glued else part,))
        yield from (name for name in read if not _BROKEN.match(source.text, name.span.end, part.end))
        yield from _by_place(source, parts, index)


def _by_place(source: Source, parts: Sequence[Span], index: int) -> Iterator[Officer]:
    """Names by where they stand, whatever they are: side by side, under a line to sign on, or over their posts."""
    cells = [Span(m.start() + a.start("cell"), m.start() + a.end("cell")) for m, a in _cells_of(source.text, parts[index]) if a["cell"]]
    lines = [line for part in parts[max(0, index - 1) : index + 2] for line in lines_of(source, (part,))]
    placed = len(cells) > 1 or any(_RULES.fullmatch(line) or is_post(line) for line in lines)
    if placed and cells and all(is_name(source.text[c.start : c.end]) or is_post(source.text[c.start : c.end]) for c in cells):
        unread = [c for c in cells if is_name(source.text[c.start : c.end]) and not find_names(source.text, c.start, c.end)]
        yield from (Officer(" ".join(source.text[c.start : c.end].split()), c) for c in unread)


def _cells_of(text: str, part: Span) -> Iterator[tuple[regex.Match[str], regex.Match[str]]]:
    for m in _CELL.finditer(text, part.start, min(part.end, part.start + _LONGEST)):
        around = _AROUND.fullmatch(m[0].removeprefix("<br>"))
        if around:
            yield m, around


def _before_cases(source: Source, outline: Outline) -> Iterator[Officer]:
    """Those whose names stand on the title page, under what tells that they are signatures."""
    head = outline.items[: min((h.item for h in outline.headings), default=len(outline.items))]
    yield from (*_below_rules(source, head), *_below_day(source, head), *_certifying(source, head))


def _certifying(source: Source, head: Sequence[Item]) -> Iterator[Officer]:
    """Those whose names stand alone on the lines below "Vi bekrefter med våre underskrifter at …"."""
    for index, item in enumerate(head):
        if source.text[item.content] != "V" or not _CERTIFIED.match(source.text, item.content):
            continue
        for below in head[index + 1 : index + 1 + _CERTIFIERS]:
            alone = [name for part in below.parts for name in _on_lines(source, [part])] if not (below.label or below.marker or below.heading) else []
            named_here = sum(name.span.end - name.span.start for name in alone) * 2 > len(text_of(source, below))
            yield from alone if named_here else ()
            if not named_here and (below.label or below.gap):
                break


def _below_rules(source: Source, head: Sequence[Item]) -> Iterator[Officer]:
    """Those whose names stand under the lines to sign on, before the first case as on a title page."""
    for index, item in enumerate(head):
        if _RULES.fullmatch(text_of(source, item)):
            for below in head[index + 1 : index + 1 + _BELOW]:
                if below.label or below.marker or below.heading:
                    break
                yield from named(source, below.parts)


def _below_day(source: Source, head: Sequence[Item]) -> Iterator[Officer]:
    """Those whose names and posts stand under place and day before the first case, as on the notice of a meeting."""
    for index, item in enumerate(head):
        lines = [(part, line) for i in head[index : index + _BELOW] for part in i.parts for line in lines_of(source, (part,))]
        if not item.label and len(lines) > _FEWEST and is_place_and_day(lines[0][1]) and is_post(lines[2][1]):
            yield from named(source, (lines[1][0],))
            yield from _by_place(source, [part for part, _ in lines], 1)
