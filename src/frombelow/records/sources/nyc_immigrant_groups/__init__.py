"""Immigrant organizations of New York City."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.cleaning import register_macros
from frombelow.records.persons import public_name
from frombelow.records.slugs import slug
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.sources.covering import covering
from frombelow.records.staging import PLAYER, PLAYER_VALUE

NAME = "nyc_immigrant_groups"
# The post office says New York for Manhattan.
SQL = """
SELECT
    clean_text(name) AS name,
    CASE clean_text(borough) WHEN 'Manhattan' THEN 'New York' WHEN 'The Bronx' THEN 'Bronx' ELSE clean_text(borough) END AS city,
    clean_zip(regexp_extract(address, '([0-9]{5})(-[0-9]{4})?\\s*$', 1)) AS zip,
    clean_text(url) AS website, clean_text(languages) AS languages
FROM groups
QUALIFY row_number() OVER (PARTITION BY lower(name) ORDER BY address NULLS LAST, borough) = 1
ORDER BY lower(name)
"""


def clean(reader: Reader) -> dict[str, pa.Table]:
    """One player per organization, with its web address and languages."""
    reader.view("groups")
    register_macros(reader.con)
    named = [row | {"name": public_name(row["name"])} for row in reader.sql(SQL).to_pylist()]
    rows = [row for row in named if row["name"]]
    reader.drop(reader.rows_read - len(rows), "an organization listed twice")
    players, values = [], []
    for row in rows:
        player_id = f"org-nyc-{slug(row['name'])}"
        players.append(
            {
                "player_id": player_id,
                "kind": "community",
                "name": row["name"],
                "category": "ethnic and immigrant center",
                "city": row["city"],
                "state": "NY" if row["city"] else None,
                "zip": row["zip"],
                "address_quality": "directory" if row["city"] else "none",
                "source_id": NAME,
            }
        )
        values += [
            {"player_id": player_id, "field": name, "value": row[name], "source_id": NAME}
            for name in ("languages", "website")
            if row[name]
        ]
    return {
        "player": PLAYER.fit(pa.Table.from_pylist(players, schema=PLAYER.schema), NAME),
        "player_value": PLAYER_VALUE.fit(pa.Table.from_pylist(values, schema=PLAYER_VALUE.schema), NAME),
        "coverage": covering(
            NAME,
            ("community",),
            2018,
            2018,
            states=("NY",),
            complete=False,
            note="A chosen list for New York City only.",
        ),
    }


COLUMNS = ("name", "address", "borough", "url", "languages")
SOURCE = Source(NAME, {"groups": RawFile("nyc_immigrant_cbos/nyc_immigrant_cbos.csv", COLUMNS)}, clean)
