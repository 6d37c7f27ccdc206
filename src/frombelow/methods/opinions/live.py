"""A conversation that goes on: after each vote the map is drawn anew from tables that were only touched where the vote changed them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from frombelow.methods.opinions.answer import Answer, drawn
from frombelow.methods.opinions.crosses import Cross, crosses, row_of, total
from frombelow.methods.opinions.settings import STANDARD, Settings
from frombelow.methods.opinions.stability import Found, Stability, jaccard, measure, pieces_of
from frombelow.methods.opinions.votes import Ints, Votes


@dataclass(frozen=True, eq=False)
class Live:
    """A conversation and its answer now.

    The answer is the one that `opinions(votes)` gives, with one exception: after `update` the stability of the groups is still the one measured last
    (`answer.stability.votes` says at how many votes), as long as the number of groups is the same. `measured` brings it up to date.
    """

    votes: Votes
    answer: Answer
    whole: Cross
    parts: tuple[Cross, ...]
    piece: NDArray[np.int8]
    people: Ints  # who is placed, as places in `votes.people`


def begin(votes: Votes, settings: Settings = STANDARD) -> Live:
    """The conversation as it stands."""
    piece = pieces_of(votes.people, settings)
    parts = crosses(votes, piece, settings.pieces)
    whole = total(parts)
    answer = drawn(votes, whole, settings, lambda found: measure(votes, parts, piece, found, settings))
    return Live(votes, answer, whole, parts, piece, np.searchsorted(votes.people, answer.keys))


def update(live: Live, person: str, statement: str, vote: int) -> Live:
    """After one more vote (or a changed one) on a statement of the conversation. The person may be new."""
    settings = live.answer.settings
    place = [s.key for s in live.votes.statements].index(statement)
    votes = live.votes.with_vote(person, place, vote)
    at = int(np.searchsorted(votes.people, person))
    before, after = row_of(live.votes, live.votes.place_of(person)), row_of(votes, at)
    piece = live.piece
    if len(votes.people) > len(live.votes.people):
        piece = np.insert(piece, at, pieces_of(votes.people[at : at + 1], settings))
    mine = int(piece[at])
    parts = tuple(one.changed(place, before, after) if number == mine else one for number, one in enumerate(live.parts))
    whole = live.whole.changed(place, before, after)

    def remembered(found: Found) -> Stability:
        known = _carried(live, votes, found)
        return known if known is not None else measure(votes, parts, piece, found, settings)

    answer = drawn(votes, whole, settings, remembered)
    return Live(votes, answer, whole, parts, piece, np.searchsorted(votes.people, answer.keys))


def measured(live: Live) -> Live:
    """The same conversation, the stability measured with all its votes: now the answer is that of `opinions(votes)` throughout."""
    settings = live.answer.settings
    answer = drawn(
        live.votes,
        live.whole,
        settings,
        lambda found: measure(live.votes, live.parts, live.piece, found, settings),
    )
    return replace(live, answer=answer)


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
