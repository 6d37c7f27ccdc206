"""What proportional rules on approvals guarantee to groups that agree, tried on every group of small generated papers."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots import equal_shares, phragmen
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Settled
from frombelow.methods.ballots.rule import Rule
from frombelow.methods.ballots.tests.profiles import Scores, scored_contests, scored_papers, scored_voters
from frombelow.methods.ballots.ties import TieBreak

Voter = frozenset[int]


def sitting(rule: Rule, contest: Contest, scores: Scores) -> tuple[Voter, list[Voter]]:
    """The committee, ties by the order on the ballot, and whom each voter approves."""
    order = TieBreak(contest.standing, Settled.ORDER)
    committee = rule.count(contest, scored_papers(scores, 1), order).winners
    voters = [frozenset(n for n, mark in enumerate(paper, 1) if mark > 0) for paper in scored_voters(scores)]
    return frozenset(committee), [voter for voter in voters if voter]


@settings(deadline=None, max_examples=80)
@given(scored_contests(1, most_seats=4))
def test_equal_shares_gives_every_cohesive_group_a_well_represented_member(sample: tuple[Contest, Scores]) -> None:
    """Extended justified representation (Peters and Skowron 2020): of ℓ/k of the voters who agree on ℓ candidates, one has ℓ elected."""
    contest, scores = sample
    committee, voters = sitting(equal_shares.RULE, contest, scores)
    for size in range(1, contest.seats + 1):
        for agreed in combinations(contest.standing, size):
            group = [voter for voter in voters if voter.issuperset(agreed)]
            if len(group) * contest.seats >= size * len(voters):
                assert max(len(voter & committee) for voter in group) >= size


@settings(deadline=None, max_examples=80)
@given(scored_contests(1, most_seats=4))
def test_phragmen_gives_every_cohesive_group_its_seats_together(sample: tuple[Contest, Scores]) -> None:
    """Proportional justified representation (Brill, Freeman, Janson and Lackner 2017): together they have ℓ elected."""
    contest, scores = sample
    committee, voters = sitting(phragmen.RULE, contest, scores)
    for size in range(1, contest.seats + 1):
        for agreed in combinations(contest.standing, size):
            group = [voter for voter in voters if voter.issuperset(agreed)]
            if len(group) * contest.seats >= size * len(voters):
                assert len(frozenset().union(*group) & committee) >= size


@pytest.mark.parametrize("rule", [equal_shares.RULE, phragmen.RULE], ids=lambda rule: rule.key)
@settings(deadline=None)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=3), st.integers(1, 4))
def test_parties_get_their_seats_by_dhondt(rule: Rule, parties: list[int], seats: int) -> None:
    """Where nobody approves across parties, both give the seats of D'Hondt (unless a quotient is tied)."""
    quotients = sorted(
        ((size / n, party) for party, size in enumerate(parties) for n in range(1, seats + 1)), reverse=True
    )
    assume(quotients[seats - 1][0] != quotients[seats][0])
    width = len(parties) * seats
    scores = [
        (tuple(int(candidate // seats == party) for candidate in range(width)), size)
        for party, size in enumerate(parties)
    ]
    contest = Contest(tuple(f"{n}" for n in range(width)), seats)
    committee, _ = sitting(rule, contest, scores)
    elected = [sum((n - 1) // seats == party for n in committee) for party in range(len(parties))]
    assert elected == [sum(party == p for _, p in quotients[:seats]) for party in range(len(parties))]
