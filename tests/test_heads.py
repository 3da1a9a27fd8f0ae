"""Head and kind of the meeting: days, hours, place, body, organisation, and headings without a number."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text

HEADS = {
    "the day is in the title": (
        """
---
layout: referat
title: 6. februar 2013
---

Tilstede: Kari Solvang, Odd Nes

## Valg
Kari ble valgt.

## Eventuelt
Ingen.
""",
        {'kind': 'minutes', 'date': '2013-02-06'},
        ['Valg', 'Eventuelt'],
    ),
    "year before the day, place in the sentence": (
        """
LIA KOMMUNE
FORMANNSKAPET
MØTEBOK

År 1995 den 22. mars holdt Lia formannskap møte på Herredshuset kl. 09.00.

Til stede: Kari Solvang, Odd Nes

Sak 34/95 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '1995-03-22',
         'start_time': '09:00', 'place': 'Herredshuset', 'body': 'FORMANNSKAPET', 'organisation': 'LIA KOMMUNE'},
        ['Valg'],
    ),
    "labels stacked over their values": (
        """
Lia kommune
Møteprotokoll
Utvalg:
Møtested:
Dato:
Tid:
Plan- og miljøutvalget
Møterom 2, Lia rådhus
8/2-2015
18:00

Sak 1/15 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2015-02-08',
         'start_time': '18:00', 'place': 'Møterom 2, Lia rådhus', 'body': 'Plan- og miljøutvalget', 'organisation': 'Lia kommune'},
        ['Valg'],
    ),
    "title page with the year over the day and the room under it": (
        """
ÅRSMØTE
2020
LØRDAG 8. FEBRUAR KL.11
Auditorium 3 Strandheim

Sak 1 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2020-02-08', 'start_time': '11:00', 'place': 'Auditorium 3 Strandheim', 'body': 'ÅRSMØTE'},
        ['Valg'],
    ),
    "who meets at a board meeting; hours of two days": (
        """
Protokoll fra hovedstyremøte
Møtetid: 12. juni 2007 kl. 10.00 – 13. juni 2007 kl. 15.00
Møtested/lokaler: Fylkeshuset

Sak 1/07 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2007-06-12', 'end_date': '2007-06-13',
         'start_time': '10:00', 'end_time': '15:00', 'place': 'Fylkeshuset', 'body': 'Hovedstyret'},
        ['Valg'],
    ),
    "whose meeting it is, in the genitive": (
        """
Hovedstyrets Lille Lia-møte
Dato: 3. februar 2016

Sak 1/16 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2016-02-03', 'body': 'Hovedstyret'},
        ['Valg'],
    ),
    "only the day of signing": (
        """
Protokoll fra møte i Lia vannverk

Sak 1 Valg
Vedtak: Godkjent.

Lia, den 4. mai 2001

Kari Solvang
leder
""",
        {'kind': 'minutes', 'date': '2001-05-04'},
        ['Valg'],
    ),
    "rooms of an association, told in a sentence": (
        """
Referat fra generalforsamling i Lia vel, 20.04.2017

Torsdag 20. april 2017 ble det avholdt generalforsamling i Lia vel i foreningens lokaler i Storgata 4.

Sak 1 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2017-04-20', 'place': 'foreningens lokaler i Storgata 4',
         'body': 'generalforsamling', 'organisation': 'Lia vel'},
        ['Valg'],
    ),
    "day and place": (
        """
Referat fra styremøte
Dato og sted: 12. mars 2024, Rådhuset
Til stede: Kari Solvang, Odd Nes

Sak 1/24 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2024-03-12', 'place': 'Rådhuset', 'body': 'Styret'},
        ['Valg'],
    ),
    "time and place, nn": (
        """
Referat frå styremøte
Tid og stad: 12. mars 2024 kl. 18.00, Kommunehuset
Til stades: Kari Solvang, Odd Nes

Sak 1/24 Val
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2024-03-12', 'start_time': '18:00', 'place': 'Kommunehuset', 'body': 'Styret'},
        ['Val'],
    ),
    "place before the day": (
        """
Referat fra styremøte
Sted/dato: Rådhuset, 12. mars 2024
Til stede: Kari Solvang, Odd Nes

Sak 1/24 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2024-03-12', 'place': 'Rådhuset', 'body': 'Styret'},
        ['Valg'],
    ),
    "a year of two figures": (
        """
Møtebok
Formannskapet
Tid: 19. – 20. oktober 05
Sted: Lia

Sak 1/05 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2005-10-19', 'end_date': '2005-10-20', 'place': 'Lia', 'body': 'Formannskapet'},
        ['Valg'],
    ),
    "a blank before the year": (
        """
Møtebok
Formannskapet
Tid: 3. - 7.06. 2013
Sted: Lia

Sak 1/13 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2013-06-03', 'end_date': '2013-06-07', 'place': 'Lia', 'body': 'Formannskapet'},
        ['Valg'],
    ),
    "raised": (
        """
Referat fra styremøte 3. mars 2024
Til stede: Kari Solvang, Odd Nes

Sak 1/24 Valg
Vedtak: Godkjent.

Møte hevet 15:29.""",
        {'kind': 'minutes', 'date': '2024-03-03', 'end_time': '15:29', 'body': 'Styret'},
        ['Valg'],
    ),
    "opened and raised in one sentence": (
        """
Referat fra styremøte 3. mars 2024
Møtet ble satt kl. 17.40 og hevet kl. 19.55. Styret har 6 medlemmer, 4 til stede.
Til stede: Kari Solvang, Odd Nes

Sak 1/24 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2024-03-03', 'start_time': '17:40', 'end_time': '19:55', 'body': 'Styret'},
        ['Valg'],
    ),
    "another meeting than this, spoken of in a case": (
        """
Referat fra styremøte
Til stede: Kari Solvang, Odd Nes

Sak 1 Brygga
Styret drøftet møtet om brygga 9. april 2023 med naboene.
Vedtak: Godkjent.

Sak 2 Godkjenning av referat fra styremøtet 2. februar 2023
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'body': 'Styret'},
        ['Brygga', 'Godkjenning av referat fra styremøtet 2. februar 2023'],
    ),
    "the day in a sentence of the first case": (
        """
Referat fra årsmøtet
Til stede: Kari Solvang, Odd Nes

Sak 1 Åpning
Årsmøtet ble avholdt 9. april 2023 i naustet.
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2023-04-09', 'body': 'årsmøtet'},
        ['Åpning'],
    ),
    "raised after midnight": (
        """
Referat fra generalforsamling 3. mars 2024
Til stede: Kari Solvang, Odd Nes

Sak 1/24 Valg
Vedtak: Godkjent.

Generalforsamlingen heves klokken 01:02.""",
        {'kind': 'minutes', 'date': '2024-03-03', 'end_time': '01:02', 'body': 'generalforsamling'},
        ['Valg'],
    ),
    "a room after the hour": (
        """
Referat
Dato: 3. mars 2024
Møtetidspunkt: 09:15 rom 12 på Lia
Til stede: Kari Solvang, Odd Nes

Sak 1/24 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2024-03-03', 'start_time': '09:15', 'place': 'rom 12 på Lia'},
        ['Valg'],
    ),
    "record of a committee": (
        """
Hovedutvalg oppvekst og levekårs behandling av sak 41/2022 i møte den 14.06.2022:

Behandling
Noe.

Vedtak:
Planen vedtas.
""",
        {'kind': 'case_record', 'date': '2022-06-14', 'body': 'Hovedutvalg oppvekst og levekår'},
        [None],
    ),
    "record of a council": (
        """
Kommunestyrets behandling av sak 62/2021 i møte den 18.11.2021:

Behandling
Noe.

Vedtak:
Planen vedtas.
""",
        {'kind': 'case_record', 'date': '2021-11-18', 'body': 'Kommunestyret'},
        [None],
    ),
    "a row of heads": (
        """
MØTEBOK
Utvalg Møtedato
Arbeidsmiljøutvalgets møte 21.10.2008
Arbeidsmiljøutvalget holdt møte den 21.10.2008 på lunsjrommet i rådhuset.

Sak nr.: 0007/08
Møteplan

Vedtak:
Planen vedtas.
""",
        {'kind': 'minutes', 'date': '2008-10-21', 'place': 'lunsjrommet i rådhuset', 'body': 'Arbeidsmiljøutvalget'},
        ['Møteplan'],
    ),
    "letters for a body": (
        """
HS-møte 04.09.2023

## 112 Godkjenning av innkalling
Godkjent.

## 113 Eventuelt
Ingen.
""",
        {'kind': 'minutes', 'date': '2023-09-04', 'body': 'HS'},
        ['Godkjenning av innkalling', 'Eventuelt'],
    ),
    "letters, hyphen": (
        """
Referat FAU-møte 04.09.2023
Tilstede: Kari Solvang, Odd Nes

Sak 1 Godkjenning av innkalling
Godkjent.

Sak 2 Eventuelt
Ingen.
""",
        {'kind': 'minutes', 'date': '2023-09-04', 'body': 'FAU'},
        ['Godkjenning av innkalling', 'Eventuelt'],
    ),
    "letterhead in capitals": (
        """
PROTOKOLL FRA STYREMØTE I LAUVDAL SJUKEHUS HF
Møtedato: 14. mars 2013

Styresak 24/13 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '2013-03-14', 'organisation': 'LAUVDAL SJUKEHUS HF', 'body': 'Styret'},
        ['Valg'],
    ),
    "assembly of an association": (
        """
Generalforsamling i Lia Kor 22.03.2017

Valg av møteleder og referent
Kari Solvang valgt til referent

1. Godkjenning av innkalling
Innkalling godkjent

2. Regnskap
Godkjent.

3. Valg
Kari ble valgt.
""",
        {'kind': 'minutes', 'date': '2017-03-22', 'body': 'Generalforsamling', 'organisation': 'Lia Kor'},
        ['Valg av møteleder og referent', 'Godkjenning av innkalling', 'Regnskap', 'Valg'],
    ),
    "bulleted agenda": (
        """
Protokoll fra årsmøte i Lia Kor
Tid: 28. april 2016
Sted: Gata 4

Saksliste

● Valg av møteleder og referent
● Godkjenning av innkalling
● Årsberetning med regnskapstall
● Valg av nytt styre
● Eventuelt

Møteleder: Odd Nes
Referent: Kari Solvang

Godkjenning av innkalling

Innkallingen ble godkjent.

Årsberetning med regnskapstall

Regnskapet ble godkjent. Dato: 6-10 juni var fin.

Valg av nytt styre

Siri Nes ble valgt.
""",
        {'kind': 'minutes', 'date': '2016-04-28', 'place': 'Gata 4', 'body': 'årsmøte', 'organisation': 'Lia Kor'},
        ['Godkjenning av innkalling', 'Årsberetning med regnskapstall', 'Valg av nytt styre'],
    ),
    "underlines of OCR": (
        """
Møtebok
Formannskapet
Tid : 22_ oktober 1993, kl_08_30 -11_30 / kl.14.00 -17.00
Sted: Lia

Sak 1/92 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'date': '1993-10-22', 'start_time': '08:30', 'end_time': '17:00', 'place': 'Lia', 'body': 'Formannskapet'},
        ['Valg'],
    ),
    "notice with the decisions of others": (
        """
MØTEINNKALLING
Utvalg: Kommunestyret
Møtested: Rådhuset
Møtedato: 18.05.01 Tid: 10:30

SAKSLISTE
0001/00 Ungdomsråd
0002/00 Trafikk

0001/00 Ungdomsråd
Forslag til vedtak:
Rådet opprettes.
Kultur- og oppvekststyrets vedtak, enst.:
Forslaget tiltres.

0002/00 Trafikk
Forslag til vedtak:
Planen vedtas.
Teknisk styres vedtak, enst.:
Planen tilrås.
""",
        {'kind': 'notice', 'date': '2001-05-18', 'start_time': '10:30', 'place': 'Rådhuset', 'body': 'Kommunestyret'},
        ['Ungdomsråd', 'Trafikk'],
    ),
    "headings without numbers between": (
        """
---
title: Møte
date: 2019-11-06
---

**Sted:** E4

**Tilstede:** Kari, Odd, Siri

## Innsjekk
Hei.

## 240 Godkjenning av innkalling
Godkjent.

## 241 Regnskap
Ok.

## Møteevaluering
Bra.
""",
        {'kind': 'minutes', 'date': '2019-11-06', 'place': 'E4'},
        ['Innsjekk', 'Godkjenning av innkalling', 'Regnskap', 'Møteevaluering'],
    ),
    "the year in the number of the meeting, not that of the minutes approved": (
        """
Protokoll fra møte 3/2014 i skolestyret

Torsdag 9. oktober, kl. 1300-1530, Rådssalen 2. etasje Nordfløyen

Til stede: Kari Solvang, Odd Nes

Sak 1 Godkjenning av protokoll fra styremøtet 21.08.14

Vedtak:
Protokollen godkjennes.
""",
        {
            'kind': 'minutes',
            'date': '2014-10-09',
            'start_time': '13:00',
            'end_time': '15:30',
            'place': 'Rådssalen 2. etasje Nordfløyen',
            'body': 'skolestyret',
        },
        ['Godkjenning av protokoll fra styremøtet 21.08.14'],
    ),
    "opened and closed in one sentence, with the room between": (
        """
Protokoll fra styremøte 17.11.2006

Møtet ble satt 17. november 2006, kl. 12.15, Rom 44 Sørbygget, og hevet kl. 13.40.

Til stede: Kari Solvang, Odd Nes

Sak 1/06 Valg
Vedtak: Godkjent.
""",
        {'kind': 'minutes', 'body': 'Styret', 'date': '2006-11-17', 'start_time': '12:15', 'end_time': '13:40', 'place': 'Rom 44 Sørbygget'},
        ['Valg'],
    ),
    "two hours side by side, and a roll of bodies that is none": (
        """
LIA KOMMUNE
VALSTYRET

MØTEBOK

Møtedato:  12.03.2011
Møtetid:   Kl. 10:30  11:15
Møtestad:  Heradshuset

Sak 3/11 Val
Vedtak: Kari Solvang.

Styre, utval, komite m.m.    Møtedato    Saksnr.
""",
        {
            'kind': 'minutes',
            'body': 'VALSTYRET',
            'organisation': 'LIA KOMMUNE',
            'date': '2011-03-12',
            'start_time': '10:30',
            'end_time': '11:15',
            'place': 'Heradshuset',
        },
        ['Val'],
    ),
    "the assembly was closed, it says at the top": (
        """
Fylkestinget 12. oktober 2010

Møtet i fylkestinget ble avsluttet kl. 15.20.

Sak 41/10 Valg

Vedtak:

Kari Solvang velges.
""",
        {'kind': 'minutes', 'body': 'Fylkestinget', 'date': '2010-10-12', 'end_time': '15:20'},
        ['Valg'],
    ),
}  # fmt: skip
FIELDS = ("date", "end_date", "start_time", "end_time", "place", "body", "organisation")


@pytest.mark.parametrize(("text", "expected", "titles"), HEADS.values(), ids=HEADS)
def test_the_head_of_the_meeting(text: str, expected: dict[str, str], titles: list[str | None]) -> None:
    minutes = parse_text(text.lstrip("\n"))
    found = {field: getattr(minutes.meeting, field) for field in FIELDS}
    assert {"kind": minutes.kind, **{field: str(value) for field, value in found.items() if value is not None}} == expected
    assert [c.title for c in minutes.cases] == titles


def test_a_date_in_the_text_is_of_the_year_of_the_cases() -> None:
    head = "Møtebok\n\nBrev av 24.10.1989 til møtet.\n\nMøtet ble holdt 12.06.1990.\n\n"
    text = head + "Sak 10/90 Budsjett\n\nVedtak: Godkjent.\n\nSak 11/90 Valg\n\nVedtak: Ja.\n"
    assert str(parse_text(text).meeting.date) == "1990-06-12"


@pytest.mark.parametrize("heading", ["Pause", "Fem minutters pause", "Gjøremål", "TODO fra forrige møte"])
def test_a_pause_and_what_is_to_do_are_no_cases(heading: str) -> None:
    text = f"# Styremøte 3. mars 2024\n\n**Til stede:** Kari, Odd\n\n## 1/24 Budsjett\n\nOk.\n\n## {heading}\n\nNoe.\n\n## 2/24 Valg\n\nOk.\n"
    assert [c.title for c in parse_text(text).cases] == ["Budsjett", "Valg"]


def test_the_day_of_something_else_is_not_the_meeting_s() -> None:
    text = (
        "Referat fra FAU\n\nTilstede: Kari Solvang\n\nSak 1 Julefest\n\n"
        "Turen til Lia er satt til 14.10.2011. Et planmøte er satt til 30.09.2011.\n\nNeste møte 10.01.2012\n"
    )
    assert parse_text(text).meeting.date is None


SIGNED_BELOW = """Vedtak om brygga

Brygga leies ut fra 1. juni 2014, med mindre det blir storm.

Dato: 2014-02-11

Vedtatt av: Kari Moe, Per Ås
"""


def test_the_only_labelled_day_is_the_meetings_wherever_it_stands() -> None:
    assert str(parse_text(SIGNED_BELOW).meeting.date) == "2014-02-11"
