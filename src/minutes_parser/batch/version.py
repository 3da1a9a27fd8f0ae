"""Which parser read a file: what decides whether its result still stands."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parents[1]
_KINDS: Final = (".py", ".toml", ".txt")


@cache
def parser_version() -> str:
    """The release, and a digest of the code and the lexicon: two of the same name from a working tree are not the same parser."""
    try:
        release = metadata.version("minutes-parser")
    except metadata.PackageNotFoundError:
        release = "0"
    digest = sha256()
    for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in _KINDS):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{release}+{digest.hexdigest()[:12]}"
