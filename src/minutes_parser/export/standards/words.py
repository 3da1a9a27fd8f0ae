"""The words and codes of the standards for what the model says in its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from minutes_parser.model import Attendee, Case, CaseKind, Choice, Outcome

from .losses import Losses

CASE_TYPES: Final[Mapping[CaseKind, str]] = {
    "decision": "politisk", "delegated": "delegert", "question": "interpellasjon", "approval": "godkjenning", "information": "orientering",
    "report": "referat", "election": "politisk", "discussion": "annet", "other": "annet",
}  # fmt: skip
"""eInnsyn: moetesakstype."""
CASE_CODES: Final[Mapping[str, tuple[str, str, str]]] = {
    "politisk": ("PS", "Politisk sak", "Politisk sak"),
    "delegert": ("DS", "Delegert møtesak", "Delegert møtesak"),
    "referat": ("RS", "Referatsak", "Referatsak"),
    "interpellasjon": ("FO", "Forespørsel (interpellasjon)", "Interpellasjon"),
}
"""moetesakstype: the code of Fiks Arkiv and its description, and the text of Noark 5 (M088); all others are ``OTHER_CASE``."""
OTHER_CASE: Final = ("AN", "Annet", "Annet")
BALLOTS: Final[Mapping[Choice, str]] = {"for": "Ja", "against": "Nei", "blank": "Blankt"}
"""eInnsyn and Fiks Arkiv: stemme."""
FUNCTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "chair": ("LEDER", "Leder"),
    "deputy_chair": ("NESTL", "Nestleder"),
    "secretary": ("SEKR", "Sekretær"),
    "member": ("MEDL", "Medlem"),
    "substitute": ("VARA", "Varamedlem"),
}
"""moetedeltakerFunksjon: the code of Fiks Arkiv, and the word."""
STATUSES: Final[Mapping[Outcome, str]] = {
    "adopted": "Ferdig behandlet av utvalget",
    "rejected": "Ferdig behandlet av utvalget",
    "noted": "Ferdig behandlet av utvalget",
    "elected": "Ferdig behandlet av utvalget",
    "postponed": "Utsatt til nytt møte i samme utvalg",
}
"""Noark 5: moeteregistreringsstatus (M055), the values that the catalogue proposes."""
OPTIONS: Final[Mapping[Choice, str]] = {"for": "yes", "against": "no", "blank": "abstain"}
"""Popolo: option."""
RESULTS: Final[Mapping[Outcome, str]] = {"adopted": "pass", "rejected": "fail"}
"""Popolo: result of a motion; its list is open, other outcomes keep their own word."""
PUT_FORWARD: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "nb": {"proposal": ("Forslag", "fra"), "statement": ("Protokolltilførsel", "fra")},
    "nn": {"proposal": ("Framlegg", "frå"), "statement": ("Protokolltilførsle", "frå")},
}
"""What stands before a proposal or statement in the account of the meeting."""

_INEXACT: Final = frozenset({"election", "discussion", "other"})


def case_type(case: Case, losses: Losses) -> str:
    """moetesakstype, one of eInnsyn's; "annet" where the kind is not known."""
    if case.kind in _INEXACT:
        losses.add("Case.kind", "only as a broader type", case)
    return CASE_TYPES[case.kind] if case.kind else "annet"


def function_of(person: Attendee | None) -> tuple[str, str] | None:
    """Code and word for what a person was in the meeting, where the standards have one."""
    return FUNCTIONS.get(person.role or person.group) if person else None
