"""Yes, no or abstain: on each motion, or on each candidate.

A "candidate" of the contest is a motion, or a person to be confirmed. Papers give 1 for yes, 0 for no and leave blank to abstain. All who reach the majority
are elected; where more reach it than there are seats, those with the most yes votes.
"""

from __future__ import annotations

from collections.abc import Callable

from frombelow.methods.ballots import deciding, pairwise, scored
from frombelow.methods.ballots.majorities import Outcome, Terms, Verdict, decide
from frombelow.methods.ballots.papers import BLANK, Contest, Numbers, ScoredPapers
from frombelow.methods.ballots.result import Count, Deed, Said, Stage
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.ties import TieBreak, order_for

OF_MOTION = "{motion_name}: "  # before what became of it
Counting = Callable[[Contest, ScoredPapers, TieBreak | None], Count]


def counting(terms: Terms) -> Counting:
    """The rule under these terms: another majority, a quorum."""

    def count(contest: Contest, papers: ScoredPapers, ties: TieBreak | None = None) -> Count:
        yes, no, abstain = (scored.given(papers, score) for score in (1, 0, BLANK))
        verdicts = verdicts_on(contest, papers, terms)
        carried = {n: verdict.yes for n, verdict in verdicts.items() if verdict.outcome is Outcome.CARRIED}
        ranking = deciding.ranked_by(carried)
        filled = deciding.fill(ranking, contest.seats, order_for(contest, ties), stage=1)
        stage = Stage(
            1,
            Deed.ROUND,
            votes=scored.as_votes(yes),
            status=pairwise.statuses(contest, filled.winners),
            elected=filled.winners,
            figures={words: scored.as_votes(row) for words, row in (("yes", yes), ("no", no), ("abstain", abstain))},
            said=_told(contest, verdicts, filled),
            unit="yes votes",
        )
        return Count(
            RULE.key,
            filled.winners,
            (stage,),
            ties=filled.ties,
            tied=filled.tied,
            open_seats=filled.open_seats,
            unfilled=filled.unfilled,
        )

    return count


def verdicts_on(contest: Contest, papers: ScoredPapers, terms: Terms) -> dict[int, Verdict]:
    """What became of each motion."""
    yes, no, abstain = (scored.given(papers, score) for score in (1, 0, BLANK))
    return {n: _verdict(n, yes, no, abstain, terms) for n in contest.standing}


def _verdict(number: int, yes: Numbers, no: Numbers, abstain: Numbers, terms: Terms) -> Verdict:
    return decide(int(yes[number - 1]), int(no[number - 1]), int(abstain[number - 1]), terms)


def _told(contest: Contest, verdicts: dict[int, Verdict], filled: deciding.Filled) -> tuple[Said, ...]:
    """One sentence for each motion; more only where fewer seats are free than were carried."""
    said = tuple(
        Said(OF_MOTION + verdict.said.pattern, {"motion_name": contest.name(n), **verdict.said.values})
        for n, verdict in verdicts.items()
    )
    carried = sum(verdict.outcome is Outcome.CARRIED for verdict in verdicts.values())
    return said if carried <= contest.seats else (*said, *deciding.told(contest, filled))


RULE = Rule(
    key="yes-no",
    name="Yes, no or abstain",
    version="more than half of the yes and no votes; other majorities (of the votes cast, the members present or entitled) and quorums can be stated",
    source="Robert's Rules of Order Newly Revised, 12th edition (2020), sections 40 (quorum) and 44 (bases for determining a voting result)",
    paper=Paper.SCORED,
    several=True,
    count=counting(Terms()),
    promises=frozenset({Promise.MONOTONE}),
    highest=1,
)
