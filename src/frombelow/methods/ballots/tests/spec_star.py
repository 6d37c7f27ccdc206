"""STAR voting by examples. Printed into docs/methods/ballots-star.md."""

import pytest

from frombelow.methods.ballots.result import Settled
from frombelow.methods.ballots.star import RULE
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, scored, told
from frombelow.methods.ballots.ties import TieBreak, by_lot

ABOUT = About.of(
    RULE,
    what="“Score, then automatic runoff”: each voter scores the candidates from 0 to 5. The two with the largest sums go into a runoff, which is counted from the same papers: "
    "whoever is scored higher by more voters is elected.",
    used_by="The Independent Party of Oregon and the Democratic Party of Oregon (for internal elections), and groups that use the Equal Vote Coalition's service BetterVoting.",
    how=(
        "Add up each candidate's scores. A blank counts as 0. The two with the largest sums are the finalists.",
        "If exactly two candidates tie for one place among the finalists: the one whom more voters score higher.",
        "If more tie, or those two are still equal: those with the most best scores (“five-star ratings”), as many as there are places. If that decides only some of the places, "
        "the question begins anew for the rest.",
        "The runoff: the finalist whom more voters score higher is elected.",
        "If the runoff is equal: the larger sum; then the most best scores.",
        "The official protocol breaks what is left at random. Here the stated order or the lot decides; without either, all who may win are the answer.",
    ),
    weaknesses=(
        "A candidate who beats every other one against one can miss the runoff.",
        "A group with two candidates can try to send both into the runoff.",
        "Raising a second choice from 0 can bring her into the runoff and defeat the favorite.",
        "Its tie protocol has been reworded several times; other programs follow older wordings (which first remove those who lose the most comparisons), and then may "
        "differ where three or more tie.",
    ),
)

EXAMPLES = (
    Example(
        "The runoff turns the sums around",
        contest("Ada", "Bo", "Cy"),
        scored(5, "6: 5 4 0", "4: 0 5 3"),
        winners=(1,),
        sentences=(
            "The largest sums go into the runoff: Bo, Ada.",
            "6 voters score Ada higher, 4 Bo; the others score them alike.",
            "Ada is elected.",
        ),
        note="Bo has the larger sum, but most voters score Ada higher.",
    ),
    Example(
        "Two tie for the second place in the runoff",
        contest("Ada", "Bo", "Cy"),
        scored(5, "4: 5 3 0", "3: 4 0 4"),
        winners=(1,),
        sentences=("Bo, Cy tie at 12; more voters prefer Bo.", "The largest sums go into the runoff: Ada, Bo."),
    ),
    Example(
        "Three tie for the second place, and it does not matter",
        contest("Ada", "Bo", "Cy", "Di"),
        scored(5, "2: 5 3 2 2", "2: 5 1 2 2", "1: 4 2 5 0", "1: 4 3 0 5"),
        winners=(1,),
        sentences=("Cy, Di tie for the runoff, and nothing decides; it is shown with Cy.", "Ada is elected."),
        note="Bo has no best score, Cy and Di have one each; but Ada wins the runoff against either.",
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)


def test_a_lot_for_the_runoff_and_a_runoff_by_best_scores() -> None:
    three = EXAMPLES[2]
    drawn = RULE.count(three.contest, three.papers, by_lot((4, 3, 2, 1)))
    assert "Cy, Di tie for the runoff, and the papers do not decide; the public lot takes Di." in told(drawn)
    stated = RULE.count(three.contest, three.papers, TieBreak((4, 3, 2, 1), Settled.ORDER))
    assert "Cy, Di tie for the runoff, and the papers do not decide; the stated order takes Di." in told(stated)
    best = RULE.count(contest("Ada", "Bo"), scored(5, "1: 5 3", "1: 1 3"), None)
    assert best.winners == (1,)
    assert "The runoff is a tie; Ada has more best scores." in told(best)
    alone = RULE.count(contest("Ada"), scored(5, "1: 5"), None)
    assert alone.winners == (1,)
