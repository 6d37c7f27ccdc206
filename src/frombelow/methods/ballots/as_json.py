"""A count as plain values: what `frombelow count --json` prints and the page offers to take along."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from frombelow.methods.ballots.comparing import Other
from frombelow.methods.ballots.groups import limited
from frombelow.methods.ballots.margins import Margin
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.reading.problems import Repair
from frombelow.methods.ballots.result import Count, Stage, Tie
from frombelow.methods.ballots.rule import Papers, Rule


def as_json(
    rule: Rule,
    contest: Contest,
    papers: Papers,
    count: Count,
    margin: Margin | None = None,
    others: Sequence[Other] = (),
    repairs: Sequence[Repair] = (),
) -> dict[str, Any]:
    """Candidates are numbers as in the file, from 1. Amounts are text: with the decimals of the rule, or a fraction where those cannot hold it."""
    return {
        "rule": rule.key,
        "name": rule.name,
        "version": rule.version,
        "title": contest.title,
        "seats": contest.seats,
        "candidates": list(contest.candidates),
        "withdrawn": sorted(contest.withdrawn),
        "limits": [
            {"group": one.name, "members": list(one.members), "floor": one.floor, "ceiling": one.ceiling}
            for one in limited(contest)
        ],
        "papers": papers.total,
        "valid": papers.valid,
        **count_as_json(count),
        "margin": _margin(margin),
        "others": [_other(other) for other in others],
        "repairs": [str(repair) for repair in repairs],
    }


def count_as_json(count: Count) -> dict[str, Any]:
    """What the count itself says."""
    return {
        "winners": list(count.winners),
        "tied": list(count.tied),
        "open_seats": count.open_seats,
        "unfilled": count.unfilled,
        "ranking": [list(rank) for rank in count.ranking],
        "stages": [_stage(stage, count.decimals) for stage in count.stages],
        "ties": [_tie(tie) for tie in count.ties],
        "said": [str(said) for said in count.said],
    }


def number(amount: Fraction, decimals: int) -> str:
    """1914.00000 with five decimals; 7/3 where the decimals cannot hold it."""
    scaled = amount * 10**decimals
    if scaled.denominator != 1:
        return str(amount)
    if not decimals:
        return str(scaled)
    sign, digits = "-" * (scaled < 0), str(abs(int(scaled))).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def _stage(stage: Stage, decimals: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "number": stage.number,
        "deed": stage.deed.value,
        "quota": None if stage.quota is None else number(stage.quota, decimals),
        "unit": stage.unit,
        "votes": [number(votes, decimals) for votes in stage.votes],
        "status": [status.value for status in stage.status],
        "exhausted": number(stage.exhausted, decimals),
        "lost": number(stage.lost, decimals),
        "moved": list(stage.moved),
        "value": None if stage.value is None else number(stage.value, decimals),
        "elected": list(stage.elected),
        "excluded": list(stage.excluded),
        "transfers": [
            {"from": one.giver, "to": one.taker, "amount": number(one.amount, decimals)} for one in stage.transfers
        ],
        "said": [str(said) for said in stage.said],
    }
    if stage.figures:
        told["figures"] = {name: [number(one, decimals) for one in row] for name, row in stage.figures.items()}
    return told


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "stage": tie.stage,
        "choice": tie.choice,
        "candidates": list(tie.candidates),
        "chosen": list(tie.chosen),
        "settled": tie.settled.value,
        "matters": tie.matters,
    }


def _margin(margin: Margin | None) -> dict[str, Any] | None:
    if margin is None:
        return None
    return {
        "least": margin.least,
        "most": margin.most,
        "exact": margin.is_exact,
        "instead": list(margin.instead),
        "said": [str(said) for said in margin.said],
    }


def _other(other: Other) -> dict[str, Any]:
    return {
        "rule": other.rule.key,
        "name": other.rule.name,
        "winners": list(other.count.winners),
        "tied": list(other.count.tied),
        "same": other.is_same,
        "said": str(other.said),
    }
