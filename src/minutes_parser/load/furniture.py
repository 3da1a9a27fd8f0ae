"""What stands on the page but not in the document: page numbers and running headers and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from itertools import groupby
from statistics import median_low
from typing import Literal

import attrs
import regex

from minutes_parser.patterns import pattern
from minutes_parser.source import Box, Layer, Line

from .alike import one_key

Edge = Literal["header", "footer"]

_DEPTH = 4
"""How many written lines from the edge of a page we look for furniture."""

_COUNT_ENDS = frozenset("0123456789-–—")
_SHORT = 80
_SHIFT = 2.0
_SIZES = 1.3
"""A line that stands more than ``_SHIFT`` heights from where its like stand, or is so many times their height, is not one of them."""

_WORD = r"(?:side|page|siidu|s\.)"
# In many typefaces text recognition reads the figure one as a letter.
_N_OF_M = pattern(rf"{_WORD}[ :]*(?:\d{{1,4}}|[Il]) *(?:av|of|/) *\d{{1,4}}", regex.IGNORECASE)
_AT_EDGE = pattern(rf"{_WORD}[ :]*\d{{1,4}}|[-–—] *\d{{1,4}} *[-–—]|\d{{1,4}} +(?:av|of) +\d{{1,4}}", regex.IGNORECASE)
_COUNTED = pattern(rf"(?:{_WORD}[ :]*|[-–—] *)(?P<number>\d{{1,4}})(?: *[-–—])?", regex.IGNORECASE)
_FRACTION = pattern(r"(\d{1,4}) ?/ ?(\d{1,4})")
_BARE = pattern(r"\d{1,4}")

# Only a number that counts pages is folded: "PS 12/24" at the top of every page is a new case each time.
_PAGE_COUNT = pattern(
    rf"\b{_WORD}[ :]*(?:\d{{1,4}}|[Il]\b)(?: *(?:av|of|/) *\d{{1,4}})?|(?:\s{{2,}}|\t)\d{{1,4}}$|^\d{{1,4}}(?:\s{{2,}}|\t)", regex.IGNORECASE
)
_FIGURE = pattern(r"\d|[il]\b", regex.IGNORECASE)
"""A line without a figure, or a letter that is read as one, counts nothing."""
# A running header is a title. What ends like a label or a sentence may stand on every page and still be content.
_CONTENT_END = (":", ".", ";", ",", "?", "!")


@attrs.frozen
class _Edges:
    """The written lines nearest the top and the bottom of a page, outermost first, as indexes into the lines."""

    page: int
    header: tuple[int, ...]
    footer: tuple[int, ...]

    def at(self, edge: Edge) -> tuple[int, ...]:
        return self.header if edge == "header" else self.footer


def classify(text: str, lines: Sequence[Line], *, recognised: bool = False) -> tuple[Line, ...]:
    """The same lines, with page numbers, running headers and running footers told from the body by their layer.

    "Side 3 av 7" alone on a line is a page number anywhere, and so are "Side 3" and "- 3 -" that count on through the text.
    With pages, so are these, "3/7" and a bare number at the edge of a page; and what repeats at the same edge of most
    pages, three at least, runs through them: where lines have boxes, only in one place. Of two pages, boxes tell what
    runs through them, and only of their outermost line. Furniture reaches inwards from the edge without a gap: the first
    line of content ends it.
    What was ``recognised`` from pictures need only be nearly the same from page to page.
    """
    words = [text[line.start : line.end].strip() if line.layer == "body" else "" for line in lines]
    layers: dict[int, Layer] = {i: "page_number" for i, line in enumerate(words) if line[-1:].isdigit() and _N_OF_M.fullmatch(line)}
    layers.update(dict.fromkeys(_counted_through(words), "page_number"))
    pages = _pages(lines, words)
    numbers = _page_numbers(pages, words, last=max((page.page for page in pages), default=0))
    layers.update(dict.fromkeys(numbers, "page_number"))
    layers.update(_running(pages, words, lines, layers, recognised=recognised))
    return tuple(attrs.evolve(line, layer=layers[i]) if i in layers else line for i, line in enumerate(lines))


def _pages(lines: Sequence[Line], words: Sequence[str]) -> list[_Edges]:
    written = (i for i, line in enumerate(lines) if line.page is not None and words[i])
    pages = []
    for number, group in groupby(written, key=lambda i: lines[i].page):
        indexes = tuple(group)
        pages.append(_Edges(number or 0, indexes[:_DEPTH], indexes[: -_DEPTH - 1 : -1]))
    return pages


def _counted_through(words: Sequence[str]) -> Sequence[int]:
    """Lines "Side 2", "- 2 -" that count on from the first of them to the last, or the only one, in a text that tells of no pages."""
    found = [(i, m) for i, line in enumerate(words) if line[-1:] in _COUNT_ENDS and _AT_EDGE.fullmatch(line) and (m := _COUNTED.fullmatch(line))]
    counts = [int(m["number"]) for _, m in found]
    straight = counts == [2] or (len(counts) > 1 and counts[0] < 3 and counts == list(range(counts[0], counts[0] + len(counts))))
    return [i for i, _ in found] if straight else []


def _page_numbers(pages: Sequence[_Edges], words: Sequence[str], last: int) -> set[int]:
    edge = [(i, page.page) for page in pages for i in {*page.header[:2], *page.footer[:2]}]
    shifts = Counter(int(words[i]) - page for i, page in edge if _BARE.fullmatch(words[i]))
    counting = {shift for shift, count in shifts.items() if shift == 0 or count >= 3}
    return {i for i, page in edge if _is_page_number(words[i], page, last, counting)}


def _is_page_number(line: str, page: int, last: int, counting: Set[int]) -> bool:
    """Digits alone are a page number only if they count the pages: a lone "3/24" may as well be a case."""
    if _AT_EDGE.fullmatch(line):
        return True
    if fraction := _FRACTION.fullmatch(line):
        return int(fraction[2]) == last or (int(fraction[1]) == page and page <= int(fraction[2]))
    return bool(_BARE.fullmatch(line)) and int(line) - page in counting


def _running(
    pages: Sequence[_Edges], words: Sequence[str], lines: Sequence[Line], known: Mapping[int, Layer], *, recognised: bool
) -> dict[int, Layer]:
    layers: dict[int, Layer] = {}
    edges: tuple[Edge, Edge] = ("header", "footer")
    for edge in edges:
        keys = {i: _folded(words[i]) or _fixed(words[i], lines[i], edge) for page in pages for i in page.at(edge)}
        if recognised:
            alike = one_key(keys.values())
            keys = {i: alike.get(key, "") for i, key in keys.items()}
        seen = Counter(key for page in pages for key in {keys[i] for i in page.at(edge)})
        most = {key for key, count in seen.items() if key and count >= 3 and 2 * count > len(pages)}
        strays = _strays({i: key for i, key in keys.items() if key in most}, lines)
        both = _on_both([next((i for i in page.at(edge) if i not in known), None) for page in pages], words, lines)
        for page in pages:
            for i in page.at(edge):
                if i in both or (keys[i] in most and i not in strays):
                    layers.setdefault(i, edge)
                elif i not in known:
                    break
    return {i: layer for i, layer in layers.items() if i not in known}


def _strays(keys: Mapping[int, str], lines: Sequence[Line]) -> set[int]:
    """Lines of the edge which are larger than others of the same key, or stand elsewhere: a title, say."""
    alike: dict[str, list[tuple[int, Box]]] = {}
    for i, key in keys.items():
        if box := lines[i].bbox:
            alike.setdefault(key, []).append((i, box))
    found = set()
    for boxes in alike.values():
        top, height = median_low([box[1] for _, box in boxes]), median_low([box[3] - box[1] for _, box in boxes])
        found |= {i for i, box in boxes if abs(box[1] - top) > _SHIFT * height or not height / _SIZES < box[3] - box[1] < height * _SIZES}
    return found


def _on_both(outermost: Sequence[int | None], words: Sequence[str], lines: Sequence[Line]) -> Set[int]:
    """The outermost lines of two pages, if they are short, alike and in the same place."""
    if len(outermost) != 2 or outermost[0] is None or outermost[1] is None:
        return frozenset()
    first, second = outermost[0], outermost[1]
    box, other = lines[first].bbox, lines[second].bbox
    same = box and other and max(abs(a - b) for a, b in zip(box[:2], other[:2], strict=True)) < 1
    key = _folded(words[first])
    return {first, second} if same and key and len(key) <= _SHORT and key == _folded(words[second]) else frozenset()


def _folded(line: str) -> str:
    """What is the same on every page, or "" where a line cannot be furniture."""
    if line.endswith(_CONTENT_END):
        return ""
    counted = _PAGE_COUNT.sub(" 0 ", line) if _FIGURE.search(line) else line
    return " ".join(counted.casefold().split())


def _fixed(line: str, where: Line, edge: Edge) -> str:
    """A label that stands at the foot of page after page at the same height, as "Møtesekretær:" over the names: the height is part of the key."""
    if edge == "header" or where.bbox is None or not line.endswith(":"):
        return ""
    return f"{line.casefold()} {round(where.bbox[1])}"
