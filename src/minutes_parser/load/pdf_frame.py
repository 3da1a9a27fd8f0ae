"""From a PDF's own coordinates, which start at the lower left before any turn, to the page as it is seen."""

from __future__ import annotations

from typing import Any

import attrs

from minutes_parser.source import Box

__all__ = ["Box", "Frame", "frame_of"]


@attrs.frozen
class Frame:
    """The visible part of a page and its quarter turns clockwise. Gives points from the upper left corner."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        size = self.right - self.left, self.top - self.bottom
        return size if self.turns % 2 == 0 else size[::-1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        if self.turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def turned(self, turns: int) -> Frame:
        """The same page looked at with ``turns`` further quarter turns."""
        return attrs.evolve(self, turns=(self.turns + turns) % 4)

    def back(self, box: Box, turns: int) -> Box:
        """A box seen in ``self.turned(turns)``, as it is seen in ``self``."""
        width, height = self.turned(turns).size
        left, top, right, bottom = box
        for _ in range(turns % 4):
            left, top, right, bottom = top, width - right, bottom, width - left
            width, height = height, width
        return left, top, right, bottom


def frame_of(raw: Any, page: Any) -> Frame:
    """The frame of a pdfium page: its crop box within its media box, and its /Rotate."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    return Frame(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page) % 4)
