"""The block vote by examples. Printed into docs/methods/ballots-block.md."""

import pytest

from frombelow.methods.ballots.block import RULE
from frombelow.methods.ballots.tests.spec_shape import About, Example, approved, check, contest

ABOUT = About.of(
    RULE,
    what="Each voter has as many votes as there are seats and gives at most one to a candidate. Those with the most votes are elected. With one seat this is first past the post.",
    used_by="Most clubs, unions and boards that vote by a show of hands or with a list of names; many town councils in the United States and in England.",
    how=(
        "A paper with more votes than seats is void. Fewer votes are allowed.",
        "Count each candidate's votes. Those with the most are elected, as many as there are seats.",
        "If more candidates are equal than seats are left, the stated order or the lot chooses; without either, the tie is the answer.",
    ),
    weaknesses=(
        "It is not proportional: the largest group, voting together, takes all seats, even with fewer than half of the voters.",
        "A group that nominates more candidates than it can elect splits its votes and loses.",
        "Giving a vote to a second choice can defeat the first; so voters are told to give only one (“bullet voting”).",
    ),
)

EXAMPLES = (
    Example(
        "45 of 100 voters take all three seats",
        contest("Ada", "Bo", "Cy", "Di", "Ed", "Flo", seats=3),
        approved(6, "42: A B C", "3: A B", "28: D E", "27: F", "2: A B C D"),
        winners=(1, 2, 3),
        ranking=((1, 2), (3,), (4, 5), (6,)),
        sentences=(
            "Each voter has up to 3 votes.",
            "Void, because they give more votes than that: 2 papers.",
            "Elected: Ada, Bo, Cy.",
        ),
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
