"""One document as one page of HTML that needs nothing but itself: no network, no script but its own, printable."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import count

from ..checks.report import Quorum, Report
from ..export.wording import body_words, coverage_words, when_words
from ..model import Minutes
from .source_view import SourceView, pages_view, text_view, words
from .values import KINDS, Group, Value, groups_of

_VERDICTS = {"met": "met", "not_met": "not met", "undetermined": "undetermined"}


def page_html(minutes: Minutes, report: Report, *, pictures: Mapping[int, str] | None = None, index: str | None = None) -> str:
    """The page. ``pictures``: page number to the address of the page's picture, shown in place of the text; ``index``: where the index lies."""
    numbers = count(1)
    groups = [(group, {next(numbers): value for value in (*_head(group), *group.values)}) for group in groups_of(minutes, report)]
    values = {number: value for _, numbered in groups for number, value in numbered.items()}
    view = pages_view(minutes, values, pictures) if pictures else text_view(minutes, values)
    result = "".join(_group(group, numbered, view) for group, numbered in groups)
    title = minutes.meeting.title or minutes.source.name
    language = {"nb": "nb", "nn": "nn", "se": "se"}.get(minutes.language or "", "no")
    back = f'<p><a href="{words(index)}">all documents</a></p>' if index else ""
    head = f'{back}<h1 lang="{language}">{words(title)}</h1><p>{words(_facts(minutes))}</p>{_quorum(report)}{_legend(values)}'
    read = f'{result}<p class="note">{coverage_words(minutes.coverage)}</p>'
    return document(
        title,
        f'<a class="skip" href="#source">to the document</a><header>{head}</header><main>'
        f'<section id="result" aria-label="what was read" lang="{language}" tabindex="0">{read}</section>'
        f'<section id="source" aria-label="the document" lang="{language}" tabindex="0">{view.html}</section></main>',
        style="page.css",
        script="page.js",
    )


def document(title: str, body: str, *, style: str, script: str) -> str:
    """A whole page, which may run its own script and style and nothing else."""
    css, js = asset(style), asset(script)
    policy = f"default-src 'none'; img-src data:; style-src '{_digest(css)}'; script-src '{_digest(js)}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f"<title>{words(title)}</title><style>{css}</style></head><body>{body}<script>{js}</script></body></html>\n"
    )


@cache
def asset(name: str) -> str:
    return (files(__package__) / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _facts(minutes: Minutes) -> str:
    facts = (body_words(minutes.meeting), when_words(minutes.meeting), minutes.meeting.place, minutes.source.name)
    return " · ".join(fact for fact in facts if fact)


def _quorum(report: Report) -> str:
    if not report.quorum:
        return ""
    whole, *cases = report.quorum
    rule = whole.legal_reference or whole.rule or "no rule"
    rows = "".join(_verdict(row) for row in cases)
    missed = sum(row.verdict == "not_met" for row in cases)
    told = f'; <strong class="not_met">not met in {missed} of {len(cases)} cases</strong>' if missed else ""
    summary = (
        f'Quorum: <strong class="{whole.verdict}">{_VERDICTS[whole.verdict]}</strong>{told}, by {words(rule)}{" (assumed)" if whole.assumed else ""}'
    )
    table = (
        f"<table><thead><tr><th>case</th><th>verdict</th><th>present</th><th>required</th></tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    )
    reasons = "".join(f"<li>{words(reason)}</li>" for reason in whole.reasons)
    return f"<details><summary>{summary}</summary>{table}<ul>{reasons}</ul></details>"


def _verdict(row: Quorum) -> str:
    present = (
        "?" if row.present_min is None else str(row.present_min) if row.present_min == row.present_max else f"{row.present_min}–{row.present_max}"
    )
    needed = "?" if row.required is None else str(row.required)
    return f'<tr><td>{words(row.case or "")}</td><td class="{row.verdict}">{_VERDICTS[row.verdict]}</td><td>{present}</td><td>{needed}</td></tr>'


def _legend(values: Mapping[int, Value]) -> str:
    """What is marked and how; each kind can be switched off."""
    counts = {kind: sum(value.kind == kind for value in values.values()) for kind in KINDS}
    boxes = "".join(
        f'<label><input type="checkbox" id="k-{kind}" checked><span class="m {kind}">{kind} ({number})</span></label>'
        for kind, number in counts.items()
        if number
    )
    return f"<fieldset><legend>marked in the document</legend>{boxes}</fieldset>"


def _head(group: Group) -> Iterator[Value]:
    if group.case:
        yield Value("heading", "case", group.title, group.span)


def _group(group: Group, numbered: Mapping[int, Value], view: SourceView) -> str:
    items = dict(numbered)
    if not group.case:
        return f"<h2>{words(group.title)}</h2><dl>{''.join(_value(n, value, view) for n, value in items.items())}</dl>"
    number = next(iter(items))
    head = items.pop(number)
    rows = "".join(_value(n, value, view) for n, value in items.items())
    return f'<h2 id="v{number}">{_link(number, head.text, view)}</h2>' + (f"<dl>{rows}</dl>" if rows else "")


def _value(number: int, value: Value, view: SourceView) -> str:
    more = "".join(f"<li>{words(one)}</li>" for one in value.more)
    term = words(value.term or value.kind)
    said = _link(number, value.text, view) + (f"<ul>{more}</ul>" if more else "")
    if value.kind == "section":
        said = f"<details><summary>{len(value.text)} characters</summary>{said}</details>"
    return f'<div id="v{number}" class="{value.kind}"><dt>{term}</dt><dd>{said}</dd></div>'


def _link(number: int, text: str, view: SourceView) -> str:
    place = view.places.get(number)
    return f'<a href="#{place}" data-value="{number}">{words(text)}</a>' if place else words(text)
