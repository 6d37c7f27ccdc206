"""The margin: what is claimed to be too few changes nothing, what is found does change the result."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations_with_replacement, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots import registry
from frombelow.methods.ballots.margins import Effort, margin
from frombelow.methods.ballots.papers import Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.result import Count

NAMES = ("Ada", "Bo", "Cy", "Dee", "Eli")
RANKED_RULES = ("scottish", "wigm", "wigm-prf", "schulze", "ranked-pairs")
RANKINGS = [ranking for length in range(1, 5) for ranking in permutations((1, 2, 3, 4), length)]


def elects_otherwise(before: Count, after: Count) -> bool:
    return bool(after.tied) or set(before.winners) != set(after.winners)


def changed(papers: RankedPapers, taken: list[int], written: list[tuple[int, ...]]) -> RankedPapers:
    """The papers with these voters (by number) writing these rankings instead."""
    voters = [ranking for ranking, weight in papers.rankings() for _ in range(weight)]
    for voter, ranking in zip(taken, written, strict=True):
        voters[voter % len(voters)] = tuple((n,) for n in ranking)
    tally: dict[tuple[tuple[int, ...], ...], int] = {}
    for ranking in voters:
        tally[ranking] = tally.get(ranking, 0) + 1
    return RankedPapers.of(tally)


@st.composite
def elections(draw: st.DrawFn) -> RankedPapers:
    chosen = draw(st.lists(st.sampled_from(RANKINGS), min_size=1, max_size=8, unique=True))
    return RankedPapers.of({ranking: draw(st.integers(1, 60)) for ranking in chosen})


@settings(max_examples=150, deadline=None)
@given(elections(), st.sampled_from(RANKED_RULES), st.integers(1, 3), st.data())
def test_fewer_changes_than_the_least_change_nothing(
    papers: RankedPapers, key: str, seats: int, data: st.DataObject
) -> None:
    rule = registry.RULES[key]
    contest = Contest(NAMES[:4], seats if rule.several else 1)
    count = rule.count(contest, papers, None)
    known = margin(rule, contest, papers, count, effort=Effort.BOUNDS_ONLY)
    few = known.least - 1
    if count.tied or few < 1 or few > papers.total:
        return
    voters = data.draw(st.lists(st.integers(0, papers.total - 1), min_size=few, max_size=few, unique=True))
    written = data.draw(st.lists(st.sampled_from(RANKINGS), min_size=few, max_size=few))
    again = rule.count(contest, changed(papers, voters, written), None)
    assert not elects_otherwise(count, again)


@settings(max_examples=200, deadline=None)
@given(elections(), st.sampled_from(RANKED_RULES), st.integers(1, 3))
def test_the_bounds_are_in_order(papers: RankedPapers, key: str, seats: int) -> None:
    rule = registry.RULES[key]
    contest = Contest(NAMES[:4], seats if rule.several else 1)
    count = rule.count(contest, papers, None)
    known = margin(rule, contest, papers, count)
    assert known.most is None or known.least <= known.most <= papers.total
    assert all(str(said).endswith(".") for said in known.said)


def test_a_two_way_race_is_known_exactly() -> None:
    contest, papers = Contest(("Ada", "Bo"), 1), RankedPapers.of({(1,): 60, (2,): 41})
    rule = registry.RULES["scottish"]
    known = margin(rule, contest, papers, rule.count(contest, papers, None))
    assert (known.least, known.most) == (10, 10)
    assert set(known.instead) == {2}


def test_a_found_change_is_a_real_one() -> None:
    papers = RankedPapers.of({(1, 2): 40, (2, 1): 35, (3, 2): 25})
    contest, rule = Contest(NAMES[:3], 1), registry.RULES["schulze"]
    known = margin(rule, contest, papers, rule.count(contest, papers, None))
    assert known.most is not None
    assert known.instead != (2,)


def brute_force(papers: ScoredPapers, key: str, contest: Contest, count: Count, most: int) -> int | None:
    """The slow plain twin: every way to rewrite one, two, … papers."""
    rows = np.repeat(papers.scores, papers.weight, axis=0)
    sheets = [np.array(sheet, np.int16) for sheet in np.ndindex(*[papers.highest + 1] * rows.shape[1])]
    for k in range(1, most + 1):
        for taken in combinations_with_replacement(range(len(rows)), k):
            if len(set(taken)) < k:
                continue
            for sheet in sheets:  # all the same new sheet: as good as any for a sum of points
                again = rows.copy()
                again[list(taken)] = sheet
                tally = replace(papers, scores=again, weight=np.ones(len(rows), np.int64))
                if elects_otherwise(count, registry.RULES[key].count(contest, tally, None)):
                    return k
    return None


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["approval", "score"]),
    st.lists(st.lists(st.integers(0, 1), min_size=3, max_size=3), min_size=2, max_size=5),
    st.integers(1, 2),
)
def test_where_points_are_added_the_margin_is_that_of_trying_everything(
    key: str, rows: list[list[int]], seats: int
) -> None:
    papers = ScoredPapers(np.array(rows, np.int16), np.ones(len(rows), np.int64), highest=1)
    contest, rule = Contest(NAMES[:3], seats), registry.RULES[key]
    count = rule.count(contest, papers, None)
    if count.tied:
        return
    known = margin(rule, contest, papers, count)
    assert known.is_exact
    assert brute_force(papers, key, contest, count, len(rows)) == known.most


def test_a_tie_hangs_on_no_paper() -> None:
    contest, papers = Contest(("Ada", "Bo"), 1), RankedPapers.of({(1,): 5, (2,): 5})
    rule = registry.RULES["scottish"]
    known = margin(rule, contest, papers, rule.count(contest, papers, None))
    assert (known.least, known.most) == (0, 0)


@pytest.mark.parametrize("key", ["scottish", "schulze"])
def test_where_everybody_is_elected_nothing_can_change(key: str) -> None:
    contest, papers = Contest(("Ada",), 1), RankedPapers.of({(1,): 5})
    rule = registry.RULES[key]
    known = margin(rule, contest, papers, rule.count(contest, papers, None))
    assert known.most is None
    assert known.least == 6
