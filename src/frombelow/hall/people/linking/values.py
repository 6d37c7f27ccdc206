"""From the values that are kept of people, one a row, to a table with one row a person."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

VALUES = pa.schema(
    [
        ("person", pa.int64()),
        ("kind", pa.string()),  # rules.details.Kind; "born" for a birthday
        ("match", pa.string()),
        ("parts", pa.string()),  # JSON
        ("rank", pa.int32()),  # 0 is shown first
        ("is_new", pa.bool_()),
    ]
)

GATHERED = """
SELECT person, bool_or(is_new) AS is_new,
       list(given ORDER BY rank) FILTER (given <> '') AS givens, list(family ORDER BY rank) FILTER (family <> '') AS families,
       max(suffix) FILTER (suffix <> '') AS suffix,
       list(DISTINCT match) FILTER (kind = 'phone') AS phones, list(DISTINCT match) FILTER (kind = 'email') AS emails,
       list(DISTINCT match) FILTER (kind = 'address' AND match <> '') AS streets, list(DISTINCT zip) FILTER (zip <> '') AS zips,
       list(DISTINCT city) FILTER (city <> '') AS cities, list(DISTINCT match) FILTER (kind = 'born') AS born,
       list(DISTINCT match) FILTER (kind = 'id') AS numbers
FROM (
    SELECT person, kind, nullif(match, '') AS match, rank, is_new,
           CASE WHEN kind <> 'name' THEN NULL WHEN parts IS NULL THEN regexp_replace(match, ' [^ ]+$', '') ELSE parts->>'$.given' END AS given,
           CASE WHEN kind <> 'name' THEN NULL WHEN parts IS NULL THEN regexp_extract(match, ' ([^ ]+)$', 1) ELSE parts->>'$.family' END AS family,
           lower(parts->>'$.suffix') AS suffix,
           CASE WHEN kind = 'address' THEN (parts->>'$.zip')[1:5] END AS zip,
           CASE WHEN kind = 'address' THEN lower(parts->>'$.city') END AS city
    FROM given_values
)
GROUP BY person ORDER BY person
"""


def gather(con: Any, values: pa.Table) -> pa.Table:
    """The people of the values, for `ladder.likely_pairs`."""
    con.register("given_values", values)
    people: pa.Table = con.sql(GATHERED).to_arrow_table()
    con.unregister("given_values")
    return people
