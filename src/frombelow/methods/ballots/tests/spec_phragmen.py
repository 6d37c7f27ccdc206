"""Sequential Phragmén by examples. Printed into docs/methods/ballots-phragmen.md."""

import pytest

from frombelow.methods.ballots.phragmen import RULE
from frombelow.methods.ballots.result import Settled
from frombelow.methods.ballots.tests.spec_shape import About, Example, approved, check, contest
from frombelow.methods.ballots.ties import TieBreak

ABOUT = About.of(
    RULE,
    what="A proportional committee from papers that only approve. Every voter earns at the same rate; as soon as a candidate's supporters together have the price of a seat, they buy it. "
    "A group of a third of the voters that approves the same candidates gets about a third of the seats.",
    used_by="Swedish elections used Phragmén's ordered variant for seats within a party from 1921; the Polkadot and Kusama networks elect their validators with close relatives of this rule.",
    how=(
        "Every seat is a load of 1, which its supporters carry together. At the beginning nobody carries anything.",
        "For every candidate not yet elected: if she were elected, her supporters would all carry the same load, namely (1 + what they carry already) ÷ their number.",
        "The candidate for whom this load is least is elected, and her supporters carry it from now on.",
        "So on until all seats are filled. Candidates whom nobody approves are never elected; seats may stay empty.",
        "If several candidates would have the same load, the stated order or the lot chooses; without either, all ways are counted: who is elected in any case, and between "
        "whom it stands, is the answer.",
    ),
    more=(
        (
            "What it guarantees",
            "Proportional justified representation (Brill, Freeman, Janson and Lackner 2017): if ℓ of the k seats' share of the voters approve the same ℓ candidates, at least ℓ of those elected are "
            "approved by somebody in that group. Parties without common voters get the seats of D'Hondt. Both are tested on every group of generated papers.",
        ),
    ),
    weaknesses=(
        "Approving more candidates can harm a favorite: the load of one elected is carried when the next is bought.",
        "It does not guarantee every group that agrees on some candidates (but not all) its full share; Equal Shares guarantees more.",
        "Loads are fractions that grow long; the count cannot be done by hand beyond a few seats.",
        "Monotone for one approval more, but not when a whole group changes its approvals.",
    ),
)

BOOK = approved(7, "3: A B", "3: A C", "2: A D", "1: B C F", "1: E", "1: F", "1: G")

EXAMPLES = (
    Example(
        "Phragmén's own example",
        contest("A", "B", "C", "P", "Q", "R", seats=3),
        approved(6, "1034: A B C", "519: D E F", "90: A B E", "47: A D E"),
        winners=(1, 5, 2),
        sentences=("A is elected: the 1171 voters who approve A now carry a load of ≈ 0.00085397 each.",),
        source="E. Phragmén (1894), as told in Svante Janson, “Phragmén's and Thiele's election methods”.",
    ),
    Example(
        "Twelve voters, four seats",
        contest("a", "b", "c", "d", "e", "f", "g", seats=4),
        BOOK,
        winners=(1, 2, 3, 4),
        ties=TieBreak((1, 2, 3, 4, 5, 6, 7), Settled.ORDER),
        sentences=(
            "a is elected: the 8 voters who approve a now carry a load of 1/8 each.",
            "b, c are tied; the stated order decides for b.",
            "b is elected: the 4 voters who approve b now carry a load of 11/32 each.",
            "c is elected: the 4 voters who approve c now carry a load of 55/128 each.",
            "d is elected: the 2 voters who approve d now carry a load of 5/8 each.",
        ),
        source="Martin Lackner and Piotr Skowron, Multi-Winner Voting with Approval Preferences (2023), example 9.",
    ),
    Example(
        "Eight voters, three seats",
        contest("a", "b", "c", "d", seats=3),
        approved(4, "3: C D", "2: A B", "2: A C", "1: B D"),
        winners=(3, 2, 4),
        sentences=(
            "c is elected: the 5 voters who approve c now carry a load of 1/5 each.",
            "b is elected: the 3 voters who approve b now carry a load of 1/3 each.",
            "d is elected: the 4 voters who approve d now carry a load of 29/60 each.",
        ),
        source="Lackner and Skowron (2023), example 12.",
        printed=False,
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
