"""How votes are told, on invented cases: what each number means, what was voted on, which label or bullet carries a vote."""

from __future__ import annotations

import pytest

from minutes_parser import Case, parse_text

NB = "MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\nTil stede: Kari Solvang, Per Ånestad\n\nSak 1/24 Ny kai\n\n"
NN = "MØTEBOK\n\nStorvika kommunestyre\nMøtedato: 03.09.2022\nTil stades: Mona Tveitane, Liv Moldskred\n\nSak 7/22 Ny veg\n\n"
Told = tuple[str | None, int | None, int | None, int | None, bool, str | None]


def case_of(text: str) -> Case:
    [case] = parse_text(text).cases
    return case


def told(text: str) -> list[Told]:
    return [(v.subject, v.for_, v.against, v.blank, v.unanimous, v.result) for v in case_of(text).votes]


SIDES = {
    "a proposal that lost to the recommendation": (
        NN + "Røysting:\nFor framlegget frå Bakken røysta 2.\nTilrådinga vart vedteken med 10 røyster, 2 røysta imot.\n\nVedtak:\nVegen vert bygd.",
        [("framlegget frå bakken", 2, None, None, False, "rejected"), ("tilrådinga", 10, 2, None, False, "carried")],
    ),
    "the other side after a comma, in bokmål": (
        NB + "Votering:\nForslaget ble vedtatt med 9 stemmer, 4 stemte imot.\n\nVedtak:\nKaia bygges.",
        [("forslaget", 9, 4, None, False, "carried")],
    ),
    "the other side of what fell": (
        NB + "Votering:\nForslaget falt med 4 stemmer, 9 stemte imot.\n\nVedtak:\nKaia bygges.",
        [("forslaget", 4, 9, None, False, "rejected")],
    ),
    "abstentions": (NB + "Votering:\n10 for, 1 avholdende\n\nVedtak:\nKaia bygges.", [(None, 10, None, 1, False, None)]),
    "abstentions with a result": (
        NB + "Behandling:\nForslaget ble vedtatt med 10 for, 1 avholdende.\n\nVedtak:\nKaia bygges.",
        [("forslaget", 10, None, 1, False, "carried")],
    ),
    "agreed that somebody is disqualified": (
        NN + "Handsaming:\nKommunestyret røysta samrøystes for at han er ugild.\n\nVedtak:\nVegen vert bygd.",
        [("han er ugild", None, None, None, True, "carried")],
    ),
    "agreed, in bokmål": (
        NB + "Behandling:\nStyret stemte enstemmig for forslaget.\n\nVedtak:\nKaia bygges.",
        [("forslaget", None, None, None, True, "carried")],
    ),
    "by reference": (
        NN + "Framlegg til vedtak:\nVegen vert bygd.\n\nVedtak: Som framlegget, samrøystes.",
        [("framlegget", None, None, None, True, "carried")],
    ),
    "in the label of the decision": (
        NB + "Styret fattet slikt enstemmige vedtak:\nKaia bygges.",
        [(None, None, None, None, True, "carried")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SIDES.values(), ids=SIDES)
def test_a_vote(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_a_tie_is_decided_by_the_chair() -> None:
    text = "Røysting:\nFramlegget fekk 6 røyster, og 6 røysta imot. Framlegget vart vedteke med dobbeltrøysta til ordføraren."
    [vote] = case_of(f"{NN}{text}\n\nVedtak:\nVegen vert bygd.").votes
    assert (vote.for_, vote.against, vote.casting_vote, vote.result) == (6, 6, True, "carried")


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Dermed ble saken enstemmig vedtatt.", "saken"), ("Enstemmig ble forslaget vedtatt.", "forslaget"), ("Enstemmig vedtatt.", None),
        ("Samrøystes vart framlegget vedteke.", "framlegget"), ("Tilrådinga samrøystes vedteken.", "tilrådinga"),
        ("Kaia som helhet ble enstemmig vedtatt.", "kaia som helhet"),
    ],
)  # fmt: skip
def test_what_was_voted_on(sentence: str, subject: str | None) -> None:
    assert told(f"{NB}Votering:\n{sentence}\n\nVedtak:\nKaia bygges.") == [(subject, None, None, None, True, "carried")]


def test_a_named_minority_and_its_protest_are_no_part_of_the_decision() -> None:
    case = case_of(
        NB + "Vedtak:\nKaia bygges.\n\nVedtaket ble truffet mot én stemme (Per Ånestad).\n\nPer Ånestad krevde protokollført:\nKaia er for dyr."
    )
    assert case.decision
    assert case.decision.text == "Kaia bygges."
    assert [(v.against, v.result) for v in case.votes] == [(1, "carried")]
    assert [(s.by, s.text) for s in case.statements] == [("Per Ånestad", "Kaia er for dyr.")]


@pytest.mark.parametrize("label", ["Røysteforklaring frå Odd Bakken (V) til møteboka:", "Stemmeforklaring fra Odd Bakken (V):"])
def test_why_somebody_voted_so_is_a_statement(label: str) -> None:
    case = case_of(f"{NN}Vedtak:\nVegen vert bygd.\n\n{label}\nElva må få vera i fred.")
    assert case.decision
    assert (case.decision.text, [s.by for s in case.statements]) == ("Vegen vert bygd.", ["Odd Bakken (V)"])


@pytest.mark.parametrize(
    ("label", "by"),
    [("Framlegg frå rådmannen til vedtak:", "rådmannen"), ("Framlegg frå valnemnda:", "valnemnda"), ("Forslag fra valgkomiteen:", "valgkomiteen")]
)  # fmt: skip
def test_what_was_prepared_is_a_recommendation(label: str, by: str) -> None:
    case = case_of(f"{NN}{label}\nVegen vert bygd.\n\nVedtak:\nVegen vert bygd no.")
    assert ([r.by for r in case.recommendations], case.proposals) == ([by], ())


def test_a_bullet_that_tells_a_vote_decides() -> None:
    case = case_of(NB + "Det kom inn en søknad om leie av naustet.\n\n- Søknaden ble enstemmig vedtatt.")
    assert case.decision
    assert case.decision.text.endswith("Søknaden ble enstemmig vedtatt.")
    assert [(v.subject, v.unanimous) for v in case.votes] == [("søknaden", True)]


def test_a_bullet_that_tells_no_vote_does_not_decide() -> None:
    assert case_of(NB + "Styret fikk en orientering.\n\n- Søknaden fra i fjor er godkjent.").decision is None


@pytest.mark.parametrize("said", ["Referat fra forrige møte ble godkjent", "Protokollen frå førre møte vart godkjend."])
def test_the_minutes_of_the_meeting_before_may_be_what_is_approved(said: str) -> None:
    head = "MØTEREFERAT\nStyret\nDato: 14.03.2024\nTil stede: Kari Solvang\n\n"
    minutes = parse_text(f"{head}## Sak 1 Referat\n{said}\n\n## Sak 2 Kran\nKranen ble drøftet i forrige møte og godkjent.\n")
    assert [c.decision.text if c.decision else None for c in minutes.cases] == [said, None]


def test_a_tie_that_is_told_with_yes_and_no() -> None:
    case = case_of(NB + "Vedtak: Avslått – 4 ja, 4 nei, 2 blank\n")
    assert [(v.for_, v.against, v.result) for v in case.votes] == [(4, 4, "rejected")]
    assert case.decision is not None
    assert case.decision.outcome == "rejected"


def test_a_refusal_that_was_adopted() -> None:
    case = case_of(NB + "Votering:\nInnstillingen ble vedtatt med 7 mot 2 stemmer.\n\nVedtak:\nSøknaden avslås.\n")
    assert case.decision is not None
    assert case.decision.outcome == "adopted"


@pytest.mark.parametrize("said", ["Godkjent ved akklamasjon.", "Godkjent med akklamasjon.", "Godkjent ved aklamasjon."])
def test_acclamation_is_unanimous(said: str) -> None:
    assert [(v.unanimous, v.result) for v in case_of(NB + f"Vedtak:\nKaia bygges.\n\n{said}\n").votes] == [(True, "carried")]


def test_a_casting_vote_told_in_the_next_sentence_belongs_to_the_vote_before_it() -> None:
    text = NB + "Votering:\nForslaget ble vedtatt med 6 mot 6 stemmer. Møteleders dobbeltstemme avgjorde.\n\nVedtak:\nKaia bygges."
    [vote] = case_of(text).votes
    assert (vote.for_, vote.against, vote.casting_vote) == (6, 6, True)


OUTLINED = [
    "III Votering Av 9 representanter var 8 til stede. Innstillingen ble enstemmig vedtatt.",
    "Ill. Votering\nInnstillingen ble enstemmig vedtatt.",
]


@pytest.mark.parametrize("voting", OUTLINED)
def test_after_a_roman_number_a_label_may_run_into_its_text(voting: str) -> None:
    case = case_of(NB + f"II Forslag og merknader\nStyrets innstilling:\nKaia bygges.\n{voting}\nVI Vedtak\nKaia bygges.")
    assert [r.text for r in case.recommendations] == ["Kaia bygges."]
    assert [v.unanimous for v in case.votes] == [True]
