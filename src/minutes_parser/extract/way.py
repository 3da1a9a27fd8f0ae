"""The way of a case through several bodies: at whose station on it a block stands."""

from __future__ import annotations

import attrs

from ..segment.outline import Block
from .bodies import is_foreign, is_own


@attrs.frozen
class Way:
    """Where the reader is: at another body's station ("Saksprotokoll i Formannskapet - 02.06.2022"), or not."""

    foreign: bool = False
    recommended: bool = False
    treated: bool = False
    decided: bool = False
    """What was told at this station. After its decision a treatment without a name is the next body's; so is a decision
    after its recommendation, where no treatment stands before."""

    def passing(self, block: Block, by: str | None, body: str | None) -> Way:
        """The way after the label of ``block``, which belongs to ``by`` where it says so."""
        if _names_station(block):
            return Way(foreign=is_foreign(by, body))
        if (block.kind == "treatment" and self.decided and self.treated) or (block.kind == "decision" and self.recommended and not self.treated):
            return Way()
        recommends = block.kind == "recommendation"
        return attrs.evolve(
            self,
            recommended=self.recommended or recommends,
            treated=self.treated or block.kind == "treatment",
            decided=self.decided or block.kind == "decision" or (recommends and self.treated),
        )

    @property
    def only_recommends(self) -> bool:
        """ "Formannskapet 10.06.2026" straight above "Innstilling": whose the recommendation is, and no treatment of it so far."""
        return self.foreign and self.recommended and not self.treated

    def away(self, by: str | None, body: str | None) -> bool:
        """Is a block with this author another body's?"""
        return is_foreign(by, body) or (self.foreign and not is_own(by, body))


def _names_station(block: Block) -> bool:
    opener = block.opener
    return block.kind == "treatment" and opener is not None and opener.by is not None and (opener.label is None or opener.label.phrase.line)
