"""Noark 5: a moetemappe with a moeteregistrering for each case (arkivverket/schemas, N5/v5.0/arkivstruktur.xsd), to put into an extraction.

Noark 5 knows neither decisions nor votes: their text goes as it stands into virksomhetsspesifikkeMetadata (requirements 2.5.4 and 2.6.6).
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from minutes_parser.model import Case

from .record import Record, decided
from .words import CASE_CODES, OTHER_CASE, STATUSES, case_type, function_of
from .xml import Element, Maker, text_of

REQUIRED: Final[tuple[str, ...]] = (
    "number", "body", "date", "folder_id", "created_at", "created_by", "closed_at", "closed_by", "archived_at", "archived_by",
    "administrative_unit", "case_handler",
)  # fmt: skip
NAMESPACE: Final = "http://www.arkivverket.no/standarder/noark5/arkivstruktur"
OWN: Final = "urn:x-minutes-parser:moetesak"
"""The namespace of what goes into virksomhetsspesifikkeMetadata."""
_MAKE, _OWN = Maker(NAMESPACE), Maker(OWN, "mp")


def write(record: Record) -> str:
    """A ``mappe`` of the type ``moetemappe``, as it stands inside an arkivdel."""
    meeting, context = record.meeting, record.context
    folder = _MAKE.some(
        "mappe",
        _MAKE("systemID", record.folder_identity()),
        _MAKE("mappeID", context.folder_id),
        _MAKE("tittel", record.title()),
        _MAKE("opprettetDato", _moment(context.created_at)),
        _MAKE("opprettetAv", context.created_by),
        _MAKE("avsluttetDato", _moment(context.closed_at)),
        _MAKE("avsluttetAv", context.closed_by),
        *(_case(record, case, title, place) for place, (case, title) in enumerate(record.cases(), start=1)),
        _MAKE("moetenummer", meeting.number),
        _MAKE("utvalg", meeting.body),
        _MAKE("moetedato", meeting.date.isoformat() if meeting.date else None),
        _MAKE("moetested", meeting.place),
        *_people(record),
        kind="moetemappe",
    )
    return text_of(folder, _OWN)


def _people(record: Record) -> list[Element | None]:
    rows = []
    for person in record.present():
        function = function_of(person)
        if person.name:
            name = _MAKE("moetedeltakerNavn", person.name)
            rows.append(_MAKE("moetedeltaker", name, _MAKE("moetedeltakerFunksjon", function[1] if function else None)))
    return rows


def _case(record: Record, case: Case, title: str, place: int) -> Element:
    context, outcome = record.context, case.decision.outcome if case.decision else None
    if outcome and outcome not in STATUSES:
        record.losses.add("Decision.outcome", "no status for it", case)
    return _MAKE.some(
        "registrering",
        _MAKE("systemID", record.identity("case", place)),
        _MAKE("opprettetDato", _moment(context.created_at)),
        _MAKE("opprettetAv", context.created_by),
        _MAKE("arkivertDato", _moment(context.archived_at)),
        _MAKE("arkivertAv", context.archived_by),
        _MAKE("registreringsID", case.number.raw if case.number else None),
        _MAKE("tittel", title),
        _MAKE("virksomhetsspesifikkeMetadata", *_texts(record, case)),
        _MAKE("moeteregistreringstype", "Saksframlegg" if record.minutes.kind == "notice" else "Saksprotokoll"),
        _MAKE("moetesakstype", CASE_CODES.get(case_type(case, record.losses), OTHER_CASE)[2]),
        _MAKE("moeteregistreringsstatus", STATUSES.get(outcome) if outcome else None),
        _MAKE("administrativEnhet", context.administrative_unit),
        _MAKE("saksbehandler", case.case_handler or context.case_handler),
        kind="moeteregistrering",
    )


def _texts(record: Record, case: Case) -> list[Element | None]:
    return [
        _OWN("saksbeskrivelse", record.background(case)),
        *(_OWN("innstilling", one.text) for one in case.recommendations),
        _OWN("behandlingsprotokoll", record.proceedings(case)),
        _OWN("vedtak", decided(case)),
    ]


def _moment(told: dt.datetime | None) -> str | None:
    return told.isoformat() if told else None
