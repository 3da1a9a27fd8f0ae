"""What a protocol cannot know and a standard wants: told by the caller, in Python or in a TOML file."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Final

import msgspec
from attrs import evolve, field, frozen

from minutes_parser.errors import DataError
from minutes_parser.model import Clock, Meeting

from ..structure import structure

KEY: Final = "minutes_parser.means"


def _means(means: str) -> dict[str, str]:
    return {KEY: means}


@frozen(kw_only=True)
class ExportContext:
    """What the caller knows of a meeting and its archive. What is given here goes before what the document says; the rest is ``None``.

    The names are those of the keys in a TOML file (``--context FILE``); times are ``HH:MM``, dates and moments ISO 8601.
    """

    number: str | None = field(default=None, metadata=_means("the meeting's number in its series (moetenummer, M008)"))
    body: str | None = field(default=None, metadata=_means("name or code of the body (utvalg, M370)"))
    date: dt.date | None = field(default=None, metadata=_means("the day of the meeting (moetedato, M102)"))
    start_time: Clock | None = field(default=None, metadata=_means("when it began"))
    place: str | None = field(default=None, metadata=_means("where it was held (moetested, M371)"))
    title: str | None = field(default=None, metadata=_means("title of the meeting's folder (tittel, M020)"))
    system: str | None = field(default=None, metadata=_means("name of the system that sends (Fiks Arkiv: system, fagsystem)"))
    system_id: str | None = field(default=None, metadata=_means("identity of the meeting's folder in the archive, a UUID (systemID, M001)"))
    folder_id: str | None = field(default=None, metadata=_means("the folder's number in the archive (mappeID, M003)"))
    created_at: dt.datetime | None = field(default=None, metadata=_means("when folder and records were made (opprettetDato, M600)"))
    created_by: str | None = field(default=None, metadata=_means("who made them (opprettetAv, M601)"))
    closed_at: dt.datetime | None = field(default=None, metadata=_means("when the folder was closed (avsluttetDato, M602)"))
    closed_by: str | None = field(default=None, metadata=_means("who closed it (avsluttetAv, M603)"))
    archived_at: dt.datetime | None = field(default=None, metadata=_means("when the records were archived (arkivertDato, M604)"))
    archived_by: str | None = field(default=None, metadata=_means("who archived them (arkivertAv, M605)"))
    administrative_unit: str | None = field(default=None, metadata=_means("the unit in charge (administrativEnhet, M305)"))
    case_handler: str | None = field(default=None, metadata=_means("who prepared a case where the document does not say it (saksbehandler, M307)"))
    document_url: str | None = field(default=None, metadata=_means("where the protocol itself can be read"))


ContextLike = str | os.PathLike[str] | ExportContext | None
"""The context, a TOML file with it, or none."""
OF_THE_MEETING: Final = ("number", "body", "date", "start_time", "place", "title")
"""What both a document and its context may tell."""


def read_context(given: ContextLike) -> ExportContext:
    """The context in a TOML file; one that is read already is given back, none is an empty one.

    Raises ``DataError``, which names the file and the key, for what is not a context, and ``OSError`` for a file that cannot be read.
    """
    if isinstance(given, ExportContext):
        return given
    if given is None:
        return ExportContext()
    path = Path(given)
    try:
        return structure(msgspec.toml.decode(path.read_bytes()), ExportContext)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name}: not TOML: {error}. Write it as docs/standards.md shows") from None
    except DataError as error:
        raise DataError(f"{path.name}: {error}. Its keys stand in docs/standards.md") from None


def laid_over(meeting: Meeting, context: ExportContext) -> Meeting:
    """The meeting with what the context tells of it."""
    return evolve(meeting, **{name: told for name in OF_THE_MEETING if (told := getattr(context, name)) is not None})
