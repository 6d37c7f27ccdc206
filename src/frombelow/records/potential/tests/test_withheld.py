"""Workers of cells that the survey withholds."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.records.potential.facts import cells_on, opened
from frombelow.records.potential.tests.small_release import (
    COUNTIES,
    JOBS,
    METRO,
    TODAY,
    TOTALS,
    happened,
    known,
    of,
    sectors,
    tables,
)
from frombelow.records.potential.withheld import ABOVE, BELOW, LEAST, estimated, hidden_errors

NOT_KNOWN = float("nan")


@pytest.fixture(scope="module")
def cells():
    return known()


def test_reported_figures_stay_as_they_are(cells):
    for (place, code), jobs in JOBS.items():
        if jobs is not None:
            row = of(cells, place, code)
            assert (cells.workers[row], cells.workers_status[row]) == (jobs, "reported")
            assert (cells.workers_low[row], cells.workers_high[row]) == (jobs, jobs)


def test_withheld_cells_share_what_the_county_leaves(cells):
    """Salem's total leaves 500 to its one withheld cell. Dover's leaves 700 to two, of which the area's kitchens leave 400 and its warehouses 800 less Salem's."""
    assert cells.workers[of(cells, "39001", "48-49")] == pytest.approx(500)
    kitchens, warehouses = (cells.workers[of(cells, "39003", code)] for code in ("72", "48-49"))
    assert kitchens + warehouses == pytest.approx(700)
    assert (kitchens, warehouses) == pytest.approx((400, 300), rel=0.02)


def test_a_withheld_figure_is_told_as_one_with_a_wide_range(cells):
    row = of(cells, "39003", "72")
    assert cells.workers_status[row] == "suppressed"
    assert cells.workers_low[row] == pytest.approx(cells.workers[row] / BELOW)
    assert cells.workers_high[row] == pytest.approx(cells.workers[row] * ABOVE)


def test_a_withheld_cell_has_at_least_one_worker_though_nothing_is_left():
    """Salem's total is less than what is reported there."""
    rows = [row | {"jobs": 9000.0} if (row["place_id"], row["code"]) == ("39001", "62") else row for row in sectors()]
    cells = known(sector_rows=rows)
    assert cells.workers[of(cells, "39001", "48-49")] == 1
    assert cells.workers_low[of(cells, "39001", "48-49")] == 1


figures = st.one_of(st.none(), st.integers(2, 3000))


@given(
    st.lists(figures, min_size=12, max_size=12),
    st.lists(figures, min_size=4, max_size=4),
    st.lists(figures, min_size=3, max_size=3),
)
@settings(deadline=None)
def test_whatever_is_told_reported_stays_and_withheld_is_at_least_one(jobs, totals, areas):
    """Four counties of three sectors; the first two counties form an area."""
    county, sector = np.repeat(np.arange(4), 3), np.tile(np.arange(3), 4)
    told = np.array([NOT_KNOWN if one is None else one for one in jobs], float)
    total = np.array([NOT_KNOWN if one is None else one for one in totals], float)[county]
    of_area = np.array([NOT_KNOWN if one is None else one for one in areas], float)[sector]
    of_area[county > 1] = NOT_KNOWN
    area = np.where(np.isnan(of_area), 3 + sector, sector)
    area = np.unique(area, return_inverse=True)[1]
    found = estimated(told, total, of_area, county, area, sector)
    reported = ~np.isnan(told)
    assert (found[reported] == told[reported]).all()
    assert (found[~reported] >= 1).all()
    assert np.isfinite(found).all()


def test_the_countys_total_is_respected_where_every_area_tells_the_same_story():
    """Ten workers a cell in truth, some withheld: each county adds up to its total."""
    county, sector = np.repeat(np.arange(4), 3), np.tile(np.arange(3), 4)
    jobs = np.full(12, 10.0)
    jobs[[0, 4, 5, 9]] = NOT_KNOWN
    found = estimated(jobs, np.full(12, 30.0), np.full(12, 40.0), county, sector, sector)
    assert found == pytest.approx(np.full(12, 10.0), rel=1e-6)


def test_where_area_and_county_contradict_a_cell_keeps_a_part_of_what_it_would_have_if_counties_were_alike():
    """The area's second sector leaves nothing, so raking alone would leave the withheld cell nothing."""
    county, sector = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    jobs = np.array([NOT_KNOWN, NOT_KNOWN, 100.0, 100.0])
    found = estimated(
        jobs, np.array([200.0, 200.0, 200.0, 200.0]), np.array([1100.0, 101.0, 1100.0, 101.0]), county, sector, sector
    )
    alike = 200 * 101 / 1201
    assert found[1] >= LEAST * alike * 0.9
    assert found.sum() == pytest.approx(400), "and the county's total holds all the same"


def test_where_the_county_has_no_total_a_cell_is_like_its_sector():
    county, sector = np.array([0, 1, 2]), np.zeros(3, int)
    jobs, total = np.array([NOT_KNOWN, 20.0, 40.0]), np.array([NOT_KNOWN, 20.0, 40.0])
    found = estimated(jobs, total, np.full(3, 90.0), county, np.zeros(3, int), sector)
    assert found[0] == pytest.approx(90 * (60 / 90) / 3)


def test_beyond_the_areas_lies_of_each_sector_what_the_counties_totals_leave():
    """County 0 is an area of 80 and 20 and has 100; county 1 lies outside of any and has 100 as well: 80 and 20 again."""
    county, sector = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    jobs, of_area = np.array([80.0, 20.0, NOT_KNOWN, NOT_KNOWN]), np.array([80.0, 20.0, NOT_KNOWN, NOT_KNOWN])
    found = estimated(jobs, np.full(4, 100.0), of_area, county, np.arange(4), sector)
    assert found == pytest.approx([80, 20, 80, 20], rel=1e-3)


def test_hidden_cells_tell_how_far_off_the_estimates_are():
    with opened(tables()) as con:
        cells_on(con, TODAY)
        low, high = hidden_errors(con, TODAY, 0.5)
    assert 0 < low <= high


@pytest.mark.parametrize(
    ("told", "workers"),
    [
        ({}, 650),
        ({"happened_on": date(2006, 12, 31)}, 500),
        ({"happened_on": date(2024, 1, 2)}, 500),
        ({"kind": "petition"}, 500),
        ({"place_probability": 0.6}, 500),
        ({"eligible": 3601}, 500),
        ({"eligible": 20}, 500),
    ],
    ids=["a unit", "too old", "later", "not voted", "an unsure county", "more than all of the county", "few"],
)
def test_a_withheld_cell_has_at_least_those_who_voted_together_there(told, workers):
    """Salem's warehouses have 500 by what its total leaves over."""
    election = happened(1, "election", date(2012, 5, 1), naics="48-49", eligible=650) | told
    cells = known(happenings=[election])
    row = of(cells, "39001", "48-49")
    assert cells.workers[row] == pytest.approx(workers)
    assert cells.workers_low[row] == pytest.approx(workers / BELOW)
    assert cells.workers[of(cells, "39001", "62")] == 2000


def test_a_unit_changes_no_reported_figure():
    election = happened(1, "election", date(2012, 5, 1), naics="62", eligible=3000)
    assert known(happenings=[election]).workers[of(known(), "39001", "62")] == 2000


def test_the_small_nation_adds_up():
    """So that the tests above mean what they say."""
    for place in COUNTIES:
        assert sum(jobs or 0 for (p, _), jobs in JOBS.items() if p == place) <= TOTALS[place]
    assert METRO["62"] == JOBS["39001", "62"] + JOBS["39003", "62"]
