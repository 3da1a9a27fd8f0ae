"""The JSON Schema of what ``to_json`` writes, made from the model and its terms."""

from __future__ import annotations

import inspect
import json
from typing import Any

import attrs
import msgspec

from minutes_parser.checks.report import REPORT, Report
from minutes_parser.diagnostics import Diagnostic
from minutes_parser.model import MODEL, SCHEMA_VERSION, Minutes
from minutes_parser.source import Line, Page, Source
from minutes_parser.terms import KEY, Term

from .structure import shape_of


@attrs.frozen
class Written:
    """What is written as JSON: its class, the classes inside it, and what the schema calls it."""

    cls: type
    parts: tuple[type, ...]
    title: str
    description: str


WRITTEN = {
    "minutes": Written(
        Minutes,
        (*MODEL, Source, Line, Page, Diagnostic),
        "Minutes of a Norwegian meeting",
        "What minutes-parser reads in a protokoll, møtebok or referat. Absent knowledge is null or empty, never a guess.",
    ),
    "check": Written(
        Report,
        (*REPORT, Diagnostic),
        "Check of the minutes of a Norwegian meeting",
        "Quorum per case, what the law wants minutes to say, and what contradicts itself.",
    ),
}


def json_schema(of: str = "minutes") -> dict[str, Any]:
    """JSON Schema, draft 2020-12, of ``minutes`` or of a ``check``. As strict as ``from_json``: keys that are not named are not allowed."""
    written = WRITTEN[of]
    schema = msgspec.json.schema(written.cls)
    classes = {cls.__name__: cls for cls in written.parts}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:minutes-parser:{of}:{SCHEMA_VERSION}",
        "title": written.title,
        "description": written.description,
        "$ref": schema["$ref"],
        "$defs": {name: _definition(part, classes.get(name)) for name, part in sorted(schema["$defs"].items())},
    }


def schema_text(of: str = "minutes") -> str:
    """The schema as it stands in the documentation."""
    return json.dumps(json_schema(of), ensure_ascii=False, indent=2)


def _definition(part: dict[str, Any], cls: type | None) -> dict[str, Any]:
    """A class's schema with the names and the words that its JSON has."""
    described = {**part, "description": inspect.cleandoc(part["description"])}
    if cls is None:
        return described
    names = shape_of(cls).names
    terms = {field.name: field.metadata.get(KEY) for field in attrs.fields(cls)}
    return {
        **described,
        "properties": {key: _property(part["properties"][name], terms[name]) for key, name in names.items()},
        "required": [key for key, name in names.items() if name in part["required"]],
        "additionalProperties": False,
    }


def _property(part: dict[str, Any], term: Term | None) -> dict[str, Any]:
    return part if term is None else {"description": describe(term), **part}


def describe(term: Term) -> str:
    """A term in one line: its meaning, then its names."""
    norwegian = [f"nb/nn: {term.nb}"] if term.nb == term.nn else [f"nb: {term.nb}", f"nn: {term.nn}"]
    standards = [f"{name}: {value}" for name, value in (("Noark 5", term.noark), ("eInnsyn", term.einnsyn)) if value]
    return f"{term.means} ({'; '.join([*norwegian, *standards])})"
