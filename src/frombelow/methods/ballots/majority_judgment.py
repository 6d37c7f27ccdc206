"""Majority judgment: each voter grades every candidate; the best majority grade wins.

The majority grade is the median, the lower middle one where the number of voters is even. Between candidates with the same grade, one such grade
is removed from each, again and again, until their majority grades differ (Balinski and Laraki).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cmp_to_key
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from frombelow.methods.ballots import deciding, pairwise, scored
from frombelow.methods.ballots.papers import BLANK, Contest, ScoredPapers
from frombelow.methods.ballots.result import Count, Deed, Said, Stage
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.ties import TieBreak, order_for

Run = tuple[int, int]  # a grade, and how often it follows in a row


class Halves(NamedTuple):
    """A candidate's grades read from the middle outwards: down from the majority grade, and up from the one above it.

    Removing one majority grade after another takes them from the two halves in turn, so the first difference in either half decides.
    """

    down: tuple[Run, ...]
    up: tuple[Run, ...]
    is_even: bool

    @property
    def majority_grade(self) -> int:
        return self.down[0][0]


class Difference(NamedTuple):
    """After `removed` grades are taken from both, one's majority grade is `first`, the other's `second`."""

    removed: int
    first: int
    second: int


def count(contest: Contest, papers: ScoredPapers, ties: TieBreak | None = None) -> Count:
    """Papers that grade nobody do not count; on others a blank is the worst grade."""
    tallies = grades_given(papers)
    halves = {number: halve(tallies[number - 1]) for number in contest.standing}
    ranking = _ranking(halves)
    filled = deciding.fill(ranking, 1, order_for(contest, ties), stage=1)
    stage = Stage(
        1,
        Deed.ROUND,
        votes=tuple(Fraction(halve(tally).majority_grade) for tally in tallies),
        status=pairwise.statuses(contest, filled.winners),
        elected=filled.winners,
        unit="majority grade",
        figures={
            grade_name(papers, grade): tuple(Fraction(tally[grade]) for tally in tallies)
            for grade in range(papers.highest, -1, -1)
        },
        said=(
            *_reasons(contest, papers, halves, ranking),
            *deciding.told(contest, filled),
        ),
    )
    return Count(
        RULE.key,
        filled.winners,
        (stage,),
        ties=filled.ties,
        tied=filled.tied,
        open_seats=filled.open_seats,
        ranking=ranking,
    )


def grades_given(papers: ScoredPapers) -> list[list[int]]:
    """For each candidate, how many voters gave each grade, from the worst."""
    graded = (papers.scores != BLANK).any(axis=1)
    counted = ScoredPapers(np.maximum(papers.scores[graded], 0), papers.weight[graded], papers.highest)
    by_grade = [scored.given(counted, grade).tolist() for grade in range(papers.highest + 1)]
    return [list(tally) for tally in zip(*by_grade, strict=True)]


def halve(tally: Sequence[int]) -> Halves:
    voters = sum(tally)
    lower = (voters + 1) // 2
    ascending = [(grade, times) for grade, times in enumerate(tally) if times]
    return Halves(
        down=_first(ascending, lower)[::-1],
        up=_first(ascending[::-1], voters - lower)[::-1],
        is_even=voters % 2 == 0,
    )


def difference(one: Halves, other: Halves) -> Difference | None:
    """Where the two first differ; None if they have the same grades."""
    down, up = _first_difference(one.down, other.down), _first_difference(one.up, other.up)
    found = []
    if down:
        found.append(down._replace(removed=2 * down.removed if one.is_even else max(0, 2 * down.removed - 1)))
    if up:
        found.append(up._replace(removed=2 * up.removed + (1 if one.is_even else 2)))
    return min(found, default=None)


def grade_name(papers: ScoredPapers, grade: int) -> str:
    return papers.grades[grade] if papers.grades else str(grade)


def _first(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    """The runs that make up the first `length` grades."""
    kept = []
    for grade, times in runs:
        if length <= 0:
            break
        kept.append((grade, min(times, length)))
        length -= times
    return tuple(kept)


def _first_difference(one: Sequence[Run], other: Sequence[Run]) -> Difference | None:
    """The place of the first difference in one half, from 0."""
    place = 0
    for (grade, times), (other_grade, other_times) in zip(one, other, strict=False):
        if grade != other_grade:
            return Difference(place, grade, other_grade)
        place += min(times, other_times)
        if times != other_times:
            return _after(one, other, place)
    return None


def _after(one: Sequence[Run], other: Sequence[Run], place: int) -> Difference:
    return Difference(place, _at(one, place), _at(other, place))


def _at(runs: Sequence[Run], place: int) -> int:
    """The grade at this place of the runs."""
    ends = accumulate(times for _, times in runs)
    return next(grade for (grade, _), end in zip(runs, ends, strict=True) if place < end)


def _ranking(halves: dict[int, Halves]) -> deciding.Ranking:
    def better(one: int, other: int) -> int:
        found = difference(halves[one], halves[other])
        return found.second - found.first if found else 0

    ranking: list[list[int]] = []
    for number in sorted(halves, key=cmp_to_key(better)):
        if ranking and not better(ranking[-1][0], number):
            ranking[-1].append(number)
        else:
            ranking.append([number])
    return tuple(tuple(rank) for rank in ranking)


def _reasons(
    contest: Contest, papers: ScoredPapers, halves: dict[int, Halves], ranking: deciding.Ranking
) -> tuple[Said, ...]:
    best = ranking[0][0]
    grade = halves[best].majority_grade
    rivals = [rank[0] for rank in ranking[1:] if halves[rank[0]].majority_grade == grade]
    said = [
        Said(
            "The best majority grade is {grade}: more than half of the voters grade {best_names} so or better.",
            {
                "grade": grade_name(papers, grade),
                "best_names": ", ".join(contest.name(n) for n in (*ranking[0], *rivals)),
            },
        )
    ]
    said.extend(
        _told(contest, papers, best, rival, found)
        for rival in rivals
        if (found := difference(halves[best], halves[rival]))
    )
    return tuple(said)


def _told(contest: Contest, papers: ScoredPapers, best: int, rival: int, found: Difference) -> Said:
    pattern = "When one majority grade is taken from each, {best_name} has {grade} and {rival_name} {rival_grade}."
    if found.removed > 1:
        pattern = "When {removed} majority grades are taken from each, {best_name} has {grade} and {rival_name} {rival_grade}."
    return Said(
        pattern,
        {
            "removed": str(found.removed),
            "best_name": contest.name(best),
            "grade": grade_name(papers, found.first),
            "rival_name": contest.name(rival),
            "rival_grade": grade_name(papers, found.second),
        },
    )


RULE = Rule(
    key="majority-judgment",
    name="Majority judgment",
    version="ties in the majority grade broken by removing majority grades one by one; a blank on a paper that grades somebody is the worst grade",
    source="Michel Balinski and Rida Laraki, Majority Judgment: Measuring, Ranking, and Electing (MIT Press, 2011); "
    '"A theory of measuring, electing, and ranking", PNAS 104 (2007), 8720–8725',
    paper=Paper.SCORED,
    several=False,
    count=count,
    promises=frozenset({Promise.MONOTONE}),
)
