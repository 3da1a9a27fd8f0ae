"""Keep README.md and docs/ true: run their code blocks, write the pages that are generated.

    python tools/docs.py            write outputs and pages anew
    python tools/docs.py --check    only tell what would change (the tests do the same)

A ``python`` block is run, and a ``text`` block right after it holds what it prints; the blocks of a page share their names. A ``console``
block holds one ``$ command`` and what it prints. All run in the root of the repository.
"""

from __future__ import annotations

import inspect
import io
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stdout
from enum import EnumType
from pathlib import Path
from typing import Any, get_args

import regex
from typer.models import ArgumentInfo

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))  # the tests run this file by its path
import pictures  # noqa: E402

FENCE = regex.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", regex.MULTILINE | regex.DOTALL)
WIDTH = 100
CLI_INTRODUCTION = """# The command line

{help}

Exit status and messages: [errors.md](errors.md). Written by `python tools/docs.py`; do not edit.
"""
DECISIONS_INTRODUCTION = """# Decisions

Why it is built so, ten lines each. Written by `python tools/docs.py`; do not edit.

"""


def pages() -> tuple[Path, ...]:
    """The pages written by hand; their code blocks run."""
    generated = {ROOT / name for name in GENERATED}
    found = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return tuple(page for page in found if page not in generated)


def refreshed(page: str) -> str:
    """The text of a page with the output of each code block as it is now. Raises what a block raises."""
    names: dict[str, Any] = {"__name__": "__docs__"}
    out, at, printed = [], 0, ""
    with chdir(ROOT):
        for fence in FENCE.finditer(page):
            between, body, kind = page[at : fence.start()], fence["body"], fence["kind"]
            shown = printed and kind == "text" and not between.strip()
            if printed and not shown:
                raise ValueError(f"what this block prints is not shown in a text block after it:\n{printed}")
            if shown:
                body, printed = printed, ""
            elif kind == "python":
                printed = _run(body, names)
            elif kind == "console":
                body = _console(body)
            out += [between, f"```{kind}\n{body}```"]
            at = fence.end()
    if printed:
        raise ValueError(f"what the last block prints is not shown in a text block after it:\n{printed}")
    return "".join([*out, page[at:]])


def _run(code: str, names: dict[str, Any]) -> str:
    out = io.StringIO()
    with redirect_stdout(out), _scripts_at_hand():
        exec(compile(code, "<docs>", "exec"), names)
    return out.getvalue()


@contextmanager
def _scripts_at_hand() -> Iterator[None]:
    """A block may start the command, as a reader does who has activated the environment."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def _console(body: str) -> str:
    command = body.partition("\n")[0]
    if not command.startswith("$ "):
        raise ValueError(f"a console block begins with its command: {command!r}")
    with _scripts_at_hand():
        environment = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1"}
        done = subprocess.run(command[2:], shell=True, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    lines = done.stdout.decode("utf-8").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in [command, *lines])


def _cli() -> str:
    """The page of the command line, from the signatures it is made of: the help on the screen changes with the terminal and with typer."""
    from minutes_parser.cli import app

    parts = [CLI_INTRODUCTION.format(help=app.info.help)]
    for info in app.registered_commands:
        command = info.callback
        assert command is not None
        rows = [_parameter(parameter) for parameter in inspect.signature(command, eval_str=True).parameters.values()]
        arguments = [f" {word}" for word, _ in rows if not word.startswith("--")]
        usage = "".join([f"minutes-parser {command.__name__}", " [OPTIONS]" * (len(arguments) < len(rows)), *arguments])
        table = ["", "| | |", "|---|---|", *(f"| `{word}` | {text} |" for word, text in rows)] if rows else []
        parts.append("\n".join([f"## `{command.__name__}`\n\n{inspect.getdoc(command)}\n\n    {usage}", *table, ""]))
    return "\n".join(parts)


def _parameter(parameter: inspect.Parameter) -> tuple[str, str]:
    """How an argument or option is written, and what it does."""
    shape, info = parameter.annotation.__origin__, parameter.annotation.__metadata__[0]
    if isinstance(info, ArgumentInfo):
        return info.metavar, info.help
    written = (info.default, *(info.param_decls or ()))  # in an annotation typer takes the first name for a default, and puts it right later
    word = next((name for name in written if isinstance(name, str)), f"--{parameter.name}")
    choices = next((one for one in (shape, *get_args(shape)) if isinstance(one, EnumType)), None)
    if choices:
        default = f" Default: `{parameter.default}`." if parameter.default else ""
        return f"{word} {'/'.join(choices)}", f"{info.help}{default}"
    needed = " Required." if parameter.default is inspect.Parameter.empty else ""
    return (word if shape is bool else f"{word} {info.metavar or 'TEXT'}"), info.help + needed


def _diagnostics() -> str:
    from minutes_parser.catalogue import to_markdown

    return to_markdown()


def _glossary() -> str:
    from minutes_parser.export.glossary import to_markdown

    return to_markdown() + "\n"


def _law() -> str:
    from minutes_parser.export.law import to_markdown

    return to_markdown()


def _schema(of: str) -> Callable[[], str]:
    def page() -> str:
        from minutes_parser.export.schema import schema_text

        return schema_text(of) + "\n"

    return page


def _standard_fields() -> str:
    from minutes_parser.export.standards.homes import to_markdown

    return to_markdown()


def _tables() -> str:
    from minutes_parser.export.table_columns import to_markdown

    return to_markdown()


def _decisions() -> str:
    """The list of decisions, by their headings."""
    heads = {
        path.name: path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ") for path in sorted((ROOT / "docs/decisions").glob("0*.md"))
    }
    return DECISIONS_INTRODUCTION + "".join(f"- [{head}]({name})\n" for name, head in heads.items())


GENERATED: Mapping[str, Callable[[], str]] = {
    "docs/cli.md": _cli,
    "docs/diagnostics.md": _diagnostics,
    "docs/glossary.md": _glossary,
    "docs/law.md": _law,
    "docs/standard-fields.md": _standard_fields,
    "docs/tables.md": _tables,
    "docs/decisions/README.md": _decisions,
    "docs/pictures/stages-blocks.svg": pictures.blocks,
    "docs/pictures/stages-values.svg": pictures.values,
    "docs/pictures/stages-presence.svg": pictures.presence,
    "docs/pictures/stages-books.svg": pictures.books,
    "docs/schema/minutes-1.0.json": _schema("minutes"),
    "docs/schema/check-1.0.json": _schema("check"),
}


def main(*, check: bool) -> int:
    """Write what differs; the number of pages that did."""
    wanted = {ROOT / name: write() for name, write in GENERATED.items()} | {page: refreshed(page.read_text(encoding="utf-8")) for page in pages()}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print("differs:" if check else "written:", path.relative_to(ROOT))
        if not check:
            path.write_text(wanted[path], encoding="utf-8")
    return len(stale)


if __name__ == "__main__":
    raise SystemExit(bool(main(check=True)) if "--check" in sys.argv else main(check=False) and 0)
