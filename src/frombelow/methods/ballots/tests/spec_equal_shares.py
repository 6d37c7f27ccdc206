"""The Method of Equal Shares by examples. Printed into docs/methods/ballots-equal-shares.md."""

import pytest

from frombelow.methods.ballots.equal_shares import RULE
from frombelow.methods.ballots.result import Settled
from frombelow.methods.ballots.tests.spec_phragmen import BOOK
from frombelow.methods.ballots.tests.spec_shape import About, Example, approved, check, contest
from frombelow.methods.ballots.ties import TieBreak

ABOUT = About.of(
    RULE,
    what="A proportional committee (or a list of points for an agenda) from papers that only approve. The seats have a price, every voter an equal share of the money, and candidates are bought by "
    "those who approve them, each paying as little as possible. Any group that agrees and is large enough for a seat gets one.",
    used_by="Participatory budgets in Wieliczka and Świecie (Poland) and Aarau (Switzerland) since 2023, in the form for projects with prices.",
    how=(
        "A seat costs 1. Every voter who approves somebody starts with seats ÷ voters.",
        "A candidate can be bought at a payment of ρ if her supporters, paying ρ each or all they have left, reach 1 together.",
        "The candidate with the least ρ is elected and paid for. So on, until no candidate can be paid.",
        "Seats that are left are filled by sequential Phragmén: voters go on earning at the same rate, beginning with what they have left.",
        "If several candidates are equal, the stated order or the lot chooses; without either, all ways are counted: who is elected in any case, and between whom it stands, is the answer.",
    ),
    more=(
        (
            "What it guarantees",
            "Extended justified representation (Peters and Skowron 2020): if ℓ of the k seats' share of the voters approve the same ℓ candidates, somebody in that group approves at least ℓ of those "
            "elected. Parties without common voters get the seats of D'Hondt. Both are tested on every group of generated papers.",
        ),
    ),
    weaknesses=(
        "Often the money does not buy all seats; the rule then depends on how it is completed, and several completions are in use.",
        "Approving more candidates can harm a favorite: money spent on one is missing for the next.",
        "A voter who approves a candidate sure to be elected pays for her; staying silent about her saves the money (free riding).",
        "Fractions grow long; nobody counts it by hand beyond a few seats.",
    ),
)

EXAMPLES = (
    Example(
        "Two thirds and one third",
        contest("Ada", "Bo", "Cy", "Di", "Ed", seats=3),
        approved(5, "8: A B C", "4: D E"),
        winners=(1, 2, 4),
        ties=TieBreak((1, 2, 3, 4, 5), Settled.ORDER),
        sentences=("Ada is bought: each of the 8 voters who approve Ada pays 1/8.", "Di is bought: each of the 4 voters who approve Di pays 1/4."),
        note="Every voter has 3/12. Counting approvals alone would elect Ada, Bo and Cy.",
    ),
    Example(
        "Twelve voters, four seats",
        contest("a", "b", "c", "d", "e", "f", "g", seats=4),
        BOOK,
        winners=(1, 2, 3, 4),
        ties=TieBreak((1, 2, 3, 4, 5, 6, 7), Settled.ORDER),
        sentences=(
            "a is bought: each of the 8 voters who approve a pays 1/8.",
            "b is elected: the 4 voters who approve b now carry a load of 1/96 each.",
            "c is elected: the 4 voters who approve c now carry a load of 37/384 each.",
            "d is elected: the 2 voters who approve d now carry a load of 7/24 each.",
        ),
        note="Only one seat can be bought; the other three are filled by sequential Phragmén with the money left.",
        source="Martin Lackner and Piotr Skowron, Multi-Winner Voting with Approval Preferences (2023), example 11.",
    ),
    Example(
        "Eight voters, three seats",
        contest("a", "b", "c", "d", seats=3),
        approved(4, "3: C D", "2: A B", "2: A C", "1: B D"),
        winners=(3, 1, 4),
        sentences=(
            "c is bought: each of the 5 voters who approve c pays 1/5.",
            "a is bought: the 4 voters who approve a pay up to 13/40 each; 2 of them had less left and pay all of it.",
            "d is elected: the 4 voters who approve d now carry a load of 1/40 each.",
        ),
        source="Lackner and Skowron (2023), example 12.",
    ),
)  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
