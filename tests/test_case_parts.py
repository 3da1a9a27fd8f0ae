"""A case told in few words, or in parts: results under a recommendation, cases withdrawn, headings that stand again; nb and nn."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text
from minutes_parser.model import Case

HEAD = "MØTEBOK\n\nLauvdal kommunestyre\nMøtedato: 14.11.1996\nTil stede: Kari Moe, Per Ås, Liv Holm\n\n"


def cases(text: str) -> tuple[Case, ...]:
    return parse_text(HEAD + text).cases


@pytest.mark.parametrize(
    ("label", "result", "against"),
    [
        ("Forslag til vedtak:", "Enstemmig vedtatt.", None),
        ("Forslag til vedtak:", "Vedtatt mot 2 stemmer.", 2),
        ("Rådmannens innstilling:", "Enst. vedtatt", None),
        ("Framlegg til vedtak:", "Samrøystes vedteke.", None),
        ("Tilråding:", "Vedteke mot 2 røyster.", 2),
    ],
)
def test_a_result_under_a_recommendation_carries_it(label: str, result: str, against: int | None) -> None:
    (case,) = cases(f"Sak 1/96 Kai\n\n{label}\n1. Kaia bygges.\n2. Kommunen betaler.\n{result}\n")
    assert [r.text for r in case.recommendations] == ["1. Kaia bygges.\n2. Kommunen betaler."]
    assert [(v.against, v.result) for v in case.votes] == [(against, "carried")]
    decision = case.decision
    assert decision and (decision.text, decision.outcome, decision.follows_recommendation) == (result, "adopted", "unchanged")
    assert decision.resolved and decision.resolved.text == case.recommendations[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Saken utgår.", "Saken ble trukket av rådmannen.", "Vedtak: Saken trekkes.", "Saken ble tatt av sakslisten.",
        "Saka går ut.", "Vedtak: Saka vert trekt.", "Saka vart teken av sakslista.",
    ],
)  # fmt: skip
def test_a_case_is_withdrawn(text: str) -> None:
    case = cases(f"Sak 1/96 Kai\n\n{text}\n\nSak 2/96 Vei\n\nVedtak: Veien bygges.\n")[0]
    assert case.decision and case.decision.outcome == "withdrawn"


@pytest.mark.parametrize(
    "text", ["Saken sendes tilbake til formannskapet.", "Saken oversendes havnestyret.", "Saka vert send attende til formannskapet."]
)
def test_a_case_is_referred(text: str) -> None:
    (case,) = cases(f"Sak 1/96 Kai\n\nVedtak:\n{text}\n")
    assert case.decision and case.decision.outcome == "referred"


POSTS, NAMES = ("møteleder", "referent"), ("Kari Moe", "Per Ås")


@pytest.mark.parametrize("parts", [("A. ", "B. "), ("a) ", "b) "), ("", "")])
def test_the_heading_of_the_next_part_is_no_decision(parts: tuple[str, str]) -> None:
    """Parts under letters are cases of their own; without letters they share the decision."""
    first, second = (f"{part}Valg av {post}\n\nVedtak:\n{name} ble valgt.\n\n" for part, post, name in zip(parts, POSTS, NAMES, strict=True))
    found = cases(f"Sak 1/96 Konstituering\n\n{first}{second}")
    told = ["Kari Moe ble valgt.", "Per Ås ble valgt."]
    assert [c.decision and c.decision.text for c in found] == ([None, *told] if parts[0] else ["\n".join(told)])


@pytest.mark.parametrize("background", ["", "Kaia er gammel.\n\nDen er fra 1950.\n\nDen tåler lite.\n\n"])
def test_a_heading_that_stands_again_over_the_treatment(background: str) -> None:
    found = cases(
        f"Sak 1/96 Kai\n\n{background}Forslag til vedtak:\nKaia bygges.\n\nSak 1/96 Kai\n\nBehandling:\nIngen merknader.\n\nVedtak:\nKaia rives.\n\n"
        "Sak 2/96 Vei\n\nForslag til vedtak:\nVeien bygges.\n\nSak 2/96\n\nVedtak:\nSom innstillingen.\n"
    )
    assert [(c.number and c.number.raw, c.title, [r.text for r in c.recommendations], c.decision and c.decision.text) for c in found] == [
        ("1/96", "Kai", ["Kaia bygges."], "Kaia rives."),
        ("2/96", "Vei", ["Veien bygges."], "Som innstillingen."),
    ]


def test_two_cases_of_one_number_by_a_slip_are_two() -> None:
    found = cases("Sak 1/96 Kai\n\nVedtak:\nKaia bygges.\n\nSak 1/96 Skolebygg på Nes\n\nVedtak:\nSkolen rives.\n\nSak 2/96 Vei\n\nVedtak:\nJa.\n")
    assert [c.title for c in found] == ["Kai", "Skolebygg på Nes", "Vei"]


@pytest.mark.parametrize("rule", ["§ 27 Underretning om vedtak", "Oppfølging av vedtak", "Klage over vedtak"])
def test_a_rule_about_decisions_is_none(rule: str) -> None:
    (case,) = cases(
        f"Sak 1/96 Reglement\n\nInnstilling:\n§ 1 Møter\nMøter holdes i mai.\n{rule}\nPartene får brev.\n\nVedtak:\nReglementet vedtas.\n"
    )
    assert case.decision and case.decision.text == "Reglementet vedtas."
    assert case.recommendations[0].text.endswith(f"{rule}\nPartene får brev.")


def test_numbers_stacked_in_a_column_are_no_titles() -> None:
    minutes = parse_text(
        "MØTEBOK\n\nLauvdal valgnemnd\nTid: 25.01.2005\n\nSAKSLISTE:\nSAK 36/05\nSAK 37/05\nSAK 38/05\nKONSTITUERING\n\n"
        "SAK 36/05 KONSTITUERING\n\nVedtak:\nGodkjent.\n\nSAK 37/05 BUDSJETT\n\nVedtak:\nVedtas.\n\nSAK 38/05 NAVN\n\nVedtak:\nJa.\n"
    )
    assert [c.title for c in minutes.cases] == ["KONSTITUERING", "BUDSJETT", "NAVN"]
    assert not any("SAK" in row.title for row in minutes.agenda)


OUTLINED = """MØTEBOK
Fylkestinget
Møtedato: 3.6.2013

Sak 26/13 Regler for kontrollutvalget

I Dokumentliste Nr
II Fylkesutvalgets innstilling Reglene vedtas som de er.
III Votering Av 27 utsendinger var 24 til stede. Innstillingen ble enstemmig vedtatt.
IV Protokolltilførsler Kari Moe (H) ba om at saken tas opp igjen i 2015.
V Taleliste og replikkordskifte
Kari Moe
VI Fylkestingets vedtak Reglene gjelder fra 1. juli 2013.
Arbeidet skal følge lova.

Sak 27/13 Ny bru
Fylkesutvalget har uttalt seg.
II Kommunestyrets vedtak 3. mai sto ved lag.
VI Fylkestingets vedtak·
Brua bygges.
"""


def test_after_the_number_of_a_part_a_label_runs_into_its_text_whoever_it_names() -> None:
    rules, bridge = parse_text(OUTLINED).cases
    assert rules.decision is not None
    assert rules.decision.text == "Reglene gjelder fra 1. juli 2013.\nArbeidet skal følge lova."
    assert [r.text for r in rules.recommendations] == ["Reglene vedtas som de er."]
    assert [s.text for s in rules.statements] == ["Kari Moe (H) ba om at saken tas opp igjen i 2015."]
    assert bridge.decision is not None
    assert bridge.decision.text == "Brua bygges."


@pytest.mark.parametrize(
    "sentence",
    [
        "Under behandling av sak 53/96 Budsjett 1997 ble det vedtatt å overføre 20 000 kroner.",
        "Det vises for øvrig til fylkestingets behandling av sak 25/05 Rapport om skyss.",
        "I fylkestingets behandling av sak 36/04 er det ikke lagt opp til dette.",
    ],
)
def test_a_sentence_about_the_treatment_of_a_case_ends_no_passage(sentence: str) -> None:
    said = f"Rammen fordeles på tiltakene.\n{sentence}\nTil ferjene settes det av 40 000 kroner."
    minutes = parse_text(f"MØTEBOK\nFylkestinget\nMøtedato: 3.6.2006\n\nSak 26/06 Budsjett\n\nInnstilling:\n{said}\n\nVedtak:\nSom innstillingen.\n")
    (case,) = minutes.cases
    assert [r.text for r in case.recommendations] == [said]
    assert not minutes.unparsed
