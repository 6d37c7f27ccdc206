"""Withheld figures: sums hold, and a slow twin agrees."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.potential.raking import ROUNDS, raked
from frombelow.methods.potential.tests import plain

COUNTIES, SECTORS = 4, 3
cells = st.lists(
    st.tuples(st.integers(0, COUNTIES - 1), st.integers(0, SECTORS - 1), st.integers(1, 50)), min_size=1, max_size=14
)
county_sums = st.lists(st.integers(0, 900), min_size=COUNTIES, max_size=COUNTIES)
sector_sums = st.lists(st.integers(0, 900), min_size=SECTORS, max_size=SECTORS)


def arrays(told, county_sum, sector_sum):
    county, sector, start = (np.array(column) for column in zip(*told, strict=True))
    return county, np.array(county_sum, float), sector, np.array(sector_sum, float), start.astype(float)


@given(cells, county_sums, sector_sums)
@settings(deadline=None)
def test_a_slow_twin_agrees(told, county_sum, sector_sum):
    made = arrays(told, county_sum, sector_sum)
    assert raked(*made) == pytest.approx(plain.raked(*(one.tolist() for one in made), ROUNDS), rel=1e-9, abs=1e-12)


@given(cells, county_sums, st.lists(st.integers(1, 900), min_size=SECTORS, max_size=SECTORS))
@settings(deadline=None)
def test_sums_of_rows_hold_whatever_the_columns_say(told, county_sum, sector_sum):
    county, wanted, *rest = arrays(told, county_sum, sector_sum)
    found = raked(county, wanted, *rest)
    assert (found >= 0).all()
    for one in set(county.tolist()):
        assert found[county == one].sum() == pytest.approx(wanted[one])


def test_where_rows_and_columns_agree_both_hold():
    row, column = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    found = raked(row, np.array([30.0, 70.0]), column, np.array([40.0, 60.0]))
    assert found == pytest.approx([12, 18, 28, 42]), "without anything else known, rows and columns are independent"


def test_the_start_says_which_cell_is_larger():
    row, column = np.array([0, 0]), np.array([0, 1])
    found = raked(row, np.array([100.0]), column, np.array([50.0, 50.0]), np.array([9.0, 1.0]))
    assert found == pytest.approx([50, 50]), "the columns are known, so the start gives way"
    found = raked(row, np.array([100.0]), np.array([0, 0]), np.array([100.0]), np.array([9.0, 1.0]))
    assert found == pytest.approx([90, 10]), "one column for both: the start alone tells them apart"


def test_contradictory_sums_leave_the_rows_right():
    """Rows add to 100, columns to 900: columns hold in proportion."""
    row, column = np.array([0, 0]), np.array([0, 1])
    found = raked(row, np.array([100.0]), column, np.array([600.0, 300.0]))
    assert found == pytest.approx([200 / 3, 100 / 3])


def test_a_row_of_nothing_is_nothing():
    row, column = np.array([0, 0, 1]), np.array([0, 1, 0])
    found = raked(row, np.array([0.0, 10.0]), column, np.array([10.0, 5.0]))
    assert found.tolist() == [0, 0, 10]


def test_a_row_whose_columns_have_nothing_stays_empty():
    """Ten workers are said to be in a cell whose sector has none: no factor makes them of nothing."""
    found = raked(np.array([0]), np.array([10.0]), np.array([0]), np.array([0.0]))
    assert found.tolist() == [0]
