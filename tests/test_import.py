from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import minutes_parser as mp

SRC = Path(mp.__file__).parents[1]
HEAVY = ("spacy", "pdfplumber", "pypdfium2", "docx", "numpy", "typer", "rich", "rapidfuzz")


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", f"import sys; sys.path.insert(0, {str(SRC)!r}); {code}"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert run(f"import minutes_parser; print([name for name in {HEAVY} if name in sys.modules])") == "[]"


def test_help_needs_no_reader_of_documents() -> None:
    heavy = tuple(name for name in HEAVY if name not in ("typer", "rich"))
    assert run(f"import minutes_parser.cli; print([name for name in (*{heavy}, 'minutes_parser.pipeline') if name in sys.modules])") == "[]"


def test_a_text_needs_no_reader_of_other_formats() -> None:
    others = tuple(f"minutes_parser.load.{name}" for name in ("docx", "odt", "office", "pdf", "images"))
    code = f"import minutes_parser as mp; mp.parse_text('Vedtak:'); print([name for name in (*{others}, 'lxml') if name in sys.modules])"
    assert run(code) == "[]"


def test_the_public_names_are_sorted_and_there() -> None:
    classes = [name for name in mp.__all__ if name[0].isupper() and not name.isupper()]
    others = [name for name in mp.__all__ if name[0].islower()]
    assert mp.__all__ == ["SCHEMA_VERSION", *sorted(classes), *sorted(others)]
    assert set(mp.__all__) <= set(dir(mp))
    assert all(getattr(mp, name) is not None for name in mp.__all__ if name not in ("parse", "parse_text"))


def test_every_class_of_the_model_is_public() -> None:
    from minutes_parser.model import MODEL

    assert {cls.__name__ for cls in MODEL} <= set(mp.__all__)


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="parse_everything"):
        mp.parse_everything  # noqa: B018
