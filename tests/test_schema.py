from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

import minutes_parser as mp
from minutes_parser.export.glossary import HEADER, to_markdown, to_text
from minutes_parser.export.schema import json_schema, schema_text
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


def test_both_glossaries_have_the_same_rows() -> None:
    table = [line for line in to_markdown().splitlines() if line.startswith("|")]
    text = to_text().splitlines()
    assert text[0].split() == list(HEADER)
    assert len(text) == len(table) - 1
    row = next(line for line in text if line.startswith("Vote.for "))
    assert "stemmer for" in row
    assert "røyster for" in row
