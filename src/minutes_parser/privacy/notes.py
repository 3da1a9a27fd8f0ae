"""What a reader is told of personal data: how much of each kind stands where, never the thing itself."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from minutes_parser.diagnostics import Code, Diagnostic
from minutes_parser.model import Minutes
from minutes_parser.source import Source

from .finding import PersonalData, PersonalKind
from .masking import Secrets

IDENTITY = Code(
    "MP601", "warning", "National identity numbers", "national identity numbers in the text: {count}",
    "Mask them before the document is published (--redact, minutes_parser.redact): docs/privacy.md.",
)  # fmt: skip
ACCOUNT = Code(
    "MP602", "info", "Account numbers", "account numbers in the text: {count}",
    "Mask them where they are a person's (--redact, minutes_parser.redact): docs/privacy.md.",
)  # fmt: skip
PHONE = Code(
    "MP603", "info", "Phone numbers", "phone numbers in the text: {count}",
    "Mask them where they are private (--redact, minutes_parser.redact): docs/privacy.md.",
)  # fmt: skip
EMAIL = Code(
    "MP604", "info", "E-mail addresses of persons", "e-mail addresses of persons in the text: {count}",
    "Mask them where they are private (--redact, minutes_parser.redact): docs/privacy.md.",
)  # fmt: skip
CODES = (IDENTITY, ACCOUNT, PHONE, EMAIL)
_CODE: dict[PersonalKind, Code] = {"national_id": IDENTITY, "account": ACCOUNT, "phone": PHONE, "email": EMAIL}


def with_personal_data(minutes: Minutes) -> Minutes:
    """The minutes with a finding for each kind of personal data in them; messages about other things do not quote it."""
    secrets = Secrets.of(minutes.source)
    if not secrets.found:
        return minutes
    told = (attrs.evolve(one, message=secrets.mask(one.message)) for one in minutes.diagnostics)
    return attrs.evolve(minutes, diagnostics=(*told, *_notes([one for one in secrets.found if _own(minutes.source, one)])))


def _notes(found: list[PersonalData]) -> Iterator[Diagnostic]:
    for kind, code in _CODE.items():
        spans = tuple(span for one in found if one.kind == kind for span in one.span)
        if spans:
            yield code.at(spans, count=len(spans))


def _own(source: Source, one: PersonalData) -> bool:
    """Does it stand in this meeting, and not in another one of the same file?"""
    return any(source.lines[index].layer != "other_meeting" for span in one.span for index in source.lines_of(span))
