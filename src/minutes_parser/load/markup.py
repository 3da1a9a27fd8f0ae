"""Which characters of a text are formatting and not words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs
import regex

from minutes_parser.patterns import pattern
from minutes_parser.span import Span, Spans, merge

from .tags import KNOWN

# Only a known name makes a tag, and only with real attributes: "<Utvalg>" and "<i dag>" are text someone forgot to fill in.
_ATTRIBUTE = r"""\s++[A-Za-z_:][\w:.-]*+\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=`]++)"""
_TAG: Final = pattern(rf"</?(?:{'|'.join(sorted(KNOWN))})\b(?:{_ATTRIBUTE})*+\s*+/?>", regex.IGNORECASE)

_WIKI_HEADING: Final = pattern(r"^(?P<open>={2,6}[ \t]*+)(?=[^=\s])[^\n=]{1,200}(?<![=\s])(?P<close>[ \t]*+={2,6})[ \t]*+$", regex.MULTILINE)
_TEMPLATE: Final = pattern(r"^&&&[^\n]*+$", regex.MULTILINE)
"""Instructions of a template that were left in: "&&& Fyll inn behandlingen under denne linjen"."""

_OPTIONAL_HYPHEN: Final = pattern(r"\u00ad(?![^\S\n]*+$)", regex.MULTILINE)
"""At the end of a line it is a hyphen and splits a word; elsewhere it is not seen."""

_LINE_MARKS: Final = tuple(
    pattern(mark, regex.MULTILINE)
    for mark in (
        r"^ {0,3}+\K(?:#{1,6}(?:[ \t]++|$)|#{2,6}(?=\w))",  # heading; some leave the space out
        r"^ {0,3}+(?:#{1,6}[ \t]|#{2,6}\w)[^\n]*?(?<![ \t])\K[ \t]++#++(?=[ \t]*+$)",  # a heading's closing hashes
        r"^ {0,3}+\K(?:>[ \t]?)++",  # quotation
        r"(?<![ \t])[ \t]*+\{[:#.][^{}\n]{0,200}+\}(?=[ \t]*+$)",  # attributes of a block
        r"^ {0,3}+\K(?:-{3,}+|={3,}+|\*{3,}+)(?=[ \t]*+$)",  # fence of the front matter, rule, line under a heading
        r"^[*-] \KTOC(?=[ \t]*+$)",  # a place for the table of contents
        r"^ {0,3}+\K(?:`{3,}+|~{3,}+)[^\n`]*+$",  # fence of code
        r"^[ \t]*+\K\|?[ \t]*+:?-{3,}+:?[ \t]*+(?:\|[ \t:-]*+)++$",  # rule below the head of a table
    )
)

# Text in brackets and an address in parentheses, which may hold pairs of parentheses itself.
_LINK: Final = pattern(r"(!?\[)[^\[\]\n]{0,500}+(\]\((?:[^()\n]++|\([^()\n]*+\)){0,50}+\))")
_ADDRESS: Final = pattern(r"(<)(?:https?://[^\s<>]{1,500}+|[^\s<>@]{1,100}+@[^\s<>@]{1,100}+)(>)")
_CODE: Final = pattern(r"(?<!`)(`)[^`\n]++(`)(?!`)")
_ESCAPE: Final = pattern(r"\\(?=[!-/:-@\[-`{-~\n])")

_RUN: Final = pattern(r"(?<![\\*])\*{1,3}+(?!\*)|(?<![\\_])_{1,3}+(?!_)")
_BLOCK_END: Final = pattern(r"\n[ \t]*+(?=\n|[-*+][ \t]|#{1,6}[ \t]|\d{1,4}[.)][ \t]|>)")
_LINE_END: Final = pattern(r"\n")

# The neighbours that a single star, or underscores, may have: outside on the left, inside, inside, outside on the right.
_STAR: Final = ("([{«“„\"'‘*_~>|:–—-", "([{«“„\"'‘*_`<§#&", ")]}»”\"'’*_`>.,;:!?…%", ")]}»”\"'’*_~<|.,;:!?…–—-")
_UNDERSCORE: Final = ("([{«“„*", "*", ")]}».!?:*", ")]}»”.,;:!?*")  # fewer: where a line is to be filled in, OCR sees all kinds of them


def find_markup(text: str, markdown: bool) -> Spans:
    """The formatting in ``text``, as sorted spans that neither touch nor overlap. Linear in the length of the text.

    Any text: tags of HTML, hyphens that are not seen, and emphasis (``**Vedtak**``, ``*All in*``) that properly encloses words on one line; a
    footnote's star or a rule of underscores is neither. Markdown too: the marks of headings, quotations, links,
    code, rules, attribute blocks and escapes, and emphasis over the lines of a paragraph.
    """
    marks = [Span(*tag.span()) for tag in _TAG.finditer(text)]
    marks += [Span(*m.span(group)) for m in _WIKI_HEADING.finditer(text) for group in ("open", "close")]
    marks += [Span(*m.span()) for pattern in (_TEMPLATE, _OPTIONAL_HYPHEN) for m in pattern.finditer(text)]
    if markdown:
        marks.extend(_markdown_marks(text))
    fixed = tuple(merge(marks))
    return tuple(merge([*fixed, *_emphasis(text, fixed, _BLOCK_END if markdown else _LINE_END)]))


def _markdown_marks(text: str) -> Iterator[Span]:
    for known in (*_LINE_MARKS, _ESCAPE):
        for mark in known.finditer(text):
            yield Span(*mark.span())
    for pair in (_LINK, _ADDRESS, _CODE):
        for mark in pair.finditer(text):
            yield Span(*mark.span(1))
            yield Span(*mark.span(2))


@attrs.frozen
class _Run:
    """One to three equal signs in a row; ``opens`` and ``closes`` tell on which side of words they can stand."""

    start: int
    length: int
    sign: str
    opens: bool
    closes: bool


_Waiting = dict[tuple[str, int], list[int]]
"""The starts of the runs that are still open, by sign and length, innermost last."""


def _emphasis(text: str, fixed: Spans, boundary: regex.Pattern[str]) -> Iterator[Span]:
    """The runs that pair up, an opening one with a closing one, with no ``boundary`` between them."""
    ends = (end.start() for end in boundary.finditer(text))
    block_end = next(ends, len(text))
    waiting: _Waiting = {}
    for run in _runs(text, fixed):
        if run.start >= block_end:
            waiting = {}
            block_end = next((end for end in ends if end > run.start), len(text))
        if run.closes and (pair := _paired(run, waiting)):
            yield from pair
        elif run.opens:
            waiting.setdefault((run.sign, run.length), []).append(run.start)


def _runs(text: str, fixed: Spans) -> Iterator[_Run]:
    """The runs of stars and underscores that are not part of other markup, such as an address."""
    others = iter(fixed)
    other = next(others, None)
    for found in _RUN.finditer(text):
        start, end = found.span()
        while other and other.end <= start:
            other = next(others, None)
        if other and other.start <= start:
            continue
        left, right = text[max(0, start - 1) : start], text[end : end + 1]
        if found.group() in ("**", "***"):
            opens = not _blank(right) and (_word(right) or not _word(left))
            closes = not _blank(left)
        else:
            before, first, last, after = _STAR if text[start] == "*" else _UNDERSCORE
            opens = (_blank(left) or left in before) and (_word(right) or right in first)
            closes = (_word(left) or left in last) and (_blank(right) or right in after)
        yield _Run(start, end - start, text[start], opens, closes)


def _paired(run: _Run, waiting: _Waiting) -> list[Span]:
    """The marks of the pair that ``run`` closes. Three signs are bold and italic, which may open or close one by one."""
    one, two, three, same = (waiting.get((run.sign, length)) for length in (1, 2, 3, run.length))
    if same:
        return _both(same.pop(), run.start, run.length)
    if run.length == 3 and one and two:
        return [*_both(one.pop(), run.start, 1), *_both(two.pop(), run.start + 1, 2)]
    if run.length < 3 and three:
        start, rest = three.pop(), 3 - run.length
        waiting.setdefault((run.sign, rest), []).append(start)
        return _both(start + rest, run.start, run.length)
    return []


def _both(opening: int, closing: int, length: int) -> list[Span]:
    return [Span(opening, opening + length), Span(closing, closing + length)]


def _blank(char: str) -> bool:
    return not char or char.isspace()


def _word(char: str) -> bool:
    return char.isalnum()
