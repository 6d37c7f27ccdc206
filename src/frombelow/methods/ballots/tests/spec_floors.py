"""Floors and ceilings by examples. Printed into docs/methods/ballots-floors.md."""

import pytest

from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.registry import RULES, count
from frombelow.methods.ballots.tests.spec_shape import About, Example, check, contest, ranked

ABOUT = About(
    key="floors",
    name="Floors and ceilings",
    version="guarded and doomed candidates, all limits looked at together; for Scottish STV, WIGM, Meek and Warren",
    source="the practice of the Church of England and of the Electoral Reform Society; all limits together as I. D. Hill demands in “STV with constraints”, Voting matters 9 (1998), 2–4",
    count=RULES["scottish"].count,
    what="A committee can be bound to have at least so many of one group (women, night shift, a region) or at most so many of another. The count then runs as always, except that nobody is "
    "elected or excluded who would make it impossible to keep the limits.",
    used_by="The Church of England, whose elections are subject to constraints by law (Hill 1998), and other bodies with reserved places; unions and cooperatives whose statutes ask for women, apprentices or workplaces on "
    "the committee.",
    how=(
        "Before the count: can the limits be kept at all with these candidates and seats? If not, it is refused with the reason.",
        "A candidate is doomed if no way of filling the seats left keeps all limits with her. She is excluded at once, whatever her votes, and her papers go on.",
        "A candidate is guarded if no way of filling the seats left keeps all limits without her. She is not excluded; the next lowest goes instead.",
        "Both are asked anew after every election and exclusion. If several reach the quota together, those with more votes are elected first; equals who cannot all be elected are a tie.",
        "The question is answered exactly, for all limits together. Looking at each limit alone can end in a dead end: see the example.",
    ),
    weaknesses=(
        "Every limit takes something from the voters: a candidate with a quota can be passed over. Limits on nominations instead of on the outcome do not.",
        "It is not known whether the limits were needed until the end: a guarded candidate may have been elected anyway, by papers that came too late to save somebody else.",
        "Hill himself came to hold that any rule is wrong in principle that starts from ordinary STV, because “exclude the lowest” then hits candidates it need not; he would leave the outcome to the voters.",
        "Many overlapping groups make the question laborious; beyond 200,000 ways to be told apart it is refused.",
    ),
)

HILL = {
    "women": frozenset([3, 4, 5]),
    "Black": frozenset([1, 2, 5]),
}
PEOPLE = ("Abe (Black man)", "Ben (Black man)", "Cora (white woman)", "Dora (white woman)", "Eve (Black woman)")
HILLS_PAPERS = ranked("24: A>B", "22: B>A", "23: C>D", "21: D>C", "10: E>C>A")

EXAMPLES = (
    Example(
        "At least two women and at least two Black members",
        Contest(PEOPLE, 3, groups=HILL, floors={"women": 2, "Black": 2}),
        HILLS_PAPERS,
        winners=(3, 1, 5),
        sentences=(
            "Eve (Black woman) has the fewest votes but is guarded: without Eve (Black woman) the limits could not be kept (“Black”, “women”).",
        ),
        note="Three seats. Eve has the fewest votes. Each floor alone could be kept without her; both together cannot.",
        source="after the example in Hill (1998); the numbers of votes are ours.",
    ),
    Example(
        "At most one from the north",
        contest("Ada", "Bo", "Cy", "Di", seats=2, groups={"north": frozenset([1, 2])}, ceilings={"north": 1}),
        ranked("40: A>B>C", "35: B>A>C", "15: C>D", "10: D>C"),
        winners=(1, 3),
        sentences=("Bo can no longer be elected: the ceiling of 1 for “north” is reached.",),
        note="Ada and Bo both have the quota of 34; Ada has more votes and is elected, so Bo cannot be.",
    ),
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    check(ABOUT, example)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"floors": {"men": 1}}, "There is no group “men”: say which candidates belong to it."),
        ({"floors": {"women": 4}}, "At least 4 of “women” are to be elected, but only 3 stand: Cora (white woman), Dora (white woman), Eve (Black woman)."),
        ({"floors": {"women": 2}, "ceilings": {"women": 1}}, "For “women” the floor (2) is above the ceiling (1)."),
        ({"ceilings": {"women": -1}}, "A floor or ceiling for “women” is below 0."),
        (
            {"floors": {"women": 2, "Black": 3}},
            "The floors and ceilings cannot all be kept with 3 seats and these candidates (“Black” ≥ 3, “women” ≥ 2): change them, or the seats.",
        ),
    ],
)  # fmt: skip
def test_limits_that_cannot_be_kept_are_refused(more: dict[str, dict[str, int]], sentence: str) -> None:
    for key in ("scottish", "meek"):
        with pytest.raises(Unfit) as caught:
            count(key, Contest(PEOPLE, 3, groups=HILL, **more), HILLS_PAPERS)  # type: ignore[arg-type]
        assert str(caught.value) == sentence


def test_other_rules_refuse_limits() -> None:
    with pytest.raises(Unfit, match="Schulze method cannot keep floors and ceilings"):
        count("schulze", Contest(PEOPLE, 1, groups=HILL, floors={"women": 1}), HILLS_PAPERS)
