"""A protocol's text as blocks: headings, paragraphs, list items and tables, as a secretary would have typed them in a word processor.

A text cannot say which of its lines a writer broke and which the paper did, what repeats on every page, or what is a heading: the
protocol's layout in ``corpus/layouts.toml`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, Self

import regex
from attrs import evolve, field, frozen

BREAK = "\f"
"""Stands in a text where a page ends in the middle of it."""
TURN = "\v"
"""Stands where a writer began a new line inside a paragraph."""
ITEM = regex.compile(r"(?P<marker>(?P<number>\d+)\.|(?P<letter>[a-h])[.)]|-) +(?P<text>\S.*)")
GAP = regex.compile(r"(?<=\S) {3,}(?=\S)")
BROKEN = regex.compile(r"\p{L}-\Z")
ENDED = regex.compile(r"[.:;!?]\Z")
BREAKABLE = regex.compile(r"[aeiouyæøålmnrst][bdfghkmnpstv][aeiouyæøå]")
OPENING = regex.compile(r"\p{Lu}[^.:]{2,40}:")
"""A line that begins with a label begins a paragraph."""
CENTRED = 8
"""Spaces before a line that stands in the middle of the page."""


def _pattern(text: str | None) -> regex.Pattern[str] | None:
    return regex.compile(text) if text else None


@frozen
class Layout:
    """How a protocol is set: see the notes in ``corpus/layouts.toml``."""

    title: regex.Pattern[str] | None = field(default=None, converter=_pattern)
    heading: regex.Pattern[str] | None = field(default=None, converter=_pattern)
    furniture: regex.Pattern[str] | None = field(default=None, converter=_pattern)
    header: str = ""
    footer: str = ""
    wrap: int = 0
    turns: tuple[str, ...] = field(default=(), converter=tuple)
    pairs: tuple[str, ...] = field(default=(), converter=tuple)
    break_after: tuple[str, ...] = field(default=(), converter=tuple)
    breaks: Literal["hard", "rendered"] = "rendered"
    gaps: Literal["empty", "space"] = "empty"
    numbering: Literal["word", "typed"] = "word"
    tables: Literal["ruled", "open"] = "ruled"
    hyphens: bool = False
    spaced: bool = False
    font: Literal["Times", "Helvetica"] = "Times"
    size: float = 11
    page: tuple[float, float] = field(default=(595, 842), converter=tuple)
    margin: float = 70

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Self:
        """From a table of the TOML file. An unknown key is a TypeError."""
        return cls(**table)


@frozen
class Paragraph:
    """Text; ``cells`` are what stands at tab stops: the column (in characters) and the words."""

    text: str
    kind: Literal["title", "heading", "label", "body"] = "body"
    cells: tuple[tuple[int, str], ...] = ()
    centred: bool = False
    after_gap: bool = False


@frozen
class Item:
    """A list item. ``starts`` is its number where a list begins or its count does not go on."""

    marker: str
    text: str
    level: int = 0
    starts: int | None = None
    heading: bool = False
    after_gap: bool = False


@frozen
class Table:
    rows: tuple[tuple[str, ...], ...]
    after_gap: bool = False


Block = Paragraph | Item | Table


def blocks(text: str, layout: Layout) -> tuple[Block, ...]:
    """The whole text, in order; its lines' words are all there, once, but for the furniture."""
    for phrase in layout.break_after:
        if text.count(phrase) != 1:
            raise ValueError(f"these words do not stand in the text once: {phrase}")
        text = text.replace(phrase, phrase + BREAK)
    return tuple(_counted(_gathered(_paragraphs(text, layout), layout)))


def _paragraphs(text: str, layout: Layout) -> Iterator[str]:
    """The lines that a writer ended; an empty one is a gap."""
    lines = list(_without_furniture(text.replace(BREAK + "\n", BREAK).split("\n"), layout))
    held = ""
    for i, line in enumerate(lines):
        held = f"{_joint(held, layout)}{line.lstrip()}" if held else line
        if i + 1 == len(lines) or not _goes_on(line, lines[i + 1], layout):
            yield held
            held = ""


def _joint(held: str, layout: Layout) -> str:
    if BROKEN.search(held):
        return held[:-1]
    return held + (TURN if held.endswith(layout.turns) else " ")


def _without_furniture(lines: list[str], layout: Layout) -> Iterator[str]:
    """Where furniture stood, a page ended: in the middle of a sentence the sentence goes on around a break."""
    kept: list[str] = []
    for line in lines:
        if layout.furniture and layout.furniture.search(line):
            while kept and not kept[-1].strip():
                kept.pop()
            kept.append(BREAK)
        elif kept and kept[-1] == BREAK and not line.strip():
            continue
        elif kept and kept[-1] == BREAK:
            kept.pop()
            if kept and line[:1].islower():
                before = kept.pop()
                kept.append(f"{before[:-1]}{BREAK}{line}" if BROKEN.search(before) else f"{before}{BREAK} {line}")
            else:
                kept += ["", BREAK + line]
        else:
            kept.append(line)
    yield from (line for line in kept if line != BREAK)


def _goes_on(line: str, following: str, layout: Layout) -> bool:
    if not line.strip() or not following.strip() or "\t" in line + following:
        return False
    if line.endswith(layout.turns) or (BROKEN.search(line) and following[:1].islower()):
        return True
    full = 0 < layout.wrap <= len(line) and not ENDED.search(line)
    return full and not any(pattern.match(following.lstrip()) for pattern in (ITEM, OPENING)) and not _is(layout.heading, following)


def _gathered(paragraphs: Iterable[str], layout: Layout) -> Iterator[Block]:
    """Rows of a table together, names under one another in pairs, and the rest one by one."""
    rows: list[tuple[str, ...]] = []
    gap, in_pairs = False, False
    for line in paragraphs:
        cells = tuple(cell.strip(" ") for cell in line.split("\t")) if "\t" in line else ()
        if in_pairs and line.strip():
            cells = (line.strip(),)
        if not cells and rows:
            yield Table(_in_pairs(rows) if in_pairs else tuple(rows), gap)
            gap, rows, in_pairs = False, [], False
        if cells:
            rows.append(cells)
        elif line.strip():
            yield evolve(_block(line, layout), after_gap=gap)
            gap, in_pairs = False, line.strip() in layout.pairs
        else:
            gap = True
    if rows:
        yield Table(tuple(rows), gap)


def _in_pairs(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    names = [row[0] for row in rows]
    return tuple(tuple(names[i : i + 2]) for i in range(0, len(names), 2))


def _block(line: str, layout: Layout) -> Paragraph | Item:
    text, indent = line.strip(" "), len(line) - len(line.lstrip(" "))
    heading = _is(layout.heading, text)
    if found := ITEM.fullmatch(text):
        return Item(found["marker"], found["text"], int(bool(found["letter"])), heading=heading)
    if _is(layout.title, text):
        return Paragraph(text, "title", centred=indent >= CENTRED)
    if heading:
        return Paragraph(text, "heading")
    if GAP.search(text):
        starts = [0, *(gap.end() for gap in GAP.finditer(text))]
        ends = [*(gap.start() for gap in GAP.finditer(text)), len(text)]
        return Paragraph(text, cells=tuple((start, text[start:end]) for start, end in zip(starts, ends, strict=True)))
    short = len(text) < 60 and text.rstrip().endswith(":")
    return Paragraph(text, "label" if short else "body", centred=indent >= CENTRED)


def _counted(found: Iterable[Block]) -> Iterator[Block]:
    """Tells each numbered item whether its list begins with it. Headings count by themselves."""
    expected = {True: 0, False: 0}
    before: Block | None = None
    for block in found:
        if isinstance(block, Item) and block.marker != "-":
            number = int(block.marker[:-1]) if block.marker[:-1].isdigit() else ord(block.marker[0]) - ord("a") + 1
            nested = block.level and isinstance(before, Item) and (before.level or before.marker[0].isdigit())
            block = evolve(block, level=int(bool(nested)))
            if nested:
                block = evolve(block, starts=None if isinstance(before, Item) and before.level else number)
            else:
                block = evolve(block, starts=number if number == 1 or number != expected[block.heading] else None)
                expected[block.heading] = number + 1
        before = block
        yield block


def _is(pattern: regex.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text.strip(" " + BREAK)) is not None


def syllables(word: str) -> tuple[int, ...]:
    """Where a long word may be broken: before one consonant and a vowel, with three letters on either side."""
    if not word.isalpha() or not word.islower():
        return ()
    return tuple(i for i in range(3, len(word) - 2) if BREAKABLE.match(word, i - 1))
