"""What decides under no label of its own: the paragraphs that do, with what they announce; a list of who was elected."""

from __future__ import annotations

from collections.abc import Sequence, Set

import attrs

from ..lexicon.phrases import evidence, outcomes
from ..lexicon.words import words
from ..patterns import pattern
from ..segment.items import Item, text_of
from ..segment.outline import Block
from ..source import Source
from ..view import fold
from .deciding import deciding, folded_text, ticked
from .names import find_names
from .vote_words import is_bare_result

ELECTION = pattern(r"(?:\p{L}+ (?:av )?)?(?:valg|val|oppnevning|suppleringsvalg|konstituering)\b")
_MOTION = pattern(r"forslag|framlegg|innstilling|tilråding|alternativ")
_LETTER = pattern(r"\p{L}")
_RIGHTS = pattern(r"stemmerett|talerett|stemmeberettig|røysterett")
_LONGEST_POST = 160
_LONGEST_NAMED = 60
_BRIEF = 3000
"""Characters of a case that has few words."""
_ADOPTS = pattern(r"(?:styre)?vedtak(?:et)? om\s")
_RESULT = pattern(r"\b(?:resultat(?:et)?|endelig|endeleg|nytt styre|nye styret|består|valgte?|valde|vald)\b[^:]*:\W*$")
_POST = pattern(r"\W*\p{Lu}[\p{L}\d /.()-]{2,40}:\s*(?:\p{Lu}|tomt|ledig|ubesatt|$)")


def result_items(source: Source, blocks: Sequence[Block], title: str | None = None) -> list[Item]:
    """The paragraphs that decide under no label of their own: "Innkallingen ble enstemmig godkjent.", with what they announce.

    A bare result below a sentence that decides only says so again. A proposal that fell is no decision where another carried; that the
    case itself was refused first, and then granted in part, is.
    """
    if any(b.kind == "decision" for b in blocks):
        return []
    election = ELECTION.match(fold(title or "")) is not None
    brief = sum(i.span.end - i.span.start for b in blocks for i in b.paragraphs) <= _BRIEF
    found: list[tuple[Item, str]] = []
    above: Item | None = None
    for block in blocks:
        if block.kind in ("untitled", "treatment", "voting", "section"):
            paragraphs = block.paragraphs
            for at, item in enumerate(paragraphs):
                decides = _decision(source, block, item, election=election, brief=brief)
                folded = folded_text(source, block, decides) if decides else ""
                if decides and not _LETTER.search(folded) and any(len(b.paragraphs) > 1 or b is not block for b in blocks):
                    decides = None  # a bullet without words, no dash in place of a decision
                if _RIGHTS.search(folded) and not _RIGHTS.search(fold(title or "")):
                    decides = None  # somebody who came late may vote from here on
                bare = not item.marker and is_bare_result(folded)
                again = bare and found and found[-1][0] is above and _refuses(folded) == _refuses(folded_text(source, block, found[-1][0]))
                if decides and not again:
                    named = [above] if above and bare and (_only_names(source, above) if election else _put_to_vote(source, block, above)) else []
                    found += [(i, "adopted") for i in (*named, *_remarks(block, at, folded))]
                    found.append((decides, _kind(folded)))
                    found += [(i, "adopted") for i in _announced(source, paragraphs, at)]
                above = decides or item
    elected = _board(source, blocks, {item for item, _ in found}) if election else []
    if elected:
        return elected
    carried = [item for item, kind in found if kind != "rejected"]
    carried = _with_rows(source, blocks, carried) if election else carried
    return carried or [item for item, _ in found] or _posts(source, blocks, title) or _adopted(blocks, title)


def _adopted(blocks: Sequence[Block], title: str | None) -> list[Item]:
    """Under a title that says what was adopted, "Vedtak om nytt gjerde", the first paragraph says it in full."""
    paragraphs = [i for b in blocks if b.kind in ("untitled", "section") for i in b.paragraphs]
    return paragraphs[:1] if _ADOPTS.match(fold(title or "")) else []


def _board(source: Source, blocks: Sequence[Block], deciding: Set[Item]) -> list[Item]:
    """Under a line that announces it, the posts and who has them: "Nytt styre:", "Leder: Kari Solvang", "Kasserer: Per Ånestad".

    ``deciding``: what decides; straight above the list it belongs to it.
    """
    items = [i for b in blocks for i in ((b.opener, *b.items) if b.opener else b.items)]
    for at, item in enumerate(items):
        if item.span.end - item.span.start < _LONGEST_POST and _RESULT.search(fold(text_of(source, item))):
            end = next((n for n in range(at + 1, len(items)) if not _is_post(source, items[n])), len(items))
            rows = items[at + 1 : end]
            if sum(any(True for _ in find_names(source.text, i.span.start, i.span.end)) for i in rows) > 1:
                return [*(i for i in items[max(at - 1, 0) : at] if i in deciding), item, *rows]
    return []


def _is_post(source: Source, item: Item) -> bool:
    """A post and who has it, or one more who has the post above: "Ola Lid (2008 - 2009)"."""
    text = text_of(source, item)
    named = next(iter(find_names(text)), None) if len(text) < _LONGEST_NAMED else None
    return _POST.match(text) is not None or (named is not None and named.start == 0 and not _is_sentence(text))


def _with_rows(source: Source, blocks: Sequence[Block], carried: Sequence[Item]) -> list[Item]:
    """Where rows of posts decide ("Formann: Olav Haug, attvald"), with the rows around them that tell only who has a post."""
    items = [i for b in blocks for i in ((b.opener, *b.items) if b.opener else b.items)]
    texts = [text_of(source, i) for i in items]
    rows = [_POST.match(text) is not None and not text.endswith(":") for text in texts]
    taken = {n for n, i in enumerate(items) if i in carried}
    if len(taken) < len(carried) or not any(rows[n] for n in taken):
        return list(carried)
    for n in sorted(taken):
        for step in (1, -1):
            at = n + step
            while rows[n] and 0 <= at < len(items) and rows[at]:
                taken.add(at)
                at += step
    return [i for n, i in enumerate(items) if n in taken]


def _put_to_vote(source: Source, block: Block, item: Item) -> bool:
    """A long paragraph in which the body acts, above a bare result: "Styret fastsetter endringer i …" and "Forslaget ble vedtatt."."""
    acts = evidence().first(folded_text(source, block, item), "decides")
    return acts is not None and acts.start == 0 and block.kind in ("untitled", "treatment")


def _only_names(source: Source, item: Item) -> bool:
    """Names and nothing else: "Kari Solvang og Per Ånestad"."""
    span, names = item.span, find_names(source.text, item.span.start, item.span.end)
    ends = [span.start, *(at for name in names for at in (name.start, name.end)), span.end]
    between = " ".join(source.text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True))
    return bool(names) and set(between.lower().replace(",", " ").replace(".", " ").split()) <= {"og", "samt"}


def _decision(source: Source, block: Block, item: Item, *, election: bool, brief: bool) -> Item | None:
    """What of the paragraph decides. What is said in the meeting may run on after its label: "Referat: Godkjennes med akklamasjon."."""
    if item is block.opener and item.label and item.body and not item.marker and block.kind == "treatment":
        item = attrs.evolve(item, parts=item.value, content=item.body.start)
    elif item.label and not (item.by and item is not block.opener):
        return item if ticked(source, item) else None
    return deciding(source, block, item, election=election, brief=brief)


def _refuses(folded: str) -> bool:
    kinds = {f.phrase.kind for f in outcomes().longest(folded)}
    return "rejected" in kinds and "adopted" not in kinds


def _kind(folded: str) -> str:
    kinds = {f.phrase.kind for f in outcomes().longest(folded)}
    return "rejected" if kinds == {"rejected"} and _MOTION.search(folded) else "adopted"


def _remarks(block: Block, at: int, folded: str) -> Sequence[Item]:
    """ "Godkjennes med merknader": the remarks that stand above it under their label."""
    headed = block.kind == "section" and block.opener is not None and not block.opener.body
    return block.paragraphs[:at] if headed and evidence().first(folded, "remarked") else ()


def _announced(source: Source, paragraphs: Sequence[Item], at: int) -> Sequence[Item]:
    """What follows a colon: "Styret består etter dette av:" and the names."""
    last = paragraphs[at].parts[-1]
    if not source.text[last.start : last.end].rstrip().endswith(":"):
        return ()
    end = next((n for n in range(at + 1, len(paragraphs)) if paragraphs[n].label or (paragraphs[n].gap and n > at + 1)), len(paragraphs))
    return paragraphs[at + 1 : end]


def _posts(source: Source, blocks: Sequence[Block], title: str | None) -> list[Item]:
    """In a case of election nothing but posts and names: who was elected."""
    if not ELECTION.match(fold(title or "")) or any(b.kind not in ("untitled", "section", "case_meta") for b in blocks):
        return []
    items = [i for b in blocks for i in ((b.opener, *b.items) if b.opener else b.items)]
    texts = [text_of(source, i) for i in items]
    named = sum(any(True for _ in find_names(source.text, i.span.start, i.span.end)) for i in items)
    told = all(len(t) < _LONGEST_POST and (not _is_sentence(t) or _only_names(source, i)) for i, t in zip(items, texts, strict=True))
    return items if told and named * 3 >= len(items) and named else []


def _is_sentence(text: str) -> bool:
    """Does it end in a full stop that belongs to no abbreviation ("Per Moe jr.")?"""
    return text.endswith((".", "!", "?")) and text.split()[-1].rstrip(".").lower() not in words().abbreviations
