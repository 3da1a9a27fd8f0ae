"""How much a document may ask: a bomb of each kind, and the limit that stops it."""

from __future__ import annotations

import pickle
import zlib
from base64 import a85encode
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

import minutes_parser as mp
from minutes_parser.cli import app
from minutes_parser.limits import NAMES, Limits, Meter
from minutes_parser.load import pdf_scans, read
from minutes_parser.load.lzw import Lzw
from minutes_parser.load.ocr_image import pictures
from minutes_parser.load.pdf_streams import a85
from minutes_parser.load.sheets import Sheet
from minutes_parser.source import Page
from office_files import open_document, p, table, word, zipped

MEGABYTE = 2**20
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ROW = '<table:table-row><table:table-cell table:number-columns-repeated="200"/></table:table-row>'


def stopped(data: bytes, limit: str, limits: Limits | None = None) -> mp.LimitExceeded:
    """The error with which a document is refused."""
    with pytest.raises(mp.LimitExceeded) as caught:
        mp.parse(data, name="bombe", limits=limits or Limits(), ocr="never")
    assert (caught.value.name, caught.value.limit) == ("bombe", limit)
    return caught.value


@cache
def flate(size: int) -> bytes:
    """So many megabytes of spaces, packed."""
    packing, piece = zlib.compressobj(1), b" " * MEGABYTE
    return b"".join(packing.compress(piece) for _ in range(size)) + packing.flush()


def pdf(*streams: tuple[str, bytes], kids: int = 1) -> bytes:
    """A PDF with streams (dictionary, data), the first of them drawn on a page that stands in the tree so many times."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (kids, b" ".join([b"3 0 R"] * kids)),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *(b"<<%s/Length %d>>stream\n%s\nendstream" % (entries.encode(), len(data), data) for entries, data in streams),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip


WORDS = b"BT /F 12 Tf 60 700 Td (Sak 1/24 Budsjett) Tj ET"
FLATE = "/Filter/FlateDecode"


# --- bombs, against the limits as they are


def test_pages() -> None:
    stopped(pdf(("", WORDS), kids=10_001), "pages")


@pytest.mark.parametrize(
    "data", [b"a" * 20_000_001, b"<html>" + b"<p>" * 7_000_000, b"\xff\xfe" + b"a\0" * 20_000_001], ids=["text", "html", "utf-16"]
)
def test_characters(data: bytes) -> None:
    stopped(data, "characters")


def test_characters_of_pages() -> None:
    page = (FLATE, zlib.compress(b"BT /F 1 Tf 9 9 Td (" + b"a" * 500 + b") Tj ET"))
    assert mp.parse(pdf(page, kids=4), limits=Limits(characters=2000)).source.characters > 2000  # with the breaks between its lines
    stopped(pdf(page, kids=5), "characters", Limits(characters=2000))


def test_spaces_that_stand_for_many() -> None:
    spaces = '<text:s text:c="200"/>' * 101_000
    stopped(open_document(f"<text:p>Sak 1{spaces}</text:p>"), "characters", Limits(ratio=5000))


def test_cells() -> None:
    stopped(open_document(f"<text:p>Sak</text:p><table:table>{_ROW * 5001}</table:table>"), "cells")
    stopped(b"<html><table>" + b"<td>" * 1_000_001, "cells")
    stopped(b"Sak\t" * 1_000_001, "cells")
    stopped(word(p("Sak") + table(("a",) * 11)), "cells", Limits(cells=10))


def test_cells_of_a_table_that_its_rows_do_not_fill() -> None:
    """A wide row, and rows whose only cell stands far to the right: each would be given all the tabs before it."""
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 4)
    for at in range(20):
        for column in range(20) if at == 0 else (18, 19):
            canvas.drawString(30 + 27 * column, 800 - 5 * at, "aa")
    canvas.save()
    mp.parse(out.getvalue(), limits=Limits(cells=400))
    stopped(out.getvalue(), "cells", Limits(cells=399))


@pytest.mark.parametrize("twice", [False, True])
@pytest.mark.parametrize("ascii85", [False, True])
def test_streams_of_a_pdf(twice: bool, ascii85: bool) -> None:
    packed = flate(520)
    filters = "/FlateDecode"
    if twice:
        packed, filters = zlib.compress(packed), filters * 2
    if ascii85:
        packed, filters = a85encode(packed) + b"~>", "/ASCII85Decode" + filters
    bomb = pdf(("", WORDS), (f"/Filter[{filters}]", packed))
    assert len(bomb) < 4 * MEGABYTE
    stopped(bomb, "unpacked")


def lzw(data: bytes) -> bytes:
    """Packed as a grey picture of one line is in a TIFF, where the packing is the same."""
    out = BytesIO()
    Image.frombytes("L", (len(data), 1), data).save(out, "TIFF", compression="tiff_lzw")
    with Image.open(out) as picture:
        start, size = (picture.tag_v2[tag][0] for tag in (273, 279))
    return out.getvalue()[start : start + size]


@pytest.mark.parametrize("size", [1, 3, 70_000])
@pytest.mark.parametrize("data", [WORDS, b"Sak 1/24 Budsjett\n" * 4000, bytes(400_000), np.random.default_rng(2).bytes(50_000)], ids=len)
def test_lzw_is_unpacked_as_it_was_packed(data: bytes, size: int) -> None:
    packed, unpacking = lzw(data), Lzw()
    assert b"".join(out for at in range(0, len(packed), size) for out in unpacking.feed(packed[at : at + size])) == data


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_what_is_not_lzw_ends(pieces: list[bytes]) -> None:
    unpacking = Lzw()
    assert sum(len(out) for piece in pieces for out in unpacking.feed(piece)) <= 2**12 * 8 * sum(map(len, pieces))


@given(st.binary() | st.integers(0, 40).map(bytes))
def test_what_is_written_in_ascii85_is_read(data: bytes) -> None:
    assert a85(a85encode(data)) == data


@pytest.mark.parametrize("text", [b"v", b"a b c", b'!!!!!s8W-"', b'!!!!!s8W-"!!!!!', b"tttt"])
def test_what_is_not_ascii85_is_told(text: bytes) -> None:
    with pytest.raises(ValueError, match="not ASCII85"):
        a85(text)


@pytest.mark.parametrize("over", ["", "/FlateDecode", "/ASCII85Decode"])
def test_streams_of_an_old_pdf(over: str) -> None:
    packings = {"": bytes, "/FlateDecode": zlib.compress, "/ASCII85Decode": lambda packed: a85encode(packed) + b"~>"}
    filters = f"/Filter[{over}/LZWDecode]"
    assert mp.parse(pdf((filters, packings[over](lzw(WORDS))))).source.text == "Sak 1/24 Budsjett"
    bomb = pdf(("", WORDS), (filters, packings[over](lzw(b" " * 3 * MEGABYTE))))
    assert len(bomb) < MEGABYTE / 50
    stopped(bomb, "unpacked", Limits(unpacked=2 * MEGABYTE))


def test_a_stream_that_calls_itself_a_picture_or_lies_about_its_end() -> None:
    packed = flate(520)
    stopped(pdf(("", WORDS), (f"/Type/XObject/Subtype /Image{FLATE}", packed)), "unpacked")
    hidden = zlib.compressobj(0)
    stored = hidden.compress(b"endstream" * 9) + hidden.flush(zlib.Z_FULL_FLUSH)
    stopped(pdf(("", WORDS), (FLATE, stored + flate(520)[2:])), "unpacked")


def test_many_pictures_of_a_scanned_book_are_no_bomb() -> None:
    """Each by itself is small, and all are more than words may be."""
    picture = (f"/Subtype/Image/Width 1000{FLATE}", flate(1))
    assert mp.parse(pdf(("", WORDS), *[picture] * 12), limits=Limits(unpacked=2 * MEGABYTE)).source.text == "Sak 1/24 Budsjett"


def test_parts_that_unpack_to_too_much() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        archive.writestr("word/document.xml", b'<w:document xmlns:w="%s">' % _W.encode() + b" " * 2000 + b"</w:document>")
    stopped(out.getvalue(), "unpacked", Limits(unpacked=2000))


def test_ratio() -> None:
    stopped(zipped({"word/document.xml": f'<w:document xmlns:w="{_W}">{p("Ord. " * 3_000_000)}</w:document>'}), "ratio")


def test_parts() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"word/{number}", b"")
    stopped(out.getvalue(), "parts")


def test_marks() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b"<b/>" * 10_000_001 + b"</a>")
    stopped(out.getvalue(), "marks")


@pytest.mark.parametrize("depth", [120, 300, 100_000])
def test_depth(depth: int) -> None:
    stopped(word("<w:sdt>" * depth + p("Innerst") + "</w:sdt>" * depth), "depth", Limits(ratio=5000))
    stopped(open_document("<text:section>" * depth + "<text:p>Innerst</text:p>" + "</text:section>" * depth), "depth", Limits(ratio=5000))


def test_depth_may_be_raised() -> None:
    deep = word("<w:sdt>" * 120 + p("Innerst") + "</w:sdt>" * 120)
    assert read(deep, "x", limits=Limits(depth=200)).text == "Innerst"


@pytest.mark.parametrize("size", [(9001, 9001), (20_000, 20_000)])
def test_pixels(size: tuple[int, int]) -> None:
    out = BytesIO()
    Image.new("1", size).save(out, "PNG")
    assert len(out.getvalue()) < MEGABYTE
    with pytest.raises(mp.LimitExceeded, match="pixels"):
        list(pictures(out.getvalue(), Meter("x")))


@pytest.mark.parametrize("in_form", [False, True])
def test_pixels_of_a_picture_on_a_page(in_form: bool) -> None:
    out, picture = BytesIO(), ImageReader(Image.fromarray(np.zeros((500, 500), dtype=np.uint8)))
    canvas = Canvas(out)
    if in_form:
        canvas.beginForm("f")
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.endForm()
        canvas.doForm("f")
    else:
        canvas.drawImage(picture, 0, 0, 595, 842)
    canvas.save()
    for limits, refused in ((Limits(pixels=250_000), False), (Limits(pixels=249_999), True)):
        for request in pdf_scans._requests(out.getvalue(), [Sheet(Page(1, 595.0, 842.0))], Meter("x", limits)):
            if refused:
                with pytest.raises(mp.LimitExceeded, match="pixels"):
                    request.picture()
            else:
                assert request.picture().width > 500


def test_pages_of_a_tiff() -> None:
    out = BytesIO()
    page = Image.new("1", (30, 40), 1)
    page.save(out, "TIFF", save_all=True, append_images=[page] * 4)
    with pytest.raises(mp.LimitExceeded, match="pages"):
        list(pictures(out.getvalue(), Meter("x", Limits(pages=4))))


def test_entities_that_grow() -> None:
    """In attributes entities are always resolved; the XML library ends what grows too much."""
    names = "abcdefghij"
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in pairwise(names))
    xml = f'<!DOCTYPE x [<!ENTITY a "ha">{grown}]><w:document xmlns:w="{_W}" w:x="&j;"/>'
    with pytest.raises(mp.UnreadableDocument, match="damaged"):
        read(zipped({"word/document.xml": xml}), "x")


@pytest.mark.parametrize("encoding", ["UTF-7", "IBM037", "UCS-4"])
def test_encodings_that_hide_tags_are_refused(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><w:document xmlns:w="{_W}"/>'
    with pytest.raises(mp.UnreadableDocument, match="encoding"):
        read(zipped({"word/document.xml": xml}), "x")
    with pytest.raises(mp.UnreadableDocument, match="encoding"):
        read(zipped({"word/document.xml": xml.encode("cp037")}), "x")


# --- files that never end, and how limits are given


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no file that never ends")
def test_a_file_that_never_ends() -> None:
    few = Limits(file_size=MEGABYTE)
    for endless in ("/dev/zero", Path("/dev/zero").open("rb")):  # noqa: SIM115 - closed below
        with pytest.raises(mp.LimitExceeded, match="1,048,576 bytes"):
            mp.parse(endless, limits=few)
        if not isinstance(endless, str):
            endless.close()
    (result,) = mp.convert(["/dev/zero"], workers=1, limits=few)
    assert (result.status, "--limit file_size=N" in str(result.error)) == ("failed", True)


def test_limits_are_whole_numbers_above_nothing() -> None:
    for name in NAMES:
        assert getattr(attrs.evolve(Limits(), **{name: 7}), name) == 7
        for wrong in (0, -1, 2**63):
            with pytest.raises(ValueError, match=name):
                Limits(**{name: wrong})
        with pytest.raises(TypeError, match=name):
            Limits(**{name: 1.5})  # type: ignore[arg-type]


def test_the_error_survives_the_way_between_processes() -> None:
    error = Meter("a.pdf").refusal("pages")
    again = pickle.loads(pickle.dumps(error))
    assert (again.name, again.reason, again.cure, again.limit) == ("a.pdf", "it has more than 10,000 pages", error.cure, "pages")


def test_lower_limits_do_not_allow_what_higher_ones_did() -> None:
    assert Limits(pages=5).allows(Limits(pages=5))
    assert Limits(pages=6).allows(Limits(pages=5))
    assert not Limits(pages=4, depth=200).allows(Limits(pages=5))


# --- on the command line, and in convert


@pytest.fixture
def protocol(tmp_path: Path) -> Path:
    path = tmp_path / "inn" / "protokoll.txt"
    path.parent.mkdir()
    path.write_text("Møteprotokoll\n\nSak 1/24 Budsjett\n\nVedtak:\nBudsjettet vedtas.\n")
    return path


@pytest.mark.parametrize("command", ["parse", "check", "explain"])
def test_commands_take_limits(command: str, protocol: Path) -> None:
    result = CliRunner().invoke(app, [command, str(protocol), "--limit", "characters=20"])
    assert result.exit_code == 3
    assert "its text has more than 20 characters. If you know where it comes from, allow more with --limit characters=N" in result.stderr


@pytest.mark.parametrize(
    ("given", "told"), [("pags=3", "there is no limit 'pags'"), ("pages", "'pages' is not NAME=N"), ("pages=0", "pages"), ("depth=999", "depth")]
)
def test_a_limit_that_cannot_be_meant_is_told(given: str, told: str, protocol: Path) -> None:
    result = CliRunner().invoke(app, ["parse", str(protocol), "--limit", given])
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_file_is_read_again_where_limits_are_lower(protocol: Path, tmp_path: Path) -> None:
    def statuses(limits: Limits) -> list[tuple[str, int]]:
        seen: list[int] = []

        class Watch:
            def begin(self, total: int, unchanged: int) -> None:
                seen.append(unchanged)

            def step(self, row: object) -> None:
                pass

        rows = mp.convert_to(protocol.parent, tmp_path / "ut", resume=True, watch=Watch(), workers=1, limits=limits)
        return [(row.status, seen[0]) for row in rows]

    assert statuses(Limits(characters=1000)) == [("ok", 0)]
    assert statuses(Limits(characters=1000)) == [("ok", 1)]
    assert statuses(Limits(characters=2000)) == [("ok", 1)]
    assert statuses(Limits(characters=20)) == [("failed", 0)]
    assert statuses(Limits(characters=2000)) == [("ok", 0)]
