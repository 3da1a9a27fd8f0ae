"""Compiled patterns on disk, in the folder where the system keeps what can be made again.

``regex`` pickles a pattern as what its compiler made of it; unpickled it is ready at once. The shelf is a file for each version of ``regex`` and of
Python. It holds patterns of the library and of profiles, no words of any document. Without it everything is the same, but slower: where it cannot be
read or written, is damaged or is another user's, patterns are compiled. ``MINUTES_PARSER_CACHE`` names another folder or, empty, none.
"""

from __future__ import annotations

import copyreg
import logging
import os
import pickle
import sys
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, AnyStr, Final
from uuid import uuid4

import msgspec
import regex
from platformdirs import user_cache_path

FOLDER: Final = "MINUTES_PARSER_CACHE"
_DIGEST: Final = 32
_FEW: Final = 1 / 20
"""Fewer new patterns than this share of the known ones are not worth writing the file again."""
_MOST: Final = 8192
"""What grows beyond this holds mostly what no version asks for any longer: it is begun anew."""
_log = logging.getLogger(__name__)

Key = tuple[str | bytes, int]
"""A pattern as it is written, and its flags."""


class Shelf:
    """What earlier processes compiled, and what this one adds. ``file``: where it lies; ``None`` keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        self.known: Mapping[Key, bytes] = _read(file) if file else {}
        self.compiled = 0
        """So many patterns were not there."""
        self._file = file
        self._new: dict[Key, bytes] = {}
        self._lock = Lock()

    def pattern(self, source: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
        """The pattern, compiled if it must be. Raises ``regex.error``."""
        key: Key = (source, int(flags))
        if key in self.known:
            try:
                return _Unpickler(BytesIO(self.known[key])).load()  # type: ignore[no-any-return]
            except Exception as error:  # whatever the bytes are: what is right is compiled
                _log.warning("a pattern that was kept is compiled anew: %s", error)
        made = regex.compile(source, flags, cache_pattern=False)
        self.compiled += 1
        if self._file:
            with self._lock:
                self._new[key] = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        return made

    def keep(self) -> None:
        """Write what is new, if there is enough of it: a process that ends without it costs the next one little."""
        if not self._file or len(self._new) <= len(self.known) * _FEW:
            return
        with self._lock:
            known = {**_read(self._file), **self.known, **self._new}  # another process may have added to the file
            self.known = known if len(known) <= _MOST else dict(self._new)
            self._new.clear()
            _write(self._file, self.known)


def shelf_file() -> Path | None:
    """The file for this Python and this ``regex``, in the folder that ``MINUTES_PARSER_CACHE`` names or the system has for such things."""
    named = os.environ.get(FOLDER)
    if named == "":
        return None
    folder = Path(named) if named else user_cache_path("minutes-parser")
    return folder / f"patterns-{sys.implementation.cache_tag}-{sys.byteorder}-{regex.__version__}-{int(regex.DEFAULT_VERSION):x}"


class _Unpickler(pickle.Unpickler):
    """Makes patterns, and nothing else whatever the data says."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) != (_MAKER.__module__, _MAKER.__qualname__):
            raise pickle.UnpicklingError(f"{module}.{name} makes no pattern")
        return _MAKER


_MAKER: Final[Any] = copyreg.dispatch_table[regex.Pattern](regex.compile(""))[0]


def _read(file: Path) -> dict[Key, bytes]:
    """What the file holds; nothing, if it is not whole, or not this user's."""
    try:
        with file.open("rb") as opened:
            if hasattr(os, "geteuid") and os.fstat(opened.fileno()).st_uid != os.geteuid():
                return {}
            written = opened.read()
    except OSError as error:
        _log.debug("patterns are compiled anew: %s", error)
        return {}
    digest, data = written[:_DIGEST], written[_DIGEST:]
    if sha256(data).digest() != digest:
        _log.debug("patterns are compiled anew: %s is damaged", file)
        return {}
    try:
        return {(source, flags): made for source, flags, made in msgspec.msgpack.decode(data)}
    except (msgspec.MsgspecError, TypeError, ValueError) as error:
        _log.debug("patterns are compiled anew: %s was written otherwise: %s", file, error)
        return {}


def _write(file: Path, patterns: Mapping[Key, bytes]) -> None:
    data = msgspec.msgpack.encode([(*key, made) for key, made in patterns.items()])
    unfinished = file.with_name(f"{file.name}-{uuid4().hex}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.write_bytes(sha256(data).digest() + data)
        unfinished.replace(file)
    except OSError as error:
        _log.debug("patterns are not kept for the next process: %s", error)
        with suppress(OSError):  # it may never have been begun
            unfinished.unlink()
