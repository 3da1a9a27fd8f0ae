from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import minutes_parser as mp
from minutes_parser.export.structure import shape_of
from model_examples import SAMPLE, objects

Change = Callable[[dict[str, Any]], object]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(objects(mp.Minutes))
def test_any_minutes_come_back_as_they_were(minutes: mp.Minutes) -> None:
    text = mp.to_json(minutes)
    assert mp.from_json(text) == minutes
    assert mp.from_json(mp.to_json(minutes, indent=2).encode()) == minutes
    assert json.loads(text) == mp.to_builtins(minutes)


def test_keys_stand_in_the_order_of_the_model() -> None:
    data = mp.to_builtins(SAMPLE)
    assert list(data) == [field.name for field in attrs.fields(mp.Minutes)]
    assert list(data["cases"][0]["decision"]) == [field.name for field in attrs.fields(mp.Decision)]
    assert list(data["source"]["lines"][0]) == ["start", "end", "page", "bbox", "layer"]


def test_python_keywords_lose_their_underscore() -> None:
    case = mp.to_builtins(SAMPLE)["cases"][0]
    assert case["votes"][0]["for"] == 5
    assert case["recommendations"][0]["vote"]["for"] == 3
    assert case["decision"]["resolved"]["from"] == "Daglig leder"
    assert '_":' not in mp.to_json(SAMPLE)


def test_values_are_plain_json() -> None:
    data = mp.to_builtins(SAMPLE)
    assert data["meeting"]["date"] == "2025-03-21"
    assert data["meeting"]["evidence"] == {"date": [[0, 4], [5, 7]]}
    assert data["attendance"]["attendees"][0]["arrived"] is True
    assert data["cases"][1]["number"] is None


def test_one_line_unless_indented() -> None:
    assert "\n" not in mp.to_json(SAMPLE)
    assert mp.to_json(SAMPLE, indent=2).startswith('{\n  "source": {\n    "name"')


def test_compact_leaves_out_the_bulk_of_the_source_and_nothing_else() -> None:
    full, compact = mp.to_builtins(SAMPLE), mp.to_builtins(SAMPLE, compact=True)
    assert full["source"].keys() - compact["source"].keys() == {"text", "lines", "markup", "doubts"}
    assert {**compact, "source": None} == {**full, "source": None}
    assert mp.from_json(mp.to_json(SAMPLE, compact=True)) == attrs.evolve(SAMPLE, source=attrs.evolve(SAMPLE.source, text="", lines=(), markup=()))


def test_a_source_already_searched_is_written_the_same() -> None:
    minutes = mp.from_json(mp.to_json(SAMPLE))
    assert minutes.locate(minutes.cases[0].votes[0].span)[0].line == 3
    assert mp.to_json(minutes) == mp.to_json(SAMPLE)


def first(data: dict[str, Any], *path: str | int) -> Any:
    for step in path:
        data = data[step]  # type: ignore[index]
    return data


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: first(d, "cases", 0, "votes", 0).update({"forr": 1}), "$.cases[0].votes[0].forr: unknown key"),
        (lambda d: first(d, "cases", 0, "votes", 0).update({"for_": 1}), "$.cases[0].votes[0].for_: unknown key"),
        (lambda d: first(d, "cases", 0, "decision", "points", 0, "points", 0).update(x=1), "$.cases[0].decision.points[0].points[0].x: unknown key"),
        (lambda d: first(d, "source", "lines", 2).update({"layers": 1}), "$.source.lines[2].layers: unknown key"),
        (lambda d: d.update({"": 1}), "$.: unknown key"),
        (lambda d: first(d, "cases", 0, "votes", 0).update({"for": "5"}), "$.cases[0].votes[0].for: Expected `int | null`, got `str`"),
        (
            lambda d: first(d, "cases", 0, "decision", "resolved").update({"from": 5}),
            "$.cases[0].decision.resolved.from: Expected `str | null`, got `int`",
        ),
        (lambda d: d.update(meeting=None), "$.meeting: Expected `object`, got `null`"),
        (lambda d: d.update(kind="protokoll"), "$.kind: Invalid enum value 'protokoll'"),
        (lambda d: d.pop("source"), "$: Object missing required field `source`"),
        (lambda d: first(d, "meeting").update(start_time="25:00"), "$.meeting.start_time: Expected `str` matching"),
        (lambda d: first(d, "meeting").update(date="21.3.2025"), "$.meeting.date: "),
        (lambda d: first(d, "cases", 0, "votes", 0).update(span=[[1]]), "$.cases[0].votes[0].span[0]: Expected `array` of length 2"),
        (lambda d: d.update(schema_version="2.0"), "$.schema_version: '2.0' cannot be read"),
    ],
)
def test_errors_name_the_path(change: Change, message: str) -> None:
    data = mp.to_builtins(SAMPLE)
    change(data)
    with pytest.raises(mp.DataError) as caught:
        mp.from_json(json.dumps(data))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", b"\xff", b'"\xff"', "\ud800", "[" * 100_000, '{"cases": ' + "[" * 900 + "]" * 900 + "}"])
def test_what_is_not_our_json_is_a_data_error(text: str | bytes) -> None:
    with pytest.raises(mp.DataError, match=r"^\$"):
        mp.from_json(text)


def test_the_shape_knows_every_nested_class() -> None:
    shape = shape_of(mp.Case)
    assert shape.children["votes"] is mp.Vote
    assert shape.children["decision"] is mp.Decision
    assert "title" not in shape.children
    assert shape_of(mp.Point).children["points"] is mp.Point
