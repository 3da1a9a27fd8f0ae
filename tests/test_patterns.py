"""Patterns are compiled when they are first used, and kept for other processes: with and without what was kept everything is the same."""

from __future__ import annotations

import os
import pickle
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import msgspec
import pytest
import regex

import minutes_parser
from minutes_parser import patterns
from minutes_parser.pattern_shelf import FOLDER, Shelf, shelf_file
from minutes_parser.patterns import compiled, pattern

CORPUS = Path(__file__).parents[1] / "corpus"
DOCUMENT = CORPUS / "kommunestyre-2023.txt"
OPTIONAL = frozenset({"minutes_parser.spacy_pipe", "minutes_parser.__main__"})
WORDS = {"vedtak": r"\p{L}+tak", "fuzzy": r"(?:representanter){e<=2}", "named": r"(?P<n>\d{1,3})\s(?P<unit>stemmer?)", "behind": r"(?<=\bmed \d )mot"}
TEXT = "Vedtak: representantr, med 7 mot 3 stemmer. Inntak av 12 stemmer."


def modules() -> Iterator[str]:
    for found in pkgutil.walk_packages(minutes_parser.__path__, "minutes_parser."):
        if not any(found.name.startswith(name) for name in OPTIONAL):
            yield found.name


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "patterns"


def filled(file: Path) -> dict[str, regex.Pattern[str]]:
    """A file with some patterns, and these as they were compiled."""
    shelf = Shelf(file)
    made = {name: shelf.pattern(source) for name, source in WORDS.items()}
    shelf.keep()
    return made


def found(one: regex.Pattern[str], text: str) -> list[tuple[tuple[int, int], dict[str, str | None]]]:
    return [(m.span(), m.groupdict()) for m in one.finditer(text)]


def test_every_pattern_of_every_module_compiles() -> None:
    known = [
        value for name in modules() for value in vars(import_module(name)).values() if type(value).__name__ == "_Later"
    ]  # asking for the groups compiles it
    assert len(known) > 300 and all(one.groups >= 0 for one in known)


def test_a_pattern_is_compiled_at_its_first_use_and_behaves_as_one() -> None:
    late = pattern(r"(?P<word>\p{Lu}+)", regex.IGNORECASE)
    assert "search" not in vars(late) and late.pattern == r"(?P<word>\p{Lu}+)" and repr(late) == "pattern('(?P<word>\\\\p{Lu}+)')"
    assert (m := late.search("12 ab")) and m["word"] == "ab" and "search" in vars(late)
    assert dict(late.groupindex) == {"word": 1}
    with pytest.raises(regex.error, match="missing"):
        pattern("(a").search("a")


def test_what_is_kept_finds_the_same(file: Path) -> None:
    made = filled(file)
    again = Shelf(file)
    for name, source in WORDS.items():
        kept = again.pattern(source)
        assert (kept.pattern, kept.flags, dict(kept.groupindex)) == (made[name].pattern, made[name].flags, dict(made[name].groupindex))
        assert found(kept, TEXT) == found(made[name], TEXT)
    assert found(made["named"], TEXT)


def test_the_patterns_of_a_document_find_the_same_when_they_were_kept(file: Path) -> None:
    minutes_parser.parse(DOCUMENT)
    sources = [key for key in patterns.shelf().known if isinstance(key[0], str)]
    shelf = Shelf(file)
    fresh = {key: shelf.pattern(*key) for key in sources}
    shelf.keep()
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()[:60]
    again = Shelf(file)
    for key, one in fresh.items():
        other = again.pattern(*key)
        assert [found(one, line) for line in lines] == [found(other, line) for line in lines], key
    assert len(fresh) > 100


def test_patterns_of_bytes_are_kept_apart_from_those_of_text(file: Path) -> None:
    shelf = Shelf(file)
    assert shelf.pattern(rb"\d+").search(b"7") and shelf.pattern(r"\d+").search("7")
    shelf.keep()
    again = Shelf(file)
    assert again.pattern(rb"\d+").search(b"7") and again.pattern(r"\d+").search("7") and not again.compiled


@pytest.mark.parametrize("flags", [0, regex.IGNORECASE, regex.MULTILINE | regex.IGNORECASE])
def test_flags_tell_patterns_apart(file: Path, flags: int) -> None:
    shelf = Shelf(file)
    shelf.pattern("^vedtak$")
    shelf.pattern("^vedtak$", flags)
    shelf.keep()
    assert bool(Shelf(file).pattern("^vedtak$", flags).search("sak\nVEDTAK")) is (flags == regex.MULTILINE | regex.IGNORECASE)


@pytest.mark.parametrize("at", [0, 31, 32, 40, -1])
def test_a_damaged_file_is_as_none(file: Path, at: int) -> None:
    made = filled(file)
    data = bytearray(file.read_bytes())
    data[at] ^= 0xFF
    file.write_bytes(data)
    assert not Shelf(file).known
    assert found(Shelf(file).pattern(WORDS["named"]), TEXT) == found(made["named"], TEXT)
    file.write_bytes(b"")
    assert not Shelf(file).known


def test_a_file_that_was_cut_off_is_as_none_and_is_written_again(file: Path) -> None:
    filled(file)
    file.write_bytes(file.read_bytes()[:-7])
    assert not Shelf(file).known
    filled(file)
    assert len(Shelf(file).known) == len(WORDS)


@pytest.mark.parametrize("data", [pickle.dumps(os.getcwd), b"no pickle", b""])
def test_data_that_makes_something_else_is_refused_and_the_pattern_compiled(file: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(file)
    monkeypatch.setattr(shelf, "known", {("a+", 0): data})
    assert (m := shelf.pattern("a+").search("baa")) and m[0] == "aa" and shelf.compiled == 1


@pytest.mark.parametrize("written", [{"a": 1}, [["a", 0]], [1, 2], "a"])
def test_a_whole_file_that_was_written_otherwise_is_as_none(file: Path, written: object) -> None:
    data = msgspec.msgpack.encode(written)
    file.parent.mkdir()
    file.write_bytes(sha256(data).digest() + data)
    assert not Shelf(file).known


def test_two_processes_add_to_one_file(file: Path) -> None:
    one, other = Shelf(file), Shelf(file)
    one.pattern("a+")
    other.pattern("b+")
    one.keep()
    other.keep()
    assert {source for source, _ in Shelf(file).known} == {"a+", "b+"}


def test_a_few_new_ones_are_not_written(file: Path) -> None:
    shelf = Shelf(file)
    for number in range(40):
        shelf.pattern(f"a{{{number}}}")
    shelf.keep()
    written = file.stat().st_mtime_ns, file.read_bytes()
    shelf.pattern("b")
    shelf.keep()
    assert (file.stat().st_mtime_ns, file.read_bytes()) == written


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, and no folder")
    shelf = Shelf(tmp_path / "cache" / "patterns")
    assert shelf.pattern("a+").search("aa")
    shelf.keep()
    assert (tmp_path / "cache").read_text() == "a file, and no folder"


def test_the_folder_is_named_by_the_environment_or_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(FOLDER, "")
    assert shelf_file() is None and Shelf(None).pattern("a+").search("aa")
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert (named := shelf_file()) and named.parent == tmp_path and regex.__version__ in named.name
    monkeypatch.delenv(FOLDER)
    assert (usual := shelf_file()) and "minutes-parser" in usual.parts[-2] + usual.parts[-3]


COUNT = """
import sys
from minutes_parser import parse
from minutes_parser.patterns import shelf
parse(sys.argv[1])
print(shelf().compiled)
"""


def test_a_second_process_compiles_nothing_and_no_word_of_the_document_is_kept(tmp_path: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8").replace("Vedtak:", "Vedtak:\nKvitlynghaugen barnehage utvides.")
    document = tmp_path / "møte.txt"
    document.write_text(text, encoding="utf-8")

    def run() -> int:
        here = {**os.environ, FOLDER: str(tmp_path / "cache")}
        made = subprocess.run([sys.executable, "-c", COUNT, str(document)], env=here, capture_output=True, text=True, check=True)
        return int(made.stdout)

    assert run() > 100 and run() == 0
    (kept,) = (tmp_path / "cache").iterdir()
    data = kept.read_bytes().decode("utf-8", "replace").lower()
    assert "kommunestyre" in data and "kvitlynghaugen" not in data


def test_compiled_patterns_are_made_once() -> None:
    assert compiled(r"\d+møte") is compiled(r"\d+møte")
