"""Public bodies: attendance tables with local lists, agendas whose titles stand below their numbers, what was done with the paper."""
# ruff: noqa: E501  # a small document is one string, which reads best unbroken

from __future__ import annotations

import datetime as dt

import pytest

from minutes_parser import Minutes, parse_text
from minutes_parser.extract.bodies import is_own

HEAD = "Møteprotokoll\nStorvik kommunestyre\n\nMøtedato: 11.06.2009\n\n"
CASE = "\n\nSak 12/09 Veilys\n\nVedtak: Saken utsettes.\n"

TABLE = """Innkalte:
Funksjon     Navn                        Forfall         Møtt for
Ordfører     Aud Nesheim FOLK
Medlem       Bård Liaklev BYGDL          Permisjon       Helge Dikkanen BYGDL
Medlem       Siri Anne Tangvold BYGDL
Medlem       Frida Kvamsdal SP           Gyldig forfall  Even Mostølen SP
Medlem       Nils Erik Ravnås AP
"""


def told(minutes: Minutes) -> dict[str, tuple[str, str, str | None, str | None]]:
    return {a.name: (a.presence, a.group, a.represents, a.substitute_for) for a in minutes.attendance.attendees}


def read(people: str) -> dict[str, tuple[str, str, str | None, str | None]]:
    return told(parse_text(HEAD + people + CASE))


def test_beside_the_absence_of_a_member_stands_who_met_and_local_lists_are_no_surnames() -> None:
    assert read(TABLE) == {
        "Aud Nesheim": ("present", "member", "FOLK", None),
        "Bård Liaklev": ("absent", "member", "BYGDL", None),
        "Helge Dikkanen": ("present", "substitute", "BYGDL", "Bård Liaklev"),
        "Siri Anne Tangvold": ("present", "member", "BYGDL", None),
        "Frida Kvamsdal": ("absent", "member", "SP", None),
        "Even Mostølen": ("present", "substitute", "SP", "Frida Kvamsdal"),
        "Nils Erik Ravnås": ("present", "member", "AP", None),
    }


def test_a_surname_in_capitals_stays_a_surname() -> None:
    assert set(read("Til stede:\nAud Marie DAHL\nBård Ole LUND\nSiri Anne TVEIT")) == {"Aud Marie DAHL", "Bård Ole LUND", "Siri Anne TVEIT"}


@pytest.mark.parametrize(
    "label",
    [
        "Medlemmer til stede på møtet",
        "Styremedlemmer tilstede i styremøtet:",
        "Kommunestyrets medlemmer som møtte:",
        "Følgende representanter var til stede under oppropet:",
        "Medlemer til stades på møtet",
        "Tilstede ved opprop:",
    ],
)
def test_who_was_there_and_where(label: str) -> None:
    assert {n: p[0] for n, p in read(f"{label}\nAud Nesheim (leder)\nBård Liaklev\n").items()} == {
        "Aud Nesheim": "present",
        "Bård Liaklev": "present",
    }


@pytest.mark.parametrize("label", ["Fra byplanavdelingen", "Fra rådmannen", "Fra teknisk etat møtte", "Frå sentraladministrasjonen"])
def test_a_part_of_the_administration(label: str) -> None:
    assert read(f"Til stede: Aud Nesheim\n\n{label}: Even Mostølen")["Even Mostølen"][:2] == ("present", "administration")


def test_the_stop_of_an_abbreviated_name_ends_no_list() -> None:
    found = read("Tilstede:\nOrdfører Aud Nesheim\nBård Chr. Liaklev møtte for Even Mostølen\nSiri Tangvold\nFrida Kvamsdal\n")
    assert {name for name, value in found.items() if value[0] == "present"} == {"Aud Nesheim", "Bård Chr. Liaklev", "Siri Tangvold", "Frida Kvamsdal"}
    assert found["Even Mostølen"][0] == "absent"


def test_a_post_with_two_fields() -> None:
    minutes = parse_text(
        HEAD + "Til stede: Aud Nesheim\n\nDessuten møtte:\nPlan- og ressurssjef Even Mostølen\nSiri Tangvold, oppvekst- og kulturleder\n" + CASE
    )
    assert told(minutes)["Even Mostølen"][:3] == ("present", "administration", None)
    assert told(minutes)["Siri Tangvold"][2] is None


def test_a_long_note_behind_a_name_that_was_broken() -> None:
    found = read(
        "Til stede:   Aud Nesheim, Bård Liaklev, Siri\n             Anne Tangvold (forfall sak 20/09, 21/09, 23/09, 24/09, 28/09, 29/09),\n             Even Mostølen"
    )
    assert set(found) == {"Aud Nesheim", "Bård Liaklev", "Siri Anne Tangvold", "Even Mostølen"}


def test_ten_of_those_called_answered() -> None:
    minutes = parse_text(HEAD + "Til stede: Aud Nesheim, Bård Liaklev\n\nAv 9 møtte 8 representanter ved opprop.\n" + CASE)
    assert minutes.attendance.seats == 9


@pytest.mark.parametrize(
    "done", ["Godkjent 24. juni 2014", "Sist oppdatert 1. juli 2014", "Sendt medlemmene 30. juni 2014", "Godkjend av rådet 24. juni 2014"]
)
def test_what_was_done_with_the_paper_has_a_day_of_its_own(done: str) -> None:
    minutes = parse_text(
        f"Protokoll\nKystrådet\n\n{done}\n\nSolvang kurssted, Lia, 7.-8. mai 2014\n\nTil stede: Aud Nesheim\n\nSak 1/14 Veilys\n\nVedtak: Utsatt.\n"
    )
    assert (minutes.meeting.date, minutes.meeting.end_date) == (dt.date(2014, 5, 7), dt.date(2014, 5, 8))


def test_an_agenda_whose_titles_stand_below_two_numbers() -> None:
    minutes = parse_text(
        HEAD
        + "SAKSLISTE\nUtvalgssaksnr. Saksnr:   Tittel\n0041/09        09/01120\nMELDINGER\n0042/09        09/01121\nNY BRU TIL LIA\n0043/09        09/01199\nSALG AV SKOLEN\n\n"
        "0041/09\nMELDINGER\n\nForslag til vedtak:\nMeldingene tas til orientering.\n\nBehandling:\nEnstemmig som forslaget.\n\n"
        "0042/09\nNY BRU TIL LIA\n\nVedtak:\nBrua bygges.\n"
    )
    assert [(c.number.raw if c.number else None, c.title) for c in minutes.cases] == [("0041/09", "MELDINGER"), ("0042/09", "NY BRU TIL LIA")]
    assert minutes.cases[0].decision
    assert minutes.cases[0].decision.text == "Enstemmig som forslaget."
    assert [row.title for row in minutes.agenda] == ["MELDINGER", "NY BRU TIL LIA", "SALG AV SKOLEN"]


def test_a_list_without_a_label_is_an_agenda_and_a_result_no_title() -> None:
    minutes = parse_text(
        HEAD + "Sak 21/09 Godkjenning av protokoll\nSak 22/09 Nytt vald i Nordlia\nSak 23/09 Eventuelt\n\n"
        "Sak 21/09\nProtokollen fra forrige møte ble godkjent.\n\nSak 22/09 Nytt vald i Nordlia\nVedtak: Valdet godkjennes.\n\nSak 23/09 Eventuelt\nIngen saker.\n"
    )
    assert [c.number.raw for c in minutes.cases if c.number] == ["21/09", "22/09", "23/09"]
    assert minutes.cases[0].decision
    assert minutes.cases[0].decision.text == "Protokollen fra forrige møte ble godkjent."
    assert [row.title for row in minutes.agenda] == ["Godkjenning av protokoll", "Nytt vald i Nordlia", "Eventuelt"]


@pytest.mark.parametrize("line", ["Samrøystes som tilrådinga.", "Som rådmannens innstilling.", "Enstemmig som foreslått"])
def test_as_it_was_put(line: str) -> None:
    minutes = parse_text(HEAD + f"Sak 12/09 Veilys\n\nForslag til vedtak:\nDet settes opp åtte nye lys.\n\nBehandling:\n{line}\n")
    assert minutes.cases[0].decision
    assert minutes.cases[0].decision.text == line
    assert minutes.cases[0].decision.follows_recommendation == "unchanged"


SAKSPAPIR = """Storvik kommune

Møteprotokoll
Levekårsutvalet

Møtedato:   12.05.2020
Møtetid:    15:00 - 17:30

Møtedeltakarar     Parti    Rolle
Aud Nesheim        SP       Leiar
Bård Liaklev       AP       Medlem

Saksliste
Saksnr     Tittel
018/20     Godkjenning av innkalling og saksliste
019/20     Vikarar i heimetenesta

Saksnr     Utval               Type    Dato
018/20     Levekårsutvalet     PS      12.05.2020

Sakshandsamar       Arkiv             ArkivsakID
Siri Tangvold       FE-033            20/1207

Godkjenning av innkalling og saksliste

Framlegg til vedtak:
Innkalling og saksliste vert godkjend.

Levekårsutvalet - 018/20

LEV - Handsaming:
Ingen merknader.

LEV - Vedtak:
Innkalling og saksliste vert godkjend.

Saksnr     Utval               Type    Dato
019/20     Levekårsutvalet     PS      12.05.2020
022/20     Kommunestyret       PS      28.05.2020

Sakshandsamar       Arkiv             ArkivsakID
Siri Tangvold       FE-033            20/1311

Vikarar i heimetenesta

Rådmannen sitt framlegg til vedtak:
Rådmannen lagar ei ordning med faste vikarar.

Levekårsutvalet - 019/20

LEV - Handsaming:
Bård Liaklev (AP) sette fram framlegg om utsetjing.
Framlegget fekk 1 røyst og fall.

LEV - Tilråding:
Rådmannen lagar ei ordning med faste vikarar.
"""


@pytest.mark.parametrize("text", [SAKSPAPIR, SAKSPAPIR.replace("Møtedeltakarar     Parti    Rolle", "Møtedeltakarar").replace("      ", " ")])
def test_papers_with_the_heads_of_a_table_over_each_case(text: str) -> None:
    minutes = parse_text(text)
    assert minutes.meeting.body == "Levekårsutvalet"
    assert [(c.number.raw, c.title, c.case_handler, c.archive_ref) for c in minutes.cases if c.number] == [
        ("018/20", "Godkjenning av innkalling og saksliste", "Siri Tangvold", "20/1207"),
        ("019/20", "Vikarar i heimetenesta", "Siri Tangvold", "20/1311"),
    ]
    assert [c.decision.text for c in minutes.cases if c.decision] == [
        "Innkalling og saksliste vert godkjend.",
        "Rådmannen lagar ei ordning med faste vikarar.",
    ]
    assert [len(c.recommendations) for c in minutes.cases] == [1, 1]


def test_the_date_of_a_body_that_has_yet_to_meet_is_open() -> None:
    minutes = parse_text(SAKSPAPIR.replace("PS      28.05.2020", "PS"))
    assert [(c.number.raw, c.title) for c in minutes.cases if c.number][1] == ("019/20", "Vikarar i heimetenesta")
    [open_date] = parse_text(
        "Storvik kommune\n\nSAKSPAPIR\n\nSaksnr   Utval   Type   Dato\n019/20   Levekårsutvalet   PS\n\nVIKARAR I HEIMETENESTA\n\nFramlegg til vedtak:\nOrdninga vert laga.\n"
    ).cases
    assert open_date.title == "VIKARAR I HEIMETENESTA"


def test_who_came_late_and_stands_on_no_list() -> None:
    found = read(
        "Til stede under opprop:\nAud Nesheim (H)\nBård Liaklev (A)\n\n2 representanter til stede under opprop\n\nSiri Anne Tangvold (FrP) møtte kl. 17.20\n\nRådgiver: Even Mostølen\n"
    )
    assert found["Siri Anne Tangvold"][0] == "present"
    assert found["Even Mostølen"][:2] == ("present", "administration")


def test_who_serves_the_body_is_not_the_body() -> None:
    assert (
        parse_text("STORVIK KOMMUNE\nBystyrets kontor\n\nProtokoll\nKomite for oppvekst\n\nMøtedato: 11.06.2009\n" + CASE).meeting.body
        == "Komite for oppvekst"
    )


@pytest.mark.parametrize(("by", "own"), [("LEV -", True), ("FSK -", False), ("LK -", True), ("KST -", False), ("Lev", True)])
def test_letters_stand_for_a_body(by: str, own: bool) -> None:
    assert is_own(by, "Levekårsutvalet") is own


def test_cases_numbered_within_their_meeting() -> None:
    last = parse_text(
        HEAD
        + "O-sak 1/4/09 - Nytt fra styret\n\nS 1/4/09 - Møteplan\n\nVedtak:\nPlanen vedtas.\n\nS 2/4/09 - Budsjett\n\nVedtak:\nBudsjettet vedtas.\n\nIngen saker under eventuelt.\n"
    )
    assert [(c.number.series, c.number.sequence, c.number.year) for c in last.cases if c.number] == [("O", 1, 2009), ("S", 1, 2009), ("S", 2, 2009)]
    assert last.cases[2].decision
    assert last.cases[2].decision.text == "Budsjettet vedtas."
    first = parse_text(HEAD + "09/3/1 Møteplan\nPlanen ble vedtatt, enstemmig.\n\n09/3/2 Budsjett\nBudsjettet ble vedtatt, enstemmig.\n")
    assert [(c.number.sequence, c.number.year) for c in first.cases if c.number] == [(1, 2009), (2, 2009)]


def test_a_date_at_the_start_of_a_line_is_no_number() -> None:
    minutes = parse_text(HEAD + "Sak 12/09 Veilys\n\n14/5/09 Befaring i Nordlia\n\n3/6/2009 Møte med eierne\n\nVedtak:\nSaken utsettes.\n")
    assert [c.number.raw for c in minutes.cases if c.number] == ["12/09"]


def test_a_rule_with_words_on_it_ends_a_passage() -> None:
    minutes = parse_text(
        HEAD
        + "PS 14/09   Protokoll\n\nFramlegg til vedtak:\nProtokollen vert godkjend.\n\n====== Streken følgjer teksten ======\n\nVedtak i kommunestyret: (Samr.)\nSom framlegg.\n\n------- Slutt på vedtaket (ikkje for utskrift) -------\n"
    )
    assert minutes.cases[0].decision
    assert minutes.cases[0].decision.text == "Som framlegg."
    assert [r.text for r in minutes.cases[0].recommendations] == ["Protokollen vert godkjend."]
    assert [v.unanimous for v in minutes.cases[0].votes] == [True]


def test_a_company_and_an_association_are_nobody() -> None:
    found = read(
        "Til stede:\nOrdfører Aud Nesheim, Storvik kommune\nOrdfører Bård Liaklev, Ytre Kyst Utvikling\nOrdfører Siri Tangvold, Fjellregionen\n\n"
        "Dessuten møtte:\nKyst Vekst IKS: Frida Kvamsdal og Even Mostølen\n"
    )
    assert set(found) == {"Aud Nesheim", "Bård Liaklev", "Siri Tangvold", "Frida Kvamsdal", "Even Mostølen"}
    assert found["Bård Liaklev"][2] == "Ytre Kyst Utvikling"


def test_a_place_and_its_stop() -> None:
    assert (
        parse_text("Møteprotokoll\nFormannskapet\n\nMøtested: Kommunestyresalen.\nMøtedato: 11.06.2009\n" + CASE).meeting.place == "Kommunestyresalen"
    )


@pytest.mark.parametrize("letters", ["", "    rbt", "   RBT"])
def test_a_row_of_the_body_over_each_case_of_the_agenda(letters: str) -> None:
    row = "Fellesrådet    12.05.2009    {}/09" + letters
    minutes = parse_text(
        "Møteprotokoll\nStorvik kirkelige fellesråd\n\nMøtedato: 12.05.2009\n\nFremmøtte:\nAud Nesheim, Bård Liaklev\n\n"
        "Sakliste\nSak 30/09 Godkjenning av innkalling\nSak 31/09 Minnelund\nSak 32/09 Gjerde\n\n"
        + "\n\nSTORVIK KIRKELIGE FELLESRÅD\n".join(
            f"{row.format(number)}\n{title}\n\nInnstilling:\n{put}\nVedtak:\n{put}"
            for number, title, put in (
                (30, "GODKJENNING AV INNKALLING", "Innkalling godkjent."),
                (31, "MINNELUND", "Lunden anlegges."),
                (32, "GJERDE", "Gjerdet males."),
            )
        )
        + "\n"
    )
    assert [(c.number.sequence, c.title) for c in minutes.cases if c.number] == [(30, "GODKJENNING AV INNKALLING"), (31, "MINNELUND"), (32, "GJERDE")]
    assert [c.decision.text for c in minutes.cases if c.decision] == ["Innkalling godkjent.", "Lunden anlegges.", "Gjerdet males."]


def test_members_who_met_and_members_who_did_not() -> None:
    people = "Medlemmer: Aud Nesheim (leder), Bård Liaklev, Siri Tangvold\nForfall: {}\nVaramedlemmer: Even Mostølen\n"
    assert parse_text(HEAD + people.format("Frida Kvamsdal, Nils Ravnås") + CASE).attendance.seats == 5
    assert parse_text(HEAD + people.format("Siri Tangvold") + CASE).attendance.seats == 3


@pytest.mark.parametrize(
    "said", ["(vara Even Mostølen møtte)", "( vara Even Mostølen møter for fylkeskommunen)", "(varamedlem Even Mostølen stilte)"]
)
def test_in_brackets_who_met_instead(said: str) -> None:
    found = read(f"Til stede: Aud Nesheim, Bård Liaklev\nForfall: Siri Tangvold {said}\n")
    assert found["Siri Tangvold"][:2] == ("absent", "member")
    assert found["Even Mostølen"] == ("present", "substitute", None, "Siri Tangvold")
