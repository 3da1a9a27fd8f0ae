"""Minutes of associations: agenda and minutes in one list, titles that end like sentences, sentences that tell a result among others."""

from __future__ import annotations

import pytest

import minutes_parser as mp
from minutes_parser.extract.resulting import resulting, tells_result
from minutes_parser.lexicon.bodies import title_kind
from minutes_parser.view import fold

HEAD = "Referat fra årsmøtet i Bekkelia sanglag\n\nDato: 12. mars 2011\n\nTil stede: Ane Lid, Per Moen, Tor Eide\n\n"
LISTED = [
    ("Dagsorden:\n\n", "\n\n", ")"),  # the points and what was said stand apart
    ("Saker:\n", "\n", "."),  # what was said stands straight below each point
    ("Saksliste\n\n", "\n\n", "."),
]
POINTS = [
    ("Velkomst", ""),
    ("Årsmelding for 2010", "Årsmeldingen ble godkjent uten merknader."),
    ("Regnskap.", "Regnskapet ble enstemmig godkjent."),
    ("Sommerturen", "Tor fortalte om planene for turen."),
    ("Valg", "Per Moen ble valgt til leder."),
]


def _text(label: str, apart: str, stop: str) -> str:
    points = [f"{n}{stop} {title}" + (f"{apart}{said}" if said else "") for n, (title, said) in enumerate(POINTS, 1)]
    return HEAD + label + "\n\n".join(points) + "\n"


@pytest.mark.parametrize(("label", "apart", "stop"), LISTED)
def test_what_was_decided_below_the_rows_of_the_only_list_makes_them_the_cases(label: str, apart: str, stop: str) -> None:
    minutes = mp.parse_text(_text(label, apart, stop))
    assert [case.title for case in minutes.cases] == [title for title, _ in POINTS]
    assert [case.decision.text if case.decision else None for case in minutes.cases] == [
        None,
        "Årsmeldingen ble godkjent uten merknader.",
        "Regnskapet ble enstemmig godkjent.",
        None,
        "Per Moen ble valgt til leder.",
    ]


def test_an_agenda_whose_cases_follow_stays_the_agenda() -> None:
    cases = "Sak 1. Velkomst\nVel møtt.\n\nSak 2. Regnskap\nRegnskapet ble godkjent.\n\nSak 3. Valg\nPer Moen ble valgt til leder.\n"
    minutes = mp.parse_text(HEAD + "Saker:\n1. Velkomst\n2. Regnskap\n3. Valg\n\n" + cases)
    assert len(minutes.agenda) == len(minutes.cases) == 3


def test_a_title_that_ends_like_a_sentence_is_not_skipped() -> None:
    points = [
        "1. ÅRSMELDING\n\nGodkjent.",
        "2. KONTINGENT\n\nForslaget ble enstemmig vedtatt.",
        "3. BUDSJETT FOR ÅRET.\n\nVedtatt mot 1 stemme.",
        "4. VALG\n\nSe liste.",
    ]
    minutes = mp.parse_text(HEAD + "\n\n".join(points))
    assert [case.number.sequence for case in minutes.cases if case.number] == [1, 2, 3, 4]
    assert [len(case.votes) for case in minutes.cases] == [0, 1, 1, 0]


def test_a_list_within_a_case_fills_no_gap() -> None:
    listed = "Styret har drøftet:\n\n1. Ny benk.\n\n2. Ny grill.\n\n3. Nytt gjerde.\n\n"
    points = [
        "1. ÅRSMELDING\n\nGodkjent.",
        f"2. KONTINGENT\n\nUendret.\n\n{listed}Mer ble ikke sagt.",
        "4. VALG\n\nSe liste.",
        "5. EVENTUELT\n\nIngen saker.",
    ]
    minutes = mp.parse_text(HEAD + "\n\n".join(points))
    assert "Nytt gjerde." not in [case.title for case in minutes.cases]


RESULTS = [
    ("Regnskapet ble enstemmig godkjent.", True),
    ("Ho vart samrøystes godkjend med ein merknad frå Per: Heftet vart prenta i mai.", True),
    ("Ola Li ble som vanlig valgt til møteleder.", True),
    ("Da ingen hadde innvendinger, ble innkallingen og dagsordenen ansett som godkjent.", True),
    ("Framlegget frå styret om at satsane skal stå, vart samrøystes vedteke.", True),
    ("Rekneskapet vart godkjent av årsmøtet, med atterhald om revisjonen.", True),
    ("Kassereren viste til budsjettet som ble vedtatt.", False),
    ("Planen ble godkjent av kommunen.", False),
    ("Kari ble valgt til redaktør i 2009.", False),
    ("Søknaden ble ikke innvilget.", False),
    ("Det ble vedtatt at laget kjøper ny henger.", False),  # an act of the body, read elsewhere
    ("(Den ble vedtatt med stort flertall)", False),
]


@pytest.mark.parametrize(("sentence", "told"), RESULTS)
def test_a_sentence_tells_a_result_of_this_meeting_in_its_main_clause(sentence: str, told: bool) -> None:
    assert tells_result(fold(sentence)) is told


def test_who_was_proposed_belongs_to_the_sentence_that_elects_them() -> None:
    said = [fold(s) for s in ("Forslag på nye medlemmer var Ane Lid og Tor Eide.", "Disse ble valgt ved akklamasjon.", "Per Moen trer ut.")]
    assert resulting(said, election=True) == range(2)
    assert resulting(said, election=False) == range(1, 2)


PARAGRAPHS = [
    ("Valg av møteleder", "Leder ønsket velkommen. Ola Li ble som vanlig valgt til møteleder. Per Moen ble valgt til referent.", 1, 3),
    ("Godkjenning av dagsorden", "Møteleder spurte om merknader. Da ingen hadde noen, ble dagsordenen ansett som godkjent. Møtet var satt.", 1, 2),
    ("Årsmelding", "Årsmeldinga vart lagd fram av Ane Lid. Ho vart samrøystes godkjend.", 1, 2),
    ("Orientering", "Planen ble godkjent av kommunen i mai. Den skal stå ferdig til høsten. Leder følger opp.", 0, 0),
]


@pytest.mark.parametrize(("title", "said", "first", "last"), PARAGRAPHS)
def test_of_a_paragraph_the_sentences_that_tell_the_result_are_the_decision(title: str, said: str, first: int, last: int) -> None:
    minutes = mp.parse_text(f"{HEAD}Sak 1/11 {title}\n\n{said}\n\nSak 2/11 Eventuelt\n\nIngen saker.\n")
    wanted = " ".join(f"{sentence}." for sentence in said.rstrip(".").split(". ")[first:last])
    assert (minutes.cases[0].decision.text if minutes.cases[0].decision else "") == wanted


@pytest.mark.parametrize(
    "title", ["Landsmøteprotokoll", "Årsmøtereferat 2012", "Styremøtereferat", "FAU-referat", "Valgstyreprotokoll", "Generalforsamlingsprotokoll"]
)
def test_the_word_for_the_minutes_of_a_body_names_minutes(title: str) -> None:
    assert title_kind(title) == "minutes"


def test_minutes_may_be_named_behind_whose_they_are() -> None:
    assert mp.parse_text("Lia elveeigarlag - Møteprotokoll for årsmøtet\n\n1. Opning\n\nLeiaren ønskte velkomen.\n").kind == "minutes"
    assert title_kind("Vedtaksreferatet") is None


def test_a_list_of_posts_goes_on_with_names_alone() -> None:
    posts = (
        "Resultatet av valet vart slik:\nLeiar: Ane Lid (2011 - 2012)\nFestkomité: Tor Eide (2011 - 2012)\nPer Moen (2011 - 2012)\n\nAlle vart takka."
    )
    decision = mp.parse_text(f"{HEAD}Sak 1/11 Val\n\n{posts}\n\nSak 2/11 Ymse\n\nIngen saker.\n").cases[0].decision
    assert decision is not None and decision.outcome == "elected" and decision.text.endswith("Per Moen (2011 - 2012)")


@pytest.mark.parametrize("said", ["Referent vart Ane Lid.", "Ny kasserer ble Tor Eide.", "Møteleiar vart Per Moen"])
def test_in_an_election_a_post_and_a_name_elect(said: str) -> None:
    decision = mp.parse_text(f"{HEAD}Sak 1/11 Val av tillitsvalde\n\n{said}\n\nSak 2/11 Ymse\n\nIngen saker.\n").cases[0].decision
    assert decision is not None and decision.outcome == "elected"
