"""Bytes and text into a Source: formats told by content, lines and pages, markup, furniture, and every refusal."""

from __future__ import annotations

import time
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_parser.errors import DocumentError, UnreadableDocument, UnsupportedFormat
from minutes_parser.load import read, read_text
from minutes_parser.load.decode import decode
from minutes_parser.load.lines import physical_lines
from minutes_parser.load.markup import find_markup
from minutes_parser.load.sniff import sniff, sniff_text
from minutes_parser.span import Span, without

NORWEGIAN = st.text("abcdefghijklmnopqrstuvwxyzæøåÆØÅéò \n.,:–", max_size=80).map("Møte på Ytterøya: ".__add__)
MARKED = st.lists(
    st.sampled_from([*"*_#<>[]()`\\|-{}: \n\t\f", "**", "<i>", "</ul>", "](x)", "ord", "Vedtak", "# ", "{#a}", "---\n"]), max_size=40
).map("".join)


def zipped(*names: str, mimetype: str = "") -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


def ole(entry: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entry.encode("utf-16-le") + bytes(64)


def stripped(text: str, markdown: bool = False) -> str:
    """What a reader takes for words: the text without its markup."""
    return "".join(text[s.start : s.end] for s in without(Span(0, len(text)), find_markup(text, markdown)))


# --- decoding ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codec", "expected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("cp1252", "windows-1252"),
    ],
)
@given(text=NORWEGIAN)
def test_norwegian_text_survives_every_encoding(codec: str, expected: str, text: str) -> None:
    if codec == "cp1252":
        text = text.replace("ò", "o")
    assert decode(text.encode(codec)) == (text, expected)


@given(st.binary(max_size=200))
def test_every_byte_that_is_not_unicode_has_a_character(data: bytes) -> None:
    data = b"bl\xe5b\xe6r " + data.replace(b"\0", b"")
    text, encoding = decode(data)
    assert encoding == "windows-1252"
    assert len(text) == len(data)
    assert "\ufffd" not in text


def test_a_broken_promise_of_utf16_is_refused() -> None:
    with pytest.raises(UnsupportedFormat, match="not text"):
        read(b"\xff\xfeM\x00\xf8", "halv.txt")


# --- lines and pages --------------------------------------------------------------------------------------------


@given(st.text("ab \t\u2028\x85\n\f", max_size=60))
def test_lines_hold_every_character_but_the_line_breaks(text: str) -> None:
    lines = physical_lines(text)
    assert "".join(text[line.start : line.end] for line in lines) == text.replace("\n", "")
    assert all("\n" not in text[line.start : line.end] and "\f" not in text[line.start : line.end].lstrip("\f") for line in lines)
    assert all(text[a.end : b.start] in ("\n", "") for a, b in pairwise(lines))


@given(st.text("ab \t\r\u2028\x85\n", max_size=60).map("Møte\n".__add__))
def test_lines_joined_by_line_breaks_are_the_text(text: str) -> None:
    source = read_text(text, "m")
    assert "\n".join(source.text[line.start : line.end] for line in source.lines) == source.text
    assert "\r" not in source.text
    assert {line.page for line in source.lines} == {None}


def test_fields_of_a_plain_source() -> None:
    data = "\ufeffMøtebok\r\nSted: Kaia\rSlutt".encode()
    source = read(data, "C:\\arkiv\\2024/møte.txt")
    assert source.text == "Møtebok\nSted: Kaia\nSlutt"
    assert (source.name, source.media_type, source.characters, source.pages) == ("møte.txt", "text/plain", 24, ())
    assert source.sha256 == sha256(data).hexdigest()
    assert [(line.start, line.end) for line in source.lines] == [(0, 7), (8, 18), (19, 24)]


def test_text_and_its_utf8_bytes_give_the_same_source() -> None:
    text = "# Årsmøte\n\n**Vedtak:** Ja"
    assert read_text(text, "a") == read(text.encode(), "a")


def test_a_form_feed_starts_a_page_even_in_the_middle_of_a_line() -> None:
    source = read_text("En\nTo\fTre\n\fFire\n\f\fSeks", "m")
    words = [(source.text[line.start : line.end].strip(), line.page) for line in source.lines]
    assert words == [("En", 1), ("To", 1), ("Tre", 2), ("Fire", 3), ("Seks", 5)]


# --- what it is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Møtebok\nSak 1/24 Budsjett\nVedtak: <Utvalg> sier ja.", "text/plain"),
        ("Til stede:\n* Kari\n* Ola*\n#3 ble utsatt\n*navn* *navn* *navn*", "text/plain"),
        ("Status:\t<ul style='x'> • Varme • Lys</ul>\nEt\nTo\nTre\nFire\nFem\nSeks", "text/plain"),
        ("# Referat\nTekst", "text/markdown"),
        ("---\ntittel: Møte\n---\nTekst", "text/markdown"),
        ("**Dato:** i dag\n**Sted:** [her](kart)\nTekst", "text/markdown"),
        ("# Referat\n<p>Kort</p>\n<p>Langt</p>\n<p>Slutt</p>", "text/markdown"),
        ("<!DOCTYPE html>\n<p>Hei", "text/html"),
        ("<?php header('x: a->b'); ?>\n<h2>Møte</h2>", "text/html"),
        ("<?xml version='1.0'?><!-- x --><html><body>Møte</body></html>", "text/html"),
        ("Vi møttes:\n<ul>\n<li>Kari</li>\n<li>Ola</li>\n</ul>", "text/html"),
        ("<?xml version='1.0'?><arkiv><mappe/></arkiv>", "application/xml"),
        ("From: a@b.no\nSubject: Referat\n fra møtet\nMIME-Version: 1.0\n\nHei", "message/rfc822"),
        ("Dato: i dag\nSted: Kaia\n\nMessage-ID: nevnt senere", "text/plain"),
        ("{\\rtf1\\ansi M\\'f8te}", "application/rtf"),
        ("M\0ø\0te", "application/octet-stream"),
    ],
)
def test_kind_of_text(text: str, expected: str) -> None:
    assert sniff_text(text) == expected
    assert sniff(text.encode()) == expected
    assert sniff(text.replace("\n", "\r\n").encode("utf-8-sig")) == expected


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", UnreadableDocument, "empty"),
        (b" \r\n\t\xc2\xa0\f\xe2\x80\x8b", UnreadableDocument, "empty"),
        (b"<html><head><title>Referat</title></head><body><script>x</script></body></html>", UnreadableDocument, "empty"),
        (b"junk\n%PDF-1.7\n%\xe2\xe3", UnreadableDocument, "damaged or cut short"),
        (zipped("[Content_Types].xml", "word/document.xml"), UnreadableDocument, "empty"),
        (zipped("[Content_Types].xml", "word/document.xml")[:80], UnsupportedFormat, "ZIP archive, or one cut short"),
        (zipped("word/document.xml")[:80], UnreadableDocument, "damaged or cut short"),
        (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"), UnreadableDocument, "holds no text document"),
        (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), UnsupportedFormat, "spreadsheet"),
        (zipped("content.xml", mimetype="application/vnd.oasis.opendocument.presentation"), UnsupportedFormat, "presentation"),
        (zipped("xl/workbook.xml"), UnsupportedFormat, "spreadsheet"),
        (zipped("ppt/presentation.xml"), UnsupportedFormat, "presentation"),
        (zipped("referat.txt"), UnsupportedFormat, "Unpack it"),
        (ole("Workbook"), UnsupportedFormat, "spreadsheet"),
        (ole("PowerPoint Document"), UnsupportedFormat, "presentation"),
        (ole("__properties_version1.0" + "WordDocument"), UnsupportedFormat, "Outlook"),
        (ole("EncryptedPackage"), UnreadableDocument, "password"),
        (ole("Noe annet"), UnsupportedFormat, "old Office file"),
        (b"Received: fra en tjener\nFrom: a@b.no\n\nReferat", UnsupportedFormat, "e-mail"),
        (b"\x89PNG\r\n\x1a\n\0\0", UnsupportedFormat, "PNG image.*tesseract"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", UnsupportedFormat, "JPEG image"),
        (b"II*\0\x08\0\0\0", UnsupportedFormat, "TIFF image"),
        (b"MM\0*\0\0\0\x08", UnsupportedFormat, "TIFF image"),
        (b"<?xml version='1.0'?><arkiv/>", UnsupportedFormat, "XML"),
        (b"Referat\0\0\0\0\0fra\0\0\0", UnsupportedFormat, "not text"),
        (bytes(range(256)) * 4, UnsupportedFormat, "not text"),
    ],
)
def test_refusals_name_the_file_the_reason_and_a_cure(data: bytes, error: type[DocumentError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read(data, "/hjemme/styret/referat.dat")
    assert caught.value.name == "referat.dat"
    assert caught.value.reason and caught.value.cure
    assert "hjemme" not in str(caught.value)


@pytest.mark.parametrize("text", ["", " \n\f", "{\\rtf1 x}", "a\0b\0c", "MIME-Version: 1.0\n\nHei"])
def test_text_is_refused_like_bytes(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_text(text, "styret/x")
    assert caught.value.name == "x"


def test_a_single_stray_nul_does_not_spoil_a_long_text() -> None:
    assert read_text("Møtebok for styret. " * 20 + "\0", "m").media_type == "text/plain"


# --- markup -----------------------------------------------------------------------------------------------------


@given(MARKED, st.booleans())
def test_markup_spans_are_sorted_apart_and_in_range(text: str, markdown: bool) -> None:
    spans = find_markup(text, markdown)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end < b.start for a, b in pairwise(spans))


@given(MARKED)
def test_words_of_plain_text_are_never_markup(text: str) -> None:
    left = stripped(text)
    assert (left.count("ord"), left.count("Vedtak")) == (text.count("ord"), text.count("Vedtak"))
    assert left.count("---") >= text.count("---")  # a tag taken out may bring dashes together


@given(st.text("abcæøå 12.,:;()–/«»\n", max_size=80))
def test_words_without_signs_have_no_markup(text: str) -> None:
    assert find_markup(text, markdown=False) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Vedtak:** Styret sier ja", "Vedtak: Styret sier ja"),
        ("prosjektene *Fjordvarme* og *Lys i mørket*.", "prosjektene Fjordvarme og Lys i mørket."),
        ("__Sak 3__ og _notat_, ***begge***", "Sak 3 og notat, begge"),
        ("**Viktig: *nå***", "Viktig: nå"),
        ("***Nå** straks*", "Nå straks"),
        ("«*Varmere by*»", "«Varmere by»"),
        ('a<br/>b <I>c</I> <ul style="list-style: none"><li>d</ul>', "ab c d"),
        ("H<sub>2</sub>O <a href='x'>lenke</a> <p class=x>", "H2O lenke "),
    ],
)
def test_markup_of_plain_text(text: str, expected: str) -> None:
    assert stripped(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "* Møtte for Hansen\n** Fra sak 3",
        "Berg* og Vik* møtte, Lund** gikk",
        "Berg**, Vik**, Lund",
        "*Møtte for Vik\nBerg*",
        "3 * 4 * 5 og 2*3*4",
        "Underskrift: ____ / ____ og ___________",
        "not_attending og _private fil_navn_her",
        "<Utvalg> <navn på leder> <i dag> <b og c> < p > <3",
        "elever*innen og lærer*innen",
        "(*) se note (*)",
        "\\*ikke kursiv\\*",
        "# 3 [a](b) {#c} > sitat",
        "**** og * *",
    ],
)
def test_no_markup_in_plain_text(text: str) -> None:
    assert find_markup(text, markdown=False) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Sak 4: Søknader {#sok-4}\nTekst", "Sak 4: Søknader\nTekst"),
        ("##Sak 5 ##\n# #lys", "Sak 5\n#lys"),
        ("* Innhold\n{:toc}", "* Innhold\n"),
        ("---\ntittel: Møte\n---\nTekst", "\ntittel: Møte\n\nTekst"),
        ("Felt merket \\* er fra 1\\. mai", "Felt merket * er fra 1. mai"),
        ("> > Sitert\n> mer", "Sitert\nmer"),
        ('Se [vedlegg (2)](https://x.no/a_(b)_c) og ![kart](k.png "t")', "Se vedlegg (2) og kart"),
        ("Skriv til <post@nes.no> eller <https://nes.no>", "Skriv til post@nes.no eller https://nes.no"),
        ("Kjør `a_b` nå\n```sh\nls\n```", "Kjør a_b nå\n\nls\n"),
        ("*Over\nto linjer*", "Over\nto linjer"),
        ("*Ikke over\n\nto avsnitt*", "*Ikke over\n\nto avsnitt*"),
        ("* *Punkt*\n* **To**: ja", "* Punkt\n* To: ja"),
        ("|Navn|Parti|\n|---|:-:|\n|Kari|Ap|", "|Navn|Parti|\n\n|Kari|Ap|"),
        ("Tittel\n======\n***", "Tittel\n\n"),
    ],
)
def test_markup_of_markdown(text: str, expected: str) -> None:
    assert stripped(text, markdown=True) == expected


# --- HTML -------------------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><!-- laget for hånd --><html><head><title>Nettside</title><style>p {color: red}</style></head>
<body><h1>Møtebok</h1><p>Kvenvik   kulturråd
m&oslash;ttes <b>p&aring; </b>Kaia.<br>Kl. 18</p><script>if (a < b) alert("x")</script>
<h2>Sak&nbsp;1</h2>
<table><tr><th>Navn</th><th></th><th>Parti</th></tr><tr><td><p>Liv Strand</p></td><td></td><td>Lokallista</td></tr></table>
<ol start=3><li>Tak<li>Vegg<ul><li>Øst</ul></ol><pre>
  Sum   12
</pre>3 < 4 &amp; 5<?php echo "a>b"; ?></body></html>"""


def test_html_becomes_the_lines_a_browser_shows() -> None:
    source = read_text(PAGE, "side.php")
    assert source.media_type == "text/html"
    assert source.text.split("\n") == [
        "# Møtebok",
        "",
        "Kvenvik kulturråd møttes på Kaia.",
        "Kl. 18",
        "",
        "## Sak\u00a01",
        "",
        "Navn\t\tParti",
        "Liv Strand\t\tLokallista",
        "",
        "3. Tak",
        "4. Vegg",
        "  - Øst",
        "",
        "  Sum   12",
        "",
        "3 < 4 & 5",
    ]
    assert [source.text[span.start : span.end] for span in source.markup] == ["# ", "## "]
    assert source.characters == len(source.text)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<table><tr><td>Liv<br>Per<td>Sp<br>V</table>", ["Liv\tSp", "Per\tV"]),
        ("<table><tr><td>Til stede<td>Liv<br>Per</table>", ["Til stede\tLiv", "\tPer"]),
        ("<table><tr><td>Meny<td><h2>Sak 1</h2><p>Tekst</table>", ["Meny", "", "## Sak 1", "", "Tekst"]),
        ("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", ["a\tb", "c"]),
        ("<table><tr><td>" + "<br>".join("abcdefghijklmn") + "<td>Per<br>Liv</table>", [*"abcdefghijklmn", "Per", "Liv"]),
        ("<p>En<p>To<br><br>Tre", ["En", "", "To", "", "Tre"]),
        ("<h3>Lang<br>tittel</h3><div>x</div><div>y</div>", ["### Lang tittel", "", "x", "y"]),
        ("<ol type=a><li>En<li value=4>To</ol>", ["a. En", "d. To"]),
        ("<ol start=99999999999999999999><li>En</ol>", ["1. En"]),
        ("<li><h2>Valg</h2>", ["## - Valg"]),
        ("<title>Fane<p>Synlig", ["Synlig"]),
        ("<p>&lt;Utvalg&gt; og &lt;br&gt;&#13;&#12;", ["<Utvalg> og <br>"]),
        ('<p><img alt="<foto>" src=x>Tekst <![if mso]>her<![endif]>', ["Tekst her"]),
        ("<p>a</td></tr></table></ul></pre>b", ["a", "b"]),
        ("<pre>x\fy\n\n\nz</pre>", ["x y", "", "z"]),
    ],
)
def test_html_shapes(html: str, lines: list[str]) -> None:
    assert [line for line in read_text("<html>" + html, "s").text.split("\n") if line or "" in lines] == lines


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<h2>", "<br>", "<pre>", "ord ", "\n", "<", "&lt;"]
        )
    )
)
def test_no_word_of_any_html_is_lost(pieces: list[str]) -> None:
    source = read_text("<html><body>Start " + "".join(pieces), "s")
    assert source.text.count("ord") == pieces.count("ord ")
    assert "\n".join(source.text[line.start : line.end] for line in source.lines) == source.text


def test_an_optional_hyphen_is_markup_but_not_where_it_splits_a_word() -> None:
    text = "Merk\u00adnad om næ\u00ad\nrings\u00adfond\u00ad  \n et"
    assert find_markup(text, markdown=False) == (Span(4, 5), Span(21, 22))


# --- furniture --------------------------------------------------------------------------------------------------


def layers(text: str) -> dict[str, str]:
    source = read_text(text, "m")
    return {source.text[line.start : line.end].strip(): line.layer for line in source.lines if line.layer != "body"}


def test_without_pages_only_a_counted_page_is_furniture() -> None:
    assert layers("Kvenvik\nSide 3 av 7\nSide 4\n- 5 -\n3/7\n8\nSe side 3 av 7\n  PAGE 2 of 7 ") == {
        "Side 3 av 7": "page_number",
        "PAGE 2 of 7": "page_number",
    }


PAGES = "\f".join(
    f"Kvenvik kulturråd      Side {n}\nMøtebok 2024\n"
    f"Sak {n}/24 Om sak nummer {n}\nVedtak:\nTekst {'abcdef'[n]}.\nEnstemmig vedtatt.\nSign: ___ / ___\n{foot}\n"
    for n, foot in ((1, "- 1 -"), (2, "2"), (3, "3/4"), (4, "Side 4"))
)


def test_what_runs_through_the_pages_is_furniture_and_content_is_not() -> None:
    found = layers(PAGES)
    assert {line: layer for line, layer in found.items() if layer == "page_number"} == dict.fromkeys(("- 1 -", "2", "3/4", "Side 4"), "page_number")
    assert {line for line, layer in found.items() if layer == "header"} == {f"Kvenvik kulturråd      Side {n}" for n in (1, 2, 3, 4)} | {
        "Møtebok 2024"
    }
    assert {line for line, layer in found.items() if layer == "footer"} == {"Sign: ___ / ___"}


def test_cases_and_numbers_at_page_edges_are_content() -> None:
    assert layers("Sak 1/24\nTekst a\n3/24\f1/24\nTekst b\n17\fSak 3/24\nTekst c\n5") == {}


def test_page_numbers_that_count_from_a_cover() -> None:
    assert layers("Forside\fa\n1\fb\n2\fc\n3") == dict.fromkeys("123", "page_number")


def test_two_pages_are_too_few_for_a_running_header() -> None:
    assert layers("Kvenvik\na\fKvenvik\nb") == {}


def test_the_line_on_which_a_page_is_signed_is_furniture_with_what_repeats_beside_it() -> None:
    foot = "Sign: ______ / ______\nMøteskrivere: Anna Vik/Ola Moe\n"
    found = layers("".join(f"Sak {n}/01 Om brygge {'abcd'[n]}\nVedtak:\nBrygga {'abcd'[n]} bygges.\n{foot}" for n in range(4)))
    assert found == {"Sign: ______ / ______": "footer", "Møteskrivere: Anna Vik/Ola Moe": "footer"}


def test_a_line_signed_once_is_content() -> None:
    assert layers("Sak 1/01 Om brygge\nVedtak:\nBrygga bygges.\nSign: ______ / ______\n") == {}


# --- hostile input ----------------------------------------------------------------------------------------------

BAIT = [
    "<",
    "*",
    "[",
    "_",
    "<a",
    "<!--",
    "<?",
    '<a b="',
    "*a ",
    "**a",
    "[a](",
    "`a",
    "\\",
    "&#",
    " #",
    "<li>",
    "<ul><li>x",
    "<table><td>x",
    "Side 1\n\f",
    "a: b\n",
]


def test_numbers_before_every_line_are_furniture() -> None:
    body = ["Møtebok", *(f"Punkt om kai {'abcdefghijklmnopqrstuvwx'[i]}" for i in range(24)), "  innrykk"]
    source = read_text("\n".join(f"{n:>3}  {line}" for n, line in enumerate(body, 1)), "t")
    assert [source.text[line.start : line.end] for line in source.lines if line.layer == "body"] == body
    assert [int(source.text[line.start : line.end]) for line in source.lines if line.layer == "line_number"] == [*range(1, 27)]


@pytest.mark.parametrize("number", ["{}. ", "{}", "Sak {} "])
def test_numbers_that_belong_to_their_lines_stay(number: str) -> None:
    text = "\n".join(number.format(n) + "Kaia" for n in range(1, 40))
    assert {line.layer for line in read_text(text, "t").lines} == {"body"}


def test_numbers_that_do_not_count_stay() -> None:
    assert {line.layer for line in read_text("\n".join(f"{n * n} kroner til laget" for n in range(1, 40)), "t").lines} == {"body"}


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.mark.parametrize("bait", BAIT)
@pytest.mark.parametrize("before", ["# ", "<html><body>Møte "])
def test_hostile_input_takes_time_in_proportion_to_its_length(bait: str, before: str) -> None:
    small, large = (before + bait * (size // len(bait)) + " x" for size in (5_000, 80_000))
    spent = min(seconds(lambda: read_text(small, "m")) for _ in range(3))
    # Sixteen times the text may take sixteen times the time; were it quadratic, 256 times.
    assert any(seconds(lambda: read_text(large, "m")) < 64 * spent + 0.2 for _ in range(3))


@pytest.mark.parametrize("bait", ["<", "*", "["])
def test_a_megabyte_of_one_sign_is_read(bait: str) -> None:
    assert read_text("Møte " + bait * 1_000_000, "m").characters == 1_000_005
