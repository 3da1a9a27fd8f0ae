"""Case headings in the layouts of Norwegian case systems, councils, churches, trusts, companies and clubs: number and title of every case."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text

LAYOUTS = {
    "Acos: table of cases, PS and RS": (
        """
MØTEPROTOKOLL

Utvalg:	Formannskapet
Møtested:	Kommunestyresalen
Dato:	14.03.2019
Tidspunkt:	09:00

Saksliste

Utvalgs-saksnr	Innhold	Lukket
PS 12/19	Godkjenning av protokoll
PS 13/19	Salg av tomt ved Storvika
RS 3/19	Brev fra naboer

PS 12/19 Godkjenning av protokoll

Behandling:
Ingen merknader.

Vedtak:
Protokollen godkjennes.

PS 13/19 Salg av tomt ved Storvika

Saksprotokoll i Formannskapet - 14.03.2019

Behandling:
Forslaget ble enstemmig vedtatt.

Vedtak:
Tomta selges.

RS 3/19 Brev fra naboer

Vedtak:
Tatt til orientering.
""",
        [('PS 12/19', 'Godkjenning av protokoll'), ('PS 13/19', 'Salg av tomt ved Storvika'), ('RS 3/19', 'Brev fra naboer')],
    ),
    "«SAK» and the number alone, the title in capitals below, one of them the word for reports": (
        """
MØTEPROTOKOLL

Utval for levekår
Møtestad: Heradshuset
Dato: 17.09.2015

Til stades: Anna Solvang, Per Ånestad

SAK 022/15
SKULEBRUKSPLAN FOR
INDRE KRINS

Rådmannen sitt framlegg til vedtak:
Planen vert vedteken.

Vedtak:
Som framlegget.

SAK 023/15
ORIENTERINGAR
Rådmannen orienterte.

SAK 024/15
REFERATSAKER

Vedtak:
Tekne til vitande.
""",
        [("022/15", "SKULEBRUKSPLAN FOR INDRE KRINS"), ("023/15", "ORIENTERINGAR"), ("024/15", "REFERATSAKER")],
    ),
    "ESA: a table of one row above each title": (
        """
MØTEPROTOKOLL
Kommunestyret
Møtedato: 19.06.2008

Til stede: Kari Solvang (SP), Per Ånestad (H)

Saksnr: Utvalg:           Dato:
041/08  Kommunestyret     19.06.2008

REGULERINGSPLAN FOR NORDRE HAUGEN.
2. GANGS BEHANDLING

Vedtak:
Planen vedtas.

Saksnr: Utvalg:           Dato:
042/08  Kommunestyret     19.06.2008

KAIA I STORVIKA

Vedtak:
Kaia rives.
""",
        [("041/08", "REGULERINGSPLAN FOR NORDRE HAUGEN. 2. GANGS BEHANDLING"), ("042/08", "KAIA I STORVIKA")],
    ),
    "university: series that count from one, archive numbers below": (
        """
Protokoll fra møte 3/2017 i styret ved Nordre universitet

Dato: 20. juni 2017
Fra styret: Kari Solvang, Per Ånestad

Saker til behandling

V-SAK 1 Godkjenning av dagsorden
Dagsorden ble godkjent.

V-SAK 2 Nytt studieprogram
Saksnr. 2017/2210
Forslag til vedtak:
Programmet opprettes.
Enstemmig vedtatt.

V-SAK 3 Budsjett
Saksnr. 2017/2300
Forslag til vedtak:
Budsjettet vedtas.
Enstemmig vedtatt.

O-SAK 1 Opptakstall
Rektor orienterte.
""",
        [("V-SAK 1", "Godkjenning av dagsorden"), ("V-SAK 2", "Nytt studieprogram"), ("V-SAK 3", "Budsjett"), ("O-SAK 1", "Opptakstall")],
    ),
    "«Saker til behandling» above the first case, which is no agenda": (
        """
Protokoll 04/14
Møte i bydelsutvalget
Dato: 24. april 2014

Til stede: Kari Solvang (SP), Per Ånestad (H)

Saker til behandling

Sak 28/14  Godkjenning av protokoll
Vedtak:
Protokollen ble enstemmig godkjent.

Sak 29/14  Månedsrapport
Vedtak:
Tatt til orientering.

Sak 30/14  Kafeen på hjørnet
Vedtak:
Bevillingen gis.
""",
        [("28/14", "Godkjenning av protokoll"), ("29/14", "Månedsrapport"), ("30/14", "Kafeen på hjørnet")],
    ),
    "number, archive number and title, each on a line of its own": (
        """
MØTEPROTOKOLL

Bystyret
Møtedato: 18.06.2014

Til stede: Kari Solvang (SP), Per Ånestad (H)

044/14
12/3321
OMRÅDEPLAN FOR SENTRUM

17.04.2014 Planutvalget
Møtebehandling
PLU-031/14 Vedtak/innstilling:
Planen vedtas.

18.06.2014 Bystyret
Møtebehandling
BYS-044/14 Vedtak:
Planen vedtas.

045/14
14/1001
REGNSKAP 2013

BYS-045/14 Vedtak:
Regnskapet godkjennes.

046/14
13/0870
KAIA I STORVIKA

BYS-046/14 Vedtak:
Kaia rives.
""",
        [("044/14", "OMRÅDEPLAN FOR SENTRUM"), ("045/14", "REGNSKAP 2013"), ("046/14", "KAIA I STORVIKA")],
    ),
    "the archive number beside the number, the title below": (
        """
Møtebok
Formannskapet

Møtedato: 03.11.2004

Desse møtte: Kari Solvang (SP), Per Ånestad (H)

FSK-SAK 088/04 - 04/01122
BUDSJETTREGULERING - HELSE

Vedtak:
Budsjettet vert regulert.

FSK-SAK 089/04 - 04/00877
MELDINGAR
Formannskapet tok meldingane til orientering.
""",
        [("FSK-SAK 088/04", "BUDSJETTREGULERING - HELSE"), ("FSK-SAK 089/04", "MELDINGAR")],
    ),
    "STYRESAK in capitals is the word before the number": (
        """
PROTOKOLL FRA STYREMØTE 12. DESEMBER 2012

Sted: Kystveien sykehus
Tilstede: Kari Solvang, Per Ånestad

STYRESAK 61/2012 GODKJENNING AV INNKALLING
Sak 61/2012
Vedtak:
Innkallingen godkjennes.

Sak 62/2012 Budsjett 2013
Vedtak:
Budsjettet vedtas.

Sak 63/2012 Eventuelt
Ingen saker.
""",
        [("61/2012", "GODKJENNING AV INNKALLING"), ("62/2012", "Budsjett 2013"), ("63/2012", "Eventuelt")],
    ),
    "the record of each case calls itself so below its number": (
        """
KOMMUNESTYRET

Møte 31.01.00

Til stede: Kari Solvang (SP), Per Ånestad (H)

Sak nr.: 0001/00

SAKSPROTOKOLL: NAUSTET PÅ NESET

Behandling:

Ved votering ble innstillingen enstemmig vedtatt.

Vedtak:

Naustet rives.

Sak nr.: 0002/00

SAKSPROTOKOLL: REGIONALT ARKIV. MEDLEMSKAP.

Behandling:

Rådmannen trakk saken.
""",
        [("0001/00", "NAUSTET PÅ NESET"), ("0002/00", "REGIONALT ARKIV. MEDLEMSKAP.")],
    ),
    "ePhorte: the title has a label": (
        """
Saksprotokoll

Utvalg: Formannskapet
Møtedato: 14.03.2019
Sak: PS 13/19

Resultat: Innstilling vedtatt

Arkivsak: 18/2345
Tittel: SALG AV TOMT VED STORVIKA

Behandling:
Forslaget ble enstemmig vedtatt.

Vedtak:
Tomta selges.
""",
        [('PS 13/19', 'SALG AV TOMT VED STORVIKA')],
    ),
    "WebSak: Utv.saksnr, title in capitals": (
        """
Lauvdal kommune
MØTEBOK

Utvalg: Formannskapet
Møtestad: Kommunehuset
Møtedato: 20.05.2014   Tid: 10.00 - 12.00

Utv.saksnr: 21/14
Arkivsak: 14/455
SØKNAD OM SKJENKELØYVE
FOR LIA KRO

Handsaming:
Framlegget vart samrøystes vedteke.

Vedtak:
Søknaden vert godkjend.

Utv.saksnr: 22/14
Arkivsak: 14/460
MELDINGAR

Vedtak:
Teke til vitande.
""",
        [('21/14', 'SØKNAD OM SKJENKELØYVE FOR LIA KRO'), ('22/14', 'MELDINGAR')],
    ),
    "Elements: number and title with a dash": (
        """
Møteprotokoll for Kommunestyret
Møtedato: 20.05.2021 kl 18:00
Møtested: Digitalt

21/21 - Godkjenning av innkalling

Vedtak:
Innkallingen godkjennes.

22/21 - Reguleringsplan for Nesodden

Behandling:
Enstemmig vedtatt.

Vedtak:
Planen vedtas.
""",
        [('21/21', 'Godkjenning av innkalling'), ('22/21', 'Reguleringsplan for Nesodden')],
    ),
    "archive number between": (
        """
Møteprotokoll
Utval: Kommunestyret
Møtedato: 20.05.2021

Sakliste
Saksnr	Tittel
058/21	21/5482	Budsjettjustering
059/21	21/5490	Val av meddommarar

058/21 - 21/5482 - Budsjettjustering

Vedtak:
Budsjettet vert justert.

059/21 - 21/5490 - Val av meddommarar

Vedtak:
Kari Solvang vert vald.
""",
        [('058/21', 'Budsjettjustering'), ('059/21', 'Val av meddommarar')],
    ),
    "Sak 12/24, title beside or below": (
        """
Referat fra styremøte
Dato: 3. mars 2024 kl 18.00
Sted: Klubbhuset
Til stede: Kari Solvang, Odd Bakkerud

Sak 12/24 Godkjenning av referat
Vedtak: Godkjent.

Sak 13/24 Økonomi
Vedtak: Regnskapet tas til orientering.

Sak 14/24
Eventuelt
Ingen saker.
""",
        [('12/24', 'Godkjenning av referat'), ('13/24', 'Økonomi'), ('14/24', 'Eventuelt')],
    ),
    "table of bodies": (
        """
Lauvdal kommune
Saksframlegg

Utvalgssaksnr	Utvalg	Møtedato
17/18	Formannskapet	12.04.2018
23/18	Kommunestyret	26.04.2018

Salg av gamle Lia skole

Saksprotokoll i Kommunestyret - 26.04.2018

Behandling:
Innstillingen ble enstemmig vedtatt.

Vedtak:
Skolen selges.
""",
        [('23/18', 'Salg av gamle Lia skole')],
    ),
    "F-sak": (
        """
Formannskapet
Møteprotokoll
Møtedato: 11.02.2010
Møtestad: Heradshuset

F-sak 12/10 Godkjenning av møtebok

Vedtak: Møteboka vart godkjend.

F-sak 13/10 Tilskot til ungdomslaget

Vedtak: Laget får kr 10 000.
""",
        [('F-sak 12/10', 'Godkjenning av møtebok'), ('F-sak 13/10', 'Tilskot til ungdomslaget')],
    ),
    "KST-012/05": (
        """
KOMMUNESTYRET
Møtebok
Møtedato: 11.02.2005

KST-012/05
GODKJENNING AV PROTOKOLL

Vedtak:
Protokollen godkjennes.

KST-013/05
ENDRING AV VEDTEKTER
FOR BARNEHAGENE

Vedtak:
Vedtektene endres.
""",
        [('KST-012/05', 'GODKJENNING AV PROTOKOLL'), ('KST-013/05', 'ENDRING AV VEDTEKTER FOR BARNEHAGENE')],
    ),
    "year first": (
        """
Møtebok for Skolestyret
Møtedato: 11.02.2004
Møtested: Rådhuset

Sak 2004/1 Godkjenning av innkalling
Vedtak: Godkjent.

Sak 2004/2 Budsjett
Vedtak: Budsjettet vedtas.

Sak 2004/3 Eventuelt
Ingen.
""",
        [('2004/1', 'Godkjenning av innkalling'), ('2004/2', 'Budsjett'), ('2004/3', 'Eventuelt')],
    ),
    "FSK-14/12": (
        """
Møteprotokoll
Formannskapet
Dato: 03.04.2012
Sted: Rådhuset

FSK-14/12 Referatsaker
Vedtak:
Tatt til orientering.

FSK-15/12 Kjøp av brannbil
Vedtak:
Bilen kjøpes.
""",
        [('FSK-14/12', 'Referatsaker'), ('FSK-15/12', 'Kjøp av brannbil')],
    ),
    "a letter after the year": (
        """
LAUVDAL KOMMUNE
MØTEBOK
Helse- og sosialutvalget
Møtedato: 12.04.99

Sak nr. 14/99 A
GODKJENNING AV PROTOKOLL

Vedtak:
Godkjent.

Sak nr. 14/99 B
SKJENKETIDER

Vedtak:
Skjenketidene utvides.

Sak nr. 15/99 B
TILSKUDD

Vedtak:
Tilskuddet innvilges.
""",
        [('14/99 A', 'GODKJENNING AV PROTOKOLL'), ('14/99 B', 'SKJENKETIDER'), ('15/99 B', 'TILSKUDD')],
    ),
    "SAK NR. 3 - 2010": (
        """
STYREMØTE I LIA VEL
REFERAT
Dato: 12.04.2010
Tilstede: Kari Solvang, Odd Bakkerud

SAK NR. 3 - 2010
GODKJENNING AV REFERAT
Vedtak: Godkjent.

SAK NR. 4 - 2010
DUGNAD
Vedtak: Dugnad holdes 4. mai.
""",
        [('3 - 2010', 'GODKJENNING AV REFERAT'), ('4 - 2010', 'DUGNAD')],
    ),
    "church council": (
        """
Lia menighetsråd
Protokoll fra møte i menighetsrådet
Tid: 14.03.2023 kl. 19.00
Sted: Lia menighetshus
Tilstede: Kari Solvang, Odd Bakkerud, Siri Nes

MR 12/23 Godkjenning av innkalling og saksliste
Vedtak: Innkalling og saksliste godkjennes.

MR 13/23 Offerliste for høsten
Saksopplysninger: Listen er sendt ut.
Vedtak: Offerlisten vedtas. Enstemmig.

MR 14/23 Eventuelt
Ingen saker.
""",
        [('MR 12/23', 'Godkjenning av innkalling og saksliste'), ('MR 13/23', 'Offerliste for høsten'), ('MR 14/23', 'Eventuelt')],
    ),
    "health trust": (
        """
Helse Lauvdal HF
Protokoll fra styremøte
Dato: 14. mars 2023 kl. 09.00-14.30
Sted: Sykehuset

Tilstede:
Kari Solvang, styreleder
Odd Bakkerud, nestleder

Sak 034-2023 Godkjenning av innkalling og dagsorden
Styrets enstemmige vedtak:
Innkalling og dagsorden godkjennes.

Sak 035-2023 Virksomhetsrapport per februar
Oppsummering
Administrerende direktør redegjorde for status.
Styrets enstemmige vedtak:
Styret tar rapporten til orientering.
""",
        [('034-2023', 'Godkjenning av innkalling og dagsorden'), ('035-2023', 'Virksomhetsrapport per februar')],
    ),
    "Styresak": (
        """
PROTOKOLL FRA STYREMØTE I LAUVDAL SJUKEHUS HF
Møtedato: 14. mars 2013
Møtestad: Lauvdal

Styresak 24/13 Godkjenning av protokoll
Samrøystes vedtak: Protokollen vert godkjend.

Styresak 25/13 Budsjett 2014
Samrøystes vedtak: Budsjettet vert vedteke.
""",
        [('24/13', 'Godkjenning av protokoll'), ('25/13', 'Budsjett 2014')],
    ),
    "plain numbers": (
        """
Styremøte i Granlia borettslag
Referat
Onsdag 13. mars 2019 kl. 18:00 i styrerommet
Til stede: Kari Solvang, Odd Bakkerud, Siri Nes
Forfall: Per Nes

1. Godkjenning av innkalling
Innkallingen ble godkjent.

2. Økonomi
Styreleder gjennomgikk regnskapet.
Vedtak: Regnskapet tas til etterretning.

3. Maling av fasader
Tre tilbud er innhentet.
Vedtak: Styret velger Malermester Bakk AS.

4. Eventuelt
Ingen saker.
""",
        [('1', 'Godkjenning av innkalling'), ('2', 'Økonomi'), ('3', 'Maling av fasader'), ('4', 'Eventuelt')],
    ),
    "Sak 1:": (
        """
Lia IL
Referat fra styremøte 13.03.2019
Til stede: Kari Solvang, Odd Bakkerud, Siri Nes

Sak 1: Referat fra forrige møte
Godkjent.

Sak 2: Økonomi
Kasserer orienterte.
Vedtak: Tas til orientering.

Sak 3: Sommerleir
Vedtak: Leiren holdes i uke 26.
""",
        [('Sak 1', 'Referat fra forrige møte'), ('Sak 2', 'Økonomi'), ('Sak 3', 'Sommerleir')],
    ),
    "number alone on its line": (
        """
Lia IL
Referat frå årsmøte 13.03.2019
Til stades: 23 medlemer

Sak 1
Godkjenning av dei røysteføre
Vedtak: Godkjent.

Sak 2
Val av dirigent
Vedtak: Kari Solvang vart vald.

Sak 3
Årsmelding
Vedtak: Årsmeldinga vart godkjend.
""",
        [('Sak 1', 'Godkjenning av dei røysteføre'), ('Sak 2', 'Val av dirigent'), ('Sak 3', 'Årsmelding')],
    ),
    "school": (
        """
Referat FAU-møte Lia skole
Dato: 12.09.2022
Sted: Personalrommet
Tilstede: 1A: Kari Solvang, 2A: Odd Bakkerud, 3A: Siri Nes
Referent: Siri Nes

Sak 01/22 - Valg av FAU-leder
Kari Solvang ble valgt.

Sak 02/22 - Trafikk ved skolen
Det ble diskutert.

Sak 03/22 - Eventuelt
Ingenting.
""",
        [('01/22', 'Valg av FAU-leder'), ('02/22', 'Trafikk ved skolen'), ('03/22', 'Eventuelt')],
    ),
    "company": (
        """
PROTOKOLL FRA ORDINÆR GENERALFORSAMLING I KVITSAND HAVN AS

Den 12. mai 2020 kl. 12:00 ble det holdt ordinær generalforsamling i Kvitsand Havn AS i selskapets lokaler.

1. Åpning av generalforsamlingen
Styrets leder Kari Solvang åpnet møtet.

2. Valg av møteleder og en person til å medundertegne protokollen
Odd Bakkerud ble valgt til møteleder. Siri Nes ble valgt til å medundertegne protokollen.

3. Godkjenning av innkalling og dagsorden
Innkalling og dagsorden ble enstemmig godkjent.

4. Godkjenning av årsregnskap for 2019
Årsregnskapet ble godkjent.

5. Fastsettelse av honorar
Honorar settes til kr 20 000.

Møtet hevet kl. 13:00.
""",
        [
            ('1', 'Åpning av generalforsamlingen'),
            ('2', 'Valg av møteleder og en person til å medundertegne protokollen'),
            ('3', 'Godkjenning av innkalling og dagsorden'),
            ('4', 'Godkjenning av årsregnskap for 2019'),
            ('5', 'Fastsettelse av honorar'),
        ],
    ),
    "roman numbers": (
        """
Referat fra medlemsmøte i Lia historielag
Dato: 12.05.1993
Tilstede: Kari Solvang, Odd Bakkerud

I. Åpning
Leder ønsket velkommen.

II. Godkjenning av innkalling
Vedtak: Godkjent.

III. Regnskap
Vedtak: Regnskapet godkjennes.
""",
        [('I', 'Åpning'), ('II', 'Godkjenning av innkalling'), ('III', 'Regnskap')],
    ),
    "K-sak": (
        """
Møteprotokoll
Kommunestyret
Dato: 03.04.2014
Sted: Rådhuset

K-sak 14/14 Referatsaker
Vedtak:
Tatt til orientering.

K-sak 15/14 Kjøp av brannbil
Vedtak:
Bilen kjøpes.
""",
        [('K-sak 14/14', 'Referatsaker'), ('K-sak 15/14', 'Kjøp av brannbil')],
    ),
    "title above its number": (
        """
LAUVDAL KOMMUNE
MØTEBOK
Formannskapet
Møtedato: 12.04.1996

GODKJENNING AV PROTOKOLL
Saksnr.: 0014/96

Vedtak:
Godkjent.

SKJENKETIDER I LAUVDAL
Saksnr.: 0015/96

Vedtak:
Skjenketidene utvides.

TILSKUDD TIL KORET
Saksnr.: 0016/96

Vedtak:
Tilskuddet innvilges.
""",
        [('0014/96', 'GODKJENNING AV PROTOKOLL'), ('0015/96', 'SKJENKETIDER I LAUVDAL'), ('0016/96', 'TILSKUDD TIL KORET')],
    ),
    "close together": (
        """
Referat fra møte i 17. mai-komiteen
Dato: 12.03.2018
Tilstede: Kari Solvang, Odd Bakkerud

Sak 5 – Budsjett
Vedtak: Budsjettet godkjennes.
Sak 6 – Tog
Vedtak: Toget går kl. 10.
Sak 7 – Kake
Vedtak: Hver klasse baker.
""",
        [('Sak 5', 'Budsjett'), ('Sak 6', 'Tog'), ('Sak 7', 'Kake')],
    ),
    "number and title in cells": (
        """
KONTROLLUTVALGET I LAUVDAL KOMMUNE
Protokoll fra møte 14. mars 2017
Møtetid: kl. 09.00 – 11.00
Møtested: Rådhuset
Til stede: Kari Solvang, Odd Bakkerud, Siri Nes

Saknr.	Sak
08/17	Godkjenning av protokoll
09/17	Regnskapsrevisjon

Sak 08/17	Godkjenning av protokoll
Sekretariatets innstilling:
Protokollen godkjennes.
Vedtak:
Protokollen godkjennes.

Sak 09/17	Regnskapsrevisjon
Vedtak:
Tas til orientering.
""",
        [('08/17', 'Godkjenning av protokoll'), ('09/17', 'Regnskapsrevisjon')],
    ),
    "FR-sak": (
        """
LAUVDAL KYRKJELEGE FELLESRÅD
MØTEBOK
Møtedato: 12.02.2016
Møtestad: Kyrkjekontoret
Frammøtte: Kari Solvang, Odd Bakkerud

FR-sak 3/16: Godkjenning av innkalling
Vedtak: Samrøystes godkjend.

FR-sak 4/16: Gravferdsavgift
Vedtak: Avgifta vert auka.
""",
        [('FR-sak 3/16', 'Godkjenning av innkalling'), ('FR-sak 4/16', 'Gravferdsavgift')],
    ),
    "SR": (
        """
Lia sokneråd
Møtebok
Dato: 12.02.2016

SR 3/16 Godkjenning av innkalling
Vedtak: Samrøystes godkjend.

SR 4/16 Konfirmantleir
Vedtak: Leiren vert halden i mai.
""",
        [('SR 3/16', 'Godkjenning av innkalling'), ('SR 4/16', 'Konfirmantleir')],
    ),
    "capitals, four figures": (
        """
Fjordringen IKS
Styremøte nr. 3/2011
Protokoll
Dato: 14. juni 2011

Sak 11/2011 GODKJENNING AV PROTOKOLL
Vedtak: Godkjent.

Sak 12/2011 ØKONOMIRAPPORT
Vedtak: Rapporten tas til etterretning.
""",
        [('11/2011', 'GODKJENNING AV PROTOKOLL'), ('12/2011', 'ØKONOMIRAPPORT')],
    ),
    "V-sak and O-sak": (
        """
Protokoll fra styremøte i Studentsamskipnaden
Dato: 14. juni 2011
Til stede: Kari Solvang, Odd Bakkerud

V-sak 11/11 Budsjett
Vedtak: Budsjettet vedtas.

O-sak 12/11 Status
Tatt til orientering.

V-sak 13/11 Valg
Vedtak: Siri Nes velges.
""",
        [('V-sak 11/11', 'Budsjett'), ('O-sak 12/11', 'Status'), ('V-sak 13/11', 'Valg')],
    ),
    "markdown": (
        """
# Styremøte 12. mars 2024

**Til stede:** Kari Solvang, Odd Bakkerud

## Sak 1 Godkjenning av referat
Godkjent.

## Sak 2 Økonomi
Vedtak: Tas til orientering.
""",
        [('Sak 1', 'Godkjenning av referat'), ('Sak 2', 'Økonomi')],
    ),
    "Sakstittel": (
        """
Møteprotokoll for Eldrerådet
Møtedato: 12.03.2015
Møtested: Rådhuset

Saksnr.: 5/15
Sakstittel: Godkjenning av protokoll
Vedtak: Godkjent.

Saksnr.: 6/15
Sakstittel: Høring om sykehjem
Vedtak: Rådet slutter seg til planen.
""",
        [('5/15', 'Godkjenning av protokoll'), ('6/15', 'Høring om sykehjem')],
    ),
    "spaced title": (
        """
M Ø T E B O K
Formannskapet
Møtedato: 12.04.1991

SAK 45/91:   Godkjenning av møtebok

VEDTAK: Godkjent.

SAK 46/91:   Brannvern

VEDTAK: Utsatt.
""",
        [('45/91', 'Godkjenning av møtebok'), ('46/91', 'Brannvern')],
    ),
    "a committee's own number under that of the plenum": (
        """
Lauvdal storting
Møtebok 1/17
Sted: Lauvdal

Sak 004/17 Plenum

Spørsmål til rådet

Vedtak:
Tatt til orientering.

Sak 005/17 Plenum
Sak 001/17 Plan- og finanskomiteen

Årsmelding 2016

Plan- og finanskomiteen - 001/17
Komiteen møttes 2. mars.

Vedtak:
Årsmeldingen godkjennes.

Sak 006/17
Plenum
Sak 001/17
Oppvekst-, omsorgs- og utdanningskomiteen
Barnehager

Vedtak:
Planen vedtas.
""",
        [('004/17', 'Spørsmål til rådet'), ('005/17', 'Årsmelding 2016'), ('006/17', 'Barnehager')],
    ),
    "numbers stacked on the agenda": (
        """
Møtebok
Formannskapet
Møtedato: 03.02.1997

Saksliste over følgende saker som skal opp i møtet:
Sak 1/97
Sak 2/97
Sak 3/97
Konstituering
Forretningsorden
Regnskap

Sak 1/97 Konstituering
Vedtak: Møtet er satt.

Sak 2/97 Forretningsorden
Vedtak: Vedtatt.

Sak 3/97 Regnskap
Vedtak: Godkjent.
""",
        [('1/97', 'Konstituering'), ('2/97', 'Forretningsorden'), ('3/97', 'Regnskap')],
    ),
    "what was said of the agenda beforehand": (
        """
Møtebok
Formannskapet
Møtedato: 03.02.1997

Sak 1/97 Godkjenning av sakliste

Det ble foreslått å sette opp en sak til:

Sak 4/97 Ny bru

Vedtak: Sakslisten godkjennes.

Sak 2/97 Forretningsorden
Vedtak: Vedtatt.

Sak 3/97 Regnskap
Vedtak: Godkjent.

Sak 4/97 Ny bru over elva
Vedtak: Brua bygges.
""",
        [('1/97', 'Godkjenning av sakliste'), ('2/97', 'Forretningsorden'), ('3/97', 'Regnskap'), ('4/97', 'Ny bru over elva')],
    ),
    "recipients before the title": (
        """
MØTEBOK
Saksnr.: Utvalg Møtedato
0171/98 Kommunestyret 26.11.98
Saksbehandler: Siri Nes
Arkivsaksnr.: 99/00568
Utskrift sendes:
Revisjonen
Kontrollutvalget
AVGIFTER OG GEBYRER
FOR 1999

Vedtak:
Satsene økes.

MØTEBOK
Saksnr.: Utvalg Møtedato
0172/98 Kommunestyret 26.11.98
Saksbehandler: Siri Nes
Arkivsaksnr.: 99/00545
Utskrift sendes:
SKATTEØRE

Vedtak:
Høyeste øre.
""",
        [('0171/98', 'AVGIFTER OG GEBYRER FOR 1999'), ('0172/98', 'SKATTEØRE')],
    ),
    "the number said again with the decision": (
        """
Næringskomiteen
Møtebok 1/14
Tid: 24.05.14

001/14: Godkjenning av innkalling
Forslag til vedtak:
Innkallingen godkjennes.
NK-001/14
Innkallingen ble enstemmig godkjent.

002/14: Reindriftsavtale
Forslag til vedtak:
Avtalen støttes.
NK-002/14
Avtalen ble enstemmig vedtatt.
""",
        [('001/14', 'Godkjenning av innkalling'), ('002/14', 'Reindriftsavtale')],
    ),
    "capitals over two lines": (
        """
MØTEBOK 3/94
Formannskapet
Møtedato: 20.09.1994

SAK 28/94 KONSTITUERING
Vedtak: Møtet er satt.

SAK 29/94 RÅDMANNENS BERETNING OM VIRKSOMHETEN,
HERUNDER REFERATSAKER
Vedtak: Tatt til orientering.
""",
        [('28/94', 'KONSTITUERING'), ('29/94', 'RÅDMANNENS BERETNING OM VIRKSOMHETEN, HERUNDER REFERATSAKER')],
    ),
    "one heading is not marked as such": (
        """
# Styremøte 3. mars 2014

Tilstede: Kari Solvang, Odd Bakkerud

## Sak 1. Valg av referent
Siri Nes

## Sak 2. Regnskap
Gjennomgått.

Sak 3. Valg

Kari Solvang ble valgt.

## Sak 4. Eventuelt
Ingenting.
""",
        [('Sak 1', 'Valg av referent'), ('Sak 2', 'Regnskap'), ('Sak 3', 'Valg'), ('Sak 4', 'Eventuelt')],
    ),
    "a day is no marker": (
        """
# FAU-møte 3. mars 2014

Tilstede: Kari Solvang, Odd Bakkerud

## Regnskap
Gjennomgått.

## 17. mai
Toget går kl. 10.
""",
        [(None, 'Regnskap'), (None, '17. mai')],
    ),
    "several records": (
        """
Eldrerådets behandling av sak 3/2019 i møte den 11.02.2019:

Behandling
1. Første spørsmål
Noe ble sagt.

2. Andre spørsmål
Mer ble sagt.

3. Tredje spørsmål
Alt ble sagt.

Vedtak:
Skolen anbefales.
""",
        [('3/2019', None)],
    ),
    "an agenda of numbers, archive numbers and results, the titles below them as of records": (
        """
OFFENTLIG HOVEDUTSKRIFT

FORMANNSKAPET

Møte 11.04.01

Saksliste

Utvalgssakstype/nr. Arkivsaksnr.

Tittel

PS 0031/01 01/00417 Innstilling vedtatt

SAKSPROTOKOLL: VEGLYS I FJELLGRENDA

PS TEK 0032/01 00/02218 Innstilling vedtatt

SAKSPROTOKOLL: SKILTPLAN FOR HAVNA

Sak nr.: 0031/01

SAKSPROTOKOLL: VEGLYS I FJELLGRENDA

Behandling:

Innstillingen ble enstemmig vedtatt.

Vedtak:

Det settes opp tolv lyspunkter.

Sak nr.: 0032/01

SAKSPROTOKOLL: SKILTPLAN FOR HAVNA

Vedtak:

Planen godkjennes.
""",
        [('0031/01', 'VEGLYS I FJELLGRENDA'), ('0032/01', 'SKILTPLAN FOR HAVNA')],
    ),
    "columns of the agenda too narrow to tell apart, and a list of letters under a case": (
        """
Møteprotokoll
for
Bremnes sokneråd

Frammøtte:
Ola Dale        Leiar
Eva Moe

Saker handsama på møtet:

Saksnr        Uoff  Tittel                              Sakshandsamar
SR 2014/11          Godkjenning av innkalling           EVA MOE
SR 2014/12          Brev og meldingar til rådet om      EVA MOE
                    kyrkjegarden
FR 2014/13          Løn til kyrkjetenaren               EVA MOE


SR 2014/11
Godkjenning av innkalling

INNSTILLING
1. Bremnes sokneråd godkjenner innkallinga.

SAMRØYSTES VEDTAK
1. Bremnes sokneråd godkjenner innkallinga.


SR 2014/12
Brev og meldingar til rådet om kyrkjegarden

UTGREIING
Desse er komne:
M 2014/10  Brev frå kyrkjelydsutvalet
M 2014/11  Melding om arbeidsdag

SAMRØYSTES VEDTAK
1. Bremnes sokneråd tek breva til orientering.
""",
        [('SR 2014/11', 'Godkjenning av innkalling'), ('SR 2014/12', 'Brev og meldingar til rådet om kyrkjegarden')],
    ),
    "the archive number under «SAK» and its number, the title under both": (
        """
Protokoll fra styremøte 04.05.2011

Til stede: Ola Dale, Eva Moe

SAK 1
Saksnr. 12/11
Godkjenning av innkalling. Saker til eventuelt.

Vedtak: Innkallingen godkjennes.

SAK 2
Saksnr. 12/11
Leie av lagerrom

Vedtak: Rommet leies ut til sommeren.

SAK 3
Saksnr. 13/11
Eventuelt

Leder orienterte.
""",
        [('SAK 1', 'Godkjenning av innkalling. Saker til eventuelt.'), ('SAK 2', 'Leie av lagerrom'), ('SAK 3', 'Eventuelt')],
    ),
    "a title that looks like the name of a body, above a paragraph": (
        """
Protokoll fra møte 2/2009 i Museumsstyret

Tilstede: Ola Dale, Eva Moe

V-SAK 1
Saksnr. 09/10331

Årsplan 2010

Styret vedtar årsplanen.

V-SAK 2
Saksnr. 09/10412

Museets ansettelsesutvalg

Saken utsettes. Inntil videre har utvalget disse medlemmene:

Ola Dale og Eva Moe.
""",
        [('V-SAK 1', 'Årsplan 2010'), ('V-SAK 2', 'Museets ansettelsesutvalg')],
    ),
    "the school year beside the number": (
        """
Referat frå møte i Samarbeidsutvalet ved Dale skule

14.10.2015 kl. 17.30

Til stades: Ola Dale, Eva Moe

Sak 1 15/16

Konstituering

Utvalet vart konstituert.

Sak 2 15/16

Leksehjelp

Rektor fortalde om ordninga.

Sak 3 15/16

Eventuelt

Ingen saker.
""",
        [('Sak 1', 'Konstituering'), ('Sak 2', 'Leksehjelp'), ('Sak 3', 'Eventuelt')],
    ),
    "the number last in the table of bodies, the title below the table": (
        """
DALE KOMMUNE
VILTNEMNDA

MØTEBOK

Møtedato:    03.02.2019
Møtestad:    Heradshuset

SAKLISTE
Sak nr.     Sakstittel
004/19      Godkjenning av innkalling og sakliste
005/19      Jakttider i fjellet

DALE KOMMUNE                                   SAKSPAPIR

                        SAKSGANG
Styre, utval, komite m.m.        Møtedato          Saksnr.
Viltnemnda                       03.02.2019        004/19

Avgjerd av:     Viltnemnda
Saksbehandlar:  Eva Moe
                                 Objekt:           19/12-1

Godkjenning av innkalling og sakliste

Leiaren ber om godkjenning.

VILTNEMNDA 03.02.2019      004/19       VEDTAK:

Innkallinga og saklista vert godkjende.

DALE KOMMUNE                                   SAKSPAPIR

                        SAKSGANG
Styre, utval, komite m.m.        Møtedato          Saksnr.
Viltnemnda                       03.02.2019        005/19

Avgjerd av:     Viltnemnda
Saksbehandlar:  Eva Moe
                                 Objekt:           19/12-2

Jakttider i fjellet

Det er kome framlegg om tidlegare start.

VILTNEMNDA 03.02.2019      005/19       VEDTAK:

Jakttida vert som før.
""",
        [('004/19', 'Godkjenning av innkalling og sakliste'), ('005/19', 'Jakttider i fjellet')],
    ),
    "minutes that are one numbered list": (
        """
Protokoll fra ekstraordinært årsmøte i Lia båtlag 14. november 2016

  1. Leder ønsket velkommen og åpnet møtet. Hun fortalte at punkt 5 utgår.
  2. Innkallingen ble godkjent uten merknader.
  3. Eva Moe ble valgt til møteleder. Ola Dale fører protokollen.
  4. Valg av havnekomite på to. Det ble valgt Per Aas og Siv Bø.
  5. Utgår.
""",
        [
            ('1', 'Leder ønsket velkommen og åpnet møtet.'),
            ('2', 'Innkallingen ble godkjent uten merknader.'),
            ('3', 'Eva Moe ble valgt til møteleder.'),
            ('4', 'Valg av havnekomite på to.'),
            ('5', 'Utgår.'),
        ],
    ),
    "what to buy is a list, and no case": (
        """
Referat fra dugnad i Lia båtlag

Dette må kjøpes:

  1. Maling
  2. Pensler
  3. Tau
  4. Kaffe
""",
        [],
    ),
    "headings that tell their results, counted on behind a numbered roll": (
        """
Protokoll for stiftsmøtet høsten 2004

1. Leder Eva Moe ønsket velkommen

2. Opprop

Til stede:

1 Ola Dale Biskop
2 Per Aas Lia Fast
3 Siv Bø Vik Vara

Forfall:

Nes - en utsending

3. Valg av møteledere

Eva Moe og Per Aas.

4. Innkalling godkjent

5. Dagsorden godkjent

6. Nytt fra biskopen

Biskopen fortalte om året.
""",
        [
            ('1', 'Leder Eva Moe ønsket velkommen'),
            ('2', 'Opprop'),
            ('3', 'Valg av møteledere'),
            ('4', 'Innkalling godkjent'),
            ('5', 'Dagsorden godkjent'),
            ('6', 'Nytt fra biskopen'),
        ],
    ),
    "numbers alone, and below them what was said: the cases have no titles": (
        """
Styremøte tirsdag 04.11.2003.

Til stede; Ola Dale, Eva Moe og Per Aas.

Sak 1 .
Styret besluttet å kjøpe nytt naust av kommunen

Sak 2.
Det planlegges en tur til øya sammen med nabolagene neste sommer.
Dato ikke satt.

Sak 3.
Malerarbeid. Ola mener at taket må males først. Styret ble ikke enig.

Sak 4.
Julebord.
Eva og Per lager mat.
""",
        [('Sak 1', None), ('Sak 2', None), ('Sak 3', None), ('Sak 4', 'Julebord.')],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_numbers_and_titles(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    minutes = parse_text(text.lstrip("\n"))
    assert [(c.number.raw if c.number else None, c.title) for c in minutes.cases] == expected


@pytest.mark.parametrize(
    "text",
    [
        "I Godkjenning av sakliste\nSak nr. 2007/1563\n\nIngen merknader.\n\n41 Fullmaktssaker\nOversikt av 4.9.2007\nSak nr. 2007/11146\n\n"
        "Ingen merknader.\n\n42 Leie av kai\n\nSak nr. 2006/4974\n\nVedtak:\n1. Avtalen godkjennes.\n2. Leia betales i mai.\n",
        "I\n\nGodkjenning av sakliste\nSak nr. 2007/1563 A\n\nIngen merknader.\n\n41\n\nFullmaktssaker\nSak nr. 2007/1146 A\n\nIngen merknader.\n\n"
        "42\n\n"
        "Leie av kai\nSak nr. 2006/4974 A\n\nVedtak:\n\n1.      Avtalen godkjennes.\n\n2.      Leia betales i mai.\n\n3.      Kaia males.\n",
    ],
    ids=["beside the title", "above the title"],
)
def test_numbers_over_the_numbers_of_the_archive(text: str) -> None:
    minutes = parse_text("Protokoll fra møte i havnestyret 4.10.2007\n\nTil stede: Aud Nesheim, Bård Liaklev\n\n" + text)
    assert [(c.number.raw, c.number.sequence, c.title) for c in minutes.cases if c.number] == [
        ("I", 1, "Godkjenning av sakliste"),
        ("41", 41, "Fullmaktssaker"),
        ("42", 42, "Leie av kai"),
    ]
    assert str(minutes.meeting.date) == "2007-10-04"


def test_a_body_before_the_name_of_its_minutes() -> None:
    minutes = parse_text(
        "Skjenkenemndas protokoll 3/2017\n\nFra møte i Skjenkenemnda 8. september 2017\n\nFølgende deltok i møtet:\n\n"
        "  • Aud Nesheim\n  • Bård Liaklev\n"
    )
    assert (minutes.kind, str(minutes.meeting.date), [a.name for a in minutes.attendance.attendees]) == (
        "minutes",
        "2017-09-08",
        ["Aud Nesheim", "Bård Liaklev"],
    )


def test_an_agenda_whose_label_says_how_to_read_it() -> None:
    minutes = parse_text(
        "Formannskapet 11.06.1998\n\nSAKLISTE: (U foran nummeret er unntatt offentlighet)\n\n1/1998 GODKJENNING AV PROTOKOLL\n\n2/1998 VEILYS\n\n"
        "3/1998 LEIE AV KAI\n\nAv utvalgets medlemmer møtte 5 av 5.\n\nFølgende medlemmer var tilstede:\n\nAud Nesheim\nBård Liaklev\n"
    )
    assert ([row.number and row.number.raw for row in minutes.agenda], minutes.cases) == (["1/1998", "2/1998", "3/1998"], ())


def test_columns_of_number_letter_and_title() -> None:
    minutes = parse_text(
        "PROTOKOLL FRA MØTE NR. 4/93 I FAGLIG KOLLEGIUM\n"
        "Møtet ble satt onsdag 10. mars 1993, kl. 0930,\nStorvik skole, og\nhevet kl. 1510.\n"
        "Til stede: Aud Nesheim, Bård Liaklev\n\n"
        "SAK 1             GODKJENNING AV PROTOKOLL FRA MØTE\n                  3/93\n\n                  Protokollen godkjennes.\n\n"
        "SAK 9      a)     NYE SYKLER\n\n                  Saken utsettes.\n\nSAK 9      b)     SKIDAG\n\n                  Saken utsettes.\n"
    )
    assert [(c.number.raw, c.title) for c in minutes.cases if c.number] == [
        ("SAK 1", "GODKJENNING AV PROTOKOLL FRA MØTE 3/93"),
        ("SAK 9 a", "NYE SYKLER"),
        ("SAK 9 b", "SKIDAG"),
    ]
    assert (minutes.meeting.start_time, minutes.meeting.end_time, minutes.meeting.body) == ("09:30", "15:10", "FAGLIG KOLLEGIUM")


def test_where_a_meeting_was_held_by_a_word_for_a_room() -> None:
    minutes = parse_text(
        "PROTOKOLL fra møte i havnestyret 4.10.2007. Møtet ble holdt i møterommet, Kaigata 3 og varte fra kl. 0930-1400.\n\nTil stede: Aud Nesheim\n"
    )
    assert (minutes.meeting.place, minutes.meeting.start_time, minutes.meeting.end_time) == ("møterommet, Kaigata 3", "09:30", "14:00")
