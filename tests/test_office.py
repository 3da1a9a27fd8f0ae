"""Old Word files and RTF, through LibreOffice: the real one where it is, and a stand-in for what can go wrong."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import which

import pytest

from minutes_parser.errors import UnreadableDocument, UnsupportedFormat
from minutes_parser.load import office, read
from office_files import p, word

RTF = rb"{\rtf1\ansi\ansicpg1252 M\'f8teprotokoll\par Sak 1\par}"
OLD_WORD = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a script")


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program named soffice, to be written by the test; it sees its arguments as ``args``."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "soffice"


def write(program: Path, body: str) -> None:
    program.write_text(f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\nargs = sys.argv[1:]\n{body}\n")
    program.chmod(0o700)


@pytest.mark.skipif(not (which("soffice") or which("libreoffice")), reason="LibreOffice (soffice) is not installed")
def test_rtf_is_read_through_libreoffice() -> None:
    source = read(RTF, "protokoll.rtf")
    assert [line for line in source.text.split("\n") if line] == ["Møteprotokoll", "Sak 1"]


@POSIX
@pytest.mark.parametrize(("data", "suffix", "kind"), [(RTF, ".rtf", "application/rtf"), (OLD_WORD, ".doc", "application/msword")])
def test_the_result_is_read_and_the_source_is_the_original(stand_in: Path, data: bytes, suffix: str, kind: str) -> None:
    converted = stand_in.with_name("converted.docx")
    converted.write_bytes(word(p("Sak 1")))
    seen = stand_in.with_name("seen")
    write(
        stand_in,
        f"original = Path(args[-1]); profile = [a for a in args if a.startswith('-env:UserInstallation=file://')]\n"
        f"assert '--headless' in args and profile and original.read_bytes() == {data!r}\n"
        f"Path({str(seen)!r}).write_text(str(original))\n"
        f"(Path(args[args.index('--outdir') + 1]) / 'document.docx').write_bytes(Path({str(converted)!r}).read_bytes())",
    )
    source = read(data, "hemmelig navn" + suffix)
    assert (source.text, source.media_type, source.name) == ("Sak 1", kind, "hemmelig navn" + suffix)
    assert source.sha256 != read(converted.read_bytes(), "x").sha256
    assert [note.code for note in source.notes] == ["MP125"]
    assert seen.read_text().endswith("document" + suffix)
    assert not Path(seen.read_text()).exists()


@POSIX
def test_a_failed_conversion_is_told(stand_in: Path) -> None:
    write(stand_in, "sys.exit(1)")
    with pytest.raises(UnreadableDocument, match="could not convert"):
        read(RTF, "x.rtf")


@POSIX
def test_a_conversion_that_hangs_is_ended(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(stand_in, "import time; time.sleep(60)")
    monkeypatch.setattr(office, "_SECONDS", 0.2)
    with pytest.raises(UnreadableDocument, match=r"after 0\.2 seconds"):
        read(RTF, "x.rtf")


@pytest.mark.parametrize("data", [RTF, OLD_WORD])
def test_without_libreoffice_the_cure_is_to_install_it(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnsupportedFormat) as caught:
        read(data, "x.doc")
    assert "Install LibreOffice" in caught.value.cure
    assert "save it as .docx" in caught.value.cure
