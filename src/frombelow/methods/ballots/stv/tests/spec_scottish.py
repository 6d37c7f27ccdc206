"""Specification: Scottish STV."""

import pytest

from frombelow.methods.ballots.result import Settled
from frombelow.methods.ballots.stv.scottish import SCOTTISH
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
from frombelow.methods.ballots.ties import TieBreak

ABOUT = About.of(
    SCOTTISH,
    what=(
        "Voters rank as many candidates as they like. Whoever reaches the quota is elected, and what she has beyond it moves on to the voters' next choices: "
        "every paper in her pile moves, each at the same fraction of the value it had (the *weighted inclusive Gregory method*). When nobody has a surplus, the "
        "candidate with the fewest votes is excluded and her papers move on at the value they have."
    ),
    used_by=(
        "All 32 councils of Scotland since 2007. Also the rule most often chosen where members count by transferable votes: it can be checked by hand, and the law "
        "says every step."
    ),
    how=(
        "The quota is the number of valid papers divided by one more than the seats, fractions ignored, plus one.",
        "At the end of every stage, whoever has the quota or more is elected.",
        "If an elected candidate has a surplus, the largest is moved: each of her papers goes to its next continuing candidate, and its new value is its old value × "
        "surplus ÷ her votes, cut off after five decimals.",
        "If nobody has a surplus, the candidate with the fewest votes is excluded, and her papers go on at the value they have.",
        "When as many candidates are left as seats, they are elected, and nothing more is moved.",
        "Of equals, whoever had fewer votes (or, for a surplus, more) at the end of the most recent stage where they differed; a lot if they never did.",
    ),
    weaknesses=(
        "Raising a winner on some papers can make her lose, because another candidate is then excluded first (not monotone). No rule of this family avoids that.",
        "Whoever is elected takes no more papers, so that a choice for her is passed over even if she was the voter's favorite: which of two friends is elected first "
        "matters. Meek's method does not have this fault.",
        "The quota stays as it was at first, although papers run out: the last seats are often filled below it.",
        "Fractions are cut off and lost, a few hundredths of a vote in a whole count.",
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
        """,
        sentences=(
            "20 papers are counted; the quota is 6.",
            "Cy's surplus of 6 moved at 0.50000.",
            "Bo had the fewest votes (2) and was excluded.",
            "No more candidates are left than seats: Di is elected.",
        ),
    ),
    Example(
        "Fractions are cut off after five decimals",
        contest("Ada", "Bo", "Cy", "Di", seats=2),
        ranked("7: A>B", "4: A>C", "3: B", "3: C>D", "3: D"),
        winners=(1, 2),
        stages="""
            stage | Ada | Bo      | Cy      | Di | nobody  | lost
            1     | 11  | 3       | 3       | 3  | 0       | 0
            2     | 7   | 5.54541 | 4.45452 | 3  | 0       | 0.00007
            3     | 7   | 5.54541 | 4.45452 | 0  | 3       | 0.00007
            4     | 7   | 5.54541 | 0       | 0  | 7.45452 | 0.00007
        """,
        sentences=("Ada's surplus of 4 moved at 0.36363.",),
    ),
    Example(
        "Equals are parted by the most recent stage where they differed",
        contest("Ada", "Bo", "Cy", "Di", "Ed", seats=2),
        ranked("1: A>B", "2: B", "3: C", "4: D", "5: E"),
        winners=(5, 4),
        sentences=("Bo, Cy had equally few votes; Bo had fewest in stage 1 and was excluded.",),
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
    Example(
        "A lot was drawn beforehand: Cy before Bo before Ada",
        NO_LOT,
        NO_LOT_PAPERS,
        winners=(1, 3),
        ties=TieBreak((3, 2, 1), Settled.LOT),
        sentences=("Bo, Cy had equally few votes; the public lot fell on Bo.",),
    ),
    Example(
        "A candidate withdrew",
        contest("Ada", "Bo", "Cy", withdrawn=frozenset({2})),
        ranked("3: B>C", "2: A", "1: B"),
        winners=(3,),
        sentences=("Papers that rank nobody who stands, and are not counted: 1.",),
    ),
    Example("Two ranked as equals", EQUALS, EQUALS_PAPERS, winners=(1,), note=EQUALS_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
