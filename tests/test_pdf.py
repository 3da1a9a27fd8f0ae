"""PDF into a Source: lines with boxes, cells, reading order, furniture, and what cannot be read. The files are drawn here."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

import minutes_parser as mp
from minutes_parser.errors import UnreadableDocument
from minutes_parser.load import read
from minutes_parser.load.pdf_frame import Frame
from minutes_parser.source import Source

SEEDS = Path(__file__).parents[2] / "shared" / "evaluation" / "seeds-pdf"
Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, size: tuple[float, float] = A4, **options: Any) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def words(*lines: tuple[float, float, str], font: str = "Helvetica", size: float = 11) -> Draw:
    """Text at places; y from the top of an A4 page."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for x, y, text in lines:
            canvas.drawString(x, A4[1] - y, text)

    return draw


def column(x: float, y: float, lines: Sequence[str], leading: float = 14) -> Draw:
    return words(*((x, y + i * leading, line) for i, line in enumerate(lines)))


def both(*draws: Draw) -> Draw:
    return lambda canvas: [draw(canvas) for draw in draws] and None


def load(*pages: Draw, **options: Any) -> Source:
    return read(pdf(*pages, **options), "prøve.pdf")


def lines(source: Source, layer: str = "body") -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines if line.layer == layer]


PROSE = [
    "Havnestyret drøftet saken på nytt og viste til",
    "befaringen som ble holdt i september. Flere av",
    "medlemmene mente at kaia må utbedres før vinte-",
    "ren, og at kostnaden bør deles med fylket. Det",
    "ble lagt vekt på at fiskerne trenger plassen, og",
    "at arbeidet ikke kan vente til neste budsjett.",
    "Sekretæren ble bedt om å skrive til fylket innen",
    "utgangen av måneden og melde tilbake til styret.",
]


# --- lines, boxes, paragraphs -----------------------------------------------------------------------------------


def test_a_line_for_each_line_with_its_box() -> None:
    source = load(words((72, 100, "Møtebok for Storvik havnestyre"), (72, 114, "Dato: 3. mai 2021")), words((72, 90, "Vedtak:")))
    assert source.media_type == "application/pdf"
    assert source.text == "Møtebok for Storvik havnestyre\nDato: 3. mai 2021\nVedtak:"
    assert [line.page for line in source.lines] == [1, 1, 2]
    assert [(page.number, round(page.width), round(page.height)) for page in source.pages] == [(1, 595, 842), (2, 595, 842)]
    left, top, right, bottom = source.lines[0].bbox or (0, 0, 0, 0)
    assert (72 <= left < 75, 90 < top < 93, 220 < right < 240, 100 <= bottom < 104) == (True, True, True, True)
    assert source.characters == len(source.text)
    assert source.notes == ()


def test_space_between_paragraphs_is_an_empty_line() -> None:
    source = load(both(column(72, 100, PROSE[:3]), column(72, 150, PROSE[3:6])))
    assert lines(source) == [*PROSE[:3], "", *PROSE[3:6]]
    assert source.lines[3].bbox is None


def test_lines_set_wide_apart_are_still_one_paragraph() -> None:
    assert lines(load(column(72, 100, PROSE, leading=22))) == PROSE


def test_hyphens_at_line_ends_stay_in_the_text() -> None:
    source = load(column(72, 100, ["Til stede: Kari-", "Anne Vik og Tor Nes fra Lille-", "sund. Per–Ole møtte ikke."]))
    assert lines(source) == ["Til stede: Kari-", "Anne Vik og Tor Nes fra Lille-", "sund. Per–Ole møtte ikke."]


def test_a_hyphen_a_hair_apart_belongs_to_its_word() -> None:
    half = words((72, 100, "Styret vil at møtele"), (72 + 92.5, 100, "-"), (72, 114, "der skal signere."))
    assert lines(load(half)) == ["Styret vil at møtele-", "der skal signere."]


def test_the_crop_box_is_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 42, 550, 742))
        words((72, 200, "Innenfor"))(canvas)

    source = load(draw)
    assert (source.pages[0].width, source.pages[0].height) == (500, 700)
    left, _, _, bottom = source.lines[0].bbox or (0, 0, 0, 0)
    assert (round(left), round(bottom)) == (23, 100)


def test_symbols_that_stand_for_bullets_are_bullets() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Symbol", 11)
        canvas.drawString(72, 700, "•")
        words((90, 142, "Rapport om kaia"), (90, 156, "Brev fra fylket"))(canvas)

    assert lines(load(draw))[0] == "• Rapport om kaia"


# --- cells ------------------------------------------------------------------------------------------------------


def test_cells_are_divided_by_tabs() -> None:
    rows = [("Navn", "Funksjon", "Parti"), ("Siv Moe", "Leder", "Bygdelista"), ("Odd Nes", "Medlem", "Uavh.")]
    source = load(words(*((72 + 150 * c, 100 + 14 * r, cell) for r, row in enumerate(rows) for c, cell in enumerate(row))))
    assert lines(source) == ["\t".join(row) for row in rows]


def test_an_empty_cell_keeps_its_column() -> None:
    source = load(words((72, 100, "Navn"), (222, 100, "Vara for"), (372, 100, "Parti"), (72, 114, "Siv Moe"), (372, 114, "Bygdelista")))
    assert lines(source) == ["Navn\tVara for\tParti", "Siv Moe\t\tBygdelista"]


def test_a_wrapped_cell_goes_on_in_its_column() -> None:
    cells = [(72, 100, "1/21"), (130, 100, "Utbedring av kaia på"), (130, 114, "Lillesund"), (300, 100, "Beslutning"), (400, 100, "Siv Moe")]
    below = [(72, 128, "2/21"), (130, 128, "Budsjett"), (300, 128, "Orientering"), (400, 128, "Odd Nes")]
    assert lines(load(words(*cells, *below))) == [
        "1/21\tUtbedring av kaia på\tBeslutning\tSiv Moe",
        "\tLillesund",
        "2/21\tBudsjett\tOrientering\tOdd Nes",
    ]


def test_a_cell_that_goes_on_from_the_page_before_keeps_its_column() -> None:
    over = words((130, 80, "for alle fartøy"), (72, 94, "2/21"), (130, 94, "Budsjett for neste år"), (300, 94, "Siv Moe"))
    assert lines(load(words((72, 100, "Sak")), over))[1:] == ["\tfor alle fartøy", "2/21\tBudsjett for neste år\tSiv Moe"]


def test_blanks_that_make_a_column_make_a_cell() -> None:
    source = load(column(72, 100, ["Forfall ble meldt av", "Siv Moe                    Bygdelista", "og ingen andre av dem"]))
    assert lines(source)[1] == "Siv Moe\tBygdelista"


@pytest.mark.parametrize("marker", ["1.", "a)", "•", "2.1", "-"])
def test_a_list_marker_is_no_cell(marker: str) -> None:
    assert lines(load(words((72, 100, marker), (100, 100, "Styret tar saken til orientering.")))) == [f"{marker} Styret tar saken til orientering."]


def test_a_justified_line_has_no_cells() -> None:
    parts, x = [], 72.0
    for word in ["Styreleder", "åpnet", "møtet", "og", "ønsket", "velkommen"]:
        parts.append((x, 100, word))
        x += stringWidth(word, "Helvetica", 11) + 14
    assert "\t" not in load(words(*parts, (72, 114, "til alle som var møtt fram på rådhuset denne kvelden."))).text


# --- reading order ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("shift", [0, 5])
def test_two_columns_are_read_one_after_the_other(across: bool, shift: float) -> None:
    left, right = PROSE, [line.replace("styret", "rådet") for line in PROSE]
    heading = words((72, 60, "Møtebok for Storvik havnestyre, samlet for hele året og alle dets møter"))
    places = [[(60, 100 + 14 * i, a), (320, 100 + shift + 14 * i, b)] for i, (a, b) in enumerate(zip(left, right, strict=True))]
    order = [p for pair in places for p in pair] if across else [p[0] for p in places] + [p[1] for p in places]
    found = lines(load(both(heading, words(*order, size=10))))
    assert [line for line in found if line][1:] == [*left, *right]


def test_names_in_columns_are_cells_and_no_columns_of_text() -> None:
    names = ["Siv Moe", "Odd Nes", "Tora Vik", "Per Lie", "Unn Ås", "Jo Berg", "Ada Li", "Kim Bø"]
    places = [(72 + 150 * (i % 3), 100 + 14 * (i // 3), name) for i, name in enumerate(names)]
    assert lines(load(words(*places)))[0] == "Siv Moe\tOdd Nes\tTora Vik"


def test_what_was_drawn_first_but_stands_last_is_read_last() -> None:
    source = load(words((72, 700, "Møtet hevet."), (72, 100, "Møtet satt."), (72, 114, "Godkjent.")))
    assert lines(source) == ["Møtet satt.", "Godkjent.", "", "Møtet hevet."]


def test_two_pages_on_one_sheet() -> None:
    def draw(canvas: Canvas) -> None:
        for i, line in enumerate(PROSE):
            canvas.drawString(70, 740 - 14 * i, line)
            canvas.drawString(665, 740 - 14 * i, line.upper())

    source = load(draw, size=landscape(A3))
    assert lines(source) == [*PROSE, *(line.upper() for line in PROSE)]
    assert {line.page for line in source.lines} == {1}


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_is_read_upright(turns: int) -> None:
    def draw(canvas: Canvas) -> None:
        width, height = A4
        canvas.setPageRotation(90 * turns)
        canvas.translate(*{1: (width, 0), 2: (width, height), 3: (0, width)}[turns])
        canvas.rotate(90 * turns)
        for i, line in enumerate(PROSE):
            canvas.drawString(50, 500 - 14 * i, line)

    source = load(draw)
    assert lines(source) == PROSE
    page = source.pages[0]
    assert (round(page.width), round(page.height)) == (595, 842)
    boxes = [line.bbox for line in source.lines if line.bbox]
    assert all(50 <= b[0] < 54 and b[2] - b[0] > 200 and b[2] < page.width for b in boxes)
    assert [b[1] for b in boxes] == sorted(b[1] for b in boxes)


@pytest.mark.parametrize("turns", [1, 3])
def test_text_that_lies_on_its_side_is_read_and_its_boxes_are_those_of_the_page(turns: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(90 * turns)
        for i, line in enumerate(PROSE):
            canvas.drawString(0, -14 * i, line)

    source = load(draw)
    assert lines(source) == PROSE
    boxes = [line.bbox for line in source.lines if line.bbox]
    assert all(b[3] - b[1] > 200 > 20 > b[2] - b[0] for b in boxes)
    assert all(b[0] > 0 and b[2] < A4[0] and b[1] > 0 and b[3] < A4[1] for b in boxes)


def test_a_stamp_in_the_margin_is_a_line_of_its_own() -> None:
    def draw(canvas: Canvas) -> None:
        column(72, 100, PROSE)(canvas)
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Arkivert i Storvik 12")

    assert lines(load(draw)) == [*PROSE, "Arkivert i Storvik 12"]


@given(
    st.integers(0, 3),
    st.integers(0, 3),
    st.tuples(st.integers(0, 200), st.integers(0, 200), st.integers(1, 90), st.integers(1, 90)),
)
def test_a_box_comes_back_from_a_turn(page_turns: int, turns: int, at: tuple[int, int, int, int]) -> None:
    frame = Frame(10, 20, 310, 420, page_turns)
    left, bottom, width, height = at[0] + 10, at[1] + 20, at[2], at[3]
    box = left, bottom + height, left + width, bottom
    assert frame.back(frame.turned(turns).box(*box), turns) == pytest.approx(frame.box(*box))


# --- letters ----------------------------------------------------------------------------------------------------


def test_letter_spaced_headings_are_words() -> None:
    def draw(canvas: Canvas) -> None:
        x = 72.0
        for letter in "VEDTAK  I  SAKEN":
            canvas.drawString(x, 700, letter)
            x += 7 if letter == " " else 17
        canvas.drawString(72, 650, "M Ø T E B O K")
        canvas.drawString(72, 600, "Alternativ A B C")

    assert [line for line in lines(load(draw)) if line] == ["VEDTAK I SAKEN", "MØTEBOK", "Alternativ A B C"]


def test_words_printed_over_themselves_are_read_once() -> None:
    places = [(72, 100, "Formannskapet i Storvik"), (72.3, 100, "Formannskapet i Storvik"), (72, 114, "Saker:")]
    late = [(72, 128, "En"), (72, 142, "To"), (72, 156, "Tre"), (72, 170, "Fire"), (72, 184, "Fem"), (72.2, 114, "Saker:")]
    source = load(words(*places, *late))
    assert lines(source) == ["Formannskapet i Storvik", "Saker:", "En", "To", "Tre", "Fire", "Fem"]
    assert source.notes == ()


# --- furniture --------------------------------------------------------------------------------------------------


def test_headers_footers_and_page_numbers_have_their_layers() -> None:
    edges = [words((72, 800, "Storvik kommune"), (480, 800, f"Side {n} av 4"), (72, 30, "Havnestyret")) for n in range(1, 5)]
    pages = [both(edge, column(72, 100, PROSE[2 * n : 2 * n + 2])) for n, edge in enumerate(edges)]
    source = load(*pages)
    assert lines(source, "header") == ["Havnestyret"] * 4
    assert lines(source, "footer") == [f"Storvik kommune\tSide {n} av 4" for n in range(1, 5)]
    assert [line for line in lines(source) if line] == PROSE


def twice(first: Draw, second: Draw) -> Source:
    return load(both(first, column(72, 100, PROSE[:4])), both(second, column(72, 100, PROSE[4:])))


def numbered(texts: Sequence[str], first: int = 1, step: int = 1) -> Draw:
    """Lines of prose with their numbers in the margin, set flush right."""
    numbers = [(i, str(first + i)) for i in range(len(texts)) if (first + i) % step == 0]
    beside = [(58 - stringWidth(text, "Helvetica", 9), 100 + 14 * i, text) for i, text in numbers]
    return both(column(72, 100, texts), words(*beside, size=9))


@pytest.mark.parametrize("step", [1, 2, 5, 10])
def test_numbers_in_the_margin_are_furniture(step: int) -> None:
    pages = [[f"{PROSE[i % 8]} {page}{i}" for i in range(50)] for page in "ab"]
    source = load(numbered(pages[0], 1, step), numbered(pages[1], 51, step))
    assert lines(source) == [*pages[0], *pages[1]]
    assert [int(n) for n in lines(source, "line_number")] == [n for n in range(1, 101) if n % step == 0]
    assert all(line.bbox and line.bbox[2] < 60 for line in source.lines if line.layer == "line_number")
    assert source.notes == ()


def test_a_protocol_with_numbered_lines_says_what_it_says_without() -> None:
    said = ["Møtebok for Storvik havnestyre", "Dato: 3. mai 2021", "Til stede: Kari Moe, Per Ås", "Sak 1/21 Kaia", "Vedtak:", *PROSE]
    plain, counted = mp.parse(pdf(column(72, 100, said))), mp.parse(pdf(numbered(said)))
    assert [case.decision and case.decision.text for case in counted.cases] == [case.decision and case.decision.text for case in plain.cases]
    assert counted.cases[0].decision is not None
    assert counted.coverage.furniture - plain.coverage.furniture == sum(len(str(n + 1)) for n in range(len(said)))
    assert counted.coverage.unparsed == plain.coverage.unparsed


def test_numbers_of_rows_are_no_line_numbers() -> None:
    table = words(*((x, 120 + 16 * i, text) for i in range(12) for x, text in ((72, str(i + 1)), (110, f"Sak om veger og kaier, del {i}"))))
    assert lines(load(both(words((72, 100, "Sakliste")), table)), "line_number") == []
    names = words(*((x, 120 + 16 * i, text) for i in range(12) for x, text in ((40, str(i + 1)), (72, "Kari Moe"), (200, "AP"))))
    assert lines(load(names), "line_number") == []


# --- type --------------------------------------------------------------------------------------------------------


def test_a_heading_in_bold_is_a_paragraph_of_its_own_without_space_below_it() -> None:
    heading = words((72, 100, "Om kaia, som er gammel, og om havna"), font="Helvetica-Bold")
    assert lines(load(both(heading, column(72, 114, PROSE)))) == ["Om kaia, som er gammel, og om havna", "", *PROSE]
    larger = words((72, 100, "Om kaia, som er gammel, og om havna"), size=12)
    assert lines(load(both(larger, column(72, 114, PROSE)))) == ["Om kaia, som er gammel, og om havna", "", *PROSE]


def test_words_in_bold_within_a_paragraph_divide_nothing() -> None:
    lead = both(words((72, 100, "Havnestyret"), font="Helvetica-Bold"), words((140, 100, "drøftet saken på nytt.")))
    assert lines(load(both(lead, column(72, 114, ["Flere av medlemmene", *PROSE[2:4]])))) == [
        "Havnestyret drøftet saken på nytt.", "Flere av medlemmene", *PROSE[2:4]
    ]  # fmt: skip
    split = both(words((72, 100, "Havnestyret gikk gjennom"), font="Helvetica-Bold"), column(72, 114, ["planen for kaia og tok", *PROSE[1:3]]))
    assert lines(load(split)) == ["Havnestyret gikk gjennom", "planen for kaia og tok", *PROSE[1:3]]


def test_what_stands_on_top_of_both_of_two_pages_runs_through_them() -> None:
    edge = words((72, 40, "Storvik havnelag"))
    assert lines(twice(edge, edge), "header") == ["Storvik havnelag"] * 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((72, 40, "Storvik havnelag"), (72, 60, "Storvik havnelag")),
        ((72, 40, "Storvik havnelag"), (90, 40, "Storvik havnelag")),
        ((72, 40, "Storvik havnelag"), (72, 40, "Storvik bygdelag")),
        ((72, 40, "Vedtak:"), (72, 40, "Vedtak:")),
    ],
)
def test_other_lines_on_top_of_two_pages_are_content(first: tuple[float, float, str], second: tuple[float, float, str]) -> None:
    source = twice(words(first), words(second))
    assert lines(source, "header") == []
    assert {first[2], second[2]} <= set(lines(source))


@pytest.mark.parametrize("title", [words((72, 80, "STORVIK HAVNELAG")), words((72, 52, "STORVIK HAVNELAG"), size=18)])
def test_a_title_that_says_what_the_running_header_says_is_content(title: Draw) -> None:
    edge = words((72, 30, "Storvik havnelag"), size=9)
    pages = [both(edge, column(72, 120, PROSE[2 * n : 2 * n + 2])) for n in range(4)]
    source = load(both(pages[0], title), *pages[1:])
    assert lines(source, "header") == ["Storvik havnelag"] * 4
    assert next(line for line in lines(source) if line) == "STORVIK HAVNELAG"


@pytest.mark.parametrize(("tops", "found"), [((770, 770, 770, 770), 4), ((770, 740, 755, 710), 0)])
def test_a_label_at_the_foot_of_page_after_page_is_furniture_in_one_place_only(tops: tuple[float, ...], found: int) -> None:
    edges = [words((72, top, "Møteskriver:"), (72, 800, f"Anna Vik / Ola Moe    Side {n} av 4")) for n, top in enumerate(tops, 1)]
    source = load(*(both(column(72, 100, PROSE[2 * n : 2 * n + 2]), edge) for n, edge in enumerate(edges)))
    assert lines(source, "footer").count("Møteskriver:") == found
    assert lines(source).count("Møteskriver:") == 4 - found


# --- what cannot be read ----------------------------------------------------------------------------------------


def scan(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 200)), 50, 50, 400, 600)


def test_a_scan_says_that_it_has_no_text() -> None:
    with pytest.raises(UnreadableDocument, match=r"prøve\.pdf: there is no text layer.*ocr"):
        load(scan, scan)


def test_single_pages_without_text_are_told() -> None:
    source = load(words((72, 100, "Møtebok")), scan, scan, words((72, 100, "Slutt")), scan)
    assert [(note.code, note.severity) for note in source.notes] == [("MP101", "warning")]
    assert "pages 2-3, 5" in source.notes[0].message
    assert lines(source) == ["Møtebok", "Slutt"]


def test_an_empty_page_is_nothing_to_tell() -> None:
    assert load(words((72, 100, "Møtebok")), lambda canvas: None).notes == ()


def test_a_text_layer_of_other_letters_is_told() -> None:
    glyphs = {"å": "n", "ø": "¡", "æ": "ž", ",": "", ".": "", "-": ""}
    shifted = ["".join(glyphs.get(c, c if c == " " else chr(ord(c) - 29)) for c in line) for line in PROSE]
    source = load(column(72, 100, PROSE), column(72, 100, shifted))
    assert [note.code for note in source.notes] == ["MP102"]
    assert "page 2" in source.notes[0].message
    with pytest.raises(UnreadableDocument, match="broken encoding"):
        load(column(72, 100, shifted))


def test_numbers_are_no_broken_text() -> None:
    assert load(column(72, 100, ["12 345 678 901 234 567 890 123 456 789", "98 765 432 109 876 543 210 NOK"])).notes == ()


def test_a_password_is_needed() -> None:
    with pytest.raises(UnreadableDocument, match="password"):
        load(words((72, 100, "Hemmelig")), encrypt="nøkkel")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_file_cut_short_is_told(share: float) -> None:
    whole = pdf(*[column(72, 100, PROSE)] * 3)
    try:
        source = read(whole[: int(len(whole) * share)], "kort.pdf")
    except UnreadableDocument as error:
        assert "damaged or cut short" in error.reason or "no pages" in error.reason or "no text" in error.reason
    else:
        assert "MP103" in [note.code for note in source.notes]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF", b"%PDF-" + bytes(range(256)) * 4])
def test_what_is_no_pdf_within_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read(data, "x.pdf")


def test_the_notes_are_in_the_json() -> None:
    source = load(words((72, 100, "Møtebok")), scan)
    minutes = mp.parse(pdf(words((72, 100, "Møtebok")), scan), name="prøve.pdf", ocr="never")
    assert mp.from_json(mp.to_json(minutes)).source.notes == source.notes


# --- always -----------------------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(20, 560), st.integers(30, 820), st.text("abcæøåABCÆØÅ 0123.,:-–§", min_size=1, max_size=40)),
        min_size=1,
        max_size=25,
    )
)
def test_every_visible_letter_is_in_exactly_one_line(places: list[tuple[int, int, str]]) -> None:
    try:
        source = load(words(*places))
    except UnreadableDocument:
        assert not any(text.strip() for *_, text in places)
        return
    assert "MP104" not in [note.code for note in source.notes]
    assert "\n".join(source.text[line.start : line.end] for line in source.lines) == source.text
    assert all(a.end + 1 == b.start for a, b in zip(source.lines, source.lines[1:], strict=False))
    for line in source.lines:
        assert (line.bbox is None) == (line.start == line.end)


def test_reading_twice_gives_the_same_and_leaves_nothing_open() -> None:
    data = pdf(*[column(72, 100, PROSE)] * 3)
    assert attrs.asdict(read(data, "a.pdf")) == attrs.asdict(read(data, "a.pdf"))


HEAD = ["Protokoll fra styremøte i Storvik havnelag", "Dato: 3. mai 2021", "Til stede: Kari Moe, Per Ås"]


def test_a_line_that_the_writer_broke_within_a_sentence_goes_on() -> None:
    heading = words((72, 160, "Sak 1/21 Forslag fra styret om"), (72, 174, "ny paragraf i vedtektene"), font="Helvetica-Bold", size=12)
    minutes = mp.parse(pdf(both(column(72, 100, HEAD), heading, column(72, 188, ["Vedtak:", *PROSE]))))
    assert [case.title for case in minutes.cases] == ["Forslag fra styret om ny paragraf i vedtektene"]


def test_a_name_over_two_lines_signs() -> None:
    said = [
        "Sak 1/21 Valg av to til å skrive under protokollen",
        "Vedtak:",
        "Kari Moe skriver under protokollen for dette møtet sammen med Per",
        "Ås.",
    ]
    minutes = mp.parse(pdf(column(72, 100, [*HEAD, "", *said])))
    assert [signatory.name for signatory in minutes.signatories] == ["Kari Moe", "Per Ås"]
    assert minutes.source.text[slice(*minutes.signatories[1].span[0])] == "Per\nÅs"


def test_a_cell_that_wraps_twice_stays_in_its_column() -> None:
    rows = [
        ("Sak", "Tema", "Sakstype"), ("1/21", "Valg av to til å", "Beslutning"), ("", "skrive under pro-", ""), ("", "tokollen", ""),
        ("2/21", "Kaia", "Orientering"),
    ]  # fmt: skip
    table = words(*((x, 170 + 14 * i, text) for i, row in enumerate(rows) for x, text in zip((72, 130, 300), row, strict=True) if text))
    minutes = mp.parse(pdf(both(column(72, 100, [*HEAD, "Saksliste"]), table)))
    assert [(row.title, row.kind) for row in minutes.agenda] == [("Valg av to til å skrive under protokollen", "decision"), ("Kaia", "information")]


def test_a_notice_of_hundreds_of_pages_costs_in_proportion_to_its_length() -> None:
    head = ["Møteinnkalling", "Storvik havnestyre", "Dato: 03.05.2021", "Tid: 10:00", "Sakliste:", "1/21 Kaia", "2/21 Budsjettet"]
    pages = [column(72, 80, [f"{line} {number}" for line in PROSE * 5]) for number in range(200)]
    short, long = (pdf(column(72, 100, head), *pages[:count]) for count in (25, 200))
    mp.parse(short)
    assert mp.parse(long).kind == "notice"
    took = [min(seconds(lambda data=data: mp.parse(data)) for _ in range(3)) for data in (short, long)]
    assert took[1] < 20 * took[0]


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def test_the_library_starts_without_pdfium() -> None:
    import subprocess

    code = "import sys, minutes_parser.load; sys.exit('pypdfium2' in sys.modules or 'pdfplumber' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed protocols of ../shared/evaluation are not here")
@pytest.mark.parametrize("layout", ["hf", "plain", "rl"])
def test_the_seeds_have_the_words_of_their_text(layout: str) -> None:
    for path in sorted(SEEDS.glob(f"*_{layout}.pdf")):
        source = read(path.read_bytes(), path.name)
        assert source.notes == ()
        wanted = set(path.with_suffix(".txt").read_text(encoding="utf-8").split())
        text = source.text.replace("-\n\t", "").replace("-\n", "")
        found = set(text.split()) | set(source.text.split())
        assert len([word for word in wanted if word in found or not word.isalpha()]) > 0.97 * len(wanted), path.name
