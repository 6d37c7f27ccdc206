"""Condorcet-IRV by examples. Printed into docs/methods/ballots-condorcet-irv.md."""

import pytest

from frombelow.methods.ballots.condorcet_irv import RULE
from frombelow.methods.ballots.tests.spec_ranked_pairs import CIRCLE
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About.of(
    RULE,
    what="Voters rank the candidates. If somebody beats every other candidate one against one, she is elected. Otherwise it is an instant runoff.",
    used_by="Meant for bodies that know instant-runoff voting and want to be sure that it never passes over a candidate whom a majority prefers to each of the others. "
    "Few bodies use it; it is easily explained to those who use instant-runoff voting already.",
    how=(
        "For every two candidates, count the voters who rank one above the other. Whom a paper leaves out stands below all whom it ranks.",
        "If one candidate beats all others, she is elected.",
        "Otherwise count an instant runoff among all candidates: exclude the one with the fewest votes, pass her papers on, until one has more than half. "
        "For this part a paper ends before the first rank that it gives to several.",
        "Ties when excluding are settled by the stated order or the lot; without either, all ways are counted and an open outcome is the answer.",
    ),
    weaknesses=(
        "Raising a winner can make her lose: in the runoff part, as in every rule that excludes the last.",
        "Without a Condorcet winner the runoff may elect somebody outside the smallest group whose members beat all outside it (the Smith set); "
        "Benham's and Tideman's alternative rules avoid that.",
        "A voter who ranks more candidates can harm her favorite in the first part.",
        "A candidate's double can matter when there is no Condorcet winner only because of the double.",
    ),
)

EXAMPLES = (
    Example(
        "The capital of Tennessee",
        contest("Memphis", "Nashville", "Chattanooga", "Knoxville"),
        ranked("42: A>B>C>D", "26: B>C>D>A", "15: C>D>B>A", "17: D>C>B>A"),
        winners=(2,),
        sentences=("Nashville beats every other candidate one against one.", "Nashville is elected."),
        note="Instant-runoff voting alone elects Knoxville, to which 68 of 100 voters prefer Nashville.",
        source="The textbook example of Wikipedia's articles on voting.",
    ),
    Example(
        "Nobody beats all others",
        contest("A", "B", "C"),
        CIRCLE,
        winners=(1,),
        sentences=("Nobody beats every other candidate one against one.",),
        note="C has the fewest first preferences (18 of 60) and is excluded; then A has 33 against 27 for B.",
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
