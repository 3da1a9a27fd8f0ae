"""The check of a whole protocol against verdicts and findings reckoned by hand: the documents of the corpus whose gold has ``check``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import minutes_parser as mp
from minutes_parser.checks.numbering import GAP
from minutes_parser.checks.outcomes import CASTING_WITHOUT_TIE
from minutes_parser.checks.people import SIGNS_ABSENT
from minutes_parser.checks.quorum import NOT_MET, UNDETERMINED
from minutes_parser.checks.votes import MORE_THAN_LISTED
from minutes_parser.diagnostics import Code
from minutes_parser.resolve.agenda import NOT_TREATED, TITLE_DIFFERS
from minutes_parser.resolve.attendance import BOTH_LISTS

CORPUS = Path(__file__).parents[1] / "corpus"

ABOUT: Mapping[str, Code] = {
    "quorum not met": NOT_MET,
    "quorum undetermined": UNDETERMINED,
    "on both lists": BOTH_LISTS,
    "agenda item never treated": NOT_TREATED,
    "title differs": TITLE_DIFFERS,
    "votes exceed those present": MORE_THAN_LISTED,
    "casting vote without a tie": CASTING_WITHOUT_TIE,
    "signatory not present": SIGNS_ABSENT,
    "number gap": GAP,
}
"""What the gold calls a finding, and its code."""

KNOWN: Mapping[str, set[str]] = {}
"""What is still told otherwise than in the gold. This table shrinks: an entry that no longer differs fails."""


@cache
def gold() -> Mapping[str, Any]:
    """Name -> what the gold says of the check."""
    read = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(CORPUS.glob("*.json"))}
    return {name: facts["check"] for name, facts in read.items() if "check" in facts}


@cache
def minutes(name: str) -> mp.Minutes:
    return mp.parse(CORPUS / f"{name}.txt")


def report(name: str, rule: str | None = None) -> mp.Report:
    return mp.check(minutes(name), rule=rule, votes=gold()[name].get("votes"))


def wanted(name: str) -> Iterator[tuple[str, object]]:
    """Fact -> value by the gold. A finding is a fact of its own, at any of the lines it names."""
    told = gold()[name]
    yield "rule", told["rule"]
    yield "order", [row["case"] for row in told["quorum"]]
    yield from ((f"quorum of {row['case']}", row) for row in told["quorum"])
    yield from ((f"{one['code_about']} in {one['case']}", True) for one in told["findings"])
    yield from ((f"{other['case']} under {other['rule']}", (other["required"], other["verdict"])) for other in told.get("others", ()))
    yield "other errors", []


def found(name: str) -> Iterator[tuple[str, object]]:
    """The same facts by the check."""
    told, checked = gold()[name], report(name)
    rows = {row.case: row for row in checked.quorum}
    yield "rule", checked.quorum[0].rule if checked.quorum else None
    yield "order", [row.case for row in checked.quorum]
    for row in told["quorum"]:
        yield f"quorum of {row['case']}", {key: getattr(rows.get(row["case"]), key, None) for key in row}
    for one in told["findings"]:
        yield f"{one['code_about']} in {one['case']}", any(answers(name, finding, one) for finding in checked.diagnostics)
    for other in told.get("others", ()):
        row = next(row for row in report(name, other["rule"]).quorum if row.case == other["case"])
        yield f"{other['case']} under {other['rule']}", (row.required, row.verdict)
    yield "other errors", [f"{d.code} {d.case}" for d in checked.errors if not any(answers(name, d, one) for one in told["findings"])]


def answers(name: str, finding: mp.Diagnostic, told: Mapping[str, Any]) -> bool:
    """Whether a finding is the one that the gold tells: its code, its case where it has one, and a place on the line."""
    lines = {place.line for place in minutes(name).locate(finding.span)}
    return finding.code == ABOUT[told["code_about"]].code and finding.case in (told["case"], None) and told["line"] in lines


def differences(name: str) -> dict[str, tuple[object, object]]:
    told, checked = dict(wanted(name)), dict(found(name))
    return {fact: (told[fact], checked[fact]) for fact in told if told[fact] != checked[fact]}


@pytest.mark.parametrize("name", gold())
def test_the_check_says_what_the_gold_says(name: str) -> None:
    found = differences(name)
    known = KNOWN.get(name, set())
    assert {fact: values for fact, values in found.items() if fact not in known} == {}
    assert known - set(found) == set(), "mended: take it out of KNOWN"


def test_the_gold_exercises_every_verdict_and_every_kind_of_finding() -> None:
    assert {row["verdict"] for told in gold().values() for row in told["quorum"]} == {"met", "not_met", "undetermined"}
    assert {one["code_about"] for told in gold().values() for one in told["findings"]} == set(ABOUT)


@pytest.mark.parametrize("name", gold())
def test_the_gold_agrees_with_itself(name: str) -> None:
    """The verdict of an interval, where heads alone decide: a slip of the hand would be seen."""
    told = gold()[name]
    for row in told["quorum"]:
        low, high, required = row["present_min"], row["present_max"], row["required"]
        assert 0 <= low <= high <= row["seats"]
        heads = "met" if low >= required else "not_met" if high < required else "undetermined"
        assert row["verdict"] == heads or "votes" in told
    assert told["quorum"][0]["present_min"] == min(row["present_min"] for row in told["quorum"])
    assert told["quorum"][0]["present_max"] == max(row["present_max"] for row in told["quorum"])


def test_a_difference_would_be_seen() -> None:
    told = gold()["burettslag-styre"]["findings"][0]
    finding = NOT_MET.at(minutes("burettslag-styre").cases[2].span, case=told["case"], present=2, required=3, rule="a rule")
    assert answers("burettslag-styre", finding, told)
    assert not answers("burettslag-styre", finding, {**told, "line": 1})
    assert not answers("burettslag-styre", finding, {**told, "case": "24/19"})
    assert not answers("burettslag-styre", finding, {**told, "code_about": "quorum undetermined"})
