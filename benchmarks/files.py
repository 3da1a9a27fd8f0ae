"""PDF and Word files: read and parsed, beside the libraries that only give their text."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from invented import pages
from measuring import MEGA, PARSE, STATUS, Row, caches, clock, in_turn, ms, peak, ratio, rounds

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

LOAD = "from minutes_parser.load import read; import sys; read(open(sys.argv[1], 'rb').read(), 'long')"
RAW_PDF = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
texts = [page.get_textpage().get_text_range() for page in document]
"""
IMPORTS = "import minutes_parser.pipeline, pypdfium2"
SHORT, BESIDE = 20, 6
"""Pages of a short PDF, and how many of them are measured beside a long one."""
FEW = 2
"""Rounds beside a library that is slow."""
PRODUCERS = {"plain": "LibreOffice", "hf": "LibreOffice, running headers", "rl": "ReportLab"}
"""The seeds' PDFs by the ends of their names."""


def formats(name: str, files: Sequence[Path], repeats: int) -> Iterator[Row]:
    """The whole way from a file of some format, over that from the text which lies in it."""
    from minutes_parser import parse, parse_text

    if not files:
        return
    texts = {file: parse(file).source.text for file in files}
    whole, text_only = in_turn(repeats, files, lambda: parse, lambda: lambda file: parse_text(texts[file]))
    rate = f"{sum(map(len, texts.values())) / median(whole):,.0f} characters/s ({len(files)} documents)"
    yield Row(f"parse, seeds as {name}", rate, f"{ratio(whole, text_only):.1f} × the time for the same text")


def readers(pdfs: Sequence[Path], words: Sequence[Path], repeats: int) -> Iterator[Row]:
    """Reading and the whole parse, over what the libraries take that give text without lines, boxes, cells or list numbers."""
    from minutes_parser import parse

    yield from against("read, seeds as PDF", source, pdfs, "pypdfium2", "pypdfium2's bare text", repeats)
    for end, producer in PRODUCERS.items():
        made = [file for file in pdfs if file.stem.endswith(f"_{end}")]
        yield from against(f"parse, seeds as PDF ({producer})", parse, made, "pypdfium2", "pypdfium2's bare text", repeats)
        yield from against(f"parse, one of them ({producer})", parse, made[-1:], "pdfplumber", "pdfplumber's `extract_text`", FEW)
    yield from against("read, seeds as Word", source, words, "docx", "python-docx's paragraphs", repeats)
    yield from against("parse, seeds as Word", parse, words, "docx", "python-docx's paragraphs", repeats)


def source(file: Path) -> object:
    from minutes_parser.load import read as load

    return load(file.read_bytes(), file.name)


def builds() -> bool:
    """Is everything here that builds Word files and PDFs?"""
    absent = [module for module in ("reportlab", "docx", "pypdfium2") if importlib.util.find_spec(module) is None]
    if absent:
        print(f"skipped: not installed: {', '.join(absent)}", file=sys.stderr)
    return not absent


def built_pdfs(repeats: int) -> Iterator[Row]:
    """The corpus as PDF, as the builder of this repository sets it."""
    if not builds():
        return
    from corpus import build

    from minutes_parser import parse

    with TemporaryDirectory() as folder:
        made = [path for path in build(Path(folder)) if path.suffix == ".pdf"]
        yield from against("read, corpus as PDF", source, made, "pypdfium2", "pypdfium2's bare text", repeats)
        yield from against("parse, corpus as PDF", parse, made, "pypdfium2", "pypdfium2's bare text", repeats)


def against(what: str, ours: Callable[[Path], object], files: Sequence[Path], module: str, named: str, repeats: int) -> Iterator[Row]:
    """Our time for the files over that of another library, where it is installed."""
    if not files or importlib.util.find_spec(module) is None:
        print(f"skipped: no files, or {module} is not installed ({what})", file=sys.stderr)
        return
    took, their_time = in_turn(repeats, files, lambda: ours, lambda: YARDSTICKS[module])
    documents = f"{len(files)} document{'s' if len(files) > 1 else ''}"
    yield Row(what, f"{ms(median(took))} ({documents})", f"{ratio(took, their_time):.2g} × the time of {named}")


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


def long_pdf(length: int, repeats: int) -> Iterator[Row]:
    """Time per page of a long PDF, with short ones read before it and after it, and the peak of a fresh process that reads the long one."""
    if not builds():
        return
    from minutes_parser import parse

    with TemporaryDirectory() as folder:
        long, *short = (pages(count, Path(folder), chance) for chance, count in enumerate([length, *[SHORT] * BESIDE]))
        parse(short[0])
        held = caches()

        def some(files: Sequence[Path]) -> float:
            return sum(clock(parse, file, held) for file in files)

        half = BESIDE // 2
        before, many, after = rounds(repeats, lambda: some(short[:half]), lambda: some([long]) / length, lambda: some(short[half:]))
        few = [(a + b) / BESIDE / SHORT for a, b in zip(before, after, strict=True)]
        yield Row(
            f"a page of a PDF of {length} pages, parsed", f"{median(many) * 1000:.1f} ms", f"{ratio(many, few):.2f} × a page of one of {SHORT} pages"
        )
        if STATUS.exists():
            bare, loaded, parsed, imported = peak(RAW_PDF, long), peak(LOAD, long), peak(PARSE, long), peak(IMPORTS)
            yield Row(f"memory peak, a PDF of {length} pages read", f"{loaded / MEGA:.0f} MB", f"{loaded / bare:.1f} × bare pypdfium2")
            above = f"{(parsed - imported) / MEGA:.0f} MB above the bare imports; {parsed / bare:.1f} × bare pypdfium2"
            yield Row(f"memory peak, a PDF of {length} pages parsed", f"{parsed / MEGA:.0f} MB", above)
