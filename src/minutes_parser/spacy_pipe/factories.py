"""What ``nlp.add_pipe`` calls. spaCy loads the factories of every package with each pipeline, so that the components come only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from .component import MinutesPipe
    from .sentences import SentencesPipe


@Language.factory("minutes", assigns=["doc._.minutes", "doc.spans"], default_config={"profile": None, "fill_from_ents": False})
def minutes(nlp: Language, name: str, profile: str | None, fill_from_ents: bool) -> MinutesPipe:
    """The component ``minutes``."""
    from .component import MinutesPipe

    return MinutesPipe(name, profile=profile, fill_from_ents=fill_from_ents)


@Language.factory("minutes_sentences", assigns=["token.is_sent_start", "doc.sents"])
def minutes_sentences(nlp: Language, name: str) -> SentencesPipe:
    """The component ``minutes_sentences``."""
    from .sentences import SentencesPipe

    return SentencesPipe(name)
