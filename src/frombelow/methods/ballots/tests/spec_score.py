"""Score voting by examples. Printed into docs/methods/ballots-score.md."""

import pytest

from frombelow.methods.ballots.score import RULE
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, scored

ABOUT = About.of(
    RULE,
    what="Each voter gives every candidate a score, say from 0 to 5. Those with the largest sums are elected.",
    used_by="Groups that choose among proposals rather than persons (dot voting is a cousin), some software communities, and judges in sports.",
    how=(
        "Add up each candidate's scores. A blank counts as 0.",
        "The candidates with the largest sums are elected, as many as there are seats.",
        "If more candidates are equal than seats are left, the stated order or the lot chooses; without either, the tie is the answer.",
    ),
    weaknesses=(
        "Voters who give only the highest and the lowest score count for more than those who grade honestly.",
        "A candidate whom more than half like best can lose to one whom few dislike.",
        "Because a blank counts as 0, unknown candidates are at a disadvantage; averages would favor those whom only friends scored.",
        "For several seats it is not proportional.",
    ),
)

EXAMPLES = (
    Example(
        "Where to meet",
        contest("Union hall", "Library", "Café"),
        scored(5, "10: 5 3 0", "6: 0 4 5", "3: - 5 -"),
        winners=(2,),
        ranking=((2,), (1,), (3,)),
        sentences=("19 papers give scores from 0 to 5; a blank counts as 0.", "Library is elected."),
        note="Ten of nineteen like the union hall best, but the library is liked by all.",
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
