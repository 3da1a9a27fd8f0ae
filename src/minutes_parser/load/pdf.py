"""PDF into a Source: the text as it stands on the page, a line for each line, with page and box.

pdfium is not thread-safe: read PDFs in several processes, never in several threads. Every handle is closed before
``read_pdf`` returns, also when it raises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final

import attrs
import regex

from minutes_parser.diagnostics import Code, Diagnostic
from minutes_parser.errors import UnreadableDocument
from minutes_parser.source import Line, Page, Source

from . import kinds
from .furniture import classify
from .pdf_columns import reading_order
from .pdf_frame import Frame, frame_of
from .pdf_pieces import TextPage, read_pieces, visible
from .pdf_tables import Written, write
