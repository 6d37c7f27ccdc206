"""Who is elected when a rule has ranked the candidates: from the first rank down, until the seats are filled or a rank is too large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Said, Settled, Tie
from frombelow.methods.ballots.ties import TieBreak
from frombelow.methods.ballots.wording import names

Ranking = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Filled:
    """The seats of a ranking: the fields of a `Count` of the same names."""

    winners: tuple[int, ...]
    ties: tuple[Tie, ...] = ()
    tied: tuple[int, ...] = ()
    open_seats: int = 0
    unfilled: int = 0


def fill(ranking: Ranking, seats: int, order: TieBreak, stage: int) -> Filled:
    """The first `seats` of a ranking. A rank with more candidates than seats left is a tie, settled by `order` if that says anything."""
    winners: list[int] = []
    for rank in ranking:
        left = seats - len(winners)
        if not left:
            break
        if len(rank) <= left:
            winners.extend(rank)
            continue
        chosen = tuple(sorted(rank, key=order.order.index)[:left])
        is_open = order.settled is Settled.NOTHING
        tie = Tie(stage, "elect", rank, chosen, order.settled, matters=is_open)
        if is_open:
            return Filled(tuple(winners), (tie,), rank, left)
        return Filled((*winners, *chosen), (tie,))
    return Filled(tuple(winners), unfilled=seats - len(winners))


def told(contest: Contest, filled: Filled) -> tuple[Said, ...]:
    """Who is elected, whom a tie leaves waiting, and what settled one."""
    said = []
    if filled.winners:
        pattern = "{winner_name} is elected." if len(filled.winners) == 1 else "Elected: {winner_names}."
        key = "winner_name" if len(filled.winners) == 1 else "winner_names"
        said.append(Said(pattern, {key: names(contest, filled.winners)}))
    said.extend(_tie(contest, tie, filled.open_seats) for tie in filled.ties)
    return tuple(said)


def ranked_by(values: Mapping[int, Fraction | int]) -> Ranking:
    """Ranks of equals, the largest value first."""
    by_value: dict[Fraction | int, list[int]] = {}
    for candidate, value in values.items():
        by_value.setdefault(value, []).append(candidate)
    return tuple(tuple(by_value[value]) for value in sorted(by_value, reverse=True))


def _tie(contest: Contest, tie: Tie, open_seats: int) -> Said:
    values = {
        "tied_names": names(contest, tie.candidates),
        "chosen_names": names(contest, tie.chosen),
        "seats": str(len(tie.chosen)),
    }
    one, several = _TIE_WORDS[Settled.NOTHING if open_seats else tie.settled]
    return Said(one if len(tie.chosen) == 1 else several, values)


_TIE_WORDS = {  # for one seat, for several
    Settled.NOTHING: (
        "{tied_names} are tied for one seat, and no order or lot was stated: undecided.",
        "{tied_names} are tied for {seats} seats, and no order or lot was stated: undecided.",
    ),
    Settled.ORDER: (
        "{tied_names} are tied for one seat; the stated order decides for {chosen_names}.",
        "{tied_names} are tied for {seats} seats; the stated order decides for {chosen_names}.",
    ),
    Settled.LOT: (
        "{tied_names} are tied for one seat; the public lot decides for {chosen_names}.",
        "{tied_names} are tied for {seats} seats; the public lot decides for {chosen_names}.",
    ),
}
