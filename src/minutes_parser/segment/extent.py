"""Where a passage ends: does the next paragraph still belong to the decision, the recommendation, the statement?

Labels, headings and cases end a passage outright. Between them the text itself must tell. A label alone on its line
("Vedtak:") opens a section, which goes on until something speaks against it; a label that runs into its text opens
one paragraph, which goes on only where something speaks for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..lexicon.bodies import body_in
from ..lexicon.phrases import evidence, may_tell_vote, outcomes, votes
from ..patterns import pattern
from ..source import Source
from ..view import View, fold, view
from .fates import tells_fate, tells_vote
from .items import Item, text_of

_WORD = pattern(r"\p{L}{4,}")
_UNFINISHED = pattern(r"[.!?;»\")\]]\W{0,2}$")
_STOPPED = pattern(r"[.!?;,]\W*$")
_SENTENCE_START = pattern(r"(?:\A|(?<=[.!?]\s))")
_RULED = pattern(r"(?P<rule>[-=_*~])(?P=rule){4,}.*\p{L}.*(?P=rule){5}\s*")
"""What a template draws between the parts of a case: "------ slutt på vedtak ------"."""
_SHARED = 0.6
_TITLE_LENGTH = 75
_ARGUED = 1000
"""A passage so long under a label of its own argues its case: that it looks back, or cites a letter, does not end it."""
_VOTED_ON = frozenset({"recommendation", "proposal"})
_ELECTING = frozenset({"decision", "recommendation"})
_DOES = pattern(r"\s\p{L}+\b")
_LABELLED = pattern(r"\A[^:\n]{0,40}:\s*")
_LONGEST_BODY = 60
_FULL_LINE = 50
"""So long a line may have been wrapped."""
_CLAUSE = 150
"""A longer paragraph may tell of an election without deciding it."""
_RESULTS = frozenset({"carried", "rejected", "unanimous"})
_SHORT_RESULT = 70
_HEAD = 3
"""So far from its start a paragraph may have begun with a dash or a quotation mark."""


@attrs.frozen
class Verdict:
    """Does the item belong to the passage, and why. ``sure`` is false where only the layout spoke."""

    belongs: bool
    why: str
    sure: bool = True


def belongs(source: Source, opener: Item, passage: Sequence[Item], item: Item, recommended: frozenset[str]) -> Verdict:
    """Does ``item`` go on with the ``passage`` that ``opener`` (its label) began? ``recommended``: words of the case's recommendation."""
    last = passage[-1] if passage else opener
    before = source.text[last.span.start : last.span.end]
    text = text_of(source, item)
    if _RULED.fullmatch(text):
        return Verdict(False, "a rule with words on it")
    if not passage and opener.opens_section and not _procedure(text):
        return Verdict(True, "the first paragraph under its label")
    if passage and opener.case_block in _VOTED_ON and _voted(text):
        return Verdict(False, "the vote is told")
    if item.case_block == "reasons" or (not item.heading and any(p.case_block == "reasons" for p in passage)):
        return Verdict(True, "its reasons")
    if len(passage) > 1 and not item.marker and tells_vote(before):
        return Verdict(False, "the result is told")
    if item.marker and (last.marker or before.rstrip().endswith(":") or any(p.marker for p in passage)):
        return Verdict(True, "the list goes on")
    if item.marker and (opener.opens_section or (not item.gap and not _UNFINISHED.search(before))):
        return Verdict(True, "a list in the section")
    if not _UNFINISHED.search(before) and (text[:1].islower() or (text[:1].isdigit() and item.gap and not item.marker)):
        return Verdict(True, "the sentence goes on")
    if last is opener and _wrapped(before, item) and not _procedure(text):
        return Verdict(True, "the line goes on")
    if before.rstrip().endswith(":") and not item.heading and (not item.gap or evidence().first(fold(before), "elects")):
        return Verdict(True, "announced by a colon")
    seen = view(source.text, item.parts, source.markup)
    if opener.case_block == "decision" and _announced(source, passage, seen):
        return Verdict(True, "the decision is announced")
    argued = opener.opens_section and bool(passage) and last.span.end - passage[0].span.start > _ARGUED
    against = evidence().first(seen.text[:240], *(("presence",) if argued else ("earlier", "other_party", "presence")))
    headed = evidence().first(seen.text[:60], *(("procedure",) if argued else ("procedure", "background")))
    against = against or (headed if headed and headed.start <= _HEAD else None)
    if against:
        return Verdict(False, against.phrase.id)
    counted = votes().first(seen.text[:60], "for", "against") if may_tell_vote(seen.text[:60]) else None
    if counted and counted.start <= _HEAD:
        return Verdict(False, counted.phrase.id)
    elects = not item.heading and evidence().first(seen.text, "elects") is not None
    if not elects and _is_heading(source, last, item) and not (opener.opens_section and (text.endswith(":") or _resolved(last, item, seen))):
        return Verdict(False, "a heading")
    if elects and opener.case_block in _ELECTING and len(text) <= _CLAUSE:
        return Verdict(True, "somebody is elected")
    if opener.case_block == "decision" and _bound(seen):
        return Verdict(True, "an actor is bound")
    if opener.case_block == "decision" and passage and not item.marker and _alike(before, seen.text):
        return Verdict(True, "the sentence begins alike")
    if _shares(text, recommended):
        return Verdict(True, "words of the recommendation")
    if not argued and evidence().first(seen.text[:120], "narrative"):
        return Verdict(False, "narrative")
    after_list = item.gap and passage[0].marker is not None and last.marker is not None
    return Verdict(opener.opens_section and not after_list, "layout", sure=opener.opens_section and not after_list)


def _wrapped(before: str, item: Item) -> bool:
    """Does a name open the next line of a sentence that has not ended: "… og innvilger / Solvang permisjon i to måneder"?"""
    plain = not (item.gap or item.marker or item.heading or item.label or item.case_label or item.cells)
    line = before.rsplit("\n", 1)[-1].rstrip()
    return plain and len(line) >= _FULL_LINE and line[-1].isalnum()


def _announced(source: Source, passage: Sequence[Item], seen: View) -> bool:
    """ "Rådet har fattet følgende vedtak i sak 5/04:", in a letter after "Vi viser til Deres søknad": nothing else has been decided so far."""
    if not passage or not seen.text.rstrip().endswith(":") or evidence().first(seen.text, "looks_back"):
        return False
    referring = all(evidence().first(fold(text_of(source, p)), "other_party") for p in passage)
    return referring and evidence().first(seen.text, "announcing") is not None


def _voted(text: str) -> bool:
    """ "Forslaget falt mot 2 stemmer.", "Vedtatt med 5 mot 4 stemmer.", "Saken ble utsatt.", "Kari Moe foreslo …": what became of it."""
    if tells_fate(text, "proposed"):
        return True
    folded = fold(text)
    found = votes().longest(folded) if len(text) <= _SHORT_RESULT and may_tell_vote(folded) else []
    counted = [f for f in found if f.phrase.kind not in _RESULTS]
    return bool(found) and found[0].start == 0 and found[0].phrase.kind in _RESULTS and (bool(counted) or found[-1].end >= len(folded.rstrip(" .")))


def _procedure(text: str) -> bool:
    """ "Behandlingen av saken ble avsluttet kl. 11.40": what became of the papers, not of the case."""
    told = evidence().first(fold(text[:60]), "procedure")
    return told is not None and told.start <= _HEAD


def content_words(text: str) -> frozenset[str]:
    """Words of four letters and more, folded."""
    return frozenset(_WORD.findall(text.lower()))


def _is_heading(source: Source, last: Item, item: Item) -> bool:
    """A short line without a full stop that stands over a paragraph."""
    if item.heading:
        return True
    if item.marker or item.cells or len(item.parts) > 1:
        return False
    text = text_of(source, item)
    if len(text) > _TITLE_LENGTH or text[:1].islower() or _STOPPED.search(text):
        return False
    if source.text[last.span.start : last.span.end].rstrip().endswith(":") and not last.label:
        return False
    return item.gap


def _resolved(last: Item, item: Item, seen: View) -> bool:
    """ "Befaringen utsettes til våren", as far from what was decided before as that from its label: no heading, though it lacks its stop."""
    return last.gap == item.gap and outcomes().first(seen.text, "adopted", "postponed", "rejected", "referred") is not None


def _bound(seen: View) -> bool:
    """Somebody who can be told what to do is told it, in the present tense, at the head of a sentence."""
    heads = {m.start() for m in _SENTENCE_START.finditer(seen.text)}
    return any(found.phrase.text.startswith("skal") or found.start in heads for found in evidence().search(seen.text, "bound"))


def _alike(before: str, folded: str) -> bool:
    """ "Styret ønsker …" below "Vedtak: Styret ønsker …": what the body does, said in the same words."""
    body = body_in(folded[:_LONGEST_BODY])
    does = _DOES.match(folded, body[1]) if body and body[0] == 0 else None
    return does is not None and fold(_LABELLED.sub("", before)).startswith(folded[: does.end()])


def _shares(text: str, recommended: frozenset[str]) -> bool:
    words = content_words(text)
    return len(words) >= 5 and len(words & recommended) / len(words) >= _SHARED
