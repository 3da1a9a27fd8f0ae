"""What stands inside decisions: sums, deadlines, dates, who is to do it, acts, property; measured on gold of our own."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutes_parser as mp

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
KINDS = ("amounts", "deadlines", "dates", "actors", "laws", "properties", "references")
PRECISION = 0.95
RECALL = {"amounts": 1.0, "deadlines": 1.0, "dates": 1.0, "actors": 0.95, "laws": 1.0, "properties": 1.0, "references": 1.0}
HEAD = "MØTEPROTOKOLL\n\nHavnestyret\nMøtedato: 21.03.2025\n\nSak 4/25 Ny båthavn\n\nVedtak:\n"

CASES: list[dict[str, Any]] = tomllib.loads((HERE / "inside_cases.toml").read_text(encoding="utf-8"))["case"]
GOLD: list[dict[str, Any]] = tomllib.loads((HERE / "inside_gold.toml").read_text(encoding="utf-8"))["decision"]


def written(kind: str, found: Any) -> str:
    """A value as the gold writes it."""
    match kind:
        case "amounts":
            return f"{found.raw} = {found.value} {found.currency}" + (f" {found.per}" if found.per else "")
        case "deadlines":
            return f"{found.raw} = {found.date or '?'}"
        case "dates":
            return f"{found.raw} = {found.start}..{found.end}" if found.start else f"{found.raw} = ?"
        case "laws":
            return f"{found.act}: {', '.join(found.sections)}"
        case "properties":
            return "/".join(str(n) for n in (found.gnr, found.bnr, found.fnr, found.snr) if n is not None)
        case "actors":
            return str(found.name)
        case _:
            return str(found.raw)


def inside(decision: mp.Decision | mp.Point) -> dict[str, list[str]]:
    return {kind: [written(kind, found) for found in getattr(decision, kind)] for kind in KINDS}


def decided(text: str) -> mp.Minutes:
    return mp.parse_text(HEAD + text + "\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_sentence_holds_this_and_no_more(case: dict[str, Any]) -> None:
    decision = decided(case["text"]).cases[0].decision
    assert decision is not None
    assert {k: v for k, v in inside(decision).items() if v} == {k: v for k, v in case.items() if k != "text" and v}


def test_the_gold_is_met() -> None:
    """Precision first: what is given is right; recall is what it was."""
    right, given_, wanted = Counter[str](), Counter[str](), Counter[str]()
    parsed: dict[str, mp.Minutes] = {}
    for row in GOLD:
        minutes = parsed.setdefault(row["file"], mp.parse(CORPUS / row["file"]))
        decision = next(c.decision for c in minutes.cases if c.number and c.number.raw == row["case"])
        assert decision is not None
        for kind, found in inside(decision).items():
            gold = Counter(row.get(kind, []))
            right[kind] += (Counter(found) & gold).total()
            given_[kind] += len(found)
            wanted[kind] += gold.total()
    assert len(GOLD) >= 20
    assert set(wanted) == {kind for kind in KINDS if wanted[kind] > 0} == set(KINDS)
    poor = {k: (right[k], given_[k], wanted[k]) for k in KINDS if right[k] < PRECISION * given_[k] or right[k] < RECALL[k] * wanted[k]}
    assert poor == {}


def test_each_value_stands_at_its_span_and_in_its_point() -> None:
    for path in sorted(CORPUS.glob("*.txt")):
        minutes = mp.parse(path)
        for decision in (c.decision for c in minutes.cases if c.decision):
            everything = {kind: list(getattr(decision, kind)) for kind in KINDS}
            for kind, found in everything.items():
                assert [x for x in found if " ".join(place(minutes, x).split()) != (x.name if kind == "actors" else x.raw)] == [], path.name
            for point in every(decision.points if not decision.resolved else ()):
                for kind, found in everything.items():
                    assert [x for x in getattr(point, kind) if x not in found] == []


def every(points: tuple[mp.Point, ...]) -> list[mp.Point]:
    return [q for p in points for q in (p, *every(p.points))]


def place(minutes: mp.Minutes, found: Any) -> str:
    """The words at its span, with a word that is split at a line end joined."""
    return "".join(minutes.source.text[start:end] for start, end in found.span).replace("-\n", "")


def test_a_point_has_its_own_and_not_those_under_it() -> None:
    decision = decided("1. Det bevilges kr 10 000 til tak.\n a) Brygga koster kr 5 000.\n2. Frist er 1. mai 2025.").cases[0].decision
    assert decision is not None
    first, second = decision.points
    assert ([a.raw for a in first.amounts], [a.raw for a in first.points[0].amounts]) == (["kr 10 000"], ["kr 5 000"])
    assert [a.raw for a in decision.amounts] == ["kr 10 000", "kr 5 000"]
    assert ([d.date for d in first.deadlines], [d.date for d in second.deadlines]) == ([], [dt.date(2025, 5, 1)])


def test_points_of_a_recommendation_have_their_own() -> None:
    text = "1. Det bevilges kr 10 000 til tak.\n2. Daglig leder bestiller arbeidet innen 1. mai 2025.\n\nVedtak:\nSaken utsettes.\n"
    (recommendation,) = mp.parse_text(HEAD.replace("Vedtak:", "Innstilling:") + text).cases[0].recommendations
    first, second = recommendation.points
    assert ([a.value for a in first.amounts], first.actors) == ([10000], ())
    assert ([a.name for a in second.actors], [d.date for d in second.deadlines]) == (["Daglig leder"], [dt.date(2025, 5, 1)])


def test_a_decision_by_reference_has_what_it_takes_over() -> None:
    minutes = mp.parse_text(
        HEAD.replace("Vedtak:", "Innstilling:") + "1. Det bevilges kr 10 000 til tak.\n2. Arbeidet starter.\n\nVedtak:\nSom innstillingen.\n"
    )
    decision = minutes.cases[0].decision
    assert decision is not None
    assert decision.resolved is not None
    assert [a.raw for a in decision.amounts] == ["kr 10 000"]
    assert [len(p.amounts) for p in decision.resolved.points] == [1, 0]


@given(st.integers(1, 10**9), st.sampled_from(["kr {}", "kr. {}", "NOK {}", "{} kr", "{} kroner", "kr {},-"]), st.sampled_from([" ", ".", "\u00a0"]))
def test_a_sum_is_read_back_however_it_is_divided(value: int, form: str, divider: str) -> None:
    said = form.format(f"{value:,}".replace(",", divider))
    decision = decided(f"Havna får {said} i år.").cases[0].decision
    assert decision is not None
    assert [(a.value, a.currency) for a in decision.amounts] == [(value, "NOK")]


@given(st.text(alphabet="0123456789 .,-/krmilNOK§§gbnr\n", max_size=80))
def test_nothing_runs_away_or_breaks(text: str) -> None:
    minutes = decided("Havna får " + text)
    assert mp.from_json(mp.to_json(minutes)) == minutes
