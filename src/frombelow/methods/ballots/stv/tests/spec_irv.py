"""Specification: instant-runoff voting."""

import pytest

from frombelow.methods.ballots.stv.irv import IRV
from frombelow.methods.ballots.stv.tests.examples import EQUALS, EQUALS_NOTE, EQUALS_PAPERS
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About.of(
    IRV,
    what=(
        "For one seat: voters rank the candidates. As long as nobody has more than half of the votes still in play, the candidate with the fewest is excluded, and her papers "
        "go to their next choices. Also called the alternative vote or ranked-choice voting."
    ),
    used_by=(
        "San Francisco, Oakland and New York's primaries; Maine and Alaska (which go on until two are left: the same winner); Australia's House of Representatives and "
        "Ireland's president; many unions and parties for single offices."
    ),
    how=(
        "Each paper counts for the first of its choices who is still in.",
        "Whoever has more than half of the votes that count for somebody is elected.",
        "Otherwise the candidate with the fewest votes is excluded; of equals, one by lot.",
    ),
    weaknesses=(
        "A candidate whom a majority would prefer to every other one can be excluded early, because few rank her first (not Condorcet).",
        "Raising a winner on some papers can make her lose (not monotone).",
        "A majority *of the votes still in play* may be fewer than half of all papers.",
        "It fills one seat. Repeated for a committee, it gives all seats to the majority.",
    ),
)

EXAMPLES = (
    Example(
        "The second choices decide",
        contest("Ada", "Bo", "Cy"),
        ranked("8: A", "7: B>C", "6: C>B"),
        winners=(2,),
        stages="""
            stage | Ada | Bo | Cy | nobody | quota
            1     | 8   | 7  | 6  | 0      | 11
            2     | 8   | 13 | 0  | 0      | 11
        """,
        sentences=("Cy had the fewest votes (6) and was excluded.", "Bo reached the quota and is elected."),
    ),
    Example(
        "Papers run out",
        contest("Ada", "Bo", "Cy"),
        ranked("8: A", "7: B", "6: C"),
        winners=(1,),
        stages="""
            stage | Ada | Bo | Cy | nobody | quota
            1     | 8   | 7  | 6  | 0      | 11
            2     | 8   | 7  | 0  | 6      | 8
        """,
        note="The quota of this rule is more than half of what is still in play, and sinks.",
    ),
    Example(
        "Liked by a majority more than each other, and out first",
        contest("Left", "Center", "Right"),
        ranked("8: A>B>C", "5: B>A>C", "8: C>B>A"),
        winners=(1,),
        note="Thirteen of 21 prefer Center to Left, and thirteen prefer Center to Right.",
    ),
    Example(
        "No lot was stated",
        contest("Ada", "Bo", "Cy"),
        ranked("3: A", "2: B", "2: C>B"),
        winners=(),
        tied=(1, 2),
        note="If Bo is excluded first, Ada wins; if Cy, then Bo does.",
    ),
    Example("Two ranked as equals", EQUALS, EQUALS_PAPERS, winners=(1,), note=EQUALS_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
