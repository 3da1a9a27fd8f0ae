"""What holds for every document: nothing is lost, nothing is invented, every value stands where it says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import minutes_parser as mp
from minutes_parser import Minutes, MinutesParserError, Source, parse_text
from minutes_parser.errors import StrictError
from minutes_parser.load import read_text
from minutes_parser.segment.items import items
from minutes_parser.segment.outline import outline
from minutes_parser.span import Spans
from minutes_parser.view import fold, trim

NAMES = (
    "Kari Solvang",
    "Per Ånestad",
    "Mona-Lise Tveitane",
    "Tor-\nAndré Lunde",
    "Odd Bakkerud (Sp)",
    "ordførar Liv Moldskred",
    "Ánte Eira",
    "Olav van der Berg",
)
LABELS = (
    "Til stede:", "Til stades:", "Forfall:", "FRAFALL:", "Medlemmer", "Varamedlemer:", "Innkalt", "Møtedato: 12.03.2024", "Tid: kl. 09.00 - 15.30",
    "Møtestad:", "V E D T A K", "Vedtak:", "**Vedtak:**", "Rådmannens innstilling:", "Tilråding:", "Handsaming:", "Votering:", "Bakgrunn",
    "Saksliste", "Protokolltilførsel fra Ap:", "Saksnr\tTittel\tSaksbehandler", "Vedlegg:", "Sakshandsamar: Siri Haukebø", "Neste møte: 4. mai",
    "Underskrift", "Møteleder: Kari Solvang", "Vedtak: Vedtak:", "Forfall: Vara:",
)  # fmt: skip
NUMBERS = (
    "Sak 1/24 ", "Sak 2/24 Kaia", "PS 12/2024", "08-25", "3.", "5.1", "12/24\t", "Sak 7:", "## Sak 4/24", "14/75", "1.", "a)", "2)", "- ", "•", "IV.",
    "FO 99/09 a",
)  # fmt: skip
PROSE = (
    "Budsjettet vart samrøystes vedteke.", "Saken utsettes til neste møte.", "Styret ber administrasjonen om å følge opp saken og",
    "legge fram et forslag innen 1. mai.", "I styremøte 12. januar 2023 gjorde styret følgende vedtak:", "Viser til brev fra Lauvvik vel.",
    "Møtet hevet kl. 15.30", "Innstillingen ble vedtatt med 12 mot 9 stemmer.", "Orientering om framdrifta i byggje-", "prosjektet på Neset.",
    "Rett utskrift", "_______________", "Side 2 av 7", "|a|b|", "kr 1 250 000,-", "<b>Viktig</b>", "e\u0301n ﬁnans",
)  # fmt: skip
SPACES = ("", "\n", "\n\n", "\t", "   ", " ", "\f", "\u00a0", "\u00ad", "\u200b", "\r\n", "**", ": ", ", ", " og ", ";")
fragments = st.sampled_from((*NAMES, *LABELS, *NUMBERS, *PROSE, *SPACES))
documents = st.lists(st.tuples(fragments, st.sampled_from(("\n", "\n\n", " ", "", "\t", ", "))), min_size=10, max_size=40).map(
    lambda pairs: "".join(piece + after for piece, after in pairs)
)
raw = st.text(max_size=120) | st.text(alphabet="Sakvedt 1/24:.\n\t-*#<>|()", max_size=160)
anything = documents | raw

quick = settings(deadline=None, max_examples=50, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
PROTOCOL = """MØTEPROTOKOLL

Styret for Lauvvik vassverk
Møtedato: 14.03.2024

Til stede:
Kari Solvang, Per Ånestad (kommer seint)

Sak 1/24 Budsjett

Vedtak:
"""
protocols = documents.map(lambda text: PROTOCOL + text)


def parsed(text: str) -> Minutes | None:
    """The minutes, or ``None`` where the text is refused in the way that is promised."""
    try:
        return parse_text(text)
    except MinutesParserError:
        return None


def values(value: Any) -> Iterator[Any]:
    """Every object of the model in ``value``."""
    if attrs.has(type(value)) and not isinstance(value, Source):
        yield value
        for field in attrs.fields(type(value)):
            yield from values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from values(part)


def all_spans(minutes: Minutes) -> Iterator[tuple[str, Spans]]:
    for value in values(minutes):
        yield type(value).__name__, getattr(value, "span", ())
        for name, spans in getattr(value, "evidence", {}).items():
            yield f"{type(value).__name__}.{name}", spans


def words(source: Source, spans: Spans) -> str:
    """What stands in the spans, with nothing but letters and digits left: markup, spaces and hyphens are not words."""
    hidden = {at for mark in source.markup for at in range(*mark)}
    return "".join(c for s in spans for at in range(*s) if at not in hidden and (c := source.text[at]).isalnum())


def bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


# ---- nothing is raised that was not promised


@given(anything)
@quick
def test_any_text_gives_minutes_or_one_of_our_errors(text: str) -> None:
    minutes = parsed(text)
    if any(c.isalnum() for c in text) and "\0" not in text and minutes is not None:
        assert minutes.source.characters == len(minutes.source.text)


@given(documents)
@quick
def test_strict_raises_where_an_error_was_found_and_else_gives_the_same(text: str) -> None:
    minutes = parsed(text)
    if minutes is None:
        return
    try:
        assert parse_text(text, strict=True) == minutes
    except StrictError as error:
        assert error.messages == tuple(d.message for d in minutes.diagnostics if d.severity == "error")
        assert error.messages


# ---- the books


@given(protocols | anything)
@quick
def test_the_books_balance(text: str) -> None:
    minutes = parsed(text)
    if minutes is None:
        return
    assert [d for d in minutes.diagnostics if d.code == "MP901"] == []
    states = minutes.coverage
    assert states.interpreted + states.verbatim + states.furniture + states.unparsed == len("".join(minutes.source.text.split()))
    assert states.unparsed == sum(len("".join(p.text.split())) for p in minutes.unparsed)
    assert [p.text for p in minutes.unparsed] == [minutes.source.text[s.start : s.end] for p in minutes.unparsed for s in p.span]


@given(anything)
@quick
def test_items_tile_the_body(text: str) -> None:
    """Every visible character of a body line stands in exactly one item, and the items are in order."""
    try:
        source = read_text(text, "tiles")
    except MinutesParserError:
        return
    parts = [part for item in items(source) for part in item.parts]
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    held = "".join("".join(source.text[p.start : p.end].split()) for p in parts)
    body = "".join(
        "".join(source.text[line.start : line.end].split()) for line in source.lines if line.layer == "body" and trim(source.text, line.span)
    )
    assert held == body


@given(protocols | anything)
@quick
def test_blocks_tile_the_items_outside_agenda_and_headings(text: str) -> None:
    try:
        plan = outline(read_text(text, "tiles"))
    except MinutesParserError:
        return
    held = [item for block in plan.blocks for item in (*([block.opener] if block.opener else []), *block.items)]
    consumed = {index for heading in plan.headings for index in heading.consumed}
    rest = [item for index, item in enumerate(plan.items) if index not in consumed and not plan.agenda.start <= index < plan.agenda.end]
    assert held == rest


# ---- every value stands where it says


@given(protocols | anything)
@quick
def test_spans_lie_in_the_text_and_hold_something(text: str) -> None:
    minutes = parsed(text)
    if minutes is None:
        return
    for name, spans in all_spans(minutes):
        for span in spans:
            assert 0 <= span.start < span.end <= len(minutes.source.text), name
            assert minutes.source.text[span.start : span.end].strip(), name


@given(protocols | anything)
@quick
def test_passages_are_verbatim(text: str) -> None:
    minutes = parsed(text)
    if minutes is None:
        return
    passages: tuple[Any, ...]
    for case in minutes.cases:
        passages = (*case.recommendations, *case.proposals, *case.statements, *case.sections, *([case.decision] if case.decision else []))
        for passage in passages:
            assert bare(passage.text) == words(minutes.source, passage.span)


@given(protocols | anything)
@quick
def test_points_are_words_of_their_decision(text: str) -> None:
    minutes = parsed(text)
    if minutes is None:
        return
    passages: tuple[Any, ...]
    for case in minutes.cases:
        passages = (*case.recommendations, *([case.decision] if case.decision else []))
        for passage in passages:
            for point in values(passage.points):
                assert isinstance(point, mp.Point)
                assert bare(point.text) in bare(passage.text)


@given(protocols | anything)
@quick
def test_short_values_stand_in_their_spans(text: str) -> None:
    minutes = parsed(text)
    if minutes is None:
        return
    source = minutes.source
    people: tuple[Any, ...] = (*minutes.attendance.attendees, *minutes.signatories)
    for who in people:
        assert who.span
        if not (isinstance(who, mp.Attendee) and who.basis == "inferred"):
            stood_in = [a.span for a in minutes.attendance.attendees if a.substitute_for == who.name]
            assert any(fold(bare(who.name)) in fold(words(source, (s,))) for s in who.span) or who.span in stood_in
    for row in minutes.agenda:
        assert bare(row.title) in words(source, row.span)
        if row.number:
            assert bare(row.number.raw) in words(source, row.span)
    for case in minutes.cases:
        for found in case.references:
            assert bare(found.raw) == words(source, found.span)
        if case.title:
            assert bare(case.title) in words(source, case.span)
        if case.number:
            assert bare(case.number.raw) in words(source, case.span)
    for field in ("title", "body", "organisation", "place", "number", "next_meeting"):
        value = getattr(minutes.meeting, field)
        if value:
            assert bare(value) in words(source, minutes.meeting.evidence[field]), field


@given(documents)
@quick
def test_cases_stand_in_order_and_hold_their_passages(text: str) -> None:
    minutes = parsed(PROTOCOL + text)
    assert minutes is not None
    for first, second in itertools.pairwise(minutes.cases):
        assert first.span[-1].end <= second.span[0].start
    for case in minutes.cases:
        inner = [s for value in values((case.recommendations, case.decision, case.statements, case.sections)) for s in getattr(value, "span", ())]
        assert all(case.span[0].start <= s.start and s.end <= case.span[-1].end for s in inner)


# ---- the same again


@given(protocols | anything)
@quick
def test_json_gives_the_same_minutes_back(text: str) -> None:
    minutes = parsed(text)
    if minutes is not None:
        assert mp.from_json(mp.to_json(minutes)) == minutes


@given(protocols | anything)
@quick
def test_the_same_text_gives_the_same_minutes(text: str) -> None:
    assert parsed(text) == parsed(text)


@given(documents)
@quick
def test_what_stands_after_the_last_line_break_does_not_matter(text: str) -> None:
    """A document with or without a final line break says the same."""
    one, other = parsed(PROTOCOL + text.rstrip()), parsed(PROTOCOL + text.rstrip() + "\n")
    assert one is not None
    assert other is not None
    assert essence(one) == essence(other)


def essence(minutes: Minutes) -> dict[str, Any]:
    tree = mp.to_builtins(minutes, compact=True)
    del tree["source"]
    return tree


# ---- text that could make a pattern run away

HOSTILE = (
    "a" * 4000,
    "Vedtak: " * 400,
    "A. " * 1500,
    "(" * 3000,
    "1.1" * 1000,
    "Kari Solvang " * 300,
    "1/24 " * 800,
    "-\n" * 1500,
    "**" * 1500,
    ": " * 1500,
    "I" * 3000,
    "\t" * 3000 + "x",
)


@pytest.mark.parametrize("text", HOSTILE, ids=[f"{t[:8]!r}" for t in HOSTILE])
def test_hostile_lines_are_read_in_time(text: str) -> None:
    import time

    started = time.perf_counter()
    parsed(PROTOCOL + text)
    assert time.perf_counter() - started < 8
