"""Fiks Arkiv V2: the messages ``arkivmelding.opprett`` that make a meeting's folder and its cases (ks-no/fiks-arkiv-specification).

A message makes one folder or one record: the first makes the moetemappe, each that follows a moetesak in it. They hold together by the
sender's own keys (eksternNoekkel), which are the same in every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from minutes_parser.model import Attendee, Case

from .record import Record, decided
from .words import BALLOTS, CASE_CODES, OTHER_CASE, case_type, function_of
from .xml import Element, Maker, text_of

REQUIRED: Final[tuple[str, ...]] = ("number", "body", "date", "system")
NAMESPACE: Final = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v2"
CATALOGUE: Final = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v2"
MOST: Final = 2**31 - 1
"""xs:int."""
_MAKE, _PART = Maker(NAMESPACE), Maker(CATALOGUE, "n5mdk")


def write(record: Record) -> str:
    """The messages in the order in which to send them, one on a line."""
    return "\n".join(text_of(message, _PART) for message in _messages(record))


def _messages(record: Record) -> Iterator[Element]:
    yield _message(record, _folder(record))
    for place, (case, title) in enumerate(record.cases(), start=1):
        number = case.number
        if number is None or number.year is None or number.sequence is None or max(abs(number.year), abs(number.sequence)) > MOST:
            record.losses.add("Case.number", "a moetesak needs year and number: the case is left out", case)
        else:
            yield _message(record, _case(record, case, title, place, number.year, number.sequence))


def _message(record: Record, content: Element) -> Element:
    return _MAKE.some("arkivmelding", _MAKE("system", record.context.system), _MAKE("antallFiler", 0), content)


def _folder(record: Record) -> Element:
    meeting, context = record.meeting, record.context
    record.miss_clock()
    return _MAKE.some(
        "mappe",
        _MAKE("systemID", record.folder_identity() if context.system_id else None),
        _MAKE("mappeID", context.folder_id),
        _MAKE("tittel", record.title()),
        _MAKE("referanseEksternNoekkel", *_key(record, record.folder_identity())),
        _MAKE("moetenummer", meeting.number),
        _MAKE("utvalg", _PART("navn", meeting.body)),
        _MAKE("moetedato", meeting.date.isoformat() if meeting.date else None),
        _MAKE("moetested", meeting.place),
        *(_participant(person, person.name) for person in record.present() if person.name),
        kind="moetemappe",
    )


def _case(record: Record, case: Case, title: str, place: int, year: int, sequence: int) -> Element:
    code, described, _ = CASE_CODES.get(case_type(case, record.losses), OTHER_CASE)
    papers, unit = record.papers(case), record.context.administrative_unit
    return _MAKE.some(
        "registrering",
        _MAKE("referanseForelderMappe", _PART("referanseEksternNoekkel", *_key(record, record.folder_identity()))),
        _MAKE("tittel", title),
        _MAKE("referanseEksternNoekkel", *_key(record, record.identity("case", place))),
        _MAKE("moetesakstype", _PART("kode", code), _PART("beskrivelse", described)),
        _MAKE("moetesaksaar", year),
        _MAKE("moetesakssekvensnummer", sequence),
        _MAKE("administrativEnhet", _PART("navn", unit)),
        _MAKE("utredning", _description("saksbeskrivelse", papers.background), _description("innstilling", papers.study)),
        _description("innstilling", papers.recommendation),
        _decision(record, case),
        kind="moetesak",
    )


def _decision(record: Record, case: Case) -> Element | None:
    words, proceedings, moment = decided(case), record.proceedings(case), record.moment()
    if words is None or moment is None:
        record.losses.add("Case.votes", "a behandlingsprotokoll needs a vedtak", case, 1 if proceedings else 0)
        return None
    return _MAKE(
        "vedtak",
        _description("vedtakstekst", words),
        *_ballots(record, case),
        _description("behandlingsprotokoll", proceedings),
        _MAKE("dato", moment.isoformat()),
    )


def _ballots(record: Record, case: Case) -> Iterator[Element | None]:
    for ballot in record.ballots(case):
        person = record.voter(ballot)
        yield _MAKE(
            "votering",
            _participant(person, person.name if person else ballot.name),
            _MAKE("stemme", BALLOTS[ballot.choice]),
            _MAKE("representerer", _PART("navn", ballot.party)),
        )


def _participant(person: Attendee | None, name: str) -> Element:
    function = function_of(person)
    role = (_PART("kode", function[0]), _PART("beskrivelse", function[1])) if function else ()
    behind = _PART("navn", person.represents) if person else None
    return _MAKE.some("moetedeltaker", _PART("identifikator", _PART("navn", name)), _PART("funksjon", *role), _PART("representerer", behind))


def _key(record: Record, key: str) -> tuple[Element | None, Element | None]:
    return _PART("fagsystem", record.context.system), _PART("noekkel", key)


def _description(name: str, words: str | None) -> Element | None:
    return _MAKE(name, _PART("tekstInnhold", words), _PART("tekstFormat", _PART("kode", "tekst"))) if words else None
