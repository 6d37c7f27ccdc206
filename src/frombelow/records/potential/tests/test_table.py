"""The cells as a table of the release."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow.parquet as pq
import pytest

from frombelow.records.potential.table import as_table, cell_table, last_day
from frombelow.records.potential.tests.small_release import JOBS, TODAY, happened, known, loose, of, tables
from frombelow.records.release_format import CELL, HAPPENING

EVENTS = [happened(n, "petition", date(2021, 1, n), "39003", naics="62") for n in range(1, 4)]


@pytest.fixture(scope="module")
def table():
    return cell_table(tables(happenings=EVENTS))


def test_it_has_the_columns_of_the_release_and_a_row_for_each_cell(table):
    assert CELL.fit(table, "the test").schema == CELL.schema
    assert table.num_rows == len(JOBS) + 6
    keys = list(zip(table["place_id"].to_pylist(), table["code"].to_pylist(), strict=True))
    assert keys == sorted(set(keys))


def test_an_unknown_figure_is_absent_never_0(table):
    rows = {(row["place_id"], row["code"]): row for row in table.to_pylist()}
    assert rows["39001", "48-49"]["pay"] is None
    assert rows["01001", "62"]["growth"] is None
    assert rows["39001", "62"]["pay"] == 50_000
    assert rows["39001", "62"]["right_to_work"] == 0, "a law that is not there is known"
    assert not any(isinstance(value, float) and np.isnan(value) for row in rows.values() for value in row.values())


def test_figures_keep_four_digits_that_count():
    cells = known(happenings=EVENTS)
    told = as_table(cells)
    row = of(cells, "39003", "48-49")
    for name, exact in (("workers", cells.workers), ("workers_low", cells.workers_low)):
        assert told[name][row].as_py() == float(f"{exact[row]:.3e}")
    for value in (
        told["petitions_times"].to_pylist() + told["petitions_error"].to_pylist() + told["workers_high"].to_pylist()
    ):
        assert value is None or value == float(f"{value:.3e}")


def test_rates_are_told_as_multiples_of_the_nations():
    cells = known(happenings=EVENTS)
    rates = cells.rates["petitions"]
    row = of(cells, "39003", "62")
    assert as_table(cells)["petitions_times"][row].as_py() == pytest.approx(rates.rate[row] / rates.national, rel=1e-3)
    assert as_table(cells)["petitions_times"][row].as_py() > 1


def test_a_kind_that_is_not_on_record_yet_is_absent():
    told = as_table(known(date(2020, 6, 28)))
    assert set(told["recognitions_times"].to_pylist()) == {None}
    assert set(told["recognitions_error"].to_pylist()) == {None}


def test_the_same_tables_give_the_same_bytes(tmp_path):
    made = []
    for name in ("one", "other"):
        pq.write_table(cell_table(tables(happenings=EVENTS)), tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_the_order_of_rows_does_not_matter(table):
    turned = {name: rows.take(np.arange(rows.num_rows)[::-1]) for name, rows in tables(happenings=EVENTS).items()}
    assert cell_table(turned).equals(table)


def test_the_day_is_the_last_on_which_a_source_was_read():
    made = tables(happenings=[happened(1, "strike", date(2030, 1, 1), as_of=date(2022, 1, 1))])
    assert last_day(made["happening"]) == TODAY, "not the day of what is said to happen"


def test_where_nothing_happened_the_table_is_empty():
    made = tables()
    assert cell_table(made | {"happening": made["happening"].slice(0, 0)}).equals(CELL.schema.empty_table())


def test_where_no_figures_were_known_yet_the_table_is_empty():
    made = tables()
    read = loose(HAPPENING, [happened(1, "strike", date(2019, 1, 1), as_of=date(2020, 6, 24))])
    assert cell_table(made | {"happening": read}).equals(CELL.schema.empty_table())


def test_a_release_without_sectors_has_no_cells():
    assert cell_table(tables(sector_rows=[])).equals(CELL.schema.empty_table())
