"""How well the library reads: the table of figures in README.md, measured anew.

    python benchmarks/figures.py

The documents and the script that scores them are not part of this repository: they are looked for in ``../shared/evaluation``, and without
them nothing is written. Only ``corpus/`` can be measured everywhere (``minutes-parser evaluate corpus``).
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from run import ROOT, put

EVALUATION = ROOT.parent / "shared" / "evaluation"
PARSER = shlex.join([sys.executable, "-c", "from minutes_parser.cli import main; main()", "parse", "--format", "json"])
FOLDERS = {
    "seeds": EVALUATION / "seeds",
    "seeds as PDF": EVALUATION / "seeds-pdf",
    "seeds as Word": EVALUATION / "seeds-docx",
    "gold": EVALUATION / "gold",
    "corpus": ROOT / "corpus",
}
METRICS = {
    "kind": "kind of document",
    "date": "date",
    "time": "start and end time",
    "place": "place",
    "body": "body",
    "attendance": "attendance: who, present or absent (F1)",
    "group": "member, substitute, administration, guest",
    "represents": "party or municipality of a person",
    "substitute_for": "whom a substitute stood in for",
    "seats": "seats of the body",
    "cases": "cases found (F1)",
    "titles": "their titles",
    "item_kind": "their kinds",
    "case_handler": "their case handlers",
    "recommendation": "recommendations (F1 of words)",
    "decision": "decisions (F1 of words)",
    "points": "number of points of a decision",
    "outcome": "outcome of a case",
    "follows": "does the decision follow the recommendation",
    "statement": "statements for the minutes (F1 of words)",
    "votes": "votes, every count right (F1)",
    "recusals": "recusals (F1)",
    "signatories": "signatories (F1)",
}


def scores(folder: Path) -> dict[str, Any]:
    """Metric -> value over the documents of a folder; raises where the script gives no figures. A document that fails scores nothing."""
    command = [sys.executable, str(EVALUATION / "score.py"), str(folder), "--json", "--parser", PARSER]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    values: dict[str, Any] = json.loads(done.stdout.splitlines()[0])
    for failure in values["failed"]:
        print(f"{folder.name}: {failure}", file=sys.stderr)
    return values


def head(name: str, values: dict[str, Any]) -> str:
    failed = f", {len(values['failed'])} of them not read" if values["failed"] else ""
    return f"{name} ({values['documents']} documents{failed})"


def cell(value: float | None) -> str:
    """Cut, not rounded: 1.000 means that all is right."""
    return "–" if value is None else f"{int(value * 1000 + 1e-9) / 1000:.3f}"


def table() -> str:
    measured = {name: scores(folder) for name, folder in FOLDERS.items()}
    heads = [head(name, values) for name, values in measured.items()]
    lines = [f"| {words} | " + " | ".join(cell(values[metric]) for values in measured.values()) + " |" for metric, words in METRICS.items()]
    return "\n".join([f"Measured {date.today().isoformat()}.", "", f"| | {' | '.join(heads)} |", "|---|" + "---|" * len(heads), *lines])


def main() -> None:
    if not (EVALUATION / "score.py").exists():
        raise SystemExit(f"nothing measured: there is no {EVALUATION.name}/score.py beside the repository")
    put(ROOT / "README.md", "figures", table())


if __name__ == "__main__":
    main()
