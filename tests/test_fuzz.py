"""Every target of fuzz/ for a bounded number of mutated files; faults that were found and mended; the same file in other processes."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import Meter
from minutes_parser.load import read_text
from minutes_parser.load.ocr import OcrFailed, read_hocr
from minutes_parser.load.ocr_image import pictures
from minutes_parser.segment.items import Item, items
from minutes_parser.segment.signing import signs_off

FUZZ = Path(__file__).parents[1] / "fuzz"
sys.path.append(str(FUZZ))

from mutate import MUTATIONS, scramble  # noqa: E402 - found in the folder just named
from seeds import seeds  # noqa: E402
from targets import TARGETS  # noqa: E402

EXAMPLES = {"parse": 40, "image": 15, "docx": 60}
quick = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("target", TARGETS)
def test_mutated_files_are_read_or_refused(target: str) -> None:
    @settings(quick, max_examples=EXAMPLES.get(target, 100))
    @given(number=st.integers(0, 2**32), structure=st.booleans())
    def hold(number: int, structure: bool) -> None:
        chance = Random(number)
        data = chance.choice(seeds(target))
        for _ in range(chance.randint(1, 3)):
            data = (MUTATIONS[target] if structure else scramble)(chance, data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's, about what is odd in a picture
            TARGETS[target](data)

    hold()


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_are_read(target: str) -> None:
    """A target that refused all it begins with would find nothing."""
    assert all(TARGETS[target](data) for data in seeds(target)[:: 1 + len(seeds(target)) // 8])


@given(st.binary(max_size=200))
@settings(quick, max_examples=200)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    TARGETS["parse"](data)


def test_the_same_file_says_the_same_under_other_hash_seeds(tmp_path: Path) -> None:
    """Among them files with people, tables, headers and damage."""
    for number, data in enumerate(seeds("parse")[::12]):
        (tmp_path / f"{number:03}").write_bytes(MUTATIONS["parse"](Random(number), data))
    program = (
        "import minutes_parser as mp; from hashlib import sha256; from pathlib import Path; told = sha256()\n"
        f"for path in sorted(Path({str(tmp_path)!r}).iterdir()):\n"
        "    try: told.update(mp.to_json(mp.parse(path, ocr='never')).encode())\n"
        "    except mp.DocumentError as error: told.update(str(error).encode())\n"
        "print(told.hexdigest())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("0", "1", "4242")
    ]
    assert len(set(runs)) == 1


# --- found and mended


@pytest.mark.parametrize(
    "title",
    ["", "bbox 1 2 3", "bbox 1 2 3 4", "bbox 1 2 3 4; x_size 30; baseline 1", "bbox 1 2 3 4; x_size 3.0.1"],
)
def test_hocr_that_tells_too_little(title: str) -> None:
    word = "<span class='ocrx_word'><span class='ocrx_cinfo'>a</span></span>"
    with pytest.raises(OcrFailed):
        read_hocr(f"<html xmlns='http://www.w3.org/1999/xhtml'><span title='{title}'>{word}</span></html>".encode())


def test_a_tiff_whose_tags_have_the_wrong_type() -> None:
    """Pillow ends with a TypeError."""
    entry = (256).to_bytes(2, "little") + (2).to_bytes(2, "little") + (4).to_bytes(4, "little") + b"abc\0"
    directory = (2).to_bytes(2, "little") + entry + entry.replace(b"\x00\x01", b"\x01\x01", 1) + bytes(4)
    with pytest.raises(UnreadableDocument, match="damaged"):
        list(pictures(b"II*\0" + (8).to_bytes(4, "little") + directory, Meter("x")))


def test_signatures_are_not_looked_for_in_all_that_follows() -> None:
    """It is asked of every item after the last case: a copy of the rest each time took quadratic time."""

    class Few(list[Item]):
        def __getitem__(self, at: Any) -> Any:
            found = super().__getitem__(at)
            assert not isinstance(at, slice) or len(found) < 20
            return found

    source = read_text("Kari Dal  Per Vik\n\n" * 50, "x")
    assert not signs_off(source, Few(items(source)), 0)
