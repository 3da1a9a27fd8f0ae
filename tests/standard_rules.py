"""The constraints of the standards, restated from their specifications: eInnsyn (felleslosninger/einnsyn-api-spec and einnsyn-backend) and Popolo.

Facts of the models in our own words; no schema file is copied.
"""

from __future__ import annotations

from typing import Any

import jsonschema
import regex

from minutes_parser.privacy.check_digits import is_identity_number

Schema = dict[str, Any]

DAY = r"^\d{4}-\d\d-\d\d$"
MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d(:\d\d)?)$"
SHORT: Schema = {"type": "string", "maxLength": 500}
ID: Schema = {"type": "string", "pattern": r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}


def entity(required: Schema, optional: Schema | None = None) -> Schema:
    return {"type": "object", "properties": {**required, **(optional or {})}, "required": list(required), "additionalProperties": False}


def many(item: Schema) -> Schema:
    return {"type": "array", "items": item, "minItems": 1}


ARKIV = {"systemId": SHORT, "externalId": SHORT}
TITLES = {"offentligTittel": SHORT, "offentligTittelSensitiv": SHORT}
TEXT = entity({"tekstInnhold": SHORT, "tekstFormat": SHORT}, ARKIV)
FILE = entity({"referanseDokumentfil": SHORT}, ARKIV)
DOCUMENT = entity(
    {"tittel": SHORT, "tittelSensitiv": SHORT, "dokumentnummer": {"type": "integer"}, "tilknyttetRegistreringSom": SHORT},
    {**ARKIV, "dokumenttype": SHORT, "dokumentobjekt": many(FILE)},
)
PERSON = entity({"moetedeltakerNavn": SHORT}, {**ARKIV, "moetedeltakerFunksjon": SHORT})
VOTERING = entity({"moetedeltaker": PERSON, "stemme": {"enum": ["Ja", "Nei", "Blankt"]}}, ARKIV)
VEDTAK = entity(
    {"vedtakstekst": TEXT, "dato": {"type": "string", "pattern": DAY}},
    {**ARKIV, "votering": many(VOTERING), "behandlingsprotokoll": TEXT, "vedtaksdokument": many(DOCUMENT)},
)
UTREDNING = entity({"saksbeskrivelse": TEXT, "innstilling": TEXT}, ARKIV)
MOETESAK = entity(
    {
        **TITLES,
        "moetesakstype": {"enum": ["moete", "politisk", "delegert", "interpellasjon", "godkjenning", "orientering", "referat", "annet"]},
    },
    {
        **ARKIV,
        "moetesaksaar": {"type": "integer", "minimum": 1700},
        "moetesakssekvensnummer": {"type": "integer", "minimum": 0},
        "utredning": UTREDNING,
        "innstilling": TEXT,
        "vedtak": VEDTAK,
    },
)
MOETEDOKUMENT = entity({**TITLES, "moetedokumenttype": SHORT}, {**ARKIV, "dokumentbeskrivelse": many(DOCUMENT)})
MOETEMAPPE = entity(
    {**TITLES, "moetenummer": SHORT, "utvalg": SHORT, "moetedato": {"type": "string", "pattern": MOMENT}},
    {**ARKIV, "moetested": SHORT, "moetedokument": many(MOETEDOKUMENT), "moetesak": many(MOETESAK)},
)
_NUMBER = regex.compile(r"(?:^|\D)(\d{11}|\d{6}\s\d{5}|\d{4}[.\s]\d{2}[.\s]\d{5})(?:$|\D)")


def assert_einnsyn(folder: Any) -> None:
    """What the API's schema of a Moetemappe to create, the length of strings and the refusal of identity numbers in the backend allow."""
    jsonschema.Draft202012Validator(MOETEMAPPE).validate(folder)
    for text in strings(folder):
        digits = (regex.sub(r"\D", "", m[1]) for m in _NUMBER.finditer(text, overlapped=True))
        assert not any(map(is_identity_number, digits)), text


NAME: Schema = {"type": "string", "minLength": 1}
WHEN: Schema = {
    "type": "string",
    "pattern": r"^\d{4}((-\d{2}){0,2}|(-\d{2}){2}T\d{2}(:\d{2}){0,2}(Z|[+-]\d{2}(:\d{2}){0,2}))$",
}
IDENTIFIERS = many(entity({"identifier": NAME}, {"scheme": NAME}))
WORDS: Schema = {"type": "string"}
COUNT = entity({"option": NAME, "value": {"type": "integer"}}, {"group_id": ID})
VOTE = entity({"voter_id": ID, "option": NAME}, {"group_id": ID})
POPOLO = entity(
    {
        "organizations": {"type": "array", "items": entity({"id": ID, "name": WORDS}, {"classification": WORDS, "parent_id": ID})},
        "persons": {"type": "array", "items": entity({"id": ID, "name": WORDS})},
        "memberships": {
            "type": "array",
            "items": entity({"id": ID, "person_id": ID, "organization_id": ID}, {"role": WORDS, "on_behalf_of_id": ID}),
        },
        "events": {
            "type": "array",
            "items": entity(
                {"id": ID},
                {
                    "name": WORDS,
                    "classification": WORDS,
                    "organization_id": ID,
                    "parent_id": ID,
                    "location": WORDS,
                    "status": WORDS,
                    "identifiers": IDENTIFIERS,
                    "start_date": WHEN,
                    "end_date": WHEN,
                    "attendees": many(entity({"id": ID, "name": WORDS})),
                },
            ),
        },
        "motions": {
            "type": "array",
            "items": entity(
                {"id": ID},
                {
                    "organization_id": ID,
                    "legislative_session_id": ID,
                    "creator_id": ID,
                    "classification": WORDS,
                    "date": WHEN,
                    "text": WORDS,
                    "result": WORDS,
                },
            ),
        },
        "vote_events": {
            "type": "array",
            "items": entity(
                {"id": ID, "motion_id": ID},
                {
                    "organization_id": ID,
                    "classification": WORDS,
                    "start_date": WHEN,
                    "result": {"enum": ["pass", "fail"]},
                    "counts": many(COUNT),
                    "group_results": many(entity({"group_id": ID, "result": NAME})),
                    "votes": many(VOTE),
                },
            ),
        },
    }
)
POINTERS = {
    "parent_id": ("organizations", "events"),
    "organization_id": ("organizations",),
    "on_behalf_of_id": ("organizations",),
    "group_id": ("organizations",),
    "person_id": ("persons",),
    "creator_id": ("persons",),
    "voter_id": ("persons",),
    "legislative_session_id": ("events",),
    "motion_id": ("motions",),
}


def assert_popolo(book: Any) -> None:
    """The classes of Popolo with their fields, identities that are there once, and pointers that lead to one of the right class."""
    jsonschema.Draft202012Validator(POPOLO).validate(book)
    identities = {name: [row["id"] for row in rows] for name, rows in book.items()}
    everything = [identity for rows in identities.values() for identity in rows]
    assert len(everything) == len(set(everything))
    for key, pointer in pointers(book):
        assert any(pointer in identities[name] for name in POINTERS[key]), (key, pointer)


def strings(value: Any) -> list[str]:
    """Every string in a tree."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


def pointers(value: Any) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        own = [(key, item) for key, item in value.items() if key in POINTERS]
        return own + [pair for item in value.values() for pair in pointers(item)]
    return [pair for item in value for pair in pointers(item)] if isinstance(value, list) else []
