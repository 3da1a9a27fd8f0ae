"""What is to be converted: files, folders, patterns and addresses, each with the name it has in the results."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from minutes_parser.errors import InputError, needs

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

REMOTE = "://"


@attrs.frozen
class Input:
    """A file: its name in the results, divided by ``/``, and where it lies (a path, or an address for fsspec)."""

    path: str
    location: str


@attrs.frozen
class Found:
    """A file, and the folder that was given for it (of a file given by itself, the folder it lies in)."""

    location: str
    root: str


def find(paths: Iterable[str | os.PathLike[str]], *, root: str | os.PathLike[str] | None = None, leave: Path | None = None) -> tuple[Input, ...]:
    """Every file of ``paths``, once, in the order given, those of a folder and its subfolders sorted.

    Hidden files are left out, and so is all in the folder ``leave``. What is not there is an input too: reading it will tell. Names
    are relative to ``root``, else to the folder given, else to the deepest folder that all have in common. Raises ``InputError``
    where a file lies outside of ``root``.
    """
    left = None if leave is None else leave.resolve()
    found = {one.location: one for path in paths for one in _each(os.fspath(path)) if not (left and _within(one.location, left))}
    names = _names(tuple(found.values()), None if root is None else _folder(os.fspath(root)))
    return tuple(Input(name, one.location) for name, one in zip(names, found.values(), strict=True))


def listed(data: bytes) -> list[str]:
    """The paths in a list: one a line, or divided by NUL as ``find -print0`` writes them."""
    between = b"\0" if b"\0" in data else b"\n"
    return [os.fsdecode(line.removesuffix(b"\r")) for line in data.split(between) if line.strip()]


def read(location: str, most: int) -> bytes:
    """The first ``most`` bytes of a file: one may be larger than it says, or never end. Raises ``OSError``."""
    if REMOTE in location:
        system, path = _remote(location)
        return bytes(system.cat_file(path, end=most))
    if Path(location).is_fifo():  # nobody may ever write to it
        raise OSError(None, "it is a pipe, not a file")
    with Path(location).open("rb") as file:
        return file.read(most)


def _each(path: str) -> Iterator[Found]:
    if REMOTE in path:
        yield from _remote_files(path)
    elif Path(path).is_dir():
        yield from (Found(file, _folder(path)) for file in _walk(_folder(path)))
    elif glob.has_magic(path) and not os.path.lexists(path):
        matches = sorted(file for match in _matches(path) for file in (_walk(match) if Path(match).is_dir() else [match]))
        yield from (Found(match, _folder(_fixed(path))) for match in matches or [_file(path)])
    else:
        yield Found(_file(path), _folder(str(Path(path).parent)))


def _walk(top: str) -> list[str]:
    """The files under a folder; a folder that may not be opened stands for itself, so that it is not passed over in silence."""
    found: list[str] = []
    for folder, folders, files in os.walk(top, onerror=lambda error: found.append(str(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(str(Path(folder, name)) for name in files if not name.startswith("."))
    return sorted(found)


def _matches(pattern: str) -> list[str]:
    found = glob.glob(pattern, recursive=True)  # noqa: PTH207 - that of pathlib takes hidden files too
    return [_folder(match) if Path(match).is_dir() else _file(match) for match in found]


def _fixed(pattern: str) -> str:
    """The folders before the first wildcard."""
    parts = Path(pattern).parts
    first = next(index for index, part in enumerate(parts) if glob.has_magic(part))
    return str(Path(*parts[:first]))


def _folder(path: str) -> str:
    if REMOTE in path:
        system, inner = _remote(path)
        return str(system.unstrip_protocol(inner)).rstrip("/")
    return str(Path(path).resolve())


def _file(path: str) -> str:
    """Where a file lies; its own name stays, also where it is a link."""
    return str(Path(path).parent.resolve() / Path(path).name)


def _within(location: str, folder: Path) -> bool:
    return REMOTE not in location and Path(location).is_relative_to(folder)


def _remote(address: str) -> tuple[AbstractFileSystem, str]:
    with needs("fsspec", "addresses such as s3://bucket/folder", extra="remote"):
        import fsspec
    system, path = fsspec.core.url_to_fs(address)
    return system, path


def _remote_files(address: str) -> Iterator[Found]:
    system, path = _remote(address)

    def found(files: Iterable[Any], top: str) -> list[Found]:
        return [Found(str(system.unstrip_protocol(file)), str(system.unstrip_protocol(top)).rstrip("/")) for file in sorted(files)]

    if glob.has_magic(path):
        matches = (file for match in system.glob(path) for file in (system.find(match) if system.isdir(match) else [match]))
        yield from found(matches, _fixed(path))
    elif system.isdir(path):
        yield from (one for one in found(system.find(path), path) if not _hidden(one))
    else:
        yield from found([path], path.rpartition("/")[0])


def _hidden(one: Found) -> bool:
    return any(part.startswith(".") for part in _parts(one.location)[len(_parts(one.root)) :])


def _names(found: Sequence[Found], root: str | None) -> list[str]:
    """A name for each file, no two the same."""
    if root is not None:
        outside = next((one.location for one in found if _parts(one.location)[: len(_parts(root))] != _parts(root)), None)
        if outside is not None:
            raise InputError(f"{outside} does not lie under {root}. Give a --root that holds all files")
        return [_joined(_parts(one.location)[len(_parts(root)) :]) for one in found]
    common = _common([_parts(one.root) for one in found])
    if len(common) > 1 or not found:
        return [_joined(_parts(one.location)[len(common) :]) for one in found]
    labels = _labels(dict.fromkeys(one.root for one in found))
    return [_joined([labels[one.root], *_parts(one.location)[len(_parts(one.root)) :]]) for one in found]


def _common(folders: Sequence[list[str]]) -> list[str]:
    return [parts[0] for parts in _while_same(zip(*folders, strict=False))]


def _while_same(columns: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for column in columns:
        if len(set(column)) > 1:
            return
        yield column


def _labels(roots: Iterable[str]) -> dict[str, str]:
    """Folders that have nothing in common go by their own names, numbered where these are the same: where they lie is nobody's business."""
    labels: dict[str, str] = {}
    for root in roots:
        name = _parts(root)[-1] or "files"
        taken = sum(label == name or label.startswith(f"{name} (") for label in labels.values())
        labels[root] = f"{name} ({taken + 1})" if taken else name
    return labels


def _parts(path: str) -> list[str]:
    return path.replace(os.sep, "/").rstrip("/").split("/")


def _joined(parts: list[str]) -> str:
    """As text, also where the bytes of a name are no UTF-8."""
    return os.fsencode("/".join(parts)).decode("utf-8", "backslashreplace")
