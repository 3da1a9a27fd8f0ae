"""OpenDocument text: the same lines as the same document in Word gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_parser.errors import UnreadableDocument
from minutes_parser.load import read
from minutes_parser.load.odt import read_odt
from minutes_parser.source import Source
from office_files import codes, lines, open_document, pages, zipped


def load(body: str, **parts: str) -> Source:
    """The document; the self-check has to find nothing."""
    source = read_odt(open_document(body, **parts), "test.odt")
    assert "MP120" not in codes(source)
    return source


def body_of(body: str, **parts: str) -> list[str]:
    return lines(load(body, **parts))


def p(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def h(content: str, level: int = 1, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{content}</text:h>'


def style(name: str, properties: str = "", more: str = "", family: str = "paragraph") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}><style:{family}-properties {properties}/></style:style>'


# Text


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("Møtet er satt", "Møtet er satt"),
        ("Møtet <text:span>er</text:span> satt", "Møtet er satt"),
        ("  Møtet \n er <text:span> satt</text:span>", "Møtet er satt"),
        ('Møtet<text:s text:c="3"/>er satt', "Møtet   er satt"),
        ("Kari Dal<text:tab/>Sp", "Kari Dal\tSp"),
        ("Kari<text:line-break/>Per", "Kari\nPer"),
        ('<text:a xmlns:xlink="http://www.w3.org/1999/xlink">Møtet</text:a> er satt', "Møtet er satt"),
        ("Side <text:page-number>2</text:page-number>", "Side 2"),
        ("Vedtak<text:note><text:note-citation>1</text:note-citation><text:note-body/></text:note>", "Vedtak"),
        ("<text:unknown>Møtet</text:unknown> er satt", "Møtet er satt"),
        ("A<draw:frame><draw:image/><svg:title>Logo</svg:title></draw:frame>B", "AB"),
    ],
)
def test_text_in_a_paragraph(content: str, shown: str) -> None:
    assert load(p(content)).text == shown


def test_sections_and_indexes_are_looked_into() -> None:
    template = "<text:table-of-content-source><text:index-title-template>Mal</text:index-title-template></text:table-of-content-source>"
    index = f"<text:table-of-content>{template}<text:index-body>{p('Sak 1')}</text:index-body></text:table-of-content>"
    assert body_of(f"<text:section>{p('A')}</text:section>" + index) == ["A", "Sak 1"]


def test_text_boxes_follow_their_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('I boksen')}</draw:text-box></draw:frame>"
    assert body_of(p(f"Saken {box}gjelder havna.") + p("Slutt")) == ["Saken gjelder havna.", "I boksen", "Slutt"]


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = '<style:style style:name="T9" style:family="text"><style:text-properties text:display="none"/></style:style>'
    body = p('Synlig<text:span text:style-name="T9">skjult</text:span>!') + f'<text:section text:display="none">{p("borte")}</text:section>'
    source = load(body + p('Sted: <text:placeholder text:placeholder-type="text">&lt;sted&gt;</text:placeholder>'), automatic=hidden)
    assert lines(source) == ["Synlig!", "Sted:"]
    assert codes(source) == ["MP122"]


def test_gaps_headings_and_titles_by_style() -> None:
    styles = (
        style("Standard")
        + style("Luftig", 'fo:margin-bottom="0.2in"')
        + style("Heading_20_2", 'fo:margin-top="1cm"', 'style:display-name="Heading 2"')
        + style("Title")
    )
    automatic = style("P1", "", 'style:parent-style-name="Luftig"') + style("P2", "", 'style:parent-style-name="Title"')
    source = load(
        p("Protokoll", "P2") + p("A", "P1") + p("B", "Standard") + p("") + p("C") + p("Sak 2", "Heading_20_2") + h("Sak 3", 3),
        automatic=automatic,
        styles=styles,
    )
    assert lines(source) == ["# Protokoll", "A", "", "B", "", "C", "", "## Sak 2", "### Sak 3"]
    assert [source.text[mark.start : mark.end] for mark in source.markup] == ["# ", "## ", "### "]


def test_pages_are_counted_where_the_file_tells_of_breaks() -> None:
    broken = style("P1", 'fo:break-before="page"')
    assert pages(load(p("A") + p("B"))) == [None, None]
    assert pages(load(p("A") + p("B<text:soft-page-break/>C") + p("D"))) == [1, 1, 2]
    assert pages(load(p("A", "P1") + p("B", "P1"), automatic=broken)) == [1, 2]
    assert pages(load(p("A", "P2") + p("B"), automatic=style("P2", 'fo:break-after="page"'))) == [1, 2]


# Lists

NUMBERS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:start-value="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="3"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
    '<text:list-style style:name="L3">'
    '<text:list-level-style-number text:level="1" style:num-format="I" loext:num-list-format="Sak %1%:" style:num-suffix="x"/></text:list-style>'
)


def listed(*items: str, name: str = "L1", more: str = "") -> str:
    named = f'text:style-name="{name}"' if name else ""
    wrapped = (item if item.startswith("<text:list-") else f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list {named} {more}>{''.join(wrapped)}</text:list>"


def test_lists_count_by_level() -> None:
    inner = listed(p("B") + listed(p("C"), name=""), p("D"), name="")
    assert body_of(listed(p("A") + inner, p("E") + p("mer")), automatic=NUMBERS) == ["1. A", "  b) B", "    1.b.1. C", "  c) D", "2. E", "mer"]


def test_bullets_and_patterns_and_unknown_styles() -> None:
    assert body_of(listed(p("A"), name="L2") + listed(p("B"), p("C"), name="L3") + listed(p("D"), name="L9"), automatic=NUMBERS) == [
        "- A", "Sak I: B", "Sak II: C", "- D",
    ]  # fmt: skip


def test_lists_go_on_where_they_say_so() -> None:
    body = listed(p("A"), p("B"), more='xml:id="x"') + p("Mellom") + listed(p("C"), more='text:continue-numbering="true"')
    body += listed(p("D")) + listed(p("E"), more='text:continue-list="x"')
    assert body_of(body, automatic=NUMBERS) == ["1. A", "2. B", "Mellom", "3. C", "1. D", "4. E"]


def test_list_headers_have_no_label_items_can_start_anew_and_empty_ones_do_not_count() -> None:
    header, started = f"<text:list-header>{p('Innledning')}</text:list-header>", f'<text:list-item text:start-value="7">{p("G")}</text:list-item>'
    nested = f"<text:list-item>{listed(p('b'), name='')}</text:list-item>"
    assert body_of(listed(header, p("A"), nested, p("B"), started), automatic=NUMBERS) == ["Innledning", "1. A", "  b) b", "2. B", "7. G"]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = "<text:outline-style>" + "".join(
        f'<text:outline-level-style text:level="{at}" style:num-format="{kind}" text:display-levels="{at}"/>'
        for at, kind in ((1, "1"), (2, "1"), (3, ""))
    )
    body = h("A") + h("B", 2) + h("Uten", 3) + h("C") + h("D", 1, 'text:is-list-header="true"') + h("E", 2)
    assert body_of(body, styles=f"{outline}</text:outline-style>") == ["# 1 A", "## 1.1 B", "### Uten", "# 2 C", "# D", "## 2.1 E"]


# Tables


def table(*rows: str) -> str:
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"


def cell(content: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{content if content.startswith('<') else p(content)}</table:table-cell>"


def test_rows_are_lines_and_merged_cells_give_one_value() -> None:
    wide = cell("Forfall", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>" + cell("Vara")
    tall = cell("Sp", 'table:number-rows-spanned="2"') + cell("Kari Dal")
    covered = "<table:covered-table-cell/>" + cell("Per Fjell")
    header = f"<table:table-header-rows><table:table-row>{wide}</table:table-row></table:table-header-rows>"
    assert body_of(f"<table:table>{header}</table:table>") == ["Forfall\tVara"]
    assert body_of(p("A") + table(tall, covered, cell("x") + cell("", 'table:number-columns-repeated="2"') + cell("y")) + p("B")) == [
        "A", "", "Sp\tKari Dal", "\tPer Fjell", "x\t\t\ty", "", "B",
    ]  # fmt: skip


def test_nested_tables_and_page_layout() -> None:
    assert body_of(table(cell(p("Ytre") + table(cell("a") + cell("b"))) + cell("x"))) == ["Ytre\tx", "a\tb"]
    assert body_of(table(cell(p("Første.") + p("Andre.")))) == ["Første.", "Andre."]


# Layers and files


def test_layers_are_kept_apart() -> None:
    changes = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>N.N.</dc:creator></office:change-info>"
    changes += f"{p('ti')}</text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('Jf. sak 3/24')}</text:note-body></text:note>"
    comment = f"<office:annotation><dc:creator>N.N.</dc:creator>{p('Sjekk tallet')}</office:annotation>"
    page = f"<style:header>{p('Havnestyret')}</style:header><style:footer>{p('Side 1')}</style:footer>"
    master = "".join(f'<style:master-page style:name="{name}">{page}</style:master-page>' for name in "AB")
    source = load(changes + p(f"Vedtatt{note} mot to{comment} stemmer."), master=master)
    assert lines(source) == ["Vedtatt mot to stemmer."]
    assert lines(source, "header") == ["Havnestyret"]
    assert lines(source, "footer") == ["Side 1"]
    assert lines(source, "footnote") == ["Jf. sak 3/24"]
    assert lines(source, "comment") == ["Sjekk tallet"]
    assert lines(source, "deleted") == ["ti"]
    assert codes(source) == ["MP121"]


def test_it_is_known_by_its_content() -> None:
    source = read(open_document(p("Sak 1")), "/et/sted/referat.doc")
    assert (source.name, source.media_type, source.text) == ("referat.doc", "application/vnd.oasis.opendocument.text", "Sak 1")


ENCRYPTED = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (open_document(p("Sak 1"), manifest=ENCRYPTED), "password"),
        (open_document(p("Sak 1"))[:200], "damaged or cut short"),
        (open_document(""), "the document is empty"),
        (open_document(p("<draw:frame><draw:image/></draw:frame>")), "pictures but no text"),
        (open_document("").replace(b"content.xml", b"kontent.xml"), "holds no content.xml"),
        (zipped({"content.xml": "<x/>"}), "holds no text document"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_odt(data, "feil.odt")
    assert reason in caught.value.reason
    assert caught.value.cure


WORDS = st.text("abc æøå.", min_size=1, max_size=6)
NESTED = st.recursive(
    WORDS,
    lambda inner: st.tuples(st.sampled_from(["text:span", "text:a", "text:unknown", "draw:g", "text:p"]), st.lists(inner, max_size=3), WORDS).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>{made[2]}"
    ),
    max_leaves=8,
)


@given(st.lists(NESTED, min_size=1, max_size=5))
def test_every_piece_of_text_is_in_some_line(contents: list[str]) -> None:
    body = (
        p("Først")
        + "".join(p(content) for content in contents)
        + listed(*(p(content) for content in contents))
        + table(cell(p(contents[0])) + cell("y"))
    )
    assert lines(load(body, automatic=NUMBERS))[0] == "Først"
