"""Exports in the models of archives and publishers: they obey the standard, keep what it can hold, and name what it cannot."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import minutes_parser as mp
from minutes_parser import cli
from minutes_parser.export.standards.export import TITLES
from minutes_parser.export.standards.homes import fields, homes
from minutes_parser.export.standards.words import OPTIONS, RESULTS
from model_examples import SAMPLE, objects
from standard_rules import assert_einnsyn, assert_popolo
from standard_xml import assert_fiks_arkiv, assert_noark5, parse

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "evaluation" / "seeds"
CORPUS = [*sorted((ROOT / "corpus").glob("*.txt")), *sorted((ROOT / "corpus" / "arkiv").glob("*.txt"))]
FILES = [*CORPUS, *sorted(SEEDS.glob("*.txt"))] if SEEDS.is_dir() else [*CORPUS, pytest.param(SEEDS, marks=pytest.mark.skip("no ../shared here"))]
MOMENT = dt.datetime(2026, 1, 7, 12, 0, tzinfo=dt.UTC)
CONTEXT = mp.ExportContext(
    number="1", body="Utvalget", date=dt.date(2024, 6, 13), system="Møtesystemet",
    system_id="b51c3cd6-8b0f-4d53-a7ae-3a1f6ad1ba11", folder_id="24/77",
    created_at=MOMENT, created_by="Arkivet", closed_at=MOMENT, closed_by="Arkivet", archived_at=MOMENT, archived_by="Arkivet",
    administrative_unit="Politisk sekretariat", case_handler="Sekretariatet", document_url="https://example.org/protokoll.pdf",
)  # fmt: skip


@cache
def parsed(file: Path) -> mp.Minutes:
    return mp.parse(file)


def check(export: mp.Export) -> None:
    match export.standard:
        case "einnsyn":
            assert_einnsyn(json.loads(export.text))
        case "popolo":
            assert_popolo(json.loads(export.text))
        case "noark5":
            assert_noark5(export.text)
        case "fiks-arkiv":
            assert_fiks_arkiv(export.text)


STANDARDS = tuple(TITLES)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_every_document_obeys_the_standards(file: Path) -> None:
    minutes = parsed(file)
    for standard in STANDARDS:
        if minutes.kind == "other":
            with pytest.raises(mp.InputError, match="not a document of a meeting"):
                mp.to_standard(minutes, standard, context=CONTEXT)
        else:
            export = mp.to_standard(minutes, standard, context=CONTEXT)
            check(export)
            assert export == mp.to_standard(minutes, standard, context=CONTEXT)


@settings(max_examples=100, deadline=None)
@given(minutes=objects(mp.Minutes), standard=st.sampled_from(STANDARDS))
def test_whatever_the_model_can_hold_obeys_the_standards(minutes: mp.Minutes, standard: Any) -> None:
    minutes = attrs.evolve(minutes, kind="minutes", source=SAMPLE.source)
    check(mp.to_standard(minutes, standard, context=CONTEXT))


def lost(export: mp.Export) -> set[tuple[str, str | None]]:
    return {(loss.field, loss.case) for loss in export.losses}


@pytest.fixture(scope="module")
def council() -> mp.Minutes:
    return parsed(ROOT / "corpus" / "kommunestyre-2023.txt")


def words(case: mp.Case) -> str | None:
    """What a decision says, with the text that it stands for."""
    if case.decision is None:
        return None
    return "\n".join([case.decision.text, *([case.decision.resolved.text] if case.decision.resolved else [])])


@pytest.mark.parametrize("file", CORPUS, ids=lambda path: path.stem)
def test_einnsyn_keeps_what_it_can_hold(file: Path) -> None:
    minutes = parsed(file)
    if minutes.kind == "other":
        return
    export = mp.to_standard(minutes, "einnsyn", context=attrs.evolve(CONTEXT, body=None if minutes.meeting.body else "Utvalget", date=None))
    folder, cases = json.loads(export.text), [case for case in minutes.cases if case.title or case.number]
    assert (folder["utvalg"], folder["moetedato"][:10]) == (minutes.meeting.body or "Utvalget", str(minutes.meeting.date))
    assert folder.get("moetested") == minutes.meeting.place
    assert len(folder.get("moetesak", ())) == len(cases)
    for row, case in zip(folder.get("moetesak", ()), cases, strict=True):
        number = case.number or mp.CaseNumber("")
        assert (row.get("moetesaksaar"), row.get("moetesakssekvensnummer")) == (number.year, number.sequence)
        assert row["offentligTittel"] == (case.title or case.agenda_title or number.raw)
        told = row.get("vedtak", {}).get("vedtakstekst", {}).get("tekstInnhold")
        assert told == words(case) or ("Decision.text", number.raw) in lost(export)


@pytest.mark.parametrize("file", CORPUS, ids=lambda path: path.stem)
def test_popolo_keeps_what_it_can_hold(file: Path) -> None:
    minutes = parsed(file)
    if minutes.kind == "other":
        return
    book = json.loads(mp.to_standard(minutes, "popolo").text)
    meeting, *cases = book["events"]
    assert meeting.get("start_date", "")[:10] == (minutes.meeting.date.isoformat() if minutes.meeting.date else "")
    present = [person.name for person in minutes.attendance.attendees if person.presence == "present"]
    assert [person["name"] for person in meeting.get("attendees", ())] == present
    assert [case.get("name") for case in cases] == [case.title or case.agenda_title for case in minutes.cases]
    for event, case in zip(cases, minutes.cases, strict=True):
        assert read_back(book, event) == expected(case)


def read_back(book: Any, event: Any) -> Any:
    """What a reader of Popolo finds of a case: its motions, and its votes."""
    motions = [one for one in book["motions"] if one["legislative_session_id"] == event["id"]]
    held = {one["id"] for one in motions}
    votes = [one for one in book["vote_events"] if one["motion_id"] in held]
    names = {one["id"]: one["name"] for one in book["persons"]}
    return {
        "decision": next(((one.get("text"), one.get("result")) for one in motions if one["classification"] == "decision"), None),
        "recommendations": [one["text"] for one in motions if one["classification"] == "recommendation"],
        "proposals": [one["text"] for one in motions if one["classification"] == "proposal"],
        "votes": [
            (
                vote.get("result"),
                {count["option"]: count["value"] for count in vote.get("counts", ()) if "group_id" not in count},
                [(names[one["voter_id"]], one["option"]) for one in vote.get("votes", ())],
            )
            for vote in votes
        ],
    }


def expected(case: mp.Case) -> Any:
    decision = case.decision
    return {
        "decision": (words(case), RESULTS.get(decision.outcome, decision.outcome) if decision.outcome else None) if decision else None,
        "recommendations": [one.text for one in case.recommendations],
        "proposals": [one.text for one in case.proposals],
        "votes": [({"carried": "pass", "rejected": "fail", None: None}[one.result], counts(one), ballots(one)) for one in case.votes],
    }


def counts(vote: mp.Vote) -> dict[str | None, int | None]:
    if vote.alternatives and all(one.subject and one.count is not None for one in vote.alternatives):
        return {one.subject: one.count for one in vote.alternatives}
    told = {"yes": vote.for_, "no": vote.against, "abstain": vote.blank}
    return {option: count for option, count in told.items() if count is not None}


def ballots(vote: mp.Vote) -> list[tuple[str, str]]:
    return [(one.name, OPTIONS[one.choice]) for one in vote.ballots]


def with_case(case: mp.Case, **meeting: Any) -> mp.Minutes:
    return attrs.evolve(SAMPLE, meeting=attrs.evolve(SAMPLE.meeting, **meeting), cases=(case,))


def einnsyn_case(case: mp.Case, **context: Any) -> tuple[Any, mp.Export]:
    export = mp.to_standard(with_case(case), "einnsyn", context=mp.ExportContext(number="3", **context))
    check(export)
    return json.loads(export.text)["moetesak"][0], export


NUMBER = mp.CaseNumber("PS 4/25", "PS", 4, 2025)


def test_a_long_decision_is_never_cut_in_silence() -> None:
    case = mp.Case(NUMBER, "Ny båthavn", decision=mp.Decision("Havna bygges i to trinn. " * 40))
    row, export = einnsyn_case(case)
    text = row["vedtak"]["vedtakstekst"]["tekstInnhold"]
    assert len(text) > 450 and text.endswith(" […]")
    assert case.decision and case.decision.text.startswith(text.removesuffix(" […]"))
    assert mp.Loss("Decision.text", "cut after 500 characters; give document_url in the context", "PS 4/25") in export.losses
    assert "vedtaksdokument" not in row["vedtak"]
    row, _ = einnsyn_case(case, document_url="https://example.org/p.pdf")
    assert row["vedtak"]["vedtaksdokument"][0]["dokumentobjekt"] == [{"referanseDokumentfil": "https://example.org/p.pdf"}]


@pytest.mark.parametrize("written", ["01019012480", "010190 12480", "0101.90.12480", "010190-12480"])
def test_identity_numbers_are_masked_and_told(written: str) -> None:
    row, export = einnsyn_case(mp.Case(NUMBER, f"Søknad fra {written} om båtplass", decision=mp.Decision("Innvilges.")))
    assert "█" in row["offentligTittel"] and "12480" not in export.text
    assert ("Case.title", "PS 4/25") in lost(export)


def test_named_votes_are_votering_only_where_they_carried_the_decision() -> None:
    ballots = (mp.Ballot("Tora Vik", "for", "Sp", "p1"), mp.Ballot("Siv Moe", "against", person="p3"), mp.Ballot("Gjest", "blank"))
    carried = mp.Vote(for_=1, against=1, result="carried", ballots=ballots)
    decision = mp.Decision("Havna bygges.")
    row, export = einnsyn_case(mp.Case(NUMBER, "Havn", votes=(carried,), decision=decision))
    assert [(one["moetedeltaker"], one["stemme"]) for one in row["vedtak"]["votering"]] == [
        ({"moetedeltakerNavn": "Tora Vik", "moetedeltakerFunksjon": "Leder"}, "Ja"),
        ({"moetedeltakerNavn": "Siv Moe", "moetedeltakerFunksjon": "Varamedlem"}, "Nei"),
        ({"moetedeltakerNavn": "Gjest"}, "Blankt"),
    ]
    assert ("Ballot.party", "PS 4/25") in lost(export)
    for votes in ((carried, carried), (attrs.evolve(carried, result="rejected"),)):
        row, export = einnsyn_case(mp.Case(NUMBER, "Havn", votes=votes, decision=decision))
        assert "votering" not in row["vedtak"]
        assert ("Vote.ballots", "PS 4/25") in lost(export)


def test_an_utredning_has_both_its_halves_or_is_none() -> None:
    section, first, last = mp.Section("Saksopplysninger", "Havna er full."), mp.Recommendation("Bygg."), mp.Recommendation("Bygg stort.")
    both, _ = einnsyn_case(mp.Case(NUMBER, "Havn", sections=(section,), recommendations=(first, last)))
    assert both["utredning"]["saksbeskrivelse"]["tekstInnhold"] == "Saksopplysninger\nHavna er full."
    assert (both["utredning"]["innstilling"]["tekstInnhold"], both["innstilling"]["tekstInnhold"]) == ("Bygg.", "Bygg stort.")
    alone, _ = einnsyn_case(mp.Case(NUMBER, "Havn", recommendations=(last,)))
    assert "utredning" not in alone and alone["innstilling"]["tekstInnhold"] == "Bygg stort."
    bare, export = einnsyn_case(mp.Case(NUMBER, "Havn", sections=(section,)))
    assert "utredning" not in bare and ("Case.sections", "PS 4/25") in lost(export)


def test_counts_by_party_are_kept_in_popolo() -> None:
    parties = (mp.PartyVote("Sp", "for", 3), mp.PartyVote("H", "against", 2), mp.PartyVote("V", "blank"))
    export = mp.to_standard(with_case(mp.Case(NUMBER, "Havn", votes=(mp.Vote(for_=3, against=2, parties=parties),))), "popolo")
    book = json.loads(export.text)
    check(export)
    names = {one["id"]: one["name"] for one in book["organizations"]}
    (vote,) = book["vote_events"]
    assert [(one["option"], one["value"], names.get(one.get("group_id"))) for one in vote["counts"]] == [
        ("yes", 3, None), ("no", 2, None), ("yes", 3, "Sp"), ("no", 2, "H"),
    ]  # fmt: skip
    assert [(names[one["group_id"]], one["result"]) for one in vote["group_results"]] == [("V", "abstain")]


def test_the_day_is_in_norwegian_time() -> None:
    for day, clock, told in (("2024-06-13", "17:00", "2024-06-13T17:00:00+02:00"), ("2024-12-05", None, "2024-12-05T00:00:00+01:00")):
        minutes = with_case(mp.Case(NUMBER, "Havn"), date=dt.date.fromisoformat(day), start_time=clock)
        export = mp.to_standard(minutes, "einnsyn", context=mp.ExportContext(number="1"))
        assert json.loads(export.text)["moetedato"] == told
        assert (("Meeting.start_time", None) in lost(export)) is (clock is None)


def test_fiks_arkiv_keeps_what_it_can_hold(council: mp.Minutes) -> None:
    folder, *cases = map(parse, mp.to_standard(council, "fiks-arkiv", context=CONTEXT).text.split("\n"))
    present = [person.name for person in council.attendance.attendees if person.presence == "present"]
    assert [name.text for name in folder.iterfind("{*}mappe/{*}moetedeltaker/{*}identifikator/{*}navn")] == present
    assert [case.findtext(".//{*}vedtakstekst/{*}tekstInnhold") for case in cases] == list(map(words, council.cases))
    assert [case.findtext(".//{*}moetesakstype/{*}kode") for case in cases] == ["PS"] * 7 + ["RS"]


def test_a_case_without_year_or_number_is_left_out_of_fiks_arkiv_and_told() -> None:
    export = mp.to_standard(with_case(mp.Case(mp.CaseNumber("4", sequence=4), "Havn")), "fiks-arkiv", context=CONTEXT)
    check(export)
    assert "\n" not in export.text and ("Case.number", "4") in lost(export)


def test_noark5_keeps_decisions_in_metadata_of_their_own(council: mp.Minutes) -> None:
    folder = parse(mp.to_standard(council, "noark5", context=CONTEXT).text)
    assert folder.findtext("{*}systemID") == CONTEXT.system_id
    assert [one.text for one in folder.iterfind(".//{urn:x-minutes-parser:moetesak}vedtak")] == list(map(words, council.cases))
    assert [one.text for one in folder.iterfind("{*}registrering/{*}registreringsID")] == [case.number.raw for case in council.cases if case.number]
    with pytest.raises(mp.InputError, match="system_id '17' is no UUID"):
        mp.to_standard(council, "noark5", context=attrs.evolve(CONTEXT, system_id="17"))


def test_what_a_document_says_is_text_and_never_markup() -> None:
    evil = "<vedtak>&xxe;]]>\x00\x1b\u202e\r\n"
    minutes = with_case(mp.Case(NUMBER, evil, decision=mp.Decision(evil)), title=evil, place=evil)
    for standard in ("noark5", "fiks-arkiv"):
        export = mp.to_standard(minutes, standard, context=CONTEXT)  # type: ignore[arg-type]
        check(export)
        assert all(sign.isprintable() or sign == "\n" for sign in export.text)
        assert parse(export.text.split("\n")[0]).findtext(".//{*}tittel") == "<vedtak>&xxe;]]>\ufffd\ufffd\u202e\r\n"


def test_what_a_standard_requires_and_nobody_tells_is_named() -> None:
    with pytest.raises(mp.IncompleteExport, match=r"^havnestyret.txt: eInnsyn requires .*: number\. Give it in a context"):
        mp.to_standard(SAMPLE, "einnsyn")
    with pytest.raises(mp.IncompleteExport, match=r"Noark 5 requires .*: number, folder_id, created_at, created_by, closed_at"):
        mp.to_standard(SAMPLE, "noark5")
    with pytest.raises(mp.InputError, match="no standard 'noark4'; there are einnsyn"):
        mp.to_standard(SAMPLE, "noark4")  # type: ignore[arg-type]


def test_whatever_has_no_place_is_a_loss(council: mp.Minutes) -> None:
    for standard in STANDARDS:
        export = mp.to_standard(council, standard, context=CONTEXT)
        assert ("Minutes.signatories", None) in lost(export)
        assert not {field for field, _ in lost(export)} - set(fields())
    whole = {loss.field: loss.count for loss in mp.to_standard(council, "einnsyn", context=CONTEXT).losses if loss.case is None}
    assert whole["Minutes.agenda"] == len(council.agenda)


def test_places_are_of_fields_that_there_are() -> None:
    for standard in TITLES:
        assert not set(homes()[standard]) - set(fields())


def test_a_context_goes_before_the_document_and_is_read_from_toml(tmp_path: Path, council: mp.Minutes) -> None:
    file = tmp_path / "c.toml"
    file.write_text('number = "4/2023"\nbody = "KST"\nstart_time = "16:30"\n', encoding="utf-8")
    folder = json.loads(mp.to_standard(council, "einnsyn", context=file).text)
    assert (folder["moetenummer"], folder["utvalg"], folder["moetedato"]) == ("4/2023", "KST", "2023-06-15T16:30:00+02:00")
    for text, message in (("nummer = 1", r"c\.toml: \$\.nummer: unknown key"), ("number = 1", r"c\.toml: \$\.number"), ("=", r"c\.toml: not TOML")):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(mp.DataError, match=message):
            mp.to_standard(council, "einnsyn", context=file)


def run(*arguments: object) -> Any:
    return CliRunner().invoke(cli.app, ["parse", *map(str, arguments)])


def test_the_command_writes_the_standard_and_tells_what_is_lost(tmp_path: Path) -> None:
    file, context = ROOT / "corpus" / "kommunestyre-2023.txt", tmp_path / "c.toml"
    context.write_text('number = "4/2023"\n', encoding="utf-8")
    done = run(file, "--format", "einnsyn", "--context", context)
    assert done.exit_code == 0
    assert_einnsyn(json.loads(done.stdout))
    assert "minutes-parser: einnsyn does not carry Attendee.represents" in done.stderr
    refused = run(file, "--format", "einnsyn")
    assert refused.exit_code == 3
    assert refused.stdout == "" and "eInnsyn requires what the document does not tell: number. Give it in a context" in refused.stderr
    assert run(file, "--context", context).exit_code == 2
    context.write_text("nummer = 4", encoding="utf-8")
    assert "unknown key" in run(file, "--format", "einnsyn", "--context", context).stderr.replace("\n", " ")
