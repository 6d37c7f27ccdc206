"""Labor force and unemployment of counties (LAUS)."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import MEASURE

NAME = "laus_counties"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")
COLUMNS = ("State FIPS Code", "County FIPS Code", "Year", "Labor Force", "Unemployed Level")


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Labor force and unemployment rate of every county and year from 2010."""
    reader.view("laus")
    old = reader.sql('SELECT count(*) FROM laus WHERE "Year"::BIGINT < 2010')
    reader.drop(int(old.column(0)[0].as_py()), "years before 2010: of no use to a first look at a place")
    return {
        "measure": MEASURE.fit(reader.sql(SQL), NAME),
        "coverage": covering(NAME, ("labor_force", "unemployment_rate"), 2010, 2020),
    }


SOURCE = Source(NAME, {"laus": RawFile("employment/laus_county_2000_2020.parquet", COLUMNS)}, clean)
