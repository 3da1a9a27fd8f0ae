"""Patterns: compiled when they are first used, and kept for the processes to come.

A protocol asks for some 700 of them. The compiler of ``regex`` is written in Python and takes longer for these than a protocol takes to be read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, AnyStr, cast

import regex

if TYPE_CHECKING:
    from .pattern_shelf import Shelf


def pattern(source: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
    """A pattern of a module. It is compiled when it is first used: a short document uses half of them. Raises ``regex.error``, then."""
    return cast("regex.Pattern[AnyStr]", _Later(source, flags))


@cache
def compiled(source: AnyStr, flags: int = 0) -> regex.Pattern[AnyStr]:
    """A pattern made of the words of the lexicon, never of those of a document: it may be kept. Raises ``regex.error``."""
    return shelf().pattern(source, flags)


@cache
def shelf() -> Shelf:
    """Where this process finds and puts what was compiled."""
    from .pattern_shelf import Shelf, shelf_file  # not before a pattern is used

    return Shelf(shelf_file())


class _Later:
    """Stands for a pattern until something is asked of it."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """What the pattern has; kept here, so that it is asked for once."""
        value = getattr(compiled(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value

    def __repr__(self) -> str:
        return f"pattern({self.pattern!r})"
