"""The spaCy component: what it shows is what the library reads, at the same places, wherever the doc goes."""

from __future__ import annotations

import builtins
import datetime as dt
import pickle
import subprocess
import sys
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import minutes_parser as mp

spacy = pytest.importorskip("spacy", reason="needs the extra spacy")

from spacy import displacy  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc, DocBin, Span  # noqa: E402

from minutes_parser.spacy_pipe.groups import GROUPS, shown, value_at  # noqa: E402

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
ASKED = ("cases", "decisions", "persons", "amounts", "dates", "law", "organisations")
TEXT = """MØTEPROTOKOLL

Vargøy havnestyre
Møtedato: 21.03.2025
Til stede: Kari Solvang (leder), Per Ånestad, Liv Moldskred
Forfall: Odd Bakkerud

Sak 4/25 Ny båthavn

Ragnhild Tveitane orienterte om arbeidet. Tiltaket er vurdert av Havdrift AS.

Innstilling:
Det bevilges kr 40 000 til ny brygge.

Votering:
Enstemmig vedtatt.

Vedtak:
Det bevilges kr 40 000 til ny brygge, jf. havneloven § 14. Daglig leder bes om å legge fram en plan innen 1. juni 2025.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("nb")
    made.add_pipe("minutes")
    return made


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def told(doc: Doc, group: str) -> list[tuple[str, str]]:
    return [(span.label_, span.text) for span in doc.spans[f"minutes:{group}"]]


def as_is(doc: Doc) -> dict[str, list[tuple[int, int, str, str]]]:
    return {key: [(s.start_char, s.end_char, s.label_, s.id_) for s in group] for key, group in doc.spans.items()}


def test_the_component_is_found_by_its_entry_point() -> None:
    found = {point.name: point.value for point in entry_points(group="spacy_factories")}
    assert found["minutes"] == "minutes_parser.spacy_pipe.factories:minutes"
    assert found["minutes_sentences"] == "minutes_parser.spacy_pipe.factories:minutes_sentences"
    code = "nlp = spacy.blank('nn'); early = 'minutes_parser.pipeline' in sys.modules; nlp.add_pipe('minutes'); print(early, nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", f"import sys, spacy; {code}"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False ['minutes']"


def test_a_doc_has_the_minutes_of_its_text(doc: Doc) -> None:
    assert doc._.minutes == mp.parse_text(TEXT, name="minutes")
    assert set(doc.spans) == set(GROUPS) >= {f"minutes:{name}" for name in ASKED}


def test_the_groups_show_what_stands_in_a_protocol(doc: Doc) -> None:
    assert [label for label, _ in told(doc, "cases") + told(doc, "decisions") + told(doc, "votes")] == ["CASE", "DECISION", "VOTE"]
    assert told(doc, "persons")[:2] == [("PERSON", "Kari Solvang (leder)"), ("PERSON", "Per Ånestad")]
    assert told(doc, "amounts") == [("MONEY", "kr 40 000")]
    assert told(doc, "dates") == [("DATE", "21.03.2025"), ("DEADLINE", "innen 1. juni 2025.")]  # spaCy has "2025." as one token
    assert told(doc, "law") == [("LAW", "havneloven § 14.")]
    assert ("ORG", "Vargøy havnestyre") in told(doc, "organisations")
    assert ("ACTOR", "Daglig leder") in told(doc, "organisations")


def test_a_span_leads_to_its_value(doc: Doc) -> None:
    minutes = doc._.minutes
    assert [span._.minutes for span in doc.spans["minutes:cases"]] == list(minutes.cases)
    assert [span._.minutes for span in doc.spans["minutes:amounts"]] == list(minutes.cases[0].decision.amounts)
    assert doc.spans["minutes:dates"][0]._.minutes == dt.date(2025, 3, 21)
    assert doc[0:2]._.minutes is None
    assert Span(doc, 0, 2, span_id="cases[7].title")._.minutes is None


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.txt")), ids=lambda path: path.stem)
def test_every_place_of_the_corpus_is_shown(nlp: Language, path: Path) -> None:
    """No value is lost on the way to tokens, and none stands elsewhere than the library says."""
    found = nlp(path.read_text(encoding="utf-8"))
    minutes = found._.minutes
    for group, values in shown(minutes).items():
        places = sorted((piece, value.path) for value in values for piece in value.spans)
        spans = sorted(((s.start_char, s.end_char), s.id_) for s in found.spans[group])
        assert len(places) == len(spans)
        assert all(s[0] <= p[0] and p[1] <= s[1] for (p, _), (s, _) in zip(sorted(places), sorted(spans), strict=True))
        assert [value_at(minutes, value.path) for value in values] == [found.spans[group][i]._.minutes for i in first_of(found, group, values)]


def first_of(doc: Doc, group: str, values: tuple[Any, ...]) -> list[int]:
    ids = [span.id_ for span in doc.spans[group]]
    return [ids.index(value.path) for value in values]


@settings(deadline=None, max_examples=40)
@given(before=st.text(alphabet="aB \n\r\t\f\ufeff", max_size=30))
def test_other_line_breaks_move_no_place(nlp: Language, before: str) -> None:
    found = nlp(before + "\n\n" + TEXT.replace("\n", "\r\n"))
    assert all(amount.text == "kr 40 000" for amount in found.spans["minutes:amounts"])
    pieces = [found._.minutes.source.text[s.start : s.end] for c in found._.minutes.cases for s in c.span]
    assert [s.text.replace("\r\n", "\n").strip() for s in found.spans["minutes:cases"]] == [piece.strip() for piece in pieces]


def test_docs_come_in_streams_and_from_other_processes(nlp: Language) -> None:
    texts = [TEXT, "", TEXT.replace("4/25", "9/25")]
    one = list(nlp.pipe(texts))
    assert [d._.minutes and d._.minutes.cases[0].number.raw for d in one] == ["4/25", None, "9/25"]
    for found, other in zip(one, nlp.pipe(texts, n_process=2, batch_size=1), strict=True):
        assert (other._.minutes, as_is(other)) == (found._.minutes, as_is(found))


def test_a_doc_goes_through_bytes_docbin_and_pickle(doc: Doc) -> None:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    copies = [
        *DocBin().from_bytes(stored).get_docs(spacy.blank("nb").vocab),
        Doc(doc.vocab).from_bytes(doc.to_bytes()),
        pickle.loads(pickle.dumps(doc)),
        doc.copy(),
    ]
    for copy in copies:
        assert copy._.minutes == doc._.minutes
        assert as_is(copy) == as_is(doc)


def test_a_pipeline_is_kept_on_disk_with_its_settings(tmp_path: Path) -> None:
    made = spacy.blank("nn")
    made.add_pipe("minutes", config={"profile": str(ROOT / "docs" / "profiles" / "havnelag.toml")})
    made.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.get_pipe("minutes").profile == made.get_pipe("minutes").profile is not None
    text = TEXT.replace("Vedtak:", "Slik blir det:")
    assert as_is(loaded(text)) == as_is(made(text))
    assert loaded(text)._.minutes.cases[0].decision is not None


@pytest.mark.parametrize("group", ASKED)
def test_displacy_shows_each_group(doc: Doc, group: str) -> None:
    page = displacy.render(doc, style="span", options={"spans_key": f"minutes:{group}"}, jupyter=False)
    for label, _ in told(doc, group):
        assert label in page


def with_entities(**config: Any) -> Language:
    made = spacy.blank("nb")
    made.add_pipe("entity_ruler").add_patterns(  # stands in for a trained model, of which tests load none
        [
            {"label": "PER", "pattern": "Ragnhild Tveitane"},
            {"label": "PER", "pattern": "Per Ånestad"},
            {"label": "ORG", "pattern": "Havdrift AS"},
            {"label": "MONEY", "pattern": "40 000"},
            {"label": "MISC", "pattern": "brygge"},
        ]
    )
    made.add_pipe("minutes", config=config)
    return made


@pytest.mark.parametrize("fill", [False, True])
def test_entities_are_left_alone_and_fill_gaps_when_told_to(fill: bool) -> None:
    made = with_entities(fill_from_ents=fill)
    before = [(e.label_, e.start, e.end) for e in made(TEXT, disable=["minutes"]).ents]
    found = made(TEXT)
    assert [(e.label_, e.start, e.end) for e in found.ents] == before != []
    assert found._.minutes == mp.parse_text(TEXT, name="minutes")
    more = [(s.label_, s.text, s._.minutes) for group in found.spans.values() for s in group if s.id_ == "ents"]
    filled = [("PER (ents)", "Ragnhild Tveitane", None), ("MONEY (ents)", "40 000", None), ("ORG (ents)", "Havdrift AS", None)]
    assert more == (filled if fill else [])


def test_a_doc_without_entities_stays_so(doc: Doc) -> None:
    assert not doc.ents
    assert not doc.has_annotation("ENT_IOB")


def test_filling_needs_somebody_who_finds_entities() -> None:
    made = spacy.blank("nb")
    made.add_pipe("minutes", config={"fill_from_ents": True})
    with pytest.raises(ValueError, match="after 'ner'"):
        made(TEXT)


def test_minutes_that_were_read_elsewhere_are_kept() -> None:
    """Those of a PDF or of HTML: the doc is made of the text that was read."""
    made = spacy.blank("nb")
    made.add_pipe("minutes")
    minutes = mp.parse(CORPUS / "kommunestyre-1994.txt")
    given_ = made.make_doc(minutes.source.text)
    given_._.minutes = minutes
    found = made(given_)
    assert found._.minutes == minutes
    assert [s._.minutes for s in found.spans["minutes:cases"]] == list(minutes.cases)


def test_what_cannot_be_shown_is_told(nlp: Language) -> None:
    page = "<html><body><h1>MØTEPROTOKOLL</h1><p>Møtedato: 21.03.2025</p></body></html>"
    with pytest.raises(mp.UnsupportedFormat, match="word for word") as error:
        nlp(page)
    place = str(error.value).rpartition("docs/")[2].rstrip(".")
    file, _, anchor = place.partition("#")
    assert f"## {anchor.replace('-', ' ')}" in (ROOT / "docs" / file).read_text(encoding="utf-8").lower().replace(",", "")
    other = nlp.make_doc("Et annet møte.")
    other._.minutes = mp.parse_text(TEXT)
    with pytest.raises(mp.UnsupportedFormat, match="word for word"):
        nlp(other)
    with pytest.raises(TypeError, match="not str"):
        other._.minutes = TEXT


def test_one_that_cannot_be_read_costs_itself_only() -> None:
    made = spacy.blank("nb")
    made.add_pipe("minutes")
    failed: list[str] = []
    made.set_error_handler(lambda name, component, docs, error: failed.extend(str(error) for _ in docs))
    assert [d._.minutes.kind for d in made.pipe([TEXT, "<html><body><p>Møte</p></body></html>", TEXT])] == ["minutes", "minutes"]
    assert len(failed) == 1


def test_without_spacy_the_cure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "spacy" or name.startswith("spacy."):
            raise ModuleNotFoundError(name)
        return original(name, *rest)

    for name in [name for name in sys.modules if name.startswith("minutes_parser.spacy_pipe")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(mp.MissingExtra, match=r"pip install 'minutes-parser\[spacy\]'"):
        import_module("minutes_parser.spacy_pipe")


def test_pieces_of_a_value_have_one_id(nlp: Language) -> None:
    """A decision that is broken by a page has a span for each piece, which together are its places."""
    found = nlp((CORPUS / "kommunestyre-1994.txt").read_text(encoding="utf-8"))
    decision = found._.minutes.cases[4].decision
    pieces = [s for s in found.spans["minutes:decisions"] if s.id_ == "cases[4].decision"]
    assert len(pieces) == len(decision.span) == 2
    assert [s._.minutes for s in pieces] == [decision, decision]
    assert " ".join(" ".join(s.text for s in pieces).split()).replace("fore- ligger", "foreligger") == decision.text


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_sentences_are_those_of_the_library(language: str) -> None:
    made = spacy.blank(language)
    made.add_pipe("minutes_sentences")
    text = "\ufeffMØTEPROTOKOLL\r\n\r\nJf. fvl. § 28 er klagen avvist. Mot var to. Møtet ble hevet kl. 21.15. Neste møte er ti. 12. mai.\r\n"
    cut = [
        "MØTEPROTOKOLL",
        "Jf. fvl. § 28 er klagen avvist.",
        "Mot var to.",
        "Møtet ble hevet kl. 21.15.",
        "Neste møte er ti. 12. mai.",
    ]
    assert [sentence.text.strip("\ufeff\r\n ") for sentence in made(text).sents] == cut
    assert len(made("")) == 0
    (copy,) = DocBin(docs=[made(text)]).get_docs(made.vocab)
    assert [sentence.text for sentence in copy.sents] == [sentence.text for sentence in made(text).sents]


def test_sentences_know_the_margins_of_the_minutes_set() -> None:
    """A running head between two sentences belongs to neither."""
    made = spacy.blank("nb")
    made.add_pipe("minutes")
    made.add_pipe("minutes_sentences")
    found = made((CORPUS / "kommunestyre-1994.txt").read_text(encoding="utf-8"))
    whole = [" ".join(sentence.text.split()) for sentence in found.sents]
    assert {"Side 2 av 7", "2. Foreldrene betaler kr 450,- pr. måned.", "Kommunestyrets behandling:"} <= set(whole)


def test_sentences_of_other_text_than_was_read_are_refused() -> None:
    made = spacy.blank("nb")
    made.add_pipe("minutes_sentences")
    with pytest.raises(mp.UnsupportedFormat, match="word for word"):
        made("<html><body><p>Møtet er slutt.</p></body></html>")
