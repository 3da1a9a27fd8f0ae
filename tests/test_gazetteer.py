"""The packaged tables of names: whole, consistent, and found in the spellings that documents use."""

from __future__ import annotations

import pytest

from minutes_parser.errors import DataError
from minutes_parser.lexicon import gazetteer
from minutes_parser.lexicon.gazetteer import (
    counties,
    first_names,
    is_first_name,
    is_municipality,
    is_party_code,
    key,
    municipalities,
    name_words,
    parties,
    party_like,
    role_like,
    roles,
)
from minutes_parser.lexicon.toml import load


def test_every_present_municipality_is_there() -> None:
    present = load("places.toml", gazetteer._PlaceFile).municipalities.present
    assert len(present) == 355  # 357, of which two names are borne twice: Herøy, Våler
    assert all(municipalities()[key(name)] == name for name in present)


def test_names_in_other_languages_lead_to_a_norwegian_name() -> None:
    for table in (municipalities(), counties()):
        assert all(table[key(name)] == name for name in table.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ALVER", "Alver"),
        ("guovdageaidnu", "Kautokeino"),
        ("Snåase", "Snåsa"),
        ("Tråante", "Trondheim"),
        ("Radøy", "Radøy"),
        ("Evje  og\nHornnes", "Evje og Hornnes"),
    ],
)
def test_municipality(text: str, name: str) -> None:
    assert municipalities()[key(text)] == name


@pytest.mark.parametrize("text", ["Alver kommune", "Tysnes kommune", "Ulvik herad", "Voss", "ALTA KOMMUNE", "Va\u030aler"])
def test_is_municipality(text: str) -> None:
    assert is_municipality(text)


@pytest.mark.parametrize("text", ["", "kommune", "Kari", "Rogaland fylkeskommune", "Alver idrettslag"])
def test_is_no_municipality(text: str) -> None:
    assert not is_municipality(text)


def test_counties() -> None:
    assert counties()["finnmárku"] == "Finnmark"
    assert counties()["viken"] == "Viken"


def test_first_names_kept_their_letters() -> None:
    assert {"kari", "håkon", "øyvind", "børge", "åge", "bjørn-erik", "máret", "lemet"} <= first_names()
    assert not any(set(name) & set("ï¿½\ufffd") for name in first_names())
    assert 2200 < len(first_names()) < 2500


@pytest.mark.parametrize("text", ["Kari", "KARI", "André", "Kari-Mette", "Björn", "Ánne"])
def test_is_first_name(text: str) -> None:
    assert is_first_name(text)


@pytest.mark.parametrize("text", ["Nordmann", "Hakon", "Kommune", "", "Mette2"])
def test_is_no_first_name(text: str) -> None:
    assert not is_first_name(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("AP", "Ap"), ("Ap", "Ap"), ("A", "Ap"), ("Arbeidarpartiet", "Ap"), ("Høgre", "H"), ("krf", "KrF"), ("Frp.", "FrP"), ("Raudt", "R"),
        ("uavh.", "UAVH"),
        ("SáB", "SFP"), ("Miljøpartiet De Grønne", "MDG"), ("bygdelista", "BL"),
    ],
)  # fmt: skip
def test_party(text: str, code: str) -> None:
    expected = parties()[key(code)]
    assert expected.code == code
    assert party_like(text) == (expected if text not in ("krf", "bygdelista") else None)


@pytest.mark.parametrize("text", ["h", "høyre", "venstre", "v", "", "Kari", "XYZ"])
def test_no_party(text: str) -> None:
    assert party_like(text) is None


@pytest.mark.parametrize("text", ["KSL", "V", "ÅF-AP", "SáB", "KOBL", "MDG"])
def test_party_code(text: str) -> None:
    assert is_party_code(text)


@pytest.mark.parametrize("text", ["MEDL", "VARA", "Kari", "ABCDEFG", "ap", "", "A1"])
def test_no_party_code(text: str) -> None:
    assert not is_party_code(text)


def test_parties_have_both_languages() -> None:
    assert len(set(parties().values())) > 30
    assert all(party.nb and party.nn and party.code for party in parties().values())


def test_roles_have_both_languages() -> None:
    entries = load("roles.toml", gazetteer._RoleFile).role
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.nb and entry.nn for entry in entries)


@pytest.mark.parametrize(
    ("text", "role", "group"),
    [
        ("Ordfører", "chair", "member"), ("varaordførar", "deputy_chair", "member"), ("NESTL", "deputy_chair", "member"), ("MEDL.", None, "member"),
        ("Vara", None, "substitute"), ("ORD", "chair", "member"), ("møtesekretær:", "secretary", "administration"),
        ("referent", "secretary", "administration"),
        ("kommunedirektør", None, "administration"), ("dagleg leiar", None, "administration"), ("Daglig  leder", None, "administration"),
        ("Tolk", None, "administration"), ("observatør", None, "observer"), ("tillitsvald", None, None), ("møteleiar", "chair", None),
    ],
)  # fmt: skip
def test_role(text: str, role: str | None, group: str | None) -> None:
    word = role_like(text)
    assert word is not None
    assert (word.role, word.group) == (role, group)


def test_no_first_name_is_a_word_that_ends_names() -> None:
    words = name_words()
    assert not first_names() & (words.cut | words.spoil | set(roles()) | set(parties()))


def test_the_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        municipalities()["x"] = "y"  # type: ignore[index]


def test_a_word_in_two_entries_is_an_error() -> None:
    with pytest.raises(DataError, match="two entries"):
        gazetteer._table("x.toml", iter([("a", 1), ("a", 2)]))
