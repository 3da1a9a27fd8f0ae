"""The shape of ``data/rules.toml``: acts, quorum rules, kinds of bodies, legal forms, what minutes must contain."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

import msgspec

from ..model import BodyKind
from .toml import load

Counts = Literal["present", "participating", "present_and_voting"]
Tie = Literal["chair", "chair_position", "chair_double", "lot"]
Of = Literal["cast", "participating", "attending"]
When = Literal["always", "closed", "recused", "divided"]
ElementId = Literal[
    "time", "place", "manner", "present", "absent", "cases", "decisions", "votes", "voters",
    "closed_basis", "recusal_basis", "quorum_shown", "signatures",
]  # fmt: skip


class _Part(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    pass


class ActData(_Part, frozen=True):
    id: str
    nn: str
    number: str
    in_force: dt.date | None = None
    until: dt.date | None = None
    note: str | None = None


class MajorityData(_Part, frozen=True):
    of: Of
    floor: str | None = None
    floor_strict: bool = False


class StepData(_Part, frozen=True):
    least: int
    most: int | None = None
    required: int | None = None


class RuleData(_Part, frozen=True):
    id: str
    for_: str = msgspec.field(name="for")
    counts: Counts
    act: str | None = None
    paragraph: str | None = None
    share: str | None = None
    strict: bool = False
    fixed: int | None = None
    steps: list[StepData] = []
    votes_share: str | None = None
    majority: MajorityData | None = None
    tie: Tie | None = None
    bylaws: str | None = None
    extra: str | None = None
    replaces: str | None = None
    verified: bool = True
    note: str | None = None


class BodyData(_Part, frozen=True):
    kind: BodyKind
    name: str
    forms: Literal["none", "without_statute", "all"]
    rule: str | None = None
    municipal_rule: str | None = None
    sure: Literal["always", "municipal", "never"] = "never"
    others: list[str] = []
    why: str | None = None


class FormData(_Part, frozen=True):
    id: str
    name: str
    abbreviations: list[str] = []
    words: list[str] = []
    rules: dict[BodyKind, str] = {}
    sure: bool = True
    why: str | None = None


class MunicipalData(_Part, frozen=True):
    words: list[str]
    shared: list[str]


class ElementData(_Part, frozen=True):
    element: ElementId
    when: When = "always"
    part: str | None = None
    detail: str | None = None


class ContentData(_Part, frozen=True):
    act: str
    paragraph: str
    elements: list[ElementData]
    rules: list[str] = []
    forms: list[str] = []


class LawData(_Part, frozen=True):
    """The whole file."""

    act: list[ActData]
    rule: list[RuleData]
    body: list[BodyData]
    municipal: MunicipalData
    form: list[FormData]
    content: list[ContentData]


@cache
def law() -> LawData:
    """The packaged law."""
    return load("rules.toml", LawData)
