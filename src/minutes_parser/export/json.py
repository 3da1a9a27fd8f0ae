"""Minutes as JSON, and back again without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from minutes_parser.errors import DataError
from minutes_parser.model import SCHEMA_VERSION, Minutes
from minutes_parser.patterns import pattern

from .structure import structure, unstructure

if TYPE_CHECKING:
    from attrs import AttrsInstance

BULK = ("text", "lines", "markup", "doubts")
"""What ``compact`` leaves out of ``source``: most of the bytes, and all that only ``locate`` needs."""

STEERING: Final = pattern(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What could steer a terminal or turn its text around."""


def to_json(minutes: Minutes | AttrsInstance, *, compact: bool = False, indent: int | None = None) -> str:
    """One JSON object with the keys in the order of the model (docs/schema/minutes-1.0.json); on one line unless ``indent`` is given.
    The report of a check is written in the same way (docs/schema/check-1.0.json), and so is what ``link`` found.

    Dates are ISO 8601, spans ``[start, end]`` with half-open offsets in characters. ``from_json`` gives an equal object back,
    unless ``compact`` left out the text.
    """
    encoded = msgspec.json.encode(_tree(minutes, compact))
    return inert((encoded if indent is None else msgspec.json.format(encoded, indent=indent)).decode())


def inert(text: str) -> str:
    """The same JSON, with what could steer a terminal or turn its text around written as escapes."""
    return STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def to_builtins(minutes: Minutes | AttrsInstance, compact: bool = False) -> dict[str, Any]:
    """The same as dicts, lists, strings and numbers."""
    values: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(_tree(minutes, compact)))
    return values


def from_json(text: str | bytes) -> Minutes:
    """The minutes of a JSON object. Unknown keys, wrong types and another major version of the schema raise ``DataError`` with the path."""
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise DataError(f"$: not JSON in UTF-8: {error}") from None
    except RecursionError:
        raise DataError("$: nested too deeply") from None
    minutes = structure(data, Minutes)
    if _major(minutes.schema_version) != _major(SCHEMA_VERSION):
        raise DataError(f"$.schema_version: {minutes.schema_version!r} cannot be read by a reader of {SCHEMA_VERSION}")
    return minutes


def _tree(minutes: Minutes | AttrsInstance, compact: bool) -> dict[str, Any]:
    tree: dict[str, Any] = unstructure(minutes)
    if compact and isinstance(minutes, Minutes):
        tree["source"] = {key: value for key, value in tree["source"].items() if key not in BULK}
    return tree


def _major(version: str) -> str:
    return version.partition(".")[0]
