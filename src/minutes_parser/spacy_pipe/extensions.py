"""``doc._.minutes`` and ``span._.minutes``. A doc holds its minutes as JSON, so that they go wherever it goes: to bytes, DocBin, other processes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from spacy.tokens import Doc, Span

from ..export.json import from_json, to_json
from ..model import Minutes
from .groups import value_at

KEY: Final = ("._.", "minutes", None, None)
"""Where spaCy has the values of extensions in ``doc.user_data``."""
_read = lru_cache(maxsize=16)(from_json)


def kept(doc: Doc) -> Minutes | None:
    """The minutes (nb/nn: protokoll) of the doc; ``None`` before they were read, and for a blank doc."""
    data: dict[Any, str | None] = doc.user_data
    held = data.get(KEY)
    return None if held is None else _read(held)


def keep(doc: Doc, minutes: Minutes | None) -> None:
    """Give the doc its minutes, which ``minutes`` then does not read again: those of a PDF, say, with their pages."""
    if minutes is not None and not isinstance(minutes, Minutes):
        raise TypeError(f"doc._.minutes takes what minutes_parser.parse gives, not {type(minutes).__name__}")
    data: dict[Any, str | None] = doc.user_data
    data[KEY] = None if minutes is None else to_json(minutes)


def value_of(span: Span) -> Any:
    """The value that a span of ``doc.spans["minutes:..."]`` shows: a ``Case``, an ``Amount``, the date of the meeting; ``None`` for other spans."""
    minutes = kept(span.doc)
    return value_at(minutes, span.id_) if minutes and span.id_ else None


Doc.set_extension("minutes", getter=kept, setter=keep, force=True)
Span.set_extension("minutes", getter=value_of, force=True)
