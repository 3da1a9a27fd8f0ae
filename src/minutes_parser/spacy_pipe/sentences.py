"""The component ``minutes_sentences``: the library's own sentences, as ``doc.sents``."""

from __future__ import annotations

from spacy.tokens import Doc

from ..extract.sentences import sentences_of
from ..load import read_text
from ..load.lines import blank
from .extensions import kept
from .offsets import offsets


class SentencesPipe:
    """Made by ``nlp.add_pipe("minutes_sentences")``: sets ``token.is_sent_start``. It belongs before whatever parses sentences."""

    def __init__(self, name: str = "minutes_sentences") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """The doc, cut. Where its minutes are set already, their source tells what is a running head or a page number.

        Raises as the component ``minutes`` does, and ``ValueError`` where the doc is parsed already.
        """
        if blank(doc.text):
            return doc
        minutes = kept(doc)
        source = minutes.source if minutes else read_text(doc.text, self.name)
        starts = {span.start for span in offsets(doc.text, source).of(tuple(sentences_of(source)))}
        for token in doc:
            token.is_sent_start = token.i == 0 or not starts.isdisjoint(range(token.idx, token.idx + len(token)))
        return doc
