"""What a count answers: who is elected, stage by stage, with reasons; a tie is an answer.

Amounts are exact (`Fraction`), whatever arithmetic the rule prescribes; `Count.decimals` says with how many places the rule shows them.
Sentences are kept as English patterns and their values, so that a page can tell them in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from frombelow.methods.common.said import Said as Said


class Deed(StrEnum):
    """What happens in a stage."""

    FIRST = "first preferences"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"
    ITERATION = "iteration"  # Meek, Warren: keep values are set anew
    FILLING = "filling"  # the last seats go to those who are left
    ROUND = "round"  # a round of another kind of rule: an automatic runoff, a seat of a sequential rule, a pair


class Status(StrEnum):
    """Where a candidate stands after a stage."""

    HOPEFUL = "hopeful"
    ELECTED = "elected"
    EXCLUDED = "excluded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Transfer:
    """An amount that moves from a candidate (0: the papers themselves) to another (0: nobody, non-transferable)."""

    giver: int
    taker: int
    amount: Fraction


class Settled(StrEnum):
    """What decided a tie."""

    EARLIER = "earlier stages"  # the rule itself looks back (or ahead)
    ORDER = "stated order"
    LOT = "public lot"
    NOTHING = "nothing"  # no order and no lot was stated


@dataclass(frozen=True)
class Tie:
    """Candidates between whom the rule had to choose, what for, and how it was settled.

    `chosen` is whom the choice fell on. Where nothing settles it, the count goes on with the order on the ballot so that its stages can be shown, and
    `matters` says whether another choice would elect others.
    """

    stage: int
    choice: str  # "exclude", "elect", "surplus first"
    candidates: tuple[int, ...]
    chosen: tuple[int, ...]
    settled: Settled
    matters: bool = False


@dataclass(frozen=True)
class Stage:
    """One stage of a count, as it stands when the stage is over.

    `votes` by candidate (index 0 is candidate 1). `moved` are the candidates whose votes move; `value` is the factor by which papers moved, where there is one.
    `lost` is what rounding dropped so far. The votes, `exhausted` and `lost` add up to the papers counted, in rules that move papers.
    """

    number: int
    deed: Deed
    votes: tuple[Fraction, ...]
    status: tuple[Status, ...]
    exhausted: Fraction = Fraction(0)
    lost: Fraction = Fraction(0)
    quota: Fraction | None = None
    moved: tuple[int, ...] = ()
    value: Fraction | None = None
    elected: tuple[int, ...] = ()  # in this stage, in order
    excluded: tuple[int, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    said: tuple[Said, ...] = ()
    figures: Mapping[str, tuple[Fraction, ...]] = field(
        default_factory=dict
    )  # more rows by candidate, e.g. Meek's "keep values"
    unit: str = "votes"  # what `votes` counts, where it is something else


@dataclass(frozen=True)
class Count:
    """The whole answer of a rule.

    `winners`: those elected for sure, in the order of their election. `tied`: where a tie that nothing settles decides, those between whom it
    stands; then `open_seats` of them are still to be elected. `unfilled`: seats for which nobody is left.
    `ranking`: for rules that rank all, ranks of equals from the first to the last.
    """

    rule: str
    winners: tuple[int, ...]
    stages: tuple[Stage, ...]
    ties: tuple[Tie, ...] = ()
    tied: tuple[int, ...] = ()
    open_seats: int = 0
    unfilled: int = 0
    ranking: tuple[tuple[int, ...], ...] = ()
    decimals: int = 0
    said: tuple[Said, ...] = ()  # about the count as a whole
