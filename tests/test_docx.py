"""Word documents: every kind of text is read once, in its place; every list counts as Word counts."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_parser.errors import LimitExceeded, UnreadableDocument
from minutes_parser.load import read
from minutes_parser.load.docx import read_docx
from minutes_parser.source import Source
from office_files import codes, lines, p, pages, r, table, word, zipped

BREAK = "<w:r><w:br/></w:r>"
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"
TAB = "<w:r><w:tab/></w:r>"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def word_xml(body: str) -> str:
    with ZipFile(BytesIO(word(body))) as archive:
        return archive.read("word/document.xml").decode()


def load(body: str, **parts: str) -> Source:
    """The document; the self-check has to find nothing."""
    source = read_docx(word(body, **parts), "test.docx")
    assert "MP120" not in codes(source)
    return source


def body_of(body: str, **parts: str) -> list[str]:
    return lines(load(body, **parts))


# Text in all its wrappings


@pytest.mark.parametrize(
    "content",
    [
        r("Møtet er lovlig satt"),
        r("Møtet ") + r("er lovlig satt"),
        f"<w:ins>{r('Møtet er')}</w:ins>{r(' lovlig satt')}",
        f"<w:moveTo>{r('Møtet er')}</w:moveTo>{r(' lovlig satt')}",
        f"{r('Møtet er')}<w:sdt><w:sdtPr/><w:sdtContent>{r(' lovlig satt')}</w:sdtContent></w:sdt>",
        f'<w:hyperlink r:id="x">{r("Møtet er")}</w:hyperlink>{r(" lovlig satt")}',
        f'<w:smartTag w:element="s">{r("Møtet er")}</w:smartTag>{r(" lovlig satt")}',
        f'<w:fldSimple w:instr="DOCPROPERTY X">{r("Møtet er")}</w:fldSimple>{r(" lovlig satt")}',
        f"{r('Møtet er')}<w:unknown>{r(' lovlig satt')}</w:unknown>",
    ],
)
def test_text_is_read_whatever_is_around_it(content: str) -> None:
    assert body_of(p(content)) == ["Møtet er lovlig satt"]


def test_a_block_level_content_control_is_read() -> None:
    assert body_of(f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Utvalg: Havnestyret')}</w:sdtContent></w:sdt>") == ["Utvalg: Havnestyret"]


def test_an_unfilled_content_control_is_left_out_and_told() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    source = load(p(r("Sted: ") + prompt.format(r("Klikk her for å skrive inn tekst."))) + p(prompt.format(r("Fjordsalen"))))
    assert lines(source) == ["Sted:", "Fjordsalen"]
    assert codes(source) == ["MP122"]


def test_the_result_of_a_field_is_read_and_its_code_is_not() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText xml:space="preserve"> DATE </w:instrText></w:r>'
    nested = mark("begin") + code + r("kode") + mark("separate") + r("12. mai") + mark("end")
    assert body_of(p(r("Dato: ") + nested)) == ["Dato: 12. mai"]
    broken = p(r("Dato: ") + mark("begin") + code) + p("Neste avsnitt")
    assert body_of(broken) == ["Dato:", "Neste avsnitt"]


def test_form_fields_show_their_state() -> None:
    def field(data: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'

    ticked, empty = field("<w:checkBox><w:checked/></w:checkBox>"), field('<w:checkBox><w:default w:val="0"/></w:checkBox>')
    choice = field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Ja"/><w:listEntry w:val="Nei"/></w:ddList>')
    assert body_of(p(ticked + r(" Møtt ") + empty + r(" Forfall ") + choice)) == ["☒ Møtt ☐ Forfall Nei"]


def test_hidden_text_is_left_out_and_told() -> None:
    source = load(
        p(r("Synlig") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>" + '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>!</w:t></w:r>')
    )
    assert lines(source) == ["Synlig!"]
    assert [note.message for note in source.notes] == ["6 characters of hidden text or of unfilled form fields are left out"]


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("<w:noBreakHyphen/>", "06-25"),
        ("<w:softHyphen/>", "0625"),  # it is seen only where a line ends
        ("<w:tab/>", "06\t25"),
        ("<w:cr/>", "06\n25"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "06✓25"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "06•25"),
        ('<w:sym w:font="Arial" w:char="2013"/>', "06–25"),
        ('<w:sym w:font="Wingdings" w:char="zz"/>', "0625"),
    ],
)
def test_signs_that_are_elements(sign: str, shown: str) -> None:
    assert load(p(f"{r('06')}<w:r>{sign}</w:r>{r('25')}")).text == shown


def test_an_optional_hyphen_is_not_read_and_not_missed() -> None:
    source = load(p(r("Merk") + "<w:r><w:softHyphen/></w:r>" + r("nad frå Ås\u00adhild:")))
    assert source.text == "Merknad frå Åshild:"
    assert source.notes == ()


@pytest.mark.parametrize(
    "anchor",
    [
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        "<w:r><mc:AlternateContent><mc:Choice Requires='wpx'><wps:picture/></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        "<w:r><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></w:r>",
    ],
)
def test_a_text_box_is_read_once_after_its_paragraph(anchor: str) -> None:
    assert body_of(p(r("Saken ") + anchor.format(p("I boksen")) + r("gjelder havna.")) + p("Slutt")) == ["Saken gjelder havna.", "I boksen", "Slutt"]


# Tracked changes


def test_deleted_text_is_kept_apart_with_a_note() -> None:
    deleted = "<w:del><w:r><w:delText>ti</w:delText></w:r></w:del>"
    source = load(p(r("Vedtatt mot ") + deleted + f"<w:ins>{r('to')}</w:ins>" + r(" stemmer.")) + p(f"<w:moveFrom>{r('Flyttet bort')}</w:moveFrom>"))
    assert lines(source) == ["Vedtatt mot to stemmer.", ""]
    assert lines(source, "deleted") == ["ti", "Flyttet bort"]
    assert [(note.code, note.severity) for note in source.notes] == [("MP121", "warning")]
    assert "1 insertions, read, and 2 deletions" in source.notes[0].message


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert body_of(p("Møtet ", gone) + p("ble hevet.")) == ["Møtet ble hevet."]
    deleted = p("<w:del><w:r><w:delText>Borte</w:delText></w:r></w:del>", gone)
    assert body_of(deleted + p("Igjen")) == ["Igjen"]
    assert body_of(p("Siste", gone)) == ["Siste"]


# Lines, pages and gaps


def test_a_line_break_starts_a_line_and_a_tab_divides_cells() -> None:
    assert body_of(p(r("Kari Dal") + TAB + r("Sp") + BREAK + r("Per Fjell") + TAB + r("V"))) == ["Kari Dal\tSp", "Per Fjell\tV"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1.|Molo bygges", "1. Molo bygges"),
        ("|a)|Molo bygges", "a) Molo bygges"),
        ("–||Molo bygges", "– Molo bygges"),
        ("1.|Molo|Beslutning", "1.\tMolo\tBeslutning"),
        ("Kl.|10.15", "Kl.\t10.15"),
        ("1|Molo", "1\tMolo"),
    ],
)
def test_a_list_counted_by_hand_is_no_table(typed: str, shown: str) -> None:
    assert body_of(p(TAB.join(r(part) if part else "" for part in typed.split("|")))) == [shown]


def test_empty_paragraphs_and_space_give_empty_lines() -> None:
    spaced = '<w:spacing w:before="0" w:after="120"/>'
    assert body_of(p("A") + p("") + p("B") + p("C", spaced) + p("D")) == ["A", "", "B", "C", "", "D"]
    assert body_of(p("A", '<w:spacing w:after="40"/>') + p("B")) == ["A", "B"]
    assert body_of(p("A", spaced + "<w:contextualSpacing/>") + p("B")) == ["A", "B"]
    assert body_of(p("A", '<w:spacing w:afterAutospacing="1" w:after="0"/>') + p("B")) == ["A", "", "B"]


def test_space_comes_from_styles_their_bases_and_the_defaults() -> None:
    styles = (
        '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="200"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Tett"><w:name w:val="Tett"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Under"><w:name w:val="Under"/><w:basedOn w:val="Tett"/></w:style>'
    )
    body = p("A") + p("B", '<w:pStyle w:val="Under"/>') + p("C", '<w:pStyle w:val="Ukjent"/>') + p("D")
    assert body_of(body, styles=styles) == ["A", "", "B", "C", "", "D"]


def test_pages_are_counted_where_the_file_tells_of_breaks() -> None:
    assert pages(load(p("A") + p("B"))) == [None, None]
    assert pages(load(p("A") + p(RENDERED + r("B")) + p(r("C") + RENDERED + r(" D") + BREAK + r("E")))) == [1, 2, 2, 3]
    assert pages(load(p("A") + p(r("B") + PAGE_BREAK + RENDERED + r("C")))) == [1, 1, 2]
    assert pages(load(p("A") + p("B", "<w:pageBreakBefore/>"))) == [1, 2]


def test_a_section_begins_a_page_unless_it_says_otherwise() -> None:
    section = "<w:sectPr>{}</w:sectPr>"
    assert pages(load(p("A", section.format("")) + p("B") + section.format(""))) == [1, 2]
    assert pages(load(p("A", section.format("")) + p("B") + section.format('<w:type w:val="continuous"/>'))) == [None, None]


def test_pages_too_full_to_be_pages_have_no_number() -> None:
    assert set(pages(load(p(PAGE_BREAK + r("A")) + p("Ord og ord. " * 1000)))) == {None}


# Headings


@pytest.mark.parametrize(
    ("style", "outline", "shown"),
    [
        ("heading 1", "", "# Sak 1/24"),
        ("Heading 3", "", "### Sak 1/24"),
        ("Overskrift 2", "", "## Sak 1/24"),
        ("heading 9", "", "###### Sak 1/24"),
        ("Title", "", "# Sak 1/24"),
        ("Tittel", "", "# Sak 1/24"),
        ("Saksoverskrift", '<w:outlineLvl w:val="1"/>', "## Sak 1/24"),
        ("TOC Heading", '<w:outlineLvl w:val="9"/>', "Sak 1/24"),
        ("heading 1", '<w:outlineLvl w:val="9"/>', "Sak 1/24"),
        ("Brødtekst", "", "Sak 1/24"),
    ],
)
def test_headings_by_style_or_outline_level(style: str, outline: str, shown: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="X"><w:name w:val="{style}"/><w:pPr>{outline}</w:pPr></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="Y"><w:name w:val="Y"/><w:basedOn w:val="X"/></w:style>'
    for name in ("X", "Y"):
        source = load(p("Sak 1/24", f'<w:pStyle w:val="{name}"/>'), styles=styles)
        assert source.text == shown
        assert [source.text[mark.start : mark.end] for mark in source.markup] == ([shown.removesuffix("Sak 1/24")] if "#" in shown else [])


def test_styles_that_are_their_own_ancestors_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>' for a, b in (("A", "B"), ("B", "A"))
    )
    assert body_of(p("Tekst", '<w:pStyle w:val="A"/>'), styles=styles) == ["Tekst"]


# Lists


def level(at: int, kind: str = "decimal", text: str | None = None, more: str = "", start: int = 1) -> str:
    text = f"%{at + 1}." if text is None else text
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def family(*levels: str, key: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(text: str, at: int = 0, key: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{key}"/></w:numPr>')


@pytest.mark.parametrize(
    ("kind", "text", "labels"),
    [
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimalZero", "Sak %1/24", ["Sak 01/24", "Sak 02/24", "Sak 03/24"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("upperLetter", "(%1)", ["(A)", "(B)", "(C)"]),
        ("lowerRoman", "%1.", ["i.", "ii.", "iii."]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("bullet", "\uf0b7", ["-", "-", "-"]),
    ],
)
def test_lists_count_in_their_format(kind: str, text: str, labels: list[str]) -> None:
    numbering = family(level(0, kind, text)) + num(1)
    assert body_of("".join(map(item, "xyz")), numbering=numbering) == [f"{label} {word}" for label, word in zip(labels, "xyz", strict=True)]


def test_levels_start_anew_below_a_higher_one_and_can_show_it() -> None:
    numbering = family(level(0), level(1, "lowerLetter", "%2)"), level(2, "decimal", "%1.%2.%3")) + num(1)
    body = item("A") + item("B", 1) + item("C", 1) + item("D", 2) + item("E") + item("F", 1)
    assert body_of(body, numbering=numbering) == ["1. A", "  a) B", "  b) C", "    1.b.1 D", "2. E", "  a) F"]


def test_legal_numbering_and_levels_that_never_start_anew() -> None:
    numbering = family(level(0, "upperRoman"), level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>')) + num(1)
    assert body_of(item("A") + item("B", 1) + item("C") + item("D", 1), numbering=numbering) == ["I. A", "  1.1 B", "II. C", "  2.2 D"]


def test_lists_of_one_family_count_on_unless_one_starts_over() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    numbering = family(level(0, start=3)) + num(1) + num(2) + num(3, overrides=start.format(1)) + num(4, overrides=start.format(7))
    body = item("A") + item("B", key=2) + p("Mellom") + item("C", key=3) + item("D", key=3) + item("E", key=4) + item("F", key=3)
    assert body_of(body, numbering=numbering) == ["3. A", "4. B", "Mellom", "1. C", "2. D", "7. E", "8. F"]


def test_an_override_can_replace_a_level() -> None:
    numbering = family(level(0)) + num(1, overrides=f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1:")}</w:lvlOverride>')
    assert body_of(item("X"), numbering=numbering) == ["A: X"]


def test_numbering_by_style_its_level_by_the_link_and_turned_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Punkt"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Under"><w:name w:val="Under"/><w:basedOn w:val="Punkt"/></w:style>'
    )
    numbering = family(level(0, more='<w:pStyle w:val="Punkt"/>'), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Under"/>')) + num(1)
    body = p("A", '<w:pStyle w:val="Punkt"/>') + p("B", '<w:pStyle w:val="Under"/>')
    body += p("C", '<w:pStyle w:val="Punkt"/><w:numPr><w:numId w:val="0"/></w:numPr>') + p("D", '<w:pStyle w:val="Punkt"/>')
    assert body_of(body, styles=styles, numbering=numbering) == ["1. A", "  a) B", "C", "2. D"]


def test_numbering_of_an_earlier_version_does_not_count() -> None:
    stale = '<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    assert body_of(p("A", stale) + item("B"), numbering=family(level(0)) + num(1)) == ["A", "1. B"]


def test_a_list_style_lends_its_levels() -> None:
    styles = '<w:style w:type="numbering" w:styleId="Saker"><w:name w:val="Saker"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    numbering = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Saker"/></w:abstractNum>' + family(level(0, text="Sak %1:"), key=1)
    assert body_of(item("A") + item("B"), styles=styles, numbering=numbering + num(1) + num(2, of=1)) == ["Sak 1: A", "Sak 2: B"]


def test_a_heading_is_numbered_after_its_signs() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    source = load(p("Regnskap", '<w:pStyle w:val="H"/>'), styles=styles, numbering=family(level(0)) + num(1))
    assert source.text == "## 1. Regnskap"
    assert [tuple(mark) for mark in source.markup] == [(0, 3)]


def test_deleted_items_are_not_counted_and_lists_that_are_missing_have_no_labels() -> None:
    gone = p(
        "<w:del><w:r><w:delText>B</w:delText></w:r></w:del>", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    )
    assert body_of(item("A") + gone + item("C"), numbering=family(level(0)) + num(1)) == ["1. A", "2. C"]
    assert body_of(item("A", key=9) + item("B", at=5), numbering=family(level(0)) + num(1)) == ["A", "B"]
    assert body_of(item("A")) == ["A"]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30))
def test_a_label_counts_the_items_of_its_level_since_the_last_higher_one(levels: list[int]) -> None:
    numbering = family(*(level(at, text=f"%{at + 1})") for at in range(4))) + num(1)
    shown = [int(line.strip().split(")")[0]) for line in body_of("".join(item("x", at) for at in levels), numbering=numbering)]
    for i, at in enumerate(levels):
        since = next((j for j in range(i - 1, -1, -1) if levels[j] < at), -1)
        assert shown[i] == levels[since + 1 : i + 1].count(at)


# Tables


def test_a_row_is_a_line_with_tabs() -> None:
    assert body_of(p("Til stede") + table(("Navn", "Parti"), ("Kari Dal", "Sp"), ("", "V")) + p("Slutt")) == [
        "Til stede", "", "Navn\tParti", "Kari Dal\tSp", "\tV", "", "Slutt",
    ]  # fmt: skip


def test_merged_cells_give_one_value() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Forfall")}'
    first, covered = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Sp")}', f"<w:tcPr><w:vMerge/></w:tcPr>{p('')}"
    assert body_of(table((wide, "Vara"), (first, "Kari Dal", "x"), (covered, "Per Fjell", "y"))) == [
        "Forfall\tVara",
        "Sp\tKari Dal\tx",
        "\tPer Fjell\ty",
    ]


def test_rows_and_cells_in_content_controls_and_insertions_are_read() -> None:
    cell = f"<w:sdt><w:sdtPr/><w:sdtContent><w:tc>{p('Kari Dal')}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtPr/><w:sdtContent><w:tr>{cell}<w:tc>{p('Sp')}</w:tc></w:tr></w:sdtContent></w:sdt>"
    assert body_of(f"<w:tbl>{row}</w:tbl>") == ["Kari Dal\tSp"]


def test_cells_of_several_lines_stand_beside_each_other() -> None:
    assert body_of(table((p("Kari Dal") + p("") + p("Per Fjell"), p("Sp") + p("leder") + p("V")))) == ["Kari Dal\tSp", "\tleder", "Per Fjell\tV"]
    assert body_of(table(("Til stede:", p("Kari Dal") + p("Per Fjell"), "3"))) == ["Til stede:\tKari Dal\t3", "\tPer Fjell"]


def test_numbers_in_a_column_of_their_own_are_shown() -> None:
    numbering = family(level(0, text="%1/24")) + num(1)
    assert body_of(table((item(""), "Budsjett"), (item(""), "Havneplan")), numbering=numbering) == ["1/24\tBudsjett", "2/24\tHavneplan"]


def test_a_table_that_lays_out_the_page_is_read_as_paragraphs() -> None:
    assert body_of(table((p("Møtet ble satt.") + p("") + p("Leder ønsket velkommen."),))) == ["Møtet ble satt.", "", "Leder ønsket velkommen."]
    prose = p("Utvalget drøftet saken lenge og grundig, og var enige om at havna trenger en ny molo før vinteren setter inn.") + p("Det haster.")
    assert body_of(table((prose, prose))) == [line for _ in range(2) for line in lines(load(prose))]


def test_nested_tables_follow() -> None:
    inner = table(("a", "b"), ("c", "d"))
    assert body_of(table((p("Ytre") + inner, "x"))) == ["Ytre\tx", "a\tb", "c\td"]
    assert body_of(table((inner + p(""),))) == ["a\tb", "c\td", "", ""]


# Layers


def test_headers_footers_notes_and_comments_are_layers() -> None:
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{key}"/>' for kind, key in (("header", "rId1"), ("header", "rId2"), ("footer", "rId3"))
    )
    source = load(
        p(r("Vedtak") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + f"<w:sectPr>{references}</w:sectPr>",
        header1=p("Havnestyret"),
        header2=p("Havnestyret"),
        footer1=p("Side 1"),
        header3=p("Hører ikke til noe avsnitt"),
        footnotes=f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote><w:footnote w:id="2">{p("Jf. sak 3/24")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p("Se vedlegg")}</w:endnote>',
        comments=f'<w:comment w:id="0" w:author="N.N.">{p("Sjekk tallet")}</w:comment>',
    )
    assert lines(source) == ["Vedtak"]
    assert lines(source, "header") == ["Havnestyret"]
    assert lines(source, "footer") == ["Side 1"]
    assert lines(source, "footnote") == ["Jf. sak 3/24", "Se vedlegg"]
    assert lines(source, "comment") == ["Sjekk tallet"]
    assert source.notes == ()


# Files


def test_the_lines_tile_the_text() -> None:
    source = load(p("A") + p(r("B") + BREAK + r("C")) + table(("D", "E")))
    assert "\n".join(source.text[line.start : line.end] for line in source.lines) == source.text
    assert all(a.end + 1 == b.start for a, b in zip(source.lines, source.lines[1:], strict=False))


def test_a_document_of_python_docx_is_read_by_its_content() -> None:
    document = docx.Document()
    document.add_heading("Møteprotokoll", level=1)
    document.add_paragraph("Til stede: Kari Dal")
    for text in ("Innkalling", "Regnskap"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Kaffe", style="List Bullet")
    buffer = BytesIO()
    document.save(buffer)
    source = read(buffer.getvalue(), "/et/sted/protokoll.txt")
    assert (source.name, source.media_type.rpartition(".")[2]) == ("protokoll.txt", "document")
    assert lines(source) == ["# Møteprotokoll", "Til stede: Kari Dal", "", "1. Innkalling", "2. Regnskap", "- Kaffe"]


def test_strict_documents_are_read_too() -> None:
    data = word(p("Sak 1"))
    transitional, strict = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).replace(transitional, strict) for name in archive.namelist()}
    assert read_docx(zipped(parts), "x").text == "Sak 1"


def test_a_damaged_part_beside_the_text_costs_that_part_only() -> None:
    source = read_docx(zipped({"word/document.xml": word_xml(p("Sak 1")), "word/_rels/document.xml.rels": "<Relationships"}), "x")
    assert source.text == "Sak 1"
    assert codes(source) == ["MP124"]


def test_embedded_documents_are_told() -> None:
    assert codes(load(p("Sak 1") + '<w:altChunk r:id="rId9"/>')) == ["MP123"]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("", {"diagramData1": f'<a:t xmlns:a="{DRAWING}">Styret leder</a:t>'}),
        ("", {"chart1": f'<a:t xmlns:a="{DRAWING}">Styret</a:t><a:t xmlns:a="{DRAWING}"> leder</a:t>'}),
        (p(f'<w:r><w:drawing><a:t xmlns:a="{DRAWING}">Styretleder</a:t></w:drawing></w:r>'), {}),
        (p('<w:r><w:pict><v:shape><v:textpath string="Styret leder"/></v:shape></w:pict></w:r>'), {}),
    ],
)
def test_words_in_drawings_are_told(body: str, parts: dict[str, str]) -> None:
    source = load(p("Sak 1") + body, **parts)
    assert [note.message for note in source.notes] == ["11 characters stand in diagrams, charts or drawn letters and are not read"]
    assert source.notes[0].code == "MP126"


PICTURE = p("<w:r><w:drawing/></w:r>")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word(p("Sak 1"))[:300], "damaged or cut short"),
        (word(p("Sak 1")).replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged or cut short"),
        (zipped({"word/styles.xml": "<x/>"}), "holds no word/document.xml"),
        (zipped({"word/document.xml": "<w:document"}), "word/document.xml in the file is damaged"),
        (zipped({"word/document.xml": word_xml(p("Ord. " * 3_000_000))}), "unpacks to more than 200 times"),
        (word(""), "the document is empty"),
        (word(p(" ") + p("")), "the document is empty"),
        (word(PICTURE), "pictures but no text"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(data, "feil.docx")
    assert reason in caught.value.reason
    assert (caught.value.name, bool(caught.value.cure)) == ("feil.docx", True)


def test_an_encrypted_document_is_told() -> None:
    with pytest.raises(UnreadableDocument, match="password"):
        read(b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "hemmelig.docx")


def test_entities_are_not_resolved() -> None:
    xml = word_xml(p("Sak 1 &x;"))
    bomb = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + xml
    assert read_docx(zipped({"word/document.xml": bomb}), "x").text == "Sak 1"


def test_deep_nesting_is_read_or_refused() -> None:
    deep = "<w:sdt>" * 95 + p("Innerst") + "</w:sdt>" * 95
    assert body_of(deep) == ["Innerst"]
    with pytest.raises(LimitExceeded):
        read_docx(word("<w:sdt>" * 5000 + p("Innerst") + "</w:sdt>" * 5000), "x")


# The self-check

NESTED = st.recursive(
    st.text("abc æøå.", min_size=1, max_size=6).map(r),
    lambda inner: st.tuples(
        st.sampled_from(["ins", "moveTo", "smartTag", "hyperlink", "sdtContent", "del", "unknown"]), st.lists(inner, max_size=3)
    ).map(lambda made: f"<w:{made[0]}>{''.join(made[1])}</w:{made[0]}>"),
    max_leaves=8,
)


@given(st.lists(NESTED, min_size=1, max_size=5))
def test_every_text_run_is_in_some_line(runs: list[str]) -> None:
    source = load(p(r("Først")) + "".join(p(run) for run in runs) + table((p(runs[0]), p(runs[-1]))))
    assert lines(source)[0] == "Først"


def test_the_self_check_finds_what_the_walk_does_not_read() -> None:
    source = read_docx(word(p("Sak 1") + "<w:r><w:t>løs tekst</w:t></w:r>"), "x")
    assert lines(source) == ["Sak 1"]
    assert [(note.code, note.severity) for note in source.notes] == [("MP120", "error")]
    assert "8 characters" in source.notes[0].message
