"""Specification: the PR Foundation's Meek."""

import pytest

from frombelow.methods.ballots.stv.meek import MEEK_PRF
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
from frombelow.methods.ballots.tests.spec_shape import About, Example, check

ABOUT = About.of(
    MEEK_PRF,
    what=(
        "Meek's method written down step by step in nine decimals, so that any two programs that follow the text agree in every figure. "
        "What a candidate keeps of a paper is rounded up; the rest passes on."
    ),
    used_by="Meant as a reference to test programs against, and as a text that a statute can take over.",
    how=(
        "Each paper gives its candidates, one after the other, what is left of its vote × their keep value, rounded up to nine decimals.",
        "The quota is all candidates' votes divided by one more than the seats, cut off after nine decimals, plus 0.000000001. Whoever has it is elected.",
        "The keep value of each elected candidate is multiplied by the quota and divided by her votes, rounded up each time, until the surpluses together are below "
        "0.000001 or do not sink any more.",
        "If nobody was elected, the candidate with the fewest votes is excluded. Who is above her by no more than the surpluses counts as equal to her.",
        "When as many are left as seats, they are elected, and the last papers are not divided again.",
    ),
    weaknesses=(
        "As Meek's method: not by hand, and not monotone.",
        "It says nothing of ranks of equals, and leaves ties to an order drawn beforehand.",
    ),
)

EXAMPLES = (
    Example(
        "A committee of three",
        COMMITTEE,
        COMMITTEE_PAPERS,
        winners=(3, 4, 1),
        stages="""
            stage | Ada | Bo | Cy          | Di          | Ed          | nobody      | quota
            1     | 4   | 2  | 12          | 1           | 1           | 0           | 5.000000001
            2     | 4   | 2  | 5.000000004 | 5.666666664 | 3.333333332 | 0           | 5.000000001
            3     | 4   | 2  | 4.714286196 | 4.714286402 | 3.428571268 | 1.142856134 | 4.714285967
            4     | 6   | 0  | 4.714286196 | 4.714286402 | 3.428571268 | 1.142856134 | 4.714285967
        """,
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
    Example("Two ranked as equals", EQUALS, EQUALS_PAPERS, winners=(1,), note=EQUALS_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
