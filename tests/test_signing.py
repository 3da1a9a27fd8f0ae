"""Who signed: names side by side, with or without known first names, over posts, under place and day, marked, broken, certified."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text

MEETING = """
Protokoll fra møte i Lia vannverk
Dato: 4. mai 2001
Tilstede: Torbjørg Lauvhaug, Steinar Myklebost, Irja Nordskar

Sak 4/01 Regnskap
Vedtak: Regnskapet godkjennes.

"""
ENDS = {
    "side by side over posts, one first name unknown": (
        "Torbjørg Lauvhaug        Steinar Myklebost        Irja Nordskar\nStyreleder               Nestleder                Styremedlem",
        ["Irja Nordskar", "Steinar Myklebost", "Torbjørg Lauvhaug"],
    ),
    "alone over a post": ("Wenche Tofteng\nutvalgssekretær", ["Wenche Tofteng"]),
    "alone over a post, with who gets a copy below": (
        "Lia, 6. mai 2001\n\nWenche Tofteng\nutvalgssekretær\n\nUtskrift sendt: Fylkesmannen v/ Rune Aspenes, økonomisjef Jorid Kvamsås",
        ["Wenche Tofteng"],
    ),
    "with a post in small letters, on a line of the mark-up's own": ("''Wenche Tofteng,<br>ref.''", ["Wenche Tofteng"]),
    "day, stroke, name and post": ("4.5.2001 / Irja Nordskar, referent", ["Irja Nordskar"]),
    "place and day over names": ("Lia, 04.05.2001\n\nTorbjørg Lauvhaug\tIrja Nordskar", ["Irja Nordskar", "Torbjørg Lauvhaug"]),
    "over the address of a letterhead": (
        "Lia 04.05.2001\n\nTorbjørg Lauvhaug Steinar Myklebost\nKomiteleder Nestleder\nStorgata 50, N-9730 Lia\n"
        "Telefon 00 00 40 00\nTelefaks 00 00 40 90\n"
        "post@lia.no\nwww.lia.no",
        ["Steinar Myklebost", "Torbjørg Lauvhaug"],
    ),
    "certified": ("Rett utskrift bekreftes\nLia 21.05.01\nWenche Tofteng\ne.f.", ["Wenche Tofteng"]),
    "a name on the list of those present, broken by the line": (
        "Undertegnede har lest gjennom protokollen. Lia 04.05.2001 Torbjørg Lauvhaug leder Irja\nNordskar",
        ["Irja Nordskar", "Torbjørg Lauvhaug"],
    ),
    "a name that ends in s is not marked as signed": ("Kjersti Rognaldsnes\n\nNeste møte holdes i juni.", []),
    "half a name": ('Underskrifter:\nSteinar Mykle"bost / c', []),
}


@pytest.mark.parametrize("name", ENDS)
def test_end(name: str) -> None:
    text, expected = ENDS[name]
    found = sorted(s.name for s in parse_text(MEETING + text + "\n").signatories)
    assert found == expected


ELECTED = {
    "beside others": (
        "Til møteleder ble valgt Rune Aspenes. Kari Moe og Per Ås ble valgt til å underskrive protokollen.",
        ["Kari Moe", "Per Ås"],
    ),
    "in one breath with others": (
        "Vedtak: Siri Lund ble valgt til møteleder, Rune Aspenes til referent og Kari Moe og Per Ås til å undertegne protokollen.",
        ["Kari Moe", "Per Ås"],
    ),
    "together with the chair, who is named apart": (
        "Vedtak: Styret valgte Kari Moe til å undertegne protokollen sammen med møteleder. Møteleder var styreleder Rune Aspenes.",
        ["Kari Moe", "Rune Aspenes"],
    ),
}


@pytest.mark.parametrize("name", ELECTED)
def test_elected(name: str) -> None:
    text, expected = ELECTED[name]
    assert [s.name for s in parse_text(f"Protokoll fra styremøte 4. mai 2001\n\nSak 1 Valg\n{text}\n").signatories] == expected


def test_notice() -> None:
    head = "Lia kommune\nMØTEINNKALLING\nUtvalg: Eldrerådet\nDato: 03.09.2020\n\n"
    text = "Lia, 26.08.2020\n\nIrja Nordskar\nleder\n\n\nPS 1/20 Vei\n\nSaken legges fram uten innstilling.\n"
    assert [s.name for s in parse_text(head + text).signatories] == ["Irja Nordskar"]


@pytest.mark.parametrize("line", ["." * 20000 + "x", "_ " * 8000 + "x", "1 " * 8000])
def test_a_hostile_line_names_nobody(line: str) -> None:
    assert parse_text(f"{MEETING}Underskrifter:\n{line}\n").signatories == ()
