"""Rules that add up points and elect those with the most."""

from __future__ import annotations

from frombelow.methods.ballots import deciding, pairwise, scored
from frombelow.methods.ballots.papers import Contest, Numbers
from frombelow.methods.ballots.result import Count, Deed, Said, Stage
from frombelow.methods.ballots.ties import TieBreak, order_for


def most_points(
    key: str, contest: Contest, points: Numbers, ties: TieBreak | None, said: tuple[Said, ...], unit: str
) -> Count:
    """One stage: the points, and who has the most."""
    ranking = deciding.ranked_by({number: int(points[number - 1]) for number in contest.standing})
    filled = deciding.fill(ranking, contest.seats, order_for(contest, ties), stage=1)
    stage = Stage(
        1,
        Deed.ROUND,
        votes=scored.as_votes(points),
        status=pairwise.statuses(contest, filled.winners),
        elected=filled.winners,
        said=(*said, *deciding.told(contest, filled)),
        unit=unit,
    )
    return Count(
        key,
        filled.winners,
        (stage,),
        ties=filled.ties,
        tied=filled.tied,
        open_seats=filled.open_seats,
        unfilled=filled.unfilled,
        ranking=ranking,
    )
