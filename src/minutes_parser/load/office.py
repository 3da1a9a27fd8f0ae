"""Old Word files (.doc) and RTF, through LibreOffice where it is installed."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path
from shutil import which
from typing import Final

import attrs

from minutes_parser.diagnostics import Code
from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import LIMITS, Limits, Meter
from minutes_parser.source import Source

from . import kinds
from .docx import read_docx
from .refusals import refusal

CONVERTED = Code(
    "MP125", "info", "Converted first", "{program} turned the document into a Word document, which was read",
    "Where something looks wrong, open the original and save it as .docx or PDF.",
)  # fmt: skip
CODES = (CONVERTED,)

_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 120
_CURE: Final = "Open it in a word processor and save it as .docx or as plain text"
_SUFFIXES: Final = {kinds.DOC: ".doc", kinds.RTF: ".rtf"}

# A stranger's file must neither run macros nor fetch what it links to.
_CAUTION: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def read_doc(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """An old Word file. Raises UnsupportedFormat where LibreOffice is not installed, UnreadableDocument where it fails."""
    return _read(data, name, kinds.DOC, limits)


def read_rtf(data: bytes, name: str, limits: Limits = LIMITS) -> Source:
    """A file in the Rich Text Format. Raises as ``read_doc`` does."""
    return _read(data, name, kinds.RTF, limits)


def _read(data: bytes, name: str, kind: str, limits: Limits) -> Source:
    program = next((found for candidate in _PROGRAMS if (found := which(candidate))), None)
    if program is None:
        raise refusal(kind, name)
    with tempfile.TemporaryDirectory(prefix="minutes-parser-", ignore_cleanup_errors=True) as folder:
        converted = _convert(program, Path(folder), data, name, _SUFFIXES[kind], limits)
    source = read_docx(converted, name, limits)
    return attrs.evolve(source, sha256=sha256(data).hexdigest(), media_type=kind, notes=(*source.notes, CONVERTED.at((), program="LibreOffice")))


def _convert(program: str, folder: Path, data: bytes, name: str, suffix: str, limits: Limits) -> bytes:
    """The document as .docx. Everything stays in ``folder``: the document, the result and LibreOffice's own profile."""
    original, profile = folder / f"document{suffix}", folder / "profile"
    original.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_CAUTION, encoding="utf-8")
    own = (program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore")
    if not _finishes([*own, "--convert-to", "docx", "--outdir", str(folder), str(original)]):
        raise UnreadableDocument(name, f"LibreOffice had not converted it after {_SECONDS} seconds", _CURE)
    result = folder / "document.docx"
    if not result.is_file():
        raise UnreadableDocument(name, "LibreOffice could not convert it", _CURE)
    Meter(name, limits).check("file_size", result.stat().st_size)
    return result.read_bytes()


def _finishes(command: list[str]) -> bool:
    """Run a command to its end, or end it with all that it started."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    finally:  # also where whoever waits is told to end
        if process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
    return True
