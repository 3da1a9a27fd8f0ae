"""Cases that are the points of a list, and case numbers written out: what minutes of small associations look like."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text
from minutes_parser.model import Minutes


def cases(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Number, decision and outcome of each case."""
    found = []
    for case in parse_text(text).cases:
        told = case.decision
        found.append((case.number.raw if case.number else None, told.text if told else None, told.outcome if told else None))
    return found


def titled(text: str) -> list[tuple[str | None, str | None]]:
    return [(c.number.raw if c.number else None, c.title) for c in parse_text(text).cases]


LIST = """Referat frå årsmøtet i Tveiten songlag 2003

1. Leiaren ønskte velkomen.
2. Innkallinga blei godkjent.
3. Oddrun Haugstøl blei valt til møteleiar.
4. Rekneskapen blei lagt fram. Rekneskapen blei godkjent.
5. Styret gjorde framlegg om ny kontingent. Vedtak: Med 9 mot 3 stemmer blei det vedtatt 150 kroner.
6 - 8 Valnemnda la fram lista si. Forslaget blei vedtatt.
9. Møtet ga ros til styret.
"""


def test_a_list_of_sentences_is_cases_and_points_told_as_one_are_one() -> None:
    found = cases(LIST)
    assert [number for number, _, _ in found] == ["1", "2", "3", "4", "5", "6 - 8", "9"]
    assert found[1][1:] == ("Innkallinga blei godkjent.", "adopted")
    assert found[2][1:] == ("Oddrun Haugstøl blei valt til møteleiar.", "elected")
    assert found[3][1] == "Rekneskapen blei godkjent."
    vote = parse_text(LIST).cases[4].votes[0]
    assert (vote.for_, vote.against, vote.result) == (9, 3, "carried")


MIXED = """Årsmøte i Lia hyttelag 2011

1. Innkalling og saksliste godkjent

2. Årsmeldingen ble lest opp og vedtatt.

3. Regnskapet ble gjennomgått og godkjent.

4. Budsjett for neste år vedtatt

5. Vedtektene ble vedtatt slik styret har foreslått, men med en ny setning i siste ledd.
"""


def test_of_one_list_some_points_end_like_titles_and_others_like_sentences() -> None:
    assert [(number, outcome) for number, _, outcome in cases(MIXED)] == [(str(n), "adopted") for n in range(1, 6)]


@pytest.mark.parametrize(
    "text",
    [
        LIST.replace("Referat frå årsmøtet i Tveiten songlag 2003", "Slik vart året i songlaget"),  # no minutes
        "Huskeliste for årsmøtet\n\n1. Kjøp kaffe.\n2. Hent nøkkelen.\n3. Sett fram stoler.\n4. Lås etter deg.\n",
    ],
)
def test_other_lists_of_sentences_are_no_cases(text: str) -> None:
    assert cases(text) == []


def board(*cases: str) -> str:
    return "Referat fra styremøte i Lia vel 12.03.2012\n\nTil stede: Kari Solvang, Per Ånestad\n\n" + "\n\n".join(cases) + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            board("Sak nr. 4.2012 – Dugnad\n\nVi rydder stien.", "Sak nr. 5.2012 – Leskuret\n\nVedtak: Taket males."),
            [("4.2012", "Dugnad"), ("5.2012", "Leskuret")],
        ),
        (
            board("Sak 17/03/2012\n\nDugnad i parken\n\nVi rydder stien.", "Sak 18/03/2012\n\nNytt leskur\n\nVedtak: Taket males."),
            [("17/03/2012", "Dugnad i parken"), ("18/03/2012", "Nytt leskur")],
        ),
        (
            board("Sak 31 (2011-12): Dugnad\nVedtak: Stien ryddes.", "32: Leskuret\nVedtak: Taket males.", "33: Eventuelt\nIngen saker."),
            [("Sak 31", "Dugnad"), ("32", "Leskuret"), ("33", "Eventuelt")],
        ),
        (
            board("1 KONSTITUERING", "1.1 Valg av møteleder\nKari ble valgt.", "1.2 Valg av referent\nPer ble valgt.", "1.3 Gjester\nIngen."),
            [("1.1", "Valg av møteleder"), ("1.2", "Valg av referent"), ("1.3", "Gjester")],
        ),
    ],
)
def test_numbers_written_otherwise(text: str, expected: list[tuple[str, str]]) -> None:
    assert titled(text) == expected


def test_what_counts_on_within_a_case_is_no_case() -> None:
    found = titled(board("Sak 1 Dugnad\nVi trenger dette:\n\n2. maling og kost\n\n3. en stige"))
    assert [number for number, _ in found] == ["Sak 1"]


BULLETS = """Styrereferat

Referat frå styremøte i Tveiten skulekorps 9. mai 2014

Til stades: Oddrun Haugstøl, Per Ånestad

Saker

 1. Årsplan
 • Øving kvar onsdag
 • Speling på torget
 2. Noter
 • Styret vedtok å kjøpa nye noter.
 3. Ymse
 • Ingen hadde noko.
"""


def test_a_list_under_saker_with_bullets_is_the_cases_in_minutes() -> None:
    assert titled(BULLETS) == [("1", "Årsplan"), ("2", "Noter"), ("3", "Ymse")]


def test_an_agenda_with_bullets_is_one_where_its_numbers_come_again() -> None:
    again = BULLETS + "\n 1. Årsplan\nGjennomgått.\n\n 2. Noter\nBestilt.\n\n 3. Ymse\nIngenting.\n"
    minutes: Minutes = parse_text(again)
    assert [c.title for c in minutes.cases] == ["Årsplan", "Noter", "Ymse"]
    assert len(minutes.agenda) == 3


HEADS = """PROTOKOLL

Utvalg: Fylkesstyret
Møtested: Folkets hus
Til stede: Kari Solvang, Per Ånestad

SAKLISTE
Saksnr. Arkivsaksnr. Tittel
11/15 GODKJENNING AV INNKALLING
12/15 DUGNAD
13/15 REFERATSAKER

11/15
GODKJENNING AV INNKALLING
Forslag til vedtak:
Innkallingen godkjennes
VEDTAK:
Innkallingen godkjent.
"""


def test_column_heads_with_a_blank_between_them_head_an_agenda() -> None:
    minutes = parse_text(HEADS)
    assert [c.number.raw if c.number else None for c in minutes.cases] == ["11/15"]
    assert len(minutes.agenda) == 3


def test_sentences_below_lone_numbers_are_no_titles_where_other_numbers_have_results_below() -> None:
    said = [
        "Innkallinga vart einstemt vedteken.",
        "Meldinga vart lesen av leiaren. Ho vart godkjend.",
        "Rekneskapen vart forklart av kasseraren. Han vart godkjend.",
        "Kontingenten vart vedteken.",
    ]
    minutes = parse_text(
        "Referat frå årsmøtet i Lia historielag 2015\n\n" + "".join(f"Sak {n}\n\n{text}\n\n" for n, text in enumerate(said, start=1))
    )
    assert [c.title for c in minutes.cases] == [None] * 4
