"""Specification: the PR Foundation's WIGM."""

import pytest

from frombelow.methods.ballots.stv.tests.examples import COMMITTEE, COMMITTEE_PAPERS, NO_LOT, NO_LOT_NOTE, NO_LOT_PAPERS
from frombelow.methods.ballots.stv.wigm import WIGM_PRF
from frombelow.methods.ballots.tests.spec_shape import About, Example, check

ABOUT = About.of(
    WIGM_PRF,
    what=(
        "The weighted inclusive Gregory method in four decimals, as the Proportional Representation Foundation wrote it down for programs to be tested against. "
        "Its quota is almost exact, where the Scottish one is a whole number."
    ),
    used_by="A reference for programs and for the drafting of statutes.",
    how=(
        "The quota is the number of papers divided by one more than the seats, cut off after four decimals, plus 0.0001. Whoever has it is elected.",
        "The largest surplus moves, even one of nothing: each paper's value × surplus is cut off after four decimals, then divided by the votes and cut off again.",
        "If no surplus waits, the candidate with the fewest votes is excluded, and her papers go on at the value they have.",
        "When all seats are filled, or as many candidates are left as seats, the count is complete.",
        "Of equals, the one earliest in an order drawn beforehand.",
    ),
    weaknesses=(
        "Four decimals, cut off twice, lose more than other rules do.",
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
            stage | Ada | Bo | Cy     | Di     | Ed     | nobody | lost   | quota
            1     | 4   | 2  | 12     | 1      | 1      | 0      | 0      | 5.0001
            2     | 4   | 2  | 5.0001 | 5.6664 | 3.3332 | 0      | 0.0003 | 5.0001
            3     | 4   | 2  | 5.0001 | 5.0001 | 3.3332 | 0.6655 | 0.0011 | 5.0001
            4     | 6   | 0  | 5.0001 | 5.0001 | 3.3332 | 0.6655 | 0.0011 | 5.0001
        """,
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
