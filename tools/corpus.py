"""Make Word and PDF files from the protocols of the corpus: one source for each, so that every format tells the same facts.

    python tools/corpus.py [FOLDER] [--only NAME]

writes NAME.docx and NAME.pdf for each ``corpus/NAME.txt`` into FOLDER (``build/corpus``), set as ``corpus/layouts.toml`` says. The same
source gives the same bytes, as long as the libraries that write them are the same. Nothing that this makes is kept in the repository.
"""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from corpus_blocks import Block, Layout, blocks
from corpus_docx import docx
from corpus_pdf import pdf

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"


def layouts() -> dict[str, Layout]:
    """The layout of each protocol, by its name."""
    tables = tomllib.loads((CORPUS / "layouts.toml").read_text(encoding="utf-8"))
    return {name: Layout.of(table) for name, table in tables.items()}


def source(name: str, layout: Layout) -> tuple[Block, ...]:
    """What a protocol holds, ready to be set."""
    return blocks((CORPUS / f"{name}.txt").read_text(encoding="utf-8"), layout)


def build(folder: Path, only: str | None = None) -> list[Path]:
    """Write the files; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name, layout in layouts().items():
        if only in (None, name):
            for suffix, writer in ((".docx", docx), (".pdf", pdf)):
                path = folder / f"{name}{suffix}"
                path.write_bytes(writer(source(name, layout), layout, name))
                made.append(path)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "corpus")
    parser.add_argument("--only", metavar="NAME", help="this protocol alone")
    options = parser.parse_args()
    for path in build(options.folder, options.only):
        print(path)


if __name__ == "__main__":
    main()
