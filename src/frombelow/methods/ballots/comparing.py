"""What other rules would have done with the same papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frombelow.methods.ballots.fitting import Unfit
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.registry import RULES, count
from frombelow.methods.ballots.result import Count, Said
from frombelow.methods.ballots.rule import Papers, Rule
from frombelow.methods.ballots.ties import TieBreak
from frombelow.methods.ballots.wording import names

# One of each kind: variants that differ only in arithmetic or in when they exclude several at once are left out.
COMPARED = (
    "scottish", "meek", "warren", "wigm", "ers97", "irv", "condorcet-irv", "schulze", "ranked-pairs",
    "approval", "score", "star", "majority-judgment", "equal-shares", "phragmen", "block",
)  # fmt: skip


@dataclass(frozen=True)
class Other:
    """Another rule's count of the same papers, and whether it elects the same people for sure."""

    count: Count
    is_same: bool
    said: Said

    @property
    def rule(self) -> Rule:
        return RULES[self.count.rule]


def others(result: Count, contest: Contest, papers: Papers, ties: TieBreak | None = None) -> tuple[Other, ...]:
    """Every compared rule that reads such papers for so many seats, but the result's own."""
    found = []
    for key in _keys(result.rule):
        try:
            again = count(key, contest, papers, ties)
        except Unfit:
            continue
        found.append(_other(RULES[key], contest, result, again))
    return tuple(found)


def _keys(own: str) -> Iterable[str]:
    return (key for key in COMPARED if key in RULES and key != own)


def _other(rule: Rule, contest: Contest, result: Count, again: Count) -> Other:
    in_, out = set(again.winners) - set(result.winners), set(result.winners) - set(again.winners)
    values = {"rule": rule.name, "tied_names": names(contest, again.tied)}
    if again.tied:
        return Other(again, False, Said("{rule}: a tie between {tied_names} that nothing settles.", values))
    if not in_ and not out and not result.tied:
        return Other(again, True, Said("{rule} elects the same.", values))
    values |= {"in_names": names(contest, sorted(in_)), "out_names": names(contest, sorted(out))}
    if result.tied or len(in_) != len(out):
        values["winner_names"] = names(contest, again.winners)
        return Other(again, False, Said("{rule} elects {winner_names}.", values))
    return Other(again, False, Said("{rule} elects {in_names} instead of {out_names}.", values))
