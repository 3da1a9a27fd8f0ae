"""A protocol built by hand, and a strategy for any protocol the model can hold."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

import minutes_parser as mp

TEXT = "Sak 4/25 Ny båthavn\nVedtak: Havna bygges [red]nå[/red].\nVedtatt med 5 mot 2 stemmer.\n"

SAMPLE = mp.Minutes(
    mp.Source(
        "havnestyret.txt",
        "0" * 64,
        "text/plain",
        len(TEXT),
        text=TEXT,
        lines=(mp.Line(0, 19, page=1, bbox=(70.0, 80.5, 300.0, 92.5)), mp.Line(20, 54, page=1), mp.Line(55, 83, page=1)),
        pages=(mp.Page(1, 595.0, 842.0),),
        markup=(mp.Span(42, 47),),
    ),
    "minutes",
    "nb",
    mp.Meeting(
        title="Protokoll fra havnestyret",
        body="Havnestyret",
        body_kind="board",
        date=dt.date(2025, 3, 21),
        start_time="18:00",
        evidence={"date": (mp.Span(0, 4), mp.Span(5, 7))},
    ),
    mp.Attendance(
        seats=7,
        attendees=(
            mp.Attendee("p1", "Tora Vik", "present", "member", "chair", represents="Bygdelista", arrived=True),
            mp.Attendee("p2", "Odd Nes", "absent", "member", changes=(mp.Change("left", "19:30", span=(mp.Span(0, 3),)),)),
            mp.Attendee("p3", "Siv Moe", "present", "substitute", substitute_for="Odd Nes", arrived="18:10"),
        ),
    ),
    cases=(
        mp.Case(
            mp.CaseNumber("4/25", None, 4, 2025),
            "Ny båthavn",
            kind="decision",
            recommendations=(mp.Recommendation("Havna bygges.", "Daglig leder", vote=mp.Vote(for_=3, against=0, unanimous=True)),),
            votes=(mp.Vote(for_=5, against=2, result="carried", ballots=(mp.Ballot("Tora Vik", "for", person="p1"),), span=(mp.Span(55, 83),)),),
            decision=mp.Decision(
                "Havna bygges [red]nå[/red].",
                (mp.Point("1", "Havna bygges.", (mp.Point("a", "Før jul."),)),),
                mp.Resolved("Havna bygges.", from_="Daglig leder"),
                "adopted",
                span=(mp.Span(28, 54),),
            ),
        ),
        mp.Case(None, "Eventuelt"),
    ),
    signatories=(mp.Signatory("Tora Vik", "p1"),),
    coverage=mp.Coverage(60, 20, 0, 0),
    diagnostics=(mp.Diagnostic("MP301", "warning", "Tallene går ikke opp", "4/25", (mp.Span(55, 83),)),),
)


DEPTH = 3


def values(hint: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Any value that the model's type hints allow; what lies deeper than ``DEPTH`` lists is empty."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return st.from_regex(parts[1].pattern, fullmatch=True)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, types.UnionType):
        return st.one_of(*(values(part, depth) for part in parts))
    if hint == mp.Doubt:
        return st.builds(mp.Doubt, st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 100))
    if hint == mp.Span:
        return st.builds(mp.Span, st.integers(0, 10**9), st.integers(0, 10**9))
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(values(parts[0], depth + 1), max_size=2).map(tuple) if depth < DEPTH else st.just(())
    if origin is tuple:
        return st.tuples(*(values(part, depth) for part in parts))
    if origin is Mapping:
        return st.dictionaries(st.text(max_size=5), values(parts[1], depth), max_size=2)
    return objects(hint, depth) if attrs.has(hint) else SCALARS[hint]


SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12),
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=2),
    bool: st.booleans(),
    type(None): st.none(),
    dt.date: st.dates(),
}


@cache
def objects(cls: type, depth: int = 0) -> st.SearchStrategy[Any]:
    """Objects of an attrs class."""
    names = {field.name for field in attrs.fields(cls)}
    hints = get_type_hints(cls, include_extras=True)
    fixed = {"schema_version": Literal[mp.SCHEMA_VERSION]}
    return st.deferred(lambda: st.builds(cls, **{name: values(hint, depth) for name, hint in {**hints, **fixed}.items() if name in names}))
