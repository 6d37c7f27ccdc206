"""What is worked out from public figures: windows, members, the covered, regions, open shops."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from frombelow.hall.jobs import rules
from frombelow.hall.jobs.rules import Estimate, Strength, Unit

shares = st.floats(0.01, 0.6)
days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
units = st.builds(
    Unit, st.sampled_from(["Acme", "ACME.", "Boro", "Coro"]), st.sampled_from(["Durham", "Selma"]), st.integers(0, 500),
    st.integers(2010, 2026), st.text("abc", min_size=1, max_size=3),
)  # fmt: skip


@given(days)
def test_five_years_are_as_long_as_five_years(last):
    window = rules.window_to(last)
    assert window.first < window.few < window.last
    assert 365 * 5 + 1 <= (window.last - window.first + timedelta(days=1)).days + 1 <= 365 * 5 + 4
    assert 365 * 2 <= (window.last - window.few + timedelta(days=1)).days <= 365 * 2 + 2


def test_a_year_that_ends_with_a_leap_day_has_its_beginning():
    assert rules.window_to(date(2024, 2, 28)).first == date(2019, 2, 28)
    assert rules.window_to(date(2022, 9, 30)).is_whole_month
    assert not rules.window_to(date(2026, 8, 20)).is_whole_month


def test_members_are_a_share_of_the_employees_and_unknown_without_either():
    assert rules.members(Estimate(0.07, 0.06, 0.08), 1_000_000) == Estimate(
        pytest.approx(70_000), pytest.approx(60_000), pytest.approx(80_000)
    )
    assert rules.members(None, 1_000_000) is None
    assert rules.members(Estimate(0.07), None) is None


@given(shares, st.floats(0.2, 1.0), st.floats(0.05, 0.4))
def test_the_share_of_the_covered_lies_in_its_interval(coverage, joined, width):
    assume(coverage * joined > 0.001)
    found = rules.among_covered(
        Estimate(coverage * joined), Estimate(coverage, coverage * (1 - width), coverage * (1 + width))
    )
    assert found is not None
    assert found.value == pytest.approx(joined)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1


@given(shares, st.floats(0.2, 0.95))
def test_fewer_answers_make_a_wider_interval(coverage, joined):
    wide, narrow = (
        rules.among_covered(Estimate(coverage * joined), Estimate(coverage, coverage * (1 - w), coverage * (1 + w)))
        for w in (0.3, 0.1)
    )
    assert wide is not None
    assert narrow is not None
    assert wide.high - wide.low > narrow.high - narrow.low  # type: ignore[operator]


def test_answers_behind_a_share_are_those_of_a_plain_sample():
    # 2,000 people were asked, 200 are covered, 160 of them members: the share is 160 of about 200
    half = rules.Z95 * (0.1 * 0.9 / 2000) ** 0.5
    found = rules.among_covered(Estimate(0.08), Estimate(0.1, 0.1 - half, 0.1 + half))
    low, high = rules.wilson(160, 200)
    assert found == Estimate(pytest.approx(0.8), pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("density", "coverage"),
    [
        (None, Estimate(0.1, 0.05, 0.15)), (Estimate(0.1), None), (Estimate(0.1), Estimate(0.1)),
        (Estimate(0.0), Estimate(0.0, 0.0, 0.1)), (Estimate(0.1), Estimate(0.1, 0.1, 0.1)),
    ],
)  # fmt: skip
def test_without_figures_nobody_knows_who_of_the_covered_joined(density, coverage):
    assert rules.among_covered(density, coverage) is None


@given(st.lists(st.tuples(st.builds(Estimate, shares, st.just(0.0), st.just(0.7)), st.floats(1, 100)), min_size=1))
def test_a_region_lies_between_its_states(parts):
    found = rules.pooled(parts)
    assert found is not None
    values = [share.value for share, _weight in parts]
    assert min(values) - 1e-9 <= found.value <= max(values) + 1e-9
    assert found.low is not None
    assert found.low <= found.value


def test_a_region_of_which_too_much_is_missing_has_no_share():
    assert rules.pooled([(Estimate(0.1), 90.0), (None, 10.0)]) is None
    assert rules.pooled([(Estimate(0.1), 96.0), (None, 4.0)]) == Estimate(pytest.approx(0.1))
    assert rules.pooled([]) is None


@given(st.lists(units, max_size=12), st.integers(2012, 2024))
def test_the_units_chosen_are_those_a_plain_search_finds(told, year):
    def place(unit: Unit) -> tuple[str, str]:
        return unit.employer.lower().strip("."), unit.city.lower()

    expected = []
    for where in {place(unit) for unit in told}:
        near = [u for u in told if place(u) == where and abs(u.year - year) <= rules.COMPARABLE and u.size > 0]
        if near:
            closest = min(abs(unit.year - year) for unit in near)
            expected.append(max(unit.size for unit in near if abs(unit.year - year) == closest))
    assert [unit.size for unit in rules.comparable_units(told, year)] == sorted(expected, reverse=True)


@given(st.integers(1, 5_000), st.lists(units, max_size=6))
def test_every_local_has_one_answer(members, told):
    answer, share = rules.strength(members, told)
    workers = sum(unit.size for unit in told)
    if share is None:
        assert answer in {Strength.NO_UNIT, Strength.MORE_UNITS}
        assert members > workers
    else:
        assert share <= 1
        assert (answer is Strength.MAJORITY) == (2 * members > workers)


@pytest.mark.parametrize(
    ("note", "year"),
    [
        ("Law of about 1954.", 1954),
        ("A 1954 law was repealed 1956; general law 1976.", 1976),
        (None, None),
        ("Yes", None),
    ],
)
def test_the_year_of_a_law_is_read_from_its_note(note, year):
    assert rules.law_year(note) == year


def test_a_rate_needs_people():
    assert rules.rate(12, 2_000_000) == 6
    assert rules.rate(12, None) is None
    assert rules.rate(None, 5.0) is None
