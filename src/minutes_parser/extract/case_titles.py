"""The title of a case without what an agenda writes around it: the type of the case, its hour, who presents it, its archive number."""

from __future__ import annotations

import regex

from ..lexicon.bodies import body_in, title_kind
from ..lexicon.gazetteer import role_like
from ..lexicon.kinds import stated_kind
from ..model import CaseKind, CaseNumber
from ..patterns import pattern
from .names import is_name

_TIME_ESTIMATE = pattern(
    r"\s*\(\s*(?:ca\.?\s*)?(?:(?:kl\.?\s*)?\d{1,2}[:.]\d{2}\s*[-–]\s*)?(?:\d+|x)\s*(?:min|minutt(?:er)?|m|t|timer?)\b[^)]*\).*$",
    regex.IGNORECASE,
)
_ARCHIVE_TAIL = pattern(r"\s[-–]\s\d{2,4}/\d{2,6}\s*$")
_ARCHIVE_LEAD = pattern(r"^\d{2,4}/\d{3,6}\s*[-–:]\s*")
_NAMED = pattern(r"(?P<name>(?i:saksprotokoll|særutskrift)\p{L}*)\s?[:–-]\s+(?=\S)")
_TAG = pattern(r"\[(?P<kind>[\p{L} ]{3,20})\]\s*(?=\S)")
"""The type of the case in brackets: "[Vedtak] Godkjenne sakslisten"."""
_PRESENTER = pattern(r"[\s,]+[vV]/\s?(?P<who>\p{L}[\p{L} .,-]{1,80})(?:\([^()]*\))?\s*$")
_AND = pattern(r",\s|\sog\s")


def clean_title(title: str, number: CaseNumber | None = None) -> str:
    """A title without time estimates, presenters and archive numbers, and without the name of the document before it ("Saksprotokoll: …").

    In the numbering of an archive ("PS 12/20") "v/" and a name may be part of what the case is about: there only a role presents it.
    """
    tag = _TAG.match(title)
    title = title[tag.end() :] if tag and stated_kind(tag["kind"]) else title
    title = _TIME_ESTIMATE.sub("", _ARCHIVE_TAIL.sub("", _ARCHIVE_LEAD.sub("", title)))
    named = _NAMED.match(title)
    title = title[named.end() :] if named and title_kind(named["name"]) == "case_record" else title
    presenter = _PRESENTER.search(title)
    if presenter and _presents(presenter["who"].strip(" ."), archived=number is not None and number.year is not None):
        title = title[: presenter.start()]
    return title.strip().rstrip(":").strip()


def tagged_kind(title: str) -> CaseKind | None:
    """The kind that a title tells in brackets before its words."""
    tag = _TAG.match(title)
    return stated_kind(tag["kind"]) if tag else None


def _presents(who: str, *, archived: bool) -> bool:
    """Is it one who presents a case: a role, a person, a body?"""
    if role_like(who):
        return True
    body = body_in(who)
    return not archived and (all(is_name(name) for name in _AND.split(who)) or (body is not None and body[:2] == (0, len(who))))
