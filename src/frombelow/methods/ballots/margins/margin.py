"""The margin, from whichever argument fits the rule: exact where points are added, bounds elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from frombelow.methods.ballots.margins import motions, one_against_one, points, stages, witness
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Count, Said
from frombelow.methods.ballots.rule import Paper, Papers, Rule
from frombelow.methods.ballots.ties import TieBreak
from frombelow.methods.ballots.wording import names

Counting = Callable[[Any], Count]


class Effort(Enum):
    """How much work the search for a change may be: recounts, and distinct papers times recounts."""

    BOUNDS_ONLY = (0, 0)
    USUAL = (240, 2_000_000)
    THOROUGH = (1500, 200_000_000)


@dataclass(frozen=True)
class Margin:
    """`least` ≤ the true margin ≤ `most` (None: no change was found or looked for). `said` tells what is known, and how.

    `instead` are the winners after the smallest change that was found.
    """

    least: int
    most: int | None
    said: tuple[Said, ...]
    instead: tuple[int, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


def margin(
    rule: Rule,
    contest: Contest,
    papers: Papers,
    count: Count,
    ties: TieBreak | None = None,
    effort: Effort = Effort.USUAL,
) -> Margin:
    """How many papers the result of `count`, made by `rule` from these papers, hangs on."""
    if count.tied:
        return Margin(0, 0, (Said("A tie decides: no paper need change for another result."),), count.tied)
    if rule.key == "yes-no" and len(contest.standing) <= contest.seats:
        nearest = motions.nearest(contest, papers)
        return Margin(nearest.papers, nearest.papers, (_turned(contest, nearest),), nearest.instead(count))
    if not _is_contested(contest, count):
        return Margin(papers.total + 1, None, (Said("Everybody who stands is elected, whatever the papers say."),))
    exact = points.margin(rule.key, contest, papers, count)
    if exact:
        return Margin(exact.papers, exact.papers, (_exactly(contest, exact.papers, exact.loser),), exact.instead)
    least = max(_least(rule, contest, papers, count), 1)
    found = witness.search(contest, papers, count, lambda changed: rule.count(contest, changed, ties), effort.value)
    if not found:
        return Margin(least, None, (_at_least(least),))
    return Margin(least, found.papers, (_between(contest, least, found),), found.instead)


def _is_contested(contest: Contest, count: Count) -> bool:
    return len(count.winners) < len(contest.standing)


def _least(rule: Rule, contest: Contest, papers: Papers, count: Count) -> int:
    """A number of papers that is surely needed."""
    if rule.paper is Paper.SCORED:
        return 1
    if rule.key in one_against_one.RULES:
        return one_against_one.least(rule.key, contest, papers, count)
    return stages.least(rule.key, contest, papers, count)


def _exactly(contest: Contest, papers: int, loser: int) -> Said:
    values = {"papers": str(papers), "loser_name": contest.name(loser)}
    if papers == 1:
        return Said("One changed paper would bring {loser_name} level or ahead.", values)
    return Said("{papers} changed papers would bring {loser_name} level or ahead; fewer would change nothing.", values)


def _turned(contest: Contest, nearest: motions.Nearest) -> Said:
    values = {"papers": str(nearest.papers), "motion_name": contest.name(nearest.motion)}
    if nearest.papers == 1:
        return Said("One paper that says the opposite would turn the result of “{motion_name}”.", values)
    return Said(
        "{papers} papers that say the opposite would turn the result of “{motion_name}”; fewer would turn nothing.",
        values,
    )


def _at_least(least: int) -> Said:
    return Said("At least {least} papers would have to change for another result.", {"least": str(least)})


def _between(contest: Contest, least: int, found: witness.Found) -> Said:
    values = {
        "least": str(least),
        "most": str(found.papers),
        "winner_name": contest.name(found.winner),
        "loser_name": contest.name(found.loser),
        "instead_names": names(contest, found.instead),
    }
    if least == found.papers == 1:
        return Said(
            "One changed paper gives another result: it ranks {loser_name} first and {winner_name} last.", values
        )
    if least == found.papers:
        return Said(
            "{most} changed papers give another result, and fewer cannot: they rank {loser_name} first and {winner_name} last.",
            values,
        )
    return Said(
        "Between {least} and {most} changed papers give another result: counted again with {most} papers that rank {loser_name} first and "
        "{winner_name} last, it is {instead_names}.",
        values,
    )
