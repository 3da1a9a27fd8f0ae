"""Minutes written in the model of an archive or publisher, with an account of what that model could not carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from minutes_parser.errors import IncompleteExport, InputError
from minutes_parser.model import Minutes

from . import einnsyn, fiks_arkiv, noark5, popolo
from .context import ContextLike, laid_over, read_context
from .homes import TITLES, Standard, homes
from .losses import Loss, Losses, add_homeless
from .record import Record

_WRITERS: Final[Mapping[Standard, tuple[Callable[[Record], str], tuple[str, ...]]]] = MappingProxyType(
    {
        "einnsyn": (einnsyn.write, einnsyn.REQUIRED),
        "noark5": (noark5.write, noark5.REQUIRED),
        "fiks-arkiv": (fiks_arkiv.write, fiks_arkiv.REQUIRED),
        "popolo": (popolo.write, popolo.REQUIRED),
    }
)
"""How each standard is written, and what it requires of the document or its context."""


@frozen
class Export:
    """Minutes in a standard's own form: ``text`` is what goes over the wire, one document on a line; ``losses`` what it does not say."""

    standard: Standard
    text: str
    losses: tuple[Loss, ...] = ()


def to_standard(minutes: Minutes, standard: Standard, *, context: ContextLike = None) -> Export:
    """The minutes as ``einnsyn`` (JSON, a Moetemappe to create), ``noark5`` (XML, a moetemappe), ``fiks-arkiv`` (XML messages, one on a line) or
    ``popolo`` (JSON); what goes where stands in docs/standards.md.

    ``context``: what the document cannot know, an :class:`ExportContext` or a TOML file with one. Raises ``IncompleteExport``, which names all
    that the standard requires and neither of them tells, and ``InputError`` for a document that is not of a meeting, or another standard.
    """
    if standard not in _WRITERS:
        raise InputError(f"no standard {standard!r}; there are {', '.join(_WRITERS)}")
    if minutes.kind == "other":
        raise InputError(f"{minutes.source.name}: not a document of a meeting, so there is nothing to write as {TITLES[standard]}")
    told = read_context(context)
    meeting = laid_over(minutes.meeting, told)
    write, required = _WRITERS[standard]
    missing = tuple(name for name in required if not getattr(meeting, name, None) and not getattr(told, name, None))
    if missing:
        raise IncompleteExport(minutes.source.name, TITLES[standard], missing)
    losses = Losses()
    text = write(Record(minutes, meeting, told, losses))
    add_homeless(losses, minutes, homes()[standard])
    return Export(standard, text, losses.all())
