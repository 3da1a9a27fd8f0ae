"""Lists of people in the shapes that archives, committees and associations give them, in bokmål and nynorsk."""
# ruff: noqa: E501  # a small document is one string, which reads best unbroken

from __future__ import annotations

import pytest

from minutes_parser import Minutes, parse_text

CASE = "\n\nSak 1/98 Veilys\n\nVedtak: Saken utsettes.\n"
HEAD = "Møteprotokoll for Storvik utvalg for teknikk\n\nMøtedato: 11.06.1998\n\n"


def read(people: str) -> Minutes:
    return parse_text(HEAD + people + CASE)


def told(minutes: Minutes) -> set[str]:
    """Each person in short: name, presence, group, what they represent, whom they stood in for."""
    return {
        " ".join(
            [
                a.name,
                a.presence,
                a.group,
                *([f"({a.represents})"] if a.represents else []),
                *([f"for {a.substitute_for}"] if a.substitute_for else []),
            ]
        )
        for a in minutes.attendance.attendees
    }


LISTS = {
    "absent and substitutes side by side, the gaps lost": (
        "Til stede: Aud Nesheim, Bård Liaklev, Frida Kvamsdal, Even Mostølen, Siri Tangvold\n\n"
        "Forfall: Vara:\nAP: Bård Liaklev Helge Dikkanen\nH: Even Mostølen\nSiri Tangvold",
        {
            "Aud Nesheim present member",
            "Frida Kvamsdal present member",
            "Bård Liaklev absent member (AP)",
            "Helge Dikkanen present substitute (AP) for Bård Liaklev",
            "Even Mostølen absent member (H)",
            "Siri Tangvold absent member (H)",
        },
    ),
    "assemblies as headings over their lines": (
        "Tilstede:\nKysttinget i Norge:\nAud Nesheim, leder\nKystrådet i Sverige:\nEven Mostølen\nFrida Kvamsdal, varamedlem for Bård Liaklev\n"
        "Faste deltakere:\nSiri Tangvold, Norske Kystvenners Forbund",
        {
            "Aud Nesheim present member (Kysttinget i Norge)",
            "Even Mostølen present member (Kystrådet i Sverige)",
            "Frida Kvamsdal present substitute (Kystrådet i Sverige) for Bård Liaklev",
            "Bård Liaklev absent member",
            "Siri Tangvold present member (Norske Kystvenners Forbund)",
        },
    ),
    "a party and leave, each after a dash": (
        "Tilstede:\n1. Leder: Aud Nesheim - Sp\n2. Medlem: Even Mostølen - H\nIkke tilstede:\n3. Medlem: Bård Liaklev – V - permisjon",
        {"Aud Nesheim present member (Sp)", "Even Mostølen present member (H)", "Bård Liaklev absent member (V)"},
    ),
    "substitutes by the number of the member": (
        "Representanter:\n1. Aud Nesheim\n2. Bård Liaklev\n3. Even Mostølen\n4. Frida Kvamsdal\n5. Ola Bøen\n6. Helge Dikkanen\n\n"
        "Søknad om permisjon ble innvilget for følgende representanter:\nRepresentant nr. 2: Bård Liaklev\nRepresentant nr. 5: Ola Bøen\n\n"
        "Vararepresentant for representant nr. 2: Siri Tangvold tok sete. Vararepresentant for representant nr. 5: Magnar Holm tok sete.",
        {
            "Aud Nesheim present member",
            "Bård Liaklev absent member",
            "Even Mostølen present member",
            "Frida Kvamsdal present member",
            "Ola Bøen absent member",
            "Helge Dikkanen present member",
            "Siri Tangvold present substitute for Bård Liaklev",
            "Magnar Holm present substitute for Ola Bøen",
        },
    ),
    "substitutes in columns of their own": (
        "Møtende medlemmer      Parti   Varamedlem            For\nAud Nesheim            AP\n"
        "                               Siri Tangvold (H)     Bård Liaklev (H)\nEven Mostølen          SV",
        {
            "Aud Nesheim present member (AP)",
            "Even Mostølen present member (SV)",
            "Siri Tangvold present substitute (H) for Bård Liaklev",
            "Bård Liaklev absent member",
        },
    ),
    "nobody met instead": (
        "Til stede: Aud Nesheim\nForfall: Bård Liaklev (varamann innkalt, men kunne ikke møte), Even Mostølen m/vara Siri Tangvold\nAndre: Ola Bøen",
        {
            "Aud Nesheim present member",
            "Bård Liaklev absent member",
            "Even Mostølen absent member",
            "Siri Tangvold present substitute for Even Mostølen",
            "Ola Bøen present guest",
        },
    ),
    "sentences in nynorsk": (
        "Til stades: Aud Nesheim, Even Mostølen og Frida Kvamsdal. Helge Dikkanen deltok på Teams.\nMeldt forfall: Bård Liaklev. Vara Siri Tangvold kunne ikkje møte.",
        {
            "Aud Nesheim present member",
            "Even Mostølen present member",
            "Frida Kvamsdal present member",
            "Helge Dikkanen present member",
            "Bård Liaklev absent member",
            "Siri Tangvold absent substitute",
        },
    ),
    "kinds of members, in nynorsk": (
        "Møtt:\nRepresentantar: Aud Nesheim, Even Mostølen\nVararepresentantar: Siri Tangvold (for Bård Liaklev)\nFråfall: Bård Liaklev",
        {
            "Aud Nesheim present member",
            "Even Mostølen present member",
            "Siri Tangvold present substitute for Bård Liaklev",
            "Bård Liaklev absent member",
        },
    ),
    "owners and those who stand for them": (
        "Representerte eiere:\nHavnes kommune v/ ordfører Aud Nesheim\nStorvik kommune v/ varaordfører Even Mostølen\nFra selskapet møtte: styreleder Ola Bøen",
        {"Aud Nesheim present member (Havnes kommune)", "Even Mostølen present member (Storvik kommune)", "Ola Bøen present guest"},
    ),
    "members beside their substitutes: who met is not told": (
        "Medlem:            Varamedlem:\nAud Nesheim        Frida Kvamsdal\nBård Liaklev",
        {"Aud Nesheim unknown member", "Bård Liaklev unknown member", "Frida Kvamsdal unknown substitute"},
    ),
    "members beside their substitutes, the gaps lost": (
        "Medlemmer: Varamedlemmer:\nAud Nesheim Frida Kvamsdal\nBård Liaklev",
        {"Aud Nesheim unknown member", "Bård Liaklev unknown member", "Frida Kvamsdal unknown substitute"},
    ),
    "absent and substitutes side by side, and nobody met": (
        "Til stede: Aud Nesheim, Frida Kvamsdal\n\nForfall: Vara:\nBård Liaklev\nEven Mostølen",
        {"Aud Nesheim present member", "Frida Kvamsdal present member", "Bård Liaklev absent member", "Even Mostølen absent member"},
    ),
    "three lists side by side": (
        "Til stede:            Forfall:              Møtende vara:\nAud Nesheim (Ap)      Bård Liaklev (H)      Siri Tangvold (H)\nFrida Kvamsdal (Sp)",
        {
            "Aud Nesheim present member (Ap)",
            "Frida Kvamsdal present member (Sp)",
            "Bård Liaklev absent member (H)",
            "Siri Tangvold present substitute (H)",
        },
    ),
    "a table with posts, crosses and whom they met for": (
        "Innkalte:\nFunksjon     Navn              Forfall   Møtt for\nLeder        Aud Nesheim\nMedlem       Bård Liaklev      X\n"
        "Varamedlem   Frida Kvamsdal              Bård Liaklev",
        {"Aud Nesheim present member", "Bård Liaklev absent member", "Frida Kvamsdal present substitute for Bård Liaklev"},
    ),
    "sentences after the list": (
        "Til stede var 3 av 5 medlemmer: Aud Nesheim, Even Mostølen og Frida Kvamsdal. Bård Liaklev og Siri Tangvold hadde meldt forfall. "
        "For Bård Liaklev møtte Helge Dikkanen. Rådmann Ola Bøen var også til stede.",
        {
            "Aud Nesheim present member",
            "Even Mostølen present member",
            "Frida Kvamsdal present member",
            "Bård Liaklev absent member",
            "Siri Tangvold absent member",
            "Helge Dikkanen present substitute for Bård Liaklev",
            "Ola Bøen present administration",
        },
    ),
    "a sentence on the line below the list": (
        "Til stede: Aud Nesheim, Even Mostølen, Frida Kvamsdal\nBård Liaklev hadde forfall.",
        {"Aud Nesheim present unknown", "Even Mostølen present unknown", "Frida Kvamsdal present unknown", "Bård Liaklev absent unknown"},
    ),
    "who met instead, in a sentence among those absent": (
        "Til stede: Aud Nesheim, Even Mostølen\nMeldt forfall: Bård Liaklev (Storvik). Vara Siri Tangvold møtte i stedet.",
        {
            "Aud Nesheim present member",
            "Even Mostølen present member",
            "Bård Liaklev absent member (Storvik)",
            "Siri Tangvold present substitute for Bård Liaklev",
        },
    ),
    "substitutes who met and who did not, after commas": (
        "Til stede: Aud Nesheim\nForfall: Bård Liaklev, vara Siri Tangvold møtte. Even Mostølen, vara ikke møtt.\nAdministrasjonen v/ Ola Bøen og Helge Dikkanen.",
        {
            "Aud Nesheim present member",
            "Bård Liaklev absent member",
            "Siri Tangvold present substitute for Bård Liaklev",
            "Even Mostølen absent member",
            "Ola Bøen present administration",
            "Helge Dikkanen present administration",
        },
    ),
    "all but one": (
        "Møtte: Alle medlemmene unntatt Bård Liaklev (H)\nVara: Siri Tangvold (H)",
        {"Bård Liaklev absent member (H)", "Siri Tangvold present substitute (H)"},
    ),
    "a party and whom they met for, in one breath": (
        "Møtte: Aud Nesheim, AP\nVaramedlemmer til stede: Siri Tangvold, SV for Bård Liaklev\nForfall: Bård Liaklev, SV",
        {"Aud Nesheim present member (AP)", "Siri Tangvold present substitute (SV) for Bård Liaklev", "Bård Liaklev absent member (SV)"},
    ),
    "staff of another kind below those absent": (
        "Til stede: Aud Nesheim\nForfall: Bård Liaklev\nFra forretningsfører Lia Forvaltning: Ola Bøen\nFra staben: Helge Dikkanen",
        {"Aud Nesheim present member", "Bård Liaklev absent member", "Ola Bøen present administration", "Helge Dikkanen present administration"},
    ),
    "elected by the staff": (
        "Møtende styremedlemmer:\nStyreleder Aud Nesheim\nFrida Kvamsdal (ansattvalgt)\nEven Mostølen (på Teams)\nForfall: Bård Liaklev (meldt)",
        {"Aud Nesheim present member", "Frida Kvamsdal present member", "Even Mostølen present member", "Bård Liaklev absent member"},
    ),
    "absent and substitutes side by side, parties after": (
        "Forfall: Møtende vara:\nAud Nesheim (AP) Frida Kvamsdal (AP)\nBård Liaklev (H)\nEven Mostølen (SV) Siri Tangvold (SV)",
        {
            "Aud Nesheim absent member (AP)",
            "Frida Kvamsdal present substitute (AP) for Aud Nesheim",
            "Bård Liaklev absent member (H)",
            "Even Mostølen absent member (SV)",
            "Siri Tangvold present substitute (SV) for Even Mostølen",
        },
    ),
    "parties over columns whose gaps are lost: nobody's party is guessed": (
        "Medlemmer:\nSP: SL: AP:\nAud Nesheim Bård Liaklev Even Mostølen\nFrida Kvamsdal (SP) Siri Tangvold\nKRF: H: Helge Dikkanen\nOla Bøen\n\n"
        "Forfall:\nSL: Bård Liaklev",
        {
            "Aud Nesheim present member",
            "Bård Liaklev absent member (SL)",
            "Even Mostølen present member",
            "Frida Kvamsdal present member (SP)",
            "Siri Tangvold present member",
            "Helge Dikkanen present member",
            "Ola Bøen present member",
        },
    ),
    "two of one list whose middle names differ": (
        "Til stede:\nPer Nils O. Liaklev\nAud Nesheim\nPer Ole Liaklev\n\nForfall:\nEven Mostølen",
        {"Per Nils O. Liaklev present member", "Aud Nesheim present member", "Per Ole Liaklev present member", "Even Mostølen absent member"},
    ),
    "a party of whom nobody met is no column": (
        "Til stede:\nAP: Aud Nesheim, Bård Liaklev\nSV: KRF: Even Mostølen",
        {"Aud Nesheim present member (AP)", "Bård Liaklev present member (AP)", "Even Mostølen present member (KRF)"},
    ),
    "a table whose columns were lost": (
        "Faste medlemmer som møtte:\nNavn Funksjon Representerer\nAud Nesheim Ordfører AP\nBård Liaklev Medlem H\n\n"
        "Faste medlemmer som ikke møtte:\nNavn Funksjon Representerer\nEven Mostølen MEDL SV\n\n"
        "Varamedlemmer som møtte:\nNavn Møtte for Representerer\nFrida Kvamsdal Even Mostølen SV\n\n"
        "Fra administrasjonen møtte:\nNavn Stilling\nHelge Tangvold Kommunalsjef oppvekst",
        {
            "Aud Nesheim present member (AP)",
            "Bård Liaklev present member (H)",
            "Even Mostølen absent member (SV)",
            "Frida Kvamsdal present substitute (SV) for Even Mostølen",
            "Helge Tangvold present administration",
        },
    ),
    "posts before names, parties after": (
        "Møtende medlemmer:\nOrdfører Aud Nesheim AP\nMedlem Bård Liaklev H\nVaramedlem Frida Kvamsdal SV",
        {"Aud Nesheim present member (AP)", "Bård Liaklev present member (H)", "Frida Kvamsdal present substitute (SV)"},
    ),
    "a table of members with a word for whether they met": (
        "Navn\tParti\tStatus\tVara\nAud Nesheim\tAP\tMøtt\t\nBård Liaklev\tH\tForfall\tFrida Kvamsdal\nEven Mostølen\tSV\tIkke møtt\t",
        {
            "Aud Nesheim present member (AP)",
            "Bård Liaklev absent member (H)",
            "Frida Kvamsdal present substitute (H) for Bård Liaklev",
            "Even Mostølen absent member (SV)",
        },
    ),
    "crosses under columns": (
        "Medlemmer                Møtt        Forfall        Varamedlem\nAud Nesheim              x\nBård Liaklev                         x              Frida Kvamsdal",
        {"Aud Nesheim present member", "Bård Liaklev absent member", "Frida Kvamsdal present substitute for Bård Liaklev"},
    ),
    "a table whose cells stand one to a line": (
        "Følgende faste medlemmer møtte:\nNavn\nFunksjon\nRepresenterer\nAud Nesheim\nLeder\nAP\nBård Liaklev\nMedlem\nH\n"
        "Følgende varamedlemmer møtte:\nNavn\nMøtte for\nRepresenterer\nFrida Kvamsdal\nEven Mostølen\nSV",
        {
            "Aud Nesheim present member (AP)",
            "Bård Liaklev present member (H)",
            "Frida Kvamsdal present substitute (SV) for Even Mostølen",
            "Even Mostølen absent member",
        },
    ),
    "a name broken in its cell": (
        "Følgende faste medlemmer møtte:\nNavn\tFunksjon\tRepresenterer\nAud Nesheim\tLeder\tAP\nJan-Ole Kristoffersen\nMyrlund\tMedlem\tH",
        {"Aud Nesheim present member (AP)", "Jan-Ole Kristoffersen Myrlund present member (H)"},
    ),
    "lists side by side": (
        "Til stede:                          Ikke til stede:\nAud Nesheim (leder)                 Bård Liaklev\nEven Mostølen                       Ola Rundhaug (meldt forfall)",
        {"Aud Nesheim present member", "Bård Liaklev absent member", "Even Mostølen present member", "Ola Rundhaug absent member"},
    ),
    "groups on one line": (
        "Til stede: Fagutvalget: Kari, Per; Dugnadsstyret: Ola, NTL: Siri Vik",
        {
            "Kari present unknown (Fagutvalget)",
            "Per present unknown (Fagutvalget)",
            "Ola present unknown (Dugnadsstyret)",
            "Siri Vik present unknown (NTL)",
        },
    ),
    "groups over points": (
        "Til stede\nKoret\n● Aud Nesheim (audn)\n● Bård Liaklev (bardl)\nDugnadsstyret\n● Even Mostølen (evenm)",
        {"Aud Nesheim present unknown (Koret)", "Bård Liaklev present unknown (Koret)", "Even Mostølen present unknown (Dugnadsstyret)"},
    ),
    "first names of one group, and one among whole names": (
        "Til stede:\nAud Nesheim, Koret\nBård Liaklev, Teltet\nMarius, Baren\nTale, Kari, Dugnadsstyret",
        {
            "Aud Nesheim present unknown (Koret)",
            "Bård Liaklev present unknown (Teltet)",
            "Marius present unknown (Baren)",
            "Tale present unknown (Dugnadsstyret)",
            "Kari present unknown (Dugnadsstyret)",
        },
    ),
    "parents and classes": (
        "Til stede:\n1. trinn: Aud Nesheim\nTherese 5 tr.\nBård Liaklev 6. tr",
        {"Aud Nesheim present member (1. trinn)", "Therese present member (5 tr.)", "Bård Liaklev present member (6. tr)"},
    ),
    "labels that run into their lists": (
        "Til stede var Aud Nesheim og Bård Liaklev.\nForfall hadde Even Mostølen.\nDessuten møtte rådmann Ola Rundhaug.",
        {"Aud Nesheim present member", "Bård Liaklev present member", "Even Mostølen absent member", "Ola Rundhaug present administration"},
    ),
    "labels on one line": (
        "Møtt: Aud Nesheim, Per Ås. Forfall: Bård Liaklev. Dessuten: Siri Vik (sekretær).",
        {"Aud Nesheim present member", "Per Ås present member", "Bård Liaklev absent member", "Siri Vik present administration"},
    ),
    "who met for him": (
        "Til stede: Aud Nesheim\nForfall: Bård Liaklev. For ham møtte vararepresentant Frida Kvamsdal.",
        {"Aud Nesheim present member", "Bård Liaklev absent member", "Frida Kvamsdal present substitute for Bård Liaklev"},
    ),
    "a substitute for one case only": (
        "Medlemmer: Aud Nesheim (AP), Bård Liaklev (H) (inhabil i sak 1/98), Even Mostølen (SV)\n"
        "Varamedlemmer: Frida Kvamsdal (H) møtte for Bård Liaklev i sak 1/98\nForfall: Ingen",
        {
            "Aud Nesheim present member (AP)",
            "Bård Liaklev present member (H)",
            "Even Mostølen present member (SV)",
            "Frida Kvamsdal present substitute (H) for Bård Liaklev",
        },
    ),
    "shares, and the company of a guest": (
        "Til stede: Lia kommune v/ ordfører Aud Nesheim 60 aksjer\nAndre: Bård Liaklev, revisor, Revisjon Indre IKS",
        {"Aud Nesheim present member (Lia kommune)", "Bård Liaklev present guest (Revisjon Indre IKS)"},
    ),
    "members who did not meet, by another word": (
        "Til stede:\nAud Nesheim\n\nMedlemmer som ikke var til stede:\nBård Liaklev",
        {"Aud Nesheim present member", "Bård Liaklev absent member"},
    ),
    "days beside the hour": (
        "Til stede: Aud Nesheim (AP), Bård Liaklev (H) (til kl. 13.00, 13. juni)",
        {"Aud Nesheim present member (AP)", "Bård Liaklev present member (H)"},
    ),
    "numbers before posts": (
        "Tilstede:\n1. Leder: Aud Nesheim - Sp\n2. Nestleder: Bård Liaklev - H\n3. Medlem: Even Mostølen - SV\n4. Medlem: Siri Vik - Ap\n5. Medlem: Ola Rundhaug - V",
        {
            "Aud Nesheim present member (Sp)",
            "Bård Liaklev present member (H)",
            "Even Mostølen present member (SV)",
            "Siri Vik present member (Ap)",
            "Ola Rundhaug present member (V)",
        },
    ),
    "a group that nobody represented": (
        "Til stede\nKoret\n\tIkke representert.\nTeltet\n● Aud Nesheim\nBaren\n● Bård Liaklev",
        {"Aud Nesheim present unknown (Teltet)", "Bård Liaklev present unknown (Baren)"},
    ),
    "rows of dots": (
        "Til stede:\nAud Nesheim ............... leder\nBård Liaklev .............. Høyre\n\nIkke møtt:\nOla Rundhaug .............. forfall",
        {"Aud Nesheim present member", "Bård Liaklev present member (Høyre)", "Ola Rundhaug absent member"},
    ),
    "vara beside the absent": (
        "Til stede: Aud Nesheim (AP), Bård Liaklev (H)\n\nForfall: Even Mostølen (SV) - vara: Frida Kvamsdal (SV)\nOla Rundhaug (Sp) (vara: Nils Haugland)\nTor Vik - vara: ingen",
        {
            "Aud Nesheim present member (AP)",
            "Bård Liaklev present member (H)",
            "Even Mostølen absent member (SV)",
            "Frida Kvamsdal present substitute (SV) for Even Mostølen",
            "Ola Rundhaug absent member (Sp)",
            "Nils Haugland present substitute for Ola Rundhaug",
            "Tor Vik absent member",
        },
    ),
    "vara at the end of an enumeration": (
        "Følgende møtte:\nOrdfører Aud Nesheim, Bård Liaklev, Ola Rundhaug\nog varamedlem Frida Kvamsdal for Even Mostølen.",
        {
            "Aud Nesheim present member",
            "Bård Liaklev present member",
            "Ola Rundhaug present member",
            "Frida Kvamsdal present substitute for Even Mostølen",
            "Even Mostølen absent member",
        },
    ),
    "nynorsk": (
        "Desse møtte:\nAud Nesheim, ordførar, Bård Liaklev, Dina Aasgjerd\nFrida Kvamsdal møtte i staden for Ola Rundhaug\n\nForfall meldt frå: Ola Rundhaug, Kari Tveit\n\n"
        "Varamedlemmar som møtte:\nNils Haugland for Kari Tveit\n\nTil stades elles: Guri Stavelien, rådmann",
        {
            "Aud Nesheim present member",
            "Bård Liaklev present member",
            "Dina Aasgjerd present member",
            "Frida Kvamsdal present substitute for Ola Rundhaug",
            "Ola Rundhaug absent member",
            "Kari Tveit absent member",
            "Nils Haugland present substitute for Kari Tveit",
            "Guri Stavelien present administration",
        },
    ),
    "a party that stands in parentheses after the absent": (
        "Til stede: Aud Nesheim (AP)\nVaramedlemmer:\nFrida Kvamsdal (SV) for Even Mostølen (SV)",
        {"Aud Nesheim present member (AP)", "Frida Kvamsdal present substitute (SV) for Even Mostølen", "Even Mostølen absent member"},
    ),
    "classes of a school": (
        "=== Tilstede ===\n\n* 1. trinn: Liv Solvang\n* 4. trinn: Irene Moe, Tove Rundhaug\n\n=== Fraværende ===\n* 3A: Aina Moldskred\n",
        {
            "Liv Solvang present member (1. trinn)",
            "Irene Moe present member (4. trinn)",
            "Tove Rundhaug present member (4. trinn)",
            "Aina Moldskred absent member (3A)",
        },
    ),
    "numbers of representatives": (
        "Representanter: 1. Kari Solvang 2. Per Ånestad 3. Odd Bakkerud 4. Liv Moldskred 5. Siv Haug\nFølgende representanter hadde meldt forfall:\n"
        "Representant nr. 2 Per Ånestad Representant nr. 4 Liv Moldskred\nFølgende vararepresentanter tok sete:\nNils Tveit, vararepresentant for representant nr. 2,\n"
        "Ola Rundhaug, vararepresentant for representant nr. 4",
        {
            "Kari Solvang present member",
            "Per Ånestad absent member",
            "Odd Bakkerud present member",
            "Liv Moldskred absent member",
            "Siv Haug present member",
            "Nils Tveit present substitute for Per Ånestad",
            "Ola Rundhaug present substitute for Liv Moldskred",
        },
    ),
    "first names": (
        "Til stede: Linn, Nils, Erik, Espen (for Pia)\n\nMangler: Henning, Pia\n\nServering og referering: Linn",
        {
            "Linn present member",
            "Nils present member",
            "Erik present member",
            "Espen present substitute for Pia",
            "Henning absent member",
            "Pia absent member",
        },
    ),
    "user names": (
        "Andre til stede:\n- navet, Ole Henrik Vik (olehvi)\n- ping, Siv Haug (sivha)",
        {"Ole Henrik Vik present guest (navet)", "Siv Haug present guest (ping)"},
    ),
    "leave of several on one line": (
        "Til stede: Aud Nesheim (Ap)\nPermisjoner: Margit Solvang, Samelista (Ap) Toril Ånestad Nordkalottfolket (NKF) 21.-22.02.98 Randi Vik, Høyre",
        {
            "Aud Nesheim present member (Ap)",
            "Margit Solvang absent member (Samelista (Ap))",
            "Toril Ånestad absent member (Nordkalottfolket)",
            "Randi Vik absent member (Høyre)",
        },
    ),
    "sentences between the entries": (
        "Til stede:\nAnn Moldskred, Høyre\nOlaf Vik, Senterpartiet\n\nFra administrasjonen:\nRoger Bakkerud\n"
        "President Nils Tveit var til stede i utvalget for å svare på spørsmål\nAnn Moldskred og Olaf Vik ble innvilget permisjon fra kl 17.00.",
        {
            "Ann Moldskred present member (Høyre)",
            "Olaf Vik present member (Senterpartiet)",
            "Roger Bakkerud present administration",
            "Nils Tveit present guest",
        },
    ),
    "numbers of representatives with a colon": (
        "Representanter: 1. Kari Solvang 2. Per Ånestad 3. Odd Bakkerud 4. Liv Moldskred 5. Siv Haug\nForfall: nr. 2: Per Ånestad nr. 4: Liv Moldskred",
        {
            "Kari Solvang present member",
            "Per Ånestad absent member",
            "Odd Bakkerud present member",
            "Liv Moldskred absent member",
            "Siv Haug present member",
        },
    ),
    "two names whose comma was lost": (
        "Til stede: Aud Nesheim (AP), Liv Solvang Per Rundhaug, Berit Anne Moe",
        {"Aud Nesheim present member (AP)", "Liv Solvang present member", "Per Rundhaug present member", "Berit Anne Moe present member"},
    ),
    "a verb after the one stood in for": (
        "Til stede: Aud Nesheim (AP)\nVararepresentanter: Frida Kvamsdal vararepr. for Even Mostølen, Nils Haugland (for Kari Tveit som har permisjon)",
        {
            "Aud Nesheim present member (AP)",
            "Frida Kvamsdal present substitute for Even Mostølen",
            "Even Mostølen absent member",
            "Nils Haugland present substitute for Kari Tveit",
            "Kari Tveit absent member",
        },
    ),
    "dashes between the names, and one of them a substitute": (
        "Til stede:\n\nAud Nesheim - Bård Liaklev – Frida Kvamsdal (vara) - Even Mostølen\n\nForfall: Siri Tangvold - Helge Dikkanen",
        {
            "Aud Nesheim present member",
            "Bård Liaklev present member",
            "Frida Kvamsdal present substitute",
            "Even Mostølen present member",
            "Siri Tangvold absent member",
            "Helge Dikkanen absent member",
        },
    ),
    "a semicolon after the label": ("Til stede; Aud Nesheim og Bård Liaklev", {"Aud Nesheim present unknown", "Bård Liaklev present unknown"}),
    "those absent at the end of the list of those present": (
        "Tilstede: Aud Nesheim, Bård Liaklev, Siri Tangvold\nog Frida Kvamsdal. Forfall Even Mostølen.",
        {
            "Aud Nesheim present unknown",
            "Bård Liaklev present unknown",
            "Siri Tangvold present unknown",
            "Frida Kvamsdal present unknown",
            "Even Mostølen absent unknown",
        },
    ),
    "names broken at the ends of the lines of a list by posts": (
        "Til stades:\nOrdførar:    Aud Nesheim, Bård\n             Liaklev, Frida Kvamsdal\nRådmenn:     Even Mostølen, Siri\n             Tangvold (frå 4/98)",
        {
            "Aud Nesheim present member",
            "Bård Liaklev present member",
            "Frida Kvamsdal present member",
            "Even Mostølen present administration",
            "Siri Tangvold present administration",
        },
    ),
    "members under those present": (
        "Til stede\nMedlemmer:       Aud Nesheim, Bård Liaklev, Frida\n                 Kvamsdal\n\nForfall\n\nAdministrasjonen    Even Mostølen",
        {
            "Aud Nesheim present member",
            "Bård Liaklev present member",
            "Frida Kvamsdal present member",
            "Even Mostølen present administration",
        },
    ),
    "heads of columns beside an empty list of those absent": (
        "Desse medlemmene møtte:       Parti\nAud Nesheim                   Sp\nBård Liaklev                  Ap\n\n"
        "Forfall/møtte ikkje           Parti     Følgjande varamedl. møtte     Parti",
        {"Aud Nesheim present member (Sp)", "Bård Liaklev present member (Ap)"},
    ),
    "the cells of the substitutes one to a line": (
        "Faste medlemmer som møtte:\n\nNavn\n\nFunksjon\n\nRepresenterer\n\nAud Nesheim\n\nOrdfører\n\nAP\n\n"
        "Varamedlemmer som møtte:\n\nNavn\n\nMøtte for\n\nRepresenterer\n\nBård Liaklev\n\nFrida Kvamsdal\n\nH",
        {"Aud Nesheim present member (AP)", "Bård Liaklev present substitute (H) for Frida Kvamsdal", "Frida Kvamsdal absent member"},
    ),
    "acting": ("Fra administrasjonen: Helge Tangvold, konst. underdirektør", {"Helge Tangvold present administration"}),
    "a head count": ("Til stede: 23 medlemmer", set()),
    "from whom they came, told by sentences": (
        "Til stede: Aud Nesheim, Bård Liaklev\n\nTil stede for øvrig:\nProrektor Siri Tangvold, viserektor for utdanning Even B. Mostølen og "
        "viserektor for internasjonale saker Helge Dikkanen.\nFrida Kvamsdal og Eva Li fra Studentlaget.  Jon Dal og Mona Vik fra Fagkontoret.",
        {
            "Aud Nesheim present member",
            "Bård Liaklev present member",
            "Siri Tangvold present guest",
            "Even B. Mostølen present guest",
            "Helge Dikkanen present guest",
            "Frida Kvamsdal present guest",
            "Eva Li present guest (Studentlaget)",
            "Jon Dal present guest",
            "Mona Vik present guest (Fagkontoret)",
        },
    ),
    "a stop between name and party": (
        "Til stede: Aud Nesheim, Bård Liaklev\n\nIkke møtt: Even Mostølen, Frp. Siri Tangvold, SP",
        {
            "Aud Nesheim present member",
            "Bård Liaklev present member",
            "Even Mostølen absent member (Frp)",
            "Siri Tangvold absent member (SP)",
        },
    ),
    "auditors, each for some cases": (
        "Til stede: Aud Nesheim, Bård Liaklev\n\nFra revisjonen møtte\nEven Mostølen sak 11 og 12/2011\nSiri Tangvold sak 12/2011\n\n"
        "Sekretariatet informerte kort om:\no ny vakt på Kaia (Storvik)",
        {"Aud Nesheim present member", "Bård Liaklev present member", "Even Mostølen present guest", "Siri Tangvold present guest"},
    ),
    "a column of parties with notes, and one that says for whom": (
        "Faste medlemer som møtte:\nNamn              Funksjon     Representerer\nAud Nesheim       Leiar        AP\nBård Liaklev      Medlem       AP      frå kl. 11\n"
        "Even Mostølen     Medlem       MDG - forfall\nSiri Tangvold     Medlem       Uavhengig liste\n\n"
        "Varamedlemer som møtte:\nNamn              Funksjon           Representerer\nFrida Kvamsdal    Even Mostølen      MDG",
        {
            "Aud Nesheim present member (AP)",
            "Bård Liaklev present member (AP)",
            "Even Mostølen absent member (MDG)",
            "Siri Tangvold present member (Uavhengig liste)",
            "Frida Kvamsdal present substitute (MDG) for Even Mostølen",
        },
    ),
    "in capitals, the surnames first": (
        "Følgende medlemmer var tilstede:\n\nNESHEIM ODD ARNE, ORDFØRER\nLIAKLEV HANS,\nKVAMSDAL GUDRUN",
        {"NESHEIM ODD ARNE present member", "LIAKLEV HANS present member", "KVAMSDAL GUDRUN present member"},
    ),
    "who came from the school, in a sentence": (
        "Til stades: Aud Nesheim, Bård Liaklev\n\nFrå skulen møtte rektor Even Mostølen og inspektør Siri Tangvold.",
        {"Aud Nesheim present member", "Bård Liaklev present member", "Even Mostølen present administration", "Siri Tangvold present guest"},
    ),
    "an office is nobody, and who meets as a substitute says so behind the party": (
        "Sekretariat: Serviceavdelingen\n\nTil stede:\nAud Nesheim (AP), Bård Liaklev (H) møtende vara, Siri Tangvold (V)",
        {"Aud Nesheim present member (AP)", "Bård Liaklev present substitute (H)", "Siri Tangvold present member (V)"},
    ),
    "two of nearly one name on one list": (
        "Til stede: Aud Nesheim (AP), Siri Elin Nilsen (AP), Even Mostølen (H), Siri Nilssen (AP)",
        {
            "Aud Nesheim present member (AP)",
            "Siri Elin Nilsen present member (AP)",
            "Even Mostølen present member (H)",
            "Siri Nilssen present member (AP)",
        },
    ),
    "posts told by their ending, and one cut short": (
        "Fra administrasjonen møtte:\nKraftrevisor Helge Dikkanen\nKlagefullmektig Siri Tangvold\nAdm. sjef Even Mostølen",
        {"Helge Dikkanen present administration", "Siri Tangvold present administration", "Even Mostølen present administration"},
    ),
    "a list of absences with the head of its second column": (
        "Møtedeltakarar      Parti   Rolle\nAud Nesheim         H       Nestleiar\nBård Liaklev        V       Medlem\n\n"
        "Forfall meldt frå følgjande medl.   Parti\nEven Mostølen                       H",
        {"Aud Nesheim present member (H)", "Bård Liaklev present member (V)", "Even Mostølen absent member (H)"},
    ),
    "who leads the meeting stands on no list": (
        "Møteleder: Aud Nesheim (H)\n\nTilstede:  Bård Liaklev (V)\n           Siri Tangvold (AP)\n\nForfall:   Frida Kvamsdal (V)\n\n"
        "Som vara møtte:  Even Mostølen (V)",
        {
            "Aud Nesheim present member (H)",
            "Bård Liaklev present member (V)",
            "Siri Tangvold present member (AP)",
            "Frida Kvamsdal absent member (V)",
            "Even Mostølen present substitute (V)",
        },
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_lists(case: str) -> None:
    people, expected = LISTS[case]
    assert told(read(people)) == expected


def test_a_post_is_not_what_somebody_represents() -> None:
    posts = (
        "Helge Tangvold (kommunalsjef oppvekst og kultur)",
        "Guri Stavelien, HR-sjef",
        "Rådgiver plan Jens Vik",
        "Ine Brekke, som førte protokollen",
    )
    minutes = read("Til stede: Aud Nesheim (AP)\n\nFra administrasjonen: " + "\n".join(posts) + "\nOversetter Marit Eira")
    staff = [a for a in minutes.attendance.attendees if a.group == "administration"]
    assert [(a.name, a.represents) for a in staff] == [
        (n, None) for n in ("Helge Tangvold", "Guri Stavelien", "Jens Vik", "Ine Brekke", "Marit Eira")
    ]


def test_until_and_from_what_hour_without_brackets() -> None:
    lists = (
        "Medlemmer: Aud Nesheim, Bård Liaklev til kl 13.00, Even\n   Mostølen til kl. 11\n"
        "Forfall: Siri Tangvold, Bård Liaklev fra\n   kl 13.00\nVaramedlemmer: Frida Kvamsdal fra kl 11.00"
    )
    people = [(a.name, a.presence, a.arrived, a.left) for a in read(lists).attendance.attendees]
    assert sorted(people) == [
        ("Aud Nesheim", "present", None, None),
        ("Bård Liaklev", "present", None, "13:00"),
        ("Even Mostølen", "present", None, "11:00"),
        ("Frida Kvamsdal", "present", "11:00", None),
        ("Siri Tangvold", "absent", None, None),
    ]


def test_a_roll_call_in_the_opening_case() -> None:
    minutes = parse_text(
        "Storvik kommune\nProtokoll\nBydelsutvalget\n11.06.1998\n\nÅpen halvtime\nIngen saker.\n\nOpprop\nTil stede:\nAud Nesheim (AP), Bård Liaklev (H)\n\n"
        "Forfall:\nSiri Tangvold (V)\n\nI stedet møtte:\nEven Mostølen (V)\n\nGodkjenning av innkalling\nInnkallingen godkjent.\n\n"
        "Godkjenning av sakskart\nSakskartet godkjent.\n"
    )
    assert told(minutes) == {
        "Aud Nesheim present member (AP)",
        "Bård Liaklev present member (H)",
        "Siri Tangvold absent member (V)",
        "Even Mostølen present substitute (V)",
    }


@pytest.mark.parametrize("which", ["Sak 12-14/98", "Saksnr.: 12/98 - 14/98", "Sak 12 til 14/98", "Fra saksnr: 12\nTil saksnr. 14"])
def test_what_cases_a_meeting_had_is_no_heading(which: str) -> None:
    minutes = parse_text(
        f"Møtebok\nStorvik utvalg for teknikk\n11.06.1998\n{which}\n\nTil stede:\nAud Nesheim\nBård Liaklev\n\nSak 12/98 Veilys\nVedtak:\nSaken utsettes.\n"
    )
    assert [a.name for a in minutes.attendance.attendees] == ["Aud Nesheim", "Bård Liaklev"]
    assert [c.number.raw for c in minutes.cases if c.number] == ["12/98"]


def test_so_many_of_so_many_met_after_a_colon() -> None:
    attendance = read("Av utvalgets medlemmer/varamedlemmer møtte: 7 av 9\n\nTil stede: Aud Nesheim, Bård Liaklev").attendance
    assert (attendance.seats, attendance.stated_present) == (9, 7)


def test_where_a_post_is_held_is_kept() -> None:
    (person,) = read("Fra administrasjonen: Per Ås (daglig leder FK)").attendance.attendees
    assert (person.name, person.represents) == ("Per Ås", "FK")


@pytest.mark.parametrize("label", ["Servering og referering", "Møteleder og referent", "Ordstyrar og referent", "Sekr.", "Møtebokfører"])
def test_who_writes(label: str) -> None:
    people = (
        f"Til stede: Aud Nesheim (AP)\n\n{label}: Ine Brekke"
        if "." not in label
        else f"Til stede: Aud Nesheim (AP)\nFra adm. møtte: {label.lower()} Ine Brekke"
    )
    assert read(people).secretary == "Ine Brekke"


SIGNED = {
    "elected in the head": (
        "Til stede: Aud Nesheim\n\nTil å skrive under protokollen ble valgt: Bård Liaklev og Dina Aasgjerd",
        ["Bård Liaklev", "Dina Aasgjerd"],
    ),
    "elected in the head, nynorsk": (
        "Til stades: Aud Nesheim\n\nBård Liaklev og Dina Aasgjerd vart valde til å skrive under protokollen.",
        ["Bård Liaklev", "Dina Aasgjerd"],
    ),
    "under lines on the title page": (
        "_________________   _________________\nBård Liaklev, leder   Dina Aasgjerd, nestleder",
        ["Bård Liaklev", "Dina Aasgjerd"],
    ),
    "nobody elected yet": ("Til stede: Aud Nesheim\n\nProtokollen underskrives av Bård Liaklev etter neste møte.", []),
}


@pytest.mark.parametrize("case", SIGNED)
def test_signatories(case: str) -> None:
    people, expected = SIGNED[case]
    assert [s.name for s in read(people).signatories] == expected


@pytest.mark.parametrize("names", ["Aud Nesheim          Bård Liaklev\nRådsleder            Daglig leder", "Aud Nesheim\nBård Liaklev"])
def test_those_under_a_certificate_on_the_title_page_sign(names: str) -> None:
    minutes = read(
        f"Til stede: Aud Nesheim, Bård Liaklev, Siri Tangvold\n\nVi bekrefter med våre underskrifter at sidene i boka\ner rett førte.\n\n{names}\n\nStorvik skole"
    )
    assert [s.name for s in minutes.signatories] == ["Aud Nesheim", "Bård Liaklev"]


def test_a_post_glued_to_a_signature_is_cut_off() -> None:
    minutes = parse_text(HEAD + "Til stede: Aud Nesheim, Nils N. Vik" + CASE + "\nMøtet hevet kl. 12.00\n\nAud Nesheim\nNils N. Vikordfører\n")
    assert [s.name for s in minutes.signatories] == ["Aud Nesheim", "Nils N. Vik"]


def test_officers_of_an_assembly() -> None:
    text = "Protokoll fra årsmøte i Storvik Vel 11. mars 2015\n\nSak 1 Valg\n\nTil møteleder ble valgt Aud Nesheim. Til referent ble valgt Ine Brekke.\n\nSak 2 Årsmelding\n\nVedtak: Godkjent.\n"
    minutes = parse_text(text)
    assert (minutes.chair, minutes.secretary) == ("Aud Nesheim", "Ine Brekke")


def test_those_proposed_and_adopted_sign() -> None:
    text = "Protokoll fra årsmøte i Storvik Vel 11. mars 2015\n\nSak 1 Valg av protokollunderskrivere\n\nForeslås: Bård Liaklev og Dina Aasgjerd.\nGodkjent ved akklamasjon.\n\nSak 2 Årsmelding\n\nVedtak: Godkjent.\n"
    assert [s.name for s in parse_text(text).signatories] == ["Bård Liaklev", "Dina Aasgjerd"]


ROLL = (
    "MØTEBOK 3/94\n\nSametinget\nTid: 20. september 1994\nSted: Karasjok\n"
    "Representanter: 1. Ola Dikk 2. Kari Moe Lie 3. xEgilOIli 4. Per Ås 5. Liv Holm 6. Ann Berg\n"
    "Følgende representanter hadde meldt forfall:\n"
    "Representant nr. 2 Kari Moe Lie Representant nr. 5 Liv Holm Representant nr. 6 Ann Berg\n"
    "Følgende vararepresentanter tok sete:\nNoralf Lunde,. vararepresentant for representant.nr. 5,\n"
    "SIDE 2\nAnn Vik, vararepresentant for representant nr. 2,\n\nSAK 1/94 KONSTITUERING\n\nVedtak:\nGodkjent.\n"
)


def test_a_numbered_roll_with_a_name_that_cannot_be_read() -> None:
    people = parse_text(ROLL).attendance.attendees
    assert [(a.name, a.presence, a.represents, a.substitute_for) for a in people] == [
        ("Ola Dikk", "present", None, None),
        ("Kari Moe Lie", "absent", None, None),
        ("Per Ås", "present", None, None),
        ("Liv Holm", "absent", None, None),
        ("Ann Berg", "absent", None, None),
        ("Noralf Lunde", "present", None, "Liv Holm"),
        ("Ann Vik", "present", None, "Kari Moe Lie"),
    ]


def test_who_left_the_treatment_of_a_case() -> None:
    text = "MØTEBOK\n\nLauvdal valgnemnd\nTid: 25.01.2005\n\nTil stede:\nPia Skum, leder\nRoger Dahl (fratrådte behandlingen av sak 2/05 kl. 12.30)\n"
    roger = parse_text(f"{text}\nSak 1/05 Navn\n\nVedtak:\nJa.\n\nSak 2/05 Krets\n\nVedtak:\nNei.\n").attendance.attendees[1]
    assert (roger.name, roger.changes[0].change, roger.changes[0].time) == ("Roger Dahl", "left", "12:30")


def test_those_elected_in_the_last_case_were_not_there_for_it() -> None:
    text = "Protokoll fra årsmøte 21. mars 2019\n\nSak 1 Regnskap\nVedtak: Godkjent.\n\nSak 2 Valg\nLeder: Aud Nesheim\nStyremedlemmer: Bård Liaklev\nVaramedlemmer: Siri Vik\n"
    assert parse_text(text).attendance.attendees == ()


def test_for_whom_somebody_met_is_told_in_capitals_and_torn_apart() -> None:
    text = "MØTEBOK\n\nLauvdal valgnemnd\nTid: 25.01.2005\n\nTil stede:\n1. Ola Dikkanen\n22. Nils Holm Vara for Ann A. Skum\n3. Per Vik V ara for Liv Moe\n"
    people = parse_text(f"{text}\nSak 1/05 Navn\n\nVedtak:\nJa.\n").attendance.attendees
    assert [(a.name, a.substitute_for) for a in people if a.presence == "present"] == [
        ("Ola Dikkanen", None),
        ("Nils Holm", "Ann A. Skum"),
        ("Per Vik", "Liv Moe"),
    ]


BESIDE = """MØTEPROTOKOLL

Lauvdal kommunestyre
Møtedato: 14.03.2024

Medlemmer:
Navn\tFunksjon\tRepresenterer
Kari Solvang\tOrdfører\tSP
Per Ånestad\tMedlem\tKrF
Varamedlemmer som møtte:
Noralf Lunde, vararepresentant for representant nr. 2
Administrasjonen:
Ann Vik, kommunedirektør
Stein Uglem, som kom syklende
Til stede:
1. Liv Holm (AP), 2. Ola Moe – H

Sak 1/24 Kai

Vedtak:
Kaia rives.
"""


def test_what_is_told_beside_the_names_is_understood_and_what_is_not_is_listed() -> None:
    minutes = parse_text(BESIDE)
    assert [passage.text for passage in minutes.unparsed] == [", som kom syklende"]
    assert [(a.name, a.role, a.represents) for a in minutes.attendance.attendees] == [
        ("Kari Solvang", "chair", "SP"),
        ("Per Ånestad", None, "KrF"),
        ("Noralf Lunde", None, None),
        ("Ann Vik", None, None),
        ("Stein Uglem", None, None),
        ("Liv Holm", None, "AP"),
        ("Ola Moe", None, "H"),
    ]


def test_an_initial_with_a_misread_stop_is_no_party() -> None:
    minutes = parse_text("MØTEBOK\n\nTil stede: 1. Olav Solvang 2. Svein H: Bru 3. Kari Ås\n. Anne Lie\n\nSak 1/93 Naustet\nVedtak: Naustet rives.\n")
    assert {a.represents for a in minutes.attendance.attendees} == {None}
    parties = parse_text("MØTEBOK\n\nTil stede:\nSP: Kari Moe Per Ås H: Svein Lie\n\nSak 1/93 Naustet\nVedtak: Naustet rives.\n")
    assert {a.name: a.represents for a in parties.attendance.attendees} == {"Kari Moe": "SP", "Per Ås": "SP", "Svein Lie": "H"}
