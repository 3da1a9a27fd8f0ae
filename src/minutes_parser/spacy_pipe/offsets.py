"""Where a place in ``Minutes.source.text`` stands in the text of a doc, which may have a byte order mark and other line breaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

import attrs

from ..errors import UnsupportedFormat
from ..load.lines import normalised
from ..patterns import pattern
from ..source import Source
from ..span import Span, Spans

_DROPPED: Final = pattern(r"\A\ufeff|\r(?=\n)")


@attrs.frozen
class Offsets:
    """From the source to the doc. ``dropped``: before which offsets of the source the doc has one character more."""

    dropped: tuple[int, ...] = ()

    def of(self, spans: Spans) -> Iterator[Span]:
        """The same places in the text of the doc."""
        for start, end in spans:
            yield Span(start + bisect_right(self.dropped, start), end + bisect_right(self.dropped, end - 1))


def offsets(text: str, source: Source) -> Offsets:
    """How to get from ``source`` to ``text``, of which it was made. Raises ``UnsupportedFormat`` where it was made of another."""
    if text == source.text:
        return Offsets()
    if normalised(text) != source.text:
        reason = "the text of the doc is not word for word that of its minutes"
        raise UnsupportedFormat(source.name, reason, "Make the doc of what was read: docs/spacy.md#pdf-word-and-html")
    return Offsets(tuple(m.start() - before for before, m in enumerate(_DROPPED.finditer(text))))
