"""Who was disqualified in a case (nb: inhabil, nn: ugild; forvaltningsloven § 6, kommuneloven § 11-10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.phrases import recusals
from ..model import Recusal
from ..patterns import pattern
from ..segment.outline import Block
from ..source import Source
from ..span import Span
from ..view import fold, folded_whole, words_of
from .names import find_names, is_name
from .sentences import sentences

_PRONOUN = pattern(r"(?:han|hun|ho|vedkommende|dei|de)\b")
_LAW = r"(?:(?:forvaltnings|kommune)lov(?:en|a)?s?|fvl\.?|koml\.?|kl\.?)"
_PART = (
    r"(?:nr\.?|pkt\.?|punkt|bokstav|bokst\.|litra|ledd)\s?(?:\d+|\p{L}\)?)(?![\p{L}\d])"
    r"|(?:første|fyrste|andre|annet|tredje|fjerde|\d\.)\s?ledd|\p{L}\)|\p{L}(?=[.,;)]|$)"
)
_PLACE = rf"\d+(?:-\d+)?(?:,?\s(?:og\s)?(?:{_PART}))*"
"""Where in the law: "§ 6 første ledd bokstav b", "§ 40 nr. 3"."""
_BASIS = pattern(
    r"(?:etter|jf\.?|jfr\.?|med hjemmel i|med heimel i|i medhold av|i henhold til|i samsvar med|ihht\.?|iht\.?|\()\s*"
    rf"(?P<basis>{_LAW}\s*§+\s*{_PLACE}|§+\s*{_PLACE}\s+i\s+{_LAW})",
    regex.IGNORECASE,
)
_RELATION = pattern(r"\b(?:da|fordi|siden|sidan|på grunn av|jfr?\.|ettersom)\b")


def read_recusals(source: Source, blocks: Sequence[Block]) -> tuple[Recusal, ...]:
    """Everybody whom a sentence of the case's treatment declares disqualified; nobody twice."""
    found: dict[str, Recusal] = {}
    folded = folded_whole(source.text)
    for block in blocks:
        if block.kind not in ("treatment", "untitled", "recusal", "voting", "section"):
            continue
        for item in block.paragraphs:
            parts = item.value if item is block.opener else item.parts
            if parts and any(word in folded[parts[0].start : parts[-1].end] for word in ("habil", "gild", "fratr")):
                for recusal in _in(source, Span(parts[0].start, parts[-1].end)):
                    known = found.setdefault(fold(recusal.name), recusal)
                    if known.basis is None and recusal.basis:
                        found[fold(recusal.name)] = attrs.evolve(known, basis=recusal.basis, span=(*known.span, *recusal.span))
    return tuple(found.values())


def _in(source: Source, span: Span) -> Iterator[Recusal]:
    named: list[str] = []
    text = source.text[span.start : span.end]
    for start, end in sentences(text):
        at = Span(span.start + start, span.start + end)
        folded = fold(source.text[at.start : at.end])
        says = recusals().first(folded, "recused")
        names = list(_names(source, at, says.start if says else None))
        if says and not recusals().first(folded, "denied"):
            basis = _BASIS.search(source.text[at.start : at.end])
            for name in names or (named[-1:] if _PRONOUN.match(folded) else []):
                yield Recusal(name, basis=_law(basis) if basis else None, span=(at,))
        named += _names(source, at, None)


def _law(found: regex.Match[str]) -> str:
    """The rule as written, without the bracket that closes around it."""
    words = " ".join(found["basis"].split())
    return words.removesuffix(")") if found[0].startswith("(") else words


def _names(source: Source, span: Span, before: int | None) -> Iterator[str]:
    """The names of a sentence, or of its part before an offset: those after "da han er bror til" are not disqualified."""
    end = span.end if before is None else span.start + before
    cut = _RELATION.search(fold(source.text[span.start : end]))
    for name in find_names(source.text, span.start, span.start + cut.start() if cut else end):
        words = words_of(source, name)
        if is_name(words):
            yield words
