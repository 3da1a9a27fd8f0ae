"""Gold facts: what a careful secretary reads in a document, written down by hand as JSON.

Line numbers are counted from 1 in the text beside the facts. Unknown is ``None``. Keys that stand here are
scored, others are allowed and ignored.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from attrs import frozen

from minutes_parser.errors import DataError
from minutes_parser.export.structure import structure


@frozen
class Cut:
    """Where a line holds more than the passage: begin after, or end before, these words."""

    after: str | None = None
    before: str | None = None


LineRange = tuple[int | Cut, ...]
"""First and last line, and perhaps a ``Cut``."""

Lines = tuple[LineRange, ...]
"""A passage: several ranges where a page break or a running header interrupts it."""


@frozen
class GoldMeeting:
    """The stated facts about the meeting; dates ISO, times ``HH:MM``."""

    body: str | None = None
    organisation: str | None = None
    date: str | None = None
    end_date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    place: str | None = None


@frozen
class GoldAttendee:
    """A person recorded as present or absent."""

    name: str
    status: Literal["present", "absent"]
    group: str | None = None
    represents: str | None = None
    substitute_for: str | None = None
    arrived: str | bool | None = None


@frozen
class GoldRecommendation:
    """A recommendation's text."""

    passage: Lines = ()


@frozen
class GoldVote:
    """A voting event as minuted."""

    for_: int | None = None
    against: int | None = None
    unanimous: bool = False
    casting_vote: bool = False
    result: Literal["carried", "rejected"] | None = None


@frozen
class GoldDecision:
    """What was decided. ``label_line`` tells where its label stands, when not on its own first line."""

    passage: Lines = ()
    points: int | None = None
    label_line: int | None = None


@frozen
class GoldCase:
    """A case as treated."""

    number: str
    title: str
    series: str | None = None
    seq: int | None = None
    year: int | None = None
    kind: str | None = None
    case_handler: str | None = None
    follows: str | None = None
    recommendations: tuple[GoldRecommendation, ...] = ()
    votes: tuple[GoldVote, ...] = ()
    decision: GoldDecision | None = None
    outcome: str | None = None
    recusals: tuple[str, ...] = ()
    statements: Lines = ()


@frozen
class Gold:
    """The facts of one document. ``ignore`` names people whose presence the document leaves open."""

    kind: str | None
    meeting: GoldMeeting | None = None
    attendees: tuple[GoldAttendee, ...] = ()
    seats: int | None = None
    cases: tuple[GoldCase, ...] = ()
    signatories: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def read_gold(path: Path) -> Gold:
    """The facts in a file. Raises ``DataError`` with the file's name and the path in it."""
    try:
        return structure(msgspec.json.decode(path.read_bytes()), Gold, allow_unknown=True)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise DataError(f"{path.name}: $: not JSON in UTF-8: {error}") from None
    except DataError as error:
        raise DataError(f"{path.name}: {error}") from None
