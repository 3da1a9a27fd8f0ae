"""How text is looked at: what a view finds leads back to the words it was folded from."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_parser.source import Line, Source
from minutes_parser.span import Span, Spans
from minutes_parser.view import fold, join, paragraph, trim, view, visible, words_of

PIECES = (
    "Vedtak", "KOMMUNESTYRET", "sakå", "Vevel-\nstad", "Tor-\nAndré", "data- og", "data-\nog", "ﬁnans", "oﬀentleg", "e\u0301tat", "A\u030Amot",
    "ab\u00adcd", "ab\u00ad\ncd", "null\u200bbreidd", "–", "«sitat»", "’", "½", "…", "№", "①", "ＡＢ", "İ", "\u00a0", "  ", "   \u2009", " ",
    "\n", "\n  ", "\t", "12.05.2024", "-", ".",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=14).map("".join)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Spans]:
    """A text with some of its characters listed as markup."""
    out, marks = "", []
    for piece, is_markup in draw(st.lists(st.tuples(st.sampled_from(PIECES), st.booleans()), min_size=1, max_size=10)):
        if is_markup:
            marks.append(Span(len(out), len(out) + 2))
            out += "**"
        out += piece
    return out, tuple(marks)


steady = settings(deadline=None, derandomize=True)


def source(text: str, markup: Spans = ()) -> Source:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Line(at, at + len(line)))
        at += len(line) + 1
    return Source("t", "0" * 64, "text/plain", len(text), text=text, lines=tuple(lines), markup=markup)


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def composed(text: str) -> str:
    """Letters and digits, without case, as compatibility characters stand for them."""
    return letters(unicodedata.normalize("NFKC", text).lower())


# ---- folding


@steady
@given(texts)
def test_fold_moves_no_character(text: str) -> None:
    text = text.replace("İ", "I")
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("VEDTAK", "vedtak"), ("ÆØÅ", "æøå"), ("a\u00a0b", "a b"), ("a–b—c", "a-b-c"), ("«ja»", '"ja"'), ("”ja“", '"ja"'), ("kl’n", "kl'n"),
    ],
)  # fmt: skip
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


# ---- the view


@steady
@given(texts)
def test_every_word_of_a_view_leads_back_to_what_folds_to_it(text: str) -> None:
    seen = view(text, (Span(0, len(text)),))
    for word in regex.finditer(r"\S+", seen.text):
        span = seen.span(word.start(), word.end())
        assert view(text, (span,)).text == word.group()


@steady
@given(texts, st.data())
def test_every_span_of_a_view_holds_what_was_asked_for_and_no_neighbour(text: str, data: st.DataObject) -> None:
    seen = view(text, (Span(0, len(text)),))
    start = data.draw(st.integers(0, len(seen.text)))
    end = data.draw(st.integers(start, len(seen.text)))
    span = seen.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert composed(seen.text[start:end]) in composed(text[span.start : span.end])
    if end > start:
        assert seen.span(start, start).start == span.start
        assert seen.span(0, start).end <= span.end
        assert seen.span(end, len(seen.text)).start >= span.start


@steady
@given(texts)
def test_the_spans_of_neighbours_stand_in_order(text: str) -> None:
    seen = view(text, (Span(0, len(text)),))
    spans = [seen.span(at, at + 1) for at in range(len(seen.text))]
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(spans))


@steady
@given(marked())
def test_a_view_holds_no_markup_and_loses_nothing_else(made: tuple[str, Spans]) -> None:
    text, marks = made
    seen = view(text, (Span(0, len(text)),), marks)
    assert "*" not in seen.text
    assert composed(seen.text) == composed(text.replace("**", ""))
    for word in regex.finditer(r"\S+", seen.text):
        span = seen.span(word.start(), word.end())
        assert letters(view(text, (span,), marks).text) == letters(word.group())


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Vevel-\nstad", "vevelstad"),
        ("Vevel-\n   stad", "vevelstad"),
        ("Vevel\u00ad\nstad", "vevelstad"),
        ("vevel\u00adstad", "vevelstad"),
        ("Tor-\nAndré", "tor-\nandré"),
        ("data-\nog", "data-\nog"),
        ("data- og", "data- og"),
        ("barnehage-\neller skule", "barnehage-\neller skule"),
        ("natt-\nogså", "nattogså"),
        ("kom   nå", "kom nå"),
        ("kom \u00a0nå", "kom nå"),
        ("ﬁnans", "finans"),
        ("Oﬀentleg", "offentleg"),
        ("e\u0301n", "én"),
        ("Va\u030aler", "våler"),
        ("a\tb", "a\tb"),
        ("a…", "a..."),
        ("2024-\n25", "2024-\n25"),
    ],
)
def test_what_a_view_folds(text: str, seen: str) -> None:
    found = view(text, (Span(0, len(text)),))
    assert found.text == seen
    assert found.span(0, len(seen)) == Span(0, len(text))


def test_the_parts_of_a_view_stand_on_lines_of_their_own() -> None:
    text = "Styret vedtok SIDE 2 budsjettet"
    seen = view(text, (Span(0, 13), Span(21, 31)))
    assert seen.text == "styret vedtok\nbudsjettet"
    at = seen.text.index("budsjettet")
    assert seen.span(at, at + 10) == Span(21, 31)
    assert seen.span(0, len(seen.text)) == Span(0, 31)


def test_an_empty_view() -> None:
    assert view("abc", ()).text == ""
    assert view("abc", ()).span(0, 0) == Span(0, 0)


# ---- words


@steady
@given(marked())
def test_words_are_on_one_line_without_markup_and_lose_no_letter(made: tuple[str, Spans]) -> None:
    text, marks = made
    words = words_of(source(text, marks), Span(0, len(text)))
    assert words == " ".join(words.split())
    assert "*" not in words
    assert letters(words) == letters(text)


@steady
@given(texts)
def test_a_paragraph_of_its_lines_is_the_words_of_the_whole(text: str) -> None:
    text = text.replace("\v", " ").replace("\f", " ").replace("\r", " ")
    whole = source(text)
    parts = tuple(line.span for line in whole.lines)
    assert letters(paragraph(whole, parts)) == letters(words_of(whole, Span(0, len(text))))
    assert "\n" not in paragraph(whole, parts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vevel-\nstad kommune", "Vevelstad kommune"),
        ("Tor-\nAndré Lunde", "Tor-André Lunde"),
        ("data- og\nnettverk", "data- og nettverk"),
        ("data-\nog nettverk", "data- og nettverk"),
        ("  to   ord ", "to ord"),
        ("ut\u00ad\nvalet", "utvalet"),
        ("fyrste\nandre", "fyrste andre"),
        ("Ny kai -\nhøring", "Ny kai - høring"),
        ("Ny kai -\nHØRING", "Ny kai - HØRING"),
        ("Kai-\n2", "Kai-2"),
        ("ﬁnans", "ﬁnans"),
    ],
)
def test_a_paragraph(text: str, words: str) -> None:
    whole = source(text)
    assert paragraph(whole, tuple(line.span for line in whole.lines)) == words


def test_a_paragraph_leaves_a_running_header_out() -> None:
    text = "Løyvinga vert teken frå nærings-\nSide 2 av 3\nfondet."
    parts = (Span(0, 32), Span(45, 52))
    assert paragraph(source(text), parts) == "Løyvinga vert teken frå næringsfondet."


def test_markup_in_the_middle_of_a_word_does_not_divide_it() -> None:
    text = "**V**edtak"
    assert words_of(source(text, (Span(0, 2), Span(3, 5))), Span(0, len(text))) == "Vedtak"


def test_join() -> None:
    assert join(["sak ", " 1\n", "nå"]) == "sak 1 nå"


# ---- trim, visible


@steady
@given(marked(), st.data())
def test_trim_takes_blanks_and_markup_from_the_ends_and_nothing_else(made: tuple[str, Spans], data: st.DataObject) -> None:
    text, marks = made
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kept = trim(text, Span(start, end), marks)
    hidden = {at for mark in marks for at in range(*mark)} | {at for at, c in enumerate(text) if c.isspace()}
    assert start <= kept.start <= kept.end <= end
    assert set(range(start, kept.start)) | set(range(kept.end, end)) <= hidden or not kept
    if kept:
        assert kept.start not in hidden
        assert kept.end - 1 not in hidden
    else:
        assert set(range(start, end)) <= hidden
    assert trim(text, kept, marks) == kept


@steady
@given(texts)
def test_visible_counts_each_character_once(text: str) -> None:
    whole = Span(0, len(text))
    assert visible(text, (whole, whole)) == len("".join(text.split()))
    middle = len(text) // 2
    assert visible(text, (Span(0, middle), Span(middle, len(text)))) == visible(text, (whole,))
