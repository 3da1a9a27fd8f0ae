"""Where each field of the model goes in each standard, and the table of that for the docs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import attrs
import msgspec

from minutes_parser.model import MODEL

from ..structure import json_name
from .context import KEY, ExportContext
from .losses import IN_WORDS, is_said

Standard = Literal["einnsyn", "noark5", "fiks-arkiv", "popolo"]
TITLES: Final[Mapping[Standard, str]] = {"einnsyn": "eInnsyn", "noark5": "Noark 5", "fiks-arkiv": "Fiks Arkiv", "popolo": "Popolo"}
INTRODUCTION: Final = """# Fields of the model in the standards

Where each field goes; how to write them: [standards](standards.md). Where a cell is empty, the standard has no place for it, and the export says
so in its `losses`; "*in*" says that it is kept as a part of that text, not as a value of its own. Written by `python tools/docs.py`; do not edit.

{places}

## Keys of a context

{keys}"""
_Homes = dict[str, dict[str, dict[Standard, str]]]


@cache
def homes() -> Mapping[Standard, Mapping[str, str]]:
    """Field of the model -> its place, for each standard."""
    data = msgspec.toml.decode(files(__package__).joinpath("homes.toml").read_bytes(), type=_Homes)
    found: dict[Standard, dict[str, str]] = {standard: {} for standard in TITLES}
    for name, fields in data.items():
        for field, places in fields.items():
            for standard, place in places.items():
                found[standard][f"{name}.{field}"] = place
    return found


def fields() -> tuple[str, ...]:
    """Every field of the model that says something of the meeting, in the order of the glossary."""
    named = ((cls, field.name) for cls in MODEL for field in attrs.fields(cls))
    return tuple(f"{cls.__name__}.{json_name(name)}" for cls, name in named if is_said(cls, name))


def to_markdown() -> str:
    """The page ``docs/standard-fields.md``."""
    keys = "".join(f"| `{field.name}` | {field.metadata[KEY]} |\n" for field in attrs.fields(ExportContext))
    return INTRODUCTION.format(places=_places(), keys=f"| key | |\n|---|---|\n{keys}")


def _places() -> str:
    rows = [["field", *TITLES.values()], ["---"] * (len(TITLES) + 1)]
    for field in fields():
        places = [homes()[standard].get(field, "") for standard in TITLES]
        if any(places):
            rows.append([f"`{field}`", *map(_cell, places)])
    nowhere = ", ".join(f"`{field}`" for field in fields() if not any(field in homes()[standard] for standard in TITLES))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + f"\n\nIn none of them: {nowhere}."


def _cell(place: str) -> str:
    return f"*in* {place.removeprefix(IN_WORDS).strip()}" if place.startswith(IN_WORDS) else place
