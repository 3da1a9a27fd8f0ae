"""The pictures of docs/stages.md, drawn as SVG from what the library makes of one protocol of the corpus. Written by ``tools/docs.py``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

from attrs import frozen

import minutes_parser as mp
from minutes_parser import Case, Minutes, Span
from minutes_parser.export.tables import rows_of
from minutes_parser.segment.items import Item
from minutes_parser.segment.outline import Outline, outline

ROOT = Path(__file__).resolve().parents[1]
PROTOCOL, CASE = "burettslag-styre", "25/19"

WIDE = 66  # characters of a row; longer lines are drawn in several
ROW, LETTER = 22, 7.4
NBSP = "\N{NO-BREAK SPACE}"  # several of them stay several
LEFT, ASIDE = 44, 232
SHADES = {
    "case": "#cfd8dc", "untitled": "#eceff1", "section": "#eceff1", "decision": "#c8e6c9", "vote": "#ffe0b2", "recusal": "#ffcdd2",
    "title": "#bbdefb", "change": "#e1bee7",
    "present": "#2e7d32", "possible": "#f9a825", "recused": "#c62828", "absent": "#eceff1",
    "interpreted": "#2a6f97", "verbatim": "#74b49b", "furniture": "#b0bec5", "unparsed": "#e76f51",
}  # fmt: skip


@frozen
class Mark:
    """A stretch of the text, and what it is."""

    span: Span
    kind: str
    name: str | None = None
    """Written in the margin."""


@cache
def _minutes() -> Minutes:
    return mp.parse(ROOT / "corpus" / f"{PROTOCOL}.txt")


def _case(minutes: Minutes) -> Case:
    return next(case for case in minutes.cases if case.number and case.number.raw == CASE)


def blocks() -> str:
    """Lines as items, in the blocks that labels and headings open."""
    minutes = _minutes()
    plan = outline(minutes.source)
    return _page(minutes, tuple(_block_marks(plan, minutes.cases.index(_case(minutes)))), f"The lines of case {CASE}, each in its block")


def _block_marks(plan: Outline, case: int) -> Iterator[Mark]:
    heading = plan.headings[case]
    for index in heading.consumed:
        yield from _item_marks(plan.items[index], "case", "case: heading")
    for block in plan.of_case(case):
        if block.opener:
            entry = f" ({block.opener.label.phrase.entry})" if block.opener.label else ""
            yield from _item_marks(block.opener, block.kind, f"{block.kind}: label{entry}")
        for item in block.items:
            yield from _item_marks(item, block.kind, block.kind)


def _item_marks(item: Item, kind: str, name: str) -> Iterator[Mark]:
    for number, part in enumerate(item.parts):
        yield Mark(part, kind, None if number else name)


def values() -> str:
    """The values of the case, each on the words that it was read from."""
    minutes = _minutes()
    case, text = _case(minutes), minutes.source.text
    title = text.index(case.title or "", case.span[0].start)
    found = [
        Mark(Span(title, title + len(case.title or "")), "title", "title"),
        *(Mark(span, "recusal", f"recusal: {one.name}") for one in case.recusals for span in one.span),
        *(Mark(span, "vote", f"vote: {_told(one)}") for one in case.votes for span in one.span),
        *(Mark(span, "decision", f"decision: {case.decision.outcome}") for span in (case.decision.span if case.decision else ())),
    ]
    for person in minutes.attendance.attendees:
        moves = [change for change in person.changes if change.case == CASE and change.change != "recused"]
        found += [Mark(span, "change", f"change: {change.change} {change.when}") for change in moves for span in change.span]
    return _page(minutes, tuple(found), f"The values of case {CASE} on the words they were read from")


def _told(vote: mp.Vote) -> str:
    return "unanimous" if vote.unanimous else f"{vote.for_}–{vote.against}"


def presence() -> str:
    """Who was there in each case, beside what the act asks for."""
    minutes = _minutes()
    rows = rows_of(minutes, file=minutes.source.name)["presence"]
    names = {person.id: person.name for person in minutes.attendance.attendees}
    people = list(dict.fromkeys(row["attendee_id"] for row in rows))
    states = {(row["case_id"], row["attendee_id"]): row["state"] for row in rows}
    shown = mp.check(minutes).quorum[1:]
    column, left = 92, 196
    out = [_text(left + column * i + 6, 24, row.case or "", weight="bold") for i, row in enumerate(shown)]
    for number, person in enumerate(people):
        top = 38 + 30 * number
        out.append(_text(4, top + 17, names[person]))
        for i in range(len(shown)):
            state = states[i + 1, person]
            out += [
                _box(left + column * i, top, column - 6, 24, SHADES[state]),
                _text(left + column * i + 8, top + 17, state, fill=_ink(SHADES[state])),
            ]
    below = 38 + 30 * len(people) + 22
    out.append(_text(4, below, f"present / required of {shown[0].seats}"))
    out.append(_text(4, below + 24, shown[0].legal_reference or ""))
    for i, row in enumerate(shown):
        count = f"{row.present_min}" if row.present_min == row.present_max else f"{row.present_min}–{row.present_max}"
        out.append(_text(left + column * i + 6, below, f"{count} / {row.required}", weight="bold"))
        out.append(_text(left + column * i + 6, below + 24, row.verdict.replace("_", " "), fill="#c62828" if row.verdict == "not_met" else "#263238"))
    return _svg(left + column * len(shown) + 8, below + 40, out, "Who was present in each case, and the quorum")


def books() -> str:
    """How much of the text was understood, kept, set aside, or claimed by nobody."""
    minutes = _minutes()
    counts = {state: getattr(minutes.coverage, state) for state in ("interpreted", "verbatim", "furniture", "unparsed")}
    total, wide, left = sum(counts.values()), 800.0, 4.0
    out: list[str] = []
    for number, (state, count) in enumerate(counts.items()):
        width = wide * count / total
        out += [_box(left, 10, width, 34, SHADES[state]), _box(4 + 200 * number, 60, 14, 14, SHADES[state])]
        out.append(_text(24 + 200 * number, 72, f"{state}: {count}"))
        left += width
    return _svg(wide + 8, 90, out, f"The {total} visible characters of the protocol by state")


def _page(minutes: Minutes, marks: Sequence[Mark], title: str) -> str:
    """The lines of the case with marks on them, and their names in the margin."""
    out, y = [], 8
    for number, row in _rows(minutes, _case(minutes)):
        here = [mark for mark in marks if mark.span.start < row.end and row.start < mark.span.end]
        for mark in here:
            start, end = max(mark.span.start, row.start) - row.start, min(mark.span.end, row.end) - row.start
            out.append(_box(LEFT + start * LETTER - 3, y + 1, (end - start) * LETTER + 6, ROW - 2, SHADES[mark.kind]))
        out.append(_text(LEFT - 12, y + 16, str(number) if number else "", anchor="end", fill="#78909c"))
        out.append(_text(LEFT, y + 16, minutes.source.text[row.start : row.end], width=(row.end - row.start) * LETTER))
        named = [mark.name for mark in here if mark.name and mark.span.start >= row.start]
        out.append(_text(LEFT + WIDE * LETTER + 14, y + 16, " · ".join(named), fill="#37474f"))
        y += ROW
    return _svg(LEFT + WIDE * LETTER + 14 + ASIDE, y + 8, out, title)


def _rows(minutes: Minutes, case: Case) -> Iterator[tuple[int | None, Span]]:
    """The lines of a case, cut where they are too long to draw; the first piece of each has the number of the line."""
    text = minutes.source.text
    for index in minutes.source.lines_of(case.span[0]):
        line = minutes.source.lines[index]
        start, number = line.start, index + 1 if text[line.start : line.end].strip() else None
        while line.end - start > WIDE:
            cut = text.rfind(" ", start, start + WIDE) + 1 or start + WIDE
            yield number, Span(start, cut)
            start, number = cut, None
        yield number, Span(start, line.end)


def _ink(shade: str) -> str:
    """Dark or light, whatever can be read on the shade."""
    red, green, blue = (int(shade[i : i + 2], 16) for i in (1, 3, 5))
    return "#ffffff" if 0.3 * red + 0.59 * green + 0.11 * blue < 140 else "#263238"


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="3" fill="{fill}"/>'


def _text(x: float, y: float, words: str, *, fill: str = "#263238", weight: str = "", anchor: str = "", width: float = 0) -> str:
    more = "".join(
        f' {name}="{value}"'
        for name, value in (("font-weight", weight), ("text-anchor", anchor), ("textLength", f"{width:.1f}" if width and words.strip() else ""))
        if value
    )
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill}"{more}>{escape(words).replace(" ", NBSP)}</text>' if words.strip() else ""


def _svg(width: float, height: float, parts: Iterable[str], title: str) -> str:
    """A picture on a ground of its own, so that it can be read in the dark too."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" font-family="monospace" font-size="12">'
        f"<title>{escape(title)}</title>"
    )
    return "\n".join([head, f'<rect width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>', *filter(None, parts), "</svg>", ""])
