"""The constraints of Noark 5 and Fiks Arkiv V2, restated from their schemas: what stands in an element, in which order, how often, of what type.

Facts of the models in our own words; no schema file is copied. A line reads ``name:type?``: ``?`` may be absent, ``*`` any number, no mark once;
``name`` without a type is text of one character or more. ``part.`` before a name: of the namespace of the metadata catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex
from lxml import etree

NOARK = "http://www.arkivverket.no/standarder/noark5/arkivstruktur"
FIKS = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v2"
CATALOGUE = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v2"
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

SCALARS = {
    "text": r"(?s).+",
    "any text": r"(?s).*",
    "uuid": r"[a-fA-F0-9]{8}(-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}",
    "date": r"-?\d{4,}-\d\d-\d\d",
    "dateTime": r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
    "int": r"[+-]?\d{1,10}",
    "stemme": "Ja|Nei|Blankt",
}
NOARK_TYPES = {
    "mappe": "systemID:uuid mappeID tittel offentligTittel? opprettetDato:dateTime opprettetAv avsluttetDato:dateTime avsluttetAv "
    "virksomhetsspesifikkeMetadata:anything? registrering:registrering*",
    "registrering": "systemID:uuid opprettetDato:dateTime opprettetAv arkivertDato:dateTime arkivertAv registreringsID? tittel offentligTittel? "
    "virksomhetsspesifikkeMetadata:anything?",
    "moetedeltaker": "moetedeltakerNavn moetedeltakerFunksjon?",
}
NOARK_EXTENSIONS = {
    "moetemappe": ("mappe", "moetenummer utvalg moetedato:date moetested? moetedeltaker:moetedeltaker*"),
    "moeteregistrering": ("registrering", "moeteregistreringstype moetesakstype? moeteregistreringsstatus? administrativEnhet saksbehandler"),
}
FIKS_TYPES = {
    "arkivmelding": "system:any~text antallFiler:int mappe:mappe? registrering:registrering?",
    "mappe": "systemID:uuid? mappeID? tittel offentligTittel? referanseEksternNoekkel:key?",
    "registrering": "systemID:uuid? referanseForelderMappe:folder? registreringsID? tittel offentligTittel? referanseEksternNoekkel:key?",
    "folder": "part.systemID:uuid? part.mappeID? part.referanseEksternNoekkel:key?",
    "key": "part.fagsystem part.noekkel",
    "code": "part.kode:any~text part.beskrivelse:any~text?",
    "identifiers": "part.navn:any~text? part.identifikator:any~text? part.initialer:any~text? part.epostadresse?",
    "participant": "part.identifikator:identifiers? part.funksjon:code? part.representerer:identifiers?",
    "description": "part.tekstInnhold:any~text part.tekstFormat:code",
    "utredning": "saksbeskrivelse:description innstilling:description",
    "vedtak": "vedtakstekst:description votering:votering* behandlingsprotokoll:description? dato:dateTime",
    "votering": "moetedeltaker:participant stemme:stemme representerer:identifiers?",
}
FIKS_EXTENSIONS = {
    "moetemappe": ("mappe", "moetenummer utvalg:identifiers moetedato:date moetested? moetedeltaker:participant*"),
    "moetesak": (
        "registrering",
        "moetesakstype:code moetesaksaar:int moetesakssekvensnummer:int administrativEnhet:identifiers? utredning:utredning? "
        "innstilling:description? vedtak:vedtak?",
    ),
}
CODES = {
    "moetesakstype": {"PS", "DS", "RS", "FO", "AN"},
    "funksjon": {"LEDER", "NESTL", "MEDL", "VARA", "SEKR"},
    "tekstFormat": {"tekst", "markdown", "html"},
}
_PARTICLE = regex.compile(r"(?P<part>part\.)?(?P<name>\w+)(?::(?P<type>[\w~]+))?(?P<mark>[?*]?)")


def parse(text: str) -> Any:
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))


def assert_noark5(text: str) -> None:
    """A mappe of the type moetemappe with its moeteregistreringer."""
    node = parse(text)
    assert node.tag == f"{{{NOARK}}}mappe"
    _Rules(NOARK, NOARK_TYPES, NOARK_EXTENSIONS).check(node, "mappe")


def assert_fiks_arkiv(text: str) -> None:
    """Messages one on a line: a folder, then records that refer to it by its key; codes are those of the code lists."""
    messages = [parse(line) for line in text.split("\n")]
    for node in messages:
        assert node.tag == f"{{{FIKS}}}arkivmelding"
        _Rules(FIKS, FIKS_TYPES, FIKS_EXTENSIONS).check(node, "arkivmelding")
        for name, known in CODES.items():
            assert {code.text for code in node.iterfind(f".//{{*}}{name}/{{*}}kode")} <= known
    assert messages[0].find("{*}mappe") is not None
    keys = {key.text for message in messages for key in message.iterfind(".//{*}referanseForelderMappe//{*}noekkel")}
    assert keys <= {messages[0].findtext("{*}mappe/{*}referanseEksternNoekkel/{*}noekkel")}
    assert all(message.find("{*}registrering/{*}referanseForelderMappe") is not None for message in messages[1:])


class _Rules:
    def __init__(self, namespace: str, types: Mapping[str, str], extensions: Mapping[str, tuple[str, str]]) -> None:
        self.namespace, self.types, self.extensions = namespace, types, extensions

    def check(self, node: Any, kind: str) -> None:
        kind = kind.replace("~", " ")
        if kind in SCALARS:
            assert len(node) == 0 and regex.fullmatch(SCALARS[kind], node.text or ""), (node.tag, node.text)
        elif kind != "anything":
            self.sequence(node, self.particles(node, kind))

    def particles(self, node: Any, kind: str) -> str:
        extended = node.get(XSI_TYPE)
        if extended is None:
            return self.types[kind]
        base, more = self.extensions[extended]
        assert base == kind, (extended, kind)
        return f"{self.types[base]} {more}"

    def sequence(self, node: Any, particles: str) -> None:
        children = list(node)
        for one in _PARTICLE.finditer(particles):
            tag = f"{{{CATALOGUE if one['part'] else self.namespace}}}{one['name']}"
            found = 0
            while children and children[0].tag == tag and (one["mark"] == "*" or not found):
                self.check(children.pop(0), one["type"] or "text")
                found += 1
            assert found or one["mark"], f"{one['name']} is missing in {node.tag}"
        assert not children, f"{children[0].tag} is not in its place in {node.tag}"
