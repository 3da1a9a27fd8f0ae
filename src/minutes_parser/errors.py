"""The few exceptions: raised only where there is nothing to return."""

from __future__ import annotations


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
