"""A conversation that goes on: after each vote the map is drawn anew from tables that were only touched where the vote changed them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from frombelow.methods.opinions.answer import Answer, drawn
from frombelow.methods.opinions.pieces import Pieces
from frombelow.methods.opinions.settings import STANDARD, Settings
from frombelow.methods.opinions.stability import Found, Stability, jaccard, measure
from frombelow.methods.opinions.votes import Votes


@dataclass(frozen=True, eq=False)
class Live:
    """A conversation and its answer now.

    The answer is the one that `opinions(votes)` gives, with one exception: after `update` the stability of the groups is still the one measured last
    (`answer.stability.votes` says at how many votes), as long as the number of groups is the same. `measured` brings it up to date.
    """

    votes: Votes
    answer: Answer
    pieces: Pieces


def begin(votes: Votes, settings: Settings = STANDARD) -> Live:
    """The conversation as it stands."""
    return _measured(votes, Pieces.by_hash(votes, settings), settings)


def update(live: Live, person: str, statement: str, vote: int) -> Live:
    """After one more vote (or a changed one) on a statement of the conversation. The person may be new."""
    settings = live.answer.settings
    place = [s.key for s in live.votes.statements].index(statement)
    votes = live.votes.with_vote(person, place, vote)
    pieces = live.pieces.after(live.votes, votes, person, place, settings)

    def remembered(found: Found) -> Stability:
        known = _carried(live, votes, found)
        return known if known is not None else measure(votes, pieces, found, settings)

    return Live(votes, drawn(votes, pieces.whole, settings, remembered), pieces)


def measured(live: Live) -> Live:
    """The same conversation, the stability measured with all its votes: now the answer is that of `opinions(votes)` throughout."""
    return _measured(live.votes, live.pieces, live.answer.settings)


def _measured(votes: Votes, pieces: Pieces, settings: Settings) -> Live:
    answer = drawn(votes, pieces.whole, settings, lambda found: measure(votes, pieces, found, settings))
    return Live(votes, answer, pieces)


def _carried(live: Live, votes: Votes, found: Found) -> Stability | None:
    """The stability measured last, its groups in the order of the new ones; None where there is none for as many groups."""
    known, count = live.answer.stability, found.partition.count
    if known is None or len(known.groups) != count or not live.answer.groups:
        return None
    keys = votes.people[found.people]
    common, old_at, new_at = np.intersect1d(live.answer.keys, keys, assume_unique=True, return_indices=True)
    code = found.partition.label[new_at] * count + live.answer.label[old_at]
    shared = np.bincount(code, minlength=count * count).reshape(count, count)
    match = jaccard(shared).argmax(axis=1).tolist() if len(common) else []
    if sorted(match) != list(range(count)):
        return None
    return replace(known, groups=tuple(known.groups[old] for old in match))
