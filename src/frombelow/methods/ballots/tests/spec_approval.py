"""Approval voting by examples. Printed into docs/methods/ballots-approval.md."""

import pytest

from frombelow.methods.ballots.approval import RULE
from frombelow.methods.ballots.result import Settled
from frombelow.methods.ballots.tests.spec_shape import About, Example, approved, check, contest
from frombelow.methods.ballots.ties import TieBreak

ABOUT = About.of(
    RULE,
    what="Each voter approves as many candidates as she likes. Those with the most approvals are elected.",
    used_by="The American Mathematical Society and the Mathematical Association of America, the cities of Fargo (2018 to 2025) and St. Louis (in its primaries), and many groups for dates, venues and "
    "short lists.",
    how=(
        "Count for each candidate how many papers approve her. A blank beside a name is no approval.",
        "The candidates with the most approvals are elected, as many as there are seats.",
        "If more candidates are equal than seats are left, the stated order or the lot chooses; without either, the tie is the answer.",
    ),
    weaknesses=(
        "For several seats it is not proportional: a majority that approves its own candidates and nobody else fills all of them. Use Equal Shares or Phragmén for a committee.",
        "Voters cannot say whom among the approved they like best, so where to draw the line is a matter of tactics.",
        "A candidate whom a majority likes best can lose to one whom more find acceptable.",
    ),
)

PAPERS = approved(4, "12: A B", "9: B C", "7: C", "4: A D")

EXAMPLES = (
    Example(
        "One chair",
        contest("Ida", "Lucy", "Ben", "Rosa"),
        PAPERS,
        winners=(2,),
        ranking=((2,), (1, 3), (4,)),
        sentences=("Lucy is elected.",),
    ),
    Example(
        "Two seats, and a tie for the second",
        contest("Ida", "Lucy", "Ben", "Rosa", seats=2),
        PAPERS,
        winners=(2,),
        tied=(1, 3),
        sentences=("Ida, Ben are tied for one seat, and no order or lot was stated: undecided.",),
    ),
    Example(
        "The same, after a public lot",
        contest("Ida", "Lucy", "Ben", "Rosa", seats=2),
        PAPERS,
        winners=(2, 3),
        ties=TieBreak((4, 3, 2, 1), Settled.LOT),
        sentences=("Ida, Ben are tied for one seat; the public lot decides for Ben.",),
        note="The lot drew Rosa, Ben, Lucy, Ida.",
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
