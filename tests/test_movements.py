"""Who came and went: notes beside names, sentences in cases and between them, substitutes who enter, and rules and numbers that are stated."""

from __future__ import annotations

from fractions import Fraction
from importlib.resources import files
from typing import Any

import msgspec
import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_parser import Minutes, parse_text
from minutes_parser.extract.moments import moment_of
from minutes_parser.extract.quorum_stated import stated_rules
from minutes_parser.model import CaseNumber, Change
from minutes_parser.resolve.changes import settle

HEAD = "MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\n\n"
ROLL = "Til stede:\nKari Solvang (AP), leder\nPer Ånestad (H)\nLiv Moldskred (V)\nOdd Bakkerud (SP)\n\n"
AWAY = "Forfall:\nTone Eikås (SV)\n\n"
Told = tuple[str, str, str | None, str | None, str]


def meeting(treatment: str = "", *, roll: str = ROLL + AWAY, after: str = "", head: str = "") -> Minutes:
    """A meeting of three cases; ``treatment`` stands in the second, ``after`` between it and the third."""
    return parse_text(
        f"{HEAD}{roll}{head}\n\nSak 1/24 Budsjett\n\nVedtak:\nBudsjettet godkjennes.\n\n"
        f"Sak 2/24 Ny pumpe\n\nBehandling:\n{treatment}\n\nVedtak:\nPumpen kjøpes.\n\n{after}\n\n"
        "Sak 3/24 Nytt gjerde\n\nVedtak:\nGjerdet settes opp.\n"
    )


def changes(minutes: Minutes) -> list[Told]:
    return [(a.name.split()[0], c.change, c.time, c.case, c.when) for a in minutes.attendance.attendees for c in a.changes]


def codes(minutes: Minutes) -> list[str]:
    return [d.code for d in minutes.diagnostics if d.code == "MP406"]


# ---- notes beside a name


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("kom 10:45", [("arrived", "10:45", None, "during")]),
        ("møtte kl. 10.15", [("arrived", "10:15", None, "during")]),
        ("tok sete kl. 09.20", [("arrived", "09:20", None, "during")]),
        ("tok sete", []),
        ("kommer seint", [("arrived", None, None, "during")]),
        ("delvis til stede", [("arrived", None, None, "during")]),
        ("på Zoom frå 19.20", [("arrived", "19:20", None, "during")]),
        ("frå 2/24", [("arrived", None, "2/24", "before")]),
        ("fra og med sak 2", [("arrived", None, "2/24", "before")]),
        ("kom til sak 3", [("arrived", None, "3/24", "before")]),
        ("til 19:50", [("left", "19:50", None, "during")]),
        ("permisjon etter sak 2", [("left", None, "2/24", "after")]),
        ("gikk etter sak 2/24", [("left", None, "2/24", "after")]),
        ("forlot møtet før sak 3", [("left", None, "3/24", "before")]),
        ("dro etter sak 2", [("left", None, "2/24", "after")]),
        ("til og med sak 2", [("left", None, "2/24", "after")]),
        ("ble gitt permisjon kl. 15.20", [("left", "15:20", None, "during")]),
        ("permisjon i tidsrommet fra kl. 12.00 til kl. 13.00", [("left", "12:00", None, "during"), ("returned", "13:00", None, "during")]),
        ("1-2/24", [("arrived", None, "1/24", "before"), ("left", None, "2/24", "after")]),
        ("bare i sak 2/24", [("arrived", None, "2/24", "before"), ("left", None, "2/24", "after")]),
        ("deltok ikke under sakene 2/24-3/24", [("left", None, "2/24", "before"), ("returned", None, "3/24", "after")]),
        (
            "ikkje til stades i sakene 1 og 3",
            [
                ("left", None, "1/24", "before"),
                ("returned", None, "1/24", "after"),
                ("left", None, "3/24", "before"),
                ("returned", None, "3/24", "after"),
            ],
        ),
        (
            "forfall 1/24, 3/24",
            [
                ("left", None, "1/24", "before"),
                ("returned", None, "1/24", "after"),
                ("left", None, "3/24", "before"),
                ("returned", None, "3/24", "after"),
            ],
        ),
    ],
)
def test_a_note_beside_a_name(note: str, expected: list[tuple[str, str | None, str | None, str]]) -> None:
    minutes = meeting(roll=f"Til stede:\nKari Solvang (AP)\nPer Ånestad (H) ({note})\nLiv Moldskred (V)\n")
    assert changes(minutes) == [("Per", *e) for e in expected]
    assert [a.presence for a in minutes.attendance.attendees] == ["present"] * 3


def test_a_time_in_a_list_of_absences_is_when_somebody_left_or_came() -> None:
    roll = ROLL + "Det ble innvilget permisjon til følgende representanter:\nTone Eikås, fra kl. 10.30\n"
    assert changes(meeting(roll=roll)) == [("Tone", "left", "10:30", None, "during")]
    roll = ROLL + "Forfall:\nTone Eikås (møtte kl. 10.30)\n"
    minutes = meeting(roll=roll)
    assert changes(minutes) == [("Tone", "arrived", "10:30", None, "during")]
    assert [a.presence for a in minutes.attendance.attendees if a.name == "Tone Eikås"] == ["present"]


def test_leave_for_the_whole_meeting_is_absence() -> None:
    for words in ("innvilget permisjon, hele møtet", "innvilget permisjon 13. - 14. mars"):
        minutes = meeting(roll=ROLL + "Permisjoner:\nTone Eikås " + words + "\n")
        assert changes(minutes) == []
        assert [a.presence for a in minutes.attendance.attendees if a.name == "Tone Eikås"] == ["absent"]


# ---- sentences in a case


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Per Ånestad møtte kl. 10.15.", [("Per", "arrived", "10:15", "2/24", "during")]),
        ("Per Ånestad (H) tiltrådte møtet.", [("Per", "arrived", None, "2/24", "during")]),
        ("Representanten Per Ånestad tok sete klokken 15.", [("Per", "arrived", "15:00", "2/24", "during")]),
        ("Per Ånestad fra Høyre ankom til sak 3/24.", [("Per", "arrived", None, "3/24", "before")]),
        ("Per Ånestad forlot møtet før votering i sak 3/24.", [("Per", "left", None, "3/24", "before")]),
        ("Per Ånestad forlot møtet før voteringen.", [("Per", "left", None, "2/24", "before")]),
        ("Per Ånestad forlot møtet etter behandlingen.", [("Per", "left", None, "2/24", "after")]),
        ("Per Ånestad gjekk frå møtet kl. 12.30.", [("Per", "left", "12:30", "2/24", "during")]),
        ("Kl. 12.30 forlot Per Ånestad møtet.", [("Per", "left", "12:30", "2/24", "during")]),
        ("Etter sak 3 gikk Per Ånestad fra møtet.", [("Per", "left", None, "3/24", "after")]),
        ("Ånestad gikk kl. 12.30.", [("Per", "left", "12:30", "2/24", "during")]),
        ("Leder forlot møtet kl. 12.30.", [("Kari", "left", "12:30", "2/24", "during")]),
        ("Per Ånestad fikk permisjon og forlot møtet f.o.m. sak 3/24.", [("Per", "left", None, "3/24", "before")]),
        ("Per Ånestad fikk permisjon fra kl. 14.", [("Per", "left", "14:00", None, "during")]),
        (
            "Per Ånestad (H) og Liv Moldskred (V) gikk ut av møterommet.",
            [("Per", "left", None, "2/24", "during"), ("Liv", "left", None, "2/24", "during")],
        ),
        (
            "Per Ånestad forlot møtet kl. 10.00 og kom tilbake kl. 10.45.",
            [("Per", "left", "10:00", "2/24", "during"), ("Per", "returned", "10:45", "2/24", "during")],
        ),
        (
            "Per Ånestad forlot salen. Han kom tilbake kl. 11.",
            [("Per", "left", None, "2/24", "during"), ("Per", "returned", "11:00", "2/24", "during")],
        ),
        (
            "Kl. 12.30 forlot Per Ånestad møtet, og kl. 13.00 kom Tone Eikås til møtet.",
            [("Per", "left", "12:30", "2/24", "during"), ("Tone", "arrived", "13:00", "2/24", "during")],
        ),
        (
            "Per Ånestad var ikke til stede under voteringen.",
            [("Per", "left", None, "2/24", "during"), ("Per", "returned", None, "2/24", "after")],
        ),
        (
            "Per Ånestad deltok ikkje i handsaminga av sak 3/24.",
            [("Per", "left", None, "3/24", "before"), ("Per", "returned", None, "3/24", "after")],
        ),
        (
            "Per Ånestad vart permittert under handsaminga av sak 3/24.",
            [("Per", "left", None, "3/24", "before"), ("Per", "returned", None, "3/24", "after")],
        ),
        ("Per Ånestad erklærte seg inhabil og forlot møtet.", [("Per", "recused", None, "2/24", "during")]),
        (
            "Per Ånestad erklærte seg inhabil og gikk ut. Pumpen ble drøftet. Han tiltrådte igjen.",
            [("Per", "recused", None, "2/24", "during"), ("Per", "returned", None, "2/24", "during")],
        ),
    ],
)
def test_a_sentence_in_a_case(sentence: str, expected: list[Told]) -> None:
    minutes = meeting(sentence)
    assert changes(minutes) == expected
    assert codes(minutes) == []
    text = minutes.source.text
    for person in minutes.attendance.attendees:
        for change in person.changes:
            assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in change.span)
            assert text[change.span[0].start : change.span[0].end] in sentence


def test_what_stands_between_two_cases_comes_after_the_first() -> None:
    minutes = meeting(after="Per Ånestad forlot møtet kl. 12.00.")
    assert changes(minutes) == [("Per", "left", "12:00", "2/24", "after")]
    assert minutes.cases[1].decision
    assert minutes.cases[1].decision.text == "Pumpen kjøpes."


def test_a_member_on_the_list_of_absences_may_come_later() -> None:
    minutes = meeting("Tone Eikås tiltrådte møtet kl. 11.00.")
    [tone] = [a for a in minutes.attendance.attendees if a.name == "Tone Eikås"]
    assert (tone.presence, tone.arrived) == ("present", "11:00")


@pytest.mark.parametrize(
    "sentence",
    [
        "Styret gikk inn for forslaget fra Per Ånestad.",
        "Per Ånestad kom tilbake til forslaget om ny kum.",
        "Avtalen med Per Ånestad gikk ut i fjor.",
        "Per Ånestad tiltrådte som direktør i fylket.",
        "Per Ånestad innvilges permisjon fra vervet som medlem.",
        "Dersom Per Ånestad forlater møtet, trer vara inn.",
        "I møte 12. februar forlot Per Ånestad salen.",
        "Per Ånestad fremmet forslag om «at leder forlot møtet».",
        "Sametinget i nord tiltrådte avtalen.",
        "Per Ånestad gjekk gjennom rekneskapen.",
        "Per Ånestad viste til at kostnadene gikk ut over pumpen.",
        "Forslaget fra Per Ånestad falt.",
    ],
)
def test_no_movement(sentence: str) -> None:
    minutes = meeting(sentence)
    assert changes(minutes) == []
    assert codes(minutes) == []


@pytest.mark.parametrize("block", ["Forslag:\n{}", "Innstilling:\n{}", "Protokolltilførsel:\n{}"])
def test_what_is_proposed_is_no_movement(block: str) -> None:
    assert changes(meeting("Saken ble drøftet.\n\n" + block.format("Per Ånestad forlot møtet."))) == []


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Representanten forlot møtet kl. 12.", "representanten"),
        ("To medlemmer gikk fra møtet.", "to medlemmer"),
        ("Inger Stavelien forlot møtet.", "Inger Stavelien"),
        ("Kari Solvang og Liv Moldskred drøftet saken. Hun forlot møtet.", "hun"),
    ],
)
def test_a_movement_of_nobody_known_is_reported(sentence: str, who: str) -> None:
    minutes = meeting(sentence)
    assert changes(minutes) == []
    [found] = [d for d in minutes.diagnostics if d.code == "MP406"]
    assert (found.case, f"«{who}»" in found.message) == ("2/24", True)
    assert minutes.source.text[found.span[0].start : found.span[0].end] in sentence


# ---- substitutes


@pytest.mark.parametrize(
    "sentence",
    [
        "Per Ånestad erklærte seg inhabil. Inger Stavelien var vara for han.",
        "Per Ånestad erklærte seg inhabil og gikk ut. Inger Stavelien tiltrådte som vara for Per Ånestad.",
        "Per Ånestad er inhabil. Som vara for Per Ånestad møtte Inger Stavelien.",
        "Per Ånestad melde seg ugild. Varamedlem Inger Stavelien tiltredde.",
        "Inger Stavelien møtte som vara for Per Ånestad i sak 2/24.",
    ],
)
def test_a_substitute_for_one_case(sentence: str) -> None:
    minutes = meeting(sentence)
    [inger] = [a for a in minutes.attendance.attendees if a.name == "Inger Stavelien"]
    assert (inger.presence, inger.group, inger.substitute_for) == ("present", "substitute", "Per Ånestad")
    assert [(c.change, c.case, c.when) for c in inger.changes] == [("arrived", "2/24", "before"), ("left", "2/24", "after")]
    [per] = [a for a in minutes.attendance.attendees if a.name == "Per Ånestad"]
    assert per.presence == "present"


def test_a_substitute_for_the_rest_of_the_meeting() -> None:
    minutes = meeting("Per Ånestad forlot møtet kl. 12. Inger Stavelien tiltrådte som vara for Per Ånestad kl. 12.30.")
    [inger] = [a for a in minutes.attendance.attendees if a.name == "Inger Stavelien"]
    assert [(c.change, c.time, c.case) for c in inger.changes] == [("arrived", "12:30", "2/24")]


def test_a_substitute_in_a_list_for_some_cases_leaves_the_member_present() -> None:
    minutes = meeting(roll=ROLL + "Varamedlemmer som møtte:\nInger Stavelien (H) for Per Ånestad, kun i sak 2/24\n")
    people = {a.name: a for a in minutes.attendance.attendees}
    assert people["Per Ånestad"].presence == "present"
    assert [(c.change, c.case, c.when) for c in people["Inger Stavelien"].changes] == [("arrived", "2/24", "before"), ("left", "2/24", "after")]


# ---- every phrase tells what its kind is


def _data(name: str) -> dict[str, Any]:
    decoded: dict[str, Any] = msgspec.toml.decode(files("minutes_parser.lexicon").joinpath("data", f"{name}.toml").read_bytes())
    return decoded


SAMPLES = {
    "who": "Per Ånestad", "whom": "Odd Bakkerud", "room": "møtet", "clock": "kl. 10.30", "point": "kl. 10.30", "then": " kl. 10.30", "stop": "",
    "mark": "under voteringen", "while": "under behandlingen", "vara": "vara",
}  # fmt: skip
MOVES = {"arrived": ["arrived"], "left": ["left"], "away": ["left", "returned"], "returned": ["returned"], "granted": ["left"]}


def _phrases(*kinds: str) -> list[tuple[str, str]]:
    entries = [e for e in _data("movements")["movement"] if e["kind"] in kinds]
    return [(e["kind"], text) for e in entries for language in ("both", "nb", "nn") for text in e.get(language, ())]


def _filled(text: str) -> str:
    sentence = regex.sub(r"\{(?:\w+:)?(\w+)\}", lambda slot: SAMPLES[slot[1]], text)
    return sentence[0].upper() + sentence[1:] + "."


@pytest.mark.parametrize(("kind", "text"), _phrases(*MOVES))
def test_a_phrase_makes_its_changes(kind: str, text: str) -> None:
    minutes = meeting(_filled(text))
    assert [(name, change) for name, change, *_ in changes(minutes)] == [("Per", change) for change in MOVES[kind]]


@pytest.mark.parametrize("text", [t for _, t in _phrases("stands_in")])
def test_a_phrase_makes_a_substitute(text: str) -> None:
    minutes = meeting("Pumpen ble vist fram. " + _filled(text).replace("Per Ånestad", "Inger Stavelien"))
    [inger] = [a for a in minutes.attendance.attendees if a.name == "Inger Stavelien"]
    assert inger.group == "substitute"
    assert inger.substitute_for == ("Odd Bakkerud" if "{whom" in text else None)


def test_the_phrases_speak_both_languages() -> None:
    groups = _data("movements")["movement"] + _data("movements")["moment"] + _data("numbers")["number"]
    assert [g["id"] for g in groups if not g.get("both") and not (g.get("nb") and g.get("nn"))] == []
    texts = [t for g in groups for language in ("both", "nb", "nn") for t in g.get(language, ())]
    assert len(texts) == len(set(texts))


# ---- cases as they are called


@pytest.mark.parametrize(
    ("written", "when", "raw"),
    [
        ("51", "during", "51/14"),
        ("51/14", "during", "51/14"),
        ("PS 51/14", "during", "51/14"),
        ("0051/14", "during", "51/14"),
        ("51-53/14", "before", "51/14"),
        ("51-53/14", "after", "53/14"),
        ("51/14-53/14", "after", "53/14"),
        ("51/13", "during", "51/13"),
        ("77", "during", "77"),
        ("5", "during", "5"),
    ],
)
def test_a_case_is_known_by_what_is_written_of_its_number(written: str, when: Any, raw: str) -> None:
    numbers = [CaseNumber(f"{n}/14", None, n, 2014) for n in (47, 51, 52, 53)]
    assert settle(Change("left", case=written, when=when), numbers) == raw


def test_a_hyphen_between_number_and_year_is_no_range() -> None:
    assert settle(Change("left", case="06-25"), [CaseNumber("06-25", None, 6, 2025), CaseNumber("25-25", None, 25, 2025)]) == "06-25"


def test_moments() -> None:
    assert moment_of("fra kl. 12.00 til kl. 14").clocks == ("12:00", "14:00")
    assert moment_of("før behandling av sak 12/24 og 14/24").cases == (("before", "12/24"), ("before", "14/24"))
    assert moment_of("under behandlinga").here == "during"
    assert moment_of("heile møtet").whole
    assert not moment_of("fordi bilen sto feil")


# ---- any movement of a known attendee keeps its place

NAMES = ("Kari Solvang", "Per Ånestad", "Liv Moldskred", "Odd Bakkerud")
VERBS = ("forlot møtet", "gjekk frå møtet", "tiltrådte møtet", "kom tilbake til møtet", "fikk permisjon", "gikk ut av salen")
WHEN = ("", " kl. 10.30", " før votering", " etter sak 3/24", " under behandlingen av saken", "\nkl.  11.15")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VERBS), st.sampled_from(WHEN)), min_size=1, max_size=5),
    st.sampled_from([" ", "\n", "\n\n", " Pumpen ble drøftet. "]),
)
def test_a_movement_keeps_its_place(told: list[tuple[str, str, str]], between: str) -> None:
    minutes = meeting(between.join(f"{name} {verb}{when}." for name, verb, when in told))
    text = minutes.source.text
    numbers = {c.number.raw for c in minutes.cases if c.number}
    moved = {name for name, *_ in told}
    for person in minutes.attendance.attendees:
        assert [c.span for c in person.changes] == sorted(c.span for c in person.changes)
        assert not person.changes or person.name in moved
        for change in person.changes:
            assert change.case in numbers
            for span in change.span:
                assert 0 <= span.start < span.end <= len(text)
                assert person.name in text[span.start : span.end]
                assert "\n\n" not in text[span.start : span.end]
    assert codes(minutes) == []


# ---- numbers and rules that the minutes state


@pytest.mark.parametrize(
    ("sentence", "seats", "present"),
    [
        ("Styret har 5 medlemmer.", 5, None),
        ("Utvalet har åtte medlemer.", 8, None),
        ("13 av 15 medlemmer møtte.", 15, 13),
        ("Av 39 representanter var 36 til stede.", 39, 36),
        ("Møtet vart sett med 13 medlemer.", None, 13),
        ("Anlegget har 400 medlemmer i laget.", None, None),
    ],
)
def test_a_number_in_the_head(sentence: str, seats: int | None, present: int | None) -> None:
    attendance = meeting(roll="", head=sentence + "\n").attendance
    assert (attendance.seats, attendance.stated_present) == (seats, present)


def test_the_number_before_a_vote_is_the_votes() -> None:
    first = "Av 39 representanter var 36 til stede.\nForslaget ble vedtatt med 20 mot 16 stemmer.\n"
    minutes = meeting(first + "A v 39 representanter var 35 tilstede. Tillegget ble enstemmig vedtatt.")
    assert [v.stated_present for v in minutes.cases[1].votes] == [36, 35]


def test_seats_are_counted_only_where_all_are_accounted_for() -> None:
    assert meeting(roll=ROLL).attendance.seats is None
    assert meeting(roll=ROLL + "Forfall: Ingen\n").attendance.seats == 4
    assert meeting(roll=ROLL.replace("Til stede", "Møtende medlemmer") + AWAY).attendance.seats == 5
    table = "Kari Solvang   Leder   Til stede\nPer Ånestad   Styremedlem   Forfall\nLiv Moldskred   Styremedlem   Til stede\n"
    assert meeting(roll="Møtedeltakere:\n" + table).attendance.seats == 3
    assert meeting(roll=ROLL + "Forfall:\nKari Solvang\nPer Ånestad\n").attendance.seats == 4


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Styret er vedtaksført når minst fem av ni medlemmer er til stede.", ("Styret", 5, 9, None, False)),
        ("Minst ni av sytten medlemmer må være til stede for at styret er vedtaksført.", ("styret", 9, 17, None, False)),
        ("Rådet er beslutningsdyktig når minst halvparten av medlemmene er til stede.", ("Rådet", None, None, Fraction(1, 2), False)),
        ("Styret er vedtaksført når meir enn halvparten av medlemene er til stades.", ("Styret", None, None, Fraction(1, 2), True)),
        ("Minst seks medlemer må vere til stades om utvalet skal vere vedtaksført.", ("utvalet", 6, None, None, False)),
        ("Komiteen kan holde møte når minst 3/5 av medlemmene er til stede.", ("Komiteen", None, None, Fraction(3, 5), False)),
        ("Nemnda kan bare treffe vedtak når to tredjedeler av medlemmene er til stede.", ("Nemnda", None, None, Fraction(2, 3), False)),
    ],
)
def test_a_quorum_that_is_stated(sentence: str, expected: tuple[str, int | None, int | None, Fraction | None, bool]) -> None:
    minutes = meeting(f"Vedtektene endres slik. {sentence} Resten står.")
    [rule] = stated_rules(minutes)
    assert (rule.body, rule.count, rule.total, rule.share, rule.more) == expected
    assert (rule.text, rule.case, rule.decided) == (sentence, "2/24", False)
    assert [minutes.source.text[s.start : s.end] for s in rule.span] == [sentence]


@pytest.mark.parametrize(
    "sentence", ["Styret var vedtaksført med 4 medlemmer til stede.", "Minst ni medlemmer må betale.", "Det var 3 medlemmer til stede."]
)
def test_no_quorum_rule(sentence: str) -> None:
    assert stated_rules(meeting(sentence)) == ()


def test_a_rule_that_is_decided() -> None:
    minutes = parse_text(HEAD + ROLL + "Sak 1/24 Vedtekter\n\nVedtak:\nStyret er vedtaksført når minst tre medlemmer er til stede.\n")
    assert [(r.decided, r.count, r.case) for r in stated_rules(minutes)] == [(True, 3, "1/24")]


# ---- people named in a sentence of the head


def test_people_named_besides() -> None:
    minutes = meeting(head="I tillegg møtte daglig leder Inger Stavelien og regnskapsfører Hilde Gjerde (sak 3/24).\n")
    people = {a.name: a for a in minutes.attendance.attendees}
    assert (people["Inger Stavelien"].presence, people["Hilde Gjerde"].presence) == ("present", "present")
    assert "member" not in (people["Inger Stavelien"].group, people["Hilde Gjerde"].group)


def test_a_numbered_roll_whose_numbers_are_glued_to_the_names() -> None:
    first = "Følgende representanter var til stede:1. Kari Solvang21. Per Ånestad2. Inger Stavelien (vara for\nLiv Moldskred) "
    roll = first + "22. Ingen vara for Odd Bakkerud3. Tone Eikås23. Siv Dahle\n\n"
    people = {a.name: a for a in meeting(roll=roll).attendance.attendees}
    assert {n for n, a in people.items() if a.presence == "present"} == {"Kari Solvang", "Per Ånestad", "Inger Stavelien", "Tone Eikås", "Siv Dahle"}
    assert {n for n, a in people.items() if a.presence == "absent"} == {"Liv Moldskred", "Odd Bakkerud"}
    assert people["Inger Stavelien"].substitute_for == "Liv Moldskred"


def test_who_takes_a_seat_after_having_left_returns() -> None:
    minutes = meeting("Per Ånestad forlot møtet kl. 10. Per Ånestad tok sete kl. 11.")
    assert [(c.change, c.time) for a in minutes.attendance.attendees for c in a.changes] == [("left", "10:00"), ("returned", "11:00")]


def test_staff_come_for_their_cases() -> None:
    minutes = meeting(roll=ROLL + "Fra administrasjonen: rektor Inger Stavelien (sak 2/24), Hilde Gjerde\n")
    assert changes(minutes) == [("Inger", "arrived", None, "2/24", "before"), ("Inger", "left", None, "2/24", "after")]


def test_columns_of_absent_members_party_and_substitutes() -> None:
    roll = ROLL + "Permisjoner\tParti\tVara\nTone Eikås\tSV\tInger Stavelien\nSiv Dahle\tV\tHilde Gjerde\n"
    people = {a.name: a for a in meeting(roll=roll).attendance.attendees}
    assert (people["Inger Stavelien"].substitute_for, people["Inger Stavelien"].represents) == ("Tone Eikås", "SV")
    assert (people["Siv Dahle"].presence, people["Siv Dahle"].group, people["Hilde Gjerde"].substitute_for) == ("absent", "member", "Siv Dahle")
