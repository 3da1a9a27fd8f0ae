"""What an archive speaks of and of which nothing was read: where to look first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import asdict, frozen

from minutes_parser.export.columns import columns, shorten, visible
from minutes_parser.model import Minutes
from minutes_parser.resolve.suspects import ABSENCE, DECISION, VOTE

_EXCERPT = 100
_KNOWN = {code.code: code.title.partition(",")[0] for code in (VOTE, DECISION, ABSENCE)}


@frozen
class Suspect:
    """One place: the document, the case (raw number), the line (from 1), what was spoken of, and the words that do."""

    file: str
    case: str | None
    line: int
    code: str
    what: str
    excerpt: str


@frozen
class Archive:
    """The suspects of many documents, and how many were read."""

    suspects: tuple[Suspect, ...]
    documents: int

    @property
    def worst_first(self) -> tuple[Suspect, ...]:
        """Those of the documents with most suspects first; within one in the order of its text."""
        number = Counter(one.file for one in self.suspects)
        return tuple(sorted(self.suspects, key=lambda one: (-number[one.file], one.file, one.line)))

    def to_builtins(self) -> dict[str, object]:
        return {"documents": self.documents, "suspects": [asdict(one) for one in self.worst_first]}

    def to_text(self) -> str:
        """A line per suspect, and the share of documents that have one."""
        rows = [(visible(one.file), one.case or "-", str(one.line), one.what, one.excerpt) for one in self.worst_first]
        files = len({one.file for one in self.suspects})
        told = f"{files} of {self.documents} documents have {len(rows)} suspects"
        return "\n".join([*([columns([("file", "case", "line", "what", "excerpt"), *rows]), ""] if rows else []), told])


def suspects_in(file: str, meetings: Sequence[Minutes]) -> Iterator[Suspect]:
    """The suspects of one document."""
    for minutes in meetings:
        for found in minutes.diagnostics:
            if found.code in _KNOWN:
                first = minutes.locate(found.span[:1])[0]
                yield Suspect(file, found.case, first.line, found.code, _KNOWN[found.code], shorten(first.excerpt, _EXCERPT))


def archive(documents: Iterable[tuple[str, Sequence[Minutes]]]) -> Archive:
    """The suspects of documents, each with its name and its meetings. Reads them one by one: none is kept."""
    number, found = 0, list[Suspect]()
    for file, meetings in documents:
        number += 1
        found += suspects_in(file, meetings)
    return Archive(tuple(found), number)
