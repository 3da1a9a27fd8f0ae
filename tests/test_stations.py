"""A case's way through several bodies: only the last treatment is its own. Records in the layouts of case systems; nb and nn."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text
from minutes_parser.model import Minutes

DAY_FIRST = """
Lindvik kommune

SAKSPROTOKOLL - NYTT NAUST I VIKA

Arkivsaksnr.: 21/87
Saksbehandler: Mia Strand

Utvalg            Møtedato      Saksnr.
Formannskapet     21.09.2021    PS 77/21
Kommunestyret     30.09.2021    PS 63/21

30.09.2021 Kommunestyret

Behandling:
Innstillingen ble vedtatt med 14 mot 11 stemmer.

KS-63/21 Vedtak:
Naustet bygges i 2023.

21.09.2021 Formannskapet

Behandling:
Forslaget om utsettelse falt mot 2 stemmer.
Per Holm (H) erklærte seg inhabil og fratrådte.

FS-77/21 Vedtak:
Naustet bygges i 2024.
"""

MODERN = """
Lindvik kommune

Saksprotokoll

Utvalg: Kommunestyret
Møtedato: 30.09.2021
Sak: 63/21

Tittel: Saksprotokoll: Nytt naust i Vika

Formannskapet har behandlet saken i møte 21.09.2021 sak 77/21

Møtebehandling

Ingen merknader.

Votering

Enstemmig vedtatt.

Formannskapets innstilling

Naustet bygges i 2024.

Kommunestyret har behandlet saken i møte 30.09.2021 sak 63/21

Votering

Innstillingen ble vedtatt med 14 mot 11 stemmer.

Kommunestyrets vedtak

Naustet bygges i 2023.
"""

NYNORSK = """
Lindvik kommune

SÆRUTSKRIFT

Sakshandsamar: Mia Strand

Saksnr    Utval            Møtedato
77/21     Formannskapet    21.09.2021
63/21     Kommunestyret    30.09.2021

Nytt naust i Vika

Rådmannen si tilråding:
Naustet vert bygt i 2024.

21.09.2021 Formannskapet

Handsaming:
Framlegget frå Per Holm fekk 2 røyster og fall.

FS-77/21 Vedtak:
Naustet vert bygt i 2024.

30.09.2021 Kommunestyret

Handsaming:
Tilrådinga vart vedteken med 14 mot 11 røyster.

KS-63/21 Vedtak:
Naustet vert bygt i 2023.
"""

RECORDS = {
    "day before the body, newest first": (DAY_FIRST, "Naustet bygges i 2023."),
    "har behandlet saken": (MODERN, "Naustet bygges i 2023."),
    "nynorsk": (NYNORSK, "Naustet vert bygt i 2023."),
}


@pytest.mark.parametrize("name", RECORDS)
def test_only_the_last_bodys_treatment_is_the_cases_own(name: str) -> None:
    text, decided = RECORDS[name]
    minutes = parse_text(text)
    [case] = minutes.cases
    assert minutes.kind == "case_record"
    assert (minutes.meeting.body, str(minutes.meeting.date)) == ("Kommunestyret", "2021-09-30")
    assert case.number and (case.number.sequence, case.number.year) == (63, 2021)
    assert (case.title or "").casefold() == "nytt naust i vika"
    assert case.decision and case.decision.text == decided
    assert [(v.for_, v.against) for v in case.votes] == [(14, 11)]
    assert case.recusals == ()


def test_the_head_of_a_record_is_about_its_case() -> None:
    [case] = parse_text(DAY_FIRST).cases
    assert (case.archive_ref, case.case_handler) == ("21/87", "Mia Strand")


COUNCIL = "MØTEPROTOKOLL\n\nUtvalg: Kommunestyret\nDato: 30.09.2021\n\nTil stede: Kari Solvang (SP), Per Ånestad (H)\n\n"


def first_of(text: str) -> Minutes:
    return parse_text(COUNCIL + "PS 1/21 Naustet\n\n" + text + "\n\nPS 2/21 Eventuelt\n\nIngen saker.\n")


def test_a_bare_treatment_goes_on_at_the_station_that_was_named() -> None:
    minutes = first_of(
        "Saksprotokoll i Formannskapet - 21.09.2021\n\nBehandling:\nForslaget falt med 2 mot 5 stemmer.\n\nInnstilling:\nNaustet bygges.\n\n"
        "Saksprotokoll i Kommunestyret - 30.09.2021\n\nBehandling:\nEnstemmig vedtatt.\n\nVedtak:\nNaustet bygges."
    )
    assert [v.unanimous for v in minutes.cases[0].votes] == [True]


def test_a_station_that_only_heads_a_recommendation_takes_no_decision_away() -> None:
    minutes = first_of(
        "Behandling:\nIngen merknader.\n\nFormannskapet 21.09.2021\n\nInnstilling:\nNaustet bygges.\n\nVedtak:\nNaustet bygges i 2023."
    )
    decision = minutes.cases[0].decision
    assert decision and decision.text == "Naustet bygges i 2023."


def test_what_a_party_puts_forward_is_no_recommendation() -> None:
    for label in ("Forslag til vedtak fra SP v/Kari Solvang:", "Forslag til vedtak fra Per Ånestad (H):", "Framlegg til vedtak frå Per Ånestad (H):"):
        case = first_of(f"Behandling:\n\n{label}\nNaustet rives.\n\nVotering:\nForslaget falt mot 1 stemme.\n\nVedtak:\nNaustet bygges.").cases[0]
        assert (len(case.recommendations), [p.text for p in case.proposals]) == (0, ["Naustet rives."]), label


def test_treatment_and_decision_name_the_day_of_the_meeting() -> None:
    minutes = first_of(
        "Kommunestyrets behandling i møte den 30.09.2021:\nIngen merknader.\n\nKommunestyrets vedtak i møte den 30.09.2021:\nNaustet bygges."
    )
    decision = minutes.cases[0].decision
    assert decision and decision.text == "Naustet bygges."


def test_cells_parted_by_spaces_need_not_stand_under_their_heads() -> None:
    people = "Faste medlemmer som møtte:\nNavn    Funksjon    Representerer\nSverre Hagen    Leder    AP\nIngrid Nordby    Nestleder    H\n\n"
    minutes = parse_text(
        f"MØTEPROTOKOLL\n\nUtvalg: Valgstyret\nDato: 10.09.2019\n\n{people}PS 1/19 Valgoppgjøret\n\nVedtak:\nOppgjøret godkjennes.\n"
    )
    assert [(a.name, a.represents) for a in minutes.attendance.attendees] == [("Sverre Hagen", "AP"), ("Ingrid Nordby", "H")]


def test_those_who_approved_the_minutes_at_their_end_signed() -> None:
    text = COUNCIL + "PS 1/21 Naustet\n\nVedtak:\nNaustet bygges.\n\n{label}\n\nKari Solvang      Per Ånestad\n"
    for label in ("Protokollen er godkjent av:", "Protokollen er godkjend av:"):
        assert [s.name for s in parse_text(text.format(label=label)).signatories] == ["Kari Solvang", "Per Ånestad"]
