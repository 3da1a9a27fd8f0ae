"""What ``nlp.add_pipe`` calls. spaCy loads the factories of every package with each pipeline, so that the components come only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from .component import MinutesPipe


@Language.factory("minutes", assigns=["doc._.minutes", "doc.spans"], default_config={"profile": None, "fill_from_ents": False})
def minutes(nlp: Language, name: str, profile: str | None, fill_from_ents: bool) -> MinutesPipe:
    """The component ``minutes``."""
    from .component import MinutesPipe

    return MinutesPipe(name, profile=profile, fill_from_ents=fill_from_ents)
