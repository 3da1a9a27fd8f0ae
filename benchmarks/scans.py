"""How well scans are read, by quality: the table of docs/ocr.md, measured anew.

    python benchmarks/scans.py [--cache FOLDER]

The corpus is printed and scanned by tools/corpus_scan.py; needs tesseract with Norwegian data. With ``--cache`` the scans and what was recognised
are kept there, so that the next run takes seconds.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from figures import cell
from run import ROOT, put

import minutes_parser as mp
from minutes_parser.evaluate import Report, evaluate
from minutes_parser.export.json import to_builtins

sys.path.insert(0, str(ROOT / "tools"))
from corpus import CORPUS, layouts, source
from corpus_pdf import pdf
from corpus_scan import build

METRICS = {
    "date": "date",
    "time": "start and end time",
    "attendance": "attendance (F1)",
    "cases": "cases found (F1)",
    "titles": "their titles",
    "recommendation": "recommendations (F1 of words)",
    "decision": "decisions (F1 of words)",
    "points": "number of points of a decision",
    "follows": "does the decision follow the recommendation",
    "statement": "statements (F1 of words)",
    "votes": "votes, every count right (F1)",
    "recusals": "recusals (F1)",
    "signatories": "signatories (F1)",
}
HEADS = {
    "digital": "as digital PDF",
    "clean": "clean (200 dpi, 0.6° askew)",
    "fax": "fax (black and white, specks)",
    "rough": "rough (150 dpi, 2° askew, noise, specks, a stamp)",
}


def folders(root: Path) -> dict[str, Path]:
    """The corpus as digital PDF and as scans of each quality, with its gold beside; built where it is not there."""
    if not (root / "digital").is_dir():
        build(root)
        digital(root / "digital")
    return {name: root / name for name in HEADS}


def digital(folder: Path) -> None:
    folder.mkdir()
    for name, layout in layouts().items():
        (folder / f"{name}.pdf").write_bytes(pdf(source(name, layout), layout, name))
        for suffix in (".json", ".txt"):
            shutil.copy(CORPUS / f"{name}{suffix}", folder)


def measured(folder: Path, kept: Path) -> Report:
    return evaluate([folder], lambda path: to_builtins(mp.parse(path, ocr_cache=kept)))


def table(root: Path) -> str:
    reports = {name: measured(folder, root / "recognised") for name, folder in folders(root).items()}
    for report in reports.values():
        for failure in report.failed:
            print(failure, file=sys.stderr)
    count = len(reports["clean"].documents)
    lines = [f"| {words} | " + " | ".join(cell(one.scores[metric].value) for one in reports.values()) + " |" for metric, words in METRICS.items()]
    head = f"Measured {date.today()}, {count} documents.\n\n| | " + " | ".join(HEADS.values()) + " |\n" + "|---" * (len(HEADS) + 1) + "|"
    return "\n".join((head, *lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", metavar="FOLDER", type=Path, help="keep the scans and what was recognised here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = options.cache or Path(folder)
        root.mkdir(parents=True, exist_ok=True)
        put(ROOT / "docs" / "ocr.md", "scans", table(root))


if __name__ == "__main__":
    main()
