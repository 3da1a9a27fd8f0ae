"""Pictures of pages: opened, brought to one resolution, and set straight."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import attrs

from minutes_parser.errors import UnreadableDocument
from minutes_parser.limits import Meter
from minutes_parser.source import Box

from .ocr import DPI

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image as Img

_LEAST_TILT: Final = 0.1
"""Degrees below which turning the picture costs more sharpness than it gains."""
_MOST_TILT: Final = 5.0
_LEAST_INK, _MOST_INK = 500, 150_000
_MOST_PIXELS: Final = 40_000_000
_A4: Final = 842.0
_LONG_SIDE: Final = (280.0, 1250.0)
"""Points that the long side of a sheet of paper may have. What a file says of its resolution is often made up."""


@attrs.frozen
class Picture:
    """A page as pixels (grey, 0 is black), and its size in points."""

    pixels: NDArray[np.uint8]
    width: float
    height: float


@attrs.frozen
class Straight:
    """A picture turned so that its lines are level: the way from its pixels to points, and from the level page back to the page as it was scanned."""

    image: bytes
    scale: float
    centre: tuple[float, float] = (0.0, 0.0)
    tilt: float = 0.0

    def back(self, box: Box) -> Box:
        """A box on the level page (points), as the smallest box around it on the page that was scanned."""
        return turned(box, self.centre, self.tilt)


def turned(box: Box, centre: tuple[float, float], tilt: float) -> Box:
    """The smallest box around ``box`` turned by ``tilt`` degrees around ``centre``, clockwise as seen."""
    if not tilt:
        return box
    sine, cosine = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
    left, top, right, bottom = box
    corners = [(x - centre[0], y - centre[1]) for x in (left, right) for y in (top, bottom)]
    xs = [centre[0] + x * cosine - y * sine for x, y in corners]
    ys = [centre[1] + x * sine + y * cosine for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def straighten(picture: Picture) -> Straight:
    """The picture with level lines, ready for tesseract (PGM)."""
    from PIL import Image

    tilt = tilt_of(picture.pixels)
    image = Image.fromarray(picture.pixels)
    if tilt:
        image = image.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    out = BytesIO()
    image.save(out, "PPM")
    return Straight(out.getvalue(), picture.width / image.width, (picture.width / 2, picture.height / 2), tilt)


def tilt_of(pixels: NDArray[np.uint8]) -> float:
    """How many degrees the lines of a page fall to the right; 0.0 where they are level, or nothing tells.

    At the right angle the ink falls into rows with white between them: the counts of ink by row differ most from one to the next.
    """
    import numpy as np

    small = pixels[::2, ::2]
    paper, black = np.percentile(small, (50, 1))
    down, across = np.nonzero(small < min((paper + black) / 2, paper - 20))
    if len(down) < _LEAST_INK:
        return 0.0
    keep = slice(None, None, 1 + len(down) // _MOST_INK)
    y, x = down[keep].astype(np.float32), across[keep].astype(np.float32)

    def sharpness(angle: float) -> float:
        rows = np.rint(y - x * math.tan(math.radians(angle))).astype(np.int64)
        counts = np.bincount(rows - rows.min())
        return float(np.square(np.diff(counts)).sum())

    coarse = max(np.arange(-_MOST_TILT, _MOST_TILT + 0.1, 0.25).tolist(), key=sharpness)
    fine = max(np.arange(coarse - 0.25, coarse + 0.26, 0.05).tolist(), key=sharpness)
    return round(fine, 2) if _LEAST_TILT <= abs(fine) <= _MOST_TILT and sharpness(fine) > 1.05 * sharpness(0.0) else 0.0


def scale_for(width: float, height: float) -> float:
    """Pixels a point for a page of this size (points): 200 dpi, less where the sheet is huge."""
    return min(DPI / 72, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))


def pictures(data: bytes, meter: Meter) -> Iterator[Picture]:
    """The pages of a picture file (PNG, JPEG, TIFF with one page or more). Raises UnreadableDocument."""
    from PIL import Image, ImageSequence

    with _decoding(meter), Image.open(BytesIO(data)) as file:
        for frame in ImageSequence.Iterator(file):
            meter.spend("pages")
            meter.check("pixels", frame.width * frame.height)
            yield _picture(frame)


@contextmanager
def _decoding(meter: Meter) -> Iterator[None]:
    """Pillow's decoders end with whatever they stumble over in a damaged file: OSError, but TypeError and struct.error too."""
    from PIL import Image

    try:
        yield
    except (UnreadableDocument, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise meter.refusal("pixels") from error
    except Exception as error:
        raise UnreadableDocument(meter.name, "the picture is damaged or cut short", "Scan it again, or save it anew from an image viewer") from error


def _picture(frame: Any) -> Picture:
    import numpy as np
    from PIL import Image, ImageOps

    across, down = _points(frame)
    image: Img = ImageOps.exif_transpose(frame)
    if image.size != frame.size and frame.width != frame.height:
        across, down = down, across
    scale = scale_for(across, down)
    size = max(1, round(across * scale)), max(1, round(down * scale))
    grey = _on_white(image).convert("L")
    near = (
        all(0.8 < have / want < 1.7 for have, want in zip(grey.size, size, strict=True))
        and abs(grey.width / grey.height / (across / down) - 1) < 0.02
    )
    return Picture(np.asarray(grey if near else grey.resize(size, Image.Resampling.LANCZOS)), across, down)


def _points(frame: Any) -> tuple[float, float]:
    """The size of the paper, by the resolution that the file tells; where that cannot be, as if it were A4."""
    try:
        x, y = (float(value) for value in frame.info.get("dpi", (0.0, 0.0)))
        size = 72 * frame.width / x, 72 * frame.height / y
    except (TypeError, ValueError, ZeroDivisionError):
        size = 0.0, 0.0
    if _LONG_SIDE[0] <= max(size) <= _LONG_SIDE[1]:
        return size
    point = _A4 / max(frame.width, frame.height)
    return frame.width * point, frame.height * point


def _on_white(image: Img) -> Img:
    from PIL import Image

    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image
    seen = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
