"""What every counting rule says of itself, so that pages, commands and tests can go through all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from frombelow.methods.ballots.papers import Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.result import Count
from frombelow.methods.ballots.ties import TieBreak


class Paper(StrEnum):
    """What a voter does on the paper."""

    RANKED = "ranked"
    SCORED = "scored"  # approval is a score of 0 or 1


class Promise(StrEnum):
    """Laws a rule keeps; the tests try each on generated papers."""

    MONOTONE = "raising a winner, all else equal, never makes her lose"
    MAJORITY = "whom more than half rank first wins"
    CONDORCET = "whoever beats every other one by one wins"
    CLONES = "a candidate's double neither helps nor harms her side"
    PROPORTIONAL = "a group that ranks the same candidates above all others gets its share of the seats"


@dataclass(frozen=True)
class Rule:
    """One rule under its exact published name.

    `key` is its name on the command line; `source` says where it is published, `version` which text or variant is followed. `several` tells
    whether it can fill more than one seat. `count(contest, papers, ties)` does not change what it is given; `ties` None means that no order was stated.
    """

    key: str
    name: str
    version: str
    source: str
    paper: Paper
    several: bool
    count: Callable[[Contest, Any, TieBreak | None], Count]
    promises: frozenset[Promise] = frozenset()
    keeps_limits: bool = False  # floors and ceilings per group of candidates can be kept (floors.py)
    highest: int | None = None  # the best score its papers may give, where that is fixed; 1: they only approve


Papers = RankedPapers | ScoredPapers
