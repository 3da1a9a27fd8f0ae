"""What README.md and docs/ say is so: their code runs, their outputs and generated pages are those of today."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
import regex

from minutes_parser import catalogue
from minutes_parser.diagnostics import Code

ROOT = Path(__file__).parents[1]
TOOL = runpy.run_path(str(ROOT / "tools" / "docs.py"))
HINT = "write it again: python tools/docs.py"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", TOOL["pages"](), ids=relative)
def test_code_blocks_run_and_print_what_the_page_shows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert TOOL["refreshed"](text).splitlines() == text.splitlines(), HINT


@pytest.mark.parametrize("name", TOOL["GENERATED"])
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").splitlines() == TOOL["GENERATED"][name]().splitlines(), HINT


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("```python\nprint(1)\n```\n", "not shown"),
        ("```python\nprint(1)\n```\nwords\n```text\n1\n```\n", "not shown"),
        ("```console\nls\n```\n", "begins with its command"),
    ],
)
def test_output_that_is_not_shown_is_found(page: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        TOOL["refreshed"](page)


def test_output_is_put_in_its_place() -> None:
    page = "a\n```python\nx = 1\n```\n\n```python\nprint(x + 1)\n```\n```text\nold\n```\n```console\n$ echo ja | head -1\nold\n```\nb\n"
    assert TOOL["refreshed"](page) == page.replace("```text\nold", "```text\n2").replace("-1\nold", "-1\nja")


def command(comment: str) -> str:
    """The command on the line after a comment line, in a sh block of the README."""
    found = regex.findall(rf"^```sh\n(?:(?!```).*\n)*?{regex.escape(comment)}\n(.+)\n(?:(?!```).*\n)*?```$", README, flags=regex.MULTILINE)
    assert len(found) == 1, comment
    return str(found[0])


def test_the_readme_has_a_command_to_run_and_one_to_test() -> None:
    assert command("# run it").startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert command("# test it").endswith(".venv/bin/python -m pytest")


def test_the_readme_has_its_blocks_of_figures() -> None:
    for name in ("figures", "speed"):
        block = README.partition(f"<!-- {name}:start -->")[2].partition(f"<!-- {name}:end -->")[0]
        assert block.count("\n|") > 3, f"write it again: see benchmarks/README.md ({name})"


def test_links_lead_somewhere() -> None:
    for page in TOOL["pages"]():
        targets = regex.findall(r"\]\((?!\w+:)([^)#]+)", page.read_text(encoding="utf-8"))
        absent = [target for target in targets if not (page.parent / target).exists()]
        assert not absent, f"{relative(page)}: {absent}"


def test_every_code_has_a_section_of_its_own() -> None:
    numbers = [code.code for code in catalogue.codes()]
    assert len(numbers) == len(set(numbers))
    assert "MP901" in numbers
    assert regex.findall(r"^### (MP\d{3}) ", catalogue.to_markdown(), flags=regex.MULTILINE) == numbers


def test_no_code_is_left_out_of_its_module_s_list() -> None:
    for file in sorted((ROOT / "src" / "minutes_parser").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        defined = regex.findall(r"^(\w+) = Code\(", text, flags=regex.MULTILINE)
        listed = regex.search(r"^CODES = \(([^)]*)\)", text, flags=regex.MULTILINE)
        assert sorted(defined) == sorted(regex.findall(r"\w+", listed[1]) if listed else []), relative(file)


def test_messages_can_be_filled_in() -> None:
    for code in catalogue.codes():
        slots = regex.findall(r"\{(\w+)\}", code.message)
        assert isinstance(code, Code)
        assert "{" not in code.at((), **dict.fromkeys(slots, "x")).message
