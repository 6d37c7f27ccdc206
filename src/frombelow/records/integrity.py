"""Every id that a release names must be in the table it points to."""

from __future__ import annotations

from frombelow.records.release_format import TABLES, Release
from frombelow.records.sql import connect, fetch

# (table, column, table pointed to, its key); a column of LISTS holds several ids, separated by blanks
REFERENCES = (
    ("cell", "place_id", "place", "place_id"),
    ("employer_sector", "player_id", "player", "player_id"),
    ("happening", "place_id", "place", "place_id"),
    ("happening", "site_id", "site", "site_id"),
    ("happening", "source_id", "source", "source_id"),
    ("happening", "other_sources", "source", "source_id"),
    ("measure", "place_id", "place", "place_id"),
    ("measure", "source_id", "source", "source_id"),
    ("opening", "place_id", "place", "place_id"),
    ("opening", "player_id", "player", "player_id"),
    ("opening", "union_id", "player", "player_id"),
    ("opening", "rows", "happening", "happening_id"),
    ("party", "happening_id", "happening", "happening_id"),
    ("party", "player_id", "player", "player_id"),
    ("party", "candidates", "player", "player_id"),
    ("place", "parent_id", "place", "place_id"),
    ("place", "metro_id", "place", "place_id"),
    ("place_name", "place_id", "place", "place_id"),
    ("player", "affiliation_id", "player", "player_id"),
    ("player", "place_id", "place", "place_id"),
    ("player_name", "player_id", "player", "player_id"),
    ("player_value", "player_id", "player", "player_id"),
    ("sector", "place_id", "place", "place_id"),
    ("sector_year", "place_id", "place", "place_id"),
    ("site", "place_id", "place", "place_id"),
    ("site", "player_id", "player", "player_id"),
    ("tie", "from_id", "player", "player_id"),
    ("tie", "to_id", "player", "player_id"),
)
LISTS = {("happening", "other_sources"), ("opening", "rows"), ("party", "candidates")}


def dangling(release: Release) -> list[str]:
    """A sentence for each column that names something its table does not hold."""
    con = connect({})
    for name, format_of in TABLES.items():
        if release.path(name).is_file():
            con.execute(f"CREATE VIEW \"{name}\" AS SELECT * FROM read_parquet('{release.path(name)}')")
        else:  # an older release, made before there was such a table
            con.register(name, format_of.schema.empty_table())
    faults = []
    for table, column, other, key in REFERENCES:
        ids = f"unnest(string_split({column}, ' '))" if (table, column) in LISTS else column
        named = f'SELECT DISTINCT {ids} AS id FROM "{table}" WHERE {column} IS NOT NULL'
        lost = (
            fetch(con, f'SELECT id FROM ({named}) ANTI JOIN "{other}" o ON o.{key} = id ORDER BY id')
            .column("id")
            .to_pylist()
        )
        if lost:
            faults.append(f"{table}.{column} names {len(lost):,} that {other} lacks, such as {lost[0]!r}.")
    con.close()
    return faults
