"""Every counting rule by its key: the one list that pages, commands and tests go through."""

from __future__ import annotations

from frombelow.methods.ballots import (
    approval,
    block,
    condorcet_irv,
    equal_shares,
    majority_judgment,
    phragmen,
    ranked_pairs,
    schulze,
    score,
    star,
    yes_no,
)
from frombelow.methods.ballots.fitting import check_fits
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Count
from frombelow.methods.ballots.rule import Papers, Rule
from frombelow.methods.ballots.stv.cfer import CFER, CFER_BATCH
from frombelow.methods.ballots.stv.ers97 import ERS97
from frombelow.methods.ballots.stv.irv import IRV
from frombelow.methods.ballots.stv.meek import MEEK, MEEK_PRF, WARREN
from frombelow.methods.ballots.stv.mpls import MPLS
from frombelow.methods.ballots.stv.qpq import QPQ
from frombelow.methods.ballots.stv.scottish import SCOTTISH
from frombelow.methods.ballots.stv.wigm import WIGM, WIGM_PRF, WIGM_PRF_BATCH
from frombelow.methods.ballots.ties import TieBreak

_ALL = (
    # papers that rank, several seats
    SCOTTISH,
    MEEK,
    MEEK_PRF,
    WARREN,
    ERS97,
    WIGM,
    WIGM_PRF,
    WIGM_PRF_BATCH,
    CFER,
    CFER_BATCH,
    MPLS,
    QPQ,
    # papers that rank, one seat
    IRV,
    schulze.RULE,
    ranked_pairs.RULE,
    condorcet_irv.RULE,
    # papers that score or approve
    approval.RULE,
    score.RULE,
    star.RULE,
    majority_judgment.RULE,
    equal_shares.RULE,
    phragmen.RULE,
    block.RULE,
    yes_no.RULE,
)

RULES: dict[str, Rule] = {rule.key: rule for rule in _ALL}


def count(key: str, contest: Contest, papers: Papers, ties: TieBreak | None = None) -> Count:
    """The count under the rule of this key. Raises `Unfit`, with one sentence, where contest and papers do not fit the rule."""
    rule = RULES[key]
    check_fits(rule, contest, papers)
    return rule.count(contest, papers, ties)
