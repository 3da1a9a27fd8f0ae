"""What a notebook shows of an object."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings

import minutes_parser as mp
from model_examples import SAMPLE, objects

CORPUS = Path(__file__).parents[1] / "corpus"
ATTACK = "<script>alert('x')</script> & \"y\" \x1b[2J"


class Words(HTMLParser):
    """The words and the tags of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags, self.open = "", set[str](), list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data + " "


def test_minutes_show_what_a_person_wants_first() -> None:
    shown = Words(mp.parse(CORPUS / "kommunestyre-vedtaksfort.txt")._repr_html_()).text
    expected = ("2022-09-22", "PS 33/22", "Uttalelse om legevakta i Indre Vargnes", "adopted", "5–3 carried", "133", "present (21)", "coverage")
    assert [words for words in expected if words not in shown] == []


def test_what_was_odd_is_told() -> None:
    minutes = mp.parse(CORPUS / "formannskap-nynorsk.txt")
    assert minutes.diagnostics
    shown = Words(minutes._repr_html_()).text
    assert f"{len(minutes.diagnostics)} findings" in shown and minutes.diagnostics[0].message in shown


def test_a_case_shows_its_treatment_in_order() -> None:
    minutes = mp.parse(CORPUS / "formannskap-nynorsk.txt")
    case = next(case for case in minutes.cases if case.number and case.number.raw == "034/15")
    shown = Words(case._repr_html_()).text
    places = [shown.index(word) for word in ("034/15", "recommended", "vote", "decision (adopted)")]
    assert places == sorted(places)
    assert "Sigmund Hjelmås (chair, Sp)" in Words(minutes.attendance._repr_html_()).text


@given(objects(mp.Minutes))
@settings(max_examples=40, deadline=None)
def test_whatever_stands_in_the_document_is_text(minutes: mp.Minutes) -> None:
    for shown in (minutes, minutes.attendance, *minutes.cases):
        words = Words(shown._repr_html_())
        assert words.open == []
        assert words.tags <= {"div", "strong", "br", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "ul", "li", "small"}


@pytest.mark.parametrize("field", ["title", "body", "place"])
def test_a_script_stays_text(field: str) -> None:
    minutes = mp.parse(CORPUS / "aksjeselskap-styre.txt")
    shown = attrs.evolve(minutes, meeting=attrs.evolve(minutes.meeting, **{field: ATTACK}))._repr_html_()
    assert "<script" not in shown and "\x1b" not in shown and "alert('x')" in Words(shown).text


def test_what_the_prompt_shows_fits_on_a_line() -> None:
    assert repr(SAMPLE) == "<Minutes: havnestyret.txt · minutes · Havnestyret · 2025-03-21 18:00–? · 2 cases, 3 persons>"
    assert repr(SAMPLE.cases[0]) == "<Case: 4/25 Ny båthavn → adopted>"
