"""The spaCy components ``minutes`` and ``minutes_sentences``: ``nlp.add_pipe("minutes")`` (extra ``spacy``, docs/spacy.md).

To import this package imports spaCy and defines ``doc._.minutes`` and ``span._.minutes``, which docs that were stored need too. spaCy imports it by
itself, by its entry point; the parser comes with the first component. Raises ``MissingExtra`` where spaCy is not installed.
"""

from __future__ import annotations

from ..errors import needs

with needs("spacy", "spaCy components", extra="spacy"):
    import spacy  # noqa: F401

from . import extensions, factories

__all__ = ["extensions", "factories"]
