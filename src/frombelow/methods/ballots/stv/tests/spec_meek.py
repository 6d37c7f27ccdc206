"""Specification: Meek's method."""

import pytest

from frombelow.methods.ballots.stv.meek import MEEK
from frombelow.methods.ballots.stv.tests.examples import (
    COMMITTEE,
    COMMITTEE_PAPERS,
    EQUALS,
    EQUALS_PAPERS,
    NO_LOT,
    NO_LOT_NOTE,
    NO_LOT_PAPERS,
)
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About.of(
    MEEK,
    what=(
        "Every elected candidate keeps only such a part of each vote that she has exactly the quota; the rest passes on to the voter's next choice, elected or not. "
        "How large that part is (her *keep value*) is found by dividing all papers again and again. When a candidate is excluded, all papers are counted as if she "
        "had never stood."
    ),
    used_by=(
        "Local elections in New Zealand (in the wording of their own statute), the Royal Statistical Society, the moderators' elections of Stack Exchange. "
        "A computer must count."
    ),
    how=(
        "Everybody who stands begins with the keep value 1; who is excluded has 0.",
        "Each paper gives its first candidate the keep value of its vote, the next candidate her keep value of what is left, and so on. What is left at the end is in "
        "excess.",
        "The quota is the votes without the excess, divided by one more than the seats. Whoever has more is elected.",
        "The keep value of each elected candidate is multiplied by quota ÷ votes, and all papers are divided again, until all surpluses together are below 10⁻⁹ of a vote.",
        "If nobody was elected, the candidate with the fewest votes is excluded. Who is above her by no more than the surpluses left over counts as equal to her.",
    ),
    weaknesses=(
        "It cannot be counted by hand: a meeting must trust programs, and should have two of different origin.",
        "Not monotone, as all rules that exclude the lowest.",
        "When several are ranked as equals, this follows their meaning in Hill's sense; few other programs do.",
    ),
    more=(
        (
            "Which arithmetic",
            "Algorithm 123 computes with the real numbers of whatever machine it runs on. Here amounts have 18 decimals and 9 guard digits behind them, and what differs by "
            "less than half a unit of the 18th is the same. So the count is the same on every machine, rounding never decides, and it ends, while exact fractions would double "
            "in length with every iteration. `meek-prf` is the same method in nine decimals, as the PR Foundation wrote it down.",
        ),
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
            3     | 4   | 2  | 4.714286 | 4.714286 | 3.428571 | 1.142857 | 4.714286
            4     | 6   | 0  | 4.714286 | 4.714286 | 3.428571 | 1.142857 | 4.714286
        """,
        sentences=("Of every vote that comes to them, the elected now keep: Cy 0.392857, Di 0.804878.",),
        note="Di's papers run out, so that the quota sinks below 5, and Cy keeps less.",
    ),
    Example(
        "A choice for an elected candidate is not passed over",
        contest("Ada", "Bo", "Cy", "Di", seats=2),
        ranked("6: A>B", "3: B>A>C", "3: C", "3: D"),
        winners=(1, 2),
        note="The three papers for Bo give something to Ada first, before Cy hears of them.",
    ),
    Example(
        "Two ranked as equals are both orders alike",
        EQUALS,
        EQUALS_PAPERS,
        winners=(2,),
        stages="""
            stage | Ada | Bo | Cy
            1     | 3   | 3  | 1
            2     | 3   | 4  | 0
        """,
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
