"""What a document or the name of a file says can neither steer a terminal, nor run in a spreadsheet or a page, nor tell where files lay."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import minutes_parser as mp
from minutes_parser.export.json import inert

EVIL = "\x1b[31mRød \x9b2J \u202etfel \x7f <script>alert(1)</script> [bold]"
PROTOCOL = f"""MØTEPROTOKOLL

Styret for Lauvvik vassverk
Møtedato: 14.03.2024
Møtested: {EVIL}

Til stede:
Kari {EVIL} Solvang, =Per+1 Ånestad

Sak 1/24 {EVIL}

Vedtak:
=HYPERLINK("x") {EVIL}

{"Saken ble lagt fram for styret med alle vedlegg. " * 60}
"""
NAME = "a\x1b[31m\x9b\u202e.txt"
COMMANDS = (
    ["parse", "--format", "text"],
    ["parse"],
    ["parse", "--indent"],
    ["parse", "--compact"],
    ["check"],
    ["check", "--format", "json"],
    ["explain"],
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inn = tmp_path / "hemmelig-mappe"
    inn.mkdir()
    (inn / NAME).write_text(PROTOCOL, encoding="utf-8")
    (inn / "tom\x1b]0;x\x07.txt").touch()
    return inn


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", "from minutes_parser.cli import main; main()", *arguments], capture_output=True, encoding="utf-8")


def is_inert(text: str) -> bool:
    return all(sign.isprintable() or sign == "\n" for sign in text)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_control_character_and_no_path_is_written(command: list[str], folder: Path) -> None:
    done = run(*command, str(folder / NAME))
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout
    assert is_inert(done.stdout + done.stderr)
    assert "hemmelig-mappe" not in done.stdout + done.stderr


def test_errors_are_inert(folder: Path) -> None:
    for arguments in (
        ["parse", str(next(folder.glob("tom*")))],
        ["parse", str(folder / "ikke\x9b.txt")],
        ["convert", str(folder), "--to", str(folder / "\x9but"), "--root", "/\x9bfeil"],
    ):
        done = run(*arguments)
        assert done.returncode in (2, 3)
        assert done.stderr
        assert is_inert(done.stderr)


@pytest.mark.parametrize("format", ["jsonl", "json", "csv"])
def test_results_are_inert_and_tell_no_path(format: str, folder: Path, tmp_path: Path) -> None:
    rows = mp.convert_to(folder, tmp_path / "ut", format=format, workers=1)
    assert [row.status for row in rows] == ["ok", "failed"]
    for file in (tmp_path / "ut").rglob("*.*"):
        text = file.read_bytes().decode("utf-8-sig") if file.is_file() else ""
        assert "hemmelig-mappe" not in text
        assert file.suffix == ".csv" or is_inert(text), file


def test_no_cell_is_a_formula(folder: Path, tmp_path: Path) -> None:
    mp.convert_to(folder, tmp_path / "ut", format="csv", workers=1)
    texts = [file.read_bytes().decode("utf-8-sig") for file in (tmp_path / "ut").glob("*.csv")]
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert any("=HYPERLINK" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in cells)


def test_json_is_escaped_and_says_the_same() -> None:
    text = json.dumps("".join(map(chr, range(0x20, 0x2100))), ensure_ascii=False)
    assert inert(text) != text
    assert json.loads(inert(text)) == json.loads(text)


def test_what_notebooks_show_is_escaped() -> None:
    minutes = mp.parse_text(PROTOCOL)
    shown = [minutes, minutes.attendance, *minutes.cases, mp.check(minutes)]
    pages = [page._repr_html_() for page in shown if hasattr(page, "_repr_html_")]
    assert pages
    assert not any("<script" in page for page in pages)
