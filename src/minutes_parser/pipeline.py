"""The order of the stages: bytes, source, outline, draft, whole, books."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from . import coverage
from .diagnostics import Code, Diagnostic
from .errors import StrictError
from .extract.besides import read_absences, read_besides
from .extract.cases import CaseReading, read_case
from .extract.closing import Officer, by_role, elected_in_text, officers
from .extract.heading import read_meeting
from .extract.kind import read_kind
from .extract.language import language_of
from .extract.movements import read_movements
from .extract.numbers import stated_numbers
from .extract.people import read_people
from .extract.signatories import signatories
from .lexicon.overlay import using
from .lexicon.profile import ProfileLike, read_profile
from .limits import LIMITS, Limits
from .load import Mode, Ocr, read, read_text
from .model import Case, Language, Meeting, Minutes
from .patterns import shelf
from .privacy.notes import with_personal_data
from .resolve import agenda as agenda_stage
from .resolve.attendance import bring_together, with_stated
from .resolve.changes import with_movements
from .resolve.doubt import with_doubts
from .resolve.follows import judged
from .resolve.inside import with_inside
from .resolve.leaves import out_of_order
from .resolve.listings import Listing
from .resolve.naming import fullest, with_persons
from .resolve.referring import unresolved
from .resolve.suspects import suspects
from .resolve.written import as_written
from .segment.grammar import PEOPLE
from .segment.meetings import meetings
from .segment.outline import Block, Outline, outline
from .source import Source
from .span import Span, Spans
from .view import fold, words_of

NOT_MINUTES = Code(
    "MP201", "warning", "Not a meeting document", "this is not read as a protocol: {why}",
    "The cases are left empty. If it is a protocol after all, please report its layout.",
)  # fmt: skip
NO_CASES = Code(
    "MP202", "warning", "No cases found", "no case headings were found",
    "The whole body is reported as unparsed.",
)  # fmt: skip
ENDED = Code(
    "MP203", "info", "A passage ended by its layout", "the {kind} was taken to end before text that follows without a heading",
    "Read the place: the text after it is kept as a section of the case.",
)  # fmt: skip
SEVERAL = Code(
    "MP204", "warning", "Several meetings in one file", "the file holds the minutes of {count} meetings; this is the first",
    "Use minutes_parser.parse_all (or parse --all) to get each of them.",
)  # fmt: skip
SAMI = Code(
    "MP205", "warning", "Northern Sámi is not supported", "the document is in Northern Sámi, of which little is read",
    "Use the Norwegian version where there is one. What is given is sure, but most of the document is not understood.",
)  # fmt: skip
CODES = (NOT_MINUTES, NO_CASES, ENDED, SEVERAL, SAMI)


def parse(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    strict: bool = False,
    ocr: Mode = "auto",
    ocr_cache: str | os.PathLike[str] | None = None,
    limits: Limits = LIMITS,
    profile: ProfileLike = None,
) -> Minutes:
    """Read a protocol (nb/nn: protokoll, møtebok, referat) from a path, bytes or a binary file object.

    ``ocr``: pages without a usable text layer are recognised (``auto``), all pages are (``force``), or none (``never``). What was
    recognised is kept in the folder ``ocr_cache``, if one is given, by the content of the document. ``limits``: how much the document
    may ask of this machine. ``profile``: a TOML file with the body's or vendor's own words (docs/profiles.md), or what ``read_profile``
    made of it.

    Raises :class:`UnreadableDocument` (:class:`LimitExceeded` where it asks for too much) or :class:`UnsupportedFormat` where there is
    nothing to return, and with ``strict`` a :class:`StrictError` that gathers the error-level diagnostics; ``DataError`` for a profile that
    cannot be used.
    """
    with using(read_profile(profile)):
        return _finish(load(source, name=name, ocr=ocr, ocr_cache=ocr_cache, limits=limits), strict=strict)


def parse_text(text: str, *, name: str = "text", strict: bool = False, limits: Limits = LIMITS, profile: ProfileLike = None) -> Minutes:
    """Read a protocol that is at hand as text (plain, Markdown or HTML). ``strict``, ``limits`` and ``profile`` are those of :func:`parse`."""
    with using(read_profile(profile)):
        return _finish(read_text(text, name, limits), strict=strict)


def parse_all(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    strict: bool = False,
    ocr: Mode = "auto",
    ocr_cache: str | os.PathLike[str] | None = None,
    limits: Limits = LIMITS,
    profile: ProfileLike = None,
) -> tuple[Minutes, ...]:
    """Read every meeting of a file that binds several together, in order; one meeting gives one.

    All have the same ``source.text``, so that every place stays where it is; lines of other meetings are in the layer
    ``other_meeting``. Raises what :func:`parse` raises.
    """
    with using(read_profile(profile)):
        return tuple(_one(part, strict=strict) for part in meetings(load(source, name=name, ocr=ocr, ocr_cache=ocr_cache, limits=limits)))


def load(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    ocr: Mode = "auto",
    ocr_cache: str | os.PathLike[str] | None = None,
    limits: Limits = LIMITS,
) -> Source:
    """The document's text with its lines, before anything is understood."""
    how = Ocr(ocr, Path(ocr_cache) if ocr_cache is not None else None)
    if isinstance(source, bytes):
        return read(source, name or "document", how, limits)
    if isinstance(source, str | os.PathLike):
        with Path(source).open("rb") as file:
            return read(file.read(limits.file_size + 1), name or Path(source).name, how, limits)
    return read(source.read(limits.file_size + 1), name or Path(str(getattr(source, "name", "document"))).name, how, limits)


def _finish(source: Source, *, strict: bool) -> Minutes:
    parts = meetings(source)
    minutes = _one(parts[0], strict=strict)
    if len(parts) == 1:
        return minutes
    first = next(line.span for line in parts[1].lines if line.layer == "body" and line.end > line.start)
    return attrs.evolve(minutes, diagnostics=(SEVERAL.at((first,), count=len(parts)), *minutes.diagnostics))


def _one(source: Source, *, strict: bool) -> Minutes:
    """The minutes of one meeting."""
    minutes = with_personal_data(understand(source, outline(source)))
    shelf().keep()
    errors = tuple(d.message for d in minutes.diagnostics if d.severity == "error")
    if strict and errors:
        raise StrictError(source.name, errors)
    return minutes


def understand(source: Source, plan: Outline) -> Minutes:
    """From the outline to the finished minutes."""
    kind = read_kind(source, plan)
    language = language_of(source.text)
    if kind.kind == "other":
        found = (*source.notes, *_unsupported(language), NOT_MINUTES.at((), why=kind.why))
        return _balanced(Minutes(source, "other", language, diagnostics=found), plan, ())
    meeting = read_meeting(source, plan)
    attendance, found_people = bring_together(_listings(source, plan), assembly=meeting.body_kind == "general_assembly", recognised=source.recognised)
    stated = stated_numbers(source, plan)
    attendance = with_stated(fullest(attendance, source.text), stated)
    voting = [a for a in attendance.attendees if a.presence == "present" and a.group in ("member", "substitute")]
    readings = tuple(read_case(source, plan, index, meeting.body, len(voting) or None) for index in range(len(plan.headings)))
    rows = agenda_stage.read_rows(source, plan.agenda)
    cases, rows = agenda_stage.settle_years([r.case for r in readings], rows, meeting.date.year if meeting.date else None)
    rows = agenda_stage.wrapped(rows, cases)
    cases, found_cases = agenda_stage.match(cases, rows)
    cases = tuple(with_inside(judged(c, recognised=source.recognised), source, meeting.date) for c in cases)
    chair, secretary = (_officer(source, plan, cases, role) for role in ("chair", "secretary"))
    attachments = tuple(_attachments(source, plan))
    minutes = Minutes(
        source=source,
        kind=kind.kind,
        language=language,
        meeting=_with_evidence(meeting, stated.evidence(), chair=chair, secretary=secretary, attachments=tuple(s for s, _ in attachments)),
        attendance=attendance,
        agenda=rows,
        cases=cases,
        signatories=signatories(source, plan, cases, tuple(a.name for a in attendance.attendees if " " in a.name)),
        chair=chair.name if chair else getattr(by_role(attendance.attendees, "chair"), "name", None),
        secretary=secretary.name if secretary else getattr(by_role(attendance.attendees, "secretary"), "name", None),
        attachments=tuple(title for _, title in attachments),
        diagnostics=(
            *source.notes,
            *out_of_order(source),
            *_unsupported(language),
            *found_people,
            *found_cases,
            *agenda_stage.borrowed(cases, plan.headings),
            *_ended(plan, cases),
            *unresolved(cases),
            *(() if cases else (NO_CASES.at(()),)),
        ),
    )
    return _balanced(as_written(with_doubts(_with_changes(with_persons(minutes), plan, readings))), plan, readings)


def _officer(source: Source, plan: Outline, cases: tuple[Case, ...], role: str) -> Officer | None:
    """Who a label names as chair or secretary, else who the text says was elected."""
    named = next((Officer(m.name, m.span) for m in officers(source, plan, role) if m.name), None)
    return named or elected_in_text(source, plan, cases, role)


def _unsupported(language: Language | None) -> Iterator[Diagnostic]:
    if language == "se":
        yield SAMI.at(())


def _with_changes(minutes: Minutes, plan: Outline, readings: tuple[CaseReading, ...]) -> Minutes:
    """Who came and went, brought to the attendees."""
    movements = read_movements(minutes.source, plan, readings, [a.name for a in minutes.attendance.attendees])
    attendance, found = with_movements(minutes.attendance, movements, minutes.cases, minutes.meeting)
    return attrs.evolve(minutes, attendance=attendance, diagnostics=(*minutes.diagnostics, *found))


def _listings(source: Source, plan: Outline) -> list[Listing]:
    listings: list[Listing] = []
    over: Block | None = None
    for block in plan.of_kind(*PEOPLE):
        label = fold(block.opener.label.phrase.text) if block.opener and block.opener.label else ""
        of_members = any(word in label for word in ("medlem", "representant", "styret"))
        visitors = block.kind == "present" and any(x.kind in ("present", "members") for x in listings) and label.startswith(("fra ", "frå "))
        there = block.kind == "members" and over is not None and over.kind == "present" and not over.paragraphs  # "Til stede", below it "Medlemmer:"
        kind = "guests" if visitors else "present" if there else block.kind
        over = block
        listings.append(Listing(kind, tuple(read_people(source, block.paragraphs, block.opener)), of_members))
    listings += [Listing("guests", tuple(read_besides(source, plan))), Listing("told", tuple(read_absences(source, plan)))]
    secretaries = tuple(attrs.evolve(m, role="secretary") for m in officers(source, plan, "secretary"))
    met = any(x.kind == "present" and x.mentions for x in listings)
    chairs = tuple(attrs.evolve(m, role="chair") for m in officers(source, plan, "chair")) if met else ()
    more = (Listing("secretaries", secretaries), Listing("chairs", chairs))
    return [x for x in (*listings, *more) if x.mentions or x.kind not in ("guests", "told", "secretaries", "chairs")]


def _with_evidence(meeting: Meeting, more: dict[str, Spans], *, chair: Officer | None, secretary: Officer | None, attachments: Spans) -> Meeting:
    if chair:
        more["chair"] = (chair.span,)
    if secretary:
        more["secretary"] = (secretary.span,)
    if attachments:
        more["attachments"] = attachments
    return attrs.evolve(meeting, evidence={**meeting.evidence, **more}) if more else meeting


def _attachments(source: Source, plan: Outline) -> Iterator[tuple[Span, str]]:
    for block in plan.of_kind("attachments"):
        for item in block.paragraphs:
            span = item.body if item is block.opener else Span(item.body.start, item.span.end)
            yield span, words_of(source, span)


def _ended(plan: Outline, cases: tuple[Case, ...]) -> Iterator[Diagnostic]:
    """Say so where a passage was ended by its layout alone."""
    for block in plan.blocks:
        if block.ended and not block.ended.sure and block.kind in ("decision", "recommendation") and block.case is not None:
            number = cases[block.case].number
            yield ENDED.at(block.spans[-1:], case=number.raw if number else None, kind=block.kind)


def _balanced(minutes: Minutes, plan: Outline, readings: tuple[CaseReading, ...]) -> Minutes:
    books = coverage.balance(minutes.source, coverage.claims(minutes, plan, [b for r in readings for b in r.blocks]))
    found = (*minutes.diagnostics, *suspects(minutes, plan, readings), *books.diagnostics)
    return attrs.evolve(minutes, coverage=books.coverage, unparsed=books.unparsed, diagnostics=found)
