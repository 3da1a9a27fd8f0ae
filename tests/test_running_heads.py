"""What runs through the pages of a text that has lost them: on several lines, in several languages; over the first page it is the title."""

from __future__ import annotations

import pytest

import minutes_parser as mp

HEAD = "SAMEDIGGI\nSAMEDIGGE\nSAEMIEDIGKIE\nSAMETINGET\nMØTEBOK 4/92\nSIDE {}\n"
BODY = (
    "Tid: 15. september 1992 kl. 09.00\nSted: Karasjok\nSAK 1/92 NY KAI\nDokumenter\n{}SAK 2/92 NY SKOLE\nVedtak:\nSkolen bygges på"
    "\n{}Nes i 1994.\n{}Skolen tas i bruk i 1995.\nSAK 3/92 EVENTUELT\n{}Ingen saker.\n"
)


def test_the_name_of_the_body_on_four_lines_runs_through_the_pages() -> None:
    minutes = mp.parse_text(HEAD.format(1) + BODY.format(*(HEAD.format(page) for page in range(2, 6))))
    decision = minutes.cases[1].decision
    assert decision and decision.text == "Skolen bygges på\nNes i 1994.\nSkolen tas i bruk i 1995."


def test_over_the_first_page_it_is_the_title() -> None:
    minutes = mp.parse_text(HEAD.format(1) + BODY.format(*(HEAD.format(page) for page in range(2, 6))))
    assert (minutes.meeting.title, minutes.meeting.number, minutes.meeting.body) == ("MØTEBOK 4/92", "4/92", "SAMETINGET")
    layers = [line.layer for line in minutes.source.lines if "SAMETINGET" in minutes.source.text[line.start : line.end]]
    assert layers == ["body", "footer", "footer", "footer", "footer"]


def test_what_ends_in_a_colon_beside_pages_that_are_cited_is_content() -> None:
    changes = "".join(f"Side {page}\nForslag {page} fra Ap v/ Leif Moen:\nLinjen om år {page} strykes.\n" for page in range(4, 9))
    minutes = mp.parse_text(f"MØTEBOK\n\nLauvdal kommunestyre\nMøtedato: 14.11.1996\n\nSak 31/96 Plan\n\n{changes}\nVedtak:\nPlanen vedtas.\n")
    assert [p.by for p in minutes.cases[0].proposals] == ["Ap v/ Leif Moen"] * 5


def test_the_case_below_the_running_head_is_another_on_each_page() -> None:
    heads = "".join(f"{HEAD.format(page)}SAK {page}/92\nNY KAI PÅ NES\nVedtak:\nKai {page} bygges.\n" for page in range(1, 6))
    assert [c.number and c.number.raw for c in mp.parse_text(heads).cases] == [f"{page}/92" for page in range(1, 6)]


def test_a_running_head_is_known_also_where_the_page_count_was_misread() -> None:
    text = HEAD.format(1) + BODY.format(*(HEAD.format(page) for page in range(2, 6)))
    minutes = mp.parse_text(text + HEAD.format("~3").replace("SIDE ", "51!)£ ") + "Møtet slutt.\n")
    assert [line.layer for line in minutes.source.lines if "SAEMIEDIGKIE" in text[line.start : line.end]][1:] == ["footer"] * 4
    assert "SAEMIEDIGKIE" not in "".join(s.text for c in minutes.cases for s in c.sections)


def _leaves(numbers: list[int]) -> str:
    return "".join(f"MØTEBOK 4/91 SIDE {n}\n\nDet som står her, hører til siden.\nSe også melding 3 side {(7 * n) % 11}\n\n" for n in numbers)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([4, 9, 2, 7, 5, 1, 8, 3, 6], True),
        (list(range(1, 15)), False),
        ([1, 2, 3, 1, 2, 3, 1, 2, 3], False),  # bound copies begin anew
        ([1, 2, 3, 4, 7, 5, 6, 8, 9, 10, 11], False),
        ([5, 3, 4, 2], False),
    ],
)
def test_leaves_that_lie_in_no_order_are_told(numbers: list[int], *, told: bool) -> None:
    minutes = mp.parse_text("PROTOKOLL\nSak 1/91 Ny kai\n" + _leaves(numbers) + "Vedtak:\nKaia bygges.\n")
    found = [one for one in minutes.diagnostics if one.code == "MP111"]
    assert bool(found) is told
    for one in found:
        assert [int(minutes.source.text[span.start : span.end]) for span in one.span] == [2, 5, 3]


@pytest.mark.parametrize("hand", ["", "____________ / ____________", "---,::~S*S~_I_S:::..k~J_", "_5,=:J-_S_/ __\nE._~_rJ_"])
def test_the_line_on_which_each_page_is_signed_ends_no_passage(hand: str) -> None:
    foot = f"Sign: {hand}\nMøtesekretær: Kari Moe\nMøtebok 2/01 side {{}} av 9\n"
    pages = [
        "Sak 1/01 Ny kai\n\nVedtak:\nKaia bygges i Lia.\n",
        "Kommunen søker om tilskudd.\n",
        "Arbeidet begynner i 2002.\n",
        "Sak 2/01 Ny bru\n\nVedtak:\nUtsettes.\n",
    ]
    minutes = mp.parse_text(
        "MØTEBOK\nStyret\nMøtedato: 20.03.2001\nMøtested: Lia\nTil stede:\nTor Moe\nLiv Sund\n\n"
        + "".join(page + foot.format(n) for n, page in enumerate(pages, start=1))
    )
    decision = minutes.cases[0].decision
    assert decision is not None
    assert decision.text == "Kaia bygges i Lia.\nKommunen søker om tilskudd.\nArbeidet begynner i 2002."
    assert not minutes.signatories
