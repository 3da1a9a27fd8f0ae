"""What mkdocs needs to know to build the documentation site from pages that are also read in the repository.

On the site ``docs/`` lies over the root of the repository: ``docs/law.md`` is the page ``law.md``, and ``CONTRIBUTING.md`` or
``corpus/README.md`` keep the names they have. Relative links between them are turned accordingly, notebooks become pages with the
outputs that they are kept with, and a link that leads nowhere is a warning, which ``mkdocs build --strict`` fails on.
"""

from __future__ import annotations

import base64
import json
import logging
import posixpath
from pathlib import Path
from typing import Any

import regex
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
BESIDE_DOCS = (
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "NOTICE",
    "benchmarks/*.md", "corpus/*.md", "corpus/*.txt", "examples/*.md", "examples/*.py", "examples/*.toml",
    "fuzz/*.md", "notebooks/*.md", "notebooks/*.ipynb",
)  # fmt: skip
README = "in-short.md"  # README.md and index.md of one folder would be the same page of a site
LINK = regex.compile(r"(?<=\]\()(?!\w+:|#|/)(?P<target>[^)#\s]+)")
CODE = regex.compile(r"^```.*?^```$|`[^`\n]+`", regex.MULTILINE | regex.DOTALL)

log = logging.getLogger("mkdocs.hooks")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that lie beside ``docs/``."""
    for pattern in BESIDE_DOCS:
        for path in sorted(ROOT.glob(pattern)):
            for file in _files(path, config):
                files.append(file)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn relative links of the repository into those of the site."""
    del config
    here = _repository_path(page.file.src_uri)
    code = [found.span() for found in CODE.finditer(markdown)]

    def turned(found: regex.Match[str]) -> str:
        if any(start < found.start() < end for start, end in code):
            return found["target"]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(here), found["target"]))
        target = _site_path(path)
        if files.get_file_from_path(target) is None:
            log.warning("%s: the link to %s leads nowhere on the site; see BESIDE_DOCS in tools/mkdocs_hooks.py", here, found["target"])
        return posixpath.relpath(target, posixpath.dirname(page.file.src_uri) or ".")

    return LINK.sub(turned, markdown)


def _site_path(path: str) -> str:
    """Where a file of the repository lies on the site."""
    if path == "README.md":
        return README
    inside = path.removeprefix("docs/")
    if inside.endswith(".ipynb"):
        return inside.removesuffix("ipynb") + "md"
    return inside if posixpath.splitext(inside)[1] or not (ROOT / path).is_dir() else f"{inside}/README.md"


def _repository_path(uri: str) -> str:
    """Where a page of the site lies in the repository."""
    if uri == README:
        return "README.md"
    notebook = uri.removesuffix("md") + "ipynb"
    return next((name for name in (f"docs/{uri}", uri, notebook) if (ROOT / name).is_file()), uri)


def _files(path: Path, config: MkDocsConfig) -> list[File]:
    name = path.relative_to(ROOT).as_posix()
    if path.suffix != ".ipynb":
        return [File.generated(config, _site_path(name), abs_src_path=str(path))]
    text, pictures = notebook_page(json.loads(path.read_text(encoding="utf-8")), path.stem)
    made = [File.generated(config, f"{path.parent.name}/{picture}", content=content) for picture, content in pictures.items()]
    return [File.generated(config, _site_path(name), content=text), *made]


def notebook_page(notebook: dict[str, Any], name: str) -> tuple[str, dict[str, bytes]]:
    """A notebook as Markdown, with the pictures among its outputs by the names that the page shows them under."""
    parts: list[str] = []
    pictures: dict[str, bytes] = {}
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        for output in cell["outputs"]:
            data = {kind: "".join(value) for kind, value in output.get("data", {}).items() if isinstance(value, str | list)}
            if "image/png" in data:
                picture = f"{name}-{len(pictures) + 1}.png"
                pictures[picture] = base64.b64decode(data["image/png"])
                parts.append(f"![{_alternative(source)}]({picture})")
            elif "text/html" in data:
                parts.append(f'<div class="output">{_one_line(data["text/html"])}</div>')
            else:
                shown = data.get("text/plain") or "".join(output.get("text", ""))
                parts.append(f"```text\n{shown.rstrip()}\n```")
    return "\n\n".join(parts) + "\n", pictures


def _alternative(source: str) -> str:
    """What a picture shows, in words: the title that the code gave it."""
    title = regex.search(r"set_title\(f?\"([^\"]+)\"", source)
    return title[1].replace("{", "").replace("}", "") if title else "What the code above draws"


def _one_line(html: str) -> str:
    """HTML without line breaks, which Markdown would take for the end of it."""
    return regex.sub(r"\s*\n\s*", " ", html).strip()
