"""Specification: the multiple-seat count of Minneapolis."""

import pytest

from frombelow.methods.ballots.stv.mpls import MPLS
from frombelow.methods.ballots.stv.tests.examples import COMMITTEE, COMMITTEE_PAPERS, NO_LOT, NO_LOT_NOTE, NO_LOT_PAPERS
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About.of(
    MPLS,
    what=(
        "The weighted inclusive Gregory method in four decimals. Two things are its own: candidates for whom it is mathematically impossible to be elected leave first of "
        "all, and whoever reaches the threshold is elected only when her surplus moves, and takes votes until then."
    ),
    used_by="Minneapolis, Minnesota, for its Park and Recreation Board and its Board of Estimate and Taxation, since 2009.",
    how=(
        "The threshold is the number of papers divided by one more than the seats, plus one, fractions ignored. If as many candidates have it as there are seats, they "
        "are elected.",
        "Write-in candidates who were not declared leave first.",
        "Candidates who would stay below the next one even with the votes of all below them and all surpluses leave together.",
        "If there are none, the candidate with the largest surplus is elected, and her surplus moves; equals by lot.",
        "If there is no surplus, the candidate with the fewest votes leaves; equals by lot.",
        "When as many candidates are left as seats, and no surplus, they are elected.",
    ),
    weaknesses=(
        "The ordinance calls impossible what could still end in a tie; as everybody does, this takes only what stays below.",
        "Four decimals, cut off, lose more than the five of other rules.",
        "Not monotone.",
    ),
)

EXAMPLES = (
    Example(
        "A committee of three",
        COMMITTEE,
        COMMITTEE_PAPERS,
        winners=(3, 1, 4),
        stages="""
            stage | Ada | Bo | Cy | Di | Ed | nobody | quota
            1     | 4   | 2  | 12 | 1  | 1  | 0      | 6
            2     | 4   | 2  | 6  | 5  | 3  | 0      | 6
            3     | 6   | 0  | 6  | 5  | 3  | 0      | 6
            4     | 6   | 0  | 6  | 5  | 0  | 3      | 6
            5     | 6   | 0  | 6  | 5  | 0  | 3      | 6
        """,
        note="Ada has the threshold after the third stage, but is elected only in the fifth.",
    ),
    Example(
        "A write-in candidate who was not declared",
        contest("Castor", "Pollux", "Helen", "Paris", seats=2, groups={"undeclared": frozenset({4})}),
        ranked("5: D>A>B", "3: C", "1: B"),
        winners=(1, 3),
        sentences=("Not declared as candidates, so excluded first: Paris.",),
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
