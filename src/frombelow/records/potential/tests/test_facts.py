"""What is known of cells on a day: figures by hand, and nothing dated later."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from frombelow.records.faults import RecordsFault
from frombelow.records.potential.facts import KINDS_OF, cells_on, days_of, opened, years_on_record
from frombelow.records.potential.on_record import ALL_DAYS
from frombelow.records.potential.tests.small_release import (
    COVERED,
    JOBS,
    TODAY,
    covered,
    happened,
    known,
    measure,
    of,
    same,
    sectors,
    tables,
)

GROWN = [("39", "70", year, 1000.0 * 1.1 ** (year - 2018)) for year in range(2018, 2024)]


@pytest.fixture(scope="module")
def cells():
    return known(years=GROWN)


def test_every_private_cell_and_every_public_one_of_a_surveyed_state_is_there(cells):
    private = set(JOBS)
    public = {(place, code) for place in ("39001", "39003", "39005") for code in ("61-public", "92")}
    assert set(zip(cells.county.tolist(), cells.code.tolist(), strict=True)) == private | public
    assert list(zip(cells.county, cells.code, strict=True)) == sorted(zip(cells.county, cells.code, strict=True))


def test_figures_of_a_cell(cells):
    row = of(cells, "39001", "62")
    told = {
        name: getattr(cells, name)[row]
        for name in ("workers", "workers_low", "workers_high", "pay", "density", "trade_density")
    }
    assert told == {
        "workers": 2000,
        "workers_low": 2000,
        "workers_high": 2000,
        "pay": 50_000,
        "density": 0.1,
        "trade_density": 0.2,
    }
    assert cells.workers_status[row] == "reported"
    assert (cells.place_density_of[row], cells.place_density[row], cells.place_density_low[row]) == (
        "county",
        0.12,
        0.1,
    )
    assert cells.share_of_color[row] == pytest.approx(0.3)
    assert (cells.state[row], cells.is_south[row], cells.right_to_work[row]) == ("OH", False, 0)
    alabama = of(cells, "01001", "62")
    assert (cells.is_south[alabama], cells.right_to_work[alabama]) == (True, 1)


def test_the_pay_of_a_trade_is_weighed_by_its_jobs():
    rows = [row | {"pay": 80_000.0} if (row["place_id"], row["code"]) == ("39001", "62") else row for row in sectors()]
    cells = known(sector_rows=rows)
    assert cells.trade_pay[of(cells, "39005", "62")] == pytest.approx((2000 * 80_000 + 1300 * 50_000) / 3300)
    assert np.isnan(cells.trade_pay[of(cells, "39001", "48-49")]), "nobody tells it"


def test_public_workers_are_shared_out_by_people_without_the_private_schools(cells):
    """Ohio's survey counts 600 in education, 100 of them in the private schools of 39001; Salem has six tenths of the people."""
    row = of(cells, "39001", "61-public")
    assert cells.workers[row] == pytest.approx(300)
    assert (cells.workers_low[row], cells.workers_high[row]) == pytest.approx((150, 600))
    assert (cells.workers_status[row], cells.density[row]) == ("estimated", 0.4)
    assert np.isnan(cells.pay[row])
    assert cells.workers[of(cells, "39005", "92")] == pytest.approx(50)
    assert cells.trade_density[row] == 0.2, "of the nation's education as a whole"


def test_pay_around_is_that_of_all_jobs_of_the_area_or_of_the_states_other_counties(cells):
    salem = (3600 * 40_000 + 1500 * 52_000) / 5100
    assert cells.area_pay[of(cells, "39001", "62")] == cells.area_pay[of(cells, "39003", "72")] == pytest.approx(salem)
    assert cells.area_pay[of(cells, "39005", "62")] == 30_000
    assert cells.area_pay[of(cells, "01001", "72")] == 35_000


def test_whose_density_stands_in_a_county_is_told():
    lent = [measure("m10000", "union_density", 0.2), measure("39003", "union_density", 0.2, 2020, status="estimated"),
            measure("39005", "union_density", 0.13, 2020, status="estimated")]  # fmt: skip
    cells = known(more_measures=lent)
    assert [cells.place_density_of[of(cells, place, "62")] for place in ("39001", "39003", "39005")] == [
        "county",
        "metro",
        "state",
    ]


def test_public_employers_have_rates_only_where_a_board_is_on_record_but_strikes_everywhere():
    board = covered("il_certifications", "election", date(2009, 4, 1), date(2021, 10, 31), complete=False, state="OH")
    cells = known(coverage=(*COVERED, board))
    rows = {code: of(cells, "39001", code) for code in ("61-public", "92", "62")}
    assert {code for code, row in rows.items() if np.isnan(cells.rates["petitions"].rate[row])} == {"61-public"}
    assert {code for code, row in rows.items() if np.isnan(cells.rates["charges"].rate[row])} == {"61-public", "92"}
    assert np.isfinite(cells.rates["strikes"].rate).all()
    without = known()
    assert np.isnan(without.rates["petitions"].rate[rows["92"]])


def test_what_is_on_record_in_a_cell_is_counted_by_its_kind():
    rows = [happened(n, "petition", date(2021, 1, n), naics="72") for n in (1, 2)]
    cells = known(happenings=rows)
    row = of(cells, "39001", "72")
    assert {kind: values[row] for kind, values in cells.found.items()} == {
        "petitions": 2,
        "charges": 0,
        "recognitions": 0,
        "strikes": 0,
    }


def test_growth_is_told_a_year_over_three_years_and_by_broad_sector(cells):
    assert cells.growth[of(cells, "39001", "72")] == pytest.approx(0.1)
    assert np.isnan(cells.growth[of(cells, "39001", "62")]), "no source tells Ohio's schools and care"
    assert np.isnan(cells.growth[of(cells, "01001", "72")])


def test_growth_needs_the_year_three_before():
    cells = known(years=[("39", "70", 2022, 100.0), ("39", "70", 2023, 200.0)])
    assert np.isnan(cells.growth).all()


EARLIER = [
    happened(1, "petition", date(2020, 5, 1), naics="72", filed_on=date(2020, 4, 1)),
    happened(2, "election", date(2021, 2, 1), naics="62", filed_on=date(2020, 12, 1), result="won"),
    happened(3, "charge", date(2022, 2, 1), naics="62"),
]
LATER = [
    happened(11, "petition", date(2022, 7, 1), "39003", naics="72", filed_on=date(2022, 7, 1)),
    happened(12, "strike", date(2022, 8, 1), naics="72"),
    happened(13, "charge", date(2023, 1, 1), naics="72"),
    happened(14, "recognition", date(2022, 9, 1), naics="72"),
]
CUT = date(2022, 6, 1)


def test_nothing_that_happened_later_counts():
    assert same(known(CUT, happenings=EARLIER), known(CUT, happenings=EARLIER + LATER))
    assert not same(known(TODAY, happenings=EARLIER), known(TODAY, happenings=EARLIER + LATER))


def test_a_result_that_fell_later_does_not_count_but_its_petition_does():
    """Filed in March 2022, won in July."""
    election = happened(21, "election", date(2022, 7, 1), naics="72", filed_on=date(2022, 3, 1), result="won")
    lost = election | {"result": "lost"}
    assert same(known(CUT, happenings=[election]), known(CUT, happenings=[lost]))
    row = of(known(CUT), "39001", "72")
    assert known(CUT, happenings=[election]).decided[row] == 0
    assert known(CUT, happenings=[election]).rates["petitions"].rate[row] > known(CUT).rates["petitions"].rate[row]
    assert known(TODAY, happenings=[election]).won[row] > 0


def test_a_figure_counts_once_its_year_has_ended():
    later = [measure("39001", "share_black", 0.9, 2022), measure("39001", "union_density", 0.5, 2023)]
    assert same(known(CUT), known(CUT, more_measures=later))
    row = of(known(CUT), "39001", "62")
    told = known(TODAY, more_measures=later)
    assert (told.share_of_color[row], told.place_density[row]) == (1.0, 0.5)
    assert known(date(2022, 12, 31), more_measures=later).share_of_color[row] == pytest.approx(0.3)


def test_the_jobs_of_a_later_year_do_not_count():
    fell = [*GROWN[:4], *[(p, code, year, jobs / 2) for p, code, year, jobs in GROWN[4:]]]
    assert same(known(CUT, years=GROWN), known(CUT, years=fell))


def test_density_of_a_later_year_is_not_known_yet():
    """All densities of the release are of 2020."""
    cells = known(date(2020, 7, 1))
    for name in ("density", "density_low", "density_high", "trade_density"):
        assert np.isnan(getattr(cells, name)).all()
    assert "92" not in cells.code, "nor are the public workers that the same survey counts"
    assert set(JOBS) == set(zip(cells.county.tolist(), cells.code.tolist(), strict=True))


def test_figures_that_are_not_reported_are_not_used():
    rows = [measure("39001", "share_black", 0.9, 2022, status="suppressed")]
    assert same(known(), known(more_measures=rows))


def test_before_figures_of_workers_existed_nothing_can_be_ranked():
    with pytest.raises(
        RecordsFault, match="as of 2020-06-24: workers by county and sector were first published on 2020-06-25"
    ):
        known(date(2020, 6, 24))
    assert len(known(date(2020, 6, 25)).code) == len(JOBS)


def test_figures_of_a_later_day_may_be_taken_to_fit_older_years():
    cells = known(
        date(2015, 1, 1),
        figures_on=TODAY,
        happenings=[*EARLIER, happened(31, "petition", date(2014, 1, 1), naics="72")],
    )
    assert cells.workers[of(cells, "39001", "62")] == 2000
    assert cells.decided.sum() == 0
    assert cells.rates["petitions"].national > 0
    assert "recognitions" not in cells.rates, "none were on record before 2020"


def test_a_release_without_sectors_has_no_cells_and_says_so():
    with opened(tables(sector_rows=[])) as con, pytest.raises(RecordsFault, match="no workers by county and sector"):
        cells_on(con, TODAY)


@pytest.mark.parametrize("kind", KINDS_OF, ids=lambda kind: kind.part)
@pytest.mark.parametrize("as_of", [date(2019, 5, 5), date(2021, 7, 1), date(2023, 3, 3), date(2026, 1, 20)])
def test_years_on_record_are_the_days_of_the_windows_each_worth_less_the_older(kind, as_of):
    with opened(tables()) as con:
        windows = days_of(con, kind)
    total, day = 0.0, date(1999, 1, 1)
    while day < as_of:
        if any(first <= day <= last for first, last in windows):
            total += 0.5 ** ((as_of - day).days / 365.25 / kind.half_life) / 365.25
        day += timedelta(days=1)
    assert years_on_record(windows, kind.half_life, as_of) == pytest.approx(total, abs=0.012)


def test_a_year_on_record_is_at_most_a_year():
    assert years_on_record([ALL_DAYS], 1e9, date(2009, 1, 1)) == pytest.approx(10, abs=0.01)
    assert years_on_record([(date(1999, 3, 1), date(2022, 3, 31))], 8, date(1999, 1, 1)) == 0


def test_a_kind_that_no_source_tells_everywhere_has_no_rate():
    cells = known(coverage=(), happenings=[happened(1, "petition", date(2021, 1, 1), naics="62")])
    assert not cells.rates
