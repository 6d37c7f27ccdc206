"""Laws of the single transferable vote: no vote is lost, what moves adds up, big numbers count like small ones, and what open ties leave undecided."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.registry import RULES
from frombelow.methods.ballots.result import Count, Deed, Settled
from frombelow.methods.ballots.stv import branches
from frombelow.methods.ballots.stv.tests.test_twins import TWINS, Case, cases
from frombelow.methods.ballots.tests.profiles import Voters, contest_of
from frombelow.methods.ballots.tests.spec_shape import contest, ranked
from frombelow.methods.ballots.ties import TieBreak

KEYS = list(TWINS)
WHOLE_QUOTA = {"scottish", "mpls"}  # one vote more than a share: not the same share of twice the papers
ROUNDED = {"ers97", "cfer", "cfer-batch", "wigm-prf", "wigm-prf-batch", "meek-prf", *WHOLE_QUOTA}


def counted(key: str, case: Case, ties: TieBreak | None = None, times: int = 1) -> Count:
    contest_, said, _ = case
    return RULES[key].count(contest_, RankedPapers.of({ranks: number * times for ranks, number in said.items()}), ties)


@pytest.mark.parametrize("key", KEYS)
@settings(deadline=None, max_examples=30)
@given(case=cases())
def test_no_vote_is_lost(key: str, case: Case) -> None:
    """In every stage the votes, those that reach nobody, and what rounding dropped are all the papers that rank somebody."""
    valid = sum(number for ranks, number in case[1].items() if ranks)
    for stage in counted(key, case).stages:
        assert sum(stage.votes) + stage.exhausted + stage.lost == valid
        assert stage.lost >= 0
        assert all(votes >= 0 for votes in stage.votes)


@pytest.mark.parametrize("key", KEYS)
@settings(deadline=None, max_examples=30)
@given(case=cases())
def test_transfers_lead_from_each_stage_to_the_next(key: str, case: Case) -> None:
    """What a candidate gains came from somebody; what she loses went to somebody, or (in whole rounding errors) nowhere."""
    count = counted(key, case)
    votes = [Fraction(0)] * len(count.stages[0].votes)
    for stage in count.stages:
        expected = list(votes)
        for transfer in stage.transfers:
            if transfer.giver:
                expected[transfer.giver - 1] -= transfer.amount
            if transfer.taker:
                expected[transfer.taker - 1] += transfer.amount
        for ours, wanted in zip(stage.votes, expected, strict=True):
            assert ours == wanted or (ours < wanted and stage.deed is Deed.SURPLUS)
        votes = list(stage.votes)


@pytest.mark.parametrize("key", [key for key in KEYS if key not in ROUNDED])
@settings(deadline=None, max_examples=25)
@given(case=cases(), times=st.integers(2, 1000))
def test_every_paper_several_times_elects_the_same(key: str, case: Case, times: int) -> None:
    once, often = counted(key, case), counted(key, case, times=times)
    assert (set(once.winners), once.tied) == (set(often.winners), often.tied)


@pytest.mark.parametrize("key", KEYS)
@settings(deadline=None, max_examples=12)
@given(case=cases())
def test_more_voters_than_there_are_people_are_counted_exactly(key: str, case: Case) -> None:
    """2**45 voters for each one: amounts no longer fit the numbers of the machine."""
    contest_, said, order = case
    huge = {ranks: number * 2**45 for ranks, number in said.items()}
    count = RULES[key].count(contest_, RankedPapers.of(huge), TieBreak(order, Settled.LOT))
    valid = sum(number for ranks, number in huge.items() if ranks)
    for stage in count.stages:
        assert sum(stage.votes) + stage.exhausted + stage.lost == valid


@pytest.mark.parametrize("key", KEYS)
@settings(deadline=None, max_examples=25)
@given(data=st.data(), case=cases())
def test_whatever_the_lot_says_the_sure_are_elected_and_no_others_than_the_tied(
    key: str, data: st.DataObject, case: Case
) -> None:
    open_count = counted(key, case)
    for _ in range(6 if open_count.ties else 1):
        order = data.draw(st.permutations(range(1, len(case[0].candidates) + 1)))
        settled = counted(key, case, TieBreak(tuple(order), Settled.LOT))
        assert set(open_count.winners) <= set(settled.winners) <= {*open_count.winners, *open_count.tied}
        assert not settled.tied
    assert any(tie.matters for tie in open_count.ties) == bool(open_count.tied)


def test_a_tie_of_candidates_without_votes_does_not_matter() -> None:
    many = contest(*(f"Candidate {n}" for n in range(1, 21)), seats=2)
    count = RULES["scottish"].count(many, ranked("5: A", "4: B", "3: C>A"), None)
    assert count.winners == (1, 2)
    assert not count.tied
    assert {tie.matters for tie in count.ties} == {False}
    assert {tie.settled for tie in count.ties} == {Settled.NOTHING}


def test_more_ways_than_can_be_tried_are_admitted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(branches, "MOST_COUNTS", 3)
    several = contest("Ada", "Bo", "Cy", "Di", "Ed", "Flo", seats=2)
    count = RULES["scottish"].count(several, ranked("9: A", "1: B", "1: C", "1: D", "1: E", "1: F"), None)
    assert count.winners == (1,)
    assert count.tied == (2, 3, 4, 5, 6)
    assert count.open_seats == 1
    assert str(count.said[0]).startswith("Ties that nothing settles can go in more ways than were counted (3)")


EMPTY: Voters = {(): 3}


@pytest.mark.parametrize("key", KEYS)
def test_all_papers_empty(key: str) -> None:
    """Nobody has a vote, and only a lot could choose."""
    count = RULES[key].count(contest_of(3, 1), RankedPapers.of(EMPTY), None)
    assert count.winners == ()
    assert count.tied == (1, 2, 3)
    assert "Papers that rank nobody who stands, and are not counted: 3." in [str(said) for said in count.said]


@pytest.mark.parametrize("key", [key for key in KEYS if RULES[key].several])
def test_more_seats_than_candidates(key: str) -> None:
    count = RULES[key].count(contest_of(2, 4), ranked("3: A>B"), None)
    assert set(count.winners) == {1, 2}
    assert count.unfilled == 2


@pytest.mark.parametrize("key", KEYS)
def test_nobody_stands(key: str) -> None:
    count = RULES[key].count(Contest(("Ada",), 1, withdrawn=frozenset({1})), ranked("3: A"), None)
    assert count.winners == ()
    assert count.unfilled == 1
