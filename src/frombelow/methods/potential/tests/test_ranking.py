"""Scores, ranks and how far a rank could move: against a slow twin, in laws, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.potential.ranking import CONFIDENCE, NoWeights, Parts, as_array, filled, rank_intervals, ranked
from frombelow.methods.potential.tests import plain

KEYS = ("size", "pay", "law")
tenths = st.integers(0, 10).map(lambda n: n / 10)
scores = st.lists(st.tuples(st.integers(0, 100).map(float), st.integers(0, 12).map(float)), min_size=1, max_size=30)
rows = st.lists(st.tuples(*[tenths | st.none()] * 3, *[tenths] * 3, st.integers(0, 2)), min_size=1, max_size=20)
some_weights = st.fixed_dictionaries({key: st.integers(0, 4).map(float) for key in KEYS}).filter(
    lambda weights: sum(weights.values()) > 0
)


def parts(told):
    """Parts of rows of three values (None: unknown), three errors and a group."""
    value = np.array([[np.nan if one is None else one for one in row[:3]] for row in told], float)
    error = np.array([row[3:6] for row in told], float)
    group = np.unique([row[6] for row in told], return_inverse=True)[1].astype(np.int64)
    return filled(KEYS, value, error, group)


@given(scores)
@settings(deadline=None)
def test_a_slow_twin_agrees(told):
    score, error = (np.array(column) for column in zip(*told, strict=True))
    rank, low, high = rank_intervals(score, error)
    assert (rank.tolist(), low.tolist(), high.tolist()) == plain.rank_intervals(
        score.tolist(), error.tolist(), CONFIDENCE
    )


@given(rows, some_weights)
@settings(deadline=None)
def test_a_rank_lies_in_its_interval_and_in_the_list(told, weights):
    ranking = ranked(parts(told), weights)
    assert (ranking.rank_low >= 1).all()
    assert (ranking.rank_low <= ranking.rank).all()
    assert (ranking.rank <= ranking.rank_high).all()
    assert (ranking.rank_high <= len(told)).all()


@given(rows, some_weights)
@settings(deadline=None)
def test_equal_scores_share_a_rank_and_a_higher_score_stands_higher(told, weights):
    ranking = ranked(parts(told), weights)
    for one in range(len(told)):
        assert ranking.rank[one] == 1 + (ranking.score > ranking.score[one]).sum()


@given(rows, some_weights, st.sampled_from([2.0, 0.25, 16.0]))
@settings(deadline=None)
def test_scaling_all_weights_changes_nothing(told, weights, times):
    one, other = ranked(parts(told), weights), ranked(parts(told), {key: times * n for key, n in weights.items()})
    for name in ("score", "error", "rank", "rank_low", "rank_high", "certainty"):
        assert (getattr(one, name) == getattr(other, name)).all()


@given(rows, some_weights)
@settings(deadline=None)
def test_weight_0_is_a_part_left_out(told, weights):
    one, other = ranked(parts(told), weights), ranked(parts(told), {key: n for key, n in weights.items() if n})
    assert (one.rank == other.rank).all()
    assert (one.score == other.score).all()


@given(rows, some_weights)
@settings(deadline=None)
def test_scores_stay_between_0_and_100_and_certainty_between_0_and_1(told, weights):
    ranking = ranked(parts(told), weights)
    assert (ranking.score >= 0).all()
    assert (ranking.score <= 100).all()
    assert (ranking.certainty >= 0).all()
    assert (ranking.certainty <= 1 + 1e-12).all()


@given(rows)
@settings(deadline=None)
def test_what_is_known_stays_as_it_was(told):
    made = parts(told)
    for n, row in enumerate(told):
        for k in range(3):
            assert made.known[n, k] == (row[k] is not None)
            if row[k] is not None:
                assert (made.value[n, k], made.error[n, k]) == (row[k], row[3 + k])


def test_by_hand():
    """Three cells of scores 80, 50 and 20, of which the middle one may be 30 higher or lower (1.645 standard errors of 18.24)."""
    rank, low, high = rank_intervals(np.array([20.0, 80.0, 50.0]), np.array([0.0, 0.0, 18.3]))
    assert rank.tolist() == [3, 1, 2]
    assert low.tolist() == [2, 1, 1]
    assert high.tolist() == [3, 2, 3]


def test_sure_scores_have_no_room_and_ties_have_theirs():
    rank, low, high = rank_intervals(np.array([7.0, 9.0, 7.0, 5.0]), np.zeros(4))
    assert rank.tolist() == [2, 1, 2, 4]
    assert low.tolist() == [2, 1, 2, 4]
    assert high.tolist() == [3, 1, 3, 4]


def test_the_score_is_the_weighted_mean_of_the_parts():
    told = Parts(("a", "b"), np.array([[0.2, 0.8]]), np.array([[0.03, 0.1]]), np.array([[True, True]]))
    ranking = ranked(told, {"a": 3, "b": 1})
    assert ranking.score.tolist() == [35.0]
    assert ranking.error == pytest.approx([100 * np.hypot(0.75 * 0.03, 0.25 * 0.1)])
    assert ranking.certainty.tolist() == [1.0]


def test_an_unknown_part_stands_at_its_groups_mean_with_the_groups_spread():
    """Group 0 has 0.2 and 0.6; group 1 has nothing and takes all; group 2 has one value and the spread of all."""
    value = np.array([[0.2], [0.6], [np.nan], [np.nan], [0.7], [np.nan]])
    made = filled(("a",), value, np.zeros((6, 1)), np.array([0, 0, 0, 1, 2, 2]))
    assert made.value[:, 0] == pytest.approx([0.2, 0.6, 0.4, 0.5, 0.7, 0.7])
    spread = np.std([0.2, 0.6, 0.7])
    assert made.error[:, 0] == pytest.approx([0, 0, 0.2, spread, 0, spread])
    assert made.known[:, 0].tolist() == [True, True, False, False, True, False]


def test_an_unknown_part_lowers_certainty():
    value = np.array([[0.5, 0.5], [np.nan, 0.5]])
    made = filled(("a", "b"), value, np.zeros((2, 2)), np.array([0, 0]))
    ranking = ranked(made, {"a": 3, "b": 1})
    assert ranking.certainty.tolist() == [1.0, 0.25]
    assert ranking.rank.tolist() == [1, 1]


def test_a_part_that_nobody_knows_stands_in_the_middle():
    made = filled(("a",), np.full((2, 1), np.nan), np.full((2, 1), np.nan), np.array([0, 1]))
    assert made.value[:, 0].tolist() == [0.5, 0.5]
    assert made.error[:, 0].tolist() == [0.29, 0.29]
    assert not made.known.any()


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({}, "All weights are 0: give at least one part a weight."),
        ({"size": 0, "law": 0.0}, "All weights are 0: give at least one part a weight."),
        ({"luck": 1}, "There is no part named luck; the parts are size, pay, law."),
        ({"size": -1, "law": 3}, "A weight is a number from 0 upwards."),
        ({"size": float("nan")}, "A weight is a number from 0 upwards."),
        ({"size": float("inf")}, "A weight is a number from 0 upwards."),
    ],
)
def test_weights_that_weigh_nothing_are_told_in_a_sentence(weights, sentence):
    with pytest.raises(NoWeights) as fault:
        as_array(KEYS, weights)
    assert str(fault.value) == sentence


def test_a_group_of_which_hardly_any_is_known_does_not_speak_for_its_others():
    """One of thirty is known in the first group, two of thirty in the second."""
    value = np.full((60, 1), np.nan)
    value[0], value[30], value[31] = 0.9, 0.1, 0.2
    made = filled(("a",), value, np.full((60, 1), np.nan), np.repeat([0, 1], 30))
    assert made.value[0, 0] == 0.9
    assert made.value[1:30, 0] == pytest.approx(np.full(29, 0.4))
    assert made.error[1, 0] == pytest.approx(np.std([0.9, 0.1, 0.2]))
    assert made.value[32:, 0] == pytest.approx(np.full(28, 0.15))
