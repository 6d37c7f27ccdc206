"""Specification: QPQ."""

import pytest

from frombelow.methods.ballots.stv.qpq import QPQ
from frombelow.methods.ballots.stv.tests.examples import COMMITTEE, COMMITTEE_PAPERS, NO_LOT, NO_LOT_NOTE, NO_LOT_PAPERS
from frombelow.methods.ballots.tests.spec_shape import About, Example, check

ABOUT = About.of(
    QPQ,
    what=(
        "Quota preferential by quotient, between a party-list count and a transferable vote: each paper remembers which part of a candidate it has elected. "
        "A candidate's quotient is the number of papers that now support her, divided by one more than what they have already elected. No surplus is moved and no value cut."
    ),
    used_by="No public election that we know of. Its author, Olle Thorup, and Douglas Woodall described it in 2003.",
    how=(
        "Each paper supports the first of its choices who is still in.",
        "The quota is the number of papers that support somebody, divided by one more than the seats, less what the papers that support nobody have elected.",
        "If the largest quotient exceeds the quota, that candidate is elected, and each of her papers has then elected 1 ÷ her quotient.",
        "Otherwise the candidate with the smallest quotient is excluded, and the count begins anew without her: nobody is elected, and papers have elected nothing.",
        "When as many candidates are left as seats, they are elected.",
    ),
    weaknesses=(
        "The elections of all earlier rounds are undone with each exclusion, which is hard to follow in a meeting.",
        "Quotients below one vote look strange to those used to quotas.",
        "Not monotone.",
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
            1     | 4   | 2  | 12 | 1  | 1  | 0      | 5
            2     | 4   | 2  | 0  | 9  | 5  | 0      | 5
            3     | 4   | 2  | 0  | 0  | 5  | 9      | 4.714286
            4     | 6   | 0  | 12 | 1  | 1  | 0      | 5
            5     | 6   | 0  | 0  | 9  | 5  | 0      | 5
            6     | 0   | 0  | 0  | 9  | 5  | 6      | 4.666667
        """,
        sentences=(
            "Di has the largest quotient, 5.4, above the quota of 5, and is elected.",
            "No quotient was above the quota; Bo had the smallest (2) and was excluded, and the count begins anew.",
        ),
        note="Votes are the papers that support a candidate in the stage; those of an elected candidate support the next one on them.",
    ),
    Example("No lot was stated", NO_LOT, NO_LOT_PAPERS, winners=(1,), tied=(2, 3), note=NO_LOT_NOTE),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
