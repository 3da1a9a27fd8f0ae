"""The findings: each code is well formed, and an invented document provokes it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from string import Formatter

import attrs
import pytest
import regex

from minutes_parser import StrictError, coverage, parse_text, pipeline
from minutes_parser.catalogue import STAGES, codes
from minutes_parser.diagnostics import Code
from minutes_parser.load import read_text
from minutes_parser.resolve import agenda, attendance, changes, gathering, referring, suspects
from minutes_parser.span import Span

HEAD = "MØTEPROTOKOLL\n\nStyret for Lauvvik vassverk\nMøtedato: 14.03.2024\n\n"
CASES = "\n\nSak 1/24 Budsjett\n\nVedtak:\nBudsjettet godkjennes.\n\nSak 2/24 Ny pumpe\n\nVedtak:\nPumpen kjøpes.\n"
MEMBERS = "Medlemmer:\nKari Solvang (Alta)\nPer Ånestad (Dønna)\n\n"

PROVOKED = {
    "MP201": ("Kjære medlem\n\nDugnaden er 4. mai. Ta med hansker.\n", None, "()"),
    "MP202": (HEAD + "Til stede: Kari Solvang\n\nDet ble snakket om løst og fast.\n", None, "()"),
    "MP203": (
        HEAD
        + "Til stede: Kari Solvang\n\nSak 1/24 Kran\n\nVedtak: Kranen byttes.\n\n"
        + "Kranen er fra 1962 og har vært tett i flere år, og mange har klaget på lukten av vannet.\n\nSak 2/24 Kai\n\nNoe.\n",
        "1/24",
        "Kranen byttes.",
    ),
    "MP204": (
        HEAD
        + "Til stede: Kari Solvang"
        + CASES
        + "\n"
        + HEAD.replace("14.03.2024", "18.04.2024")
        + "Til stede: Kari Solvang"
        + CASES.replace("/24", "/25"),
        None,
        "MØTEPROTOKOLL",
    ),
    "MP205": (
        "ČOAHKKINGIRJI\n\nVuovdegieddi suohkan\n\nSuohkanstivra lea meannudan ášši ja dat lea dohkkehuvvon. Mearrádus ii leat almmuhuvvon.\n",
        None,
        "()",
    ),
    "MP401": (HEAD + "Til stede: Kari Solvang, Per Ånestad\nForfall: Per Ånestad" + CASES, None, "Per Ånestad"),
    "MP402": (HEAD + MEMBERS + "Møtte:\nKari Solvang (Alta)" + CASES, None, "Per Ånestad"),
    "MP403": (HEAD + MEMBERS + "Frafall: Sømna" + CASES, None, "Sømna"),
    "MP404": (HEAD + "Innkalt: Kari Solvang" + CASES, None, "Kari Solvang"),
    "MP405": (HEAD + "Til stede: Kari Lunde, Kari Lund" + CASES, None, "Kari Lunde"),
    "MP406": (HEAD + "Til stede: Kari Lunde" + CASES + "\nSak 3/24 Kai\n\nBehandling:\nPer Ånestad forlot møtet.\n", "3/24", "Per Ånestad forlot"),
    "MP407": (HEAD + "Medlem: Varamedlem:\nKari Lunde Per Ånestad\nTone Eikås" + CASES, None, "Kari Lunde"),
    "MP431": (
        HEAD
        + "Til stede: Kari Solvang\n\nSak 1/24 Kran\n\nInnstilling:\nKranen byttes.\n\n"
        + "Vedtak:\nInnstillingen vedtatt med følgende tillegg: Taket males.\n\n"
        + "Sak 2/24 Kai\n\nNoe.\n",
        "1/24",
        "Innstillingen vedtatt med",
    ),
    "MP432": (HEAD + "Til stede: Kari Solvang\n\nSak 1/24 Kran\n\nVedtak:\nSom innstilt.\n\nSak 2/24 Kai\n\nNoe.\n", "1/24", "Som innstilt"),
    "MP411": (HEAD + "Saksliste:\nSak 1/24 Budsjett\nSak 2/24 Ny pumpe\nSak 3/24 Eventuelt" + CASES, "3/24", "Sak 3/24 Eventuelt"),
    "MP412": (HEAD + "Saksliste:\nSak 1/24 Budsjett" + CASES, "2/24", "Sak 2/24 Ny pumpe"),
    "MP413": (HEAD + "Saksliste:\nSak 1/24 Budsjett 2025\nSak 2/24 Ny pumpe" + CASES, "1/24", "Sak 1/24 Budsjett 2025"),
    "MP414": (
        HEAD
        + "Saksliste:\nSak 1/24 Budsjett\nSak 2/24 Ny pumpe\nSak 3/24 Salg av pumpehuset"
        + CASES
        + "\nSalg av pumpehuset\n\nVedtak:\nPumpehuset selges.\n",
        "3/24",
        "Salg av pumpehuset",
    ),
    "MP421": (
        HEAD + "Til stede: Kari Solvang" + CASES + "\nSak 3/24 Kai\n\nHåndsopprekning viste at Solvang stemte for.\n",
        "3/24",
        "Håndsopprekning",
    ),
    "MP422": (
        HEAD
        + "Til stede: Kari Solvang"
        + CASES
        + "\nSak 3/24 Kai\n\nRiving: enstemmig vedtatt før pausen, for alle måtte hjem for å berge båtene i det samme.\n",
        "3/24",
        "Riving: enstemmig",
    ),
    "MP423": (HEAD + "Til stede: Kari Solvang\n\nFlere av medlemmene møtte ikke til tiden." + CASES, None, "Flere av"),
}


@pytest.mark.parametrize("code", PROVOKED)
def test_a_document_provokes_it(code: str) -> None:
    text, case, place = PROVOKED[code]
    minutes = parse_text(text)
    [found] = [d for d in minutes.diagnostics if d.code == code]
    [known] = [c for c in codes() if c.code == code]
    assert (found.severity, found.case) == (known.severity, case)
    words = [text[s.start : s.end] for s in found.span]
    assert (words[0] if words else "()").startswith(place)
    assert all(words)
    assert "{" not in found.message
    assert regex.fullmatch(regex.sub(r"\\\{\w+\\\}", "(.+)", regex.escape(known.message)), found.message)


@pytest.mark.parametrize("code", PROVOKED)
def test_a_document_without_the_oddity_does_not(code: str) -> None:
    plain = HEAD + MEMBERS + "Møtte:\nKari Solvang (Alta)\nPer Ånestad (Dønna)\n\nSaksliste:\nSak 1/24 Budsjett\nSak 2/24 Ny pumpe" + CASES
    assert code not in {d.code for d in parse_text(plain).diagnostics}


def test_every_code_of_the_core_is_provoked() -> None:
    core = {c.code for module in (pipeline, coverage, agenda, attendance, changes, gathering, referring, suspects) for c in module.CODES}
    assert core == {*PROVOKED, "MP901"}
    beyond = {c.code for c in codes()} - core
    # the loaders, the checks and what finds personal data provoke theirs in their own tests
    assert {code for code in beyond if not code.startswith(("MP1", "MP5", "MP6"))} == set(), "a code of a new stage: provoke it here"


def test_a_broken_balance_is_reported() -> None:
    """No document should; a claim outside the text does."""
    source = read_text("Noko er sagt.", "broken")
    assert coverage.balance(source, coverage.Claims((Span(0, 4),), ())).diagnostics == ()
    [found] = coverage.balance(source, coverage.Claims((Span(-3, 4),), ())).diagnostics
    assert (found.code, found.severity) == ("MP901", "error")


def test_strict_raises_the_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "visible", lambda text, spans: 1)
    with pytest.raises(StrictError) as error:
        parse_text(HEAD + CASES, name="brev.txt", strict=True)
    assert error.value.name == "brev.txt"
    assert "visible characters are accounted for" in str(error.value)
    assert parse_text(HEAD + CASES).diagnostics[-1].code == "MP901"


# ---- the codes as such


@pytest.mark.parametrize("code", codes(), ids=lambda code: code.code)
def test_a_code_is_well_formed(code: Code) -> None:
    assert regex.fullmatch(r"MP[1-69]\d\d", code.code)
    assert code.code[:3] in STAGES
    assert code.severity in ("error", "warning", "info")
    assert code.title[0].isupper()
    assert not code.title.endswith(".")
    assert code.advice.endswith(".")
    assert not code.message.endswith(".")
    names = [name for _, name, _, _ in Formatter().parse(code.message) if name is not None]
    assert all(name.isidentifier() for name in names)
    found = code.at((Span(1, 2),), (Span(3, 4),), case="1/24", **dict.fromkeys(names, "x"))
    assert found.span == (Span(1, 2), Span(3, 4))
    assert (found.code, found.severity, found.case) == (code.code, code.severity, "1/24")
    assert "{" not in found.message


def test_codes_are_unique() -> None:
    assert [c for c, n in Counter(c.code for c in codes()).items() if n > 1] == []
    assert [t for t, n in Counter(c.title for c in codes()).items() if n > 1] == []
    assert len(codes()) > 15


def test_a_placeholder_that_is_not_filled_is_an_error() -> None:
    with pytest.raises(KeyError):
        attrs.evolve(codes()[0], message="{nothing}").at(())


def test_northern_sami_is_recognised_and_what_is_sure_is_kept() -> None:
    head = "MØTEPROTOKOLL - ČOAHKKINGIRJI\n\nMøtedato: 14.03.2024\nTil stede: Kari Solvang, Per Ånestad\n\n"
    sami = "Lávdegoddi lea meannudan ášši ja dat lea dohkkehuvvon ovttajienalaččat. Mearrádus ii leat almmuhuvvon.\n"
    minutes = parse_text(head + "Ášši / sak 1/24 Kaia\n\n" + sami * 3 + "\nÁšši / sak 2/24 Molo\n\n" + sami)
    assert minutes.language == "se"
    assert "MP205" in {d.code for d in minutes.diagnostics}
    assert minutes.meeting.date == dt.date(2024, 3, 14)
    assert [a.name for a in minutes.attendance.attendees] == ["Kari Solvang", "Per Ånestad"]
    assert [c.number and (c.number.sequence, c.number.year) for c in minutes.cases] == [(1, 2024), (2, 2024)]
    assert "MP205" not in {d.code for d in parse_text(head + CASES).diagnostics}
