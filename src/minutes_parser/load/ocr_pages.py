"""Pages through text recognition: several at once, each result kept for the next time where a folder is given for that."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

import attrs

from minutes_parser.limits import Meter
from minutes_parser.source import Page

from .ocr import Letter, Lines, OcrFailed, Word, pages_at_once, recognise
from .ocr_image import Picture, Straight, straighten
from .ocr_pieces import sheet_of
from .sheets import Sheet

_FORMAT: Final = 1
"""Of the files in the cache, and of how pictures are made ready: another number makes old results void."""


@attrs.frozen
class Request:
    """A page to be recognised. ``picture`` is called only where no result is at hand, and never in another thread."""

    page: Page
    picture: Callable[[], Picture]


@attrs.frozen
class Kept:
    """Where results are kept: a folder, and what the document and the engine contribute to their names."""

    folder: Path | None
    document: str
    engine: str

    def path(self, page: int) -> Path | None:
        key = sha256(f"{_FORMAT}\n{self.document}\n{page}\n{self.engine}".encode()).hexdigest()
        return self.folder / key[:2] / f"{key}.json" if self.folder else None


def recognised(requests: Iterable[Request], meter: Meter, kept: Kept) -> Iterator[Sheet]:
    """A sheet for each page, in order; without ``scan`` where recognition failed. At most a few pictures are held at a time."""
    workers = pages_at_once()
    waiting: deque[tuple[Page, Future[_Result | None]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for request in requests:
            path = kept.path(request.page.number)
            known = _load(path) if path else None
            waiting.append((request.page, pool.submit(_same, known) if known else pool.submit(_recognise, request.picture(), path)))
            if len(waiting) > workers:
                yield _sheet(*waiting.popleft(), meter)
        while waiting:
            yield _sheet(*waiting.popleft(), meter)


_Result = tuple[Lines, Straight]


def _same(result: _Result) -> _Result | None:
    return result


def _sheet(page: Page, job: Future[_Result | None], meter: Meter) -> Sheet:
    result = job.result()
    return sheet_of(*result, page, meter) if result else Sheet(page, pictured=True)


def _recognise(picture: Picture, path: Path | None) -> _Result | None:
    straight = straighten(picture)
    with suppress(OcrFailed):
        lines = recognise(straight.image, dpi=round(72 / straight.scale))
        result = lines, attrs.evolve(straight, image=b"")
        if path:
            _save(path, *result)
        return result
    return None


def _save(path: Path, lines: Lines, straight: Straight) -> None:
    """All or nothing: another process may write the same file at the same time."""
    kept = {"scale": straight.scale, "centre": straight.centre, "tilt": straight.tilt, "lines": lines}
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False, encoding="utf-8") as file:
        json.dump(kept, file, ensure_ascii=False)
    Path(file.name).replace(path)


def _load(path: Path) -> _Result | None:
    """A result kept earlier; None where there is none that can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        lines = tuple(tuple(Word(tuple(Letter(*letter) for letter in letters), *box) for letters, *box in line) for line in kept["lines"])
        return lines, Straight(b"", kept["scale"], tuple(kept["centre"]), kept["tilt"])
    return None
