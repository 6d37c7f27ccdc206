"""The Schulze method by examples. Printed into docs/methods/ballots-schulze.md."""

import pytest

from frombelow.methods.ballots.schulze import RULE
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About.of(
    RULE,
    what="Voters rank the candidates. Every two candidates are compared: how many voters rank one above the other? Whoever beats all others is elected. Where the "
    "victories go round in a circle, the method looks at chains of victories: A stands above B if a chain from A to B is stronger than every chain back.",
    used_by="The Debian project for its leader and its general resolutions, Gentoo, KDE, Wikimedia (board elections of 2008 to 2011), several Pirate parties, "
    "cities and student unions.",
    how=(
        "For every two candidates, count the voters who rank one above the other. Whom a paper leaves out stands below all whom it ranks; equals are no preference.",
        "A victory is as strong as the number of voters on the winning side (“winning votes”).",
        "A chain of victories is as strong as its weakest victory. For every two candidates find the strongest chain from each to the other.",
        "A stands above B if the strongest chain from A to B is stronger than the strongest from B to A. This never goes round in a circle.",
        "Whoever has nobody above is elected. If there are several, the stated order or the lot chooses; without either, the tie is the answer.",
        "The ranking lists first those above whom nobody stands, then those above whom only these stand, and so on.",
    ),
    weaknesses=(
        "A voter who ranks more candidates can harm her favorite: a later choice may lift a rival (no rule that elects the Condorcet winner is free of this).",
        "Joining the poll with an honest ranking can, in a circle, elect somebody the voter likes less than if she had stayed away.",
        "The reason “a stronger chain of victories” is harder to explain in a meeting than a runoff.",
        "It fills one seat. Taking the first five of its ranking for five seats is not proportional: one half plus one could take them all.",
    ),
)

EXAMPLES = (
    Example(
        "45 voters, five candidates",
        contest("A", "B", "C", "D", "E"),
        ranked(
            "5: A>C>B>E>D", "5: A>D>E>C>B", "8: B>E>D>A>C", "3: C>A>B>E>D", "7: C>A>E>B>D", "2: C>B>A>D>E", "7: D>C>E>B>A", "8: E>B>A>D>C",
        ),
        winners=(5,),
        ranking=((5,), (1,), (3,), (2,), (4,)),
        sentences=("Nobody beats every other candidate one against one.", "E is elected."),
        note="Nobody beats all others: C beats E, E beats D, D beats C. But E reaches C by the chain E > D > C at 28, and C reaches E only at 24.",
        source="Schulze's own first example.",
    ),
    Example(
        "A tie that nothing settles",
        contest("Ada", "Bo", "Cy"),
        ranked("2: A>B>C", "2: B>A>C", "1: C>A=B"),
        winners=(),
        tied=(1, 2),
        ranking=((1, 2), (3,)),
        sentences=("Ada, Bo are tied for one seat, and no order or lot was stated: undecided.",),
    ),
)  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
