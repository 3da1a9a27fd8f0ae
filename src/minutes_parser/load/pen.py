"""The paragraph being written while a walk goes through the elements of an office document."""

from __future__ import annotations

from typing import Literal

import attrs

from .blocks import Block, Text

State = Literal["read", "deleted", "hidden"]


@attrs.define
class Pen:
    """The lines of a paragraph so far, the text boxes anchored in it, and what was deleted from it."""

    page: int
    words: list[str] = attrs.field(factory=list)
    lines: list[Text] = attrs.field(factory=list)
    boxes: list[Block] = attrs.field(factory=list)
    deleted: list[str] = attrs.field(factory=list)
    state: State = "read"
    blank: bool = True
    """Is there nothing yet on the current line but spaces?"""

    def write(self, text: str, page: int) -> None:
        """Text on the current line, without hyphens that are seen only where a line ends. The line is on the page where its first words are."""
        if self.blank:
            self.page = page
        self.words.append(text.replace("\u00ad", ""))
        self.blank = self.blank and not text.strip()

    def end_line(self) -> None:
        self.lines.append(Text("".join(self.words), self.page))
        self.words.clear()
        self.blank = True
