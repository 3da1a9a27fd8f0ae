"""Names of invented people, in lists, columns and prose; each marked with <…> where it is to be found."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from minutes_parser.extract.names import find_names, is_name, split_run
from minutes_parser.span import Span


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that were marked."""
    text, spans = "", []
    for plain, name in regex.findall(r"([^<>]*)(?:<([^<>]*)>)?", marked):
        text += plain
        if name:
            spans.append(Span(len(text), len(text) + len(name)))
        text += name
    return text, spans


@pytest.mark.parametrize(
    "marked",
    [
        # prose
        "<Kari Nordmann> (Ap) fremmet forslag. <Ola Moen> stemte imot.",
        "Ordfører <Ola Moen>, <Per-Arne Lie> og <Anne Lise Berg> møtte.",
        "Etter <Kari Moen> kom <Ola Hansen>. Det ble vedtatt.",
        "Representanten <Sulejka Zhuk> tok ordet.",
        "Forslaget fra SV v/<Sulejka Zhuk> falt.",
        "<Sulejka Zhuk> (Sp) og <Kari Moen> (kom kl 10)",
        "<Kari Moen> og <Sulin Eriksen> ble valgt.",
        "<Kari Nordmann>s forslag falt, <Kari Nordmann>s (Ap) forslag også.",
        "<Kari Bortenes> forslag falt.",
        "Senterpartiets <Kari Moen> sa det.",
        # shapes
        "<Kjell H.Sunde>, <Anna K. Valle>, <J.E. Moen>, <Ola Chr. Berg>",
        "<Ole von der Haug> og <Ludvig van der Berg>, <Ola Moen jr.> sa",
        "<Ola O'Brien>, <Per McDonald>, <Ola D’Angelo>",
        "<Tor-\nAndré Berg> møtte, <Kari Nord-\n   mann> ikke",
        "<Ánne Máret Gaup>, <Øyvind Åsgård>",
        "<KARI NORDMANN>, LEDER",
        # columns and lists
        "<Kari Nordmann>  <Ola Moen>\t<Per Lie>\n<Anne Berg>",
        "Forfall: <Kari Nordmann> AP, <Ola Berg> H\nMedlem <Kari Moen> MEDL SP",
        "Medlem\t<Kari Nordmann> Alver AP",
        "1. <Sulejka Anna Moen>\n2. <Ola Lie>",
        "Fylkesting <Anna Moen> sa",
        "Sekretær: <Sulejka Zhuk>",
        "<Kari Moen> H <Ola Berg> V <Sulejka Zhuk> SP",
        "<Kari Nordmann> <Ola Hansen> <Per Erik Moen>",
        "<Sulejka Zhuk> (Alver)",
        # no names
        "Møtet i Indre Fosen kommune",
        "Ola Nordmanns vei 3 og Kari Moens gate, Ola Moensvei, Ola Moen AS, Kari Moen Barnehage",
        "Kari. Nordmann Ola,\tHansen",
        "Helse Nord (H), Digitale Bygder, Storvik Kraft, Vega Alver Stord",
        "Butikk Alver (Alver)",
        "Saken til Styret. Vedtak Enstemmig",
        "REGIONALT TURISTTORG I BYGDA",
        "Kari H. Møtet ble hevet",
        "",
    ],
)
def test_find(marked: str) -> None:
    text, spans = unmarked(marked)
    assert [text[s.start : s.end] for s in find_names(text)] == [text[s.start : s.end] for s in spans]
    assert find_names(text) == spans


def test_find_keeps_to_its_window() -> None:
    text = "Kari Nordmann, Ola Moen, Per Lie"
    assert find_names(text, 15, 23) == [Span(15, 23)]
    assert find_names(text, 15) == [Span(15, 23), Span(25, 32)]
    assert find_names(text, 5, 13) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kari Nordmann", "Sulejka Zhuk", "K. Hansen", "Ola O'Brien", "Kari Anne Berg Hansen", "Per-Arne Lie", "Tor-\nAndré Berg", "Ole von der Haug",
        "Kjell H.Sunde", "Per McDonald", "Kari  Nordmann", " Kari Nordmann\n", "KARI NORDMANN", "Ola Moen jr.", "al-Hassan Ali", "Kari Lund",
        "Vega Moen",
    ],
)  # fmt: skip
def test_is_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Kari", "kari nordmann", "Kari 2", "Kari Nordmann 1975", "Kari Nordmann, Ola Moen", "Kari\nNordmann", "Vestre Toten",
        "Nordre Land kommune",
        "Sosialistisk Venstreparti", "Det Norske Arbeiderparti", "Daglig Leder", "Til Stede", "Ola Moen AS", "Kari H.", "Kari Nordmann AP",
        "Ordfører Moen",
        "Digitale Bygder", "Kari Anne Berg Lie Moen Vik", "von Berg", "H V",
    ],
)  # fmt: skip
def test_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "names",
    [
        ["Kari Nordmann", "Ola Hansen", "Per Erik Moen"],
        ["Kari Anne Berg Hansen"],
        ["Kirsten Anne Marie Vik"],
        ["Kari Hansen", "Sulejka Moen", "Ola Berg"],
        ["A. Hansen", "Kari B. Moen", "Ola von Berg"],
        ["Ola Moen jr.", "Kari-Mette Lie", "Kari Anne T. S. Haug"],
        ["Kari Berg Strand", "Inger Marie Vik", "Ola Tveit"],
    ],
)
def test_split(names: list[str]) -> None:
    assert split_run(" ".join(names)) == names


WORDS = st.sampled_from(
    [*"Kari Ola Anne-Marie Nordmann Moen Zhuk AP H K. Jr jr. von de Sak Lund Tor- André Vei MEDL ( ) . , : og v/ 12 é Ǆ".split(), "\n", "\t"]  # noqa: SIM905
)
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=60), st.lists(WORDS, max_size=25).map("".join))


@given(TEXTS)
def test_spans_are_in_range_and_in_order(text: str) -> None:
    spans = find_names(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all("\t" not in text[s.start : s.end] and not regex.search(r"(?<![-\u00ad])\n|[,:;()\d]", text[s.start : s.end]) for s in spans)


@given(st.one_of(TEXTS, st.lists(WORDS, max_size=12).map(" ".join)))
def test_split_loses_nothing(text: str) -> None:
    assert " ".join(split_run(text)) == " ".join(text.split())


@given(TEXTS)
def test_is_name_takes_any_text(text: str) -> None:
    assert not is_name(text) or len(text.split()) >= 2


@pytest.mark.parametrize(
    "hostile", ["A" * 20_000, "A " * 10_000, "A-" * 10_000, "Kari " * 5_000, "A." * 10_000, "Kari de " * 4_000, "A-\n" * 6_000, "K'" * 10_000]
)
def test_hostile_rows_take_no_long_time(hostile: str) -> None:
    begun = time.perf_counter()
    find_names(hostile)
    is_name(hostile)
    assert time.perf_counter() - begun < 3
