"""Imports run one way, and nobody but the loaders knows the file formats. (What importing costs: ``test_import.py``.)"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import minutes_parser as mp

ROOT = Path(__file__).parent.parent
PACKAGE = Path(mp.__file__).parent
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(config_filename=sys.argv[1], no_cache=True, no_logo=True))"
WRONG_WAY = """
[importlinter]
root_package = minutes_parser

[importlinter:contract:wrong]
name = the pipeline knows nothing of the books
type = forbidden
source_modules = minutes_parser.pipeline
forbidden_modules = minutes_parser.coverage
"""


def lint(config: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", LINT, str(config)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_contracts_are_kept() -> None:
    done = lint(ROOT / "pyproject.toml")
    assert done.returncode == 0, done.stdout
    assert "2 kept, 0 broken" in done.stdout


def test_a_broken_contract_would_be_seen(tmp_path: Path) -> None:
    config = tmp_path / "importlinter.ini"
    config.write_text(WRONG_WAY, encoding="utf-8")
    done = lint(config)
    assert done.returncode == 1
    assert "0 kept, 1 broken" in done.stdout


def test_every_room_has_its_place_in_the_order() -> None:
    """A new module must be put into the layers, or the contract does not see it."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0]
    placed = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    rooms = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert rooms - {"__init__", "__main__"} == placed


def test_the_names_that_the_contract_promises_are_there() -> None:
    promised = {"parse", "parse_text", "to_json", "from_json", "Minutes", "Meeting", "Case", "Decision", "Source", "Span", "Diagnostic"}
    errors = {"MinutesParserError", "DocumentError", "UnreadableDocument", "UnsupportedFormat", "StrictError", "DataError"}
    assert promised | errors <= set(mp.__all__)
    assert callable(mp.parse)
    assert callable(mp.parse_text)
    assert all(issubclass(getattr(mp, name), mp.MinutesParserError) for name in errors)
