"""Does the document hold what the law wants minutes to contain? Where each element stands, and what is missing.

Something missing is an error, so it is asked of minutes only, and only where the text has no words about it that the reading may have missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from ..diagnostics import Code, Diagnostic
from ..lexicon.content import Requirement
from ..lexicon.labels import labels
from ..lexicon.law import ElementId, When
from ..lexicon.phrases import suspects
from ..model import Case, Minutes, Vote
from ..shapes import dates
from ..span import Span, Spans
from ..view import fold
from .reading import folded, present, raw
from .report import Element

MISSING = Code(
    "MP520", "error", "A required element is missing", "{element}{where}, demanded by {required_by}",
    "The law wants minutes to contain it. Read the document: should it stand there after all, please report how it is worded.",
)  # fmt: skip
PERHAPS_MISSING = Code(
    "MP521", "warning", "A required element was not found", "{element}{where}, demanded by {required_by}: {why}",
    "Read the document: the element may stand there in words that were not understood, or the demand may not apply.",
)  # fmt: skip
UNLESS = Code(
    "MP522", "info", "Not found, should the act apply", "{act} was assumed and may not apply; not found: {elements}",
    "Give the rule that applies with --rule, and what it demands is asked for in earnest.",
)  # fmt: skip
CODES = (MISSING, PERHAPS_MISSING, UNLESS)

_WORDS: Mapping[ElementId, str] = {
    "time": "the time of the meeting is missing",
    "place": "the place of the meeting is missing",
    "manner": "how the cases were treated is not told",
    "present": "those who were present are not listed",
    "absent": "those who were absent are not listed",
    "cases": "the cases are not listed",
    "decisions": "no decision is told",
    "votes": "the result of the vote is not told",
    "voters": "who voted for and who against is not told",
    "closed_basis": "the legal basis for closing the doors is not told",
    "recusal_basis": "the legal basis of the disqualification is not told",
    "quorum_shown": "that the body could decide is not shown",
    "signatures": "nobody has signed",
}
_VOTED_ON = (None, "decision", "approval")
_HEAD = 2000
"""Where a meeting's time and place stand, if they stand in prose."""


@attrs.frozen
class Evidence:
    """Where an element stands; or why it is not surely missing; or the cases that lack it."""

    found: bool
    span: Spans = ()
    why: str = ""
    cases: tuple[Case, ...] = ()


def completeness(
    minutes: Minutes, requirements: Sequence[Requirement], *, assumed: bool = False
) -> tuple[tuple[Element, ...], tuple[Diagnostic, ...]]:
    """Each required element with its place, and a finding for each that is missing.

    ``assumed``: the act was assumed and may not apply; then one note names all that was not found. Elements asked for only of closed meetings, of
    recusals or of divided votes are left out where there were none.
    """
    if minutes.kind != "minutes":
        return (), ()
    asked = [(r, _FINDERS[r.element](minutes)) for r in requirements if _APPLIES[r.when](minutes)]
    elements = tuple(Element(r.element, r.required_by, evidence.found, evidence.span) for r, evidence in asked)
    lacking = [(r, evidence) for r, evidence in asked if not evidence.found]
    if assumed and lacking:
        acts = ", ".join(dict.fromkeys(r.required_by.partition(" §")[0] for r, _ in lacking))
        return elements, (UNLESS.at((), act=acts, elements=", ".join(r.element.replace("_", " ") for r, _ in lacking)),)
    return elements, tuple(_finding(*one) for one in lacking)


def _finding(requirement: Requirement, evidence: Evidence) -> Diagnostic:
    named = [raw(case) or case.title or "" for case in evidence.cases]
    words = {
        "element": _WORDS[requirement.element],
        "where": f" in {', '.join(named)}" if named else "",
        "required_by": requirement.required_by,
    }
    case = raw(evidence.cases[0]) if len(evidence.cases) == 1 else None
    spans = tuple(case.span[:1] for case in evidence.cases)
    if evidence.why:
        return PERHAPS_MISSING.at(*spans, case=case, **words, why=evidence.why)
    return MISSING.at(*spans, case=case, **words)


# ---- what is found where


def _trace(text: str, kind: str) -> Span | None:
    """Where the first words stand that may tell of it, in whatever wording."""
    found = suspects().first(fold(text), kind)
    return Span(found.start, found.end) if found else None


def _time(minutes: Minutes) -> Evidence:
    told = any(dates(minutes.source.text[:_HEAD]))
    return attrs.evolve(_fields(minutes, "date", "start_time"), why="a date stands in the head of the document" if told else "")


def _place(minutes: Minutes) -> Evidence:
    told = _trace(minutes.source.text[:_HEAD], "held")
    return attrs.evolve(_fields(minutes, "place"), why="words of where it was held stand in the head of the document" if told else "")


def _fields(minutes: Minutes, *names: str) -> Evidence:
    """Fields of the meeting, one of which will do."""
    known = [name for name in names if getattr(minutes.meeting, name) is not None]
    return Evidence(bool(known), tuple(span for name in known for span in minutes.meeting.evidence.get(name, ())))


def _manner(minutes: Minutes) -> Evidence:
    """A place or a means: the board met, or treated the cases in another way."""
    told = _trace(minutes.source.text, "manner")
    return Evidence(True, (told,)) if told else _fields(minutes, "place", "start_time")


def _present(minutes: Minutes) -> Evidence:
    there = present(minutes)
    return Evidence(bool(there), _spans(there), _labelled(minutes, "present", "members", "substitutes"))


def _absent(minutes: Minutes) -> Evidence:
    """A list of absences, be it empty; or as many present as there are seats. With an unknown number of seats nobody need have been absent."""
    gone = [a for a in minutes.attendance.attendees if a.presence == "absent"]
    if gone:
        return Evidence(True, _spans(gone))
    listed = tuple(_label_lines(minutes, "absent"))
    seats, there = minutes.attendance.seats, [a for a in present(minutes) if a.group in ("member", "substitute", "unknown")]
    if listed or (seats is not None and len(there) >= seats):
        return Evidence(True, listed[:1] or _spans(there))
    return Evidence(False, why="" if seats is not None else "the number of members is unknown, and all may have been present")


def _cases(minutes: Minutes) -> Evidence:
    return Evidence(bool(minutes.cases), tuple(span for case in minutes.cases for span in case.span[:1]), why="no case headings were found")


def _decisions(minutes: Minutes) -> Evidence:
    decided = tuple(span for case in minutes.cases if case.decision for span in case.decision.span[:1])
    words = _trace(minutes.source.text, "decision_trace")
    return Evidence(any(case.decision for case in minutes.cases), decided, why="words of decisions stand in the text" if words else "")


def _votes(minutes: Minutes) -> Evidence:
    """Every case that was decided tells its vote; notices taken note of, elections and postponements need none."""
    decided = [case for case in minutes.cases if case.kind in _VOTED_ON and case.decision and case.decision.outcome in ("adopted", "rejected")]
    spans = tuple(span for case in decided for vote in case.votes for span in vote.span[:1])
    lacking = tuple(case for case in decided if not case.votes)
    unread = tuple(case for case in lacking if _trace(folded(minutes.source, case.span), "vote_trace"))
    why = "words of a vote stand in the text" if unread == lacking else ""
    return Evidence(not lacking, spans, why, lacking if why else tuple(case for case in lacking if case not in unread))


def _voters(minutes: Minutes) -> Evidence:
    """Who voted for and against, where the votes were divided."""
    divided = [(case, vote) for case in minutes.cases for vote in case.votes if _divided(vote)]
    lacking = tuple(dict.fromkeys(case for case, vote in divided if not vote.ballots and not vote.parties))
    names = [fold(a.name.split()[-1]) for a in present(minutes)]
    named = [case for case in lacking if any(name in folded(minutes.source, case.span) for name in names)]
    spans = tuple(span for _, vote in divided for span in vote.span[:1])
    return Evidence(not lacking, spans, "names stand in the case, which may be theirs" if named else "", lacking)


def _closed_basis(minutes: Minutes) -> Evidence:
    closed = [case for case in minutes.cases if case.closed]
    lacking = tuple(case for case in closed if case.closed and not case.closed.basis)
    return _basis(minutes, lacking, tuple(span for case in closed if case.closed for span in case.closed.span), found=bool(closed))


def _recusal_basis(minutes: Minutes) -> Evidence:
    recusals = [recusal for case in minutes.cases for recusal in case.recusals]
    lacking = tuple(case for case in minutes.cases if any(not recusal.basis for recusal in case.recusals))
    return _basis(minutes, lacking, tuple(span for recusal in recusals for span in recusal.span), found=True)


def _basis(minutes: Minutes, lacking: tuple[Case, ...], spans: Spans, *, found: bool) -> Evidence:
    """A legal basis told in every case; a mention of an act in the case may be it."""
    text = [folded(minutes.source, case.span) for case in lacking] if found else [minutes.source.text]
    return Evidence(found and not lacking, spans, "an act is mentioned in the text" if any(_trace(one, "law") for one in text) else "", lacking)


def _quorum_shown(minutes: Minutes) -> Evidence:
    """Said in so many words, or shown by the members who were present."""
    said = _trace(minutes.source.text, "quorum")
    return Evidence(True, (said,)) if said else _present(minutes)


def _signatures(minutes: Minutes) -> Evidence:
    if minutes.signatories or minutes.meeting.status == "signed":
        signed = tuple(span for signatory in minutes.signatories for span in signatory.span)
        return Evidence(True, signed or minutes.meeting.evidence.get("status", ()))
    words = _trace(minutes.source.text, "signed")
    return Evidence(False, why="words of signing stand in the text" if words else "a copy may leave the signatures out")


_FINDERS: Mapping[ElementId, Callable[[Minutes], Evidence]] = {
    "time": _time,
    "place": _place,
    "manner": _manner,
    "present": _present,
    "absent": _absent,
    "cases": _cases,
    "decisions": _decisions,
    "votes": _votes,
    "voters": _voters,
    "closed_basis": _closed_basis,
    "recusal_basis": _recusal_basis,
    "quorum_shown": _quorum_shown,
    "signatures": _signatures,
}
_APPLIES: Mapping[When, Callable[[Minutes], bool]] = {
    "always": lambda minutes: True,
    "closed": lambda minutes: bool(minutes.meeting.closed) or any(case.closed for case in minutes.cases),
    "recused": lambda minutes: any(case.recusals for case in minutes.cases),
    "divided": lambda minutes: any(_divided(vote) for case in minutes.cases for vote in case.votes),
}


def _divided(vote: Vote) -> bool:
    return bool(vote.for_ and vote.against)


def _spans(people: Sequence[object]) -> Spans:
    return tuple(span for person in people for span in getattr(person, "span", ()))


def _labelled(minutes: Minutes, *kinds: str) -> str:
    return "the label of a list stands in the text" if any(_label_lines(minutes, *kinds)) else ""


def _label_lines(minutes: Minutes, *kinds: str) -> Iterator[Span]:
    """Lines that open with a label of these kinds."""
    for line in minutes.source.lines:
        hit = labels().find(minutes.source.text[line.start : line.end].partition(":")[0])
        if hit and hit.phrase.block in kinds:
            yield line.span
