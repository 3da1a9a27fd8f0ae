"""eInnsyn: the JSON that creates a Moetemappe with its Moetesak (felleslosninger/einnsyn-api-spec, einnsyn-backend).

The backend takes strings of 500 characters and refuses any with a valid national identity number; both are seen to here and told as losses.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from minutes_parser.model import Case
from minutes_parser.patterns import pattern
from minutes_parser.privacy.check_digits import is_identity_number
from minutes_parser.privacy.finding import digits_of, find
from minutes_parser.privacy.masking import MASK
from minutes_parser.span import Span

from ..json import inert
from .record import Record, decided
from .words import BALLOTS, case_type, function_of

REQUIRED: Final[tuple[str, ...]] = ("number", "body", "date")
LONGEST: Final = 500
MORE: Final = " […]"
FIRST_YEAR: Final = 1700
_NUMBER = pattern(r"(?<!\d)(?:\d{11}|\d{6}\s\d{5}|\d{4}[.\s]\d{2}[.\s]\d{5})(?!\d)")
"""What the backend takes for an identity number, where its check digits agree."""
_DIGIT = pattern(r"\d")

Json = dict[str, Any]


def write(record: Record) -> str:
    """A Moetemappe to send to ``POST /arkivdel/{id}/moetemappe``."""
    meeting, moment = record.meeting, record.moment()
    record.miss_clock()
    title = _text(record, "Meeting.title", record.title())
    cases = [_case(record, case, title) for case, title in record.cases()]
    record.losses.add("Attendance.attendees", "only those with a named vote", count=_silent(record, cases))
    folder = {
        "systemId": record.context.system_id,
        "offentligTittel": title,
        "offentligTittelSensitiv": title,
        "moetenummer": _text(record, "Meeting.number", meeting.number),
        "utvalg": _text(record, "Meeting.body", meeting.body),
        "moetedato": moment.isoformat() if moment else None,
        "moetested": _text(record, "Meeting.place", meeting.place),
        "moetedokument": _protocol(record, title),
        "moetesak": cases,
    }
    return inert(msgspec.json.encode(_told(folder)).decode())


def _case(record: Record, case: Case, title: str) -> Json:
    number, told = case.number, _text(record, "Case.title", title, case)
    papers = record.papers(case)
    return {
        "offentligTittel": told,
        "offentligTittelSensitiv": told,
        "moetesakstype": case_type(case, record.losses),
        "moetesaksaar": _from(FIRST_YEAR, record, "CaseNumber.year", number.year, case) if number else None,
        "moetesakssekvensnummer": _from(0, record, "CaseNumber.sequence", number.sequence, case) if number else None,
        "utredning": {
            "saksbeskrivelse": _description(record, "Case.sections", papers.background, case),
            "innstilling": _description(record, "Recommendation.text", papers.study, case),
        }
        if papers.study
        else None,
        "innstilling": _description(record, "Recommendation.text", papers.recommendation, case),
        "vedtak": _decision(record, case),
    }


def _decision(record: Record, case: Case) -> Json | None:
    words, proceedings, day = decided(case), record.proceedings(case), record.meeting.date
    if words is None or day is None:
        if proceedings:
            record.losses.add("Case.votes", "a behandlingsprotokoll needs a vedtak", case)
        return None
    if record.minutes.meeting.end_date:
        record.losses.add("Meeting.end_date", "which day it was decided is not told; the first stands for it", case)
    return {
        "vedtakstekst": _description(record, "Decision.text", words, case),
        "votering": _ballots(record, case),
        "behandlingsprotokoll": _description(record, "Case.votes", proceedings, case),
        "vedtaksdokument": _document(record, "Vedtak", "vedlegg") if len(words) > LONGEST else None,
        "dato": day.isoformat(),
    }


def _ballots(record: Record, case: Case) -> list[Json]:
    rows = []
    for ballot in record.ballots(case):
        person = record.voter(ballot)
        function = function_of(person)
        name = _text(record, "Ballot.name", person.name if person else ballot.name, case)
        rows.append(
            {
                "moetedeltaker": {"moetedeltakerNavn": name, "moetedeltakerFunksjon": function[1] if function else None},
                "stemme": BALLOTS[ballot.choice],
            }
        )
    return rows


def _silent(record: Record, cases: list[Json]) -> int:
    """How many people of the document have no named vote, and so no place."""
    named = {row["moetedeltaker"]["moetedeltakerNavn"] for case in cases for row in (case["vedtak"] or {}).get("votering", ())}
    return sum(person.name not in named for person in record.minutes.attendance.attendees)


def _protocol(record: Record, title: str | None) -> list[Json] | None:
    """The protocol itself, where the context tells where it can be read."""
    document = _document(record, title, "hoveddokument")
    if document is None:
        return None
    return [{"offentligTittel": title, "offentligTittelSensitiv": title, "moetedokumenttype": "møteprotokoll", "dokumentbeskrivelse": document}]


def _document(record: Record, title: str | None, attached: str) -> list[Json] | None:
    url = record.context.document_url
    if url is None:
        return None
    names = {"tittel": title, "tittelSensitiv": title, "dokumentnummer": 1, "tilknyttetRegistreringSom": attached}
    return [{**names, "dokumentobjekt": [{"referanseDokumentfil": url}]}]


def _from(least: int, record: Record, field: str, number: int | None, case: Case) -> int | None:
    if number is None or number >= least:
        return number
    record.losses.add(field, f"eInnsyn takes none under {least}", case)
    return None


def _description(record: Record, field: str, words: str | None, case: Case) -> Json | None:
    text = _text(record, field, words, case)
    return {"tekstInnhold": text, "tekstFormat": "text/plain"} if text else None


def _text(record: Record, field: str, words: str | None, case: Case | None = None) -> str | None:
    """The words as eInnsyn takes them: identity numbers masked, what is too long cut at a word and marked."""
    if words is None:
        return None
    numbers = [span for one in find(words) if one.kind == "national_id" for span in one.span]
    numbers += [Span(*m.span()) for m in _NUMBER.finditer(words) if is_identity_number(digits_of(m[0]))]
    for start, end in numbers:
        words = words[:start] + _DIGIT.sub(MASK, words[start:end]) + words[end:]
    if numbers:
        record.losses.add(field, "a national identity number is masked", case)
    if len(words) > LONGEST:
        where = "" if record.context.document_url else "; give document_url in the context"
        record.losses.add(field, f"cut after {LONGEST} characters{where}", case)
        kept = words[: LONGEST - len(MORE)]
        words = (kept.rpartition(" ")[0] or kept).rstrip() + MORE
    return words


def _told(value: Any) -> Any:
    """The same without what is not told."""
    if isinstance(value, dict):
        return {key: _told(item) for key, item in value.items() if item is not None and item != []}
    return [_told(item) for item in value] if isinstance(value, list) else value
