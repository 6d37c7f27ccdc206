"""Counts random papers with our rules and with other people's programs, and writes down how often they agree.

    python -m venv var/peers/oracles
    var/peers/oracles/bin/pip install pref_voting abcvoting starvote
    PYTHONPATH=src:. var/peers/oracles/bin/python tools/compare_methods.py 2000

writes docs/methods/ballots-compared.md. The others are no dependencies: they are asked here and nowhere else. "Agree" means the same set of possible winners
(or of possible committees): with ties, all who win in some way of breaking them.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import permutations
from pathlib import Path
from random import Random

import numpy as np

from frombelow.methods.ballots import (
    approval,
    condorcet_irv,
    equal_shares,
    majority_judgment,
    phragmen,
    ranked_pairs,
    schulze,
    score,
    star,
)
from frombelow.methods.ballots import scored as scored_papers
from frombelow.methods.ballots.papers import BLANK, Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.result import Count, Settled
from frombelow.methods.ballots.ties import TieBreak

DOCUMENT = Path(__file__).resolve().parent.parent / "docs/methods/ballots-compared.md"
SEED = 1871

Outcomes = frozenset[object]


@dataclass
class Row:
    rule: str
    peer: str
    words: str
    profiles: int = 0
    agree: int = 0
    finer: int = 0  # the peer calls a tie, of which ours is a part


@dataclass(frozen=True)
class Ranked:
    """Papers as our rules take them and as lists of ranks from 0."""

    contest: Contest
    papers: RankedPapers
    ranks: list[tuple[dict[int, int], int]]


@dataclass(frozen=True)
class Scored:
    contest: Contest
    papers: ScoredPapers
    rows: list[tuple[list[int], int]]


def ranked(chance: Random, complete: bool) -> Ranked:
    """Few voters and candidates, so that ties and cycles are common."""
    candidates = chance.randint(2, 5)
    kinds = {}
    for _ in range(chance.randint(1, 6)):
        order = chance.sample(range(1, candidates + 1), candidates)
        kept = order if complete else order[: chance.randint(1, candidates)]
        ranking = tuple(kept) if complete else _with_equals(chance, kept)
        kinds[ranking] = kinds.get(ranking, 0) + chance.randint(1, 3)
    ranks = [({c: r for r, rank in enumerate(p) for c in _each(rank)}, weight) for p, weight in kinds.items()]
    return Ranked(_contest(candidates, 1), RankedPapers.of(kinds), ranks)


def scored(chance: Random, highest: int, seats: int = 1, blanks: bool = False) -> Scored:
    candidates = chance.randint(max(2, seats), 6)
    rows = []
    for _ in range(chance.randint(1, 8)):
        lowest = BLANK if blanks else 0
        rows.append(([chance.randint(lowest, highest) for _ in range(candidates)], chance.randint(1, 4)))
    papers = ScoredPapers(
        np.array([row for row, _ in rows], np.int16), np.array([weight for _, weight in rows], np.int64), highest
    )
    return Scored(_contest(candidates, seats), papers, rows)


def winners_of(count: Count) -> Outcomes:
    """All who win in some way."""
    return frozenset(number - 1 for number in (*count.winners, *count.tied))


# ---- single winners, ranked


def compare_schulze(chance: Random) -> tuple[Outcomes, Outcomes]:
    from pref_voting.margin_based_methods import beat_path

    sample = ranked(chance, complete=False)
    profile = _with_ties(sample)
    theirs = beat_path(profile, strength_function=profile.support)
    return winners_of(schulze.count(sample.contest, sample.papers)), frozenset(theirs)


def compare_ranked_pairs(chance: Random) -> tuple[Outcomes, Outcomes]:
    from pref_voting.margin_based_methods import ranked_pairs as their_ranked_pairs

    sample = ranked(chance, complete=False)
    theirs = their_ranked_pairs(_with_ties(sample), algorithm="from_stacks")
    return winners_of(ranked_pairs.count(sample.contest, sample.papers)), frozenset(theirs)


def compare_zavist_tideman(chance: Random) -> tuple[Outcomes, Outcomes]:
    from pref_voting.margin_based_methods import ranked_pairs_tb

    sample = ranked(chance, complete=False)
    order = chance.sample(range(len(sample.contest.candidates)), len(sample.contest.candidates))
    theirs = ranked_pairs_tb(_with_ties(sample), tie_breaker=order)
    ties = TieBreak(tuple(c + 1 for c in order), Settled.ORDER)
    return winners_of(ranked_pairs.count(sample.contest, sample.papers, ties)), frozenset(theirs)


def compare_condorcet_irv(chance: Random) -> tuple[Outcomes, Outcomes]:
    from pref_voting.combined_methods import condorcet_irv_put
    from pref_voting.profiles import Profile

    sample = ranked(chance, complete=True)
    rankings = [sorted(ranks, key=lambda c: ranks[c]) for ranks, _ in sample.ranks]
    profile = Profile([[c - 1 for c in r] for r in rankings], rcounts=[weight for _, weight in sample.ranks])
    theirs = condorcet_irv_put(profile)
    return winners_of(condorcet_irv.count(sample.contest, sample.papers)), frozenset(theirs)


# ---- scores


def compare_score(chance: Random) -> tuple[Outcomes, Outcomes]:
    from pref_voting.grade_methods import score_voting

    sample = scored(chance, 5)
    return winners_of(score.count(sample.contest, sample.papers)), frozenset(score_voting(_grades(sample)))


def compare_approval(chance: Random) -> tuple[Outcomes, Outcomes]:
    from pref_voting.grade_methods import approval as their_approval

    sample = scored(chance, 1)
    return winners_of(approval.count(sample.contest, sample.papers)), frozenset(their_approval(_grades(sample)))


def compare_star(chance: Random) -> tuple[Outcomes, Outcomes]:
    """Only where fewer than three tie in the scoring round: for more, the peer follows an older wording of the protocol."""
    while True:
        sample = scored(chance, 5)
        sums = sorted(scored_papers.totals(sample.papers).tolist(), reverse=True)
        if len(sums) < 3 or sums.count(sums[1]) < 3:
            return _stars(sample)


def compare_star_with_three(chance: Random) -> tuple[Outcomes, Outcomes]:
    """Only where three or more tie in the scoring round."""
    while True:
        sample = scored(chance, 5)
        sums = sorted(scored_papers.totals(sample.papers).tolist(), reverse=True)
        if len(sums) >= 3 and sums.count(sums[1]) >= 3:
            return _stars(sample)


def _stars(sample: Scored) -> tuple[Outcomes, Outcomes]:
    """The peer stops at a tie: every order of the candidates is tried as its tiebreaker, and whoever wins in one may win."""
    from starvote import UnbreakableTieError, predefined_permutation_tiebreaker, star_voting

    names = sample.contest.candidates
    ballots = [dict(zip(names, row, strict=True)) for row, weight in sample.rows for _ in range(weight)]
    try:
        found = set(star_voting(ballots, maximum_score=5, tiebreaker=None))
    except UnbreakableTieError:
        breakers = (predefined_permutation_tiebreaker(list(order)) for order in permutations(names))
        found = {winner for one in breakers for winner in star_voting(ballots, maximum_score=5, tiebreaker=one)}
    theirs = frozenset(names.index(name) for name in found)
    return winners_of(star.count(sample.contest, sample.papers)), theirs


def compare_majority_judgment(chance: Random) -> tuple[Outcomes, Outcomes]:
    """Only odd numbers of voters: of two middle grades, the peer takes the mean and the rule the worse."""
    from pref_voting.grade_methods import majority_judgement

    while True:
        sample = scored(chance, 5)
        if sample.papers.total % 2:
            ours = winners_of(majority_judgment.count(sample.contest, sample.papers))
            return ours, frozenset(majority_judgement(_grades(sample)))


# ---- committees


def compare_phragmen(chance: Random) -> tuple[Outcomes, Outcomes]:
    from abcvoting.abcrules import compute_seqphragmen

    return _committees(chance, phragmen.count, compute_seqphragmen, algorithm="standard-fractions")


def compare_equal_shares(chance: Random) -> tuple[Outcomes, Outcomes]:
    from abcvoting.abcrules import compute_equal_shares

    return _committees(chance, equal_shares.count, compute_equal_shares, algorithm="standard-fractions")


def _committees(
    chance: Random, ours: Callable[..., Count], theirs: Callable[..., list[set[int]]], **more: object
) -> tuple[Outcomes, Outcomes]:
    """Sure members and those between whom it stands, from all committees that the peer finds."""
    from abcvoting.preferences import Profile

    sample = scored(chance, 1, seats=chance.randint(1, 3))
    marked = [([c for c, mark in enumerate(row) if mark], weight) for row, weight in sample.rows]
    profile = Profile(len(sample.contest.candidates))
    for approved, weight in marked:
        for _ in range(weight if approved else 0):
            profile.add_voter(approved)
    count = ours(sample.contest, sample.papers)
    if count.unfilled or not any(approved for approved, _ in marked):
        return frozenset(), frozenset()  # the peer fills such seats with candidates whom nobody approves
    found = [
        frozenset(c) for c in theirs(profile, sample.contest.seats, resolute=False, max_num_of_committees=500, **more)
    ]
    sure, some = frozenset.intersection(*found), frozenset.union(*found)
    ours_sure = frozenset(n - 1 for n in count.winners)
    return frozenset([("sure", ours_sure), ("some", winners_of(count))]), frozenset([("sure", sure), ("some", some)])


COMPARISONS: list[tuple[str, str, str, Callable[[Random], tuple[Outcomes, Outcomes]]]] = [
    ("schulze", "pref_voting", "Beat Path with the winning side's votes as strength; short papers and equal ranks", compare_schulze),
    ("ranked-pairs", "pref_voting", "Ranked Pairs, every order of equal margins; short papers and equal ranks", compare_ranked_pairs),
    ("ranked-pairs", "pref_voting", "Ranked Pairs with a stated order", compare_zavist_tideman),
    ("condorcet-irv", "pref_voting", "Condorcet IRV, every way of breaking ties; complete papers", compare_condorcet_irv),
    ("approval", "pref_voting", "Approval", compare_approval),
    ("score", "pref_voting", "Score voting, sums", compare_score),
    ("star", "starvote", "STAR without a random tiebreaker; fewer than three tie in the scoring round", compare_star),
    ("star", "starvote", "the same; three or more tie in the scoring round", compare_star_with_three),
    ("majority-judgment", "pref_voting", "Majority Judgement by the shares above and below the median; odd numbers of voters", compare_majority_judgment),
    ("phragmen", "abcvoting", "Sequential Phragmén, all committees", compare_phragmen),
    ("equal-shares", "abcvoting", "Equal Shares completed by sequential Phragmén, all committees", compare_equal_shares),
]  # fmt: skip


def compared(profiles: int) -> Iterator[Row]:
    for rule, peer, words, compare in COMPARISONS:
        row = Row(rule, f"{peer} {version(peer)}", words)
        chance = Random(f"{SEED} {words}")
        for _ in range(profiles):
            ours, theirs = compare(chance)
            row.profiles += 1
            row.agree += ours == theirs
            row.finer += ours < theirs
        print(row)
        yield row


def main(profiles: int) -> None:
    rows = [
        f"| `{row.rule}` | {row.peer}: {row.words} | {row.profiles:,} | {row.agree:,} | {row.finer:,} |"
        for row in compared(profiles)
    ]
    DOCUMENT.write_text("\n".join([HEAD, *rows, FOOT]), encoding="utf-8")


HEAD = """\
# Counts compared with other programs

Random papers, few voters and few candidates so that circles and ties are common, counted here and by programs that others wrote. “Agree” means the same set of possible
winners (or of committees): with ties, all who win in some way of breaking them. “Finer” means that the other program calls a tie of which our answer is a part.

Made by `tools/compare_methods.py`; the other programs were installed for it alone and are no part of frombelow.

| rule | compared with | profiles | agree | finer |
|---|---|---|---|---|"""

FOOT = """
What differs, and why:

- **STAR, where three or more tie in the scoring round.** starvote follows an older wording of the Equal Vote Coalition's protocol: first those who lose the most comparisons among
  the tied are removed. The newer wording, which is followed here, goes to the most five-star ratings at once.
- **Majority judgment.** pref_voting compares only the shares above and below the median and calls equal shares a tie; the rule goes on taking grades away until they differ
  (Balinski and Laraki). With an even number of voters it takes the mean of the two middle grades, the rule the worse of the two; those profiles were left out.

Speed, measured once on two shared cores: Equal Shares on 10,000 papers, 20 candidates and 5 seats 0.3 s here and 12 s in abcvoting (exact fractions in both), sequential Phragmén
0.05 s and 2.1 s, with the same committees; on 100,000 papers 1.9 s and 1.0 s here.

The rules of the single transferable vote are compared with official reports and reference outputs in their own tests. Beside this, every rule has a slow plain twin in the tests
(`methods/ballots/tests/plain.py`), compared on generated papers in every run.
"""


def _contest(candidates: int, seats: int) -> Contest:
    return Contest(tuple("ABCDEFGH"[:candidates]), seats)


def _with_equals(chance: Random, order: list[int]) -> tuple[tuple[int, ...], ...]:
    ranks: list[list[int]] = []
    for candidate in order:
        if ranks and chance.random() < 0.2:
            ranks[-1].append(candidate)
        else:
            ranks.append([candidate])
    return tuple(tuple(sorted(rank)) for rank in ranks)


def _each(rank: int | tuple[int, ...]) -> tuple[int, ...]:
    return (rank,) if isinstance(rank, int) else rank


def _with_ties(sample: Ranked) -> object:
    from pref_voting.profiles_with_ties import ProfileWithTies

    rankings = [{candidate - 1: rank for candidate, rank in ranks.items()} for ranks, _ in sample.ranks]
    weights = [weight for _, weight in sample.ranks]
    profile = ProfileWithTies(rankings, rcounts=weights, candidates=list(range(len(sample.contest.candidates))))
    profile.use_extended_strict_preference()
    return profile


def _grades(sample: Scored) -> object:
    from pref_voting.grade_profiles import GradeProfile

    rows = [dict(enumerate(row)) for row, _ in sample.rows]
    weights = [weight for _, weight in sample.rows]
    return GradeProfile(rows, list(range(sample.papers.highest + 1)), gcounts=weights)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
