"""The few exceptions: raised only where there is nothing to return."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class MinutesParserError(Exception):
    """The root of every error this library raises on purpose."""


class DocumentError(MinutesParserError):
    """A document that cannot be read: which one, why, and what to do about it."""

    def __init__(self, name: str, reason: str, cure: str) -> None:
        super().__init__(name, reason, cure)
        self.name, self.reason, self.cure = name, reason, cure

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}. {self.cure}"


class UnreadableDocument(DocumentError):
    """The format is known, the content is not usable: empty, truncated, encrypted, no text."""


class LimitExceeded(UnreadableDocument):
    """The document asks for more than it may: ``limit`` is the name of the one of :class:`minutes_parser.Limits` that it goes beyond."""

    def __init__(self, name: str, reason: str, limit: str) -> None:
        cure = f"If you know where it comes from, allow more with --limit {limit}=N, in Python with Limits({limit}=N)"
        super().__init__(name, reason, cure)
        self.args, self.limit = (name, reason, limit), limit


class UnsupportedFormat(DocumentError):
    """The bytes are of a format that this installation does not read."""


class StrictError(MinutesParserError):
    """Raised by ``parse(..., strict=True)``: the error-level diagnostics, as one exception."""

    def __init__(self, name: str, messages: tuple[str, ...]) -> None:
        super().__init__(name, messages)
        self.name, self.messages = name, messages

    def __str__(self) -> str:
        return f"{self.name}: " + "; ".join(self.messages)


class DataError(MinutesParserError):
    """Data of ours (JSON, lexicon, gold) that does not have its shape; says at which path."""


class RuleError(MinutesParserError, ValueError):
    """A quorum rule, or a number that goes with it, that cannot be meant: says what was given and what would do."""


class InputError(MinutesParserError, ValueError):
    """What was asked of a conversion cannot be meant: says what, and what would do."""


class IncompleteExport(MinutesParserError, ValueError):
    """A standard requires what neither the document nor its context tells: ``missing`` names it, as the context's keys do."""

    def __init__(self, name: str, standard: str, missing: tuple[str, ...]) -> None:
        super().__init__(name, standard, missing)
        self.name, self.standard, self.missing = name, standard, missing

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"

    @property
    def reason(self) -> str:
        """What is missing and how to give it, without the name of the document."""
        told = ", ".join(self.missing)
        return f"{self.standard} requires what the document does not tell: {told}. Give it in a context (--context FILE, docs/standards.md)"


class MissingExtra(MinutesParserError, ImportError):
    """A package that only some uses need is not installed: says for what it is needed and how to get it."""


@contextmanager
def needs(package: str, what: str, *, extra: str) -> Iterator[None]:
    """Around the import of a package that an extra brings. Raises ``MissingExtra`` where it is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtra(f"{what} need the package {package}. Install it with: pip install 'minutes-parser[{extra}]'") from error


def in_words(error: BaseException) -> str:
    """Why a file could not be read and what to do about it, without its name, on one line."""
    match error:
        case DocumentError(reason=reason, cure=cure):
            words = f"{reason}. {cure}"
        case IncompleteExport():
            words = error.reason
        case FileNotFoundError():
            words = "there is no such file. Check the spelling of its path."
        case IsADirectoryError():
            words = "it is a folder, and a file is meant. Name the files in it, or read all of them with convert."
        case NotADirectoryError():
            words = "a folder of its path is a file. Check the path."
        case PermissionError():
            words = "it may not be read. Ask its owner for the right to read it."
        case OSError(strerror=reason):
            words = f"{reason or 'the system refused'}. Check that the file can be opened."
        case _:
            words = str(error)
    return " ".join(words.split())
