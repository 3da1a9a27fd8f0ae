from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

import minutes_parser as mp
from minutes_parser.export.glossary import CLASSES, HEADER, to_markdown, to_text
from minutes_parser.export.schema import json_schema, schema_text
from minutes_parser.export.vocabularies import vocabularies
from model_examples import SAMPLE, objects

DOCS = Path(__file__).parents[1] / "docs"
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_page_is_what_the_model_gives() -> None:
    assert (DOCS / "schema" / "minutes-1.0.json").read_text(encoding="utf-8") == schema_text() + "\n", "write it again: minutes-parser schema"


@pytest.mark.parametrize("compact", [False, True])
def test_our_own_output_is_valid(compact: bool) -> None:
    VALIDATOR.validate(mp.to_builtins(SAMPLE, compact))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(objects(mp.Minutes))
def test_any_output_is_valid(minutes: mp.Minutes) -> None:
    VALIDATOR.validate(mp.to_builtins(minutes))


def test_what_the_reader_refuses_the_schema_refuses() -> None:
    data = mp.to_builtins(SAMPLE)
    data["cases"][0]["votes"][0]["forr"] = 1
    with pytest.raises(jsonschema.ValidationError, match="forr"):
        VALIDATOR.validate(data)


def test_names_and_words_are_those_of_the_model() -> None:
    definitions = json_schema()["$defs"]
    assert list(definitions["Vote"]["properties"])[:3] == ["subject", "for", "against"]
    assert definitions["Vote"]["properties"]["for"]["description"].endswith("(nb: stemmer for; nn: røyster for)")
    assert (
        definitions["Meeting"]["properties"]["body"]["description"]
        == "the body that met (nb: utvalg; nn: utval; Noark 5: utvalg (M370); eInnsyn: utvalg)"
    )
    assert "from" in definitions["Resolved"]["properties"]
    assert definitions["Source"]["required"] == ["name", "sha256", "media_type", "characters"]
    assert json.dumps(json_schema()) == json.dumps(json_schema())


def test_the_glossary_page_is_what_the_model_gives() -> None:
    assert (DOCS / "glossary.md").read_text(encoding="utf-8") == to_markdown() + "\n", "write it again: minutes-parser terms --markdown"


def test_every_value_of_the_model_is_told_in_both_languages() -> None:
    """A new value without words, or words for a value that is gone, are found here."""
    told = tomllib.loads(files("minutes_parser.export").joinpath("values.toml").read_text(encoding="utf-8"))
    found = {one.paths[0]: {value.name for value in one.values} for one in vocabularies(*CLASSES)}
    assert found == {path: set(values) for path, values in told.items()}
    assert all(value.nb and value.nn and value.means for one in vocabularies(*CLASSES) for value in one.values)
    assert ("Ballot.choice", "PartyVote.choice") in {one.paths for one in vocabularies(*CLASSES)}


def test_both_glossaries_have_the_same_rows() -> None:
    table = [line for line in to_markdown().splitlines() if line.startswith("|")]
    text = to_text().splitlines()
    assert text[0].split() == list(HEADER)
    assert len([line for line in text if line]) == len([line for line in table if not line.startswith("| ---")])
    row = next(line for line in text if line.startswith("Vote.for "))
    assert "stemmer for" in row
    assert "røyster for" in row
