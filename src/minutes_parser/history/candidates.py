"""Cases that may belong together though nothing says so outright: for a reader to judge, never joined.

The same title; the archive's number under titles with nothing in common; or two decisions of which each names, in a word that few cases use, what
the other case is about: "Søknad fra Storvik om medlemskap", after which "Endret selskapsavtale" lets Storvik in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..lexicon.squeezed import squeeze
from ..patterns import pattern
from ..span import Span, Spans
from .archive import Archive, Treated
from .model import Candidate, Thread
from .threads import by_archive_number, home
from .wording import akin, is_repeated, stem, stems

_RARE, _SHARE = 3, 0.01
"""A rare word is one of so many cases at most, or of such a share of them."""
_OFTEN = 3
"""A title borne more often than this is a standing one."""
_WORD = pattern(r"\p{L}{4,}")


def candidates_of(archive: Archive, threads: Sequence[Thread]) -> tuple[Candidate, ...]:
    """Pairs of cases of different meetings that are not of one thread, the earlier case first."""
    thread = {step.key: one.id for one in threads for step in one.steps}
    order = {held.id: number for number, held in enumerate(archive.held)}
    found: dict[object, Candidate] = {}
    for candidate in (*_of_number(archive), *_of_title(archive), *_of_subject(archive)):
        joined = candidate.one in thread and thread[candidate.one] == thread.get(candidate.other)
        if not joined and candidate.one.meeting != candidate.other.meeting:
            found.setdefault((candidate.one, candidate.other), candidate)
    return tuple(sorted(found.values(), key=lambda c: (order[c.one.meeting], c.one.case, order[c.other.meeting], c.other.case)))


def _of_number(archive: Archive) -> Iterator[Candidate]:
    for (_, number), cases in by_archive_number(archive).items():
        for earlier, later in pairwise(cases):
            if not akin(earlier.case.title, later.case.title):
                yield Candidate(earlier.key, later.key, "archive_ref", ("/".join(number),), later.case.span)


def _of_title(archive: Archive) -> Iterator[Candidate]:
    bearers: dict[tuple[str, str], list[Treated]] = defaultdict(list)
    for case in archive.cases:
        if case.case.title and len(stems(case.case.title)) > 1 and not is_repeated(case.case.title):  # "Kontoret" returns at every meeting
            bearers[home(case), squeeze(case.case.title)].append(case)
    for cases in bearers.values():
        if len(cases) <= _OFTEN:
            for earlier, later in pairwise(cases):
                yield Candidate(earlier.key, later.key, "title", (later.case.title or "",), later.case.span)


def _of_subject(archive: Archive) -> Iterator[Candidate]:
    titles = [frozenset() if is_repeated(one.case.title) else stems(one.case.title or "") for one in archive.cases]
    texts = [stems(one.case.decision.text) if one.case.decision else frozenset() for one in archive.cases]
    uses = Counter(word for title, text in zip(titles, texts, strict=True) for word in title | text)
    limit = max(_RARE, int(_SHARE * len(titles)))
    named: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for word in text:
            if uses[word] <= limit:
                named[word].append(place)
    for place, title in enumerate(titles):
        for other in sorted({each for word in title for each in named.get(word, ()) if each > place}):
            there = {word for word in title & texts[other] if uses[word] <= limit}
            back = {word for word in titles[other] & texts[place] if uses[word] <= limit} - there
            one, later = archive.cases[place], archive.cases[other]
            if there and back and home(one) == home(later):
                yield Candidate(one.key, later.key, "subject", tuple(sorted(there | back)), _places(later, there))


def _places(case: Treated, words: set[str]) -> Spans:
    """Where the decision says them."""
    text = case.held.minutes.source.text
    spans = case.case.decision.span if case.case.decision else ()
    hits = (m for span in spans for m in _WORD.finditer(text, span.start, span.end))
    return tuple(Span(m.start(), m.end()) for m in hits if stem(m[0]) in words)
