"""Specification: choice voting of Californians for Electoral Reform."""

import pytest

from frombelow.methods.ballots.stv.cfer import CFER
from frombelow.methods.ballots.stv.tests.examples import COMMITTEE, COMMITTEE_PAPERS, NO_LOT, NO_LOT_NOTE, NO_LOT_PAPERS
from frombelow.methods.ballots.tests.spec_shape import About, Example, check

ABOUT = About.of(
    CFER,
    what="The weighted inclusive Gregory method in five decimals, in which all surpluses of a round move in the same round.",
    used_by="Drafted for the Elections Code of California; never enacted. Programs are tested against it.",
    how=(
        "The threshold is the number of papers divided by one more than the seats, cut off after five decimals, plus 0.00001.",
        "Whoever has it is elected. If all seats are filled, the count ends.",
        "All surpluses move in one round, each paper at its value × surplus ÷ votes, cut off after five decimals.",
        "If there is none, the candidate with the fewest votes is excluded, equals by lot. Her papers go on, unless as many candidates are left as seats.",
    ),
    weaknesses=(
        "The text of the draft takes one vote more and ignores fractions; published counts (Droop), which this follows, take the threshold with five decimals.",
        "Not monotone, and whoever is elected takes no more papers.",
    ),
)

EXAMPLES = (
    Example(
        "A committee of three",
        COMMITTEE,
        COMMITTEE_PAPERS,
        winners=(3, 4, 1),
        stages="""
            stage | Ada | Bo | Cy      | Di      | Ed      | nobody  | lost    | quota
            1     | 4   | 2  | 12      | 1       | 1       | 0       | 0       | 5.00001
            2     | 4   | 2  | 5.00001 | 5.66664 | 3.33332 | 0       | 0.00003 | 5.00001
            3     | 4   | 2  | 5.00001 | 5.00001 | 3.33332 | 0.66660 | 0.00006 | 5.00001
            4     | 6   | 0  | 5.00001 | 5.00001 | 3.33332 | 0.66660 | 0.00006 | 5.00001
        """,
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
