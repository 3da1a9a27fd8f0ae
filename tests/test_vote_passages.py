"""How votes are told in many wordings: each invented passage with the events that a careful reader would note (vote_passages.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from minutes_parser import Vote, parse_text

HEADS = {
    "nb": "MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\nTil stede: Kari Solvang, Per Ånestad\n\nSak 1/24 Ny kai\n\n",
    "nn": "MØTEBOK\n\nStorvika kommunestyre\nMøtedato: 03.09.2022\nTil stades: Mona Tveitane, Liv Moldskred\n\nSak 7/22 Ny veg\n\n",
}
PASSAGES = tomllib.loads((Path(__file__).parent / "vote_passages.toml").read_text(encoding="utf-8"))["passage"]


def shown(vote: Vote) -> str:
    counts = [vote.for_, vote.against] + ([vote.blank] if vote.blank is not None else [])
    words = ["-".join(map(str, counts))]
    if vote.unanimous:
        words = ["u"] if vote.for_ is None and vote.against is None else [*words, "u"]
    return " ".join([*words, *(["cast"] if vote.casting_vote else []), vote.result or "?"])


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["id"] for passage in PASSAGES])
def test_a_passage_tells_these_votes(passage: dict[str, str]) -> None:
    minutes = parse_text(HEADS[passage["language"]] + passage["text"] + "\n")
    votes = [vote for case in minutes.cases for vote in case.votes]
    told = "; ".join(map(shown, votes)) or "-"
    if passage["told"] == "LOUD":
        assert (told, "MP421" in [diagnostic.code for diagnostic in minutes.diagnostics]) == ("-", True)
    else:
        assert told == passage["told"]
    if "subjects" in passage:
        assert "; ".join(vote.subject or "-" for vote in votes) == passage["subjects"]
    if "parties" in passage:
        assert "; ".join(f"{p.party} {p.choice} {p.count or ''}".strip() for vote in votes for p in vote.parties) == passage["parties"]
    if "proposals" in passage:
        proposals = [proposal for case in minutes.cases for proposal in case.proposals]
        assert "; ".join(f"{p.by or '-'}: {p.text}" for p in proposals) == passage["proposals"]
    if "recused" in passage:
        recused = [recusal for case in minutes.cases for recusal in case.recusals]
        assert "; ".join(f"{r.name}: {r.basis or '-'}" for r in recused) == passage["recused"]
    if "alternatives" in passage:
        assert "; ".join(f"{a.subject} {a.count}" for vote in votes for a in vote.alternatives) == passage["alternatives"]
    if "outcome" in passage:
        assert [case.decision and case.decision.outcome for case in minutes.cases] == [passage["outcome"]]
    if "ballots" in passage:
        assert "; ".join(f"{b.name} {b.choice}" for vote in votes for b in vote.ballots) == passage["ballots"]
