"""The documentation site: it builds without a warning, every link leads somewhere, nothing is fetched from elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
import regex
from lxml import html

import minutes_parser as mp

ROOT = Path(__file__).parents[1]
BROKEN = """

[a page](gone.md), [a place](limits.md#gone), [a file of the repository](../gone.txt)
"""


def mkdocs(config: Path, site: Path) -> subprocess.CompletedProcess[str]:
    pytest.importorskip("material", reason="needs the extra docs")
    pytest.importorskip("mkdocstrings", reason="needs the extra docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config), "--site-dir", str(site)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, html.HtmlElement]:
    """The built pages by their paths."""
    site = tmp_path_factory.mktemp("site")
    done = mkdocs(ROOT / "mkdocs.yml", site)
    assert done.returncode == 0, done.stderr
    return {path: html.fromstring(path.read_bytes()) for path in sorted(site.rglob("*.html")) if path.name != "404.html"}


def addresses(page: html.HtmlElement) -> Iterator[str]:
    for name in ("href", "src"):
        yield from page.xpath(f"//@{name}")


def test_every_link_leads_to_a_page_and_a_place(pages: dict[Path, html.HtmlElement]) -> None:
    places = {path: {*page.xpath("//@id"), *page.xpath("//@name")} for path, page in pages.items()}
    lost = []
    for path, page in pages.items():
        for address in addresses(page):
            target, place = (unquote(part) for part in urldefrag(address))
            if regex.match(r"\w+:", target):
                continue
            file = (path.parent / target).resolve() if target else path
            file = file / "index.html" if file.is_dir() else file
            if not file.exists() or (place and file in places and place not in places[file] | {"__comments"}):
                lost.append(f"{path.parent.name}: {address}")
    assert not lost


def test_reading_a_page_asks_nobody_else_for_anything(pages: dict[Path, html.HtmlElement]) -> None:
    loads = "//script/@src | //img/@src | //iframe/@src | //link[contains('stylesheet preload preconnect icon', @rel)]/@href"
    assert [address for page in pages.values() for address in page.xpath(loads) if regex.match(r"\w+:|//", address)] == []


def test_a_link_that_leads_nowhere_ends_the_build(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    page = tmp_path / "docs" / "limits.md"
    page.write_text(page.read_text(encoding="utf-8") + BROKEN, encoding="utf-8")
    (tmp_path / "tools").symlink_to(ROOT / "tools")
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"INHERIT: {ROOT / 'mkdocs.yml'}\n", encoding="utf-8")
    done = mkdocs(config, tmp_path / "site")
    assert done.returncode != 0
    for target in ("gone.md", "#gone", "gone.txt"):
        assert regex.search(rf"WARNING.*limits\.md.*{regex.escape(target)}", done.stderr), target


def test_the_reference_has_every_public_name_once() -> None:
    names = regex.findall(r"^::: minutes_parser\.(\w+)$", (ROOT / "docs" / "reference.md").read_text(encoding="utf-8"), flags=regex.MULTILINE)
    assert sorted(names) == sorted(mp.__all__)
