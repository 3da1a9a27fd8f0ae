"""Could they decide: the arithmetic, the interval, the verdicts of whole protocols, the command."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import minutes_parser as mp
from minutes_parser.checks.verdict import judge
from minutes_parser.cli import app
from minutes_parser.export.schema import json_schema
from minutes_parser.lexicon.rules import rule_named

VERDICTS = [
    ("at-least 1/2", 8, 4, 4, "met"),
    ("more-than 1/2", 8, 4, 4, "not_met"),
    ("more-than 1/2", 8, 5, 5, "met"),
    ("at-least 1/2", 7, 4, 4, "met"),
    ("more-than 1/2", 7, 4, 4, "met"),
    ("at-least 1/2", 7, 3, 3, "not_met"),
    ("at-least 1/2", 8, 3, 5, "undetermined"),
    ("at-least 1/2", 8, 4, 6, "met"),
    ("at-least 1/2", 8, 2, 3, "not_met"),
    ("at-least 9", None, 9, 9, "met"),
    ("at-least 9", None, 8, 8, "not_met"),
    ("at-least 1/2", None, 8, 8, "undetermined"),
    ("at-least 1/2", 8, None, None, "undetermined"),
    ("fjellova-8", 5, 3, 3, "met"),
    ("fjellova-8", 7, 3, 3, "not_met"),
]


@pytest.mark.parametrize(("rule", "seats", "low", "high", "verdict"), VERDICTS)
def test_an_interval_against_a_rule(rule: str, seats: int | None, low: int | None, high: int | None, verdict: str) -> None:
    assert judge(rule_named(rule), seats, low, high).verdict == verdict


SHARES = [
    ((20, 20, 30), "met"),
    ((19, 19, 30), "not_met"),
    ((19, 20, 30), "undetermined"),
    ("they are not given", "undetermined"),
    (None, "undetermined"),
]


@pytest.mark.parametrize(("held", "verdict"), SHARES)
def test_a_share_of_the_votes_is_asked_for_besides_the_heads(held: tuple[int, int, int] | str | None, verdict: str) -> None:
    assert judge(rule_named("iks-9"), 4, 2, 2, held).verdict == verdict
    assert judge(rule_named("iks-9"), 5, 2, 2, held).verdict == "not_met"


COUNCIL = """MØTEPROTOKOLL

Utvalg: Lia kommunestyre
Dato: 14.03.2024
Tid: 17:00 - 21:00
Møtested: Rådhuset

Følgende medlemmer møtte:
Kari Granmo (AP)
Ola Tveitli (H)
Ingrid Holmvik (SP)
Per Straumsnes (V)

Forfall:
Anne Bergås (AP)
Lars Elvevoll (H)
Marit Nymoen (SP)

Fra administrasjonen møtte:
Knut Haugstad (kommunedirektør)

PS 1/24 Godkjenning av innkalling og saksliste

Vedtak:
Innkalling og saksliste godkjennes.

Enstemmig vedtatt.

PS 2/24 Salg av tomt

Ola Tveitli erklærte seg inhabil og fratrådte.

Vedtak:
Tomta selges.

Vedtatt med 2 mot 1 stemme.
"""


def council(**given: object) -> mp.Report:
    return mp.check(mp.parse_text(COUNCIL), **given)  # type: ignore[arg-type]


def test_quorum_is_reckoned_for_each_case() -> None:
    whole, first, second = council(seats=7).quorum
    assert (whole.case, first.case, second.case) == (None, "PS 1/24", "PS 2/24")
    assert (first.present_min, first.present_max, first.required, first.verdict) == (4, 4, 4, "met")
    assert (second.present_min, second.present_max, second.voted, second.verdict) == (3, 3, 3, "not_met")
    assert (first.rule, first.legal_reference, first.assumed) == ("kommuneloven-11-9", "kommuneloven § 11-9", False)
    assert whole.verdict == "undetermined"
    assert any("Ola Tveitli stepped aside" in reason for reason in second.reasons)


def test_a_quorum_not_met_is_an_error_with_its_place() -> None:
    report = council(seats=7)
    (error,) = (d for d in report.errors if d.code == "MP501")
    assert error.case == "PS 2/24"
    assert COUNCIL[error.span[0].start :].startswith("PS 2/24")


def test_a_rule_that_is_given_is_the_rule() -> None:
    report = council(rule="at-least 3")
    assert {row.verdict for row in report.quorum} == {"met"}
    assert {(row.rule, row.legal_reference, row.assumed) for row in report.quorum} == {("at-least 3", None, False)}


def test_other_rules_are_told_where_the_rule_is_assumed() -> None:
    text = COUNCIL.replace("Lia kommunestyre", "Styret").replace("MØTEPROTOKOLL", "STYREPROTOKOLL")
    whole = mp.check(mp.parse_text(text), seats=8).quorum[0]
    assert whole.assumed
    assert any(reason.startswith("under ") for reason in whole.reasons)


def test_no_statute_is_applied_to_an_association() -> None:
    text = COUNCIL.replace("Lia kommunestyre", "Årsmøtet i Lia idrettslag")
    report = mp.check(mp.parse_text(text), seats=8)
    assert {(row.rule, row.verdict) for row in report.quorum} == {(None, "undetermined")}


def test_a_stated_number_goes_before_the_lists_and_says_so() -> None:
    text = COUNCIL.replace("Tomta selges.\n\nVedtatt", "Tomta selges.\n\nAv 7 representanter var 6 til stede.\n\nVedtatt")
    report = mp.check(mp.parse_text(text), seats=7)
    assert (report.quorum[2].present_min, report.quorum[2].present_max) == (6, 6)
    assert "MP504" in {d.code for d in report.diagnostics}


def test_more_with_a_vote_than_seats_is_capped_and_told() -> None:
    report = council(seats=3)
    assert report.quorum[1].present_max == 3
    assert "MP505" in {d.code for d in report.diagnostics}


@pytest.mark.parametrize("wrong", [{"rule": "kommunelova-99"}, {"seats": 0}, {"votes": {"Lia": -1}}])
def test_what_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"kommunelova-99|seats|Lia"):
        council(**wrong)


def test_a_document_that_is_no_minutes_has_nothing_to_check() -> None:
    report = mp.check(mp.parse_text("Kjære alle sammen, takk for sist."))
    assert (report.quorum, [d.code for d in report.diagnostics]) == ((), ["MP506"])


def test_a_report_is_written_as_its_schema_says_and_shown_in_a_notebook() -> None:
    report = council(seats=7)
    jsonschema.Draft202012Validator(json_schema("check")).validate(json.loads(mp.to_json(report)))
    shown = mp.check(mp.parse_text(COUNCIL.replace("PS 2/24", "PS 2/24"), name="<b>.txt"), seats=7)._repr_html_()
    assert "<b>" not in shown
    assert "not met" in shown


def test_the_command_tells_and_ends_with_one_for_an_error(tmp_path: Path) -> None:
    file = tmp_path / "moete.txt"
    file.write_text(COUNCIL, encoding="utf-8")
    told = CliRunner().invoke(app, ["check", str(file), "--seats", "7"])
    assert told.exit_code == 1
    assert "not met" in told.stdout
    assert "kommuneloven § 11-9" in told.stdout
    assert CliRunner().invoke(app, ["check", str(file), "--rule", "at-least 3", "--format", "json"]).exit_code in (0, 1)
    wrong = CliRunner().invoke(app, ["check", str(file), "--rule", "nope"])
    assert wrong.exit_code == 2
    assert CliRunner().invoke(app, ["check", str(file), "--votes", "nope"]).exit_code == 2
    assert CliRunner().invoke(app, ["check", str(tmp_path / "nobody.txt")]).exit_code == 3


def test_a_rule_that_the_document_states_is_offered_and_not_applied() -> None:
    text = COUNCIL.replace("Tomta selges.", "Tomta selges. Kommunestyret er vedtaksført når minst fem av sju medlemmer er til stede.")
    report = mp.check(mp.parse_text(text), seats=7)
    (offer,) = (d for d in report.diagnostics if d.code == "MP507")
    assert (offer.severity, offer.case) == ("info", "PS 2/24")
    assert {row.rule for row in report.quorum} == {"kommuneloven-11-9"}
