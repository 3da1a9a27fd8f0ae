"""Pages that are pictures: what tesseract says becomes a Source. The layout is tested with words made by hand, without tesseract."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import attrs
import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import minutes_parser as mp
from minutes_parser.errors import UnreadableDocument, UnsupportedFormat
from minutes_parser.limits import Meter
from minutes_parser.load import Ocr, ocr_pages, pdf_scans, read
from minutes_parser.load.ocr import Letter, Lines, OcrFailed, Word, engine, read_hocr
from minutes_parser.load.ocr_image import Straight, pictures, tilt_of, turned
from minutes_parser.load.ocr_pieces import sheet_of
from minutes_parser.load.sheets import to_source
from minutes_parser.resolve.doubt import with_doubts
from minutes_parser.source import Doubt, Page, Source

needs_tesseract = pytest.mark.skipif(engine() is None, reason="tesseract and its Norwegian data (tesseract-ocr, tesseract-ocr-nor) are not installed")

PAGE = Page(1, *A4)
LEVEL = Straight(b"", 72 / 200)


# --- words made by hand -----------------------------------------------------------------------------------------


def word(text: str, left: float, base: float, confidence: float = 99.0, size: float = 28.0) -> Word:
    """A word of a page of 200 dpi, 15 pixels a letter."""
    return Word(tuple(Letter(sign, confidence) for sign in text), left, base - 0.8 * size, left + 15 * len(text), base + 0.2 * size, base)


def line(text: str, left: float, base: float, confidence: float = 99.0) -> tuple[Word, ...]:
    """Words one letter apart."""
    words, at = [], left
    for part in text.split():
        words.append(word(part, at, base, confidence))
        at += 15 * (len(part) + 1)
    return tuple(words)


def source(*pages: Lines) -> Source:
    sheets = [sheet_of(lines, LEVEL, attrs.evolve(PAGE, number=number), Meter("skann.pdf")) for number, lines in enumerate(pages, 1)]
    return to_source(b"", "skann.pdf", "application/pdf", sheets, ())


def written(found: Source) -> list[str]:
    return [found.text[one.start : one.end] for one in found.lines if one.end > one.start]


def test_words_on_one_baseline_are_a_line_with_its_box() -> None:
    found = source((line("Møtebok for hamnestyret", 200, 300),))
    assert written(found) == ["Møtebok for hamnestyret"]
    assert found.lines[0].bbox == pytest.approx([0.36 * value for value in (200, 277.6, 545, 305.6)])
    assert found.text_origin == "ocr"


def test_cells_of_an_agenda_stand_in_their_columns_whatever_blocks_tesseract_saw() -> None:
    numbers = (line("01-25", 200, 300), line("02-25", 200, 380))
    titles = (line("Godkjenning av inn-", 500, 301), line("kalling", 500, 340), line("Ny flytebrygge", 500, 380))
    handlers = (line("Anna Vik", 1000, 299), line("Ola Moe", 1000, 381))
    assert written(source((*numbers, *titles, *handlers))) == ["01-25\tGodkjenning av inn-\tAnna Vik", "\tkalling", "02-25\tNy flytebrygge\tOla Moe"]


def test_a_justified_line_is_no_row_of_cells() -> None:
    words = tuple(word(text, left, 300) for text, left in (("Rådet", 200), ("drøftet", 310), ("saken", 450), ("med", 560), ("fylket", 640)))
    assert written(source((words,))) == ["Rådet drøftet saken med fylket"]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [f"kaia ble prøvd og funnet god nok {n}" for n in range(8)]
    right = [f"brygga skulle settes i stand før vår {n}" for n in range(8)]
    rows = tuple(line(f"{text}", x, 300 + 40 * n) for x, side in ((150, left), (880, right)) for n, text in enumerate(side))
    mixed = tuple(rows[n + 8 * side] for n in range(8) for side in (0, 1))
    assert written(source(mixed)) == [*left, *right]


def test_the_rules_of_a_table_and_dust_are_no_words() -> None:
    words = (word("|", 180, 300), word("Ny|", 200, 300), word("—", 250, 300, 92.0), word("kai", 268, 300), word(";", 1200, 300, 85.0))
    assert written(source((words,))) == ["Ny kai"]


def test_signs_that_are_sure_are_kept() -> None:
    assert written(source((line("- § 7", 200, 300),))) == ["- § 7"]


def test_a_running_header_of_pages_that_lie_differently_is_furniture() -> None:
    tilted = [attrs.evolve(LEVEL, tilt=tilt, centre=(297.0, 421.0)) for tilt in (-2.0, 0.0, 2.0)]
    pages = [(line("Hamnestyret i Vik - møtebok for våren", 200, 120), line(f"Sak {n} om kaia ved neset", 200, 400)) for n in range(3)]
    sheets = [
        sheet_of(lines, straight, attrs.evolve(PAGE, number=n), Meter("x")) for n, (lines, straight) in enumerate(zip(pages, tilted, strict=True), 1)
    ]
    found = to_source(b"", "x.pdf", "application/pdf", sheets, ())
    assert [one.layer for one in found.lines if one.bbox] == ["header", "body"] * 3
    assert {round(one.bbox[3] - one.bbox[1]) for one in found.lines if one.bbox and one.page == 1} != {10}


def test_a_page_number_whose_figure_was_read_as_a_letter_is_one_still() -> None:
    found = source(
        (line("Kaia ved neset", 200, 400), line("Side I av 2", 700, 2200)), (line("vart sett i stand", 200, 400), line("Side 2av 2", 700, 2200))
    )
    assert [one.layer for one in found.lines if one.bbox] == ["body", "page_number"] * 2


def test_doubtful_words_are_listed_where_they_stand() -> None:
    words = (*line("Anna Vik og", 200, 300), word("Anua", 400, 300, 80.4), *line("Vik", 475, 300))
    digits = (*line("Sak", 200, 400), word("12/24", 260, 400, 95.0), word("kaia", 350, 400, 95.0))
    found = source((words, digits))
    assert [(found.text[d.start : d.end], d.confidence) for d in found.doubts] == [("Anua", 80), ("12/24", 95)]


def test_the_same_word_twice_is_doubted_in_its_own_place() -> None:
    found = source(((word("kai", 200, 300), word("kai", 260, 300, 70.0), word("kai", 320, 300)),))
    assert found.doubts == (Doubt(4, 7, 70),)


HOCR = """<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page'>
<span class='ocr_line' title="bbox 100 50 300 80; baseline 0.01 -8; x_size 30; x_descenders 6; x_ascenders 7">
<span class='ocrx_word' title='bbox 100 50 140 80; x_wconf 96'><span class='ocrx_cinfo' title='x_bboxes 1 1 2 2; x_conf 99.5'>Æ</span><span
 class='ocrx_cinfo' title='x_bboxes 1 1 2 2; x_conf 91.25'>r</span></span>
<span class='ocrx_word' title='bbox 260 50 300 80; x_wconf 9'><span class='ocrx_cinfo' title='x_bboxes 1 1 2 2; x_conf 9'> </span></span>
</span></div></body></html>"""


def test_words_of_hocr_have_their_baseline_and_confidences() -> None:
    ((found,),) = read_hocr(HOCR.encode())
    assert (found.text, found.letters[1].confidence) == ("Ær", 91.25)
    assert found.base == pytest.approx(72.2)
    assert found[1:5] == pytest.approx((100, 48.2, 140, 78.2))


def test_what_is_no_hocr_is_a_failure() -> None:
    with pytest.raises(OcrFailed):
        read_hocr(b"Segmentation fault")


# --- pictures ---------------------------------------------------------------------------------------------------


def ruled(degrees: float) -> Image.Image:
    pixels = np.full((1200, 900), 235, np.uint8)
    for top in range(150, 1050, 30):
        pixels[top : top + 9, 100:800:3] = 20
    return Image.fromarray(pixels).rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=235)


@pytest.mark.parametrize("degrees", [-3.0, -0.7, 0.0, 0.7, 2.0])
def test_the_tilt_of_a_page_is_found(degrees: float) -> None:
    assert tilt_of(np.asarray(ruled(degrees))) == pytest.approx(degrees, abs=0.1)


def test_a_blank_page_has_no_tilt() -> None:
    assert tilt_of(np.full((900, 600), 230, np.uint8)) == 0.0


boxes = st.tuples(st.floats(0, 300), st.floats(0, 300), st.floats(301, 600), st.floats(301, 600))


@given(boxes, st.floats(-5, 5))
def test_turning_a_box_keeps_it_inside_when_turned_back(box: tuple[float, float, float, float], tilt: float) -> None:
    back = turned(turned(box, (300, 400), tilt), (300, 400), -tilt)
    assert back[0] <= box[0] + 1e-6 and back[1] <= box[1] + 1e-6 and back[2] >= box[2] - 1e-6 and back[3] >= box[3] - 1e-6


A4_AT_200, FAX = (1654, 2339), (1728, 1145)


@pytest.mark.parametrize(
    ("size", "dpi", "points"),
    [
        (A4_AT_200, (200, 200), (595.4, 842.0)),
        (A4_AT_200, (1, 1), (595.4, 842.0)),
        (A4_AT_200, None, (595.4, 842.0)),
        (FAX, (204, 98), (609.9, 841.2)),
    ],
)
def test_the_size_of_a_picture_is_that_of_its_paper(size: tuple[int, int], dpi: tuple[int, int] | None, points: tuple[float, float]) -> None:
    out = BytesIO()
    Image.new("L", size, 255).save(out, "PNG", **({"dpi": dpi} if dpi else {}))
    (picture,) = pictures(out.getvalue(), Meter("a.png"))
    assert (picture.width, picture.height) == pytest.approx(points, abs=1)
    assert picture.pixels.shape == pytest.approx((points[1] * 200 / 72, points[0] * 200 / 72), abs=4)


def test_what_is_clear_in_a_picture_is_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (300, 400), (0, 0, 0, 0)).save(out, "PNG")
    assert next(pictures(out.getvalue(), Meter("a.png"))).pixels.min() == 255


@pytest.mark.parametrize("size", [(40_000, 3_000), (12_000, 8_000)])
def test_a_picture_too_large_is_refused_before_it_is_opened(size: tuple[int, int]) -> None:
    out = BytesIO()
    Image.new("1", size).save(out, "PNG")
    with pytest.raises(UnreadableDocument):
        list(pictures(out.getvalue(), Meter("a.png")))


def test_a_damaged_picture_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.png: the picture is damaged"):
        list(pictures(b"\x89PNG\r\n\x1a\n" + bytes(40), Meter("a.png")))


# --- what is asked, what is installed ---------------------------------------------------------------------------

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def text(*lines: str, size: float = 12) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for number, words in enumerate(lines):
            canvas.drawString(72, A4[1] - 100 - 20 * number, words)

    return draw


def photo(image: Image.Image) -> Draw:
    return lambda canvas: canvas.drawImage(ImageReader(image), 0, 0, *A4)


def scanned(draw: Draw, seed: int = 7, tilt: float = 0.7) -> Image.Image:
    """A page as a scanner gives it: 200 dpi, askew, with noise."""
    with pypdfium2.PdfDocument(pdf(draw)) as document:
        page = document[0].render(scale=200 / 72, grayscale=True).to_pil().convert("L").rotate(-tilt, Image.Resampling.BICUBIC, fillcolor=255)
    noise = np.random.default_rng(seed).normal(0, 8, (page.height, page.width))
    return Image.fromarray(np.clip(np.asarray(page, dtype=np.float32) * 0.9 + 15 + noise, 0, 255).astype(np.uint8))


FIRST = text(
    "MØTEBOK",
    "Utval: Hamnestyret i Ytre Våg",
    "Dato: 14.03.2024",
    "Til stede: Åse Bjørnø, Øyvind Næss, Kåre Sæbø",
    "",
    "Sak 7/24 Nye fenderar ved ferjekaia",
    "Vedtak: Hamnestyret kjøper åtte fenderar.",
)
SECOND = text("Sak 8/24 Opningstider for småbåthamna", "Vedtak: Hamna er open heile året.")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("bare")
def test_without_tesseract_a_scan_is_refused_with_what_to_install() -> None:
    with pytest.raises(UnreadableDocument, match=r"no text layer.*tesseract-ocr and tesseract-ocr-nor.*minutes-parser\[ocr\]"):
        mp.parse(pdf(photo(ruled(0))), name="skann.pdf")


@pytest.mark.usefixtures("bare")
def test_without_tesseract_the_other_pages_are_read() -> None:
    minutes = mp.parse(pdf(FIRST, photo(ruled(0))), name="blanda.pdf")
    assert [note.code for note in minutes.source.notes] == ["MP101"]
    assert "page 2" in minutes.source.notes[0].message
    assert minutes.source.text_origin == "digital"
    assert len(minutes.cases) == 1


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_without_tesseract_a_picture_is_refused_with_what_to_install(form: str) -> None:
    out = BytesIO()
    ruled(0).save(out, form)
    with pytest.raises(UnsupportedFormat, match=rf"{form}.*tesseract-ocr-nor"):
        mp.parse(out.getvalue(), name="bilete")


@pytest.mark.usefixtures("bare")
def test_recognition_that_is_demanded_must_be_there() -> None:
    with pytest.raises(UnreadableDocument, match="not installed"):
        mp.parse(pdf(FIRST), ocr="force")


def test_tesseract_without_norwegian_is_not_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = tmp_path / "tesseract"
    fake.write_text("#!/bin/sh\necho 'List of available languages (1):'\necho eng\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert engine() is None


def test_never_is_never() -> None:
    with pytest.raises(UnreadableDocument, match="no text layer"):
        mp.parse(pdf(photo(ruled(0))), ocr="never")


def test_another_word_is_an_error() -> None:
    with pytest.raises(ValueError, match="sometimes"):
        mp.parse(pdf(FIRST), ocr="sometimes")  # type: ignore[arg-type]


def test_a_stamp_over_a_picture_is_no_usable_text() -> None:
    def stamped(canvas: Canvas) -> None:
        photo(ruled(0))(canvas)
        canvas.drawString(400, 800, "Journalført 12.03.1998")

    assert [note.code for note in read(pdf(FIRST, stamped), "x.pdf").notes] == ["MP101"]
    assert read(pdf(FIRST, text("Slutt")), "x.pdf").notes == ()


# --- several pages, kept results --------------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """tesseract that reads the same line on every page, and the pictures that it was given."""
    given: list[bytes] = []

    def recognise(image: bytes, dpi: int) -> Lines:
        given.append(image)
        return (line(f"Møtebok for hamnestyret {dpi}", 200, 300),)

    monkeypatch.setattr(ocr_pages, "recognise", recognise)
    monkeypatch.setattr(pdf_scans, "engine", lambda: "a test")
    return given


def test_results_are_kept_by_content(asked: list[bytes], tmp_path: Path) -> None:
    data = pdf(photo(ruled(0)), photo(ruled(1)))
    first = read(data, "a.pdf", Ocr(cache=tmp_path))
    assert len(asked) == 2
    assert attrs.evolve(read(data, "b.pdf", Ocr(cache=tmp_path)), name="a.pdf") == first
    assert len(asked) == 2
    read(pdf(photo(ruled(2))), "a.pdf", Ocr(cache=tmp_path))
    assert len(asked) == 3


def test_a_kept_result_that_is_broken_is_made_anew(asked: list[bytes], tmp_path: Path) -> None:
    data = pdf(photo(ruled(0)))
    read(data, "a.pdf", Ocr(cache=tmp_path))
    (kept,) = tmp_path.rglob("*.json")
    whole = kept.read_text(encoding="utf-8")
    for broken in (whole[:40], "{}", json.dumps({**json.loads(whole), "lines": [[1]]})):
        kept.write_text(broken, encoding="utf-8")
        read(data, "a.pdf", Ocr(cache=tmp_path))
        assert kept.read_text(encoding="utf-8") == whole
    assert len(asked) == 4


def test_pages_keep_their_order(asked: list[bytes]) -> None:
    found = read(pdf(*(photo(ruled(0)) for _ in range(7))), "a.pdf", Ocr())
    assert [one.page for one in found.lines if one.end > one.start] == [1, 2, 3, 4, 5, 6, 7]
    assert len(asked) == 7


def test_a_page_that_fails_costs_that_page(monkeypatch: pytest.MonkeyPatch, asked: list[bytes]) -> None:
    def recognise(image: bytes, dpi: int) -> Lines:
        raise OcrFailed("killed")

    monkeypatch.setattr(ocr_pages, "recognise", recognise)
    found = read(pdf(FIRST, photo(ruled(0))), "a.pdf", Ocr())
    assert [note.code for note in found.notes] == ["MP101"]


# --- doubtful values --------------------------------------------------------------------------------------------

PROTOCOL = """Møtebok for hamnestyret i Våg
Dato: 14.03.2024

Til stede: Åse Bjørnø, Øyvind Næss

Sak 7/24 Ny kai
Vedtak: Kaia vert bygd. Vedtatt med 5 mot 3 stemmer.
"""


def doubting(*words: str, more: str = "") -> mp.Minutes:
    minutes = mp.parse_text(PROTOCOL + more)
    at = [PROTOCOL.index(one) for one in words]
    doubts = tuple(Doubt(start, start + len(one), 80) for start, one in sorted(zip(at, words, strict=True)))
    return with_doubts(attrs.evolve(minutes, source=attrs.evolve(minutes.source, doubts=doubts)))


def told(minutes: mp.Minutes) -> list[tuple[str, str]]:
    spans = [(one.code, one.span) for one in minutes.diagnostics if one.code in ("MP108", "MP109")]
    return [(code, " ".join(minutes.source.text[s.start : s.end] for s in span)) for code, span in spans]


def test_no_doubt_no_change() -> None:
    minutes = mp.parse_text(PROTOCOL)
    assert with_doubts(minutes) is minutes


def test_a_count_with_a_doubtful_digit_is_left_out() -> None:
    minutes = doubting("3 stemmer")
    (vote,) = minutes.cases[0].votes
    assert (vote.for_, vote.against) == (5, None)
    assert told(minutes) == [("MP109", "3 stemmer")]


def test_a_case_number_with_a_doubtful_digit_is_left_out() -> None:
    minutes = doubting("7/24")
    assert minutes.cases[0].number is None
    assert told(minutes) == [("MP109", "7/24")]
    assert minutes.cases[0].title == "Ny kai"


def test_a_case_number_that_stands_elsewhere_without_doubt_is_kept() -> None:
    minutes = doubting("7/24", more="\nProtokollen for sak 7/24 vart lesen opp.\n")
    assert minutes.cases[0].number is not None
    assert told(minutes) == []


def test_a_doubtful_name_and_date_are_told_with_their_place() -> None:
    minutes = doubting("Bjørnø", "14.03.2024")
    assert told(minutes) == [("MP108", "14.03.2024"), ("MP108", "Bjørnø")]
    assert minutes.attendance.attendees[0].name == "Åse Bjørnø"
    assert minutes.meeting.date is not None


def test_doubts_come_back_from_json() -> None:
    minutes = doubting("Bjørnø")
    assert mp.from_json(mp.to_json(minutes)) == minutes
    assert json.loads(mp.to_json(minutes))["source"]["doubts"] == [[*minutes.source.doubts[0]]]
    assert "doubts" not in json.loads(mp.to_json(minutes, compact=True))["source"]


# --- with tesseract ---------------------------------------------------------------------------------------------


def saved(pages: Sequence[Image.Image], form: str) -> bytes:
    if form == "PDF":
        return pdf(*map(photo, pages))
    out = BytesIO()
    more = {"save_all": True, "append_images": list(pages[1:])} if form == "TIFF" else {}
    pages[0].save(out, form, dpi=(200, 200), **more)
    return out.getvalue()


def _pages() -> Iterator[Image.Image]:
    yield scanned(FIRST)
    yield scanned(SECOND, tilt=-0.7)


@needs_tesseract
@pytest.mark.parametrize(("form", "count"), [("PDF", 2), ("TIFF", 2), ("PNG", 1), ("JPEG", 1)])
def test_a_scan_is_read_as_what_it_is(form: str, count: int) -> None:
    minutes = mp.parse(saved(list(_pages())[:count], form), name="skann")
    assert str(minutes.meeting.date) == "2024-03-14"
    assert [a.name for a in minutes.attendance.attendees] == ["Åse Bjørnø", "Øyvind Næss", "Kåre Sæbø"]
    assert [case.number.raw for case in minutes.cases if case.number] == ["7/24", "8/24"][:count]
    assert minutes.cases[0].decision is not None
    assert minutes.cases[0].decision.text == "Hamnestyret kjøper åtte fenderar."
    assert minutes.source.text_origin == "ocr"
    assert len(minutes.source.pages) == count
    assert minutes.source.pages[0].width == pytest.approx(A4[0], abs=1)


@needs_tesseract
def test_a_place_on_a_scan_is_where_the_words_stand_on_the_paper() -> None:
    minutes = mp.parse(saved([scanned(FIRST, tilt=1.5)], "PDF"))
    (place, *_) = minutes.locate(minutes.cases[0].span)
    assert place.page == 1
    assert place.bbox is not None
    left, top, right, bottom = place.bbox
    fall = (72 - A4[0] / 2) * np.tan(np.radians(1.5))  # the left end of a line that falls to the right lies higher
    base = 100 + 20 * 5
    assert left == pytest.approx(72 + (A4[1] / 2 - base) * np.sin(np.radians(1.5)), abs=6)
    assert top == pytest.approx(base - 9 + fall, abs=5)
    assert bottom - top > 12
    assert right > left + 150


@needs_tesseract
def test_pages_with_text_and_pages_without_mix() -> None:
    minutes = mp.parse(pdf(FIRST, photo(scanned(SECOND))))
    assert minutes.source.text_origin == "mixed"
    assert [case.number.raw for case in minutes.cases if case.number] == ["7/24", "8/24"]
    assert [note.code for note in minutes.source.notes] == ["MP105"]


@needs_tesseract
def test_all_pages_are_recognised_when_that_is_demanded() -> None:
    assert mp.parse(pdf(FIRST)).source.text_origin == "digital"
    minutes = mp.parse(pdf(FIRST), ocr="force")
    assert minutes.source.text_origin == "ocr"
    assert "Hamnestyret kjøper åtte fenderar." in minutes.source.text


@needs_tesseract
def test_a_page_without_words_is_told() -> None:
    blank = Image.new("L", (1654, 2339), 240)
    assert [note.code for note in mp.parse(pdf(FIRST, photo(blank))).source.notes] == ["MP107"]
    with pytest.raises(UnreadableDocument, match="found no words"):
        mp.parse(pdf(photo(blank)))


@needs_tesseract
def test_the_result_is_the_same_whatever_runs_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(list(_pages()), "PDF")
    results = set()
    for limit in ("1", "4"):
        monkeypatch.setenv("OMP_THREAD_LIMIT", limit)
        results.add(mp.to_json(mp.parse(data, name="a")))
    assert len(results) == 1
