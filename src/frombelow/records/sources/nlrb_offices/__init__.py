"""Regional offices of the National Labor Relations Board, read from the cases assigned to them."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.cleaning import register_macros
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import PLAYER, PLAYER_NAME

NAME = "nlrb_offices"
# 'Region 31, Los Angeles, California': number, city, state; the commonest way of writing wins.
SQL = """
WITH written AS (
    SELECT regexp_extract_all("Region Assigned", '[^,]+') AS parts FROM searched
    UNION ALL SELECT regexp_extract_all(region, '[^,]+') FROM filings
),
offices AS (
    SELECT regexp_extract(parts[1], '([0-9]{1,2})', 1)::INTEGER AS region, trim(parts[2]) AS city, clean_state(parts[3]) AS state
    FROM written WHERE len(parts) = 3 AND regexp_full_match(trim(parts[1]), 'Region [0-9]{1,2}')
)
SELECT region, city, state FROM offices GROUP BY region, city, state
QUALIFY row_number() OVER (PARTITION BY region ORDER BY count(*) DESC, city) = 1
ORDER BY region
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """The board and one player per region."""
    reader.view("searched")
    reader.view("filings")
    register_macros(reader.con)
    regions = reader.sql(SQL).to_pylist()
    board = {
        "player_id": "agency-nlrb",
        "kind": "agency",
        "name": "National Labor Relations Board",
        "category": "labor board",
        "city": "Washington",
        "state": "DC",
        "address_quality": "directory",
        "source_id": NAME,
    }
    offices = [
        board
        | {
            "player_id": f"agency-nlrb-region-{row['region']:02d}",
            "name": f"NLRB Region {row['region']} ({row['city']})",
            "affiliation": "agency-nlrb",
            "affiliation_words": "National Labor Relations Board",
            "number": str(row["region"]),
            "city": row["city"],
            "state": row["state"],
        }
        for row in regions
    ]
    names = [{"player_id": "agency-nlrb", "name": "NLRB", "source_id": NAME}]
    names += [
        {"player_id": office["player_id"], "name": f"Region {int(office['number']):02d}", "source_id": NAME}
        for office in offices
    ]
    return {
        "player": PLAYER.fit(pa.Table.from_pylist([board, *offices], schema=PLAYER.schema), NAME),
        "player_name": PLAYER_NAME.fit(pa.Table.from_pylist(names, schema=PLAYER_NAME.schema), NAME),
        "coverage": covering(NAME, ("agency",), 2021, 2026),
    }


SOURCE = Source(
    NAME,
    {
        "searched": RawFile("nlrb/case_search_export_2021.parquet", ("Region Assigned",)),
        "filings": RawFile("nlrb_recent_filings/recent_filings_2025-06_2026-04.parquet", ("region",)),
    },
    clean,
)
