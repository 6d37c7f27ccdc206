"""Countback by examples. Printed into docs/methods/ballots-countback.md."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots.countback import fill_vacancy, papers_that_elected
from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.result import Count, Settled
from frombelow.methods.ballots.stv import scottish
from frombelow.methods.ballots.tests.profiles import Voters, voters
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked
from frombelow.methods.ballots.ties import TieBreak


def ada_leaves(contest: Contest, papers: RankedPapers, ties: TieBreak | None) -> Count:
    return fill_vacancy(contest, papers, scottish.count(contest, papers, ties), 1, ties=ties)


ABOUT = About(
    key="countback",
    name="Countback",
    version="after the Hare–Clark countback, on a count by Scottish STV",
    source="the principle of Tasmania (since 1917; Local Government Act 1993, schedule 8) and of the Australian Capital Territory (Electoral Act 1992, schedule 4, part 4.3): the papers "
    "that elected the member, the consenting candidates, more than half. Those laws count with Hare–Clark's last-parcel surpluses; here the papers keep the values of Scottish STV",
    count=ada_leaves,
    what="When an elected member leaves, the papers that elected her are counted again among the candidates who were not elected and still consent. Nobody votes anew, and the members elected by others "
    "keep their seats.",
    used_by="Tasmania, the Australian Capital Territory, councils in Victoria and Western Australia, and Cambridge in Massachusetts (with all papers credited to the member).",
    how=(
        "Take the papers that were in the member's pile when she was elected, each at the value it then had. If she had more than the quota, each passed on its part of the surplus and keeps the rest, "
        "cut off after five decimals.",
        "Candidates who were not elected are asked whether they consent. Whoever would break a floor or ceiling, given the members who stay, is left out.",
        "Each paper counts for the first of its choices among the consenting. Papers that name none of them are not transferable.",
        "If somebody has more than half of the votes still in play, she is elected; else the one with the fewest is excluded, and so on.",
        "Ties when excluding are settled by the stated order or the lot; without either, all ways are counted.",
    ),
    weaknesses=(
        "The papers must be kept, as secret as on the day of the vote, until the term ends.",
        "A small group that elected one member decides alone who follows; in a body with one seat left to a side that ran out of candidates, most papers may name nobody.",
        "Groups are tempted to nominate more candidates than they hope to elect, so that somebody is left for a countback.",
        "Which papers elected whom depends on the rule: another rule for surpluses gives the member other papers.",
    ),
)

ABOARD = contest("Ada", "Bo", "Cy", "Di", "Ed", seats=2)
PAPERS = ranked("50: A>C>D", "20: A>D>C", "40: B>E", "12: D>C", "7: E>B")

EXAMPLES = (
    Example(
        "Ada leaves the board",
        ABOARD,
        PAPERS,
        winners=(3,),
        sentences=(
            "43.99990 votes elected Ada. They are counted among those who consent: Cy, Di, Ed.",
            "Cy has 31.42850 of 43.99990 votes in play, more than half, and is elected.",
        ),
        note="129 papers, two seats, a quota of 44. Ada was elected with 70 first preferences; each of her papers kept 44/70 of a vote. Bo was elected in the end and stays.",
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)


ELECTION = scottish.count(ABOARD, PAPERS)


def test_only_those_who_consent() -> None:
    assert fill_vacancy(ABOARD, PAPERS, ELECTION, 1, consenting=[4, 5]).winners == (4,)
    only = fill_vacancy(ABOARD, PAPERS, ELECTION, 1, consenting=[5])
    assert only.winners == (5,)
    assert str(only.stages[-1].said[-1]) == "Nobody else is left: Ed is elected."


def test_floors_are_kept() -> None:
    bound = Contest(
        ABOARD.candidates, 2, groups={"women": frozenset([1, 4])}, floors={"women": 1}, ceilings={"women": 1}
    )
    election = scottish.count(bound, PAPERS)
    assert election.winners[0] == 1
    after = fill_vacancy(bound, PAPERS, election, 1)
    assert after.winners == (4,)
    assert set(after.stages[0].excluded) == {3, 5}


@pytest.mark.parametrize(
    ("election", "leaver", "consenting", "sentence"),
    [
        (ELECTION, 3, None, "Cy was not elected for sure in this count."),
        (ELECTION, 1, [], "Nobody who was not elected consents: the seat of Ada stays empty."),
        (Count("meek", (1,), ()), 1, None, "A countback needs the count by Scottish STV that elected the member."),
    ],
)
def test_what_is_refused(election: Count, leaver: int, consenting: list[int] | None, sentence: str) -> None:
    with pytest.raises(Unfit) as caught:
        fill_vacancy(ABOARD, PAPERS, election, leaver, consenting)
    assert str(caught.value) == sentence


def test_what_is_left_of_a_vote_adds_up_to_the_quota() -> None:
    votes = fill_vacancy(ABOARD, PAPERS, ELECTION, 1).stages[0]
    assert sum(votes.votes) + votes.exhausted == Fraction(70 * (44 * 10**5 // 70), 10**5)


@settings(deadline=None)
@given(voters(5, equals=False), st.integers(2, 3))
def test_the_papers_of_a_winner_are_those_of_her_pile(papers: Voters, seats: int) -> None:
    """What they are worth together is what she had when she was elected, but never more than the quota, less what is cut off."""
    election = scottish.count(Contest(ABOARD.candidates, seats), RankedPapers.of(papers))
    for winner in election.winners:
        stage = next(stage for stage in election.stages if winner in stage.elected)
        held = min(stage.votes[winner - 1], stage.quota or Fraction(0))
        estate = papers_that_elected(RankedPapers.of(papers), election, winner)
        kept = Fraction(int(estate.units.sum()), 10**5)
        assert held - Fraction(sum(papers.values()), 10**5) < kept <= held
        if stage.votes[winner - 1] <= (stage.quota or 0):
            assert kept == held


def test_the_fewest_votes_leave_first() -> None:
    board = contest("Ada", "Bo", "Cy", "Di", "Ed", "Flo", seats=2)
    papers = ranked("30: A>C", "25: A>D>C", "22: A>E>D", "43: B", "6: F")
    after = fill_vacancy(board, papers, scottish.count(board, papers), 1)
    assert after.winners == (4,)
    assert [stage.excluded for stage in after.stages] == [(), (6,), (5,)]
    assert [(t.giver, t.taker) for t in after.stages[0].transfers] == [(1, 3), (1, 4), (1, 5)]
    assert [(t.giver, t.taker) for t in after.stages[2].transfers] == [(5, 4)]


def test_equals_who_leave() -> None:
    board = contest("Ada", "Bo", "Cy", "Di", "Ed", seats=2)
    papers = ranked("20: A>C", "15: A>D", "15: A>E>D", "45: B")
    election = scottish.count(board, papers)
    after = fill_vacancy(board, papers, election, 1)
    assert (after.winners, after.tied, after.open_seats) == ((), (3, 4), 1)
    assert after.ties[0].candidates == (4, 5)
    settled = fill_vacancy(board, papers, election, 1, ties=TieBreak((4, 1, 2, 3, 5), Settled.ORDER))
    assert settled.winners == (4,)
    assert settled.stages[1].excluded == (5,)
    assert [(t.giver, t.taker) for t in settled.stages[1].transfers] == [(5, 4)]


def test_nobody_can_keep_the_floors() -> None:
    bound = Contest(ABOARD.candidates, 2, groups={"women": frozenset([1])}, floors={"women": 1})
    with pytest.raises(Unfit, match="Nobody who consents can take the seat without breaking a floor or ceiling"):
        fill_vacancy(bound, PAPERS, scottish.count(bound, PAPERS), 1)
