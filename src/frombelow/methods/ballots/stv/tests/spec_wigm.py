"""Specification: the model WIGM."""

import pytest

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
from frombelow.methods.ballots.stv.wigm import WIGM
from frombelow.methods.ballots.tests.spec_shape import About, Example, check

ABOUT = About.of(
    WIGM,
    what=(
        "The weighted inclusive Gregory method without any statute's rounding: an exact quota, which must be exceeded, and values with 27 decimals. "
        "Scottish STV is this method with a whole quota and five decimals."
    ),
    used_by="A model, to see what in a result comes from the method and what from rounding.",
    how=(
        "The quota is the number of papers divided by one more than the seats, exactly. Whoever has more is elected.",
        "The largest surplus moves: all papers of the candidate go on, each at its value × surplus ÷ votes.",
        "If nobody has a surplus, the candidate with the fewest votes is excluded, and her papers go on at the value they have.",
        "When as many candidates are left as seats, they are elected.",
        "Earlier stages do not settle ties; only a stated order or a lot does.",
    ),
    weaknesses=(
        "Not monotone, and whoever is elected takes no more papers, as in Scottish STV.",
        "No body has adopted just this text.",
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
            3     | 4   | 2  | 5.000000 | 5.000000 | 3.333333 | 0.666667 | 5
            4     | 6   | 0  | 5.000000 | 5.000000 | 3.333333 | 0.666667 | 5
        """,
        sentences=("Di's surplus of 0.666667 moved: every paper at 0.117647 of the value it had.",),
        note="The quota is 5, not 6 as in Scotland, so Di is elected at once.",
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
    Example("Two ranked as equals", EQUALS, EQUALS_PAPERS, winners=(1,), note=EQUALS_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
