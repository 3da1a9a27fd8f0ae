"""Reading our own TOML strictly: a wrong key or type is an error with its path."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from ..errors import DataError
from .overlay import active, laid_over

T = TypeVar("T")


class Worded(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry with its spellings: in both written standards, bokmål, nynorsk, Northern Sámi."""

    both: list[str] = []
    nb: list[str] = []
    nn: list[str] = []
    se: list[str] = []

    def texts(self) -> Iterator[tuple[str, str]]:
        """Each spelling with its language (``both``, ``nb``, ``nn``, ``se``)."""
        for language in ("both", "nb", "nn", "se"):
            for text in getattr(self, language):
                yield language, text


def load(name: str, shape: type[T]) -> T:
    """The packaged file ``data/NAME``, under the profile that holds, as an object of ``shape`` (msgspec structs that forbid unknown fields)."""
    data, profile = files(__package__).joinpath("data", name).read_bytes(), active()
    return decode(data, shape, name) if profile is None else _shaped(laid_over(decode(data, dict[str, Any], name), profile), shape, name)


def decode(data: bytes, shape: type[T], name: str) -> T:
    """TOML bytes as ``shape``; raises :class:`DataError` that names the file and the path inside it."""
    try:
        return msgspec.toml.decode(data, type=shape, strict=True)
    except msgspec.MsgspecError as error:
        raise DataError(f"{name}: {error}") from error


def shape(data: Any, wanted: type[T], where: str) -> T:
    """A part of a decoded file as ``wanted``; ``where`` names the file and the part in errors."""
    return _shaped(data, wanted, where)


def _shaped(data: Any, wanted: type[T], where: str) -> T:
    try:
        return msgspec.convert(data, wanted, strict=True)
    except msgspec.MsgspecError as error:
        raise DataError(f"{where}: {error}") from error
