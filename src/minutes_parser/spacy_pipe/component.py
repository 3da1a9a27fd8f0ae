"""The component ``minutes``: reads ``doc.text`` and shows what was read as ``doc._.minutes`` and as groups of spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from ..lexicon.profile import ProfileLike, read_profile
from ..load.lines import blank
from ..model import Minutes
from ..pipeline import parse_text
from ..span import Span, Spans, merge, overlapping
from .extensions import keep, kept
from .groups import GROUPS, Shown, passages, shown
from .offsets import Offsets, offsets

FILLED: Final = "ents"
"""``span.id_`` of what comes from another component's entities."""
_GROUP_OF: Final = {
    "PER": "minutes:persons",
    "PERSON": "minutes:persons",
    "ORG": "minutes:organisations",
    "GPE_ORG": "minutes:organisations",
    "MONEY": "minutes:amounts",
    "DATE": "minutes:dates",
    "LAW": "minutes:law",
}
"""The groups that entities can fill, by the labels of trained models."""
_Groups = Mapping[str, tuple[DocSpan, ...]]


class MinutesPipe:
    """Made by ``nlp.add_pipe("minutes", config={"profile": None, "fill_from_ents": False})``.

    ``profile``: a TOML file with the body's own words (docs/profiles.md). ``fill_from_ents``: entities that an earlier component found in running
    text are added to the groups where these have nothing, with a label like "PER (ents)" and the id "ents"; ``doc._.minutes`` never has them.
    ``doc.ents`` is not touched.
    """

    def __init__(self, name: str = "minutes", *, profile: ProfileLike = None, fill_from_ents: bool = False) -> None:
        self.name, self.profile, self.fill_from_ents = name, read_profile(profile), fill_from_ents

    def __call__(self, doc: Doc) -> Doc:
        """The doc, read; one whose ``doc._.minutes`` is set keeps them, and a blank one has none.

        Raises ``UnsupportedFormat`` for text that spaCy cannot have word for word (HTML) and for a doc that has another's minutes, ``LimitExceeded``
        for one that is too long, and ``ValueError`` where entities are to be used and no earlier component looks for them.
        """
        minutes = kept(doc)
        if minutes is None and not blank(doc.text):
            minutes = parse_text(doc.text, name=self.name, profile=self.profile)
        groups = _groups(doc, minutes, fill=self.fill_from_ents) if minutes else dict.fromkeys(GROUPS, ())
        keep(doc, minutes)
        for name, spans in groups.items():
            doc.spans[name] = sorted(spans)
        return doc


def _groups(doc: Doc, minutes: Minutes, *, fill: bool) -> _Groups:
    """Each group, out to the ends of the tokens that a value begins and ends in; a value in several pieces has a span for each."""
    places = offsets(doc.text, minutes.source)
    groups = {name: tuple(_spans(doc, places, values)) for name, values in shown(minutes).items()}
    if not fill:
        return groups
    prose = tuple(merge(places.of(passages(minutes))))
    return {name: (*spans, *_gaps(doc, name, prose, spans)) for name, spans in groups.items()}


def _spans(doc: Doc, places: Offsets, values: Iterable[Shown]) -> Iterator[DocSpan]:
    for value in values:
        for start, end in places.of(value.spans):
            span = doc.char_span(start, end, label=value.label, span_id=value.path, alignment_mode="expand")
            if span is not None:
                yield span


def _gaps(doc: Doc, group: str, prose: Spans, spans: tuple[DocSpan, ...]) -> Iterator[DocSpan]:
    """What entities name in running text where the group has nothing."""
    if not doc.has_annotation("ENT_IOB"):
        raise ValueError("fill_from_ents: no component before this one looks for entities. Add this one last, after 'ner' or 'entity_ruler'")
    taken = tuple(merge(Span(s.start_char, s.end_char) for s in spans))
    for ent in doc.ents:
        place = Span(ent.start_char, ent.end_char)
        if _GROUP_OF.get(ent.label_) == group and overlapping(place, prose) and not overlapping(place, taken):
            yield DocSpan(doc, ent.start, ent.end, label=f"{ent.label_} ({FILLED})", span_id=FILLED)
