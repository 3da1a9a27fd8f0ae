"""Text recognition by tesseract, the only module that runs it: a picture of a page goes in, words with boxes and confidences come out.

tesseract is run as a program that reads the picture from its input and writes to its output, so nothing is left on disk.
It is asked for hOCR, the one of its formats that knows baselines and tells a confidence for each character.
"""

from __future__ import annotations

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

import attrs

from ..patterns import pattern

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Mode = Literal["auto", "force", "never"]
"""Recognise the pages without a usable text layer, all pages, or none."""
MODES: Final = get_args(Mode)

CURE: Final = (
    "Install the packages tesseract-ocr and tesseract-ocr-nor and the extra minutes-parser[ocr], or run ocrmypdf --force-ocr -l nor on it first"
)
DPI: Final = 200
_LANGUAGE: Final = "nor"
_SECONDS: Final = 120
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_TITLE: Final = pattern(r"(?<name>bbox|baseline|x_size|x_descenders|x_conf) (?<values>[-\d.]+(?: [-\d.]+)*+)")


@attrs.frozen
class Ocr:
    """What is asked of text recognition; ``cache`` is a folder for results."""

    mode: Mode = attrs.field(default="auto", validator=attrs.validators.in_(MODES))
    cache: Path | None = None


NO_OCR: Final = Ocr("never")


class Letter(NamedTuple):
    """A character, and how sure tesseract is of it: 0 to 100, where 99 is ordinary."""

    text: str
    confidence: float


class Word(NamedTuple):
    """A word on a picture, in pixels from its upper left corner. ``top`` and ``bottom`` are those of its line, ``base`` is the baseline under it."""

    letters: tuple[Letter, ...]
    left: float
    top: float
    right: float
    bottom: float
    base: float

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)


Lines = tuple[tuple[Word, ...], ...]
"""The words of a page by tesseract's lines, in tesseract's order."""


class OcrFailed(Exception):
    """tesseract ended with an error, or not in time."""


def engine() -> str | None:
    """The version of tesseract and its language; None where the program, its Norwegian data or a package of the extra is missing."""
    if which("tesseract") is None or not all(map(find_spec, ("numpy", "PIL"))):
        return None
    languages = _output("--list-langs").split()
    return f"{_output('--version').partition(chr(10))[0]} {_LANGUAGE}" if _LANGUAGE in languages else None


def recognise(image: bytes, dpi: int = DPI) -> Lines:
    """The words on a picture (PGM). Raises OcrFailed."""
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", str(dpi), "-c", "hocr_char_boxes=1", "hocr"]
    try:
        done = subprocess.run(command, input=image, capture_output=True, env=_environment(), timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise OcrFailed(str(error)) from error
    return read_hocr(done.stdout)


def read_hocr(data: bytes) -> Lines:
    """The words of an hOCR page. Raises OcrFailed where it is none."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise OcrFailed(str(error)) from error
    spans = (line for line in root.iter(f"{_XHTML}span") if any(child.get("class") == "ocrx_word" for child in line))
    try:
        return tuple(words for line in spans if (words := _line(line)))
    except (KeyError, ValueError) as error:
        raise OcrFailed(f"its hOCR does not tell what was asked for: {error}") from error


def pages_at_once() -> int:
    """As many as there are processors, or as OMP_THREAD_LIMIT allows, which is the word for it where several programs share a machine."""
    limit = os.environ.get("OMP_THREAD_LIMIT", "")
    return max(1, int(limit)) if limit.isdecimal() else os.cpu_count() or 1


def _line(line: Element) -> tuple[Word, ...]:
    facts = _facts(line)
    left, _, _, bottom = facts["bbox"]
    slope, rise = facts.get("baseline", (0.0, 0.0))
    below = facts.get("x_descenders", (0.0,))[0]
    above = facts["x_size"][0] - below
    words = []
    for element in line:
        letters = tuple(Letter(sign, _facts(child)["x_conf"][0]) for child in element for sign in child.text or "")
        if any(not letter.text.isspace() for letter in letters):
            x1, _, x2, _ = _facts(element)["bbox"]
            base = bottom + rise + slope * ((x1 + x2) / 2 - left)
            words.append(Word(letters, x1, base - above, x2, base + below, base))
    return tuple(words)


def _facts(element: Element) -> dict[str, tuple[float, ...]]:
    return {found["name"]: tuple(map(float, found["values"].split())) for found in _TITLE.finditer(element.get("title", ""))}


def _output(argument: str) -> str:
    done = subprocess.run(["tesseract", argument], capture_output=True, env=_environment(), timeout=_SECONDS, check=False)
    return done.stdout.decode("utf-8", "replace")


def _environment() -> dict[str, str]:
    """One thread for each page: tesseract's own threads cost more than they gain."""
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}
