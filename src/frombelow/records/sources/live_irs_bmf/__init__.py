"""Community organizations, labor councils and public workers' unions of the states whose tax file was fetched."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from frombelow.records.cleaning import CODES, STATES, register_macros
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.sources.irs_bmf import described

NAME = "live_irs_bmf"
SQL = (Path(__file__).parent / "clean.sql").read_text(encoding="utf-8").replace("{states}", "|".join(sorted(STATES)))
NO_GAZETTEER = "SELECT NULL::VARCHAR AS union_name, NULL::VARCHAR AS desig_num WHERE false"
# ICO (the person in whose care mail goes) and STREET stand in the file and are not read.
COLUMNS = (
    "EIN", "NAME", "CITY", "STATE", "ZIP", "GROUP", "SUBSECTION", "CLASSIFICATION", "RULING", "TAX_PERIOD", "ASSET_AMT",
    "INCOME_AMT", "REVENUE_AMT", "NTEE_CD", "SORT_NAME",
)  # fmt: skip


def clean(reader: Reader) -> dict[str, pa.Table]:
    """Players with their names, money and activity codes; chosen as the shipped part of the file was chosen."""
    reader.view("extracts")
    if reader.has("gazetteer"):
        rows = reader.rows_read
        reader.view("gazetteer")
        reader.rows_read = rows
    else:
        reader.con.execute(f"CREATE OR REPLACE TEMP VIEW gazetteer AS {NO_GAZETTEER}")
    register_macros(reader.con)
    reader.con.execute(SQL)
    for reason, count in reader.con.execute("SELECT reason, rows FROM left_out ORDER BY reason").fetchall():
        reader.drop(count, reason)
    kept, tables = described(reader, NAME)
    # A file holds a state's organizations; those whose mail goes elsewhere tell nothing of that other state.
    names = [path.stem[3:].upper() for path in reader.source.files["extracts"].found(reader.folder)]
    years = [player["receipts_year"] for _, player in kept if player["receipts_year"]]
    states = sorted(name for name in names if name in CODES)
    return tables | {"coverage": covering(NAME, ("community",), 1900, max(years, default=2000), states=states)}


SOURCE = Source(
    NAME,
    {
        "extracts": RawFile("live_irs_bmf/eo_*.csv", COLUMNS),
        "gazetteer": RawFile("labor_union_parser/olms_gazetteer.parquet", ("union_name", "desig_num"), optional=True),
    },
    clean,
    is_fetched=True,
)
