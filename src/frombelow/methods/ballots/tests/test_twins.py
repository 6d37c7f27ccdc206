"""Every rule and its slow plain twin give the same outcomes, ties included."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots import (
    approval,
    block,
    condorcet_irv,
    equal_shares,
    majority_judgment,
    pairwise,
    phragmen,
    ranked_pairs,
    schulze,
    score,
    star,
)
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Count, Settled
from frombelow.methods.ballots.rule import Rule
from frombelow.methods.ballots.tests import plain
from frombelow.methods.ballots.tests.profiles import (
    Scores,
    Voters,
    ranked_contests,
    ranked_papers,
    ranked_voters,
    scored_contests,
    scored_papers,
    scored_voters,
)
from frombelow.methods.ballots.ties import TieBreak


def numbers(contest: Contest) -> range:
    return range(1, len(contest.candidates) + 1)


def outcome(count: Count) -> set[int]:
    """All who may win the one seat."""
    assert bool(count.winners) != bool(count.tied)
    return set(count.winners or count.tied)


def assert_same(count: Count, committees: plain.Committees) -> None:
    """Those elected in every committee, and those in some."""
    sure, some = frozenset.intersection(*committees), frozenset.union(*committees)
    assert set(count.winners) == sure
    assert set(count.tied) == some - sure
    assert count.open_seats == len(next(iter(committees))) - len(sure)


@settings(deadline=None)
@given(ranked_contests())
def test_one_against_one(sample: tuple[Contest, Voters]) -> None:
    contest, voters = sample
    over = pairwise.preferences(contest, ranked_papers(voters))
    for one in numbers(contest):
        for other in numbers(contest):
            assert over[one - 1, other - 1] == plain.prefer(ranked_voters(voters), one, other)
    assert pairwise.condorcet_winner(contest, over) == plain.condorcet(ranked_voters(voters), numbers(contest))


@settings(deadline=None)
@given(ranked_contests())
def test_schulze(sample: tuple[Contest, Voters]) -> None:
    contest, voters = sample
    count = schulze.count(contest, ranked_papers(voters))
    assert outcome(count) == plain.schulze(ranked_voters(voters), numbers(contest)) == set(count.ranking[0])


@settings(deadline=None)
@given(ranked_contests())
def test_ranked_pairs(sample: tuple[Contest, Voters]) -> None:
    contest, voters = sample
    expected = plain.ranked_pairs(ranked_voters(voters), numbers(contest))
    assume(expected is not None)
    assert outcome(ranked_pairs.count(contest, ranked_papers(voters))) == expected


@settings(deadline=None)
@given(ranked_contests(), st.randoms(use_true_random=False))
def test_ranked_pairs_with_a_stated_order(sample: tuple[Contest, Voters], chance: object) -> None:
    contest, voters = sample
    order = list(numbers(contest))
    chance.shuffle(order)  # type: ignore[attr-defined]
    count = ranked_pairs.count(contest, ranked_papers(voters), TieBreak(tuple(order), Settled.ORDER))
    assert count.winners == (plain.zavist_tideman(ranked_voters(voters), order),)
    assert len(count.ranking) == len(order)
    assert outcome(ranked_pairs.count(contest, ranked_papers(voters))) >= set(count.winners)


@settings(deadline=None)
@given(ranked_contests(equals=False))
def test_condorcet_irv(sample: tuple[Contest, Voters]) -> None:
    contest, voters = sample
    count = condorcet_irv.count(contest, ranked_papers(voters))
    assert outcome(count) == plain.condorcet_irv(ranked_voters(voters), numbers(contest))


@pytest.mark.parametrize(
    ("rule", "twin", "highest"), [(approval.RULE, plain.score, 1), (score.RULE, plain.score, 5), (block.RULE, plain.block, 1)]
)  # fmt: skip
@settings(deadline=None)
@given(data=st.data())
def test_points(rule: Rule, twin: plain.Plain, highest: int, data: st.DataObject) -> None:
    contest, scores = data.draw(scored_contests(highest, most_seats=3))
    count = rule.count(contest, scored_papers(scores, highest), None)
    assert_same(count, twin(scored_voters(scores), numbers(contest), contest.seats))


@settings(deadline=None)
@given(st.sampled_from([1, 2, 5]).flatmap(lambda highest: st.tuples(st.just(highest), scored_contests(highest))))
def test_star(sample: tuple[int, tuple[Contest, Scores]]) -> None:
    highest, (contest, scores) = sample
    count = star.count(contest, scored_papers(scores, highest))
    assert outcome(count) == plain.star(scored_voters(scores), numbers(contest), highest)


@settings(deadline=None)
@given(st.sampled_from([1, 2, 5]).flatmap(lambda highest: st.tuples(st.just(highest), scored_contests(highest))))
def test_majority_judgment(sample: tuple[int, tuple[Contest, Scores]]) -> None:
    highest, (contest, scores) = sample
    count = majority_judgment.count(contest, scored_papers(scores, highest))
    assert outcome(count) == plain.majority_judgment(scored_voters(scores), numbers(contest)) == set(count.ranking[0])


@pytest.mark.parametrize(("rule", "twin"), [(phragmen.RULE, plain.phragmen), (equal_shares.RULE, plain.equal_shares)])
@settings(deadline=None)
@given(data=st.data())
def test_committees(rule: Rule, twin: plain.Plain, data: st.DataObject) -> None:
    contest, scores = data.draw(scored_contests(1, most_seats=3))
    count = rule.count(contest, scored_papers(scores, 1), None)
    committees = twin(scored_voters(scores), numbers(contest), contest.seats)
    assert_same(count, committees)
    assert count.unfilled == contest.seats - len(next(iter(committees)))
