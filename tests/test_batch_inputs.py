"""What is to be converted, and what it is called in the results."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

import minutes_parser as mp
from minutes_parser.batch import inputs
from minutes_parser.batch.inputs import find, listed

MOST = 10_000


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    names = ("b.txt", "a.pdf", "2020/x.txt", "2020/dypt/y.txt", "2021/x.txt", ".skjult.txt", ".git/z.txt")
    for name in names:
        path = tmp_path / "arkiv" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "arkiv"


@pytest.fixture
def memory(archive: Path) -> Iterator[str]:
    system = fsspec.filesystem("memory")
    system.put(str(archive), "/arkiv", recursive=True)
    yield "memory://arkiv"
    system.rm("/arkiv", recursive=True)


def names(*paths: object, **options: object) -> list[str]:
    return [one.path for one in find([str(path) for path in paths], **options)]  # type: ignore[arg-type]


ALL = ["2020/dypt/y.txt", "2020/x.txt", "2021/x.txt", "a.pdf", "b.txt"]


def test_a_folder_is_read_with_all_that_is_in_it(archive: Path) -> None:
    assert names(archive) == ALL
    assert names(f"{archive}/") == ALL


def test_each_input_can_be_read(archive: Path) -> None:
    for one in find([archive]):
        assert inputs.read(one.location, MOST).decode() == one.path
        assert inputs.read(one.location, 2).decode() == one.path[:2]


def test_patterns(archive: Path) -> None:
    assert names(archive / "*.txt") == ["b.txt"]
    assert names(archive / "**" / "x.txt") == ["2020/x.txt", "2021/x.txt"]
    assert names(archive / "20*") == ["2020/dypt/y.txt", "2020/x.txt", "2021/x.txt"]
    assert names(archive / "**") == ALL
    assert names(archive / "2020" / "[x-z].txt") == ["x.txt"]


def test_a_name_that_looks_like_a_pattern_is_a_name_where_it_is_there(archive: Path) -> None:
    (archive / "sak [1].txt").write_text("x")
    assert names(archive / "sak [1].txt") == ["sak [1].txt"]


def test_names_are_relative_to_what_was_given(archive: Path) -> None:
    assert names(archive / "2020") == ["dypt/y.txt", "x.txt"]
    assert names(archive / "2020", archive / "2021") == ["2020/dypt/y.txt", "2020/x.txt", "2021/x.txt"]
    assert names(archive / "2021" / "x.txt") == ["x.txt"]
    assert names(archive / "b.txt", archive / "2020" / "x.txt") == ["b.txt", "2020/x.txt"]


def test_a_root_may_be_given(archive: Path) -> None:
    assert names(archive / "2020", root=archive.parent) == ["arkiv/2020/dypt/y.txt", "arkiv/2020/x.txt"]
    with pytest.raises(mp.InputError, match="does not lie under"):
        names(archive / "2020", root=archive / "2021")


def test_where_folders_have_nothing_in_common_they_go_by_their_own_names(archive: Path, memory: str) -> None:
    assert names(archive / "2020", memory)[:3] == ["2020/dypt/y.txt", "2020/x.txt", "arkiv/2020/dypt/y.txt"]
    assert names(archive / "2021", f"{memory}/2021") == ["2021/x.txt", "2021 (2)/x.txt"]


def test_a_file_is_there_once(archive: Path) -> None:
    assert names(archive / "2020" / "x.txt", archive, archive / "2020").count("2020/x.txt") == 1
    assert names(archive, f"{archive}/../arkiv/b.txt") == ALL


def test_what_is_not_there_is_an_input_too(archive: Path) -> None:
    assert names(archive / "2021", archive / "borte.txt") == ["2021/x.txt", "borte.txt"]
    assert names(archive / "*.docx") == ["*.docx"]


def test_the_results_are_no_input(archive: Path) -> None:
    assert names(archive, leave=archive / "2020") == ["2021/x.txt", "a.pdf", "b.txt"]


def test_a_link_keeps_its_name(archive: Path) -> None:
    (archive / "2021" / "lenke.txt").symlink_to(archive / "b.txt")
    (archive / "2021" / "opp").symlink_to(archive)
    assert names(archive / "2021") == ["lenke.txt", "x.txt"]


def test_a_pipe_does_not_hold_the_run(archive: Path) -> None:
    os.mkfifo(archive / "rør")
    (one,) = find([archive / "rør"])
    with pytest.raises(OSError, match="pipe"):
        inputs.read(one.location, MOST)


@pytest.mark.skipif(sys.platform == "darwin", reason="names are UTF-8 there")
def test_a_name_that_is_no_utf8_can_be_written(archive: Path) -> None:
    (archive / "2021" / os.fsdecode(b"m\xf8te.txt")).write_text("x")
    assert names(archive / "2021") == ["m\\xf8te.txt", "x.txt"]


def test_a_list() -> None:
    assert listed("a.txt\r\n\nå b.txt\n".encode()) == ["a.txt", "å b.txt"]
    assert listed(b"a\nb.txt\0c.txt\0") == ["a\nb.txt", "c.txt"]


def test_addresses(memory: str) -> None:
    assert names(memory) == ALL
    assert names(f"{memory}/**/x.txt") == ["2020/x.txt", "2021/x.txt"]
    assert names(f"{memory}/20*") == ["2020/dypt/y.txt", "2020/x.txt", "2021/x.txt"]
    assert names(f"{memory}/2021/x.txt") == ["x.txt"]
    assert names(f"{memory}/2020", root=memory) == ["2020/dypt/y.txt", "2020/x.txt"]
    assert [inputs.read(one.location, MOST).decode() for one in find([memory])] == ALL
    with pytest.raises(FileNotFoundError):
        inputs.read(find([f"{memory}/borte.txt"])[0].location, MOST)


def test_addresses_need_fsspec(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(mp.MissingExtra, match=r"pip install 'minutes-parser\[remote\]'"):
        find(["s3://kasse/arkiv"])
