"""The tables that minutes are laid out in: which there are, their columns, and what each means.

``meeting_id`` is in every table and joins them; further keys join what belongs to a case, a vote or a person. Text is verbatim, absent
knowledge is ``None``. ``page`` and ``line`` say where a row was read; a page is ``None`` for formats without pages. No column is named
by a word of SQL, so that none needs quotes there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

import attrs

Kind = Literal["text", "category", "integer", "boolean", "date"]
"""``category`` is text out of few words, most of them named in ``means``."""


@attrs.frozen
class Column:
    """A column: its name, what its cells are, and what they mean."""

    name: str
    kind: Kind
    means: str


def _columns(*rows: tuple[str, Kind, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_MEETING: Final = ("meeting_id", "text", "the meeting's key, the same in all tables")
_CASE: Final = ("case_id", "integer", "the case's key within the meeting: its place in the order treated, from 1")
_VOTE: Final = ("vote_id", "integer", "the vote's key within the case, from 1")
_PLACE: Final = (("page", "integer", "page on which it begins, from 1"), ("line", "integer", "line on which it begins, from 1"))

TABLES: Final[Mapping[str, tuple[Column, ...]]] = MappingProxyType({
    "meetings": _columns(
        _MEETING,
        ("file", "text", "the file it was read from; joins `path` of the manifest"),
        ("part", "integer", "which meeting of the file, from 1"),
        ("sha256", "text", "digest of the file's bytes"),
        ("media_type", "category", "format of the file"),
        ("characters", "integer", "length of the file's text"),
        ("kind", "category", "minutes, case_record, notice or other"),
        ("language", "category", "nb, nn or se"),
        ("title", "text", "the heading the document gives itself"),
        ("body", "text", "the body that met (utvalg)"),
        ("body_kind", "category", "the kind of body"),
        ("organisation", "text", "municipality, company or association"),
        ("number", "text", "the meeting's own number"),
        ("date", "date", "the first day"),
        ("end_date", "date", "the last day, where there were several"),
        ("start_time", "text", "HH:MM"),
        ("end_time", "text", "HH:MM"),
        ("place", "text", "where it was held"),
        ("status", "category", "draft, approved or signed, as the document says of itself"),
        ("closed", "boolean", "held behind closed doors"),
        ("seats", "integer", "voting members of the body"),
        ("stated_present", "integer", "number of voting members present, where stated"),
        ("chair", "text", "møteleder"),
        ("secretary", "text", "møtesekretær"),
        ("cases", "integer", "number of cases treated"),
        ("interpreted", "integer", "characters that were understood"),
        ("verbatim", "integer", "characters that were kept as text"),
        ("furniture", "integer", "characters of running heads, page numbers and the like"),
        ("unparsed", "integer", "characters that no rule claimed"),
        ("schema_version", "text", "version of the model"),
    ),
    "attendance": _columns(
        _MEETING,
        ("attendee_id", "text", "the person's key within the meeting"),
        ("name", "text", "as written, the fullest form"),
        ("presence", "category", "present, absent or unknown"),
        ("attendee_group", "category", "member, substitute, administration, guest, observer or unknown"),
        ("role", "category", "chair, deputy_chair or secretary"),
        ("represents", "text", "party, municipality or organisation"),
        ("substitute_for", "text", "the member this person stood in for"),
        ("arrived_late", "boolean", "came after the meeting had begun"),
        ("arrived_at", "text", "HH:MM, where a time is given"),
        ("left_early", "boolean", "left before it ended"),
        ("left_at", "text", "HH:MM, where a time is given"),
        ("basis", "category", "stated, or inferred from a list of absences alone"),
        *_PLACE,
    ),
    "presence": _columns(
        _MEETING,
        _CASE,
        ("attendee_id", "text", "joins attendance"),
        ("state", "category", "present; possible, where the document leaves it open; recused; absent"),
        ("why", "text", "why it is left open"),
    ),
    "cases": _columns(
        _MEETING,
        _CASE,
        ("number", "text", "case number as written"),
        ("series", "text", "its letters: PS, RS, FO ..."),
        ("sequence", "integer", "its running number"),
        ("year", "integer", "its year, four digits"),
        ("title", "text", "as written"),
        ("agenda_title", "text", "title on the agenda"),
        ("archive_ref", "text", "the archive's number"),
        ("kind", "category", "decision, information, discussion, election ..."),
        ("case_handler", "text", "saksbehandler"),
        ("closed", "boolean", "treated behind closed doors"),
        ("closed_basis", "text", "the legal basis for that, as written"),
        ("recommended_by", "text", "whose recommendation the last one is"),
        ("recommendation", "text", "the last recommendation (innstilling) before the decision"),
        ("recommendations", "integer", "number of recommendations"),
        ("proposals", "integer", "number of proposals put forward in the meeting"),
        ("votes", "integer", "number of votes"),
        ("recused", "text", "who stepped aside, divided by semicolons"),
        *_PLACE,
    ),
    "decisions": _columns(
        _MEETING,
        _CASE,
        ("text", "text", "what was decided (vedtak), in the document's words"),
        ("resolved", "text", "the text that a decision by reference stands for"),
        ("outcome", "category", "adopted, noted, rejected, postponed, withdrawn, referred or elected"),
        ("follows_recommendation", "category", "unchanged, amended or replaced"),
        ("points", "integer", "number of its points"),
        *_PLACE,
    ),
    "points": _columns(
        _MEETING,
        _CASE,
        ("point_id", "integer", "the point's key within the decision, from 1, in the order of the text"),
        ("parent_id", "integer", "the point that it is a part of"),
        ("label", "text", "its number, letter or bullet, as written"),
        ("text", "text", "what it says, without the points under it"),
    ),
    "inside": _columns(
        _MEETING,
        _CASE,
        ("value_id", "integer", "its key within the decision, from 1"),
        ("kind", "category", "amount, deadline, date, actor, law, property or reference"),
        ("written", "text", "as written in the decision, or in the text that it takes over"),
        ("amount", "text", "the sum in whole units, in digits"),
        ("currency", "category", "its currency: NOK"),
        ("per", "text", "what it is paid for each of"),
        ("first_day", "date", "first day of a date, where it is sure"),
        ("last_day", "date", "its last day; of a deadline the day by which"),
        *_PLACE,
    ),
    "votes": _columns(
        _MEETING,
        _CASE,
        _VOTE,
        ("subject", "text", "what was voted on"),
        ("votes_for", "integer", "votes for; of the winner where two proposals stood against each other"),
        ("votes_against", "integer", "votes against"),
        ("votes_blank", "integer", "blank votes"),
        ("unanimous", "boolean", "nobody voted against"),
        ("casting_vote", "boolean", "the chair's vote decided"),
        ("result", "category", "carried or rejected"),
        ("stated_present", "integer", "number present, stated with the vote"),
        ("method", "text", "how it was held"),
        ("basis", "category", "stated or inferred"),
        *_PLACE,
    ),
    "alternatives": _columns(
        _MEETING,
        _CASE,
        _VOTE,
        ("alternative_id", "integer", "its key within the vote, from 1"),
        ("subject", "text", "what was set against the others"),
        ("votes", "integer", "votes for it"),
    ),
    "ballots": _columns(
        _MEETING,
        _CASE,
        _VOTE,
        ("ballot_id", "integer", "its key within the vote, from 1"),
        ("name", "text", "who voted, as written"),
        ("attendee_id", "text", "joins attendance, where it is surely the same person"),
        ("party", "text", "party, as written"),
        ("choice", "category", "for, against or blank"),
    ),
    "party_votes": _columns(
        _MEETING,
        _CASE,
        _VOTE,
        ("party_vote_id", "integer", "its key within the vote, from 1"),
        ("party", "text", "as written"),
        ("choice", "category", "for, against or blank"),
        ("votes", "integer", "how many of the party, where it is told"),
    ),
    "diagnostics": _columns(
        _MEETING,
        ("diagnostic_id", "integer", "its key within the meeting, from 1"),
        ("code", "category", "see the page of diagnostics"),
        ("severity", "category", "error, warning or info"),
        ("message", "text", "what was odd"),
        ("case_number", "text", "number of the case, as written"),
        *_PLACE,
    ),
})  # fmt: skip
"""The columns of each table, in order. Names and kinds are part of the public contract."""

INTRODUCTION: Final = """# Tables

What `minutes-parser convert --format parquet` (and `csv`) writes and `to_frames` gives; how to make them: [archives](archives.md). `meeting_id`
joins all tables; with `case_id` it joins all that belongs to a case, and with `vote_id` besides, what belongs to a vote; with `attendee_id` it joins
attendance, presence and ballots. `file` in meetings is `path` in `manifest.jsonl`. An empty cell is what the document does not say. In Parquet text
is a string, a category a dictionary of strings, an integer has 64 bits, a date is a date32; in CSV a date is ISO 8601, a boolean `true` or `false`,
and text that a spreadsheet would run as a formula has an apostrophe before it. Text is as written: `KONTROLLUTVALGET` and `kontrollutvalget` are two
values of `body`, so count by `lower(body)`. CSV has commas between its cells and a byte order mark; Excel with Norwegian settings wants semicolons
when a file is double-clicked, so open it there by Data > From text/CSV (Data > Fra tekst/CSV). Written by `python tools/docs.py`; do not edit.
"""


def to_markdown() -> str:
    """The page ``docs/tables.md``."""
    return "\n".join([INTRODUCTION, *(_described(table, columns) for table, columns in TABLES.items())])


def _described(table: str, columns: tuple[Column, ...]) -> str:
    rows = "".join(f"| `{column.name}` | {column.kind} | {column.means} |\n" for column in columns)
    return f"## {table}\n\n| column | type | |\n|---|---|---|\n{rows}"
