"""The balance of the books: every visible character was understood, kept verbatim, is furniture, or is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

import attrs

from .diagnostics import Code, Diagnostic
from .extract.people_beside import beside
from .extract.telling import telling
from .model import Coverage, Minutes, Passage
from .segment.grammar import PEOPLE
from .segment.outline import Block, Outline
from .shapes import weekday_before
from .source import Source
from .span import Span, Spans, merge, without
from .view import trim, visible

_OPENING = ("body", "date", "start_time", "end_time", "place")
"""What one sentence may tell together: "Styret holdt møte 3. mai kl. 18 på skolen"."""
BROKEN = Code(
    "MP901", "error", "The books do not balance", "{states} visible characters are accounted for, the text has {text}",
    "A bug in the parser: please report it with the document, or with one that shows the same.",
)  # fmt: skip
CODES = (BROKEN,)


@attrs.frozen
class Balance:
    """What became of every character."""

    coverage: Coverage
    unparsed: tuple[Passage, ...]
    diagnostics: tuple[Diagnostic, ...]


@attrs.frozen
class Claims:
    """What each state holds. Where claims overlap the earlier state of this order wins: interpreted, verbatim, furniture."""

    interpreted: Spans
    verbatim: Spans

    def furniture(self, source: Source) -> Spans:
        return tuple(line.span for line in source.lines if line.layer != "body") + source.markup


def labels_of(outline: Outline) -> Iterator[Span]:
    """The labels, column heads and case headings: words that were understood as such."""
    for block in outline.blocks:
        opener = block.opener
        if opener and opener.label:
            yield Span(opener.span.start, opener.body.start if opener.body else opener.parts[0].end)
        elif opener:
            yield opener.span
    for heading in outline.headings:
        for index in heading.consumed:
            yield from outline.items[index].parts
    for item in outline.items[outline.agenda.start : outline.agenda.end]:
        if item.label or any(True for _ in item.cells):
            yield from item.parts
    yield from (span for row in outline.agenda.rows for span in row.spans)


def claims(minutes: Minutes, outline: Outline, blocks: Sequence[Block]) -> Claims:
    """What the finished minutes hold of the text: labels and values are interpreted, passages are kept verbatim."""
    interpreted: list[Span] = list(labels_of(outline)) if minutes.kind != "other" else []
    interpreted += [s for spans in minutes.meeting.evidence.values() for s in spans]
    interpreted += [s for a in minutes.attendance.attendees for s in a.span]
    interpreted += [s for a in minutes.attendance.attendees for c in a.changes for s in c.span]
    interpreted += beside(minutes.source, outline.of_kind(*PEOPLE), minutes.attendance.attendees)
    interpreted += [s for g in minutes.signatories for s in g.span]
    interpreted += telling(minutes.source, outline, _told(minutes))
    interpreted += telling(minutes.source, outline, (s for name in _OPENING for s in minutes.meeting.evidence.get(name, ())), values=2)
    interpreted += [day[0] for s in minutes.meeting.evidence.get("date", ()) if (day := weekday_before(minutes.source.text, s.start))]
    interpreted += [s for b in blocks if b.kind in ("case_handler", "case_kind", "case_meta") for s in b.spans]
    interpreted += [s for c in minutes.cases for told in (c.votes, c.recusals) for one in told for s in one.span]
    verbatim: list[Span] = []
    for case in minutes.cases:
        passages = (case.recommendations, case.proposals, case.statements, case.sections)
        verbatim += [s for values in passages for value in values for s in value.span]
        verbatim += case.decision.span if case.decision else ()
    return Claims(tuple(interpreted), tuple(verbatim))


def _told(minutes: Minutes) -> Iterator[Span]:
    """Places of what sentences tell of the whole meeting."""
    yield from (s for g in minutes.signatories for s in g.span)
    yield from (s for name in ("seats", "stated_present") for s in minutes.meeting.evidence.get(name, ()))


def balance(source: Source, claims: Claims) -> Balance:
    """Count the states, list what nobody claimed, and prove that nothing is missing."""
    interpreted = list(merge(claims.interpreted))
    verbatim = list(_less(merge(claims.verbatim), interpreted))
    taken = list(merge([*interpreted, *verbatim]))
    furniture = list(_less(merge(claims.furniture(source)), taken))
    taken = list(merge([*taken, *furniture]))
    rest = [piece for gap in without(Span(0, len(source.text)), taken) for piece in _by_line(source, gap)]
    separators = _separators(source, interpreted, rest)
    unparsed = [piece for piece in rest if piece not in separators]
    counts = [visible(source.text, spans) for spans in ([*interpreted, *separators], verbatim, furniture, unparsed)]
    total = len("".join(source.text.split()))
    found = () if sum(counts) == total else (BROKEN.at((), states=sum(counts), text=total),)
    return Balance(Coverage(*counts), tuple(Passage(source.text[s.start : s.end], (s,)) for s in unparsed), found)


def _separators(source: Source, interpreted: Sequence[Span], rest: Sequence[Span]) -> Set[Span]:
    """Commas, brackets and bullets on a line of values that were read: they told the values apart."""
    read = {index for span in interpreted for index in source.lines_of(span)}
    return {piece for piece in rest if not any(map(str.isalnum, source.text[piece.start : piece.end])) and source.line_at(piece.start) in read}


def _less(spans: Iterable[Span], taken: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        yield from without(span, taken)


def _by_line(source: Source, span: Span) -> Iterator[Span]:
    if source.text[span.start : span.end].isspace():
        return
    for index in source.lines_of(span):
        line = source.lines[index]
        piece = trim(source.text, Span(max(span.start, line.start), min(span.end, line.end)))
        if piece:
            yield piece
