"""Each rule against its slow plain twin, stage by stage, and the laws that all of them keep."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.registry import RULES
from frombelow.methods.ballots.result import Count, Settled
from frombelow.methods.ballots.stv.tests import plain_ers97, plain_meek, plain_piles
from frombelow.methods.ballots.tests.profiles import Voters, contest_of, voters
from frombelow.methods.ballots.ties import TieBreak

TWINS: dict[str, Callable[..., plain_piles.Answer]] = {
    "scottish": plain_piles.scottish,
    "wigm": plain_piles.wigm,
    "wigm-prf": plain_piles.wigm_prf,
    "wigm-prf-batch": partial(plain_piles.wigm_prf, batch=True),
    "cfer": plain_piles.cfer,
    "cfer-batch": partial(plain_piles.cfer, batch=True),
    "mpls": plain_piles.mpls,
    "irv": plain_piles.irv,
    "ers97": plain_ers97.ers97,
    "meek": plain_meek.meek,
    "meek-prf": plain_meek.meek_prf,
    "warren": plain_meek.warren,
    "qpq": plain_meek.qpq,
}
OF_RANKS = {"meek", "meek-prf", "warren", "qpq"}  # these twins take ranks, the others a plain order
CLOSE = {"wigm"}  # fractions against guarded decimals
TINY = Fraction(1, 10**17)

Case = tuple[Contest, Voters, tuple[int, ...]]


@st.composite
def cases(draw: st.DrawFn, equals: bool = False, most_seats: int = 5) -> Case:
    candidates = draw(st.integers(2, 6))
    seats = draw(st.integers(1, min(candidates - 1, most_seats)))
    said = draw(voters(min(candidates, 5), equals))
    return contest_of(candidates, seats), said, tuple(draw(st.permutations(range(1, candidates + 1))))


def spelled_out(said: Voters) -> list[tuple[tuple[int, ...], ...]]:
    return [ranks for ranks, number in said.items() for _ in range(number)]


def counted(key: str, contest: Contest, said: Voters, order: tuple[int, ...]) -> Count:
    return RULES[key].count(contest, RankedPapers.of(said), TieBreak(order, Settled.LOT))


def agree(key: str, count: Count, twin: plain_piles.Answer, within: Fraction = Fraction(0)) -> None:
    winners, stages = twin
    assert list(count.winners) == winners
    if key == "qpq":
        for stage, votes in zip(count.stages, stages, strict=False):
            assert all(stage.votes[c - 1] == amount for c, amount in votes.items())
        return
    assert len(count.stages) == len(stages)
    for stage, votes in zip(count.stages, stages, strict=True):
        for candidate, amount in votes.items():
            off = abs(stage.votes[candidate - 1] - amount)
            assert off <= within, (stage.number, candidate)


@pytest.mark.parametrize("key", TWINS)
@settings(deadline=None, max_examples=60)
@given(case=cases())
def test_the_plain_twin_agrees_stage_by_stage(key: str, case: Case) -> None:
    contest, said, order = case
    papers: list[Any] = spelled_out(said)
    if key not in OF_RANKS:
        papers = [[rank[0] for rank in ranks] for ranks in papers]
    seats = contest.seats if RULES[key].several else 1
    twin = TWINS[key](papers, len(contest.candidates), seats, order)
    agree(key, counted(key, contest, said, order), twin, TINY if key in CLOSE else Fraction(0))


@settings(deadline=None, max_examples=30)
@given(case=cases(equals=True, most_seats=2))
def test_equals_on_a_paper_are_all_their_orders(case: Case) -> None:
    contest, said, order = case
    twin = plain_meek.meek(spelled_out(said), len(contest.candidates), contest.seats, order)
    agree("meek", counted("meek", contest, said, order), twin, TINY)
