"""Specification: Warren's method."""

import pytest

from frombelow.methods.ballots.stv.meek import WARREN
from frombelow.methods.ballots.stv.tests.examples import (
    COMMITTEE,
    COMMITTEE_PAPERS,
    EQUALS,
    EQUALS_NOTE,
    EQUALS_PAPERS,
    NO_LOT,
    NO_LOT_NOTE,
    NO_LOT_PAPERS,
)
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About.of(
    WARREN,
    what=(
        "As Meek's method, but an elected candidate asks the same *price* of every paper that comes to her: what she keeps is not a share of what the paper still has, "
        "but the same amount from each, or all of it if the paper has less. Voters for the same candidate pay equally for her, whoever else they helped to elect."
    ),
    used_by="No public election that we know of; it is the other answer to the question how the cost of a seat should be shared, and good to compare with Meek's.",
    how=(
        "Everybody who stands begins with the price 1; who is excluded has 0.",
        "Each paper pays its candidates one after the other, as long as it has something left.",
        "The quota is all votes paid, divided by one more than the seats. Whoever has more is elected.",
        "The price of each elected candidate is multiplied by quota ÷ votes, and all papers pay anew, until all surpluses together are below 10⁻⁹ of a vote.",
        "If nobody was elected, the candidate with the fewest votes is excluded.",
    ),
    weaknesses=(
        "Whether the same share or the same price is fairer was argued by both sides (Hill and Warren, Voting matters 20, 2005); the winners are nearly always the same.",
        "It cannot be counted by hand, and it is not monotone.",
        "It knows no equal ranks.",
    ),
)

EXAMPLES = (
    Example(
        "A committee of three",
        COMMITTEE,
        COMMITTEE_PAPERS,
        winners=(3, 4, 1),
        stages="""
            stage | Ada | Bo | Cy       | Di       | Ed       | nobody   | quota
            1     | 4   | 2  | 12       | 1        | 1        | 0        | 5
            2     | 4   | 2  | 5.000000 | 5.666667 | 3.333333 | 0        | 5
            3     | 4   | 2  | 4.714286 | 4.714286 | 3.428571 | 1.142857 | 4.714286
            4     | 6   | 0  | 4.714286 | 4.714286 | 3.428571 | 1.142857 | 4.714286
        """,
        sentences=("Of every vote that comes to them, the elected now keep: Cy 0.392857, Di 0.523810.",),
    ),
    Example(
        "The same price from all who helped",
        contest("Ada", "Bo", "Cy", "Di", seats=2),
        ranked("12: A>B>C", "6: B>C", "5: D"),
        winners=(1, 2),
        note="Where Meek lets Bo keep the same share of a whole vote and of what Ada leaves of one, here each pays the same, if it can.",
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
    Example("Two ranked as equals", EQUALS, EQUALS_PAPERS, winners=(1,), note=EQUALS_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
