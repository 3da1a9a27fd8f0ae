"""Layouts of small bodies: agendas with rows within rows, lists of "name: post", officers who sign."""

from __future__ import annotations

import pytest

from minutes_parser import parse, parse_text

HEAD = "Referat fra møte i Tveiten velforening 12.03.2014\n\nTil stede: Kari Solvang, Per Ånestad\n\n"
ROWS = ("Opning av møtet", "Gjennomgang av rekneskapen", "Innkomne søknader", "Tilskudd til brygga", "Ny vimpel", "Ymse saker")


def agenda(inner: str, *, marks: str = "") -> str:
    one, two, three, first, second, last = ROWS
    rows = f"1. {one}\n2. {two}\n3. {three}\n{inner}1. {first}\n{inner}2. {second}\n4. {last}\n\n"
    return f"{HEAD}Dagsorden:\n{rows}" + "\n\n".join(f"{marks}{title}\n\nPer snakket en stund." for title in ROWS)


@pytest.mark.parametrize("inner", ["  ", "", "\t"])
@pytest.mark.parametrize("marks", ["", "## "])
def test_rows_within_a_row_of_the_agenda_are_no_cases_of_their_own(inner: str, marks: str) -> None:
    minutes = parse(agenda(inner, marks=marks).encode(), name="referat.md" if marks else "referat.txt")
    assert [(r.number.raw if r.number else None, r.title) for r in minutes.agenda] == list(zip(("1", "2", "3", None, None, "4"), ROWS, strict=True))
    assert [(c.number.raw if c.number else None, c.title) for c in minutes.cases] == list(zip(("1", "2", "3", None, None, "4"), ROWS, strict=True))
    assert not [d for d in minutes.diagnostics if d.code == "MP411"]


def test_headings_of_two_levels_that_the_agenda_lists_are_all_cases() -> None:
    text = agenda("  ", marks="### ").replace("### Tilskudd", "## Tilskudd").replace("### Ny vimpel", "## Ny vimpel")
    assert [c.title for c in parse(text.encode(), name="referat.md").cases] == list(ROWS)


def test_an_agenda_that_counts_from_one_again_after_a_gap_is_over() -> None:
    text = f"{HEAD}Dagsorden:\n1. Opning av møtet\n2. Ny vimpel\n\n1. Opning av møtet\nGodkjent.\n\n2. Ny vimpel\nGodkjent.\n"
    minutes = parse_text(text)
    assert [r.number.raw for r in minutes.agenda if r.number] == ["1", "2"]
    assert [c.decision.text for c in minutes.cases if c.decision] == ["Godkjent.", "Godkjent."]


PEOPLE = {
    "posts": ("Kari Solvang: Leder\nPer Ånestad: kasserer", [("Kari Solvang", "chair", None), ("Per Ånestad", None, None)]),
    "organisations": ("Kari Solvang: Båtlaget\nPer Ånestad: FAU", [("Kari Solvang", None, "Båtlaget"), ("Per Ånestad", None, "FAU")]),
    "the organisation first": (
        "Tveiten Idrettslag: Kari Solvang\nLia vel: Per Ånestad",
        [("Kari Solvang", None, "Tveiten Idrettslag"), ("Per Ånestad", None, "Lia vel")],
    ),
    "no words": ("Kari Solvang: 37\nPer Ånestad", None),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_who_comes_before_a_colon_and_what_after(name: str) -> None:
    lines, expected = PEOPLE[name]
    minutes = parse_text(f"Referat fra styremøte 12.03.2014\n\nTil stede:\n\n{lines}\n\nSak 1 Vimpel\nGodkjent.\n")
    people = [(a.name, a.role, a.represents) for a in minutes.attendance.attendees]
    if expected is None:
        assert ("Kari Solvang", None, "37") not in people
    else:
        assert people == expected


@pytest.mark.parametrize("space", ["\u200b", "\u200b ", "\ufeff"])
def test_an_invisible_character_behind_a_label(space: str) -> None:
    minutes = parse_text(
        f"Protokoll fra årsmøte 12.03.2014\n\nMøteleder:{space}Kari Solvang\nReferent:{space} Per Ånestad\n\nSak 1 Vimpel\nGodkjent.\n"
    )
    assert (minutes.chair, minutes.secretary) == ("Kari Solvang", "Per Ånestad")


SIGNED = {
    "below the name": "Per Ånestad\nReferent",
    "in brackets": "Per Ånestad\n(møtesekretær)",
    "on the line": "Per Ånestad, referent",
    "behind a break": "''Per Ånestad<br>Referent''",
}


@pytest.mark.parametrize("name", SIGNED)
def test_who_signs_as_the_one_who_wrote(name: str) -> None:
    minutes = parse_text(f"Referat fra styremøte 12.03.2014\n\nTil stede: Kari Solvang\n\nSak 1 Vimpel\n\nGodkjent.\n\n\n{SIGNED[name]}\n")
    assert minutes.secretary == "Per Ånestad"
    assert [(a.name, a.role) for a in minutes.attendance.attendees] == [("Kari Solvang", None), ("Per Ånestad", "secretary")]


def test_posts_below_several_names_name_nobody_for_sure() -> None:
    text = "Kari Solvang     Per Ånestad\nreferent         leder"
    minutes = parse_text(f"Referat fra styremøte 12.03.2014\n\nTil stede: Kari Solvang\n\nSak 1 Vimpel\n\nGodkjent.\n\n\n{text}\n")
    assert minutes.secretary is None


@pytest.mark.parametrize("word", ["Sak {}", "{}.", "## Sak {}", "## {}"])
def test_a_number_given_twice_by_a_slip_is_that_of_two_cases(word: str) -> None:
    told = ("Godkjenning av referat", "Ny vimpel", "Maling av naustet", "Eventuelt")
    body = "\n\n".join(
        f"{word.format(n)} {title}\n\nPer snakket om dette en stund.\n\nStyret venter." for n, title in zip((1, 2, 2, 3), told, strict=True)
    )
    minutes = parse(f"{HEAD}{body}\n".encode(), name="referat.md" if "#" in word else "referat.txt")
    assert [(c.number.sequence if c.number else None, c.title) for c in minutes.cases] == list(zip((1, 2, 2, 3), told, strict=True))


def test_two_titles_of_one_number_that_differ_in_a_word_are_two_cases() -> None:
    told = (
        (5, "Tilskudd til brygga"),
        (6, "Tilskudd til nye instrumenter til korpset"),
        (6, "Tilskudd til nye instrumenter til bandet"),
        (7, "Vimpel"),
    )
    body = "\n\n".join(f"## 4.{n} - {title}\n\nPer snakket om dette en lang stund.\n\nKari svarte.\n\nSøknaden innvilges." for n, title in told)
    assert [c.title for c in parse(f"# Møte\n\n{HEAD}{body}\n".encode(), name="referat.md").cases] == [title for _, title in told]


ROLES = {
    "(2. trinn / nestleder)": ("deputy_chair", "2. trinn"),
    "(nestleder, 4. trinn)": ("deputy_chair", "4. trinn"),
    "(Ap/leder)": ("chair", "Ap"),
    "(Lia / Tveiten)": (None, "Lia / Tveiten"),
}


@pytest.mark.parametrize("said", ROLES)
def test_a_role_beside_whom_one_stands_for(said: str) -> None:
    minutes = parse_text(
        f"Referat fra møte i FAU 12.03.2014\n\nTil stede fra FAU:\nKari Solvang {said}\nPer Ånestad (3. trinn)\n\nSak 1 Vimpel\nGodkjent.\n"
    )
    assert [(a.role, a.represents) for a in minutes.attendance.attendees] == [ROLES[said], (None, "3. trinn")]


@pytest.mark.parametrize("line", ["Svarfrist er mandag 3. mars 2014 kl. 23.45.", "Meld forfall senest 3. mars 2014 kl. 23.45."])
def test_a_deadline_is_not_when_they_meet(line: str) -> None:
    meeting = parse_text(f"Referat fra styremøte\n\n{line}\n\nTil stede: Kari Solvang\n\nSak 1 Vimpel\nGodkjent.\n").meeting
    assert meeting.start_time is None


def test_whom_a_letter_greets_is_not_the_body() -> None:
    text = "Referat fra møte 12.03.2014\n\nKjære Festutvalg,\n\nTil stede: Kari Solvang\n\nSak 1 Vimpel\nGodkjent.\n"
    assert parse_text(text).meeting.body is None


@pytest.mark.parametrize("said", ["som leder for møtet", "til møteleder", "som ordstyrer"])
def test_whom_the_body_chose_to_lead(said: str) -> None:
    minutes = parse_text(
        f"Referat fra styremøte 12.03.2014\n\nStyret valgte Kari Solvang {said}.\n\nTil stede: Per Ånestad\n\nSak 1 Vimpel\nGodkjent.\n"
    )
    assert minutes.chair == "Kari Solvang"


@pytest.mark.parametrize("said", ["Kari: Forrige gang ble kasserer og leder valgt.", "Vi følger forslag 1, slik at styret velges før kassereren."])
def test_what_was_done_last_time_or_is_the_purpose_decides_nothing(said: str) -> None:
    (case,) = parse_text(f"{HEAD}Sak 1 Gjøremål\n\n{said}\n").cases
    assert case.decision is None


@pytest.mark.parametrize("again", ["Flytting er vedtatt 4 mot 3.", "Flytting ble vedtatt med 4 mot 3 stemmer."])
def test_a_count_and_the_sentence_that_tells_it_again_are_one_vote(again: str) -> None:
    (case,) = parse_text(f"{HEAD}Sak 1 Flytting\n\nVotering:\nFlytte (Ja): 4\nBli (Nei): 3\nBlank: 2\n\n{again}\n").cases
    assert [(v.for_, v.against, v.blank) for v in case.votes] == [(4, 3, 2)]


def test_the_name_of_a_document_below_the_agenda_is_no_row() -> None:
    rows = "SAKSLISTE\nSaksnr. Arkivsaksnr.\nTittel\n0002/15 15/00183\nMØTEPLAN\n0003/15 15/00196\nTILTAK\nHOVEDUTSKRIFT\n"
    cases = "Sak nr.: 0002/15\nMØTEPLAN\n\nVedtak:\nPlanen godkjennes.\n\nSak nr.: 0003/15\nTILTAK\n\nVedtak:\nTiltaket settes i verk.\n"
    minutes = parse_text(f"MØTEBOK\nArbeidsmiljøutvalget 12.03.2015\n\n{rows}{cases}")
    assert [r.title for r in minutes.agenda] == ["MØTEPLAN", "TILTAK"]


COUNCIL = "Møteprotokoll\nUtvalg: Kommunestyret\nMøtedato: 12.03.2014\n\nSak 5/14 Høring om garnfiske\n\n"


@pytest.mark.parametrize("who", ["Departementet", "Regjeringen", "Fiskeridirektoratet", "Statsforvalteren"])
@pytest.mark.parametrize("joint", [" ", "\n"])
def test_what_the_state_proposes_is_cited_in_the_decision(who: str, joint: str) -> None:
    told = f"Kommunen ber om å bli hørt.{joint}{who} foreslår følgende: «Garn settes bare på onsdager.»\nKommunen går imot dette."
    (case,) = parse_text(f"{COUNCIL}Per Ånestad (H) foreslo følgende: Saken utsettes.\n\nVedtak:\n{told}\n").cases
    assert case.decision and case.decision.text.endswith("Kommunen går imot dette.")
    assert [p.by for p in case.proposals] == ["Per Ånestad (H)"]


@pytest.mark.parametrize("head", ["Endringsforslag til rådmannens innstilling", "Tillegg etter siste avsnitt i rådmannens innstilling"])
def test_what_is_to_be_put_into_a_recommendation_is_a_proposal(head: str) -> None:
    (case,) = parse_text(f"{COUNCIL}Rådmannens innstilling:\nGarn settes.\n\n{head}:\nGarn tas opp.\n\nVedtak:\nGarn settes.\n").cases
    assert [(r.by, r.text) for r in case.recommendations] == [("Rådmannens", "Garn settes.")]
    assert [p.text for p in case.proposals] == ["Garn tas opp."]


def test_what_is_only_to_become_somebodys_recommendation_is_not_by_them() -> None:
    (case,) = parse_text(f"{COUNCIL}Forslag til formannskapets innstilling:\nGarn settes.\n\nVedtak:\nGarn settes.\n").cases
    assert [(r.by, r.text) for r in case.recommendations] == [(None, "Garn settes.")]


@pytest.mark.parametrize("line", ["Godkjennes enstemmig.", "Innvilget enstemmig.", "Vi vedtar enstemmig å male naustet."])
def test_the_verb_alone_is_no_subject_of_a_vote(line: str) -> None:
    (case,) = parse_text(f"{HEAD}Sak 1 Naustet\n\n{line}\n").cases
    assert [(v.unanimous, v.subject) for v in case.votes] == [(True, None)]


def test_what_was_voted_on_stands_after_how_the_voting_went() -> None:
    (case,) = parse_text(
        f"{HEAD}Sak 1 Naustet\n\nVotering:\nVoteringen ble gjennomført i følgende rekkefølge: Forslag 1 ble forkastet med 7 stemmer.\n"
    ).cases
    assert [(v.subject, v.against) for v in case.votes] == [("Forslag 1", 7)]


def test_the_past_tense_of_a_long_case_is_its_background() -> None:
    told = "Naustet ble vedtatt solgt til grannen før krigen, og kom tilbake etter mange år. "
    (brief,) = parse_text(f"{HEAD}Sak 1 Naustet\n\nEtter en god samtale ble tilbudet enstemmig godkjent.\n").cases
    (long,) = parse_text(f"{HEAD}Sak 1 Naustet\n\n{told * 60}\n\nEtter en god samtale ble det kaffe.\n").cases
    assert brief.decision is not None and long.decision is None


@pytest.mark.parametrize("tab", ["\t", ", "])
def test_posts_and_initials_beside_names_are_nobody_they_stand_for(tab: str) -> None:
    rows = (("Kari Solvang (KS)", "Leder"), ("Per Ånestad (PÅ)", "Teknisk Leder"), ("Ola Martin Berg Lie (OML)", "Trener"), ("Eva Bo (H)", "Oppmann"))
    people = "\n".join(tab.join((*row, "Tilstede")) for row in rows)
    minutes = parse_text(f"Referat\nTveiten Idrettslag, styremøte 12.03.2014\n\nMøtedeltakere:\n\n{people}\n\nSak 1: Vimpel\nGodkjent.\n")
    assert [(a.role, a.represents) for a in minutes.attendance.attendees] == [("chair", None), (None, None), (None, None), (None, "H")]
