"""County profile: population, race, sex, poverty and income."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import MEASURE

NAME = "county_profile"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")
COLUMNS = (
    "fips", "male", "female", "poverty-rate", "avg_income", "population.2010", "population.2019",
    "race.black_alone_female", "race.black_alone_male", "race.hispanic_female", "race.hispanic_male",
    "race.non_hispanic_white_alone_female", "race.non_hispanic_white_alone_male",
)  # fmt: skip


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Measures of every county."""
    reader.view("profile")
    measures = MEASURE.fit(reader.sql(SQL), NAME)
    nameless = reader.sql("SELECT count(*) FROM profile WHERE fips IS NULL")
    reader.drop(int(nameless.column(0)[0].as_py()), "an empty row without a county")
    kinds = sorted(set(measures["measure"].to_pylist()))
    return {"measure": measures, "coverage": covering(NAME, kinds, 2010, 2019)}


SOURCE = Source(NAME, {"profile": RawFile("employment/county_profile.parquet", COLUMNS)}, clean)
