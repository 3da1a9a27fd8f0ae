"""How fast the library is, and how much memory it takes.

    python benchmarks/run.py            measure, and write the tables of benchmarks/README.md and README.md
    python benchmarks/run.py --quick    a brief run that only prints

Only the standard library and minutes_parser; others, where they are installed, serve as yardsticks: the tokenizer of spaCy reads the same
text, pypdfium2, pdfplumber and python-docx the same files, in the same run, turn by turn, so that a busy machine slows both. Seconds are those
of the processor, but for the archive, which is timed on the wall; they say something of one machine, ratios travel.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from archive import archive
from files import built_pdfs, formats, long_pdf, readers
from measuring import FOLDER, MEGA, PARSE, STATUS, Row, in_turn, ms, peak, process, ratio, read, rounds

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CORPUS = ROOT / "corpus"
EVALUATION = ROOT.parent / "shared" / "evaluation"
IMPORT = "import minutes_parser"
FRONT = (
    "fresh process", "parse, seeds (real", "parse, seeds as PDF (", "read, seeds as PDF", "parse, one of them (LibreOffice)", "a page of a PDF",
    "memory peak, a PDF of 500 pages parsed", "convert, the same",
)  # fmt: skip
"""Rows that README.md shows."""


def measure(*, quick: bool) -> Iterator[Row]:
    """Every row, in the order of the table."""
    repeats = 2 if quick else 9
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed library is compiled
    corpus, seeds = sorted(CORPUS.glob("*.txt")), sorted((EVALUATION / "seeds").glob("*.txt"))
    yield from imports(repeats)
    yield from first_parse(corpus, repeats)
    yield from speed("corpus", corpus, repeats)
    yield from built_pdfs(repeats)
    if seeds:
        yield from speed("seeds (real protocols)", seeds, repeats)
        pdfs, words = sorted((EVALUATION / "seeds-pdf").glob("*.pdf")), sorted((EVALUATION / "seeds-docx").glob("*.docx"))
        yield from formats("PDF", pdfs, repeats)
        yield from formats("Word", words, repeats)
        yield from readers(pdfs, words, repeats)
    else:
        print("skipped: no seeds beside the repository", file=sys.stderr)
    yield from long_pdf(60, 1) if quick else long_pdf(500, 3)
    yield from memory(corpus)
    yield from archive(24, 1) if quick else archive(600, 3)


def imports(repeats: int) -> Iterator[Row]:
    """What a fresh process pays for the import, over one that does nothing."""
    nothing, imported = rounds(repeats, lambda: process("pass"), lambda: process(IMPORT))
    yield Row("`python -c pass`", ms(median(nothing)))
    yield Row("`import minutes_parser`", ms(median(imported)), f"{ratio(imported, nothing):.1f} × `pass`")


def first_parse(files: Sequence[Path], repeats: int) -> Iterator[Row]:
    """A fresh process that reads one protocol: import, words, parse; patterns are compiled, or were kept by the process before."""
    file = max(files, key=lambda path: path.stat().st_size)
    process(PARSE, file)
    nothing, kept, anew = rounds(repeats, lambda: process("pass"), lambda: process(PARSE, file), lambda: process(PARSE, file, **{FOLDER: ""}))
    what = f"fresh process, first protocol ({file.name}, {len(read(file)):,} characters)"
    yield Row(what, ms(median(kept)), f"{ratio(kept, nothing):.1f} × `pass`")
    yield Row("fresh process, the same, no patterns kept", ms(median(anew)), f"{ratio(anew, kept):.1f} × with them")


def speed(name: str, files: Sequence[Path], repeats: int) -> Iterator[Row]:
    """Characters a second in a process at work, and against the tokenizer of spaCy with an empty cache."""
    from minutes_parser import parse_text

    texts = [read(file) for file in files]
    characters = sum(map(len, texts))
    rate = f"{{:,.0f}} characters/s ({len(files)} documents, {characters:,} characters)"
    if importlib.util.find_spec("spacy") is None:
        print("skipped: spaCy is not installed, no yardstick", file=sys.stderr)
        yield Row(f"parse, {name}", rate.format(characters / median(in_turn(repeats, texts, lambda: parse_text)[0])))
        return
    import spacy

    parsed, tokenized = in_turn(repeats, texts, lambda: parse_text, lambda: spacy.blank("nb").tokenizer)  # a new one knows no word yet
    times = f"{ratio(parsed, tokenized):.1f} × the time of spaCy's tokenizer (blank nb, cold)"
    yield Row(f"parse, {name}", rate.format(characters / median(parsed)), times)


def memory(files: Sequence[Path]) -> Iterator[Row]:
    """The peak of a fresh process, as Linux counts it. (``getrusage`` would count the process it was started from too.)"""
    if not STATUS.exists():
        print("skipped: this system does not tell the memory of a process", file=sys.stderr)
        return
    nothing, imported, parsed = peak("pass"), peak(IMPORT), peak(PARSE, *files)
    yield Row("memory peak, `pass`", f"{nothing / MEGA:.0f} MB")
    yield Row("memory peak, `import minutes_parser`", f"{imported / MEGA:.0f} MB", f"+ {(imported - nothing) / MEGA:.0f} MB")
    yield Row(f"memory peak, {len(files)} documents of the corpus parsed", f"{parsed / MEGA:.0f} MB", f"+ {(parsed - imported) / MEGA:.0f} MB")


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown, under a line that names the machine and the day."""
    system = f"{os.cpu_count()} cores ({platform.machine()}, {platform.system()}), Python {platform.python_version()}, {date.today().isoformat()}"
    lines = [f"| {row.what} | {row.value} | {row.against} |" for row in rows]
    return "\n".join([f"Medians on a machine of {system}, shared with other work.", "", "| | | in the same run |", "|---|---|---|", *lines])


def put(page: Path, name: str, content: str) -> None:
    """Replace what stands between the markers ``<!-- name:start -->`` and ``<!-- name:end -->``."""
    start, end = f"<!-- {name}:start -->", f"<!-- {name}:end -->"
    head, found, rest = page.read_text(encoding="utf-8").partition(start)
    tail = rest.partition(end)[2]
    if not found or end not in rest:
        raise SystemExit(f"{page.name} has no block {start} ... {end}")
    page.write_text(f"{head}{start}\n{content}\n{end}{tail}", encoding="utf-8")
    print("written:", page.relative_to(ROOT))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true", help="few repeats; print and write nothing")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="also write the rows here")
    chosen = arguments.parse_args()
    with TemporaryDirectory() as kept:  # what this machine has kept of earlier runs is no part of it
        os.environ[FOLDER] = kept
        rows = list(measure(quick=chosen.quick))
    print(table(rows))
    if chosen.json:
        chosen.json.write_text(json.dumps([vars(row) for row in rows], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if not chosen.quick:
        put(HERE / "README.md", "speed", table(rows))
        put(ROOT / "README.md", "speed", table([row for row in rows if row.what.startswith(FRONT)]))


if __name__ == "__main__":
    main()
