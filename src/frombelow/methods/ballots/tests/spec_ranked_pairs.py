"""Ranked pairs by examples. Printed into docs/methods/ballots-ranked-pairs.md."""

import pytest

from frombelow.methods.ballots import chains
from frombelow.methods.ballots.ranked_pairs import RULE
from frombelow.methods.ballots.result import Settled
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked, told
from frombelow.methods.ballots.ties import TieBreak

ABOUT = About.of(
    RULE,
    what="Voters rank the candidates. Every two candidates are compared, and the victories are accepted from the largest down; a victory that would contradict "
    "larger ones is dropped. What remains is a ranking, and its first is elected. Whoever beats all others always wins.",
    used_by="Offered by online voting services such as Cornell's CIVS (in the variant MAM), which clubs and software projects use. T. Nicolaus Tideman devised it in 1987; "
    "Condorcet himself proposed in 1785 to drop the smallest majority of a circle.",
    how=(
        "For every two candidates, count the voters who rank one above the other. Whom a paper leaves out stands below all whom it ranks; equals are no preference.",
        "The size of a victory is its margin: the voters for the winner less those for the loser.",
        "Go through the victories from the largest margin down. Accept each, unless those accepted before already put its loser above its winner.",
        "Whoever has nobody above is elected.",
        "Where several victories are equally large, every order of them counts: whoever is first in one of them may win. If that is more than one, it is a tie. "
        "(Finding all of them can be laborious; where there are more than 20,000 states to try, the answer names those who at most may win.)",
        "With a stated order or a lot: of equal victories that one goes first whose winner comes first in the order, and a drawn pair counts as the last victory of that "
        "one of the two (Zavist and Tideman).",
    ),
    weaknesses=(
        "A voter who ranks more candidates can harm her favorite, as with every rule that elects the Condorcet winner.",
        "Joining the poll with an honest ranking can, in a circle, elect somebody the voter likes less than if she had stayed away.",
        "With few voters, equal margins are common, and then a stated order decides more often than one would think.",
        "It fills one seat; its ranking is not proportional.",
    ),
)

CIRCLE = ranked("23: A>B>C", "17: B>C>A", "2: B>A>C", "10: C>A>B", "8: C>B>A")
EVEN_CIRCLE = ranked("4: A>B>C", "4: B>C>A", "4: C>A>B")

EXAMPLES = (
    Example(
        "Condorcet's circle",
        contest("A", "B", "C"),
        CIRCLE,
        winners=(2,),
        ranking=((2,), (3,), (1,)),
        sentences=("A beats B 33 to 27, but victories accepted before put B above A: this one is dropped.", "B is elected."),
        note="B over C by 24, C over A by 10, A over B by 6: the last goes round in a circle.",
        source="Condorcet, Essai sur l'application de l'analyse (1785), as told by H. P. Young, American Political Science Review 82 (1988).",
    ),
    Example(
        "Three equal victories in a circle",
        contest("Ada", "Bo", "Cy"),
        EVEN_CIRCLE,
        winners=(),
        tied=(1, 2, 3),
        note="Whichever victory is considered last is dropped, so each of the three may win.",
    ),
    Example(
        "The same, with a stated order",
        contest("Ada", "Bo", "Cy"),
        EVEN_CIRCLE,
        winners=(3,),
        ranking=((3,), (1,), (2,)),
        ties=TieBreak((3, 1, 2), Settled.ORDER),
        sentences=("Ada, Bo, Cy are tied for one seat; the stated order decides for Cy.",),
        note="Stated order: Cy, Ada, Bo. The victory of Cy goes first, then Ada's; Bo's is dropped.",
    ),
)  # fmt: skip


def test_too_many_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then those are named who at most may win."""
    monkeypatch.setattr(chains, "MOST_STATES", 2)
    count = RULE.count(contest("Ada", "Bo", "Cy"), EVEN_CIRCLE, None)
    assert (count.winners, count.tied) == ((), (1, 2, 3))
    assert "too many orders" in " ".join(told(count))


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)
