"""Recognised text: told by what it looks like, read with figures for letters, never quoted otherwise than it stands."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutes_parser as mp
from minutes_parser.lexicon.labels import labels
from minutes_parser.load import read_text
from minutes_parser.load.alike import one_key
from minutes_parser.lookalike import same_if_misread
from minutes_parser.misread import is_recognised, reading
from minutes_parser.pipeline import understand
from minutes_parser.resolve.similarity import compare
from minutes_parser.segment.outline import outline

# --- the reading: as it stands, as it is matched -------------------------------------------------------------------

READ = [
    ("Tid: KI. 12.30 — 15.05", "Tid: Kl. 12.30 — 15.05"),
    ("kL 09.00, k1. 10", "kl 09.00, kl. 10"),
    ("Vedtatt med 3 mot I stemme.", "Vedtatt med 3 mot 1 stemme."),
    ("vedteken mot I røyst, l avholdende", "vedteken mot 1 røyst, 1 avholdende"),
    ("leien settes til I 800 kroner", "leien settes til 1 800 kroner"),
    ("inhabil etter aksjeloven $ 6-27, $7", "inhabil etter aksjeloven § 6-27, §7"),
    ("l2.03.1998, 0l.03.2000, 1O.30", "12.03.1998, 01.03.2000, 10.30"),
    ("Vedtak:\nI. Kaia vert bygd.\n2. Naustet vert selt.", "Vedtak:\n1. Kaia vert bygd.\n2. Naustet vert selt."),
    ("26/19 Kai\n27119 Naust\n28/19 Ymse", "26/19 Kai\n27/19 Naust\n28/19 Ymse"),
    ("Sak 26/01 Kai\nSak 27j01\nSak28j01\nSak 29/01", "Sak 26/01 Kai\nSak 27/01\nSak28/01\nSak 29/01"),
    ("Sak 30/96\nSak 31196\n", "Sak 30/96\nSak 31/96\n"),
    ("Handsaming:\t;\nA\n\nPer", "Handsaming:  \n \n\nPer"),
    ("e Kaia\ne Naustet", "• Kaia\n• Naustet"),
]
LEFT = [
    "falt med 3 mot I I stemmer", "Forslag I og II", "I. Innleiing\n\nII. Votering\n2. Kai", "I. Kaia\n\nDette er alt.", "27119 kroner\n26/18 Kai",
    "Klasse 4I",
    "Radio P1 Il stemma", "Namn\tH", "a) Kaia\nb) Naustet", "Per Ki. Nes", "2. Kaia\nI. Naustet", "N-9730 Kara§johka, sa1l1etinget",
]  # fmt: skip


@pytest.mark.parametrize(("text", "read"), READ, ids=[text[:20] for text, _ in READ])
def test_figures_that_were_taken_for_letters(text: str, read: str) -> None:
    assert reading(text) == read


@pytest.mark.parametrize("text", LEFT)
def test_what_can_be_read_in_two_ways_is_left(text: str) -> None:
    assert reading(text) == text


@given(st.text(alphabet="Il1O|$e•* .,:/)\n\tkKL0279motsemr§", max_size=200))
def test_the_reading_is_as_long_as_the_text_and_stays(text: str) -> None:
    read = reading(text)
    assert len(read) == len(text)
    assert [at for at, sign in enumerate(text) if sign == "\n"] == [at for at, sign in enumerate(read) if sign == "\n"]


# --- what recognised text is ----------------------------------------------------------------------------------------

PROSE = "Formannskapet vedtok å bygge ny kai ved fergeleiet, og arbeidet begynner til våren. "


@pytest.mark.parametrize(
    ("odd", "recognised"),
    [("f_lgende sa1l1et Karå§sjok om~ang 2O00 ", True), ("f_lgende ", False), ("", False), ("mappe_navn fil_navn ny_fil a_b c_d e_f ", False)],
)
def test_a_text_layer_is_told_by_the_signs_in_its_words(odd: str, recognised: bool) -> None:
    assert is_recognised(PROSE * 20 + odd * 2) is recognised


def test_a_few_odd_signs_in_a_long_document_are_accidents() -> None:
    assert not is_recognised(PROSE * 3000 + "f_lgende sa1l1et Karå§sjok om~ang 2O00")


# --- minutes --------------------------------------------------------------------------------------------------------

SCAN = """MØTEBOK
Hamnestyret i Ytre Våg
Møtedato: 14.03.2019
Tid: KI. 12.30 — 15.05
Til stede: Åse Bjørnø, Øyvind Næss, Kåre Sæbø

26/19 Ny kai
Tilrading:
I. Kaia vert bygd i Vika.
2. Kostnaden er I 800 kroner.
Røysting:
Vedteke med 2 mot I røyst.
Vedtak:
I. Kaia vert bygd i Vlka.
2. Kostnaden er 1 800 kroner.

27119 Naust
Vedtak:
Naustet vert selt.

Protokolltilførse!
Åse Bjomø meiner prisen er for låg.
"""


def scan(text: str) -> mp.Minutes:
    source = attrs.evolve(read_text(text, "skann"), text_origin="ocr")
    return understand(source, outline(source))


def test_a_scan_is_read_and_quoted_as_it_stands() -> None:
    minutes = scan(SCAN)
    assert (minutes.meeting.start_time, minutes.meeting.end_time) == ("12:30", "15:05")
    first, second = minutes.cases
    assert second.number == mp.CaseNumber("27119", None, 27, 2019)
    (vote,) = first.votes
    assert (vote.for_, vote.against, vote.result) == (2, 1, "carried")
    assert first.decision is not None
    assert [point.label for point in first.decision.points] == ["I.", "2."]
    assert first.decision.text.startswith("I. Kaia vert bygd i Vlka.")
    assert first.decision.follows_recommendation == "unchanged"
    (statement,) = second.statements
    assert "prisen er for låg" in statement.text
    assert second.decision is not None
    assert second.decision.text == "Naustet vert selt."


def test_what_is_read_as_figures_is_told() -> None:
    minutes = scan(SCAN)
    (told,) = [one for one in minutes.diagnostics if one.code == "MP110"]
    assert "".join(SCAN[s.start : s.end] for s in told.span) == "IIIII1"
    assert told.severity == "info"


def test_digital_text_is_not_touched() -> None:
    minutes = mp.parse_text(SCAN)
    assert minutes.source.reading is minutes.source.text
    assert [case.number.raw for case in minutes.cases if case.number] == ["26/19"]
    assert not any(one.code == "MP110" for one in minutes.diagnostics)


def test_a_doubtful_letter_read_as_a_count_is_left_out() -> None:
    at = SCAN.index("I røyst")
    source = attrs.evolve(read_text(SCAN, "skann"), text_origin="ocr", doubts=(mp.Doubt(at, at + 1, 70),))
    (vote,) = understand(source, outline(source)).cases[0].votes
    assert (vote.for_, vote.against) == (2, None)


# --- labels, names, words, running lines ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "alone", "block"),
    [
        ("Protokolltilførse!", True, "statement"),
        ("Vedtok", True, None),
        ("Tilradning", False, "recommendation"),
        ("Vedt", False, None),
        ("Kaia", False, None),
    ],
)
def test_a_misread_label(head: str, alone: bool, block: str | None) -> None:
    _, case = labels().nearly(head, alone=alone)
    assert (case.phrase.block if case else None) == block


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("orienteringen", "qrienteringen", True),
        ("deler", "deier", True),
        ("kai", "kal", True),
        ("185000", "186000", False),
        ("kai", "kaka", False),
        ("8", "b", False),
    ],
)
def test_words_that_recognition_may_have_changed(one: str, other: str, same: bool) -> None:
    assert same_if_misread(one, other) is same
    assert same_if_misread(other, one) is same


def test_names_that_look_alike_are_one_in_recognised_text_only() -> None:
    assert compare("Bjørn Tangerås", "Bjøm Tangerås", recognised=True) == "same"
    assert compare("Bjørn Tangerås", "Bjøm Tangerås") != "same"
    assert compare("Kari Lund", "Kari Lunde", recognised=True) != "same"


def test_running_lines_that_were_read_differently() -> None:
    first, second, other = (
        "vågen kommune kommunestyret 22.09.2022",
        "vågen kommune komrnunestyret 22.09.2022",
        "vågen kommune kommunestyret 23.09.2022",
    )
    found = one_key([first, first, second, other, "side 0"])
    assert found == {first: first, second: first, other: other, "side 0": "side 0"}
