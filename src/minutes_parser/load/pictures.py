"""Pictures of a PDF's pages, for people to look at."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator
from typing import Final

from minutes_parser.errors import needs

_SCALE: Final = 1.5
_QUALITY: Final = 70


def pictures(data: bytes) -> Iterator[tuple[int, str]]:
    """Each page's number and its picture as a data address. Raises ``MissingExtra`` where Pillow is not installed."""
    with needs("PIL", "pictures of pages", extra="ocr"):
        import PIL.Image  # noqa: F401 - before the document is opened
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            written = io.BytesIO()
            page.render(scale=_SCALE).to_pil().convert("RGB").save(written, "JPEG", quality=_QUALITY)
            page.close()
            yield number + 1, f"data:image/jpeg;base64,{b64encode(written.getvalue()).decode()}"
