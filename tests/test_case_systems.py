"""What the protocols of the Norwegian case systems have that others lack: heads, tables and labels as their templates print them; nb and nn."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text
from minutes_parser.model import Minutes

ROUTED = """
NORDBYGDA KOMMUNE

MØTEPROTOKOLL

Utvalg:    Kommunestyret
Møtedato:  22.03.2004

SAKSLISTE
Saksnr.    Arkivsaksnr.
           Tittel

0021/04    04/00312
           KAI PÅ YTTERØYA
0022/04    04/00318
           PLAN FOR BADEPLASSER

SAK 0021/04

KAI PÅ YTTERØYA

Saksbehandler: Marit Holm              Arkiv: 611
Arkivsaksnr.: 04/00312

Saksnr.:   Utvalg                       Møtedato
0008/04    Formannskapet                09.03.2004
0021/04    Kommunestyret                22.03.2004

Formannskapets innstilling:
Kaia bygges av tre.

KOMMUNESTYRET - behandling:
Innstillingen ble enstemmig vedtatt.

VEDTAK:
Kaia bygges av tre.

SAK 0022/04

PLAN FOR BADEPLASSER

Saksbehandler: Odd Vik                 Arkiv: 612
Arkivsaksnr.: 04/00318

Saksnr.:   Utvalg                       Møtedato
0009/04    Formannskapet                09.03.2004
0022/04    Kommunestyret                22.03.2004

Formannskapets innstilling:
Planen legges ut.

VEDTAK:
Planen legges ut.
"""


def test_a_case_with_numbers_of_other_bodies_below_its_own_keeps_title_and_handler() -> None:
    minutes = parse_text(ROUTED)
    assert [(c.number and c.number.raw, c.title, c.case_handler) for c in minutes.cases] == [
        ("0021/04", "KAI PÅ YTTERØYA", "Marit Holm"),
        ("0022/04", "PLAN FOR BADEPLASSER", "Odd Vik"),
    ]


HEAD = "Lindvik kommune\nMøteprotokoll\nFormannskapet\n\nMøtedato: 04.02.2016\n"
CASES = "\nSaksliste\nSak 7/16   Ny kai\nSak 8/16   Badeplass\n\nSak 7/16 Ny kai\n\n{}\n\nSak 8/16 Badeplass\n\nVedtak:\nBadeplassen ryddes.\n"


def _case(words: str, people: str = "") -> Minutes:
    return parse_text(HEAD + people + CASES.format(words))


@pytest.mark.parametrize(("first", "last"), [("Fra sak", "Til sak"), ("Frå sak", "Til sak")])
def test_the_first_and_last_case_of_the_head_are_no_headings(first: str, last: str) -> None:
    minutes = _case("Vedtak:\nKaia bygges.", f"{first}: 7/16\n{last}: 8/16\n\nAndre:\nPlansjef Siri Moe\n")
    assert [c.title for c in minutes.cases] == ["Ny kai", "Badeplass"]
    assert [(a.name, a.group) for a in minutes.attendance.attendees] == [("Siri Moe", "administration")]


def test_the_absence_beside_who_met_instead_may_say_from_whom_word_came() -> None:
    people = "Frammøtte medlemmer     Parti   Rolle\nOla Lid                 SP      Ordførar\nKari Vik                V       Varamedlem\n\n"
    gone = "Forfall meldt frå medlem   Parti   Frammøtt varamedlem\nPer Moe                    V       Kari Vik\n"
    found = {a.name: a for a in _case("Vedtak:\nKaia vert bygd.", people + gone).attendance.attendees}
    assert found["Per Moe"].presence == "absent"
    assert found["Kari Vik"].substitute_for == "Per Moe"


@pytest.mark.parametrize(
    "label",
    [
        "Formannskapet behandlet saken i møtet 040216 sak 7-16 og fattet følgende vedtak:",
        "Formannskapet behandlet saken i møtet 040216 sak 7-16 og fattet\nvedtak:",
        "Formannskapets innstilling i sak 7/16:",
        "Formannskapets innstilling i møte den 04.02.2016:",
    ],
)
def test_what_the_body_ends_with_may_name_case_and_day(label: str) -> None:
    treated = "Rådmannens innstilling:\nKaia bygges av stein.\n\nVotering:\nForslaget om tre ble enstemmig vedtatt.\n\n"
    case = _case(f"{treated}{label}\nKaia bygges av tre.").cases[0]
    assert case.decision is not None and case.decision.text == "Kaia bygges av tre."
    assert [r.text for r in case.recommendations] == ["Kaia bygges av stein."]


def test_a_committee_that_hands_a_case_on_recommends_and_decides_in_the_same_words() -> None:
    handed = "Kontrollutvalget legger saken fram for kommunestyret med slikt forslag til vedtak:\nKommunestyret tar kaia til orientering."
    case = _case(f"Sekretariatets innstilling\n{handed}\n\nVedtak:\n{handed}").cases[0]
    assert [r.text for r in case.recommendations] == [handed]
    assert case.decision is not None and case.decision.text == handed
    assert case.decision.follows_recommendation == "unchanged"


@pytest.mark.parametrize(
    "told",
    [
        "Kari Moe (V) ble enstemmig erklært inhabil og fratrådte.",
        "Kari Moe (V) vart samrøystes kjend ugild.",
        "Kari Moe erklærte seg inhabil og gikk fra.",
    ],
)
def test_who_steps_aside_ends_the_recommendation(told: str) -> None:
    case = _case(f"Rådmannens innstilling:\nKaia bygges av stein.\n\n{told}\n\nVedtak:\nKaia bygges av stein.").cases[0]
    assert [r.text for r in case.recommendations] == ["Kaia bygges av stein."]
    assert [r.name for r in case.recusals] == ["Kari Moe"]


@pytest.mark.parametrize("words", ["Formannskapets innstilling.", "Formannskapet si tilråding."])
def test_a_recommendation_named_alone_is_a_decision_by_reference(words: str) -> None:
    case = _case(f"Formannskapets innstilling:\nKaia bygges av stein.\n\nVedtak:\n{words}").cases[0]
    assert case.decision is not None and case.decision.text == words
    assert case.decision.resolved is not None and case.decision.resolved.text == "Kaia bygges av stein."
    assert case.decision.follows_recommendation == "unchanged"


def test_both_proposals_with_as_many_votes_are_a_tie() -> None:
    told = "Det ble votert mellom stein og tre.\nBegge forslag fikk 4 stemmer. Rådmannens forslag ble vedtatt med leders dobbeltstemme."
    votes = _case(f"Votering\n{told}\n\nVedtak\nKaia bygges av stein.").cases[0].votes
    assert [(v.for_, v.against, v.casting_vote, v.result) for v in votes] == [(4, 4, True, "carried")]


@pytest.mark.parametrize("words", ["Som nytt medlem av havnestyret velges Per Moe (H).", "Til nytt medlem av hamnestyret vert vald Per Moe."])
def test_a_sentence_that_only_elects_tells_an_election(words: str) -> None:
    case = _case(f"Vedtak:\n{words}").cases[0]
    assert case.decision is not None and case.decision.outcome == "elected"


def test_users_who_observe_below_those_absent_are_not_absent() -> None:
    people = "Til stede:\nOla Lid\nKari Vik\n\nForfall:\nPer Moe\n\nBrukerutvalget:\nAstri Haug      Observatør\n"
    found = {a.name: (a.presence, a.group) for a in _case("Vedtak:\nKaia bygges.", people).attendance.attendees}
    assert found["Astri Haug"] == ("present", "observer")
    assert found["Per Moe"][0] == "absent"


def test_a_name_may_break_at_the_end_of_the_line_of_its_label() -> None:
    gap = " " * 23
    people = f"Medlemmer:             Ola Lid, Kari Vik\n\nFra administrasjonen:  Rådmann Per Moe, sjefene Anne Strand og Morten\n{gap}Haugland\n"
    names = [a.name for a in _case("Vedtak:\nKaia bygges.", people).attendance.attendees]
    assert "Morten Haugland" in names and "Morten" not in names


@pytest.mark.parametrize("heads", ["Medlemmer:\nHøyre", "Medlemmer:    Høyre", "Følgende medlemmer møtte:\n\nHøyre"])
def test_a_party_on_a_line_of_its_own_heads_its_members(heads: str) -> None:
    people = f"{heads}\nOla Lid\nKari Vik\nArbeiderpartiet\nPer Moe, leder\nSenterpartiet\nAnne Strand\n"
    found = [(a.name, a.represents) for a in _case("Vedtak:\nKaia bygges.", people).attendance.attendees]
    assert found == [("Ola Lid", "Høyre"), ("Kari Vik", "Høyre"), ("Per Moe", "Arbeiderpartiet"), ("Anne Strand", "Senterpartiet")]


def test_a_party_below_each_name_heads_nobody() -> None:
    people = "Medlemmer:\nOla Lid\nHøyre\nKari Vik\nArbeiderpartiet\nPer Moe\nSenterpartiet\n"
    found = {a.name: a.represents for a in _case("Vedtak:\nKaia bygges.", people).attendance.attendees}
    assert found["Kari Vik"] != "Høyre" and found["Per Moe"] != "Arbeiderpartiet"


@pytest.mark.parametrize(
    ("words", "subjects"),
    [
        ("Punkt 1 og 3: Enstemmig.", ["Punkt 1 og 3"]),
        ("Pkt. 2: Samrøystes", ["Pkt. 2"]),
        ("Forslaget fra Lid: Enst.\nPunkt 2: Enstemmig.", ["Forslaget fra Lid", "Punkt 2"]),
    ],
)
def test_a_bare_result_after_what_was_voted_on_is_a_vote(words: str, subjects: list[str]) -> None:
    votes = _case(f"Votering:\n{words}\n\nVedtak:\nKaia bygges.").cases[0].votes
    assert [(v.unanimous, v.result, v.subject) for v in votes] == [(True, "carried", subject) for subject in subjects]


def test_what_is_sent_on_by_all_is_a_vote() -> None:
    votes = _case("Votering:\nForslag nr. 4 ble enstemmig oversendt rådmannen.\n\nVedtak:\nKaia bygges.").cases[0].votes
    assert [(v.unanimous, v.result) for v in votes] == [(True, "carried")]


def test_a_vote_on_disqualification_leaves_that_of_the_label() -> None:
    told = "Framlegg til vedtak:\nKaia vert bygd.\n\nKari Moe vart samrøystes kjend ugild."
    case = _case(f"{told}\n\nVedtak i Formannskapet 04.02.2016: (Samr.)\nKaia vert bygd.").cases[0]
    assert [(v.unanimous, v.result) for v in case.votes] == [(True, "carried"), (True, "carried")]


def test_the_name_of_the_document_before_its_page_count_is_no_text() -> None:
    foot = "Møteprotokoll for Formannskapet 04.02.2016                    {}\n"
    minutes = parse_text(HEAD + foot.format(1) + CASES.format("Vedtak:\nKaia bygges.\n\n" + foot.format(2)))
    assert minutes.cases[0].decision is not None and minutes.cases[0].decision.text == "Kaia bygges."


@pytest.mark.parametrize("label", ["Til behandling forelå:", "Til handsaming låg føre:", "Saker behandlet under møtet"])
def test_a_list_of_what_was_there_to_be_treated_is_the_agenda(label: str) -> None:
    rows = "7/16   NY KAI\n8/16   BADEPLASS\n"
    minutes = parse_text(f"{HEAD}\n{label}\n{rows}\nSak 7/16\nNY KAI\n\nVedtak:\nKaia bygges.\n\nSak 8/16\nBADEPLASS\n\nVedtak:\nPlassen ryddes.\n")
    assert [(c.title, c.decision and c.decision.text) for c in minutes.cases] == [("NY KAI", "Kaia bygges."), ("BADEPLASS", "Plassen ryddes.")]


@pytest.mark.parametrize("post", ["Bydelsdirektør", "Kommunikasjonsrådgiver", "Oppmålingsingeniør"])
def test_a_compound_that_ends_in_a_post_of_the_administration_is_one(post: str) -> None:
    people = f"Til stede:\nOla Lid\n\nI tillegg møtte:\n{post} Kari Vik\n"
    found = {a.name: a.group for a in _case("Vedtak:\nKaia bygges.", people).attendance.attendees}
    assert found["Kari Vik"] == "administration"


ROWS = """Medlemmer som møtte:
Navn                Funksjon     Representerer
Ola Lid             Leder        H
Kari Vik            Medlem       AP
{}
Per Moe             Medlem       SP
"""


@pytest.mark.parametrize(("line", "name"), [("Strand", "Kari Vik Strand"), ("Senterpartiet", "Kari Vik"), ("Medlem", "Kari Vik")])
def test_a_name_may_break_in_its_cell(line: str, name: str) -> None:
    names = [a.name for a in _case("Vedtak:\nKaia bygges.", ROWS.format(line)).attendance.attendees]
    assert names[:2] == ["Ola Lid", name]


@pytest.mark.parametrize("words", ["samr.", "samrøystes", "enst."])
def test_all_may_find_somebody_disqualified_in_few_letters(words: str) -> None:
    case = _case(f"Innstilling:\nKaia vert bygd.\n\nKari Moe (V) vart {words} kjend ugild.\n\nVedtak:\nSom innstillinga.").cases[0]
    assert [r.text for r in case.recommendations] == ["Kaia vert bygd."]
    assert [(v.unanimous, v.result) for v in case.votes] == [(True, "carried")]
