"""Loud emptiness: what is spoken of and was not read is reported, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from minutes_parser import parse, parse_text
from minutes_parser.cli import app
from minutes_parser.lexicon.phrases import suspects as phrases
from minutes_parser.resolve.suspects import CODES

CORPUS = Path(__file__).parents[1] / "corpus"
HEAD = "MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\n\nTil stede: Kari Solvang\n"
LAST = "\n\nSak 2/24 Pumpe\n\nVedtak:\nPumpen kjøpes.\n"
KNOWN = {code.code for code in CODES}


def told(text: str) -> list[tuple[str, str | None, str]]:
    """Each suspect: its code, its case, the words at its places."""
    minutes = parse_text(text)
    found = [d for d in minutes.diagnostics if d.code in KNOWN]
    return [(d.code, d.case, " | ".join(text[s.start : s.end] for s in d.span)) for d in found]


def case(body: str) -> str:
    return f"{HEAD}\nSak 1/24 Kai\n\n{body}{LAST}"


SPOKEN = [
    ("MP421", "Solvang stemte for i håndsopprekningen."),
    ("MP421", "Kari Solvang røysta imot då det kom til stykket."),
    ("MP421", "III. Prøvevotering\n\nOrdlyden ga utslaget."),
    ("MP422", "Kaia: samrøystes vedteke før pausen, for alle måtte heim for å berge båtane i det same."),
]


@pytest.mark.parametrize(("code", "words"), SPOKEN)
def test_what_is_spoken_of_and_not_read_is_told(code: str, words: str) -> None:
    assert code in {found for found, number, _ in told(case(words)) if number == "1/24"}


SILENT = [
    "Det ble ikke votert over saken.",
    "Votering:\nSaken ble avsluttet uten votering.",
    "I styremøtet 16. november 2023 ble det vedtatt mot 2 stemmer å vente.",
    "Saken ble tidligere enstemmig vedtatt i formannskapet.",
    "Innstilling:\nTilskuddet ble vedtatt mot 2 stemmer i komiteen, og gis.",
    "Kaia er gammel.",
]


@pytest.mark.parametrize("words", SILENT)
def test_what_was_decided_elsewhere_or_not_at_all_is_not(words: str) -> None:
    assert told(case(words)) == []


@pytest.mark.parametrize("words", ["Forfall: Ingen", "Forfall:\nIngen", "Ikke til stede:", "Fråfall: Per Ånestad"])
def test_nobody_absent_is_no_suspect(words: str) -> None:
    assert told(f"{HEAD}{words}\n\nSak 1/24 Kai\n\nVedtak:\nKaia rives.{LAST}") == []


def test_a_notice_decides_nothing_yet() -> None:
    assert told("INNKALLING TIL STYREMØTE\n\nMøtedato: 14.03.2024\n\nSak 1/24 Kai\n\nInnstilling:\nKaia rives.\n\nKari Solvang stemte mot.\n") == []


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_corpus_has_none(path: Path) -> None:
    assert [d for d in parse(path).diagnostics if d.code in KNOWN] == []


def test_each_kind_has_words_in_both_languages() -> None:
    spoken = {(p.kind, p.language) for p in phrases().phrases}
    assert {kind for kind, language in spoken if language == "nb"} == {kind for kind, language in spoken if language == "nn"}


def test_an_archive_is_listed_worst_first(tmp_path: Path) -> None:
    (tmp_path / "under").mkdir()
    (tmp_path / "a.txt").write_text(case("Kaia rives.\n\nVedtak:\nKaia rives."), encoding="utf-8")
    (tmp_path / "b.txt").write_text(case(SPOKEN[0][1]), encoding="utf-8")
    (tmp_path / "under" / "c.txt").write_text(f"{case(SPOKEN[0][1])}\n\nSak 3/24 Bua\n\n{SPOKEN[3][1]}\n", encoding="utf-8")
    (tmp_path / "d.txt").write_bytes(b"")
    run = CliRunner().invoke(app, ["evaluate", "--suspects", str(tmp_path), "--json"])
    assert run.exit_code == 1, run.output  # d.txt could not be read
    [*rows] = json.loads(run.stdout)["suspects"]
    assert [row["file"] for row in rows] == ["under/c.txt", "under/c.txt", "b.txt"]
    assert (rows[-1]["case"], rows[-1]["line"], rows[-1]["code"]) == ("1/24", 10, "MP421")
    assert "stemte for" in rows[-1]["excerpt"]
    text = CliRunner().invoke(app, ["evaluate", "--suspects", str(tmp_path)])
    assert "under/c.txt" in text.stdout
    assert "2 of 3 documents" in text.stdout
    assert "d.txt" in text.stderr


def test_gold_and_suspects_exclude_each_other(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["evaluate", str(tmp_path), "--suspects", str(tmp_path)]).exit_code == 2
    assert CliRunner().invoke(app, ["evaluate"]).exit_code == 2
