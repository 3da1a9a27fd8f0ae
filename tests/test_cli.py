from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import types
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

import minutes_parser as mp
from minutes_parser import cli
from minutes_parser.export.summary import render
from model_examples import SAMPLE

SRC = Path(mp.__file__).parents[1]


@attrs.frozen
class Reading:
    """What the pipeline tells of a line."""

    number: int
    block: str
    state: str
    entry: str | None
    text: str


def fake_parse(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    strict: bool = False,
    ocr: str = "auto",
    ocr_cache: Path | None = None,
    **_: Any,
) -> mp.Minutes:
    """Opens its source as the pipeline does; the words "broken" and "bomb" cannot be read. What was asked of recognition is the media type."""
    content = source if isinstance(source, bytes) else Path(source).read_bytes() if isinstance(source, str | os.PathLike) else source.read()
    if content == b"broken":
        raise mp.UnreadableDocument(str(name), "it is\nencrypted", "Remove the password and try again.")
    return attrs.evolve(SAMPLE, source=attrs.evolve(SAMPLE.source, name=str(name), characters=len(content), media_type=f"{ocr} {ocr_cache}"))


def fake_explain(
    source: Any, *, name: str | None = None, ocr: str = "auto", ocr_cache: Path | None = None, redacted: bool = False, **_: Any
) -> tuple[Reading, ...]:
    fake_parse(source, name=name, ocr=ocr, ocr_cache=ocr_cache)
    return (Reading(1, "case", "heading", "label.case", "Sak 4/25\tNy båthavn"), Reading(12, "case", "unparsed", None, "x" * 200))


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = types.ModuleType("minutes_parser.pipeline")
    fake.parse = fake_parse  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "minutes_parser.pipeline", fake)
    telling = types.ModuleType("minutes_parser.explain")
    telling.explain = fake_explain  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "minutes_parser.explain", telling)


@pytest.fixture
def protocol(tmp_path: Path) -> Path:
    path = tmp_path / "møte.txt"
    path.write_text(SAMPLE.source.text, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "låst.pdf"
    path.write_bytes(b"broken")
    return path


def run(*words: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(word) for word in words], input=stdin)


def test_one_object_on_one_line(protocol: Path) -> None:
    result = run("parse", protocol)
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    assert mp.from_json(result.stdout).source.name == "møte.txt"
    assert result.stderr == ""


def test_options_reach_the_writer(protocol: Path) -> None:
    assert run("parse", protocol, "--indent").stdout == mp.to_json(fake_parse(protocol, name="møte.txt"), indent=2) + "\n"
    assert run("parse", protocol, "--compact").stdout == mp.to_json(fake_parse(protocol, name="møte.txt"), compact=True) + "\n"


def test_what_is_asked_of_recognition_reaches_the_pipeline(protocol: Path) -> None:
    asked = [
        json.loads(run("parse", str(protocol), *options).stdout)["source"]["media_type"]
        for options in ((), ("--ocr", "force", "--ocr-cache", "kept"))
    ]
    assert asked == ["auto None", "force kept"]
    assert run("parse", str(protocol), "--ocr", "sometimes").exit_code == 2


@pytest.mark.parametrize(("options", "json_wanted"), [([], False), (["--format", "json"], True), (["--indent"], True), (["--compact"], True)])
def test_on_a_terminal_one_reads_a_summary_unless_one_asks_for_json(
    protocol: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], json_wanted: bool
) -> None:
    monkeypatch.setattr(import_module("minutes_parser.cli.parse"), "on_terminal", lambda: True)
    shown = run("parse", protocol, *options).stdout
    assert shown.startswith("{") is json_wanted
    assert "2025-" in shown


def test_the_version_is_told() -> None:
    assert run("--version").stdout.split() == ["minutes-parser", version("minutes-parser")]


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_several_files_one_object_each(protocol: Path, format: str) -> None:
    result = run("parse", protocol, protocol, "--format", format)
    assert result.exit_code == 0
    assert [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()] == ["møte.txt", "møte.txt"]


def test_standard_input_is_read_as_bytes() -> None:
    result = run("parse", "-", stdin=b"\xff\xfe12345")
    assert mp.from_json(result.stdout).source.characters == 7
    assert mp.from_json(result.stdout).source.name == "standard input"


def test_a_name_that_is_no_utf8_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"m\xf8te.txt")
    try:
        path.write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert mp.from_json(run("parse", path).stdout).source.name == "m\N{REPLACEMENT CHARACTER}te.txt"


def test_parse_is_the_pipelines() -> None:
    assert mp.parse is fake_parse


def test_one_file_that_cannot_be_read(broken: Path) -> None:
    result = run("parse", broken)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr == f"minutes-parser: {broken}: it is encrypted. Remove the password and try again.\n"


def test_a_failed_file_among_others_costs_itself_only(protocol: Path, broken: Path) -> None:
    result = run("parse", broken, protocol, protocol.with_name("fins ikke.txt"))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert len(result.stderr.splitlines()) == 2


@pytest.mark.parametrize("command", ["parse", "explain"])
def test_paths_that_are_no_files(tmp_path: Path, command: str) -> None:
    for path, reason in ((tmp_path / "borte.pdf", "there is no such file"), (tmp_path, "it is a folder, and a file is meant")):
        result = run(command, path)
        assert result.exit_code == 3
        assert result.stderr.startswith(f"minutes-parser: {path}: {reason}")
        assert result.stderr.count("\n") == 1


def test_a_file_one_may_not_read(protocol: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run("parse", protocol)
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert "may not be read" in result.stderr


@pytest.mark.parametrize(
    "words", [("parse",), ("parse", "x", "--format", "xml"), ("parse", "x", "--indent", "--format", "jsonl"), ("parze",), ("terms", "x")]
)
def test_wrong_usage(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_explain_tells_of_every_line(protocol: Path) -> None:
    lines = run("explain", protocol).stdout.splitlines()
    assert lines[0].split() == ["line", "block", "state", "entry", "text"]
    assert lines[1].split(maxsplit=4) == ["1", "case", "heading", "label.case", "Sak 4/25 Ny båthavn"]
    assert lines[2].split()[:4] == ["12", "case", "unparsed", "-"]
    assert lines[2].endswith("x…")


def summary(minutes: mp.Minutes) -> str:
    out = io.StringIO()
    Console(file=out, width=200).print(render(minutes))
    return out.getvalue()


def test_the_summary_tells_what_happened() -> None:
    text = summary(SAMPLE)
    for words in (
        "Protokoll fra havnestyret",
        "Havnestyret · 2025-03-21 18:00–?",
        "seats: 7",
        "present (2): Tora Vik (chair, Bygdelista), Siv Moe (substitute, for Odd Nes)",
        "absent (1): Odd Nes",
        "5–2 carried",
        "Havna bygges [red]nå[/red].",
        "warning MP301 line 3: Tallene går ikke opp",
        "coverage: interpreted 75% · verbatim 25%",
    ):
        assert words in text
    assert run("parse", "-", "--format", "text", stdin=b"x").stdout.startswith("Protokoll fra havnestyret\n")


def test_the_summary_of_nothing_and_of_hostile_text() -> None:
    empty = mp.Minutes(mp.Source("tom.txt", "0" * 64, "text/plain", 0), "other")
    assert summary(empty).splitlines()[0] == "tom.txt"
    assert "no visible text" in summary(empty)
    hostile = attrs.evolve(SAMPLE, meeting=mp.Meeting(title="\x1b]0;stjålet\x07 [bold]møte\nto"))
    assert summary(hostile).splitlines()[0] == "\N{REPLACEMENT CHARACTER}]0;stjålet\N{REPLACEMENT CHARACTER} [bold]møte to"


def gold_folder(folder: Path) -> Path:
    (folder / "a.txt").write_text(SAMPLE.source.text, encoding="utf-8")
    facts = {
        "kind": "minutes",
        "cases": [{"number": "4/25", "seq": 4, "year": 2025, "title": "Ny båthavn"}, {"number": "5/25", "seq": 5, "year": 2025, "title": "x"}],
    }
    (folder / "a.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder


def test_evaluate_gives_figures_misses_and_floors(tmp_path: Path) -> None:
    gold = gold_folder(tmp_path)
    figures = json.loads(run("evaluate", gold, "--json").stdout)
    assert (figures["documents"], figures["kind"], figures["cases"]) == (1, 1.0, 0.5)
    assert "cases missing: gold '5/25' parser None" in run("evaluate", gold, "--misses").stdout
    assert run("evaluate", gold, "--floor", "cases=0.5", "--floor", "kind=1").exit_code == 0
    below = run("evaluate", gold, "--floor", "cases=0.51")
    assert below.exit_code == 1
    assert below.stderr == "below the floor: cases 0.5 < 0.51\n"


def test_evaluate_refuses_what_it_cannot_use(tmp_path: Path) -> None:
    gold = gold_folder(tmp_path)
    assert [run("evaluate", gold, "--floor", floor).exit_code for floor in ("cases", "cases=x", "kaser=1")] == [2, 2, 2]
    assert run("evaluate", gold, "--doc", "b").exit_code == 2
    absent = run("evaluate", tmp_path / "borte")
    assert (absent.exit_code, absent.stderr.count("\n")) == (3, 1)
    (gold / "a.json").write_text('{"kind": "minutes", "cases": [{"number": 4}]}')
    wrong = run("evaluate", gold)
    assert wrong.exit_code == 3
    assert wrong.stderr.startswith("minutes-parser: a.json: $.cases[0].number: Expected `str`, got `int`")


def console(*words: str, stdout: Any = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a user starts it, in a process of its own."""
    code = f"import sys; sys.path.insert(0, {str(SRC)!r}); from minutes_parser.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *words], stdout=stdout, stderr=subprocess.PIPE, env={**os.environ, **environment}, check=False)


def test_output_is_utf8_in_any_locale() -> None:
    done = console("terms", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "møtetittel" in done.stdout.decode("utf-8")


def test_a_reader_who_has_gone_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = console("schema", stdout=writer)
    os.close(writer)
    assert done.stderr == b""


def test_help_names_every_command() -> None:
    shown = console("--help", NO_COLOR="1").stdout.decode()
    assert all(command in shown for command in ("parse", "explain", "schema", "terms", "evaluate"))
    assert console("parse", "--help").returncode == 0
