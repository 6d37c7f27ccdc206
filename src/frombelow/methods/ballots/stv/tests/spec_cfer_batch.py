"""Specification: choice voting of Californians for Electoral Reform, sure losers together."""

import pytest

from frombelow.methods.ballots.stv.cfer import CFER_BATCH
from frombelow.methods.ballots.stv.tests.examples import COMMITTEE, COMMITTEE_PAPERS
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About.of(
    CFER_BATCH,
    what=(
        "The rule `cfer` with its option (k): candidates who cannot win are excluded together, but only where that cannot change the order in which others are elected."
    ),
    used_by="As the rule without the option.",
    how=(
        "As the rule without the option, but before each surplus and each exclusion:",
        "The largest set of candidates is looked for whose votes, together with all surpluses, stay below the next candidate's, and which leaves enough for the seats.",
        "It is excluded if only one seat is open, or if just as many candidates remain as seats, or if those votes and surpluses could not lift the best candidate to "
        "the threshold, or if there is no surplus and all of them but the best would have been excluded without lifting her there.",
    ),
    weaknesses=("The four conditions are hard to explain in a meeting, for the sake of a shorter count.",),
)

EXAMPLES = (
    Example("A committee of three: no batch", COMMITTEE, COMMITTEE_PAPERS, winners=(3, 4, 1)),
    Example(
        "Two sure losers",
        contest("Ada", "Bo", "Cy", "Di"),
        ranked("8: A", "9: B", "3: C>A", "1: D>B"),
        winners=(1,),
        sentences=(
            "Excluded together, because even with all votes still to move none could overtake the next: Cy, Di.",
        ),
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
