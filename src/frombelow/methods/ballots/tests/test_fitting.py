"""What does not fit a rule is refused in one sentence before anything is counted."""

from __future__ import annotations

import numpy as np
import pytest

from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.papers import Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.registry import RULES, count
from frombelow.methods.ballots.result import Settled
from frombelow.methods.ballots.rule import Paper
from frombelow.methods.ballots.tests.spec_shape import approved, contest, ranked, scored
from frombelow.methods.ballots.ties import TieBreak, as_on_the_ballot, by_lot, order_for

RANKED = ranked("3: A>B", "1: B")
SCORED = scored(5, "3: 5 0", "1: - 4")
NOBODY = Contest(("Ada", "Bo"), 1, withdrawn=frozenset([1, 2]))


@pytest.mark.parametrize(
    ("key", "contest", "papers", "sentence"),
    [
        ("scottish", contest("Ada", "Bo", seats=3), RANKED, "There are 3 seats but only 2 candidates: lower the seats or add candidates."),
        ("scottish", contest("Ada", "Bo", seats=0), RANKED, "There is no seat to fill: give a number of seats from 1."),
        ("scottish", NOBODY, RANKED, "Nobody stands for election: name at least one candidate who has not withdrawn."),
        ("schulze", contest("Ada", "Bo", seats=2), RANKED, "Schulze method fills one seat, but there are 2: choose a rule for several seats."),
        ("schulze", contest("Ada", "Bo"), SCORED, "Schulze method needs papers that rank the candidates; these give scores."),
        ("star", contest("Ada", "Bo"), RANKED, "STAR voting needs papers that give scores or approvals; these rank the candidates."),
        ("approval", contest("Ada", "Bo"), SCORED, "Approval voting needs papers with scores up to 1; these go up to 5."),
        ("schulze", contest("Ada", "Bo"), RankedPapers.of({}), "There are no papers to count."),
        ("schulze", contest("Ada", "Bo"), RankedPapers.of({(): 7}), "All 7 papers are blank: there is nothing to count."),
        ("approval", contest("Ada", "Bo"), scored(1, "7: - -"), "All 7 papers are blank: there is nothing to count."),
    ],
)  # fmt: skip
def test_what_does_not_fit(key: str, contest: Contest, papers: RankedPapers | ScoredPapers, sentence: str) -> None:
    with pytest.raises(Unfit) as caught:
        count(key, contest, papers)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.key)
def test_every_rule_counts_what_fits(rule) -> None:  # type: ignore[no-untyped-def]
    papers = RANKED if rule.paper is Paper.RANKED else approved(2, "3: A", "1: B")
    found = count(rule.key, contest("Ada", "Bo"), papers)
    assert found.rule == rule.key
    assert found.winners == (1,)
    assert found.stages[-1].elected or found.stages[0].elected


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.key)
def test_a_tie_of_two_is_an_answer_and_an_order_or_a_lot_settles_it(rule) -> None:  # type: ignore[no-untyped-def]
    papers = ranked("2: A", "2: B") if rule.paper is Paper.RANKED else approved(2, "2: A", "2: B")
    if rule.key == "yes-no":
        papers = scored(1, "2: 1 1", "1: 0 0")
    open_ = count(rule.key, contest("Ada", "Bo"), papers)
    assert (open_.winners, open_.tied, open_.open_seats) == ((), (1, 2), 1)
    for ties in (TieBreak((2, 1), Settled.ORDER), by_lot((2, 1))):
        settled = count(rule.key, contest("Ada", "Bo"), papers, ties)
        assert (settled.winners, settled.tied) == ((2,), ())
        assert settled.ties[-1].settled is ties.settled
    stated = count(rule.key, contest("Ada", "Bo", order=(2, 1)), papers)
    assert stated.winners == (2,)


def test_which_order_settles_ties() -> None:
    lot = by_lot((2, 1))
    assert order_for(contest("Ada", "Bo", order=(1, 2)), lot) is lot
    assert order_for(contest("Ada", "Bo", order=(2, 1)), None) == TieBreak((2, 1), Settled.ORDER)
    assert order_for(contest("Ada", "Bo"), None) == as_on_the_ballot(2) == TieBreak((1, 2), Settled.NOTHING)


def test_papers_know_how_many_they_are() -> None:
    assert (SCORED.total, SCORED.valid) == (4, 4)
    assert ScoredPapers(np.array([[-1, -1]], np.int16), np.array([3]), 5).valid == 0
