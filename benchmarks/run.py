"""How fast the library is, and how much memory it takes.

    python benchmarks/run.py            measure, and write the tables of benchmarks/README.md and README.md
    python benchmarks/run.py --quick    a brief run that only prints

Only the standard library and minutes_parser; others, where they are installed, serve as yardsticks: the tokenizer of spaCy reads the same
text, pypdfium2, pdfplumber and python-docx the same files, in the same run, turn by turn, so that a busy machine slows both. Seconds are those
of the processor but for processes of their own, which are timed on the wall; they say something of one machine, ratios travel.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from archive import archive
from measuring import STATUS, Row, clock, ms, peak, process, read, rounds

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CORPUS = ROOT / "corpus"
EVALUATION = ROOT.parent / "shared" / "evaluation"
MEGA = 1024 * 1024
ARCHIVE, BRIEF = 600, 24
"""Files of the archive that is converted."""

IMPORT = "import minutes_parser"
PARSE = "from minutes_parser import parse; import sys; [parse(path) for path in sys.argv[1:]]"
LOAD = "from minutes_parser.load import read; import sys; read(open(sys.argv[1], 'rb').read(), 'long')"
RAW_PDF = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
texts = [page.get_textpage().get_text_range() for page in document]
"""
IMPORTS = "import minutes_parser.pipeline, pypdfium2"
SHORT, LONG = 20, 500
"""Pages of a short PDF and of a long one."""
PRODUCERS = {"plain": "LibreOffice", "hf": "LibreOffice, running headers", "rl": "ReportLab"}
"""The seeds' PDFs by the ends of their names."""


def measure(*, quick: bool) -> Iterator[Row]:
    """Every row, in the order of the table."""
    repeats = 3 if quick else 15
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
        yield from long_pdf(pdfs, repeats)
    else:
        print("skipped: no seeds beside the repository", file=sys.stderr)
    yield from memory(corpus)
    yield from archive(BRIEF if quick else ARCHIVE)


def imports(repeats: int) -> Iterator[Row]:
    """What a fresh process pays for the import, over one that does nothing."""
    nothing, imported = rounds(repeats, lambda: process("pass"), lambda: process(IMPORT))
    yield Row("`python -c pass`", ms(median(nothing)))
    yield Row("`import minutes_parser`", ms(median(imported)), f"{median(imported) / median(nothing):.1f} × `pass`")


def first_parse(files: Sequence[Path], repeats: int) -> Iterator[Row]:
    """A fresh process that reads one protocol: import, words compiled, parse."""
    file = max(files, key=lambda path: path.stat().st_size)
    nothing, parsed = rounds(repeats, lambda: process("pass"), lambda: process(PARSE, file))
    share = f"{median(parsed) / median(nothing):.1f} × `pass`"
    yield Row(f"fresh process, first protocol ({file.name}, {len(read(file)):,} characters)", ms(median(parsed)), share)


def speed(name: str, files: Sequence[Path], repeats: int) -> Iterator[Row]:
    """Characters a second in a process at work, and against the tokenizer of spaCy with an empty cache."""
    from minutes_parser import parse_text

    texts = [read(file) for file in files]
    characters = sum(map(len, texts))
    rate = f"{{:,.0f}} characters/s ({len(files)} documents, {characters:,} characters)"

    def parse_all() -> float:
        return clock(lambda: [parse_text(text) for text in texts])

    parse_all()  # the words are compiled once a process; the row above shows what that costs
    if importlib.util.find_spec("spacy") is None:
        print("skipped: spaCy is not installed, no yardstick", file=sys.stderr)
        yield Row(f"parse, {name}", rate.format(characters / median(rounds(repeats, parse_all)[0])))
        return
    import spacy

    def tokenize_all() -> float:
        tokenizer = spacy.blank("nb").tokenizer  # a new one knows no word yet
        return clock(lambda: [tokenizer(text) for text in texts])

    tokenize_all()
    parsed, tokenized = rounds(repeats, parse_all, tokenize_all)
    ratio = median(a / b for a, b in zip(parsed, tokenized, strict=True))
    yield Row(f"parse, {name}", rate.format(characters / median(parsed)), f"{ratio:.1f} × the time of spaCy's tokenizer (blank nb, cold)")


def formats(name: str, files: Sequence[Path], repeats: int) -> Iterator[Row]:
    """The whole way from a file of some format, over that from the text which lies in it."""
    from minutes_parser import parse, parse_text

    if not files:
        return
    texts = [parse(file).source.text for file in files]

    def from_files() -> float:
        return clock(lambda: [parse(file) for file in files])

    def from_texts() -> float:
        return clock(lambda: [parse_text(text) for text in texts])

    whole, text_only = rounds(max(3, repeats // 5), from_files, from_texts)
    ratio = median(a / b for a, b in zip(whole, text_only, strict=True))
    rate = f"{sum(map(len, texts)) / median(whole):,.0f} characters/s ({len(files)} documents)"
    yield Row(f"parse, seeds as {name}", rate, f"{ratio:.1f} × the time for the same text")


def readers(pdfs: Sequence[Path], words: Sequence[Path], repeats: int) -> Iterator[Row]:
    """Reading and the whole parse, over what the libraries take that give text without lines, boxes, cells or list numbers."""
    from minutes_parser import parse
    from minutes_parser.load import read as load

    def source(file: Path) -> object:
        return load(file.read_bytes(), file.name)

    few, often = max(3, repeats // 5), repeats
    yield from against("read, seeds as PDF", source, pdfs, "pypdfium2", "pypdfium2's bare text", few)
    for end, producer in PRODUCERS.items():
        made = [file for file in pdfs if file.stem.endswith(f"_{end}")]
        yield from against(f"parse, seeds as PDF ({producer})", parse, made, "pypdfium2", "pypdfium2's bare text", few)
        yield from against(f"parse, one of them ({producer})", parse, made[-1:], "pdfplumber", "pdfplumber's `extract_text`", 2)
    yield from against("read, seeds as Word", source, words, "docx", "python-docx's paragraphs", often)
    yield from against("parse, seeds as Word", parse, words, "docx", "python-docx's paragraphs", few)


def built_pdfs(repeats: int) -> Iterator[Row]:
    """The corpus as PDF, as the builder of this repository sets it."""
    if importlib.util.find_spec("reportlab") is None or importlib.util.find_spec("docx") is None:
        print("skipped: what builds the corpus is not installed", file=sys.stderr)
        return
    from minutes_parser import parse

    sys.path.append(str(ROOT / "tools"))
    from corpus import build

    with TemporaryDirectory() as folder:
        made = [path for path in build(Path(folder)) if path.suffix == ".pdf"]
        yield from against("parse, corpus as PDF", parse, made, "pypdfium2", "pypdfium2's bare text", max(3, repeats // 5))


def against(what: str, ours: Callable[[Path], object], files: Sequence[Path], module: str, named: str, repeats: int) -> Iterator[Row]:
    """Our time for the files over that of another library, where it is installed."""
    if not files or importlib.util.find_spec(module) is None:
        print(f"skipped: no files, or {module} is not installed ({what})", file=sys.stderr)
        return
    theirs = YARDSTICKS[module]

    def one() -> float:
        return clock(lambda: [ours(file) for file in files])

    def other() -> float:
        return clock(lambda: [theirs(file) for file in files])

    one(), other()  # imports and words, once a process
    took, their_time = rounds(repeats, one, other)
    ratio = median(a / b for a, b in zip(took, their_time, strict=True))
    documents = f"{len(files)} document{'s' if len(files) > 1 else ''}"
    yield Row(what, f"{ms(median(took))} ({documents})", f"{ratio:.2g} × the time of {named}")


def with_pypdfium2(file: Path) -> object:
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_range() for page in document]


def with_pdfplumber(file: Path) -> object:
    import pdfplumber

    with pdfplumber.open(file) as document:
        return [page.extract_text() for page in document.pages]


def with_docx(file: Path) -> object:
    import docx

    return [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]


YARDSTICKS: dict[str, Callable[[Path], object]] = {"pypdfium2": with_pypdfium2, "pdfplumber": with_pdfplumber, "docx": with_docx}


def long_pdf(files: Sequence[Path], repeats: int) -> Iterator[Row]:
    """Time per page of a short and of a long PDF, put together here, and the peak of a fresh process that reads the long one."""
    if not files:
        return
    from minutes_parser import parse

    with TemporaryDirectory() as folder:
        short, long = (pages_of(files[0], count, Path(folder)) for count in (SHORT, LONG))
        few, many = rounds(max(2, repeats // 5), lambda: clock(lambda: parse(short)) / SHORT, lambda: clock(lambda: parse(long)) / LONG)
        ratio = median(b / a for a, b in zip(few, many, strict=True))
        yield Row(f"a page of a PDF of {LONG} pages, parsed", f"{median(many) * 1000:.1f} ms", f"{ratio:.2f} × a page of one of {SHORT} pages")
        if STATUS.exists():
            bare, loaded, parsed, imported = peak(RAW_PDF, long), peak(LOAD, long), peak(PARSE, long), peak(IMPORTS)
            yield Row(f"memory peak, a PDF of {LONG} pages read", f"{loaded / MEGA:.0f} MB", f"{loaded / bare:.1f} × bare pypdfium2")
            above = f"{(parsed - imported) / MEGA:.0f} MB above the bare imports; {parsed / bare:.1f} × bare pypdfium2"
            yield Row(f"memory peak, a PDF of {LONG} pages parsed", f"{parsed / MEGA:.0f} MB", above)


def pages_of(file: Path, count: int, folder: Path) -> Path:
    """A PDF of so many pages: those of ``file``, again and again."""
    import pypdfium2

    with pypdfium2.PdfDocument.new() as made, pypdfium2.PdfDocument(file) as document:
        while len(made) < count:
            made.import_pages(document, list(range(min(len(document), count - len(made)))))
        made.save(path := folder / f"{count}.pdf")
    return path


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
    rows = list(measure(quick=chosen.quick))
    print(table(rows))
    if chosen.json:
        chosen.json.write_text(json.dumps([vars(row) for row in rows], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if not chosen.quick:
        put(HERE / "README.md", "speed", table(rows))
        put(ROOT / "README.md", "speed", table([row for row in rows if row.against and "memory peak, `import" not in row.what]))


if __name__ == "__main__":
    main()
