"""A committee's last word where no label stands over it: below its members' proposals "Komiteens flertall … tilrår kommunestyret å vedta …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ..patterns import pattern
from ..segment.items import Item, text_of
from ..segment.outline import Block
from ..source import Source
from ..view import fold, words_of
from .bodies import is_own

_RECOMMENDS = pattern(
    r"(?P<who>(?:[\p{L}-]+,? ){0,5}?[\p{L}-]+)(?: (?:flertall|fleirtal)\p{L}*\b[^;]{0,600}?,?)?"
    r" (?:tilrår|tilrådde|tilrådet|innstiller|rår|anbefaler|anbefalte) (?:[\p{L}-]+ ){0,4}?(?:til )?(?:å|at)\b"
)
_MINORITY = "mindretal"


def with_last_word(source: Source, blocks: Sequence[Block], body: str | None) -> Iterator[Block]:
    """The blocks of a case without a labelled decision; the paragraph among its proposals in which ``body`` itself recommends is one."""
    labelled = any(block.kind == "decision" and block.paragraphs for block in blocks)
    last = next((block for block in reversed(blocks) if block.kind == "proposal"), None)
    at = _last_word(source, last, body) if last and not labelled else None
    for block in blocks:
        if at is not None and block is last:
            yield attrs.evolve(block, items=block.items[:at])
            yield attrs.evolve(block, kind="decision", opener=None, items=block.items[at:])
        elif at is not None and block.kind == "recommendation" and is_own(_by(source, block), body):
            yield attrs.evolve(block, kind="untitled")  # it only announces what the last word says
        else:
            yield block


def _last_word(source: Source, block: Block, body: str | None) -> int | None:
    return next((n for n, item in enumerate(block.items) if _is_last_word(source, item, body)), None)


def _by(source: Source, block: Block) -> str | None:
    return words_of(source, block.opener.by) if block.opener and block.opener.by else None


def _is_last_word(source: Source, item: Item, body: str | None) -> bool:
    told = _RECOMMENDS.match(fold(text_of(source, item)))
    return told is not None and _MINORITY not in told[0] and is_own(told["who"], body)
