"""Method of Equal Shares: the voters have equal shares of the seats' price and buy candidates together, as evenly as they can.

Each voter starts with seats ÷ voters; a seat costs 1. A candidate can be bought at a payment of ρ if her supporters, paying ρ each or all they have left,
reach 1. The candidate with the least ρ is bought next. Seats that nobody can pay any more are filled by sequential Phragmén, which the voters enter
with the money they have left.
"""

from __future__ import annotations

from fractions import Fraction

from frombelow.methods.ballots import phragmen
from frombelow.methods.ballots.papers import Contest, ScoredPapers
from frombelow.methods.ballots.phragmen import Sitting
from frombelow.methods.ballots.purses import Held, Purses
from frombelow.methods.ballots.result import Count, Said
from frombelow.methods.ballots.rule import Paper, Rule
from frombelow.methods.ballots.stv.branches import Choices, decide
from frombelow.methods.ballots.ties import TieBreak, order_for
from frombelow.methods.ballots.wording import amount


def count(contest: Contest, papers: ScoredPapers, ties: TieBreak | None = None) -> Count:
    def run(choices: Choices) -> Count:
        sitting = Sitting(contest, Purses(contest, papers), choices)
        if sitting.purses.voters:
            buy(sitting)
            sitting.purses.change_all(lambda left: -left)  # money left over is a load below 0
            phragmen.fill(sitting)
        return sitting.answer(RULE.key)

    return decide(run, order_for(contest, ties), len(papers.weight))


def buy(sitting: Sitting) -> None:
    """Candidates are bought, the least payment first, until none can be paid."""
    purses = sitting.purses
    share = Fraction(sitting.contest.seats, purses.voters)
    purses.change_all(lambda _: share)
    while not sitting.is_full:
        payments = {n: found for n in sitting.hopeful if (found := payment(purses.held(n))) is not None}
        if not payments:
            return
        least = min(payments.values())
        elected = sitting.choose([n for n, found in payments.items() if found == least])
        money = {n: _together(purses.held(n)) for n in sitting.hopeful}
        sitting.seat(
            elected,
            {"money of supporters": money, "payment (0: none possible)": payments},
            (_told(sitting, elected, least),),
        )
        purses.change(elected, lambda left, least=least: left - min(left, least))  # type: ignore[misc]


def payment(held: Held) -> Fraction | None:
    """The least ρ at which supporters with this much left reach 1 together; None if they cannot."""
    missing, paying = Fraction(1), sum(voters for _, voters in held)
    for left, voters in held:
        if left * paying >= missing:
            return missing / paying
        missing -= left * voters
        paying -= voters
    return None


def _together(held: Held) -> Fraction:
    return sum((left * voters for left, voters in held), Fraction(0))


def _told(sitting: Sitting, elected: int, least: Fraction) -> Said:
    held = sitting.purses.held(elected)
    poor = sum(voters for left, voters in held if left < least)
    values = {
        "name": sitting.contest.name(elected),
        "supporters": str(sum(voters for _, voters in held)),
        "payment": amount(least),
        "poor": str(poor),
    }
    if not poor:
        return Said("{name} is bought: each of the {supporters} voters who approve {name} pays {payment}.", values)
    return Said(
        "{name} is bought: the {supporters} voters who approve {name} pay up to {payment} each; {poor} of them had less left and pay all of it.",
        values,
    )


RULE = Rule(
    key="equal-shares",
    name="Method of Equal Shares",
    version="approval papers, seats of equal price; unfilled seats by sequential Phragmén on the money left; papers that approve nobody are left out",
    source="Dominik Peters and Piotr Skowron, “Proportionality and the limits of welfarism”, Proceedings of the 21st ACM Conference on Economics and "
    "Computation (2020), 793–794, there called Rule X",
    paper=Paper.SCORED,
    several=True,
    count=count,
    promises=frozenset(),
    highest=1,
)
