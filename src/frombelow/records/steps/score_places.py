"""Places of a release: the staged places with their address word and their newest population."""

from __future__ import annotations

import pyarrow as pa

from frombelow.records.slugs import slug, unique_slugs
from frombelow.records.sql import connect, fetch

NEWEST = """
SELECT place_id, list(CAST(round(value) AS BIGINT) ORDER BY year DESC, source_id)[1] AS population
FROM measure WHERE measure = 'population' AND value IS NOT NULL GROUP BY place_id
"""


def released_places(place: pa.Table, measure: pa.Table) -> pa.Table:
    """The table `place` of a release. One row per place_id, also where several sources know it."""
    con = connect({"staged": one_source_each(place), "measure": measure})
    con.register("words", _slugs(place))
    return fetch(
        con,
        f"""SELECT staged.place_id, kind, name, slug, state, parent_id, metro_id, is_south, latitude, longitude, population
            FROM staged JOIN words USING (place_id) LEFT JOIN ({NEWEST}) USING (place_id) ORDER BY staged.place_id""",
    )


def one_source_each(place: pa.Table) -> pa.Table:
    """The first row of each place_id (sources are read by name)."""
    return fetch(connect({"place": place}), "SELECT DISTINCT ON (place_id) * FROM place ORDER BY place_id, name")


def _slugs(place: pa.Table) -> pa.Table:
    pairs = [(row["place_id"], _word(row)) for row in one_source_each(place).to_pylist()]
    given = unique_slugs(pairs)
    return pa.table({"place_id": list(given), "slug": list(given.values())})


def _word(row: dict[str, str | None]) -> str:
    """'Durham County, North Carolina' in NC: durham-county-nc; a state or metro: its whole name."""
    name = row["name"] or ""
    if row["kind"] == "county":
        return slug(name.split(",")[0], row["state"])
    return slug("united states" if row["kind"] == "nation" else name)
