"""How much a document may ask of the machine that reads it. What asks for more is refused, with the name of the limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import attrs

from .errors import LimitExceeded

_MEGABYTE: Final = 2**20


_XML_DEPTH: Final = 256
"""Beyond which libxml2 refuses a document itself."""
_PICTURE: Final = 178_956_970
"""Pixels beyond which Pillow does."""


def _most(default: int, reason: str, about: str, ceiling: int = 2**62) -> Any:
    """A limit: what an error says of a document beyond it, and what it is there for."""
    whole = (attrs.validators.instance_of(int), attrs.validators.ge(1), attrs.validators.le(ceiling))
    return attrs.field(default=default, validator=whole, metadata={"reason": reason, "about": about})


@attrs.frozen(kw_only=True)
class Limits:
    """The most that is read of one document. The defaults leave room for year books of several thousand pages.

    Raises ``TypeError`` or ``ValueError`` for what is not a whole number above 0. Time and memory are not among these limits: only another
    process can hold them, so they are options of :func:`minutes_parser.convert`.
    """

    file_size: int = _most(512 * _MEGABYTE, "the file has more than {most:,} bytes", "Bytes of the file")
    pages: int = _most(10_000, "it has more than {most:,} pages", "Pages of a PDF, pictures in a TIFF")
    characters: int = _most(20_000_000, "its text has more than {most:,} characters", "Characters of the text; of HTML with its tags")
    cells: int = _most(1_000_000, "its tables have more than {most:,} cells", "Cells of all tables, empty ones too")
    unpacked: int = _most(512 * _MEGABYTE, "what is packed in it has more than {most:,} bytes", "Bytes that what is packed holds together")
    ratio: int = _most(200, "a part of it unpacks to more than {most:,} times its size", "Times that a part of a Word or ODT file may grow")
    parts: int = _most(20_000, "it is made of more than {most:,} parts", "Parts of a Word or ODT file")
    marks: int = _most(10_000_000, "a part of it has more than {most:,} tags and attributes", "Tags and attributes of an XML part")
    depth: int = _most(100, "its elements are nested more than {most:,} deep", "Elements that may lie in each other in XML; 256 at most", _XML_DEPTH)
    pixels: int = _most(80_000_000, "a picture in it has more than {most:,} pixels", "Pixels of a picture; 178,956,970 at most", _PICTURE)

    def allows(self, other: Limits) -> bool:
        """Is everything that ``other`` lets through let through here too?"""
        return all(mine >= theirs for mine, theirs in zip(attrs.astuple(self), attrs.astuple(other), strict=True))


LIMITS: Final = Limits()
NAMES: Final[Mapping[str, str]] = {field.name: field.metadata["about"] for field in attrs.fields(Limits)}
"""Each limit, and what it is a limit of."""


@attrs.define
class Meter:
    """What has been read of one document. Raises LimitExceeded as soon as it is too much."""

    name: str
    limits: Limits = attrs.field(factory=Limits)
    _spent: Counter[str] = attrs.field(factory=Counter)

    def spend(self, limit: str, amount: int = 1) -> None:
        """So much more of what counts over the whole document."""
        self._spent[limit] += amount
        self.check(limit, self._spent[limit])

    def check(self, limit: str, found: int) -> None:
        """So much of what counts by itself."""
        if found > getattr(self.limits, limit):
            raise self.refusal(limit)

    def refusal(self, limit: str) -> LimitExceeded:
        reason: str = attrs.fields_dict(Limits)[limit].metadata["reason"]
        return LimitExceeded(self.name, reason.format(most=getattr(self.limits, limit)), limit)
