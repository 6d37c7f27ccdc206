"""Chapters of the Democratic Socialists of America, placed by the ZIP codes they serve."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.slugs import slug
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import PLAYER, PLAYER_VALUE

NAME = "dsa_chapters"
# The county with most of a chapter's ZIP codes; of these the middle one stands for its home.
SQL = """
WITH placed AS (SELECT chapter, zip, fips, state FROM chapters JOIN zips USING (zip)),
home AS (
    SELECT chapter, fips FROM placed GROUP BY chapter, fips
    QUALIFY row_number() OVER (PARTITION BY chapter ORDER BY count(DISTINCT zip) DESC, fips) = 1
),
middle AS (SELECT chapter, quantile_disc(zip, 0.5) AS zip, min(state) AS state FROM placed JOIN home USING (chapter, fips) GROUP BY ALL)
SELECT chapter, count(DISTINCT c.zip) AS served, min(m.zip) AS zip, min(m.state) AS state
FROM chapters AS c LEFT JOIN middle AS m USING (chapter) WHERE chapter IS NOT NULL GROUP BY chapter ORDER BY chapter
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """One player per chapter."""
    reader.view("chapters")
    reader.view("zips")
    rows = reader.sql(SQL).to_pylist()
    ids = [f"org-dsa-{slug(row['chapter'])}" for row in rows]
    players = [
        {
            "player_id": player_id,
            "kind": "community",
            "name": f"{row['chapter']} DSA",
            "affiliation_words": "Democratic Socialists of America",
            "category": "political organization",
            "state": row["state"],
            "zip": row["zip"],
            "address_quality": "none",
            "source_id": NAME,
        }
        for player_id, row in zip(ids, rows, strict=True)
    ]
    values = [
        {"player_id": player_id, "field": "zip_codes_served", "value": str(row["served"]), "source_id": NAME}
        for player_id, row in zip(ids, rows, strict=True)
    ]
    return {
        "player": PLAYER.fit(pa.Table.from_pylist(players, schema=PLAYER.schema), NAME),
        "player_value": PLAYER_VALUE.fit(pa.Table.from_pylist(values, schema=PLAYER_VALUE.schema), NAME),
        "coverage": covering(NAME, ("community",), 2023, 2023, note="Chapters of one organization."),
    }


SOURCE = Source(
    NAME,
    {
        "chapters": RawFile("dsa_chapters/dsa_chapter_zips_2023-09.parquet", ("zip", "chapter")),
        "zips": RawFile("geo/zip_fips_county.parquet", ("zip", "fips", "state")),
    },
    clean,
)
