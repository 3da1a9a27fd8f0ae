"""Whole documents: our corpus against its gold and its snapshots; the seeds and the wider gold where they are at hand.

Two kinds of golden, never mixed. Gold is written by hand and measures truth: the floors in ``floors.toml`` only rise. Snapshots are
generated and catch change. ``python tests/test_corpus.py --update`` writes the snapshots anew, raises the floors where a figure
has risen, and never lowers one; look at the difference before you commit it.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import minutes_parser as mp
from minutes_parser.evaluate import METRICS, Report, evaluate
from minutes_parser.export.structure import structure
from minutes_parser.pipeline import parse

HERE = Path(__file__).parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared" / "evaluation"
GOLD = {"corpus": ROOT / "corpus", "seeds": SHARED / "seeds", "gold": SHARED / "gold"}
SNAPSHOTS = HERE / "snapshots"
FLOORS = HERE / "floors.toml"
CORPUS = sorted(GOLD["corpus"].glob("*.txt"))


@cache
def report(name: str) -> Report:
    """The figures of one set of gold, over its documents that are text."""
    return evaluate([GOLD[name]], lambda path: mp.to_builtins(parse(path.with_suffix(".txt"))))


def figures(name: str) -> dict[str, float]:
    """Metric -> value, rounded down to 0.01; metrics with nothing to compare are left out."""
    return {metric: int(score.value * 100 + 1e-9) / 100 for metric, score in report(name).scores.items() if score.value is not None}


def floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


# ---- gold


@pytest.mark.parametrize("name", GOLD)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    if not GOLD[name].is_dir():
        pytest.skip(f"{GOLD[name].relative_to(ROOT.parent)} is not at hand: its protocols are not part of this repository")
    assert report(name).failed == ()
    assert report(name).below(floors()[name]) == ()


@pytest.mark.parametrize("name", GOLD)
def test_every_metric_that_the_gold_states_has_a_floor(name: str) -> None:
    assert set(floors()[name]) <= set(METRICS)
    if GOLD[name].is_dir():
        assert set(floors()[name]) == set(figures(name))


def test_a_fall_would_be_seen() -> None:
    assert report("corpus").below({"cases": 1.01})


# ---- the corpus


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_document_of_the_corpus_is_read(path: Path) -> None:
    minutes = parse(path)
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert (minutes.kind, minutes.language) == (gold["kind"], gold["language"])
    assert minutes.source.sha256 == gold["sha256"]
    assert minutes.source.name == path.name
    assert [d.message for d in minutes.diagnostics if d.severity == "error"] == []
    assert minutes.kind == "other" or minutes.coverage.unparsed < minutes.source.characters / 3


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_snapshot(path: Path) -> None:
    kept = snapshot_of(path)
    assert kept.exists(), "a new document: python tests/test_corpus.py --update"
    assert json.loads(kept.read_text(encoding="utf-8")) == json.loads(compact(path)), "changed on purpose? python tests/test_corpus.py --update"


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_snapshot_has_the_shape_of_minutes(path: Path) -> None:
    tree = json.loads(snapshot_of(path).read_text(encoding="utf-8"))
    assert structure(tree, mp.Minutes).source.text == ""


def test_no_snapshot_is_left_of_a_document_that_is_gone() -> None:
    assert sorted(p.stem for p in SNAPSHOTS.glob("*.json")) == [p.stem for p in CORPUS]


def snapshot_of(path: Path) -> Path:
    return SNAPSHOTS / f"{path.stem}.json"


def compact(path: Path) -> str:
    return mp.to_json(parse(path), compact=True, indent=1) + "\n"


# ---- the command


def update() -> None:
    """Write the snapshots, and raise the floors."""
    SNAPSHOTS.mkdir(exist_ok=True)
    for stale in SNAPSHOTS.glob("*.json"):
        stale.unlink()
    for path in CORPUS:
        snapshot_of(path).write_text(compact(path), encoding="utf-8")
    FLOORS.write_text("\n".join(_floor_lines(floors())), encoding="utf-8")


def _floor_lines(before: dict[str, dict[str, float]]) -> Iterator[str]:
    yield "# What the figures against gold may not fall below, in the order of the metrics; see test_corpus.py. A floor only rises."
    for name in GOLD:
        old = before.get(name, {})
        new = figures(name) if GOLD[name].is_dir() else {}
        yield f"\n[{name}]"
        yield from (f"{m} = {max(old.get(m, 0.0), new.get(m, 0.0)):.2f}" for m in METRICS if m in old or m in new)
    yield ""


if __name__ == "__main__":
    if sys.argv[1:] != ["--update"]:
        sys.exit(__doc__)
    update()
