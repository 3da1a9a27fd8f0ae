"""Profiles: own words count where they are given, and nowhere else; what cannot be meant is told."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
import regex
from typer.testing import CliRunner

import minutes_parser as mp
from minutes_parser.batch.convert import convert_to
from minutes_parser.cli import app
from minutes_parser.errors import DataError
from minutes_parser.explain import explain
from minutes_parser.lexicon.overlay import active, using
from minutes_parser.lexicon.profile import GROUPS, read_profile

HEAD = "MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\n\nTil stede: Kari Solvang, Per Ånestad\n"
TEXT = f"{HEAD}\nSak 1/24 Kai\n\nSlik blir det:\nKaia rives.\n\nSak 2/24 Pumpe\n\nVedtak:\nPumpen kjøpes.\n"
OWN = '[[label]]\nid = "own.decision"\nblock = "decision"\nlevel = "case"\nnb = ["Slik blir det"]\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def decisions(minutes: mp.Minutes) -> list[str | None]:
    return [case.decision and case.decision.text for case in minutes.cases]


def test_own_words_count_where_they_are_given_and_nowhere_else(own: Path) -> None:
    for _ in range(2):
        assert decisions(mp.parse_text(TEXT)) == [None, "Pumpen kjøpes."]
        assert decisions(mp.parse_text(TEXT, profile=own)) == ["Kaia rives.", "Pumpen kjøpes."]
    assert decisions(mp.parse(TEXT.encode(), profile=read_profile(own))) == ["Kaia rives.", "Pumpen kjøpes."]
    assert [decisions(one) for one in mp.parse_all(TEXT.encode(), profile=own)] == [["Kaia rives.", "Pumpen kjøpes."]]
    assert active() is None


def test_an_empty_profile_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("")
    for document in sorted((Path(__file__).parents[1] / "corpus").glob("kommunestyre-*.txt")):
        assert mp.to_json(mp.parse(document, profile=path)) == mp.to_json(mp.parse(document))


def test_threads_read_under_their_own_profiles(own: Path) -> None:
    with ThreadPoolExecutor(4) as executor:
        found = list(executor.map(lambda n: decisions(mp.parse_text(TEXT, profile=own if n % 2 else None))[0], range(12)))
    assert found == [None, "Kaia rives."] * 6


def test_it_is_left_however_the_call_ends(own: Path) -> None:
    with pytest.raises(mp.UnreadableDocument):
        mp.parse(b"", profile=own)
    with pytest.raises(ZeroDivisionError), using(read_profile(own)):
        _ = 1 / 0
    assert active() is None


def test_a_word_that_the_lexicon_knows_has_the_meaning_of_the_profile(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[outcome]]\nid = "own"\nkind = "withdrawn"\nboth = ["utsettes til"]\n[[kind]]\nid = "question"\nseries = ["PS"]\n', encoding="utf-8"
    )
    text = f"{HEAD}\nPS 1/24 Kai\n\nVedtak:\nSaken utsettes til mai.\n\nPS 2/24 Pumpe\n\nVedtak:\nPumpen kjøpes.\n"
    plain, told = mp.parse_text(text).cases[0], mp.parse_text(text, profile=path).cases[0]
    assert plain.decision
    assert told.decision
    assert (plain.kind, plain.decision.outcome) == ("decision", "postponed")
    assert told.kind == "question"


ROLE = '[[role]]\nid = "own.fogd"\nnb = ["havnefogd"]\nnn = ["hamnefut"]\nrole = ""\ngroup = "administration"\n'


def test_what_is_a_name_is_remembered_apart(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(ROLE, encoding="utf-8")
    text = HEAD.replace("Per Ånestad", "Havnefogd Per Ånestad") + "\nSak 1/24 Kai\n\nVedtak:\nKaia rives.\n"
    for _ in range(2):
        names = [{a.name: a.group for a in mp.parse_text(text, profile=profile).attendance.attendees} for profile in (None, path)]
        assert names[1]["Per Ånestad"] == "administration"
        assert names[0] != names[1]


def test_explain_and_the_commands_take_it(own: Path, tmp_path: Path) -> None:
    document = tmp_path / "referat.txt"
    document.write_text(TEXT, encoding="utf-8")
    assert "own.decision" in {line.entry for line in explain(document, profile=own)}
    run = CliRunner().invoke
    assert "Kaia rives." not in run(app, ["parse", str(document), "--format", "text"]).stdout
    for command in (["parse", "--format", "text"], ["explain"], ["check"]):
        result = run(app, [*command, str(document), "--profile", str(own)])
        assert result.exit_code in (0, 1), result.output
    assert "own.decision" in run(app, ["explain", str(document), "--profile", str(own)]).stdout
    for missing in (str(tmp_path / "borte.toml"), str(tmp_path)):
        assert run(app, ["parse", str(document), "--profile", missing]).exit_code == 2


def test_workers_get_it_and_resume_heeds_it(own: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.txt").write_text(TEXT, encoding="utf-8")

    def counted(profile: Path | None) -> tuple[int, float]:
        [row] = convert_to(archive, tmp_path / "out", workers=1, resume=True, profile=profile)
        return row.counts["decisions"], row.seconds

    plain = counted(None)
    assert plain[0] == 1
    assert counted(None) == plain  # not read again
    assert counted(own)[0] == 2
    own.write_text(OWN.replace("Slik blir det", "Sånn blir det"), encoding="utf-8")
    assert counted(own)[0] == 1
    [result] = mp.convert(archive, workers=1, profile=own)
    assert result.counts["decisions"] == 1


def test_it_can_be_sent(own: Path) -> None:
    profile = read_profile(own)
    sent = pickle.loads(pickle.dumps(profile))
    assert sent == profile
    assert hash(sent) == hash(profile)
    assert decisions(mp.parse_text(TEXT, profile=sent))[0] == "Kaia rives."


WRONG = {
    "a broken file": ("[[label]\n", "not TOML"),
    "no text": (b"\xff\xfe\x00", "not TOML"),
    "an unknown group": ('[[lable]]\nid = "x"', "unknown key 'lable' (do you mean 'label'?)"),
    "a group that is no list": ('[label]\nid = "x"', "Write each under a line [[label]]"),
    "an unknown key": (OWN + 'colour = "red"', "[[label]] 1 (own.decision): Object contains unknown field `colour`"),
    "a missing key": ('[[label]]\nid = "x"', "missing required field `block`"),
    "a wrong type": (OWN.replace('["Slik blir det"]', '"Slik blir det"'), "Expected `array`, got `str`"),
    "an unknown block": (OWN.replace('"decision"\nlevel', '"decison"\nlevel'), "unknown block 'decison' (do you mean 'decision'?)"),
    "an unknown kind": ('[[vote]]\nid = "x"\nkind = "paar"\nboth = ["{for:n} ja"]', "unknown kind 'paar' (do you mean 'pair'?)"),
    "an unknown slot": ('[[vote]]\nid = "x"\nkind = "pair"\nboth = ["{for:antall} ja"]', "unknown slot {antall}"),
    "a label of slots alone": (OWN.replace("Slik blir det", "{by}"), "needs a word beside its slots"),
    "a slot that labels do not have": (OWN.replace("Slik", "Slik {n}"), "unknown slot {n}"),
    "a party that is another": ('[[party]]\ncode = "AP"\nnb = "Andre partiet"\nnn = "Andre partiet"\naliases = []', "stands in two entries"),
    "nothing said": ('[[outcome]]\nid = "x"\nkind = "noted"\n', "has no words"),
    "an empty word": (OWN.replace("Slik blir det", " "), "has no words"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_meant_is_told(wrong: str, tmp_path: Path) -> None:
    content, why = WRONG[wrong]
    path = tmp_path / "wrong.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DataError, match=regex.escape(why)) as error:
        mp.parse_text(TEXT, profile=path)
    assert str(error.value).startswith("wrong.toml: ")
    assert active() is None
    result = CliRunner().invoke(app, ["parse", "-", "--profile", str(path)], input=TEXT)
    assert result.exit_code == 2


def test_every_group_joins_the_file_that_has_it() -> None:
    for group, (file, _) in GROUPS.items():
        packaged = msgspec.toml.decode(files("minutes_parser.lexicon").joinpath("data", file).read_bytes())
        assert group in packaged, file


def test_tables_of_words_are_remembered_and_not_cached() -> None:
    """A ``cache`` over words would show a profile to the wrong document. Left are what no profile holds, and shapes by their own text."""
    left = {
        "law",
        "quorum_rules",
        "_names",
        "municipalities",
        "counties",
        "first_names",
        "look",
        "look_up",  # by the labels of the profile that holds
        "key",
        "words",
        "telling",
        "_following",
        "_before",
        "_after",
        "_as",
    }
    package = Path(mp.__file__).parent
    found = {
        name
        for room in ("lexicon", "segment", "extract")
        for module in (package / room).glob("*.py")
        for name in regex.findall(r"@(?:lru_)?cache(?:\([^\n]*\))?\ndef (\w+)", module.read_text(encoding="utf-8"))
        if module.stem not in ("choice", "overlay")  # the choice of a quorum rule is law
    }
    assert found == left


def test_words_inside_decisions_are_laid_over_each_kind_for_itself(tmp_path: Path) -> None:
    """A word told for one kind keeps what it means in the others: "andre" is an ordinal too."""
    path = tmp_path / "inside.toml"
    actor = '[[word]]\nid = "own.actor"\nkind = "actor"\nboth = ["kaivakta", "andre"]\n'
    money = '[[word]]\nid = "own.money"\nkind = "currency"\nvalue = "NOK"\nboth = ["spenn"]\n'
    path.write_text(actor + money, encoding="utf-8")
    text = TEXT.replace("Pumpen kjøpes.", "Kaivakta skal kjøpe pumpe for 500 spenn innen 2. kvartal 2025, og revisor skal se på andre kvartal 2026.")
    plain, own = (mp.parse_text(text, profile=profile).cases[1].decision for profile in (None, path))
    assert plain is not None and own is not None
    assert ([a.name for a in plain.actors], plain.amounts) == (["revisor"], ())
    assert ([a.name for a in own.actors], [(a.value, a.currency) for a in own.amounts]) == (["Kaivakta", "revisor"], [(500, "NOK")])
    assert [p.raw for p in own.dates] == [p.raw for p in plain.dates] == ["andre kvartal 2026"]


def test_an_unknown_kind_of_word_is_told(tmp_path: Path) -> None:
    path = tmp_path / "inside.toml"
    path.write_text('[[word]]\nid = "own"\nkind = "aktor"\nboth = ["kaivakta"]\n', encoding="utf-8")
    with pytest.raises(DataError, match="do you mean 'actor'"):
        mp.parse_text(TEXT, profile=path)
