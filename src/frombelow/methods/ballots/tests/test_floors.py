"""Floors and ceilings: the question who is guarded and who doomed against a plain search, and what every count with limits must keep."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frombelow.methods.ballots import floors
from frombelow.methods.ballots.floors import Limits, impossible
from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.registry import RULES
from frombelow.methods.ballots.result import Stage, Status
from frombelow.methods.ballots.tests.profiles import NAMES, Voters, ranked_papers, voters

KEEPING = [rule for rule in RULES.values() if rule.keeps_limits]


@st.composite
def limited_contests(draw: st.DrawFn) -> Contest:
    candidates = draw(st.integers(3, 6))
    seats = draw(st.integers(2, candidates - 1))
    some = st.frozensets(st.integers(1, candidates), min_size=1)
    groups = draw(st.dictionaries(st.sampled_from(["women", "night", "north"]), some, min_size=1, max_size=3))
    bound = st.dictionaries(st.sampled_from(sorted(groups)), st.integers(0, 3), max_size=2)
    return Contest(NAMES[:candidates], seats, groups=groups, floors=draw(bound), ceilings=draw(bound))


def is_kept(contest: Contest, elected: tuple[int, ...]) -> bool:
    def members(group: str) -> int:
        return len(contest.groups[group] & set(elected))

    return all(members(g) >= n for g, n in contest.floors.items()) and all(
        members(g) <= n for g, n in contest.ceilings.items()
    )


def ways(contest: Contest, elected: list[int], hopeful: list[int]) -> list[tuple[int, ...]]:
    """Every committee that keeps the limits and has the elected in it."""
    left = contest.seats - len(elected)
    return [(*elected, *more) for more in combinations(hopeful, left) if is_kept(contest, (*elected, *more))]


@settings(deadline=None)
@given(limited_contests(), st.data())
def test_who_is_guarded_and_who_doomed(contest: Contest, data: st.DataObject) -> None:
    order = data.draw(st.permutations(contest.standing))
    taken = data.draw(st.integers(0, contest.seats - 1))
    gone = data.draw(st.integers(0, 1))
    elected, hopeful = order[:taken], order[taken : len(order) - gone]
    committees = ways(contest, elected, hopeful)
    limits = Limits(contest)
    assert limits.can_be_kept(elected, hopeful) == bool(committees)
    assume(committees and limits.groups)
    in_some, in_all = set().union(*committees), set(committees[0]).intersection(*committees)
    assert limits.doomed(elected, hopeful) == [c for c in hopeful if c not in in_some]
    assert limits.guarded(elected, hopeful) == [c for c in hopeful if c in in_all]


@given(limited_contests())
def test_what_cannot_be_kept_is_refused(contest: Contest) -> None:
    assert (impossible(contest) is None) == bool(ways(contest, [], list(contest.standing)))


@pytest.mark.parametrize("rule", KEEPING, ids=lambda rule: rule.key)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_every_count_keeps_the_limits(rule, data: st.DataObject) -> None:  # type: ignore[no-untyped-def]
    contest = data.draw(limited_contests())
    assume(impossible(contest) is None)
    papers: Voters = data.draw(voters(min(5, len(contest.candidates)), equals=False))
    count = rule.count(contest, ranked_papers(papers), None)
    shown = tuple(n for n, status in enumerate(count.stages[-1].status, 1) if status is Status.ELECTED)
    assert is_kept(contest, shown)
    assert len(count.winners) + count.open_seats == contest.seats
    for before, after in zip(count.stages, count.stages[1:], strict=False):
        _check_exclusions(contest, before, after)


def _check_exclusions(contest: Contest, before: Stage, after: Stage) -> None:
    """Who is excluded is doomed, or not guarded."""
    elected = [n for n, status in enumerate(before.status, 1) if status is Status.ELECTED]
    hopeful = [n for n, status in enumerate(before.status, 1) if status is Status.HOPEFUL]
    committees = ways(contest, elected, hopeful)
    doomed = [c for c in hopeful if not any(c in committee for committee in committees)]
    assert list(after.excluded) == doomed or not doomed
    assert all(any(c not in committee for committee in committees) for c in after.excluded)


def test_too_many_ways_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = {f"g{n}": frozenset(c for c in range(1, 7) if c >> n & 1 or c == n + 1) for n in range(3)}
    contest = Contest(NAMES[:6], 3, groups=groups, floors=dict.fromkeys(groups, 1))
    assert impossible(contest) is None
    monkeypatch.setattr(floors, "MOST_STATES", 3)
    assert str(impossible(contest)) == (
        "The groups overlap in too many ways to be counted with floors and ceilings; use fewer groups."
    )


def test_why_a_candidate_is_doomed() -> None:
    contest = Contest(NAMES[:4], 2, groups={"night": frozenset([3, 4])}, floors={"night": 1})
    assert Limits(contest).doomed([1], [2, 3, 4]) == [2]
    assert str(Limits(contest).why_doomed(2, [1])) == (
        "Bo can no longer be elected: the seats left are needed to keep the floors (“night”)."
    )
