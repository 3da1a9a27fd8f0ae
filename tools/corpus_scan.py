"""Scans of the corpus: its PDFs drawn as pictures and worn as paper is, so that text recognition has facts to be measured against.

    python tools/corpus_scan.py [FOLDER] [--only NAME] [--quality clean|rough|fax]

writes QUALITY/NAME.pdf with NAME.json and NAME.txt beside it into FOLDER (``build/scans``), ready for ``minutes-parser evaluate``. The same
source gives the same pictures.
"""

from __future__ import annotations

import argparse
import shutil
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2
from corpus import CORPUS, ROOT, layouts, source
from corpus_pdf import pdf
from PIL import Image, ImageDraw, ImageFilter


class Quality(NamedTuple):
    """How a page is scanned: resolution, the most degrees it lies askew, grey noise, specks a square inch, blur in pixels, a stamp, two colours."""

    dpi: int
    tilt: float
    noise: float
    specks: float
    blur: float
    stamp: bool = False
    bilevel: bool = False


QUALITIES = {
    "clean": Quality(200, 0.6, 8, 0.0, 0.6),
    "rough": Quality(150, 2.0, 18, 1.5, 0.7, stamp=True),
    "fax": Quality(200, 1.0, 14, 2.0, 0.5, bilevel=True),
}


def scans(data: bytes, quality: Quality, seed: int = 0) -> Iterator[Image.Image]:
    """The pages of a PDF, scanned."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            drawn = page.render(scale=quality.dpi / 72, grayscale=True).to_pil().convert("L")
            yield _worn(drawn, quality, np.random.default_rng(seed * 1000 + number))


def _worn(page: Image.Image, quality: Quality, chance: np.random.Generator) -> Image.Image:
    if quality.stamp:
        _stamp(page, quality.dpi)
    tilt = float(chance.uniform(-quality.tilt, quality.tilt))
    page = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(quality.blur))
    grey = np.asarray(page, dtype=np.float32) * 0.88 + 20 + chance.normal(0, quality.noise, (page.height, page.width))
    specks = chance.integers(0, (page.height, page.width), (int(quality.specks * page.width * page.height / quality.dpi**2), 2))
    grey[specks[:, 0], specks[:, 1]] = 40
    image = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    return image.point(lambda value: 255 * (value > 150), "1") if quality.bilevel else image


def _stamp(page: Image.Image, dpi: int) -> None:
    """A box of the archive in the upper right corner, where it often stands in the margin."""
    inch = dpi
    left, top = page.width - 2.2 * inch, 0.25 * inch
    draw = ImageDraw.Draw(page)
    draw.rectangle((left, top, left + 1.9 * inch, top + 0.45 * inch), outline=90, width=3)
    draw.text((left + 12, top + 10), "ARKIV  JNR 00417", fill=90, font_size=0.13 * inch)


def as_pdf(pages: list[Image.Image], dpi: int) -> bytes:
    """The pictures as a PDF without text."""
    out = BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, creationDate=None, modDate=None)
    return out.getvalue()


def build(folder: Path, only: str | None = None, qualities: tuple[str, ...] = tuple(QUALITIES)) -> list[Path]:
    """Write the files; the paths of the PDFs."""
    made = []
    for name, layout in layouts().items():
        if only not in (None, name):
            continue
        drawn = pdf(source(name, layout), layout, name)
        for quality in qualities:
            path = folder / quality / f"{name}.pdf"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_pdf(list(scans(drawn, QUALITIES[quality], zlib.crc32(name.encode()))), QUALITIES[quality].dpi))
            for suffix in (".json", ".txt"):
                shutil.copy(CORPUS / f"{name}{suffix}", path.with_suffix(suffix))
            made.append(path)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "scans")
    parser.add_argument("--only", metavar="NAME", help="this protocol alone")
    parser.add_argument("--quality", choices=tuple(QUALITIES), help="this quality alone")
    options = parser.parse_args()
    for path in build(options.folder, options.only, (options.quality,) if options.quality else tuple(QUALITIES)):
        print(path)


if __name__ == "__main__":
    main()
