"""Plain figures of the shipped cells, once more from the raw files by other means, where those are at hand."""

from pathlib import Path

import duckdb
import pytest

from frombelow.records.release_format import BUNDLED

RECORDS = Path(__file__).parents[6] / "shared" / "data" / "records"
CELLS = f"""
FROM read_parquet('{BUNDLED / "cell.parquet"}') c JOIN read_parquet('{BUNDLED / "place.parquet"}') p USING (place_id)
"""
AROUND = f"""
CREATE VIEW around AS SELECT coalesce(metro_id, left(place_id, 2)) AS area, sum(PAYANN::DOUBLE) * 1000 / sum(EMP::DOUBLE) AS pay
FROM survey JOIN read_parquet('{BUNDLED / "place.parquet"}') ON stco_code = place_id
WHERE NAICS2017 = '00' AND EMP::DOUBLE > 0 AND PAYANN::DOUBLE > 0 GROUP BY 1
"""
CLOSE = 1e-3  # cells are told with four digits that count


@pytest.mark.skipif(not RECORDS.is_dir(), reason="the raw records are not beside the project (../shared/data/records)")
@pytest.mark.parametrize(
    ("figure", "again", "least"),
    [
        ("c.workers", "(SELECT any_value(EMP::DOUBLE) FROM survey s WHERE s.stco_code = c.place_id AND s.NAICS2017 = c.code)", 19_000),
        ("c.pay", "(SELECT any_value(PAYANN::DOUBLE * 1000 / EMP::DOUBLE) FROM survey s WHERE s.stco_code = c.place_id AND s.NAICS2017 = c.code)", 19_000),
        ("c.area_pay", "(SELECT any_value(pay) FROM around a WHERE a.area = coalesce(p.metro_id, left(p.place_id, 2)))", 19_000),
        ("c.right_to_work", "(SELECT any_value(right_to_work::DOUBLE) FROM laws l WHERE l.state = p.state)", 19_000),
    ],
)  # fmt: skip
def test_reported_cells_tell_what_the_raw_rows_tell(figure: str, again: str, least: int) -> None:
    with duckdb.connect() as con:
        for name, file in (
            ("survey", "employment/abs_2017_county_x_naics2.parquet"),
            ("laws", "right_to_work/right_to_work_states.csv"),
        ):
            con.execute(f"CREATE VIEW {name} AS FROM '{RECORDS / file}'")
        con.execute(AROUND)
        pairs = f"SELECT c.place_id, c.code, {figure} AS told, {again} AS raw {CELLS} WHERE c.workers_status = 'reported' AND {figure} IS NOT NULL"
        compared, differing = con.execute(
            f"SELECT count(*), count(*) FILTER (raw IS NULL OR abs(told - raw) > {CLOSE} * abs(raw)) FROM ({pairs})"
        ).fetchall()[0]
    assert compared > least
    assert differing == 0
