"""Jobs and workplaces of metropolitan areas by industry (County Business Patterns 2018)."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.naics_titles import register_titles
from frombelow.records.staging import SECTOR

NAME = "cbp_2018"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8")


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Sectors and three-digit industries of every metropolitan area."""
    reader.view("cbp")
    reader.view("counties")
    register_titles(reader.con, reader, "naics_2017", "naics_2022")
    finer = reader.sql("SELECT count(*) FROM cbp WHERE length(naics_code) > 3")
    reader.drop(int(finer.column(0)[0].as_py()), "industries finer than three digits")
    small = reader.sql(
        "SELECT count(*) FROM cbp WHERE length(naics_code) <= 3 AND cbsa_code NOT IN "
        "(SELECT cbsa_code FROM counties WHERE cbsa_type = 'metro')"
    )
    reader.drop(int(small.column(0)[0].as_py()), "smaller (micropolitan) areas, which are no places here")
    note = "Private workplaces with employees; no pay."
    return {
        "sector": SECTOR.fit(reader.sql(SQL), NAME),
        "coverage": covering(NAME, ("sectors",), 2018, 2018, note=note),
    }


SOURCE = Source(
    NAME,
    {
        "cbp": RawFile("employment/cbp_2018_cbsa_x_naics.parquet", ("cbsa_code", "naics_code", "EMP", "ESTAB")),
        "counties": RawFile("geo/county_cbsa_state.csv", ("cbsa_code", "cbsa_type")),
        "naics_2017": RawFile("codes/naics_2017.json", ("taxonomies",)),
        "naics_2022": RawFile("codes/naics_2022.json", ("taxonomies",)),
    },
    clean,
)
