"""Laws of the rules: what holds for all of them, and what each promises (`Rule.promises`), on generated papers.

A promise is kept if the winner it speaks of is among those who can win: an open tie that she is part of keeps it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots import pairwise
from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.registry import RULES
from frombelow.methods.ballots.result import Count
from frombelow.methods.ballots.rule import Paper, Promise, Rule
from frombelow.methods.ballots.tests.profiles import (
    Ranking,
    Scores,
    Voters,
    contest_of,
    ranked_contests,
    ranked_papers,
    scored_contests,
    scored_papers,
)

RANKED = [rule for rule in RULES.values() if rule.paper is Paper.RANKED]
SCORED = [rule for rule in RULES.values() if rule.paper is Paper.SCORED]

Law = Callable[[Rule, st.DataObject], None]


def possible(count: Count) -> set[int]:
    return {*count.winners, *count.tied}


def answer(count: Count) -> tuple[object, ...]:
    """All that a count says, for comparing two of them."""
    return count.winners, count.tied, count.open_seats, count.unfilled, count.ranking, count.ties, count.stages


def any_scores(data: st.DataObject, rule: Rule, most_seats: int = 3) -> tuple[Contest, Scores, int]:
    highest = rule.highest or data.draw(st.sampled_from([1, 3, 5]))
    contest, scores = data.draw(scored_contests(highest, most_seats if rule.several else 1))
    return contest, scores, highest


def any_votes(data: st.DataObject, rule: Rule, most_seats: int = 3) -> tuple[Contest, Voters]:
    return data.draw(ranked_contests(most_seats=most_seats if rule.several else 1))


# ---- what holds for every rule


@settings(deadline=None, max_examples=50)
@pytest.mark.parametrize("rule", RANKED, ids=lambda rule: rule.key)
@given(data=st.data())
def test_the_order_of_ranked_papers_and_their_grouping_do_not_matter(rule: Rule, data: st.DataObject) -> None:
    contest, voters = any_votes(data, rule)
    papers = ranked_papers(voters)
    rows = [row for row, n in enumerate(papers.weight.tolist()) for _ in range(n)]
    shuffled = data.draw(st.permutations(rows))
    apart = RankedPapers(
        papers.order[shuffled],
        papers.weight[shuffled] * 0 + 1,
        None if papers.tied is None else papers.tied[shuffled],
    )
    assert answer(rule.count(contest, apart, None)) == answer(rule.count(contest, papers, None))


@settings(deadline=None, max_examples=50)
@pytest.mark.parametrize("rule", SCORED, ids=lambda rule: rule.key)
@given(data=st.data())
def test_the_order_of_scored_papers_and_their_grouping_do_not_matter(rule: Rule, data: st.DataObject) -> None:
    contest, scores, highest = any_scores(data, rule)
    shuffled = data.draw(st.permutations([(paper, 1) for paper, n in scores for _ in range(n)]))
    one, other = (rule.count(contest, scored_papers(papers, highest), None) for papers in (scores, shuffled))
    assert answer(one) == answer(other)


@settings(deadline=None, max_examples=50)
@pytest.mark.parametrize("rule", SCORED, ids=lambda rule: rule.key)
@given(data=st.data(), times=st.integers(2, 5))
def test_every_paper_several_times_elects_the_same(rule: Rule, data: st.DataObject, times: int) -> None:
    contest, scores, highest = any_scores(data, rule)
    once = rule.count(contest, scored_papers(scores, highest), None)
    often = rule.count(contest, scored_papers([(paper, n * times) for paper, n in scores], highest), None)
    assert (once.winners, once.tied, once.ranking) == (often.winners, often.tied, often.ranking)


@settings(deadline=None, max_examples=50)
@pytest.mark.parametrize("rule", [rule for rule in RANKED if not rule.several], ids=lambda rule: rule.key)
@given(data=st.data(), times=st.integers(2, 5))
def test_every_ranking_several_times_elects_the_same(rule: Rule, data: st.DataObject, times: int) -> None:
    contest, voters = any_votes(data, rule)
    once = rule.count(contest, ranked_papers(voters), None)
    often = rule.count(contest, ranked_papers({paper: n * times for paper, n in voters.items()}), None)
    assert (once.winners, once.tied, once.ranking) == (often.winners, often.tied, often.ranking)


@settings(deadline=None, max_examples=50)
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.key)
@given(data=st.data())
def test_seats_winners_and_ties_add_up(rule: Rule, data: st.DataObject) -> None:
    if rule.paper is Paper.RANKED:
        contest, voters = any_votes(data, rule)
        count = rule.count(contest, ranked_papers(voters), None)
    else:
        contest, scores, highest = any_scores(data, rule)
        count = rule.count(contest, scored_papers(scores, highest), None)
    assert len(count.winners) + count.open_seats + count.unfilled == contest.seats
    assert len(set(count.winners)) == len(count.winners)
    assert not set(count.winners) & set(count.tied)
    assert (len(count.tied) > count.open_seats) == bool(count.tied)
    assert [stage.number for stage in count.stages] == list(range(1, len(count.stages) + 1))


@settings(deadline=None, max_examples=50)
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.key)
@given(data=st.data())
def test_a_withdrawn_candidate_is_never_elected(rule: Rule, data: st.DataObject) -> None:
    gone = frozenset([1])
    if rule.paper is Paper.RANKED:
        contest, voters = any_votes(data, rule, most_seats=1)
        assume(len(contest.candidates) > 1)
        count = rule.count(Contest(contest.candidates, 1, withdrawn=gone), ranked_papers(voters), None)
    else:
        contest, scores, highest = any_scores(data, rule, most_seats=1)
        assume(len(contest.candidates) > 1)
        count = rule.count(Contest(contest.candidates, 1, withdrawn=gone), scored_papers(scores, highest), None)
    assert 1 not in possible(count)
    assert all(1 not in rank for rank in count.ranking)


# ---- what some rules promise


def monotone(rule: Rule, data: st.DataObject) -> None:
    if rule.paper is Paper.RANKED:
        contest, voters = any_votes(data, rule, most_seats=1)
        winners = rule.count(contest, ranked_papers(voters), None).winners
        assume(winners)
        raised = _raised(data, voters, winners[0])
        after = rule.count(contest, ranked_papers(raised), None)
    else:
        contest, scores, highest = any_scores(data, rule)
        winners = rule.count(contest, scored_papers(scores, highest), None).winners
        assume(winners)
        after = rule.count(
            contest, scored_papers(_scored_higher(data, rule, contest, scores, winners[0], highest), highest), None
        )
    assert winners[0] in possible(after)


def majority(rule: Rule, data: st.DataObject) -> None:
    contest, voters = any_votes(data, rule, most_seats=1)
    favorite = data.draw(st.integers(1, len(contest.candidates)))
    rest = tuple((n,) for n in range(1, len(contest.candidates) + 1) if n != favorite)
    first = ((favorite,), *rest[: data.draw(st.integers(0, len(rest)))])
    voters = {**voters, first: voters.get(first, 0) + sum(voters.values()) + 1}
    assert rule.count(contest, ranked_papers(voters), None).winners == (favorite,)


def condorcet(rule: Rule, data: st.DataObject) -> None:
    contest, voters = any_votes(data, rule, most_seats=1)
    papers = ranked_papers(voters)
    winner = pairwise.condorcet_winner(contest, pairwise.preferences(contest, papers))
    assume(winner)
    assert rule.count(contest, papers, None).winners == (winner,)


def clones(rule: Rule, data: st.DataObject) -> None:
    """The last candidate gets a double who stands beside her on every paper that ranks her."""
    contest, voters = any_votes(data, rule, most_seats=1)
    original = len(contest.candidates)
    before = rule.count(contest, ranked_papers(voters), None)
    assume(before.winners)
    doubled: Voters = {}
    for ranking, n in voters.items():
        for part, share in _halves(data, n):
            paper = _doubled(ranking, original, first=part)
            doubled[paper] = doubled.get(paper, 0) + share
    after = possible(rule.count(contest_of(original + 1), ranked_papers(doubled), None))
    assert {min(winner, original) for winner in after} == set(before.winners)


LAWS: dict[Promise, Law] = {
    Promise.MONOTONE: monotone,
    Promise.MAJORITY: majority,
    Promise.CONDORCET: condorcet,
    Promise.CLONES: clones,
}
KEPT = [(rule, promise) for rule in RULES.values() for promise in sorted(rule.promises) if promise in LAWS]


@settings(deadline=None, max_examples=100)
@pytest.mark.parametrize(("rule", "promise"), KEPT, ids=lambda it: it.key if isinstance(it, Rule) else it.name.lower())
@given(data=st.data())
def test_a_promise_is_kept(rule: Rule, promise: Promise, data: st.DataObject) -> None:
    LAWS[promise](rule, data)


def _raised(data: st.DataObject, voters: Voters, winner: int) -> Voters:
    """On some papers the winner goes up to a rank of her own, further up."""
    raised: Voters = {}
    for ranking, n in voters.items():
        place = next((place for place, rank in enumerate(ranking) if winner in rank), len(ranking))
        higher = data.draw(st.integers(0, place))
        without = [tuple(c for c in rank if c != winner) for rank in ranking]
        moved = tuple(rank for rank in (*without[:higher], (winner,), *without[higher:]) if rank)
        paper = moved if data.draw(st.booleans()) else ranking
        raised[paper] = raised.get(paper, 0) + n
    return raised


def _scored_higher(
    data: st.DataObject, rule: Rule, contest: Contest, scores: Scores, winner: int, highest: int
) -> Scores:
    """Some voters score the winner higher; on a block paper only where a vote is left."""
    raised = []
    for paper, n in scores:
        better = list(paper)
        is_full = rule.key == "block" and sum(mark > 0 for mark in paper) >= contest.seats
        drawn = data.draw(st.integers(0, highest))
        if not is_full and drawn > better[winner - 1] and drawn > 0:
            better[winner - 1] = drawn
        raised.append((tuple(better), n))
    return raised


def _halves(data: st.DataObject, n: int) -> list[tuple[bool, int]]:
    first = data.draw(st.integers(0, n))
    return [(part, share) for part, share in ((True, first), (False, n - first)) if share]


def _doubled(ranking: Ranking, original: int, first: bool) -> Ranking:
    ranks: list[tuple[int, ...]] = []
    for rank in ranking:
        others = tuple(c for c in rank if c != original)
        pair = [original, original + 1] if first else [original + 1, original]
        if original not in rank:
            ranks.append(rank)
        elif others:
            ranks.append((*others, original, original + 1))
        else:
            ranks.extend((c,) for c in pair)
    return tuple(ranks)
