"""The law as data: every rule loads, the arithmetic is right, the choice is sure only where it can be."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_parser.errors import DataError, MinutesParserError, RuleError
from minutes_parser.export import law as page
from minutes_parser.lexicon.choice import Choice, choose, form_in, is_municipal
from minutes_parser.lexicon.content import requirements
from minutes_parser.lexicon.law import FormData, LawData, law
from minutes_parser.lexicon.rules import QuorumRule, quorum_rules, required, rule_named
from minutes_parser.lexicon.toml import decode
from minutes_parser.model import BodyKind

RULES = quorum_rules()
TODAY = dt.date(2026, 3, 2)
FORMS = {form.id: form for form in law().form}


def chosen(kind: BodyKind | None, *names: str, date: dt.date | None = TODAY) -> tuple[str | None, bool]:
    choice = choose(kind, names, date)
    return choice.rule.id if choice.rule else None, choice.assumed


# ---- the rules


def test_the_rules_of_the_acts_are_there() -> None:
    read = {
        "kommuneloven-11-9", "kommuneloven-9-9", "iks-9", "iks-12", "aksjeloven-6-24", "allmennaksjeloven-6-24", "helseforetaksloven-27",
        "statsforetakslova-5-22", "statsforetaksloven-25", "stiftelsesloven-32", "burettslagslova-8-6", "eierseksjonsloven-56",
        "bustadbyggjelagslova-6-21", "samvirkelova-86", "selskapsloven-2-16", "universitetsloven-4-9", "universitetsloven-14-1", "fagskoleloven-11",
        "studentsamskipnadsloven-6", "fjellova-8", "reindriftsloven-43", "grunnloven-73", "grunnloven-27",
    }  # fmt: skip
    assert {rule.id for rule in RULES.values() if rule.verified} == read
    assert {rule.id for rule in RULES.values() if not rule.verified} == {"kommuneloven-1992-33", "menighetsraad"}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_whole(rule: QuorumRule) -> None:
    assert sum([rule.share is not None, rule.fixed is not None]) == 1 or rule.steps
    assert rule.share is None or 0 < rule.share < 1
    assert rule.words
    if rule.verified:
        assert rule.legal_reference == f"{rule.act} § {rule.id.partition('-')[2].removeprefix('loven-')}"
    else:
        assert rule.note


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@given(seats=st.integers(1, 200))
def test_what_is_required_is_the_smallest_number_that_satisfies_the_share(rule: QuorumRule, seats: int) -> None:
    if rule.share is None or rule.steps:
        return
    needed = required(rule, seats)
    assert needed is not None
    enough = [n for n in range(seats + 1) if (Fraction(n, seats) > rule.share if rule.strict else Fraction(n, seats) >= rule.share)]
    assert needed == min(enough)


@pytest.mark.parametrize(
    ("rule", "seats", "needed"),
    [
        ("kommuneloven-11-9", 7, 4),  # at least half and more than half differ for even numbers only
        ("aksjeloven-6-24", 7, 4),
        ("kommuneloven-11-9", 8, 4),
        ("aksjeloven-6-24", 8, 5),
        ("kommuneloven-11-9", 1, 1),
        ("aksjeloven-6-24", 1, 1),
        ("kommuneloven-11-9", 16, 8),
        ("iks-9", 19, 10),
        ("fjellova-8", 5, 3),
        ("fjellova-8", 6, 4),
        ("fjellova-8", 7, 4),
        ("fjellova-8", 4, None),  # the act has no number for four
        ("reindriftsloven-43", 1, 1),
        ("reindriftsloven-43", 2, 2),
        ("reindriftsloven-43", 3, 2),
        ("reindriftsloven-43", 4, 2),
        ("universitetsloven-14-1", None, 3),
        ("kommuneloven-11-9", None, None),
        ("kommuneloven-11-9", 0, None),
        ("at-least 9", 17, 9),
        ("at-least 9", None, 9),
        ("more-than 8", None, 9),
        ("at-least 2/3", 9, 6),
        ("at-least 2/3", 10, 7),
        ("more-than 2/3", 9, 7),
        ("at-least 1/1", 9, 9),
    ],
)
def test_how_many_are_required(rule: str, seats: int | None, needed: int | None) -> None:
    assert required(rule_named(rule), seats) == needed


def test_what_the_acts_say_besides_the_number() -> None:
    assert RULES["iks-9"].votes_share == Fraction(2, 3)
    assert [rule.id for rule in RULES.values() if rule.counts == "present_and_voting" and rule.verified] == ["kommuneloven-11-9", "fagskoleloven-11"]
    assert RULES["fagskoleloven-11"].tie == "chair_double"
    floors = {rule.id: rule.majority for rule in RULES.values() if rule.majority and rule.majority.floor}
    assert {majority.floor for majority in floors.values()} == {Fraction(1, 3)}
    assert [id_ for id_, majority in floors.items() if not majority.floor_strict] == ["burettslagslova-8-6"]
    assert RULES["kommuneloven-11-9"].url == "https://lovdata.no/lov/2018-06-22-83/§11-9"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("kommuneloven-11-9", "at least half of the members"),
        ("aksjeloven-6-24", "more than half of the members"),
        ("iks-9", "at least half of the members, and at least 2/3 of the votes"),
        ("fjellova-8", "3 of 5 members, 4 of 6 or more members"),
        ("reindriftsloven-43", "all of 1 to 2 members, at least half of the members otherwise"),
        ("universitetsloven-14-1", "at least 3 members"),
        ("at least  1/1", "at least all of the members"),
        ("more-than 8", "more than 8 members"),
    ],
)
def test_rules_in_words(rule: str, words: str) -> None:
    assert rule_named(rule).words == words


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("kommuneloven-11-9", "kommuneloven-11-9"),
        (" Kommuneloven § 11-9", "kommuneloven-11-9"),
        ("kommunelova § 11-9", "kommuneloven-11-9"),
        ("kommunelova-11-9", "kommuneloven-11-9"),
        ("IKS-loven § 9", "iks-9"),
        ("iks-12", "iks-12"),
        ("At least 9", "at-least 9"),
        ("more-than 01/2", "more-than 1/2"),
    ],
)
def test_a_rule_has_several_names(text: str, id_: str) -> None:
    rule = rule_named(text)
    assert rule.id == id_
    assert (rule.legal_reference is None) == (id_ not in RULES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kommunelove-11-9", r'"kommunelove-11-9" \(nearest: kommuneloven-11-9.* one of: kommuneloven-11-9, .*menighetsraad'),
        ("kommuneloven-1-19", r"no rule is called"),
        ("xyz", r'"xyz"; give "at-least 9"'),
        ("", r"no rule is called"),
        ("at-least 0", r"asks for nobody"),
        ("at-least 3/2", r"no part of the members"),
        ("more-than 1/1", r"no part of the members"),
        ("at-least 0/2", r"no part of the members"),
        ("at-least 1/0", r"no part of the members"),
        ("at-least half", r"no rule is called"),
        ("at-least -9", r"no rule is called"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message) as error:
        rule_named(text)
    assert isinstance(error.value, MinutesParserError)
    assert isinstance(error.value, ValueError)


# ---- the data


def test_unknown_fields_are_refused() -> None:
    body = 'act = []\nbody = []\nform = []\ncontent = []\nmunicipal = {words = [], shared = []}\n[[rule]]\nid = "x"\nfor = "y"\ncounts = "present"\n'
    assert decode(body.encode(), LawData, "rules.toml").rule[0].id == "x"
    for wrong in ("shaer = '1/2'", "counts = 'sleeping'"):
        with pytest.raises(DataError, match=r"rules\.toml"):
            decode((body + wrong).encode(), LawData, "rules.toml")


def test_what_the_data_names_is_there() -> None:
    acts = {act.id for act in law().act}
    assert {rule.act for rule in law().rule if rule.act} == acts
    assert {content.act for content in law().content} <= acts
    named = [r for b in law().body for r in (b.rule, b.municipal_rule, *b.others) if r]
    named += [r for form in law().form for r in form.rules.values()] + [r for c in law().content for r in c.rules]
    named += [rule.replaces for rule in law().rule if rule.replaces]
    assert set(named) <= set(RULES)
    assert {form for c in law().content for form in c.forms} <= set(FORMS)
    assert all(bool(form.rules) != bool(form.why) for form in law().form)
    assert sorted(body.kind for body in law().body) == sorted(get_args(BodyKind))
    assert all(bool(body.rule) != bool(body.why) for body in law().body)


def test_data_that_is_no_share_is_an_error_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = msgspec.structs.replace(law(), rule=[msgspec.structs.replace(law().rule[0], share="half")])
    monkeypatch.setattr("minutes_parser.lexicon.rules.law", lambda: broken)
    with pytest.raises(DataError, match="half"):
        quorum_rules.__wrapped__()


# ---- the choice


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        ("council", (), ("kommuneloven-11-9", False)),
        ("executive_board", (), ("kommuneloven-11-9", False)),
        ("control_committee", (), ("kommuneloven-11-9", False)),
        ("control_committee", ("Kontrollutvalget i Sørlia idrettslag",), (None, False)),
        ("control_committee", ("Kontrollutvalget", "Sørlia kommune", "Tilskudd til Sørlia idrettslag"), ("kommuneloven-11-9", False)),
        ("control_committee", ("Kontroll- og konstitusjonskomiteen",), (None, False)),
        ("committee", ("Utvalg for teknikk",), ("kommuneloven-11-9", True)),
        ("committee", ("Utvalg for teknikk", "Sørlia kommune"), ("kommuneloven-11-9", False)),
        ("committee", ("Utvalg for teknikk", "Sørlia kommune", "Møte om Lia Kraft AS"), ("kommuneloven-11-9", False)),
        ("committee", ("Samferdselskomiteen", "Nordfjella fylkeskommune"), ("kommuneloven-11-9", False)),
        ("committee", ("Valgkomiteen i Sørlia borettslag",), (None, False)),
        ("committee", ("Plankomiteen", "Sametinget"), (None, False)),
        ("works_council", ("Arbeidsmiljøutvalget", "Sørlia kommune"), ("kommuneloven-11-9", True)),
        ("representative_council", ("Representantskapet i Lia Renovasjon IKS",), ("iks-9", False)),
        ("representative_council", ("Representantskapet", "Lia Brannvern KO"), ("kommuneloven-11-9", False)),
        ("representative_council", ("Representantskapet",), ("iks-9", True)),
        ("board", ("Styret i Lia Renovasjon IKS",), ("iks-12", False)),
        ("board", ("Styret",), ("aksjeloven-6-24", True)),
        ("board", ("Styret", "Sørlia kommune"), ("kommuneloven-11-9", True)),
        ("board", ("Styret for den interkommunale legevakten",), ("kommuneloven-11-9", True)),
        ("board", ("Sykehuset Sørlia",), ("helseforetaksloven-27", True)),
        ("board", ("Sameiet Bakkevegen 4",), ("eierseksjonsloven-56", True)),
        ("board", ("Styret i Sørlia velforening",), (None, False)),
        ("church_council", ("Sørlia menighetsråd",), ("menighetsraad", True)),
        ("general_assembly", ("Lia Kraft AS",), (None, False)),
        ("project_group", (), (None, False)),
        ("sami_parliament", ("Sametingets plenum",), (None, False)),
        ("other", (), ("kommuneloven-11-9", True)),
        (None, (), ("kommuneloven-11-9", True)),
        (None, ("Sørlia Vannverk SA",), ("samvirkelova-86", True)),
        (None, ("Sørlia mannskor",), (None, False)),
    ],
)
def test_the_rule_follows_the_kind_of_body(kind: BodyKind | None, names: tuple[str, ...], expected: tuple[str | None, bool]) -> None:
    assert chosen(kind, *names) == expected


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Lia Kraft AS", "as"), ("A/S Liaverket", "as"), ("Lia Kraft aksjeselskap", "as"), ("Lia Holding ASA", "asa"),
        ("Lia Eiendom KF", "kf"), ("Nordfjella Bygg FKF", "kf"), ("Sykehuset Lia HF", "hf"), ("Helse Lia RHF", "hf"),
        ("Lia statsforetak", "statsforetak"), ("Lia Båt DA", "ans"), ("Lia BBL", "bbl"), ("Lia og Omegn Boligbyggelag", "bbl"),
        ("Lia Vannverk SA", "sa"), ("LIA VANNVERK SA", "sa"), ("Lia Brannvern KO", "ko"), ("Lia kommunale oppgåvefellesskap", "ko"),
        ("Interkommunalt politisk råd for Lia", "politisk-raad"), ("Studentsamskipnaden i Lia", "samskipnad"),
        ("Lia idrettslag", "association"), ("Hestevelferdsforeningen", "association"), ("Linjeforeningen Bit", "association"),
        ("Lia Turlag", "association"), ("Studentparlamentet ved Universitetet i Lia", "association"), ("Kunststiftelsen", "stiftelse"),
        ("Stiftinga Lia museum", "stiftelse"), ("Borettslagets styre", "borettslag"), ("Liatoppen BRL", "borettslag"),
        ("Burettslaget Lia", "borettslag"), ("Lia boligsameie", "eierseksjonssameie"), ("Universitetet i Lia", "universitet"),
        ("Fakultetsstyret ved Universitetet i Lia", "fakultet"), ("Høgskolen i Lia", "hoyskole"), ("Lia fagskole", "fagskole"),
        ("Lia fjellstyre", "fjellstyre"), ("Lia reinbeitedistrikt", "reinbeitedistrikt"), ("Sametingsrådet", "sametinget"),
        ("Sokneråda i Lia", "menighet"), ("AB Revisjon IKS", "iks"), ("Da Lia Kraft AS møttes", "as"),
        # no form: words and letters that only look like one
        ("Styret som lag", None), ("Lagmannsretten", None), ("Lia folkehøgskole", None), ("Klubbhuset", None), ("Styret ved HF", None),
        ("as seen", None), ("AS-styret", None), ("DA LIA MØTTES", None), ("Universitetsgata 4", None), ("Veglaget Lia", None),
        ("Masa", None),
    ],
)  # fmt: skip
def test_the_legal_form_told_by_a_name(name: str, form: str | None) -> None:
    found = form_in((name,))
    assert (found and found.id) == form


@pytest.mark.parametrize("form", [form for form in law().form if form.rules], ids=lambda form: form.id)
def test_the_board_of_each_form_has_the_rule_of_its_act(form: FormData) -> None:
    name = f"Lia {form.abbreviations[0]}" if form.abbreviations else form.words[0].lstrip("*").capitalize()
    assert chosen("board", name) == (form.rules["board"], not form.sure)


def test_the_first_name_that_tells_a_form_decides() -> None:
    assert chosen("board", "Styret", "Lia Kraft AS", "Årsmøte i Lia idrettslag") == ("aksjeloven-6-24", False)
    assert chosen("board", "Styret i Lia idrettslag", "Lia Kraft AS") == (None, False)


@pytest.mark.parametrize(
    ("name", "shows"),
    [("Sørlia kommune", True), ("fylkeskommunens utvalg", True), ("Nordbygd herad", True), ("Bydel Lia", True), ("Unjárgga gielda", True),
     ("Kommunelaget", False), ("Kommunalbanken", False), ("Kommunal- og miljøkomiteen", False), ("Interkommunal legevakt", False)],
)  # fmt: skip
def test_names_that_show_a_municipality(name: str, shows: bool) -> None:
    assert is_municipal((name,)) is shows


@pytest.mark.parametrize(
    ("kind", "names", "date", "expected"),
    [
        ("council", (), "2019-10-01", ("kommuneloven-11-9", False)),
        ("council", (), "2019-09-30", ("kommuneloven-1992-33", True)),
        ("council", (), "1993-01-01", ("kommuneloven-1992-33", True)),
        ("council", (), "1990-05-04", ("kommuneloven-1992-33", True)),
        ("council", (), None, ("kommuneloven-11-9", True)),
        ("board", ("Lia IKS",), "1999-12-31", ("iks-12", True)),
        ("board", ("Lia IKS",), "2000-01-01", ("iks-12", False)),
        ("board", ("Lia statsforetak",), "2026-01-01", ("statsforetakslova-5-22", False)),
        ("board", ("Lia statsforetak",), "2025-12-31", ("statsforetaksloven-25", False)),
        ("board", ("Lia statsforetak",), "1991-12-31", ("statsforetaksloven-25", True)),
        ("general_assembly", (), None, (None, False)),
    ],
)
def test_the_rule_follows_the_date(kind: BodyKind, names: tuple[str, ...], date: str | None, expected: tuple[str | None, bool]) -> None:
    assert chosen(kind, *names, date=dt.date.fromisoformat(date) if date else None) == expected


@pytest.mark.parametrize(
    ("choice", "why", "others"),
    [
        (choose("council", (), TODAY), "kommuneloven § 11-9 is the rule for a municipal or county council.", ()),
        (
            choose("council", (), dt.date(2010, 6, 3)),
            "kommuneloven § 11-9 is the rule for a municipal or county council; kommuneloven has applied since 2019-10-01, "
            "so kommuneloven 1992 § 33 is assumed, an act that was not read.",
            ("kommuneloven-11-9",),
        ),
        (
            choose("board", ("Styret",), TODAY),
            "aksjeloven § 6-24 is assumed for a board, whose legal form the document does not tell.",
            ("kommuneloven-11-9", "kommuneloven-9-9", "iks-12"),
        ),
        (choose("board", ("Lia korps",), TODAY), "No act sets a quorum for associations; by-laws decide.", ()),
        (choose("committee", ("Lia kommune",), TODAY), "kommuneloven § 11-9 is the rule for a committee of a municipality.", ()),
        (choose("council", (), None), "kommuneloven § 11-9 is the rule for a municipal or county council; "
         "the date is unknown, so the law of today is assumed.", ("kommuneloven-1992-33",)),
    ],
)  # fmt: skip
def test_the_choice_says_why(choice: Choice, why: str, others: tuple[str, ...]) -> None:
    assert choice.why == why
    assert tuple(rule.id for rule in choice.others) == others


@given(
    kind=st.sampled_from([None, *get_args(BodyKind)]),
    names=st.lists(
        st.one_of(st.text(max_size=30), st.sampled_from(["Lia kommune", "Lia AS", "Lia idrettslag", "Sametinget", "Lia IKS"])), max_size=3
    ),
    date=st.none() | st.dates(),
)
def test_every_choice_is_one_sentence_and_names_its_doubt(kind: BodyKind | None, names: list[str], date: dt.date | None) -> None:
    choice = choose(kind, names, date)
    assert choice.why.endswith(".")
    assert ". " not in choice.why
    assert choice.rule is not None or not (choice.assumed or choice.others)
    assert choice.rule is None or choice.rule.verified or choice.assumed
    assert choice.rule not in choice.others
    assert choice.assumed or not choice.others
    assert ("assumed" in choice.why) == choice.assumed


# ---- what minutes must contain


def elements(rule: str | None, kind: BodyKind | None, *names: str) -> dict[str, str]:
    return {r.element: r.required_by for r in requirements(rule_named(rule) if rule else None, kind, names)}


def test_kommuneloven_demands_its_letters() -> None:
    assert elements("kommuneloven-11-9", "council") == {
        "time": "kommuneloven § 11-4 a",
        "place": "kommuneloven § 11-4 a",
        "present": "kommuneloven § 11-4 b",
        "absent": "kommuneloven § 11-4 b",
        "cases": "kommuneloven § 11-4 c",
        "decisions": "kommuneloven § 11-4 d",
        "votes": "kommuneloven § 11-4 e",
        "closed_basis": "kommuneloven § 11-4 siste ledd",
        "recusal_basis": "kommuneloven § 11-4 siste ledd",
    }
    when = {r.element: r.when for r in requirements(RULES["kommuneloven-11-9"], "council")}
    assert (when["votes"], when["closed_basis"], when["recusal_basis"]) == ("always", "closed", "recused")


@pytest.mark.parametrize(
    ("rule", "kind", "names", "expected"),
    [
        ("kommuneloven-9-9", "board", (), "kommuneloven § 9-9"),
        ("iks-9", "representative_council", (), "IKS-loven § 9a"),
        ("iks-12", "board", (), "IKS-loven § 12"),
        ("aksjeloven-6-24", "board", (), "aksjeloven § 6-29"),
        ("allmennaksjeloven-6-24", "board", (), "allmennaksjeloven § 6-29"),
        ("studentsamskipnadsloven-6", "board", (), "aksjeloven § 6-29"),
        ("samvirkelova-86", "board", (), "samvirkelova § 91"),
        ("bustadbyggjelagslova-6-21", "board", (), "bustadbyggjelagslova § 6-26"),
        ("statsforetakslova-5-22", "board", (), "statsføretakslova § 5-28"),
        ("statsforetaksloven-25", "board", (), "statsforetaksloven § 24"),
        ("stiftelsesloven-32", "board", (), "stiftelsesloven § 31"),
        ("helseforetaksloven-27", "board", (), "helseforetaksloven § 26"),
        ("burettslagslova-8-6", "board", (), "burettslagslova § 8-7"),
        ("eierseksjonsloven-56", "board", (), "eierseksjonsloven § 56"),
        (None, "general_assembly", ("Lia borettslag",), "burettslagslova § 7-9"),
        (None, "general_assembly", ("Lia boligsameie",), "eierseksjonsloven § 53"),
    ],
)
def test_who_signs_is_demanded_by_each_act(rule: str | None, kind: BodyKind, names: tuple[str, ...], expected: str) -> None:
    assert elements(rule, kind, *names)["signatures"] == expected


def test_the_general_assembly_of_an_as_is_not_its_board() -> None:
    assert set(elements(None, "general_assembly", "Lia Kraft AS")) == {"time", "manner", "present", "decisions", "votes"}
    assert "quorum_shown" in elements("aksjeloven-6-24", "board", "Lia Kraft AS")
    assert elements("aksjeloven-6-24", "board", "Lia Kraft AS")["voters"] == "aksjeloven § 6-29"


@pytest.mark.parametrize(
    ("rule", "kind", "names"),
    [
        (None, "general_assembly", ("Lia idrettslag",)),
        (None, "general_assembly", ("Sameiet Lia",)),  # perhaps not one of owners of sections
        (None, "board", ("Lia idrettslag",)),
        ("at-least 9", "board", ("Lia Kraft AS",)),
        ("kommuneloven-1992-33", "council", ()),
        ("menighetsraad", "church_council", ()),
    ],
)
def test_nothing_is_demanded_where_no_act_does(rule: str | None, kind: BodyKind, names: tuple[str, ...]) -> None:
    assert elements(rule, kind, *names) == {}


# ---- the page


def test_the_page_tells_every_rule_and_what_is_unverified() -> None:
    text = page.to_markdown()
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows][: len(RULES)] == list(RULES)
    assert [row.split("`")[1] for row in rows if "**unverified**" in row] == [rule.id for rule in RULES.values() if not rule.verified]
    assert all(form.name in text for form in FORMS.values())
