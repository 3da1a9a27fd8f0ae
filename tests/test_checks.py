"""The checks beside quorum: each fires on a document with the fault, and keeps silent on the same document without it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutes_parser as mp
from minutes_parser.checks import completeness, numbering, order, outcomes, people, reading, votes
from minutes_parser.diagnostics import Diagnostic
from minutes_parser.lexicon.content import Requirement, requirements
from minutes_parser.lexicon.law import ElementId, When
from minutes_parser.lexicon.rules import rule_named
from minutes_parser.resolve import agenda
from minutes_parser.resolve.presence import presence

MODULES = (votes, outcomes, people, numbering, order)
NAMES = ("Kari Solvang", "Per Ånestad", "Tora Vikmark", "Odd Nesse", "Siv Moldekleiv", "Arne Bø")


def findings(minutes: mp.Minutes) -> list[Diagnostic]:
    here = presence(minutes)
    return [d for module in MODULES for check in module.CHECKS for d in check(minutes, here)]


def document(text: str = "", **fields: Any) -> mp.Minutes:
    """Minutes by hand, with one line of text for each line."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(mp.Line(at, at + len(line)))
        at += len(line) + 1
    attendance = mp.Attendance(seats=7, attendees=roll())
    return mp.Minutes(
        mp.Source("lia.txt", "0", "text/plain", len(text), text=text, lines=tuple(lines)), "minutes", **{"attendance": attendance, **fields}
    )


def roll(*changed: mp.Attendee) -> tuple[mp.Attendee, ...]:
    """Six members, all there but the last; the changed ones take the place of those who have their id, or come after them."""
    people = {f"p{i}": mp.Attendee(f"p{i}", name, "present" if i < 6 else "absent", "member") for i, name in enumerate(NAMES, start=1)}
    return tuple({**people, **{a.id: a for a in changed}}.values())


def case(number: int = 1, *held: mp.Vote, year: int = 2024, **fields: Any) -> mp.Case:
    return mp.Case(mp.CaseNumber(f"{number}/{year % 100}", None, number, year), "Ny båthavn", votes=held, **fields)


def voted(for_: int | None, against: int | None, result: Any = "carried", **fields: Any) -> mp.Minutes:
    text = fields.pop("text", "")
    vote = mp.Vote(for_=for_, against=against, result=result, span=(mp.Span(0, len(text)),) if text else (), **fields)
    return document(text, cases=(case(1, vote, span=(mp.Span(0, len(text)),)),))


def met(start: str | None = "18:00", end: str | None = "20:00", **fields: Any) -> mp.Meeting:
    return mp.Meeting(date=dt.date(2024, 3, 14), start_time=start, end_time=end, **fields)


def person(number: int, **fields: Any) -> mp.Attendee:
    return attrs.evolve(roll()[number - 1], **fields)


def people_of(*changed: mp.Attendee, **fields: Any) -> mp.Minutes:
    return document(attendance=mp.Attendance(seats=7, attendees=roll(*changed)), **{"meeting": met(), **fields})


def ballots(choice: Any, *names: str) -> tuple[mp.Ballot, ...]:
    return tuple(mp.Ballot(name, choice) for name in names)


def dated(text: str, written: str, **fields: Any) -> mp.Minutes:
    at = text.index(written)
    return document(text, meeting=mp.Meeting(date=dt.date(2024, 3, 14), evidence={"date": (mp.Span(at, at + len(written)),)}, **fields))


def numbered(*numbers: tuple[int, int], text: str = "", **fields: Any) -> mp.Minutes:
    decided = tuple(case(n, year=year, decision=mp.Decision("Havna bygges.", outcome="adopted")) for n, year in numbers)
    return document(text, cases=decided, meeting=met(), **fields)


def standing_in(*names: str, member: mp.Attendee | None = None, **fields: Any) -> mp.Minutes:
    substitutes = [mp.Attendee(f"s{i}", name, "present", "substitute", substitute_for=NAMES[5]) for i, name in enumerate(names)]
    return people_of(*substitutes, *([member] if member else []), **fields)


def moving(*changes: mp.Change) -> mp.Minutes:
    """The first, the second ... member moves."""
    return people_of(*(person(i, changes=(change,)) for i, change in enumerate(changes, start=1)), cases=(case(1), case(2)))


def recused(name: str, *held: mp.Vote, chair: str | None = None, **fields: Any) -> mp.Minutes:
    return document(cases=(case(1, *held, recusals=(mp.Recusal(name, basis="fvl. § 6"),), **fields),), chair=chair)


STATED = "Av 7 medlemmer var 5 til stede. Vedtatt med 4 mot 1 stemme."
Pair = tuple[mp.Minutes, mp.Minutes]
FAULTS: dict[str, Pair] = {
    "MP525": (voted(4, 2, stated_present=5), voted(4, 1, stated_present=5)),
    "MP526": (voted(3, 1, stated_present=5, text=STATED), voted(3, 1, stated_present=5, text=STATED + " Per Ånestad forlot møtet.")),
    "MP527": (voted(5, 1), voted(4, 1)),
    "MP528": (voted(3, 1), voted(3, 1, blank=1)),
    "MP529": (
        voted(2, None, ballots=ballots("for", *NAMES[:3])),
        voted(3, None, ballots=ballots("for", *NAMES[:3])),
    ),
    "MP530": (voted(4, 1, ballots=ballots("against", *NAMES[:1]) + ballots("for", NAMES[1])), voted(4, 1, ballots=ballots("against", NAMES[1]))),
    "MP531": (
        voted(4, 1, parties=(mp.PartyVote("Bygdelista", "for", 2), mp.PartyVote("Havnelista", "for", 1))),
        voted(4, 1, parties=(mp.PartyVote("Bygdelista", "for", 2), mp.PartyVote("Havnelista", "for"))),
    ),
    "MP532": (voted(2, None, ballots=ballots("for", NAMES[0], NAMES[5])), voted(2, None, ballots=ballots("for", NAMES[0], "Per K. Ånestad"))),
    "MP533": (voted(2, 3), voted(2, 3, "rejected")),
    "MP534": (voted(3, 2, "rejected"), voted(3, 2, "rejected", text="Forslaget fikk ikke 2/3 flertall. 3 for, 2 mot.")),
    "MP535": (voted(4, 1, unanimous=True), voted(5, 0, unanimous=True)),
    "MP536": (voted(2, 2, text="Vedtatt med 2 mot 2."), voted(2, 2, text="Vedtatt med 2 mot 2. Leder brukte sin dobbeltstemme.")),
    "MP537": (voted(3, 2, casting_vote=True), voted(2, 2, casting_vote=True)),
    "MP538": (
        attrs.evolve(voted(2, 2, casting_vote=True, text="Vedtatt med Odd Nesses dobbeltstemme."), chair=NAMES[0]),
        attrs.evolve(voted(2, 2, casting_vote=True, text="Vedtatt med Kari Solvangs dobbeltstemme."), chair="K. Solvang"),
    ),
    "MP539": (
        document(cases=(case(1, mp.Vote(result="rejected"), decision=mp.Decision("Havna bygges.", outcome="adopted")),)),
        document(
            cases=(
                case(1, mp.Vote(result="rejected"), mp.Vote(result="carried"), decision=mp.Decision("Havna bygges.", outcome="adopted")),
                case(2, mp.Vote(result="rejected"), decision=mp.Decision("Ja.", outcome="adopted"), proposals=(mp.Proposal("Nei."),)),
            )
        ),
    ),
    "MP540": (
        document(signatories=(mp.Signatory(NAMES[0]), mp.Signatory("Bodil Fjærvoll"))),
        document(signatories=(mp.Signatory(NAMES[0]), mp.Signatory("Bodil Fjærvoll")), secretary="Bodil Fjærvoll"),
    ),
    "MP541": (
        recused(NAMES[1], mp.Vote(for_=1, ballots=ballots("for", NAMES[1]))),
        recused(NAMES[1], mp.Vote(for_=1, ballots=ballots("for", NAMES[0]))),
    ),
    "MP542": (
        standing_in("Liv Aune", member=person(6, presence="present")),
        standing_in("Liv Aune", member=person(6, presence="present", left="19:00")),
    ),
    "MP543": (standing_in("Liv Aune", "Jon Bakke"), standing_in("Liv Aune", "Jon Bakke", meeting=met(end_date=dt.date(2024, 3, 15)))),
    "MP550": (
        numbered((4, 2024), (5, 2024), (7, 2024), text="Sak 4/24\nSak 5/24\nSak 7/24"),
        numbered((4, 2024), (5, 2024), (7, 2024), text="Sak 4/24\nSak 5/24\nSak 6/24 er trukket\nSak 7/24"),
    ),
    "MP551": (numbered((4, 2024), (4, 2024)), numbered((4, 2024), (4, 2023))),
    "MP552": (numbered((4, 2024), (9, 2023)), numbered((4, 2024), (9, 2024))),
    "MP560": (document(meeting=met("18:00", "17:30")), document(meeting=met("18:00", "00:30"))),
    "MP561": (people_of(person(1, arrived="20:15")), people_of(person(1, arrived="17:45"))),
    "MP562": (people_of(person(1, arrived="19:00", left="18:30")), people_of(person(1, arrived="18:30", left="19:00"))),
    "MP563": (
        moving(mp.Change("left", "19:30", "1/24"), mp.Change("arrived", "18:20", "2/24")),
        moving(mp.Change("left", "18:20", "1/24"), mp.Change("arrived", "19:30", "2/24")),
    ),
    "MP564": (document(meeting=met(end_date=dt.date(2024, 3, 13))), document(meeting=met(end_date=dt.date(2024, 3, 15)))),
    "MP565": (document(meeting=met(next_meeting="2. februar 2024 kl. 18")), document(meeting=met(next_meeting="2. februar kl. 18"))),
    "MP566": (document(meeting=met(title="Styremøte 15.03.2024")), document(meeting=met(title="Styremøte 14. mars 2024"))),
    "MP567": (dated("Møtt onsdag 14. mars 2024", "14. mars 2024"), dated("Møtt torsdag den 14. mars 2024", "14. mars 2024")),
}  # fmt: skip


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_found(code: str) -> None:
    found = [d for d in findings(FAULTS[code][0]) if d.code == code]
    assert len(found) == 1
    [known] = [c for module in MODULES for c in module.CODES if c.code == code]
    assert found[0].severity == known.severity
    assert "{" not in found[0].message


@pytest.mark.parametrize("code", FAULTS)
def test_without_the_fault_it_is_not(code: str) -> None:
    assert code not in {d.code for d in findings(FAULTS[code][1])}


def test_every_code_has_a_fault() -> None:
    assert {c.code for module in MODULES for c in module.CODES} == set(FAULTS)
    assert {c.severity for module in MODULES for c in module.CODES} == {"error", "warning", "info"}


PLAIN = """MØTEPROTOKOLL

Formannskapet i Lauvvik kommune
Møtedato: 14.03.2024
Tid: kl. 18.00 - 20.00
Sted: Rådhuset

Medlemmer: Kari Solvang, Per Ånestad, Tora Vikmark, Odd Nesse, Siv Moldekleiv
Forfall: Odd Nesse
Til stede: Kari Solvang, Per Ånestad, Tora Vikmark, Siv Moldekleiv
Møteleder: Kari Solvang

Saksliste:
Sak 1/24 Budsjett
Sak 2/24 Ny pumpe

Sak 1/24 Budsjett

Innstillingen ble vedtatt med 3 mot 1 stemme.

Vedtak:
Budsjettet godkjennes.

Sak 2/24 Ny pumpe

Enstemmig vedtatt.

Vedtak:
Pumpen kjøpes.

Underskrifter:
Kari Solvang
Per Ånestad
"""
KOMMUNELOVEN = requirements(rule_named("kommuneloven-11-9"), None)


def test_sane_minutes_are_left_in_peace() -> None:
    minutes = mp.parse_text(PLAIN)
    assert findings(minutes) == []
    elements, found = completeness.completeness(minutes, KOMMUNELOVEN)
    assert found == ()
    assert {e.element for e in elements if e.found} == {"time", "place", "present", "absent", "cases", "decisions", "votes"}
    place = next(e for e in elements if e.element == "place")
    assert [PLAIN[span.start : span.end] for span in place.span] == ["Rådhuset"]


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 5))
def test_votes_that_add_up_are_left_in_peace(for_: int, against: int, blank: int) -> None:
    result = "carried" if for_ > against else "rejected"
    unanimous = against == 0 and for_ > 0
    minutes = voted(for_, against, result, blank=blank, unanimous=unanimous, stated_present=for_ + against + blank)
    assert findings(minutes) == []


@given(st.integers(1, 40), st.integers(0, 40), st.integers(1, 5))
def test_more_votes_than_present_are_always_an_error(for_: int, against: int, fewer: int) -> None:
    told = max(0, for_ + against - fewer)
    assert "MP525" in {d.code for d in findings(voted(for_, against, None, stated_present=told))}


@given(st.times(), st.integers(1, 17 * 60))
def test_a_meeting_past_midnight_does_not_end_before_it_began(start: dt.time, lasted: int) -> None:
    end = (dt.datetime.combine(dt.date(2024, 1, 1), start) + dt.timedelta(minutes=lasted)).strftime("%H:%M")
    assert findings(document(meeting=met(start.strftime("%H:%M"), end))) == []


# ---- votes


def test_several_alternatives_are_added_up() -> None:
    three = tuple(mp.Tally(subject, count) for subject, count in (("A", 2), ("B", 2), ("C", 1)))
    assert votes.votes_cast(mp.Vote(for_=2, against=2, alternatives=three)) == 5
    assert votes.votes_cast(mp.Vote(for_=4)) is None
    assert votes.votes_cast(mp.Vote(for_=4, unanimous=True)) == 4


def test_each_vote_may_have_its_own_number_present() -> None:
    text = "Av 7 medlemmer var 6 til stede under forslag 1. Av 7 medlemmer var 4 til stede under forslag 2. Vedtatt med 5 mot 1 stemme."
    assert findings(voted(5, 1, stated_present=4, text=text)) == []


def test_a_recusal_explains_a_missing_vote() -> None:
    minutes = recused(NAMES[1], mp.Vote(for_=4, against=0, unanimous=True, stated_present=5))
    assert findings(minutes) == []


@pytest.mark.parametrize("kind", ["general_assembly", "representative_council"])
def test_where_a_person_may_hold_several_votes(kind: Any) -> None:
    for bad in (FAULTS["MP525"][0], FAULTS["MP527"][0]):
        assert findings(attrs.evolve(bad, meeting=mp.Meeting(body_kind=kind))) == []


def test_inferred_votes_are_not_checked() -> None:
    assert findings(voted(9, 0, unanimous=True, basis="inferred")) == []


def test_names_are_only_missed_where_most_are_known() -> None:
    """Lists that know hardly anybody were not read."""
    strangers = ("Bodil Fjærvoll", "Jostein Aa", "Eli Kvernberget")
    assert list(reading.not_there([*strangers, NAMES[0]], document())) == []
    assert list(reading.not_there([strangers[0], *NAMES[:2]], document())) == [(strangers[0], "on none of the lists")]
    few = attrs.evolve(document(), attendance=mp.Attendance(attendees=roll()[:2]))
    assert list(reading.not_there([strangers[0], *NAMES[:2]], few)) == []


# ---- people


def test_a_signatory_who_speaks_is_not_missed() -> None:
    minutes = document("Bodil Fjærvoll la fram saken. " * 3, signatories=(mp.Signatory(NAMES[0]), mp.Signatory("Bodil Fjærvoll")))
    assert findings(minutes) == []


def test_a_signatory_listed_as_absent() -> None:
    [found] = findings(document(signatories=(mp.Signatory(NAMES[5]),)))
    assert (found.code, "listed as absent" in found.message) == ("MP540", True)


@pytest.mark.parametrize(
    ("minutes", "acts"),
    [
        (recused(NAMES[0], mp.Vote(for_=2, against=2, casting_vote=True), chair=NAMES[0]), "casting vote"),
        (recused(NAMES[1], proposals=(mp.Proposal("Nei.", by=NAMES[1]),)), "proposal"),
    ],
)
def test_what_a_recused_member_may_not_do(minutes: mp.Minutes, acts: str) -> None:
    [found] = [d for d in findings(minutes) if d.code == "MP541"]
    assert acts in found.message
    assert found.case == "1/24"


# ---- numbers


def test_a_number_of_the_agenda_is_no_gap() -> None:
    row = mp.AgendaItem(mp.CaseNumber("6/24", None, 6, 2024), "Kai")
    assert findings(numbered((4, 2024), (5, 2024), (7, 2024), agenda=(row,))) == []


def test_scattered_numbers_are_no_run() -> None:
    assert findings(numbered((4, 2024), (19, 2024), (31, 2024))) == []


def test_a_heading_without_treatment_is_no_repeat() -> None:
    minutes = numbered((4, 2024))
    assert findings(attrs.evolve(minutes, cases=(*minutes.cases, case(4), case(5, year=2022)))) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Oppdatert avtale", "Oppdatert avtale for vannverket", False),
        ("Status økonomi funksjoner", "Status økonomifunksjoner", False),
        ("Status prosjekter: • Kran • Kai", "Status prosjekter", True),
        ("NY KRAN - HØYRING", "Ny kran – høyring", True),
        ("Kran/kai", "Kran / kai", True),
        ("Budsjett 2024", "Budsjett 2025", False),
    ],
)
def test_titles_differ_in_their_words(one: str, other: str, same: bool) -> None:
    row = mp.AgendaItem(mp.CaseNumber("1/24", None, 1, 2024), one)
    _, found = agenda.match([attrs.evolve(case(1), title=other)], [row])
    assert [d.code for d in found] == ([] if same else ["MP413"])


# ---- what minutes must contain


def demand(element: ElementId, when: When = "always") -> tuple[Requirement, ...]:
    return (Requirement(element, "kommuneloven § 11-4 x", when),)


def lacking(element: ElementId, minutes: mp.Minutes, when: When = "always") -> list[str]:
    return [d.code for d in completeness.completeness(minutes, demand(element, when))[1]]


def decided(text: str, **fields: Any) -> mp.Minutes:
    span = (mp.Span(0, len(text)),)
    return document(text, cases=(case(1, decision=mp.Decision("Ja.", outcome="adopted", span=span), span=span, **fields),))


DIVIDED = mp.Vote(for_=3, against=1)
CLOSED = mp.Closed()
SIGNED = mp.Signatory(NAMES[0])
ELEMENTS: tuple[tuple[ElementId, mp.Minutes, list[str]], ...] = (
    ("time", document(), ["MP520"]),
    ("time", document(meeting=met()), []),
    ("place", document(), ["MP520"]),
    ("place", document(meeting=met(place="Rådhuset")), []),
    ("manner", document(), ["MP520"]),
    ("manner", document("Møtet ble holdt på Teams."), []),
    ("present", document(attendance=mp.Attendance()), ["MP520"]),
    ("present", document("Til stede: se vedlagt liste", attendance=mp.Attendance()), ["MP521"]),
    ("present", document(), []),
    ("absent", document(), []),
    ("absent", document(attendance=mp.Attendance(seats=9, attendees=roll()[:5])), ["MP520"]),
    ("absent", document(attendance=mp.Attendance(attendees=roll()[:5])), ["MP521"]),
    ("absent", document(attendance=mp.Attendance(seats=5, attendees=roll()[:5])), []),
    ("absent", document("Forfall: Ingen", attendance=mp.Attendance(attendees=roll()[:5])), []),
    ("cases", document(), ["MP521"]),
    ("cases", decided("Ja."), []),
    ("decisions", document(cases=(case(1),)), ["MP520"]),
    ("decisions", document("Styret vedtok å bygge havna.", cases=(case(1),)), ["MP521"]),
    ("decisions", decided("Ja."), []),
    ("votes", decided("Vedtak: Havna bygges."), ["MP520"]),
    ("votes", decided("Vedtak: Havna bygges. Samtlige stemte ja."), ["MP521"]),
    ("votes", attrs.evolve(decided("Ja."), cases=(case(1, DIVIDED, decision=mp.Decision("Ja.", outcome="adopted")),)), []),
    ("votes", document(cases=(case(1, decision=mp.Decision("Tas til orientering.", outcome="noted")),)), []),
    ("voters", document("3 mot 1.", cases=(case(1, DIVIDED, span=(mp.Span(0, 8),)),)), ["MP520"]),
    ("voters", document("3 mot 1 (Nesse).", cases=(case(1, DIVIDED, span=(mp.Span(0, 16),)),)), ["MP521"]),
    ("voters", document(cases=(case(1, attrs.evolve(DIVIDED, ballots=ballots("against", NAMES[1]))),)), []),
    ("closed_basis", document("Møtet ble lukket.", cases=(case(1, closed=CLOSED, span=(mp.Span(0, 17),)),)), ["MP520"]),
    ("closed_basis", document("Lukket etter koml.", cases=(case(1, closed=CLOSED, span=(mp.Span(0, 18),)),)), ["MP521"]),
    ("closed_basis", document(cases=(case(1, closed=mp.Closed("koml. § 11-5")),)), []),
    ("recusal_basis", document("Nes var ugild.", cases=(case(1, recusals=(mp.Recusal("Nes"),), span=(mp.Span(0, 14),)),)), ["MP520"]),
    ("recusal_basis", document("Nes var ugild, § 6.", cases=(case(1, recusals=(mp.Recusal("Nes"),), span=(mp.Span(0, 19),)),)), ["MP521"]),
    ("recusal_basis", document(cases=(case(1, recusals=(mp.Recusal("Nes", basis="fvl. § 6"),)),)), []),
    ("quorum_shown", document("Styret var vedtaksført.", attendance=mp.Attendance()), []),
    ("quorum_shown", document(attendance=mp.Attendance()), ["MP520"]),
    ("signatures", document(), ["MP521"]),
    ("signatures", document(signatories=(SIGNED,)), []),
    ("signatures", document(meeting=met(status="signed")), []),
)


@pytest.mark.parametrize(("element", "minutes", "codes"), ELEMENTS)
def test_an_element_is_found_or_missed(element: ElementId, minutes: mp.Minutes, codes: list[str]) -> None:
    assert lacking(element, minutes) == codes
    [told], _ = completeness.completeness(minutes, demand(element))
    assert told.found == (codes == [])
    assert (told.element, told.required_by) == (element, "kommuneloven § 11-4 x")


def test_every_element_of_the_law_is_looked_for() -> None:
    known = set(get_args(ElementId))
    assert known == {element for element, _, _ in ELEMENTS}
    assert known == {element for element, _, codes in ELEMENTS if codes == []}
    assert known == {element for element, _, codes in ELEMENTS if codes}


@pytest.mark.parametrize(("element", "when"), [("closed_basis", "closed"), ("recusal_basis", "recused"), ("voters", "divided")])
def test_what_is_asked_for_only_where_it_happened(element: ElementId, when: When) -> None:
    assert completeness.completeness(decided("Ja."), demand(element, when)) == ((), ())
    happened = document("x", cases=(case(1, DIVIDED, closed=CLOSED, recusals=(mp.Recusal("Nes"),), span=(mp.Span(0, 1),)),))
    assert lacking(element, happened, when) == ["MP520"]


def test_the_cases_that_lack_a_vote_are_named() -> None:
    voteless = mp.Decision("Ja.", outcome="adopted")
    minutes = document(cases=(case(1, DIVIDED, decision=voteless), case(2, decision=voteless), case(3, decision=voteless)))
    [found] = completeness.completeness(minutes, demand("votes"))[1]
    assert "in 2/24, 3/24" in found.message
    assert found.case is None
    [alone] = completeness.completeness(attrs.evolve(minutes, cases=minutes.cases[:2]), demand("votes"))[1]
    assert alone.case == "2/24"


def test_an_assumed_act_gives_one_note() -> None:
    requirement = (*demand("time"), *demand("place"), *demand("present"))
    elements, found = completeness.completeness(document(), requirement, assumed=True)
    assert [e.found for e in elements] == [False, False, True]
    assert [(d.code, d.severity) for d in found] == [("MP522", "info")]
    assert "time, place" in found[0].message


@pytest.mark.parametrize("kind", ["notice", "case_record", "other"])
def test_only_minutes_must_be_complete(kind: Any) -> None:
    assert completeness.completeness(attrs.evolve(document(), kind=kind), KOMMUNELOVEN) == ((), ())


def test_the_codes_of_completeness() -> None:
    assert [c.code for c in completeness.CODES] == ["MP520", "MP521", "MP522"]
    assert [c.severity for c in completeness.CODES] == ["error", "warning", "info"]


def test_a_document_with_faults_tells_them_with_their_places() -> None:
    text = PLAIN.replace("Innstillingen ble vedtatt med 3 mot 1 stemme.", "Innstillingen ble vedtatt med 6 mot 1 stemme.").replace(
        "Sted: Rådhuset\n", ""
    )
    text = text.replace('Per Ånestad\n"""', "").replace("Underskrifter:\nKari Solvang\nPer Ånestad", "Underskrifter:\nKari Solvang\nBodil Fjærvoll")
    minutes = mp.parse_text(text)
    told = {d.code: [text[span.start : span.end] for span in d.span] for d in findings(minutes)}
    assert told == {"MP527": ["Innstillingen ble vedtatt med 6 mot 1 stemme."], "MP540": ["Bodil Fjærvoll"]}
    assert [d.code for d in completeness.completeness(minutes, KOMMUNELOVEN)[1]] == ["MP520"]


Check = Callable[[mp.Minutes, Sequence[Any]], Iterator[Diagnostic]]


def test_the_checks_are_functions_in_plain_tuples() -> None:
    checks: list[Check] = [check for module in MODULES for check in module.CHECKS]
    assert len({check.__qualname__ + check.__module__ for check in checks}) == len(checks) > 12
    assert all(check.__doc__ for check in checks)
    assert [d for check in checks for d in check(attrs.evolve(document(), attendance=mp.Attendance()), ())] == []
