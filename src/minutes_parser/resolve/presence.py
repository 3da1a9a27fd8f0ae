"""Who was there when each case was treated: an interval, never a guess."""

from __future__ import annotations

import attrs

from ..span import Spans


@attrs.frozen
class CasePresence:
    """Attendees who vote, by id, when a case was treated; ``case`` is its raw number, ``None`` for the meeting as a whole."""

    case: str | None
    sure: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    """Those who may have been there besides: an arrival without a time, a name on both lists."""
    recused: tuple[str, ...] = ()
    stated: tuple[int, ...] = ()
    """Numbers of those present that the case itself states, in order."""
    reasons: tuple[str, ...] = ()
    """Why somebody is only possibly present, with the place."""
    span: Spans = ()
