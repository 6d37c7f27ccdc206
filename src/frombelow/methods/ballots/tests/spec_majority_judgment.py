"""Majority judgment by examples. Printed into docs/methods/ballots-majority-judgment.md."""

import pytest

from frombelow.methods.ballots.majority_judgment import RULE
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, scored

GRADES = ("To reject", "Poor", "Acceptable", "Good", "Very good", "Excellent")

ABOUT = About.of(
    RULE,
    what="Each voter gives every candidate a grade in words. A candidate's majority grade is the middle one when all her grades are put in order: more than half of the voters "
    "grade her so or better. The best majority grade wins.",
    used_by="The Primaire populaire in France (2022, 392,000 voters), the city of Paris for participatory budgets, and the association Mieux Voter, which offers it to everybody; juries of wine competitions.",
    how=(
        "Papers that grade nobody do not count. On the others, a candidate without a grade has the worst.",
        "Put each candidate's grades in order. Her majority grade is the middle one; of two middle ones, the worse.",
        "The candidate with the best majority grade is elected.",
        "If several have it, take one such grade away from each of them and look again, until their majority grades differ.",
        "Candidates with exactly the same grades are tied; the stated order or the lot chooses, or the tie is the answer.",
    ),
    weaknesses=(
        "A candidate who beats every other one against one can lose.",
        "Joining the poll can harm the favorite, even a voter who gives her the best grade and the rival a good one.",
        "When voters use only the two ends of the scale it becomes approval voting, and a few papers then decide by taking grades away.",
        "Comparing candidates who are both middling rests on finer and finer differences that are hard to explain.",
    ),
)

EXAMPLES = (
    Example(
        "The middle grade",
        contest("Ada", "Bo", "Cy"),
        scored(5, "3: 5 3 0", "2: 3 4 1", "3: 3 3 5", "2: 1 2 5", "1: 0 3 4", grades=GRADES),
        winners=(3,),
        ranking=((3,), (2,), (1,)),
        sentences=(
            "The best majority grade is Very good: more than half of the voters grade Cy so or better.",
            "Cy is elected.",
        ),
    ),
    Example(
        "The same majority grade",
        contest("Ada", "Bo"),
        scored(5, "2: 5 3", "1: 4 3", "2: 3 4", "2: 3 2", "2: 0 3", grades=GRADES),
        winners=(1,),
        ranking=((1,), (2,)),
        sentences=(
            "The best majority grade is Good: more than half of the voters grade Ada, Bo so or better.",
            "When 4 majority grades are taken from each, Ada has Very good and Bo Good.",
        ),
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
