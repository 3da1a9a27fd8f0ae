"""The closed vocabularies of the model: which fields hold one of a few values, and what each value is called in Norwegian."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

WORDS = "values.toml"


@attrs.frozen
class Value:
    """One value of a vocabulary."""

    name: str
    nb: str
    nn: str
    means: str


@attrs.frozen
class Vocabulary:
    """The values that the fields at ``paths`` may hold, ``None`` apart."""

    paths: tuple[str, ...]
    values: tuple[Value, ...]


def vocabularies(*classes: type) -> tuple[Vocabulary, ...]:
    """Those of the fields of ``classes``, in the order written; fields that share one stand together."""
    words = tomllib.loads(files(__package__).joinpath(WORDS).read_text(encoding="utf-8"))
    held: dict[tuple[str, ...], list[str]] = {}
    for path, names in _closed(classes):
        held.setdefault(names, []).append(path)
    return tuple(Vocabulary(tuple(paths), _values(names, words[paths[0]])) for names, paths in held.items())


def _closed(classes: tuple[type, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for cls in classes:
        hints = get_type_hints(cls)
        for field in attrs.fields(cls):
            if names := _names(hints[field.name]):
                yield f"{cls.__name__}.{field.name.rstrip('_')}", names


def _names(hint: Any) -> tuple[str, ...]:
    """The values of a ``Literal``, by itself or beside ``None``."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    return next((get_args(one) for one in get_args(hint) if get_origin(one) is Literal), ())


def _values(names: tuple[str, ...], words: Mapping[str, list[str]]) -> tuple[Value, ...]:
    return tuple(Value(name, *words[name]) for name in names)
