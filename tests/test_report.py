"""The page to look at: what stands on it, and what it does in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from typer.testing import CliRunner

import minutes_parser as mp
from minutes_parser.checks.report import Report, SourceName
from minutes_parser.cli import app
from minutes_parser.report.marks import marks
from minutes_parser.report.page import page_html
from minutes_parser.report.values import Value, groups_of
from minutes_parser.span import Span
from model_examples import objects

CORPUS = Path(__file__).parents[1] / "corpus"
PROTOCOL = CORPUS / "kommunestyre-vedtaksfort.txt"
ATTACK = "Sak 3/24 <script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"


class Page(HTMLParser):
    """The ids, links, tags and words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids, self.links, self.tags, self.text = list[str](), list[str](), set[str](), ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.tags.add(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        assert not any(name.startswith("on") or name == "style" for name in given), "nothing runs, nothing is styled in place"

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def minutes() -> mp.Minutes:
    return mp.parse(PROTOCOL)


# ---- what stands on it


def test_every_link_leads_somewhere_and_the_whole_source_is_there(minutes: mp.Minutes) -> None:
    page = Page(page_html(minutes, mp.check(minutes)))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    for line in minutes.source.text.splitlines():
        assert line in page.text
    for case in minutes.cases:
        assert case.title and case.title in page.text
        assert case.decision is None or case.decision.text in page.text


@given(objects(mp.Minutes))
@settings(max_examples=25, deadline=None)
def test_any_minutes_make_a_page(minutes: mp.Minutes) -> None:
    page = Page(page_html(minutes, Report(SourceName("x", "0" * 64), diagnostics=minutes.diagnostics)))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_a_script_in_the_document_is_text(minutes: mp.Minutes) -> None:
    case = attrs.evolve(minutes.cases[0], title=ATTACK)
    html = page_html(attrs.evolve(minutes, cases=(case,)), mp.check(minutes))
    page = Page(html)
    assert ATTACK in page.text and "img" not in page.tags and html.count("<script") == 1


def test_values_come_in_the_order_of_the_result(minutes: mp.Minutes) -> None:
    groups = groups_of(minutes, mp.check(minutes))
    assert [group.title for group in groups][:3] == ["Findings", "Meeting", "Attendance"]
    assert [group.title.split(" ", 2)[1] for group in groups if group.case] == [c.number.raw.split()[1] for c in minutes.cases if c.number]
    findings = [value.term.split()[0] for value in groups[0].values]
    assert findings == sorted(findings, key=("error", "warning", "info").index)


MARKS = {
    "apart": ([(0, 3), (5, 8)], [(0, 3, [1]), (5, 8, [2])]),
    "one inside the other": ([(0, 10), (2, 4)], [(0, 2, [1]), (2, 4, [2, 1]), (4, 10, [1])]),
    "across": ([(0, 6), (4, 9)], [(0, 4, [1]), (4, 6, [2, 1]), (6, 9, [2])]),
    "beyond the text": ([(90, 120)], []),
    "empty": ([(3, 3)], []),
}


@pytest.mark.parametrize(("spans", "expected"), MARKS.values(), ids=MARKS)
def test_marks_do_not_overlap_and_the_shortest_is_shown(spans: list[tuple[int, int]], expected: list[tuple[int, int, list[int]]]) -> None:
    values = {number: Value("vote", "", "x", (Span(*span),)) for number, span in enumerate(spans, start=1)}
    assert [(mark.span.start, mark.span.end, list(mark.values)) for mark in marks(values, 100)] == expected


# ---- the command


def run(*words: object) -> Any:
    return CliRunner().invoke(app, ["report", *map(str, words)], env={"COLUMNS": "200"})


def test_one_protocol_is_one_page(tmp_path: Path) -> None:
    done = run(PROTOCOL, "--to", tmp_path / "ut.html")
    assert done.exit_code == 0, done.output
    assert [path.name for path in tmp_path.iterdir()] == ["ut.html"]
    assert "Uttalelse om legevakta" in (tmp_path / "ut.html").read_text(encoding="utf-8")


def test_many_are_a_folder_with_an_index(tmp_path: Path) -> None:
    (tmp_path / "tom.txt").touch()
    done = run(CORPUS / "arkiv", tmp_path / "tom.txt", "--to", tmp_path / "ut", "--quiet")
    assert done.exit_code == 1  # the empty file
    index = Page((tmp_path / "ut" / "index.html").read_text(encoding="utf-8"))
    pages = sorted(str(path.relative_to(tmp_path / "ut")) for path in (tmp_path / "ut").rglob("*.txt.html"))
    assert len(pages) == 9 and sorted(index.links) == pages
    assert "not met" in index.text
    back = Page((tmp_path / "ut" / pages[0]).read_text(encoding="utf-8")).links[1]
    assert ((tmp_path / "ut" / pages[0]).parent / back).resolve() == (tmp_path / "ut" / "index.html").resolve()


def test_pictures_of_pages_carry_the_boxes(tmp_path: Path, built: Path) -> None:
    done = run(built, "--pages", "--to", tmp_path / "ut.html")
    assert done.exit_code == 0, done.output
    html = (tmp_path / "ut.html").read_text(encoding="utf-8")
    pages = len(mp.parse(built).source.pages)
    assert html.count("data:image/jpeg;base64,") == pages > 1
    assert html.count("<rect ") > 50
    page = Page(html)
    assert len(page.ids) == len(set(page.ids)) and {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A protocol of the corpus as a PDF."""
    import sys

    sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
    try:
        from corpus import build
    finally:
        sys.path.pop(0)
    return next(path for path in build(tmp_path_factory.mktemp("pdf"), "kommunestyre-vedtaksfort") if path.suffix == ".pdf")


WRONG = {
    "pictures of a text": ((PROTOCOL, "--pages", "--to", "ut.html"), "--pages needs a PDF"),
    "pictures for a folder": ((PROTOCOL, "--pages", "--to", "ut"), "--pages goes with one PDF"),
    "pictures that mask": ((PROTOCOL, "--pages", "--redact", "--to", "ut.html"), "choose one"),
    "many on one page": ((PROTOCOL, PROTOCOL, "--to", "ut.html"), "takes one protocol"),
    "a folder on one page": ((CORPUS, "--to", "ut.html"), "takes one protocol"),
}


@pytest.mark.parametrize(("words", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_meant_is_refused(words: tuple[object, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert done.exit_code == 2 and said in done.stderr and list(tmp_path.iterdir()) == []


def test_an_unreadable_file_is_one_line(tmp_path: Path) -> None:
    done = run(tmp_path / "borte.txt", "--to", tmp_path / "ut.html")
    assert (done.exit_code, done.stderr.count("\n")) == (3, 1)


# ---- in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("Chromium and its driver are not installed: apt-get install chromium chromium-driver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-background-networking", "disable-component-update", "disable-sync"):
        options.add_argument(f"--{argument}")
    options.add_argument("--window-size=1280,900")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    running = webdriver.Chrome(options=options, service=Service(driver))
    yield running
    running.quit()


@pytest.fixture
def shown(browser: Any, minutes: mp.Minutes, tmp_path: Path) -> Any:
    """The page of a protocol with a script in one of its titles, open."""
    cases = (*minutes.cases[:-1], attrs.evolve(minutes.cases[-1], title=ATTACK))
    path = tmp_path / "side.html"
    path.write_text(page_html(attrs.evolve(minutes, cases=cases), mp.check(minutes)), encoding="utf-8")
    browser.get_log("browser")
    browser.get(path.as_uri())
    return browser


def in_view(browser: Any, element: Any) -> bool:
    script = "const r = arguments[0].getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight && r.width > 0;"
    return bool(browser.execute_script(script, element))


def wait_until(browser: Any, element: Any) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 20).until(lambda driver: in_view(driver, element))


def test_a_value_leads_to_its_place_and_back(shown: Any) -> None:
    value = shown.find_elements("css selector", "div.decision dd a")[-1]
    shown.execute_script("arguments[0].scrollIntoView()", value)
    value.click()
    place = shown.find_element("id", value.get_attribute("href").partition("#")[2])
    wait_until(shown, place)
    number = value.get_attribute("data-value")
    lit = shown.find_elements("css selector", f'#source [data-v~="{number}"]')
    assert lit and all("on" in one.get_attribute("class").split() for one in lit)
    place.click()
    back = shown.find_element("id", f"v{place.get_attribute('data-v').split()[0]}")
    wait_until(shown, back)
    assert "on" in back.get_attribute("class").split()


def test_a_kind_can_be_switched_off(shown: Any) -> None:
    mark = shown.find_elements("css selector", "#source .vote")[0]
    before = mark.value_of_css_property("background-color")
    box = shown.find_element("id", "k-vote")
    box.send_keys(" ")  # by the keyboard
    assert not box.is_selected()
    assert before != mark.value_of_css_property("background-color") == "rgba(0, 0, 0, 0)"


def test_nothing_runs_that_should_not(shown: Any) -> None:
    assert shown.title != "taken" and "<script>" in shown.find_element("id", "result").text
    blocked = "const s = document.createElement('script'); s.textContent = \"document.title='taken'\"; document.body.append(s); return document.title"
    assert shown.get_log("browser") == []
    assert shown.execute_script(blocked) != "taken"
    assert any("Content Security Policy" in entry["message"] for entry in shown.get_log("browser"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible(shown: Any, scheme: str, tmp_path: Path, minutes: mp.Minutes) -> None:
    from minutes_parser.report.index import entry_of, index_html

    axe = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    index = tmp_path / "index.html"
    index.write_text(index_html([entry_of(minutes, mp.check(minutes), page="side.html", name="side")]), encoding="utf-8")
    for address in (shown.current_url, index.as_uri()):
        shown.get(address)
        shown.execute_script(axe)
        result = shown.execute_async_script("const done = arguments[0]; axe.run().then(done)")
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in result["violations"]] == []
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_the_index_searches_filters_and_sorts(browser: Any, tmp_path: Path) -> None:
    done = run(CORPUS / "arkiv", "--to", tmp_path / "ut", "--quiet")
    assert done.exit_code == 0, done.output
    browser.get_log("browser")
    browser.get((tmp_path / "ut" / "index.html").as_uri())

    def rows() -> list[str]:
        return [row.text for row in browser.find_elements("css selector", "tbody tr") if row.is_displayed()]

    assert len(rows()) == 9
    browser.find_element("id", "search").send_keys("oppvekst 2024-09")
    assert len(rows()) == 1
    browser.find_element("id", "search").clear()
    browser.find_element("id", "search").send_keys(" ")
    browser.find_element("id", "errors").click()
    assert len(rows()) == 1 and "not met" in rows()[0]
    browser.find_element("id", "errors").click()
    date = next(button for button in browser.find_elements("css selector", "thead button") if button.text == "date")
    for order in (1, -1):
        date.click()
        dates = [row.find_elements("tag name", "td")[1].text for row in browser.find_elements("css selector", "tbody tr")]
        assert dates == sorted(dates)[::order]
    browser.find_element("css selector", "tbody a").click()
    assert browser.find_element("tag name", "h1").text == "MØTEPROTOKOLL"
    assert browser.get_log("browser") == []
