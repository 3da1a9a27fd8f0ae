"""attrs objects to plain JSON values and back: the model's order and names, and errors that say where.

msgspec reads and writes the scalars. What it does not do for attrs classes stands here: keys in the order of
the class, names that are Python keywords, and a complaint about every key that nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import attrs
import msgspec
import regex

from minutes_parser.errors import DataError

T = TypeVar("T")


@attrs.frozen
class Shape:
    """How a class looks in JSON: key -> attribute in the order written, and the keys under which other classes lie."""

    names: Mapping[str, str]
    children: Mapping[str, type]


@cache
def shape_of(cls: type) -> Shape:
    """The shape of an attrs class."""
    hints = get_type_hints(cls)
    names = {json_name(field.name): field.name for field in attrs.fields(cls)}
    found = {key: _class_in(hints[name]) for key, name in names.items()}
    return Shape(names, {key: child for key, child in found.items() if child})


def json_name(attribute: str) -> str:
    """``for_`` is ``for`` in JSON."""
    return attribute.rstrip("_")


def _class_in(hint: Any) -> type | None:
    """The attrs class inside ``X``, ``X | None`` or ``tuple[X, ...]``."""
    if isinstance(hint, type) and attrs.has(hint):
        return hint
    return next((found for part in get_args(hint) if (found := _class_in(part))), None)


def unstructure(value: Any) -> Any:
    """Dicts in the order of the model. Scalars, dates and spans are left as they are, for msgspec to write."""
    if isinstance(value, tuple):
        return [unstructure(item) for item in value]
    cls: type = type(value)
    if not attrs.has(cls):
        return value
    shape = shape_of(cls)
    row = {key: getattr(value, name) for key, name in shape.names.items()}
    for key in shape.children:
        row[key] = unstructure(row[key])
    return row


def structure(data: Any, cls: type[T], *, allow_unknown: bool = False) -> T:
    """The object of plain JSON values. Raises ``DataError`` with the path of the first unknown key or wrong type."""
    try:
        return msgspec.convert(_attributes(data, cls, "$", allow_unknown), cls)
    except msgspec.ValidationError as error:
        what, _, path = str(error).rpartition(" - at ")
        raise DataError(f"{_json_path(path.strip('`')) if what else '$'}: {what or error}") from None
    except RecursionError:
        raise DataError("$: nested too deeply") from None


def _attributes(value: Any, cls: type, path: str, allow_unknown: bool) -> Any:
    """``value`` with attribute names for keys; lists and dicts only, all else is for msgspec to judge."""
    if isinstance(value, list):
        return [_attributes(item, cls, f"{path}[{index}]", allow_unknown) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    shape = shape_of(cls)
    if not allow_unknown and (unknown := next((key for key in value if key not in shape.names), None)) is not None:
        raise DataError(f"{path}.{unknown}: unknown key")
    row = {shape.names[key]: item for key, item in value.items() if key in shape.names}
    for key, child in shape.children.items():
        if key in value:
            row[shape.names[key]] = _attributes(value[key], child, f"{path}.{key}", allow_unknown)
    return row


def _json_path(path: str) -> str:
    return regex.sub(r"(?<=\.\w+?)_(?=\.|\[|$)", "", path)
