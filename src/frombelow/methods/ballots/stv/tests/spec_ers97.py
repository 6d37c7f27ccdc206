"""Specification: the rules of the Electoral Reform Society of 1997."""

import pytest

from frombelow.methods.ballots.stv.ers97 import ERS97
from frombelow.methods.ballots.stv.tests.examples import COMMITTEE, COMMITTEE_PAPERS, NO_LOT, NO_LOT_NOTE, NO_LOT_PAPERS
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About.of(
    ERS97,
    what=(
        "Made to be counted by hand at a table: hundredths of a vote, papers in batches of the same value, and only the batch that brought the surplus is looked at. "
        "Surpluses that cannot matter yet wait, and candidates who cannot be saved leave together."
    ),
    used_by="Trade unions, professional bodies, churches and societies in Great Britain and Ireland, for decades; many statutes of such bodies name it.",
    how=(
        "The quota is the number of valid papers divided by one more than the places, to two decimals, plus 0.01 unless that is exact. While nobody is elected, it is set "
        "anew when papers become non-transferable.",
        "Whoever has the quota is elected, or so large a part of the *active vote* that those left cannot all pass her.",
        "The largest surplus moves: the transferable papers of the batch she received last share it, cut off to hundredths, none above the value it has.",
        "Surpluses wait if all of them together could not save the lowest candidates.",
        "If no surplus moves, as many of the lowest as possible are excluded together: their votes and all waiting surpluses must not exceed the next candidate's.",
        "Papers of the excluded go on in batches, the most valuable first, all of the same value together; after each batch, who can be is elected, and takes no more.",
        "Of equals, whoever had fewer (for a surplus, more) votes at the earliest point where they differed; a lot if they never did.",
        "When an exclusion would leave just as many as there are places, they are elected.",
    ),
    weaknesses=(
        "A surplus moves by its last batch alone: the same votes in another order can elect others.",
        "Hundredths are coarse: in a large election several votes are lost to fractions.",
        "Deferring, batches and the changing quota make it hard to program; programs have differed.",
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
            stage | Ada | Bo | Cy   | Di   | Ed   | nobody | lost | quota
            1     | 4   | 2  | 12   | 1    | 1    | 0      | 0    | 5
            2     | 4   | 2  | 5    | 5.64 | 3.32 | 0      | 0.04 | 5
            3     | 6   | 0  | 5    | 5.64 | 3.32 | 0      | 0.04 | 5
        """,
        sentences=(
            "Cy's surplus of 7 moved with the 12 papers of the last batch that name somebody further, each at 0.58.",
        ),
        note="Di's surplus of 0.64 waits: it could not lift Bo above Ed.",
    ),
    Example(
        "Several leave together",
        contest("Ada", "Bo", "Cy", "Di", "Ed", seats=2),
        ranked("10: A", "9: B", "8: C", "2: D>C", "1: E>C>B"),
        winners=(1, 3),
        stages="""
            stage | Ada | Bo | Cy | Di | Ed | nobody | quota
            1     | 10  | 9  | 8  | 2  | 1  | 0      | 10
            2     | 10  | 9  | 11 | 0  | 0  | 0      | 10
        """,
        sentences=(
            "Excluded together, because even with all votes still to move none could overtake the next: Di, Ed.",
        ),
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
