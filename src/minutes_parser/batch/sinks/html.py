"""A page to look at for each meeting, ``FILE.html``, and ``index.html`` over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import msgspec

from minutes_parser.checks.check import check
from minutes_parser.export.tables import key_of
from minutes_parser.model import Minutes
from minutes_parser.report.index import Entry, entry_of, index_html
from minutes_parser.report.page import page_html

from .sink import Sink, Writing, as_part, packed

INDEX: Final = "index.html"


def sink() -> Sink:
    return Sink("html", partial(packed, render), as_part, gather, (INDEX,))


def render(path: str, meetings: Sequence[Minutes]) -> list[bytes]:
    """Each meeting's line of the index and its page."""
    made = []
    for part, minutes in enumerate(meetings, start=1):
        report, name = check(minutes), key_of(path, part)
        entry = entry_of(minutes, report, page=f"{name}.html", name=name)
        made.append((entry, page_html(minutes, report, index="../" * name.count("/") + INDEX)))
    return [msgspec.json.encode(made)]


def gather(parts: Iterator[bytes], writing: Writing) -> None:
    entries: list[Entry] = []
    for part in parts:
        for entry, page in msgspec.json.decode(part, type=list[tuple[Entry, str]]):
            entries.append(entry)
            with writing(entry.page) as file:
                file.write(page.encode())
    with writing(INDEX) as file:
        file.write(index_html(entries).encode())
