"""Specification: the PR Foundation's WIGM, sure losers together."""

import pytest

from frombelow.methods.ballots.stv.tests.examples import COMMITTEE, COMMITTEE_PAPERS
from frombelow.methods.ballots.stv.wigm import WIGM_PRF_BATCH
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About.of(
    WIGM_PRF_BATCH,
    what=(
        "The PR Foundation's WIGM with the option of its step B.2: candidates who could not be elected even with all the votes of all below them, and all surpluses, are "
        "excluded together, before any surplus moves. A count with many small candidates is shorter; the same are elected but for the rarest cases."
    ),
    used_by="As the rule without the option.",
    how=(
        "As the rule without the option, but before each surplus and each exclusion:",
        "The largest set of candidates is looked for whose votes, together with all surpluses that wait, are fewer than those of the next candidate, and which leaves enough "
        "candidates for the seats. If there is one, they are excluded together.",
    ),
    weaknesses=(
        "The stages differ from those of a count one by one, and so may the order of election, and with it which surplus moves when.",
    ),
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
