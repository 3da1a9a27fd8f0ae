"""Personal data: found where it stands, told without being quoted, masked in everything that is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner, Result

import minutes_parser as mp
from minutes_parser.cli import app
from minutes_parser.export.summary import render
from minutes_parser.export.tables import rows_of
from minutes_parser.privacy.check_digits import is_account, is_iban, is_identity_number
from minutes_parser.privacy.finding import find
from minutes_parser.privacy.masking import MASK, masked
from minutes_parser.span import Span

# --- check digits: invented numbers, and the examples that Skatteetaten published of numbers that nobody has yet --------


def identity(first: str, remainder: int = 0) -> str:
    """Nine digits with their two check digits; ``remainder`` of the first is 0 today, up to 3 from 2032 on."""
    for k1 in range(10):
        if sum(w * int(d) for w, d in zip((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), f"{first}{k1}", strict=True)) % 11 == remainder:
            for k2 in range(10):
                if sum(w * int(d) for w, d in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), f"{first}{k1}{k2}", strict=True)) % 11 == 0:
                    return f"{first}{k1}{k2}"
    raise AssertionError(f"{first} has no check digits")


BORN = identity("018190123")  # a test number: the month is 80 too high
D_NUMBER = identity("418190125")
ACCOUNT = "97100512347"


@pytest.mark.parametrize("number", ["02013299997", "30108299920", "30108299939", BORN, D_NUMBER, identity("318590124", 2)])
def test_an_identity_number_proves_itself(number: str) -> None:
    assert is_identity_number(number)
    wrong = {f"{number[:-1]}{digit}" for digit in "0123456789"} - {number}
    assert not any(map(is_identity_number, wrong))


@pytest.mark.parametrize("number", [identity("328190123"), identity("010090124"), identity("311190124"), identity("809010124"), "", "1234567890"])
def test_what_is_no_date_is_no_identity_number(number: str) -> None:
    assert not is_identity_number(number)


def test_an_account_proves_itself() -> None:
    assert is_account(ACCOUNT)
    assert not any(is_account(f"{ACCOUNT[:-1]}{digit}") for digit in "012345689")
    assert is_iban("9386011117947")
    assert not is_iban("9386011117948")


# --- what is found: the marked words and nothing else ---------------------------------------------------------------

FOUND = {
    "national_id": [
        f"Søknad fra «{BORN}» om skjenkebevilling",
        f"Klage fra Kari Nes («{BORN[:6]} {BORN[6:]}») på vedtak",
        f"(f. «{BORN[:2]}.{BORN[2:4]}.{BORN[4:6]} {BORN[6:]}»)",
        f"«{BORN[:2]}.{BORN[2:4]}.19{BORN[4:6]} {BORN[6:]}» og «{D_NUMBER[:6]}-{D_NUMBER[6:]}».",
        f"Kari Nes, «{BORN[:6]}\n{BORN[6:]}», Våg",
        "Fødselsnr.: «010190 11111»",
        "født 01.01.1990, personnr. «12345»",
    ],
    "account": [
        "Konto «9710.05.12347»", "«9710 05 12347»", "betales til kontonr. «97100512347»", "IBAN «NO93 8601 1117 947»",
        "konto «9710.05.12347», altså «97100512347»",
    ],
    "phone": [
        "Tlf. «22 33 44 55»", "Forfall meldes på telefon «912 34 567» eller «98 76 54 32»", "«+47 91234567»", "ring «91234567»",
        "mobil: «0047 912 34 567»",
        "Kari Nes, «912 34 567», «kari.nes@vaag.no»", "telefon «(085) 41 234»", "tlf. «22334455». Send melding til «22 33 44 55».", "Tlf +46 nei",
        "Namn\tTelefon\nKari Nes\t«912 34 567»\nPer Nes\t«22334455»\n\nAnna\t400 12 345", "faks «+46 70 123 45 67»",
    ],
    "email": ["Svar til «kari.nes@vaag.kommune.no».", "«kari_nes (at) vaag.no»", "post@vaag.no, «ola@vaag.no»", "«kåre@blåbær.no»"],
}  # fmt: skip
NOT_FOUND = [
    "Sak 24/1234, arkivsak 2019/12345-12, journalpost 24/12345678",
    "Org.nr. 987 654 321 MVA, 987654321",
    "Kostnaden er 12 345 678 kroner, budsjettet 91 234 567 kr, konto 1234 5678",
    "Telefonmøte 12.03.2024 kl. 09.00–15.30, sak 12 34",
    "Gnr. 12 bnr. 345, 01019012345",
    "9710 05 12348, 97100512347, 2023 05 12345",
    "2021\t2022\t2023\n91 234 567\t92 345 678\t93 456 789",
    "PS 22 33 44 55",
    "Møte 01.01.1990 12345 kr, 010190 12345",
    "postmottak@vaag.kommune.no, post.teknisk@vaag.no, vaag@vaag.no, @kari, a@b",
    "ISBN 978-82-7000-123-4, +12 500 000, +47 500 000 kr",
    f"{BORN},5 og 1{BORN} og {BORN}1",
]


@pytest.mark.parametrize("marked", [pytest.param(text, id=text[:30]) for texts in FOUND.values() for text in texts])
def test_it_is_found_where_it_stands(marked: str) -> None:
    text = regex.sub("[«»]", "", marked)
    assert [text[s.start : s.end] for one in find(text) for s in one.span] == regex.findall("«(.*?)»", marked, regex.DOTALL)


@pytest.mark.parametrize(("kind", "text"), [(kind, texts[0]) for kind, texts in FOUND.items()])
def test_its_kind_is_told(kind: str, text: str) -> None:
    assert [one.kind for one in find(regex.sub("[«»]", "", text))] == [kind]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_looks_alike_is_left_alone(text: str) -> None:
    assert find(text) == ()
    assert masked(text) == text


def test_markup_inside_a_number_does_not_hide_it() -> None:
    minutes = mp.parse_text(f"# Møtebok for hamnestyret\n\n## Sak 1/24 Kai\n\nSøkjar: {BORN[:6]} **{BORN[6:]}**\n\nVedtak: Ja.\n")
    assert minutes.source.markup
    assert mp.redact(minutes).source.text.count(MASK) == 11


@pytest.mark.parametrize("text", ["0" * 20_000, "12 " * 20_000, "a@" * 20_000, "tlf 22334455 " * 3_000, "1.1-" * 9_000, "\n" * 9_000 + "@"])
def test_hostile_text_ends(text: str) -> None:
    minutes = mp.parse_text(f"Møtebok\nSak 1/24 Kai\nVedtak: {text}")
    assert len(mp.redact(minutes).source.text) == len(minutes.source.text)


# --- what is told ---------------------------------------------------------------------------------------------------

PROTOCOL = f"""MØTEBOK

Hamnestyret i Ytre Våg
Møtedato: 14.03.2024
Forfall meldes på tlf. 912 34 567 eller til aase@vaag.no

Til stede: Åse Bjørnø, Øyvind Næss (91234567)
Forfall: Kåre Sæbø, Tuva Lie 22 33 44 55

Sak 7/24 Søknad frå {BORN} om båtplass
Vedtak:
1. Åse Bjørnø, {BORN[:6]} {BORN[6:]}, får plass 12.
2. Leiga på 1 250 kr går til konto 9710.05.12347 innan 1. mai 2024.
Vedtatt med 5 mot 3 stemmer.

Sak 8/24 Val
Vedtak: Ring Tuva på 22 33 44 55.
"""


def test_each_kind_is_told_with_its_places_and_not_quoted() -> None:
    minutes = mp.parse_text(PROTOCOL)
    told = {one.code: one for one in minutes.diagnostics if one.code.startswith("MP6")}
    assert {code: len(one.span) for code, one in told.items()} == {"MP601": 2, "MP602": 1, "MP603": 4, "MP604": 1}
    assert told["MP601"].severity == "warning"
    assert sum(len(one.span) for one in told.values()) == len(mp.personal_data(minutes))


def test_no_message_quotes_it() -> None:
    minutes = mp.parse_text(PROTOCOL)
    assert not any(leaks(one.message, [BORN, "91234567", "22334455"]) for one in minutes.diagnostics)


def test_a_document_without_it_is_left_alone() -> None:
    minutes = mp.parse_text("MØTEBOK\nSak 7/24 Kai\nVedtak: Kaia vert bygd for 12 345 678 kr. Kontakt postmottak@vaag.no\n")
    assert mp.personal_data(minutes) == ()
    assert mp.redact(minutes) is minutes
    assert not any(one.code.startswith("MP6") for one in minutes.diagnostics)


# --- what is masked -------------------------------------------------------------------------------------------------


def leaks(text: str, secrets: Iterable[str]) -> bool:
    """Does a text hold five digits of a secret in a row, whatever divides them?"""
    digits = regex.sub(r"(?<=\d)[\s.\-/()]+(?=\d)", "", text)
    return any(secret[at : at + 5] in digits for secret in secrets for at in range(len(secret) - 4))


def exports(minutes: mp.Minutes) -> Iterator[str]:
    yield mp.to_json(attrs.evolve(minutes, source=attrs.evolve(minutes.source, sha256="")))
    console = Console(width=10_000, record=True, file=None, quiet=True)
    console.print(render(minutes))
    yield console.export_text()
    for table in rows_of(minutes, file="m.txt").values():
        yield from (str(value) for row in table for value in row.values() if value is not None)


def spans_in(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from spans_in(getattr(value, field.name))


def shape(minutes: mp.Minutes) -> Any:
    """Everything that masking must not change. Sums are left out: one whose digits are masked is no sum any more."""
    text = minutes.source.text
    minutes = without_amounts(minutes)
    return (
        list(spans_in(minutes)), minutes.coverage, len(text), [at for at, sign in enumerate(text) if sign.isspace()], minutes.source.lines,
        [len(case.title or "") for case in minutes.cases], [one.code for one in minutes.diagnostics],
    )  # fmt: skip


def without_amounts(minutes: mp.Minutes) -> mp.Minutes:
    def point(one: mp.Point) -> mp.Point:
        return attrs.evolve(one, amounts=(), points=tuple(map(point, one.points)))

    def decision(one: mp.Decision) -> mp.Decision:
        return attrs.evolve(one, amounts=(), points=tuple(map(point, one.points)))

    cases = (attrs.evolve(case, decision=decision(case.decision)) if case.decision else case for case in minutes.cases)
    return attrs.evolve(minutes, cases=tuple(cases))


def check_masked(minutes: mp.Minutes, secrets: Iterable[str]) -> None:
    redacted = mp.redact(minutes)
    assert not any(leaks(text, secrets) for text in exports(redacted))
    assert shape(redacted) == shape(minutes)
    assert mp.personal_data(redacted) == ()
    assert mp.redact(redacted) == redacted
    assert mp.from_json(mp.to_json(redacted)) == redacted


def test_it_is_masked_everywhere() -> None:
    minutes = mp.parse_text(PROTOCOL)
    check_masked(minutes, [BORN, "91234567", "22334455", ACCOUNT])
    redacted = mp.redact(minutes)
    assert "aase" not in mp.to_json(redacted)
    assert redacted.cases[0].title == f"Søknad frå {11 * MASK} om båtplass"
    assert redacted.cases[0].decision is not None
    assert redacted.cases[0].decision.points[0].text == f"Åse Bjørnø, {6 * MASK} {5 * MASK}, får plass 12."
    assert redacted.cases[0].votes == minutes.cases[0].votes
    assert redacted.meeting.date == minutes.meeting.date


PIECES = (
    "Til stede:", "Forfall: Vara:", "Kari Solvang", "Per Ånestad (Sp)", "Sak 1/24 ", "Sak 2/24 Kaia ", "PS 12/2024", "3.", "5.1", "1. ", "a)", "- ",
    "Vedtak:", "Vedtak: ", "Tilråding:", "Votering:", "Innstillingen ble vedtatt med 12 mot 9 stemmer.", "Saksliste", "Saksnr\tTittel\tSaksbehandler",
    "Protokolltilførsel fra Ap:", "Vedlegg:", "Sakshandsamar: Siri Haukebø", "Neste møte: 4. mai", "Møteleder: ", "Sted: ", "Side 2 av 7", "kr ",
    "innen 1. mai 2024", "Møtedato: 12.03.2024", "Kontakt", "Telefon:", "**", "<b>", "Underskrift", "_______________", "\u00a0", "\u00ad",
)  # fmt: skip
SECRETS = {
    f"{BORN}": BORN, f"{BORN[:6]} {BORN[6:]}": BORN, f"{D_NUMBER[:6]}-{D_NUMBER[6:]}": D_NUMBER, "konto 9710.05.12347": ACCOUNT,
    "9710 05 12347": ACCOUNT,
    "tlf 956 78 943": "95678943", "+47 95 67 89 43": "95678943", "mobil 95678943": "95678943",
}  # fmt: skip
BREAKS = ("\n", "\n\n", " ", "\t", ", ")
documents = st.lists(st.tuples(st.sampled_from((*PIECES, *SECRETS, *SECRETS)), st.sampled_from(BREAKS)), min_size=5, max_size=30)


@settings(deadline=None, max_examples=200, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_nothing_of_it_is_left_in_any_export(pieces: list[tuple[str, str]]) -> None:
    text = "MØTEBOK\nHamnestyret i Våg\nSak 9/24 Kai\n" + "".join(piece + after for piece, after in pieces)
    minutes = mp.parse_text(text)
    hidden = {SECRETS[piece] for piece, _ in pieces if piece in SECRETS}
    found = "|".join(regex.sub(r"\D", "", text[s.start : s.end]) for one in mp.personal_data(minutes) for s in one.span)
    check_masked(minutes, [secret for secret in hidden if secret in found])


def test_parts_of_a_number_are_masked_where_a_value_is_cut_out_of_it() -> None:
    minutes = mp.parse_text(PROTOCOL)
    (case, *others) = minutes.cases
    cut = attrs.evolve(case, number=attrs.evolve(case.number, raw=BORN[6:], sequence=int(BORN[6:])), case_handler=f"Nes {BORN[:4]}")
    redacted = mp.redact(attrs.evolve(minutes, cases=(cut, *others)))
    assert redacted.cases[0].number == mp.CaseNumber(5 * MASK, None, None, 2024)
    assert redacted.cases[0].case_handler == f"Nes {4 * MASK}"


def test_the_name_of_the_document_is_masked() -> None:
    minutes = mp.parse_text("Møtebok\nSak 1/24 Kai\nVedtak: Ja.\n", name=f"Klage {BORN}.txt")
    assert mp.redact(minutes).source.name == f"Klage {11 * MASK}.txt"


def test_another_meeting_of_the_file_has_its_own() -> None:
    first = "MØTEBOK\nHamnestyret i Våg\nMøtedato: 1.2.2024\nTil stede: Åse Bjørnø\nSak 1/24 Kai\nVedtak: Ja.\n\n"
    parts = mp.parse_all((first + PROTOCOL).encode(), name="to.txt")
    assert len(parts) == 2
    assert [sum(one.code.startswith("MP6") for one in part.diagnostics) for part in parts] == [0, 4]
    assert all("912 34" not in mp.redact(part).source.text for part in parts)


# --- the commands ---------------------------------------------------------------------------------------------------


@pytest.fixture
def protocol(tmp_path: Path) -> Path:
    path = tmp_path / "arkiv" / "møte.txt"
    path.parent.mkdir()
    path.write_text(PROTOCOL, encoding="utf-8")
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [*map(str, words)], env={"COLUMNS": "400"})


ALL = [BORN, "91234567", "22334455", ACCOUNT]


@pytest.mark.parametrize("words", [["parse"], ["parse", "--compact"], ["parse", "--all"], ["parse", "--format", "text"], ["check"], ["explain"]])
def test_a_command_masks_what_it_writes(protocol: Path, words: list[str]) -> None:
    shown = run(*words, "--redact", protocol)
    assert shown.stdout
    assert not leaks(regex.sub(r'"sha256":"\w+"', "", shown.stdout), ALL)
    assert "aase@" not in shown.stdout


def test_without_being_asked_nothing_is_masked(protocol: Path) -> None:
    assert leaks(run("parse", protocol).stdout, ALL)
    assert leaks(run("explain", protocol).stdout, ALL)


@pytest.mark.parametrize("format", ["jsonl", "json", "csv", "parquet"])
def test_convert_masks_all_that_it_writes(protocol: Path, tmp_path: Path, format: str) -> None:
    if format == "parquet":
        pytest.importorskip("pyarrow", reason="needs the extra frames")
    out = tmp_path / "ut"
    for extra in ([], ["--redact", "--resume"]):
        assert run("convert", protocol.parent, "--to", out, "--format", format, "--workers", 1, "--quiet", *extra).exit_code == 0
    written = [path for path in out.rglob("*") if path.is_file() and ".minutes-parser" not in path.parts and path.name != "manifest.jsonl"]
    assert written
    for path in written:
        text = str(_table(path)) if path.suffix == ".parquet" else path.read_text(encoding="utf-8")
        assert not leaks(regex.sub(r"\b[0-9a-f]{64}\b", "", text), ALL), path
    assert [json.loads(line)["path"] for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()] == ["møte.txt"]


def _table(path: Path) -> Any:
    import pyarrow.parquet

    return pyarrow.parquet.read_table(path).to_pylist()


def test_results_in_hand_are_masked(protocol: Path) -> None:
    [result] = mp.convert(protocol, workers=1, redacted=True)
    assert not leaks(result.minutes[0].source.text, ALL)
