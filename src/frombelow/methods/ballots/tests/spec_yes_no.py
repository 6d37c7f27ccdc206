"""Yes, no or abstain by examples: majorities, their bases, quorums. Printed into docs/methods/ballots-yes-no.md."""

from dataclasses import replace
from fractions import Fraction

import pytest

from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.majorities import (
    MORE_THAN_HALF,
    THREE_QUARTERS_OF_ALL,
    TWO_THIRDS,
    Base,
    Majority,
    Outcome,
    Quorum,
    Terms,
    decide,
)
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, scored
from frombelow.methods.ballots.yes_no import RULE, counting

ABOUT = About.of(
    RULE,
    what="Members vote yes or no on a motion, or abstain; or on each of several motions or persons on one paper. Three things must be stated beforehand: how large a majority is needed, "
    "of what, and how many must be there (the quorum). The answer tells the arithmetic.",
    used_by="Every meeting.",
    how=(
        "Is there a quorum? It may be a share of the members entitled to vote, a number, or both; counted by those present or by those who vote. Without it nothing is decided.",
        "Take the base: the yes and no votes (abstentions do not count), all votes cast, the members present, or the members entitled to vote. In the last three, whoever does not vote "
        "yes counts like a no.",
        "“More than half” of 20 is 11, of 21 is 11. “At least two thirds” of 20 is 14, of 21 is 14. Shares are exact fractions; nothing is rounded before it is compared.",
        "As many yes as no is told apart as a tie: the motion is not carried, unless the rules of order give somebody a casting vote.",
        "Of several persons voted on one by one, all who reach the majority are elected; if they are more than the seats, those with the most yes votes.",
    ),
    weaknesses=(
        "Different bases carry different motions: 45 yes and 40 no with 15 abstaining is a majority of the votes, and not of the members present. State the base beforehand.",
        "A quorum of those who vote can be broken by staying away: opponents may do better by not voting than by voting no.",
        "Several motions that exclude each other should not be voted on one by one: each may be carried. Rank them.",
    ),
)

MOTIONS = contest("Join the strike fund", "Raise dues", "Change the bylaws", seats=3)
PAPERS = scored(1, "41: 1 1 1", "19: 1 0 1", "12: 0 0 0", "20: 0 - 1", "8: - 1 0")

EXAMPLES = (
    Example(
        "Three motions, more than half of the yes and no votes",
        MOTIONS,
        PAPERS,
        winners=(3, 1, 2),
        sentences=(
            "Join the strike fund: Carried: 60 yes, 32 no, 8 abstaining. More than 1/2 of 92 yes and no votes is 47; there are 60.",
            "Raise dues: Carried: 49 yes, 31 no, 20 abstaining. More than 1/2 of 80 yes and no votes is 41; there are 49.",
            "Change the bylaws: Carried: 80 yes, 20 no, 0 abstaining. More than 1/2 of 100 yes and no votes is 51; there are 80.",
        ),
    ),
    Example(
        "The same papers, two thirds of the votes cast",
        MOTIONS,
        PAPERS,
        winners=(3,),
        count=counting(Terms(replace(TWO_THIRDS, base=Base.CAST))),
        sentences=(
            "Join the strike fund: Not carried: 60 yes, 32 no, 8 abstaining. At least 2/3 of 100 votes cast is 67; there are 60.",
        ),
    ),
    Example(
        "The same papers, 75 % of all 110 members",
        MOTIONS,
        PAPERS,
        winners=(),
        count=counting(Terms(THREE_QUARTERS_OF_ALL, entitled=110)),
        sentences=(
            "Change the bylaws: Not carried: 80 yes, 20 no, 0 abstaining. At least 3/4 of 110 members entitled to vote is 83; there are 80.",
        ),
    ),
    Example(
        "The same papers, but no quorum",
        MOTIONS,
        PAPERS,
        winners=(),
        count=counting(Terms(quorum=Quorum(Fraction(1, 2)), present=100, entitled=240)),
        sentences=("Raise dues: No quorum: 100 members are present and 120 are needed. Nothing is decided.",),
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)


# yes, no, abstaining, majority, further terms → outcome, yes votes needed
CASES = [
    (11, 9, 5, MORE_THAN_HALF, {}, Outcome.CARRIED, 11),
    (10, 10, 5, MORE_THAN_HALF, {}, Outcome.TIED, 11),
    (10, 11, 0, MORE_THAN_HALF, {}, Outcome.NOT_CARRIED, 11),
    (0, 0, 7, MORE_THAN_HALF, {}, Outcome.NOT_CARRIED, 1),
    (11, 9, 5, Majority(base=Base.CAST), {}, Outcome.NOT_CARRIED, 13),
    (14, 7, 0, TWO_THIRDS, {}, Outcome.CARRIED, 14),
    (13, 7, 0, TWO_THIRDS, {}, Outcome.NOT_CARRIED, 14),
    (2, 1, 90, TWO_THIRDS, {}, Outcome.CARRIED, 2),
    (2, 1, 90, TWO_THIRDS, {"quorum": Quorum(number=94, by_votes=True)}, Outcome.NO_QUORUM, 2),
    (2, 1, 90, TWO_THIRDS, {"quorum": Quorum(number=93, by_votes=True)}, Outcome.CARRIED, 2),
    (30, 5, 0, Majority(base=Base.PRESENT), {"present": 60}, Outcome.NOT_CARRIED, 31),
    (31, 5, 0, Majority(base=Base.PRESENT), {"present": 60}, Outcome.CARRIED, 31),
    (75, 0, 0, THREE_QUARTERS_OF_ALL, {"entitled": 100}, Outcome.CARRIED, 75),
    (75, 0, 0, THREE_QUARTERS_OF_ALL, {"entitled": 101}, Outcome.NOT_CARRIED, 76),
    (9, 1, 0, MORE_THAN_HALF, {"quorum": Quorum(Fraction(1, 3)), "present": 33, "entitled": 100}, Outcome.NO_QUORUM, 6),
    (9, 1, 0, MORE_THAN_HALF, {"quorum": Quorum(Fraction(1, 3)), "present": 34, "entitled": 100}, Outcome.CARRIED, 6),
]


@pytest.mark.parametrize(("yes", "no", "abstain", "majority", "more", "outcome", "needed"), CASES)
def test_a_motion(yes, no, abstain, majority, more, outcome, needed) -> None:  # type: ignore[no-untyped-def]
    verdict = decide(yes, no, abstain, Terms(majority, **more))
    assert (verdict.outcome, verdict.needed) == (outcome, needed)
    assert str(verdict.said).endswith(".")


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        (Terms(THREE_QUARTERS_OF_ALL), "The members entitled to vote are part of this rule: say how many there are."),
        (Terms(Majority(base=Base.PRESENT)), "The members present are part of this rule: say how many were present."),
        (Terms(quorum=Quorum(Fraction(1, 2)), present=10), "The members entitled to vote are part of this rule: say how many there are."),
        (Terms(present=9), "10 votes were cast but only 9 members were present: count again."),
        (Terms(entitled=9), "10 votes were cast but only 9 members may vote: count again."),
        (Terms(present=12, entitled=11), "12 members were present but only 11 may vote: count again."),
    ],
)  # fmt: skip
def test_figures_that_cannot_be(terms: Terms, sentence: str) -> None:
    with pytest.raises(Unfit) as caught:
        decide(6, 4, 0, terms)
    assert str(caught.value) == sentence


def test_fewer_seats_than_candidates_who_reach_the_majority() -> None:
    persons = contest("Ada", "Bo", "Cy", seats=2)
    count = RULE.count(persons, scored(1, "5: 1 1 1", "1: 1 1 0", "1: 1 0 0"), None)
    assert (count.winners, count.tied) == ((1, 2), ())
    alike = RULE.count(persons, scored(1, "5: 1 1 1"), None)
    assert (alike.winners, alike.tied, alike.open_seats) == ((), (1, 2, 3), 2)
