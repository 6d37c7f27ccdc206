"""Tally sheets of the Debian project, as its vote engine devotee publishes them: read.

  Option 1--------->: Ada Lovelace
/  Option 2-------->: Bo Diddley
V: 12      1d7ba886e62a2cf64379a5c8f8032cc2     the rank given to each option, - for none; then a receipt
"""

from __future__ import annotations

import re

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.reading.problems import Fault, Mending, Reading
from frombelow.methods.ballots.reading.rankings import Pile, Ranking
from frombelow.methods.ballots.reading.text import decoded, plain
from frombelow.methods.ballots.result import Said

OPTION = re.compile(r"[\s/|]*Option\s+(\d+|[A-Z])\s*-*>\s*:\s*(.+)")
VOTE = re.compile(r"\s*V:\s+(\S+)")
RANKS = {sign: rank for rank, sign in enumerate("123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1)}


def read_debian(data: bytes) -> Reading[RankedPapers]:
    """The contest has one seat. Gaps between ranks say nothing; an option without a rank stands last."""
    mending = Mending()
    lines = decoded(plain(data, mending), 0, mending).split("\n")
    names = tuple(found[2].strip() for line in lines if (found := OPTION.match(line)))
    if not names:
        raise Fault(Said("The tally sheet names no options (Option 1---->: …)."))
    pile = Pile()
    for number, line in enumerate(lines, 1):
        if found := VOTE.match(line):
            pile.add(_ranking(found[1], len(names), number, found.start(1)), 1)
    return Reading(Contest(names, 1), pile.papers(), mending.repairs())


def _ranking(vote: str, options: int, line: int, before: int) -> Ranking:
    if len(vote) != options:
        values = {"vote": vote, "signs": str(len(vote)), "options": str(options)}
        raise Fault(Said("“{vote}” ranks {signs} options; there are {options}.", values), line, before + 1)
    by_rank: dict[int, list[int]] = {}
    for option, sign in enumerate(vote.upper(), 1):
        if sign == "-":
            continue
        if sign not in RANKS:
            raise Fault(Said("“{sign}” is no rank.", {"sign": sign}), line, before + option)
        by_rank.setdefault(RANKS[sign], []).append(option)
    return tuple(tuple(by_rank[rank]) for rank in sorted(by_rank))
