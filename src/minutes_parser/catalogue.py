"""Every diagnostic code there is, as the page ``docs/diagnostics.md``.

Codes stand in the module that reports them, in a tuple ``CODES``; here they are only gathered.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pkgutil import walk_packages

from .diagnostics import Code

STAGES = {
    "MP1": "Loading (MP1xx)",
    "MP2": "Structure (MP2xx)",
    "MP3": "Extraction (MP3xx)",
    "MP4": "The document as a whole (MP4xx)",
    "MP5": "Checks (MP5xx)",
    "MP6": "Personal data (MP6xx)",
    "MP9": "Bugs of ours (MP9xx)",
}
INTRODUCTION = """# Diagnostics

What `minutes.diagnostics` can hold. A code never changes its meaning. `error` makes `parse(..., strict=True)` raise; `warning` asks for a look
at the place; `info` is for the record. Words in braces are filled in for each finding.
Written by `python tools/docs.py`; do not edit.
"""


def codes() -> tuple[Code, ...]:
    """The codes of all modules, in the order of their numbers. Imports every module, also those for PDF and Word."""
    return tuple(sorted(_found(), key=lambda code: code.code))


def to_markdown() -> str:
    """The page ``docs/diagnostics.md``."""
    parts = [INTRODUCTION]
    for stage, group in groupby(codes(), key=lambda code: code.code[:3]):
        parts += [f"## {STAGES[stage]}\n", *map(_section, group)]
    return "\n".join(parts)


def _found() -> Iterator[Code]:
    package = __package__ or "minutes_parser"
    for module in walk_packages(import_module(package).__path__, f"{package}."):
        yield from getattr(import_module(module.name), "CODES", ())


def _section(code: Code) -> str:
    return f"### {code.code} {code.title}\n\n`{code.severity}` · {code.message}\n\n{code.advice}\n"
