"""How many different bodies attest each entry of the lexicon: which words are common, which serve one body only, which nobody writes.

    python tools/attest.py FOLDER... > docs/attestation.md

Every document of the folders is read. A body is the organisation (else the body) that a ``MANIFEST.tsv`` above the file or the gold facts
beside it name, else its folder. The page that is written holds entries and counts only. It is a measurement of the day it was made, not
compared in the tests, and the lexicon's own corpus does not count: it was written around the entries.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from minutes_parser.errors import MinutesParserError
from minutes_parser.lexicon import labels, phrases
from minutes_parser.pipeline import load
from minutes_parser.segment.outline import outline
from minutes_parser.source import Source
from minutes_parser.view import view

TABLES = {"evidence": phrases.evidence, "notes": phrases.notes, "outcomes": phrases.outcomes, "recusals": phrases.recusals,
          "references": phrases.references, "numbers": phrases.numbers, "suspects": phrases.suspects, "votes": phrases.votes}  # fmt: skip
"""Looked for in the whole text. ``movements`` is left out: its phrases are met in sentences whose names are masked."""
Key = tuple[str, str, str]
"""File, entry, phrase."""
Bodies = dict[Key, set[str]]
NOT_DOCUMENTS = (".json", ".tsv")
INTRODUCTION = """# Attestation of the lexicon

In how many different bodies each entry of the lexicon was met, measured {date} on {documents} real documents of {bodies} bodies.
Written by `python tools/attest.py`; a measurement, no rule: what nobody attests here may be common elsewhere, and words of the law need no witness.
"""


def main(folders: list[str]) -> None:
    attested: Bodies = defaultdict(set)
    bodies: set[str] = set()
    documents = 0
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*") if path.is_file() and path.suffix not in NOT_DOCUMENTS)
    for number, path in enumerate(paths, start=1):
        print(f"{number} of {len(paths)} {path.name}", file=sys.stderr, end="\r")
        try:
            source = load(path, ocr="never")
        except (MinutesParserError, OSError):
            continue
        documents += 1
        body = body_of(path)
        bodies.add(body)
        for key in met(source):
            attested[key].add(body)
    print(page(attested, documents, len(bodies)))


def met(source: Source) -> Iterator[Key]:
    """The phrases of the lexicon that stand in a document: labels where they are read as such, all else anywhere in its text."""
    for item in outline(source).items:
        for hit in (item.label, item.case_label):
            if hit:
                yield "labels", hit.phrase.entry, hit.phrase.text
    lines = [line.span for line in source.lines if line.layer == "body"]
    text = view(source.text, tuple(lines), source.markup).text.replace("\n", " ")
    for file, table in TABLES.items():
        for found in table().search(text):
            yield file, found.phrase.id, found.phrase.text


def known() -> Iterator[Key]:
    """Every phrase there is."""
    for label in labels.phrases():
        yield "labels", label.entry, label.text
    for file, table in TABLES.items():
        for phrase in table().phrases:
            yield file, phrase.id, phrase.text


def body_of(path: Path) -> str:
    """Whose document it is."""
    for folder in path.parents:
        if (folder / "MANIFEST.tsv").is_file():
            row = _manifest(folder).get(path.relative_to(folder).as_posix())
            return _named(row) if row else folder.name
    facts = path.with_suffix(".json")
    meeting = json.loads(facts.read_text(encoding="utf-8")).get("meeting") if facts.is_file() else None
    return _named(meeting) if meeting else path.parent.name


def _named(row: dict[str, str]) -> str:
    return (row.get("organisation") or row.get("body") or "unknown").casefold()


@cache
def _manifest(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file, delimiter="\t")}


def page(attested: Bodies, documents: int, bodies: int) -> str:
    entries: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in dict.fromkeys(known()):
        entries[key[:2]].append(key)
    count = {entry: len(set[str]().union(*(attested.get(key, set()) for key in keys))) for entry, keys in entries.items()}
    out = [INTRODUCTION.format(date=dt.datetime.now(tz=dt.UTC).date(), documents=documents, bodies=bodies)]
    out += ["| entries met in | labels | other phrases |", "|---|---|---|"]
    for words, wanted in (("several bodies", lambda n: n > 1), ("one body only", lambda n: n == 1), ("none", lambda n: n == 0)):
        at = [entry for entry, n in count.items() if wanted(n)]
        out.append(f"| {words} | {sum(file == 'labels' for file, _ in at)} | {sum(file != 'labels' for file, _ in at)} |")
    for heading, n in (("One body only", 1), ("Nobody", 0)):
        out += [f"\n## {heading}\n", *(f"- `{entry[1]}` ({entry[0]})" for entry, met_in in count.items() if met_in == n)]
    out += ["\n## Every entry\n", "| entry | file | bodies | phrases | of them met | by one body only |", "|---|---|---|---|---|---|"]
    for (file, entry), keys in entries.items():
        by = [len(attested.get(key, ())) for key in keys]
        out.append(f"| `{entry}` | {file} | {count[file, entry]} | {len(keys)} | {sum(n > 0 for n in by)} | {sum(n == 1 for n in by)} |")
    return "\n".join(out)


if __name__ == "__main__":
    main(sys.argv[1:])
