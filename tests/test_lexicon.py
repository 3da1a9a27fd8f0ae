"""The words: whole, in both languages, without clashes, and each phrase attested by a document made around it."""

from __future__ import annotations

import functools
import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from minutes_parser import parse_text
from minutes_parser.errors import DataError
from minutes_parser.extract import kind as kinds_of_document
from minutes_parser.lexicon import bodies, columns, kinds, labels, matching, near, phrases, toml
from minutes_parser.lexicon.labels import SLOT, Phrase
from minutes_parser.lexicon.squeezed import Squeezed, squeeze
from minutes_parser.load import read_text
from minutes_parser.model import BodyKind, Case, CaseKind, Kind, Minutes, Outcome
from minutes_parser.segment import outline
from minutes_parser.segment.outline import Outline
from minutes_parser.view import fold

BILINGUAL = ("labels", "notes", "outcomes", "evidence", "votes", "kinds", "columns", "titles")
PHRASES = ("notes", "outcomes", "evidence", "votes")
LABELS = tuple(labels.phrases())

HEAD = "MØTEPROTOKOLL\n\nTil stede: Kari Solvang\n\n"


def data(name: str) -> dict[str, Any]:
    decoded: dict[str, Any] = msgspec.toml.decode(files("minutes_parser.lexicon").joinpath("data", f"{name}.toml").read_bytes())
    return decoded


def entries(name: str) -> list[dict[str, Any]]:
    return [entry for key, group in data(name).items() if key != "slots" for entry in group]


def texts(entry: dict[str, Any], *languages: str) -> Iterator[str]:
    for language in languages or ("both", "nb", "nn", "se"):
        yield from entry.get(language, ())


# ---- the tables as such


@pytest.mark.parametrize("name", BILINGUAL)
def test_every_entry_speaks_both_languages(name: str) -> None:
    lacking = [e.get("id", e.get("kind")) for e in entries(name) if not e.get("both") and not (e.get("nb") and e.get("nn"))]
    assert lacking == []


def test_roles_and_parties_speak_both_languages() -> None:
    assert [r["id"] for r in data("roles")["role"] if not (r["nb"] and r["nn"])] == []
    assert [p["code"] for p in data("parties")["party"] if not (p["nb"] and p["nn"])] == []


@pytest.mark.parametrize("name", [n for n in BILINGUAL if n != "titles"])
def test_ids_are_unique(name: str) -> None:
    assert [i for i, n in Counter(e["id"] for e in entries(name)).items() if n > 1] == []


@pytest.mark.parametrize("level", ["document", "case"])
def test_no_two_labels_of_a_level_are_the_same(level: str) -> None:
    here = [p for p in LABELS if p.level in (level, "any")]
    clashes = {
        (a.entry, a.text, b.entry, b.text)
        for group in _by(here, lambda p: " ".join(squeeze(piece) for piece in SLOT.split(p.text)))
        for a, b in itertools.combinations(group, 2)
    }
    assert clashes == set()


def _by(found: list[Phrase], key: Callable[[Phrase], str]) -> list[list[Phrase]]:
    groups: dict[str, list[Phrase]] = {}
    for phrase in found:
        groups.setdefault(key(phrase), []).append(phrase)
    return list(groups.values())


@pytest.mark.parametrize("name", ["columns", "kinds"])
def test_no_word_stands_in_two_entries(name: str) -> None:
    where: dict[str, set[str]] = {}
    for entry in entries(name):
        for text in texts(entry):
            where.setdefault(squeeze(text), set()).add(entry["id"])
    assert {word: ids for word, ids in where.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("name", PHRASES)
def test_no_phrase_is_written_twice(name: str) -> None:
    written = Counter(" ".join(text.lower().split()) for entry in entries(name) for text in texts(entry))
    assert [text for text, n in written.items() if n > 1] == []


def test_the_grammar_knows_every_block_that_a_label_opens() -> None:
    """A block name in the data that no code mentions would be read and forgotten."""
    code = _source_code()
    unknown = {p.block for p in LABELS if f'"{p.block}"' not in code}
    assert unknown == set()


@pytest.mark.parametrize("name", ["notes", "outcomes", "evidence"])
def test_code_asks_for_every_kind_of_phrase(name: str) -> None:
    code = _source_code()
    assert {e["kind"] for e in entries(name) if f'"{e["kind"]}"' not in code} == set()


@pytest.mark.parametrize("name", PHRASES)
def test_every_slot_is_used(name: str) -> None:
    slots = data(name).get("slots", {})
    used = {slot for entry in entries(name) for text in texts(entry) for slot in regex.findall(r"\{(?:\w+:)?(\w+)\}", text)}
    nested = {slot for shape in slots.values() for slot in regex.findall(r"\{(\w+)\}", shape) if slot in slots}
    assert set(slots) == used | nested


def _source_code() -> str:
    package = files("minutes_parser")
    rooms = ("segment", "extract", "resolve")
    return "".join(
        f.read_text(encoding="utf-8") for room in rooms for f in package.joinpath(room).iterdir() if f.name.endswith(".py")
    ) + package.joinpath("pipeline.py").read_text(encoding="utf-8")


def test_values_are_those_of_the_model() -> None:
    assert {e["kind"] for e in entries("outcomes")} == set(get_args(Outcome))
    assert {e["id"] for e in entries("kinds")} == set(get_args(CaseKind))
    assert {e["kind"] for e in entries("titles")} <= set(get_args(Kind))
    assert {e["kind"] for e in data("bodies")["body"]} <= set(get_args(BodyKind))
    assert {p.block for p in LABELS} >= kinds_of_document._MEETING_LABELS


# ---- each label opens its block

FILLERS = {
    "put": "fremmet",
    "such": "følgende",
    "kind": "endrings",
    "more": " som nytt punkt 3",
    "qualified": " etter voteringen",
    "by": "Rådmannens",
    "to": "kommunestyret",
    "case": "12/24",
    "date": "12.05.2024",
    "no": "2",
    "owner": "Tveitanes",
    "made": "fattet deretter",
    "agreed": "enstemmige ",
    "told": "mot 2 stemmer",
    "gave": "avga",
    "lay": "forelå",
    "stede": " stede",
    "stades": " stades",
    "at": " på møtet",
    "who": "faste medlemmer",
    "unit": "byutviklingsavdelingen",
    "done": "gjort",
    "advises": "innstiller på",
    "brings": "legger saken fram med",
}
PEOPLE_VALUE = "Kari Solvang, Per Ånestad"


def forms(phrase: Phrase) -> Iterator[str]:
    """The spellings that one phrase is met in."""
    text = SLOT.sub(lambda slot: FILLERS[slot[1]], phrase.text)
    yield text
    yield text.upper()
    yield text.lower()
    yield text.replace(" ", "  ")
    if text == phrase.text and len(text) < 30:
        yield "  ".join(" ".join(word) for word in text.split())


def ways(phrase: Phrase) -> Iterator[str]:
    """A label alone on its line, and one that runs into its text."""
    value = value_for(phrase.block)
    for form in forms(phrase):
        if phrase.line:
            yield f"{form}\n{value}"
        else:
            yield f"{form}:\n{value}"
            if phrase.block not in ("agenda", "pairs") and phrase.entry != "attendance.roster":  # over a table
                yield f"{form}: {value}"


def value_for(block: str) -> str:
    if block in outline.PEOPLE or block in ("chair", "secretary", "case_handler", "signatures"):
        return PEOPLE_VALUE
    return {"date": "14.03.2024", "agenda": "Sak 1/24 Budsjett", "time": "kl. 10.00"}.get(block, "Noko som er skrive her.")


def in_head(lines: str) -> str:
    return f"MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\n\n{lines}\n\nSak 1/24 Budsjett\n\nVedtak:\nBudsjettet vart vedteke.\n"


def in_case(lines: str, *, last: bool = False) -> str:
    following = "" if last else "Sak 2/24 Eventuelt\n\nIngenting.\n"
    return f"{HEAD}Sak 1/24 Budsjett\n\nNoko er sagt om saka først.\n\n{lines}\n\n{following}"


def plan_of(text: str) -> Outline:
    return outline.outline(read_text(text, "attested"))


def opened(text: str, entry: str, kind: str, *, case: bool) -> list[str]:
    """The lines on which an entry of the labels opened a block of ``kind``."""
    found = (b.opener for b in plan_of(text).blocks if b.kind == kind and b.opener)
    labelled = ((item, item.case_label if case else item.label) for item in found)
    return [text[item.content :].partition("\n")[0] for item, label in labelled if label and label.phrase.entry == entry]


def id_of(phrase: Phrase) -> str:
    return f"{phrase.entry}-{phrase.text}"


HEAD_LABELS = [p for p in LABELS if p.level != "case" and p.block != "agenda"]
AGENDA_LABELS = [p for p in LABELS if p.block == "agenda"]
CASE_LABELS = [p for p in LABELS if p.level != "document"]


@pytest.mark.parametrize("phrase", HEAD_LABELS, ids=id_of)
def test_a_label_of_the_head_opens_its_block(phrase: Phrase) -> None:
    tried = list(ways(phrase))
    assert opened(in_head("\n\n".join(tried)), phrase.entry, phrase.block, case=False) == [way.partition("\n")[0] for way in tried]


@pytest.mark.parametrize("phrase", CASE_LABELS, ids=id_of)
def test_a_label_inside_a_case_opens_its_block(phrase: Phrase) -> None:
    tried, kind = list(ways(phrase)), phrase.block
    if kind == "attachments":  # inside a case they are a section of it
        tried, kind = [way for way in tried if "\n" in way], "section"
    text = in_case("\n\n".join(tried), last=kind in ("distribution", "signatures"))  # which stand at the end of the document
    assert opened(text, phrase.entry, kind, case=True) == [way.partition("\n")[0] for way in tried]


@pytest.mark.parametrize("phrase", AGENDA_LABELS, ids=id_of)
def test_a_label_opens_the_agenda(phrase: Phrase) -> None:
    for way in ways(phrase):
        plan = plan_of(in_head(way))
        label = plan.items[plan.agenda.start].label
        assert label is not None, way
        assert (label.phrase.entry, len(plan.agenda.rows)) == (phrase.entry, 1), way


@pytest.mark.parametrize("phrase", [p for p in LABELS if p.block in ("decision", "recommendation") and "{by}" in p.text], ids=id_of)
def test_a_slot_is_told_apart_from_the_words_around_it(phrase: Phrase) -> None:
    label = SLOT.sub(lambda slot: {**FILLERS, "by": "Soknerådets", "to": "fellesrådet"}[slot[1]], phrase.text)
    text = in_case(label + ":\nTaket vert tekka om.")
    [block] = [b for b in plan_of(text).blocks if b.opener and b.opener.by]
    assert block.opener
    assert block.opener.by
    assert text[block.opener.by.start : block.opener.by.end] == "Soknerådets"


# ---- each note beside a name says what its kind is

SAMPLES = {"clock": "10.30", "number": "12/24", "name": "Odd Bakkerud"}


def filled(text: str, samples: dict[str, str]) -> str:
    return regex.sub(r"\{(?:\w+:)?(\w+)\}", lambda slot: samples[slot[1]], text)


def phrases_of(name: str) -> list[tuple[str, str, str]]:
    return [(e["id"], e["kind"], text) for e in entries(name) for text in texts(e)]


def listed(lines: str) -> Minutes:
    return parse_text(
        f"MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\n\n{lines}\n\nSak 1/24 Budsjett\n\nVedtak:\nBudsjettet vart vedteke.\n"
    )


NOTES = [n for n in phrases_of("notes") if n[1] != "nobody"]


@pytest.mark.parametrize(("entry", "kind", "text"), NOTES, ids=[n[2] for n in NOTES])
def test_a_note_beside_a_name(entry: str, kind: str, text: str) -> None:
    note = filled(text, SAMPLES)
    noted = {"Kari Solvang": note, "Tone Eikås": note.replace(" ", "  "), "Liv Moldskred": note[0].upper() + note[1:]}
    lines = [f"{name} ({form})" for name, form in noted.items()]
    people = {a.name: a for a in listed("\n".join(["Til stede:", "Mona Tveitane", *lines, "Per Ånestad"])).attendance.attendees}
    clock: str | bool = "10:30" if "{clock" in text else True
    for name, form in noted.items():
        who = people.pop(name)
        assert (who.presence, who.represents) == ("absent" if kind == "absent" else "present", None), form
        assert who.arrived == (clock if kind in ("arrived", "partly", "attended") else None), form
        assert who.left == (clock if kind in ("left", "attended") else None), form
        assert who.substitute_for == ("Odd Bakkerud" if kind == "substitute_for" else None), form
    others = {"Mona Tveitane": "present", "Per Ånestad": "present"} | ({"Odd Bakkerud": "absent"} if kind == "substitute_for" else {})
    assert {name: a.presence for name, a in people.items()} == others


NOBODY = [n[2] for n in phrases_of("notes") if n[1] == "nobody"]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_no_person(text: str) -> None:
    for form in (text, text.upper(), text.lower(), f"{text}."):
        for where in (f"Forfall: {form}", f"Forfall:\n{form}"):
            minutes = listed(f"Til stede: Kari Solvang, Per Ånestad\n{where}")
            assert [a.name for a in minutes.attendance.attendees] == ["Kari Solvang", "Per Ånestad"], where


# ---- each phrase of an outcome decides it


def decided(text: str, title: str = "Tilskot til grendahuset") -> Case:
    minutes = parse_text(f"{HEAD}Sak 1/24 {title}\n\nVedtak:\n{text}\n\nSak 2/24 Eventuelt\n\nIngenting.\n")
    return minutes.cases[0]


OUTCOMES = phrases_of("outcomes")


@pytest.mark.parametrize(("entry", "kind", "text"), OUTCOMES, ids=[o[2] for o in OUTCOMES])
def test_an_outcome(entry: str, kind: str, text: str) -> None:
    title = "Val av nestleiar" if kind == "elected" else "Tilskot til grendahuset"
    text = filled(
        text,
        {
            "body": "styret",
            "gap": "etter dette",
            "motion": "vedtektsforslaget",
            "application": "søknaden",
            "officer": "lederen",
            "officer_nn": "leiaren",
            "gone": "utgår",
            "put_off": "utsett",
            "sent": "oversendes",
            "sent_nn": "vert sendt over",
            "whose": "kommunens ",
            "answer": "svar",
        },
    )
    spelled = (text[0].upper() + text[1:], text.upper(), text[0].upper() + text[1:].replace(" ", "  "))
    sentences = [f"{form}{end}" for form in spelled for end in (".", " 12. mai.")]
    cases = "\n\n".join(f"Sak {n}/24 {title}\n\nVedtak:\n{sentence}" for n, sentence in enumerate(sentences, start=1))
    minutes = parse_text(f"{HEAD}{cases}\n")
    assert [c.decision and c.decision.outcome for c in minutes.cases] == [kind] * len(sentences)


# ---- each phrase of evidence is found, and does what its kind says

EVIDENCE = phrases_of("evidence")
EVIDENCE_SAMPLES = {
    "meeting": "styremøte", "organ": "kst.", "date": "12. mai 2023",
    "month": "mai", "number": "12/23", "infinitive": "følges opp", "verb": "skal", "verb_nn": "syter",
    "actor": "administrasjonen", "actor_nn": "einingsleiaren", "year": "2019", "body": "hovedstyret", "ble": "ble derfor", "vart": "vart difor",
    "point": "dette punktet", "whom": "leder av valgkomiteen",
    "proposal": "forslaget", "was": "falt", "voted": "enstemmig vedtatt", "pkt": "punkt 2",
    "whose": "rådmannens", "alternative": "alternativ 2", "ballot": "votering", "named": "kari solvang (sp)",
    "proposed": "foreslo", "against": "mot 2 stemmer", "declared": "ble enstemmig erklært",
}  # fmt: skip


@pytest.mark.parametrize(("entry", "kind", "text"), EVIDENCE, ids=[f"{e[1]}-{e[2]}" for e in EVIDENCE])
def test_evidence_is_found(entry: str, kind: str, text: str) -> None:
    words = filled(text, EVIDENCE_SAMPLES)
    for form in (words, words.upper(), words.replace(" ", "\n")):
        found = list(phrases.evidence().search(regex.sub(r"\s+", " ", form.lower()) + " om vatnet", kind))
        assert entry in {f.phrase.id for f in found}, form


STOPS = [e for e in EVIDENCE if e[1] in ("earlier", "other_party", "narrative")]


@pytest.mark.parametrize(("entry", "kind", "text"), STOPS, ids=[f"{e[1]}-{e[2]}" for e in STOPS])
def test_evidence_ends_a_decision(entry: str, kind: str, text: str) -> None:
    words = filled(text, EVIDENCE_SAMPLES)
    sentence = f"{words[0].upper()}{words[1:]} noe om det nye renseanlegget på Neset."
    case = decided(f"Styret bygger nytt renseanlegg.\n\n{sentence}")
    assert case.decision
    assert case.decision.text == "Styret bygger nytt renseanlegg."
    assert [s.text for s in case.sections] == [sentence]


BOUND = [e[2] for e in EVIDENCE if e[1] == "bound"]


@pytest.mark.parametrize("text", BOUND)
def test_a_decision_goes_on_where_an_actor_is_bound(text: str) -> None:
    words = filled(text, EVIDENCE_SAMPLES)
    sentence = f"{words[0].upper()}{words[1:]} for det nye renseanlegget på Neset."
    case = decided_run_in(f"Styret bygger nytt renseanlegg.\n\n{sentence}")
    assert case.decision
    assert case.decision.text == f"Styret bygger nytt renseanlegg.\n{sentence}"


def decided_run_in(text: str) -> Case:
    return parse_text(f"{HEAD}Sak 1/24 Renseanlegg\n\nVedtak: {text}\n\nSak 2/24 Eventuelt\n\nIngenting.\n").cases[0]


CLOSINGS = [e[2] for e in EVIDENCE if e[1] == "closing"]


@pytest.mark.parametrize("text", CLOSINGS)
def test_a_closing_ends_the_last_case(text: str) -> None:
    for form in (text, text.upper()):
        plan = plan_of(in_head("Til stede: Kari Solvang") + f"\nSak 2/24 Eventuelt\n\nDet var ingenting meir.\n\n{form} kl. 20.15.\n\nKari Solvang\n")
        assert (plan.blocks[-1].kind in ("signatures", "end_time")) is True, form
        assert plan.blocks[-1].case is None or plan.blocks[-1].kind == "end_time", form


# ---- kinds of cases, columns, titles, bodies

STATED = [(e["id"], text) for e in entries("kinds") for text in texts(e)]
SERIES = [(e["id"], series) for e in entries("kinds") for series in e.get("series", ())]
TITLES = [(e["id"], title) for e in entries("kinds") for title in e.get("titles", ())]


@pytest.mark.parametrize(("kind", "text"), STATED)
def test_a_stated_kind(kind: str, text: str) -> None:
    for form in (text, text.upper(), f"{text}."):
        minutes = parse_text(f"{HEAD}Sak 1/24 Kaia\n\nSakstype: {form}\n\nVedtak:\nKaia vert bygd.\n\nSak 2/24 Anna\n\nNoko.\n")
        assert minutes.cases[0].kind == kind, form


@pytest.mark.parametrize(("kind", "series"), SERIES)
def test_a_series_tells_the_kind(kind: str, series: str) -> None:
    minutes = parse_text(f"{HEAD}{series} 1/24 Kaia\n\nNoko er sagt.\n\n{series} 2/24 Moloen\n\nNoko er sagt.\n")
    assert [c.kind for c in minutes.cases] == [kind, kind]


@pytest.mark.parametrize(("kind", "title"), TITLES)
def test_a_title_tells_the_kind(kind: str, title: str) -> None:
    for form in (title, title.upper(), f"{title} 12. mai"):
        minutes = parse_text(f"{HEAD}Sak 1/24 {form}\n\nNoko er sagt.\n\nSak 2/24 Kaia\n\nNoko er sagt.\n")
        assert [c.kind for c in minutes.cases] == [kind, None], form


@pytest.mark.parametrize("text", [t for e in entries("columns") if e["id"] == "number" for t in texts(e)])
@pytest.mark.parametrize("title", ["Tema", "Innhald"])
def test_a_head_over_numbers(text: str, title: str) -> None:
    for form in (text, text.upper()):
        table = f"{form}\t{title}\n1/24\tBudsjett for vassverket\n2/24\tEventuelt"
        minutes = parse_text(f"{HEAD}{table}\n\nSak 1/24 Budsjett for vassverket\n\nNoko.\n\nSak 2/24 Eventuelt\n\nNoko.\n")
        assert [a.title for a in minutes.agenda] == ["Budsjett for vassverket", "Eventuelt"], form


AGENDA_COLUMNS = [(e["id"], t) for e in entries("columns") if e["id"] in ("title", "kind", "case_handler", "closed", "time") for t in texts(e)]


@pytest.mark.parametrize(("column", "text"), AGENDA_COLUMNS)
def test_a_head_over_a_column_of_the_agenda(column: str, text: str) -> None:
    values = {"title": "Budsjett for vassverket", "kind": "Orientering", "case_handler": "Mona Tveitane", "closed": "X", "time": "10.15"}
    heads = ["Saksnr", *(["Overskrift"] if column != "title" else []), text]
    row = ["1/24", *(["Budsjett for vassverket"] if column != "title" else []), values[column]]
    minutes = parse_text(
        "MØTEPROTOKOLL\n\nTil stede: Kari Solvang\n\n" + "\t".join(heads) + "\n" + "\t".join(row) + "\n\nSak 1/24 Budsjett for vassverket\n\nNoko.\n"
    )
    [found] = minutes.agenda
    assert found.title == "Budsjett for vassverket"
    assert found.kind == ("information" if column == "kind" else None)
    assert found.case_handler == ("Mona Tveitane" if column == "case_handler" else None)


PEOPLE_HEADS = ("name", "role", "represents", "substitute_for", "absent", "substitute", "presence")
PEOPLE_COLUMNS = [(e["id"], t) for e in entries("columns") if e["id"] in PEOPLE_HEADS for t in texts(e)]


@pytest.mark.parametrize(("column", "text"), PEOPLE_COLUMNS)
def test_a_head_over_a_column_of_people(column: str, text: str) -> None:
    heads, row = {
        "name": ((text, "Funksjon"), ("Kari Solvang", "leiar")),
        "role": (("Namn", text), ("Kari Solvang", "leiar")),
        "represents": (("Namn", text), ("Kari Solvang", "Lauvvik vel")),
        "substitute_for": (("Namn", text), ("Kari Solvang", "Odd Bakkerud")),
        "absent": ((text, "Vara som møtte"), ("Odd Bakkerud", "Kari Solvang")),
        "substitute": (("Meldt forfall", text), ("Odd Bakkerud", "Kari Solvang")),
        "presence": (("Namn", text), ("Kari Solvang", "Teams")),
    }[column]
    minutes = listed("Frammøtte:\n" + "\t".join(heads) + "\n" + "\t".join(row))
    people = {a.name: a for a in minutes.attendance.attendees}
    stood_in = column in ("substitute_for", "absent", "substitute")
    assert set(people) == ({"Kari Solvang", "Odd Bakkerud"} if stood_in else {"Kari Solvang"})
    kari = people["Kari Solvang"]
    assert kari.presence == "present"
    assert kari.role == ("chair" if column in ("name", "role") else None)
    assert kari.represents == ("Lauvvik vel" if column == "represents" else None)
    assert kari.substitute_for == ("Odd Bakkerud" if stood_in else None)


@pytest.mark.parametrize(("kind", "text"), [(e["kind"], t) for e in entries("titles") for t in texts(e)])
def test_what_documents_call_themselves(kind: str, text: str) -> None:
    for form in (text, text.upper(), " ".join(text), f"{text} Lauvvik vassverk 14.03.2024"):
        assert bodies.title_kind(form) == kind or form == " ".join(text), form
    assert bodies.titles().get(" ".join(text)) == kind


@pytest.mark.parametrize(("kind", "word"), [(e["kind"], w) for e in data("bodies")["body"] for w in e["words"]])
def test_bodies(kind: str, word: str) -> None:
    for form in (word, word.upper(), word.title()):
        found = bodies.body_in(f"Møte i {form} 14. mars")
        assert found is not None
        assert found[2] == kind


# ---- wrong tables are refused, with the path


@pytest.mark.parametrize(
    ("table", "shape", "wrong", "path"),
    [
        ("labels.toml", labels._File, '[[label]]\nid = "x"\nblock = "date"\nlevel = "document"\nboth = [1]\n', "$.label[0].both[0]"),
        ("labels.toml", labels._File, '[[label]]\nid = "x"\nblock = "date"\nlevel = "chapter"\n', "$.label[0].level"),
        ("labels.toml", labels._File, '[[label]]\nid = "x"\nlevel = "case"\n', "block"),
        ("labels.toml", labels._File, '[[label]]\nid = "x"\nblock = "date"\nlevel = "case"\nsv = ["Dag"]\n', "sv"),
        ("columns.toml", columns._File, '[[column]]\nid = 3\n', "$.column[0].id"),
        ("kinds.toml", kinds._File, '[[kind]]\nid = "party"\n', "$.kind[0].id"),
        ("bodies.toml", bodies._BodyFile, '[[body]]\nkind = "board"\nwords = "styre"\n', "$.body[0].words"),
        ("titles.toml", bodies._TitleFile, '[[title]]\nkind = "novel"\n', "$.title[0].kind"),
        ("titles.toml", bodies._TitleFile, "[[title]\n", "titles.toml"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_an_error_with_its_path(table: str, shape: type[object], wrong: str, path: str) -> None:
    with pytest.raises(DataError) as error:
        toml.decode(wrong.encode(), shape, table)
    assert str(error.value).startswith(f"{table}: ")
    assert path in str(error.value)


def test_a_phrase_with_an_unknown_slot_is_an_error() -> None:
    with pytest.raises(DataError, match=r"note\.x: .*\{colour\}"):
        matching.compile_phrases([matching.Entry(id="note.x", kind="arrived", nb=["kom i {colour} bil"])], {})


def test_a_group_of_the_wrong_shape_is_an_error_with_its_path() -> None:
    with pytest.raises(DataError, match=r"notes\.toml: note: .*\$\[0\]\.nb"):
        toml.shape([{"id": "x", "kind": "y", "nb": "kom"}], list[matching.Entry], "notes.toml: note")


def test_a_label_of_slots_alone_is_an_error() -> None:
    with pytest.raises(DataError, match=r"labels\.toml: case\.x"):
        labels._compile(Phrase("{by} i", "nb", "case.x", "decision", "case", False))


# ---- no pattern can run away

TOLD = Path(__file__).parents[1] / "corpus" / "kommunestyre-2023.txt"
TABLES = (
    phrases.evidence, phrases.notes, phrases.outcomes, phrases.votes, phrases.recusals, phrases.movements, phrases.numbers, phrases.references,
    phrases.suspects,
)  # fmt: skip
MASKED = "\ue000"
NEAR = (MASKED, "to", "12", "styret", "ord ord")
"""What stands in the slots of a near miss: a masked name, words, a number."""
FLOODS = ("ord ", "12 ", "1/", "kl. 12 ", f"{MASKED} og ", f"{MASKED}, ", "a", " ", ".", "(", "ordførerens ")


SMALL, LARGE = 1_250, 10_000


def near_misses(text: str, length: int) -> Iterator[str]:
    """Lines of some ``length`` that are nearly the phrase, over and over: cut short, torn apart by blanks, with a wrong end."""
    written = regex.sub(r"\{\w+(?::\w+)?\}", "{}", text.lower())
    for word in NEAR if "{}" in written else NEAR[:1]:
        words = written.replace("{}", word)
        cut = words[: max(1, len(words) * 2 // 3)]
        yield (cut + " ") * (length // (len(cut) + 1))
        yield words[:-1] + " " * length + words[-1]
        yield (words[:-1] + "x ") * (length // (len(words) + 1))


def runs_away(use: Callable[[str], object], small: str, large: str) -> bool:
    """Eight times the text may take eight times the time; were it quadratic, 64 times. What takes no time at all need not be compared."""
    return grows_faster(use, small, large, 8)


def grows_faster(use: Callable[[str], object], small: str, large: str, times: int) -> bool:
    return all(_spent(use, large) > 3 * times * _spent(use, small) + 0.05 for _ in range(3))


def _spent(use: Callable[[str], object], text: str) -> float:
    near.look.cache_clear()  # a text that was looked at before takes no time
    labels.look_up.cache_clear()
    began = time.process_time()
    use(text)
    return time.process_time() - began


def near_miss_runs_away(use: Callable[[str], object], text: str) -> bool:
    return any(itertools.starmap(functools.partial(runs_away, use), zip(near_misses(text, SMALL), near_misses(text, LARGE), strict=True)))


def searching(table: matching.Phrases) -> Callable[[str], object]:
    return lambda text: list(table.search(text))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_no_phrase_of_a_text_is_passed_over(table: Callable[[], matching.Phrases]) -> None:
    """Words and slots are looked for first, and most patterns never tried: what they would have found is found."""
    for line in filter(None, fold(TOLD.read_text(encoding="utf-8")).split("\n\n")):
        tried = {(p.id, p.text, m.span()) for p in table().phrases for m in p.pattern.finditer(line)}
        assert {(f.phrase.id, f.phrase.text, (f.start, f.end)) for f in table().search(line)} == tried


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_no_phrase_runs_away(table: Callable[[], matching.Phrases]) -> None:
    assert [(p.id, p.text) for p in table().phrases if near_miss_runs_away(searching(matching.Phrases((p,))), p.text)] == []


@given(st.text(st.characters(max_codepoint=0x17F)))
def test_the_words_of_a_text_are_its_runs_of_letters(text: str) -> None:
    assert near.words_in(text) == set("".join(sign if sign.isalpha() else " " for sign in text).split())


SPELLED = {squeeze(p.text): p.text for p in LABELS if "{" not in p.text}


@given(st.sampled_from(sorted(SPELLED.values())), st.sampled_from(("", " ", ": ", "–")), st.text(max_size=4))
def test_letters_are_looked_up_whatever_stands_between_them(label: str, between: str, after: str) -> None:
    written = between.join(label) + after
    assert Squeezed.of(SPELLED).get(written) == SPELLED.get(squeeze(written))


def test_no_label_runs_away() -> None:
    known = labels.labels()
    uses = (known.find, known.find_line)
    assert [(p.entry, p.text) for p in LABELS if "{" in p.text and any(near_miss_runs_away(use, p.text) for use in uses)] == []


@pytest.mark.parametrize("flood", FLOODS)
def test_no_flood_of_one_thing_drowns_the_lexicon(flood: str) -> None:
    small, large = (flood * (length // len(flood)) for length in (SMALL, 100_000))
    for use in (*(searching(table()) for table in TABLES), labels.labels().find, labels.labels().find_line):
        assert not all(_spent(use, large) > 120 * _spent(use, small) + 0.1 for _ in range(3))


PLACES = {"people": "Kari Moe", "title": "Budsjett", "decision": "Saken utsettes.", "agenda": "Budsjett", "signatures": "Kari Moe"}
ODD = ("A", "1", ".", ",", "A ", "A. ", "A-", "(", "- ", "Kari Moe, ")
"""Of which a line is made that stands where a name, a heading, a text or a signature is looked for."""


def with_odd_line(place: str, line: str) -> str:
    said = PLACES | {place: line}
    return (
        f"Møteprotokoll\n\nUtvalg: Kommunestyret\nDato: 12.03.2020\n\nTil stede:\n{said['people']}\n\nSaksliste:\nPS 1/20 {said['agenda']}\n\n"
        f"PS 1/20 {said['title']}\n\nVedtak:\n{said['decision']}\n\nUnderskrift:\n{said['signatures']}\n"
    )


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("odd", ODD)
def test_no_odd_line_runs_away(odd: str, place: str) -> None:
    """A word of thousands of letters, a row of marks, a list without an end: alone, and as one entry of several."""
    for frame in ("{}", "Kari Moe, {}, Ola Vik"):
        small, large = (with_odd_line(place, frame.format(odd * (length // len(odd)))) for length in (2_000, 24_000))
        assert not grows_faster(parse_text, small, large, 12)


def test_a_phrase_that_runs_away_would_be_found() -> None:
    entry = matching.Entry(id="bad", kind="bad", nb=["{gap} styret"])
    bad = searching(matching.compile_phrases([entry], {"gap": r"(?:\p{L}+\s)*\p{L}+"}))
    assert runs_away(bad, "ord " * 400 + "styret x styrex", "ord " * 3_200 + "styret x styrex") or runs_away(
        bad, "ord styre " * 300, "ord styre " * 2_400
    )
