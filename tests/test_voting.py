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
    return [(v.subject and v.subject.lower(), v.for_, v.against, v.blank, v.unanimous, v.result) for v in case_of(text).votes]


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
    assert [(v.subject, v.unanimous) for v in case.votes] == [("Søknaden", True)]


def test_a_bullet_that_tells_no_vote_does_not_decide() -> None:
    assert case_of(NB + "Styret fikk en orientering.\n\n- Søknaden fra i fjor er godkjent.").decision is None


@pytest.mark.parametrize("said", ["Referat fra forrige møte ble godkjent", "Protokollen frå førre møte vart godkjend."])
def test_the_minutes_of_the_meeting_before_may_be_what_is_approved(said: str) -> None:
    head = "MØTEREFERAT\nStyret\nDato: 14.03.2024\nTil stede: Kari Solvang\n\n"
    minutes = parse_text(f"{head}## Sak 1 Referat\n{said}\n\n## Sak 2 Kran\nKranen ble drøftet i forrige møte og godkjent.\n")
    assert [c.decision.text if c.decision else None for c in minutes.cases] == [said, None]


def test_a_tie_that_is_told_with_yes_and_no() -> None:
    case = case_of(NB + "Vedtak: Avslått – 3 ja, 3 nei, 1 blank\n")
    assert [(v.for_, v.against, v.result) for v in case.votes] == [(3, 3, "rejected")]
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


ONE_AFTER_THE_OTHER = {
    "a sentence for the other side": (
        NB + "Votering:\nForslag 1 ble forkastet med 9 stemmer. 4 stemte for. Innstillingen ble vedtatt med 10 mot 3 stemmer.",
        [("forslag 1", 4, 9, None, False, "rejected"), ("innstillingen", 10, 3, None, False, "carried")],
    ),
    "the other side, in nynorsk": (
        NN + "Røysting:\nFramlegget vart vedteke med 9 røyster. 4 røysta imot.\nTilrådinga vart samrøystes vedteken.",
        [("framlegget", 9, 4, None, False, "carried"), ("tilrådinga", None, None, None, True, "carried")],
    ),
    "bullets within a line": (
        NB + "Votering:\nRekkefølgen: · Forslag 2 falt med 9 mot 4 stemmer · Forslag 3 ble enstemmig vedtatt · Forslag 4 ble vedtatt med 7 mot 6",
        [
            ("forslag 2", 4, 9, None, False, "rejected"),
            ("forslag 3", None, None, None, True, "carried"),
            ("forslag 4", 7, 6, None, False, "carried"),
        ],
    ),
    "no stop between them": (
        NN + "Røysting:\nPkt. 2.1 vart samrøystes vedteke pkt. 2.2 fall med 9 mot 4 røyster",
        [("pkt. 2.1", None, None, None, True, "carried"), ("pkt. 2.2", 4, 9, None, False, "rejected")],
    ),
    "the stop is missing after the other side": (
        NB + "Votering:\nForslag 1 ble forkastet med 9 stemmer. 4 stemte for Forslag 2 ble vedtatt med 8 stemmer mot 5 stemmer",
        [("forslag 1", 4, 9, None, False, "rejected"), ("forslag 2", 8, 5, None, False, "carried")],
    ),
    "the second without numbers": (
        NN + "Røysting:\nFramlegget frå Bakken fall mot 1 røyst. Tilrådinga vart vedteken.",
        [("framlegget frå bakken", 1, None, None, False, "rejected"), ("tilrådinga", None, None, None, False, "carried")],
    ),
    "counts on lines of their own": (
        NB + "Avstemning:\n- For: 12\n- Mot: 4\n- Blanke: 3\n\nForslaget vedtas.",
        [(None, 12, 4, 3, False, "carried")],
    ),
    "number first, in nynorsk": (NN + "Røysting:\n2 for\n7 imot\n1 avstår\n\nIkkje vedteke.", [(None, 2, 7, 1, False, "rejected")]),
    "several counts": (
        NB + "Votering:\n7 for, 1 mot, 0 avholdne\n\n8 for, 0 mot, 1 frastår",
        [(None, 7, 1, 0, False, None), (None, 8, 0, 1, True, None)],
    ),
    "not carried": (NB + "Votering:\nLeie av telt: 1 for, 7 mot, ikke innvilget.", [(None, 1, 7, None, False, "rejected")]),
    "a sum of money is no count": (NB + "Vedtak:\nEnstemmig vedtatt støtte for 5 000 kr (ingen fest)", [(None, None, None, None, True, "carried")]),
    "an l that is a 1": (NB + "Votering:\nForslaget ble vedtatt mot l stemme.", [("forslaget", None, 1, None, False, "carried")]),
    "a condition is no vote": (NB + "Da må 8 medlemmer stemme for søknaden, og i så fall trengs et enstemmig styre.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE_AFTER_THE_OTHER.values(), ids=ONE_AFTER_THE_OTHER)
def test_votes_one_after_the_other(text: str, expected: list[Told]) -> None:
    assert [(None if s is None or "leie" in s else s, *rest) for s, *rest in told(text)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mindretallets innstilling fikk 5 stemmer, flertallets 10 stemmer og fellesforslaget 24 stemmer.", [5, 10, 24]),
        ("Ved votering fikk forslaget fra A, B og V 7 stemmer og forslaget fra SP 11 stemmer.", [7, 11]),
        ("Fellesframlegget vart vedteke med 29 røyster. 10 røyster vart gjevne til mindretalet.", [29, 10]),
        ("For forslag 1 stemte 4. For forslag 2 stemte 3. Dermed ble forslag 1 vedtatt.", [4, 3]),
    ],
)
def test_alternatives(sentence: str, expected: list[int]) -> None:
    [vote] = case_of(f"{NB}Votering:\n{sentence}\n\nVedtak:\nKaia bygges.").votes
    assert [one.count for one in vote.alternatives] == expected
    assert (vote.for_, vote.against) == (max(expected), min(expected) if len(expected) == 2 else None)


def test_a_casting_vote_within_the_count() -> None:
    [vote] = case_of(NB + "Votering:\nForslaget ble forkastet med 6 stemmer med møteleders dobbeltstemme mot 6 stemmer.").votes
    assert (vote.for_, vote.against, vote.casting_vote, vote.result) == (6, 6, True, "rejected")


def test_how_many_were_there_may_differ_within_a_case() -> None:
    text = "Av 13 representanter var 11 til stede da forslag 1 og 2 var oppe. Av 13 representanter var 9 til stede under votering av forslag 5.\n"
    votes = case_of(
        f"{NB}Votering:\n{text}Forslag 1, enstemmig vedtatt.\nForslag 2 ble vedtatt med 10 mot 1 stemme.\nForslag 5 ble enstemmig vedtatt."
    ).votes
    assert [v.stated_present for v in votes] == [11, 11, 9]


VOTERS = {
    "Innstillingen ble vedtatt med 9 mot 2 stemmer (Kari Solvang og Per Ånestad).": ([("Kari Solvang", "against"), ("Per Ånestad", "against")], []),
    "For forslaget stemte 2: Kari Solvang (SP), Per Ånestad (H). Dermed falt forslaget.": ([("Kari Solvang", "for"), ("Per Ånestad", "for")], []),
    "Tilrådinga vart vedteken mot 5 røyster (3 H og 2 V).": ([], [("H", "against", 3), ("V", "against", 2)]),
    "Innstillingen ble vedtatt mot 2 stemmer. Mot stemte Kari Solvang og Per Ånestad.": (
        [("Kari Solvang", "against"), ("Per Ånestad", "against")],
        [],
    ),
    "Framlegget frå Bakken fall med 2 røyster (AP, SV) mot 3 røyster (H).": (
        [],
        [("AP", "for", None), ("SV", "for", None), ("H", "against", None)],
    ),
    "Framlegget fall med 9 røyster. For: Høgre (1), Venstre (1)": ([], [("Høgre", "for", 1), ("Venstre", "for", 1)]),
}


@pytest.mark.parametrize(("sentence", "voters"), VOTERS.items(), ids=str)
def test_who_voted_how(sentence: str, voters: tuple[list[tuple[str, str]], list[tuple[str, str, int]]]) -> None:
    [vote] = case_of(f"{NB}Votering:\n{sentence}\n\nVedtak:\nKaia bygges.").votes
    assert ([(b.name, b.choice) for b in vote.ballots], [(p.party, p.choice, p.count) for p in vote.parties]) == voters
    assert all(b.person for b in vote.ballots)


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("Det ble holdt skriftlig votering.\nForslaget ble vedtatt med 9 mot 4 stemmer.", "skriftlig votering"),
        ("Framlegget vart vedteke ved navneopprop med 9 mot 4 røyster.", "ved navneopprop"),
        ("Prøvevotering: Forslaget fikk 9 stemmer for og 4 mot.", "Prøvevotering"),
        ("Kari Solvang ble valgt ved akklamasjon.", "akklamasjon"),
    ],
)
def test_how_it_was_held(text: str, method: str) -> None:
    assert [v.method for v in case_of(f"{NB}Votering:\n{text}").votes] == [method]


@pytest.mark.parametrize("word", ["avholdende", "avholdene", "avholdne", "avhodlende", "frastår", "avstående", "blankt", "ikke stemt"])
def test_those_who_did_not_vote_however_it_is_spelled(word: str) -> None:
    assert told(f"{NB}Votering:\n7 for, 2 mot, 1 {word}") == [(None, 7, 2, 1, False, None)]


@pytest.mark.parametrize("hostile", ["1 stemme " * 600, "mot " * 2000, "for 1 mot 2 " * 500, "vedtatt " * 1000, "9 stemte for. " * 500])
def test_hostile_lines_come_to_an_end(hostile: str) -> None:
    assert parse_text(f"{NB}Votering:\n{hostile}").cases
