from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import minutes_parser as mp
from minutes_parser.evaluate import METRICS, Miss, Report, evaluate
from minutes_parser.evaluate.text import case_key, name_key, passage, similar, within, words

SHARED = Path(__file__).parents[2] / "shared" / "evaluation"
SCORE = SHARED / "score.py"

needs_shared = pytest.mark.skipif(not SCORE.exists(), reason="the hand-made gold facts and score.py lie in ../shared, which is not here")

TEXT = """Protokoll fra møte i havnestyret 21.3.2025
Sak 1/25 Ny brygge
Innstilling: Brygga bygges av tre.
Vedtak:
1. Brygga bygges av stein.
side 2
2. Arbeidet begynner i ma-
ren. Votering: 4 mot 3
Protokolltilførsel: Odd Nes er uenig.
Sak 2/25 Valg av nestleder
"""

GOLD: dict[str, Any] = {
    "kind": "minutes",
    "meeting": {"body": "Havnestyret", "date": "2025-03-21", "place": "Naustet", "start_time": "18:00", "end_time": None},
    "attendees": [
        {"name": "Tora Vik", "status": "present", "group": "member", "represents": "Bygdelista", "substitute_for": None, "arrived": "18:10"},
        {"name": "Odd Nes", "status": "absent", "group": "unknown"},
        {"name": "Siv Moe", "status": "present", "substitute_for": "Odd Nes", "arrived": True},
    ],
    "seats": 7,
    "ignore": ["Per Uviss"],
    "cases": [
        {
            "number": "1/25",
            "seq": 1,
            "year": 2025,
            "title": "Ny brygge",
            "kind": "decision",
            "case_handler": "Liv Ås",
            "recommendations": [{"by": None, "passage": [[3, 3]]}],
            "votes": [{"line": 8, "for": 4, "against": 3, "unanimous": False, "casting_vote": False, "result": "carried"}],
            "decision": {"passage": [[5, 5], [7, 8, {"before": " Votering"}]], "points": 2, "label_line": 4},
            "outcome": "adopted",
            "recusals": ["Odd Nes"],
            "statements": [[9, 9]],
            "follows": "replaced",
        },
        {"number": "2/25", "seq": 2, "year": 2025, "title": "Valg av nestleder", "votes": [{"line": 10, "unanimous": True, "result": "carried"}]},
    ],
    "signatories": ["Tora Vik"],
    "notes": ["keys that are not scored are allowed"],
}

RIGHT: dict[str, Any] = {
    "kind": "minutes",
    "meeting": {"body": "Havnestyret i Vika", "date": "2025-03-21", "place": "naustet", "start_time": "18:00"},
    "attendance": {
        "seats": 7,
        "attendees": [
            {"name": "Tora  Vik", "presence": "present", "group": "member", "represents": "bygdelista", "arrived": "18:10"},
            {"name": "Odd Nes", "presence": "absent", "group": "guest"},
            {"name": "Siv Moe", "presence": "present", "substitute_for": "Odd Nes", "arrived": True},
            {"name": "Per Uviss", "presence": "present"},
            {"name": "Ukjent Mann", "presence": "unknown"},
        ],
    },
    "cases": [
        {
            "number": {"raw": "Sak 1/25", "series": None, "sequence": 1, "year": 2025},
            "title": "Ny  brygge",
            "kind": "decision",
            "case_handler": "Liv Ås",
            "recommendations": [{"text": "Brygga bygges av tre."}],
            "votes": [{"for": 4, "against": 3, "unanimous": False, "casting_vote": False, "result": "carried"}],
            "decision": {
                "text": "1. Brygga bygges av stein.\n2. Arbeidet begynner i maren.",
                "points": [{"label": "1"}, {"label": "2"}],
                "outcome": "adopted",
                "follows_recommendation": "replaced",
            },
            "recusals": [{"name": "Odd Nes"}],
            "statements": [{"text": "Odd Nes er uenig."}],
        },
        {
            "number": {"raw": "2", "series": None, "sequence": 2, "year": None},
            "title": "Valg av nestleder",
            "votes": [{"for": 7, "against": None, "unanimous": True, "casting_vote": False, "result": "carried"}],
        },
    ],
    "signatories": [{"name": "Tora Vik"}],
}


def folder(path: Path, gold: Mapping[str, Any] = GOLD) -> Path:
    (path / "havn.txt").write_text(TEXT, encoding="utf-8")
    (path / "havn.json").write_text(json.dumps(gold), encoding="utf-8")
    return path


def changed(**parts: Any) -> dict[str, Any]:
    """The right answer with other values in its first case."""
    return {**RIGHT, "cases": [{**RIGHT["cases"][0], **parts}, *RIGHT["cases"][1:]]}


def measure(path: Path, found: Mapping[str, Any]) -> Report:
    return evaluate([folder(path)], lambda _: found)


def value(report: Report, metric: str) -> float | None:
    return report.scores[metric].value


def test_the_right_answer_has_full_marks(tmp_path: Path) -> None:
    report = measure(tmp_path, RIGHT)
    assert {metric: score.value for metric, score in report.scores.items()} == {**dict.fromkeys(METRICS, 1.0), "end_date": None}
    assert report.documents[0].misses == ()
    assert report.failed == ()
    assert "all as in the gold" in report.misses_text()


@pytest.mark.parametrize(
    ("found", "metric", "expected"),
    [
        ({**RIGHT, "kind": "notice"}, "kind", 0.0),
        ({**RIGHT, "meeting": {**RIGHT["meeting"], "start_time": None}}, "time", 0.0),
        ({**RIGHT, "meeting": {**RIGHT["meeting"], "place": "naust"}}, "place", 0.0),
        ({**RIGHT, "attendance": {"attendees": RIGHT["attendance"]["attendees"][:2]}}, "attendance", 4 / 5),
        ({**RIGHT, "attendance": {"attendees": RIGHT["attendance"]["attendees"][:2]}}, "seats", 0.0),
        ({**RIGHT, "cases": RIGHT["cases"][:1]}, "cases", 2 / 3),
        ({**RIGHT, "cases": RIGHT["cases"][:1]}, "votes", 2 / 3),
        ({**RIGHT, "cases": [*RIGHT["cases"], RIGHT["cases"][0]]}, "cases", 4 / 5),
        (changed(title="Gammel brygge"), "titles", 1 / 2),
        (changed(votes=[{"for": 4, "against": None, "result": "carried"}]), "votes", 1 / 2),
        (changed(votes=RIGHT["cases"][0]["votes"] * 2), "votes", 4 / 5),
        (changed(decision=None), "decision", 0.0),
        (changed(decision=None), "outcome", 0.0),
        (changed(recommendations=[{"text": "Brygga bygges av tre, sa tre."}]), "recommendation", 8 / 10),
        (changed(recusals=[]), "recusals", 0.0),
        ({**RIGHT, "signatories": [{"name": "Tora Vik"}, {"name": "Odd Nes"}]}, "signatories", 2 / 3),
    ],
)
def test_a_fault_shows_in_its_metric(tmp_path: Path, found: Mapping[str, Any], metric: str, expected: float) -> None:
    report = measure(tmp_path, found)
    assert value(report, metric) == pytest.approx(expected)
    assert report.documents[0].misses
    assert report.below({metric: expected + 0.01})
    assert not report.below({metric: expected - 0.01})


def test_text_in_the_wrong_case_counts_twice(tmp_path: Path) -> None:
    first, second = RIGHT["cases"]
    swapped = {**RIGHT, "cases": [{**first, "decision": None}, {**second, "decision": first["decision"]}]}
    score = measure(tmp_path, swapped).scores["decision"]
    assert (score.hit, score.missing, score.spurious) == (0, 10, 10)


def test_a_metric_with_nothing_stated_reaches_no_floor(tmp_path: Path) -> None:
    assert measure(tmp_path, RIGHT).below({"end_date": 0.0}) == ("end_date None < 0.0",)


@pytest.mark.parametrize("error", [mp.UnreadableDocument("havn.txt", "it is empty", "Find another."), ZeroDivisionError("x")])
def test_a_document_that_fails_is_scored_as_empty(tmp_path: Path, error: Exception) -> None:
    def fail(_: Path) -> Mapping[str, Any]:
        raise error

    report = evaluate([folder(tmp_path)], fail)
    assert (value(report, "cases"), value(report, "kind")) == (0.0, 0.0)
    assert len(report.failed) == 1
    assert report.failed[0].startswith("havn: ")
    assert "FAILED havn" in report.to_text()


def test_documents_are_chosen_and_missed(tmp_path: Path) -> None:
    (folder(tmp_path) / "alene.json").write_text('{"kind": "other"}', encoding="utf-8")
    assert evaluate([tmp_path], lambda _: RIGHT).failed == ("alene: no document",)
    assert [document.name for document in evaluate([tmp_path], lambda _: RIGHT, doc="hav").documents] == ["havn"]
    (tmp_path / "havn.pdf").touch()
    read: list[str] = []
    evaluate([tmp_path], lambda path: read.append(path.name) or RIGHT)  # type: ignore[func-returns-value]
    assert read == ["havn.pdf"]


def test_of_what_is_no_meeting_document_only_the_kind_is_scored(tmp_path: Path) -> None:
    report = evaluate([folder(tmp_path, {"kind": "other", "meeting": None})], lambda _: {**RIGHT, "kind": "other"})
    assert {metric for metric, score in report.scores.items() if score.value is not None} == {"kind"}


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        (
            {"kind": "minutes", "attendees": [{"name": "Odd", "status": "maybe"}]},
            r"havn\.json: \$\.attendees\[0\]\.status: Invalid enum value 'maybe'",
        ),
        (
            {"kind": "minutes", "cases": [{"number": "1", "title": "x", "votes": [{"for": "4"}]}]},
            r"havn\.json: \$\.cases\[0\]\.votes\[0\]\.for: Expected",
        ),
        ({"kind": "minutes", "cases": [{"number": "1", "title": "x", "statements": [[3]]}]}, r"havn\.json: not a range of lines: \[3\]"),
    ],
)
def test_gold_must_have_its_shape(tmp_path: Path, gold: Mapping[str, Any], message: str) -> None:
    with pytest.raises(mp.DataError, match=message):
        evaluate([folder(tmp_path, gold)], lambda _: RIGHT)


def test_gold_must_be_json(tmp_path: Path) -> None:
    (folder(tmp_path) / "havn.json").write_bytes(b'{"kind": ')
    with pytest.raises(mp.DataError, match=r"^havn\.json: \$: not JSON"):
        evaluate([tmp_path], lambda _: RIGHT)


def test_what_counts_as_the_same() -> None:
    assert words("Arbei-\n  det, ARBEIDET og 25-\n30")["arbeidet"] == 2
    assert words("25-\n30").total() == 2
    assert name_key("Vik,  Tor-Ås (leder)") == "vik  tor ås  leder"
    assert within("Naustet, rom 2", "naustet,") and not within("Naustet", "naust") and not within(None, "naust")
    assert similar("Ny brygge ved nau-stet", "Ny brygge ved naustet") and not similar("Ny brygge", None)


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (("PS 26/09", 26, 2009), ("26", 9)),
        (("06-25", 6, 2025), ("6", 25)),
        (("9.1", None, None), ("sub", "9.1")),
        (("Sak 4 b", None, None), ("sub", "4b")),
        (("Sak 12", None, None), ("12", None)),
        (("Eventuelt", None, None), ("title", "eventuelt")),
        (("Sak X", None, None), ("sak x", None)),
        ((None, None, None), ("title", "eventuelt")),
    ],
)
def test_case_keys(number: tuple[str | None, int | None, int | None], key: tuple[str | int | None, ...]) -> None:
    assert case_key(*number, "Eventuelt") == key


def test_passages() -> None:
    lines = ["Vedtak: Brygga bygges.", "side 2", "Den males hvit. Enstemmig."]
    from minutes_parser.evaluate.gold import Cut

    assert passage(lines, ((1, 1), (3, 3, Cut(before=" Enstemmig")))) == " Brygga bygges.\nDen males hvit."
    assert passage(lines, ((1, 1, Cut(after="Brygga ")),), drop_label=False) == "bygges."


def test_a_miss_says_both_sides() -> None:
    assert str(Miss("cases missing", "1/25")) == "cases missing: gold '1/25' parser None"


# The same figures as score.py, on answers that are right and wrong in every way we could think of.


def spoiled(gold: Mapping[str, Any], lines: list[str], chance: random.Random) -> dict[str, Any]:
    """An answer made from the gold, with faults."""

    def often(right: Any, *wrong: Any) -> Any:
        return right if chance.random() < 0.7 else chance.choice([None, *wrong])

    def text(ranges: Any) -> str:
        kept = [line for first, last, *_ in ranges or [] for line in lines[first - 1 : last] if chance.random() < 0.9]
        return chance.choice(["\n", " "]).join(kept)

    def person(one: Mapping[str, Any]) -> dict[str, Any]:
        copied = {key: often(one.get(key), "noe") for key in ("group", "represents", "substitute_for", "arrived")}
        return {"name": often(one["name"]) or "Feil Navn", "presence": often(one["status"], "present", "absent", "unknown"), **copied}

    def vote(one: Mapping[str, Any]) -> dict[str, Any]:
        facts = {"for": often(one.get("for"), 3), "against": often(one.get("against"), 0, 4), "result": often(one.get("result"), "carried")}
        return {**facts, "unanimous": bool(often(one.get("unanimous"), True)), "casting_vote": bool(often(one.get("casting_vote"), True))}

    def decision(one: Mapping[str, Any]) -> dict[str, Any] | None:
        made = one.get("decision") or {}
        points = [{"label": str(number)} for number in range(often(made.get("points"), 1) or 0)]
        facts = {"outcome": often(one.get("outcome"), "adopted"), "follows_recommendation": often(one.get("follows"), "amended")}
        found: dict[str, Any] | None = often({"text": text(made.get("passage")), "points": points, **facts})
        return found

    def case(one: Mapping[str, Any]) -> dict[str, Any]:
        number = {"raw": one["number"], "series": often(one.get("series")), "sequence": often(one.get("seq"), 999), "year": often(one.get("year"))}
        return {
            "number": often(number),
            "title": often(one["title"], one["title"][1:], one["title"][::2]),
            "kind": often(one.get("kind"), "decision"),
            "case_handler": often(one.get("case_handler"), "Feil Navn"),
            "recommendations": [{"text": text(part["passage"])} for part in one.get("recommendations", []) if often(True)],
            "votes": [vote(part) for part in one.get("votes", []) if often(True)] + [{"for": 1}] * bool(often(False, True)),
            "decision": decision(one),
            "recusals": [{"name": name} for name in (*one.get("recusals", []), often("") or "Feil Navn") if name],
            "statements": [{"text": text([part])} for part in one.get("statements", [])],
        }

    cases = [case(one) for one in gold.get("cases", []) if chance.random() < 0.9]
    return {
        "kind": often(gold["kind"], "notice"),
        "meeting": {key: often(fact, f"{fact}:00", "x") for key, fact in (gold.get("meeting") or {}).items() if isinstance(fact, str)},
        "attendance": {"seats": often(gold.get("seats"), 3), "attendees": [person(one) for one in gold.get("attendees", [])]},
        "cases": cases + cases[:1] * bool(often(False, True)),
        "signatories": [{"name": name} for name in gold.get("signatories", []) if often(True)],
    }


def answers(gold_dir: Path, target: Path, seed: str) -> dict[str, dict[str, Any]]:
    """A spoiled answer for each document of a folder, written where the stand-in for the parser finds it."""
    found = {}
    for path in sorted(gold_dir.glob("*.json")):
        lines = path.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
        found[path.stem] = spoiled(json.loads(path.read_bytes()), lines, random.Random(seed + path.stem))
        (target / path.name).write_text(json.dumps(found[path.stem]), encoding="utf-8")
    return found


def figures_of_score(gold_dir: Path, answers_dir: Path) -> Any:
    stand_in = answers_dir / "stand_in.py"
    stand_in.write_text("import pathlib, sys\np = pathlib.Path(sys.argv[1])\nprint(pathlib.Path(__file__).with_name(p.stem + '.json').read_text())\n")
    command = [sys.executable, str(SCORE), str(gold_dir), "--json", "--parser", f"{sys.executable} -S -E {stand_in}"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@needs_shared
@pytest.mark.parametrize("name", ["gold", "seeds", "seeds-pdf"])
def test_the_same_figures_as_score(tmp_path: Path, name: str) -> None:
    gold_dir = SHARED / name
    found = answers(gold_dir, tmp_path, "1")
    ours = evaluate([gold_dir], lambda path: found[path.stem]).to_builtins()
    assert ours == figures_of_score(gold_dir, tmp_path)


@needs_shared
def test_the_same_figures_as_score_for_our_own_gold(tmp_path: Path) -> None:
    gold_dir, target = tmp_path / "gold", tmp_path / "answers"
    gold_dir.mkdir(), target.mkdir()
    folder(gold_dir)
    (target / "havn.json").write_text(json.dumps(RIGHT))
    assert evaluate([gold_dir], lambda _: RIGHT).to_builtins() == figures_of_score(gold_dir, target)
