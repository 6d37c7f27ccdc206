"""The sheet of one stage while it is being filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from frombelow.methods.ballots.result import Said
from frombelow.methods.ballots.stv.arithmetic import Amount


@dataclass
class Sheet:
    """What happened in this stage so far. Flows are amounts by (giver, taker), 0 for the papers themselves and for nobody."""

    elected: list[int] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    flows: dict[tuple[int, int], Amount] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    value: Fraction | None = None

    def flow(self, giver: int, taker: int, amount: Amount) -> None:
        self.flows[giver, taker] = self.flows.get((giver, taker), 0) + amount

    def gone(self, givers: Iterable[int]) -> Amount:
        """What moved from these to nobody."""
        return sum((self.flows.get((giver, 0), 0) for giver in givers), 0)
