"""STAR voting: score, then automatic runoff. The two with the largest sums go into a runoff, won by whom more voters score higher.

Ties are broken by the papers as the Equal Vote Coalition's official protocol says; what it would break at random is a tie here,
settled by the stated order or the lot, or an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from frombelow.methods.ballots import deciding, pairwise, scored
from frombelow.methods.ballots.papers import Contest, Numbers, ScoredPapers
from frombelow.methods.ballots.result import Count, Deed, Said, Settled, Stage, Tie
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.ties import TieBreak, order_for
from frombelow.methods.ballots.wording import names


@dataclass(frozen=True)
class Tallies:
    """All that STAR asks of the papers."""

    sums: Numbers
    top: Numbers  # how many voters gave the best score
    over: Numbers  # one against one


@dataclass(frozen=True)
class Finalists:
    """Those who go into the runoff for sure, and those of whom `places` more do."""

    sure: tuple[int, ...]
    tied: tuple[int, ...]
    places: int
    said: tuple[Said, ...]


def count(contest: Contest, papers: ScoredPapers, ties: TieBreak | None = None) -> Count:
    tallies = Tallies(scored.totals(papers), scored.given(papers, papers.highest), scored.preferences(contest, papers))
    order = order_for(contest, ties)
    finalists = finalists_of(contest, tallies)
    pair, first_tie = _pair(finalists, order)
    best = runoff_winners(tallies, pair)
    possible = sorted({winner for pair in _pairs(finalists) for winner in runoff_winners(tallies, pair)})
    filled = deciding.fill((best,), 1, order, stage=2)
    if order.settled is Settled.NOTHING:
        filled = deciding.fill((tuple(possible),), 1, order, stage=2)
    stages = (
        _scoring(contest, papers, tallies, finalists, first_tie, order),
        _runoff(contest, papers, tallies, pair, filled),
    )
    ties_met = tuple(tie for tie in (first_tie, *filled.ties) if tie)
    return Count(RULE.key, filled.winners, stages, ties=ties_met, tied=filled.tied, open_seats=filled.open_seats)


def finalists_of(contest: Contest, tallies: Tallies) -> Finalists:
    """The two with the largest sums. Two who tie for one place: whom more voters prefer; else, or if more tie: the most best scores."""
    sure: list[int] = []
    said: list[Said] = []
    while len(sure) < min(2, len(contest.standing)):
        left = [number for number in contest.standing if number not in sure]
        group = _most(left, tallies.sums)
        places = 2 - len(sure)
        chosen = group if len(group) <= places else _broken(contest, tallies, group, places, said)
        if not chosen:
            return Finalists(tuple(sure), tuple(_most(group, tallies.top)), places, tuple(said))
        sure.extend(chosen)
    return Finalists(tuple(sure), (), 0, tuple(said))


def runoff_winners(tallies: Tallies, pair: tuple[int, ...]) -> tuple[int, ...]:
    """Whom more voters prefer; else the larger sum; else the most best scores; else both."""
    left = list(pair)
    for deciding_numbers in (_preferred(tallies, pair), tallies.sums, tallies.top):
        left = _most(left, deciding_numbers)
    return tuple(left)


def _broken(contest: Contest, tallies: Tallies, group: list[int], places: int, said: list[Said]) -> list[int]:
    """Whom the papers themselves decide for; nobody where they do not."""
    values = {"tied_names": names(contest, group), "sum": str(tallies.sums[group[0] - 1])}
    if len(group) == 2:
        preferred = _most(group, _preferred(tallies, tuple(group)))
        if len(preferred) == 1:
            values["chosen_name"] = contest.name(preferred[0])
            said.append(Said("{tied_names} tie at {sum}; more voters prefer {chosen_name}.", values))
            return preferred
    limit = sorted((int(tallies.top[number - 1]) for number in group), reverse=True)[places]
    chosen = [number for number in group if tallies.top[number - 1] > limit]
    if chosen:
        values["chosen_names"] = names(contest, chosen)
        said.append(Said("{tied_names} tie at {sum}; the most best scores decide for {chosen_names}.", values))
    return chosen


def _most(numbers: list[int], values: Numbers) -> list[int]:
    best = max(values[number - 1] for number in numbers)
    return [number for number in numbers if values[number - 1] == best]


def _preferred(tallies: Tallies, pair: tuple[int, ...]) -> Numbers:
    """How many prefer each of a pair to the other; 0 for everybody else."""
    votes = np.zeros(len(tallies.sums), np.int64)
    if len(pair) == 2:
        one, other = pair[0] - 1, pair[1] - 1
        votes[one], votes[other] = tallies.over[one, other], tallies.over[other, one]
    return votes


def _pairs(finalists: Finalists) -> list[tuple[int, ...]]:
    """Every pair that may go into the runoff."""
    return [(*finalists.sure, *more) for more in combinations(finalists.tied, finalists.places)]


def _pair(finalists: Finalists, order: TieBreak) -> tuple[tuple[int, ...], Tie | None]:
    if not finalists.tied:
        return finalists.sure, None
    chosen = tuple(sorted(finalists.tied, key=order.order.index)[: finalists.places])
    tie = Tie(1, "elect", finalists.tied, chosen, order.settled)
    return (*finalists.sure, *chosen), tie


def _scoring(
    contest: Contest,
    papers: ScoredPapers,
    tallies: Tallies,
    finalists: Finalists,
    tie: Tie | None,
    order: TieBreak,
) -> Stage:
    said = [*finalists.said]
    if tie:
        values = {"tied_names": names(contest, tie.candidates), "chosen_names": names(contest, tie.chosen)}
        pattern = (
            "{tied_names} tie for the runoff, and the papers do not decide; the stated order takes {chosen_names}."
        )
        if order.settled is Settled.LOT:
            pattern = (
                "{tied_names} tie for the runoff, and the papers do not decide; the public lot takes {chosen_names}."
            )
        if order.settled is Settled.NOTHING:
            pattern = "{tied_names} tie for the runoff, and nothing decides; it is shown with {chosen_names}."
        said.append(Said(pattern, values))
    elif len(finalists.sure) == 2:
        values = {"finalist_names": names(contest, finalists.sure)}
        said.append(Said("The largest sums go into the runoff: {finalist_names}.", values))
    return Stage(
        1,
        Deed.ROUND,
        votes=scored.as_votes(tallies.sums),
        status=pairwise.statuses(contest),
        figures={f"scores of {papers.highest}": scored.as_votes(tallies.top)},
        said=tuple(said),
        unit="points",
    )


def _runoff(
    contest: Contest, papers: ScoredPapers, tallies: Tallies, pair: tuple[int, ...], filled: deciding.Filled
) -> Stage:
    votes = _preferred(tallies, pair)
    said = []
    if len(pair) == 2:
        said = _runoff_said(contest, tallies, (pair[0], pair[1]))
    return Stage(
        2,
        Deed.ROUND,
        votes=scored.as_votes(votes),
        status=pairwise.statuses(contest, filled.winners),
        exhausted=scored.as_votes(np.array([papers.total - votes.sum()]))[0],
        elected=filled.winners,
        said=(*said, *deciding.told(contest, filled)),
    )


def _runoff_said(contest: Contest, tallies: Tallies, pair: tuple[int, int]) -> list[Said]:
    votes = _preferred(tallies, pair)
    one, other = sorted(pair, key=lambda number: -votes[number - 1])
    values = {"first_name": contest.name(one), "second_name": contest.name(other)}
    values |= {"first": str(votes[one - 1]), "second": str(votes[other - 1])}
    said = [
        Said("{first} voters score {first_name} higher, {second} {second_name}; the others score them alike.", values)
    ]
    winners = runoff_winners(tallies, pair)
    if votes[one - 1] == votes[other - 1] and len(winners) == 1:
        by_sum = tallies.sums[one - 1] != tallies.sums[other - 1]
        pattern = (
            "The runoff is a tie; {name} has the larger sum."
            if by_sum
            else "The runoff is a tie; {name} has more best scores."
        )
        said.append(Said(pattern, {"name": contest.name(winners[0])}))
    return said


RULE = Rule(
    key="star",
    name="STAR voting",
    version="official tie-breaker protocol of the Equal Vote Coalition in the wording of the BetterVoting documentation (2025); "
    "its random steps are left to a stated order or a lot",
    source="Equal Vote Coalition, starvoting.org; BetterVoting documentation, “STAR Voting Ties”",
    paper=Paper.SCORED,
    several=False,
    count=count,
    promises=frozenset({Promise.MONOTONE}),
)
